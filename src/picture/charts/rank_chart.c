#include "multivector/picture.h"
#include "picture/charts/chart_page.h"
#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Actors as dots on a scale, one row each, the largest on top; of two dates the earlier is a smaller dot, joined
 * to the later. Everything in points. */

enum {
    WIDTH = 720,
    LEFT = 20,
    LABELS = 190,
    NARROW_LABELS = 140,
    LINE = 15,
    GAP = 10,
    RIGHT = 30,
    TOP = 100,
    FOOT = 40
};
enum { NAMED_ROW = 15, MOST_NAMED = 45, OTHERS = 420 };
static const double largest_row = 6, smallest_row = 2;

typedef struct page {
    double width, labels; /* of the page; of the names */
    mv_text *out;
    const mv_rank_table *t;
    const mv_theme *theme;
    const char *language;
    size_t shown,
        last;    /* rows with a value on the last date, or at least on the first; the number of the last date */
    bool *named; /* of each row */
    double *y;   /* the middle of each row; behind the last the bottom of all */
    double thin; /* the height of a row without a name */
    double low, high, step;
    double top;    /* of the first row, below heading and legend */
    mv_color near; /* of the focus's partners */
} page;

/* --- places ----------------------------------------------------------------------------------------------- */

static double x_of(const page *p, double value)
{
    return LEFT + p->labels + GAP +
           (p->width - RIGHT - LEFT - p->labels - GAP) * (value - p->low) / (p->high - p->low);
}

static double bottom_of(const page *p)
{
    return p->y[p->shown];
}

static bool is_few(const mv_rank_place *place)
{
    return place->ties < MV_FEW_TIES;
}

/* Values beyond what can be told apart are drawn at the edge of that. */
static double shown_value(const mv_rank_place *place)
{
    const double largest = 1e300;
    return fmax(-largest, fmin(largest, place->value));
}

/* From 0 unless all values are far from it. */
static void choose_scale(page *p)
{
    p->low = INFINITY;
    p->high = -INFINITY;
    for (size_t i = 0; i < p->shown; i++)
        for (size_t d = 0; d < p->t->dates; d++) {
            if (isnan(p->t->rows[i].at[d].value)) continue;
            p->low = fmin(p->low, shown_value(&p->t->rows[i].at[d]));
            p->high = fmax(p->high, shown_value(&p->t->rows[i].at[d]));
        }
    if (p->low > p->high) p->low = p->high = 0;
    if (p->low > 0 && p->low < 0.75 * p->high) p->low = 0;
    if (p->high - p->low < 1e-12 * fmax(1, fabs(p->high))) p->high = p->low + fmax(1, 1e-3 * fabs(p->low));
    p->step = mv_nice_step(p->high - p->low, p->width > MV_CHART_NARROW ? 6 : 3);
    p->low = floor(p->low / p->step) * p->step;
    p->high = ceil(p->high / p->step) * p->step;
}

typedef struct candidate {
    size_t row;
    double strength;
} candidate;

static int by_strength(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    if (x->strength > y->strength || x->strength < y->strength) return x->strength > y->strength ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Everybody where there is room, or no focus, else the focus and its partners; of too many the strongest ties. */
static void choose_names(page *p)
{
    bool all = p->shown <= MOST_NAMED || !mv_rank_focus(p->t);
    size_t wanted = 0;
    candidate *candidates = mv_alloc_array(p->shown, sizeof *candidates);
    p->named = mv_alloc_array(p->shown, sizeof *p->named);
    for (size_t i = 0; i < p->shown; i++) {
        const mv_rank_row *row = &p->t->rows[i];
        if (all || row->focus || row->partner)
            candidates[wanted++] = (candidate){ i, row->focus ? INFINITY : row->strength };
    }
    if (wanted) qsort(candidates, wanted, sizeof *candidates, by_strength);
    for (size_t i = 0; i < wanted && i < MOST_NAMED; i++) p->named[candidates[i].row] = true;
    free(candidates);
}

/* Rows that are defined on the last date come first; those behind them are not drawn. */
static void choose_rows(page *p)
{
    size_t named = 0;
    while (p->shown < p->t->count && !isnan(p->t->rows[p->shown].at[p->last].value)) p->shown++;
    if (p->shown > MV_RANK_SHOWN) p->shown = MV_RANK_SHOWN;
    choose_names(p);
    for (size_t i = 0; i < p->shown; i++) named += p->named[i];
    p->thin = fmax(smallest_row, fmin(largest_row, OTHERS / fmax(1, (double)(p->shown - named))));
    p->y = mv_alloc_array(p->shown + 1, sizeof *p->y);
    double top = p->top;
    for (size_t i = 0; i < p->shown; i++) {
        double height = p->named[i] ? NAMED_ROW : p->thin;
        p->y[i] = top + height / 2;
        top += height;
    }
    p->y[p->shown] = top;
}

/* --- names ------------------------------------------------------------------------------------------------ */

/* With the rank, and a line to read along. */
static void add_name(const page *p, size_t number)
{
    const mv_rank_row *row = &p->t->rows[number];
    const mv_rank_place *place = &row->at[p->last];
    mv_svg_pen pen = { .font = { MV_CHART_TEXT, row->focus }, .color = p->theme->ink, .anchor = "end" };
    mv_text rank = { 0 }, name = { 0 };
    mv_color faint;
    mv_style_mix(faint, p->theme->paper, p->theme->quiet, 0.25);
    if (place->rank) mv_text_format(&rank, "%zu  ", place->rank);
    double room = p->labels - (rank.length ? mv_font_width(pen.font, rank.bytes) : 0);
    mv_font_wrap(&name, pen.font, mv_rank_name(p->t, row, p->language), room, 1, NULL);
    if (name.length) mv_text_add(&rank, name.bytes);
    mv_svg_add_line(p->out, (mv_point){ LEFT + p->labels + GAP, p->y[number] },
                    (mv_point){ x_of(p, p->high), p->y[number] }, faint, 0.5);
    mv_svg_add_text(p->out, &pen, (mv_point){ LEFT + p->labels, p->y[number] + 4 }, rank.length ? rank.bytes : "");
    mv_text_clear(&rank);
    mv_text_clear(&name);
}

/* --- dots ------------------------------------------------------------------------------------------------- */

static const char *color_of(const page *p, const mv_rank_row *row)
{
    return row->focus ? p->theme->focus : row->partner ? p->near : p->theme->plain;
}

static void add_dot(const page *p, mv_point at, double radius, const char *color, const char *class, bool few)
{
    mv_text_format(p->out,
                   "<circle class=\"%s%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\"/>\n",
                   class, few ? " few" : "", at.x, at.y, radius, few ? p->theme->paper : color, color);
}

/* The name as a tooltip, and for tests and scripts. */
static void add_row(const page *p, size_t number)
{
    const mv_rank_row *row = &p->t->rows[number];
    const mv_rank_place *later = &row->at[p->last], *earlier = p->last ? &row->at[0] : NULL;
    double y = p->y[number], radius = row->focus ? 5 : p->named[number] ? 3.6 : fmax(1.2, 0.5 * p->thin);
    mv_text_format(p->out, "<g class=\"row%s\">", row->focus ? " focus" : row->partner ? " partner" : "");
    mv_svg_add_title(p->out, mv_rank_name(p->t, row, p->language));
    bool joined = earlier && !isnan(earlier->value);
    if (joined)
        mv_svg_add_line(p->out, (mv_point){ x_of(p, shown_value(earlier)), y },
                        (mv_point){ x_of(p, shown_value(later)), y }, color_of(p, row), row->focus ? 1.6 : 0.8);
    if (joined)
        add_dot(p, (mv_point){ x_of(p, shown_value(earlier)), y }, radius * 0.55, color_of(p, row), "earlier",
                is_few(earlier));
    add_dot(p, (mv_point){ x_of(p, shown_value(later)), y }, radius, color_of(p, row), "later", is_few(later));
    mv_text_add(p->out, "</g>\n");
}

static void add_axis(const page *p)
{
    mv_color faint;
    double bottom = bottom_of(p);
    mv_style_mix(faint, p->theme->paper, p->theme->quiet, 0.25);
    for (int i = 0; p->low + i * p->step <= p->high + 1e-9 * p->step; i++) {
        char number[32];
        double x = x_of(p, p->low + i * p->step);
        mv_svg_add_line(p->out, (mv_point){ x, p->top - 4 }, (mv_point){ x, bottom + 4 }, faint, 0.7);
        mv_chart_add_note(p->out, p->theme, (mv_point){ x, bottom + 17 }, "middle",
                          mv_short_number(p->low + i * p->step, number));
    }
    mv_chart_add_note(p->out, p->theme, (mv_point){ (x_of(p, p->low) + x_of(p, p->high)) / 2, bottom + 33 },
                      "middle", p->t->metric->title);
}

/* --- legend ----------------------------------------------------------------------------------------------- */

/* "31 December 2001"; "all time". */
static void say_date(mv_text *out, const mv_rank_table *t, size_t date)
{
    if (t->networks[date]->days.from)
        mv_words_add_time(out, t->networks[date]);
    else
        mv_text_add(out, "all time");
}

/* Behind the one before, or below it where the page ends. */
static mv_point add_sample(const page *p, mv_point at, double radius, const char *color, bool few,
                           const char *text)
{
    double wide = 14 + mv_font_width((mv_font){ MV_CHART_SMALL, false }, text);
    if (at.x + wide > p->width - LEFT) at = (mv_point){ LEFT, at.y + LINE };
    add_dot(p, (mv_point){ at.x + 5, at.y - 4 }, radius, color, "sample", few);
    mv_chart_add_note(p->out, p->theme, (mv_point){ at.x + 14, at.y }, NULL, text);
    return (mv_point){ at.x + wide + 16, at.y };
}

static bool any_few(const page *p)
{
    for (size_t i = 0; i < p->shown; i++)
        for (size_t d = 0; d < p->t->dates; d++)
            if (!isnan(p->t->rows[i].at[d].value) && is_few(&p->t->rows[i].at[d])) return true;
    return false;
}

/* What the lines of the legend beyond the first may take. */
static double legend_more(const page *p)
{
    return p->width > MV_CHART_NARROW ? 0 : 2 * LINE;
}

static void add_legend(const page *p)
{
    mv_point at = { LEFT, p->top - 22 - legend_more(p) };
    mv_text text = { 0 };
    for (size_t d = 0; d < p->t->dates && p->last; d++) {
        mv_text_clear(&text);
        say_date(&text, p->t, d);
        at = add_sample(p, at, d ? 3.4 : 1.9, p->theme->plain, false, text.bytes);
    }
    mv_text_clear(&text);
    const mv_rank_row *focus = mv_rank_focus(p->t);
    if (focus) {
        mv_text_format(&text, "tied to %s", mv_rank_name(p->t, focus, p->language));
        at = add_sample(p, at, 3.4, p->near, false, text.bytes);
        mv_text_clear(&text);
    }
    mv_text_format(&text, "fewer than %d %sties", MV_FEW_TIES,
                   p->t->metric->flags & MV_OF_VECTORS ? "positive " : "");
    if (any_few(p)) add_sample(p, at, 3.4, p->theme->plain, true, text.bytes);
    mv_text_clear(&text);
}

/* --- words ------------------------------------------------------------------------------------------------ */

static void say_subtitle(mv_text *out, const page *p)
{
    const mv_network *network = p->t->networks[p->last];
    mv_text selection = { 0 };
    for (size_t d = 0; d < p->t->dates; d++) {
        mv_text_add(out, d ? " and " : "");
        say_date(out, p->t, d);
    }
    mv_words_add_selection(&selection, &network->selection, network->document, p->language);
    if (selection.length) mv_text_format(out, "; %s", selection.bytes);
    mv_text_clear(&selection);
}

static void say_source(mv_text *out, const page *p, const mv_picture_credits *credits)
{
    const mv_network *last = p->t->networks[p->last];
    mv_publishers publishers = { 0 };
    for (size_t d = 0; d < p->t->dates; d++) {
        const mv_network *network = p->t->networks[d];
        mv_publishers_add(&publishers, network->set, network->relations, network->relation_count);
        if (d && strcmp(network->document->path, p->t->networks[0]->document->path) == 0) continue;
        mv_text_add(out, d ? "; " : "Data: ");
        mv_words_add_set(out, network, false);
        mv_words_add_coverage(out, network->document);
    }
    mv_text_add(out, ".");
    mv_words_add_sources(out, &publishers, credits, mv_words_file(last->document));
}

/* Those without a value on the last date, reason by reason. */
static void say_undefined(mv_text *out, const page *p, size_t most)
{
    const mv_rank_table *t = p->t;
    bool *said = mv_alloc_array(t->count, sizeof *said);
    for (size_t i = 0; i < t->count; i++) {
        const mv_rank_place *place = &t->rows[i].at[p->last];
        if (said[i] || place->actor == MV_NONE || !place->undefined) continue;
        size_t count = 0;
        mv_text names = { 0 };
        for (size_t j = i; j < t->count; j++) {
            const mv_rank_place *other = &t->rows[j].at[p->last];
            if (other->actor == MV_NONE || !other->undefined || strcmp(other->undefined, place->undefined) != 0)
                continue;
            said[j] = true;
            if (count++ < most)
                mv_text_format(&names, "%s%s", count > 1 ? ", " : "", mv_rank_name(t, &t->rows[j], p->language));
        }
        mv_text_format(out, " Undefined for %zu (%s): ", count, place->undefined);
        mv_text_add_bytes(out, names.bytes, names.length);
        if (count > most) mv_text_format(out, " and %zu more", count - most);
        mv_text_add(out, ".");
        mv_text_clear(&names);
    }
    free(said);
}

static void say_notes(mv_text *out, const page *p)
{
    const mv_rank_table *t = p->t;
    size_t with_value = t->of[p->last], unnamed = 0;
    for (size_t i = 0; i < p->shown; i++) unnamed += t->rows[i].partner && !p->named[i];
    mv_text_format(out, "%s: %s.", t->metric->title, t->metric->summary);
    if (t->unranked[p->last])
        mv_text_format(out, " Not ranked, but in the order of the value: %s.", t->unranked[p->last]);
    if (t->otherwise[p->last])
        mv_text_format(out, " Not shown: %zu of the same kind that %s coded otherwise.", t->otherwise[p->last],
                       t->otherwise[p->last] == 1 ? "is" : "are");
    if (with_value > p->shown) mv_text_format(out, " Shown are the first %zu of %zu.", p->shown, with_value);
    if (unnamed)
        mv_text_format(out, " Named are those with the strongest ties to %s.",
                       mv_rank_name(t, mv_rank_focus(t), p->language));
}

/* The largest values on the last date, and where all stand. */
static void say_values(mv_text *out, const page *p)
{
    size_t said = p->shown < MV_SHOWN_ROWS ? p->shown : MV_SHOWN_ROWS;
    for (size_t i = 0; i < said; i++) {
        const mv_rank_row *row = &p->t->rows[i];
        char number[32];
        mv_text_format(out, "%s%s %s", i ? ", " : "Largest: ", mv_rank_name(p->t, row, p->language),
                       mv_short_number(row->at[p->last].value, number));
    }
    mv_text_format(out, "%sAs tables: multivector rank %s.", said ? ". " : "",
                   mv_words_file(p->t->networks[p->last]->document));
}

static void say_title(mv_text *out, const page *p, const char *title)
{
    if (!mv_words_find_title(title))
        mv_text_add(out, title);
    else if (!mv_rank_say_values(out, p->t, p->language))
        mv_rank_say_finding(out, p->t, p->language);
}

/* --- the page --------------------------------------------------------------------------------------------- */

static void begin(page *p, const mv_rank_table *table, const mv_chart_options *options, mv_text *title,
                  mv_text *subtitle)
{
    p->t = table;
    p->width = options->narrow ? MV_CHART_NARROW : WIDTH;
    p->labels = options->narrow ? NARROW_LABELS : LABELS;
    p->language = options->language;
    p->last = table->dates - 1;
    say_subtitle(subtitle, p);
    say_title(title, p, options->title);
    p->top = TOP + mv_chart_heading_more(title->bytes, subtitle->bytes, p->width, LEFT) + legend_more(p);
    mv_style_readable(p->near, mv_style_palette(p->theme, 0), p->theme->paper, p->theme->line_contrast);
    choose_rows(p);
    choose_scale(p);
}

static mv_status rank_chart(char **out, size_t *length, const mv_rank_table *table,
                            const mv_chart_options *options, mv_log *log)
{
    mv_text text = { 0 }, title = { 0 }, subtitle = { 0 }, notes = { 0 }, lines = { 0 }, remark = { 0 },
            source = { 0 };
    page p = { .out = &text };
    mv_status status = mv_chart_choose_theme(&p.theme, options->theme, log);
    if (status) return status;
    begin(&p, table, options, &title, &subtitle);
    mv_font small = { MV_CHART_SMALL, false };
    say_source(&source, &p, &options->credits);
    say_notes(&notes, &p);
    say_undefined(&notes, &p, MV_SHOWN_RIVALRIES);
    say_values(&remark, &p);
    say_undefined(&remark, &p, table->count);
    size_t count = mv_font_wrap(&lines, small, notes.bytes, p.width - 2 * LEFT, 60, NULL);
    double foot = bottom_of(&p) + FOOT + 20;
    mv_chart_page sheet = { p.width,     foot + (double)count * mv_font_line_height(small) + 6,
                            LEFT,        "Dot plot",
                            title.bytes, subtitle.bytes,
                            p.theme,     remark.bytes,
                            source.bytes };
    mv_chart_open(&text, &sheet);
    add_legend(&p);
    add_axis(&p);
    for (size_t i = 0; i < p.shown; i++)
        if (p.named[i]) add_name(&p, i);
    for (size_t i = 0; i < p.shown; i++)
        if (!table->rows[i].focus) add_row(&p, i);
    for (size_t i = 0; i < p.shown; i++)
        if (table->rows[i].focus) add_row(&p, i);
    mv_svg_add_lines(&text, &(mv_svg_pen){ .font = small, .color = p.theme->quiet }, (mv_point){ LEFT, foot },
                     lines.bytes, count);
    status = mv_chart_close(&text, options->format, log);
    MV_FREE(p.named, p.y);
    mv_text *const done[] = { &title, &subtitle, &notes, &lines, &remark, &source };
    for (size_t i = 0; i < MV_COUNT(done); i++) mv_text_clear(done[i]);
    return mv_text_hand_over(&text, out, length, status);
}

mv_status mv_rank_chart(char **out, size_t *length, const mv_rank_table *table, const mv_chart_options *options,
                        mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, rank_chart(out, length, table, options, log), mv_guard_failed(log));
}
