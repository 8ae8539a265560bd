#include "formats/recipes/engine/sql.h"
#include "formats/recipes/engine/value_map.h"
#include "support/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Functions about codes and rows. docs/recipes.md has them all. */

static const char *text_of(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return text ? text : "";
}

/* --- maps: by_prefix(code, map), by_value(value, map) ------------------------------------------------------ */

/* The map of a call: read once, as it is the same for all rows. */
static const mv_value_map *get_map(sqlite3_context *context, sqlite3_value *value)
{
    mv_value_map *m = sqlite3_get_auxdata(context, 1);
    if (m) return m;
    m = mv_value_map_read(text_of(value));
    if (m) sqlite3_set_auxdata(context, 1, m, mv_value_map_free);
    m = m ? sqlite3_get_auxdata(context, 1) : NULL;
    if (!m) sqlite3_result_error(context, MV_MAP_FORM, -1);
    return m;
}

/* What is looked up; as a number, NAN where it is none. */
typedef struct map_key {
    const char *text;
    double number;
} map_key;

static bool has_prefix(const mv_map_entry *e, map_key key)
{
    const char *code = key.text;
    if (strcmp(e->from, "*") == 0) return true;
    return strncmp(code, e->from, e->length) >= 0 && strncmp(code, e->to, strlen(e->to)) <= 0 &&
           strlen(code) >= e->length;
}

static bool has_value(const mv_map_entry *e, map_key key)
{
    if (e->numeric && key.number >= e->low && key.number <= e->high) return true;
    return strcmp(e->from, "*") == 0 || strcmp(e->from, key.text) == 0;
}

static void look_up(sqlite3_context *context, sqlite3_value **argv, bool (*fits)(const mv_map_entry *, map_key))
{
    mv_sql *sql = sqlite3_user_data(context);
    const char *value = text_of(argv[0]);
    const mv_value_map *m = get_map(context, argv[1]);
    map_key key = { value, NAN };
    if (!m || !*value) return;
    if (fits == has_value && !mv_number_parse(value, &key.number)) key.number = NAN;
    for (size_t i = 0; i < m->count; i++)
        if (fits(&m->entries[i], key)) {
            sqlite3_result_text(context, m->entries[i].text, -1, SQLITE_TRANSIENT);
            return;
        }
    mv_counter_add(&sql->unmapped, sql, value, true);
}

static void by_prefix(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    look_up(context, argv, has_prefix);
}

static void by_value(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    look_up(context, argv, has_value);
}

/* --- keep(condition, why) --------------------------------------------------------------------------------- */

/* Gives the condition, and counts under `why` the rows for which it does not hold. */
static void keep(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    mv_sql *sql = sqlite3_user_data(context);
    bool holds = sqlite3_value_double(argv[0]) != 0;
    (void)argc;
    if (!holds) mv_counter_add(&sql->left_out, sql, text_of(argv[1]), false);
    sqlite3_result_int(context, holds);
}

/* --- match_code(code, found, table) ----------------------------------------------------------------------- */

static bool has_files(const mv_sql *sql, const char *name)
{
    for (size_t i = 0; i < sql->table_count; i++)
        if (strcasecmp(sql->tables[i].name, name) == 0) return sql->tables[i].file_count > 0;
    return true;
}

/* What a code was found to be, or the code itself, which is counted then; not so when there is no file for the
 * table in which it would have been found. */
static void match_code(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    mv_sql *sql = sqlite3_user_data(context);
    bool found = *text_of(argv[1]), counts = argc < 3 || has_files(sql, text_of(argv[2]));
    sql->matched += found && counts;
    if (!found && counts && *text_of(argv[0])) mv_counter_add(&sql->unmatched, sql, text_of(argv[0]), true);
    sqlite3_result_value(context, argv[found]);
}

/* --- slug(text) ------------------------------------------------------------------------------------------- */

static void slug(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    mv_text made = { 0 };
    (void)argc;
    mv_text_add_slug(&made, text_of(argv[0]));
    if (made.length) sqlite3_result_text(context, made.bytes, (int)made.length, SQLITE_TRANSIENT);
    mv_text_clear(&made);
}

mv_status mv_sql_add_values(mv_sql *sql)
{
    const mv_sql_function rows[] = {
        { "by_prefix", 2, by_prefix },   { "by_value", 2, by_value },     { "keep", 2, keep },
        { "match_code", 2, match_code }, { "match_code", 3, match_code }, { "slug", 1, slug },
    };
    return mv_sql_add_functions(sql, rows, MV_COUNT(rows));
}
