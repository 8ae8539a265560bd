#include "analysis/graph/signed_pairs.h"
#include "support/memory.h"

static mv_arc arc_at(const mv_network *network, bool directed, size_t i)
{
    if (directed) return network->arcs[i];
    const mv_tie *tie = &network->ties[i];
    return (mv_arc){ tie->a, tie->b, tie->state, tie->strength };
}

mv_signed_pair *mv_signed_pairs_list(const mv_network *network, const size_t *place, bool directed, size_t *count)
{
    size_t most = directed ? network->arc_count : network->tie_count;
    mv_signed_pair *pairs = mv_alloc_array(most, sizeof *pairs);
    *count = 0;
    for (size_t i = 0; i < most; i++) {
        mv_arc arc = arc_at(network, directed, i);
        if (arc.state != MV_POSITIVE && arc.state != MV_NEGATIVE) continue;
        double value = arc.state == MV_POSITIVE ? arc.strength : -arc.strength;
        pairs[(*count)++] = (mv_signed_pair){ place[arc.from], place[arc.to], value };
    }
    return pairs;
}

int mv_signed_pair_order(const mv_signed_pair *a, const mv_signed_pair *b)
{
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    return (a->second > b->second) - (a->second < b->second);
}
