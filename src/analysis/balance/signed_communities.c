#include "analysis/graph/adjacency.h"
#include "analysis/graph/communities/signed_moves.h"
#include "multivector/balance.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Communities of positive and negative ties: the network as the search for them wants it, and what they are worth.
 */

/* Each tied actor a node, numbered by its place in `tied`. */
typedef struct model {
    const mv_adjacency *ties;
    double unit; /* what strengths are divided by: the largest, as squares would be out of range */
    mv_signed_graph graph;
    uint32_t *tied; /* the actors with a tie */
} model;

static double strength(const model *m, size_t entry)
{
    return m->ties->strength ? m->ties->strength[entry] / m->unit : 1;
}

static void add_node(model *m, size_t actor, const uint32_t *node_of)
{
    const mv_adjacency *ties = m->ties;
    mv_signed_graph *graph = &m->graph;
    size_t node = node_of[actor], next = graph->first[node];
    for (size_t e = ties->first[actor]; e < ties->first[actor + 1]; e++, next++) {
        bool negative = e >= ties->middle[actor];
        graph->to[next] = node_of[ties->to[e]];
        graph->weight[next] = negative ? -strength(m, e) : strength(m, e);
        *(negative ? &graph->negative[node] : &graph->positive[node]) += strength(m, e);
    }
    graph->first[node + 1] = next;
    graph->all_positive += graph->positive[node];
    graph->all_negative += graph->negative[node];
}

static model make_model(const mv_adjacency *ties)
{
    size_t n = ties->actors, ends = 2 * ties->ties;
    model m = { .ties = ties, .tied = mv_alloc_array(n, sizeof *m.tied) };
    uint32_t *node_of = mv_alloc_array(n, sizeof *node_of);
    for (size_t e = 0; e < ends && ties->strength; e++) m.unit = fmax(m.unit, ties->strength[e]);
    for (size_t i = 0; i < n; i++) {
        node_of[i] = (uint32_t)m.graph.nodes;
        if (mv_adjacency_degree(ties, i)) m.tied[m.graph.nodes++] = (uint32_t)i;
    }
    m.graph.first = mv_alloc_array(m.graph.nodes + 1, sizeof *m.graph.first);
    m.graph.to = mv_alloc_array(ends, sizeof *m.graph.to);
    m.graph.weight = mv_alloc_array(ends, sizeof *m.graph.weight);
    m.graph.positive = mv_alloc_array(m.graph.nodes, sizeof *m.graph.positive);
    m.graph.negative = mv_alloc_array(m.graph.nodes, sizeof *m.graph.negative);
    for (size_t k = 0; k < m.graph.nodes; k++) add_node(&m, m.tied[k], node_of);
    free(node_of);
    return m;
}

static void clear_model(model *m)
{
    MV_FREE(m->graph.first, m->graph.to, m->graph.weight, m->graph.positive, m->graph.negative, m->tied);
}

/* --- the result -------------------------------------------------------------------------------------------- */

/* Q = sum over communities of (positive less negative strength within - what chance would give) / all strength,
 * each tie counting twice. Gomez, Jensen and Arenas, Phys. Rev. E 80 (2009), 016114; Traag and Bruggeman, Phys.
 * Rev. E 80 (2009), 036115, with resolution 1 for both signs. */
static void find(mv_signed_communities *result, const model *m, uint64_t seed)
{
    size_t n = m->graph.nodes;
    uint32_t *group = mv_alloc_array(n, sizeof *group);
    result->count = mv_signed_moves_best(&m->graph, seed ? seed : 1, group, &result->runs);
    for (size_t k = 0; k < n; k++) result->community[m->tied[k]] = group[k];
    result->modularity =
        mv_signed_moves_quality(&m->graph, group) / (m->graph.all_positive + m->graph.all_negative);
    free(group);
}

static mv_status signed_communities_of(mv_signed_communities *result, const mv_network *network, bool weighted,
                                       uint64_t seed)
{
    size_t n = network->actor_count;
    *result = (mv_signed_communities){ .modularity = NAN, .community = mv_alloc_array(n, sizeof(uint32_t)) };
    for (size_t i = 0; i < n; i++) result->community[i] = MV_NO_BLOCK;
    mv_adjacency ties = mv_adjacency_of(network, weighted);
    model m = make_model(&ties);
    if (m.graph.nodes == 0)
        result->undefined = MV_WHY_NO_SIGNED_TIES;
    else if (m.graph.nodes > MV_SIGNED_COMMUNITY_ACTORS)
        result->undefined = MV_WHY_TOO_MANY_ACTORS;
    else
        find(result, &m, seed);
    clear_model(&m);
    mv_adjacency_clear(&ties);
    return MV_OK;
}

mv_status mv_signed_communities_of(mv_signed_communities *result, const mv_network *network, bool weighted,
                                   uint64_t seed, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, signed_communities_of(result, network, weighted, seed), mv_guard_failed(log));
}

void mv_signed_communities_clear(mv_signed_communities *result)
{
    free(result->community);
    *result = (mv_signed_communities){ 0 };
}
