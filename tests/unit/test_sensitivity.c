#include "multivector/vectors.h"
#include "small_sets.h"
#include "suites.h"
#include <math.h>

/* What other choices would change, on networks small enough to count by hand. */

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
    check_same(x.before.evenness, quarter, 5e-7);
    ck_assert_uint_eq(x.before.rank, 1);   /* UZB is as even */
    ck_assert_uint_eq(x.before.ranked, 2); /* RUS and TUR have ties with actors without a vector only */
    check_same(x.after.evenness, quarter, 5e-7);
    ck_assert_uint_eq(x.before.dominant, 0);
    ck_assert_uint_eq(x.after.dominant, 1);
    move.vector = MV_NONE;
    x = try(network, kaz, move);
    check_same(x.after.evenness, 1, 1e-12);
    check_same(x.change, 1 - quarter, 5e-7);
    x = try(network, kaz, (mv_choice){ .kind = MV_SCALE_TYPE, .type = 1, .factor = 3 });
    check_same(x.after.evenness, 1, 1e-12);
    check_same(x.after.effective_vectors, 2, 1e-12);
    x = try(network, kaz, (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_LOW });
    check_same(x.after.evenness, 1, 1e-12);
    x = try(network, ACTOR("UZB"), (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_LOW });
    ck_assert_uint_eq(x.after.rank, 2);
    check_same(x.change, 0, 0);
    x = try(network, ACTOR("UZB"), (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_MEDIUM });
    check_same(x.after.evenness, 0, 1e-12);
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
    check_same(x.before.evenness, 1, 1e-12);
    check_same(x.after.evenness, 1.5 * log(2) / log(3), 1e-12); /* 1/4, 1/4, 1/2 */
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
    mv_relations *set = small_set("r t", "KAZ=r RUS=r TUR=t SCO/organisation",
                                  "KAZ SCO 1 1\nRUS SCO 1 1\nTUR SCO 1 1 l\nKAZ RUS 1 1");
    mv_network *network = NULL;
    mv_selection selection = { .project = "country", .direct = true };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    mv_choice doubt = { .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_LOW };
    tried x = try(network, ACTOR("KAZ"), doubt);
    check_same(x.before.evenness, 0.918296, 5e-7); /* RUS 2, TUR 1 */
    check_same(x.after.evenness, 0, 0);
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
    check_same(x.before.evenness, -(5. / 7 * log2(5. / 7) + 2. / 7 * log2(2. / 7)), 1e-12);
    check_same(x.after.evenness, -(3. / 5 * log2(3. / 5) + 2. / 5 * log2(2. / 5)), 1e-12);
    x = try(network, kaz, (mv_choice){ .kind = MV_LEAVE_OUT_ROLES });
    check_same(x.after.evenness, -(4. / 6 * log2(4. / 6) + 2. / 6 * log2(2. / 6)), 1e-12);
    x = try(network, ACTOR("UZB"), (mv_choice){ .kind = MV_LEAVE_OUT_ROLES });
    check_same(x.change, 0, 0); /* a role alone stays */
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
        check_same(p->rows[0].share, right[rule], 1e-12);
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
    ck_assert_int_eq(mv_trials_run(&trials, network, kaz, 1, NULL), MV_OK);
    for (size_t i = 0; i < trials.count; i++) {
        const mv_trial *one = &trials.items[i];
        tried x = try(network, kaz, one->choice);
        check_same(one->after.evenness, x.after.evenness, 0);
        check_same(one->change, x.change, 0);
        check_same(trials.before.evenness, x.before.evenness, 0);
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

TCase *sensitivity_tests(void)
{
    TCase *tests = tcase_create("sensitivity");
    tcase_add_test(tests, other_choices_move_evenness_and_rank);
    tcase_add_test(tests, a_vector_can_be_counted_or_not);
    tcase_add_test(tests, a_factor_must_be_a_number_above_zero);
    tcase_add_test(tests, sensitivity_works_through_projection_and_ego);
    tcase_add_test(tests, pairs_can_be_counted_otherwise);
    tcase_add_test(tests, shares_are_counted_in_three_ways);
    tcase_add_test(tests, every_choice_is_tried_once);
    return tests;
}
