#ifndef SUPPORT_TABLE_H
#define SUPPORT_TABLE_H

#include "multivector/error.h"
#include "support/lines.h"
#include "support/text.h"

/* Delimited text: RFC 4180, with LF, CR LF or CR, an optional byte-order mark, and commas, semicolons, tabs or
 * bars between the fields, whichever the first line has most of, or which a line "sep=;" says; blanks, one or
 * more, where that line has none of these. Before it may stand empty lines, and some that begin with "# " or "% ".
 */
typedef struct mv_table_reader {
    const char *bytes, *at, *end;
    char delimiter;
    mv_lines lines;
    mv_text record;      /* the fields of the record at hand, unquoted, each ending in NUL */
    const char **fields; /* count of them */
    size_t *positions;   /* where each begins in the text */
    size_t count, room;
    mv_log *log;
} mv_table_reader;

/* Starts reading; false, with an error in the log, when the text is not UTF-8. `bytes` stays, and ends in NUL. */
bool mv_table_open(mv_table_reader *table, const char *source, const char *bytes, size_t length, mv_log *log);

/* The next record that is not an empty line; false at the end, or at a quote that is never closed (then the log
 * has it). Text behind a closing quote is an error that does not end the reading. */
bool mv_table_next(mv_table_reader *table);

/* Where a field of the record at hand begins, as a position in the text (for mv_lines_place() with `lines`) and as
 * a place; the end of the record for a field it does not have. */
size_t mv_table_position(const mv_table_reader *table, size_t field);
mv_place mv_table_place(mv_table_reader *table, size_t field);

void mv_table_close(mv_table_reader *table);

#endif
