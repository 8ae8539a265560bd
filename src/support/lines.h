#ifndef SUPPORT_LINES_H
#define SUPPORT_LINES_H

#include "multivector/error.h"

/* From a position in a text to its line and column. A line ends in LF, CR LF or a lone CR. */
typedef struct mv_lines {
    const char *source, *bytes;
    size_t *starts, count;
} mv_lines;

mv_lines mv_lines_of(const char *source, const char *bytes, size_t length);
mv_place mv_lines_place(const mv_lines *lines, size_t position);
void mv_lines_clear(mv_lines *lines);

#endif
