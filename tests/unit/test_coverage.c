#include "multivector/compare.h"
#include "suites.h"
#include <stdio.h>
#include <string.h>

/* A small world of countries and one organisation, and what a list says of it. */

enum { MOST = 8 };

static mv_relations *make_set(void)
{
    static const char *const ids[] = { "A", "B", "C", "D", "E", "F", "X" };
    mv_relations *set = mv_relations_new("test");
    for (size_t i = 0; i < 7; i++)
        mv_relations_add_actor(set, (mv_actor){ .id = ids[i], .kind = i == 6 ? "organisation" : "country" });
    mv_relations_add_type(set, (mv_type){ "member", NULL, NULL, 1, 1, true });
    mv_relations_add_type(set, (mv_type){ "pact", NULL, NULL, 1, 1, false });
    return set;
}

static mv_names names(mv_relations *set, const char *words)
{
    const char **items = mv_relations_memory(set, MOST * sizeof *items);
    mv_names list = { items, 0 };
    char word[16];
    for (int read; sscanf(words, "%15s%n", word, &read) == 1; words += read)
        items[list.count++] = mv_relations_text(set, word);
    return list;
}

static mv_date date(const char *text)
{
    mv_date result = { 0 };
    if (*text) ck_assert(mv_date_parse(text, &result));
    return result;
}

static void cover(mv_relations *set, const char *types, const char *targets, const char *actors, const char *kinds,
                  const char *from, const char *to)
{
    mv_coverage entry = {
        names(set, types), names(set, targets), names(set, actors), names(set, kinds), date(from), date(to), NULL
    };
    mv_relations_add_coverage(set, entry);
}

static void add(mv_relations *set, const char *id, const char *ends, const char *start, const char *end)
{
    char source[2] = { ends[0], 0 }, target[2] = { ends[2], 0 };
    bool member = ends[1] == '>';
    mv_relation relation = { .id = id,
                             .source = (uint32_t)mv_relations_find_actor(set, source),
                             .target = (uint32_t)mv_relations_find_actor(set, target),
                             .type = member ? 0 : 1,
                             .directed = member,
                             .sign = 1,
                             .weight = 1,
                             .start = date(start),
                             .end = date(end) };
    mv_relations_add_relation(set, relation);
}

static bool covers(const mv_relations *set, const char *ends, const char *days)
{
    mv_relations *of = make_set();
    mv_period period = { { 0 }, { 0 } };
    add(of, "r", ends, "", "");
    if (*days) ck_assert(mv_period_parse(days, &period));
    mv_span span = *days ? mv_period_span(period) : (mv_span){ 0, 0 };
    bool result = mv_covers(set, of, &of->relations[0], span);
    mv_relations_free(of);
    return result;
}

START_TEST(without_entries_everything_is_covered)
{
    mv_relations *set = make_set();
    ck_assert(covers(set, "A>X", "1850") && covers(set, "A-B", "") && mv_coverage_reaches(set, (mv_span){ 1, 2 }));
    mv_relations_free(set);
}
END_TEST

START_TEST(an_entry_must_fit_type_ends_and_time)
{
    mv_relations *set = make_set();
    cover(set, "member", "X", "", "country", "2010", "2012");
    ck_assert(covers(set, "A>X", "2010-01-01") && covers(set, "A>X", "2012-12-31") &&
              covers(set, "A>X", "2010..2012"));
    ck_assert(!covers(set, "A>X", "2009-12-31") && !covers(set, "A>X", "2013-01-01") && covers(set, "A>X", ""));
    ck_assert(!covers(set, "A-X", "2011")); /* another type */
    ck_assert(!covers(set, "A>B", "2011")); /* another target */
    ck_assert(!covers(set, "X>A", "2011")); /* directed: the target must be one of those named */
    ck_assert(!covers(set, "A>X", "2012..2013"));
    mv_relations_free(set);
}
END_TEST

START_TEST(what_has_no_direction_fits_either_way_round)
{
    mv_relations *set = make_set();
    cover(set, "pact", "C D", "A B", "", "", "");
    ck_assert(covers(set, "A-C", "2011") && covers(set, "C-A", "2011") && !covers(set, "A-B", "2011"));
    mv_relations_free(set);
    set = make_set();
    cover(set, "", "", "A", "", "", "");
    ck_assert(covers(set, "A>X", "2011") && covers(set, "B>A", "2011") && !covers(set, "B>C", "2011"));
    mv_relations_free(set);
    set = make_set();
    cover(set, "", "", "A X", "country", "", ""); /* one actor that is both named and of the kind */
    ck_assert(covers(set, "A-B", "2011") && !covers(set, "X-B", "2011"));
    mv_relations_free(set);
}
END_TEST

START_TEST(entries_that_follow_one_another_cover_a_period)
{
    mv_relations *set = make_set();
    cover(set, "pact", "", "A", "", "2012", "");
    cover(set, "pact", "", "A", "", "2010", "2011-06");
    ck_assert(!covers(set, "A-B", "2010..2013") && covers(set, "A-B", "2012..2050"));
    cover(set, "", "B", "", "", "2011-05-20", "2011");
    ck_assert(covers(set, "A-B", "2010..2013") && !covers(set, "A-C", "2010..2013"));
    mv_relations_free(set);
}
END_TEST

START_TEST(the_extent_goes_from_the_first_day_to_the_last)
{
    mv_relations *set = make_set();
    mv_period_text text;
    add(set, "r", "A-B", "1999-05", "2004");
    ck_assert_str_eq(mv_period_format(mv_coverage_extent(set), text), "1999-05..2004");
    cover(set, "", "", "", "", "2010-06", "2012-03");
    cover(set, "", "", "", "", "2001", "2012");
    ck_assert_str_eq(mv_period_format(mv_coverage_extent(set), text), "2001..2012");
    int32_t last = mv_date_of(2012, 12, 31).day, next = mv_date_of(2013, 1, 1).day;
    ck_assert(mv_coverage_reaches(set, (mv_span){ last, next }));
    ck_assert(!mv_coverage_reaches(set, (mv_span){ next, next + 1 }));
    cover(set, "", "", "", "", "", "");
    ck_assert(!mv_coverage_extent(set).from.day && !mv_coverage_extent(set).to.day);
    mv_relations_free(set);
}
END_TEST

/* --- who is coded alike ----------------------------------------------------------------------------------- */

static mv_peers peers_on(const mv_relations *set, const char *actor, const char *at, const char *types)
{
    mv_network *network = NULL;
    mv_relations *words = mv_relations_new("words");
    mv_selection selection = { .at = MV_AT_DATE, .date = date(at), .types = names(words, types) };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    mv_peers peers = mv_peers_of(network, mv_network_find(network, actor));
    mv_network_free(network);
    mv_relations_free(words);
    return peers;
}

static void check_peers(const mv_relations *set, const char *actor, const char *at, const char *types,
                        const char *expected, const char *why)
{
    mv_peers peers = peers_on(set, actor, at, types);
    char found[MOST] = "";
    for (size_t i = 0; i < 7 && set->coverage_count; i++)
        if (peers.actors[i]) strcat(found, (const char[]){ "ABCDEFX"[i], 0 });
    ck_assert_str_eq(found, expected);
    ck_assert(why ? peers.undefined && strcmp(peers.undefined, why) == 0 : !peers.undefined);
    mv_peers_clear(&peers);
}

START_TEST(peers_are_of_one_kind_and_in_the_same_entries)
{
    mv_relations *set = make_set();
    check_peers(set, "A", "2011", "", "", MV_WHY_NO_COVERAGE);
    cover(set, "member", "X", "", "country", "2010", "2012");
    check_peers(set, "A", "2011", "", "ABCDEF", NULL);
    check_peers(set, "A", "2013", "", "ABCDEF", MV_WHY_NOT_COVERED);
    check_peers(set, "X", "2011", "", "X", MV_WHY_NOT_COVERED);
    check_peers(set, "A", "2011", "pact", "ABCDEF", MV_WHY_NOT_COVERED);
    cover(set, "pact", "A B C D E", "A B C D E", "", "2010", "2012");
    check_peers(set, "A", "2011", "", "ABCDE", NULL);
    check_peers(set, "F", "2011", "", "F", MV_WHY_FEW_PEERS);
    check_peers(set, "F", "2011", "member", "ABCDEF", NULL);
    cover(set, "pact", "F", "A", "", "2012", "2012"); /* collected for A alone, in one year */
    check_peers(set, "A", "2011", "", "ABCDE", NULL);
    check_peers(set, "A", "2012-03", "", "A", MV_WHY_FEW_PEERS);
    check_peers(set, "B", "2012-03", "", "BCDE", MV_WHY_FEW_PEERS);
    mv_relations_free(set);
}
END_TEST

/* --- what is set apart -------------------------------------------------------------------------------------- */

static void check_apart(const mv_relations *a, const char *at_a, const mv_relations *b, const char *at_b,
                        size_t removed, size_t added)
{
    mv_selection of_a = { .at = MV_AT_DATE, .date = date(at_a) }, of_b = { .at = MV_AT_DATE, .date = date(at_b) };
    mv_uncovered apart;
    ck_assert_int_eq(mv_uncovered_find(&apart, a, &of_a, b, &of_b, NULL), MV_OK);
    ck_assert_uint_eq(apart.removed.count, removed);
    ck_assert_uint_eq(apart.added.count, added);
    mv_uncovered_clear(&apart);
}

START_TEST(what_the_other_does_not_cover_is_set_apart)
{
    mv_relations *set = make_set();
    add(set, "in-2013", "A>X", "2013", "2014");
    add(set, "in-2024", "B>X", "2024", "2025");
    add(set, "always", "A-B", "2000", "");
    check_apart(set, "2013", set, "2024", 0, 0); /* not declared: nothing is */
    cover(set, "member", "X", "", "country", "2013", "2013");
    check_apart(set, "2013", set, "2024", 1, 0); /* 2013 is covered, so that B's membership is new */
    check_apart(set, "2024", set, "2013", 0, 1);
    cover(set, "member", "X", "", "country", "2020", "");
    check_apart(set, "2013", set, "2024", 0, 0);
    mv_relations_free(set);
}
END_TEST

/* The spell of one set is the gap of the other. */
START_TEST(mirrored_spells_are_set_apart_on_both_sides)
{
    mv_relations *a = make_set(), *b = make_set();
    add(a, "one", "A-B", "2010", "2012");
    add(a, "two", "C-D", "2014", "");
    add(b, "one", "A-B", "2012", "2014");
    add(b, "two", "C-D", "2010", "2014");
    cover(a, "pact", "", "A", "", "", "");
    cover(b, "pact", "", "C", "", "", "");
    check_apart(a, "2011", b, "2011", 1, 1); /* A has A-B, which B does not cover; B has C-D, which A does not */
    check_apart(a, "2015", b, "2015", 0, 0); /* only C-D is left, and B covers that */
    check_apart(a, "2013", b, "2013", 0, 1); /* A-B is B's and A covers it; C-D is B's and A does not */
    mv_relations_free(a);
    mv_relations_free(b);
}
END_TEST

START_TEST(what_a_variant_leaves_out_is_meant)
{
    mv_relations *base = make_set(), *variant = make_set();
    add(base, "gone", "A-B", "2010", "");
    add(base, "ended", "C-D", "2010", "2012");
    add(variant, "ended", "C-D", "2010", "2012");
    for (int i = 0; i < 2; i++) cover(i ? variant : base, "member", "", "", "", "", "");
    mv_relations_add_file(base, "base.json", "base", 4);
    mv_relations_add_file(variant, "variant.json", "variant", 7);
    check_apart(base, "2011", variant, "2011", 1, 0); /* two sets that know nothing of each other */
    mv_relations_add_file(variant, "base.json", "base", 4);
    variant->extends = true;
    check_apart(base, "2011", variant, "2011", 0, 0);
    check_apart(variant, "2011", base, "2011", 0, 0);
    check_apart(base, "2011", variant, "2013", 1, 0); /* C-D ended in both, on a date that is not covered */
    variant->coverage_own = true;
    check_apart(base, "2011", variant, "2011", 1, 0);
    mv_relations_free(base);
    mv_relations_free(variant);
}
END_TEST

TCase *coverage_tests(void)
{
    TCase *tests = tcase_create("coverage");
    tcase_add_test(tests, without_entries_everything_is_covered);
    tcase_add_test(tests, an_entry_must_fit_type_ends_and_time);
    tcase_add_test(tests, what_has_no_direction_fits_either_way_round);
    tcase_add_test(tests, entries_that_follow_one_another_cover_a_period);
    tcase_add_test(tests, the_extent_goes_from_the_first_day_to_the_last);
    tcase_add_test(tests, peers_are_of_one_kind_and_in_the_same_entries);
    tcase_add_test(tests, what_the_other_does_not_cover_is_set_apart);
    tcase_add_test(tests, mirrored_spells_are_set_apart_on_both_sides);
    tcase_add_test(tests, what_a_variant_leaves_out_is_meant);
    return tests;
}
