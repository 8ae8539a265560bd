#include "formats/recipes/dialects/translation.h"
#include "support/names.h"
#include <string.h>
#include <strings.h>

/* The tables of a statement: what stands in front of it, so that columns are texts in the order of bytes and codes
 * for what is missing are NULL; and the comment that says which tables there have to be. */

const char *mv_find_viewed(const mv_translation *t, const mv_sql_words *words, size_t word)
{
    bool read = word && (mv_sql_word_is(words, word - 1, "FROM") || mv_sql_word_is(words, word - 1, "JOIN"));
    if (words->items[word].kind != MV_SQL_NAME || (!read && !mv_sql_word_is(words, word + 1, "."))) return NULL;
    const char *name = mv_sql_word_name(&words->items[word], t->arena), *said = mv_say_table(t, name);
    return said == name ? NULL : said;
}

/* Whether this word asks for the number of a row, or for all of the row, of what is read at `from`. */
static bool asks_for_row(const mv_translation *t, const mv_sql_words *words, size_t word, size_t from,
                         const char *alias)
{
    if (!mv_sql_word_is(words, word, "rowid") && !mv_sql_word_is(words, word, "record")) return false;
    if (word > 1 && mv_sql_word_is(words, word - 1, "."))
        return strcasecmp(mv_sql_word_name(&words->items[word - 2], t->arena), alias) == 0;
    size_t next = word;
    while (next < words->count &&
           (!mv_sql_word_is(words, next, "FROM") || words->items[next].depth > words->items[word].depth))
        next++;
    return next == from;
}

static bool needs_rowid(const mv_translation *t, const mv_sql_words *words, const mv_recipe_table *table)
{
    mv_sql_source source;
    for (size_t from = 0; from < words->count; from++) {
        if (!mv_read_sql_source(t, words, from, &source)) continue;
        if (mv_recipe_find_table(t->recipe, source.name) != table) continue;
        for (size_t word = 0; word < words->count; word++)
            if (asks_for_row(t, words, word, from, source.alias)) return true;
    }
    return false;
}

/* "events_read AS (SELECT ...)": the columns that are used, missing codes as NULL. */
static void add_view(mv_translation *t, const mv_recipe_table *table, const mv_sql_words *words, mv_text *out)
{
    bool cells = mv_sql_has_word(words, "cells", t->arena) && needs_rowid(t, words, table);
    mv_text_format(out, "%s AS (SELECT", mv_say_table(t, table->name));
    const char *between_columns = " ";
    for (size_t i = 0; i < table->column_count; i++) {
        const mv_recipe_column *column = &table->columns[i];
        if (!mv_sql_has_word(words, column->name, t->arena) && (!cells || column->optional)) continue;
        const char *name = mv_quote_column(t->arena, column->name);
        mv_text_add(out, between_columns);
        mv_say_text_column(t, mv_say_missing(t, table, name), out);
        mv_text_format(out, " AS %s", name);
        between_columns = ",\n    ";
    }
    if (needs_rowid(t, words, table)) mv_text_add(out, ", rowid AS rowid");
    mv_text_format(out, "\n    FROM %s)", table->name);
}

bool mv_add_views(mv_translation *t, const mv_sql_words *words, mv_text *out)
{
    bool any = false;
    for (size_t i = 0; i < t->recipe->table_count; i++) {
        const mv_recipe_table *table = &t->recipe->tables[i];
        if (!mv_needs_view(t, table) || !mv_sql_has_word(words, table->name, t->arena)) continue;
        mv_text_add(out, any ? ", " : "WITH ");
        add_view(t, table, words, out);
        any = true;
    }
    if (any) mv_text_add(out, mv_sql_word_is(words, 0, "WITH") ? ", " : "\n");
    return any;
}

/* Words that old engines do not have, or that become such words. */
static bool is_modern(const mv_translation *t, const mv_sql_words *words)
{
    static const char *const modern[] = { "WITH", "OVER", "cells", "split", "spells" };
    for (size_t i = 0; i < MV_COUNT(modern); i++)
        if (mv_sql_has_word(words, modern[i], t->arena)) return true;
    return false;
}

void mv_add_comment(const mv_translation *t, const mv_sql_words *words, bool views, mv_text *out)
{
    mv_text rows = { 0 };
    mv_text_format(out, "-- %s, for %s or later; it reads", t->recipe->name,
                   views || is_modern(t, words) ? t->dialect->with : t->dialect->engine);
    const char *separator = " ";
    for (size_t i = 0; i < t->recipe->table_count + t->recipe->codebooks.count; i++) {
        const mv_recipe_table *own = i < t->recipe->table_count ? &t->recipe->tables[i] : NULL;
        const char *name = own ? own->name : t->recipe->codebooks.items[i - t->recipe->table_count];
        if (!mv_sql_has_word(words, name, t->arena)) continue;
        mv_text_format(out, "%s%s", separator, name);
        separator = ", ";
        if (own && needs_rowid(t, words, own)) mv_text_format(&rows, "%s%s", rows.length ? " and " : "", name);
    }
    if (rows.length && strcmp(t->dialect->name, "sqlite") != 0)
        mv_text_format(out, " (%s with a column rowid: the number of the row)", rows.bytes);
    mv_text_clear(&rows);
    mv_text_format(out, ".\n-- Its answer, as CSV with a header: multivector import %s --answer FILE\n",
                   t->recipe->name);
}
