#include "analysis/graph/tie_lists.h"
#include "multivector/vectors.h"
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

static mv_role role_of(size_t a, size_t broker, size_t b)
{
    if (a == broker) return b == broker ? MV_COORDINATOR : MV_REPRESENTATIVE;
    if (b == broker) return MV_GATEKEEPER;
    return a == b ? MV_ITINERANT : MV_LIAISON;
}

/* Marks (or unmarks) those that `a` has a tie with, so that a -> b is looked up in one step. */
static void mark(bool *reached, const mv_tie_lists *lists, size_t a, bool value)
{
    for (size_t i = lists->first[a]; i < lists->first[a + 1]; i++) reached[lists->neighbours[i].actor] = value;
}

/* All a -> v -> b from one a. */
static void count_from(mv_brokerage *brokerage, const mv_tie_lists *lists, const size_t *groups,
                       const bool *reached, size_t a)
{
    for (size_t i = lists->first[a]; i < lists->first[a + 1]; i++) {
        size_t v = lists->neighbours[i].actor;
        if (groups[v] == MV_NONE) continue;
        brokerage->arcs++;
        for (size_t j = lists->first[v]; j < lists->first[v + 1]; j++) {
            size_t b = lists->neighbours[j].actor;
            if (b == a || reached[b] || groups[b] == MV_NONE) continue;
            brokerage->scores[v][role_of(groups[a], groups[v], groups[b])].count++;
            brokerage->scores[v][MV_ANY_ROLE].count++;
        }
    }
}

static void count_roles(mv_brokerage *brokerage, const mv_network *network, const size_t *groups)
{
    mv_tie_lists lists = mv_tie_lists_build(network, brokerage->directed);
    bool *reached = mv_alloc_array(network->actor_count, sizeof *reached);
    for (size_t a = 0; a < network->actor_count; a++) {
        if (groups[a] == MV_NONE) continue;
        mark(reached, &lists, a, true);
        count_from(brokerage, &lists, groups, reached, a);
        mark(reached, &lists, a, false);
    }
    free(reached);
    mv_tie_lists_clear(&lists);
}

/* --- what chance gives ----------------------------------------------------------------------------------- */

static double pairs(double n)
{
    return n * (n - 1) / 2;
}

/* Mean and variance of each role for a broker of one group. An open two-path a -> v -> b has probability
 * p = d^2 (1 - d); two of them that share an arc are dependent, which adds d^3 (1 - d)^3 for each such pair of
 * two-paths. `n` are the sizes of the groups. Gould and Fernandez 1989, as in R's sna::brokerage. */
static void expect(mv_role_score scores[MV_ROLE_COUNT], const double *n, size_t groups, size_t own, double total,
                   double d)
{
    double p = d * d * (1 - d), shared = pow(d * (1 - d), 3), in = n[own], out = total - in;
    double two = 0, three = 0, squares = 0, split = 0; /* sums over the other groups */
    for (size_t k = 0; k < groups; k++) {
        if (k == own) continue;
        two += n[k] * (n[k] - 1);
        three += n[k] * (n[k] - 1) * (n[k] - 2);
        squares += n[k] * n[k];
        split += n[k] * pairs(out - n[k]);
    }
    const double brokered[MV_ROLE_COUNT] = { (in - 1) * (in - 2), two,
                                             out * (in - 1),      out * (in - 1),
                                             out * out - squares, (total - 1) * (total - 2) };
    const double half = (in - 1) * pairs(out) + out * pairs(in - 1);
    const double dependent[MV_ROLE_COUNT] = {
        2 * (in - 1) * (in - 2) * (in - 3),         2 * three, 2 * half, 2 * half, 4 * split,
        2 * (total - 1) * (total - 2) * (total - 3)
    };
    for (int role = 0; role < MV_ROLE_COUNT; role++) {
        mv_role_score *score = &scores[role];
        score->expected = p * brokered[role];
        score->deviation = sqrt(score->expected * (1 - p) + dependent[role] * shared);
        score->z = score->deviation > 0 ? (score->count - score->expected) / score->deviation : NAN;
    }
}

static void expect_all(mv_brokerage *brokerage, const size_t *groups, size_t group_count)
{
    double *sizes = mv_alloc_array(group_count, sizeof *sizes), total = (double)brokerage->grouped;
    for (size_t i = 0; i < brokerage->actor_count; i++)
        if (groups[i] != MV_NONE) sizes[groups[i]]++;
    brokerage->density = brokerage->grouped > 1 ? (double)brokerage->arcs / (total * (total - 1)) : NAN;
    for (size_t i = 0; i < brokerage->actor_count; i++)
        if (groups[i] != MV_NONE)
            expect(brokerage->scores[i], sizes, group_count, groups[i], total, brokerage->density);
    free(sizes);
}

/* --- all of it ------------------------------------------------------------------------------------------- */

static void leave_out(mv_role_score scores[MV_ROLE_COUNT])
{
    for (int role = 0; role < MV_ROLE_COUNT; role++) scores[role] = (mv_role_score){ NAN, NAN, NAN, NAN };
}

mv_brokerage *mv_brokerage_build(const mv_network *network, bool directed)
{
    mv_brokerage *brokerage = mv_alloc(sizeof *brokerage);
    size_t *groups = mv_groups_of(network);
    brokerage->actor_count = network->actor_count;
    brokerage->directed = directed && network->selection.directed;
    brokerage->scores = mv_alloc_array(network->actor_count, sizeof *brokerage->scores);
    for (size_t i = 0; i < network->actor_count; i++) {
        if (groups[i] != MV_NONE) continue;
        brokerage->left_out++;
        leave_out(brokerage->scores[i]);
    }
    brokerage->grouped = network->actor_count - brokerage->left_out;
    count_roles(brokerage, network, groups);
    expect_all(brokerage, groups, network->set->vector_count);
    free(groups);
    return brokerage;
}

void mv_brokerage_free(mv_brokerage *brokerage)
{
    if (!brokerage) return;
    free(brokerage->scores);
    free(brokerage);
}

/* --- the pairs themselves -------------------------------------------------------------------------------- */

mv_brokered *mv_brokered_pairs(const mv_network *network, size_t broker, size_t most, size_t *count)
{
    mv_tie_lists lists = mv_tie_lists_build(network, false);
    size_t *groups = mv_groups_of(network), of_role[MV_ROLE_COUNT] = { 0 };
    bool *reached = mv_alloc_array(network->actor_count, sizeof *reached);
    mv_brokered *pairs = NULL;
    *count = 0;
    for (size_t i = lists.first[broker]; i < lists.first[broker + 1] && groups[broker] != MV_NONE; i++) {
        size_t a = lists.neighbours[i].actor;
        if (groups[a] == MV_NONE) continue;
        mark(reached, &lists, a, true);
        for (size_t j = i + 1; j < lists.first[broker + 1]; j++) {
            size_t b = lists.neighbours[j].actor;
            if (reached[b] || groups[b] == MV_NONE) continue;
            mv_role role = role_of(groups[a], groups[broker], groups[b]);
            if (of_role[role]++ >= most) continue;
            pairs = mv_grow(pairs, *count, sizeof *pairs);
            pairs[(*count)++] = (mv_brokered){ a, b, role };
        }
        mark(reached, &lists, a, false);
    }
    free(reached);
    free(groups);
    mv_tie_lists_clear(&lists);
    return pairs;
}
