#include "support/lines.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

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

mv_lines mv_lines_of_file(const char *source, const char *bytes, size_t length)
{
    size_t skip = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return mv_lines_of(source, bytes + skip, length - skip);
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

/* Letters and punctuation that Western Europe typed before Unicode stand in text, and not in data. */
static bool is_text(const mv_lines *lines)
{
    size_t looked = lines->length < 1000 ? lines->length : 1000;
    for (size_t i = 0; i < looked; i++)
        if ((unsigned char)lines->bytes[i] < ' ' && (!lines->bytes[i] || !strchr("\t\n\v\f\r", lines->bytes[i])))
            return false;
    return true;
}

/* Such a byte stands alone, where UTF-8 has two and more. */
static bool is_lone(const mv_lines *lines, size_t at)
{
    unsigned char byte = (unsigned char)lines->bytes[at];
    return byte < 0xc0 || at + 1 == lines->length || (unsigned char)lines->bytes[at + 1] < 0x80;
}

mv_status mv_lines_check(mv_lines *lines, mv_log *log)
{
    size_t bad;
    if (mv_utf8_valid(lines->bytes, lines->length, &bad)) return MV_OK;
    unsigned byte = (unsigned char)lines->bytes[bad];
    mv_place place = mv_lines_place(lines, bad);
    if (byte < 0x80 || !is_lone(lines, bad) || !is_text(lines))
        return mv_log_error(log, MV_BAD_DATA, place, "byte 0x%02X is not valid here; UTF-8 text was expected",
                            byte);
    const char *ending = mv_text_ending(lines->source);
    return mv_log_error(
        log, MV_BAD_DATA, place,
        "byte 0x%02X is not valid here; UTF-8 text was expected; from Latin-1 or Windows: iconv -f "
        "WINDOWS-1252 -t UTF-8 %s > utf8%s",
        byte, strcmp(lines->source, "-") == 0 ? "FILE" : lines->source, ending ? ending : ".csv");
}

void mv_lines_clear(mv_lines *lines)
{
    free(lines->marks);
    *lines = (mv_lines){ 0 };
}
