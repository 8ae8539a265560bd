#include "support/lines.h"
#include "support/memory.h"
#include <stdlib.h>

mv_lines mv_lines_of(const char *source, const char *bytes, size_t length)
{
    mv_lines lines = { source, bytes, NULL, 0 };
    for (size_t i = 0; i <= length; i++) {
        bool begins = i == 0 || bytes[i - 1] == '\n' || (bytes[i - 1] == '\r' && bytes[i] != '\n');
        if (!begins) continue;
        lines.starts = mv_grow(lines.starts, lines.count, sizeof *lines.starts);
        lines.starts[lines.count++] = i;
    }
    return lines;
}

mv_place mv_lines_place(const mv_lines *lines, size_t position)
{
    size_t low = 0, high = lines->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (lines->starts[middle] <= position)
            low = middle;
        else
            high = middle;
    }
    size_t column = 1;
    for (size_t i = lines->starts[low]; i < position; i++)
        if (((unsigned char)lines->bytes[i] & 0xc0) != 0x80) column++; /* count characters, not bytes */
    return (mv_place){ lines->source, low + 1, column };
}

void mv_lines_clear(mv_lines *lines)
{
    free(lines->starts);
    *lines = (mv_lines){ 0 };
}
