#include "formats/recipes/engine/sql_words.h"
#include <string.h>
#include <strings.h>

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* Behind blanks and comments. */
static const char *skip(const char *at, const char *end)
{
    for (;;) {
        while (at < end && strchr(" \t\r\n\f", *at)) at++;
        if (end - at >= 2 && memcmp(at, "--", 2) == 0)
            while (at < end && *at != '\n') at++;
        else if (end - at >= 2 && memcmp(at, "/*", 2) == 0) {
            for (at += 2; at < end && !(at[0] == '*' && end - at >= 2 && at[1] == '/');) at++;
            at = end - at >= 2 ? at + 2 : end;
        } else
            return at;
    }
}

/* Behind the closing quote; a doubled one stands for one. */
static const char *skip_quoted(const char *at, const char *end, char quote)
{
    for (at++; at < end; at++) {
        if (*at != quote) continue;
        if (at + 1 == end || at[1] != quote) return at + 1;
        at++;
    }
    return end;
}

static mv_sql_word read_word(const char *at, const char *end)
{
    mv_sql_word word = { .text = at, .kind = MV_SQL_MARK };
    const char *stop = at + 1;
    if (*at == '\'') {
        word.kind = MV_SQL_TEXT;
        stop = skip_quoted(at, end, '\'');
    } else if (*at == '"' || *at == '`') {
        word.kind = MV_SQL_NAME;
        stop = skip_quoted(at, end, *at);
    } else if (is_name_byte(*at)) {
        word.kind = *at >= '0' && *at <= '9' ? MV_SQL_NUMBER : MV_SQL_NAME;
        while (stop < end && (is_name_byte(*stop) || (*stop == '.' && word.kind == MV_SQL_NUMBER))) stop++;
    } else if (stop < end && memchr("<>=|!", *at, 5) && memchr(">=|<", *stop, 4))
        stop++;
    word.length = (size_t)(stop - at);
    return word;
}

/* The next word from *at on, which moves behind it; *depth counts the brackets that are open there. */
static bool next_word(const char **at, const char *end, size_t *depth, mv_sql_word *word)
{
    const char *start = skip(*at, end);
    if (start >= end) return false;
    *word = read_word(start, end);
    if (*start == ')' && *depth) --*depth;
    word->depth = *depth;
    if (*start == '(') ++*depth;
    *at = start + word->length;
    return true;
}

mv_sql_words mv_sql_words_of(const char *statement, size_t length, mv_arena *arena)
{
    mv_sql_words words = { .items = mv_arena_alloc(arena, (length + 1) * sizeof *words.items) };
    const char *at = statement, *end = statement + length;
    size_t depth = 0;
    while (next_word(&at, end, &depth, &words.items[words.count])) words.count++;
    return words;
}

size_t mv_sql_deepest(const char *statement)
{
    const char *at = statement, *end = statement + strlen(statement);
    size_t depth = 0, deepest = 0;
    for (mv_sql_word word; next_word(&at, end, &depth, &word) && *word.text != ';';)
        deepest = depth > deepest ? depth : deepest;
    return deepest;
}

bool mv_sql_word_is(const mv_sql_words *words, size_t word, const char *text)
{
    if (word >= words->count || words->items[word].kind == MV_SQL_TEXT) return false;
    return strlen(text) == words->items[word].length &&
           strncasecmp(words->items[word].text, text, words->items[word].length) == 0;
}

bool mv_sql_same_word(const mv_sql_word *one, const mv_sql_word *other)
{
    return one->length == other->length && strncasecmp(one->text, other->text, one->length) == 0;
}

static bool is_quoted(const mv_sql_word *word)
{
    return word->length >= 2 && strchr("\"`", *word->text);
}

bool mv_sql_word_names(const mv_sql_word *word, const char *name)
{
    bool quoted = is_quoted(word);
    size_t length = word->length - 2 * quoted;
    return strncasecmp(word->text + quoted, name, length) == 0 && !name[length];
}

const char *mv_sql_word_name(const mv_sql_word *word, mv_arena *arena)
{
    bool quoted = is_quoted(word);
    return mv_arena_copy(arena, word->text + quoted, word->length - 2 * quoted);
}
