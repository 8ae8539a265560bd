#include "draw/place/place.h"
#include "support/memory.h"
#include <float.h>
#include <math.h>
#include <stdlib.h>

mv_box mv_spread_bounds(const mv_scene *scene, bool tied_only)
{
    mv_box all = mv_box_none;
    for (size_t i = 0; i < scene->node_count; i++)
        if (!tied_only || scene->nodes[i].degree || scene->nodes[i].kept)
            all = mv_box_around(all, mv_scene_box(&scene->nodes[i]));
    return all.left <= all.right ? all : (mv_box){ 0 };
}

static mv_point middle_of_tied(const mv_scene *scene)
{
    mv_point sum = { 0, 0 };
    double count = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        if (scene->nodes[i].degree == 0) continue;
        sum.x += scene->nodes[i].place.x;
        sum.y += scene->nodes[i].place.y;
        count++;
    }
    return count > 0 ? (mv_point){ sum.x / count, sum.y / count } : sum;
}

/* The angle of the direction in which the places vary most (principal axis of their covariance). */
static double long_axis(const mv_scene *scene, mv_point middle)
{
    double xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        if (scene->nodes[i].degree == 0) continue;
        double x = scene->nodes[i].place.x - middle.x, y = scene->nodes[i].place.y - middle.y;
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    return atan2(2 * xy, xx - yy) / 2;
}

static void transform(mv_scene *scene, mv_point middle, double angle, double wider, double higher)
{
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point *place = &scene->nodes[i].place;
        double x = place->x - middle.x, y = place->y - middle.y;
        place->x = middle.x + wider * (x * cos(angle) + y * sin(angle));
        place->y = middle.y + higher * (y * cos(angle) - x * sin(angle));
    }
}

/* Draws far-off actors in: half the way out in ten is worth more than the last tenth of the page. */
static void draw_in(mv_scene *scene, mv_point middle)
{
    const double power = 0.75;
    double farthest = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_point place = scene->nodes[i].place;
        if (scene->nodes[i].degree) farthest = fmax(farthest, hypot(place.x - middle.x, place.y - middle.y));
    }
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_point *place = &scene->nodes[i].place;
        double distance = hypot(place->x - middle.x, place->y - middle.y);
        if (distance <= 0) continue;
        double factor = pow(distance / farthest, power - 1);
        place->x = middle.x + factor * (place->x - middle.x);
        place->y = middle.y + factor * (place->y - middle.y);
    }
}

void mv_spread_remember(const mv_scene *scene, mv_point *places)
{
    for (size_t i = 0; i < scene->node_count; i++) places[i] = scene->nodes[i].place;
}

void mv_spread_recall(mv_scene *scene, const mv_point *places)
{
    for (size_t i = 0; i < scene->node_count; i++) scene->nodes[i].place = places[i];
}

double mv_spread_boxes(const mv_scene *scene, double *count)
{
    double area = 0;
    *count = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        if (node->degree == 0) continue;
        area += (node->width + 2 * node->room) * (node->height + 2 * node->room);
        ++*count;
    }
    return area;
}

double mv_spread_area(const mv_scene *scene)
{
    double count, area = mv_spread_boxes(scene, &count);
    double lines = (double)scene->edge_count / count, usual = 2; /* to an actor */
    return area * scene->air * (1 + 6 / count) * fmin(fmax(sqrt(lines / usual), 1), 1.3);
}

void mv_spread_landscape(mv_scene *scene)
{
    mv_point middle = middle_of_tied(scene);
    transform(scene, middle, long_axis(scene, middle), 1, 1);
    draw_in(scene, middle);
    mv_box all = mv_spread_bounds(scene, true);
    double width = all.right - all.left, height = all.bottom - all.top;
    if (width <= 0 || height <= 0) return;
    double stretch = sqrt(scene->aspect * height / width), size = sqrt(mv_spread_area(scene) / (width * height));
    stretch = fmin(fmax(stretch, 0.8), 1.45);
    transform(scene, middle, 0, size * stretch, size / stretch);
}

/* Pushes two boxes apart along the axis on which they overlap least; false when they do not. */
static bool push(mv_scene_node *a, mv_scene_node *b)
{
    const double hair = 0.01; /* beyond the room, so that rounding does not bring them together again */
    double gap = a->room + b->room, dx = b->place.x - a->place.x, dy = b->place.y - a->place.y;
    double x = (a->width + b->width) / 2 + gap - fabs(dx), y = (a->height + b->height) / 2 + gap - fabs(dy);
    if (x <= 0 || y <= 0) return false;
    double half = (fmin(x, y) + hair) / 2;
    if (x < y) {
        a->place.x += dx < 0 ? half : -half;
        b->place.x += dx < 0 ? -half : half;
    } else {
        a->place.y += dy < 0 ? half : -half;
        b->place.y += dy < 0 ? -half : half;
    }
    return true;
}

static size_t sort_tied(const mv_scene *scene, mv_span *order)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        double half = node->width / 2 + node->room;
        if (node->degree) order[count++] = (mv_span){ node->place.x - half, node->place.x + half, i };
    }
    qsort(order, count, sizeof *order, mv_span_order);
    return count;
}

/* One round over all pairs that overlap; from left to right, so that those far apart are not compared. */
static bool push_all(mv_scene *scene, mv_span *order)
{
    bool moved = false;
    size_t count = sort_tied(scene, order);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && order[j].left < order[i].right; j++) {
            /* in the order of the drawing, whoever stands further left: two on one spot part the same way */
            size_t a = order[i].node, b = order[j].node;
            moved |= push(&scene->nodes[a < b ? a : b], &scene->nodes[a < b ? b : a]);
        }
    return moved;
}

/* In a crowd pushing goes round in circles: after a while everything is blown up a little, which ends it. */
void mv_spread_apart(mv_scene *scene)
{
    mv_span *order = mv_alloc_array(scene->node_count, sizeof *order);
    for (int round = 1; push_all(scene, order); round++)
        if (round % 60 == 0) transform(scene, middle_of_tied(scene), 0, 1.04, 1.04);
    free(order);
}

double mv_spread_frame(const mv_scene *scene)
{
    mv_box all = mv_spread_bounds(scene, true);
    double width = all.right - all.left, height = all.bottom - all.top;
    return fmax(width * width / scene->aspect, height * height * scene->aspect);
}

/* Drawing everything in and pushing it apart again lets actors slip into gaps, until nothing is won by it. */
void mv_spread_compact(mv_scene *scene)
{
    enum { ROUNDS = 12 };
    const double more = 0.93, less = 0.98, worth = 0.985, enough = 0.8;
    mv_point *before = mv_alloc_array(scene->node_count, sizeof *before);
    for (int round = 0; round < ROUNDS; round++) {
        double frame = mv_spread_frame(scene);
        if (frame < enough * mv_spread_area(scene)) break;
        mv_box all = mv_spread_bounds(scene, true);
        bool too_wide = all.right - all.left > scene->aspect * (all.bottom - all.top);
        mv_spread_remember(scene, before);
        transform(scene, middle_of_tied(scene), 0, too_wide ? more : less, too_wide ? less : more);
        mv_spread_apart(scene);
        if (mv_spread_frame(scene) < worth * frame) continue;
        mv_spread_recall(scene, before);
        break;
    }
    free(before);
}

/* Moves a box off the straight line between two marks, part of the way; false when it is clear of it. */
static bool push_off(mv_scene_node *node, mv_point a, mv_point b, double half_width)
{
    const double part = 0.4;
    double length = hypot(b.x - a.x, b.y - a.y);
    if (length <= 0) return false;
    mv_point along = { (b.x - a.x) / length, (b.y - a.y) / length }, side = { -along.y, along.x };
    double t = (node->place.x - a.x) * along.x + (node->place.y - a.y) * along.y;
    double d = (node->place.x - a.x) * side.x + (node->place.y - a.y) * side.y;
    double reach = (fabs(side.x) * node->width + fabs(side.y) * node->height) / 2 + half_width;
    if (t < 0 || t > length || fabs(d) >= reach) return false;
    double step = part * (reach - fabs(d)) * (d < 0 ? -1 : 1);
    node->place.x += step * side.x;
    node->place.y += step * side.y;
    return true;
}

void mv_spread_off_lines(mv_scene *scene)
{
    enum { ROUNDS = 40, TOO_MANY = 400 };
    if (scene->edge_count > TOO_MANY) return; /* there is no free place left to move to */
    mv_span *order = mv_alloc_array(scene->node_count, sizeof *order);
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t e = 0; e < scene->edge_count; e++) {
            const mv_scene_edge *edge = &scene->edges[e];
            mv_point a = mv_scene_mark(&scene->nodes[edge->from]), b = mv_scene_mark(&scene->nodes[edge->to]);
            for (size_t n = 0; n < scene->node_count && !mv_scene_is_loop(edge); n++)
                if (n != edge->from && n != edge->to && scene->nodes[n].degree)
                    push_off(&scene->nodes[n], a, b, 3 + 1.9 * (double)edge->beside);
        }
        push_all(scene, order);
    }
    free(order);
}

static bool needs_row(const mv_scene_node *node)
{
    return node->degree == 0 && !node->kept;
}

/* How wide rows of actors are: as wide as the drawing above them, or about three times as wide as high when
 * there is none; and a little less when the last row would be nearly empty. */
static double row_width(const mv_scene *scene, mv_box above, double gap)
{
    double area = 0, length = 0, widest = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        if (!needs_row(node)) continue;
        area += (node->width + gap) * (node->height + gap);
        length += node->width + gap;
        widest = fmax(widest, node->width + gap);
    }
    double width = fmax(above.right - above.left, sqrt(3 * area));
    return fmin(width, length / ceil(length / width) + widest);
}

/* Sets out one row and returns the actor behind it. */
static size_t set_row(mv_scene *scene, size_t first, mv_point corner, double width, double gap, double *height)
{
    double x = corner.x;
    *height = 0;
    for (size_t i = first; i < scene->node_count; i++) {
        mv_scene_node *node = &scene->nodes[i];
        if (!needs_row(node)) continue;
        if (x > corner.x && x + node->width > corner.x + width) return i;
        node->place = (mv_point){ x + node->width / 2, corner.y + node->height / 2 };
        x += node->width + gap;
        *height = fmax(*height, node->height);
    }
    return scene->node_count;
}

/* Lets a row fill the width of the drawing above it, if it nearly does. */
static void justify(mv_scene *scene, size_t first, size_t end, double right)
{
    const double nearly = 0.6;
    double left = INFINITY, reach = 0, gaps = -1;
    for (size_t i = first; i < end; i++) {
        if (!needs_row(&scene->nodes[i])) continue;
        mv_box box = mv_scene_box(&scene->nodes[i]);
        left = fmin(left, box.left);
        reach = fmax(reach, box.right - left);
        gaps++;
    }
    if (gaps < 1 || reach < nearly * (right - left)) return;
    double more = fmax(right - left - reach, 0) / gaps, by = 0;
    for (size_t i = first; i < end; i++) {
        if (!needs_row(&scene->nodes[i])) continue;
        scene->nodes[i].place.x += by;
        by += more;
    }
}

void mv_spread_alone(mv_scene *scene)
{
    const double heading = 16;
    mv_box above = mv_spread_bounds(scene, true);
    bool anyone = above.right > above.left;
    double gap = 2 * scene->gap, width = row_width(scene, above, gap), height;
    double left = above.left - fmax(width - (above.right - above.left), 0) / 2;
    mv_point corner = { left, above.bottom + (anyone ? 3 * scene->gap + heading : 0) };
    for (size_t i = 0, end; i < scene->node_count; i = end, corner.y += height + gap) {
        end = set_row(scene, i, corner, width, gap, &height);
        if (anyone) justify(scene, i, end, above.right);
    }
}

/* Follows from the places alone, so that a drawing made again from its places has the same heading. */
bool mv_spread_alone_heading(const mv_scene *scene, mv_point *heading)
{
    mv_box tied = mv_box_none, alone = mv_box_none;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_box *all = scene->nodes[i].degree ? &tied : &alone;
        *all = mv_box_around(*all, mv_scene_box(&scene->nodes[i]));
    }
    *heading = (mv_point){ alone.left, alone.top - scene->gap };
    return tied.bottom > -DBL_MAX && alone.top < DBL_MAX && alone.top > tied.bottom + 10;
}
