#include "analysis/family.h"
#include "analysis/graph/igraph_compat.h"
#include "analysis/graph/triangles.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* The network as a whole. */

/* A count that the network already knows. */
#define COUNTED(name, expression)                                                                                 \
    MV_METRIC(name, value)                                                                                        \
    {                                                                                                             \
        *value = (double)(expression);                                                                            \
        return MV_OK;                                                                                             \
    }

COUNTED(actors, network->actor_count)
COUNTED(relations, network->relation_count)
COUNTED(ties, mv_network_tie_total(network))
COUNTED(positive, network->states[MV_POSITIVE])
COUNTED(negative, network->states[MV_NEGATIVE])
COUNTED(ambivalent, network->states[MV_AMBIVALENT])
COUNTED(neutral, network->states[MV_NEUTRAL])
COUNTED(dropped, network->states[MV_DROPPED])
COUNTED(weak, network->states[MV_WEAK])
COUNTED(loops, network->loops)

static bool is_tie(mv_tie_state state)
{
    return state == MV_POSITIVE || state == MV_NEGATIVE || state == MV_AMBIVALENT;
}

MV_METRIC(components, value)
{
    size_t *parent = mv_alloc_array(network->actor_count, sizeof *parent), count = network->actor_count;
    for (size_t i = 0; i < network->actor_count; i++) parent[i] = i;
    for (size_t i = 0; i < network->tie_count; i++) {
        if (!is_tie(network->ties[i].state)) continue;
        size_t a = mv_root_of(parent, network->ties[i].a), b = mv_root_of(parent, network->ties[i].b);
        if (a != b) count--;
        parent[a] = b;
    }
    free(parent);
    *value = (double)count;
    return MV_OK;
}

MV_METRIC(isolates, value)
{
    bool *tied = mv_alloc_array(network->actor_count, sizeof *tied);
    size_t count = 0;
    for (size_t i = 0; i < network->tie_count; i++)
        if (is_tie(network->ties[i].state)) tied[network->ties[i].a] = tied[network->ties[i].b] = true;
    for (size_t i = 0; i < network->actor_count; i++) count += !tied[i];
    free(tied);
    *value = (double)count;
    return MV_OK;
}

MV_METRIC(density, value)
{
    double n = (double)network->actor_count;
    *value = (double)mv_network_tie_total(network) / (n * (n - 1) / 2);
    return MV_OK;
}

/* C = 3 triangles / paths of two ties; signs and weights do not count. Not igraph's, which takes minutes on
 * networks with large hubs. Newman, Watts and Strogatz, PNAS 99 (2002). */
MV_METRIC(transitivity, value)
{
    double *degree = mv_alloc_array(network->actor_count, sizeof *degree), paths = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) continue;
        paths += degree[tie->a]++;
        paths += degree[tie->b]++;
    }
    *value = 3 * (double)mv_triangles_at(network, NULL) / paths;
    free(degree);
    return MV_OK;
}

/* The largest component of the positive ties as a graph of its own; of two equally large ones the one that holds
 * the first actor, which is the one igraph numbers first. The network has an actor. */
static mv_status largest_component(const mv_network *network, igraph_t *graph, mv_log *log)
{
    const igraph_t *whole = &network->graphs->positive_ties.graph;
    igraph_vector_int_t membership, sizes, members;
    mv_status status = MV_OK;
    mv_igraph_memory(igraph_vector_int_init(&membership, 0));
    mv_igraph_memory(igraph_vector_int_init(&sizes, 0));
    mv_igraph_memory(igraph_vector_int_init(&members, 0));
    MV_TRY(igraph_connected_components(whole, &membership, &sizes, NULL, IGRAPH_WEAK));
    igraph_integer_t largest = igraph_vector_int_which_max(&sizes);
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&membership); i++)
        if (VECTOR(membership)[i] == largest) MV_TRY(igraph_vector_int_push_back(&members, i));
    MV_TRY(igraph_induced_subgraph(whole, graph, igraph_vss_vector(&members), IGRAPH_SUBGRAPH_AUTO));
done:
    igraph_vector_int_destroy(&membership);
    igraph_vector_int_destroy(&sizes);
    igraph_vector_int_destroy(&members);
    return status;
}

static mv_status of_largest_component(const mv_network *network,
                                      igraph_error_t (*measure)(const igraph_t *, double *), double *value,
                                      mv_log *log)
{
    igraph_t graph;
    if (network->states[MV_POSITIVE] == 0) return MV_OK;
    mv_status status = largest_component(network, &graph, log);
    if (status) return status;
    status = mv_igraph_check(measure(&graph, value), log);
    igraph_destroy(&graph);
    return status;
}

MV_METRIC(diameter, value)
{
    return of_largest_component(network, mv_diameter, value, log);
}

MV_METRIC(average_path_length, value)
{
    return of_largest_component(network, mv_average_path_length, value, log);
}

/* r = (sum_k e_kk - sum_k a_k^2) / (1 - sum_k a_k^2): e_kk the share of tie ends inside group k, a_k the share of
 * all tie ends at k. Newman, Phys. Rev. E 67, 026126 (2003), eq. 2. */
MV_METRIC(assortativity_by_vector, value)
{
    size_t groups = network->set->vector_count;
    double *ends = mv_alloc_array(groups, sizeof *ends), total = 0, inside = 0, expected = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        size_t a = mv_actor_main_vector(mv_network_actor(network, tie->a));
        size_t b = mv_actor_main_vector(mv_network_actor(network, tie->b));
        if (tie->state != MV_POSITIVE || a == MV_NONE || b == MV_NONE) continue;
        ends[a]++;
        ends[b]++;
        total += 2;
        if (a == b) inside += 2;
    }
    bool varied = false;
    for (size_t k = 0; k < groups; k++) {
        expected += ends[k] / total * (ends[k] / total);
        varied = varied || (ends[k] > 0 && ends[k] < total);
    }
    if (varied) *value = (inside / total - expected) / (1 - expected);
    free(ends);
    return MV_OK;
}

static int by_ends(const void *x, const void *y)
{
    const mv_arc *a = x, *b = y;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

MV_METRIC(reciprocity, value)
{
    size_t count = 0, answered = 0;
    for (size_t i = 0; i < network->arc_count; i++) {
        const mv_arc *arc = &network->arcs[i];
        if (!is_tie(arc->state)) continue;
        mv_arc back = { .from = arc->to, .to = arc->from };
        const mv_arc *found = bsearch(&back, network->arcs, network->arc_count, sizeof back, by_ends);
        count++;
        if (found && is_tie(found->state)) answered++;
    }
    if (count) *value = (double)answered / (double)count;
    return MV_OK;
}

#define PAIRS "pairs of actors, after folding"

static const mv_metric rows[] = {
    { "actors", "Actors", MV_WHOLE, MV_COUNT_OF, 0, "actors selected", "all actors, tied or not", NULL, NULL,
      actors },
    { "relations", "Relations", MV_WHOLE, MV_COUNT_OF, 0, "relations selected", "every sign, self-loops included",
      NULL, NULL, relations },
    { "ties", "Ties", MV_WHOLE, MV_COUNT_OF, 0, "positive + negative + ambivalent pairs", PAIRS, NULL, NULL,
      ties },
    { "positive", "Positive ties", MV_WHOLE, MV_COUNT_OF, 0, "pairs on good terms", PAIRS, NULL, NULL, positive },
    { "negative", "Negative ties", MV_WHOLE, MV_COUNT_OF, 0, "pairs on bad terms", PAIRS, NULL, NULL, negative },
    { "ambivalent", "Ambivalent ties", MV_WHOLE, MV_COUNT_OF, 0,
      "pairs whose relations cancel out: counted, no part of signed measures", PAIRS, NULL, NULL, ambivalent },
    { "neutral", "Neutral pairs", MV_WHOLE, MV_COUNT_OF, 0, "pairs with relations of sign 0 only: no tie", PAIRS,
      NULL, NULL, neutral },
    { "dropped", "Dropped pairs", MV_WHOLE, MV_COUNT_OF, 0, "pairs left out by the fold rule unanimous", PAIRS,
      NULL, NULL, dropped },
    { "weak", "Weak pairs", MV_WHOLE, MV_COUNT_OF, 0, "pairs below --min-weight: no tie", PAIRS, NULL, NULL,
      weak },
    { "loops", "Self-loops", MV_WHOLE, MV_COUNT_OF, 0, "relations from an actor to itself: part of no measure",
      "every sign", NULL, NULL, loops },
    { "components", "Components", MV_WHOLE, MV_COUNT_OF, 0,
      "groups of actors connected by ties, isolates included", "ties of every sign, also ambivalent", NULL, NULL,
      components },
    { "isolates", "Isolates", MV_WHOLE, MV_COUNT_OF, 0, "actors without a tie",
      "ties of every sign, also ambivalent", NULL, NULL, isolates },
    { "density", "Density", MV_WHOLE, 0, 3, "ties as a share of all pairs", "ties of every sign, also ambivalent",
      "fewer than two actors", "Wasserman and Faust 1994", density },
    { "transitivity", "Transitivity", MV_WHOLE, 0, 3, "share of paths of two ties whose ends are tied as well",
      "signed ties; sign, weight and direction ignored", "no actor has two signed ties",
      "Newman, Watts and Strogatz 2002", transitivity },
    { "diameter", "Diameter", MV_WHOLE, MV_COUNT_OF | MV_SLOW, 0, "longest shortest path, in ties",
      "largest component of the positive ties; weight and direction ignored", "no positive tie",
      "Wasserman and Faust 1994", diameter },
    { "average_path_length", "Average path length", MV_WHOLE, MV_SLOW, 3, "mean shortest path, in ties",
      "largest component of the positive ties; weight and direction ignored", "no positive tie",
      "Watts and Strogatz 1998", average_path_length },
    { "assortativity_by_vector", "Assortativity by vector", MV_WHOLE, 0, 3,
      "do ties stay within vectors (1), ignore them (0) or cross them (below 0)",
      "positive ties whose ends both have a vector; an actor counts for its largest share",
      "positive ties touch fewer than two vectors", "Newman 2003", assortativity_by_vector },
    { "reciprocity", "Reciprocity", MV_WHOLE, MV_DIRECTED_ONLY, 3, "share of directed ties that are answered",
      "directed ties of every sign, also ambivalent", "needs --directed and a tie", "Wasserman and Faust 1994",
      reciprocity },
};

const mv_metric_family mv_overview = { rows, MV_COUNT(rows) };
