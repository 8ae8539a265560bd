#include "draw/dial/dial_layout.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Lines between two actors that run outside along the rim, so that none comes near the middle. */

static const double circle = 6.283185307179586;

/* The direction of an actor from the middle, 0 .. circle. */
static double angle_of(const mv_scene *scene, size_t node)
{
    mv_point middle = mv_scene_mark(&scene->nodes[scene->dial->middle]), p = mv_scene_mark(&scene->nodes[node]);
    double angle = atan2(p.x - middle.x, middle.y - p.y);
    return angle < 0 ? angle + circle : angle;
}

/* The shorter way round; of two equal ones clockwise from the first end. */
static void set_ends(const mv_scene *scene, mv_rim_line *line)
{
    double a = angle_of(scene, line->a), b = angle_of(scene, line->b);
    double on = fmod(b - a + circle, circle);
    line->from = on <= circle / 2 ? a : b;
    line->first = on <= circle / 2 ? line->a : line->b;
    line->last = on <= circle / 2 ? line->b : line->a;
    line->to = line->from + (on <= circle / 2 ? on : circle - on);
}

/* Short lines first: they lie inside. */
static int by_length(const void *x, const void *y)
{
    const mv_rim_line *a = *(mv_rim_line *const *)x, *b = *(mv_rim_line *const *)y;
    double one = a->to - a->from, other = b->to - b->from;
    if (one < other || one > other) return one < other ? -1 : 1;
    return (a > b) - (a < b);
}

/* How far an angle lies clockwise from the beginning of a line. */
static double after(const mv_rim_line *line, double angle)
{
    return fmod(angle - line->from + 2 * circle, circle);
}

static bool meet(const mv_rim_line *a, const mv_rim_line *b, double gap)
{
    return after(a, b->from + gap) <= a->to - a->from + 2 * gap ||
           after(b, a->from + gap) <= b->to - b->from + 2 * gap;
}

static void choose_lane(mv_dial *dial, mv_rim_line **order, size_t index)
{
    const double gap = 9 / dial->radius;
    mv_rim_line *line = order[index];
    for (bool taken = true; taken; line->lane += taken) {
        taken = false;
        for (size_t i = 0; i < index; i++) taken |= order[i]->lane == line->lane && meet(order[i], line, gap);
    }
    dial->lanes = line->lane + 1 > dial->lanes ? line->lane + 1 : dial->lanes;
}

static mv_point on_lane(const mv_dial *dial, size_t lane, double angle)
{
    mv_point d = mv_dial_direction(angle);
    double r = mv_dial_lane(dial, lane);
    return (mv_point){ d.x * r, d.y * r };
}

/* How near a badge at this angle of a line comes to the badges placed before it and to the stems that cross its
 * lane. */
static double clearance(const mv_dial *dial, mv_rim_line *const *order, size_t index, double angle)
{
    const mv_rim_line *line = order[index];
    mv_point p = on_lane(dial, line->lane, angle);
    double least = INFINITY;
    for (size_t i = 0; i < dial->line_count; i++) {
        const mv_rim_line *other = order[i];
        mv_point badge = on_lane(dial, other->lane, other->badge);
        if (i < index) least = fmin(least, hypot(badge.x - p.x, badge.y - p.y) / 2);
        for (int end = 0; end < 2 && other->lane >= line->lane; end++) {
            mv_point stem = on_lane(dial, line->lane, end ? other->to : other->from);
            least = fmin(least, hypot(stem.x - p.x, stem.y - p.y));
        }
    }
    return least;
}

/* In the middle of its line, or as near to that as keeps clear of everything. */
static void place_badge(const mv_dial *dial, mv_rim_line **order, size_t index)
{
    enum { STEPS = 20 };
    const double clear = 2.4 * mv_dial_badge(dial);
    mv_rim_line *line = order[index];
    double half = (line->to - line->from) / 2, middle = line->from + half, best = -1;
    for (int i = 0; i <= 2 * STEPS; i++) {
        double angle = middle + 0.95 * half * ((i + 1) / 2) / STEPS * (i % 2 ? 1 : -1);
        double room = fmin(clearance(dial, order, index, angle), clear);
        if (room <= best) continue;
        best = room;
        line->badge = angle;
    }
}

void mv_dial_lay_lanes(mv_scene *scene)
{
    mv_dial *dial = scene->dial;
    mv_rim_line **order = mv_alloc_array(dial->line_count, sizeof *order);
    dial->lanes = 0;
    for (size_t i = 0; i < dial->line_count; i++) {
        order[i] = &dial->lines[i];
        order[i]->lane = 0;
        set_ends(scene, order[i]);
    }
    if (dial->line_count) qsort(order, dial->line_count, sizeof *order, by_length);
    for (size_t i = 0; i < dial->line_count; i++) choose_lane(dial, order, i);
    for (size_t i = 0; i < dial->line_count; i++) place_badge(dial, order, i);
    free(order);
}
