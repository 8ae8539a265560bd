#include "support/font/font.h"
#include "support/font/font_table.h"
#include <string.h>
#include <utf8proc.h>

/* Beside the table: a narrow character of a terminal takes at most this much of the font size, a wide one
 * (Chinese, Japanese, Korean, emoji) twice as much. */
static const double column_width = 0.75, wide_width = 1.05;

/* Arabic letters join: together they take less than so many columns. */
static const double joined_width = 0.62;

static bool is_arabic(int32_t c)
{
    return (c >= 0x600 && c <= 0x6ff) || (c >= 0x750 && c <= 0x77f) || (c >= 0x8a0 && c <= 0x8ff) ||
           (c >= 0xfb50 && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc);
}

/* A line may end behind a Chinese or Japanese character, whose words have no blanks between them. */
static bool is_ideograph(int32_t c)
{
    return c >= 0x2e80 && utf8proc_charwidth(c) == 2 && !(c >= 0xac00 && c <= 0xd7af);
}

/* Signs that no line begins with: what stands before them stays with them. */
static bool clings(int32_t c)
{
    return (c >= 0x3001 && c <= 0x3002) || c == 0x3009 || c == 0x300b || c == 0x300d || c == 0x300f ||
           c == 0x3011 || c == 0xff01 || c == 0xff09 || c == 0xff0c || c == 0xff1a || c == 0xff1b || c == 0xff1f ||
           c == 0x30fc;
}

static const char ellipsis[] = "\xe2\x80\xa6";

/* A byte that begins no character is as wide as what stands for it. */
static int32_t next_character(const char *text, size_t *used)
{
    int32_t character = mv_text_character(text, used);
    return character < 0 ? 0xfffd : character;
}

static double character_width(int32_t c, bool bold)
{
    for (size_t i = 0; i < mv_font_range_count; i++) {
        const mv_font_range *range = &mv_font_ranges[i];
        if (c < range->first || c > range->last) continue;
        uint16_t width = range->widths[bold][c - range->first];
        if (width) return width / 1000.0;
    }
    switch (utf8proc_charwidth(c)) {
    case 0:
        return 0;
    case 1:
        return is_arabic(c) ? joined_width : column_width;
    default:
        return wide_width;
    }
}

static double bytes_width(mv_font font, const char *text, size_t length)
{
    double width = 0;
    for (size_t i = 0, used; i < length; i += used)
        width += character_width(next_character(text + i, &used), font.bold);
    return width * font.size;
}

double mv_font_width(mv_font font, const char *text)
{
    return bytes_width(font, text, strlen(text));
}

double mv_font_line_height(mv_font font)
{
    return 1.2 * font.size;
}

static bool is_blank(char c)
{
    return (c >= 0 && c <= ' ') || c == 0x7f;
}

static size_t skip_blanks(const char *text)
{
    size_t n = 0;
    while (text[n] && is_blank(text[n])) n++;
    return n;
}

/* The next word, "28 %" being one: its bytes, and what its characters take at size 1. One that is wider than a
 * whole line also ends behind a hyphen or a slash; Chinese characters end one each. Far beyond the line nothing is
 * read, or wrapping would be quadratic in the length of a word. */
static size_t next_word(mv_font font, const char *text, double line, double *width)
{
    const double beyond = 2 * font.size;
    size_t n = 0, used, part = 0;
    double part_width = 0;
    *width = 0;
    while (text[n] && (!is_blank(text[n]) || text[n + 1] == '%') && *width * font.size <= line + beyond) {
        int32_t c = next_character(text + n, &used);
        *width += character_width(c, font.bold);
        n += used;
        if (is_ideograph(c) && text[n] && !clings(next_character(text + n, &used))) return n;
        bool joint = (text[n - 1] == '-' || text[n - 1] == '/') && n > 4;
        if (!joint || part) continue;
        part = n;
        part_width = *width;
    }
    if (*width * font.size <= line || !part) return n;
    *width = part_width;
    return part;
}

/* As many bytes as fit a width, at least one character. */
static size_t bytes_that_fit(mv_font font, const char *text, size_t length, double width)
{
    size_t fit = 0;
    double taken = 0;
    while (fit < length) {
        size_t used;
        taken += character_width(next_character(text + fit, &used), font.bold) * font.size;
        if (taken > width && fit) break;
        fit += used;
    }
    return fit < length ? fit : length;
}

/* Adds the next line of words and returns the bytes of `text` it used up. */
static size_t add_line(mv_text *line, mv_font font, const char *text, double width, bool *whole)
{
    const double blank = character_width(' ', font.bold);
    size_t position = skip_blanks(text), gap = 0;
    double so_far = 0;
    while (text[position]) {
        double word;
        size_t length = next_word(font, text + position, width, &word);
        double taken = so_far * font.size + (gap ? blank * font.size : 0) + word * font.size;
        if (taken > width && line->length) break;
        if (taken > width) {
            length = bytes_that_fit(font, text + position, length, width);
            *whole = false;
        }
        if (gap) mv_text_add(line, " ");
        mv_text_add_bytes(line, text + position, length);
        so_far += (gap ? blank : 0) + word;
        position += length;
        gap = skip_blanks(text + position);
        position += gap;
        if (taken > width) break;
    }
    return position;
}

/* The rest of a text on one line, cut so that an ellipsis fits behind it. */
static void add_last_line(mv_text *out, mv_font font, const char *rest, double width)
{
    double room = width - mv_font_width(font, ellipsis), taken = 0;
    mv_text line = { 0 };
    for (size_t used; *rest; rest += used) {
        bool gap = is_blank(*rest);
        taken += character_width(gap ? ' ' : next_character(rest, &used), font.bold) * font.size;
        if (taken > room && line.length) break;
        if (gap) used = skip_blanks(rest);
        mv_text_add_bytes(&line, gap ? " " : rest, gap ? 1 : used);
    }
    while (line.length && is_blank(line.bytes[line.length - 1])) line.length--;
    mv_text_add_bytes(out, line.bytes, line.length);
    mv_text_add(out, ellipsis);
    mv_text_clear(&line);
}

size_t mv_font_wrap(mv_text *out, mv_font font, const char *text, double width, size_t most, bool *whole)
{
    size_t lines = 0;
    bool unbroken = true;
    text += skip_blanks(text);
    while (*text && lines < most) {
        mv_text line = { 0 };
        size_t used = add_line(&line, font, text, width, &unbroken);
        if (lines++) mv_text_add(out, "\n");
        if (lines == most && text[used]) {
            add_last_line(out, font, text, width);
            unbroken = false;
        } else {
            mv_text_add_bytes(out, line.bytes, line.length);
        }
        text += used;
        mv_text_clear(&line);
    }
    if (whole) *whole = unbroken;
    return lines;
}

size_t mv_font_wrap_whole(mv_text *out, mv_font font, const char *text, double least, double most, size_t lines)
{
    const double step = 1.08;
    size_t start = out->length;
    for (double width = least;; width *= step) {
        bool whole, last = width * step > most;
        size_t count = mv_font_wrap(out, font, text, width, lines, &whole);
        if (last || (whole && !strstr(out->bytes ? out->bytes + start : "", "-\n"))) return count;
        out->bytes[out->length = start] = '\0'; /* there is something: it was not whole */
    }
}

double mv_font_block(mv_font font, const char *text, size_t *lines)
{
    double widest = 0;
    *lines = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        double width = bytes_width(font, text, length);
        if (width > widest) widest = width;
        ++*lines;
        text += length + (text[length] != '\0');
    }
    return widest;
}
