#include "formats/recipes/dialects/translation.h"
#include "formats/recipes/engine/sql.h"
#include "support/text.h"
#include <string.h>
#include <strings.h>

/* cells() and split() hang on a row of another table, for which engines have no words in common. So each is said
 * as a table of its own and joined: the cells by the number of their row, the parts by the text that they are
 * parts of. */

/* "JOIN cells(t.record, ...) AS c", as it was read. */
typedef struct join {
    mv_call call;
    const char *table, *column; /* of the first argument, which is TABLE.COLUMN */
    const char *alias;
    mv_sql_source source; /* what `table` is */
    size_t close;         /* the last word of it */
} join;

static void refuse(mv_translation *t, const join *j, const char *why)
{
    mv_say_refused(t, mv_arena_format(t->arena, "%s()", j->call.name), why);
}

/* What `alias` is in the FROM that the JOIN belongs to. */
static bool find_source(const mv_translation *t, const mv_sql_words *words, size_t word, join *j)
{
    size_t depth = words->items[word].depth;
    for (size_t i = word; i-- > 0 && words->items[i].depth >= depth;)
        if (words->items[i].depth == depth && mv_read_sql_source(t, words, i, &j->source) &&
            strcasecmp(j->source.alias, j->table) == 0)
            return true;
    return false;
}

static bool read_argument(const mv_translation *t, join *j)
{
    mv_sql_words words = mv_sql_words_of(j->call.arguments[0].text, j->call.arguments[0].length, t->arena);
    if (words.count != 3 || !mv_sql_word_is(&words, 1, ".")) return false;
    j->table = mv_sql_word_name(&words.items[0], t->arena);
    j->column = mv_arena_copy(t->arena, words.items[2].text, words.items[2].length);
    return true;
}

static bool read_join(mv_translation *t, const mv_sql_words *words, size_t word, join *j)
{
    j->call = mv_read_call(t, words, word + 1);
    size_t alias = j->call.close + 1;
    j->alias = j->call.name;
    j->close = mv_read_alias(t, words, &alias, &j->alias) ? alias : j->call.close;
    if (!j->call.count || j->call.count > 3 || !read_argument(t, j) || !find_source(t, words, word, j))
        refuse(t, j, ": it takes TABLE.COLUMN of what is read beside it");
    else if (mv_sql_word_is(words, j->close + 1, "ON"))
        refuse(t, j, ": what stands behind its ON belongs in WHERE");
    else if (j->source.alias == j->source.name)
        j->table = j->source.alias = mv_say_table(t, j->source.name);
    return !t->status;
}

/* --- split ------------------------------------------------------------------------------------------------ */

static void say_split(mv_translation *t, const join *j, mv_text *out)
{
    const char *separator = j->call.count > 1 ? mv_find_literal(t, j->call.arguments[1]) : ",";
    const char *quoted = mv_arena_format(t->arena, "'%s'", separator ? separator : "");
    mv_text texts = { 0 };
    mv_text_format(&texts, "SELECT DISTINCT %s.%s AS of_text FROM ", j->table, j->column);
    if (*j->source.name)
        mv_text_add(&texts, mv_say_table(t, j->source.name));
    else
        t->translate(t, j->source.read, &texts);
    mv_text_format(&texts, " AS %s", j->source.alias);
    if (!separator || !*separator || strchr(separator, '\\'))
        refuse(t, j, ": its separator is a literal without a backslash");
    mv_text_add(out, "JOIN (SELECT of_text, ");
    mv_say_text_column(t, "value", out);
    mv_text_add(out, " AS value, row_number() OVER (PARTITION BY of_text ORDER BY place) AS number,\n    "
                     "count(*) OVER (PARTITION BY of_text) AS parts FROM (");
    mv_fill(t, out, t->dialect->cut,
            (const mv_stretch[]){ { texts.bytes, texts.length }, { quoted, strlen(quoted) } });
    mv_text_format(out, ") AS cut\n    WHERE value <> '') AS %s ON %s.of_text = %s.%s", j->alias, j->alias,
                   j->table, j->column);
    mv_text_clear(&texts);
}

/* --- cells ------------------------------------------------------------------------------------------------ */

static size_t find_column(const mv_recipe_table *table, const char *name)
{
    for (size_t i = 0; name && i < table->column_count; i++)
        if (strcasecmp(table->columns[i].name, name) == 0) return i;
    return MV_NONE;
}

/* The columns from `first` to `last`, apart from those that not every release has. */
static void add_named(mv_translation *t, const mv_recipe_table *table, size_t first, size_t last, mv_text *out)
{
    const char *separator = "";
    for (size_t i = first; i <= last; i++) {
        if (table->columns[i].optional) continue;
        const char *name = table->columns[i].name;
        mv_text_format(out, "%sSELECT rowid AS of_row, '%s' AS name, %s AS value, %zu AS number FROM %s",
                       separator, name, mv_quote_column(t->arena, name), i + 1, mv_say_table(t, table->name));
        separator = "\n    UNION ALL ";
    }
}

/* Whether the cells go on behind the columns that the head names. */
static bool is_open(const join *j, const mv_recipe_table *table)
{
    return table->more && j->call.count < 3;
}

static void add_cells(mv_translation *t, const join *j, const mv_recipe_table *table, mv_text *out)
{
    size_t first = 0, last = table->column_count - 1;
    if (j->call.count > 1) first = find_column(table, mv_find_literal(t, j->call.arguments[1]));
    if (j->call.count > 2) last = find_column(table, mv_find_literal(t, j->call.arguments[2]));
    bool open = is_open(j, table);
    if (first == MV_NONE || last == MV_NONE || first > last || (open && j->call.count > 1))
        refuse(t, j, ": it goes from one column of the head to another");
    else if (open && !t->dialect->cells)
        refuse(t, j, ": the head does not name the columns");
    else if (open)
        mv_fill(t, out, t->dialect->cells, &(mv_stretch){ table->name, strlen(table->name) });
    else
        add_named(t, table, first, last, out);
}

static void say_cells(mv_translation *t, const join *j, mv_text *out)
{
    const mv_recipe_table *table = mv_recipe_find_table(t->recipe, j->source.name);
    if (!table || strcasecmp(j->column, "record") != 0) {
        refuse(t, j, ": it takes the record of a table");
        return;
    }
    mv_text_add(out, "JOIN (SELECT of_row, ");
    mv_say_text_column(t, "name", out);
    mv_text_add(out, " AS name, ");
    mv_say_text_column(t, is_open(j, table) ? mv_say_missing(t, table, "value") : "value", out);
    mv_text_add(out, " AS value, number FROM (");
    add_cells(t, j, table, out);
    mv_text_format(out, ") AS wide) AS %s ON %s.of_row = %s.rowid", j->alias, j->alias, j->table);
}

size_t mv_say_join(mv_translation *t, const mv_sql_words *words, size_t word, mv_text *out)
{
    bool cells = mv_sql_word_is(words, word + 1, "cells"), split = mv_sql_word_is(words, word + 1, "split");
    join j = { 0 };
    if (!mv_sql_word_is(words, word, "JOIN") || (!cells && !split) || !mv_sql_word_is(words, word + 2, "("))
        return word;
    if (!read_join(t, words, word, &j)) return word;
    (cells ? say_cells : say_split)(t, &j, out);
    return j.close;
}
