#include "formats/graphs/pajek/pajek_line.h"
#include "formats/graphs/entities.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

#define FAIL(l, where, ...)                                                                                       \
    ((void)mv_log_error((l)->log, MV_BAD_DATA, mv_lines_place(&(l)->lines, where), __VA_ARGS__))

const char *mv_pajek_word_at(const mv_pajek_line *l, size_t index)
{
    return index < l->count ? l->text.bytes + l->words[index].at : "";
}

/* A text in quotes, times in brackets, or what has no blank in it. */
static const char *add_word(mv_pajek_line *l, const char *at)
{
    char closing = *at == '"' ? '"' : *at == '[' ? ']' : '\0';
    l->words = mv_grow(l->words, l->count, sizeof *l->words);
    l->words[l->count++] = (mv_pajek_word){ l->text.length, (size_t)(at - l->bytes) };
    if (closing != '"') mv_text_add_bytes(&l->text, at, 1);
    for (at++; *at && !strchr("\r\n", *at); at++) {
        if (closing ? *at == closing : strchr(" \t\"[", *at) != NULL) break;
        if (closing == '"' && *at == '&')
            at = mv_entity_add(&l->text, at + 1) - 1;
        else
            mv_text_add_bytes(&l->text, at, 1);
    }
    mv_text_add_bytes(&l->text, "", 1);
    if (closing == '"' && *at != closing)
        FAIL(l, l->words[l->count - 1].where,
             "the quote that opens here is never closed; a second \" was expected on the line");
    return at + (closing && *at == closing);
}

bool mv_pajek_next_line(mv_pajek_line *l)
{
    for (;;) {
        l->at += strspn(l->at, " \t\r\n");
        if (*l->at != '%') break;
        l->at += strcspn(l->at, "\r\n");
    }
    l->count = l->text.length = 0;
    while (*l->at && !strchr("\r\n", *l->at)) {
        l->at = add_word(l, l->at);
        l->at += strspn(l->at, " \t");
    }
    return l->count > 0;
}

bool mv_pajek_index_at(mv_pajek_line *l, size_t index, const char *what, size_t most, size_t *number)
{
    const char *text = mv_pajek_word_at(l, index);
    char *end;
    mv_quoted quoted;
    *number = *text >= '0' && *text <= '9' ? strtoul(text, &end, 10) : 0;
    if (*number && !*end && *number <= most) return true;
    FAIL(l, index < l->count ? l->words[index].where : l->words[0].where,
         "%s is %s; a whole number from 1 to %zu was expected", what,
         index < l->count ? mv_quote(text, quoted) : "missing", most);
    return false;
}

void mv_pajek_line_clear(mv_pajek_line *l)
{
    mv_lines_clear(&l->lines);
    mv_text_clear(&l->text);
    free(l->words);
}
