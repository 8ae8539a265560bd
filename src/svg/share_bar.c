#include "svg/share_bar.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* A name below the bar: its block of lines, and where it stands. */
typedef struct tag {
    mv_text lines;
    size_t line_count;
    double width, middle; /* of the block */
    double segment;       /* the middle of its segment */
    bool shown;
} tag;

static const double gap_share = 0.8, leader_share = 0.75; /* the shares in sizes of the font */

/* --- segments --------------------------------------------------------------------------------------------- */

/* Whether the value stands in its segment. */
static bool holds_value(const mv_share_bar *bar, const mv_share_part *part)
{
    return mv_font_width(bar->font, part->value) + 4 <= part->share * bar->width;
}

static void write_segment(mv_text *out, const mv_share_bar *bar, const mv_share_part *part, mv_point at)
{
    double wide = part->share * bar->width, rim = bar->hollow ? fmin(bar->font.size / 5, wide / 2) : 0;
    mv_text_format(out,
                   "<rect class=\"share\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\" "
                   "stroke=\"%s\" stroke-width=\"%.2f\" data-share=\"%.6f\"",
                   at.x + rim / 2, at.y + rim / 2, wide - rim, bar->height - rim,
                   bar->hollow ? bar->paper : part->fill, bar->hollow ? part->fill : "none", rim, part->share);
    mv_text_add_attribute(out, "data-name", part->name);
    mv_text_add(out, "><title>");
    mv_text_add_xml(out, part->name);
    mv_text_format(out, ": %s</title></rect>\n", part->value);
    if (!holds_value(bar, part)) return;
    mv_svg_pen pen = { bar->font, bar->hollow ? bar->ink : part->ink, .anchor = "middle" };
    mv_svg_add_text(out, &pen, (mv_point){ at.x + wide / 2, at.y + bar->height / 2 + 0.35 * bar->font.size },
                    part->value);
}

/* Thin lines of the paper tell segments apart whose colours are near each other. */
static void write_borders(mv_text *out, const mv_share_bar *bar, mv_point corner)
{
    double x = corner.x;
    for (size_t i = 0; i + 1 < bar->count; i++) {
        x += bar->parts[i].share * bar->width;
        if (bar->parts[i].share > 0)
            mv_svg_add_line(out, (mv_point){ x, corner.y }, (mv_point){ x, corner.y + bar->height }, bar->paper,
                            0.8);
    }
}

static void write_segments(mv_text *out, const mv_share_bar *bar, mv_point corner)
{
    mv_point at = corner;
    for (size_t i = 0; i < bar->count; i++) {
        if (bar->parts[i].share > 0) write_segment(out, bar, &bar->parts[i], at);
        at.x += bar->parts[i].share * bar->width;
    }
    if (!bar->hollow) write_borders(out, bar, corner);
}

static void write_frame(mv_text *out, const mv_share_bar *bar, mv_point corner)
{
    mv_font font = { bar->font.size, false };
    mv_text why = { 0 };
    mv_text_format(out,
                   "<rect class=\"no-share\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"none\" "
                   "stroke=\"%s\" stroke-width=\"0.8\" stroke-dasharray=\"3 3\"/>\n",
                   corner.x + 0.4, corner.y + 0.4, bar->width - 0.8, bar->height - 0.8, bar->quiet);
    mv_font_wrap(&why, font, bar->undefined, bar->width - 12, 1, NULL);
    if (why.length)
        mv_svg_add_text(out, &(mv_svg_pen){ font, bar->quiet },
                        (mv_point){ corner.x + 6, corner.y + bar->height / 2 + 0.35 * font.size }, why.bytes);
    mv_text_clear(&why);
}

/* --- names ------------------------------------------------------------------------------------------------ */

static double gap_of(const mv_share_bar *bar)
{
    return gap_share * bar->font.size;
}

/* On as many lines as leave words whole, no wider than it takes. */
static void measure(tag *t, const mv_share_bar *bar, const mv_share_part *part)
{
    double narrow = fmax(part->share * bar->width - gap_of(bar), 4 * bar->font.size);
    mv_text text = { 0 };
    mv_text_add(&text, part->name);
    if (!holds_value(bar, part)) mv_text_format(&text, " %s", part->value);
    t->line_count =
        mv_font_wrap_whole(&t->lines, bar->font, text.bytes, narrow, fmax(4 * narrow, bar->width / 4), 3);
    mv_text_clear(&text);
    size_t lines;
    t->width = t->line_count ? mv_font_block(bar->font, t->lines.bytes, &lines) : 0;
    t->shown = t->line_count > 0;
}

/* The one with the smallest share gives way when there is no room for all; the last of equal ones. */
static void drop_smallest(tag *tags, const mv_share_bar *bar)
{
    size_t least = bar->count;
    for (size_t i = 0; i < bar->count; i++)
        if (tags[i].shown && (least == bar->count || bar->parts[i].share <= bar->parts[least].share)) least = i;
    if (least < bar->count) tags[least].shown = false;
}

static double room_taken(const tag *tags, const mv_share_bar *bar)
{
    double sum = -gap_of(bar);
    for (size_t i = 0; i < bar->count; i++)
        if (tags[i].shown) sum += tags[i].width + gap_of(bar);
    return sum;
}

/* Each below its segment, or as near to that as its neighbours and the ends of the bar allow. */
static void place(tag *tags, const mv_share_bar *bar)
{
    double edge = 0;
    while (room_taken(tags, bar) > bar->width) drop_smallest(tags, bar);
    for (size_t i = 0; i < bar->count; i++) {
        if (!tags[i].shown) continue;
        tags[i].middle = fmax(tags[i].segment, edge + tags[i].width / 2);
        edge = tags[i].middle + tags[i].width / 2 + gap_of(bar);
    }
    edge = bar->width;
    for (size_t i = bar->count; i-- > 0;) {
        if (!tags[i].shown) continue;
        tags[i].middle = fmin(tags[i].middle, edge - tags[i].width / 2);
        edge = tags[i].middle - tags[i].width / 2 - gap_of(bar);
    }
}

static void write_tag(mv_text *out, const mv_share_bar *bar, const tag *t, mv_point corner)
{
    double leader = leader_share * bar->font.size, below = corner.y + bar->height;
    mv_svg_add_line(out, (mv_point){ corner.x + t->segment, below },
                    (mv_point){ corner.x + t->middle, below + leader }, bar->quiet, bar->font.size / 12);
    mv_svg_add_lines(out, &(mv_svg_pen){ bar->font, bar->ink, .anchor = "middle" },
                     (mv_point){ corner.x + t->middle, below + leader + bar->font.size }, t->lines.bytes,
                     SIZE_MAX);
}

/* "Islamic / Muslim world 2 %; Turkic, Asian 0 %": whoever has no name below the bar. */
static void say_rest(mv_text *out, const tag *tags, const mv_share_bar *bar)
{
    const char *none = NULL;
    for (size_t i = 0; i < bar->count; i++)
        if (!tags[i].shown && bar->parts[i].share > 0)
            mv_text_format(out, "%s%s %s", out->length ? ", " : "", bar->parts[i].name, bar->parts[i].value);
    for (size_t i = 0; i < bar->count; i++) {
        if (bar->parts[i].share > 0) continue;
        mv_text_format(out, "%s%s", none ? ", " : out->length ? "; none with " : "None with ", bar->parts[i].name);
        none = bar->parts[i].name;
    }
}

static double write_rest(mv_text *out, const mv_share_bar *bar, const tag *tags, mv_point corner)
{
    mv_font font = { bar->font.size, false };
    mv_text text = { 0 }, lines = { 0 };
    say_rest(&text, tags, bar);
    size_t count = text.length ? mv_font_wrap(&lines, font, text.bytes, bar->width, bar->rest, NULL) : 0;
    corner.y += font.size;
    if (out && count) mv_svg_add_lines(out, &(mv_svg_pen){ font, bar->quiet }, corner, lines.bytes, SIZE_MAX);
    mv_text_clear(&lines);
    mv_text_clear(&text);
    return (double)count * mv_font_line_height(font);
}

static double write_names(mv_text *out, const mv_share_bar *bar, mv_point corner)
{
    tag *tags = mv_alloc_array(bar->count, sizeof *tags);
    double from = 0, line = mv_font_line_height(bar->font), most = 0;
    for (size_t i = 0; i < bar->count; i++) {
        tags[i].segment = from + bar->parts[i].share * bar->width / 2;
        from += bar->parts[i].share * bar->width;
        if (bar->parts[i].share > 0) measure(&tags[i], bar, &bar->parts[i]);
    }
    place(tags, bar);
    for (size_t i = 0; i < bar->count; i++) {
        if (!tags[i].shown) continue;
        if (out) write_tag(out, bar, &tags[i], corner);
        most = fmax(most, leader_share * bar->font.size + line * (double)tags[i].line_count);
    }
    most += write_rest(out, bar, tags, (mv_point){ corner.x, corner.y + bar->height + most });
    for (size_t i = 0; i < bar->count; i++) mv_text_clear(&tags[i].lines);
    free(tags);
    return most;
}

double mv_share_bar_write(mv_text *out, const mv_share_bar *bar, mv_point corner)
{
    if (bar->undefined) {
        if (out) write_frame(out, bar, corner);
        return bar->height;
    }
    if (out) write_segments(out, bar, corner);
    return bar->height + (bar->named ? write_names(out, bar, corner) : 0);
}
