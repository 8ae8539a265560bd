#include "formats/recipes/engine/query.h"
#include "support/limits.h"
#include "support/names.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- statements --------------------------------------------------------------------------------------- */

static size_t find_column(const mv_query *q, const char *name)
{
    for (size_t i = 0; i < q->count; i++)
        if (strcasecmp(sqlite3_column_name(q->statement, (int)i), name) == 0) return i;
    return MV_NONE;
}

static mv_status require_column(const mv_query *q, const char *name)
{
    if (!name || find_column(q, name) != MV_NONE) return MV_OK;
    return mv_log_error(q->sql->log, MV_BAD_DATA,
                        mv_recipe_place(q->sql->recipe, (size_t)(q->text - q->sql->recipe->text)),
                        "the statement gives no column \"%s\"", name);
}

static mv_status check_columns(mv_query *q)
{
    const mv_recipe *recipe = q->sql->recipe;
    bool relations = q->kind == MV_RELATION;
    q->count = (size_t)sqlite3_column_count(q->statement);
    q->weight = find_column(q, "weight");
    q->divide = relations && recipe->weight_divide ? find_column(q, recipe->weight_divide) : MV_NONE;
    q->reference = relations ? find_column(q, "source_ref") : MV_NONE;
    q->folded = find_column(q, MV_FOLDED_ROWS);
    if (q->folded != MV_NONE) q->count--; /* it is the last, and none of the record */
    mv_status status = require_column(q, relations ? "source" : "id");
    if (!status && relations) status = require_column(q, "target");
    return status || !relations ? status : require_column(q, recipe->weight_divide);
}

const char *mv_query_skip(const char *at)
{
    for (;;) {
        at += strspn(at, " \t\r\n;");
        if (strncmp(at, "--", 2) == 0)
            at += strcspn(at, "\n");
        else if (strncmp(at, "/*", 2) == 0 && strstr(at, "*/"))
            at = strstr(at, "*/") + 2;
        else
            return at;
    }
}

mv_status mv_query_prepare(mv_query *q, mv_sql *sql, mv_record_kind kind, const char *text, const char **tail)
{
    *q = (mv_query){ .sql = sql, .kind = kind, .text = text };
    sqlite3_stmt *grouped = NULL;
    mv_status status = mv_sql_prepare(sql, &q->statement, text, tail);
    if (status) return status;
    if (kind == MV_RELATION && mv_tally_prepare(sql, &grouped, text, (size_t)(*tail - text))) {
        q->plain = q->statement;
        q->statement = grouped;
    }
    *tail = mv_query_skip(*tail);
    return check_columns(q);
}

void mv_query_describe(mv_query *q, mv_records *records)
{
    q->values = mv_alloc_array(q->count + 1, sizeof *q->values);
    q->numbers = mv_alloc_array(q->count, sizeof *q->numbers);
    for (size_t i = 0; i < q->count; i++) {
        const char *name = sqlite3_column_name(q->statement, (int)i);
        q->values[i].column = i == q->reference ? mv_records_known(records, q->kind, MV_IS_QUOTE, "source_ref")
                                                : mv_records_column(records, q->kind, name, i);
    }
    if (q->kind == MV_RELATION)
        q->values[q->count].column = mv_records_known(records, q->kind, MV_IS_SOURCES, "sources");
}

/* --- rows --------------------------------------------------------------------------------------------- */

/* "12" is row 12, "12-57, 60" are rows; other texts say themselves where they come from. */
static void say_reference(mv_text *out, const char *reference)
{
    bool rows = *reference && !reference[strspn(reference, "0123456789-, ")];
    if (rows) mv_text_add(out, strspn(reference, "0123456789") == strlen(reference) ? "row " : "rows ");
    mv_text_add(out, reference);
}

/* Which rows of the input made the row at hand, as the statement says it; "" when it does not. */
static const char *reference_of(const mv_query *q)
{
    return q->reference == MV_NONE ? "" : q->values[q->reference].text;
}

/* Numbers are written by us: not every version of SQLite writes them alike. */
static void set_number(mv_query *q, size_t column, double number)
{
    mv_text text = { 0 };
    if (number - number != 0) return; /* infinite: the weight or sign is refused as it stands */
    mv_text_add_number(&text, number, 17);
    snprintf(q->numbers[column], sizeof *q->numbers, "%s", text.bytes);
    q->values[column].text = q->numbers[column];
    mv_text_clear(&text);
}

static void read_value(mv_query *q, size_t column)
{
    const char *text = (const char *)sqlite3_column_text(q->statement, (int)column);
    if (!text && sqlite3_column_type(q->statement, (int)column) != SQLITE_NULL) mv_out_of_memory();
    q->sql->made += (size_t)sqlite3_column_bytes(q->statement, (int)column);
    q->values[column].text = text ? text : "";
    if (sqlite3_column_type(q->statement, (int)column) == SQLITE_FLOAT)
        set_number(q, column, sqlite3_column_double(q->statement, (int)column));
}

/* Weights that the statement gives as whole numbers are divided here, once. */
static void divide_weight(mv_query *q)
{
    double by = q->sql->recipe->weight_scale, weight;
    if (q->divide != MV_NONE) {
        by *= sqlite3_column_double(q->statement, (int)q->divide);
        q->values[q->divide].text = ""; /* it has done its work */
    }
    if (q->weight == MV_NONE || by == 1 || by == 0) return;
    if (mv_number_parse(q->values[q->weight].text, &weight)) set_number(q, q->weight, weight / by);
}

static void read_values(mv_query *q)
{
    for (size_t i = 0; i < q->count; i++) read_value(q, i);
    divide_weight(q);
    if (*reference_of(q)) {
        q->quote.length = 0;
        say_reference(&q->quote, reference_of(q));
        q->values[q->reference].text = q->quote.bytes;
    }
    q->values[q->count].text = q->sql->recipe->name;
}

/* Groups that take too much room are made by SQLite, which sorts for it; nothing has been given yet. */
static mv_status step(mv_query *q, bool *more)
{
    mv_sql *sql = q->sql;
    mv_status status = mv_sql_step(sql, q->statement, q->text, more);
    if (!status || !sql->crowded) return status;
    sqlite3_finalize(q->statement);
    mv_tally_forget(sql);
    q->statement = q->plain;
    q->plain = NULL;
    sql->crowded = false;
    mv_counters_clear(sql);
    return mv_sql_step(sql, q->statement, q->text, more);
}

mv_status mv_query_next(mv_query *q, bool *more)
{
    *more = false;
    mv_status status = q->statement ? step(q, more) : MV_OK;
    if (status || !*more) return status;
    q->rows++;
    read_values(q);
    if (q->rows > MV_RECIPE_ROWS || q->sql->made > MV_RECIPE_BYTES)
        return mv_log_error(q->sql->log, MV_LIMIT,
                            mv_recipe_place(q->sql->recipe, (size_t)(q->text - q->sql->recipe->text)),
                            "the recipe gives more than its limit of %s; nothing is kept of the %zu rows before",
                            q->rows > MV_RECIPE_ROWS ? "rows" : "text", (size_t)q->rows - 1);
    return MV_OK;
}

/* Of the first row that the reference names, where there is but one file. A file with very many mistakes is not
 * read anew for each of them. */
mv_place mv_query_place(const mv_query *q)
{
    const mv_sql_table *table = q->sql->tables;
    const char *path = table->file_count == 1 ? table->files->path : q->sql->recipe->path;
    mv_place place = { path, 0, 0 };
    size_t row = q->rows ? strtoul(reference_of(q), NULL, 10) : 0;
    if (table->file_count != 1 || !row || mv_patience_is_over(q->sql->log)) return place;
    place.line = mv_input_line(table->files, row);
    place.column = place.line > 0;
    return place;
}

const char *mv_query_rows(const mv_query *q)
{
    if (q->folded == MV_NONE) return reference_of(q);
    const char *rows = (const char *)sqlite3_column_text(q->statement, (int)q->folded);
    return rows ? rows : "";
}

void mv_query_free(mv_query *q)
{
    sqlite3_finalize(q->statement);
    sqlite3_finalize(q->plain);
    MV_FREE(q->values, q->numbers);
    mv_text_clear(&q->quote);
}
