#include "analysis/frustration/cycles/packing.h"
#include "analysis/frustration/base/pair.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Primal-dual hybrid gradient with diagonal steps (Chambolle and Pock 2011; Pock and Chambolle 2011), restarted
 * from the average iterate (Applegate et al. 2021). Per iteration:
 *
 *     y'_C = max(0, y_C + omega (1 - sum over e in C of x_e) / |C|)
 *     x'_e = clamp(x_e + (sum over C through e of (2 y'_C - y_C) - w_e) / (omega * number of cycles through e), 0,
 * 1)
 *
 * It needs no more than passes over the cycles, so it still works where a simplex basis has become too large.
 * Omega balances the two steps; with weights in units of their mean, 1 is right and little depends on it. */

static const float OMEGA = 1;

/* What one phase works on. All arrays are shared between the processes of a pair; `use` is per process. */
typedef struct phase {
    const mv_pool *pool;
    size_t edges, cycles, bytes;
    void *memory;
    float *x, *x_sum, *step, *weight, *use[2], *y, *y_sum;
    int *stop;
} phase;

static void carve(phase *p)
{
    float **edge_arrays[] = { &p->x, &p->x_sum, &p->step, &p->weight, &p->use[0], &p->use[1] };
    float **cycle_arrays[] = { &p->y, &p->y_sum };
    size_t edge_count = MV_COUNT(edge_arrays), cycle_count = MV_COUNT(cycle_arrays);
    p->bytes = (edge_count * p->edges + cycle_count * p->cycles + 1) * sizeof(float);
    p->memory = mv_shared_alloc(p->bytes);
    float *next = p->memory;
    for (size_t i = 0; i < edge_count; i++, next += p->edges) *edge_arrays[i] = next;
    for (size_t i = 0; i < cycle_count; i++, next += p->cycles) *cycle_arrays[i] = next;
    p->stop = (int *)(void *)next;
}

static phase set_up(const mv_packing *packing)
{
    const mv_pool *pool = packing->pool;
    const mv_kernel *kernel = packing->kernel;
    phase p = { .pool = pool, .edges = kernel->count, .cycles = pool->count };
    carve(&p);
    memcpy(p.x, packing->x, p.edges * sizeof *p.x);
    if (p.cycles) memcpy(p.y, pool->y, p.cycles * sizeof *p.y);
    for (uint32_t k = 0; k < pool->start[pool->count]; k++) p.step[pool->edges[k]] += OMEGA;
    for (size_t e = 0; e < p.edges; e++) {
        p.weight[e] = (float)((double)mv_magnitude(kernel->edges[e].pull) / kernel->mean);
        if (p.step[e] > 0)
            p.step[e] = 1 / p.step[e];
        else
            p.x[e] = 0; /* no cycle asks for it */
    }
    return p;
}

/* max(0, a), to the bit, without a branch, which compilers make of a comparison of numbers that may be none. Which
 * cycles weigh something, and which edges are at 0, is a toss-up, and to guess it wrong was half of a phase. So
 * what did not change is added as well. */
static inline float at_least_0(float a)
{
    return (a + fabsf(a)) / 2;
}

static void move_cycles(phase *p, size_t begin, size_t end, float *use)
{
    const uint32_t *edges = p->pool->edges, *start = p->pool->start;
    const float *x = p->x;
    for (size_t i = begin; i < end; i++) {
        uint32_t first = start[i], last = start[i + 1];
        float lack = 1, old = p->y[i];
        for (uint32_t k = first; k < last; k++) lack -= x[edges[k]];
        float y = at_least_0(old + OMEGA * lack / (float)(last - first));
        float change = 2 * y - old;
        p->y[i] = y;
        p->y_sum[i] += y;
        for (uint32_t k = first; k < last; k++) use[edges[k]] += change;
    }
}

static void move_edges(phase *p, size_t begin, size_t end)
{
    float *restrict x = p->x, *restrict x_sum = p->x_sum, *restrict mine = p->use[0], *restrict other = p->use[1];
    const float *restrict step = p->step, *restrict weight = p->weight;
    for (size_t e = begin; e < end; e++) {
        float moved = at_least_0(x[e] + (mine[e] + other[e] - weight[e]) * step[e]);
        moved = moved > 1 ? 1 : moved;
        x[e] = moved;
        x_sum[e] += moved;
        mine[e] = other[e] = 0;
    }
}

/* The first cycle of the second half by length. */
static size_t middle(const mv_pool *pool)
{
    size_t low = 0, high = pool->count;
    while (low < high) {
        size_t half = (low + high) / 2;
        if (pool->start[half] < pool->start[pool->count] / 2)
            low = half + 1;
        else
            high = half;
    }
    return low;
}

static size_t iterate(phase *p, mv_pair *pair, unsigned parts, size_t iterations, mv_clock *clock)
{
    const size_t cycles[] = { 0, parts == 2 ? middle(p->pool) : p->cycles, p->cycles };
    const size_t edges[] = { 0, parts == 2 ? p->edges / 2 : p->edges, p->edges };
    size_t done = 0;
    while (done < iterations) {
        for (unsigned part = 0; part < parts; part++)
            if (mv_pair_does(pair, part)) move_cycles(p, cycles[part], cycles[part + 1], p->use[part]);
        if (pair->me == 0) *p->stop = mv_clock_over(clock);
        if (!mv_pair_meet(pair)) break;
        for (unsigned part = 0; part < parts; part++)
            if (mv_pair_does(pair, part)) move_edges(p, edges[part], edges[part + 1]);
        done++;
        if (*p->stop || !mv_pair_meet(pair)) break;
    }
    return done;
}

static void repair(mv_packing *packing, const float *y)
{
    double scale = ldexp(packing->kernel->mean, packing->grid->fraction);
    int64_t *whole = mv_alloc_array(packing->pool->count, sizeof *whole);
    for (size_t i = 0; i < packing->pool->count; i++) whole[i] = (int64_t)((double)y[i] * scale);
    mv_packing_repair(packing, whole);
    free(whole);
}

size_t mv_packing_improve(mv_packing *packing, size_t iterations, mv_clock *clock)
{
    mv_pool *pool = packing->pool;
    phase p = set_up(packing);
    mv_pair pair = mv_pair_begin(packing->parts == 2 ? packing->jobs : 1);
    size_t done = iterate(&p, &pair, packing->parts, iterations, clock), ignored;
    free(mv_pair_end(&pair, NULL, 0, &ignored));
    float share = done ? 1 / (float)done : 0;
    for (size_t e = 0; e < p.edges; e++) packing->x[e] = p.x_sum[e] * share;
    repair(packing, p.y);
    for (size_t i = 0; i < p.cycles; i++) pool->y[i] = p.y_sum[i] * share;
    repair(packing, pool->y);
    mv_shared_free(p.memory, p.bytes);
    return done;
}

mv_packing mv_packing_make(const mv_kernel *kernel, const mv_grid *grid, mv_pool *pool)
{
    return (mv_packing){ .kernel = kernel,
                         .grid = grid,
                         .pool = pool,
                         .parts = 1,
                         .jobs = 1,
                         .x = mv_alloc_array(kernel->count, sizeof(float)) };
}

void mv_packing_clear(mv_packing *packing)
{
    free(packing->x);
    *packing = (mv_packing){ 0 };
}
