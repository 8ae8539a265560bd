#include "analysis/frustration/search/search.h"
#include "analysis/frustration/cycles/pricing.h"
#include "support/limits.h"
#include "support/memory.h"
#include <stdlib.h>

/* The rounds: improve the packing, look for a better partition, look for missing cycles; until the bounds meet,
 * the time is over, or nothing moves any more. A stall means that the cycle program itself ends below L: then a
 * small kernel is branched on, and a large one is left with its bounds. */

enum {
    FIRST_ITERATIONS = 120,
    MOST_ITERATIONS = 600,
    STALL_ROUNDS = 5,
    PAIR_ENTRIES = 200000, /* below, a second process costs more than it gives: there is one part alone */
    LAST_EFFORT = 400,
    FEW_NODES = 50,   /* below, branching is done before a matrix is */
    FEW_EDGES = 1000, /* up to so many, a brief search goes on as any */
    LOOK_BACK = 5     /* rounds */
};
static const double LARGE_GAP = 0.02;
static const double FAR = 4;             /* times what LOOK_BACK rounds gained: further than a brief search goes */
static const double PRICING_SHARE = 0.6; /* steps of pricing for each visit of the packing's iterations */

typedef struct rounds {
    mv_search *search;
    mv_pricing pricing;
    size_t round, iterations, idle;
    double share;
    int64_t packed_before, lower_before[LOOK_BACK];
    size_t priced;
    bool given_up;
} rounds;

/* Cycles that weigh nothing and are far from tight; the best packing needs its own in any case. */
static void purge(mv_search *search)
{
    mv_pool *pool = &search->pool;
    uint8_t *keep = mv_alloc_array(pool->count, sizeof *keep);
    size_t kept = 0;
    for (size_t i = 0; i < pool->count; i++) {
        keep[i] = pool->best[i] > 0 || pool->y[i] > 0 || mv_pool_length(pool, i, search->packing.x) <= 1.25f;
        kept += keep[i];
    }
    if (5 * kept < 4 * pool->count) mv_pool_keep(pool, keep);
    free(keep);
}

static void switch_by_best(mv_search *search)
{
    mv_frustrated_clear(&search->frustrated);
    search->frustrated = mv_frustrated_make(search->kernel, search->best.side);
}

static unsigned parts_of(const mv_search *search)
{
    return search->pool.start[search->pool.count] < PAIR_ENTRIES ? 1 : 2;
}

static void price(rounds *r, uint64_t work)
{
    mv_search *search = r->search;
    r->pricing.parts = parts_of(search);
    r->pricing.jobs = search->jobs;
    r->pricing.work = work;
    r->priced = mv_price(&r->pricing, &search->pool, search->kernel, &search->frustrated, search->packing.x,
                         search->clock);
}

/* When few cycles come, the packing deserves the time. */
static void shift_effort(rounds *r)
{
    if (100 * r->priced >= r->search->pool.count) return;
    r->iterations = r->iterations * 4 / 3 < MOST_ITERATIONS ? r->iterations * 4 / 3 : MOST_ITERATIONS;
    r->share *= 0.75;
}

/* Nothing new to find and nothing gained for some rounds. */
static bool stalled(rounds *r)
{
    mv_search *search = r->search;
    bool moved = (double)(search->packing.packed - r->packed_before) > 1e-5 * (double)search->packing.packed;
    r->packed_before = search->packing.packed;
    r->idle = moved || r->priced * 1000 > search->pool.count ? 0 : r->idle + 1;
    if (r->idle < STALL_ROUNDS) return false;
    if (r->pricing.tolerance <= 0.001f) return r->pricing.complete;
    r->pricing.tolerance = 0.001f;
    r->pricing.hop = 0.0001f;
    r->pricing.per_edge = UINT64_MAX / 2;
    r->share = 4;
    r->idle = 0;
    return false;
}

/* A brief search leaves a large network whose bounds are far apart, once they hardly move: neither many more
 * rounds nor what follows them would let them meet. Of 10,000 generated ties the bound was 1998 instead
 * of 2003, in a tenth of the time. Rounds are counted, not seconds, so that answers repeat. */
static bool gives_up(rounds *r)
{
    mv_search *search = r->search;
    int64_t *before = &r->lower_before[r->round % LOOK_BACK];
    double gained = (double)(search->lower - *before), open = (double)(search->best.cost - search->lower);
    *before = search->lower;
    r->given_up = search->brief && search->kernel->count > FEW_EDGES && r->round > LOOK_BACK &&
                  open > LARGE_GAP * (double)search->best.cost && open > FAR * gained;
    return r->given_up;
}

static bool one_round(rounds *r)
{
    mv_search *search = r->search;
    r->round++;
    search->packing.parts = parts_of(search);
    search->packing.jobs = search->jobs;
    uint64_t entries = search->pool.start[search->pool.count];
    uint64_t visits = entries * mv_packing_improve(&search->packing, r->iterations, search->clock);
    mv_search_take_packing(search);
    if (mv_search_proved(search) || mv_clock_over(search->clock)) return false;
    if (r->round % 2 == 0 && mv_search_round(search, search->packing.x, 3, visits / 16)) switch_by_best(search);
    if (mv_search_proved(search) || gives_up(r)) return false;
    if (r->round == 5) r->pricing.tolerance = 0.02f;
    price(r, (uint64_t)((double)visits * r->share) + 10000);
    shift_effort(r);
    if (r->round % 2 == 0) purge(search);
    return !stalled(r);
}

static void conclude(mv_search *search, bool given_up)
{
    bool proved = mv_search_proved(search), late = mv_clock_over(search->clock);
    search->end = proved ? MV_END_PROVED : late ? MV_END_TIME : given_up ? MV_END_BRIEF : MV_END_GAP;
    if (proved && search->proof == MV_NOT_PROVED) search->proof = MV_PROVED_BY_PACKING;
    search->report(search->listener, search);
}

/* Branching closes small gaps of small kernels; the matrix narrows large ones, if it is not too large itself. */
static void close_gap(mv_search *search)
{
    size_t nodes = search->kernel->nodes;
    bool branch = search->kernel->count <= MV_BRANCHING_EDGES;
    bool matrix = nodes >= FEW_NODES && nodes <= MV_MATRIX_NODES;
    double left = search->clock->deadline - mv_clock_now();
    double open = (double)(search->best.cost - search->lower) / (double)search->best.cost;
    if (matrix && (!branch || open > LARGE_GAP)) mv_search_semidefinite(search, branch ? left / 2 : left);
    if (branch && !mv_search_proved(search)) mv_search_branch(search);
}

void mv_search_run(mv_search *search)
{
    search->pool = mv_pool_make();
    search->best = mv_partition_make(search->kernel);
    search->packing = mv_packing_make(search->kernel, search->grid, &search->pool);
    mv_search_first_sides(search);
    switch_by_best(search);
    mv_add_short_cycles(&search->pool, search->kernel, &search->frustrated);
    for (size_t e = 0; e < search->kernel->count; e++) search->packing.x[e] = search->frustrated.odd[e];
    rounds r = { .search = search, .iterations = FIRST_ITERATIONS, .share = PRICING_SHARE };
    r.pricing = (mv_pricing){ .tolerance = 0.05f, .hop = 0.002f, .per_edge = 20000 };
    while (!mv_search_proved(search) && !mv_clock_over(search->clock) && one_round(&r)) {
    }
    if (!mv_search_proved(search) && !r.given_up) close_gap(search);
    if (!mv_search_proved(search))
        mv_search_round(search, search->packing.x, 8, LAST_EFFORT * 2 * (uint64_t)search->kernel->count);
    conclude(search, r.given_up);
}

void mv_search_clear(mv_search *search)
{
    mv_partition_clear(&search->best);
    mv_frustrated_clear(&search->frustrated);
    mv_pool_clear(&search->pool);
    mv_packing_clear(&search->packing);
    mv_semidefinite_clear(&search->semidefinite);
}
