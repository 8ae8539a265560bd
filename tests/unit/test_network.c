#include "multivector/network.h"
#include "suites.h"
#include <stdio.h>
#include <string.h>

/* Sets are written as lines "A B sign weight [start end]" between the actors A .. F. */
static mv_relations *set_of(const char *lines, const char *as_of)
{
    static const char *const ids[] = { "F", "E", "D", "C", "B", "A" }; /* not in the order of ids, on purpose */
    mv_relations *set = mv_relations_new("test");
    for (size_t i = 0; i < 6; i++) mv_relations_add_actor(set, (mv_actor){ .id = ids[i] });
    size_t type = mv_relations_add_type(set, (mv_type){ "tie", NULL, NULL, 1, 1, false });
    if (as_of) ck_assert(mv_date_parse(as_of, &set->as_of));
    for (; *lines; lines += strcspn(lines, "\n"), lines += *lines == '\n') {
        char a[2], b[2], start[11] = "", end[11] = "";
        int sign;
        double weight;
        ck_assert_int_ge(sscanf(lines, "%1s %1s %d %lf %10[-0-9?] %10[-0-9]", a, b, &sign, &weight, start, end),
                         4);
        mv_relation relation = { .source = (uint32_t)mv_relations_find_actor(set, a),
                                 .target = (uint32_t)mv_relations_find_actor(set, b),
                                 .type = (uint32_t)type,
                                 .sign = (int8_t)sign,
                                 .weight = weight };
        if (*start && *start != '?') ck_assert(mv_date_parse(start, &relation.start));
        if (*end) ck_assert(mv_date_parse(end, &relation.end));
        mv_relations_add_relation(set, relation);
    }
    return set;
}

static mv_network *build(const mv_relations *set, mv_selection selection)
{
    mv_network *network = NULL;
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    return network;
}

/* --- folding -------------------------------------------------------------------------------------------- */

static const struct {
    const char *lines;
    mv_fold rule;
    mv_tie_state state;
    double strength;
} folds[] = {
    { "A B 1 2\nB A 1 3", MV_FOLD_SUM, MV_POSITIVE, 5 },
    { "A B 1 2\nA B -1 3", MV_FOLD_SUM, MV_NEGATIVE, 1 },
    { "A B 1 2\nA B -1 2", MV_FOLD_SUM, MV_AMBIVALENT, 0 },
    { "A B 1 0.1\nA B 1 0.2\nA B -1 0.3", MV_FOLD_SUM, MV_AMBIVALENT, 0 }, /* not exactly zero in binary */
    { "A B 1 1e-12", MV_FOLD_SUM, MV_POSITIVE, 1e-12 },
    { "A B 0 7", MV_FOLD_SUM, MV_NEUTRAL, 0 },
    { "A B 0 7\nA B -1 1", MV_FOLD_SUM, MV_NEGATIVE, 1 },
    { "A B 1 9\nA B -1 2\nA B -1 2", MV_FOLD_SIGN_SUM, MV_NEGATIVE, 1 },
    { "A B 1 9\nA B -1 2", MV_FOLD_SIGN_SUM, MV_AMBIVALENT, 0 },
    { "A B 1 9\nA B -1 2", MV_FOLD_ANY_NEGATIVE, MV_NEGATIVE, 2 },
    { "A B 1 9\nA B 1 1", MV_FOLD_ANY_NEGATIVE, MV_POSITIVE, 10 },
    { "A B 1 2\nA B -1 2", MV_FOLD_ANY_NEGATIVE, MV_NEGATIVE, 2 },
    { "A B 1 9\nA B -1 2", MV_FOLD_UNANIMOUS, MV_DROPPED, 0 },
    { "A B -1 9\nA B -1 2", MV_FOLD_UNANIMOUS, MV_NEGATIVE, 11 },
    { "A B 1 9\nA B 0 2", MV_FOLD_UNANIMOUS, MV_POSITIVE, 9 },
    { "A B 1 3\nB A 1 2\nA B 1 3", MV_FOLD_STRONGEST, MV_POSITIVE, 3 },
    { "A B 1 3\nA B 1 3\nA B -1 4\nA B 0 9", MV_FOLD_STRONGEST, MV_NEGATIVE, 1 },
    { "A B 1 2\nA B 1 5\nA B -1 5\nA B -1 3", MV_FOLD_STRONGEST, MV_AMBIVALENT, 0 },
    { "A B 1 0.3\nA B -1 0.3", MV_FOLD_STRONGEST, MV_AMBIVALENT, 0 },
    { "A B 0 7", MV_FOLD_STRONGEST, MV_NEUTRAL, 0 },
};

START_TEST(relations_fold_by_the_rule)
{
    mv_relations *set = set_of(folds[_i].lines, NULL);
    mv_network *network = build(set, (mv_selection){ .fold = folds[_i].rule });
    ck_assert_uint_eq(network->tie_count, 1);
    ck_assert_int_eq(network->ties[0].state, folds[_i].state);
    ck_assert_double_eq_tol(network->ties[0].strength, folds[_i].strength, 1e-15);
    ck_assert_uint_eq(network->states[folds[_i].state], 1);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* Of equal weights the first start, known before unknown; then the smallest id, given before not. */
START_TEST(the_strongest_relation_of_a_pair_is_one)
{
    static const struct {
        const char *lines, *ids[4];
        int sign;
        size_t strongest;
    } cases[] = {
        { "A B 1 2\nA B 1 3\nA B -1 9\nB A 1 3 2001", { "a", "b", "c", "d" }, 1, 3 },
        { "A B 1 3 2001-02\nA B 1 3 2001\nA B 1 3 2001-01-02\nA B 1 2 1999", { "a", "b", "c", "d" }, 1, 1 },
        { "A B -1 1\nB A -1 1\nA B -1 1", { NULL, "z", "y" }, -1, 2 },
        { "A B -1 1\nA B 0 5", { "a", "b" }, 0, 1 },
        { "A B -1 1\nA B 0 5", { "a", "b" }, 1, MV_NONE },
    };
    mv_relations *set = set_of(cases[_i].lines, NULL);
    for (size_t i = 0; i < set->relation_count; i++) set->relations[i].id = cases[_i].ids[i];
    mv_network *network = build(set, (mv_selection){ .at = MV_AT_ALL });
    ck_assert_uint_eq(mv_tie_strongest(network, &network->ties[0], cases[_i].sign), cases[_i].strongest);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(self_loops_are_no_ties)
{
    mv_relations *set = set_of("A A 1 1\nB B -1 1\nA B 1 1", NULL);
    mv_network *network = build(set, (mv_selection){ 0 });
    ck_assert_uint_eq(network->loops, 2);
    ck_assert_uint_eq(network->relation_count, 3);
    ck_assert_uint_eq(network->tie_count, 1);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(sums_beyond_numbers_are_an_error)
{
    mv_relations *set = set_of("A B 1 1.7e308\nA B 1 1.7e308", NULL);
    mv_network *network = NULL;
    mv_selection selection = { 0 };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_BAD_DATA);
    ck_assert_ptr_null(network);
    mv_relations_free(set);
}
END_TEST

/* --- dates ---------------------------------------------------------------------------------------------- */

static const struct {
    const char *dates, *as_of, *at; /* as_of NULL: the document has none; at NULL: not asked; "all" */
    int left_out;                   /* -1: in force */
} dated[] = {
    { "2001-06-15", NULL, "2001-06-15", -1 },
    { "2001-06-15", NULL, "2001-06-14", MV_NOT_YET },
    { "2001 2002", NULL, "2001-12-31", -1 },
    { "2001 2002", NULL, "2002-01-01", MV_ENDED },
    { "2001 2002", NULL, "2002", MV_ENDED },
    { "2013-11-20 2013-11-20", NULL, "2013-11-20", -1 },
    { "2013-11-20 2013-11-20", NULL, "2013-11-19", MV_NOT_YET },
    { "2013-11-20 2013-11-20", NULL, "2013-11-21", MV_ENDED },
    { "2013-11 2013-11-01", NULL, "2013-11-01", -1 },
    { "? 2002", NULL, "2001", -1 },
    { "? 2002", NULL, "2002", MV_ENDED },
    { "?", "2013-09-10", "2013-09-10", -1 },
    { "?", "2013-09-10", "2013-09-11", -1 },
    { "?", "2013-09-10", "2013-09-09", MV_START_UNKNOWN },
    { "?", NULL, "1900", -1 },
    { "2014", "2013-09-10", NULL, MV_NOT_YET },
    { "2012 2013", "2013-09-10", NULL, MV_ENDED },
    { "2012", "2013-09-10", NULL, -1 },
    { "2014", "2013-09-10", "all", -1 },
    { "2014 2015", NULL, NULL, -1 },
};

START_TEST(relations_hold_from_start_to_end)
{
    char line[64] = "A B 1 1 ";
    mv_relations *set = set_of(strcat(line, dated[_i].dates), dated[_i].as_of);
    mv_selection selection = { 0 };
    if (dated[_i].at) {
        selection.at = strcmp(dated[_i].at, "all") == 0 ? MV_AT_ALL : MV_AT_DATE;
        mv_date_parse(dated[_i].at, &selection.date);
    }
    mv_network *network = build(set, selection);
    ck_assert_uint_eq(network->relation_count, dated[_i].left_out < 0);
    for (int reason = 0; reason < MV_LEFT_OUT_COUNT; reason++)
        ck_assert_uint_eq(network->left_out[reason], reason == dated[_i].left_out);
    ck_assert_uint_eq(network->actor_count, 6);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* --- actors --------------------------------------------------------------------------------------------- */

START_TEST(actors_are_numbered_by_id)
{
    mv_relations *set = set_of("F A 1 1", NULL);
    mv_network *network = build(set, (mv_selection){ 0 });
    for (size_t i = 0; i < 6; i++) ck_assert_int_eq(mv_network_actor(network, i)->id[0], 'A' + (int)i);
    ck_assert_uint_eq(mv_network_find(network, "D"), 3);
    ck_assert_uint_eq(mv_network_find(network, "X"), MV_NONE);
    ck_assert(network->ties[0].a == 0 && network->ties[0].b == 5);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

static const struct {
    size_t radius, actors, relations;
} egos[] = { { 0, 1, 0 }, { 1, 3, 3 }, { 2, 4, 4 }, { 9, 4, 4 } };

START_TEST(an_ego_network_keeps_ties_among_neighbours)
{
    mv_relations *set = set_of("A B 1 1\nC A 0 1\nB C -1 1\nC D 1 1\nE F 1 1", NULL);
    mv_network *network = build(set, (mv_selection){ .ego = "A", .radius = egos[_i].radius });
    ck_assert_uint_eq(network->actor_count, egos[_i].actors);
    ck_assert_uint_eq(network->relation_count, egos[_i].relations);
    ck_assert_uint_eq(network->actors_left_out, 6 - egos[_i].actors);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(an_ego_network_takes_in_who_is_within_reach_elsewhere)
{
    static const char *const within[] = { "D", "E", "not here" };
    mv_relations *set = set_of("A B 1 1\nB C -1 1\nC D 1 1\nD B 1 1\nE F 1 1", NULL);
    mv_network *network = build(set, (mv_selection){ .ego = "A", .radius = 1, .within = { within, 3 } });
    ck_assert_uint_eq(network->actor_count, 4); /* A and B; D and E for another set's sake */
    ck_assert_uint_eq(network->relation_count, 2);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(weak_ties_go_and_isolates_only_when_asked)
{
    mv_relations *set = set_of("A B 1 1\nB C 1 5\nC D -1 5\nE F 0 9", NULL);
    mv_network *network = build(set, (mv_selection){ .min_weight = 2 });
    ck_assert_uint_eq(network->states[MV_WEAK], 1);
    ck_assert_uint_eq(mv_network_tie_total(network), 2);
    ck_assert_uint_eq(network->actor_count, 6);
    mv_network_free(network);
    network = build(set, (mv_selection){ .min_weight = 2, .drop_isolates = true });
    ck_assert_uint_eq(network->actor_count, 3);
    ck_assert_uint_eq(network->isolates_dropped, 3);
    ck_assert_uint_eq(network->states[MV_NEUTRAL], 0);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(unknown_names_are_errors_with_a_suggestion)
{
    static const char *const misspelt[] = { "tye" };
    mv_relations *set = set_of("A B 1 1", NULL);
    mv_network *network = NULL;
    mv_log log = { 0 };
    mv_selection selection = { .types = { misspelt, 1 }, .ego = "AA" };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, &log), MV_USAGE);
    ck_assert_uint_eq(log.errors, 2);
    ck_assert_ptr_nonnull(strstr(log.messages[0].text, "did you mean \"tie\"?"));
    ck_assert_ptr_nonnull(strstr(log.messages[1].text, "did you mean \"A\"?"));
    mv_log_clear(&log);
    mv_relations_free(set);
}
END_TEST

/* --- direction ------------------------------------------------------------------------------------------ */

START_TEST(an_undirected_relation_counts_both_ways)
{
    mv_relations *set = set_of("A B 1 2\nA B -1 3", NULL);
    set->relations[1].directed = true;
    mv_network *network = build(set, (mv_selection){ .directed = true });
    ck_assert_uint_eq(network->arc_count, 2);
    ck_assert(network->arcs[0].from == 0 && network->arcs[0].state == MV_NEGATIVE &&
              network->arcs[0].strength == 1);
    ck_assert(network->arcs[1].from == 1 && network->arcs[1].state == MV_POSITIVE &&
              network->arcs[1].strength == 2);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* A -> B -3, A - B +2; A -> C +5: what A gives, what B and C get, and what all have without a side. */
START_TEST(each_end_has_the_ties_of_its_side)
{
    static const struct {
        mv_tie_side side;
        size_t ends;
        double a, b, c; /* signed strengths of A with B, B with A, C with A; 0: no relation on that side */
    } sides[] = { { MV_SIDE_BOTH, 4, -1, -1, 5 }, { MV_SIDE_OUT, 3, -1, 2, 0 }, { MV_SIDE_IN, 3, 2, -1, 5 } };
    mv_relations *set = set_of("A B 1 2\nA B -1 3\nA C 1 5", NULL);
    set->relations[1].directed = set->relations[2].directed = true;
    for (size_t i = 0; i < 3; i++) {
        mv_network *network = build(set, (mv_selection){ .directed = true, .side = sides[i].side });
        const double wanted[] = { sides[i].a, sides[i].b, sides[i].c };
        const size_t pairs[][2] = { { 0, 1 }, { 1, 0 }, { 2, 0 } };
        ck_assert_uint_eq(mv_end_count(network), sides[i].ends);
        for (size_t k = 0; k < 3; k++) {
            const mv_tie *tie = mv_end_between(network, pairs[k][0], pairs[k][1]);
            double value = !tie ? 0 : tie->state == MV_NEGATIVE ? -tie->strength : tie->strength;
            ck_assert_double_eq(value, wanted[k]);
        }
        mv_network_free(network);
    }
    mv_network *none = NULL;
    mv_selection undirected = { .side = MV_SIDE_OUT };
    ck_assert_int_eq(mv_network_build(&none, set, &undirected, NULL), MV_USAGE);
    mv_relations_free(set);
}
END_TEST

#define LOOP(tests, test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

TCase *network_tests(void)
{
    TCase *tests = tcase_create("network");
    LOOP(tests, relations_fold_by_the_rule, folds);
    tcase_add_loop_test(tests, the_strongest_relation_of_a_pair_is_one, 0, 5);
    tcase_add_test(tests, self_loops_are_no_ties);
    tcase_add_test(tests, sums_beyond_numbers_are_an_error);
    LOOP(tests, relations_hold_from_start_to_end, dated);
    tcase_add_test(tests, actors_are_numbered_by_id);
    LOOP(tests, an_ego_network_keeps_ties_among_neighbours, egos);
    tcase_add_test(tests, an_ego_network_takes_in_who_is_within_reach_elsewhere);
    tcase_add_test(tests, weak_ties_go_and_isolates_only_when_asked);
    tcase_add_test(tests, unknown_names_are_errors_with_a_suggestion);
    tcase_add_test(tests, an_undirected_relation_counts_both_ways);
    tcase_add_test(tests, each_end_has_the_ties_of_its_side);
    return tests;
}
