#include "formats/recipes/engine/sql.h"
#include "support/text.h"
#include <stdlib.h>

/* Aggregate functions over numbers of rows and years. */

typedef struct numbers {
    sqlite3_int64 *items;
    size_t count;
} numbers;

static int compare(const void *a, const void *b)
{
    const sqlite3_int64 *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void gather(sqlite3_context *context, int argc, sqlite3_value **argv)
{
    (void)argc;
    if (sqlite3_value_type(argv[0]) == SQLITE_NULL) return;
    numbers *all = sqlite3_aggregate_context(context, sizeof *all);
    if (!all) return;
    all->items = mv_grow(all->items, all->count, sizeof *all->items);
    all->items[all->count++] = sqlite3_value_int64(argv[0]);
}

static void finish(sqlite3_context *context, const char *between, const char *range, bool always)
{
    numbers *all = sqlite3_aggregate_context(context, 0);
    mv_text text = { 0 };
    if (!all || !all->count) return;
    qsort(all->items, all->count, sizeof *all->items, compare);
    mv_sql_say_runs(&text, all->items, all->count, between, range, always);
    sqlite3_result_text(context, text.bytes, (int)text.length, SQLITE_TRANSIENT);
    mv_text_clear(&text);
    free(all->items);
    all->items = NULL;
}

/* row_list(number): "12-57, 60". */
static void finish_rows(sqlite3_context *context)
{
    finish(context, ", ", "-", false);
}

/* spells(year): the runs of years, "1985..1986,1988..1988", for split(). */
static void finish_spells(sqlite3_context *context)
{
    finish(context, ",", "..", true);
}

mv_status mv_sql_add_rows(mv_sql *sql)
{
    const mv_sql_function rows[] = {
        { "row_list", 1, NULL, gather, finish_rows },
        { "spells", 1, NULL, gather, finish_spells },
    };
    return mv_sql_add_functions(sql, rows, MV_COUNT(rows));
}
