#ifndef FORMATS_GRAPHS_PAJEK_TIMES_H
#define FORMATS_GRAPHS_PAJEK_TIMES_H

#include "multivector/relations.h"
#include "support/text.h"

/* Times of a Pajek vertex or line, as [1-3,5,8-*]: points, and stretches with both ends in them. Days and months
 * of ours are 20130906 and 201309 there. */
typedef struct mv_pajek_span {
    char from[16], to[16]; /* "": open */
} mv_pajek_span;

/* The next stretch; false at the end, where *at is "", or where the times cannot be read, which *at points to. */
bool mv_pajek_next(const char **at, mv_pajek_span *span);

/* From the first to the last; open on both sides for NULL. *gaps: there are several. */
mv_pajek_span mv_pajek_hull(const char *times, bool *gaps);

/* Writes " [2013-2018]", or nothing without dates; false for what cannot be said: an end without a beginning,
 * years before 1000. */
bool mv_pajek_add_times(mv_text *out, mv_date start, mv_date end, mv_date through);

#endif
