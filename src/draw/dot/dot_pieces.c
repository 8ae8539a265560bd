#include "draw/dot/dot_pieces.h"
#include <string.h>

mv_dot_pieces mv_dot_pieces_of(const char *bytes, size_t length)
{
    return (mv_dot_pieces){ .at = bytes, .end = bytes, .stop = bytes + length, .line = 1, .lines = 1 };
}

static bool begins(const char *at, const char *stop, const char *with)
{
    size_t length = strlen(with);
    return (size_t)(stop - at) >= length && memcmp(at, with, length) == 0;
}

/* Behind the first of these, or at the end of the text. */
static const char *behind(const char *at, const char *stop, const char *what)
{
    while (at < stop && !begins(at, stop, what)) at++;
    return at < stop ? at + strlen(what) : stop;
}

static const char *skip_string(const char *at, const char *stop)
{
    for (at++; at < stop && *at != '"'; at++)
        if (*at == '\\' && at + 1 < stop) at++;
    return at < stop ? at + 1 : stop;
}

static const char *skip_html(const char *at, const char *stop)
{
    size_t depth = 0;
    do {
        depth += *at == '<';
        depth -= *at == '>';
    } while (++at < stop && depth);
    return at;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Behind the comment that begins here; where none does, here. */
static const char *skip_comment(const char *at, const char *stop)
{
    if (begins(at, stop, "/*")) return behind(at + 2, stop, "*/");
    if (begins(at, stop, "//") || *at == '#') at += strcspn(at, "\n");
    return at;
}

/* Behind the word that begins here; a mark such as a brace is one, too. */
static const char *skip_word(const char *at, const char *stop)
{
    static const char marks[] = " \t\r\n\"<>{}[];,:=+-/#";
    if (*at == '"') return skip_string(at, stop);
    if (*at == '<') return skip_html(at, stop);
    if (begins(at, stop, "->") || begins(at, stop, "--")) return at + 2;
    size_t sign = *at == '-', length = strcspn(at + sign, marks);
    return at + sign + (length || sign ? length : 1);
}

static const char *skip_blanks(const char *at, const char *stop)
{
    while (at < stop) {
        const char *next = is_blank(*at) ? at + 1 : skip_comment(at, stop);
        if (next == at) break;
        at = next;
    }
    return at;
}

static size_t count_lines(const char *at, const char *end)
{
    size_t count = 0;
    for (; at < end; at++) count += *at == '\n';
    return count;
}

/* Whether the word is the brace that closes a graph. Some versions of the scanner lose what they were given beyond
 * it, so that a piece ends there. */
static bool closes(mv_dot_pieces *p, const char *word)
{
    p->depth += *word == '{';
    if (*word != '}' || !p->depth) return false;
    return --p->depth == 0;
}

/* The first word of a line. The end of a name is only seen by the byte behind it. */
static const char *first_word(mv_dot_pieces *p)
{
    const char *word = skip_blanks(p->at, p->stop), *end = word;
    bool last = word < p->stop && closes(p, word);
    if (word < p->stop) end = skip_word(word, p->stop);
    p->before = p->line;
    p->line = p->lines + count_lines(p->at, end);
    if (!last && end < p->stop && !strchr("\"</#", *end)) closes(p, end++);
    p->inside = end < p->stop && end[-1] != '\n';
    return end;
}

/* All up to the end of the line in which no word goes on, or of the graph. */
static const char *rest_of_line(mv_dot_pieces *p)
{
    const char *at = p->at;
    bool last = false;
    while (at < p->stop && *at != '\n' && !last) {
        const char *next = skip_comment(at, p->stop);
        last = next == at && closes(p, at);
        at = next > at ? next : is_blank(*at) ? at + 1 : skip_word(at, p->stop);
    }
    p->before = 0;
    p->line = p->lines + count_lines(p->at, at);
    p->inside = last;
    return at + (!last && at < p->stop);
}

size_t mv_dot_pieces_give(mv_dot_pieces *p, char *buffer, size_t room)
{
    if (p->at == p->end && p->at < p->stop) {
        p->end = p->inside ? rest_of_line(p) : first_word(p);
        p->lines += count_lines(p->at, p->end);
    }
    size_t left = (size_t)(p->end - p->at), length = left < room ? left : room;
    memcpy(buffer, p->at, length);
    p->at += length;
    return length;
}

size_t mv_dot_pieces_line(const mv_dot_pieces *p)
{
    return p->before ? p->before : p->line;
}
