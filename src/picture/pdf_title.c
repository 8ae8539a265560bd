#include "picture/pdf_title.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* --- reading ---------------------------------------------------------------------------------------------- */

/* Where in the bytes a word stands last, before `end`; NULL: nowhere. */
static const char *find_last(const mv_text *pdf, const char *end, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = end - length; at >= pdf->bytes; at--)
        if (memcmp(at, word, length) == 0) return at;
    return NULL;
}

/* The number behind a key of the trailer: "/Size 20", "/Root 19 0 R"; 0: there is none. */
static size_t number_of(const char *trailer, const char *key)
{
    const char *at = strstr(trailer, key);
    return at ? strtoul(at + strlen(key), NULL, 10) : 0;
}

/* The dictionary of an object, without its brackets, found by the table: of entries of twenty bytes, the first of
 * object 0. */
static bool find_dictionary(mv_text *out, const mv_text *pdf, size_t table, size_t size, size_t number)
{
    static const char head[] = "xref\n0 ";
    const size_t entry = 20;
    const char *start = pdf->bytes + table, *end = pdf->bytes + pdf->length;
    if (table >= pdf->length || strncmp(start, head, sizeof head - 1) != 0 || number >= size) return false;
    const char *first = strchr(start + sizeof head - 1, '\n');
    if (!first || (size_t)(end - first) < size * entry) return false;
    size_t offset = strtoul(first + 1 + number * entry, NULL, 10);
    if (offset >= pdf->length) return false;
    const char *open = strstr(pdf->bytes + offset, "<<"), *close = strstr(pdf->bytes + offset, "endobj");
    if (!open || !close || open > close) return false;
    const char *last = close;
    while (last > open && strncmp(last, ">>", 2) != 0) last--;
    if (last <= open) return false;
    mv_text_add_bytes(out, open + 2, (size_t)(last - open - 2));
    return true;
}

/* --- writing ---------------------------------------------------------------------------------------------- */

/* As UTF-16 with its mark, in hexadecimal. */
static void add_string(mv_text *out, const char *text)
{
    mv_text_add(out, "<FEFF");
    for (size_t used; *text; text += used) {
        int32_t c = mv_text_character(text, &used);
        if (c < 0) c = 0xFFFD;
        if (c < 0x10000)
            mv_text_format(out, "%04X", (unsigned)c);
        else
            mv_text_format(out, "%04X%04X", 0xD800u + ((unsigned)c - 0x10000u) / 0x400u,
                           0xDC00u + ((unsigned)c - 0x10000u) % 0x400u);
    }
    mv_text_add(out, ">");
}

/* An object again, with more in its dictionary; says where it begins. */
static size_t add_object(mv_text *pdf, size_t number, const mv_text *dictionary, const mv_text *more)
{
    size_t offset = pdf->length;
    mv_text_format(pdf, "%zu 0 obj\n<<", number);
    mv_text_add_bytes(pdf, dictionary->bytes, dictionary->length);
    mv_text_add_bytes(pdf, more->bytes, more->length);
    mv_text_add(pdf, " >>\nendobj\n");
    return offset;
}

static void update(mv_text *pdf, size_t table, size_t size, const size_t numbers[2], const mv_text dictionaries[2],
                   const mv_text more[2])
{
    size_t offsets[2];
    mv_text_add(pdf, "\n");
    for (size_t i = 0; i < 2; i++) offsets[i] = add_object(pdf, numbers[i], &dictionaries[i], &more[i]);
    size_t own = pdf->length;
    mv_text_add(pdf, "xref\n");
    for (size_t i = 0; i < 2; i++) mv_text_format(pdf, "%zu 1\n%010zu 00000 n \n", numbers[i], offsets[i]);
    mv_text_format(pdf,
                   "trailer\n<< /Size %zu /Root %zu 0 R /Info %zu 0 R /Prev %zu >>\nstartxref\n%zu\n%%%%EOF\n",
                   size, numbers[1], numbers[0], table, own);
}

bool mv_pdf_add_title(mv_text *pdf, const char *title)
{
    const char *end = pdf->bytes ? pdf->bytes + pdf->length : NULL;
    const char *place = end ? find_last(pdf, end, "startxref") : NULL;
    const char *trailer = place ? find_last(pdf, place, "trailer") : NULL;
    if (!trailer) return false;
    size_t table = number_of(place, "startxref"), size = number_of(trailer, "/Size");
    const size_t numbers[2] = { number_of(trailer, "/Info"), number_of(trailer, "/Root") };
    mv_text dictionaries[2] = { { 0 }, { 0 } }, more[2] = { { 0 }, { 0 } };
    bool known = numbers[0] && numbers[1];
    for (size_t i = 0; i < 2 && known; i++)
        known = find_dictionary(&dictionaries[i], pdf, table, size, numbers[i]);
    if (known) {
        mv_text_add(&more[0], " /Title ");
        add_string(&more[0], title);
        mv_text_add(&more[1], " /Lang (en) /ViewerPreferences << /DisplayDocTitle true >>");
        update(pdf, table, size, numbers, dictionaries, more);
    }
    for (size_t i = 0; i < 2; i++) {
        mv_text_clear(&dictionaries[i]);
        mv_text_clear(&more[i]);
    }
    return known;
}

/* --- the title -------------------------------------------------------------------------------------------- */

mv_text mv_svg_title(const char *svg)
{
    static const char *const entities[][2] = { { "&amp;", "&" },   { "&lt;", "<" },  { "&gt;", ">" },
                                               { "&quot;", "\"" }, { "&#39;", "'" }, { "&#9;", " " },
                                               { "&#10;", " " } };
    static const char open[] = "<title id=\"title\">";
    mv_text title = { 0 };
    const char *at = strstr(svg, open);
    for (at = at ? at + sizeof open - 1 : ""; *at && *at != '<';) {
        size_t length = 1;
        const char *shown = at;
        for (size_t i = 0; i < MV_COUNT(entities) && *at == '&'; i++)
            if (strncmp(at, entities[i][0], strlen(entities[i][0])) == 0) {
                length = strlen(entities[i][0]);
                shown = entities[i][1];
            }
        mv_text_add_bytes(&title, shown, 1);
        at += length;
    }
    return title;
}
