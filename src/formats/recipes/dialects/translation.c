#include "formats/recipes/dialects/translation.h"
#include "formats/recipes/engine/sql.h"
#include "support/names.h"
#include <string.h>
#include <strings.h>

/* What all parts of a translation need: reading calls and what is read from, filling templates, names. */

enum { MOST_DEPTH = 40, MOST_WORK = 4 << 20 };

/* The first error counts. */
void mv_say_refused(mv_translation *t, const char *what, const char *why)
{
    if (t->status) return;
    t->status = mv_log_error(t->log, MV_BAD_DATA, mv_recipe_place(t->recipe, t->at), "%s cannot be said in %s%s",
                             what, t->dialect->name, why);
}

mv_stretch mv_between(const mv_sql_words *words, size_t first, size_t end)
{
    if (first >= end) return (mv_stretch){ "", 0 };
    const mv_sql_word *last = &words->items[end - 1];
    return (mv_stretch){ words->items[first].text,
                         (size_t)(last->text + last->length - words->items[first].text) };
}

mv_call mv_read_call(mv_translation *t, const mv_sql_words *words, size_t word)
{
    size_t depth = words->items[word].depth + 1, first = word + 2, at = first;
    mv_call c = { .name = mv_arena_copy(t->arena, words->items[word].text, words->items[word].length) };
    for (; at < words->count && words->items[at].depth >= depth; at++) {
        if (words->items[at].depth > depth || !mv_sql_word_is(words, at, ",")) continue;
        if (c.count < 3) c.arguments[c.count++] = mv_between(words, first, at);
        first = at + 1;
    }
    if (at > first && c.count < 3)
        c.arguments[c.count++] = mv_between(words, first, at);
    else if (at > first)
        c.count = 4;
    c.close = at < words->count ? at : words->count - 1;
    return c;
}

/* Statements grow as calls stand in calls: not without end. */
bool mv_goes_on(mv_translation *t, size_t more)
{
    t->work += more;
    if (t->depth > MOST_DEPTH || t->work > MOST_WORK) mv_say_refused(t, "a statement so deep or long", "");
    return !t->status;
}

void mv_fill(mv_translation *t, mv_text *out, const char *template, const mv_stretch *arguments)
{
    for (const char *c = template; *c && !t->status; c++)
        if (*c == '$' && c[1] >= '1' && c[1] <= '3') {
            const mv_stretch *argument = &arguments[*++c - '1'];
            if (mv_goes_on(t, argument->length)) mv_text_add_bytes(out, argument->text, argument->length);
        } else
            mv_text_add_bytes(out, c, 1);
}

const char *mv_find_literal(const mv_translation *t, mv_stretch text)
{
    if (text.length < 2 || *text.text != '\'' || memchr(text.text + 1, '\'', text.length - 2)) return NULL;
    return mv_arena_copy(t->arena, text.text + 1, text.length - 2);
}

void mv_say_text_column(mv_translation *t, const char *value, mv_text *out)
{
    mv_stretch argument = { value, strlen(value) };
    mv_fill(t, out, t->dialect->column ? t->dialect->column : "$1", &argument);
}

/* --- names ------------------------------------------------------------------------------------------------- */

bool mv_sql_has_word(const mv_sql_words *words, const char *name, mv_arena *arena)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].kind == MV_SQL_NAME &&
            strcasecmp(mv_sql_word_name(&words->items[i], arena), name) == 0)
            return true;
    return false;
}

const char *mv_quote_column(mv_arena *arena, const char *name)
{
    size_t length = strlen(name);
    mv_sql_words words = mv_sql_words_of(name, length, arena);
    bool plain = words.count == 1 && words.items->kind == MV_SQL_NAME && words.items->length == length;
    return plain && !sqlite3_keyword_check(name, (int)length) ? name : mv_arena_format(arena, "\"%s\"", name);
}

#define VIEW "_read" /* what is added to the name of a table, for its view */

bool mv_needs_view(const mv_translation *t, const mv_recipe_table *table)
{
    return t->dialect->column || table->missing.count;
}

const char *mv_say_table(const mv_translation *t, const char *name)
{
    const mv_recipe_table *table = mv_recipe_find_table(t->recipe, name);
    return table && mv_needs_view(t, table) ? mv_arena_format(t->arena, "%s" VIEW, table->name) : name;
}

/* The word behind what is read: a name, or a SELECT in brackets. 0 when it is neither. */
static size_t pass_read(const mv_sql_words *words, size_t word)
{
    if (word >= words->count) return 0;
    if (words->items[word].kind == MV_SQL_NAME) return word + 1;
    if (!mv_sql_word_is(words, word, "(") || !mv_sql_word_is(words, word + 1, "SELECT")) return 0;
    size_t close = word + 1;
    while (close < words->count && words->items[close].depth > words->items[word].depth) close++;
    return close < words->count ? close + 1 : 0; /* a bracket left open is read by nobody */
}

bool mv_read_alias(const mv_translation *t, const mv_sql_words *words, size_t *word, const char **alias)
{
    size_t at = *word + mv_sql_word_is(words, *word, "AS");
    if (at >= words->count || words->items[at].kind != MV_SQL_NAME ||
        sqlite3_keyword_check(words->items[at].text, (int)words->items[at].length))
        return false;
    *alias = mv_sql_word_name(&words->items[at], t->arena);
    *word = at;
    return true;
}

bool mv_read_sql_source(const mv_translation *t, const mv_sql_words *words, size_t word, mv_sql_source *source)
{
    bool reads = mv_sql_word_is(words, word, "FROM") || mv_sql_word_is(words, word, "JOIN") ||
                 mv_sql_word_is(words, word, ",");
    size_t alias = reads ? pass_read(words, word + 1) : 0;
    if (!alias) return false;
    bool named = alias == word + 2;
    source->read = mv_between(words, word + 1, alias);
    source->name = named ? mv_sql_word_name(&words->items[word + 1], t->arena) : "";
    source->alias = source->name;
    mv_read_alias(t, words, &alias, &source->alias);
    return true;
}

const char *mv_say_missing(const mv_translation *t, const mv_recipe_table *table, const char *value)
{
    for (size_t i = 0; i < table->missing.count; i++)
        value = mv_arena_format(t->arena, "nullif(%s, '%s')", value, table->missing.items[i]);
    return value;
}
