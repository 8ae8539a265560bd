#include "support/text.h"
#include "support/memory.h"
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

static void reserve(mv_text *text, size_t more)
{
    if (text->length + more < text->room) return;
    size_t room = text->room ? text->room : 64;
    while (room <= text->length + more) room *= 2;
    text->bytes = mv_realloc_array(text->bytes, room, 1);
    text->room = room;
}

void mv_text_add_bytes(mv_text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    if (length) memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void mv_text_add(mv_text *text, const char *piece)
{
    mv_text_add_bytes(text, piece, strlen(piece));
}

void mv_text_format(mv_text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    size_t length = mv_format_length(format, arguments);
    reserve(text, length);
    vsnprintf(text->bytes + text->length, length + 1, format, arguments);
    va_end(arguments);
    text->length += length;
}

void mv_text_clear(mv_text *text)
{
    free(text->bytes);
    *text = (mv_text){ 0 };
}

int32_t mv_text_character(const char *text, size_t *used)
{
    utf8proc_int32_t character;
    utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
    *used = taken > 0 ? (size_t)taken : 1;
    return taken > 0 ? character : -1;
}

void mv_text_add_character(mv_text *text, int32_t character)
{
    utf8proc_uint8_t bytes[4];
    mv_text_add_bytes(text, (char *)bytes, (size_t)utf8proc_encode_char(character, bytes));
}

/* One blank for many, and none at the ends. */
static void add_words(mv_text *text, const char *words)
{
    size_t before = text->length;
    for (words += strspn(words, " \t\r\n"); *words; words += strspn(words, " \t\r\n")) {
        size_t length = strcspn(words, " \t\r\n");
        if (text->length > before) mv_text_add(text, " ");
        mv_text_add_bytes(text, words, length);
        words += length;
    }
}

/* In ASCII no more than letters change. */
static bool add_plain_folded(mv_text *text, const char *piece)
{
    size_t before = text->length;
    for (const char *c = piece; *c; c++)
        if ((unsigned char)*c > 127) return false;
    add_words(text, piece);
    for (size_t i = before; i < text->length; i++)
        if (text->bytes[i] >= 'A' && text->bytes[i] <= 'Z') text->bytes[i] += 'a' - 'A';
    return true;
}

void mv_text_add_folded(mv_text *text, const char *piece)
{
    if (add_plain_folded(text, piece)) return;
    static const int options = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                               UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    utf8proc_uint8_t *folded;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)piece, 0, &folded, (utf8proc_option_t)options);
    if (length == UTF8PROC_ERROR_NOMEM) mv_out_of_memory();
    add_words(text, length < 0 ? piece : (const char *)folded);
    if (length >= 0) free(folded);
}

void mv_text_add_number(mv_text *text, double value, int digits)
{
    char buffer[40];
    for (int precision = digits < 17 ? digits : 15; precision <= digits; precision++) {
        snprintf(buffer, sizeof buffer, "%.*g", precision, value == 0 ? 0.0 : value);
        if (strtod(buffer, NULL) == value) break;
    }
    mv_text_add(text, buffer);
}

/* Whether eight bytes are all of ASCII, and none is NUL. */
static bool are_plain(const char *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return !((eight | (eight - 0x0101010101010101u)) & 0x8080808080808080u);
}

static bool is_letter_or_digit(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

void mv_text_add_slug(mv_text *text, const char *name)
{
    utf8proc_uint8_t *plain = NULL;
    utf8proc_option_t how = UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                            UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD;
    bool gap = false;
    size_t begin = text->length;
    utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)name, 0, &plain, how);
    if (length == UTF8PROC_ERROR_NOMEM) mv_out_of_memory();
    if (length < 0) return;
    for (size_t used, i = 0; plain[i]; i += used) {
        bool kept = is_letter_or_digit(mv_text_character((const char *)plain + i, &used));
        if (kept && gap && text->length > begin) mv_text_add(text, "-");
        if (kept) mv_text_add_bytes(text, (const char *)plain + i, used);
        gap = !kept;
    }
    free(plain);
}

bool mv_utf8_valid(const char *bytes, size_t length, size_t *position)
{
    for (size_t i = 0; i < length;) {
        if (length - i >= 8 && are_plain(bytes + i)) {
            i += 8;
            continue;
        }
        if ((signed char)bytes[i] > 0) {
            i++;
            continue;
        }
        utf8proc_int32_t character;
        utf8proc_ssize_t used =
            utf8proc_iterate((const utf8proc_uint8_t *)bytes + i, (utf8proc_ssize_t)(length - i), &character);
        if (used <= 0 || character == 0) {
            *position = i;
            return false;
        }
        i += (size_t)used;
    }
    return true;
}

bool mv_text_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

mv_status mv_text_hand_over(mv_text *text, char **out, size_t *length, mv_status status)
{
    if (status)
        mv_text_clear(text);
    else
        *out = text->bytes, *length = text->length;
    return status;
}

bool mv_text_ends_with(const char *text, const char *ending)
{
    size_t a = strlen(text), b = strlen(ending);
    return a >= b && strcasecmp(text + a - b, ending) == 0;
}

const char *mv_text_ending(const char *path)
{
    const char *slash = strrchr(path, '/');
    return strrchr(slash ? slash : path, '.');
}

static bool is_unseen(int32_t c)
{
    utf8proc_category_t category = c < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
           (category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP);
}

bool mv_text_is_blank(const char *text)
{
    if (*text > ' ' && *text < 0x7f) return false; /* nearly every text */
    for (size_t used; *text; text += used)
        if (!is_unseen(mv_text_character(text, &used))) return false;
    return true;
}

static size_t character_width(const char *text, size_t *used)
{
    int32_t c = mv_text_character(text, used);
    return c < 0 ? 1 : (size_t)utf8proc_charwidth(c);
}

size_t mv_text_width(const char *text)
{
    size_t width = 0;
    for (size_t used; *text; text += used) width += character_width(text, &used);
    return width;
}

size_t mv_text_fitting(const char *text, size_t columns)
{
    size_t bytes = 0, width = 0, used;
    for (; text[bytes]; bytes += used) {
        width += character_width(text + bytes, &used);
        if (width > columns) break;
    }
    return bytes;
}

static const char *skip_digits(const char *text)
{
    while (*text >= '0' && *text <= '9') text++;
    return text;
}

/* Few digits with a point among them, as most numbers are written, without a library call: both the digits and the
 * power of ten are exact, and so their quotient is rounded once. */
static bool read_short(const char *text, double *value)
{
    static const double powers[] = { 1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    const char *start = text + (*text == '-'), *point = NULL, *at = start;
    int64_t digits = 0;
    for (; (*at >= '0' && *at <= '9') || (*at == '.' && !point); at++)
        if (*at == '.')
            point = at;
        else if (at - start > 15)
            return false;
        else
            digits = 10 * digits + (*at - '0');
    if (*at || at == start || (point && at == start + 1)) return false;
    *value = (double)digits / powers[point ? at - point - 1 : 0];
    if (*text == '-') *value = -*value;
    return true;
}

bool mv_number_parse(const char *text, double *value)
{
    if (read_short(text, value)) return true;
    const char *whole = text + (*text == '+' || *text == '-');
    const char *end = skip_digits(whole);
    bool digits = end > whole;
    if (*end == '.') {
        const char *fraction = end + 1;
        end = skip_digits(fraction);
        digits = digits || end > fraction;
    }
    if (!digits) return false;
    if (*end == 'e' || *end == 'E') {
        const char *exponent = end + 1 + (end[1] == '+' || end[1] == '-');
        end = skip_digits(exponent);
        if (end == exponent) return false;
    }
    if (*end) return false;
    *value = strtod(text, NULL); /* the program never leaves the C locale, so the point is a point */
    return isfinite(*value);
}

int mv_compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}
