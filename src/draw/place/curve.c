#include "draw/place/place.h"
#include "draw/scene/dial.h"
#include "support/memory.h"
#include <math.h>

enum { SAMPLES = 14, DIAL_SAMPLES = 30 };

/* Bends tried for the strokes of a pair, as a share of their length; straight first. Around the middle of a dial
 * it takes wider bows, beyond the first USUAL. */
enum { USUAL = 11 };
static const double bends[] = { 0,     0.05, -0.05, 0.1,  -0.1,  0.15, -0.15, 0.21, -0.21, 0.28,
                                -0.28, 0.36, -0.36, 0.45, -0.45, 0.55, -0.55, 0.7,  -0.7 };

/* The part of a curve between two of its points (de Casteljau, once from each side). */
static void cut(mv_point c[4], double from, double to)
{
    mv_point ab = mv_point_between(c[0], c[1], to), bc = mv_point_between(c[1], c[2], to),
             cd = mv_point_between(c[2], c[3], to);
    mv_point abc = mv_point_between(ab, bc, to), bcd = mv_point_between(bc, cd, to);
    mv_point head[4] = { c[0], ab, abc, mv_point_between(abc, bcd, to) };
    double t = to > 0 ? from / to : 0;
    ab = mv_point_between(head[0], head[1], t), bc = mv_point_between(head[1], head[2], t),
    cd = mv_point_between(head[2], head[3], t);
    abc = mv_point_between(ab, bc, t), bcd = mv_point_between(bc, cd, t);
    c[0] = mv_point_between(abc, bcd, t), c[1] = bcd, c[2] = cd, c[3] = head[3];
}

/* How far to the side a stroke begins in a mark. */
static double fan_at(const mv_scene_node *node, mv_point side, double fan)
{
    double sign = fan < 0 ? -1 : 1, most = 0.32 * mv_shape_height(node->mark.shape, node->mark.size);
    if (fan == 0) return 0;
    return sign * mv_mark_reach(&node->mark, (mv_point){ sign * side.x, sign * side.y }, fmin(sign * fan, most));
}

/* The curve from mark to mark, `offset` to the side in its middle. Its ends move to the side as well, as far
 * as the marks allow, so that strokes side by side do not all start from one point. */
static void bend(mv_point c[4], const mv_scene_node *a, const mv_scene_node *b, double offset, double fan)
{
    mv_point from = mv_scene_mark(a), to = mv_scene_mark(b);
    double length = hypot(to.x - from.x, to.y - from.y);
    if (length <= 0) length = 1;
    mv_point along = { (to.x - from.x) / length, (to.y - from.y) / length }, side = { -along.y, along.x };
    double start = fan_at(a, side, fan), end = fan_at(b, side, fan);
    double control = (offset - (start + end) / 8) / 0.75, reach = length * 0.3;
    c[0] = (mv_point){ from.x + side.x * start, from.y + side.y * start };
    c[3] = (mv_point){ to.x + side.x * end, to.y + side.y * end };
    c[1] = (mv_point){ from.x + along.x * reach + side.x * control, from.y + along.y * reach + side.y * control };
    c[2] = (mv_point){ to.x - along.x * reach + side.x * control, to.y - along.y * reach + side.y * control };
}

/* Where a curve leaves the mark of the node at its beginning (or, from the other side, enters its end). */
static double leave(const mv_point c[4], const mv_scene_node *node, bool at_end)
{
    mv_point centre = mv_scene_mark(node);
    double inside = at_end ? 1 : 0, outside = at_end ? 0 : 1; /* in the other mark */
    for (int i = 0; i < 24; i++) {
        double t = (inside + outside) / 2;
        mv_point p = mv_curve_at(c, t);
        bool in = mv_mark_holds(&node->mark, true, (mv_point){ p.x - centre.x, p.y - centre.y });
        if (in)
            inside = t;
        else
            outside = t;
    }
    return outside;
}

double mv_curve_arrow_length(const mv_line *line)
{
    return 4 + 1.6 * line->width;
}

double mv_curve_loop_reach(size_t count)
{
    return count ? 9 + 7 * (double)count : 0;
}

/* A loop stands at the right side of its mark, the next one around it. */
static void bend_loop(mv_point c[4], const mv_scene_node *node, size_t index)
{
    const double angle = 0.6, bulge = 4.0 / 3; /* the curve goes three quarters of the way to its controls */
    mv_point mark = mv_scene_mark(node);
    double radius = node->mark.size / 2, reach = bulge * (mv_curve_loop_reach(index + 1) - 2);
    for (int i = 0; i < 4; i++) {
        double side = i < 2 ? -1 : 1, far = i == 1 || i == 2 ? radius + reach : radius * 0.5;
        double wide = i == 1 || i == 2 ? fmin(far * sin(angle), radius + 7) : far * sin(angle);
        c[i] = (mv_point){ mark.x + far * cos(angle), mark.y + side * wide };
    }
}

/* Where on a curve the arrowhead begins whose tip is the curve's end (1), or its start (0). */
static double base_of_head(const mv_scene_edge *edge, int end)
{
    double low = 0, high = 1, arrow = mv_curve_arrow_length(&edge->line);
    if (!edge->line.heads[end]) return end;
    for (int i = 0; i < 24; i++) {
        double t = (low + high) / 2;
        mv_point p = mv_curve_at(edge->curve, t);
        bool far = hypot(edge->tips[end].x - p.x, edge->tips[end].y - p.y) > arrow;
        if (far == (end == 1))
            low = t;
        else
            high = t;
    }
    return end ? low : high;
}

/* Cuts the curve at the outlines; an arrowhead takes the last points of it, or the first. */
static void finish(mv_scene_edge *edge, const mv_scene *scene)
{
    const mv_scene_node *a = &scene->nodes[edge->from], *b = &scene->nodes[edge->to];
    double from = leave(edge->curve, a, false), to = leave(edge->curve, b, true);
    cut(edge->curve, fmin(from, to), to); /* marks that touch leave nothing */
    edge->tips[0] = edge->curve[0];
    edge->tips[1] = edge->curve[3];
    if (!edge->line.heads[0] && !edge->line.heads[1]) return;
    double start = base_of_head(edge, 0), end = base_of_head(edge, 1);
    if (start <= end) cut(edge->curve, start, end);
}

/* The box that holds a curve, its control points and some room around. */
static mv_box reach_of(const mv_point c[4], double around)
{
    mv_box reach = mv_box_none;
    for (int i = 0; i < 4; i++) reach = mv_box_around(reach, (mv_box){ c[i].x, c[i].y, c[i].x, c[i].y });
    return mv_box_wider(reach, around);
}

/* How much a curve (or a bundle of that half width) gets in the way: points of it in the boxes of others. */
static double trouble(const mv_scene *scene, const mv_point c[4], size_t low, size_t high, double half_width)
{
    double sum = 0;
    mv_point points[SAMPLES];
    mv_box reach = reach_of(c, half_width);
    for (int i = 0; i < SAMPLES; i++) points[i] = mv_curve_at(c, (i + 1.0) / (SAMPLES + 1));
    for (size_t n = 0; n < scene->node_count; n++) {
        mv_box box = mv_scene_box(&scene->nodes[n]);
        if (n == low || n == high || box.left > reach.right || box.right < reach.left || box.top > reach.bottom ||
            box.bottom < reach.top)
            continue;
        for (int i = 0; i < SAMPLES; i++) sum += 2 * mv_box_holds(box, points[i], half_width);
    }
    return sum;
}

/* The same in a dial: the middle is for nobody else's lines, they stay within the edge, and those of the middle in
 * their sector. */
static double dial_trouble(const mv_scene *scene, const mv_point c[4], size_t low, size_t high, double half_width)
{
    const double in_middle = 40, over_edge = 4, astray = 2, clear = 5;
    const mv_dial *dial = scene->dial;
    mv_point middle = mv_scene_mark(&scene->nodes[dial->middle]);
    double hole = scene->nodes[dial->middle].mark.size / 2 + clear + half_width, sum = 0;
    bool spoke = low == dial->middle || high == dial->middle;
    const double in_the_way = spoke ? 0.8 : 2.5; /* spokes are best straight */
    const mv_sector *sector = &dial->sectors[scene->nodes[low == dial->middle ? high : low].sector];
    for (int i = 1; i < DIAL_SAMPLES; i++) {
        mv_point p = mv_curve_at(c, (double)i / DIAL_SAMPLES);
        double r = hypot(p.x - middle.x, p.y - middle.y);
        if (!spoke && r < hole) sum += in_middle;
        if (r > dial->radius - clear) sum += over_edge;
        if (spoke && r > hole + 12 && !mv_dial_has(dial, sector, (mv_point){ p.x - middle.x, p.y - middle.y }))
            sum += astray;
        for (size_t n = 0; n < scene->node_count; n++)
            if (n != low && n != high && n != dial->middle)
                sum += in_the_way * mv_box_holds(mv_scene_box(&scene->nodes[n]), p, half_width);
    }
    return sum;
}

static double best_bend(const mv_scene *scene, size_t low, size_t high, double half_width)
{
    const mv_scene_node *a = &scene->nodes[low], *b = &scene->nodes[high];
    const double price_of_bending = 6 + (double)scene->edge_count / 40; /* many large bows make a tangle */
    double length = hypot(b->place.x - a->place.x, b->place.y - a->place.y), best = 0, least = INFINITY;
    for (size_t i = 0; i < (scene->dial ? MV_COUNT(bends) : USUAL); i++) {
        mv_point c[4];
        if (price_of_bending * fabs(bends[i]) >= least) break; /* those that follow bend no less */
        bend(c, a, b, bends[i] * length, 0);
        double price =
            scene->dial ? dial_trouble(scene, c, low, high, half_width) : trouble(scene, c, low, high, half_width);
        price += price_of_bending * fabs(bends[i]);
        if (price >= least) continue;
        least = price;
        best = bends[i] * length;
    }
    return best;
}

/* From one stroke of a pair to the next: closer when there are many. */
static double space_between(const mv_scene *scene, const size_t *edges, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++) widest = fmax(widest, scene->edges[edges[i]].line.width);
    return count > 6 ? fmax(3.4, widest + 1.8) : fmax(4.5, widest + 2.8);
}

double mv_curve_aside(const mv_scene *scene, const size_t *edges, size_t count, size_t index, double gap)
{
    double whole = gap * (double)(count - 1), before = gap * (double)index;
    for (size_t i = 0; i < count; i++) {
        double width = scene->edges[edges[i]].line.width;
        whole += width;
        before += i < index ? width : i == index ? width / 2 : 0;
    }
    return before - whole / 2;
}

/* How far a stroke is from the middle of its pair. Those of a dial stand as close as their widths let them. */
static double shift_of(const mv_scene *scene, const size_t *edges, size_t count, size_t index)
{
    if (!scene->dial) return space_between(scene, edges, count) * ((double)index - (double)(count - 1) / 2);
    return mv_curve_aside(scene, edges, count, index, count > 3 ? 1.7 : 2.4);
}

double mv_curve_half_width(const mv_scene *scene, const size_t *edges, size_t count)
{
    return shift_of(scene, edges, count, count - 1) + scene->edges[edges[count - 1]].line.width / 2;
}

/* The strokes of one pair, evenly spaced around a common bend. */
static void draw_pair(mv_scene *scene, const size_t *edges, size_t count)
{
    const mv_scene_edge *one = &scene->edges[edges[0]];
    size_t low = one->from < one->to ? one->from : one->to, high = one->from + one->to - low;
    double half_width = shift_of(scene, edges, count, count - 1);
    double common = mv_scene_crowded(scene) ? 0 : best_bend(scene, low, high, half_width);
    for (size_t i = 0; i < count; i++) {
        mv_scene_edge *edge = &scene->edges[edges[i]];
        bool forward = edge->from == low; /* the side turns round with the direction */
        double shift = shift_of(scene, edges, count, i), sign = forward ? 1 : -1;
        bend(edge->curve, &scene->nodes[edge->from], &scene->nodes[edge->to], sign * (common + shift),
             sign * shift);
        /* signs of neighbours are staggered, or they would lie on each other */
        double along = 0.5 + (count > 1 ? 0.06 * ((double)(i % 3) - 1) : 0);
        edge->middle = mv_curve_at(edge->curve, forward ? along : 1 - along);
        finish(edge, scene);
    }
}

static void draw_loops(mv_scene *scene, const size_t *edges, size_t count)
{
    const double widest = 2; /* a thicker one would be a blot */
    for (size_t i = 0; i < count; i++) {
        mv_scene_edge *edge = &scene->edges[edges[i]];
        edge->line.width = fmin(edge->line.width, widest);
        bend_loop(edge->curve, &scene->nodes[edge->from], i);
        edge->middle = mv_curve_at(edge->curve, 0.5);
        finish(edge, scene);
    }
}

void mv_curve_all(mv_scene *scene)
{
    for (size_t i = 0, count; i < scene->edge_count; i += count) {
        count = scene->edges[scene->by_pair[i]].beside;
        if (mv_scene_is_loop(&scene->edges[scene->by_pair[i]]))
            draw_loops(scene, scene->by_pair + i, count);
        else
            draw_pair(scene, scene->by_pair + i, count);
    }
}
