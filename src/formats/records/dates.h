#ifndef FORMATS_RECORDS_DATES_H
#define FORMATS_RECORDS_DATES_H

#include "model/date_checks.h"
#include "multivector/format.h"

/* Reads an ISO date, or one as people write it: 2013, 2013-09, 2013-09-06, 20130906, 201309, 2013/9/6,
 * 06.09.2013, 9.2013, 13/9/2013, with a time behind it (which is dropped), a year with ".0"; a month or day 00 is
 * not known. A number below 1000 is a point in time and counts as a year. With slashes or dashes and the year
 * last, `order` says what comes first, unless the numbers leave no doubt. Gives NULL, or what was expected
 * instead. */
const char *mv_date_read(const char *text, mv_date_order order, mv_date *date);

/* Reads "<[2010, 2015]>", of which a round bracket leaves its end out: from when it held, and through, or until,
 * which date. "Infinity" is an open side; a single date, with brackets or not, is that day. Gives NULL, or what
 * was expected instead. */
const char *mv_interval_read(const char *text, mv_date_order order, mv_dates *dates);

#endif
