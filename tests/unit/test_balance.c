#include "multivector/balance.h"
#include "multivector/format.h"
#include "multivector/frustration.h"
#include "multivector/metric.h"
#include "signed_fixture.h"
#include "suites.h"
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Structural balance: triangles, factions, worked numbers, invariances. */

/* --- triangles -------------------------------------------------------------------------------------------- */

IN_BATCHES(triangles_are_those_of_three_loops)
{
    fixture f = fx_random(number);
    fx_realise(&f, fx_straight);
    uint64_t count[4] = { 0 };
    double bridged[MOST] = { 0 }, got[MOST];
    for (size_t i = 0; i < f.n; i++)
        for (size_t j = 0; j < i; j++)
            for (size_t k = 0; k < j; k++) {
                if (!f.sign[i][j] || !f.sign[j][k] || !f.sign[i][k]) continue;
                int negatives = (f.sign[i][j] < 0) + (f.sign[j][k] < 0) + (f.sign[i][k] < 0);
                count[negatives]++;
                if (negatives == 1) bridged[f.sign[i][j] < 0 ? k : f.sign[j][k] < 0 ? i : j]++;
            }
    mv_triangles triangles = mv_triangles_count(f.network);
    for (int t = 0; t < 4; t++) ck_assert_uint_eq(triangles.count[t], count[t]);
    double all = (double)(count[0] + count[1] + count[2] + count[3]);
    fx_same(mv_triangle_balance(&triangles), all > 0 ? (double)(count[0] + count[2]) / all : NAN);
    fx_same(mv_triangle_weak_balance(&triangles), all > 0 ? 1 - (double)count[1] / all : NAN);
    fx_run_metric(&f, "bridged_rivalries", got);
    for (size_t i = 0; i < f.n; i++) fx_same(got[i], bridged[i]);
    fx_release(&f);
}

/* --- worked numbers --------------------------------------------------------------------------------------- */

static const struct {
    size_t n;
    const char *ties;
    uint64_t triangles[4];
    double balance, weak, walks, conflict;
    size_t two; /* cost of k = 2 */
} worked[] = {
    { 3, "AB+ BC+ AC+", { 1, 0, 0, 0 }, 1, 1, 1, 0, 0 },
    { 3, "AB+ BC+ AC-", { 0, 1, 0, 0 }, 0, 0, 0.685788, 1, 1 },
    { 3, "AB+ BC- AC-", { 0, 0, 1, 0 }, 1, 1, 1, 0, 0 },
    { 3, "AB- BC- AC-", { 0, 0, 0, 1 }, 0, 1, 0.685788, 1, 1 },
    { 4, "AB- AC+ AD+ BC- BD- CD+", { 1, 0, 3, 0 }, 1, 1, 1, 0, 0 },
    { 4, "AB+ BC+ CD- DA+ AC+", { 1, 1, 0, 0 }, 0.5, 0.5, 0.730070, 0.585786, 1 }, /* Kazakhstan, friend of all */
};

START_TEST(worked_numbers)
{
    fixture f = fx_written(worked[_i].n, worked[_i].ties);
    mv_triangles triangles = mv_triangles_count(f.network);
    mv_walk_balance walks;
    mv_conflicts conflicts;
    mv_clusterability curve;
    for (int t = 0; t < 4; t++) ck_assert_uint_eq(triangles.count[t], worked[_i].triangles[t]);
    fx_same(mv_triangle_balance(&triangles), worked[_i].balance);
    fx_same(mv_triangle_weak_balance(&triangles), worked[_i].weak);
    ck_assert_int_eq(mv_walk_balance_of(&walks, f.network, 1, false, NULL), MV_OK);
    ck_assert_double_eq_tol(walks.value, worked[_i].walks, 5e-6);
    ck_assert_int_eq(mv_conflicts_of(&conflicts, f.network, NULL), MV_OK);
    ck_assert_double_eq_tol(conflicts.items[0].value, worked[_i].conflict, 1e-6);
    ck_assert_int_eq(mv_clusterability_of(&curve, f.network, NULL, NULL), MV_OK);
    ck_assert_uint_eq(curve.points[1].cost, worked[_i].two);
    mv_clusterability_clear(&curve);
    mv_conflicts_clear(&conflicts);
    fx_release(&f);
}
END_TEST

static const struct {
    size_t n;
    const char *ties, *metric;
    double values[5];
} scored[] = {
    { 4, "AB+ BC+ CD- DA+ AC+", "pn", { 1.591837, 1.469388, 1.224490, 0.857143 } },
    { 3, "AB+ BC+ AC-", "pn", { 0.909091, 1.454545, 0.909091 } },
    { 5, "AB+ AC+ AD+ AE+ BC+ BD+ BE+ CD+ CE+ DE+", "pn", { 2, 2, 2, 2, 2 } },
    { 3, "AB+", "pn", { 4.0 / 3, 4.0 / 3, 1 } },
    { 1, "", "pn", { NAN } },
    { 2, "AB-", "pn", { NAN, NAN } },
    { 2, "AB+", "pn", { 2, 2 } },
    { 5, "AB- AC+ AD+ AE+ BC+ BD+ BE+ CD+ CE+ DE+", "signed_eigenvector", { 0.68614066, 0.68614066, 1, 1, 1 } },
    { 4, "AB+ CD-", "signed_eigenvector", { NAN, NAN, NAN, NAN } }, /* l and -l share the lead */
    { 4, "AB- BC- AC+", "signed_eigenvector", { 1, -1, 1, NAN } },
    { 4, "AB+ BC+ CD- DA+ AC+", "bridged_rivalries", { 1, 0, 0, 0 } },
    { 5, "AB+ DE+ AC-", "community", { 1, 1, NAN, 2, 2 } },
};

START_TEST(worked_scores)
{
    double got[5];
    fixture f = fx_written(scored[_i].n, scored[_i].ties);
    fx_run_metric(&f, scored[_i].metric, got);
    for (size_t i = 0; i < f.n; i++)
        if (isnan(scored[_i].values[i]))
            ck_assert(isnan(got[i]));
        else
            ck_assert_double_eq_tol(got[i], scored[_i].values[i], 1e-6);
    fx_release(&f);
}
END_TEST

START_TEST(factions_of_the_diamond)
{
    fixture f = fx_written(4, "AB+ BC+ CD- DA+ AC+");
    static const int8_t side[] = { 0, 0, 0, 1 }, together[] = { 0, 0, 0, 0 }, none[] = { -1, -1, -1, -1 };
    mv_faction_fit fit = mv_faction_fit_of(f.network, side);
    fx_same(fit.cohesiveness, 1);
    fx_same(fit.divisiveness, 0.5);
    ck_assert_uint_eq(fit.within_positive, 3);
    fx_same(mv_faction_fit_of(f.network, together).cohesiveness, 0.8);
    fx_same(mv_faction_fit_of(f.network, together).divisiveness, NAN);
    fx_same(mv_faction_fit_of(f.network, none).cohesiveness, NAN);
    mv_polarisation p = mv_polarisation_of(1, 5, side, 4);
    fx_same(p.normalised, 0.6);
    fx_same(p.smaller, 0.25);
    fx_same(mv_polarisation_of(0, 0, none, 4).normalised, NAN);
    fx_same(mv_polarisation_of(0, 0, none, 4).smaller, NAN);
    fx_same(mv_polarisation_of(0, 5, together, 4).smaller, 0);
    fx_release(&f);
}
END_TEST

START_TEST(nothing_is_undefined_without_ties)
{
    fixture f = { .n = (size_t)_i };
    fx_realise(&f, fx_straight);
    mv_triangles triangles = mv_triangles_count(f.network);
    mv_walk_balance walks;
    mv_conflicts conflicts;
    mv_clusterability curve;
    mv_weak_balance weak = mv_weak_balance_of(f.network);
    ck_assert(weak.clusterable && weak.groups == 0);
    fx_same(mv_triangle_balance(&triangles), NAN);
    ck_assert_int_eq(mv_walk_balance_of(&walks, f.network, 1, false, NULL), MV_OK);
    fx_same(walks.value, NAN);
    ck_assert_int_eq(mv_conflicts_of(&conflicts, f.network, NULL), MV_OK);
    ck_assert_uint_eq(conflicts.count, 0);
    ck_assert_int_eq(mv_clusterability_of(&curve, f.network, NULL, NULL), MV_OK);
    for (size_t k = 0; k < curve.count; k++) ck_assert(curve.points[k].cost == 0 && curve.points[k].proved);
    mv_clusterability_clear(&curve);
    mv_conflicts_clear(&conflicts);
    mv_weak_balance_clear(&weak);
    fx_release(&f);
}
END_TEST

/* --- invariance ------------------------------------------------------------------------------------------- */

/* Walk balance, conflict and costs of both must agree, and scores must follow the actors. */
static void compare(const fixture *f, const fixture *g, const size_t *order)
{
    static const char *const names[] = { "pn", "bridged_rivalries", "clustering" };
    double before[MOST], after[MOST];
    mv_walk_balance walks[2];
    mv_clusterability curves[2];
    ck_assert_int_eq(mv_walk_balance_of(&walks[0], f->network, 1, false, NULL), MV_OK);
    ck_assert_int_eq(mv_walk_balance_of(&walks[1], g->network, 1, false, NULL), MV_OK);
    fx_same(walks[1].value, walks[0].value);
    ck_assert_int_eq(mv_clusterability_of(&curves[0], f->network, NULL, NULL), MV_OK);
    ck_assert_int_eq(mv_clusterability_of(&curves[1], g->network, NULL, NULL), MV_OK);
    for (size_t k = 0; k < 6; k++) ck_assert_uint_eq(curves[0].points[k].cost, curves[1].points[k].cost);
    for (size_t m = 0; m < sizeof names / sizeof *names; m++) {
        fx_run_metric(f, names[m], before);
        fx_run_metric(g, names[m], after);
        for (size_t i = 0; i < f->n; i++) fx_same(after[order[i]], before[i]);
    }
    mv_clusterability_clear(&curves[0]);
    mv_clusterability_clear(&curves[1]);
}

IN_BATCHES(names_and_order_do_not_matter)
{
    static const size_t shuffled[] = { 5, 2, 7, 0, 3, 1, 6, 4 };
    fixture f = fx_random(number), g = f;
    size_t order[MOST], count = 0;
    for (size_t i = 0; i < 8; i++)
        if (shuffled[i] < f.n) order[count++] = shuffled[i];
    fx_realise(&f, fx_straight);
    fx_realise(&g, order);
    compare(&f, &g, order);
    fx_release(&f);
    fx_release(&g);
}

/* Switching, turning all signs at one actor, changes no cycle and so neither walks nor conflict. */
IN_BATCHES(switching_does_not_matter)
{
    fixture f = fx_random(number), g = f;
    for (size_t j = 0; j < g.n; j++) fx_set_sign(&g, 0, j, -g.sign[0][j]);
    fx_realise(&f, fx_straight);
    fx_realise(&g, fx_straight);
    mv_walk_balance a, b;
    ck_assert_int_eq(mv_walk_balance_of(&a, f.network, 1, false, NULL), MV_OK);
    ck_assert_int_eq(mv_walk_balance_of(&b, g.network, 1, false, NULL), MV_OK);
    fx_same(b.value, a.value);
    mv_triangles s = mv_triangles_count(f.network), t = mv_triangles_count(g.network);
    fx_same(mv_triangle_balance(&t), mv_triangle_balance(&s));
    fx_release(&f);
    fx_release(&g);
}

/* --- a closed form ---------------------------------------------------------------------------------------- */

/* The cube of ten dimensions, whose eigenvalues are 10, 8, ... -10, each as often as 10 has subsets of that size;
 * with the signs of Huang, Annals of Mathematics 190 (2019), half of them are the root of 10, and half minus that.
 */
static mv_relations *make_cube(void)
{
    mv_relations *set = fx_new_set();
    for (size_t x = 0; x < 1024; x++) fx_add_actor(set, x);
    for (size_t x = 0; x < 1024; x++)
        for (size_t i = 0; i < 10; i++) {
            int sign = 1;
            for (size_t higher = x >> (i + 1); higher; higher >>= 1) sign = higher & 1 ? -sign : sign;
            if (x < (x ^ ((size_t)1 << i))) fx_add_relation(set, x, x ^ ((size_t)1 << i), sign);
        }
    return set;
}

/* Walks in networks too large to be exact are sampled, and are no farther off than is told. */
START_TEST(sampled_walks_are_as_near_as_told)
{
    mv_relations *set = make_cube();
    mv_network *network = fx_build(set);
    double closed = cosh(sqrt(10)) / pow(cosh(1), 10);
    mv_walk_balance walks;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        ck_assert_int_eq(mv_walk_balance_of(&walks, network, seed, false, NULL), MV_OK);
        ck_assert(!walks.exact && walks.error > 0 && walks.error < 0.1 * closed);
        ck_assert_double_eq_tol(walks.value, closed, walks.error);
    }
    ck_assert_int_eq(mv_walk_balance_of(&walks, network, 1, true, NULL), MV_OK);
    ck_assert(walks.exact);
    fx_same(walks.value, closed);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* --- real data -------------------------------------------------------------------------------------------- */

START_TEST(the_tribes_of_the_highlands)
{
    static const size_t costs[] = { 29, 7, 2, 2, 2, 2 };
    const char *folder = getenv("MV_DATA");
    char path[4096];
    mv_relations *set = NULL;
    if (!folder) return;
    snprintf(path, sizeof path, "%s/tribes.edges.csv", folder);
    ck_assert_int_eq(mv_relations_read(&set, path, NULL, NULL), MV_OK);
    mv_network *network = fx_build(set);
    mv_triangles triangles = mv_triangles_count(network);
    mv_walk_balance walks;
    mv_conflicts conflicts;
    mv_clusterability curve;
    fx_same(mv_triangle_balance(&triangles), 59.0 / 68);
    fx_same(mv_triangle_weak_balance(&triangles), 66.0 / 68);
    ck_assert_int_eq(mv_walk_balance_of(&walks, network, 1, false, NULL), MV_OK);
    ck_assert_double_eq_tol(walks.value, 0.3575761, 5e-8);
    ck_assert_int_eq(mv_conflicts_of(&conflicts, network, NULL), MV_OK);
    ck_assert_double_eq_tol(conflicts.items[0].value, 1.040289, 5e-7);
    ck_assert_int_eq(mv_clusterability_of(&curve, network, NULL, NULL), MV_OK);
    for (size_t k = 0; k < 6; k++) ck_assert(curve.points[k].cost == costs[k] && curve.points[k].proved);
    ck_assert_uint_eq(curve.best, 3);
    mv_clusterability_clear(&curve);
    mv_conflicts_clear(&conflicts);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* The names of signnet 1.0.6. */
static const char *const triads[MV_TRIAD_TYPES] = {
    "003-000000",  "012-0000P0",  "012-0000N0",  "102-0000PP",  "102-0000NP",  "102-0000NN",  "021C-0PP000",
    "021C-0NP000", "021C-0PN000", "021C-0NN000", "021U-0P0P00", "021U-0N0P00", "021U-0N0N00", "021D-P0P000",
    "021D-N0P000", "021D-N0N000", "111U-0P00PP", "111U-0N00PP", "111U-0P00NP", "111U-0P00PN", "111U-0N00NP",
    "111U-0N00PN", "111U-0P00NN", "111U-0N00NN", "111D-P000PP", "111D-N000PP", "111D-P000NP", "111D-P000PN",
    "111D-N000NP", "111D-N000PN", "111D-P000NN", "111D-N000NN", "201-00PPPP",  "201-00NPPP",  "201-00PNPP",
    "201-00NNPP",  "201-00NPNP",  "201-00NPPN",  "201-00PNPN",  "201-00NNNP",  "201-00NNPN",  "201-00NNNN",
    "030C-P00PP0", "030C-N00PP0", "030C-N00PN0", "030C-N00NN0", "030T-0P0PP0", "030T-0N0PP0", "030T-0P0NP0",
    "030T-0P0PN0", "030T-0N0NP0", "030T-0N0PN0", "030T-0P0NN0", "030T-0N0NN0", "120U-0P0PPP", "120U-0N0PPP",
    "120U-0P0PNP", "120U-0N0NPP", "120U-0N0PNP", "120U-0N0PPN", "120U-0P0PNN", "120U-0N0NNP", "120U-0N0PNN",
    "120U-0N0NNN", "120D-P0P0PP", "120D-N0P0PP", "120D-P0P0NP", "120D-N0N0PP", "120D-N0P0NP", "120D-P0N0NP",
    "120D-P0P0NN", "120D-N0N0NP", "120D-N0P0NN", "120D-N0N0NN", "120C-0PP0PP", "120C-0NP0PP", "120C-0PN0PP",
    "120C-0PP0NP", "120C-0PP0PN", "120C-0NN0PP", "120C-0NP0NP", "120C-0NP0PN", "120C-0PN0NP", "120C-0PN0PN",
    "120C-0PP0NN", "120C-0NN0NP", "120C-0NN0PN", "120C-0NP0NN", "120C-0PN0NN", "120C-0NN0NN", "210-PPP0PP",
    "210-NPP0PP",  "210-PNP0PP",  "210-PPN0PP",  "210-PPP0NP",  "210-PPP0PN",  "210-NNP0PP",  "210-NPN0PP",
    "210-NPP0NP",  "210-NPP0PN",  "210-PNN0PP",  "210-PNP0NP",  "210-PNP0PN",  "210-PPN0NP",  "210-PPN0PN",
    "210-PPP0NN",  "210-NNN0PP",  "210-NNP0NP",  "210-NNP0PN",  "210-NPN0NP",  "210-NPN0PN",  "210-NPP0NN",
    "210-PNN0NP",  "210-PNN0PN",  "210-PNP0NN",  "210-PPN0NN",  "210-NNN0NP",  "210-NNN0PN",  "210-NNP0NN",
    "210-NPN0NN",  "210-PNN0NN",  "210-NNN0NN",  "300-PPPPPP",  "300-NPPPPP",  "300-NNPPPP",  "300-NPNPPP",
    "300-PNNPPP",  "300-PPNPNP",  "300-NNNPPP",  "300-NNPNPP",  "300-NPNPNP",  "300-PNNPPN",  "300-NNNNPP",
    "300-NNNPNP",  "300-NNNPPN",  "300-NPNPNN",  "300-NNNNNP",  "300-NNNNNN",
};

static mv_network *network_of_triad(mv_relations *set, const char *letters)
{
    static const size_t ends[6][2] = { { 0, 1 }, { 1, 0 }, { 0, 2 }, { 2, 0 }, { 1, 2 }, { 2, 1 } };
    mv_network *network;
    for (size_t i = 0; i < 3; i++) fx_add_actor(set, i);
    for (size_t i = 0; i < 6; i++)
        if (letters[i] != '0') {
            fx_add_relation(set, ends[i][0], ends[i][1], letters[i] == 'P' ? 1 : -1);
            set->relations[set->relation_count - 1].directed = true;
        }
    ck_assert_int_eq(mv_network_build(&network, set, &(mv_selection){ .directed = true }, NULL), MV_OK);
    return network;
}

/* Three actors that are joined as a name says are of the type of that name. */
START_TEST(triads_are_named_as_in_signnet)
{
    for (size_t i = 0; i < MV_TRIAD_TYPES; i++) {
        mv_relations *set = fx_new_set();
        mv_network *network = network_of_triad(set, strchr(triads[i], '-') + 1);
        mv_triad_census census = mv_triad_census_of(network);
        for (size_t j = 0; j < census.count; j++)
            ck_assert_uint_eq(census.types[j].count, strcmp(census.types[j].name, triads[i]) == 0);
        mv_network_free(network);
        mv_relations_free(set);
    }
}
END_TEST

/* The complete directed network of negative arcs on five actors; and every type has a name of its own. */
START_TEST(types_of_triads)
{
    mv_relations *set = fx_new_set();
    mv_network *network;
    for (size_t i = 0; i < 5; i++) fx_add_actor(set, i);
    for (size_t i = 0; i < 5; i++)
        for (size_t j = i + 1; j < 5; j++) fx_add_relation(set, i, j, -1);
    ck_assert_int_eq(mv_network_build(&network, set, &(mv_selection){ .directed = true }, NULL), MV_OK);
    mv_triad_census census = mv_triad_census_of(network);
    ck_assert_uint_eq(census.count, MV_TRIAD_TYPES);
    for (size_t i = 0; i < census.count; i++) {
        bool full = strcmp(census.types[i].name, "300-NNNNNN") == 0;
        ck_assert_uint_eq(census.types[i].count, full ? 10 : 0);
        for (size_t j = 0; j < i; j++) ck_assert_str_ne(census.types[i].name, census.types[j].name);
    }
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* --- the index by count and by weight ---------------------------------------------------------------------- */

/* The least number of frustrated ties over all partitions, without one tie (actors without, other). */
static int index_without(const fixture *f, size_t without, size_t other)
{
    int least = INT_MAX;
    for (unsigned sides = 0; sides < 1u << f->n; sides++) {
        int frustrated = 0;
        for (size_t i = 0; i < f->n; i++)
            for (size_t j = 0; j < i; j++) {
                bool gone = (i == without && j == other) || (j == without && i == other);
                bool across = (sides >> i & 1) != (sides >> j & 1);
                if (!gone && f->sign[i][j]) frustrated += across == (f->sign[i][j] > 0);
            }
        if (frustrated < least) least = frustrated;
    }
    return least;
}

START_TEST(pivotal_ties_are_those_without_which_the_index_falls)
{
    fixture f = fx_random(_i);
    fx_realise(&f, fx_straight);
    mv_pivotal_ties found = { 0 };
    int index = index_without(&f, f.n, f.n);
    size_t at = 0;
    ck_assert_int_eq(mv_pivotal_ties_find(&found, f.network, &(mv_frustration_options){ 0 }, NULL, NULL, NULL),
                     MV_OK);
    ck_assert_double_eq_tol(found.index, index, 1e-9);
    for (size_t i = 0; i < found.ties.count; i++) {
        int fall = index - index_without(&f, found.ties.a[i], found.ties.b[i]);
        if (!fall) continue;
        ck_assert_uint_lt(at, found.count);
        ck_assert_uint_eq(found.items[at].tie, i);
        ck_assert_double_eq_tol(found.items[at++].fall, fall, 1e-9);
    }
    ck_assert_uint_eq(at, found.count);
    mv_pivotal_ties_clear(&found);
    fx_release(&f);
}
END_TEST

/* Ties of one strength are one problem with two units; other ones are two. */
START_TEST(strengths_are_searched_where_they_differ)
{
    static const double strengths[][2] = { { 1, 1 }, { 3, 3 }, { 3, 2 } };
    const double *strength = strengths[_i];
    fixture f = fx_written(4, "AB+ BC- CA- AD+ BD- CD-");
    for (size_t i = 0; i < f.set->relation_count; i++) f.set->relations[i].weight = strength[i == 0];
    mv_network *network = fx_build(f.set);
    mv_frustration_pair pair = { 0 };
    for (int objective = 0; objective < 2; objective++) {
        mv_frustration alone;
        ck_assert_int_eq(mv_frustration_pair_solve(&pair, network, (mv_objective)objective,
                                                   &(mv_frustration_options){ 0 }, NULL),
                         MV_OK);
        ck_assert_int_eq(mv_frustration_solve(&alone, &pair.ties[objective], NULL, NULL), MV_OK);
        ck_assert(alone.proved && pair.result[objective].proved);
        fx_same(pair.unit[objective] * pair.result[objective].upper, alone.upper);
        fx_same(pair.unit[objective] * pair.result[objective].total, alone.total);
        mv_frustration_clear(&alone);
    }
    bool same = strength[0] == strength[1];
    ck_assert((pair.result[0].side == pair.result[1].side) == same);
    fx_same(pair.unit[MV_OBJECTIVE_WEIGHT], same ? strength[0] : 1);
    mv_frustration_pair_clear(&pair);
    mv_network_free(network);
    fx_release(&f);
}
END_TEST

/* --- weights near the ends of the number range ------------------------------------------------------------- */

/* Two friends at odds, with a friend in common whom the second is not as close to. */
START_TEST(frustration_of_strengths_grows_with_them)
{
    static const int exponents[] = { 1021, 500, 0, -500, -1072 };
    double one = ldexp(1, exponents[_i]);
    uint32_t a[] = { 0, 0, 1 }, b[] = { 1, 2, 2 };
    double weight[] = { -3 * one, 4 * one, one };
    mv_signed_ties ties = { 3, 3, a, b, weight };
    mv_frustration result;
    ck_assert_int_eq(mv_frustration_solve(&result, &ties, NULL, NULL), MV_OK);
    ck_assert(result.proved);
    ck_assert_double_eq_tol(result.upper / one, 1, 1e-9);
    ck_assert_double_eq_tol(result.lower / one, 1, 1e-9);
    mv_frustration_clear(&result);
}
END_TEST

#define LOOP(tests, test, count) tcase_add_loop_test(tests, test, 0, (int)(count))
#define ROWS(table) (sizeof table / sizeof *table)

TCase *balance_tests(void)
{
    TCase *tests = tcase_create("balance");
    tcase_set_timeout(tests, 120);
    ADD_BATCHES(tests, triangles_are_those_of_three_loops, DENSE_CASES);
    LOOP(tests, worked_numbers, ROWS(worked));
    LOOP(tests, worked_scores, ROWS(scored));
    tcase_add_test(tests, factions_of_the_diamond);
    LOOP(tests, nothing_is_undefined_without_ties, 4);
    ADD_BATCHES(tests, names_and_order_do_not_matter, 100);
    ADD_BATCHES(tests, switching_does_not_matter, 100);
    LOOP(tests, frustration_of_strengths_grows_with_them, 5);
    LOOP(tests, pivotal_ties_are_those_without_which_the_index_falls, 25);
    LOOP(tests, strengths_are_searched_where_they_differ, 3);
    tcase_add_test(tests, types_of_triads);
    tcase_add_test(tests, triads_are_named_as_in_signnet);
    tcase_add_test(tests, sampled_walks_are_as_near_as_told);
    tcase_add_test(tests, the_tribes_of_the_highlands);
    return tests;
}
