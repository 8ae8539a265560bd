#include "picture/matrix/matrix.h"
#include "picture/words/picture_words.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Everything in points. Names stand left of the rows and above the columns, aslant where there is room to read
 * them so. */

enum { LEFT = 20, RIGHT = 20, WIDEST = 860, NARROWEST = 480, WIDEST_NAME = 170, PAUSE = 6, SIDE = 22, TOP = 74 };
static const double largest_cell = 28, slant_from = 19, line = 16;

typedef struct page {
    mv_text *out;
    const mv_matrix *m;
    double cell, name; /* side of a cell; width of the widest name */
    mv_font font;
    double angle;     /* of the names of columns, in degrees */
    double left, top; /* of the first cell */
    double width;
    double edge;                             /* right of all that belongs to the matrix */
    mv_color good, good_ink, bad_ink, blank; /* of cells and of the marks in them */
    mv_color mixed, mixed_ink;
} page;

/* --- places ----------------------------------------------------------------------------------------------- */

/* The blocks are a little apart. */
static double offset(const page *p, size_t row)
{
    const mv_matrix *m = p->m;
    double at = (double)row * p->cell;
    for (size_t i = 1; m->side_name && i <= row && i < m->count; i++)
        at += m->rows[i].block != m->rows[i - 1].block ? PAUSE : 0;
    return at;
}

static mv_text name_of(const page *p, size_t row)
{
    mv_text name = { 0 };
    mv_font_wrap(&name, p->font, mv_matrix_name(p->m, p->m->rows[row].actor), WIDEST_NAME, 1, NULL);
    if (!name.length) mv_text_add(&name, "\xe2\x80\x93");
    return name;
}

static double name_width(const page *p, size_t row)
{
    mv_text name = name_of(p, row);
    double width = mv_font_width(p->font, name.bytes);
    mv_text_clear(&name);
    return width;
}

static void choose_sizes(page *p)
{
    size_t count = p->m->count;
    double room = WIDEST - LEFT - RIGHT - SIDE - 3 * PAUSE;
    p->font = (mv_font){ MV_CHART_TEXT, false };
    for (size_t i = 0; i < count; i++) p->name = fmax(p->name, name_width(p, i));
    p->cell = count ? fmin(largest_cell, (room - p->name) / (double)count) : largest_cell;
    p->font.size = fmin(MV_CHART_TEXT, p->cell - 1.5);
    p->angle = p->cell >= slant_from ? 55 : 90;
    p->left = LEFT + p->name + 8;
    p->edge = p->left + offset(p, count) + SIDE;
    double slant = p->angle * acos(-1) / 180, high = 0;
    for (size_t i = 0; i < count; i++) {
        double width = name_width(p, i);
        p->edge = fmax(p->edge, p->left + offset(p, i) + p->cell / 2 + 8 + width * cos(slant));
        high = fmax(high, width * sin(slant));
    }
    p->top = TOP + high + 14;
}

/* --- cells ------------------------------------------------------------------------------------------------ */

static void choose_colors(page *p)
{
    const mv_theme *theme = p->m->theme;
    mv_style_mix(p->good, theme->paper, theme->positive, 1.6 * theme->tint);
    mv_style_readable(p->good_ink, theme->positive, p->good, 4.5);
    mv_style_readable(p->bad_ink, theme->paper, theme->negative, 4.5);
    mv_style_mix(p->blank, theme->paper, theme->quiet, 0.07);
    mv_style_mix(p->mixed, theme->paper, theme->quiet, 0.3);
    mv_style_readable(p->mixed_ink, theme->ink, p->mixed, 4.5);
}

static double gap_of(const page *p)
{
    return p->cell > 16 ? 1.5 : 0.8;
}

static void add_square(const page *p, size_t row, size_t column)
{
    double side = p->cell - gap_of(p);
    mv_text_format(p->out, "M%.1f %.1fh%.1fv%.1fh-%.1fz", p->left + offset(p, column), p->top + offset(p, row),
                   side, side, side);
}

/* A plus, a minus, or both: the sign without its colour. */
static void add_mark(mv_text *out, double x, double y, double arm, mv_tie_state state)
{
    if (state == MV_NEGATIVE) mv_text_format(out, "M%.1f %.1fh%.1f", x - arm, y, 2 * arm);
    if (state == MV_POSITIVE)
        mv_text_format(out, "M%.1f %.1fh%.1fM%.1f %.1fv%.1f", x - arm, y, 2 * arm, x, y - arm, 2 * arm);
    if (state == MV_AMBIVALENT)
        mv_text_format(out, "M%.1f %.1fh%.1fM%.1f %.1fv%.1fM%.1f %.1fh%.1f", x - arm, y - arm / 2, 2 * arm, x,
                       y - 1.5 * arm, 2 * arm, x - arm, y + arm, 2 * arm);
}

static const char *fill_of(const page *p, mv_tie_state state)
{
    return state == MV_POSITIVE ? p->good : state == MV_NEGATIVE ? p->m->theme->negative : p->mixed;
}

static const char *ink_of(const page *p, mv_tie_state state)
{
    return state == MV_POSITIVE ? p->good_ink : state == MV_NEGATIVE ? p->bad_ink : p->mixed_ink;
}

static void open_path(const page *p, const char *class, mv_tie_state state, bool mark)
{
    mv_text_format(p->out, "<path class=\"%s %s\" ", class, mv_tie_state_name(state));
    if (mark)
        mv_text_format(p->out, "fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\" d=\"", ink_of(p, state),
                       state == MV_NEGATIVE ? 2.0 : 1.3);
    else
        mv_text_format(p->out, "fill=\"%s\" d=\"", fill_of(p, state));
}

/* The states of all pairs of rows, row by row; MV_TIE_STATE_COUNT: none. */
static mv_tie_state *read_states(const mv_matrix *m)
{
    const mv_network *network = m->network;
    size_t n = m->count, *places = mv_matrix_places(m);
    mv_tie_state *states = mv_alloc_array(n * n, sizeof *states);
    for (size_t i = 0; i < n * n; i++) states[i] = MV_TIE_STATE_COUNT;
    for (size_t i = 0; i < network->tie_count && !m->directed; i++) {
        size_t a = places[network->ties[i].a], b = places[network->ties[i].b];
        if (a != MV_NONE && b != MV_NONE) states[a * n + b] = states[b * n + a] = network->ties[i].state;
    }
    for (size_t i = 0; i < network->arc_count && m->directed; i++) {
        size_t from = places[network->arcs[i].from], to = places[network->arcs[i].to];
        if (from != MV_NONE && to != MV_NONE) states[from * n + to] = network->arcs[i].state;
    }
    free(places);
    return states;
}

static void add_cells_of(const page *p, const mv_tie_state *states, mv_tie_state state)
{
    size_t n = p->m->count;
    double half = (p->cell - gap_of(p)) / 2;
    mv_text squares = { 0 }, marks = { 0 };
    page into = *p;
    into.out = &squares;
    for (size_t i = 0; i < n * n; i++) {
        if (states[i] != state) continue;
        add_square(&into, i / n, i % n);
        add_mark(&marks, p->left + offset(p, i % n) + half, p->top + offset(p, i / n) + half,
                 fmin(4.5, half * 0.5), state);
    }
    if (squares.length) {
        open_path(p, "cells", state, false);
        mv_text_format(p->out, "%s\"/>\n", squares.bytes);
        open_path(p, "marks", state, true);
        mv_text_format(p->out, "%s\"/>\n", marks.bytes);
    }
    mv_text_clear(&squares);
    mv_text_clear(&marks);
}

static void add_cells(const page *p)
{
    size_t n = p->m->count;
    mv_tie_state *states = read_states(p->m);
    mv_text_format(p->out, "<path class=\"cells none\" fill=\"%s\" d=\"", p->blank);
    for (size_t i = 0; i < n * n; i++)
        if (i / n != i % n && states[i] > MV_AMBIVALENT) add_square(p, i / n, i % n);
    mv_text_add(p->out, "\"/>\n");
    add_cells_of(p, states, MV_POSITIVE);
    add_cells_of(p, states, MV_NEGATIVE);
    add_cells_of(p, states, MV_AMBIVALENT);
    free(states);
}

/* --- names ------------------------------------------------------------------------------------------------ */

static mv_svg_pen pen_of(const page *p, size_t row, const char *anchor)
{
    return (mv_svg_pen){ .font = p->font,
                         .color = p->m->rows[row].alone && p->m->side_name ? p->m->theme->quiet : p->m->theme->ink,
                         .anchor = anchor };
}

static void add_names(const page *p)
{
    for (size_t i = 0; i < p->m->count; i++) {
        mv_text name = name_of(p, i);
        double middle = offset(p, i) + (p->cell - gap_of(p)) / 2, drop = 0.36 * p->font.size;
        mv_svg_pen pen = pen_of(p, i, "end");
        mv_text_add(p->out, "<g class=\"row\">");
        mv_svg_add_text(p->out, &pen, (mv_point){ p->left - 6, p->top + middle + drop }, name.bytes);
        pen.anchor = NULL;
        mv_text_format(p->out, "</g>\n<g class=\"column\" transform=\"translate(%.1f %.1f) rotate(-%.0f)\">",
                       p->left + middle, p->top - 6, p->angle);
        mv_svg_add_text(p->out, &pen, (mv_point){ 0, drop }, name.bytes);
        mv_text_add(p->out, "</g>\n");
        mv_text_clear(&name);
    }
}

static size_t block_end(const mv_matrix *m, size_t from)
{
    size_t end = from;
    while (end < m->count && m->rows[end].block == m->rows[from].block) end++;
    return end;
}

/* What a side is called, beside its rows, and the rules between. */
static void add_blocks(const page *p)
{
    const mv_matrix *m = p->m;
    double right = p->left + offset(p, m->count), bottom = p->top + offset(p, m->count);
    for (size_t from = 0, end; from < m->count && m->side_name; from = end) {
        end = block_end(m, from);
        double top = offset(p, from), rule = top - PAUSE / 2.0 - gap_of(p) / 2;
        mv_text name = { 0 };
        mv_text_format(&name, "%s %d", m->side_name, m->rows[from].block + 1);
        if (from) {
            mv_text_add(p->out, "<g class=\"rule\">");
            mv_svg_add_line(p->out, (mv_point){ LEFT, p->top + rule }, (mv_point){ right, p->top + rule },
                            m->theme->quiet, 1);
            mv_svg_add_line(p->out, (mv_point){ p->left + rule, p->top }, (mv_point){ p->left + rule, bottom },
                            m->theme->quiet, 1);
            mv_text_add(p->out, "</g>\n");
        }
        double high = offset(p, end - 1) + p->cell - top, size = MV_CHART_SMALL;
        if (bottom - p->top >= 2 * mv_font_width((mv_font){ size, false }, name.bytes) + 12) {
            mv_text_format(p->out, "<g class=\"side\" transform=\"translate(%.1f %.1f) rotate(90)\">", right + 7,
                           p->top + top + high / 2);
            mv_chart_add_note(p->out, m->theme, (mv_point){ 0, 0 }, "middle", name.bytes);
            mv_text_add(p->out, "</g>\n");
        }
        mv_text_clear(&name);
    }
}

/* --- legend ----------------------------------------------------------------------------------------------- */

static double add_sample(const page *p, double x, double y, mv_tie_state state, const char *text)
{
    enum { BOX = 13 };
    bool tied = state <= MV_AMBIVALENT;
    if (p->out) {
        mv_text_format(p->out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", x, y - 10,
                       BOX, BOX, tied ? fill_of(p, state) : p->blank);
        if (tied) {
            open_path(p, "sample", state, true);
            add_mark(p->out, x + BOX / 2.0, y - 10 + BOX / 2.0, 3.5, state);
            mv_text_add(p->out, "\"/>\n");
        }
        mv_chart_add_note(p->out, p->m->theme, (mv_point){ x + BOX + 5, y }, NULL, text);
    }
    return BOX + 5 + mv_font_width((mv_font){ MV_CHART_SMALL, false }, text) + 18;
}

/* What cells mean, with how many pairs there are of each. Returns how high that is; draws nothing without an
 * output. */
static double add_legend(const page *p, double top)
{
    mv_matrix_counts counts = mv_matrix_count(p->m);
    const struct {
        mv_tie_state state;
        size_t count;
        const char *meaning;
    } rows[] = { { MV_POSITIVE, counts.positive, "on good terms" },
                 { MV_NEGATIVE, counts.negative, "on bad terms" },
                 { MV_AMBIVALENT, counts.ambivalent, "good and bad cancel out" } };
    double x = LEFT, y = top;
    for (size_t i = 0; i <= MV_COUNT(rows); i++) {
        mv_text text = { 0 };
        bool last = i == MV_COUNT(rows);
        if (!last && !rows[i].count && rows[i].state == MV_AMBIVALENT) continue;
        if (last)
            mv_text_add(&text, "no tie in the data");
        else
            mv_text_format(&text, "%s: %zu %s%s", rows[i].meaning, rows[i].count,
                           p->m->directed ? "direction" : "pair", rows[i].count == 1 ? "" : "s");
        page measured = *p;
        measured.out = NULL;
        double wide = add_sample(&measured, x, y, MV_NEUTRAL, text.bytes);
        if (x > LEFT && x + wide - 18 > p->width - RIGHT) {
            x = LEFT;
            y += line;
        }
        x += add_sample(p, x, y, last ? MV_NEUTRAL : rows[i].state, text.bytes);
        mv_text_clear(&text);
    }
    return y - top + line + 4;
}

/* Sentences, wrapped. Returns how high they are. */
static double add_notes(const page *p, double top)
{
    mv_font font = { MV_CHART_SMALL, false };
    mv_text lines = { 0 };
    size_t count =
        p->m->notes.length ? mv_font_wrap(&lines, font, p->m->notes.bytes, p->width - LEFT - RIGHT, 40, NULL) : 0;
    if (p->out && count)
        mv_svg_add_lines(p->out, &(mv_svg_pen){ .font = font, .color = p->m->theme->quiet },
                         (mv_point){ LEFT, top }, lines.bytes, count);
    mv_text_clear(&lines);
    return (double)count * mv_font_line_height(font);
}

/* --- the page --------------------------------------------------------------------------------------------- */

static double text_end(double size, bool bold, const mv_text *text)
{
    return text->length ? LEFT + mv_font_width((mv_font){ size, bold }, text->bytes) + RIGHT + 1 : 0;
}

static void choose_width(page *p)
{
    double words =
        fmax(text_end(MV_CHART_TITLE, true, &p->m->title), text_end(MV_CHART_TEXT, false, &p->m->subtitle));
    p->width = fmax(NARROWEST, fmin(WIDEST, fmax(p->edge + RIGHT, words)));
    p->width = ceil(fmax(p->width, p->edge + 4));
}

/* What stands in the description alone, and where the values stand. */
static mv_text remark_of(const mv_matrix *m)
{
    const char *file = mv_words_file(m->network->document);
    mv_text remark = { 0 };
    mv_text_format(&remark, "%s%sAs tables: multivector report %s, multivector relations %s.",
                   m->remark.length ? m->remark.bytes : "", m->remark.length ? " " : "", file, file);
    return remark;
}

mv_status mv_matrix_page(char **out, size_t *length, const mv_matrix *m, const mv_drawing_options *options,
                         mv_log *log)
{
    mv_text text = { 0 }, remark = remark_of(m);
    page p = { .m = m };
    choose_sizes(&p);
    choose_width(&p);
    p.top += mv_chart_heading_more("", m->subtitle.length ? m->subtitle.bytes : "", p.width, LEFT);
    choose_colors(&p);
    double legend = p.top + offset(&p, m->count) + 28, notes = legend + (m->count ? add_legend(&p, legend) : 0);
    mv_chart_page sheet = { p.width,        ceil(notes + add_notes(&p, notes) + 10),
                            LEFT,           "Matrix of ties",
                            m->title.bytes, m->subtitle.length ? m->subtitle.bytes : "",
                            m->theme,       remark.bytes,
                            m->source.bytes };
    p.out = &text;
    mv_chart_open(&text, &sheet);
    mv_text_clear(&remark);
    mv_text_add(&text, "<g class=\"matrix\">\n");
    if (m->count) add_cells(&p);
    add_names(&p);
    add_blocks(&p);
    mv_text_add(&text, "</g>\n");
    if (m->count) add_legend(&p, legend);
    add_notes(&p, notes);
    return mv_text_hand_over(&text, out, length, mv_chart_close(&text, options->format, log));
}
