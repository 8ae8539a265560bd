#include "analysis/graph/tie_lists.h"
#include "analysis/vectors/brokerage_roles.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

static const struct {
    const char *name, *pattern;
} roles[] = {
    [MV_COORDINATOR] = { "coordinator", "AAA" },
    [MV_ITINERANT] = { "itinerant", "ABA" },
    [MV_REPRESENTATIVE] = { "representative", "AAB" },
    [MV_GATEKEEPER] = { "gatekeeper", "ABB" },
    [MV_LIAISON] = { "liaison", "ABC" },
    [MV_ANY_ROLE] = { "any", "" },
};
_Static_assert(MV_COUNT(roles) == MV_ROLE_COUNT, "a row for every role");

const char *mv_role_name(mv_role role)
{
    return roles[role].name;
}

const char *mv_role_pattern(mv_role role)
{
    return roles[role].pattern;
}

/* --- counting -------------------------------------------------------------------------------------------- */

/* The actors of the network that have a vector; NULL: one that has none. */
static const mv_actor **list_grouped(const mv_network *network, size_t *left_out)
{
    const mv_actor **grouped = mv_alloc_array(network->actor_count, sizeof(mv_actor *));
    *left_out = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_actor *actor = mv_network_actor(network, i);
        if (actor->share_count)
            grouped[i] = actor;
        else
            ++*left_out;
    }
    return grouped;
}

/* Adds what a -> v -> b is worth to each role of v: the product of the three shares for every three vectors. */
static void add_pair(double *scores, const mv_actor *a, const mv_actor *v, const mv_actor *b)
{
    for (size_t i = 0; i < a->share_count; i++)
        for (size_t j = 0; j < v->share_count; j++)
            for (size_t k = 0; k < b->share_count; k++)
                scores[mv_role_of(a->shares[i].vector, v->shares[j].vector, b->shares[k].vector)] +=
                    a->shares[i].share * v->shares[j].share * b->shares[k].share;
    scores[MV_ANY_ROLE]++;
}

/* Marks (or unmarks) those that `a` has a tie with, so that a -> b is looked up in one step. */
static void mark(bool *reached, const mv_tie_lists *lists, size_t a, bool value)
{
    for (size_t i = lists->first[a]; i < lists->first[a + 1]; i++) reached[lists->neighbours[i].actor] = value;
}

/* All a -> v -> b from one a. */
static void count_from(mv_brokerage *brokerage, double (*scores)[MV_ROLE_COUNT], const mv_tie_lists *lists,
                       const mv_actor *const *grouped, const bool *reached, size_t a)
{
    for (size_t i = lists->first[a]; i < lists->first[a + 1]; i++) {
        size_t v = lists->neighbours[i].actor;
        if (!grouped[v]) continue;
        brokerage->arcs++;
        for (size_t j = lists->first[v]; j < lists->first[v + 1]; j++) {
            size_t b = lists->neighbours[j].actor;
            if (b != a && !reached[b] && grouped[b]) add_pair(scores[v], grouped[a], grouped[v], grouped[b]);
        }
    }
}

static void count_roles(mv_brokerage *brokerage, const mv_network *network, const mv_actor *const *grouped)
{
    mv_tie_lists lists = mv_tie_lists_build(network, brokerage->directed);
    bool *reached = mv_alloc_array(network->actor_count, sizeof *reached);
    double(*scores)[MV_ROLE_COUNT] = mv_alloc_array(network->actor_count, sizeof *scores);
    for (size_t a = 0; a < network->actor_count; a++) {
        if (!grouped[a]) continue;
        mark(reached, &lists, a, true);
        count_from(brokerage, scores, &lists, grouped, reached, a);
        mark(reached, &lists, a, false);
    }
    for (size_t i = 0; i < network->actor_count; i++)
        for (int role = 0; role < MV_ROLE_COUNT; role++)
            brokerage->scores[i][role] =
                grouped[i] ? (mv_role_score){ .count = scores[i][role] } : (mv_role_score){ NAN, NAN, NAN, NAN };
    free(scores);
    free(reached);
    mv_tie_lists_clear(&lists);
}

/* --- all of it ------------------------------------------------------------------------------------------- */

mv_brokerage *mv_brokerage_build(const mv_network *network, bool directed)
{
    mv_brokerage *brokerage = mv_alloc(sizeof *brokerage);
    const mv_actor **grouped = list_grouped(network, &brokerage->left_out);
    brokerage->actor_count = network->actor_count;
    brokerage->directed = directed && network->selection.directed;
    brokerage->scores = mv_alloc_array(network->actor_count, sizeof *brokerage->scores);
    brokerage->grouped = network->actor_count - brokerage->left_out;
    count_roles(brokerage, network, grouped);
    double n = (double)brokerage->grouped;
    brokerage->density = n > 1 ? (double)brokerage->arcs / (n * (n - 1)) : NAN;
    mv_brokerage_expect(brokerage, network);
    free(grouped);
    return brokerage;
}

void mv_brokerage_free(mv_brokerage *brokerage)
{
    if (!brokerage) return;
    free(brokerage->scores);
    free(brokerage);
}

/* --- the pairs themselves -------------------------------------------------------------------------------- */

/* The role that the pair is worth most to, the first of those that are equal but for rounding. */
static mv_role largest_role(const mv_actor *a, const mv_actor *v, const mv_actor *b)
{
    double scores[MV_ROLE_COUNT] = { 0 };
    int largest = 0;
    add_pair(scores, a, v, b);
    for (int role = 1; role < MV_ANY_ROLE; role++)
        if (scores[role] > scores[largest] + 1e-9) largest = role;
    return (mv_role)largest;
}

mv_brokered *mv_brokered_pairs(const mv_network *network, size_t broker, bool directed, size_t most, size_t *count)
{
    mv_tie_lists lists = mv_tie_lists_build(network, directed);
    size_t left_out, of_role[MV_ROLE_COUNT] = { 0 };
    const mv_actor **grouped = list_grouped(network, &left_out);
    bool *reached = mv_alloc_array(network->actor_count, sizeof *reached);
    mv_brokered *pairs = NULL;
    *count = 0;
    for (size_t a = 0; a < network->actor_count && grouped[broker]; a++) {
        mark(reached, &lists, a, true);
        for (size_t j = lists.first[broker]; j < lists.first[broker + 1] && grouped[a] && reached[broker]; j++) {
            size_t b = lists.neighbours[j].actor;
            if (b == a || reached[b] || !grouped[b] || (!directed && b < a)) continue;
            mv_role role = largest_role(grouped[a], grouped[broker], grouped[b]);
            if (of_role[role]++ >= most) continue;
            pairs = mv_grow(pairs, *count, sizeof *pairs);
            pairs[(*count)++] = (mv_brokered){ a, b, role };
        }
        mark(reached, &lists, a, false);
    }
    free(reached);
    free(grouped);
    mv_tie_lists_clear(&lists);
    return pairs;
}
