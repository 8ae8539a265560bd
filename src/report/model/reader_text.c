#include "report/model/report_model.h"
#include <ctype.h>
#include <string.h>

/* Sentences for readers who have no command line before them. */

/* Where an option is named, as in " --top" or "(--by"; NULL: nowhere. */
static const char *find_option(const char *text)
{
    for (const char *at = strstr(text, "--"); at; at = strstr(at + 2, "--")) {
        bool begins = at == text || at[-1] == ' ' || at[-1] == '(';
        if (begins && isalpha((unsigned char)at[2])) return at;
    }
    return NULL;
}

/* The bracket around it; false: there is none. */
static bool find_bracket(const char *text, const char *at, const char **start, const char **end)
{
    const char *open = at;
    while (open > text && *open != '(' && *open != ')') open--;
    if (*open != '(') return false;
    const char *close = strchr(at, ')');
    if (!close) return false;
    *start = open > text && open[-1] == ' ' ? open - 1 : open;
    *end = close + 1;
    return true;
}

static bool ends_clause(const char *at)
{
    return (*at == ';' || *at == '.' || *at == ':') && (at[1] == ' ' || at[1] == '\0');
}

/* The clause around it, with what parts it from the one before, or else from the next. */
static void find_clause(const char *text, const char *at, const char **start, const char **end)
{
    *start = at;
    *end = at;
    while (*start > text && !ends_clause(*start)) (*start)--;
    while (**end && !ends_clause(*end)) (*end)++;
    bool sentence = **start != ';' && **start != ':';
    if (!sentence) return;
    if (**start == '.') (*start)++;
    if (**end) (*end)++;
}

mv_text mv_reader_text(const char *text)
{
    mv_text out = { 0 };
    mv_text_add(&out, text);
    for (const char *at; out.length && (at = find_option(out.bytes));) {
        const char *start, *end;
        if (!find_bracket(out.bytes, at, &start, &end)) find_clause(out.bytes, at, &start, &end);
        mv_text shorter = { 0 };
        mv_text_add_bytes(&shorter, out.bytes, (size_t)(start - out.bytes));
        mv_text_add(&shorter, end);
        mv_text_clear(&out);
        out = shorter;
    }
    return out;
}
