#include "picture/charts/shares_chart.h"
#include "picture/words/picture_words.h"
#include <math.h>
#include <string.h>

/* Bars of shares below each other, on one scale, with the vectors in one order. */

enum { WIDTH = 880, LEFT = 24, NAMES = 176, BAR = 470, TOP = 80, ROW = 40, HIGH = 24, KEY = 18 };

typedef struct chart {
    const mv_network *network;
    const mv_drawing_options *options;
    const mv_theme *theme;
    mv_share_rows rows;
    double top;   /* of the key to the colours */
    mv_text *out; /* NULL: only measuring */
} chart;

static const mv_font text_font = { MV_CHART_TEXT, false }, bold_font = { MV_CHART_TEXT, true };

/* --- what the colours mean -------------------------------------------------------------------------------- */

static void add_key(const chart *c, mv_point at, const char *name, const char *fill)
{
    mv_text_format(c->out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"11\" height=\"11\" fill=\"%s\"/>\n", at.x,
                   at.y - 10, fill);
    mv_svg_add_text(c->out, &(mv_svg_pen){ .font = text_font, .color = c->theme->ink },
                    (mv_point){ at.x + 16, at.y }, name);
}

/* The counted vectors in their order, in as many lines as they need. Returns the height. */
static double add_keys(const chart *c)
{
    const mv_relations *set = c->network->set;
    mv_point at = { LEFT, c->top };
    for (size_t i = 0; i < set->vector_count; i++) {
        if (!set->vectors[i].counted) continue;
        mv_text name = { 0 };
        mv_font_wrap(&name, text_font, set->vectors[i].name, WIDTH - 2 * LEFT - 20, 1, NULL);
        double wide = 16 + mv_font_width(text_font, name.bytes) + 16;
        if (at.x > LEFT && at.x + wide > WIDTH - LEFT) at = (mv_point){ LEFT, at.y + KEY };
        if (c->out) add_key(c, at, name.bytes, mv_style_vector_color(c->theme, set, i));
        at.x += wide;
        mv_text_clear(&name);
    }
    return at.y - c->top + KEY;
}

/* --- rows ------------------------------------------------------------------------------------------------- */

/* "36 ties, evenness 0.91" */
static void add_count(const chart *c, const mv_share_row *row, double y)
{
    mv_text text = { 0 };
    if (row->shares.parts) mv_shares_add_ties(&text, &row->shares);
    if (mv_shares_are_few(&row->shares))
        mv_text_add(&text, ": too few");
    else if (!isnan(row->evenness))
        mv_text_format(&text, ", evenness %.2f", row->evenness);
    if (text.length)
        mv_svg_add_text(c->out, &(mv_svg_pen){ .font = text_font, .color = c->theme->quiet },
                        (mv_point){ LEFT + NAMES + BAR + 12, y + HIGH / 2.0 + 4 }, text.bytes);
    mv_text_clear(&text);
}

static void add_name(const chart *c, const mv_share_row *row, double y)
{
    mv_text lines = { 0 };
    size_t count = mv_font_wrap(&lines, bold_font, row->name, NAMES - 14, 2, NULL);
    double step = mv_font_line_height(bold_font);
    if (count)
        mv_svg_add_lines(c->out, &(mv_svg_pen){ .font = bold_font, .color = c->theme->ink },
                         (mv_point){ LEFT, y + HIGH / 2.0 + 4 - step * (double)(count - 1) / 2 }, lines.bytes,
                         count);
    mv_text_clear(&lines);
}

static void add_row(const chart *c, const mv_share_row *row, double y)
{
    const mv_theme *t = c->theme;
    mv_text why = { 0 };
    mv_text_format(&why, "no shares: %s", row->shares.undefined ? row->shares.undefined : "");
    mv_share_bar bar = { .parts = row->shares.parts,
                         .count = row->shares.count,
                         .undefined = row->shares.undefined ? why.bytes : NULL,
                         .paper = t->paper,
                         .ink = t->ink,
                         .quiet = t->quiet,
                         .width = BAR,
                         .height = HIGH,
                         .font = { MV_CHART_SMALL, true },
                         .hollow = mv_shares_are_few(&row->shares) };
    mv_text_add(c->out, "<g class=\"row\"");
    mv_text_add_attribute(c->out, "data-name", row->name);
    mv_text_add(c->out, ">\n");
    add_name(c, row, y);
    mv_share_bar_write(c->out, &bar, (mv_point){ LEFT + NAMES, y });
    add_count(c, row, y);
    mv_text_add(c->out, "</g>\n");
    mv_text_clear(&why);
}

/* --- the page --------------------------------------------------------------------------------------------- */

static const char *facet_of(const chart *c)
{
    return c->options->facet ? c->options->facet : mv_drawing_facet_name(0);
}

/* What changes most, or is most one-sided; what the bars are where neither can be said. */
static void say_title(mv_text *out, const chart *c)
{
    const char *focus = mv_network_name(c->network, c->network->focus, c->options->language), *facet = facet_of(c);
    bool of_focus = strcmp(facet, "actor") != 0;
    if (!mv_words_find_title(c->options->title)) {
        mv_text_add(out, c->options->title);
        return;
    }
    mv_text whose = { 0 };
    if (of_focus) mv_text_format(&whose, " for %s", focus);
    bool said = strcmp(facet, "date") == 0
                    ? mv_share_rows_say_change(out, &c->rows, focus)
                    : mv_share_rows_say_most(out, &c->rows, whose.length ? whose.bytes : "");
    mv_text_clear(&whose);
    if (!said && of_focus)
        mv_text_format(out, "%s: shares of the vectors, by %s", focus, facet);
    else if (!said)
        mv_text_add(out, "Shares of the vectors, by actor");
}

static void say_subtitle(mv_text *out, const chart *c)
{
    mv_text selection = { 0 };
    bool few = false, dated = strcmp(facet_of(c), "date") != 0 && c->network->days.from;
    for (size_t i = 0; i < c->rows.count; i++) few |= mv_shares_are_few(&c->rows.items[i].shares);
    mv_text_add(out, "Of positive tie strength over counted vectors");
    if (dated) mv_text_add(out, ", ");
    if (dated) mv_words_add_time(out, c->network);
    mv_words_add_selection(&selection, &c->network->selection, c->network->document, c->options->language);
    if (selection.length) mv_text_format(out, "; %s", selection.bytes);
    mv_text_clear(&selection);
    if (c->rows.count == 0) mv_text_add(out, "; there is no positive tie to draw");
    if (c->rows.left_out) mv_text_format(out, "; %zu more are not drawn", c->rows.left_out);
    if (few) mv_text_format(out, "; hollow: fewer than %d ties, too few to read a direction", MV_FEW_TIES);
}

/* The values, and where they stand. */
static void say_remark(mv_text *out, const chart *c)
{
    mv_share_rows_say_values(out, &c->rows);
    mv_text_format(out, " As tables: multivector report %s.", mv_words_file(c->network->document));
}

static void say_source(mv_text *out, const chart *c)
{
    const mv_network *network = c->network;
    mv_publishers publishers = { 0 };
    mv_publishers_add(&publishers, network->set, network->relations, network->relation_count);
    mv_text_add(out, "Data: ");
    mv_words_add_set(out, network, false);
    mv_words_add_coverage(out, network->document);
    mv_text_add(out, ".");
    mv_words_add_sources(out, &publishers, &c->options->credits, mv_words_file(network->document));
}

static mv_status write_page(chart *c, mv_text *out, mv_log *log)
{
    mv_text title = { 0 }, subtitle = { 0 }, source = { 0 }, remark = { 0 };
    say_title(&title, c);
    say_subtitle(&subtitle, c);
    say_remark(&remark, c);
    say_source(&source, c);
    c->top = TOP + mv_chart_heading_more(title.bytes, subtitle.bytes, WIDTH, LEFT);
    double first = c->top + add_keys(c) + 4;
    mv_chart_page page = { .width = WIDTH,
                           .height = first + (double)(c->rows.count * ROW),
                           .left = LEFT,
                           .what = "bars of shares",
                           .title = title.bytes,
                           .subtitle = subtitle.bytes,
                           .theme = c->theme,
                           .remark = remark.bytes,
                           .source = source.bytes };
    c->out = out;
    mv_chart_open(out, &page);
    add_keys(c);
    for (size_t i = 0; i < c->rows.count; i++) add_row(c, &c->rows.items[i], first + (double)(i * ROW));
    mv_text_clear(&title);
    mv_text_clear(&subtitle);
    mv_text_clear(&source);
    mv_text_clear(&remark);
    return mv_chart_close(out, c->options->format, log);
}

mv_status mv_shares_chart(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                          mv_log *log)
{
    chart c = { .network = network, .options = options };
    mv_text text = { 0 };
    mv_status status = mv_chart_choose_theme(&c.theme, options->theme, log);
    if (!status) status = mv_shares_check(network, "bars are of somebody", log);
    if (!status) status = mv_share_rows_find(&c.rows, network, options, log);
    if (!status) status = write_page(&c, &text, log);
    mv_share_rows_clear(&c.rows);
    mv_text_hand_over(&text, out, length, status);
    return status;
}
