#include "forms/form.h"
#include "support/limits.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The report for a terminal: paragraphs wrapped, columns aligned by the width characters take there. */

static void pad(mv_text *out, size_t from, size_t to)
{
    for (; from < to; from++) mv_text_add(out, " ");
}

static void add_emphasis(mv_text *out, const char *text, bool color)
{
    if (color) mv_text_add(out, "\x1b[1m");
    mv_text_add_printable(out, text);
    if (color) mv_text_add(out, "\x1b[0m");
    mv_text_add(out, "\n");
}

/* `text` is printable already; lines after the first begin with `indent` blanks. */
static void add_wrapped(mv_text *out, const char *text, size_t indent)
{
    size_t used = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        char *word = mv_alloc(length + 1);
        memcpy(word, text, length);
        size_t width = mv_text_width(word);
        if (used && used + 1 + width > MV_LINE_WIDTH) {
            mv_text_add(out, "\n");
            pad(out, 0, indent);
            used = indent;
        } else if (used) {
            mv_text_add(out, " ");
            used++;
        }
        mv_text_add(out, word);
        used += width;
        free(word);
        text += length;
        text += strspn(text, " ");
    }
    mv_text_add(out, "\n");
}

static void add_paragraph(mv_text *out, const char *text, size_t indent)
{
    mv_text safe = { 0 };
    mv_text_add_printable(&safe, text);
    if (safe.length) add_wrapped(out, safe.bytes, indent);
    mv_text_clear(&safe);
}

/* --- fields: two to a row ------------------------------------------------------------------------------- */

static void add_fields(mv_text *out, const mv_section *section)
{
    enum { NAME = 24, NUMBER = 9, PER_ROW = 2, GAP = 6 };
    size_t column = 0;
    for (size_t i = 0; i < section->field_count; i++) {
        const mv_field *field = &section->fields[i];
        if (!field->title) continue;
        mv_text value = { 0 };
        mv_value_show(&value, &field->value);
        size_t name = mv_text_width(field->title), number = mv_text_width(value.bytes);
        if (column) pad(out, 0, GAP);
        mv_text_add(out, field->title);
        pad(out, name + number, NAME + NUMBER);
        mv_text_add(out, value.bytes);
        column = (column + 1) % PER_ROW;
        if (!column) mv_text_add(out, "\n");
        mv_text_clear(&value);
    }
    if (column) mv_text_add(out, "\n");
}

/* --- tables --------------------------------------------------------------------------------------------- */

/* The cells of a table as text, the header first; and how wide each column is. */
typedef struct grid {
    char **cells;
    size_t *widths, rows, columns;
} grid;

static bool is_number(const mv_table *table, size_t column)
{
    for (size_t row = 0; row < table->row_count; row++) {
        const mv_value *value = &table->values[row * table->column_count + column];
        if (value->kind == MV_TEXT) return false;
    }
    return true;
}

/* Cuts a text that is wider than a column should be, and says so by an ellipsis. */
static void clip(mv_text *cell)
{
    size_t kept = mv_text_fitting(cell->bytes, MV_CELL_WIDTH);
    if (kept == cell->length) return;
    cell->length = mv_text_fitting(cell->bytes, MV_CELL_WIDTH - 1);
    cell->bytes[cell->length] = '\0';
    mv_text_add(cell, "\xe2\x80\xa6");
}

static grid make_grid(const mv_table *table)
{
    grid g = { .rows = table->row_count + 1, .columns = table->column_count };
    g.cells = mv_alloc_array(g.rows * g.columns, sizeof *g.cells);
    g.widths = mv_alloc_array(g.columns, sizeof *g.widths);
    for (size_t i = 0; i < g.rows * g.columns; i++) {
        size_t column = i % g.columns;
        mv_text cell = { 0 };
        if (!table->columns[column].title) continue;
        if (i < g.columns)
            mv_text_add_printable(&cell, table->columns[column].title);
        else
            mv_value_show(&cell, &table->values[i - g.columns]);
        mv_text_add(&cell, ""); /* an empty cell is a text as well */
        clip(&cell);
        size_t width = mv_text_width(cell.bytes);
        if (width > g.widths[column]) g.widths[column] = width;
        g.cells[i] = cell.bytes;
    }
    return g;
}

static void add_cell(mv_text *out, const char *cell, size_t width, bool number)
{
    size_t used = mv_text_width(cell);
    if (number) pad(out, used, width);
    mv_text_add(out, cell);
    if (!number) pad(out, used, width);
}

/* One line of the grid; no blanks follow its last cell. */
static void add_row(mv_text *out, const grid *g, size_t row, const bool *number)
{
    size_t last = 0;
    for (size_t c = 0; c < g->columns; c++)
        if (g->cells[c]) last = c;
    for (size_t c = 0; c <= last; c++) {
        const char *cell = g->cells[row * g->columns + c];
        if (!cell) continue;
        add_cell(out, cell, number[c] || c < last ? g->widths[c] : 0, number[c]);
        mv_text_add(out, c < last ? "  " : "\n");
    }
}

static void add_table(mv_text *out, const mv_table *table)
{
    grid g = make_grid(table);
    bool *number = mv_alloc_array(g.columns, sizeof *number);
    for (size_t c = 0; c < g.columns; c++) number[c] = is_number(table, c);
    for (size_t row = 0; row < g.rows; row++) add_row(out, &g, row, number);
    for (size_t i = 0; i < g.rows * g.columns; i++) free(g.cells[i]);
    MV_FREE(g.cells, g.widths, number);
    if (table->note) add_paragraph(out, table->note, 0);
}

static void write(mv_text *out, const mv_report *report, const mv_report_options *options)
{
    for (size_t s = 0; s < report->section_count; s++) {
        const mv_section *section = &report->sections[s];
        if (!section->title) continue;
        if (out->length) mv_text_add(out, "\n");
        add_emphasis(out, section->title, options->color);
        size_t indent = section->entries ? 2 : 0; /* entries of a list hang */
        for (size_t p = 0; p < section->paragraph_count; p++) add_paragraph(out, section->paragraphs[p], indent);
        if (mv_section_shows_fields(section)) mv_text_add(out, "\n");
        add_fields(out, section);
        for (size_t t = 0; t < section->table_count; t++) {
            if (!mv_table_is_shown(&section->tables[t])) continue;
            mv_text_add(out, "\n");
            add_table(out, &section->tables[t]);
        }
    }
}

const mv_report_form mv_text_form = { "text", ".txt", .prose = true, .hints = true, .write = write };
