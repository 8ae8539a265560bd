#include "analysis/family.h"
#include "analysis/graph/distances.h"
#include "analysis/graph/igraph_compat.h"
#include "analysis/graph/mixing.h"
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

static size_t count_arcs(const mv_network *network)
{
    size_t count = 0;
    for (size_t i = 0; i < network->arc_count; i++) count += is_tie(network->arcs[i].state);
    return count;
}

COUNTED(arcs, count_arcs(network))

/* Of n (n - 1) ordered pairs where ties have a direction, else of half as many. */
MV_METRIC(density, value)
{
    double n = (double)network->actor_count;
    *value = network->selection.directed ? (double)count_arcs(network) / (n * (n - 1))
                                         : (double)mv_network_tie_total(network) / (n * (n - 1) / 2);
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
    mv_triangles all = mv_triangles_count(network);
    *value = 3 * (double)(all.count[0] + all.count[1] + all.count[2] + all.count[3]) / paths;
    free(degree);
    return MV_OK;
}

/* The largest component of a graph, whatever the direction, as a graph of its own; of two equally large ones the
 * one that holds the first actor, which is the one igraph numbers first. The graph has a vertex. */
static mv_status largest_component(const igraph_t *whole, igraph_t *graph, mv_log *log)
{
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
                                      igraph_error_t (*measure)(const igraph_t *, bool, double *), double *value,
                                      mv_log *log)
{
    const mv_graph *whole;
    igraph_t graph;
    mv_status status = mv_graph_of_paths(&whole, network, log);
    if (status || igraph_ecount(&whole->graph) == 0) return status;
    status = largest_component(&whole->graph, &graph, log);
    if (status) return status;
    status = mv_igraph_check(measure(&graph, network->selection.directed, value), log);
    igraph_destroy(&graph);
    return status;
}

MV_METRIC(diameter, value)
{
    const mv_distances *distances;
    if (!mv_searches_paths(network, false)) return of_largest_component(network, mv_diameter, value, log);
    mv_status status = mv_network_distances(&distances, network, options->jobs, log);
    if (!status && distances->longest > 0) *value = distances->longest;
    return status;
}

MV_METRIC(average_path_length, value)
{
    const mv_distances *distances;
    if (!mv_searches_paths(network, false))
        return of_largest_component(network, mv_average_path_length, value, log);
    mv_status status = mv_network_distances(&distances, network, options->jobs, log);
    if (!status) *value = distances->mean;
    return status;
}

MV_METRIC(assortativity_by_vector, value)
{
    mv_groups groups = mv_groups_by_vector(network);
    *value = mv_mixing_of_groups(network, &groups, (mv_mixing){ options->weighted, network->selection.directed });
    mv_groups_clear(&groups);
    return MV_OK;
}

static int by_ends(const void *x, const void *y)
{
    const mv_arc *a = x, *b = y;
    if (a->from != b->from) return a->from < b->from ? -1 : 1;
    return (a->to > b->to) - (a->to < b->to);
}

/* How many arcs of each state there are, and how many of each are answered by one of each. */
typedef struct answers {
    size_t arcs[MV_TIE_STATE_COUNT], answered[MV_TIE_STATE_COUNT][MV_TIE_STATE_COUNT];
} answers;

static answers count_answers(const mv_network *network)
{
    answers all = { 0 };
    for (size_t i = 0; i < network->arc_count; i++) {
        const mv_arc *arc = &network->arcs[i];
        mv_arc back = { .from = arc->to, .to = arc->from };
        const mv_arc *found = bsearch(&back, network->arcs, network->arc_count, sizeof back, by_ends);
        all.arcs[arc->state]++;
        if (found) all.answered[arc->state][found->state]++;
    }
    return all;
}

/* NAN of nothing. */
static double share(size_t part, size_t whole)
{
    return whole ? (double)part / (double)whole : NAN;
}

MV_METRIC(reciprocity, value)
{
    static const mv_tie_state ties[] = { MV_POSITIVE, MV_NEGATIVE, MV_AMBIVALENT };
    answers all = count_answers(network);
    size_t count = 0, answered = 0;
    for (size_t i = 0; i < MV_COUNT(ties); i++) {
        count += all.arcs[ties[i]];
        for (size_t j = 0; j < MV_COUNT(ties); j++) answered += all.answered[ties[i]][ties[j]];
    }
    *value = share(answered, count);
    return MV_OK;
}

MV_METRIC(reciprocity_positive, value)
{
    answers all = count_answers(network);
    *value = share(all.answered[MV_POSITIVE][MV_POSITIVE], all.arcs[MV_POSITIVE]);
    return MV_OK;
}

MV_METRIC(reciprocity_negative, value)
{
    answers all = count_answers(network);
    *value = share(all.answered[MV_NEGATIVE][MV_NEGATIVE], all.arcs[MV_NEGATIVE]);
    return MV_OK;
}

MV_METRIC(reciprocity_opposed, value)
{
    answers all = count_answers(network);
    size_t opposed = all.answered[MV_POSITIVE][MV_NEGATIVE] + all.answered[MV_NEGATIVE][MV_POSITIVE];
    *value = share(opposed, all.arcs[MV_POSITIVE] + all.arcs[MV_NEGATIVE]);
    return MV_OK;
}

#define PATHS                                                                                                     \
    "largest component of the positive ties, weight ignored; with --directed along direction, of pairs that "     \
    "have a path"
#define ARCS "directed ties of every sign, also ambivalent; an undirected relation counts both ways"
#define SIGNED_ARCS "positive and negative directed ties; an undirected relation counts both ways"
#define SZELL "Szell, Lambiotte and Thurner 2010"
#define PAIRS "pairs of actors, after folding"

static const mv_metric rows[] = {
    { "actors", "Actors", MV_WHOLE, MV_COUNT_OF, 0, "actors selected", "all actors, tied or not", NULL, NULL, NULL,
      actors },
    { "relations", "Relations", MV_WHOLE, MV_COUNT_OF, 0, "relations selected", "every sign, self-loops included",
      NULL, NULL, NULL, relations },
    { "ties", "Ties", MV_WHOLE, MV_COUNT_OF, 0, "positive + negative + ambivalent pairs", PAIRS, NULL, NULL, NULL,
      ties },
    { "positive", "Positive ties", MV_WHOLE, MV_COUNT_OF, 0, "pairs on good terms", PAIRS, NULL, NULL, NULL,
      positive },
    { "negative", "Negative ties", MV_WHOLE, MV_COUNT_OF, 0, "pairs on bad terms", PAIRS, NULL, NULL, NULL,
      negative },
    { "ambivalent", "Ambivalent ties", MV_WHOLE, MV_COUNT_OF, 0,
      "pairs whose relations cancel out: counted, no part of signed measures", PAIRS, NULL, NULL, NULL,
      ambivalent },
    { "neutral", "Neutral pairs", MV_WHOLE, MV_COUNT_OF, 0, "pairs with relations of sign 0 only: no tie", PAIRS,
      NULL, NULL, NULL, neutral },
    { "dropped", "Dropped pairs", MV_WHOLE, MV_COUNT_OF, 0, "pairs left out by the fold rule unanimous", PAIRS,
      NULL, NULL, NULL, dropped },
    { "weak", "Weak pairs", MV_WHOLE, MV_COUNT_OF, 0, "pairs below --min-weight: no tie", PAIRS, NULL, NULL, NULL,
      weak },
    { "loops", "Self-loops", MV_WHOLE, MV_COUNT_OF, 0, "relations from an actor to itself: part of no measure",
      "every sign", NULL, NULL, NULL, loops },
    { "components", "Components", MV_WHOLE, MV_COUNT_OF, 0,
      "groups of actors connected by ties, isolates included", "ties of every sign, also ambivalent", NULL, NULL,
      NULL, components },
    { "isolates", "Isolates", MV_WHOLE, MV_COUNT_OF, 0, "actors without a tie",
      "ties of every sign, also ambivalent", NULL, NULL, NULL, isolates },
    { "density", "Density", MV_WHOLE, 0, 3, "ties as a share of all pairs",
      "ties of every sign, also ambivalent; with --directed of all ordered pairs", "fewer than two actors",
      "Wasserman and Faust 1994", "m / (n (n − 1) / 2) with m ties; --directed: arcs / (n (n − 1))", density },
    { "transitivity", "Transitivity", MV_WHOLE, 0, 3, "share of paths of two ties whose ends are tied as well",
      "signed ties; sign, weight and direction ignored", "no actor has two signed ties",
      "Newman, Watts and Strogatz 2002", "3 t / p, with t triangles and p paths of two ties", transitivity },
    { "diameter", "Diameter", MV_WHOLE, MV_COUNT_OF | MV_SLOW | MV_OF_DISTANCES, 0,
      "longest shortest path, in ties", PATHS, "no positive tie", "Wasserman and Faust 1994", "max d(i, j)",
      diameter },
    { "average_path_length", "Average path length", MV_WHOLE, MV_SLOW | MV_OF_DISTANCES, 3,
      "mean shortest path, in ties", PATHS, "no positive tie", "Watts and Strogatz 1998",
      "mean of d(i, j) over the pairs i ≠ j", average_path_length },
    { "assortativity_by_vector", "Assortativity by vector", MV_WHOLE, 0, 3,
      "do ties stay within vectors (1), ignore them (0) or cross them (below 0)",
      "positive ties whose ends both have a vector (--weighted: by strength; with --directed along their "
      "direction); "
      "an actor of several counts in each by its share",
      "positive ties touch fewer than two vectors", "Newman 2003",
      "(Σ_k e_kk − Σ_k a_k b_k) / (1 − Σ_k a_k b_k), with e_kl the share of ties that lead from vector k to l, "
      "a_k = Σ_l e_kl, b_k = Σ_l e_lk",
      assortativity_by_vector },
    { "arcs", "Directed ties", MV_WHOLE, MV_COUNT_OF | MV_DIRECTED_ONLY, 0,
      "positive + negative + ambivalent ordered pairs", ARCS, "needs --directed", NULL, NULL, arcs },
    { "reciprocity", "Reciprocity", MV_WHOLE, MV_DIRECTED_ONLY, 3, "share of directed ties that are answered",
      "directed ties of every sign, also ambivalent", "needs --directed and a tie", "Wasserman and Faust 1994",
      "arcs answered by an arc of any sign / arcs", reciprocity },
    { "reciprocity_positive", "Reciprocity, positive", MV_WHOLE, MV_DIRECTED_ONLY, 3,
      "share of positive directed ties answered by a positive one", SIGNED_ARCS,
      "needs --directed and a positive directed tie", SZELL,
      "positive arcs answered by a positive arc / positive arcs", reciprocity_positive },
    { "reciprocity_negative", "Reciprocity, negative", MV_WHOLE, MV_DIRECTED_ONLY, 3,
      "share of negative directed ties answered by a negative one", SIGNED_ARCS,
      "needs --directed and a negative directed tie", SZELL,
      "negative arcs answered by a negative arc / negative arcs", reciprocity_negative },
    { "reciprocity_opposed", "Reciprocity, opposed", MV_WHOLE, MV_DIRECTED_ONLY, 3,
      "share of signed directed ties answered by one of the other sign", SIGNED_ARCS,
      "needs --directed and a signed directed tie", "ours",
      "signed arcs answered by an arc of the other sign / signed arcs", reciprocity_opposed },
};

const mv_metric_family mv_overview = { rows, MV_COUNT(rows) };
