#include "multivector/alignment.h"
#include "multivector/metric.h"
#include "multivector/vectors.h"
#include "small_sets.h"
#include "suites.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Numbers of the reference page and networks small enough to count by hand. test_vector_oracles.c compares the
 * same measures with brute force on random networks. */

/* --- the profile ----------------------------------------------------------------------------------------- */

static const struct {
    double weights[6], entropy, evenness, effective, hhi, normalised, inverse, iqv;
} profiles[] = {
    { { 4, 3, 1, 3, 2, 2 }, 1.714088, 0.956650, 5.551608, 0.191111, 0.029333, 5.232558, 0.970667 },
    { { 1, 1, 0, 0, 0, 0 }, 0.693147, 0.386853, 2, 0.5, 0.4, 2, 0.6 },
    { { 1, 1, 1, 1, 1, 1 }, 1.791759, 1, 6, 0.166667, 0, 6, 1 },
    { { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 }, 1.791759, 1, 6, 0.166667, 0, 6, 1 },
    { { 0, 5, 0, 0, 0, 0 }, 0, 0, 1, 1, 1, 1, 0 },
    { { 0, 0, 0, 0, 0, 0 }, NAN, NAN, NAN, NAN, NAN, NAN, NAN },
};

START_TEST(a_profile_has_the_numbers_of_the_reference)
{
    static const char *const poles[] = { "RUS", "CHN", "USA", "EU", "TUR", "MUS" };
    char lines[256] = "";
    for (size_t i = 0; i < 6; i++)
        if (profiles[_i].weights[i] > 0)
            sprintf(lines + strlen(lines), "KAZ %s 1 %g\n", poles[i], profiles[_i].weights[i]);
    SET("r c u e t m", "KAZ RUS=r CHN=c USA=u EU=e TUR=t MUS=m", lines);
    mv_profile *profile = mv_profile_build(network, ACTOR("KAZ"));
    check_same(profile->entropy, profiles[_i].entropy, 5e-7);
    check_same(profile->evenness, profiles[_i].evenness, 5e-7);
    check_same(profile->effective_vectors, profiles[_i].effective, 5e-7);
    check_same(profile->hhi, profiles[_i].hhi, 5e-7);
    check_same(profile->hhi_normalised, profiles[_i].normalised, 5e-7);
    check_same(profile->inverse_hhi, profiles[_i].inverse, 5e-7);
    check_same(profile->iqv, profiles[_i].iqv, 5e-7);
    ck_assert(!(profile->evenness > 1) && !(profile->hhi_normalised < 0));
    ck_assert(isnan(profile->entropy) == (profile->undefined != NULL));
    mv_profiles_free(profile);
    END_SET;
}
END_TEST

START_TEST(evenness_over_present_vectors_is_another_number)
{
    SET("r c u e t m", "KAZ RUS=r CHN=c", "KAZ RUS 1 1\nKAZ CHN 1 1");
    mv_profile *profile = mv_profile_build(network, ACTOR("KAZ"));
    check_same(profile->evenness, 0.386853, 5e-7);
    check_same(profile->evenness_present, 1, 1e-12);
    ck_assert_uint_eq(profile->counted, 6);
    ck_assert_uint_eq(profile->present, 2);
    ck_assert_uint_eq(profile->dominant, 0);
    ck_assert(profile->dominant_shared);
    mv_profiles_free(profile);
    END_SET;
}
END_TEST

START_TEST(shares_kinds_and_signs_stay_apart)
{
    SET("r t -g",
        "KAZ=r:0.5,t:0.5 RUS=r TUR=t:1,r:0 SCO/organisation=r:0.25,t:0.75 UN/organisation=g ABC/group UZB=r",
        "KAZ RUS 1 3\nKAZ TUR -1 2\nKAZ SCO 1 4\nKAZ UN 1 5\nKAZ ABC 1 7\nKAZ UZB 1 1\nKAZ UZB -1 1\nKAZ KAZ 1 9");
    mv_profile *profile = mv_profile_build(network, ACTOR("KAZ"));
    const mv_vector_row *r = &profile->rows[0], *t = &profile->rows[1], *g = &profile->rows[2];
    check_same(r->positive.strength, 4, 1e-12);
    check_same(r->positive.by_kind[MV_COUNTRY_END], 3, 1e-12);
    check_same(r->positive.by_kind[MV_ORGANISATION_END], 1, 1e-12);
    check_same(t->positive.strength, 3, 1e-12);
    check_same(t->negative.strength, 2, 1e-12);
    ck_assert_uint_eq(r->negative.ties, 0); /* a share of 0 is none */
    check_same(r->share, 4. / 7, 1e-12);
    ck_assert_uint_eq(r->positive.ties, 2);
    ck_assert_uint_eq(t->positive.ties, 1);
    check_same(g->positive.strength, 5, 1e-12);
    ck_assert(isnan(g->share));
    check_same(profile->uncounted_vectors, 5, 1e-12);
    check_same(profile->without_vector.positive.by_kind[MV_OTHER_END], 7, 1e-12);
    check_same(profile->uncounted, 12, 1e-12);
    check_same(profile->total, 7, 1e-12);
    ck_assert_uint_eq(profile->positive_ties, 4);
    ck_assert_uint_eq(profile->negative_ties, 1);
    ck_assert_uint_eq(profile->ambivalent_ties, 1);
    ck_assert_uint_eq(profile->dominant, 0);
    ck_assert(!profile->dominant_shared);
    mv_profiles_free(profile);
    END_SET;
}
END_TEST

static const struct {
    const char *vectors, *actors, *relations;
    bool entropy, evenness, present; /* what is defined of A */
} edges[] = {
    { "", "A B", "A B 1 1", false, false, false },       /* no vectors declared */
    { "-g", "A B=g", "A B 1 1", false, false, false },   /* none of them counted */
    { "r t", "A B=r", "", false, false, false },         /* isolated */
    { "r t", "A B=r", "A B -1 1", false, false, false }, /* negative ties only */
    { "r t", "A B", "A B 1 1", false, false, false },    /* ties with actors without a vector only */
    { "r t", "A B=r", "A B 0 1", false, false, false },  /* a neutral pair is no tie */
    { "r", "A B=r", "A B 1 1", true, false, false },     /* one vector */
    { "r t", "A B=r", "A B 1 1", true, true, false },    /* one vector present */
    { "r t", "A B=r C=t", "A B 1 1\nA C 1 1", true, true, true },
    { "r t", "A B=r C=t", "A B 1 1e308\nA C 1 1.7e308", false, false, false }, /* beyond numbers */
};

START_TEST(undefined_comes_with_a_reason)
{
    SET(edges[_i].vectors, edges[_i].actors, edges[_i].relations);
    mv_profile *profile = mv_profile_build(network, 0);
    ck_assert_int_eq(!profile->undefined, edges[_i].entropy);
    ck_assert_int_eq(!profile->evenness_undefined, edges[_i].evenness);
    ck_assert_int_eq(!profile->evenness_present_undefined, edges[_i].present);
    ck_assert_int_eq(isfinite(profile->entropy) && isfinite(profile->effective_vectors) &&
                         isfinite(profile->hhi) && isfinite(profile->inverse_hhi),
                     edges[_i].entropy);
    ck_assert_int_eq(profile->dominant != MV_NONE, edges[_i].entropy);
    ck_assert_int_eq(isfinite(profile->evenness) && isfinite(profile->iqv) && isfinite(profile->hhi_normalised),
                     edges[_i].evenness);
    ck_assert_int_eq(isfinite(profile->evenness_present), edges[_i].present);
    mv_profiles_free(profile);
    END_SET;
}
END_TEST

START_TEST(nothing_breaks_without_actors)
{
    SET("", "", "");
    mv_profiles_free(mv_profiles_build(network));
    mv_brokerage *brokerage = mv_brokerage_build(network, false);
    ck_assert_uint_eq(brokerage->grouped, 0);
    mv_brokerage_free(brokerage);
    mv_ei whole;
    mv_ei_indices(network, NULL, &whole);
    ck_assert_ptr_nonnull(whole.undefined);
    mv_default_poles(network, MV_NONE, NULL);
    mv_alignment_matrix(network, NULL, 0, NULL);
    mv_profiles_free(NULL);
    mv_bridged_free(NULL);
    mv_brokerage_free(NULL);
    END_SET;
}
END_TEST

/* --- equidistance ---------------------------------------------------------------------------------------- */

static const struct {
    const char *relations;
    double value;
} distances[] = {
    { "KAZ RUS 1 3\nKAZ CHN 1 1", 0.5 },
    { "KAZ RUS 1 2\nKAZ CHN 1 2", 0 },
    { "KAZ CHN 1 2", -1 },
    { "KAZ RUS 1 2\nKAZ CHN -1 2", 1 },
    { "KAZ RUS -1 2", NAN },
    { "RUS CHN 1 1", NAN },
    { "KAZ RUS 1 1.5e308\nKAZ CHN 1 0.5e308", 0.5 },
};

START_TEST(equidistance_weighs_two_poles)
{
    SET("", "CHN KAZ RUS", distances[_i].relations);
    mv_equidistance d = mv_equidistance_of(network, ACTOR("KAZ"), ACTOR("RUS"), ACTOR("CHN"));
    check_same(d.value, distances[_i].value, 1e-12);
    ck_assert(isnan(d.value) == (d.undefined != NULL));
    ck_assert(!d.tie_a || (d.tie_a->a == ACTOR("KAZ") && d.tie_a->b == ACTOR("RUS")));
    ck_assert(!d.tie_b || (d.tie_b->a == ACTOR("CHN") && d.tie_b->b == ACTOR("KAZ")));
    ck_assert_int_eq(d.tie_a != NULL, strstr(distances[_i].relations, "KAZ RUS") != NULL);
    ck_assert_ptr_nonnull(mv_equidistance_of(network, 0, 1, 1).undefined);
    ck_assert_ptr_nonnull(mv_equidistance_of(network, 0, 0, 1).undefined);
    END_SET;
}
END_TEST

/* --- bridged rivalries ----------------------------------------------------------------------------------- */

START_TEST(the_friend_of_all_bridges_the_rivalry)
{
    SET("", "CHN KAZ RUS USA", "KAZ RUS 1 1\nRUS CHN 1 1\nCHN USA -1 1\nUSA KAZ 1 1\nKAZ CHN 1 1");
    mv_bridged *kaz = mv_bridged_build(network, ACTOR("KAZ")), *rus = mv_bridged_build(network, ACTOR("RUS"));
    mv_bridged *usa = mv_bridged_build(network, ACTOR("USA"));
    ck_assert_uint_eq(kaz->count, 1);
    ck_assert_uint_eq(kaz->of, 1);
    check_same(kaz->share, 1, 0);
    ck_assert_uint_eq(network->ties[kaz->ties[0]].a, ACTOR("CHN"));
    ck_assert_uint_eq(network->ties[kaz->ties[0]].b, ACTOR("USA"));
    ck_assert_uint_eq(rus->count, 0); /* with one camp */
    check_same(rus->share, 0, 0);
    ck_assert_uint_eq(usa->of, 0); /* the only rivalry is its own */
    ck_assert(isnan(usa->share) && usa->undefined && !kaz->undefined);
    mv_bridged_free(kaz);
    mv_bridged_free(rus);
    mv_bridged_free(usa);
    END_SET;
}
END_TEST

/* --- participation --------------------------------------------------------------------------------------- */

START_TEST(participation_is_spread_over_vectors)
{
    SET("r t", "A=r B=r C=t D=t E", "A B 1 2\nA C 1 1\nA D 1 1\nA E 1 8\nE B 1 1\nB C -1 1\nC D 1 1\nC D -1 1");
    double values[5];
    const mv_metric *metric = mv_metric_find("participation");
    ck_assert_ptr_nonnull(metric);
    ck_assert_int_eq(mv_metric_run(metric, network, NULL, values, NULL), MV_OK);
    check_same(values[0], 0.5, 1e-12); /* 2 of r, 2 of t */
    check_same(values[1], 0, 0);
    check_same(values[2], 0, 0);
    check_same(values[4], 0, 0); /* A and B; that it has no vector itself does not matter */
    END_SET;
}
END_TEST

/* --- the section's numbers as metrics --------------------------------------------------------------------- */

static double metric_of(const mv_network *network, const char *name, size_t actor)
{
    double values[16];
    const mv_metric *metric = mv_metric_find(name);
    ck_assert_ptr_nonnull(metric);
    ck_assert_uint_le(network->actor_count, 16);
    ck_assert_int_eq(mv_metric_run(metric, network, NULL, values, NULL), MV_OK);
    return values[actor];
}

START_TEST(the_profile_is_there_as_metrics)
{
    SET("r c u e t m", "KAZ RUS=r CHN=c USA=u EU=e TUR=t MUS=m X",
        "KAZ RUS 1 4\nKAZ CHN 1 3\nKAZ USA 1 1\nKAZ EU 1 3\nKAZ TUR 1 2\nKAZ MUS 1 2");
    check_same(metric_of(network, "entropy", ACTOR("KAZ")), 1.714088, 5e-7);
    check_same(metric_of(network, "evenness", ACTOR("KAZ")), 0.956650, 5e-7);
    check_same(metric_of(network, "effective_vectors", ACTOR("KAZ")), 5.551608, 5e-7);
    check_same(metric_of(network, "hhi", ACTOR("KAZ")), 0.191111, 5e-7);
    check_same(metric_of(network, "iqv", ACTOR("KAZ")), 0.970667, 5e-7);
    check_same(metric_of(network, "evenness", ACTOR("X")), NAN, 0);
    check_same(metric_of(network, "hhi", ACTOR("RUS")), NAN, 0); /* KAZ has no vector */
    END_SET;
}
END_TEST

START_TEST(burts_measures_have_the_numbers_of_the_reference)
{
    mv_relations *triangle = small_set("", "A B C", "A B 1 1\nB C 1 1\nA C 1 1");
    mv_relations *star = small_set("", "A B C V", "V A 1 1\nV B 1 1\nV C 1 1");
    mv_network *closed = small_network(triangle, false), *open = small_network(star, false);
    check_same(metric_of(closed, "constraint", 0), 1.125, 1e-12);
    check_same(metric_of(closed, "effective_size", 0), 1, 1e-12);
    check_same(metric_of(closed, "efficiency", 0), 0.5, 1e-12);
    check_same(metric_of(open, "constraint", 3), 1. / 3, 1e-12);
    check_same(metric_of(open, "effective_size", 3), 3, 1e-12);
    check_same(metric_of(open, "efficiency", 3), 1, 1e-12);
    mv_network_free(closed);
    mv_network_free(open);
    mv_relations_free(triangle);
    mv_relations_free(star);
}
END_TEST

/* --- several actors at once ------------------------------------------------------------------------------- */

/* What a survey of all says of an actor is what its measures say of it alone, in the network of one mode. */
START_TEST(a_survey_of_all_agrees_with_that_of_each)
{
    mv_relations *set = small_set("r t", "KAZ=r RUS=r TUR=t UZB=t AZE=t CHN SCO/organisation=r",
                                  "KAZ RUS 1 1\nKAZ TUR 1 1\nRUS UZB 1 2\nUZB AZE 1 1\nKAZ SCO 1 1\nRUS SCO 1 1\n"
                                  "CHN SCO 1 1\nRUS TUR -1 1\nTUR AZE 1 3");
    mv_vector_survey all = { 0 };
    mv_network *network = small_network(set, false);
    ck_assert_int_eq(mv_vector_survey_build(&all, network, true, NULL), MV_OK);
    ck_assert_ptr_null(all.between);
    ck_assert_int_eq(mv_vector_survey_paths(&all, (mv_path_options){ 0 }, NULL), MV_OK);
    ck_assert_uint_eq(all.count, 6); /* every country, as nobody is in focus */
    ck_assert(all.projected && all.one_mode == all.projected && all.one_mode->actor_count == 6);
    mv_brokerage *brokerage = mv_brokerage_build(all.one_mode, false);
    for (size_t i = 0; i < all.count; i++) {
        double alone[4];
        const char *id = mv_network_actor(network, all.actors[i])->id;
        size_t there = mv_network_find(all.one_mode, id);
        ck_assert_int_eq(mv_bloc_betweenness(all.one_mode, there, (mv_path_options){ 0 }, alone, NULL), MV_OK);
        for (size_t k = 0; k < 4; k++) check_same(all.between[4 * i + k], alone[k], 1e-12);
        const mv_role_score *roles = mv_vector_survey_roles(&all, all.actors[i]);
        for (int role = 0; role < MV_ROLE_COUNT; role++)
            check_same(roles[role].count, brokerage->scores[there][role].count, 0);
        mv_bridged *bridged = mv_bridged_build(network, all.actors[i]);
        ck_assert_uint_eq(all.bridged[all.actors[i]]->count, bridged->count);
        mv_bridged_free(bridged);
    }
    ck_assert_ptr_null(all.bridged[ACTOR("SCO")]);
    ck_assert_ptr_null(mv_vector_survey_roles(&all, ACTOR("SCO")));
    mv_brokerage_free(brokerage);
    mv_vector_survey_clear(&all);
    END_SET;
}
END_TEST

START_TEST(a_survey_without_a_focus_speaks_of_nobody)
{
    SET("r t", "KAZ=r RUS=r", "KAZ RUS 1 1");
    mv_vector_survey none = { 0 };
    ck_assert_int_eq(mv_vector_survey_build(&none, network, false, NULL), MV_OK);
    ck_assert_int_eq(mv_vector_survey_paths(&none, (mv_path_options){ 0 }, NULL), MV_OK);
    ck_assert_uint_eq(none.count, 0);
    ck_assert(none.one_mode == network && !none.projected);
    mv_vector_survey_clear(&none);
    END_SET;
}
END_TEST

TCase *vectors_tests(void)
{
    TCase *tests = tcase_create("vectors");
    LOOP(tests, a_profile_has_the_numbers_of_the_reference, profiles);
    tcase_add_test(tests, evenness_over_present_vectors_is_another_number);
    tcase_add_test(tests, shares_kinds_and_signs_stay_apart);
    LOOP(tests, undefined_comes_with_a_reason, edges);
    tcase_add_test(tests, nothing_breaks_without_actors);
    LOOP(tests, equidistance_weighs_two_poles, distances);
    tcase_add_test(tests, the_friend_of_all_bridges_the_rivalry);
    tcase_add_test(tests, participation_is_spread_over_vectors);
    tcase_add_test(tests, the_profile_is_there_as_metrics);
    tcase_add_test(tests, burts_measures_have_the_numbers_of_the_reference);
    tcase_add_test(tests, a_survey_of_all_agrees_with_that_of_each);
    tcase_add_test(tests, a_survey_without_a_focus_speaks_of_nobody);
    return tests;
}
