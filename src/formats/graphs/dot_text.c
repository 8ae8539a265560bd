#include "formats/graphs/dot_text.h"
#include "formats/graphs/entities.h"
#include "formats/records/properties.h"
#include "support/memory.h"
#include <stdio.h>
#include <string.h>

void mv_dot_add_plain(mv_text *out, const char *value)
{
    for (; *value; value++) {
        bool escape = *value == '\\' && value[1] && strchr("\\n%", value[1]);
        value += escape;
        mv_text_add_bytes(out, escape && *value == 'n' ? "\n" : value, 1);
    }
}

/* --- labels ----------------------------------------------------------------------------------------------- */

/* What a backslash and this character stand for. Lines that are set to one side end in \l or \r, the last one as
 * well.
 */
static void add_escape(mv_text *out, const char *character, const mv_dot_names *names)
{
    bool ends = !character[1] && *character != 'n';
    const char *name = *character == 'G'   ? names->graph
                       : *character == 'N' ? names->node
                       : *character == 'T' ? names->tail
                       : *character == 'H' ? names->head
                                           : NULL;
    if (name)
        mv_dot_add_plain(out, name);
    else if (strchr("nlr", *character))
        mv_text_add(out, ends ? "" : "\n");
    else
        mv_text_add_bytes(out, character, 1);
}

/* Adds an escape, an entity or a character; gives what stands behind it. */
static const char *add_next(mv_text *out, const char *value, const mv_dot_names *names)
{
    if (*value == '&') return mv_entity_add(out, value + 1);
    bool escape = value[0] == '\\' && value[1];
    if (escape)
        add_escape(out, value + 1, names);
    else
        mv_text_add_bytes(out, value, 1);
    return value + 1 + escape;
}

void mv_dot_add_label(mv_text *out, const char *value, const mv_dot_names *names)
{
    while (*value) value = add_next(out, value, names);
}

/* Adds a blank between words, and none where nothing stands before. */
static void add_blank(mv_text *out)
{
    if (out->length && out->bytes[out->length - 1] != ' ') mv_text_add(out, " ");
}

static void drop_last_blank(mv_text *out)
{
    if (out->length && out->bytes[out->length - 1] == ' ') out->bytes[--out->length] = '\0';
}

/* Where `what` is next; where it is not, that is remembered, so that it is not looked for again from each place.
 */
static const char *find(const char *value, const char *what, bool *none)
{
    const char *found = *none ? NULL : strstr(value, what);
    *none = !found;
    return found;
}

void mv_dot_add_record(mv_text *out, const char *value, const mv_dot_names *names)
{
    bool none = false;
    while (*value) {
        const char *end = *value == '<' ? find(value, ">", &none) : NULL;
        if (end)
            value = end + 1;
        else if (strchr("{}| ", *value)) {
            add_blank(out);
            value++;
        } else
            value = add_next(out, value, names);
    }
    drop_last_blank(out);
}

/* Whether the words on both sides of a tag are apart. */
static bool separates(const char *tag)
{
    static const char *const apart[] = { "br", "td", "tr", "table", "hr", "vr" };
    char name[8];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(tag + (*tag == '/'), " \t\r\n/>"), tag + (*tag == '/'));
    for (size_t i = 0; i < MV_COUNT(apart); i++)
        if (mv_same_word(name, apart[i])) return true;
    return false;
}

void mv_dot_add_html(mv_text *out, const char *value)
{
    bool none[2] = { false, false };
    while (*value) {
        bool comment = strncmp(value, "<!--", 4) == 0;
        const char *end = *value == '<' ? find(value, comment ? "-->" : ">", &none[comment]) : NULL;
        if (end) {
            if (separates(value + 1)) add_blank(out);
            value = end + (*end == '-' ? 3 : 1);
        } else if (strchr(" \t\r\n", *value)) {
            add_blank(out);
            value++;
        } else if (*value == '&')
            value = mv_entity_add(out, value + 1);
        else
            mv_text_add_bytes(out, value++, 1);
    }
    drop_last_blank(out);
}

/* --- writing ---------------------------------------------------------------------------------------------- */

bool mv_dot_is_name(const char *text)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
    static const char *const words[] = { "strict", "graph", "digraph", "subgraph", "node", "edge" };
    for (size_t i = 0; i < MV_COUNT(words); i++)
        if (mv_same_word(text, words[i])) return false;
    return *text && !strchr("0123456789", *text) && !text[strspn(text, letters)];
}

/* Whether an ampersand before it would be read as a part of it; others read none and keep "&amp;" as it is. */
static bool is_entity(const char *text)
{
    size_t length = strspn(text, "#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    return length && text[length] == ';';
}

void mv_dot_write(mv_text *out, const char *text, bool label)
{
    mv_text_add(out, *text == '%' ? "\"\\" : "\"");
    for (; *text; text++) {
        if (strchr("\"\\", *text)) mv_text_add(out, "\\");
        if (*text == '\n')
            mv_text_add(out, "\\n");
        else if (label && *text == '&')
            mv_text_add(out, is_entity(text + 1) ? "&amp;" : "&");
        else
            mv_text_add_bytes(out, text, 1);
    }
    mv_text_add(out, "\"");
}

/* --- levels ----------------------------------------------------------------------------------------------- */

static const char *behind_quotes(const char *at)
{
    for (at++; *at && *at != '"'; at++) at += *at == '\\' && at[1];
    return at + (*at == '"');
}

static const char *behind_html(const char *at)
{
    size_t open = 0;
    do {
        open += *at == '<';
        open -= *at == '>';
        at++;
    } while (open && *at);
    return at;
}

/* Behind what stands there: a comment, a line for a preprocessor, a text in quotes or of HTML, or one character.
 */
static const char *behind(const char *at, bool line_begins)
{
    const char *end = at;
    if (strncmp(at, "/*", 2) == 0) return (end = strstr(at + 2, "*/")) ? end + 2 : at + strlen(at);
    if (strncmp(at, "//", 2) == 0 || (line_begins && *at == '#')) return at + strcspn(at, "\n");
    return *at == '"' ? behind_quotes(at) : *at == '<' ? behind_html(at) : at + 1;
}

size_t mv_dot_depth(const char *document)
{
    size_t depth = 0, deepest = 0;
    for (const char *at = document; *at; at = behind(at, at == document || at[-1] == '\n')) {
        if (*at == '{' && ++depth > deepest) deepest = depth;
        if (*at == '}' && depth) depth--;
    }
    return deepest;
}
