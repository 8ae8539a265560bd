#include "multivector/network.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static bool selects_type(const mv_selection *selection, const char *type)
{
    return (!selection->types.count || mv_names_have(selection->types, type)) &&
           !mv_names_have(selection->without_types, type);
}

/* Whether an entry speaks of what is selected, on the days that count. */
static bool speaks(const mv_coverage *entry, const mv_network *network)
{
    bool any = !entry->types.count;
    for (size_t i = 0; i < entry->types.count && !any; i++)
        any = selects_type(&network->selection, entry->types.items[i]);
    return any && mv_spans_meet(mv_coverage_span(entry), network->days);
}

/* Whether the two fit the same entries; *fitted counts those of the first. */
static bool are_alike(const mv_network *network, const mv_actor *actor, const mv_actor *other, size_t *fitted)
{
    const mv_relations *set = network->set;
    *fitted = 0;
    for (size_t i = 0; i < set->coverage_count; i++) {
        const mv_coverage *entry = &set->coverage[i];
        bool fits = mv_coverage_has_actor(entry, actor);
        if (fits == mv_coverage_has_actor(entry, other) && !fits) continue;
        if (!speaks(entry, network)) continue;
        if (fits != mv_coverage_has_actor(entry, other)) return false;
        ++*fitted;
    }
    return true;
}

mv_peers mv_peers_of(const mv_network *network, size_t actor)
{
    enum { FEWEST = 5 };
    mv_peers peers = { .undefined = MV_WHY_NO_COVERAGE };
    size_t fitted;
    peers.actors = mv_alloc_array(network->actor_count, sizeof *peers.actors);
    if (!network->set->coverage_count) return peers;
    const mv_actor *own = mv_network_actor(network, actor);
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_actor *other = mv_network_actor(network, i);
        peers.actors[i] = strcmp(own->kind, other->kind) == 0 && are_alike(network, own, other, &fitted);
        peers.count += peers.actors[i];
    }
    are_alike(network, own, own, &fitted);
    peers.undefined = !fitted ? MV_WHY_NOT_COVERED : peers.count < FEWEST ? MV_WHY_FEW_PEERS : NULL;
    return peers;
}

void mv_peers_clear(mv_peers *peers)
{
    free(peers->actors);
    *peers = (mv_peers){ 0 };
}
