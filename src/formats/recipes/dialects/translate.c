#include "formats/recipes/dialects/dialects.h"
#include "formats/recipes/dialects/translation.h"
#include "formats/recipes/engine/query.h"
#include "formats/recipes/engine/sql_words.h"
#include "support/names.h"
#include <string.h>
#include <strings.h>

/* A statement of a recipe in the words of an engine. What helper functions stand for is put in their place. */

enum { MOST_DEPTH = 40, MOST_WORK = 4 << 20 };

#define VIEW "_read" /* what is added to the name of a table, for its view */

static void translate(mv_translation *t, mv_stretch text, mv_text *out);

/* --- calls ------------------------------------------------------------------------------------------------ */

static mv_stretch between(const mv_sql_words *words, size_t first, size_t end)
{
    if (first >= end) return (mv_stretch){ "", 0 };
    const mv_sql_word *last = &words->items[end - 1];
    return (mv_stretch){ words->items[first].text,
                         (size_t)(last->text + last->length - words->items[first].text) };
}

static bool is_call(const mv_sql_words *words, size_t word)
{
    return words->items[word].kind == MV_SQL_NAME && mv_sql_word_is(words, word + 1, "(");
}

static mv_call read_call(mv_translation *t, const mv_sql_words *words, size_t word)
{
    size_t depth = words->items[word].depth + 1, first = word + 2, at = first;
    mv_call c = { .name = mv_arena_copy(t->arena, words->items[word].text, words->items[word].length) };
    for (; at < words->count && words->items[at].depth >= depth; at++) {
        if (words->items[at].depth > depth || !mv_sql_word_is(words, at, ",")) continue;
        if (c.count < 3) c.arguments[c.count++] = between(words, first, at);
        first = at + 1;
    }
    if (at > first && c.count < 3)
        c.arguments[c.count++] = between(words, first, at);
    else if (at > first)
        c.count = 4;
    c.close = at < words->count ? at : words->count - 1;
    return c;
}

/* Statements grow as calls stand in calls: not without end. */
static bool goes_on(mv_translation *t, size_t more)
{
    t->work += more;
    if (t->depth > MOST_DEPTH || t->work > MOST_WORK) mv_say_refused(t, "a statement so deep or long", "");
    return !t->status;
}

/* A template with its arguments in place of $1, $2, $3. */
static void fill(mv_translation *t, mv_text *out, const char *template, const mv_stretch *arguments)
{
    for (const char *c = template; *c && !t->status; c++)
        if (*c == '$' && c[1] >= '1' && c[1] <= '3') {
            const mv_stretch *argument = &arguments[*++c - '1'];
            if (goes_on(t, argument->length)) mv_text_add_bytes(out, argument->text, argument->length);
        } else
            mv_text_add_bytes(out, c, 1);
}

static mv_stretch whole(const mv_text *text)
{
    return (mv_stretch){ text->length ? text->bytes : "", text->length };
}

/* The argument is translated, then put in. */
static void fill_final(mv_translation *t, mv_text *out, const char *template, mv_stretch argument)
{
    mv_text text = { 0 };
    translate(t, argument, &text);
    mv_stretch said = whole(&text);
    fill(t, out, template, &said);
    mv_text_clear(&text);
}

/* What the template gives is translated. */
static void fill_words(mv_translation *t, mv_text *out, const char *template, const mv_stretch *arguments)
{
    mv_text text = { 0 };
    fill(t, &text, template, arguments);
    translate(t, whole(&text), out);
    mv_text_clear(&text);
}

/* --- words ------------------------------------------------------------------------------------------------ */

/* cast(x AS integer), cast(x AS real) */
static bool say_cast(mv_translation *t, const mv_sql_words *words, size_t word, const mv_call *c, mv_text *out)
{
    if (strcasecmp(c->name, "cast") != 0) return false;
    size_t type = c->close - 1;
    bool integer = mv_sql_word_is(words, type, "integer"), real = mv_sql_word_is(words, type, "real");
    bool text = mv_sql_word_is(words, type, "text");
    if (type < word + 4 || !mv_sql_word_is(words, type - 1, "AS") || (!integer && !real && !text)) {
        mv_say_refused(t, "cast()", ": it is to integer, real or text");
        return true;
    }
    fill_final(t, out,
               integer ? t->dialect->integer
               : real  ? t->dialect->real
                       : t->dialect->text,
               between(words, word + 2, type - 1));
    return true;
}

static bool say_primitive(mv_translation *t, const mv_call *c, mv_text *out)
{
    const struct {
        const char *name, *template;
    } primitives[] = { { "as_text", t->dialect->text },
                       { "as_number", t->dialect->number },
                       { "day_after", t->dialect->day_after } };
    for (size_t i = 0; i < MV_COUNT(primitives) && c->count == 1; i++)
        if (strcasecmp(primitives[i].name, c->name) == 0) {
            fill_final(t, out, primitives[i].template, c->arguments[0]);
            return true;
        }
    return false;
}

/* A count or sum beside || has to be made a text where the engine joins texts alone. */
static bool is_joined_number(const mv_translation *t, const mv_sql_words *words, size_t word, size_t close)
{
    static const char *const numbers[] = { "count", "sum", "abs" };
    bool number = false;
    for (size_t i = 0; i < MV_COUNT(numbers); i++) number = number || mv_sql_word_is(words, word, numbers[i]);
    return number && t->dialect->typed &&
           (mv_sql_word_is(words, close + 1, "||") || (word && mv_sql_word_is(words, word - 1, "||")));
}

static bool is_refused(const mv_translation *t, const mv_sql_words *words, size_t word)
{
    static const char *const tables[] = { "cells", "split", "spells", "slug" };
    const mv_sql_word *w = &words->items[word];
    for (size_t i = 0; i < MV_COUNT(tables); i++)
        if (mv_sql_word_is(words, word, tables[i])) return true;
    return strcmp(t->dialect->name, "sqlite") != 0 && *w->text != '"' && *w->text != '`' &&
           !mv_dialect_knows(w->text, (unsigned)w->length);
}

/* count(x) with its argument translated, as a text. */
static void add_call_as_text(mv_translation *t, const mv_sql_words *words, size_t word, const mv_call *c,
                             mv_text *out)
{
    mv_text text = { 0 };
    mv_text_format(&text, "%s(", c->name);
    translate(t, between(words, word + 2, c->close), &text);
    mv_text_add(&text, ")");
    mv_stretch said = whole(&text);
    fill(t, out, t->dialect->text, &said);
    mv_text_clear(&text);
}

/* by_value(), by_prefix(), iso_date() */
static bool say_literal(mv_translation *t, const mv_call *c, mv_text *out)
{
    mv_text words = { 0 };
    bool said = mv_map_words(t, c, &words) || mv_date_words(t, c, &words);
    if (words.length && !t->status) fill_words(t, out, words.bytes, c->arguments);
    mv_text_clear(&words);
    return said;
}

/* Says a call, and gives its last word; `word` when it is said as it stands. */
static size_t say_call(mv_translation *t, const mv_sql_words *words, size_t word, mv_text *out)
{
    mv_call c = read_call(t, words, word);
    const char *template = mv_dialect_words(c.name, c.count);
    if (template) {
        fill_words(t, out, template, c.arguments);
        return c.close;
    }
    if (say_cast(t, words, word, &c, out) || say_literal(t, &c, out) || say_primitive(t, &c, out)) return c.close;
    if (is_joined_number(t, words, word, c.close)) {
        add_call_as_text(t, words, word, &c, out);
        return c.close;
    }
    if (is_refused(t, words, word)) mv_say_refused(t, mv_arena_format(t->arena, "%s()", c.name), "");
    mv_text_add_bytes(out, words->items[word].text, words->items[word].length);
    return word;
}

static bool needs_view(const mv_translation *t, const mv_recipe_table *table)
{
    return t->dialect->column || table->missing.count;
}

/* The name of a table that is read by way of its view, or NULL. */
static const mv_recipe_table *find_viewed(const mv_translation *t, const mv_sql_words *words, size_t word)
{
    bool read = word && (mv_sql_word_is(words, word - 1, "FROM") || mv_sql_word_is(words, word - 1, "JOIN"));
    if (words->items[word].kind != MV_SQL_NAME || (!read && !mv_sql_word_is(words, word + 1, "."))) return NULL;
    const mv_recipe_table *table =
        mv_recipe_find_table(t->recipe, mv_sql_word_name(&words->items[word], t->arena));
    return table && needs_view(t, table) ? table : NULL;
}

/* "IS NOT 'x'" and "IS 'x'", which SQLite alone has. */
static bool say_is(mv_translation *t, const mv_sql_words *words, size_t *word, mv_text *out)
{
    bool sqlite = strcmp(t->dialect->name, "sqlite") == 0, not = mv_sql_word_is(words, *word + 1, "NOT");
    size_t value = *word + 1 + not ;
    if (sqlite || !mv_sql_word_is(words, *word, "IS") || value >= words->count) return false;
    if (words->items[value].kind != MV_SQL_TEXT && words->items[value].kind != MV_SQL_NUMBER) return false;
    if (t->dialect->typed) mv_say_refused(t, "IS with a value", "");
    mv_text_add(out, not ? "IS DISTINCT FROM" : "IS NOT DISTINCT FROM");
    *word += not ;
    return true;
}

static size_t say_word(mv_translation *t, const mv_sql_words *words, size_t word, mv_text *out)
{
    if (is_call(words, word)) return say_call(t, words, word, out);
    if (t->dialect->typed && mv_sql_word_is(words, word, "MATERIALIZED")) return word;
    if (say_is(t, words, &word, out)) return word;
    const mv_recipe_table *viewed = find_viewed(t, words, word);
    if (viewed) {
        mv_text_format(out, "%s" VIEW, viewed->name);
        return word;
    }
    if (mv_sql_word_is(words, word, "record")) mv_say_refused(t, "record", "");
    mv_text_add_bytes(out, words->items[word].text, words->items[word].length);
    return word;
}

static void translate(mv_translation *t, mv_stretch text, mv_text *out)
{
    mv_sql_words words = mv_sql_words_of(text.text, text.length, t->arena);
    const char *at = text.text, *end = text.text + text.length;
    t->depth++;
    goes_on(t, text.length);
    for (size_t i = 0; i < words.count && !t->status; i++) {
        mv_text_add_bytes(out, at, (size_t)(words.items[i].text - at));
        i = say_word(t, &words, i, out);
        at = words.items[i].text + words.items[i].length;
    }
    mv_text_add_bytes(out, at, (size_t)(end - at));
    t->depth--;
}

/* --- tables ----------------------------------------------------------------------------------------------- */

static bool has_word(const mv_sql_words *words, const char *name, mv_arena *arena)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->items[i].kind == MV_SQL_NAME &&
            strcasecmp(mv_sql_word_name(&words->items[i], arena), name) == 0)
            return true;
    return false;
}

/* `name`, or "name" where it has other characters than an identifier. */
static const char *quote_name(mv_arena *arena, const char *name)
{
    mv_sql_words words = mv_sql_words_of(name, strlen(name), arena);
    bool plain = words.count == 1 && words.items->kind == MV_SQL_NAME && words.items->length == strlen(name);
    return plain ? name : mv_arena_format(arena, "\"%s\"", name);
}

/* "events_read AS (SELECT ...)": the columns that are used, missing codes as NULL. */
static void add_view(mv_translation *t, const mv_recipe_table *table, const mv_sql_words *words, mv_text *out)
{
    mv_text_format(out, "%s" VIEW " AS (SELECT", table->name);
    const char *between_columns = " ";
    for (size_t i = 0; i < table->column_count; i++) {
        if (!has_word(words, table->columns[i].name, t->arena)) continue;
        const char *name = quote_name(t->arena, table->columns[i].name), *value = name;
        for (size_t m = 0; m < table->missing.count; m++)
            value = mv_arena_format(t->arena, "nullif(%s, '%s')", value, table->missing.items[m]);
        mv_text_add(out, between_columns);
        if (t->dialect->column)
            fill(t, out, t->dialect->column, &(mv_stretch){ value, strlen(value) });
        else
            mv_text_add(out, value);
        mv_text_format(out, " AS %s", name);
        between_columns = ",\n    ";
    }
    if (table == t->recipe->tables && has_word(words, "rowid", t->arena)) mv_text_add(out, ", rowid AS rowid");
    mv_text_format(out, "\n    FROM %s)", table->name);
}

/* WITH views ...: in front of the statement, or of the WITH that it has. True when there are any. */
static bool add_views(mv_translation *t, const mv_sql_words *words, mv_text *out)
{
    bool any = false;
    for (size_t i = 0; i < t->recipe->table_count; i++) {
        const mv_recipe_table *table = &t->recipe->tables[i];
        if (!needs_view(t, table) || !has_word(words, table->name, t->arena)) continue;
        mv_text_add(out, any ? ", " : "WITH ");
        add_view(t, table, words, out);
        any = true;
    }
    if (any) mv_text_add(out, mv_sql_word_is(words, 0, "WITH") ? ", " : "\n");
    return any;
}

/* --- the whole ---------------------------------------------------------------------------------------------- */

static void add_comment(const mv_translation *t, const mv_sql_words *words, bool views, mv_text *out)
{
    bool more = views || has_word(words, "WITH", t->arena) || has_word(words, "OVER", t->arena);
    mv_text_format(out, "-- %s, for %s or later; it reads", t->recipe->name,
                   more ? t->dialect->with : t->dialect->engine);
    const char *separator = " ";
    for (size_t i = 0; i < t->recipe->table_count + t->recipe->codebooks.count; i++) {
        bool own = i < t->recipe->table_count;
        const char *name =
            own ? t->recipe->tables[i].name : t->recipe->codebooks.items[i - t->recipe->table_count];
        if (!has_word(words, name, t->arena)) continue;
        mv_text_format(out, "%s%s", separator, name);
        separator = ", ";
    }
    if (has_word(words, "rowid", t->arena) && strcmp(t->dialect->name, "sqlite") != 0)
        mv_text_format(out, " (%s with a column rowid: the number of the row)", t->recipe->tables->name);
    mv_text_format(out, ".\n-- Its answer, as CSV with a header: multivector import %s --answer FILE\n",
                   t->recipe->name);
}

/* The statement of this kind, without what ends it; empty when the recipe has none. */
static mv_stretch find_statement(const mv_recipe *recipe, bool actors, mv_arena *arena)
{
    const char *at = mv_query_skip(recipe->text + recipe->statements), *end = recipe->text + recipe->length;
    mv_sql_words words = mv_sql_words_of(at, (size_t)(end - at), arena);
    size_t close = 0;
    while (close < words.count && !mv_sql_word_is(&words, close, ";")) close++;
    size_t last = words.count;
    while (last > close && mv_sql_word_is(&words, last - 1, ";")) last--;
    return actors ? between(&words, close + 1, last) : between(&words, 0, close);
}

static mv_status make(char **out, const mv_recipe *recipe, const mv_dialect *dialect, bool actors, mv_log *log)
{
    mv_translation t = { .recipe = recipe, .dialect = dialect, .arena = mv_arena_new(), .log = log };
    mv_stretch statement = find_statement(recipe, actors, t.arena);
    mv_sql_words words = mv_sql_words_of(statement.text, statement.length, t.arena);
    mv_text body = { 0 }, text = { 0 };
    t.at = statement.length ? (size_t)(statement.text - recipe->text) : recipe->statements;
    if (!statement.length)
        t.status = mv_log_error(log, MV_BAD_DATA, mv_recipe_place(recipe, t.at), "the recipe has no SELECT for %s",
                                actors ? "actors" : "relations");
    bool views = add_views(&t, &words, &body);
    if (views && mv_sql_word_is(&words, 0, "WITH")) {
        statement.text += 4;
        statement.length -= 4;
    }
    translate(&t, statement, &body);
    add_comment(&t, &words, views, &text);
    mv_text_add_bytes(&text, body.bytes, body.length);
    mv_text_add(&text, "\n");
    mv_text_clear(&body);
    mv_status status = t.status;
    if (status)
        mv_text_clear(&text);
    else
        *out = text.bytes;
    mv_arena_free(t.arena);
    return status;
}

static mv_status find_and_make(char **out, const mv_recipe *recipe, const char *dialect, bool actors, mv_log *log)
{
    size_t index;
    mv_quoted quoted;
    if (mv_choices_find(mv_dialect_name, dialect, &index))
        return make(out, recipe, mv_dialect_at((unsigned)index), actors, log);
    return mv_misuse(log, "there is no dialect %s", mv_quote(dialect, quoted));
}

mv_status mv_recipe_translate(char **out, const mv_recipe *recipe, const char *dialect, bool actors, mv_log *log)
{
    *out = NULL;
    MV_RETURN_GUARDED(mv_status, find_and_make(out, recipe, dialect, actors, log), mv_guard_failed(log));
}
