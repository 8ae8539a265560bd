#include "draw/map/map_steps.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

static const double cell = 3; /* points */

static size_t cell_of(double place, double start, size_t count)
{
    return (size_t)fmin(fmax((place - start) / cell, 0), (double)count - 1);
}

/* Every cell that a line runs through is counted once for it. */
static void count_line(mv_traffic *traffic, unsigned *last, const mv_trail *trail, unsigned line)
{
    for (size_t i = 1; i < trail->count; i++) {
        mv_point a = trail->points[i - 1], b = trail->points[i];
        if (trail->gap == i) continue;
        int steps = 1 + (int)(2 * hypot(b.x - a.x, b.y - a.y) / cell);
        for (int k = 0; k <= steps; k++) {
            mv_point p = mv_point_between(a, b, (double)k / steps);
            size_t x = cell_of(p.x, traffic->left, traffic->wide), y = cell_of(p.y, traffic->top, traffic->high);
            if (last[y * traffic->wide + x] == line) continue;
            last[y * traffic->wide + x] = line;
            traffic->sums[(y + 1) * (traffic->wide + 1) + x + 1]++;
        }
    }
}

static void sum_up(mv_traffic *traffic)
{
    size_t row = traffic->wide + 1;
    for (size_t y = 1; y <= traffic->high; y++)
        for (size_t x = 1; x <= traffic->wide; x++)
            traffic->sums[y * row + x] += traffic->sums[(y - 1) * row + x] + traffic->sums[y * row + x - 1] -
                                          traffic->sums[(y - 1) * row + x - 1];
}

mv_traffic mv_traffic_open(const mv_scene *scene, mv_box page)
{
    mv_traffic traffic = { .left = page.left,
                           .top = page.top,
                           .wide = (size_t)ceil((page.right - page.left) / cell) + 1,
                           .high = (size_t)ceil((page.bottom - page.top) / cell) + 1 };
    traffic.sums = mv_alloc_array((traffic.wide + 1) * (traffic.high + 1), sizeof *traffic.sums);
    unsigned *last = mv_alloc_array(traffic.wide * traffic.high, sizeof *last);
    for (size_t i = 0; i < scene->edge_count; i++)
        count_line(&traffic, last, &scene->map->trails[i], (unsigned)i + 1);
    free(last);
    sum_up(&traffic);
    return traffic;
}

void mv_traffic_close(mv_traffic *traffic)
{
    free(traffic->sums);
}

/* A line through a box leaves its mark in about as many cells as the box is high, or wide. */
double mv_traffic_in(const mv_traffic *traffic, mv_box box)
{
    size_t row = traffic->wide + 1;
    size_t left = cell_of(box.left, traffic->left, traffic->wide),
           right = cell_of(box.right, traffic->left, traffic->wide) + 1,
           top = cell_of(box.top, traffic->top, traffic->high),
           bottom = cell_of(box.bottom, traffic->top, traffic->high) + 1;
    unsigned count = traffic->sums[bottom * row + right] + traffic->sums[top * row + left] -
                     traffic->sums[top * row + right] - traffic->sums[bottom * row + left];
    return (double)count / (double)(bottom - top);
}
