#ifndef SUPPORT_LINES_H
#define SUPPORT_LINES_H

#include "multivector/error.h"

/* From a position in a text to its line and column. A line ends in LF, CR LF or a lone CR; columns count
 * characters. Nothing is computed before the first question, because most texts have no error. */
typedef struct mv_lines {
    const char *source, *bytes;
    size_t length;
    size_t before;              /* lines that stand before the text; 0, or set by the caller */
    struct mv_line_mark *marks; /* the place of every so many-th byte */
} mv_lines;

mv_lines mv_lines_of(const char *source, const char *bytes, size_t length);

/* The same of a file; its text begins behind the byte-order mark, where there is one. */
mv_lines mv_lines_of_file(const char *source, const char *bytes, size_t length);
mv_place mv_lines_place(mv_lines *lines, size_t position);

/* MV_BAD_DATA, with its place in the log, when the text is not UTF-8. */
mv_status mv_lines_check(mv_lines *lines, mv_log *log);
void mv_lines_clear(mv_lines *lines);

#endif
