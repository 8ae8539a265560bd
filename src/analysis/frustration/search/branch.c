#include "analysis/frustration/cycles/pricing.h"
#include "analysis/frustration/search/search.h"
#include "analysis/frustration/search/simplex.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Branch and bound for small kernels on which the cycle program has a gap. At each point of the tree the program
 * is solved by the simplex method and missing cycles are added until there are none; then some fractional edge is
 * fixed, frustrated in one branch and satisfied in the other.
 *
 * The bound of a point is not the objective GLPK reports but is added up from its dual values y >= 0, and holds
 * whatever they are (Lagrange):
 *
 *     sum_C y_C + sum_e min over the x_e still allowed of (w_e - load_e) x_e
 *
 * The root's y become the certificate of the root bound. */

static const float EXACT = 1e-6f;
enum { MOST_ROWS_PER_ROUND = 400 };

typedef struct fixing {
    uint32_t edge;
    int value;
    bool second;   /* the other value is done */
    int64_t bound; /* of the point at which the edge was fixed */
} fixing;

typedef struct tree {
    mv_search *search;
    mv_simplex *simplex;
    float *x;
    double *y;
    int8_t *fixed;    /* per edge: 0, 1 or -1 for free */
    uint32_t *cycles; /* per row the cycle of the pool */
    size_t rows, room;
    uint8_t *inside; /* per cycle of the pool, up to `known` */
    size_t known;
    fixing *path;
    size_t depth;
    size_t root_rows;
} tree;

/* --- rows --- */

static bool add_rows(tree *t, const uint32_t *cycles, size_t count)
{
    if (t->rows + count > t->room) {
        t->room = 2 * (t->rows + count);
        t->cycles = mv_realloc_array(t->cycles, t->room, sizeof *t->cycles);
        t->y = mv_realloc_array(t->y, t->room, sizeof *t->y);
    }
    for (size_t i = 0; i < count; i++) {
        t->cycles[t->rows++] = cycles[i];
        t->inside[cycles[i]] = 1;
    }
    return mv_simplex_add(t->simplex, t->search->pool.edges, t->search->pool.start, cycles, count);
}

/* Adds the cycles of the pool that are shorter than `limit`; returns how many. */
static size_t add_shorter(tree *t, float limit, size_t most)
{
    const mv_pool *pool = &t->search->pool;
    if (pool->count > t->known) {
        t->inside = mv_realloc_array(t->inside, pool->count, 1);
        while (t->known < pool->count) t->inside[t->known++] = 0;
    }
    uint32_t *list = mv_alloc_array(pool->count, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < pool->count && count < most; i++)
        if (!t->inside[i] && mv_pool_length(pool, i, t->x) < limit) list[count++] = (uint32_t)i;
    if (count && !add_rows(t, list, count)) count = 0;
    free(list);
    return count;
}

static void drop_slack_rows(tree *t)
{
    uint8_t *kept = mv_alloc_array(t->rows, sizeof *kept);
    if (mv_simplex_drop_slack(t->simplex, kept)) {
        size_t left = 0;
        for (size_t i = 0; i < t->rows; i++) {
            if (kept[i])
                t->cycles[left++] = t->cycles[i];
            else
                t->inside[t->cycles[i]] = 0;
        }
        t->rows = left;
    }
    free(kept);
}

/* --- bounds --- */

static int64_t bound_of(const tree *t)
{
    const mv_kernel *kernel = t->search->kernel;
    const mv_pool *pool = &t->search->pool;
    double *load = mv_alloc_array(kernel->count, sizeof *load), sum = 0;
    for (size_t i = 0; i < t->rows; i++) {
        uint32_t cycle = t->cycles[i];
        sum += t->y[i];
        for (uint32_t k = pool->start[cycle]; k < pool->start[cycle + 1]; k++) load[pool->edges[k]] += t->y[i];
    }
    for (size_t e = 0; e < kernel->count; e++) {
        double reduced = (double)mv_magnitude(kernel->edges[e].pull) / kernel->mean - load[e];
        if (t->fixed[e] == 1 || (t->fixed[e] < 0 && reduced < 0)) sum += reduced;
    }
    free(load);
    double terms = (double)(kernel->count + t->rows); /* each is added with an error of 2^-53 of the sum */
    double whole = (sum - terms * terms * 0x1p-52) * kernel->mean;
    if (whole <= 0) return 0;
    if (!t->search->grid->exact) return (int64_t)whole;
    return (int64_t)ceil(whole / (double)t->search->grid->unit) * t->search->grid->unit;
}

/* The dual values of the root as a packing in whole numbers. */
static void keep_root(tree *t)
{
    mv_search *search = t->search;
    int64_t *y = mv_alloc_array(search->pool.count, sizeof *y);
    double scale = ldexp(search->kernel->mean, search->grid->fraction);
    for (size_t i = 0; i < t->rows; i++) y[t->cycles[i]] = (int64_t)(t->y[i] * scale);
    mv_packing_repair(&search->packing, y);
    mv_search_take_packing(search);
    free(y);
}

static bool hopeless(const tree *t, int64_t bound)
{
    return t->search->best.cost - bound <= t->search->slack;
}

/* --- one point of the tree --- */

static size_t price(tree *t)
{
    mv_search *search = t->search;
    mv_pricing pricing = {
        .tolerance = EXACT, .hop = 0, .work = UINT64_MAX / 2, .per_edge = UINT64_MAX / 2, .parts = 1
    };
    mv_price(&pricing, &search->pool, search->kernel, &search->frustrated, t->x, search->clock);
    return add_shorter(t, 1 - EXACT, MOST_ROWS_PER_ROUND);
}

/* Solves to the point's optimum, or until it is hopeless. False: time or GLPK gave out. */
static bool solve_point(tree *t, int64_t *bound)
{
    mv_search *search = t->search;
    *bound = 0;
    for (;;) {
        double seconds = search->clock->deadline - mv_clock_now();
        if (mv_clock_over(search->clock) || !mv_simplex_solve(t->simplex, seconds, t->x, t->y)) return false;
        int64_t now = bound_of(t);
        if (now > *bound) *bound = now;
        if (hopeless(t, *bound)) return true;
        if (!add_shorter(t, 1 - EXACT, MOST_ROWS_PER_ROUND) && !price(t)) break;
    }
    mv_search_round(search, t->x, 1, 0);
    return true;
}

/* The most fractional edge, the heaviest among equals; MV_NONE when all are whole. */
static size_t choose(const tree *t)
{
    size_t chosen = MV_NONE;
    double most = 1e-4;
    for (size_t e = 0; e < t->search->kernel->count; e++) {
        double x = (double)t->x[e], fraction = fmin(x, 1 - x);
        double score =
            fraction + 1e-3 * (double)mv_magnitude(t->search->kernel->edges[e].pull) / t->search->kernel->mean;
        if (fraction > 1e-4 && score > most) {
            most = score;
            chosen = e;
        }
    }
    return chosen;
}

static void fix(tree *t, uint32_t edge, int value)
{
    t->fixed[edge] = (int8_t)value;
    mv_simplex_limit(t->simplex, edge, value == 1, value != 0);
}

static void branch_on(tree *t, uint32_t edge, int64_t bound)
{
    int value = t->x[edge] >= 0.5f;
    t->path = mv_grow(t->path, t->depth, sizeof *t->path);
    t->path[t->depth++] = (fixing){ edge, value, false, bound };
    fix(t, edge, value);
}

/* Goes back to the last edge whose other value is open and still worth a try. */
static bool go_back(tree *t)
{
    while (t->depth) {
        fixing *last = &t->path[t->depth - 1];
        if (!last->second && !hopeless(t, last->bound)) {
            last->second = true;
            last->value = 1 - last->value;
            fix(t, last->edge, last->value);
            return true;
        }
        fix(t, last->edge, -1);
        t->depth--;
    }
    return false;
}

/* What holds although some points are still open: the least of their bounds. */
static void keep_open_bound(tree *t)
{
    mv_search *search = t->search;
    int64_t least = t->depth ? search->best.cost : 0;
    for (size_t i = 0; i < t->depth; i++) {
        bool open = !t->path[i].second || i + 1 == t->depth;
        if (open && t->path[i].bound < least) least = t->path[i].bound;
    }
    if (least > search->lower) {
        search->lower = least;
        search->proof = MV_PROVED_BY_BRANCHING;
        search->report(search->listener, search);
    }
}

static void explore(tree *t)
{
    int64_t bound;
    size_t points = 0;
    do {
        if (t->rows > 2 * t->root_rows + 200) drop_slack_rows(t);
        if (!solve_point(t, &bound)) {
            keep_open_bound(t);
            return;
        }
        if (t->depth && bound < t->path[t->depth - 1].bound) bound = t->path[t->depth - 1].bound;
        size_t edge = hopeless(t, bound) ? MV_NONE : choose(t);
        if (edge != MV_NONE) {
            branch_on(t, (uint32_t)edge, bound);
        } else if (!hopeless(t, bound)) {
            keep_open_bound(t); /* whole, and yet below the best partition: tolerances too coarse to go on */
            return;
        } else if (!go_back(t)) {
            break;
        }
        if (++points % 64 == 0) keep_open_bound(t);
    } while (!mv_search_proved(t->search));
    if (!mv_search_proved(t->search)) {
        t->search->lower = t->search->best.cost;
        t->search->proof = MV_PROVED_BY_BRANCHING;
    }
}

static bool solve_root(tree *t)
{
    mv_search *search = t->search;
    memcpy(t->x, search->packing.x, search->kernel->count * sizeof *t->x);
    add_shorter(t, 1.05f, SIZE_MAX);
    int64_t bound;
    if (!solve_point(t, &bound)) return false;
    keep_root(t);
    drop_slack_rows(t);
    t->root_rows = t->rows;
    return true;
}

void mv_search_branch(mv_search *search)
{
    size_t edges = search->kernel->count;
    tree t = { .search = search, .simplex = mv_simplex_new(search->kernel) };
    t.x = mv_alloc_array(edges, sizeof *t.x);
    t.fixed = mv_alloc_array(edges, sizeof *t.fixed);
    memset(t.fixed, -1, edges);
    if (solve_root(&t) && !mv_search_proved(search)) explore(&t);
    mv_simplex_free(t.simplex);
    MV_FREE(t.x, t.y, t.fixed, t.cycles, t.inside, t.path);
}
