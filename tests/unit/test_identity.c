#include "multivector/identity.h"
#include "suites.h"
#include <stdio.h>
#include <string.h>

/* Actors as "A 1900 1950" (from, until; ? is none), and who continues whom as "B<A" or "B<A 1950". */
static mv_relations *set_of(const char *actors, const char *links)
{
    mv_relations *set = mv_relations_new("x.json");
    char text[200], id[8], other[8], from[8], until[8], *rest;
    strcpy(text, actors);
    for (char *one = strtok_r(text, ",", &rest); one; one = strtok_r(NULL, ",", &rest)) {
        mv_actor actor = { 0 };
        ck_assert_int_eq(sscanf(one, " %7s %7s %7s", id, from, until), 3);
        actor.id = mv_relations_text(set, id);
        if (*from != '?') mv_date_parse(from, &actor.start);
        if (*until != '?') mv_date_parse(until, &actor.end);
        actor.continues = mv_relations_memory(set, 4 * sizeof *actor.continues);
        mv_relations_add_actor(set, actor);
    }
    strcpy(text, links);
    for (char *one = strtok_r(text, ",", &rest); one; one = strtok_r(NULL, ",", &rest)) {
        mv_predecessor link = { 0 };
        if (sscanf(one, " %7[^<]<%7s %7s", id, other, from) == 3) mv_date_parse(from, &link.from);
        link.actor = mv_relations_text(set, other);
        mv_actor *actor = &set->actors[mv_relations_find_actor(set, id)];
        actor->continues[actor->continues_count++] = link;
    }
    return set;
}

static mv_moment moment(const mv_relations *set, const char *day)
{
    mv_date date = { 0 };
    if (*day) ck_assert(mv_date_parse(day, &date));
    return (mv_moment){ set, { date.day, date.day ? date.day + 1 : 0 } };
}

static const struct {
    const char *actors, *links, *days, *without;
    const char *actor, *stands_for; /* "" : nobody is named */
    size_t successors;
} cases[] = {
    { "A ? 1950,B 1950 ?", "B<A", "1940 1960", "", "A", "B", 1 },
    { "A ? 1950,B 1950 ?", "B<A", "1960 1940", "", "A", "B", 1 },
    { "A ? 1950,B 1950 ?", "B<A", "1940 1945", "", "", NULL, 0 },    /* nobody is gone */
    { "A ? 1950,B 1950 ?", "", "1940 1960", "", "", NULL, 0 },       /* nobody continues it */
    { "A ? 1950,B 1950 ?", "B<A", "1940 1960", "A", "", NULL, 0 },   /* it is left out */
    { "A ? ?,B 1950 ?", "B<A", "1940 1960", "", "", NULL, 0 },       /* it goes on */
    { "A ? 1950,B 1950 1955", "B<A", "1940 1960", "", "", NULL, 0 }, /* its successor is gone as well */
    { "A ? 1950,B 1950 1955,C 1955 ?", "B<A,C<B", "1940 1960", "", "A", "C", 1 },
    { "A ? 1950,B 1950 1970,C 1970 ?", "B<A,C<B", "1940 1960", "", "A", "B", 1 },
    { "A ? 1950,B 1950 ?,C 1950 ?", "B<A,C<A", "1940 1960", "", "A", NULL, 2 },
    { "A ? 1950,B 1950 ?,C 1970 ?", "B<A,C<A", "1940 1960", "", "A", "B", 1 }, /* the other one is yet to come */
    { "A ? 1950,B ? ?,C ? ?", "B<A 1950,C<A 1970", "1940 1960", "", "A", "B", 1 },
    { "A ? 1950,B 1950 1955,C 1955 ?,D 1955 ?", "B<A,C<B,D<B", "1940 1960", "", "A", NULL, 2 },
    { "A ? 1950,B 1950 1970,C 1970 ?", "B<A,C<B", "1940 1960 1980", "", "A", "C", 1 },
};

START_TEST(an_actor_is_followed_to_its_only_successor)
{
    mv_relations *set = set_of(cases[_i].actors, cases[_i].links);
    mv_moment moments[3];
    size_t count = 0;
    char days[40], *rest;
    mv_identity identity;
    strcpy(days, cases[_i].days);
    for (char *day = strtok_r(days, " ", &rest); day; day = strtok_r(NULL, " ", &rest))
        moments[count++] = moment(set, day);
    mv_names without = { &cases[_i].without, *cases[_i].without != '\0' };
    mv_identity_find(&identity, moments, count, without, MV_IDENTITY_FOLLOW);
    ck_assert_int_eq(identity.count == 0, *cases[_i].actor == '\0');
    if (identity.count) {
        ck_assert_str_eq(identity.items[0].actor, cases[_i].actor);
        ck_assert_pstr_eq(identity.items[0].stands_for, cases[_i].stands_for);
        ck_assert_uint_eq(identity.items[0].successors.count, cases[_i].successors);
        const char *self = cases[_i].actor;
        ck_assert_str_eq(mv_identity_of(&identity, self), cases[_i].stands_for ? cases[_i].stands_for : self);
        identity.rule = MV_IDENTITY_STRICT;
        ck_assert_str_eq(mv_identity_of(&identity, self), self);
    }
    mv_identity_clear(&identity);
    mv_relations_free(set);
}
END_TEST

/* What no set may say alone, two can say together. */
START_TEST(sets_that_contradict_each_other_come_to_an_end)
{
    mv_relations *a = set_of("A ? 1950,B 1950 ?", "B<A"), *b = set_of("B ? 1930,A 1930 1960", "A<B");
    mv_moment moments[] = { moment(a, "1955"), moment(b, "1955") };
    mv_identity identity;
    mv_identity_find(&identity, moments, 2, (mv_names){ 0 }, MV_IDENTITY_FOLLOW);
    ck_assert_uint_eq(identity.count, 0);
    ck_assert_str_eq(mv_identity_of(&identity, "A"), "A");
    ck_assert_str_eq(mv_identity_of(&identity, "B"), "B");
    ck_assert_ptr_null(mv_identity_apply(&identity, a, moments[0].days));
    mv_identity_clear(&identity);
    mv_relations_free(a);
    mv_relations_free(b);
}
END_TEST

START_TEST(what_was_complete_for_a_predecessor_is_for_its_successor)
{
    mv_relations *set = set_of("A ? 1950,B 1950 ?,C ? ?", "B<A");
    const char *actors[] = { "A", "C" }, *targets[] = { "C", "A" };
    mv_relations_add_coverage(set, (mv_coverage){ .actors = { actors, 2 }, .targets = { targets, 2 } });
    mv_moment moments[] = { moment(set, "1940"), moment(set, "1960") };
    mv_identity identity;
    mv_identity_find(&identity, moments, 2, (mv_names){ 0 }, MV_IDENTITY_FOLLOW);
    mv_relations *followed = mv_identity_apply(&identity, set, moments[0].days);
    const mv_coverage *entry = followed->coverage;
    ck_assert_uint_eq(followed->coverage_count, 1);
    ck_assert_str_eq(entry->actors.items[0], "B");
    ck_assert_str_eq(entry->actors.items[1], "C");
    ck_assert_str_eq(entry->targets.items[1], "B");
    ck_assert_str_eq(set->coverage->actors.items[0], "A");
    mv_relations_free(followed);
    mv_identity_clear(&identity);
    mv_relations_free(set);
}
END_TEST

START_TEST(without_sets_or_a_rule_everybody_is_itself)
{
    mv_identity identity;
    mv_identity_find(&identity, NULL, 0, (mv_names){ 0 }, MV_IDENTITY_FOLLOW);
    ck_assert_uint_eq(identity.count, 0);
    ck_assert_str_eq(mv_identity_of(&identity, "A"), "A");
    ck_assert_str_eq(mv_identity_of(NULL, "A"), "A");
    ck_assert_ptr_null(mv_identity_of(&identity, NULL));
    mv_identity_clear(&identity);
    ck_assert_str_eq(mv_identity_name(MV_IDENTITY_FOLLOW), "follow");
    ck_assert_ptr_null(mv_identity_name(MV_IDENTITY_COUNT));
}
END_TEST

START_TEST(attributes_are_found_by_name)
{
    mv_relations *set = mv_relations_new("x.json");
    const mv_attribute given[] = { { "gdp", NULL, 2.5 }, { "capital", "Astana", 0 } };
    const mv_attribute *list = mv_relations_attributes(set, given, 2);
    ck_assert_str_eq(list[0].name, "capital");
    ck_assert_ptr_null(list[2].name);
    ck_assert_double_eq(mv_attribute_find(list, "gdp")->number, 2.5);
    ck_assert_str_eq(mv_attribute_find(list, "capital")->text, "Astana");
    ck_assert_ptr_null(mv_attribute_find(list, "area"));
    ck_assert_ptr_null(mv_attribute_find(NULL, "gdp"));
    ck_assert_ptr_null(mv_relations_attributes(set, given, 0));
    mv_relations_free(set);
}
END_TEST

TCase *identity_tests(void)
{
    TCase *tests = tcase_create("identity");
    tcase_add_loop_test(tests, an_actor_is_followed_to_its_only_successor, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tests, sets_that_contradict_each_other_come_to_an_end);
    tcase_add_test(tests, what_was_complete_for_a_predecessor_is_for_its_successor);
    tcase_add_test(tests, without_sets_or_a_rule_everybody_is_itself);
    tcase_add_test(tests, attributes_are_found_by_name);
    return tests;
}
