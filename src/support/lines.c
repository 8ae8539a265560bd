#include "support/lines.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>

/* Marks every so many bytes keep both a file of line ends and a file of one line cheap to ask, a hundred thousand
 * times, for a sixteenth of the text's memory. */
enum { STRIDE = 256 };

typedef struct mv_line_mark {
    size_t line, column;
} mark;

mv_lines mv_lines_of(const char *source, const char *bytes, size_t length)
{
    return (mv_lines){ .source = source, .bytes = bytes, .length = length };
}

/* The place one byte further on. */
static mark step(const mv_lines *lines, mark at, size_t position)
{
    const char *byte = lines->bytes + position;
    bool ends = *byte == '\n' || (*byte == '\r' && (position + 1 >= lines->length || byte[1] != '\n'));
    bool continues = position + 1 < lines->length && ((unsigned char)byte[1] & 0xc0) == 0x80;
    if (ends) return (mark){ at.line + 1, 1 };
    return (mark){ at.line, at.column + !continues };
}

static void set_marks(mv_lines *lines)
{
    mark at = { 1, 1 };
    lines->marks = mv_alloc_array(lines->length / STRIDE + 1, sizeof *lines->marks);
    for (size_t i = 0; i <= lines->length; i++) {
        if (i % STRIDE == 0) lines->marks[i / STRIDE] = at;
        if (i < lines->length) at = step(lines, at, i);
    }
}

mv_place mv_lines_place(mv_lines *lines, size_t position)
{
    if (!lines->marks) set_marks(lines);
    if (position > lines->length) position = lines->length;
    mark at = lines->marks[position / STRIDE];
    for (size_t i = position / STRIDE * STRIDE; i < position; i++) at = step(lines, at, i);
    return (mv_place){ lines->source, lines->before + at.line, at.column };
}

mv_status mv_lines_check(mv_lines *lines, mv_log *log)
{
    size_t bad;
    if (mv_utf8_valid(lines->bytes, lines->length, &bad)) return MV_OK;
    return mv_log_error(log, MV_BAD_DATA, mv_lines_place(lines, bad),
                        "byte 0x%02X is not valid here; UTF-8 text was expected",
                        (unsigned char)lines->bytes[bad]);
}

void mv_lines_clear(mv_lines *lines)
{
    free(lines->marks);
    *lines = (mv_lines){ 0 };
}
