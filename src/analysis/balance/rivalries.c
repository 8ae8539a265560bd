#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The actors that one actor has a positive tie with. */
static bool *find_friends(const mv_network *network, size_t actor)
{
    bool *friends = mv_alloc_array(network->actor_count, sizeof *friends);
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        if (tie->state != MV_POSITIVE) continue;
        if (tie->a == actor) friends[tie->b] = true;
        if (tie->b == actor) friends[tie->a] = true;
    }
    return friends;
}

mv_bridged *mv_bridged_build(const mv_network *network, size_t actor)
{
    mv_bridged *bridged = mv_alloc(sizeof *bridged);
    bool *friends = find_friends(network, actor);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state != MV_NEGATIVE || tie->a == actor || tie->b == actor) continue;
        bridged->of++;
        if (!friends[tie->a] || !friends[tie->b]) continue;
        bridged->ties = mv_grow(bridged->ties, bridged->count, sizeof *bridged->ties);
        bridged->ties[bridged->count++] = i;
    }
    free(friends);
    bridged->share = bridged->of ? (double)bridged->count / (double)bridged->of : NAN;
    if (!bridged->of) bridged->undefined = "no two others are on bad terms";
    return bridged;
}

void mv_bridged_free(mv_bridged *bridged)
{
    if (!bridged) return;
    free(bridged->ties);
    free(bridged);
}
