#include "formats/graphs/dl/dl_words.h"
#include "formats/records/properties.h"
#include <string.h>

bool mv_dl_next(mv_dl_words *w)
{
    static const char blanks[] = " \t\r\n,=";
    const char *start = w->before = w->at;
    w->at += strspn(w->at, blanks);
    w->first_in_line = start == w->bytes;
    for (; start < w->at; start++) w->first_in_line |= *start == '\n' || *start == '\r';
    w->where = (size_t)(w->at - w->bytes);
    w->word.length = 0;
    mv_text_add(&w->word, "");
    if (!*w->at) return false;
    bool quoted = *w->at == '"' || *w->at == '\'';
    const char closing[] = { *w->at, '\r', '\n', '\0' };
    if (quoted) w->at++;
    size_t length = strcspn(w->at, quoted ? closing : blanks);
    mv_text_add_bytes(&w->word, w->at, length);
    w->at += length;
    if (quoted && *w->at == closing[0]) w->at++;
    return true;
}

void mv_dl_put_back(mv_dl_words *w)
{
    w->at = w->before;
}

bool mv_dl_need(mv_dl_words *w, const char *what)
{
    if (mv_dl_next(w)) return true;
    MV_DL_FAIL(w, "the file ends here; %s was expected", what);
    return false;
}

bool mv_dl_is(mv_dl_words *w, const char *word)
{
    size_t length = strlen(word);
    char *text = w->word.bytes;
    bool colon = w->word.length == length + 1 && text[length] == ':';
    if (colon) text[length] = '\0';
    bool same = mv_same_word(text, word);
    if (colon) text[length] = ':';
    return same;
}

bool mv_dl_has_colon(const mv_dl_words *w)
{
    return w->word.length && w->word.bytes[w->word.length - 1] == ':';
}

bool mv_dl_line_ends(mv_dl_words *w)
{
    size_t where = w->where;
    bool more = mv_dl_next(w), ends = !more || w->first_in_line;
    if (more) mv_dl_put_back(w);
    w->where = where;
    return ends;
}
