#include "formats/recipes/input/input.h"
#include "formats/records/refuse.h"
#include "support/file.h"
#include "support/index.h"
#include "support/names.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SEARCHED_LINES = 50 };

/* --- headers ------------------------------------------------------------------------------------------ */

/* Names of columns, in small letters, with the column each is of; and how many have a name with a number behind.
 */
typedef struct column_names {
    mv_index taken;
    size_t *numbered;
    mv_arena *arena;
} column_names;

static bool take_name(column_names *names, const char *name, size_t column)
{
    return mv_index_add(&names->taken, mv_arena_small(names->arena, name), column);
}

/* The name of a column: that in the header, "c4" for the fourth without one, "date_2" for the second "date". */
static const char *column_name(column_names *names, size_t column, const char *text, size_t length)
{
    const char *name = mv_arena_copy(names->arena, text, length), *first = name;
    if (!length) name = first = mv_arena_format(names->arena, "c%zu", column + 1);
    while (!take_name(names, name, column)) {
        size_t of = mv_index_find(&names->taken, mv_arena_small(names->arena, first));
        name = mv_arena_format(names->arena, "%s_%zu", first, ++names->numbered[of] + 1);
    }
    return name;
}

static void read_header(mv_input_file *file, mv_rows *rows, mv_arena *arena)
{
    size_t count = mv_rows_count(rows), length;
    column_names names = { .numbered = mv_alloc_array(count, sizeof *names.numbered), .arena = arena };
    file->header = mv_arena_alloc(arena, count * sizeof *file->header);
    file->header_line = mv_rows_line(rows);
    file->field_count = count;
    for (size_t i = 0; i < count; i++) {
        const char *text = mv_rows_field(rows, i, &length);
        file->header[i] = text ? column_name(&names, i, text, length) : "";
    }
    mv_index_clear(&names.taken);
    free(names.numbered);
}

/* A file without header has the columns in their order; the optional ones are the last. */
static void take_header(mv_input_file *file, const mv_recipe_table *table, size_t fields, mv_arena *arena)
{
    file->header = mv_arena_alloc(arena, (fields + 1) * sizeof *file->header);
    file->field_count = fields;
    for (size_t i = 0; i < fields; i++)
        file->header[i] = i < table->column_count ? table->columns[i].name : mv_arena_format(arena, "c%zu", i + 1);
}

/* The next letter, in small, digit or byte beyond ASCII; 0 at the end. */
static int next_telling(const char **at)
{
    for (; **at; ++*at) {
        unsigned char c = (unsigned char)**at, small = c | 0x20;
        bool letter = small >= 'a' && small <= 'z';
        if (!letter && !(c >= '0' && c <= '9') && c < 0x80) continue;
        ++*at;
        return letter ? small : c;
    }
    return 0;
}

static bool same_name(const char *one, const char *other)
{
    int a = 0, b = 0;
    do {
        a = next_telling(&one);
        b = next_telling(&other);
    } while (a && a == b);
    return a == b;
}

static size_t find_name(const mv_input_file *file, const char *name)
{
    for (size_t i = 0; i < file->field_count; i++)
        if (strcasecmp(file->header[i], name) == 0) return i;
    for (size_t i = 0; i < file->field_count; i++)
        if (same_name(file->header[i], name)) return i;
    return MV_NONE;
}

static size_t find_column(const mv_input_file *file, const mv_recipe_column *column)
{
    size_t found = find_name(file, column->name);
    for (size_t i = 0; i < column->also.count && found == MV_NONE; i++)
        found = find_name(file, column->also.items[i]);
    return found;
}

size_t mv_input_find(const mv_input_file *file, const char *column)
{
    for (size_t i = 0; i < file->table->column_count; i++)
        if (strcasecmp(file->table->columns[i].name, column) == 0)
            return find_column(file, &file->table->columns[i]);
    return find_name(file, column);
}

bool mv_input_is_called(const mv_recipe_column *column, const char *name)
{
    bool found = same_name(column->name, name);
    for (size_t i = 0; i < column->also.count && !found; i++) found = same_name(column->also.items[i], name);
    return found;
}

static bool knows(const mv_recipe_table *table, const char *column)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (mv_input_is_called(&table->columns[i], column)) return true;
    return table->more;
}

static mv_fit judge(const mv_input_file *file, const mv_recipe_table *table)
{
    mv_fit fit = { 0 };
    for (size_t i = 0; i < table->column_count; i++) {
        bool found = find_column(file, &table->columns[i]) != MV_NONE;
        fit.found += found;
        if (table->columns[i].optional || found) continue;
        if (!fit.missing++) fit.first_missing = table->columns[i].name;
    }
    for (size_t i = 0; i < file->field_count; i++) fit.unknown += !knows(table, file->header[i]);
    if (table->header == MV_HEADER_NONE) fit.missing += fit.unknown; /* columns are told by their number alone */
    return fit;
}

/* --- one file, one table ------------------------------------------------------------------------------- */

static bool is_blank_row(mv_rows *rows)
{
    size_t length;
    return mv_rows_count(rows) == 1 && mv_rows_field(rows, 0, &length) && !length;
}

/* The first of the first lines that has all columns, or else the best of them. */
static mv_fit search_header(mv_input_file *file, const mv_recipe_table *table, mv_rows *rows, mv_arena *arena)
{
    mv_input_file best = *file;
    mv_fit fit = { .missing = MV_NONE };
    for (size_t i = 0; i < SEARCHED_LINES && fit.missing; i++) {
        if (!table->delimiter) mv_rows_sniff(rows);
        if (!mv_rows_next(rows)) break;
        read_header(file, rows, arena);
        mv_fit found = judge(file, table);
        if (found.missing >= fit.missing) continue;
        fit = found;
        best = *file;
        best.form.delimiter = mv_rows_delimiter(rows);
    }
    *file = best;
    return fit;
}

static mv_fit fit_rows(mv_input_file *file, const mv_recipe_table *table, mv_rows *rows, mv_arena *arena)
{
    if (table->header == MV_HEADER_SEARCH) return search_header(file, table, rows, arena);
    if (table->header == MV_HEADER_LINE) mv_rows_skip_lines(rows, table->header_line - 1);
    bool more = mv_rows_next(rows);
    while (more && is_blank_row(rows)) more = mv_rows_next(rows);
    if (more && table->header == MV_HEADER_NONE)
        take_header(file, table, mv_rows_count(rows), arena);
    else if (more)
        read_header(file, rows, arena);
    file->form.delimiter = mv_rows_delimiter(rows);
    return judge(file, table);
}

/* A workbook or an archive is no table: its program, and the line that converts it, are named. */
static mv_status refuse_program(const mv_input_file *file, mv_log *log)
{
    mv_input input = { .path = file->path, .log = log };
    mv_stream *stream = NULL;
    mv_status status = mv_stream_open(&stream, file->opened, log);
    if (!status) mv_stream_without_digest(stream);
    if (!status) status = mv_stream_next(stream, &input.bytes, &input.length, log);
    if (!status) status = mv_refuse_input(&input);
    mv_stream_close(stream);
    return status;
}

mv_status mv_input_fit(mv_fit *fit, mv_input_file *file, const mv_recipe_table *table, mv_arena *arena,
                       mv_log *log)
{
    mv_rows *rows = NULL;
    *file = (mv_input_file){ .path = file->path, .opened = file->opened, .table = table };
    file->form = (mv_rows_form){ table->encoding, table->delimiter, table->unquoted, file->path };
    mv_status status = mv_rows_open(&rows, file->opened, file->form, log);
    if (status) return status;
    *fit = fit_rows(file, table, rows, arena);
    status = mv_rows_status(rows);
    mv_rows_close(rows);
    return status;
}

mv_status mv_input_begin(mv_rows **out, const mv_input_file *file, mv_log *log)
{
    mv_status status = mv_rows_open(out, file->opened, file->form, log);
    if (status || !file->header_line) return status;
    mv_rows_skip_lines(*out, file->header_line - 1);
    mv_rows_next(*out);
    return mv_rows_status(*out);
}

static bool is_expected(const mv_recipe_table *table, const char *text, size_t length)
{
    for (size_t i = 0; i < table->expected.count; i++)
        if (strlen(table->expected.items[i]) == length && memcmp(table->expected.items[i], text, length) == 0)
            return true;
    return false;
}

void mv_input_check_version(const mv_input_file *file, mv_log *log)
{
    mv_rows *rows = NULL;
    size_t length, field = file->table->expect ? mv_input_find(file, file->table->expect) : MV_NONE;
    if (field == MV_NONE || mv_input_begin(&rows, file, NULL)) return;
    const char *text =
        mv_rows_next(rows) && field < mv_rows_count(rows) ? mv_rows_field(rows, field, &length) : NULL;
    if (text && !is_expected(file->table, text, length)) {
        mv_text said = { 0 };
        mv_quoted quoted;
        mv_text_add_bytes(&said, text, length);
        mv_log_warning(log, mv_rows_place(rows, field),
                       "\"%s\" is %s, where the recipe expects %s: is it another version?", file->table->expect,
                       mv_quote(said.bytes, quoted), file->table->expected.items[0]);
        mv_text_clear(&said);
    }
    mv_rows_close(rows);
}

bool mv_input_next_row(mv_rows *rows, const mv_input_file *file)
{
    bool more = mv_rows_next(rows);
    while (more && file->table->broken && mv_rows_count(rows) < file->field_count && mv_rows_join(rows)) {
    }
    return more;
}

size_t mv_input_line(const mv_input_file *file, size_t row)
{
    mv_rows *rows = NULL;
    size_t line = 0;
    if (mv_input_begin(&rows, file, NULL)) return 0;
    while (row && mv_input_next_row(rows, file)) row--;
    if (!row) line = mv_rows_line(rows);
    mv_rows_close(rows);
    return line;
}

/* --- all files, all tables ----------------------------------------------------------------------------- */

static mv_status refuse_file(const mv_input_file *file, mv_fit fit, const mv_recipe *recipe, mv_log *log)
{
    mv_quoted column, nearest;
    mv_text said = { 0 };
    const mv_recipe_about *about = &recipe->about;
    const char *near = fit.first_missing ? mv_nearest(fit.first_missing, file->header, file->field_count) : NULL;
    if (file->table->header == MV_HEADER_NONE)
        mv_text_format(&said, "the rows have %zu field%s; %zu were expected", file->field_count,
                       file->field_count == 1 ? "" : "s", file->table->column_count);
    else
        mv_text_format(&said, "the header has no column %s", mv_quote(fit.first_missing, column));
    if (file->table->header != MV_HEADER_NONE && near) mv_text_format(&said, ", but %s", mv_quote(near, nearest));
    mv_status status =
        mv_log_error(log, MV_BAD_DATA, (mv_place){ file->path, file->header_line ? file->header_line : 1, 1 },
                     "%s; the recipe %s is for %s%s%s: is this another version?", said.bytes, recipe->name,
                     about->title, about->version ? " " : "", about->version ? about->version : "");
    mv_text_clear(&said);
    return status;
}

static void warn_of_columns(const mv_input_file *file, mv_fit fit, mv_log *log)
{
    mv_quoted quoted;
    const char *first = "";
    for (size_t i = file->field_count; i-- > 0;)
        if (!knows(file->table, file->header[i])) first = file->header[i];
    mv_log_warning(log, (mv_place){ file->path, file->header_line, 1 },
                   "the recipe does not know the column %s%s: is it another version?", mv_quote(first, quoted),
                   fit.unknown > 1 ? " and others" : "");
}

/* Whether one table is more likely meant than another: that which has all it must have, and then, or else, that of
 * which the file has more; of equal ones the first. */
static bool fits_better(mv_fit one, mv_fit other)
{
    if (!one.missing != !other.missing) return !one.missing;
    if (one.found != other.found) return one.found > other.found;
    return one.unknown < other.unknown;
}

/* Quietly, as the file may fit another; but one that cannot be read fits none. `broken` tells then. */
static bool try_table(mv_fit *fit, mv_input_file *file, const mv_recipe_table *table, mv_arena *arena,
                      mv_status *broken, mv_log *log)
{
    mv_log own = { 0 };
    mv_status status = mv_input_fit(fit, file, table, arena, &own);
    if (status == MV_IO || status == MV_NO_INPUT)
        *broken = mv_log_error(log, status, (mv_place){ file->path, 0, 0 }, "%s", own.messages[0].text);
    mv_log_clear(&own);
    return !status;
}

/* The table that the file fits best. */
static mv_status assign_file(mv_input_file *file, const mv_recipe *recipe, mv_arena *arena, mv_log *log)
{
    mv_input_file best = *file;
    mv_fit fit = { 0 };
    mv_status status = refuse_program(file, log);
    for (size_t i = 0; i < recipe->table_count && !status; i++) {
        mv_fit found;
        mv_input_file tried = { .path = file->path, .opened = file->opened };
        if (!try_table(&found, &tried, &recipe->tables[i], arena, &status, log)) continue;
        if (best.table && !fits_better(found, fit)) continue;
        fit = found;
        best = tried;
    }
    if (status) return status;
    *file = best;
    if (!file->table) return mv_input_fit(&fit, file, recipe->tables, arena, log); /* for what it says */
    if (!file->field_count)
        return mv_log_error(log, MV_BAD_DATA, (mv_place){ file->path, 1, 1 }, "the table is empty");
    if (fit.missing) return refuse_file(file, fit, recipe, log);
    if (fit.unknown) warn_of_columns(file, fit, log);
    return MV_OK;
}

static mv_status miss_table(const mv_recipe_table *table, const mv_recipe *recipe, mv_log *log)
{
    mv_text columns = { 0 };
    for (size_t i = 0; i < table->column_count && i < 5; i++)
        mv_text_format(&columns, "%s%s", i ? ", " : "", table->columns[i].name);
    mv_status status = mv_misuse(log, "the recipe %s needs a file for its table \"%s\", with the columns %s%s",
                                 recipe->name, table->name, columns.bytes, table->column_count > 5 ? ", ..." : "");
    mv_text_clear(&columns);
    return status;
}

mv_status mv_input_assign(mv_input_file *files, size_t count, const mv_recipe *recipe, mv_arena *arena,
                          mv_log *log)
{
    mv_status worst = MV_OK;
    for (size_t i = 0; i < count; i++) {
        mv_status status = assign_file(&files[i], recipe, arena, log);
        if (status > worst) worst = status;
    }
    for (size_t t = 0; t < recipe->table_count && !worst; t++) {
        bool given = recipe->tables[t].optional;
        for (size_t i = 0; i < count; i++) given |= files[i].table == &recipe->tables[t];
        if (!given) worst = miss_table(&recipe->tables[t], recipe, log);
    }
    return worst;
}
