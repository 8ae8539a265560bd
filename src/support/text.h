#ifndef SUPPORT_TEXT_H
#define SUPPORT_TEXT_H

#include "multivector/error.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A growing text. Start from { 0 }; `bytes` is NULL or ends in NUL. */
typedef struct mv_text {
    char *bytes;
    size_t length, room;
} mv_text;

void mv_text_add(mv_text *text, const char *piece);
void mv_text_add_bytes(mv_text *text, const char *bytes, size_t length);
void mv_text_format(mv_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void mv_text_clear(mv_text *text);

/* One escaper per place a text can end up in (escape.c). The input is UTF-8 and may hold anything. Where people
 * read, controls, marks that turn the direction of text, line separators and what is no character are shown: as
 * \x1B and \u202E, or in CSV and XML as U+FFFD. */
void mv_text_add_printable(mv_text *text, const char *piece);                   /* terminal */
void mv_text_add_xml(mv_text *text, const char *piece);                         /* text and attributes */
void mv_text_add_attribute(mv_text *text, const char *name, const char *value); /* XML: ` name="value"` */
void mv_text_add_json(mv_text *text, const char *piece);                        /* a JSON string with its quotes */
void mv_text_add_markdown(mv_text *text, const char *piece);                    /* running text and table cells */
void mv_text_add_csv(mv_text *text, const char *piece); /* a field; guards against formulas */

/* A field of a table for other programs: as it is, in quotes where it must be (RFC 4180). */
void mv_text_add_field(mv_text *text, const char *piece, char delimiter);

/* Whether it is one of these: a control, a mark, a line separator, or no character. */
bool mv_text_is_deceptive(int32_t c);

/* How long the beginning is that makes it an address we link to, "http://", "https://" or "mailto:"; 0: it is
 * none. */
size_t mv_text_scheme(const char *text);

/* A name as an id: "Côte d'Ivoire" gives "cote-d-ivoire". Letters and digits in small letters without their marks,
 * a hyphen for what stands between them. */
void mv_text_add_slug(mv_text *text, const char *name);

/* The shortest decimal that reads back as the same double when `digits` is 17, else that many significant
 * digits; always with a point, whatever the locale. The value must be finite. */
void mv_text_add_number(mv_text *text, double value, int digits);

/* A value from the input for a message: printable, in quotes, cut to 40 characters. Uses the buffer. */
typedef char mv_quoted[200];
const char *mv_quote(const char *value, mv_quoted buffer);

/* The next character, or -1 for a byte that begins none; *used is the number of bytes it took. */
int32_t mv_text_character(const char *text, size_t *used);

/* True when the bytes are valid UTF-8 without NUL; else *position is the offset of the first bad byte. */
bool mv_utf8_valid(const char *bytes, size_t length, size_t *position);

/* Adds a character by its number, which must be one. */
void mv_text_add_character(mv_text *text, int32_t character);

/* Adds a text without what only looks different: in small letters, without accents, letters of special width as
 * common ones, blanks as one and none at the ends. */
void mv_text_add_folded(mv_text *text, const char *piece);

/* Columns a text takes on a terminal once printable. */
size_t mv_text_width(const char *text);

/* How many bytes of the text take at most `columns` of them. */
size_t mv_text_fitting(const char *text, size_t columns);

/* Whether two texts are the same; NULL is the same as NULL alone. */
bool mv_text_same(const char *a, const char *b);

/* Hands the bytes over where all went well, and clears the text otherwise; gives the status back. */
mv_status mv_text_hand_over(mv_text *text, char **out, size_t *length, mv_status status);

/* Whether it ends so, in small letters or capitals. */
bool mv_text_ends_with(const char *text, const char *ending);

/* The ending of a file's name, from its last point on; NULL: it has none. Points of folders do not count. */
const char *mv_text_ending(const char *path);

/* Whether nothing of it is seen: no text, or blanks and characters without width alone. */
bool mv_text_is_blank(const char *text);

/* The candidate nearest to `word`, or NULL when none is near enough to be meant. */
const char *mv_nearest(const char *word, const char *const *candidates, size_t count);

/* The same with at most so many letters to be changed. */
const char *mv_nearest_within(const char *word, const char *const *candidates, size_t count, size_t most);

/* ", did you mean "x"?" or nothing, for the end of a message. Uses the buffer. */
const char *mv_suggest(const char *word, const char *const *candidates, size_t count, mv_quoted buffer);

/* A decimal number by our own grammar: [+-]digits[.digits][e[+-]digits], all of `text`, finite. No blanks,
 * no hexadecimal, no "nan"; the locale does not matter. */
bool mv_number_parse(const char *text, double *value);

/* Byte order, the order of every list of ids. For qsort over (const char *) arrays. */
int mv_compare_texts(const void *a, const void *b);

#endif
