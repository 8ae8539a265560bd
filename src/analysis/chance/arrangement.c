#include "analysis/chance/arrangement.h"
#include "analysis/graph/tie_lists.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

mv_arrangement mv_arrangement_of(const mv_network *network)
{
    mv_arrangement all = { .actors = network->actor_count };
    size_t most = network->states[MV_POSITIVE] + network->states[MV_NEGATIVE];
    all.a = mv_alloc_array(most, sizeof *all.a);
    all.b = mv_alloc_array(most, sizeof *all.b);
    all.negative = mv_alloc_array(most, sizeof *all.negative);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) continue;
        all.a[all.count] = tie->a;
        all.b[all.count] = tie->b;
        all.negative[all.count++] = tie->state == MV_NEGATIVE;
    }
    return all;
}

static void *copy(const void *from, size_t count, size_t size)
{
    void *to = mv_alloc_array(count, size);
    return count ? memcpy(to, from, count * size) : to;
}

mv_arrangement mv_arrangement_copy(const mv_arrangement *of)
{
    mv_arrangement own = *of;
    own.a = copy(of->a, of->count, sizeof *of->a);
    own.b = copy(of->b, of->count, sizeof *of->b);
    own.negative = copy(of->negative, of->count, sizeof *of->negative);
    own.pairs = NULL;
    return own;
}

void mv_arrangement_clear(mv_arrangement *arrangement)
{
    free(arrangement->a);
    free(arrangement->b);
    free(arrangement->negative);
    free(arrangement->pairs);
}

/* --- strata ---------------------------------------------------------------------------------------------------
 */

mv_strata mv_strata_whole(const mv_arrangement *arrangement)
{
    mv_strata strata = { 1, mv_alloc_array(2, sizeof *strata.first), NULL };
    strata.first[1] = arrangement->count;
    strata.order = mv_alloc_array(arrangement->count, sizeof *strata.order);
    for (size_t i = 0; i < arrangement->count; i++) strata.order[i] = (uint32_t)i;
    return strata;
}

void mv_strata_clear(mv_strata *strata)
{
    free(strata->first);
    free(strata->order);
}

/* What a tie is sorted by. */
typedef struct placed {
    const char *kinds[2]; /* in their order */
    size_t shared;
    uint32_t tie;
} placed;

static int by_stratum(const void *x, const void *y)
{
    const placed *a = x, *b = y;
    int first = strcmp(a->kinds[0], b->kinds[0]), second = strcmp(a->kinds[1], b->kinds[1]);
    if (first || second) return first ? first : second;
    return (a->shared > b->shared) - (a->shared < b->shared);
}

static int by_stratum_and_tie(const void *x, const void *y)
{
    int order = by_stratum(x, y);
    return order ? order
                 : (((const placed *)x)->tie > ((const placed *)y)->tie) -
                       (((const placed *)x)->tie < ((const placed *)y)->tie);
}

static const char *kind_of(const mv_network *network, size_t actor)
{
    return mv_network_actor(network, actor)->kind;
}

/* Neighbours ascend, so two lists are walked side by side. */
static size_t count_shared(const mv_network *network, const mv_tie_lists *lists, uint32_t a, uint32_t b)
{
    size_t shared = 0, i = lists->first[a], k = lists->first[b];
    while (i < lists->first[a + 1] && k < lists->first[b + 1]) {
        uint32_t x = lists->neighbours[i].actor, y = lists->neighbours[k].actor;
        const char *kind = kind_of(network, x);
        if (x == y && strcmp(kind, kind_of(network, a)) != 0 && strcmp(kind, kind_of(network, b)) != 0) shared++;
        if (x <= y) i++;
        if (y <= x) k++;
    }
    return shared;
}

/* Of a projection every shared body is a relation of its own. */
static size_t count_projected(const mv_network *network, uint32_t a, uint32_t b)
{
    const mv_tie *tie = mv_tie_between(network, a, b);
    size_t shared = 0;
    for (size_t i = 0; i < tie->count; i++) {
        const mv_relation *relation = &network->set->relations[network->members[tie->first + i]];
        shared += strcmp(network->set->types[relation->type].id, "shared") == 0;
    }
    return shared;
}

static placed *sort_ties(const mv_network *network, const mv_arrangement *all)
{
    mv_tie_lists lists = mv_tie_lists_build(network, false);
    placed *ties = mv_alloc_array(all->count, sizeof *ties);
    for (size_t i = 0; i < all->count; i++) {
        const char *a = kind_of(network, all->a[i]), *b = kind_of(network, all->b[i]);
        bool swap = strcmp(a, b) > 0;
        ties[i] = (placed){ { swap ? b : a, swap ? a : b }, 0, (uint32_t)i };
        ties[i].shared = network->projected ? count_projected(network, all->a[i], all->b[i])
                                            : count_shared(network, &lists, all->a[i], all->b[i]);
    }
    mv_tie_lists_clear(&lists);
    if (all->count) qsort(ties, all->count, sizeof *ties, by_stratum_and_tie);
    return ties;
}

mv_strata mv_strata_of(const mv_network *network, const mv_arrangement *all)
{
    placed *ties = sort_ties(network, all);
    mv_strata strata = { 0, mv_alloc_array(all->count + 1, sizeof *strata.first),
                         mv_alloc_array(all->count, sizeof *strata.order) };
    for (size_t i = 0; i < all->count; i++) {
        if (i == 0 || by_stratum(&ties[i - 1], &ties[i]) != 0) strata.first[strata.count++] = i;
        strata.order[i] = ties[i].tie;
    }
    strata.first[strata.count] = all->count;
    free(ties);
    return strata;
}

/* --- draws ----------------------------------------------------------------------------------------------------
 */

/* Fisher and Yates, in each stratum. */
void mv_arrangement_shuffle(mv_arrangement *arrangement, const mv_strata *strata, mv_random *random)
{
    bool *negative = arrangement->negative;
    for (size_t s = 0; s < strata->count; s++) {
        const uint32_t *ties = strata->order + strata->first[s];
        for (size_t i = strata->first[s + 1] - strata->first[s]; i > 1; i--) {
            uint32_t one = ties[i - 1], other = ties[mv_random_below(random, (uint32_t)i)];
            bool kept = negative[one];
            negative[one] = negative[other];
            negative[other] = kept;
        }
    }
}

/* A table of the pairs that are tied: open addressing, each slot 1 + the tie. Twice as many slots as ties at
 * least, and nothing is deleted but by moving back what follows. */
static size_t slot_of(const mv_arrangement *all, uint32_t a, uint32_t b)
{
    uint64_t key = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
    mv_random mix = { key };
    return (size_t)mv_random_next(&mix) & (all->pair_room - 1);
}

static bool joins(const mv_arrangement *all, uint32_t tie, uint32_t a, uint32_t b)
{
    return (all->a[tie] == a && all->b[tie] == b) || (all->a[tie] == b && all->b[tie] == a);
}

static size_t find_pair(const mv_arrangement *all, uint32_t a, uint32_t b)
{
    size_t slot = slot_of(all, a, b);
    while (all->pairs[slot] && !joins(all, all->pairs[slot] - 1, a, b)) slot = (slot + 1) & (all->pair_room - 1);
    return slot;
}

static void put_pair(mv_arrangement *all, uint32_t tie)
{
    all->pairs[find_pair(all, all->a[tie], all->b[tie])] = tie + 1;
}

static void drop_pair(mv_arrangement *all, uint32_t tie)
{
    size_t mask = all->pair_room - 1, hole = find_pair(all, all->a[tie], all->b[tie]);
    all->pairs[hole] = 0;
    for (size_t at = (hole + 1) & mask; all->pairs[at]; at = (at + 1) & mask) {
        uint32_t moved = all->pairs[at] - 1;
        all->pairs[at] = 0;
        put_pair(all, moved);
    }
}

/* Ties in the order that rewiring needs: the positive ones first. */
static void sort_by_sign(mv_arrangement *all)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->negative[i]) continue;
        size_t to = all->positive++;
        uint32_t a = all->a[to], b = all->b[to];
        all->negative[i] = all->negative[to];
        all->negative[to] = false;
        all->a[to] = all->a[i], all->b[to] = all->b[i];
        all->a[i] = a, all->b[i] = b;
    }
}

static void start_rewiring(mv_arrangement *all)
{
    sort_by_sign(all);
    for (all->pair_room = 4; all->pair_room < 2 * all->count;) all->pair_room *= 2;
    all->pairs = mv_alloc_array(all->pair_room, sizeof *all->pairs);
    for (size_t i = 0; i < all->count; i++) put_pair(all, (uint32_t)i);
}

static void swap_ends(mv_arrangement *all, uint32_t one, uint32_t other, bool turned)
{
    uint32_t *end = turned ? &all->a[other] : &all->b[other], kept = *end;
    drop_pair(all, one);
    drop_pair(all, other);
    *end = all->b[one];
    all->b[one] = kept;
    put_pair(all, one);
    put_pair(all, other);
}

static uint32_t another_of_sign(const mv_arrangement *all, uint32_t tie, mv_random *random)
{
    size_t first = tie < all->positive ? 0 : all->positive;
    size_t count = tie < all->positive ? all->positive : all->count - all->positive;
    return (uint32_t)first + mv_random_below(random, (uint32_t)count);
}

/* Two ties of one sign exchange an end, unless that makes a loop or ties a pair twice. Refused tries count, so
 * that every arrangement is as likely as any other. */
void mv_arrangement_rewire(mv_arrangement *all, size_t tries, mv_random *random)
{
    if (!all->pairs) start_rewiring(all);
    for (size_t i = 0; i < tries; i++) {
        uint32_t one = mv_random_below(random, (uint32_t)all->count), other = another_of_sign(all, one, random);
        bool turned = mv_random_next(random) >> 63;
        if (one == other) continue;
        uint32_t stays = turned ? all->b[other] : all->a[other], comes = turned ? all->a[other] : all->b[other];
        if (all->a[one] == comes || stays == all->b[one]) continue;
        if (all->pairs[find_pair(all, all->a[one], comes)] || all->pairs[find_pair(all, stays, all->b[one])])
            continue;
        swap_ends(all, one, other, turned);
    }
}
