#include "picture/charts/card.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The compass of a card. At the size of a thumb no partner could have its name: dots stand for them. */

static const double circle = 6.283185307179586;

typedef struct dial {
    const mv_card *card;
    mv_point middle;
    double radius;
    size_t *sectors; /* by vector of the set its number among the counted ones, or MV_NONE */
    size_t *members; /* of each sector */
    size_t *placed;  /* so many of them stand already */
    double strongest;
} dial;

static mv_point at(const dial *d, double angle, double r)
{
    return (mv_point){ d->middle.x + sin(angle) * r, d->middle.y - cos(angle) * r };
}

static double angle_of(const dial *d, double sector)
{
    return circle * sector / (double)d->card->shares.count;
}

static void tint(mv_color out, const dial *d, size_t sector)
{
    mv_style_mix(out, d->card->theme->paper, d->card->shares.parts[sector].fill, d->card->theme->tint);
}

/* --- sectors ---------------------------------------------------------------------------------------------- */

/* Halves, because an arc of a whole circle would end where it begins. */
static void add_arc(const dial *d, double r, double from, double to)
{
    mv_point half = at(d, (from + to) / 2, r), end = at(d, to, r);
    mv_text_format(d->card->out, "A%.2f,%.2f 0 0 1 %.2f,%.2fA%.2f,%.2f 0 0 1 %.2f,%.2f", r, r, half.x, half.y, r,
                   r, end.x, end.y);
}

static void add_sector(const dial *d, size_t sector)
{
    const mv_theme *theme = d->card->theme;
    mv_text *out = d->card->out;
    const double rim = 9;
    double from = angle_of(d, (double)sector), to = angle_of(d, (double)sector + 1), r = d->radius;
    mv_color ground, edge_color;
    tint(ground, d, sector);
    mv_style_readable(edge_color, d->card->shares.parts[sector].fill, theme->paper, theme->mark_contrast);
    mv_point start = at(d, from, r - rim), edge = at(d, from, r - rim / 2);
    mv_text_format(out,
                   "<path class=\"ground\" fill=\"%s\" stroke=\"%s\" stroke-width=\"3\" d=\"M%.2f,%.2fL%.2f,%.2f",
                   ground, theme->paper, d->middle.x, d->middle.y, start.x, start.y);
    add_arc(d, r - rim, from, to);
    mv_text_format(out,
                   "Z\"/>\n<path class=\"rim\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" d=\"M%.2f,%.2f",
                   edge_color, rim, edge.x, edge.y);
    add_arc(d, r - rim / 2, from, to);
    mv_text_add(out, "\"/>\n");
}

/* The name touches the circle from outside, and stays on the page. */
static void add_name(const dial *d, size_t sector)
{
    const double away = 12, widest = 138;
    mv_font font = { MV_CARD_TEXT, true };
    mv_text lines = { 0 };
    mv_color ink;
    size_t count = mv_font_wrap(&lines, font, d->card->shares.parts[sector].name, widest, 2, NULL), all;
    if (!count) return;
    double wide = mv_font_block(font, lines.bytes, &all), step = mv_font_line_height(font);
    double high = step * (double)count, angle = angle_of(d, (double)sector + 0.5);
    mv_point unit = { sin(angle), -cos(angle) };
    double r = d->radius + away + fabs(unit.x) * wide / 2 + fabs(unit.y) * high / 2;
    double x = fmin(d->middle.x + unit.x * r, MV_CARD_WIDTH - 10 - wide / 2);
    mv_style_readable(ink, d->card->shares.parts[sector].fill, d->card->theme->paper, 4.6);
    mv_svg_add_lines(d->card->out, &(mv_svg_pen){ .font = font, .color = ink, .anchor = "middle" },
                     (mv_point){ x, d->middle.y + unit.y * r - high / 2 + step / 2 + 0.35 * font.size },
                     lines.bytes, count);
    mv_text_clear(&lines);
}

/* --- partners --------------------------------------------------------------------------------------------- */

static size_t sector_of(const dial *d, size_t actor)
{
    size_t vector = mv_actor_main_vector(mv_network_actor(d->card->network, actor));
    return vector == MV_NONE ? MV_NONE : d->sectors[vector];
}

static bool is_shown(const dial *d, mv_end end)
{
    return end.actor == d->card->network->focus && end.tie->state <= MV_AMBIVALENT &&
           sector_of(d, end.other) != MV_NONE;
}

/* Countries outside, what they are members of inside. */
static void add_partner(dial *d, mv_end end)
{
    const double outer = 0.82, inner = 0.56, dot = 8, widest = 6;
    const mv_theme *theme = d->card->theme;
    size_t sector = sector_of(d, end.other);
    bool negative = end.tie->state == MV_NEGATIVE;
    bool outside = strcmp(mv_network_actor(d->card->network, end.other)->kind, "country") == 0;
    double place = ((double)d->placed[sector]++ + 0.5) / (double)d->members[sector];
    mv_point p = at(d, angle_of(d, (double)sector + 0.06 + 0.88 * place), d->radius * (outside ? outer : inner));
    mv_color ground, color;
    tint(ground, d, sector);
    mv_style_readable(color, negative ? theme->negative : d->card->shares.parts[sector].fill, ground, 3);
    mv_text_format(d->card->out,
                   "<path class=\"tie\" stroke=\"%s\" stroke-width=\"%.2f\"%s d=\"M%.2f,%.2fL%.2f,%.2f\"/>\n",
                   color, mv_style_strength_width(end.tie->strength, d->strongest, widest),
                   negative ? " stroke-dasharray=\"9 6\"" : "", d->middle.x, d->middle.y, p.x, p.y);
    mv_text_format(d->card->out,
                   "<circle class=\"partner\" cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" fill=\"%s\" stroke=\"%s\" "
                   "stroke-width=\"3\"/>\n",
                   p.x, p.y, dot, outside ? color : theme->paper, color);
}

/* A plate in no scale, with the id where that is short. */
static void add_focus(const dial *d)
{
    const double wide = 92, high = 48;
    const mv_theme *theme = d->card->theme;
    const char *id = mv_network_actor(d->card->network, d->card->network->focus)->id;
    mv_font font = { MV_CARD_TEXT, true };
    mv_text_format(
        d->card->out,
        "<rect class=\"focus\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" rx=\"9\" fill=\"%s\"/>\n",
        d->middle.x - wide / 2, d->middle.y - high / 2, wide, high, theme->focus);
    if (mv_font_width(font, id) > wide - 8) return;
    mv_svg_add_text(d->card->out,
                    &(mv_svg_pen){ .font = font, .color = mv_style_ink_on(theme->focus), .anchor = "middle" },
                    (mv_point){ d->middle.x, d->middle.y + 0.35 * font.size }, id);
}

static void survey(dial *d)
{
    const mv_relations *set = d->card->network->set;
    size_t next = 0;
    for (size_t i = 0; i < set->vector_count; i++) d->sectors[i] = set->vectors[i].counted ? next++ : MV_NONE;
    for (size_t i = 0; i < mv_end_count(d->card->network); i++) {
        mv_end end = mv_end_at(d->card->network, i);
        if (!is_shown(d, end)) continue;
        d->members[sector_of(d, end.other)]++;
        d->strongest = fmax(d->strongest, end.tie->strength);
    }
}

void mv_card_add_dial(const mv_card *card, mv_point middle, double radius)
{
    const mv_network *network = card->network;
    dial d = { .card = card, .middle = middle, .radius = radius };
    d.sectors = mv_alloc_array(network->set->vector_count, sizeof *d.sectors);
    d.members = mv_alloc_array(card->shares.count, sizeof *d.members);
    d.placed = mv_alloc_array(card->shares.count, sizeof *d.placed);
    survey(&d);
    mv_text_add(card->out, "<g id=\"dial\">\n");
    for (size_t i = 0; i < card->shares.count; i++) add_sector(&d, i);
    for (size_t i = 0; i < mv_end_count(network); i++)
        if (is_shown(&d, mv_end_at(network, i))) add_partner(&d, mv_end_at(network, i));
    for (size_t i = 0; i < card->shares.count; i++) add_name(&d, i);
    add_focus(&d);
    mv_text_add(card->out, "</g>\n");
    MV_FREE(d.sectors, d.members, d.placed);
}
