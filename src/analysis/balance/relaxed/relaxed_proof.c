#include "analysis/balance/cluster.h"
#include "analysis/balance/relaxed/relaxed.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The cheapest partition into positions, exactly, by "Russian doll" search as in cluster_proof.c. Once the sign of
 * a block is settled, ties cost what they cost one by one; so it is settled when the block gets its first ties,
 * one way and then the other. */
typedef struct dolls {
    mv_cluster_row row;
    size_t end, k; /* the places from `end` on are none of its */
    int32_t
        *pull; /* positive less negative ties of place p to the placed members of position b; pull[p * k + b] */
    int32_t *links;     /* ties of each place to placed ones */
    int8_t *sign;       /* of the block of positions r and s: sign[r * k + s]; 0: not settled */
    uint32_t *position; /* of each place, in the search */
    uint32_t *best;     /* in the best partition of the doll */
    size_t best_cost;
    size_t *inner; /* least cost of the places p .. end - 1 among themselves */
    uint64_t steps;
} dolls;

static dolls make_dolls(const mv_adjacency *ties, size_t k)
{
    size_t n = ties->actors;
    return (dolls){ .row = mv_cluster_row_of(ties),
                    .end = n,
                    .k = k,
                    .pull = mv_alloc_array(n * k, sizeof(int32_t)),
                    .links = mv_alloc_array(n, sizeof(int32_t)),
                    .sign = mv_alloc_array(k * k, sizeof(int8_t)),
                    .position = mv_alloc_array(n, sizeof(uint32_t)),
                    .best = mv_alloc_array(n, sizeof(uint32_t)),
                    .inner = mv_alloc_array(n + 1, sizeof(size_t)) };
}

static void clear_dolls(dolls *d)
{
    mv_cluster_row_clear(&d->row);
    MV_FREE(d->pull, d->links, d->sign, d->position, d->best, d->inner);
}

/* --- the search ------------------------------------------------------------------------------------------- */

/* Puts place p into position b, or with direction -1 takes it out again. */
static void put(dolls *d, size_t p, uint32_t b, int32_t direction)
{
    for (size_t e = d->row.first[p]; e < d->row.first[p + 1]; e++) {
        d->pull[d->row.to[e] * d->k + b] += direction * d->row.sign[e];
        d->links[d->row.to[e]] += direction;
    }
    d->position[p] = b;
}

/* What place p costs against the placed ones in position b, the blocks that are not settled being of the sign that
 * suits it; `used` positions have members. */
static int32_t cost_in(const dolls *d, size_t p, size_t b, size_t used)
{
    const int32_t *pull = d->pull + p * d->k;
    const int8_t *sign = d->sign + b * d->k;
    int32_t with = 0;
    for (size_t s = 0; s < used; s++) with += sign[s] ? sign[s] * pull[s] : abs(pull[s]);
    return (d->links[p] - with) / 2;
}

static int32_t cheapest(const dolls *d, size_t p, size_t used)
{
    if (used < d->k) return cost_in(d, p, used, used);
    int32_t least = INT32_MAX;
    for (size_t b = 0; b < used; b++) {
        int32_t cost = cost_in(d, p, b, used);
        if (cost < least) least = cost;
    }
    return least;
}

static bool hopeless(dolls *d, size_t p, size_t cost, size_t used)
{
    size_t bound = cost + d->inner[p];
    for (size_t q = p; q < d->end && bound < d->best_cost; q++) bound += (size_t)cheapest(d, q, used);
    uint64_t spent = (d->end - p) * (used + 1) * (used + 1);
    d->steps -= spent < d->steps ? spent : d->steps;
    return bound >= d->best_cost || d->steps == 0;
}

static void fill(dolls *d, size_t p, size_t cost, size_t used);

/* Settles the blocks that place p in position b gives their first ties, from that with position s on, and goes to
 * the next place. Where its ties to a position are of both signs alike, either sign costs the same: not yet. */
static void settle(dolls *d, size_t p, uint32_t b, size_t s, size_t cost, size_t used)
{
    const int32_t *pull = d->pull + p * d->k;
    while (s < used && (d->sign[b * d->k + s] || !pull[s])) s++;
    if (cost + d->inner[p + 1] >= d->best_cost) return;
    if (s == used) {
        put(d, p, b, 1);
        fill(d, p + 1, cost, b == used ? used + 1 : used);
        put(d, p, b, -1);
        return;
    }
    int8_t *here = &d->sign[b * d->k + s], *there = &d->sign[s * d->k + b];
    *here = *there = pull[s] > 0 ? 1 : -1;
    settle(d, p, b, s + 1, cost, used);
    *here = *there = pull[s] > 0 ? -1 : 1;
    settle(d, p, b, s + 1, cost + (size_t)abs(pull[s]), used);
    *here = *there = 0;
}

/* Fills the places from p on; of the empty positions one is as good as another. */
static void fill(dolls *d, size_t p, size_t cost, size_t used)
{
    if (p == d->end) {
        d->best_cost = cost;
        memcpy(d->best, d->position, d->end * sizeof *d->best);
        return;
    }
    if (hopeless(d, p, cost, used)) return;
    for (uint32_t b = 0; b <= used && b < d->k; b++)
        settle(d, p, b, 0, cost + (size_t)cost_in(d, p, b, used), used);
}

/* --- one doll after the other ----------------------------------------------------------------------------- */

/* What the places from p on cost among themselves. */
static size_t cost_from(const dolls *d, size_t p, const uint32_t *position)
{
    int64_t *net = mv_alloc_array(d->k * d->k, sizeof *net), ties = 0;
    for (size_t q = p; q < d->end; q++)
        for (size_t e = d->row.first[q]; e < d->row.first[q + 1]; e++) {
            uint32_t r = position[q], s = position[d->row.to[e]];
            if (d->row.to[e] >= d->end) continue;
            net[r < s ? r * d->k + s : s * d->k + r] += d->row.sign[e];
            ties++;
        }
    for (size_t i = 0; i < d->k * d->k; i++) ties -= llabs(net[i]);
    free(net);
    return (size_t)ties / 2;
}

/* A start for the doll of p: its inner doll's best partition with p where it costs least, or the known one. */
static void begin(dolls *d, size_t p, const uint32_t *known)
{
    uint32_t place = 0;
    d->best_cost = MV_NONE;
    for (uint32_t b = 0; b < d->k; b++) {
        d->best[p] = b;
        size_t cost = cost_from(d, p, d->best);
        if (cost >= d->best_cost) continue;
        d->best_cost = cost;
        place = b;
    }
    d->best[p] = place;
    size_t cost = cost_from(d, p, known);
    if (cost >= d->best_cost) return;
    d->best_cost = cost;
    memcpy(d->best, known, d->end * sizeof *known);
}

/* Solves dolls from the last place on, as long as the steps last; returns the place of the last one solved. */
static size_t solve(dolls *d, uint64_t steps, const uint32_t *known)
{
    size_t p = d->end;
    d->steps = steps;
    d->inner[p] = 0;
    while (p > 0) {
        begin(d, p - 1, known);
        if (d->best_cost > d->inner[p]) fill(d, p - 1, 0, 0);
        if (d->steps == 0) break;
        d->inner[--p] = d->best_cost;
    }
    return p;
}

/* When the steps do not last for all places, those before are taken by themselves: what parts without a common
 * actor cost adds up to a bound, too, since a sum of smaller sides is never above the smaller of the sums. */
size_t mv_relaxed_prove(const mv_adjacency *ties, size_t k, uint32_t *position)
{
    enum { SMALL = 40, MANY = 300000000, FEW = MANY / 20, PARTS = 10 };
    size_t n = ties->actors;
    uint64_t steps = n <= SMALL ? MANY : FEW;
    dolls d = make_dolls(ties, k);
    uint32_t *known = mv_alloc_array(n, sizeof *known);
    for (size_t p = 0; p < n; p++) known[p] = position[d.row.actor[p]];
    size_t reached = solve(&d, steps, known), lower = d.inner[reached];
    for (size_t p = 0; p < n && reached == 0; p++) position[d.row.actor[p]] = d.best[p];
    while (reached > 0 && reached < d.end) {
        d.end = reached;
        reached = solve(&d, steps / PARTS, known);
        lower += d.inner[reached];
    }
    free(known);
    clear_dolls(&d);
    return lower;
}
