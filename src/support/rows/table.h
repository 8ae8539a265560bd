#ifndef SUPPORT_TABLE_H
#define SUPPORT_TABLE_H

#include "multivector/error.h"
#include "support/lines.h"
#include "support/rows/rows.h"

/* A whole text as support/rows/rows.h reads it: commas, semicolons, tabs or bars between the fields, whichever the
 * first line has most of, or which a line "sep=;" says; blanks, one or more, where that line has none of these.
 * Before it may stand empty lines, and some that begin with "# " or "% ".
 */
typedef struct mv_table_reader {
    const char *bytes;
    size_t length;
    char delimiter;
    mv_lines lines;
    mv_rows *rows;
    const char *const *fields; /* of the record at hand, count of them */
    size_t count;
    mv_log *log;
} mv_table_reader;

/* Starts reading; false, with an error in the log, when the text is not UTF-8. `bytes` stays, and ends in NUL. */
bool mv_table_open(mv_table_reader *table, const char *source, const char *bytes, size_t length, mv_log *log);

/* The next record that is not an empty line; false at the end, or at a quote that is never closed (then the log
 * has it, and `count` is not 0). Text behind a closing quote is an error that does not end the reading. */
bool mv_table_next(mv_table_reader *table);

/* The record behind the one at hand, of no fields when there is none; to be closed. The table stays where it is.
 */
mv_table_reader mv_table_ahead(const mv_table_reader *table);

/* Where a field of the record at hand begins, as a position in the text (for mv_lines_place() with `lines`) and as
 * a place; the end of the record for a field it does not have. */
size_t mv_table_position(const mv_table_reader *table, size_t field);
mv_place mv_table_place(mv_table_reader *table, size_t field);

void mv_table_close(mv_table_reader *table);

#endif
