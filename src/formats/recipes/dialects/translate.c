#include "formats/recipes/dialects/dialects.h"
#include "formats/recipes/dialects/translation.h"
#include "formats/recipes/engine/query.h"
#include "formats/recipes/engine/sql_words.h"
#include "support/names.h"
#include <string.h>
#include <strings.h>

/* A statement of a recipe in the words of an engine. What helper functions stand for is put in their place. */

static void translate(mv_translation *t, mv_stretch text, mv_text *out);

/* --- calls ------------------------------------------------------------------------------------------------ */

static bool is_call(const mv_sql_words *words, size_t word)
{
    return words->items[word].kind == MV_SQL_NAME && mv_sql_word_is(words, word + 1, "(");
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
    mv_fill(t, out, template, &said);
    mv_text_clear(&text);
}

/* What the template gives is translated. */
static void fill_words(mv_translation *t, mv_text *out, const char *template, const mv_stretch *arguments)
{
    mv_text text = { 0 };
    mv_fill(t, &text, template, arguments);
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
               mv_between(words, word + 2, type - 1));
    return true;
}

static bool say_primitive(mv_translation *t, const mv_call *c, mv_text *out)
{
    const struct {
        const char *name, *template;
    } primitives[] = { { "as_text", t->dialect->text },
                       { "as_number", t->dialect->number },
                       { "day_after", t->dialect->day_after },
                       { "spells", t->dialect->spells } };
    for (size_t i = 0; i < MV_COUNT(primitives) && c->count == 1; i++)
        if (primitives[i].template && strcasecmp(primitives[i].name, c->name) == 0) {
            fill_final(t, out, primitives[i].template, c->arguments[0]);
            return true;
        }
    return false;
}

/* round(x, digits), lead(x), lag(x): where an engine wants the first argument otherwise. */
static bool say_wrapped(mv_translation *t, const mv_call *c, mv_text *out)
{
    bool round = strcasecmp(c->name, "round") == 0 && c->count == 2;
    bool after = strcasecmp(c->name, "lead") == 0 || strcasecmp(c->name, "lag") == 0;
    const char *template = round ? t->dialect->decimal : after ? t->dialect->after : NULL;
    if (!template || !c->count || c->count > 3) return false;
    mv_text_format(out, "%s(", c->name);
    fill_final(t, out, template, c->arguments[0]);
    for (unsigned i = 1; i < c->count; i++) {
        mv_text_add(out, ", ");
        translate(t, c->arguments[i], out);
    }
    mv_text_add(out, ")");
    return true;
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

/* Functions that no engine, or not all of them, can be told: why not. */
static const char *why_refused(const char *name)
{
    static const struct {
        const char *name, *why;
    } reasons[] = { { "cells", ": it belongs behind JOIN" },
                    { "split", ": it belongs behind JOIN" },
                    { "slug", ": engines do not agree on what a letter without its accent is" },
                    { "spells", ": SQLite has no aggregate for it; a window function does the same" } };
    for (size_t i = 0; i < MV_COUNT(reasons); i++)
        if (strcasecmp(reasons[i].name, name) == 0) return reasons[i].why;
    return NULL;
}

static void check_known(mv_translation *t, const mv_sql_word *word, const char *name)
{
    const char *why = why_refused(name);
    bool sqlite = strcmp(t->dialect->name, "sqlite") == 0, quoted = *word->text == '"' || *word->text == '`';
    if (why || (!sqlite && !quoted && !mv_dialect_knows(word->text, (unsigned)word->length)))
        mv_say_refused(t, mv_arena_format(t->arena, "%s()", name), why ? why : "");
}

/* count(x) with its argument translated, as a text. */
static void add_call_as_text(mv_translation *t, const mv_sql_words *words, size_t word, const mv_call *c,
                             mv_text *out)
{
    mv_text text = { 0 };
    mv_text_format(&text, "%s(", c->name);
    translate(t, mv_between(words, word + 2, c->close), &text);
    mv_text_add(&text, ")");
    mv_stretch said = whole(&text);
    mv_fill(t, out, t->dialect->text, &said);
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

bool mv_recipe_says_through(const mv_recipe *recipe)
{
    mv_arena *arena = mv_arena_new();
    const char *at = recipe->text + recipe->statements;
    mv_sql_words words = mv_sql_words_of(at, recipe->length - recipe->statements, arena);
    bool says = mv_sql_has_word(&words, "through", arena);
    mv_arena_free(arena);
    return says;
}

/* Whether the statement says "end" behind the word `name`, which is called so; the END of a CASE is no name. */
static bool names_end_again(const mv_sql_words *words, size_t name)
{
    size_t open = 0;
    for (size_t i = 0; i < words->count; i++) {
        if (words->items[i].depth || i == name) continue;
        bool end = mv_sql_word_is(words, i, "end");
        if (end && !open && i > name) return true;
        open += mv_sql_word_is(words, i, "CASE");
        open -= end && open;
    }
    return false;
}

/* "day_after(x) AS end" among what the whole statement gives, where nothing else is called so: the engine need not
 * count days, as "x AS through" says the same. */
static bool is_last_day(const mv_translation *t, const mv_sql_words *words, size_t word, size_t close)
{
    if (!t->through || t->depth != 1 || words->items[word].depth || !mv_sql_word_is(words, word, "day_after"))
        return false;
    if (!mv_sql_word_is(words, close + 1, "AS") || !mv_sql_word_is(words, close + 2, "end")) return false;
    for (size_t i = 0; i < words->count; i++)
        if (!words->items[i].depth && mv_sql_word_is(words, i, "UNION")) return false;
    return !names_end_again(words, close + 2);
}

/* Says a call, and gives its last word; `word` when it is said as it stands. */
static size_t say_call(mv_translation *t, const mv_sql_words *words, size_t word, mv_text *out)
{
    mv_call c = mv_read_call(t, words, word);
    const char *template = mv_dialect_words(c.name, c.count);
    if (c.count == 1 && is_last_day(t, words, word, c.close)) {
        translate(t, c.arguments[0], out);
        mv_text_add(out, " AS through");
        return c.close + 2;
    }
    if (template) {
        fill_words(t, out, template, c.arguments);
        return c.close;
    }
    if (say_cast(t, words, word, &c, out) || say_literal(t, &c, out) || say_primitive(t, &c, out) ||
        say_wrapped(t, &c, out))
        return c.close;
    if (is_joined_number(t, words, word, c.close)) {
        add_call_as_text(t, words, word, &c, out);
        return c.close;
    }
    check_known(t, &words->items[word], c.name);
    mv_text_add_bytes(out, words->items[word].text, words->items[word].length);
    return word;
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

static bool is_bare_union(const mv_translation *t, const mv_sql_words *words, size_t word)
{
    return t->dialect->typed && mv_sql_word_is(words, word, "UNION") && !mv_sql_word_is(words, word + 1, "ALL");
}

static size_t say_word(mv_translation *t, const mv_sql_words *words, size_t word, mv_text *out)
{
    if (is_call(words, word)) return say_call(t, words, word, out);
    if (t->dialect->typed && mv_sql_word_is(words, word, "MATERIALIZED")) return word;
    if (is_bare_union(t, words, word)) {
        mv_text_add(out, "UNION DISTINCT");
        return word;
    }
    if (say_is(t, words, &word, out)) return word;
    size_t join = mv_say_join(t, words, word, out);
    if (join != word) return join;
    const char *viewed = mv_find_viewed(t, words, word);
    if (viewed) {
        mv_text_add(out, viewed);
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
    mv_goes_on(t, text.length);
    for (size_t i = 0; i < words.count && !t->status; i++) {
        mv_text_add_bytes(out, at, (size_t)(words.items[i].text - at));
        i = say_word(t, &words, i, out);
        at = words.items[i].text + words.items[i].length;
    }
    mv_text_add_bytes(out, at, (size_t)(end - at));
    t->depth--;
}

/* --- the whole ---------------------------------------------------------------------------------------------- */

/* The statement of this kind, without what ends it; empty when the recipe has none. */
static mv_stretch find_statement(const mv_recipe *recipe, bool actors, mv_arena *arena)
{
    const char *at = mv_query_skip(recipe->text + recipe->statements), *end = recipe->text + recipe->length;
    mv_sql_words words = mv_sql_words_of(at, (size_t)(end - at), arena);
    size_t close = 0;
    while (close < words.count && !mv_sql_word_is(&words, close, ";")) close++;
    size_t last = words.count;
    while (last > close && mv_sql_word_is(&words, last - 1, ";")) last--;
    return actors ? mv_between(&words, close + 1, last) : mv_between(&words, 0, close);
}

static mv_status make(char **out, const mv_recipe *recipe, const mv_dialect *dialect, bool actors, mv_log *log)
{
    mv_translation t = {
        .recipe = recipe, .dialect = dialect, .arena = mv_arena_new(), .log = log, .translate = translate
    };
    t.through = !actors && !mv_recipe_says_through(recipe);
    mv_stretch statement = find_statement(recipe, actors, t.arena);
    mv_sql_words words = mv_sql_words_of(statement.text, statement.length, t.arena);
    mv_text body = { 0 }, text = { 0 };
    t.at = statement.length ? (size_t)(statement.text - recipe->text) : recipe->statements;
    if (!statement.length)
        t.status = mv_log_error(log, MV_BAD_DATA, mv_recipe_place(recipe, t.at), "the recipe has no SELECT for %s",
                                actors ? "actors" : "relations");
    bool views = mv_add_views(&t, &words, &body);
    if (views && mv_sql_word_is(&words, 0, "WITH")) {
        statement.text += 4;
        statement.length -= 4;
    }
    translate(&t, statement, &body);
    mv_add_comment(&t, &words, views, &text);
    mv_text_add_bytes(&text, body.bytes, body.length);
    if (t.dialect->joined && mv_sql_has_word(&words, "LEFT", t.arena)) mv_text_add(&text, t.dialect->joined);
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
