#include "forms/html_parts.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Tables and lists of fields of a page. */

/* --- cells ------------------------------------------------------------------------------------------------ */

static bool is_key(const mv_column *column, const char *key)
{
    return column->key && strcmp(column->key, key) == 0;
}

/* A bar of signs repeats the numbers beside it: to hear it is no help, and the numbers are there. */
static bool is_shown(const mv_column *column)
{
    return column->title && !is_key(column, "bar");
}

/* What a sign of one letter means: a change, or the sign of a tie; NULL: it is none. */
static const char *spell(const mv_column *column, const mv_value *value)
{
    static const char *const changes[][2] = {
        { "+", "added" }, { "-", "removed" }, { "~", "changed" }, { "=", "the same" }
    };
    static const char *const signs[][2] = { { "+", "positive" }, { "-", "negative" }, { "0", "none" } };
    if (value->kind == MV_INTEGER && is_key(column, "sign"))
        return value->number > 0 ? "positive" : value->number < 0 ? "negative" : "neutral";
    if (value->kind != MV_TEXT) return NULL;
    for (size_t i = 0; i < MV_COUNT(changes) && is_key(column, "change"); i++)
        if (strcmp(changes[i][0], value->text) == 0) return changes[i][1];
    for (size_t i = 0; i < MV_COUNT(signs); i++)
        if (strcmp(signs[i][0], value->text) == 0) return signs[i][1];
    return NULL;
}

/* 2020-03-01: it is not to be broken at its hyphens. */
static bool is_date(const char *text)
{
    size_t length = strspn(text, "0123456789-");
    return length >= 7 && !text[length] && strchr(text, '-') > text;
}

static void add_cell(mv_text *out, const mv_column *column, const mv_value *value, bool first)
{
    const char *spelled = spell(column, value);
    mv_value shown = spelled ? mv_text_value(spelled) : *value;
    bool date = shown.kind == MV_TEXT && is_date(shown.text);
    const char *more = date ? " class=\"date\"" : "";
    if (first) more = date ? " scope=\"row\" class=\"date\"" : " scope=\"row\"";
    mv_html_add_value(out, first ? "th" : "td", more, &shown);
}

/* --- tables ----------------------------------------------------------------------------------------------- */

static bool is_of_focus(const mv_report *report, const mv_table *table, size_t row)
{
    for (size_t c = 0; c < table->column_count && report->focus; c++) {
        const mv_value *value = &table->values[row * table->column_count + c];
        bool id = is_key(&table->columns[c], "id") || is_key(&table->columns[c], "actor");
        if (id && value->kind == MV_TEXT && strcmp(value->text, report->focus) == 0) return true;
    }
    return false;
}

bool *mv_html_marked_rows(const mv_report *report, const mv_table *table)
{
    bool *marked = mv_alloc_array(table->row_count, sizeof *marked);
    size_t count = 0;
    for (size_t r = 0; r < table->row_count; r++) count += marked[r] = is_of_focus(report, table, r);
    for (size_t r = 0; r < table->row_count && count == table->row_count; r++) marked[r] = false;
    return marked;
}

static size_t count_shown(const mv_section *section)
{
    size_t count = 0;
    for (size_t t = 0; t < section->table_count; t++) count += mv_table_is_shown(&section->tables[t]);
    return count;
}

/* The title of its section; of several tables with what stands in the first columns. */
static void add_caption(mv_text *out, const mv_section *section, const mv_table *table)
{
    mv_text_add_xml(out, section->title);
    if (count_shown(section) < 2) return;
    size_t said = 0;
    for (size_t c = 0; c < table->column_count && said < 3; c++) {
        if (!is_shown(&table->columns[c]) || !*table->columns[c].title) continue;
        mv_text_add(out, said++ ? ", " : ": ");
        mv_text_add_xml(out, table->columns[c].title);
    }
}

static void add_header(mv_text *out, const mv_table *table)
{
    mv_text_add(out, "<thead><tr>");
    for (size_t c = 0; c < table->column_count; c++) {
        const mv_column *column = &table->columns[c];
        if (!is_shown(column)) continue;
        bool number = table->row_count && table->values[c].kind != MV_TEXT && !spell(column, &table->values[c]);
        mv_text_format(out, "<th scope=\"col\"%s>", number ? " class=\"number\"" : "");
        mv_text_add_xml(out, *column->title ? column->title : "Change");
        mv_text_add(out, "</th>");
    }
    mv_text_add(out, "</tr></thead>\n<tbody>\n");
}

static void add_row(mv_text *out, const mv_table *table, size_t row, bool marked)
{
    bool first = true;
    mv_text_add(out, marked ? "<tr class=\"focus\">" : "<tr>");
    for (size_t c = 0; c < table->column_count; c++) {
        if (!is_shown(&table->columns[c])) continue;
        add_cell(out, &table->columns[c], &table->values[row * table->column_count + c], first);
        first = false;
    }
    mv_text_add(out, "</tr>\n");
}

static void add_note(mv_text *out, const char *text)
{
    mv_text note = mv_reader_text(text);
    if (note.length) mv_text_add(out, "<p class=\"note\">");
    if (note.length) mv_html_add_linked(out, note.bytes);
    if (note.length) mv_text_add(out, "</p>\n");
    mv_text_clear(&note);
}

/* Its number is unique on the page: that of its place among the sections. */
void mv_html_add_table(mv_text *out, const mv_report *report, const mv_section *section, size_t number)
{
    const mv_table *table = &section->tables[number];
    size_t place = (size_t)(section - report->sections);
    bool *marked = mv_html_marked_rows(report, table);
    mv_text_format(out,
                   "<div>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-%zu-%zu\">"
                   "<table class=\"sortable\"><caption id=\"table-%zu-%zu\">",
                   place, number, place, number);
    add_caption(out, section, table);
    mv_text_add(out, "</caption>\n");
    add_header(out, table);
    for (size_t r = 0; r < table->row_count; r++) add_row(out, table, r, marked[r]);
    mv_text_add(out, "</tbody></table></div>\n");
    if (table->note) add_note(out, table->note);
    mv_text_add(out, "</div>\n");
    free(marked);
}

/* --- fields ----------------------------------------------------------------------------------------------- */

enum { INDENT = 2, DEEPEST = 3 };

/* "Frustration index, of strengths, normalised": the titles it stands below, and its own. */
static void add_name(mv_text *out, const char *titles[DEEPEST], const char *title)
{
    size_t depth = strspn(title, " ") / INDENT;
    if (depth >= DEEPEST) depth = DEEPEST - 1;
    titles[depth] = title + strspn(title, " ");
    for (size_t i = 0; i <= depth; i++) {
        if (!titles[i]) continue;
        if (i) mv_text_add(out, ", ");
        mv_text_add_xml(out, titles[i]);
    }
    for (size_t i = depth + 1; i < DEEPEST; i++) titles[i] = NULL;
}

void mv_html_add_fields(mv_text *out, const mv_section *section)
{
    const char *titles[DEEPEST] = { NULL };
    mv_text_add(out, "<dl>\n");
    for (size_t i = 0; i < section->field_count; i++) {
        const mv_field *field = &section->fields[i];
        if (!field->title) continue;
        mv_text_add(out, *field->title == ' ' ? "<div class=\"more\"><dt>" : "<div><dt>");
        add_name(out, titles, field->title);
        mv_text_add(out, "</dt>");
        mv_html_add_value(out, "dd", "", &field->value);
        mv_text_add(out, "</div>\n");
    }
    mv_text_add(out, "</dl>\n");
}
