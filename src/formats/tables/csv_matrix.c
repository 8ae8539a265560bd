#include "formats/tables/csv_table.h"
#include "support/index.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

typedef struct cell {
    uint32_t row, column; /* numbers of names */
    const char *text;
    size_t where;
} cell;

/* The names of the matrix, each once: those above and those before the rows. */
typedef struct matrix {
    mv_arena *arena;
    mv_index index;
    const char **names;
    bool *above, *before;
    size_t name_count;
    uint32_t *columns; /* the name above each column */
    size_t column_count;
    cell *cells;
    size_t cell_count;
} matrix;

/* --- telling one ------------------------------------------------------------------------------------------ */

static bool knows_ends(const mv_csv_table *t)
{
    unsigned rank;
    for (size_t i = 0; i < t->table.count; i++)
        if (mv_property_find(MV_RELATION, t->table.fields[i], &rank) == MV_IS_SOURCE) return true;
    return false;
}

#define MINUS "\xe2\x88\x92" /* of typography */

static bool is_sign(const char *text)
{
    return strcmp(text, "+") == 0 || strcmp(text, "-") == 0 || strcmp(text, MINUS) == 0;
}

/* Whether it is written as numbers are, with a point or a comma. */
static bool looks_like_number(const char *text)
{
    if (strncmp(text, MINUS, strlen(MINUS)) == 0) text += strlen(MINUS);
    return *text && !text[strspn(text, "+-0123456789.,eE")];
}

static bool is_zero(const char *text)
{
    return looks_like_number(text) && !text[strspn(text, "+-0.,")] && strchr(text, '0');
}

/* Numbers, signs and nothing in all fields but the first. */
static bool holds_cells(const mv_table_reader *row)
{
    for (size_t i = 1; i < row->count; i++)
        if (*row->fields[i] && !is_sign(row->fields[i]) && !looks_like_number(row->fields[i])) return false;
    return row->count > 1;
}

static bool stands_above(const mv_csv_table *t, const char *name)
{
    for (size_t i = 1; i < t->table.count; i++)
        if (strcmp(t->table.fields[i], name) == 0) return true;
    return false;
}

bool mv_csv_is_matrix(mv_csv_table *t)
{
    const mv_read_options *o = t->input->options;
    if (o->columns.count || o->map.count || knows_ends(t)) return false;
    mv_table_reader row = mv_table_ahead(&t->table);
    bool empty = !*t->table.fields[0];
    t->corner = row.count == t->table.count;
    bool fits = row.count == t->table.count + !t->corner && holds_cells(&row) &&
                (empty || !t->corner || stands_above(t, row.fields[0]));
    mv_table_close(&row);
    return fits;
}

/* --- reading ---------------------------------------------------------------------------------------------- */

static uint32_t name_of(matrix *m, const char *name)
{
    size_t found = mv_index_find(&m->index, name);
    if (found != MV_ABSENT) return (uint32_t)found;
    const char *kept = mv_arena_copy(m->arena, name, strlen(name));
    mv_index_add(&m->index, kept, m->name_count);
    m->names = mv_grow(m->names, m->name_count, sizeof *m->names);
    m->above = mv_grow(m->above, m->name_count, sizeof *m->above);
    m->before = mv_grow(m->before, m->name_count, sizeof *m->before);
    m->names[m->name_count] = kept;
    m->above[m->name_count] = m->before[m->name_count] = false;
    return (uint32_t)m->name_count++;
}

static bool is_name(mv_csv_table *t, size_t field)
{
    if (!mv_text_is_blank(t->table.fields[field])) return true;
    mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, field),
                 "a name of the matrix is empty; the id of an actor was expected");
    return false;
}

static bool read_above(mv_csv_table *t, matrix *m)
{
    mv_quoted quoted;
    bool good = true;
    for (size_t i = t->corner; i < t->table.count; i++) {
        if (!is_name(t, i)) return false;
        uint32_t name = name_of(m, t->table.fields[i]);
        if (m->above[name]) {
            mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, i),
                         "%s stands above two columns of the matrix; names must differ",
                         mv_quote(m->names[name], quoted));
            good = false;
        }
        m->above[name] = true;
        m->columns = mv_grow(m->columns, m->column_count, sizeof *m->columns);
        m->columns[m->column_count++] = name;
    }
    return good;
}

static void read_cell(mv_csv_table *t, matrix *m, uint32_t row, size_t field)
{
    const char *text = t->table.fields[field];
    if (!*text || is_zero(text)) return;
    m->cells = mv_grow(m->cells, m->cell_count, sizeof *m->cells);
    m->cells[m->cell_count++] = (cell){ row, m->columns[field - 1], mv_arena_copy(m->arena, text, strlen(text)),
                                        mv_table_position(&t->table, field) };
}

static void read_row(mv_csv_table *t, matrix *m)
{
    mv_quoted quoted;
    if (t->table.count != m->column_count + 1) {
        mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, 0),
                     "the row of the matrix has %zu field%s; a name and %zu cells were expected", t->table.count,
                     t->table.count == 1 ? "" : "s", m->column_count);
        return;
    }
    if (!is_name(t, 0)) return;
    uint32_t row = name_of(m, t->table.fields[0]);
    if (m->before[row]) {
        mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, 0),
                     "%s stands before two rows of the matrix; names must differ",
                     mv_quote(m->names[row], quoted));
        return;
    }
    m->before[row] = true;
    for (size_t i = 1; i < t->table.count; i++) read_cell(t, m, row, i);
}

/* --- what it says ----------------------------------------------------------------------------------------- */

static int by_pair(const void *a, const void *b)
{
    const cell *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

/* Whether every cell says what its mirror says; the cells are in order. */
static bool is_symmetric(const matrix *m)
{
    for (size_t i = 0; i < m->cell_count; i++) {
        const cell *one = &m->cells[i], mirrored = { .row = one->column, .column = one->row };
        const cell *other = bsearch(&mirrored, m->cells, m->cell_count, sizeof *m->cells, by_pair);
        if (!other || strcmp(one->text, other->text) != 0) return false;
    }
    return true;
}

/* Actors of one sort stand above and before; otherwise no name stands in both places. */
static bool is_one_mode(const matrix *m)
{
    for (size_t i = 0; i < m->name_count; i++)
        if (m->above[i] && m->before[i]) return true;
    return false;
}

/* Numbers about actors look like a matrix with actors above; and some rows may be missing. */
static void say_names(mv_csv_table *t, const matrix *m, bool one_mode)
{
    mv_place place = { t->table.lines.source, 0, 0 };
    size_t above = 0, before = 0;
    mv_quoted quoted;
    const char *example = NULL;
    for (size_t i = 0; i < m->name_count; i++) {
        above += m->above[i] && !m->before[i];
        before += m->before[i] && !m->above[i];
        if (m->above[i] != m->before[i] && !example) example = m->names[i];
    }
    if (!one_mode)
        mv_log_warning(
            t->table.log, place,
            "read as a matrix of two modes: %zu actor%s before the rows, and %zu above the columns, of kind "
            "group",
            before, before == 1 ? "" : "s", above);
    else if (above + before)
        mv_log_warning(t->table.log, place, "%zu name%s of the matrix %s above it or before a row alone: %s",
                       above + before, above + before == 1 ? "" : "s", above + before == 1 ? "stands" : "stand",
                       mv_quote(example, quoted));
}

static void tell(mv_csv_table *t, const matrix *m)
{
    bool one_mode = is_one_mode(m), mirrored = one_mode && is_symmetric(m);
    size_t source = mv_records_known(t->records, MV_RELATION, MV_IS_SOURCE, "source"),
           target = mv_records_known(t->records, MV_RELATION, MV_IS_TARGET, "target"),
           weight = mv_records_known(t->records, MV_RELATION, MV_IS_WEIGHT, "weight"),
           sign = mv_records_known(t->records, MV_RELATION, MV_IS_SIGN, "sign");
    mv_record_direction direction = !one_mode  ? MV_DIRECTION_UNKNOWN
                                    : mirrored ? MV_DIRECTION_NO
                                               : MV_DIRECTION_YES;
    say_names(t, m, one_mode);
    for (size_t i = 0; i < m->name_count; i++)
        mv_records_mention(t->records, m->names[i], one_mode || m->before[i] ? NULL : "group");
    for (size_t i = 0; i < m->cell_count; i++) {
        const cell *c = &m->cells[i];
        if (mirrored && c->row > c->column) continue;
        const mv_record_value values[] = { { source, m->names[c->row], c->where },
                                           { target, m->names[c->column], c->where },
                                           { is_sign(c->text) ? sign : weight, c->text, c->where } };
        mv_records_relation(t->records, values, MV_COUNT(values), direction, c->where);
    }
}

void mv_csv_read_matrix(mv_csv_table *t)
{
    matrix m = { .arena = mv_arena_new() };
    if (read_above(t, &m)) {
        while (mv_table_next(&t->table)) read_row(t, &m);
        if (m.cell_count) qsort(m.cells, m.cell_count, sizeof *m.cells, by_pair);
        tell(t, &m);
    }
    mv_index_clear(&m.index);
    mv_arena_free(m.arena);
    MV_FREE(m.names, m.above, m.before, m.columns, m.cells);
}
