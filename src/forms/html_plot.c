#include "forms/html_parts.h"
#include "support/limits.h"
#include "support/memory.h"
#include "svg/svg.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Charts beside tables: a row for each row of the table, on one scale, with the value as the table says it. Each
 * is there in two forms: broad, names on the left, and narrow, names above what they name; the style of the page
 * shows the one that there is room for. Everything in pixels of the page. */

enum { BROAD = 672, NARROW = 352, NAMES = 220, GAP = 12, LETTERS = 14, MARK = 12, BETWEEN = 10 };
static const double dot = 4.5;

typedef struct plot {
    mv_text *out;
    const mv_table *table;
    size_t name, value, against, low, high, panel; /* columns; MV_NONE: there is none */
    size_t *rows, row_count;                       /* those that are drawn */
    bool *marked;                                  /* by row of the table: of the focus */
    bool narrow;
    double left, right; /* the ends of the scale on the page, */
    double least, most; /* and what stands there */
} plot;

/* --- values ----------------------------------------------------------------------------------------------- */

static size_t column_of(const mv_table *table, const char *key)
{
    for (size_t c = 0; c < table->column_count && key; c++)
        if (table->columns[c].key && strcmp(table->columns[c].key, key) == 0) return c;
    return MV_NONE;
}

static const mv_value *cell(const plot *p, size_t row, size_t column)
{
    return &p->table->values[row * p->table->column_count + column];
}

/* NAN where there is none. */
static double number(const plot *p, size_t row, size_t column)
{
    if (column == MV_NONE) return NAN;
    const mv_value *value = cell(p, row, column);
    bool is_number = value->kind == MV_INTEGER || value->kind == MV_REAL;
    return is_number ? value->number : NAN;
}

static bool is_drawn(const plot *p, size_t row)
{
    return !isnan(number(p, row, p->value)) || !isnan(number(p, row, p->against));
}

/* Rows that are on one scale; of more than can be taken in the first. */
static bool choose_rows(plot *p, const char *panel)
{
    size_t drawn = 0;
    p->row_count = 0;
    for (size_t r = 0; r < p->table->row_count && p->row_count < MV_SHOWN_ROWS; r++) {
        if (panel && strcmp(cell(p, r, p->panel)->text, panel) != 0) continue;
        p->rows[p->row_count++] = r;
        drawn += is_drawn(p, r);
    }
    return drawn > 0;
}

static void widen(plot *p, double value)
{
    if (isnan(value)) return;
    p->least = fmin(p->least, value);
    p->most = fmax(p->most, value);
}

/* What is as long as its value begins at 0; bands stand where they are, clear of the ends. */
static void choose_scale(plot *p)
{
    bool bands = p->table->plot.kind == MV_PLOT_BANDS;
    p->least = bands ? INFINITY : 0;
    p->most = bands ? -INFINITY : 0;
    for (size_t i = 0; i < p->row_count; i++) {
        widen(p, number(p, p->rows[i], p->value));
        widen(p, -number(p, p->rows[i], p->against));
        widen(p, number(p, p->rows[i], p->low));
        widen(p, number(p, p->rows[i], p->high));
    }
    if (p->most - p->least < 1e-12 * fmax(1, fabs(p->most))) p->most = p->least + fmax(1, fabs(p->least));
}

/* In halves, as the whole range may be more than a number can hold. */
static double x_of(const plot *p, double value)
{
    double share = (value / 2 - p->least / 2) / (p->most / 2 - p->least / 2);
    return p->left + (p->right - p->left) * share;
}

/* --- a row ------------------------------------------------------------------------------------------------ */

/* What the table says; of what leads both ways both, of a band, and of what came from elsewhere, its ends. */
static void say_value(mv_text *out, const plot *p, size_t row)
{
    double value = number(p, row, p->value), against = number(p, row, p->against);
    bool range = !isnan(number(p, row, p->low)), both = value > 0 && against > 0;
    size_t first = range ? p->low : isnan(value) || (against > 0 && !both) ? p->against : p->value;
    mv_value_show(out, cell(p, row, first == MV_NONE ? p->value : first));
    if (range || both) mv_text_add(out, range ? " to " : " and ");
    if (range || both) mv_value_show(out, cell(p, row, range ? p->high : p->against));
}

static void add_bar(const plot *p, double from, double to, double y, const char *class)
{
    double a = x_of(p, fmin(from, to)), b = x_of(p, fmax(from, to));
    mv_text_format(p->out, "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%d\"/>\n", class, a,
                   y - MARK / 2.0, b - a, MARK);
}

static void add_dot(const plot *p, double value, double y, const char *class)
{
    mv_text_format(p->out, "<circle class=\"%s\" cx=\"%.2f\" cy=\"%.2f\" r=\"%.1f\"/>\n", class, x_of(p, value), y,
                   dot);
}

static void add_stem(const plot *p, double from, double to, double y)
{
    mv_text_format(p->out, "<path class=\"stem\" d=\"M%.2f %.2fH%.2f\"/>\n", x_of(p, from), y, x_of(p, to));
}

static void add_bars(const plot *p, size_t row, double y)
{
    double value = number(p, row, p->value), against = number(p, row, p->against);
    if (value > 0) add_bar(p, 0, value, y, "good");
    if (against > 0) add_bar(p, 0, -against, y, "bad");
}

/* A dot on its stem, from 0 or from another dot, or on a band. */
static void add_dots(const plot *p, size_t row, double y)
{
    double value = number(p, row, p->value), low = number(p, row, p->low);
    bool band = p->table->plot.kind == MV_PLOT_BANDS;
    if (band && !isnan(low)) add_bar(p, low, number(p, row, p->high), y, "band");
    if (isnan(value)) return;
    if (!band) add_stem(p, isnan(low) ? 0 : low, value, y);
    if (!band && !isnan(low)) add_dot(p, low, y, "before");
    add_dot(p, value, y, "dot");
}

static void add_marks(const plot *p, size_t row, double y)
{
    if (p->table->plot.kind == MV_PLOT_BARS)
        add_bars(p, row, y);
    else
        add_dots(p, row, y);
}

static mv_font font_of(const plot *p, size_t row)
{
    return (mv_font){ LETTERS, p->marked[row] };
}

/* On the baseline of its first line; returns how many lines it takes. */
static size_t add_name(const plot *p, size_t row, mv_point at, double width)
{
    const mv_value *name = cell(p, row, p->name);
    mv_svg_pen pen = { .font = font_of(p, row), .color = "var(--ink)", .language = name->language };
    mv_text lines = { 0 };
    size_t count = mv_font_wrap(&lines, pen.font, name->text ? name->text : "", width, 3, NULL);
    if (count) mv_svg_add_lines(p->out, &pen, at, lines.bytes, count);
    mv_text_clear(&lines);
    return count ? count : 1;
}

/* Without an output it is only measured; returns how wide it is. */
static double add_value(const plot *p, size_t row, mv_point at)
{
    mv_svg_pen pen = { .font = font_of(p, row), .color = "var(--ink)", .anchor = "end" };
    mv_text text = { 0 };
    say_value(&text, p, row);
    if (p->out) mv_svg_add_text(p->out, &pen, at, text.bytes);
    double width = mv_font_width(pen.font, text.bytes);
    mv_text_clear(&text);
    return width;
}

/* Where lengths begin that lead both ways; along what bands lie. Without touching names that stand above. */
static void add_rule(const plot *p, double y, double from, double to)
{
    if (p->table->plot.kind == MV_PLOT_BANDS)
        mv_text_format(p->out, "<path class=\"rule\" d=\"M%.2f %.2fH%.2f\"/>\n", p->left - dot, y, p->right + dot);
    else if (p->least < 0)
        mv_text_format(p->out, "<path class=\"zero\" d=\"M%.2f %.2fV%.2f\"/>\n", x_of(p, 0), from, to);
}

/* From `top` down; returns how high it is. */
static double add_row(const plot *p, size_t row, double top)
{
    double line = mv_font_line_height((mv_font){ LETTERS, false }), width = p->narrow ? NARROW : BROAD;
    double value = add_value(p, row, (mv_point){ width, top + LETTERS });
    double room = p->narrow ? NARROW - value - GAP : NAMES;
    double bottom = top + line * (double)add_name(p, row, (mv_point){ 0, top + LETTERS }, room);
    double y = p->narrow ? bottom + 2 + MARK / 2.0 : top + line / 2;
    if (p->narrow) bottom += 2 + MARK;
    add_rule(p, y, p->narrow ? y - MARK / 2.0 - 2 : top, bottom + (p->narrow ? 2 : BETWEEN));
    add_marks(p, row, y);
    return bottom + BETWEEN - top;
}

/* --- a chart ---------------------------------------------------------------------------------------------- */

/* Between names and values, or below them; dots stay inside. */
static void place_scale(plot *p)
{
    double edge = p->table->plot.kind == MV_PLOT_BARS ? 0 : dot, values = 0;
    p->out = NULL;
    for (size_t i = 0; i < p->row_count; i++) values = fmax(values, add_value(p, p->rows[i], (mv_point){ 0, 0 }));
    p->left = (p->narrow ? 0 : NAMES + GAP) + edge;
    p->right = (p->narrow ? NARROW : BROAD - values - GAP) - edge;
}

static void add_form(plot *p, bool narrow, const char *title)
{
    mv_text rows = { 0 }, *out = p->out;
    double width = narrow ? NARROW : BROAD, height = 0;
    p->narrow = narrow;
    place_scale(p);
    p->out = &rows;
    for (size_t i = 0; i < p->row_count; i++) height += add_row(p, p->rows[i], height);
    p->out = out;
    mv_text_format(out, "<svg class=\"%s\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\"",
                   narrow ? "narrow" : "broad", width, height, width, height);
    mv_text_add_attribute(out, "aria-label", title);
    mv_text_add(out, ">\n<g aria-hidden=\"true\">\n");
    mv_text_add_bytes(out, rows.bytes, rows.length);
    mv_text_add(out, "</g>\n</svg>\n");
    mv_text_clear(&rows);
}

static void add_figure(plot *p, const char *title)
{
    choose_scale(p);
    mv_text_add(p->out, "<figure class=\"plot\"><figcaption>");
    mv_text_add_xml(p->out, title);
    mv_text_add(p->out, "</figcaption>\n");
    if (p->panel == MV_NONE) add_form(p, false, title);
    add_form(p, true, title);
    mv_text_add(p->out, "</figure>\n");
}

/* "Triangle balance: 0.707" */
static void add_panel(plot *p, const char *panel)
{
    if (!choose_rows(p, panel)) return;
    mv_text title = { 0 };
    mv_text_format(&title, "%s: ", panel);
    mv_value_show(&title, cell(p, p->rows[0], p->value));
    add_figure(p, title.bytes);
    mv_text_clear(&title);
}

static bool is_first_of_panel(const plot *p, size_t row)
{
    for (size_t r = 0; r < row; r++)
        if (strcmp(cell(p, r, p->panel)->text, cell(p, row, p->panel)->text) == 0) return false;
    return true;
}

static void add_panels(plot *p)
{
    mv_text_add(p->out, "<p class=\"key\">");
    mv_text_add_xml(p->out, p->table->plot.title);
    mv_text_add(p->out, "</p>\n<div class=\"panels\">\n");
    for (size_t r = 0; r < p->table->row_count; r++)
        if (is_first_of_panel(p, r)) add_panel(p, cell(p, r, p->panel)->text);
    mv_text_add(p->out, "</div>\n");
}

static bool find_columns(plot *p)
{
    const mv_plot *asked = &p->table->plot;
    p->name = column_of(p->table, asked->name);
    p->value = column_of(p->table, asked->value);
    p->against = column_of(p->table, asked->against);
    p->low = column_of(p->table, asked->low);
    p->high = column_of(p->table, asked->high);
    p->panel = column_of(p->table, asked->panel);
    return p->name != MV_NONE && p->value != MV_NONE;
}

bool mv_html_has_plot(const mv_table *table)
{
    plot p = { .table = table };
    if (!table->plot.title || table->row_count < 2 || !find_columns(&p)) return false;
    for (size_t r = 0; r < table->row_count; r++)
        if (is_drawn(&p, r)) return true;
    return false;
}

void mv_html_add_plot(mv_text *out, const mv_report *report, const mv_table *table)
{
    plot p = { .out = out, .table = table };
    if (!find_columns(&p)) return;
    p.rows = mv_alloc_array(table->row_count, sizeof *p.rows);
    p.marked = mv_html_marked_rows(report, table);
    if (p.panel != MV_NONE)
        add_panels(&p);
    else if (choose_rows(&p, NULL))
        add_figure(&p, table->plot.title);
    MV_FREE(p.rows, p.marked);
}
