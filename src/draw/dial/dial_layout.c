#include "draw/dial/dial_layout.h"
#include "support/memory.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>

static const double circle = 6.283185307179586;
static const double least_radius = 185; /* what is still good to print; more if need be */
static const double thinnest = 0.18;    /* a sector with nobody in it still shows */

/* --- sectors ---------------------------------------------------------------------------------------- */

/* What the lines from the middle to an actor take, side by side. */
static double bundle_of(const mv_scene *scene, size_t node)
{
    const double each = 3.2;
    size_t count = 0;
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        count += (edge->from == node && edge->to == scene->dial->middle) ||
                 (edge->to == node && edge->from == scene->dial->middle);
    }
    return each * (double)count;
}

/* How wide a sector had best be, for nobody to stand behind another: actors side by side on their ring. */
static double wish_of(const mv_scene *scene, size_t sector)
{
    const double inner = 0.6, outer = 0.8, least = 0.4, mild = 0.8; /* the crowded ones must not take all */
    double sum = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        if (i == scene->dial->middle || node->sector != sector) continue;
        sum += (node->width + scene->gap + bundle_of(scene, i)) /
               (scene->dial->radius * (node->outside ? outer : inner));
    }
    return pow(fmax(sum, least), mild);
}

/* Angles as the actors like them, but for sectors that need more than that. No share has a part in it. */
static void share_circle(const mv_scene *scene, const double *needs, double *angles)
{
    const mv_dial *dial = scene->dial;
    double *wishes = mv_alloc_array(dial->sector_count, sizeof *wishes);
    bool *fixed = mv_alloc_array(dial->sector_count, sizeof *fixed);
    for (size_t i = 0; i < dial->sector_count; i++) wishes[i] = wish_of(scene, i);
    for (bool again = true; again;) {
        double left = circle, wished = 0;
        for (size_t i = 0; i < dial->sector_count; i++) {
            left -= fixed[i] ? needs[i] : 0;
            wished += fixed[i] ? 0 : wishes[i];
        }
        again = false;
        for (size_t i = 0; i < dial->sector_count; i++) {
            angles[i] = fixed[i] ? needs[i] : left * wishes[i] / wished;
            if (!fixed[i] && angles[i] < needs[i]) again = fixed[i] = true;
        }
    }
    MV_FREE(fixed, wishes);
}

/* What fills less or more than the circle is stretched to fill it. */
static void set_angles(mv_scene *scene, const double *needs)
{
    mv_dial *dial = scene->dial;
    double *angles = mv_alloc_array(dial->sector_count, sizeof *angles), sum = 0, from = dial->start;
    share_circle(scene, needs, angles);
    for (size_t i = 0; i < dial->sector_count; i++) sum += angles[i];
    for (size_t i = 0; i < dial->sector_count; i++) {
        mv_sector *sector = &dial->sectors[i];
        sector->from = from;
        sector->to = from += angles[i] * circle / sum;
        sector->start = mv_dial_direction(sector->from);
        sector->end = mv_dial_direction(sector->to);
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

/* Every sector shows at least. What is too much is met in proportion, on a larger circle: true then. */
static bool limit_needs(const mv_dial *dial, double *needs)
{
    double sum = 0, thin = fmin(thinnest, 0.3 * circle / (double)dial->sector_count);
    for (size_t i = 0; i < dial->sector_count; i++) {
        needs[i] = fmax(needs[i], thin);
        sum += needs[i];
    }
    for (size_t i = 0; i < dial->sector_count && sum > circle; i++) needs[i] *= circle / sum;
    return sum > circle * (1 + 1e-9);
}

static double first_radius(const mv_scene *scene)
{
    double area = 0, widest;
    for (size_t i = 0; i < scene->dial->sector_count; i++) area += area_of(scene, i, &widest);
    double hole = scene->dial->hole;
    return fmax(sqrt(scene->air * area * 2 / circle * 1.9 + hole * hole), fmax(least_radius, hole + 100));
}

/* --- names of sectors ------------------------------------------------------------------------------- */

static void measure_label(const mv_dial *dial, mv_sector *sector)
{
    const double narrowest = 8, more = 3.1; /* times its size, at the sides; above and below there is room */
    mv_font font = mv_dial_font(dial);
    double wide =
        font.size * narrowest + font.size * more * fabs(mv_dial_direction((sector->from + sector->to) / 2).y);
    size_t lines;
    mv_text_clear(&sector->lines);
    sector->name_lines = mv_font_wrap_whole(&sector->lines, font, sector->name, 0.7 * wide, 1.5 * wide, 3);
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
             edge = { d.x * mv_dial_edge(dial), d.y * mv_dial_edge(dial) };
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

/* Where the lanes end that are taken beside a label at this angle. */
static double edge_at(const mv_dial *dial, const mv_sector *sector, double angle)
{
    double reach = (fmax(sector->width, sector->height) / 2 + 8) / dial->radius;
    return mv_dial_edge_between(dial, angle - reach, angle + reach);
}

/* In the middle of its sector's edge, or as near to that as the names before leave room. Returns how far out. */
static int place_label(mv_dial *dial, size_t index)
{
    const double away = 5, step = 6;
    const int far_enough = 12; /* to give up keeping off lines */
    mv_sector *sector = &dial->sectors[index];
    double middle = (sector->from + sector->to) / 2, half = (sector->to - sector->from) / 2;
    for (int out = 0;; out++)
        for (int turn = 0; turn <= 16; turn++) {
            double aside = half * 0.9 * ((turn + 1) / 2) / 8.0 * (turn % 2 ? 1 : -1);
            double more =
                out > far_enough ? pow(out - far_enough, 2) / 4 : 0; /* many long names: in longer steps */
            set_label(sector, middle + aside, edge_at(dial, sector, middle + aside) + away + step * (out + more));
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
static void turn_for_labels(mv_scene *scene, const double *needs)
{
    mv_dial *dial = scene->dial;
    enum { TURNS = 24 };
    int best = 0, least = INT_MAX;
    for (int turn = 0; turn < TURNS; turn++) {
        dial->start = circle * turn / TURNS;
        set_angles(scene, needs);
        int out = place_labels(dial);
        if (out >= least) continue;
        least = out;
        best = turn;
    }
    dial->start = circle * best / TURNS;
    set_angles(scene, needs);
}

/* --- the whole -------------------------------------------------------------------------------------- */

/* One step. Tight sectors get wider; when that leaves the others too little, the whole gets larger. */
static void make_room(mv_dial *dial, double *needs, const bool *tight, size_t round)
{
    enum { PATIENCE = 20 }; /* rounds, after which small steps lead nowhere */
    const double wider = 1.1, larger = 1.04;
    for (size_t i = 0; i < dial->sector_count; i++) {
        const mv_sector *sector = &dial->sectors[i];
        if (tight[i]) needs[i] = fmax((sector->to - sector->from) * wider, needs[i]);
    }
    bool grow = limit_needs(dial, needs) || round > PATIENCE;
    dial->radius *= grow ? larger : 1.005;
}

void mv_dial_lay_names(mv_scene *scene)
{
    mv_dial_lay_lanes(scene);
    place_labels(scene->dial);
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
    find_needs(scene, needs);
    limit_needs(dial, needs);
    turn_for_labels(scene, needs);
    for (size_t round = 0; !mv_dial_place(scene, tight) && round < MOST_ROUNDS; round++) {
        make_room(dial, needs, tight, round);
        turn_for_labels(scene, needs);
    }
    mv_dial_polish(scene);
    mv_dial_lay_names(scene);
    free(tight);
    free(needs);
}
