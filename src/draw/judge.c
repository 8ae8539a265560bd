#include "draw/judge.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* What each fault costs, in crossings of two single lines. Found by looking at many drawings. */
static const double per_actor_hit = 3, per_length = 1, per_paper = 6;

/* All lines of a pair, as one straight line. */
typedef struct bundle {
    size_t from, to;
    mv_point a, b;
    double weight, half_width; /* crossing many lines once is easier to read than many lines apart */
    double lines;
} bundle;

static size_t find_bundles(const mv_scene *scene, bundle *bundles)
{
    size_t count = 0;
    for (size_t i = 0; i < scene->edge_count; i += scene->edges[scene->by_pair[i]].beside) {
        const mv_scene_edge *edge = &scene->edges[scene->by_pair[i]];
        if (mv_scene_is_loop(edge)) continue;
        bundles[count++] = (bundle){ edge->from,
                                     edge->to,
                                     mv_scene_mark(&scene->nodes[edge->from]),
                                     mv_scene_mark(&scene->nodes[edge->to]),
                                     sqrt((double)edge->beside),
                                     1.8 * (double)(edge->beside - 1),
                                     (double)edge->beside };
    }
    return count;
}

/* Cut the line at each side of the box in turn and see whether something is left. */
bool mv_judge_meets(mv_box box, mv_point a, mv_point b)
{
    const double sides[4][2] = {
        {b.x - a.x,  box.right - a.x },
        { a.x - b.x, a.x - box.left  },
        { b.y - a.y, box.bottom - a.y},
        { a.y - b.y, a.y - box.top   }
    };
    double from = 0, to = 1;
    for (int i = 0; i < 4; i++) {
        double slope = sides[i][0], room = sides[i][1];
        if (slope == 0 && room < 0) return false;
        if (slope > 0) to = fmin(to, room / slope);
        if (slope < 0) from = fmax(from, room / slope);
    }
    return from < to;
}

static double turn(mv_point a, mv_point b, mv_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool cross(const bundle *p, const bundle *q)
{
    if (p->from == q->from || p->from == q->to || p->to == q->from || p->to == q->to) return false;
    return turn(p->a, p->b, q->a) * turn(p->a, p->b, q->b) < 0 &&
           turn(q->a, q->b, p->a) * turn(q->a, q->b, p->b) < 0;
}

static mv_box wider(mv_box box, double by)
{
    return (mv_box){ box.left - by, box.top - by, box.right + by, box.bottom + by };
}

static double cost_of_lines(const mv_scene *scene, const bundle *bundles, size_t count, double usual)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        const bundle *p = &bundles[i];
        sum += per_length * hypot(p->b.x - p->a.x, p->b.y - p->a.y) / usual;
        for (size_t j = i + 1; j < count; j++)
            if (cross(p, &bundles[j])) sum += p->weight * bundles[j].weight;
        for (size_t n = 0; n < scene->node_count; n++)
            if (n != p->from && n != p->to &&
                mv_judge_meets(wider(mv_spread_box(&scene->nodes[n]), p->half_width), p->a, p->b))
                sum += per_actor_hit * p->lines;
    }
    return sum;
}

double mv_judge(const mv_scene *scene)
{
    bundle *bundles = mv_alloc_array(scene->edge_count, sizeof *bundles);
    size_t count = find_bundles(scene, bundles);
    mv_box all = mv_spread_bounds(scene, true);
    double width = fmax(all.right - all.left, 1), height = fmax(all.bottom - all.top, 1);
    double need = mv_spread_area(scene), usual = sqrt(need / (double)(scene->node_count + 1));
    double cost = cost_of_lines(scene, bundles, count, usual);
    double frame = fmax(width / sqrt(scene->aspect), height * sqrt(scene->aspect));
    cost += (double)count * per_paper * frame * frame / need; /* of a page of the wanted shape that holds it */
    free(bundles);
    return cost;
}
