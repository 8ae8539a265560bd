#include "support/memory.h"
#include "support/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One escaper per place a text can end up in. What is unseen is shown where people read, and kept where programs
 * do: see mv_text_add_field() here, mv_xml_add_text() and the writers of formats. */

static bool is_control(int32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* Marks that turn the direction of text or hide in it, line separators, and what is no character at all. */
static bool is_deceptive_mark(int32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x206f) || c == 0xfeff || (c & 0xfffe) == 0xfffe;
}

bool mv_text_is_deceptive(int32_t c)
{
    return is_control(c) || is_deceptive_mark(c);
}

size_t mv_text_scheme(const char *text)
{
    static const char *const schemes[] = { "http://", "https://", "mailto:" };
    for (size_t i = 0; i < MV_COUNT(schemes); i++)
        if (strncmp(text, schemes[i], strlen(schemes[i])) == 0) return strlen(schemes[i]);
    return 0;
}

void mv_text_add_printable(mv_text *text, const char *piece)
{
    for (size_t used; *piece; piece += used) {
        int32_t c = mv_text_character(piece, &used);
        if (c < 0)
            mv_text_format(text, "\\x%02X", (unsigned char)*piece);
        else if (is_control(c))
            mv_text_format(text, "\\x%02X", (unsigned)c);
        else if (is_deceptive_mark(c))
            mv_text_format(text, "\\u%04X", (unsigned)c);
        else
            mv_text_add_bytes(text, piece, used);
    }
}

static const char replacement[] = "\xef\xbf\xbd"; /* U+FFFD */

const char *mv_quote(const char *value, mv_quoted buffer)
{
    enum { SHOWN = 40 };
    mv_text text = { 0 };
    size_t bytes = 0, used;
    for (int n = 0; n < SHOWN && value[bytes]; n++) {
        mv_text_character(value + bytes, &used);
        bytes += used;
    }
    char *start = mv_alloc(bytes + 1);
    memcpy(start, value, bytes);
    mv_text_add_printable(&text, start);
    /* forty printable characters take at most 160 bytes unless nearly all of them are escapes */
    snprintf(buffer, sizeof(mv_quoted), "\"%.180s%s\"", text.length ? text.bytes : "", value[bytes] ? "..." : "");
    free(start);
    mv_text_clear(&text);
    return buffer;
}

void mv_text_add_xml(mv_text *text, const char *piece)
{
    static const char special[] = "&<>\"'\t\n";
    static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#9;", "&#10;" };
    for (size_t used; *piece; piece += used) {
        int32_t c = mv_text_character(piece, &used);
        const char *found = strchr(special, *piece);
        if (found)
            mv_text_add(text, entities[found - special]);
        else if (c == '\r') /* &#13; is an error in HTML */
            mv_text_add(text, piece[1] == '\n' ? "" : "&#10;");
        else if (c < 0 || mv_text_is_deceptive(c))
            mv_text_add(text, replacement);
        else
            mv_text_add_bytes(text, piece, used);
    }
}

void mv_text_add_attribute(mv_text *text, const char *name, const char *value)
{
    mv_text_format(text, " %s=\"", name);
    mv_text_add_xml(text, value);
    mv_text_add(text, "\"");
}

/* How many characters stand here that JSON has as they are; those beyond ASCII are not looked at. */
static size_t plain_length(const char *piece)
{
    const char *at = piece;
    while (*at >= ' ' && *at <= '~' && *at != '"' && *at != '\\') at++;
    return (size_t)(at - piece);
}

void mv_text_add_json(mv_text *text, const char *piece)
{
    mv_text_add(text, "\"");
    for (size_t used = plain_length(piece);; used = plain_length(piece)) {
        mv_text_add_bytes(text, piece, used);
        piece += used;
        if (!*piece) break;
        int32_t c = mv_text_character(piece, &used);
        piece += used;
        if (c < 0)
            mv_text_add(text, replacement);
        else if (c == '"' || c == '\\')
            mv_text_format(text, "\\%c", (char)c);
        else if (is_control(c) || (is_deceptive_mark(c) && c <= 0xffff))
            mv_text_format(text, "\\u%04x", (unsigned)c);
        else
            mv_text_add_bytes(text, piece - used, used);
    }
    mv_text_add(text, "\"");
}

/* Readers of Markdown make links of addresses by themselves, of more kinds than we have. */
static bool begins_address(const char *text, const char *colon)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const char *word = colon;
    while (word > text && strchr(letters, word[-1])) word--;
    return word < colon && colon[1] && colon[1] != ' ' && !mv_text_scheme(word);
}

/* Whether it would begin a list, a heading, a rule or a block of code. */
static bool begins_block(const char *text, const char *at)
{
    if (at == text) return strchr("+-= ", *at);
    return strchr(".)", *at) && (size_t)(at - text) == strspn(text, "0123456789");
}

void mv_text_add_markdown(mv_text *text, const char *piece)
{
    mv_text safe = { 0 };
    mv_text_add_printable(&safe, piece);
    const char *start = safe.length ? safe.bytes : "";
    for (const char *c = start; *c; c++) {
        bool special =
            strchr("\\`*_[]<>#|!&~$", *c) || begins_block(start, c) || (*c == ':' && begins_address(start, c));
        if (special && *c != ' ') mv_text_add(text, "\\");
        if (special && *c == ' ')
            mv_text_add(text, "&#32;");
        else
            mv_text_add_bytes(text, c, 1);
    }
    mv_text_clear(&safe);
}

/* True for text that a spreadsheet would run: also behind the full-width forms of = + - @. A date before year 1 is
 * none. */
static bool looks_like_formula(const char *piece)
{
    if (*piece == '-' && piece[1] && !piece[strspn(piece, "-0123456789")]) return false;
    static const char *const wide[] = { "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0" };
    if (*piece && strchr("=+-@\t\r", *piece)) return true;
    for (size_t i = 0; i < MV_COUNT(wide); i++)
        if (strncmp(piece, wide[i], 3) == 0) return true;
    return false;
}

void mv_text_add_csv(mv_text *text, const char *piece)
{
    bool guard = looks_like_formula(piece);
    bool quote = piece[strcspn(piece, ",;\"\r\n\t")] || *piece == ' ';
    if (quote) mv_text_add(text, "\"");
    if (guard) mv_text_add(text, "'");
    for (size_t used; *piece; piece += used) {
        int32_t c = mv_text_character(piece, &used);
        bool blank = c == '\n' || c == '\r' || c == '\t';
        if (c == '"') mv_text_add(text, "\"");
        if (c < 0 || (mv_text_is_deceptive(c) && !blank))
            mv_text_add(text, replacement);
        else
            mv_text_add_bytes(text, piece, used);
    }
    if (quote) mv_text_add(text, "\"");
}

void mv_text_add_field(mv_text *text, const char *piece, char delimiter)
{
    const char special[] = { delimiter, '"', '\r', '\n', '\0' };
    size_t length = strlen(piece);
    bool quote = piece[strcspn(piece, special)] || *piece == ' ' || (length && piece[length - 1] == ' ');
    if (!quote) {
        mv_text_add_bytes(text, piece, length);
        return;
    }
    mv_text_add(text, "\"");
    for (const char *c = piece; *c; c++) {
        if (*c == '"') mv_text_add(text, "\"");
        mv_text_add_bytes(text, c, 1);
    }
    mv_text_add(text, "\"");
}
