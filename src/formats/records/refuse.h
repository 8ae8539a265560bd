#ifndef FORMATS_RECORDS_REFUSE_H
#define FORMATS_RECORDS_REFUSE_H

#include "formats/reader.h"

/* MV_BAD_DATA for what is no text in UTF-8, or of a program that keeps tables in a form of its own: with its name
 * and the line that converts it. */
mv_status mv_refuse_input(const mv_input *input);

/* The limits that the options name for a set, and the usual ones for the rest. */
mv_limits mv_limits_asked(const mv_read_options *options);

/* MV_LIMIT when the set reached one of its limits: names it. */
mv_status mv_refuse_over(const mv_relations *set, const char *path, mv_log *log);

#endif
