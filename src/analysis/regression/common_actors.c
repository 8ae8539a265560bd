#include "analysis/graph/signed_pairs.h"
#include "multivector/regression.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The networks of a regression on the actors that all of them have. Networks number their actors in the order of
 * their ids. */

/* Actors of the first network by how many networks have them, and how many actors there are in all. */
static size_t *count_networks(const mv_network *const *networks, size_t count, size_t *all)
{
    size_t *found = mv_alloc_array(networks[0]->actor_count, sizeof *found);
    *all = 0;
    for (size_t s = 0; s < count; s++)
        for (size_t i = 0; i < networks[s]->actor_count; i++) {
            const char *id = mv_network_actor(networks[s], i)->id;
            size_t first = mv_network_find(networks[0], id);
            if (first != MV_NONE) found[first]++;
            bool known = false;
            for (size_t other = 0; other < s && !known; other++)
                known = mv_network_find(networks[other], id) != MV_NONE;
            *all += !known;
        }
    return found;
}

/* The numbers that a network's actors have among those in all; MV_NONE: it is not. */
static size_t *number_actors(const mv_network *network, const mv_network *first, const size_t *numbers)
{
    size_t *place = mv_alloc_array(network->actor_count, sizeof *place);
    for (size_t i = 0; i < network->actor_count; i++) {
        size_t there = mv_network_find(first, mv_network_actor(network, i)->id);
        place[i] = there == MV_NONE ? MV_NONE : numbers[there];
    }
    return place;
}

static mv_signed_ties ties_of(const mv_network *network, const size_t *place, size_t actors, bool directed)
{
    size_t count;
    mv_signed_pair *pairs = mv_signed_pairs_list(network, place, directed, &count);
    mv_signed_ties ties = { actors, 0, mv_alloc_array(count, sizeof *ties.a),
                            mv_alloc_array(count, sizeof *ties.b), mv_alloc_array(count, sizeof *ties.weight) };
    for (size_t i = 0; i < count; i++) {
        if (pairs[i].first == MV_NONE || pairs[i].second == MV_NONE) continue;
        ties.a[ties.count] = (uint32_t)pairs[i].first;
        ties.b[ties.count] = (uint32_t)pairs[i].second;
        ties.weight[ties.count++] = pairs[i].value;
    }
    free(pairs);
    return ties;
}

static mv_status regression_of_networks(mv_regression *result, const mv_network *const *networks, size_t count,
                                        const mv_regression_options *options, mv_log *log)
{
    mv_regression_options how = options ? *options : (mv_regression_options){ .seed = 1 };
    size_t all, common = 0, *numbers = count_networks(networks, count, &all);
    mv_signed_ties *sets = mv_alloc_array(count, sizeof *sets);
    for (size_t i = 0; i < networks[0]->actor_count; i++) numbers[i] = numbers[i] == count ? common++ : MV_NONE;
    how.directed = true;
    for (size_t s = 0; s < count; s++) how.directed = how.directed && networks[s]->selection.directed;
    for (size_t s = 0; s < count; s++) {
        size_t *place = number_actors(networks[s], networks[0], numbers);
        sets[s] = ties_of(networks[s], place, common, how.directed);
        free(place);
    }
    mv_status status = mv_regression_of(result, sets, count, &how, log);
    result->left_out = all - common;
    for (size_t s = 0; s < count; s++) mv_signed_ties_clear(&sets[s]);
    free(sets);
    free(numbers);
    return status;
}

mv_status mv_regression_of_networks(mv_regression *result, const mv_network *const *networks, size_t count,
                                    const mv_regression_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, regression_of_networks(result, networks, count, options, log),
                      mv_guard_failed(log));
}
