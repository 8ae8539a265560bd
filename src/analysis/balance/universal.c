#include "analysis/balance/universal.h"
#include "multivector/balance.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* What bodies that nearly everybody belongs to make of balance. */

static bool *find_countries(const mv_network *network, size_t *count)
{
    bool *countries = mv_alloc_array(network->actor_count, sizeof *countries);
    for (size_t i = 0; i < network->actor_count; i++)
        if (strcmp(mv_network_actor(network, i)->kind, "country") == 0) {
            countries[i] = true;
            ++*count;
        }
    return countries;
}

mv_universal mv_universal_of(const mv_network *network)
{
    mv_universal bodies = { 0, mv_alloc_array(network->actor_count, sizeof *bodies.actors) };
    size_t count = 0, *members = mv_alloc_array(network->actor_count, sizeof *members);
    bool *countries = find_countries(network, &count);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state == MV_POSITIVE && countries[tie->a] != countries[tie->b])
            members[countries[tie->a] ? tie->b : tie->a]++;
    }
    for (size_t i = 0; i < network->actor_count; i++)
        if (members[i] && 2 * members[i] >= count) bodies.actors[bodies.count++] = i;
    free(countries);
    free(members);
    return bodies;
}

void mv_universal_clear(mv_universal *bodies)
{
    free(bodies->actors);
    *bodies = (mv_universal){ 0 };
}

/* The network with the ties that are none of the bodies' alone: a view, of which only actors, ties and states may
 * be read, and whose ties the caller frees. */
static mv_network view_of_others(const mv_network *network, const mv_universal *bodies)
{
    mv_network rest = *network;
    rest.graphs = NULL; /* which are of all ties */
    bool *gone = mv_alloc_array(network->actor_count, sizeof *gone);
    rest.ties = mv_alloc_array(network->tie_count, sizeof *rest.ties);
    rest.tie_count = 0;
    memset(rest.states, 0, sizeof rest.states);
    for (size_t i = 0; i < bodies->count; i++) gone[bodies->actors[i]] = true;
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (gone[tie->a] || gone[tie->b]) continue;
        rest.ties[rest.tie_count++] = *tie;
        rest.states[tie->state]++;
    }
    free(gone);
    return rest;
}

void mv_without_universal_begin(mv_without_universal *out, const mv_network *network, const mv_universal *bodies)
{
    mv_network rest = view_of_others(network, bodies);
    out->triangles = mv_triangles_count(&rest);
    out->ties = mv_signed_ties_of(&rest, MV_OBJECTIVE_COUNT, network->selection.fold == MV_FOLD_EACH);
    free(rest.ties);
}

static mv_status find_without(mv_without_universal *out, const mv_network *network, const mv_universal *bodies,
                              const mv_frustration_options *options, mv_log *log)
{
    mv_without_universal_begin(out, network, bodies);
    return mv_frustration_solve(&out->result, &out->ties, options, log);
}

mv_status mv_without_universal_find(mv_without_universal *out, const mv_network *network,
                                    const mv_universal *bodies, const mv_frustration_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, find_without(out, network, bodies, options, log), mv_guard_failed(log));
}

void mv_without_universal_clear(mv_without_universal *without)
{
    mv_signed_ties_clear(&without->ties);
    mv_frustration_clear(&without->result);
    *without = (mv_without_universal){ 0 };
}
