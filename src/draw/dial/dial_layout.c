#include "draw/dial/dial_layout.h"
#include "support/memory.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>

static const double circle = 6.283185307179586;
static const double least_radius = 185, largest_radius = 280; /* what is still good to print; more if need be */
static const double thinnest = 0.18;                          /* a sector with nobody in it still shows */

/* --- sectors ---------------------------------------------------------------------------------------- */

/* Angles in proportion to the shares of what is left over by sectors that need more than that; sectors without a
 * share get what they need. Returns the angle of the whole of the shares. */
static double share_circle(const mv_dial *dial, const double *needs, double *angles)
{
    bool *fixed = mv_alloc_array(dial->sector_count, sizeof *fixed);
    double whole = 0;
    for (bool again = true; again;) {
        double left = circle, shares = 0;
        for (size_t i = 0; i < dial->sector_count; i++) {
            fixed[i] |= !(dial->sectors[i].share > 0);
            left -= fixed[i] ? needs[i] : 0;
            shares += fixed[i] ? 0 : dial->sectors[i].share;
        }
        whole = shares > 0 ? left / shares : whole;
        again = false;
        for (size_t i = 0; i < dial->sector_count; i++) {
            angles[i] = fixed[i] ? needs[i] : dial->sectors[i].share * whole;
            if (!fixed[i] && angles[i] < needs[i]) again = fixed[i] = true;
        }
    }
    free(fixed);
    return whole;
}

/* Without any share the angles are stretched to fill the circle. */
static void set_angles(mv_dial *dial, const double *needs)
{
    double *angles = mv_alloc_array(dial->sector_count, sizeof *angles), sum = 0, from = dial->start;
    double whole = share_circle(dial, needs, angles);
    for (size_t i = 0; i < dial->sector_count; i++) sum += angles[i];
    dial->is_widened = false;
    for (size_t i = 0; i < dial->sector_count; i++) {
        mv_sector *sector = &dial->sectors[i];
        sector->from = from;
        sector->to = from += angles[i] * circle / sum;
        sector->start = mv_dial_direction(sector->from);
        sector->end = mv_dial_direction(sector->to);
        sector->arc = fmin(sector->share * whole, sector->to - sector->from);
        dial->is_widened |= sector->counted && sector->arc < sector->to - sector->from - 0.01;
    }
    free(angles);
}

/* The area of the boxes of a sector's actors, and the widest of them. */
static double area_of(const mv_scene *scene, size_t sector, double *widest)
{
    double area = 0;
    *widest = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        if (i == scene->dial->middle || node->sector != sector) continue;
        area += (node->width + scene->gap) * (node->height + scene->gap);
        *widest = fmax(*widest, node->width);
    }
    return area;
}

/* The angles that hold the actors by their area, with some air, and the widest of them at the outer edge. */
static void find_needs(const mv_scene *scene, double *needs)
{
    const mv_dial *dial = scene->dial;
    double r = dial->radius, ring = (r * r - dial->hole * dial->hole) / 2;
    for (size_t i = 0; i < dial->sector_count; i++) {
        double widest, area = area_of(scene, i, &widest);
        double air = dial->sectors[i].counted ? scene->air : 0.8 * scene->air;
        if (area > 0) needs[i] = fmax(air * area / ring, 2 * asin(fmin((widest / 2 + 8) / (r - 30), 1)));
    }
}

/* Every sector shows at least; but what needs take beyond the shares must leave room for these. What is too much
 * is met in proportion, on a larger circle: true then. */
static bool limit_needs(const mv_dial *dial, double *needs)
{
    double least = 0, sum = 0, thin = fmin(thinnest, 0.3 * circle / (double)dial->sector_count);
    for (size_t i = 0; i < dial->sector_count; i++)
        if (dial->sectors[i].share > 0) least = 0.38 * circle;
    for (size_t i = 0; i < dial->sector_count; i++) {
        if (dial->sectors[i].counted) needs[i] = fmax(needs[i], thin);
        sum += fmax(needs[i] - dial->sectors[i].share * least, 0);
    }
    double most = circle - least;
    for (size_t i = 0; i < dial->sector_count && sum > most; i++) {
        double share = dial->sectors[i].share * least;
        needs[i] = share + fmax(needs[i] - share, 0) * most / sum;
    }
    return sum > most;
}

/* How much of the circle goes to sectors beyond their shares. */
static double distortion(const mv_dial *dial, const double *needs)
{
    double sum = 0;
    for (size_t i = 0; i < dial->sector_count; i++) {
        const mv_sector *sector = &dial->sectors[i];
        double beyond = sector->to - sector->from - sector->arc;
        if (needs[i] > thinnest) sum += sector->counted ? beyond : beyond / 2;
    }
    return sum / circle;
}

/* A larger dial lets sectors come nearer to their shares, up to a size that is still good to print. */
static void respect_shares(mv_scene *scene, double *needs)
{
    const double tolerable = 0.12, step = 5;
    mv_dial *dial = scene->dial;
    for (;; dial->radius += step) {
        find_needs(scene, needs);
        limit_needs(dial, needs);
        set_angles(dial, needs);
        if (distortion(dial, needs) <= tolerable || dial->radius + step > largest_radius) return;
    }
}

static double first_radius(const mv_scene *scene)
{
    double area = 0, widest;
    for (size_t i = 0; i < scene->dial->sector_count; i++) area += area_of(scene, i, &widest);
    double hole = scene->dial->hole;
    return fmax(sqrt(scene->air * area * 2 / circle * 1.75 + hole * hole), fmax(least_radius, hole + 100));
}

/* --- names of sectors ------------------------------------------------------------------------------- */

static void measure_label(const mv_dial *dial, mv_sector *sector)
{
    const double narrowest = 8, more = 3.1; /* times its size, at the sides; above and below there is room */
    mv_font font = mv_dial_font(dial);
    double widest =
        font.size * narrowest + font.size * more * fabs(mv_dial_direction((sector->from + sector->to) / 2).y);
    size_t lines;
    mv_text_clear(&sector->lines);
    sector->name_lines = mv_font_wrap(&sector->lines, font, sector->name, widest, 3, NULL);
    if (sector->name_lines) mv_text_add(&sector->lines, "\n");
    mv_text_add(&sector->lines, sector->value);
    sector->width = mv_font_block(font, sector->lines.bytes, &lines) + 4;
    sector->height = (double)lines * mv_font_line_height(font);
}

/* The block of lines touches a circle of this radius from outside, in this direction. */
static void set_label(mv_sector *sector, double angle, double radius)
{
    mv_point d = mv_dial_direction(angle);
    double low = radius, high = radius + sector->width + sector->height;
    for (int i = 0; i < 30; i++) {
        double r = (low + high) / 2;
        double x = fmax(fabs(d.x * r) - sector->width / 2, 0), y = fmax(fabs(d.y * r) - sector->height / 2, 0);
        if (hypot(x, y) < radius)
            low = r;
        else
            high = r;
    }
    sector->label = (mv_point){ d.x * high, d.y * high };
}

static bool labels_meet(const mv_sector *a, const mv_sector *b)
{
    const double gap = 4;
    return fabs(a->label.x - b->label.x) < (a->width + b->width) / 2 + gap &&
           fabs(a->label.y - b->label.y) < (a->height + b->height) / 2 + gap;
}

static mv_box label_box(const mv_sector *sector)
{
    mv_point at = sector->label;
    return (mv_box){ at.x - sector->width / 2, at.y - sector->height / 2, at.x + sector->width / 2,
                     at.y + sector->height / 2 };
}

/* A line that leads to one label must not run through another. */
static bool leads_through(const mv_dial *dial, const mv_sector *sector, const mv_sector *other)
{
    mv_point d = mv_dial_direction((sector->from + sector->to) / 2),
             edge = { d.x * dial->radius, d.y * dial->radius };
    return sector->leader && mv_box_is_crossed(label_box(other), edge, sector->label);
}

static bool label_is_free(const mv_dial *dial, size_t index, bool leaders)
{
    const mv_sector *sector = &dial->sectors[index];
    for (size_t i = 0; i < index; i++) {
        const mv_sector *other = &dial->sectors[i];
        bool led = leads_through(dial, sector, other) || leads_through(dial, other, sector);
        if (labels_meet(other, sector) || (leaders && led)) return false;
    }
    return true;
}

/* In the middle of its sector's edge, or as near to that as the names before leave room. Returns how far out. */
static int place_label(mv_dial *dial, size_t index)
{
    const double away = MV_DIAL_RIM + 5, step = 6;
    const int far_enough = 12; /* to give up keeping off lines */
    mv_sector *sector = &dial->sectors[index];
    double middle = (sector->from + sector->to) / 2, half = (sector->to - sector->from) / 2;
    for (int out = 0;; out++)
        for (int turn = 0; turn <= 16; turn++) {
            double aside = half * 0.9 * ((turn + 1) / 2) / 8.0 * (turn % 2 ? 1 : -1);
            double more =
                out > far_enough ? pow(out - far_enough, 2) / 4 : 0; /* many long names: in longer steps */
            set_label(sector, middle + aside, dial->radius + away + step * (out + more));
            sector->leader = out > 1;
            if (label_is_free(dial, index, out < far_enough)) return out;
        }
}

static int place_labels(mv_dial *dial)
{
    int out = 0;
    for (size_t i = 0; i < dial->sector_count; i++) measure_label(dial, &dial->sectors[i]);
    for (size_t i = 0; i < dial->sector_count; i++) out += place_label(dial, i);
    return out;
}

/* The first sector begins at the top, unless the names of thin sectors find more room another way round: at the
 * sides they stand below each other. */
static void turn_for_labels(mv_dial *dial, const double *needs)
{
    enum { TURNS = 24 };
    int best = 0, least = INT_MAX;
    for (int turn = 0; turn < TURNS; turn++) {
        dial->start = circle * turn / TURNS;
        set_angles(dial, needs);
        int out = place_labels(dial);
        if (out >= least) continue;
        least = out;
        best = turn;
    }
    dial->start = circle * best / TURNS;
    set_angles(dial, needs);
}

/* --- the whole -------------------------------------------------------------------------------------- */

/* One step. Tight sectors that are wider than their share anyway get still wider; for the others the whole gets
 * larger, until it is too large to print well. */
static void make_room(mv_dial *dial, double *needs, const bool *tight, size_t round)
{
    enum { PATIENCE = 20 }; /* rounds, after which small steps lead nowhere */
    const double wider = 1.1, larger = 1.04;
    bool grow = round > PATIENCE;
    for (size_t i = 0; i < dial->sector_count; i++) {
        const mv_sector *sector = &dial->sectors[i];
        double angle = sector->to - sector->from;
        bool by_share = sector->arc > angle - 0.01;
        if (tight[i] && (!by_share || dial->radius > largest_radius)) needs[i] = fmax(angle * wider, needs[i]);
        grow |= tight[i] && by_share;
    }
    grow |= limit_needs(dial, needs);
    dial->radius *= grow ? larger : 1.005;
}

void mv_dial_layout(mv_scene *scene)
{
    enum { MOST_ROUNDS = 120 }; /* then actors stand on each other, rather than nowhere */
    mv_dial *dial = scene->dial;
    double *needs = mv_alloc_array(dial->sector_count, sizeof *needs);
    bool *tight = mv_alloc_array(dial->sector_count, sizeof *tight);
    dial->hole = scene->nodes[dial->middle].mark.size / 2 + 16;
    dial->radius = first_radius(scene);
    mv_scene_set_mark(&scene->nodes[dial->middle], (mv_point){ 0, 0 });
    respect_shares(scene, needs);
    turn_for_labels(dial, needs);
    for (size_t round = 0; !mv_dial_place(scene, tight) && round < MOST_ROUNDS; round++) {
        make_room(dial, needs, tight, round);
        turn_for_labels(dial, needs);
    }
    mv_dial_polish(scene);
    place_labels(dial);
    free(tight);
    free(needs);
}
