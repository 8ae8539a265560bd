#include "multivector/alignment.h"
#include "multivector/vectors.h"
#include "small_sets.h"
#include "suites.h"
#include <math.h>
#include <stdlib.h>

/* Alignment and poles: numbers of the reference page and networks small enough to count by hand. */

/* --- alignment ------------------------------------------------------------------------------------------- */

START_TEST(portfolios_have_the_numbers_of_the_reference)
{
    static const double a[] = { 3, 0, 1, 0, 2 }, b[] = { 3, 1, 0, 0, 2 };
    mv_agreement valued = mv_agreement_of(a, b, NULL, 5, 0, 3);
    check_same(valued.s, 0.733333, 5e-7);
    check_same(valued.s_squared, 0.911111, 5e-7);
    check_same(valued.kappa, 0.6875, 5e-7);
    check_same(valued.pi, 0.6875, 5e-7);
    check_same(valued.kappa_squared, 0.852941, 5e-7);
    check_same(valued.pi_squared, 0.852941, 5e-7);
    check_same(valued.tau_b, 0.666667, 5e-7);
    ck_assert(isnan(valued.s_weighted) && valued.weighted_undefined);
    static const double sizes[] = { 3, 1, NAN, 0, 0 }, none[] = { 0, NAN, 0, 0, 0 };
    mv_agreement weighted = mv_agreement_of(a, b, sizes, 5, 0, 3);
    check_same(weighted.s_weighted, 1 - 2 * (1. / 4) / 3, 1e-12); /* only the second differs, by 1 */
    check_same(weighted.s_squared_weighted, 1 - 2 * (1. / 4) / 9, 1e-12);
    ck_assert_uint_eq(weighted.unsized, 1);
    ck_assert(isnan(mv_agreement_of(a, b, none, 5, 0, 3).s_weighted));
    ck_assert_ptr_nonnull(mv_agreement_of(a, b, NULL, 5, 3, 3).undefined);
    static const double before[] = { 1, 1, 1, 1, 0 }, after[] = { 1, 1, 1, 0, 1 };
    mv_agreement signs = mv_agreement_of(before, after, NULL, 5, -1, 1);
    check_same(signs.s, 0.6, 1e-12);
    check_same(signs.kappa, -0.25, 1e-12);
}
END_TEST

START_TEST(alignment_leaves_the_two_out)
{
    SET("", "A B C D E F", "A B -1 1\nA C 1 5\nB C 1 1\nA D -1 1\nB D 1 1\nA E 1 1\nB E 1 1\nB E -1 1\nB F 1 1");
    mv_alignment x = mv_alignment_of(network, 0, 1); /* portfolios (1, -1, 1, 0) and (1, 1, 0, 1) over C .. F */
    ck_assert_uint_eq(x.with, 1);
    ck_assert_uint_eq(x.universe, 4);
    check_same(x.s, 1 - 2 * 4. / 8, 1e-12);
    check_same(x.s_squared, 1 - 2 * 6. / 16, 1e-12);
    check_same(x.kappa, 1 - 1 / (12. / 16), 1e-12);
    check_same(x.pi, 1 - 1 / (44. / 64), 1e-12);
    END_SET;
}
END_TEST

START_TEST(a_few_ties_are_no_portfolio)
{
    SET("", "A B C D E", "A C 1 1\nA D 1 1\nA E 1 1\nB C 1 1\nB D -1 1\nA B 1 1");
    mv_alignment x = mv_alignment_of(network, 0, 1); /* B has two ties beside that with A */
    ck_assert(isnan(x.kappa) && isnan(x.pi) && x.chance_undefined);
    check_same(x.s, 1 - 2 * 3. / 6, 1e-12);
    END_SET;
}
END_TEST

/* Five ties of countries, all but one with the focus; then the others get more among themselves. */
START_TEST(a_source_can_be_about_its_focus)
{
    mv_relations *set = small_set("", "A B C D E F", "A B 1 1\nA C 1 1\nA D -1 1\nA E 1 1\nB C 1 1");
    set->focus = 0;
    mv_network *network = small_network(set, false);
    ck_assert(mv_is_about_focus(network));
    network->focus = MV_NONE;
    ck_assert(!mv_is_about_focus(network));
    END_SET;
    set = small_set("", "A B C D E F", "A B 1 1\nA C 1 1\nA D -1 1\nA E 1 1\nB C 1 1\nD E 1 1");
    set->focus = 0;
    network = small_network(set, false);
    ck_assert(!mv_is_about_focus(network));
    END_SET;
}
END_TEST

START_TEST(alignment_can_be_undefined)
{
    SET("", "A B C", "A B 1 1");
    mv_alignment x = mv_alignment_of(network, 0, 1); /* two empty portfolios */
    check_same(x.s, 1, 0);
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

TCase *alignment_tests(void)
{
    TCase *tests = tcase_create("alignment");
    tcase_add_test(tests, portfolios_have_the_numbers_of_the_reference);
    tcase_add_test(tests, alignment_leaves_the_two_out);
    tcase_add_test(tests, a_few_ties_are_no_portfolio);
    tcase_add_test(tests, a_source_can_be_about_its_focus);
    tcase_add_test(tests, alignment_can_be_undefined);
    tcase_add_test(tests, two_alone_have_nothing_to_compare);
    tcase_add_test(tests, poles_are_the_strongest_countries);
    tcase_add_test(tests, poles_do_not_hang_on_rounding);
    tcase_add_test(tests, poles_are_held_against_others_once);
    return tests;
}
