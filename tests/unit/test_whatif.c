#include "multivector/whatif.h"
#include "suites.h"
#include "support/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* F is tied to A in the east and, with the same strength, to B in the west; A and B are rivals, and O is an
 * organisation that A and B belong to. */
static mv_relations *make_set(void)
{
    static const struct {
        const char *id, *source, *target, *type;
        int sign;
        mv_confidence confidence;
    } rows[] = {
        { "fa", "F", "A", "alliance", 1, MV_MEDIUM }, { "fb", "F", "B", "alliance", 1, MV_LOW },
        { "ab", "A", "B", "sanctions", -1, MV_HIGH }, { "ao", "A", "O", "member", 1, MV_UNRATED },
        { NULL, "B", "O", "member", 1, MV_UNRATED },
    };
    static const char *const actors[] = { "F", "A", "B", "O" };
    mv_relations *set = mv_relations_new("test");
    for (size_t v = 0; v < 2; v++)
        mv_relations_add_vector(set, (mv_vector){ .id = v ? "west" : "east", .counted = true });
    for (size_t i = 0; i < 4; i++) {
        mv_actor actor = { .id = actors[i] };
        if (i == 1 || i == 2) {
            actor.shares = mv_relations_memory(set, sizeof(mv_share));
            actor.shares[0] = (mv_share){ i - 1, 1 };
            actor.share_count = 1;
        }
        mv_relations_add_actor(set, actor);
    }
    for (size_t i = 0; i < 5; i++) {
        size_t type = mv_relations_find_type(set, rows[i].type);
        if (type == MV_NONE)
            type = mv_relations_add_type(set, (mv_type){ .id = rows[i].type, .sign = 1, .weight = 1 });
        mv_relations_add_relation(set,
                                  (mv_relation){ .id = rows[i].id,
                                                 .source = (uint32_t)mv_relations_find_actor(set, rows[i].source),
                                                 .target = (uint32_t)mv_relations_find_actor(set, rows[i].target),
                                                 .type = (uint32_t)type,
                                                 .sign = (int8_t)rows[i].sign,
                                                 .confidence = (uint8_t)rows[i].confidence,
                                                 .weight = 1 });
    }
    set->focus = 0;
    return set;
}

static mv_edited *edit(const mv_relations *set, const char *drop, const mv_addition *addition)
{
    mv_edited *edited = NULL;
    mv_selection selection = { 0 };
    mv_edits edits = { { &drop, drop ? 1 : 0 }, addition, addition ? 1 : 0 };
    ck_assert_int_eq(mv_edits_apply(&edited, set, &selection, &edits, NULL), MV_OK);
    return edited;
}

/* The first message of an edit that must fail. */
static void expect_error(const mv_relations *set, const char *drop, const mv_addition *addition, const char *text)
{
    mv_edited *edited = NULL;
    mv_selection selection = { 0 };
    mv_log log = { 0 };
    mv_edits edits = { { &drop, drop ? 1 : 0 }, addition, addition ? 1 : 0 };
    ck_assert_int_eq(mv_edits_apply(&edited, set, &selection, &edits, &log), MV_USAGE);
    ck_assert_ptr_null(edited);
    ck_assert_uint_eq(log.count, 1);
    ck_assert_msg(strstr(log.messages[0].text, text) != NULL, "%s", log.messages[0].text);
    mv_log_clear(&log);
}

static mv_reading read_one(const mv_edited *edited, const char *name)
{
    mv_network *network = NULL;
    mv_metric_list list = { 0 };
    mv_reading reading;
    size_t place;
    ck_assert_int_eq(mv_network_build(&network, &edited->set, &edited->selection, NULL), MV_OK);
    ck_assert_int_eq(mv_metric_list_add(&list, &place, network, name, NULL), MV_OK);
    ck_assert_int_eq(mv_metric_list_read(&reading, network, &list, NULL, NULL), MV_OK);
    mv_metric_list_clear(&list);
    mv_network_free(network);
    return reading;
}

START_TEST(no_edits_change_nothing)
{
    mv_relations *set = make_set();
    mv_edited *edited = edit(set, NULL, NULL);
    ck_assert_uint_eq(edited->set.relation_count, set->relation_count);
    ck_assert_uint_eq(edited->relation_count, 0);
    mv_reading one = read_one(edited, "evenness");
    ck_assert(mv_reading_change(&one, &one) == 0);
    ck_assert_double_eq_tol(one.value, 1, 1e-12);
    mv_edited_free(edited);
    mv_relations_free(set);
}
END_TEST

START_TEST(an_actor_takes_its_relations_along)
{
    mv_relations *set = make_set();
    mv_edited *edited = edit(set, "O", NULL);
    ck_assert_uint_eq(edited->actor_count, 1);
    ck_assert_uint_eq(edited->relation_count, 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert(!edited->relations[i].added && edited->relations[i].counts);
        ck_assert_uint_eq(edited->relations[i].because, mv_relations_find_actor(set, "O"));
    }
    ck_assert(read_one(edited, "actors").value == 3); /* members stay */
    ck_assert(read_one(edited, "ties").value == 3);
    ck_assert_uint_eq(set->relation_count, 5); /* the document is as it was */
    mv_edited_free(edited);
    mv_relations_free(set);
}
END_TEST

START_TEST(a_relation_goes_by_its_id_or_its_label)
{
    mv_relations *set = make_set();
    static const char *const names[] = { "fb", "relation:fb", "B O member" };
    for (size_t i = 0; i < 3; i++) {
        mv_edited *edited = edit(set, names[i], NULL);
        ck_assert_uint_eq(edited->relation_count, 1);
        ck_assert_uint_eq(edited->relations[0].because, MV_NONE);
        char *label = mv_relation_label(&edited->set, &edited->relations[0].relation);
        ck_assert_str_eq(label, i == 1 ? "fb" : names[i]);
        free(label);
        ck_assert_double_eq_tol(read_one(edited, "evenness").value, i == 2 ? 1 : 0, 1e-12);
        mv_edited_free(edited);
    }
    mv_relations_free(set);
}
END_TEST

START_TEST(an_addition_follows_its_type_unless_told_otherwise)
{
    mv_relations *set = make_set();
    const mv_type *builtin = mv_builtin_type_find("armed_conflict");
    mv_edited *plain = edit(set, NULL, &(mv_addition){ "F", "O", "armed_conflict", MV_SIGN_OF_TYPE, 0 });
    mv_edited *told = edit(set, NULL, &(mv_addition){ "F", "O", "armed_conflict", 1, 2.5 });
    const mv_relation *added = &plain->relations[0].relation;
    ck_assert(plain->relations[0].added && plain->relations[0].counts);
    ck_assert_int_eq(added->sign, builtin->sign);
    ck_assert(added->weight == builtin->weight);
    ck_assert_str_eq(plain->set.types[added->type].id, "armed_conflict");
    ck_assert(read_one(plain, "negative_degree").value == 1);
    ck_assert(read_one(told, "strength").value == 4.5);
    ck_assert_uint_eq(set->type_count, 3); /* the document knows no more types than before */
    mv_edited_free(plain);
    mv_edited_free(told);
    mv_relations_free(set);
}
END_TEST

/* What is added has no beginning of its own: it begins when the network is looked at. */
START_TEST(an_addition_begins_on_the_day_looked_at)
{
    mv_relations *set = make_set();
    const mv_addition addition = { "F", "O", "armed_conflict", MV_SIGN_OF_TYPE, 0 };
    const mv_edits edits = { { NULL, 0 }, &addition, 1 };
    mv_selection selections[] = { { .at = MV_AT_ALL }, { .at = MV_AT_DATE }, { .at = MV_AT_DURING } };
    ck_assert(mv_date_parse("1995-03-01", &selections[1].date));
    ck_assert(mv_period_parse("1990..1999", &selections[2].during));
    const int32_t begins[] = { 0, selections[1].date.day, selections[2].during.from.day };
    for (size_t i = 0; i < 3; i++) {
        mv_edited *edited = NULL;
        ck_assert_int_eq(mv_edits_apply(&edited, set, &selections[i], &edits, NULL), MV_OK);
        ck_assert(edited->relations[0].added && edited->relations[0].counts);
        ck_assert_int_eq(edited->relations[0].relation.start.day, begins[i]);
        mv_edited_free(edited);
    }
    mv_relations_free(set);
}
END_TEST

START_TEST(what_nobody_knows_is_an_error_with_a_suggestion)
{
    mv_relations *set = make_set();
    expect_error(set, "fbb", NULL, "did you mean \"fb\"");
    expect_error(set, NULL, &(mv_addition){ "F", "OO", "member", 1, 1 }, "no actor \"OO\"");
    expect_error(set, NULL, &(mv_addition){ "F", "O", "membre", 1, 1 }, "did you mean \"member\"");
    mv_relations_add_actor(set, (mv_actor){ .id = "fb" });
    expect_error(set, "fb", NULL, "actor:fb or relation:fb");
    mv_relations_add_relation(set, set->relations[4]);
    expect_error(set, "B O member", NULL, "2 relations");
    mv_relations_free(set);
}
END_TEST

static mv_influences find(const mv_edited *base, mv_each each, const char *name)
{
    mv_network *network = NULL;
    mv_metric_list list = { 0 };
    mv_influences found;
    mv_whatif_settings settings = { 0 };
    size_t place;
    ck_assert_int_eq(mv_network_build(&network, &base->set, &base->selection, NULL), MV_OK);
    ck_assert_int_eq(mv_metric_list_add(&list, &place, network, name, NULL), MV_OK);
    ck_assert_int_eq(mv_influences_find(&found, base, each, &list, place, &settings, NULL), MV_OK);
    mv_metric_list_clear(&list);
    mv_network_free(network);
    return found;
}

START_TEST(influence_sorts_and_places)
{
    mv_relations *set = make_set();
    mv_edited *base = edit(set, NULL, NULL);
    mv_influences of = find(base, MV_EACH_RELATION, "evenness");
    static const char *const order[] = { "fa", "fb", "ab", "ao" }; /* by ends where the change is the same */
    ck_assert_uint_eq(of.count, 5);
    for (size_t i = 0; i < 4; i++) ck_assert_str_eq(base->set.relations[of.items[i].what].id, order[i]);
    static const size_t places[] = { 1, 1, 3, 3, 3 };
    for (size_t i = 0; i < of.count; i++) ck_assert_uint_eq(of.items[i].place, places[i]);
    ck_assert_double_eq_tol(of.items[0].after[0].value, 0, 1e-12);
    mv_influences_clear(&of);
    of = find(base, MV_EACH_ACTOR, "ties");
    ck_assert_uint_eq(of.count, 3); /* all but the focus */
    ck_assert_str_eq(set->actors[of.items[0].what].id, "A");
    ck_assert(of.items[0].after[0].value == 2);
    mv_influences_clear(&of);
    mv_edited_free(base);
    mv_relations_free(set);
}
END_TEST

/* The same draws for a relation, whatever else the set holds and in whichever order. */
START_TEST(draws_of_a_relation_do_not_depend_on_others)
{
    mv_relations *set = make_set();
    mv_edited *all = edit(set, NULL, NULL), *fewer = edit(set, "fb", NULL);
    mv_metric_list list = { 0 };
    mv_network *network = NULL;
    mv_band whole, less;
    mv_draw_options draws = mv_draw_defaults();
    mv_whatif_settings settings = { 0 };
    size_t place;
    draws.count = 1;
    draws.keep[MV_LOW] = 1; /* fb is always there, so degree is one more in every draw */
    ck_assert_int_eq(mv_network_build(&network, &all->set, &all->selection, NULL), MV_OK);
    ck_assert_int_eq(mv_metric_list_add(&list, &place, network, "degree", NULL), MV_OK);
    bool both[2] = { false, false };
    for (draws.seed = 0; draws.seed < 100; draws.seed++) {
        ck_assert_int_eq(mv_bands_draw(&whole, all, &list, &draws, &settings, NULL), MV_OK);
        ck_assert_int_eq(mv_bands_draw(&less, fewer, &list, &draws, &settings, NULL), MV_OK);
        ck_assert(whole.median == less.median + 1);
        both[less.median > 0] = true;
    }
    ck_assert(both[0] && both[1]); /* fa, of medium confidence, goes in some and stays in others */
    mv_metric_list_clear(&list);
    mv_network_free(network);
    mv_edited_free(all);
    mv_edited_free(fewer);
    mv_relations_free(set);
}
END_TEST

START_TEST(certain_relations_have_bands_without_width)
{
    mv_relations *set = make_set();
    mv_relations_add_actor(set, (mv_actor){ .id = "C" }); /* five of a kind, all coded alike: there are ranks */
    mv_relations_add_coverage(set, (mv_coverage){ .note = "everything" });
    mv_edited *base = edit(set, NULL, NULL);
    mv_metric_list list = { 0 };
    mv_network *network = NULL;
    mv_band band;
    mv_whatif_settings settings = { 0 };
    size_t place;
    ck_assert_int_eq(mv_network_build(&network, &base->set, &base->selection, NULL), MV_OK);
    ck_assert_int_eq(mv_metric_list_add(&list, &place, network, "evenness", NULL), MV_OK);
    mv_draw_options sure = { .count = 20, .keep = { 1, 1, 1, 1 } },
                    never = { .count = 20, .keep = { 1, 1, 0, 0 } };
    ck_assert_int_eq(mv_bands_draw(&band, base, &list, &sure, &settings, NULL), MV_OK);
    ck_assert(band.defined == 20 && band.low == band.high && band.rank_low == 1 && band.rank_high == 1);
    ck_assert_double_eq_tol(band.median, 1, 1e-12);
    ck_assert_int_eq(mv_bands_draw(&band, base, &list, &never, &settings, NULL), MV_OK);
    ck_assert(band.defined == 0 && isnan(band.low) && isnan(band.median) && isnan(band.rank_high));
    mv_metric_list_clear(&list);
    mv_network_free(network);
    mv_edited_free(base);
    mv_relations_free(set);
}
END_TEST

START_TEST(a_whatif_has_it_all_without_a_report)
{
    mv_relations *set = make_set();
    const char *drop = "fb", *metric = "degree";
    mv_selection selection = { 0 };
    mv_edits edits = { .drop = { &drop, 1 } };
    mv_whatif_plan plan = { .metrics = { &metric, 1 }, .each = MV_EACH_RELATION, .draws = mv_draw_defaults() };
    mv_whatif *found = NULL;
    plan.draws.count = 5;
    ck_assert_int_eq(mv_whatif_run(&found, set, &selection, &edits, &plan, NULL), MV_OK);
    ck_assert(mv_edited_any(found->edited) && mv_edited_focus(found->edited) == &found->edited->set.actors[0]);
    ck_assert(found->was[0].value == 2 && found->is[0].value == 1);
    ck_assert(found->profile_was->rows[1].share == 0.5 && found->profile_is->rows[1].share == 0);
    ck_assert_uint_eq(found->influences.count, 4); /* one of the five is gone */
    ck_assert_str_eq(found->edited->set.relations[found->influences.items[0].what].id, "fa");
    ck_assert_uint_eq(found->bands[0].defined, 5);
    mv_whatif_free(found);
    mv_relations_free(set);
}
END_TEST

START_TEST(a_focus_that_went_has_no_profile)
{
    mv_relations *set = make_set();
    const char *drop = "F";
    mv_selection selection = { 0 };
    mv_edits edits = { .drop = { &drop, 1 } };
    mv_whatif_plan plan = { 0 };
    mv_whatif *found = NULL;
    ck_assert_int_eq(mv_whatif_run(&found, set, &selection, &edits, &plan, NULL), MV_OK);
    ck_assert(found->profile_was && !found->profile_is);
    ck_assert(!found->bands && !found->influences.count);
    mv_whatif_free(found);
    mv_relations_free(set);
}
END_TEST

TCase *whatif_tests(void)
{
    TCase *tests = tcase_create("whatif");
    tcase_add_test(tests, no_edits_change_nothing);
    tcase_add_test(tests, an_actor_takes_its_relations_along);
    tcase_add_test(tests, a_relation_goes_by_its_id_or_its_label);
    tcase_add_test(tests, an_addition_follows_its_type_unless_told_otherwise);
    tcase_add_test(tests, an_addition_begins_on_the_day_looked_at);
    tcase_add_test(tests, what_nobody_knows_is_an_error_with_a_suggestion);
    tcase_add_test(tests, influence_sorts_and_places);
    tcase_add_test(tests, draws_of_a_relation_do_not_depend_on_others);
    tcase_add_test(tests, certain_relations_have_bands_without_width);
    tcase_add_test(tests, a_whatif_has_it_all_without_a_report);
    tcase_add_test(tests, a_focus_that_went_has_no_profile);
    return tests;
}
