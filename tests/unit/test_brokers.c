#include "multivector/vectors.h"
#include "small_sets.h"
#include "suites.h"
#include <math.h>
#include <stdlib.h>

/* Brokerage, and ties and paths between vectors, on networks small enough to count by hand. */

/* --- brokerage ------------------------------------------------------------------------------------------- */

static const struct {
    const char *actors;
    int role;
    const char *pattern;
} patterns[] = {
    { "A=r V=r Z=r", MV_COORDINATOR, "AAA" },    { "A=t V=r Z=t", MV_ITINERANT, "ABA" },
    { "A=r V=r Z=t", MV_REPRESENTATIVE, "AAB" }, { "A=t V=r Z=r", MV_GATEKEEPER, "ABB" },
    { "A=t V=r Z=c", MV_LIAISON, "ABC" },
};

START_TEST(a_broker_has_the_role_of_its_pattern)
{
    mv_relations *set = small_set("r t c", patterns[_i].actors, "A V 1 1 d\nV Z 1 1 d\nZ A -1 1 d");
    mv_network *network = small_network(set, true);
    mv_brokerage *directed = mv_brokerage_build(network, true), *both = mv_brokerage_build(network, false);
    for (int role = 0; role < MV_ROLE_COUNT; role++) {
        bool meant = role == patterns[_i].role || role == MV_ANY_ROLE;
        bool turned = (role == MV_GATEKEEPER && patterns[_i].role == MV_REPRESENTATIVE) ||
                      (role == MV_REPRESENTATIVE && patterns[_i].role == MV_GATEKEEPER);
        int every = role == MV_REPRESENTATIVE || role == MV_GATEKEEPER ? meant || turned : 2 * meant;
        ck_assert_double_eq(directed->scores[1][role].count, meant);
        ck_assert_double_eq(both->scores[1][role].count, every); /* both ways, across the negative tie */
        ck_assert_double_eq(directed->scores[0][role].count, 0);
    }
    ck_assert_uint_eq(directed->arcs, 2);
    ck_assert_uint_eq(both->arcs, 4);
    ck_assert_str_eq(mv_role_pattern((mv_role)patterns[_i].role), patterns[_i].pattern);
    mv_brokerage_free(directed);
    mv_brokerage_free(both);
    END_SET;
}
END_TEST

START_TEST(closed_pairs_and_actors_without_a_vector_are_not_brokered)
{
    SET("r t", "A=r V=r Z=t X", "A V 1 1\nV Z 1 1\nZ A 1 1\nX V 1 1\nX A 1 1");
    mv_brokerage *brokerage = mv_brokerage_build(network, false);
    for (size_t i = 0; i < 4; i++)
        if (i != ACTOR("X")) ck_assert_double_eq(brokerage->scores[i][MV_ANY_ROLE].count, 0);
    ck_assert(isnan(brokerage->scores[ACTOR("X")][MV_LIAISON].count));
    ck_assert(isnan(brokerage->scores[ACTOR("X")][MV_ANY_ROLE].z));
    ck_assert_uint_eq(brokerage->grouped, 3);
    ck_assert_uint_eq(brokerage->left_out, 1);
    check_same(brokerage->density, 1, 0);
    ck_assert(isnan(brokerage->scores[0][MV_ANY_ROLE].z)); /* a complete network leaves no room */
    mv_brokerage_free(brokerage);
    END_SET;
}
END_TEST

/* Each unordered pair is two ordered ones: of the same role, or one representative and one gatekeeper. */
START_TEST(brokered_pairs_are_those_that_were_counted)
{
    SET("r t c", "A=r B=r V=r D=t E=t F=c X",
        "A V 1 1\nB V 1 1\nD V 1 1\nE V 1 1\nF V 1 1\nX V 1 1\nA D 1 1\nB F -1 1");
    mv_brokerage *brokerage = mv_brokerage_build(network, false);
    size_t count, few, found[MV_ROLE_COUNT] = { 0 };
    mv_brokered *pairs = mv_brokered_pairs(network, ACTOR("V"), false, MV_NONE, &count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_lt(pairs[i].a, pairs[i].b);
        ck_assert(!(pairs[i].a == ACTOR("A") && pairs[i].b == ACTOR("D"))); /* they have a tie */
        found[pairs[i].role]++;
    }
    ck_assert_uint_eq(count, 9); /* of ten pairs of A, B, D, E, F */
    const mv_role_score *scores = brokerage->scores[ACTOR("V")];
    ck_assert_double_eq(scores[MV_COORDINATOR].count, 2 * (double)found[MV_COORDINATOR]);
    ck_assert_double_eq(scores[MV_ITINERANT].count, 2 * (double)found[MV_ITINERANT]);
    ck_assert_double_eq(scores[MV_LIAISON].count, 2 * (double)found[MV_LIAISON]);
    ck_assert_double_eq(scores[MV_GATEKEEPER].count, (double)(found[MV_GATEKEEPER] + found[MV_REPRESENTATIVE]));
    ck_assert_double_eq(scores[MV_ANY_ROLE].count, 2 * (double)count);
    free(pairs);
    pairs = mv_brokered_pairs(network, ACTOR("V"), false, 1, &few);
    ck_assert_uint_lt(few, count);
    free(pairs);
    ck_assert_ptr_null(mv_brokered_pairs(network, ACTOR("X"), false, MV_NONE, &count)); /* it has no vector */
    ck_assert_uint_eq(count, 0);
    mv_brokerage_free(brokerage);
    END_SET;
}
END_TEST

/* The numbers are those of R's sna 2.7: brokerage() of the path A - B - A. */
START_TEST(chance_is_that_of_sna)
{
    SET("a b", "A=a V=b Z=a", "A V 1 1\nV Z 1 1");
    mv_brokerage *brokerage = mv_brokerage_build(network, false);
    check_same(brokerage->scores[1][MV_ITINERANT].expected, 2 * 4. / 27, 1e-12);
    check_same(brokerage->scores[1][MV_ITINERANT].z, 3.391165, 5e-7);
    check_same(brokerage->scores[1][MV_COORDINATOR].z, NAN, 0);
    check_same(brokerage->scores[0][MV_GATEKEEPER].z, -0.4170288, 5e-8);
    check_same(brokerage->scores[0][MV_ANY_ROLE].z, -0.5897678, 5e-8);
    mv_brokerage_free(brokerage);
    END_SET;
}
END_TEST

/* --- blocs ----------------------------------------------------------------------------------------------- */

START_TEST(external_and_internal_ties_are_weighed)
{
    SET("r t", "A=r B=r C=t D=t E=t X", "A B 1 1\nA C 1 2\nA D 1 2\nB E 1 2\nA X 1 9\nC D -1 5");
    mv_ei ei[2], whole;
    mv_ei_indices(network, ei, &whole);
    check_same(ei[0].by_ties, 0.5, 1e-12); /* E 3, I 1 */
    check_same(ei[0].by_strength, 5. / 7, 1e-12);
    ck_assert_uint_eq(ei[0].actors, 2);
    check_same(ei[0].members, 2, 0);
    check_same(ei[0].left_out, 1, 0);
    check_same(ei[1].by_ties, 1, 0);
    check_same(whole.by_ties, 0.5, 1e-12);
    check_same(whole.external_ties, 3, 0);
    check_same(whole.left_out, 1, 0);
    END_SET;
}
END_TEST

START_TEST(a_vector_without_ties_to_vectors_has_no_index)
{
    SET("r", "A=r B", "A B 1 1\nA A 1 1");
    mv_ei ei[1];
    mv_ei_indices(network, ei, NULL);
    ck_assert(isnan(ei[0].by_ties) && isnan(ei[0].by_strength) && ei[0].undefined);
    END_SET;
}
END_TEST

static const struct {
    const char *actors, *relations;
    bool weighted, directed;
    double from_r_to_t, from_t_to_r; /* of V */
} between[] = {
    { "A=r V Z=t", "A V 1 1\nV Z 1 1", false, false, 1, 1 },
    { "A=r V Z=t W", "A V 1 1\nV Z 1 1\nA W 1 1\nW Z 1 1", false, false, 0.5, 0.5 },
    { "A=r V Z=t W", "A V 1 2\nV Z 1 2\nA W 1 1\nW Z 1 1", true, false, 1, 1 },
    { "A=r V Z=t", "A V 1 4\nV Z 1 4\nA Z 1 2", true, false, 0.5, 0.5 },
    { "A=r V Z=t", "A V 1 1 d\nV Z 1 1 d", false, true, 1, 0 },
    { "A=r V=r Z=t", "A V 1 1\nV Z 1 1", false, false, 0.5, 0.5 }, /* a member is no end of its paths */
    { "A=r V Z=t", "A V 1 1\nV Z -1 1", false, false, 0, 0 },
    { "A=r B=r V Z=t", "A V 1 1\nV Z 1 1", false, false, 0.5, 0.5 }, /* B reaches nobody */
    { "A=r V Z", "A V 1 1\nV Z 1 1", false, false, NAN, NAN },       /* t has no member */
};

START_TEST(betweenness_of_blocs_counts_each_pair_once)
{
    mv_relations *set = small_set("r t", between[_i].actors, between[_i].relations);
    mv_network *network = small_network(set, between[_i].directed);
    mv_path_options options = { between[_i].weighted, between[_i].directed };
    double values[4], all[8];
    ck_assert_int_eq(mv_bloc_betweenness(network, ACTOR("V"), options, values, NULL), MV_OK);
    check_same(values[1], between[_i].from_r_to_t, 1e-12);
    check_same(values[2], between[_i].from_t_to_r, 1e-12);
    ck_assert(isnan(values[0]) && isnan(values[3]));
    ck_assert_int_eq(mv_bloc_betweenness_of_all(network, 0, 1, options, all, NULL), MV_OK);
    check_same(all[ACTOR("V")], between[_i].from_r_to_t, 1e-12);
    END_SET;
}
END_TEST

START_TEST(lengths_that_overflow_are_refused)
{
    SET("r t", "A=r V Z=t", "A V 1 1e300\nV Z 1 1e-300");
    double values[4];
    ck_assert_int_eq(mv_bloc_betweenness(network, 1, (mv_path_options){ true, false }, values, NULL), MV_LIMIT);
    ck_assert_int_eq(mv_bloc_betweenness(network, 1, (mv_path_options){ 0 }, values, NULL), MV_OK);
    END_SET;
}
END_TEST

TCase *brokers_tests(void)
{
    TCase *tests = tcase_create("brokers");
    LOOP(tests, a_broker_has_the_role_of_its_pattern, patterns);
    tcase_add_test(tests, closed_pairs_and_actors_without_a_vector_are_not_brokered);
    tcase_add_test(tests, brokered_pairs_are_those_that_were_counted);
    tcase_add_test(tests, chance_is_that_of_sna);
    tcase_add_test(tests, external_and_internal_ties_are_weighed);
    tcase_add_test(tests, a_vector_without_ties_to_vectors_has_no_index);
    LOOP(tests, betweenness_of_blocs_counts_each_pair_once, between);
    tcase_add_test(tests, lengths_that_overflow_are_refused);
    return tests;
}
