#include "analysis/balance/cluster.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The cheapest partition, exactly, by "Russian doll" search: the actors stand in a row, and the problem is solved
 * for the last of them, the last two, the last three, ... What the last ones cost among themselves, whatever comes
 * before, is then the bound for the next search. Verfaillie, Lemaitre and Schiex, AAAI 1996. */
typedef struct dolls {
    mv_cluster_row row;
    size_t n, k;
    int32_t *pull;    /* of the placed members of block b on place p: pull[p * k + b] */
    int32_t *friends; /* placed friends of each place */
    uint32_t *block;  /* of each place, in the search */
    uint32_t *best;   /* in the best partition of the doll */
    size_t best_cost;
    size_t *inner; /* least cost of the places p .. n - 1 among themselves */
    uint64_t steps;
} dolls;

static dolls make_dolls(const mv_adjacency *ties, size_t k)
{
    size_t n = ties->actors;
    return (dolls){ .row = mv_cluster_row_of(ties),
                    .n = n,
                    .k = k,
                    .pull = mv_alloc_array(n * k, sizeof(int32_t)),
                    .friends = mv_alloc_array(n, sizeof(int32_t)),
                    .block = mv_alloc_array(n, sizeof(uint32_t)),
                    .best = mv_alloc_array(n, sizeof(uint32_t)),
                    .inner = mv_alloc_array(n + 1, sizeof(size_t)) };
}

static void clear_dolls(dolls *d)
{
    mv_cluster_row_clear(&d->row);
    MV_FREE(d->pull, d->friends, d->block, d->best, d->inner);
}

/* --- the search ------------------------------------------------------------------------------------------- */

/* Puts place p into block b, or with sign -1 takes it out again. */
static void put(dolls *d, size_t p, uint32_t b, int32_t direction)
{
    for (size_t e = d->row.first[p]; e < d->row.first[p + 1]; e++) {
        d->pull[d->row.to[e] * d->k + b] += direction * d->row.sign[e];
        if (d->row.sign[e] > 0) d->friends[d->row.to[e]] += direction;
    }
    d->block[p] = b;
}

/* What place p costs against the placed ones in the block that suits it best; `used` blocks have members. */
static int32_t cheapest(const dolls *d, size_t p, size_t used)
{
    const int32_t *pull = d->pull + p * d->k;
    int32_t most = used < d->k ? 0 : pull[0];
    for (size_t b = 0; b < used; b++)
        if (pull[b] > most) most = pull[b];
    return d->friends[p] - most;
}

static bool hopeless(dolls *d, size_t p, size_t cost, size_t used)
{
    size_t bound = cost + d->inner[p];
    for (size_t q = p; q < d->n && bound < d->best_cost; q++) bound += (size_t)cheapest(d, q, used);
    uint64_t spent = (d->n - p) * (used + 1);
    d->steps -= spent < d->steps ? spent : d->steps;
    return bound >= d->best_cost || d->steps == 0;
}

/* Fills the places from p on, the best block for each first; of the empty blocks one is as good as another. */
static void fill(dolls *d, size_t p, size_t cost, size_t used)
{
    if (p == d->n) {
        d->best_cost = cost;
        memcpy(d->best, d->block, d->n * sizeof *d->best);
        return;
    }
    if (hopeless(d, p, cost, used)) return;
    const int32_t *pull = d->pull + p * d->k;
    size_t choices = used < d->k ? used + 1 : used;
    for (int32_t low = INT32_MAX, high = INT32_MIN;; low = high, high = INT32_MIN) {
        for (size_t b = 0; b < choices; b++)
            if (pull[b] < low && pull[b] > high) high = pull[b];
        if (high == INT32_MIN) break;
        for (uint32_t b = 0; b < choices; b++) {
            if (pull[b] != high) continue;
            size_t next = cost + (size_t)(d->friends[p] - high);
            if (next + d->inner[p + 1] >= d->best_cost) return;
            put(d, p, b, 1);
            fill(d, p + 1, next, b == used ? used + 1 : used);
            put(d, p, b, -1);
        }
    }
}

/* --- one doll after the other ----------------------------------------------------------------------------- */

/* What place p costs in block b of a partition of the later places. */
static size_t cost_of_place(const dolls *d, size_t p, uint32_t b, const uint32_t *block)
{
    size_t cost = 0;
    for (size_t e = d->row.first[p]; e < d->row.first[p + 1]; e++)
        cost += (block[d->row.to[e]] == b) == (d->row.sign[e] < 0);
    return cost;
}

/* A start for the doll of p: its inner doll's best partition with p where it costs least. */
static void insert(dolls *d, size_t p)
{
    size_t least = MV_NONE;
    for (uint32_t b = 0; b < d->k; b++) {
        size_t cost = cost_of_place(d, p, b, d->best);
        if (cost >= least) continue;
        least = cost;
        d->best[p] = b;
    }
    d->best_cost = d->inner[p + 1] + least;
}

size_t mv_cluster_prove(const mv_adjacency *ties, size_t k, uint32_t *block, uint64_t *steps)
{
    if (k > ties->actors) k = ties->actors;
    dolls d = make_dolls(ties, k);
    uint32_t *known = mv_alloc_array(d.n, sizeof *known);
    size_t known_cost = 0, lower = 0, p = d.n;
    uint64_t share = *steps / 10;
    d.steps = share;
    for (size_t q = 0; q < d.n; q++) known[q] = block[d.row.actor[q]];
    while (p > 0 && d.steps > 0) {
        p--;
        known_cost += cost_of_place(&d, p, known[p], known);
        insert(&d, p);
        if (known_cost < d.best_cost) {
            d.best_cost = known_cost;
            memcpy(d.best, known, d.n * sizeof *known);
        }
        if (d.best_cost > d.inner[p + 1]) fill(&d, p, 0, 0);
        if (d.steps == 0) break;
        lower = d.inner[p] = d.best_cost;
        d.steps--;
    }
    if (p == 0 && d.steps > 0)
        for (size_t q = 0; q < d.n; q++) block[d.row.actor[q]] = d.best[q];
    *steps -= share - d.steps;
    free(known);
    clear_dolls(&d);
    return lower;
}
