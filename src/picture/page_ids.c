#include "multivector/picture.h"
#include "support/memory.h"
#include "support/text.h"
#include <string.h>

/* A picture as a part of a page: its ids are its own, and it knows of no command line. */

/* What stands before an id, or before what refers to one. */
static const char *const marks[] = { " id=\"", "url(#", "href=\"#", "aria-labelledby=\"", "aria-describedby=\"" };

/* The mark that a text begins with; NULL: none. */
static const char *mark_at(const char *text)
{
    for (size_t i = 0; i < MV_COUNT(marks); i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0) return marks[i];
    return NULL;
}

static void add_with_ids(mv_text *out, const char *svg, const char *prefix)
{
    const char *from = svg;
    for (const char *at = strpbrk(svg, " uha"); at; at = strpbrk(at + 1, " uha")) {
        const char *mark = mark_at(at);
        if (!mark) continue;
        at += strlen(mark);
        mv_text_add_bytes(out, from, (size_t)(at - from));
        mv_text_add(out, prefix);
        from = at--;
    }
    mv_text_add(out, from);
}

/* Where the sentence ends that a text begins in. */
static const char *sentence_end(const char *text)
{
    while (*text && !(*text == '.' && (text[1] == ' ' || text[1] == '<'))) text++;
    return *text ? text + 1 : text;
}

/* The description of a picture that stands alone names the command that gives its values as tables. */
static mv_text without_command(const char *svg)
{
    mv_text out = { 0 };
    const char *command = strstr(svg, " As tables: multivector ");
    mv_text_add_bytes(&out, svg, command ? (size_t)(command - svg) : strlen(svg));
    if (command) mv_text_add(&out, sentence_end(command));
    return out;
}

static char *in_page(const char *svg, const char *prefix)
{
    mv_text out = { 0 }, text = without_command(svg);
    add_with_ids(&out, text.bytes, prefix);
    mv_text_clear(&text);
    return out.bytes;
}

char *mv_picture_in_page(const char *svg, const char *prefix)
{
    MV_RETURN_GUARDED(char *, in_page(svg, prefix), NULL);
}
