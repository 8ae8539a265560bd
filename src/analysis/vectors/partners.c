#include "multivector/partners.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Who stands behind an actor's numbers. */

static int sign_of(mv_tie_state state)
{
    return state == MV_POSITIVE ? 1 : state == MV_NEGATIVE ? -1 : 0;
}

static bool is_tie(const mv_tie *tie)
{
    return tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE || tie->state == MV_AMBIVALENT;
}

static int by_strength(const void *x, const void *y)
{
    const mv_partner *p = x, *q = y;
    double a = p->tie->strength, b = q->tie->strength;
    if (a != b) return a > b ? -1 : 1;
    return (p->actor > q->actor) - (p->actor < q->actor);
}

static int by_actor(const void *x, const void *y)
{
    const mv_partner *p = x, *q = y;
    return (p->actor > q->actor) - (p->actor < q->actor);
}

/* Strengths that are the same but for rounding stand by id: actors are numbered in the order of theirs. */
static void settle_equals(mv_partner *partners, size_t count)
{
    for (size_t first = 0, next; first < count; first = next) {
        double least = partners[first].tie->strength * (1 - 1e-9);
        for (next = first + 1; next < count && partners[next].tie->strength >= least;) next++;
        qsort(partners + first, next - first, sizeof *partners, by_actor);
    }
}

mv_partner *mv_partners_list(const mv_network *network, size_t actor, size_t *count)
{
    mv_partner *partners = mv_alloc_array(network->actor_count, sizeof *partners);
    *count = 0;
    for (size_t i = 0; i < mv_end_count(network) && actor != MV_NONE; i++) {
        mv_end end = mv_end_at(network, i);
        const mv_tie *tie = end.tie;
        if (end.actor != actor || !is_tie(tie)) continue;
        int sign = sign_of(tie->state);
        partners[(*count)++] = (mv_partner){ .actor = end.other,
                                             .tie = tie,
                                             .sign = sign,
                                             .strongest = sign ? mv_tie_strongest(network, tie, sign) : MV_NONE };
    }
    if (*count) qsort(partners, *count, sizeof *partners, by_strength);
    settle_equals(partners, *count);
    return partners;
}
