#include "analysis/frustration/semidefinite/odd_triangles.h"
#include "support/memory.h"
#include <stdlib.h>

const int mv_odd_signs[4][3] = { { -1, -1, -1 }, { -1, 1, 1 }, { 1, -1, 1 }, { 1, 1, -1 } };

float mv_odd_lack(const mv_odd_triangle *triangle, const float *inner, size_t nodes)
{
    const int *sign = mv_odd_signs[triangle->odd];
    const float *row = inner + triangle->a * nodes;
    float sum = (float)sign[0] * row[triangle->b] + (float)sign[2] * row[triangle->c] +
                (float)sign[1] * inner[triangle->b * nodes + triangle->c];
    return (sum - 1) / 2;
}

static int by_nodes(const void *x, const void *y)
{
    const mv_odd_triangle *p = &((const mv_weighted_triangle *)x)->nodes;
    const mv_odd_triangle *q = &((const mv_weighted_triangle *)y)->nodes;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    if (p->c != q->c) return p->c < q->c ? -1 : 1;
    return (p->odd > q->odd) - (p->odd < q->odd);
}

static int by_lack(const void *x, const void *y)
{
    const mv_weighted_triangle *p = x, *q = y;
    if (p->lack != q->lack) return p->lack > q->lack ? -1 : 1;
    return by_nodes(x, y);
}

/* What was found so far, and from which lack on it is worth keeping. */
typedef struct finds {
    mv_weighted_triangle *items;
    size_t count, most;
    float least;
} finds;

static void keep_the_worst(finds *f)
{
    qsort(f->items, f->count, sizeof *f->items, by_lack);
    if (f->count <= f->most) return;
    f->count = f->most;
    f->least = f->items[f->count - 1].lack;
}

static void note(finds *f, mv_odd_triangle triangle, float lack)
{
    f->items[f->count++] = (mv_weighted_triangle){ triangle, 0, lack };
    if (f->count == 8 * f->most) keep_the_worst(f);
}

/* The most broken of the four inequalities of each triple with nodes a and b. */
static void look_at_pair(finds *f, const float *inner, size_t nodes, uint32_t a, uint32_t b)
{
    const float *of_a = inner + a * nodes, *of_b = inner + b * nodes;
    float ab = of_a[b];
    for (uint32_t c = b + 1; c < nodes; c++) {
        float ac = of_a[c], bc = of_b[c];
        float all = -ab - bc - ac, worst = all;
        uint32_t odd = 0;
        if (-ab + bc + ac > worst) worst = -ab + bc + ac, odd = 1;
        if (ab - bc + ac > worst) worst = ab - bc + ac, odd = 2;
        if (ab + bc - ac > worst) worst = ab + bc - ac, odd = 3;
        if (worst > 1 + 2 * f->least) note(f, (mv_odd_triangle){ a, b, c, odd }, (worst - 1) / 2);
    }
}

/* Merges what was found into the triangles; of two that are the same, the one that has weight stays. */
static size_t merge(mv_odd_triangles *triangles, const finds *f)
{
    size_t count = triangles->count, kept = 0;
    mv_weighted_triangle *all = mv_realloc_array(triangles->items, count + f->count, sizeof *all);
    for (size_t i = 0; i < f->count; i++) all[count + i] = f->items[i];
    qsort(all, count + f->count, sizeof *all, by_nodes);
    for (size_t i = 0; i < count + f->count; i++) {
        if (kept && by_nodes(&all[kept - 1], &all[i]) == 0)
            all[kept - 1].weight += all[i].weight; /* one of the two is 0 */
        else
            all[kept++] = all[i];
    }
    triangles->items = all;
    triangles->count = kept;
    return kept - count;
}

size_t mv_odd_triangles_find(mv_odd_triangles *triangles, const float *inner, size_t nodes, float least,
                             size_t most)
{
    finds f = { .items = mv_alloc_array(8 * most, sizeof *f.items), .most = most, .least = least };
    for (uint32_t a = 0; a < nodes; a++)
        for (uint32_t b = a + 1; b < nodes; b++) look_at_pair(&f, inner, nodes, a, b);
    keep_the_worst(&f);
    size_t found = f.count ? merge(triangles, &f) : 0;
    free(f.items);
    return found;
}

void mv_odd_triangles_purge(mv_odd_triangles *triangles)
{
    size_t kept = 0;
    for (size_t i = 0; i < triangles->count; i++)
        if (triangles->items[i].weight > 0 || triangles->items[i].lack > -0.05f)
            triangles->items[kept++] = triangles->items[i];
    triangles->count = kept;
}
