#include "report/sections/vectors/vectors_parts.h"
#include "support/memory.h"
#include <stdlib.h>

mv_rank_among mv_vectors_rank(const mv_vectors *v, size_t actor)
{
    size_t count = v->network->actor_count;
    double *scores = mv_alloc_array(count, sizeof *scores);
    for (size_t i = 0; i < count; i++) scores[i] = v->survey.profiles[i].evenness;
    mv_peers peers = mv_peers_of(v->network, actor);
    mv_rank_among rank = mv_rank_of(&peers, scores, count, actor, v->survey.profiles[actor].evenness_undefined);
    mv_peers_clear(&peers);
    free(scores);
    return rank;
}
