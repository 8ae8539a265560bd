#ifndef SUPPORT_ROWS_H
#define SUPPORT_ROWS_H

#include "multivector/error.h"
#include "support/index.h"

/* Delimited text of any length, a row at a time: RFC 4180, with LF, CR LF or CR, an optional byte-order mark, and
 * commas, semicolons, tabs or bars between the fields. Only the row at hand is in memory, and fields are looked at
 * when they are asked for: a file of many columns costs what is used of it. */
typedef struct mv_rows mv_rows;

typedef struct mv_rows_form {
    const char *encoding; /* a name for iconv; NULL: UTF-8 */
    char delimiter;       /* 0: whichever the first line that is not blank has most of */
    bool unquoted;        /* a quote is a character like any other */
    const char *shown;    /* what messages call the file; NULL: by its path */
} mv_rows_form;

/* `path`, `log` and the texts of the form must live as long. */
mv_status mv_rows_open(mv_rows **out, const char *path, mv_rows_form form, mv_log *log);

/* The same of a text that is in memory, from a position on; it ends in NUL and lives as long. Its fields keep the
 * blanks around them, and where blanks are the delimiter, one or more are between two fields. */
mv_rows *mv_rows_of_text(const char *bytes, size_t length, size_t from, mv_rows_form form, mv_log *log);

/* The next row that is not an empty line; false at the end, and when reading broke off, with the reason in the log
 * and in mv_rows_status(). Text behind a closing quote is an error in the log that does not end the reading. */
bool mv_rows_next(mv_rows *rows);
mv_status mv_rows_status(const mv_rows *rows);

/* Makes one row of the row at hand and the line behind it, with a blank for the line end; false when there is
 * none. */
bool mv_rows_join(mv_rows *rows);

/* Passes over this many lines, whatever is in them. */
void mv_rows_skip_lines(mv_rows *rows, size_t count);

/* Says that only the first so many fields of rows to come will be asked for: where the others begin is not found
 * out then. They are counted all the same. */
void mv_rows_want(mv_rows *rows, size_t fields);

/* Takes the next line for the first when it chooses the delimiter; the one that was chosen. */
void mv_rows_sniff(mv_rows *rows);
char mv_rows_delimiter(const mv_rows *rows);

/* Of the row at hand. A field is unquoted and without blanks around it; it does not end in NUL and stays until the
 * next field is asked for. NULL when it is not valid UTF-8, which the log says then. */
size_t mv_rows_count(const mv_rows *rows);
const char *mv_rows_field(mv_rows *rows, size_t field, size_t *length);
const char *const *mv_rows_texts(mv_rows *rows); /* all of them, with a NUL behind each, until the next but one */
bool mv_rows_is(mv_rows *rows, size_t field, const char *text, size_t length); /* says just this */
size_t mv_rows_find(mv_rows *rows, const char *text);      /* the first field that says just this, or MV_ABSENT */
mv_place mv_rows_place(const mv_rows *rows, size_t field); /* the row's end for a field it does not have */
size_t mv_rows_line(const mv_rows *rows);

/* Where a field of the row begins, as a position in the text that is in memory; the row's end as above. And where
 * the next row does. */
size_t mv_rows_offset(const mv_rows *rows, size_t field);
size_t mv_rows_behind(const mv_rows *rows);

/* How far the reading is, in bytes of the file; of how many (0: unknown). */
size_t mv_rows_position(const mv_rows *rows);
size_t mv_rows_size(const mv_rows *rows);

void mv_rows_close(mv_rows *rows); /* accepts NULL */

#endif
