#include "analysis/graph/adjacency.h"
#include "analysis/graph/leiden.h"
#include "multivector/balance.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Communities of positive and negative ties. Each sign has a null model of its own, which igraph's method knows
 * nothing of; so every pair of actors becomes an edge that weighs what the pair adds to modularity, and the method
 * maximises the weight within groups. */

/* Summed strengths of the positive and of the negative ties. */
typedef struct strengths {
    double positive, negative;
} strengths;

typedef struct model {
    const mv_adjacency *ties;
    double unit;     /* what strengths are divided by: the largest, as squares would be out of range */
    strengths *of;   /* each actor */
    strengths total; /* of all actors: each tie counts twice */
    size_t count;
    uint32_t *tied; /* the actors with a tie */
} model;

static double strength(const model *m, size_t entry)
{
    return m->ties->strength ? m->ties->strength[entry] / m->unit : 1;
}

static void add_strengths(strengths *to, strengths what)
{
    to->positive += what.positive;
    to->negative += what.negative;
}

static model make_model(const mv_adjacency *ties)
{
    size_t n = ties->actors;
    model m = { .ties = ties, .of = mv_alloc_array(n, sizeof *m.of), .tied = mv_alloc_array(n, sizeof *m.tied) };
    for (size_t e = 0; e < 2 * ties->ties && ties->strength; e++) m.unit = fmax(m.unit, ties->strength[e]);
    for (size_t i = 0; i < n; i++) {
        for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++)
            *(e < ties->middle[i] ? &m.of[i].positive : &m.of[i].negative) += strength(&m, e);
        add_strengths(&m.total, m.of[i]);
        if (mv_adjacency_degree(ties, i)) m.tied[m.count++] = (uint32_t)i;
    }
    return m;
}

/* What chance would give between a and b, positive less negative. */
static double expected(const model *m, strengths a, strengths b)
{
    double positive = m->total.positive > 0 ? a.positive * b.positive / m->total.positive : 0;
    double negative = m->total.negative > 0 ? a.negative * b.negative / m->total.negative : 0;
    return positive - negative;
}

/* --- the complete graph ------------------------------------------------------------------------------------ */

/* Weighs each pair of tied actors, which are numbered by their place in m->tied. */
static void weigh_pairs(const model *m, igraph_vector_int_t *ends, igraph_vector_t *weights)
{
    const mv_adjacency *ties = m->ties;
    double *row = mv_alloc_array(ties->actors, sizeof *row);
    for (size_t i = 0, pair = 0; i < m->count; i++) {
        size_t actor = m->tied[i];
        for (size_t e = ties->first[actor]; e < ties->first[actor + 1]; e++)
            row[ties->to[e]] = e < ties->middle[actor] ? strength(m, e) : -strength(m, e);
        for (size_t j = i + 1; j < m->count; j++, pair++) {
            size_t other = m->tied[j];
            VECTOR(*ends)[2 * pair] = (igraph_integer_t)i;
            VECTOR(*ends)[2 * pair + 1] = (igraph_integer_t)j;
            VECTOR(*weights)[pair] = row[other] - expected(m, m->of[actor], m->of[other]);
        }
        for (size_t e = ties->first[actor]; e < ties->first[actor + 1]; e++) row[ties->to[e]] = 0;
    }
    free(row);
}

/* Rounds weights to 40 binary digits of the largest, which makes all their sums exact, and returns what they were
 * divided by. */
static double round_weights(igraph_vector_t *weights)
{
    enum { DIGITS = 40 };
    double largest = 0;
    for (igraph_integer_t e = 0; e < igraph_vector_size(weights); e++)
        largest = fmax(largest, fabs(VECTOR(*weights)[e]));
    int exponent = largest > 0 ? ilogb(largest) : 0;
    for (igraph_integer_t e = 0; e < igraph_vector_size(weights); e++)
        VECTOR(*weights)[e] = ldexp(rint(ldexp(VECTOR(*weights)[e], DIGITS - exponent)), -DIGITS);
    return ldexp(1, exponent);
}

static mv_status partition(const model *m, size_t runs, uint64_t seed, igraph_vector_int_t *best, mv_log *log)
{
    igraph_t graph;
    igraph_vector_int_t ends;
    igraph_integer_t n = (igraph_integer_t)m->count, pairs = n * (n - 1) / 2;
    mv_leiden_problem problem = { .graph = &graph };
    mv_igraph_memory(igraph_vector_int_init(&ends, 2 * pairs));
    mv_igraph_memory(igraph_vector_init(&problem.edges, pairs));
    mv_igraph_memory(igraph_vector_init(&problem.actors, n)); /* without a resolution they play no part */
    weigh_pairs(m, &ends, &problem.edges);
    problem.total = (m->total.positive + m->total.negative) / round_weights(&problem.edges);
    mv_status status = mv_igraph_check(igraph_create(&graph, &ends, n, IGRAPH_UNDIRECTED), log);
    igraph_vector_int_destroy(&ends);
    if (!status) {
        status = mv_leiden_best(&problem, runs, seed, best, log);
        igraph_destroy(&graph);
    }
    igraph_vector_destroy(&problem.edges);
    igraph_vector_destroy(&problem.actors);
    return status;
}

/* --- the result -------------------------------------------------------------------------------------------- */

/* Q = sum over communities of (positive less negative strength within - what chance would give) / all strength,
 * each tie counting twice. Gomez, Jensen and Arenas, Phys. Rev. E 80 (2009), 016114; Traag and Bruggeman, Phys.
 * Rev. E 80 (2009), 036115, with resolution 1 for both signs. */
static double modularity_of(const model *m, const uint32_t *community, size_t count)
{
    const mv_adjacency *ties = m->ties;
    strengths *sums = mv_alloc_array(count, sizeof *sums);
    double within = 0;
    for (size_t k = 0; k < m->count; k++) {
        size_t i = m->tied[k];
        add_strengths(&sums[community[i]], m->of[i]);
        for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++)
            if (community[ties->to[e]] == community[i])
                within += e < ties->middle[i] ? strength(m, e) : -strength(m, e);
    }
    for (size_t c = 0; c < count; c++) within -= expected(m, sums[c], sums[c]);
    free(sums);
    return within / (m->total.positive + m->total.negative);
}

static mv_status find(mv_signed_communities *result, const model *m, uint64_t seed, mv_log *log)
{
    enum { LEAST = 5, MOST = 60, STEPS = 250000 };
    size_t runs = STEPS / (m->count * m->count / 2);
    result->runs = runs < LEAST ? LEAST : runs > MOST ? MOST : runs;
    igraph_vector_int_t best;
    mv_igraph_host host;
    mv_igraph_begin(&host);
    mv_igraph_memory(igraph_vector_int_init(&best, 0));
    mv_status status = partition(m, result->runs, seed ? seed : 1, &best, log);
    for (size_t k = 0; k < m->count && !status; k++) {
        uint32_t community = (uint32_t)VECTOR(best)[k];
        result->community[m->tied[k]] = community;
        if (community >= result->count) result->count = community + 1;
    }
    igraph_vector_int_destroy(&best);
    mv_igraph_end(&host);
    if (!status) result->modularity = modularity_of(m, result->community, result->count);
    return status;
}

static mv_status signed_communities_of(mv_signed_communities *result, const mv_network *network, bool weighted,
                                       uint64_t seed, mv_log *log)
{
    size_t n = network->actor_count;
    *result = (mv_signed_communities){ .modularity = NAN, .community = mv_alloc_array(n, sizeof(uint32_t)) };
    for (size_t i = 0; i < n; i++) result->community[i] = MV_NO_BLOCK;
    mv_adjacency ties = mv_adjacency_of(network, weighted);
    model m = make_model(&ties);
    mv_status status = MV_OK;
    if (m.count == 0)
        result->undefined = MV_WHY_NO_SIGNED_TIES;
    else if (m.count > MV_SIGNED_COMMUNITY_ACTORS)
        result->undefined = MV_WHY_TOO_MANY_ACTORS;
    else
        status = find(result, &m, seed, log);
    MV_FREE(m.of, m.tied);
    mv_adjacency_clear(&ties);
    return status;
}

mv_status mv_signed_communities_of(mv_signed_communities *result, const mv_network *network, bool weighted,
                                   uint64_t seed, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, signed_communities_of(result, network, weighted, seed, log),
                      mv_guard_failed(log));
}

void mv_signed_communities_clear(mv_signed_communities *result)
{
    free(result->community);
    *result = (mv_signed_communities){ 0 };
}
