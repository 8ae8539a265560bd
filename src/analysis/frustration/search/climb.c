#include "analysis/frustration/search/search.h"
#include "analysis/frustration/semidefinite/gram.h"
#include "analysis/frustration/semidefinite/psd_bound.h"
#include "support/memory.h"
#include <stdlib.h>

/* The weights of the triangles climb along the lack of their inequalities (a subgradient of the bound), by
 * Polyak's steps towards the upper bound, shorter each time that nothing was gained for a while. Broken
 * inequalities are looked for from time to time. Measured on random networks of 100 to 200 nodes and on votes of
 * 1,201: this halves what the cycle program leaves open in some 300 steps, and gains little after 1,000. */

enum {
    FIRST_SWEEPS = 60,
    FIND_EVERY = 40,
    BOUND_EVERY = 200,
    PATIENCE = 40,
    LAST_SWEEPS = 150,
    NEW_PER_NODE = 16 /* triangles found at once */
};
static const double SHRINK = 0.7, SHORTEST = 0.003;
static const double CLIMBING = 0.85; /* of the time; the rest is for the last sweeps and for the matrix */

typedef struct climb {
    mv_search *search;
    mv_clock clock;
    mv_gram gram;
    mv_odd_triangles triangles;
    double step, highest; /* of the bound, in mean weights */
    double whole;         /* the weight of all ties */
    size_t turn, gained;  /* turns so far; the last that gained */
} climb;

/* The bound of the weights at hand, but for rounding and for vectors that are still on their way. */
static double value(const climb *c)
{
    double weights = 0;
    for (size_t i = 0; i < c->triangles.count; i++) weights += (double)c->triangles.items[i].weight;
    return c->whole / 2 - weights / 2 - mv_gram_value(&c->gram) / 4;
}

static double upper(const climb *c)
{
    return (double)c->search->best.cost / c->search->kernel->mean;
}

/* Measures the inequalities; gives the squared length of the subgradient. */
static double measure(climb *c)
{
    double square = 0;
    for (size_t i = 0; i < c->triangles.count; i++) {
        mv_weighted_triangle *t = &c->triangles.items[i];
        t->lack = mv_odd_lack(&t->nodes, c->gram.inner, c->gram.nodes);
        if (t->weight > 0 || t->lack > 0) square += (double)t->lack * (double)t->lack;
    }
    return square;
}

static void move_weights(climb *c, double length)
{
    for (size_t i = 0; i < c->triangles.count; i++) {
        mv_weighted_triangle *t = &c->triangles.items[i];
        float weight = t->weight + (float)length * t->lack;
        t->weight = weight > 0 ? weight : 0;
    }
}

static void shorten(climb *c, double now)
{
    if (now > c->highest + 1e-6 * c->whole) {
        c->highest = now;
        c->gained = c->turn;
    } else if (c->turn - c->gained > PATIENCE) {
        c->step *= SHRINK;
        c->gained = c->turn;
    }
}

static void one_turn(climb *c)
{
    if (c->turn % FIND_EVERY == 0) {
        mv_odd_triangles_purge(&c->triangles);
        mv_odd_triangles_find(&c->triangles, c->gram.inner, c->gram.nodes, 0.01f, NEW_PER_NODE * c->gram.nodes);
    }
    double now = value(c), square = measure(c), open = upper(c) - now;
    shorten(c, now);
    if (square > 0) move_weights(c, c->step * (open > 0.1 ? open : 0.1) / square);
    mv_gram_pull(&c->gram, &c->triangles);
    mv_gram_sweep(&c->gram, 2);
    mv_gram_multiply(&c->gram);
    c->turn++;
}

/* Better partitions: ties that the vectors satisfy are taken to be satisfied. */
static void round_vectors(climb *c)
{
    const mv_kernel *kernel = c->search->kernel;
    float *x = mv_alloc_array(kernel->count, sizeof *x);
    for (size_t e = 0; e < kernel->count; e++) {
        const mv_edge *edge = &kernel->edges[e];
        float inner = c->gram.inner[edge->a * c->gram.nodes + edge->b],
              cost = (edge->pull > 0 ? 1 - inner : 1 + inner) / 2;
        x[e] = cost < 0 ? 0 : cost > 1 ? 1 : cost;
    }
    mv_search_round(c->search, x, 3, 20 * (uint64_t)kernel->count);
    free(x);
}

static void take_bound(climb *c)
{
    mv_search *search = c->search;
    mv_psd_bound(search->kernel, search->grid, &c->gram, &c->triangles, &search->semidefinite);
    int shift = search->grid->fraction - mv_semidefinite_fraction(search->grid);
    int64_t lower = mv_grid_round_up(search->grid, search->semidefinite.bound << shift);
    if (lower > search->lower) {
        search->lower = lower;
        search->report(search->listener, search);
    }
    if (mv_search_proved(search)) search->proof = MV_PROVED_BY_MATRIX;
}

void mv_search_semidefinite(mv_search *search, double seconds)
{
    climb c = { .search = search, .clock = *search->clock, .step = 1 };
    double until = mv_clock_now() + seconds * CLIMBING;
    if (until < c.clock.deadline) c.clock.deadline = until;
    c.whole = (double)search->kernel->count;
    c.gram = mv_gram_make(search->kernel, &search->random);
    mv_gram_pull(&c.gram, &c.triangles);
    mv_gram_sweep(&c.gram, FIRST_SWEEPS);
    mv_gram_multiply(&c.gram);
    while (c.step > SHORTEST && !mv_clock_over(&c.clock) && !mv_search_proved(search)) {
        one_turn(&c);
        if (c.turn % BOUND_EVERY) continue;
        round_vectors(&c);
        if (c.highest > (double)search->lower / search->kernel->mean) take_bound(&c);
    }
    mv_gram_sweep(&c.gram, LAST_SWEEPS);
    take_bound(&c);
    mv_gram_clear(&c.gram);
    free(c.triangles.items);
}
