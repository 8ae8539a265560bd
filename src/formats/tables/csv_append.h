#ifndef FORMATS_TABLES_CSV_APPEND_H
#define FORMATS_TABLES_CSV_APPEND_H

#include "formats/reader.h"

/* A row behind the last, with the separator, the columns and the line ends of the table: mv_format.append. */
mv_status mv_csv_append(mv_text *out, const mv_input *input, const mv_relations *set);

#endif
