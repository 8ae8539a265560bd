#include "multivector/metric.h"
#include "multivector/vectors.h"
#include "suites.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers of the reference page and networks small enough to count by hand. test_vector_oracles.c compares the
 * same measures with brute force on random networks. */

/* --- small sets ------------------------------------------------------------------------------------------ */

static void add_vectors(mv_relations *set, const char *list)
{
    char id[32];
    for (int used; sscanf(list, "%31s%n", id, &used) == 1; list += used) {
        bool counted = *id != '-';
        mv_relations_add_vector(set,
                                (mv_vector){ .id = mv_relations_text(set, id + !counted), .counted = counted });
    }
}

/* An actor is written ID[/kind][=vector[:share][,vector:share]]. */
static void add_actor(mv_relations *set, char *text)
{
    char *belongs = strchr(text, '='), *kind, *end = NULL;
    if (belongs) *belongs++ = '\0';
    kind = strchr(text, '/');
    if (kind) *kind++ = '\0';
    mv_actor actor = { .id = mv_relations_text(set, text), .kind = mv_relations_text(set, kind) };
    actor.shares = mv_relations_memory(set, 4 * sizeof *actor.shares);
    for (char *one = belongs ? strtok_r(belongs, ",", &end) : NULL; one; one = strtok_r(NULL, ",", &end)) {
        double share = 1;
        char *colon = strchr(one, ':');
        if (colon) sscanf(colon + 1, "%lf", &share);
        if (colon) *colon = '\0';
        size_t vector = mv_relations_find_vector(set, one);
        ck_assert_uint_ne(vector, MV_NONE);
        actor.shares[actor.share_count++] = (mv_share){ vector, share };
    }
    mv_relations_add_actor(set, actor);
}

/* Relations are lines "A B sign weight [d|m|l|t|i|r]...": directed, medium or low confidence, of the type
 * "treaty", "member" (institutional) or "chair" (a role). */
static void add_relations(mv_relations *set, const char *lines)
{
    size_t tie = mv_relations_add_type(set, (mv_type){ "tie", NULL, NULL, 1, 1, false });
    size_t treaty = mv_relations_add_type(set, (mv_type){ "treaty", NULL, NULL, 1, 1, false });
    size_t member = mv_relations_add_type(set, *mv_builtin_type_find("member"));
    size_t chair = mv_relations_add_type(set, *mv_builtin_type_find("chair"));
    for (; *lines; lines += strcspn(lines, "\n"), lines += *lines == '\n') {
        char a[16], b[16], flags[8] = "";
        int sign;
        double weight;
        ck_assert_int_ge(sscanf(lines, "%15s %15s %d %lf %7[dmltir]", a, b, &sign, &weight, flags), 4);
        mv_relations_add_relation(set, (mv_relation){ .source = (uint32_t)mv_relations_find_actor(set, a),
                                                      .target = (uint32_t)mv_relations_find_actor(set, b),
                                                      .type = (uint32_t)(strchr(flags, 't')   ? treaty
                                                                         : strchr(flags, 'i') ? member
                                                                         : strchr(flags, 'r') ? chair
                                                                                              : tie),
                                                      .sign = (int8_t)sign,
                                                      .weight = weight,
                                                      .directed = strchr(flags, 'd') != NULL,
                                                      .confidence = strchr(flags, 'm')   ? MV_MEDIUM
                                                                    : strchr(flags, 'l') ? MV_LOW
                                                                                         : MV_UNRATED });
    }
}

static mv_relations *set_of(const char *vectors, const char *actors, const char *relations)
{
    mv_relations *set = mv_relations_new("test");
    char *copy = strdup(actors), *end = NULL;
    add_vectors(set, vectors);
    for (char *one = strtok_r(copy, " ", &end); one; one = strtok_r(NULL, " ", &end)) add_actor(set, one);
    free(copy);
    add_relations(set, relations);
    return set;
}

static mv_network *build(const mv_relations *set, bool directed)
{
    mv_network *network = NULL;
    mv_selection selection = { .directed = directed };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    return network;
}

#define SET(vectors, actors, relations)                                                                           \
    mv_relations *set = set_of(vectors, actors, relations);                                                       \
    mv_network *network = build(set, false)
#define END_SET                                                                                                   \
    mv_network_free(network);                                                                                     \
    mv_relations_free(set)
#define ACTOR(id) mv_network_find(network, id)

static void same(double value, double expected, double tolerance)
{
    if (isnan(expected))
        ck_assert_msg(isnan(value), "%.9g is not undefined", value);
    else
        ck_assert_msg(fabs(value - expected) <= tolerance, "%.9g is not %.9g", value, expected);
}

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
    same(profile->entropy, profiles[_i].entropy, 5e-7);
    same(profile->evenness, profiles[_i].evenness, 5e-7);
    same(profile->effective_vectors, profiles[_i].effective, 5e-7);
    same(profile->hhi, profiles[_i].hhi, 5e-7);
    same(profile->hhi_normalised, profiles[_i].normalised, 5e-7);
    same(profile->inverse_hhi, profiles[_i].inverse, 5e-7);
    same(profile->iqv, profiles[_i].iqv, 5e-7);
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
    same(profile->evenness, 0.386853, 5e-7);
    same(profile->evenness_present, 1, 1e-12);
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
    same(r->positive.strength, 4, 1e-12);
    same(r->positive.by_kind[MV_COUNTRY_END], 3, 1e-12);
    same(r->positive.by_kind[MV_ORGANISATION_END], 1, 1e-12);
    same(t->positive.strength, 3, 1e-12);
    same(t->negative.strength, 2, 1e-12);
    ck_assert_uint_eq(r->negative.ties, 0); /* a share of 0 is none */
    same(r->share, 4. / 7, 1e-12);
    ck_assert_uint_eq(r->positive.ties, 2);
    ck_assert_uint_eq(t->positive.ties, 1);
    same(g->positive.strength, 5, 1e-12);
    ck_assert(isnan(g->share));
    same(profile->uncounted_vectors, 5, 1e-12);
    same(profile->without_vector.positive.by_kind[MV_OTHER_END], 7, 1e-12);
    same(profile->uncounted, 12, 1e-12);
    same(profile->total, 7, 1e-12);
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
    same(d.value, distances[_i].value, 1e-12);
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
    same(kaz->share, 1, 0);
    ck_assert_uint_eq(network->ties[kaz->ties[0]].a, ACTOR("CHN"));
    ck_assert_uint_eq(network->ties[kaz->ties[0]].b, ACTOR("USA"));
    ck_assert_uint_eq(rus->count, 0); /* with one camp */
    same(rus->share, 0, 0);
    ck_assert_uint_eq(usa->of, 0); /* the only rivalry is its own */
    ck_assert(isnan(usa->share) && usa->undefined && !kaz->undefined);
    mv_bridged_free(kaz);
    mv_bridged_free(rus);
    mv_bridged_free(usa);
    END_SET;
}
END_TEST

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
    mv_relations *set = set_of("r t c", patterns[_i].actors, "A V 1 1 d\nV Z 1 1 d\nZ A -1 1 d");
    mv_network *network = build(set, true);
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
    same(brokerage->density, 1, 0);
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
    same(brokerage->scores[1][MV_ITINERANT].expected, 2 * 4. / 27, 1e-12);
    same(brokerage->scores[1][MV_ITINERANT].z, 3.391165, 5e-7);
    same(brokerage->scores[1][MV_COORDINATOR].z, NAN, 0);
    same(brokerage->scores[0][MV_GATEKEEPER].z, -0.4170288, 5e-8);
    same(brokerage->scores[0][MV_ANY_ROLE].z, -0.5897678, 5e-8);
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
    same(ei[0].by_ties, 0.5, 1e-12); /* E 3, I 1 */
    same(ei[0].by_strength, 5. / 7, 1e-12);
    ck_assert_uint_eq(ei[0].actors, 2);
    same(ei[0].members, 2, 0);
    same(ei[0].left_out, 1, 0);
    same(ei[1].by_ties, 1, 0);
    same(whole.by_ties, 0.5, 1e-12);
    same(whole.external_ties, 3, 0);
    same(whole.left_out, 1, 0);
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
    mv_relations *set = set_of("r t", between[_i].actors, between[_i].relations);
    mv_network *network = build(set, between[_i].directed);
    mv_path_options options = { between[_i].weighted, between[_i].directed };
    double values[4], all[8];
    ck_assert_int_eq(mv_bloc_betweenness(network, ACTOR("V"), options, values, NULL), MV_OK);
    same(values[1], between[_i].from_r_to_t, 1e-12);
    same(values[2], between[_i].from_t_to_r, 1e-12);
    ck_assert(isnan(values[0]) && isnan(values[3]));
    ck_assert_int_eq(mv_bloc_betweenness_of_all(network, 0, 1, options, all, NULL), MV_OK);
    same(all[ACTOR("V")], between[_i].from_r_to_t, 1e-12);
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

/* --- alignment ------------------------------------------------------------------------------------------- */

START_TEST(portfolios_have_the_numbers_of_the_reference)
{
    static const double a[] = { 3, 0, 1, 0, 2 }, b[] = { 3, 1, 0, 0, 2 };
    mv_agreement valued = mv_agreement_of(a, b, NULL, 5, 0, 3);
    same(valued.s, 0.733333, 5e-7);
    same(valued.s_squared, 0.911111, 5e-7);
    same(valued.kappa, 0.6875, 5e-7);
    same(valued.pi, 0.6875, 5e-7);
    same(valued.kappa_squared, 0.852941, 5e-7);
    same(valued.pi_squared, 0.852941, 5e-7);
    same(valued.tau_b, 0.666667, 5e-7);
    ck_assert(isnan(valued.s_weighted) && valued.weighted_undefined);
    static const double sizes[] = { 3, 1, NAN, 0, 0 }, none[] = { 0, NAN, 0, 0, 0 };
    mv_agreement weighted = mv_agreement_of(a, b, sizes, 5, 0, 3);
    same(weighted.s_weighted, 1 - 2 * (1. / 4) / 3, 1e-12); /* only the second differs, by 1 */
    same(weighted.s_squared_weighted, 1 - 2 * (1. / 4) / 9, 1e-12);
    ck_assert_uint_eq(weighted.unsized, 1);
    ck_assert(isnan(mv_agreement_of(a, b, none, 5, 0, 3).s_weighted));
    ck_assert_ptr_nonnull(mv_agreement_of(a, b, NULL, 5, 3, 3).undefined);
    static const double before[] = { 1, 1, 1, 1, 0 }, after[] = { 1, 1, 1, 0, 1 };
    mv_agreement signs = mv_agreement_of(before, after, NULL, 5, -1, 1);
    same(signs.s, 0.6, 1e-12);
    same(signs.kappa, -0.25, 1e-12);
}
END_TEST

START_TEST(alignment_leaves_the_two_out)
{
    SET("", "A B C D E F", "A B -1 1\nA C 1 5\nB C 1 1\nA D -1 1\nB D 1 1\nA E 1 1\nB E 1 1\nB E -1 1\nB F 1 1");
    mv_alignment x = mv_alignment_of(network, 0, 1); /* portfolios (1, -1, 1, 0) and (1, 1, 0, 1) over C .. F */
    ck_assert_uint_eq(x.with, 1);
    ck_assert_uint_eq(x.universe, 4);
    same(x.s, 1 - 2 * 4. / 8, 1e-12);
    same(x.s_squared, 1 - 2 * 6. / 16, 1e-12);
    same(x.kappa, 1 - 1 / (12. / 16), 1e-12);
    same(x.pi, 1 - 1 / (44. / 64), 1e-12);
    END_SET;
}
END_TEST

START_TEST(a_few_ties_are_no_portfolio)
{
    SET("", "A B C D E", "A C 1 1\nA D 1 1\nA E 1 1\nB C 1 1\nB D -1 1\nA B 1 1");
    mv_alignment x = mv_alignment_of(network, 0, 1); /* B has two ties beside that with A */
    ck_assert(isnan(x.kappa) && isnan(x.pi) && x.chance_undefined);
    same(x.s, 1 - 2 * 3. / 6, 1e-12);
    END_SET;
}
END_TEST

/* Five ties of countries, all but one with the focus; then the others get more among themselves. */
START_TEST(a_source_can_be_about_its_focus)
{
    mv_relations *set = set_of("", "A B C D E F", "A B 1 1\nA C 1 1\nA D -1 1\nA E 1 1\nB C 1 1");
    set->focus = 0;
    mv_network *network = build(set, false);
    ck_assert(mv_is_about_focus(network));
    network->focus = MV_NONE;
    ck_assert(!mv_is_about_focus(network));
    END_SET;
    set = set_of("", "A B C D E F", "A B 1 1\nA C 1 1\nA D -1 1\nA E 1 1\nB C 1 1\nD E 1 1");
    set->focus = 0;
    network = build(set, false);
    ck_assert(!mv_is_about_focus(network));
    END_SET;
}
END_TEST

START_TEST(alignment_can_be_undefined)
{
    SET("", "A B C", "A B 1 1");
    mv_alignment x = mv_alignment_of(network, 0, 1); /* two empty portfolios */
    same(x.s, 1, 0);
    ck_assert(!x.undefined && x.chance_undefined && x.tau_b_undefined);
    ck_assert(isnan(x.kappa) && isnan(x.pi) && isnan(x.kappa_squared) && isnan(x.tau_b));
    END_SET;
}
END_TEST

START_TEST(two_alone_have_nothing_to_compare)
{
    SET("", "A B", "A B 1 1");
    mv_alignment x = mv_alignment_of(network, 0, 1);
    ck_assert(isnan(x.s) && x.undefined && x.chance_undefined && x.tau_b_undefined);
    END_SET;
}
END_TEST

START_TEST(poles_are_the_strongest_countries)
{
    SET("r t c -g e", "AAA=r RUS=r SCO/organisation=r TUR=t:0.5,c:0.5 CHN=c UNX=g EST=e KAZ=r",
        "AAA SCO 1 1\nRUS SCO 1 2\nTUR KAZ -1 9\nCHN KAZ 1 5\nUNX KAZ 1 5\nKAZ SCO 1 9");
    size_t poles[5];
    mv_default_poles(network, ACTOR("KAZ"), poles);
    ck_assert_uint_eq(poles[0], ACTOR("RUS"));
    ck_assert_uint_eq(poles[1], ACTOR("TUR"));
    ck_assert_uint_eq(poles[2], ACTOR("CHN")); /* 5 against half of 9 */
    ck_assert_uint_eq(poles[3], MV_NONE);      /* not counted */
    ck_assert_uint_eq(poles[4], MV_NONE);      /* without a tie */
    mv_default_poles(network, MV_NONE, poles);
    ck_assert_uint_eq(poles[0], ACTOR("KAZ"));
    END_SET;
}
END_TEST

START_TEST(poles_do_not_hang_on_rounding)
{
    SET("r", "AAA=r BBB=r X/group Y/group",
        "AAA X 1 0.3\nBBB X 1 0.1\nBBB Y 1 0.2"); /* 0.1 + 0.2 > 0.3 in binary */
    size_t pole;
    mv_default_poles(network, MV_NONE, &pole);
    ck_assert_uint_eq(pole, ACTOR("AAA"));
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
    same(values[0], 0.5, 1e-12); /* 2 of r, 2 of t */
    same(values[1], 0, 0);
    same(values[2], 0, 0);
    same(values[4], 0, 0); /* A and B; that it has no vector itself does not matter */
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
    same(metric_of(network, "entropy", ACTOR("KAZ")), 1.714088, 5e-7);
    same(metric_of(network, "evenness", ACTOR("KAZ")), 0.956650, 5e-7);
    same(metric_of(network, "effective_vectors", ACTOR("KAZ")), 5.551608, 5e-7);
    same(metric_of(network, "hhi", ACTOR("KAZ")), 0.191111, 5e-7);
    same(metric_of(network, "iqv", ACTOR("KAZ")), 0.970667, 5e-7);
    same(metric_of(network, "evenness", ACTOR("X")), NAN, 0);
    same(metric_of(network, "hhi", ACTOR("RUS")), NAN, 0); /* KAZ has no vector */
    END_SET;
}
END_TEST

START_TEST(burts_measures_have_the_numbers_of_the_reference)
{
    mv_relations *triangle = set_of("", "A B C", "A B 1 1\nB C 1 1\nA C 1 1");
    mv_relations *star = set_of("", "A B C V", "V A 1 1\nV B 1 1\nV C 1 1");
    mv_network *closed = build(triangle, false), *open = build(star, false);
    same(metric_of(closed, "constraint", 0), 1.125, 1e-12);
    same(metric_of(closed, "effective_size", 0), 1, 1e-12);
    same(metric_of(closed, "efficiency", 0), 0.5, 1e-12);
    same(metric_of(open, "constraint", 3), 1. / 3, 1e-12);
    same(metric_of(open, "effective_size", 3), 3, 1e-12);
    same(metric_of(open, "efficiency", 3), 1, 1e-12);
    mv_network_free(closed);
    mv_network_free(open);
    mv_relations_free(triangle);
    mv_relations_free(star);
}
END_TEST

/* --- sensitivity ----------------------------------------------------------------------------------------- */

typedef struct tried {
    mv_standing before, after;
    double change;
} tried;

static tried try(const mv_network *network, size_t actor, mv_choice choice)
{
    tried result = { .before = mv_standing_of(network, actor) };
    ck_assert_int_eq(mv_standing_with(&result.after, network, actor, &choice, NULL), MV_OK);
    result.change = result.after.evenness - result.before.evenness;
    return result;
}

START_TEST(other_choices_move_evenness_and_rank)
{
    SET("r t", "KAZ RUS=r TUR=t SCO/organisation=r UZB LAO",
        "KAZ RUS 1 1\nKAZ TUR 1 1 t\nKAZ SCO 1 2 l\nUZB RUS 1 3 m\nUZB TUR 1 1");
    ck_assert_uint_eq(mv_standing_of(network, ACTOR("KAZ")).rank, 0);
    ck_assert_str_eq(mv_standing_of(network, ACTOR("KAZ")).rank_undefined, MV_WHY_NO_COVERAGE);
    mv_relations_add_coverage(set, (mv_coverage){ .note = "everything" });
    double quarter = 0.811278; /* evenness of 3 : 1 */
    size_t kaz = ACTOR("KAZ");
    mv_choice move = { .kind = MV_MOVE_VECTOR, .moved = ACTOR("SCO"), .vector = 1 };
    tried x = try(network, kaz, move);
    same(x.before.evenness, quarter, 5e-7);
    ck_assert_uint_eq(x.before.rank, 1);   /* UZB is as even */
    ck_assert_uint_eq(x.before.ranked, 2); /* RUS and TUR have ties with actors without a vector only */
    same(x.after.evenness, quarter, 5e-7);
    ck_assert_uint_eq(x.before.dominant, 0);
    ck_assert_uint_eq(x.after.dominant, 1);
    move.vector = MV_NONE;
    x = try(network, kaz, move);
    same(x.after.evenness, 1, 1e-12);
    same(x.change, 1 - quarter, 5e-7);
    x = try(network, kaz, (mv_choice){ .kind = MV_SCALE_TYPE, .type = 1, .factor = 3 });
    same(x.after.evenness, 1, 1e-12);
    same(x.after.effective_vectors, 2, 1e-12);
    x = try(network, kaz, (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_LOW });
    same(x.after.evenness, 1, 1e-12);
    x = try(network, ACTOR("UZB"), (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_LOW });
    ck_assert_uint_eq(x.after.rank, 2);
    same(x.change, 0, 0);
    x = try(network, ACTOR("UZB"), (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_MEDIUM });
    same(x.after.evenness, 0, 1e-12);
    x = try(network, ACTOR("SCO"), move);
    ck_assert(x.after.undefined && isnan(x.change) && x.after.rank == 0);
    END_SET;
}
END_TEST

START_TEST(a_vector_can_be_counted_or_not)
{
    SET("r t -g", "KAZ RUS=r TUR=t UNX=g", "KAZ RUS 1 1\nKAZ TUR 1 1\nKAZ UNX 1 2");
    mv_choice other = { .kind = MV_COUNT_VECTOR, .vector = 2 };
    tried x = try(network, ACTOR("KAZ"), other);
    same(x.before.evenness, 1, 1e-12);
    same(x.after.evenness, 1.5 * log(2) / log(3), 1e-12); /* 1/4, 1/4, 1/2 */
    ck_assert_uint_eq(x.after.dominant, 2);
    other.vector = 0;
    x = try(network, ACTOR("KAZ"), other);
    ck_assert(isnan(x.after.evenness) && x.after.undefined); /* one is left */
    ck_assert(set->vectors[0].counted && !set->vectors[2].counted);
    END_SET;
}
END_TEST

START_TEST(a_factor_must_be_a_number_above_zero)
{
    SET("r", "A=r", "");
    static const double wrong[] = { 0, -1, NAN, INFINITY };
    mv_standing out;
    for (size_t i = 0; i < 4; i++) {
        mv_choice choice = { .kind = MV_SCALE_TYPE, .factor = wrong[i] };
        ck_assert_int_eq(mv_standing_with(&out, network, 0, &choice, NULL), MV_USAGE);
    }
    END_SET;
}
END_TEST

START_TEST(sensitivity_works_through_projection_and_ego)
{
    mv_relations *set = set_of("r t", "KAZ=r RUS=r TUR=t SCO/organisation",
                               "KAZ SCO 1 1\nRUS SCO 1 1\nTUR SCO 1 1 l\nKAZ RUS 1 1");
    mv_network *network = NULL;
    mv_selection selection = { .project = "country", .direct = true };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    mv_choice doubt = { .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_LOW };
    tried x = try(network, ACTOR("KAZ"), doubt);
    same(x.before.evenness, 0.918296, 5e-7); /* RUS 2, TUR 1 */
    same(x.after.evenness, 0, 0);
    mv_network_free(network);
    selection = (mv_selection){ .ego = "KAZ", .radius = 2 };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    x = try(network, ACTOR("TUR"), doubt);
    ck_assert_str_eq(x.after.undefined, "the actor is not in the network any more");
    END_SET;
}
END_TEST

START_TEST(pairs_can_be_counted_otherwise)
{
    SET("r t", "KAZ RUS=r TUR=t SCO/organisation=r UZB=t",
        "KAZ RUS 1 2\nKAZ RUS 1 1\nKAZ TUR 1 2\nKAZ SCO 1 1 i\nSCO KAZ 1 1 r\nUZB SCO 1 1 r\nUZB TUR 1 1");
    size_t kaz = ACTOR("KAZ");
    tried x = try(network, kaz, (mv_choice){ .kind = MV_FOLD_OTHERWISE, .fold = MV_FOLD_STRONGEST });
    same(x.before.evenness, -(5. / 7 * log2(5. / 7) + 2. / 7 * log2(2. / 7)), 1e-12);
    same(x.after.evenness, -(3. / 5 * log2(3. / 5) + 2. / 5 * log2(2. / 5)), 1e-12);
    x = try(network, kaz, (mv_choice){ .kind = MV_LEAVE_OUT_ROLES });
    same(x.after.evenness, -(4. / 6 * log2(4. / 6) + 2. / 6 * log2(2. / 6)), 1e-12);
    x = try(network, ACTOR("UZB"), (mv_choice){ .kind = MV_LEAVE_OUT_ROLES });
    same(x.change, 0, 0); /* a role alone stays */
    END_SET;
}
END_TEST

START_TEST(shares_are_counted_in_three_ways)
{
    SET("r t", "KAZ RUS=r TUR=t AZE=t", "KAZ RUS 1 2\nKAZ RUS 1 2\nKAZ TUR 1 3\nKAZ AZE 1 2\nKAZ AZE -1 2");
    static const double right[MV_COUNTING_RULES] = { 4. / 7, 2. / 5, 1. / 2 };
    mv_counting counting = { 0 };
    ck_assert_int_eq(mv_counting_build(&counting, network, NULL), MV_OK);
    for (int rule = 0; rule < MV_COUNTING_RULES; rule++) {
        const mv_profile *p = mv_counting_of(&counting, (mv_counting_rule)rule, ACTOR("KAZ"));
        same(p->rows[0].share, right[rule], 1e-12);
        ck_assert_uint_eq(p->dominant, rule == MV_BY_STRONGEST);
        ck_assert_int_eq(p->dominant_shared, rule == MV_BY_PARTNERS);
        ck_assert_str_eq(mv_counting_of(&counting, (mv_counting_rule)rule, ACTOR("AZE"))->undefined,
                         "no positive tie with a counted vector");
    }
    const mv_profile *sum = mv_counting_of(&counting, MV_BY_SUM, ACTOR("KAZ"));
    ck_assert(!mv_profile_same_largest(sum, mv_counting_of(&counting, MV_BY_PARTNERS, ACTOR("KAZ"))));
    mv_counting_clear(&counting);
    network->selection.fold = MV_FOLD_EACH;
    ck_assert_int_eq(mv_counting_build(&counting, network, NULL), MV_USAGE);
    mv_counting_clear(&counting);
    END_SET;
}
END_TEST

/* Every trial is that of its choice, and there is one for each choice that could be made otherwise. */
START_TEST(every_choice_is_tried_once)
{
    SET("r t -g", "KAZ RUS=r TUR=t UZB SCO/organisation=r UNX=g AZE=t",
        "KAZ RUS 1 1\nKAZ TUR 1 4 t\nKAZ SCO 1 2 li\nKAZ SCO 1 1 r\nKAZ UNX -1 1\nUZB RUS 1 3 m\nKAZ KAZ 1 1\n"
        "KAZ AZE 1 1\nAZE RUS 1 1\nAZE TUR 1 1\nAZE UNX 1 1");
    size_t kaz = ACTOR("KAZ"), kinds[MV_CHOICE_KIND_COUNT] = { 0 };
    mv_trials trials = { 0 };
    ck_assert_int_eq(mv_trials_run(&trials, network, kaz, NULL), MV_OK);
    for (size_t i = 0; i < trials.count; i++) {
        const mv_trial *one = &trials.items[i];
        tried x = try(network, kaz, one->choice);
        same(one->after.evenness, x.after.evenness, 0);
        same(one->change, x.change, 0);
        same(trials.before.evenness, x.before.evenness, 0);
        ck_assert_uint_eq(one->after.rank, x.after.rank);
        kinds[one->choice.kind]++;
        ck_assert(one->telling);
        if (one->choice.kind != MV_MOVE_VECTOR) continue;
        ck_assert_uint_eq(one->choice.moved, ACTOR("AZE"));
        ck_assert_uint_eq(one->choice.vector, 0);
    }
    ck_assert_uint_eq(kinds[MV_FOLD_OTHERWISE], 4); /* all but sum, and each, which is the same */
    ck_assert_uint_eq(kinds[MV_LEAVE_OUT_ROLES], 1);
    ck_assert_uint_eq(kinds[MV_MOVE_VECTOR], 1);     /* RUS and TUR are poles, SCO is tied to KAZ alone */
    ck_assert_uint_eq(kinds[MV_SCALE_TYPE], 8);      /* four types, halved and doubled */
    ck_assert_uint_eq(kinds[MV_LEAVE_OUT_DOUBT], 2); /* both are there, though not of the actor's own */
    ck_assert_uint_eq(kinds[MV_COUNT_VECTOR], 3);
    mv_trials_clear(&trials);
    END_SET;
}
END_TEST

/* --- several actors at once ------------------------------------------------------------------------------- */

/* What a survey of all says of an actor is what its measures say of it alone, in the network of one mode. */
START_TEST(a_survey_of_all_agrees_with_that_of_each)
{
    mv_relations *set = set_of("r t", "KAZ=r RUS=r TUR=t UZB=t AZE=t CHN SCO/organisation=r",
                               "KAZ RUS 1 1\nKAZ TUR 1 1\nRUS UZB 1 2\nUZB AZE 1 1\nKAZ SCO 1 1\nRUS SCO 1 1\n"
                               "CHN SCO 1 1\nRUS TUR -1 1\nTUR AZE 1 3");
    mv_vector_survey all = { 0 };
    mv_network *network = build(set, false);
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
        for (size_t k = 0; k < 4; k++) same(all.between[4 * i + k], alone[k], 1e-12);
        const mv_role_score *roles = mv_vector_survey_roles(&all, all.actors[i]);
        for (int role = 0; role < MV_ROLE_COUNT; role++)
            same(roles[role].count, brokerage->scores[there][role].count, 0);
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

START_TEST(poles_are_held_against_others_once)
{
    SET("r t", "KAZ RUS=r TUR=t CHN", "KAZ RUS 1 1\nKAZ TUR 1 1");
    const char *named[] = { "TUR", "nobody", "KAZ", "RUS", "TUR" };
    size_t count, *poles = mv_poles_of(network, ACTOR("KAZ"), (mv_names){ named, 5 }, &count);
    ck_assert(count == 2 && poles[0] == ACTOR("RUS") && poles[1] == ACTOR("TUR"));
    free(poles);
    poles = mv_poles_of(network, ACTOR("RUS"), (mv_names){ 0 }, &count);
    ck_assert(count == 1 && poles[0] == ACTOR("TUR"));
    free(poles);
    END_SET;
}
END_TEST

#define LOOP(tests, test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

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
    LOOP(tests, a_broker_has_the_role_of_its_pattern, patterns);
    tcase_add_test(tests, closed_pairs_and_actors_without_a_vector_are_not_brokered);
    tcase_add_test(tests, brokered_pairs_are_those_that_were_counted);
    tcase_add_test(tests, chance_is_that_of_sna);
    tcase_add_test(tests, external_and_internal_ties_are_weighed);
    tcase_add_test(tests, a_vector_without_ties_to_vectors_has_no_index);
    LOOP(tests, betweenness_of_blocs_counts_each_pair_once, between);
    tcase_add_test(tests, lengths_that_overflow_are_refused);
    tcase_add_test(tests, portfolios_have_the_numbers_of_the_reference);
    tcase_add_test(tests, alignment_leaves_the_two_out);
    tcase_add_test(tests, a_few_ties_are_no_portfolio);
    tcase_add_test(tests, a_source_can_be_about_its_focus);
    tcase_add_test(tests, alignment_can_be_undefined);
    tcase_add_test(tests, two_alone_have_nothing_to_compare);
    tcase_add_test(tests, poles_are_the_strongest_countries);
    tcase_add_test(tests, poles_do_not_hang_on_rounding);
    tcase_add_test(tests, participation_is_spread_over_vectors);
    tcase_add_test(tests, the_profile_is_there_as_metrics);
    tcase_add_test(tests, burts_measures_have_the_numbers_of_the_reference);
    tcase_add_test(tests, other_choices_move_evenness_and_rank);
    tcase_add_test(tests, a_vector_can_be_counted_or_not);
    tcase_add_test(tests, a_factor_must_be_a_number_above_zero);
    tcase_add_test(tests, sensitivity_works_through_projection_and_ego);
    tcase_add_test(tests, pairs_can_be_counted_otherwise);
    tcase_add_test(tests, shares_are_counted_in_three_ways);
    tcase_add_test(tests, every_choice_is_tried_once);
    tcase_add_test(tests, a_survey_of_all_agrees_with_that_of_each);
    tcase_add_test(tests, a_survey_without_a_focus_speaks_of_nobody);
    tcase_add_test(tests, poles_are_held_against_others_once);
    return tests;
}
