#include "multivector/compare.h"
#include "suites.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sets are written as lines "id A B type sign weight [start]", with actors A .. F and "-" for no id; a type in
 * capitals is directed. `turn` adds actors, relations and the ends of undirected relations the other way round. */
static void add_line(mv_relations *set, const char *line, bool turn)
{
    char id[8], a[2], b[2], type[8], start[11] = "";
    int sign;
    double weight;
    ck_assert_int_ge(sscanf(line, "%7s %1s %1s %7s %d %lf %10[-0-9]", id, a, b, type, &sign, &weight, start), 6);
    bool directed = type[0] < 'a';
    mv_relations_add_type(set, (mv_type){ .id = mv_relations_text(set, type), .sign = 1, .weight = 1 });
    mv_relation relation = { .id = strcmp(id, "-") == 0 ? NULL : mv_relations_text(set, id),
                             .source = (uint32_t)mv_relations_find_actor(set, turn && !directed ? b : a),
                             .target = (uint32_t)mv_relations_find_actor(set, turn && !directed ? a : b),
                             .type = (uint32_t)mv_relations_find_type(set, type),
                             .sign = (int8_t)sign,
                             .directed = directed,
                             .weight = weight };
    if (*start) ck_assert(mv_date_parse(start, &relation.start));
    ck_assert_uint_ne(mv_relations_add_relation(set, relation), MV_NONE);
}

static mv_relations *set_of(const char *actors, const char *lines, bool turn)
{
    const char *starts[64];
    size_t count = 0;
    mv_relations *set = mv_relations_new("test");
    for (size_t i = 0; i < strlen(actors); i++) {
        char id[2] = { actors[turn ? strlen(actors) - 1 - i : i], 0 };
        mv_relations_add_actor(set, (mv_actor){ .id = mv_relations_text(set, id) });
    }
    for (; *lines; lines += strcspn(lines, "\n"), lines += *lines == '\n') starts[count++] = lines;
    for (size_t i = 0; i < count; i++) {
        const char *start = starts[turn ? count - 1 - i : i];
        char *line = strndup(start, strcspn(start, "\n"));
        add_line(set, line, turn);
        free(line);
    }
    return set;
}

/* Two sets, their networks and what differs. */
typedef struct two {
    mv_relations *a, *b;
    mv_network *of_a, *of_b;
    mv_changes *changes;
} two;

static two compare(mv_relations *a, mv_relations *b)
{
    two t = { .a = a, .b = b };
    mv_selection all = { .at = MV_AT_ALL };
    ck_assert_int_eq(mv_network_build(&t.of_a, a, &all, NULL), MV_OK);
    ck_assert_int_eq(mv_network_build(&t.of_b, b, &all, NULL), MV_OK);
    t.changes = mv_changes_build(t.of_a, t.of_b);
    return t;
}

static void release(two *t)
{
    mv_changes_free(t->changes);
    mv_network_free(t->of_a);
    mv_network_free(t->of_b);
    mv_relations_free(t->a);
    mv_relations_free(t->b);
}

/* What became of one side's relation. */
static const mv_relation_pair *pair_of(const two *t, size_t a, size_t b)
{
    for (size_t i = 0; i < t->changes->relation_count; i++) {
        const mv_relation_pair *pair = &t->changes->relations[i];
        if ((a != MV_NONE && pair->a == a) || (b != MV_NONE && pair->b == b)) return pair;
    }
    return NULL;
}

static const struct {
    const char *a, *b;
    size_t kept, added, removed, changed;
    unsigned fields; /* of the first relation of A, when it is in both */
} cases[] = {
    { "", "", 0, 0, 0, 0, 0 },
    { "r1 A B x 1 1", "r1 A B x 1 1", 1, 0, 0, 0, 0 },
    { "r1 A B x 1 1", "r1 B A x 1 1", 1, 0, 0, 0, 0 },               /* stored the other way round */
    { "r1 A B x 1 1", "r1 A C x 1 1", 0, 1, 1, 0, 0 },               /* an id that means something else */
    { "r1 A B x 1 1", "r9 A B x 1 1", 1, 0, 0, 0, 0 },               /* written apart */
    { "r1 A B x 1 1", "- A B x -1 1", 0, 0, 0, 1, MV_CHANGED_SIGN }, /* one flip, not removed and added */
    { "- A B x 1 1", "- A B x 1 2", 0, 0, 0, 1, MV_CHANGED_WEIGHT },
    { "r1 A B x 1 1", "r1 A B y 1 1", 0, 0, 0, 1, MV_CHANGED_TYPE },
    { "- A B x 1 1", "- A B y 1 1", 0, 1, 1, 0, 0 }, /* another type is another relation without an id */
    { "r1 A B x 1 1 2001", "r1 A B x 1 1 2002", 0, 0, 0, 1, MV_CHANGED_START },
    { "r1 A B x 1 1 2001", "r1 A B x 1 1 2001-01-01", 0, 0, 0, 1, MV_CHANGED_START },
    { "- A B x 1 1 2001", "- A B x 1 1 2002", 0, 1, 1, 0, 0 },
    { "r1 A B X 1 1", "r1 B A X 1 1", 0, 0, 0, 1, MV_CHANGED_DIRECTION },
    { "- A B X 1 1", "- B A X 1 1", 0, 0, 0, 1, MV_CHANGED_DIRECTION }, /* turned round */
    { "- A B X 1 1", "- B A X 1 2", 0, 0, 0, 1, MV_CHANGED_DIRECTION | MV_CHANGED_WEIGHT },
    { "- A B X 1 1\n- B A X 1 1", "- B A X 1 1", 1, 0, 1, 0, 0 }, /* what still leads that way stays */
    { "- A B X 1 1 2001", "- B A X 1 1 2002", 0, 1, 1, 0, 0 },
    { "- A A x 1 1\n- A B x 1 1", "- A A x 1 2\n- A B x 1 1", 1, 0, 0, 1, MV_CHANGED_WEIGHT },
    /* equal ones first, then the others in order */
    { "- A B x 1 2\n- A B x 1 1", "- A B x 1 2\n- A B x 1 3", 1, 0, 0, 1, 0 },
    { "- A B x 1 1\n- A B x 1 2", "- A B x 1 2", 1, 0, 1, 0, 0 },
    { "- A B x 1 1", "- A B x 1 1\n- A B x 1 1", 1, 1, 0, 0, 0 },
    /* r1 is taken by its id although an equal one stands beside */
    { "r1 A B x 1 1", "r2 A B x 1 1\nr1 A B x 1 5", 0, 1, 0, 1, MV_CHANGED_WEIGHT },
};

static void check_counts(const two *t, size_t kept, size_t added, size_t removed, size_t changed)
{
    ck_assert_uint_eq(t->changes->relation_changes[MV_KEPT], kept);
    ck_assert_uint_eq(t->changes->relation_changes[MV_ADDED], added);
    ck_assert_uint_eq(t->changes->relation_changes[MV_REMOVED], removed);
    ck_assert_uint_eq(t->changes->relation_changes[MV_CHANGED], changed);
    ck_assert_uint_eq(t->changes->relation_count, kept + added + removed + changed);
    ck_assert_int_eq(mv_changes_none(t->changes), added + removed + changed == 0);
}

START_TEST(relations_are_matched_by_id_then_by_what_they_say)
{
    two t = compare(set_of("ABC", cases[_i].a, false), set_of("ABC", cases[_i].b, false));
    check_counts(&t, cases[_i].kept, cases[_i].added, cases[_i].removed, cases[_i].changed);
    const mv_relation_pair *first = pair_of(&t, 0, MV_NONE);
    if (first && first->b != MV_NONE) ck_assert_uint_eq(first->fields, cases[_i].fields);
    release(&t);
}
END_TEST

START_TEST(the_other_way_round_added_is_removed)
{
    two t = compare(set_of("ABC", cases[_i].b, false), set_of("ABC", cases[_i].a, false));
    check_counts(&t, cases[_i].kept, cases[_i].removed, cases[_i].added, cases[_i].changed);
    release(&t);
}
END_TEST

START_TEST(the_order_of_a_file_does_not_matter)
{
    two t = compare(set_of("ABC", cases[_i].a, true), set_of("ABC", cases[_i].b, false));
    check_counts(&t, cases[_i].kept, cases[_i].added, cases[_i].removed, cases[_i].changed);
    release(&t);
    t = compare(set_of("ABC", cases[_i].a, false), set_of("ABC", cases[_i].a, true));
    ck_assert(mv_changes_none(t.changes));
    release(&t);
}
END_TEST

START_TEST(actors_are_known_by_id)
{
    two t = compare(set_of("ABD", "- A D x 1 1", false), set_of("CBA", "- A C x 1 1", false));
    static const mv_change expected[] = { MV_KEPT, MV_KEPT, MV_ADDED, MV_REMOVED };
    ck_assert_uint_eq(t.changes->actor_count, 4);
    for (size_t i = 0; i < 4; i++) ck_assert_int_eq(t.changes->actors[i].change, expected[i]);
    ck_assert_uint_eq(t.changes->of_a[2], 3);
    ck_assert_uint_eq(t.changes->of_b[2], 2);
    const mv_relation_pair *gone = pair_of(&t, 0, MV_NONE), *come = pair_of(&t, MV_NONE, 0);
    ck_assert(gone->first == 0 && gone->second == 3 && gone->change == MV_REMOVED);
    ck_assert(come->first == 0 && come->second == 2 && come->change == MV_ADDED);
    release(&t);
}
END_TEST

static void give_vectors(mv_relations *set, bool turn, double first)
{
    for (int i = 0; i < 2; i++)
        mv_relations_add_vector(set, (mv_vector){ .id = (i == 0) != turn ? "east" : "west", .counted = true });
    mv_share *shares = mv_relations_memory(set, 2 * sizeof *shares);
    shares[0] = (mv_share){ turn, first }; /* east, wherever it is declared */
    shares[1] = (mv_share){ !turn, 1 - first };
    set->actors[0].shares = shares;
    set->actors[0].share_count = 2;
}

START_TEST(what_an_actor_is_can_change)
{
    mv_relations *a = set_of("A", "", false), *b = set_of("A", "", false);
    give_vectors(a, false, 0.25);
    give_vectors(b, true, 0.25);
    a->actors[0].region = ""; /* none in b */
    two t = compare(a, b);
    ck_assert(mv_changes_none(t.changes));
    mv_changes_free(t.changes);
    b->actors[0].shares[0].share = 0.5;
    b->actors[0].shares[1].share = 0.5;
    b->actors[0].kind = "group";
    b->actors[0].name = "Alpha";
    b->actors[0].region = "Asia";
    b->actors[0].note = "since 1991";
    t.changes = mv_changes_build(t.of_a, t.of_b);
    ck_assert_uint_eq(t.changes->actor_changes[MV_CHANGED], 1);
    ck_assert_uint_eq(t.changes->actors[0].fields,
                      MV_CHANGED_NAME | MV_CHANGED_KIND | MV_CHANGED_VECTOR | MV_CHANGED_REGION | MV_CHANGED_NOTE);
    release(&t);
}
END_TEST

/* What is shared tells the relations of a projection apart: A and B leave one club and join another. */
START_TEST(projected_relations_are_known_by_what_is_shared)
{
    mv_relations *sets[2];
    mv_network *networks[2];
    mv_selection projection = { .project = "country" };
    for (int i = 0; i < 2; i++) {
        sets[i] = set_of("ABCD", i == 0 ? "- A C x 1 1\n- B C x 1 1" : "- A D x 1 1\n- B D x 1 1", false);
        sets[i]->actors[2].kind = sets[i]->actors[3].kind = "club";
        sets[i]->actors[2].name = sets[i]->actors[3].name = "Club"; /* names do not tell them apart */
        ck_assert_int_eq(mv_network_build(&networks[i], sets[i], &projection, NULL), MV_OK);
        ck_assert_uint_eq(networks[i]->relation_count, 1);
    }
    two t = { sets[0], sets[1], networks[0], networks[1], mv_changes_build(networks[0], networks[1]) };
    check_counts(&t, 0, 1, 1, 0);
    release(&t);
}
END_TEST

/* --- both in one -------------------------------------------------------------------------------------------- */

/* r1 means something else in each, r2 is in both, hostile in B. */
static two two_to_unite(void)
{
    two t = compare(set_of("ABC", "r1 A B x 1 1\nr2 B C x 1 1", false),
                    set_of("BCD", "r2 B C x -1 5\nr1 C D y 1 1", false));
    ck_assert_uint_eq(t.changes->relation_count, 3);
    return t;
}

static const mv_relation *relation_between(const mv_union *all, const char *a, const char *b)
{
    for (size_t i = 0; i < all->set->relation_count; i++) {
        const mv_relation *r = &all->set->relations[i];
        if (strcmp(all->set->actors[r->source].id, a) == 0 && strcmp(all->set->actors[r->target].id, b) == 0)
            return r;
    }
    return NULL;
}

START_TEST(a_union_has_everything_once_as_b_says_it)
{
    two t = two_to_unite();
    mv_union *all = NULL;
    ck_assert_int_eq(mv_union_build(&all, t.changes, NULL, NULL, NULL), MV_OK);
    ck_assert_uint_eq(all->network->actor_count, 4);
    ck_assert_uint_eq(all->network->relation_count, 3);
    const mv_relation *kept = relation_between(all, "B", "C");
    ck_assert_int_eq(kept->sign, -1);
    ck_assert_double_eq(kept->weight, 5);
    ck_assert_str_eq(all->set->types[relation_between(all, "C", "D")->type].id, "y");
    const char *first = relation_between(all, "A", "B")->id, *second = relation_between(all, "C", "D")->id;
    ck_assert((first == NULL) != (second == NULL)); /* both are called r1 */
    for (size_t i = 0; i < all->set->relation_count; i++) {
        const mv_relation_pair *pair = &t.changes->relations[all->relation_of[i]];
        const mv_relations *home = pair->b == MV_NONE ? t.a : t.b;
        const mv_relation *from = &home->relations[pair->b == MV_NONE ? pair->a : pair->b];
        ck_assert_str_eq(home->actors[from->source].id, all->set->actors[all->set->relations[i].source].id);
    }
    mv_union_free(all);
    release(&t);
}
END_TEST

START_TEST(a_union_leaves_a_relation_out_with_its_ends)
{
    two t = two_to_unite();
    const bool actors[] = { false, true, true, true }, relations[] = { true, true, false };
    mv_union *all = NULL;
    ck_assert_int_eq(mv_union_build(&all, t.changes, actors, NULL, NULL), MV_OK);
    ck_assert_uint_eq(all->network->actor_count, 3);
    ck_assert_uint_eq(all->network->relation_count, 2);
    ck_assert_uint_eq(all->actor_of[0], 1);
    mv_union_free(all);
    ck_assert_int_eq(mv_union_build(&all, t.changes, actors, relations, NULL), MV_OK);
    ck_assert_uint_eq(all->network->actor_count, 3);
    ck_assert_uint_eq(all->network->relation_count, 1);
    ck_assert_uint_eq(all->relation_of[0], 1);
    mv_union_free(all);
    release(&t);
}
END_TEST

START_TEST(a_union_has_the_focus_of_b_or_else_of_a)
{
    for (int both = 0; both < 2; both++) {
        mv_relations *a = set_of("AB", "- A B x 1 1", false), *b = set_of("BC", "- B C x 1 1", false);
        a->focus = 0;
        b->focus = both ? 1 : MV_NONE;
        two t = compare(a, b);
        const bool without_a[] = { false, true, true };
        mv_union *all = NULL;
        ck_assert_int_eq(mv_union_build(&all, t.changes, NULL, NULL, NULL), MV_OK);
        ck_assert_uint_eq(mv_union_focus(t.changes), both ? 2 : 0);
        ck_assert_str_eq(mv_network_actor(all->network, all->network->focus)->id, both ? "C" : "A");
        mv_union_free(all);
        ck_assert_int_eq(mv_union_build(&all, t.changes, without_a, NULL, NULL), MV_OK);
        ck_assert_uint_eq(all->network->focus, both ? 1 : MV_NONE);
        mv_union_free(all);
        release(&t);
    }
}
END_TEST

START_TEST(a_union_of_nothing_is_empty)
{
    two t = compare(set_of("", "", false), set_of("", "", false));
    mv_union *all = NULL;
    ck_assert_int_eq(mv_union_build(&all, t.changes, NULL, NULL, NULL), MV_OK);
    ck_assert_uint_eq(all->network->actor_count, 0);
    ck_assert_uint_eq(mv_union_focus(t.changes), MV_NONE);
    mv_union_free(all);
    mv_union_free(NULL);
    release(&t);
}
END_TEST

TCase *changes_tests(void)
{
    TCase *tests = tcase_create("changes");
    int count = sizeof cases / sizeof *cases;
    tcase_add_loop_test(tests, relations_are_matched_by_id_then_by_what_they_say, 0, count);
    tcase_add_loop_test(tests, the_other_way_round_added_is_removed, 0, count);
    tcase_add_loop_test(tests, the_order_of_a_file_does_not_matter, 0, count);
    tcase_add_test(tests, actors_are_known_by_id);
    tcase_add_test(tests, what_an_actor_is_can_change);
    tcase_add_test(tests, projected_relations_are_known_by_what_is_shared);
    tcase_add_test(tests, a_union_has_everything_once_as_b_says_it);
    tcase_add_test(tests, a_union_leaves_a_relation_out_with_its_ends);
    tcase_add_test(tests, a_union_has_the_focus_of_b_or_else_of_a);
    tcase_add_test(tests, a_union_of_nothing_is_empty);
    return tests;
}
