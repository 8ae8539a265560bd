#include "multivector/sets.h"
#include "suites.h"
#include "support/random.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Several sets: worked cases, definitions computed again the slow way, and laws. */

enum { MOST_SETS = 12 };

/* Sets written as "KAZ RUS 3, KAZ USA -1"; the word before a line of vectors is the focus. Actors are added in the
 * order they are named, which is not that of their ids. */
static mv_relations *set_of(const char *ties, const char *focus, bool vectors)
{
    mv_relations *set = mv_relations_new("test");
    size_t type = mv_relations_add_type(set, (mv_type){ "tie", NULL, NULL, 1, 1, false });
    while (*ties) {
        char ends[2][4];
        double weight;
        int read = 0;
        uint32_t actors[2];
        ck_assert_int_eq(sscanf(ties, "%3s %3s %lf%n", ends[0], ends[1], &weight, &read), 3);
        ties += read + (ties[read] == ',');
        for (int i = 0; i < 2; i++) {
            const char *id = mv_relations_text(set, ends[i]);
            if (mv_relations_find_actor(set, id) == MV_NONE) {
                mv_actor actor = { .id = id };
                if (vectors) {
                    actor.shares = mv_relations_memory(set, sizeof *actor.shares);
                    *actor.shares =
                        (mv_share){ mv_relations_add_vector(set, (mv_vector){ id, NULL, true, NULL }), 1 };
                    actor.share_count = 1;
                }
                mv_relations_add_actor(set, actor);
            }
            actors[i] = (uint32_t)mv_relations_find_actor(set, id);
        }
        mv_relations_add_relation(set, (mv_relation){ .source = actors[0],
                                                      .target = actors[1],
                                                      .type = (uint32_t)type,
                                                      .sign = weight < 0 ? -1 : 1,
                                                      .weight = fabs(weight) });
    }
    if (focus) set->focus = mv_relations_find_actor(set, focus);
    return set;
}

typedef struct several {
    size_t count;
    mv_relations *documents[MOST_SETS];
    mv_network *networks[MOST_SETS];
    mv_sets *sets;
} several;

static void add(several *s, mv_relations *document, mv_date date)
{
    mv_selection selection = { .at = date.day ? MV_AT_DATE : MV_AT_AS_OF, .date = date };
    s->documents[s->count] = document;
    ck_assert_int_eq(mv_network_build(&s->networks[s->count], document, &selection, NULL), MV_OK);
    s->count++;
}

static void compare(several *s, mv_sets_options options)
{
    mv_sets_free(s->sets);
    s->sets = NULL;
    ck_assert_int_eq(mv_sets_build(&s->sets, (const mv_network *const *)s->networks, s->count, &options, NULL),
                     MV_OK);
}

static void release(several *s)
{
    mv_sets_free(s->sets);
    for (size_t i = 0; i < s->count; i++) {
        mv_network_free(s->networks[i]);
        mv_relations_free(s->documents[i]);
    }
}

static double distance(several *s, const char *name, size_t a, size_t b)
{
    compare(s, (mv_sets_options){ .distance = name });
    ck_assert(isnan(mv_sets_between(s->sets, a, b)) == (s->sets->undefined[a * s->count + b] != NULL));
    return mv_sets_between(s->sets, a, b);
}

#define near(got, expected) ck_assert_double_eq_tol(got, expected, 1e-12)

/* --- distances -------------------------------------------------------------------------------------------- */

static const char first_toy[] = "RUS KAZ 3,KAZ CHN 1,KAZ USA 1,KAZ EU 1,CHN RUS 2,EU USA 3,RUS USA -1,TUR TUR 1";
static const char second_toy[] =
    "KAZ RUS 3,CHN KAZ 2,EU KAZ 2,KAZ TUR 2,CHN RUS 3,USA EU 3,RUS USA -3,EU RUS -2,TUR USA 1";

START_TEST(worked_pair_has_its_worked_distances)
{
    several s = { 0 };
    add(&s, set_of(first_toy, "KAZ", true), (mv_date){ 0 });
    add(&s, set_of(second_toy, "KAZ", true), (mv_date){ 0 });
    add(&s, set_of(first_toy, "KAZ", true), (mv_date){ 0 });
    near(distance(&s, "jaccard", 0, 1), 0.4);
    near(distance(&s, "signed-jaccard", 0, 1), 0.4);
    near(distance(&s, "typed-jaccard", 0, 1), 0.4);
    near(distance(&s, "manhattan", 0, 1), 11);
    near(distance(&s, "profile", 0, 1), 1 / 3.0);
    near(distance(&s, "partners", 0, 1), 1 / 3.0);
    for (size_t i = 0; i < mv_set_distance_count(); i++) near(distance(&s, mv_set_distance_at(i)->name, 0, 2), 0);
    release(&s);
}
END_TEST

START_TEST(the_default_distance_sees_a_sign_that_turns)
{
    several s = { 0 };
    add(&s, set_of("A B 1,B C 1", NULL, false), (mv_date){ 0 });
    add(&s, set_of("A B -1,B C 1", NULL, false), (mv_date){ 0 });
    near(distance(&s, NULL, 0, 1), 2 / 3.0); /* of A+B, A-B and BC one is in both */
    near(distance(&s, "jaccard", 0, 1), 0);
    near(distance(&s, "manhattan", 0, 1), 2);
    release(&s);
}
END_TEST

START_TEST(empty_sets_are_the_same_and_far_from_all_others)
{
    several s = { 0 };
    for (int i = 0; i < 2; i++) add(&s, set_of("", NULL, false), (mv_date){ 0 });
    add(&s, set_of("A B 1", NULL, false), (mv_date){ 0 });
    add(&s, set_of("C D 1", NULL, false), (mv_date){ 0 });
    near(distance(&s, "signed-jaccard", 0, 1), 0);
    near(distance(&s, "signed-jaccard", 0, 2), 1);
    near(distance(&s, "signed-jaccard", 2, 3), 1); /* no actor in common */
    near(distance(&s, "manhattan", 0, 1), 0);
    near(distance(&s, "manhattan", 2, 3), 2);
    ck_assert_uint_eq(s.sets->actor_count, 4);
    release(&s);
}
END_TEST

START_TEST(without_a_focus_there_is_a_reason_and_neither_map_nor_tree)
{
    several s = { 0 };
    add(&s, set_of(first_toy, "KAZ", true), (mv_date){ 0 });
    add(&s, set_of("A B 1", NULL, true), (mv_date){ 0 });
    add(&s, set_of(second_toy, NULL, true), (mv_date){ 0 });
    ck_assert(isnan(distance(&s, "profile", 0, 1)));
    near(distance(&s, "profile", 0, 2), 1 / 3.0); /* the focus of the first set that has one is everybody's */
    ck_assert_ptr_nonnull(s.sets->map.undefined);
    ck_assert_ptr_nonnull(s.sets->tree.undefined);
    ck_assert(isnan(s.sets->map.fit));
    release(&s);
}
END_TEST

START_TEST(wrong_choices_are_said)
{
    static const mv_sets_options wrong[] = { { .distance = "jacard" }, { .focus = "XXX" }, { .threshold = 3 } };
    static const char *const says[] = { "did you mean \"jaccard\"", "XXX", "there are 2" };
    several s = { 0 };
    for (int i = 0; i < 2; i++) add(&s, set_of("A B 1", NULL, false), (mv_date){ 0 });
    for (size_t i = 0; i < 3; i++) {
        mv_log log = { 0 };
        mv_sets *none = NULL;
        ck_assert_int_eq(mv_sets_build(&none, (const mv_network *const *)s.networks, 2, &wrong[i], &log),
                         MV_USAGE);
        ck_assert_ptr_null(none);
        ck_assert_ptr_nonnull(strstr(log.messages[0].text, says[i]));
        mv_log_clear(&log);
    }
    release(&s);
}
END_TEST

/* The same ties: shuffled, turned round, the actors renamed so that their order is another. */
static mv_relations *random_set(uint64_t seed, bool mirrored)
{
    mv_random random = { seed };
    char lines[60][16], text[60 * 16] = "";
    size_t count = 0;
    for (int a = 0; a < 8; a++)
        for (int b = 0; b < a; b++) {
            uint32_t draw = mv_random_below(&random, 4);
            int weight = (int)mv_random_below(&random, 3) + 1, x = mirrored ? 'Z' - a : 'A' + a,
                y = mirrored ? 'Z' - b : 'A' + b;
            if (draw < 2)
                sprintf(lines[count++], "%c %c %d", mirrored ? y : x, mirrored ? x : y, draw ? weight : -weight);
        }
    for (size_t i = 0; i < count; i++) {
        strcat(text, *text ? "," : "");
        strcat(text, lines[mirrored ? count - 1 - i : i]);
    }
    return set_of(text, mirrored ? "Z" : "A", true);
}

START_TEST(names_order_and_orientation_do_not_matter)
{
    several s = { 0 }, mirror = { 0 };
    for (uint64_t i = 0; i < 6; i++) {
        add(&s, random_set((uint64_t)_i * 10 + i, false), (mv_date){ 0 });
        add(&mirror, random_set((uint64_t)_i * 10 + i, true), (mv_date){ 0 });
    }
    for (size_t d = 0; d < mv_set_distance_count(); d++) {
        compare(&s, (mv_sets_options){ .distance = mv_set_distance_at(d)->name });
        compare(&mirror, (mv_sets_options){ .distance = mv_set_distance_at(d)->name });
        for (size_t a = 0; a < 6; a++)
            for (size_t b = 0; b < 6; b++) {
                double one = mv_sets_between(s.sets, a, b), other = mv_sets_between(mirror.sets, a, b);
                ck_assert(isnan(one) == isnan(other));
                if (!isnan(one)) near(one, other);
                if (!isnan(one)) near(one, mv_sets_between(s.sets, b, a));
            }
    }
    ck_assert_uint_eq(s.sets->consensus_count, mirror.sets->consensus_count);
    release(&s);
    release(&mirror);
}
END_TEST

/* --- agreement, time -------------------------------------------------------------------------------------- */

START_TEST(stability_and_consensus_by_hand)
{
    several s = { 0 };
    add(&s, set_of("A B 1,A C 2,B C -1,C D 1", NULL, false), (mv_date){ 0 });
    add(&s, set_of("A B 3,A C -2,C D 5", NULL, false), (mv_date){ 0 });
    add(&s, set_of("A B 2,A C -4", NULL, false), (mv_date){ 0 });
    compare(&s, (mv_sets_options){ 0 });
    static const struct {
        size_t positive, negative, possible;
        int consensus;
        double strength, disagreement;
    } wanted[] = { /* AB, AC, BC, CD: of three pairs of sets none, two, two, two differ */
                   { 3, 0, 3, 1, 2, 0 },
                   { 1, 2, 3, -1, 3, 2 / 3.0 },
                   { 0, 1, 3, 0, NAN, 2 / 3.0 },
                   { 2, 0, 2, 1, 3, 2 / 3.0 }
    };
    ck_assert_uint_eq(s.sets->threshold, 2);
    ck_assert_uint_eq(s.sets->tie_count, 4);
    ck_assert_uint_eq(s.sets->consensus_count, 3);
    for (size_t i = 0; i < 4; i++) {
        const mv_stability *tie = &s.sets->ties[i];
        ck_assert_uint_eq(tie->positive, wanted[i].positive);
        ck_assert_uint_eq(tie->negative, wanted[i].negative);
        ck_assert_uint_eq(tie->possible, wanted[i].possible);
        ck_assert_int_eq(tie->consensus, wanted[i].consensus);
        near(tie->share, (double)(wanted[i].positive + wanted[i].negative) / 3);
        near(tie->disagreement, wanted[i].disagreement);
        ck_assert(isnan(tie->strength) == isnan(wanted[i].strength));
        if (tie->consensus) near(tie->strength, wanted[i].strength);
    }
    compare(&s, (mv_sets_options){ .threshold = 3 });
    ck_assert_uint_eq(s.sets->consensus_count, 1);
    compare(&s, (mv_sets_options){ .threshold = 1 }); /* of both signs the more frequent */
    ck_assert_uint_eq(s.sets->consensus_count, 4);
    ck_assert_int_eq(s.sets->ties[1].consensus, -1);
    release(&s);
}
END_TEST

START_TEST(dated_sets_are_walked_in_the_order_of_time)
{
    several s = { 0 };
    add(&s, set_of("A B 1,A C 1,B C -1", NULL, false), mv_date_of(2013, 1, 1));
    add(&s, set_of("A B 1", NULL, false), mv_date_of(1992, 1, 1));
    add(&s, set_of("A B -1,B C -1,C D 1", NULL, false), mv_date_of(2024, 1, 1));
    compare(&s, (mv_sets_options){ 0 });
    ck_assert(s.sets->dated);
    ck_assert_uint_eq(s.sets->step_count, 2);
    const mv_set_step *first = &s.sets->steps[0], *second = &s.sets->steps[1];
    ck_assert(first->from == 1 && first->to == 0 && second->from == 0 && second->to == 2);
    ck_assert(first->kept == 1 && first->gained == 2 && first->lost == 0 && first->flipped == 0);
    ck_assert(second->kept == 1 && second->gained == 1 && second->lost == 1 && second->flipped == 1);
    near(first->jaccard, 1 / 3.0);
    near(second->jaccard, 2 / 4.0);
    near(second->distance, 1 - 1 / 5.0);
    s.networks[2]->days = s.networks[0]->days; /* twice the same day: not one thing in time */
    compare(&s, (mv_sets_options){ 0 });
    ck_assert(!s.sets->dated);
    ck_assert_uint_eq(s.sets->step_count, 0);
    release(&s);
}
END_TEST

START_TEST(strengths_near_the_largest_number_have_a_mean)
{
    several s = { 0 };
    for (int i = 0; i < 3; i++) add(&s, set_of("A B 1.7e308,A C -1.7e308", NULL, false), (mv_date){ 0 });
    compare(&s, (mv_sets_options){ 0 });
    ck_assert_uint_eq(s.sets->consensus_count, 2);
    for (size_t i = 0; i < 2; i++) near(s.sets->ties[i].strength / 1.7e308, 1);
    add(&s, set_of("A B 1", NULL, false), (mv_date){ 0 });
    compare(&s, (mv_sets_options){ .distance = "manhattan" });
    ck_assert(isnan(mv_sets_between(s.sets, 0, 3))); /* its square is no number any more */
    ck_assert_ptr_nonnull(s.sets->map.undefined);
    release(&s);
}
END_TEST

TCase *sets_tests(void)
{
    TCase *tests = tcase_create("sets");
    tcase_add_test(tests, worked_pair_has_its_worked_distances);
    tcase_add_test(tests, the_default_distance_sees_a_sign_that_turns);
    tcase_add_test(tests, empty_sets_are_the_same_and_far_from_all_others);
    tcase_add_test(tests, without_a_focus_there_is_a_reason_and_neither_map_nor_tree);
    tcase_add_test(tests, wrong_choices_are_said);
    tcase_add_loop_test(tests, names_order_and_orientation_do_not_matter, 0, 20);
    tcase_add_test(tests, stability_and_consensus_by_hand);
    tcase_add_test(tests, strengths_near_the_largest_number_have_a_mean);
    tcase_add_test(tests, dated_sets_are_walked_in_the_order_of_time);
    return tests;
}
