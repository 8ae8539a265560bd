#include "multivector/compare.h"
#include "multivector/metric.h"
#include "signed_fixture.h"
#include "suites.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- the worked pair -------------------------------------------------------------------------------------- */

static const char *const actors[] = { "USA", "TUR", "RUS", "KAZ", "EU", "CHN" }; /* not in order, on purpose */

static const struct {
    const char *a, *b;
    double weight[2]; /* with its sign; 0: no relation */
} toy[] = {
    { "KAZ", "RUS", { 3, 3 } }, { "KAZ", "CHN", { 1, 2 } },   { "KAZ", "USA", { 1, 0 } },
    { "KAZ", "EU", { 1, 2 } },  { "KAZ", "TUR", { 0, 2 } },   { "CHN", "RUS", { 2, 3 } },
    { "EU", "USA", { 3, 3 } },  { "RUS", "USA", { -1, -3 } }, { "EU", "RUS", { 0, -2 } },
    { "TUR", "USA", { 0, 1 } },
};

/* Every actor but KAZ is a vector of its own. */
static void add_actor(mv_relations *set, const char *id)
{
    mv_share *share = mv_relations_memory(set, sizeof *share);
    size_t actor = mv_relations_add_actor(set, (mv_actor){ .id = id });
    if (strcmp(id, "KAZ") == 0) {
        set->focus = actor;
        return;
    }
    *share = (mv_share){ mv_relations_add_vector(set, (mv_vector){ .id = id, .name = id, .counted = true }), 1 };
    set->actors[actor].shares = share;
    set->actors[actor].share_count = 1;
}

static mv_relations *toy_set(int side)
{
    mv_relations *set = fx_new_set();
    for (size_t i = 0; i < 6; i++) add_actor(set, actors[i]);
    for (size_t i = 0; i < sizeof toy / sizeof *toy; i++) {
        double weight = toy[i].weight[side];
        mv_relation relation = { .source = (uint32_t)mv_relations_find_actor(set, toy[i].a),
                                 .target = (uint32_t)mv_relations_find_actor(set, toy[i].b),
                                 .sign = weight < 0 ? -1 : 1,
                                 .weight = fabs(weight) };
        if (weight != 0) mv_relations_add_relation(set, relation);
    }
    return set;
}

typedef struct pair {
    mv_relations *set[2];
    mv_network *network[2];
    mv_changes *changes;
    mv_dyad *dyads;
    size_t dyad_count;
} pair;

static pair pair_of(mv_relations *a, mv_relations *b)
{
    pair p = { { a, b }, { fx_build(a), fx_build(b) }, NULL, NULL, 0 };
    p.changes = mv_changes_build(p.network[0], p.network[1]);
    p.dyads = mv_dyads_list(p.changes, &p.dyad_count);
    return p;
}

static void release(pair *p)
{
    free(p->dyads);
    mv_changes_free(p->changes);
    for (int i = 0; i < 2; i++) {
        mv_network_free(p->network[i]);
        mv_relations_free(p->set[i]);
    }
}

static mv_tie_comparison compare_ties(const pair *p, mv_tie_scope scope)
{
    return mv_ties_compare(p->changes, p->dyads, p->dyad_count, scope);
}

static void near(double got, double expected)
{
    ck_assert_msg(fabs(got - expected) <= 5e-7, "%.9f, expected %.6f", got, expected);
}

START_TEST(ties_of_the_worked_pair)
{
    pair p = pair_of(toy_set(0), toy_set(1));
    mv_tie_comparison t = compare_ties(&p, (mv_tie_scope){ 0 });
    ck_assert(t.a == 7 && t.b == 9 && t.both == 6 && t.only_a == 1 && t.only_b == 3 && t.changed == 4);
    ck_assert_double_eq(t.pairs, 15);
    near(t.jaccard, 0.6);
    near(t.retained, 0.857143);
    near(t.covered, 0.666667);
    near(t.overlap, 0.857143);
    near(t.dice, 0.75);
    near(t.simple_matching, 0.733333);
    near(t.gcor, 0.490990);
    near(t.gcor_valued, 0.802970);
    near(t.kappa, 0.548872);
    near(t.sign_agreement, 1);
    static const double signs[3][3] = { { 1, 0, 0 }, { 1, 5, 2 }, { 0, 1, 5 } };
    for (int i = 0; i < 9; i++) ck_assert_double_eq(t.signs[i / 3][i % 3], signs[i / 3][i % 3]);
    ck_assert_uint_eq(t.flips, 0);
    release(&p);
}
END_TEST

START_TEST(vectors_of_the_worked_pair)
{
    pair p = pair_of(toy_set(0), toy_set(1));
    mv_focus_comparison f = mv_focus_compare(p.changes);
    ck_assert_uint_eq(f.actor, 2);
    ck_assert_ptr_null(f.undefined);
    near(f.total_variation, 0.333333);
    near(f.jensen_shannon, 0.212293);
    ck_assert_uint_eq(f.count, 5);
    mv_focus_comparison_clear(&f);
    release(&p);
}
END_TEST

START_TEST(ranks_of_the_worked_pair)
{
    pair p = pair_of(toy_set(0), toy_set(1));
    double a[6], b[6];
    const mv_metric *degree = mv_metric_find("degree");
    ck_assert_int_eq(mv_metric_run(degree, p.network[0], &(mv_metric_options){ 0 }, a, NULL), MV_OK);
    ck_assert_int_eq(mv_metric_run(degree, p.network[1], &(mv_metric_options){ 0 }, b, NULL), MV_OK);
    mv_rank_agreement r = mv_ranks_compare(a, b, 6);
    near(r.tau_b, 0.800641);
    near(r.spearman, 0.861640);
    release(&p);
}
END_TEST

START_TEST(triangles_of_the_worked_pair)
{
    pair p = pair_of(toy_set(0), toy_set(1));
    mv_triangle_changes t = mv_triangles_compare(p.changes);
    ck_assert_uint_eq(t.flipped_count, 0);
    uint64_t a[2], b[2]; /* 3 triangles in each, 2 of them balanced; 2 vanish and 2 appear */
    for (int s = 0; s < 2; s++) {
        a[s] = t.count[s][MV_BALANCED] + t.count[s][MV_UNBALANCED] + t.count[s][MV_NO_TRIANGLE];
        b[s] = t.count[MV_BALANCED][s] + t.count[MV_UNBALANCED][s] + t.count[MV_NO_TRIANGLE][s];
    }
    ck_assert(a[MV_BALANCED] == 2 && a[MV_UNBALANCED] == 1 && b[MV_BALANCED] == 2 && b[MV_UNBALANCED] == 1);
    ck_assert_uint_eq(t.count[MV_BALANCED][MV_NO_TRIANGLE] + t.count[MV_UNBALANCED][MV_NO_TRIANGLE], 2);
    ck_assert_uint_eq(t.count[MV_NO_TRIANGLE][MV_BALANCED] + t.count[MV_NO_TRIANGLE][MV_UNBALANCED], 2);
    mv_triangle_changes_clear(&t);
    release(&p);
}
END_TEST

/* --- against brute force ---------------------------------------------------------------------------------- */

/* Two random networks; the second on some of the actors and with some others. */
static pair random_pair(int number, fixture *a, fixture *b)
{
    *a = fx_random(number);
    *b = fx_random(number / 2 + 7);
    size_t shifted[MOST];
    for (size_t i = 0; i < MOST; i++) shifted[i] = i + (size_t)(number % 2);
    fx_realise(a, fx_straight);
    fx_realise(b, shifted);
    pair p = { { a->set, b->set }, { a->network, b->network }, mv_changes_build(a->network, b->network), NULL, 0 };
    p.dyads = mv_dyads_list(p.changes, &p.dyad_count);
    return p;
}

/* The sign of the tie of two actors of the union, by their ids. */
static int sign_of(const pair *p, int side, size_t x, size_t y)
{
    const mv_actor_pair *i = &p->changes->actors[x], *j = &p->changes->actors[y];
    size_t from = side ? i->b : i->a, to = side ? j->b : j->a;
    const mv_network *network = p->network[side];
    for (size_t t = 0; t < network->tie_count && from != MV_NONE && to != MV_NONE; t++)
        if ((network->ties[t].a == from && network->ties[t].b == to) ||
            (network->ties[t].a == to && network->ties[t].b == from))
            return network->ties[t].state == MV_POSITIVE ? 1 : -1;
    return 0;
}

static double pearson(const double *x, const double *y, size_t n)
{
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < n; i++) {
        mx += x[i] / (double)n;
        my += y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        xx += (x[i] - mx) * (x[i] - mx);
        yy += (y[i] - my) * (y[i] - my);
        xy += (x[i] - mx) * (y[i] - my);
    }
    return xx > 1e-12 && yy > 1e-12 ? xy / sqrt(xx * yy) : NAN;
}

IN_BATCHES(ties_by_trying_all_pairs)
{
    fixture a, b;
    pair p = random_pair(number, &a, &b);
    double present[2][400], valued[2][400], table[3][3] = { { 0 } };
    size_t n = p.changes->actor_count, count = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++, count++) {
            for (int side = 0; side < 2; side++) {
                valued[side][count] = sign_of(&p, side, i, j);
                present[side][count] = valued[side][count] != 0;
            }
            table[(int)valued[0][count] + 1][(int)valued[1][count] + 1]++;
        }
    mv_tie_comparison t = compare_ties(&p, (mv_tie_scope){ 0 });
    ck_assert_double_eq(t.pairs, (double)count);
    for (int i = 0; i < 9; i++) ck_assert_double_eq(t.signs[i / 3][i % 3], table[i / 3][i % 3]);
    fx_same(t.gcor, pearson(present[0], present[1], count));
    fx_same(t.gcor_valued, pearson(valued[0], valued[1], count));
    free(p.dyads);
    mv_changes_free(p.changes);
    fx_release(&a);
    fx_release(&b);
}

static mv_triangle_state state_of(const pair *p, int side, size_t i, size_t j, size_t k)
{
    int product = sign_of(p, side, i, j) * sign_of(p, side, j, k) * sign_of(p, side, i, k);
    return product > 0 ? MV_BALANCED : product < 0 ? MV_UNBALANCED : MV_NO_TRIANGLE;
}

IN_BATCHES(triangles_by_trying_all_triples)
{
    fixture a, b;
    pair p = random_pair(number, &a, &b);
    mv_triangle_changes t = mv_triangles_compare(p.changes);
    uint64_t expected[3][3] = { { 0 } };
    size_t n = p.changes->actor_count, flipped = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++)
            for (size_t k = j + 1; k < n; k++) {
                mv_triangle_state before = state_of(&p, 0, i, j, k), after = state_of(&p, 1, i, j, k);
                if (before == MV_NO_TRIANGLE && after == MV_NO_TRIANGLE) continue;
                expected[before][after]++;
                if (before == after || before == MV_NO_TRIANGLE || after == MV_NO_TRIANGLE) continue;
                const mv_flipped_triangle *f = &t.flipped[flipped++];
                ck_assert(f->actor[0] == i && f->actor[1] == j && f->actor[2] == k);
                ck_assert_int_eq(f->balanced, after == MV_BALANCED);
                ck_assert_int_eq(f->turned[0], sign_of(&p, 0, j, k) != sign_of(&p, 1, j, k));
                ck_assert_int_eq(f->turned[1], sign_of(&p, 0, i, k) != sign_of(&p, 1, i, k));
                ck_assert_int_eq(f->turned[2], sign_of(&p, 0, i, j) != sign_of(&p, 1, i, j));
            }
    ck_assert_uint_eq(t.flipped_count, flipped);
    for (int i = 0; i < 9; i++) ck_assert_uint_eq(t.count[i / 3][i % 3], expected[i / 3][i % 3]);
    mv_triangle_changes_clear(&t);
    free(p.dyads);
    mv_changes_free(p.changes);
    fx_release(&a);
    fx_release(&b);
}

/* Concordant less discordant pairs, over those not tied; and ranks by counting who is ahead. */
IN_BATCHES(rank_agreement_by_trying_all_pairs)
{
    uint64_t state = (uint64_t)number;
    size_t n = fx_draw(&state, 12), levels = 1 + fx_draw(&state, 9);
    double x[12], y[12], rank_x[12], rank_y[12], difference = 0, untied_x = 0, untied_y = 0;
    for (size_t i = 0; i < n; i++) {
        x[i] = (double)fx_draw(&state, levels);
        y[i] = (double)fx_draw(&state, levels);
    }
    for (size_t i = 0; i < n; i++) {
        rank_x[i] = rank_y[i] = 0.5;
        for (size_t j = 0; j < n; j++) {
            double a = (x[i] > x[j]) - (x[i] < x[j]), b = (y[i] > y[j]) - (y[i] < y[j]);
            difference += a * b / 2;
            untied_x += a * a / 2;
            untied_y += b * b / 2;
            rank_x[i] += (1 - a) / 2;
            rank_y[i] += (1 - b) / 2;
        }
    }
    mv_rank_agreement r = mv_ranks_compare(x, y, n);
    fx_same(r.tau_b, untied_x * untied_y > 0 ? difference / sqrt(untied_x * untied_y) : NAN);
    fx_same(r.spearman, n ? pearson(rank_x, rank_y, n) : NAN);
}

START_TEST(values_missing_on_one_side_take_no_part)
{
    const double a[] = { 3, NAN, 1, 2, INFINITY }, b[] = { 6, 1, 2, 4 + 1e-13, 5 };
    mv_rank_agreement r = mv_ranks_compare(a, b, 5);
    ck_assert_uint_eq(r.count, 3);
    fx_same(r.tau_b, 1);
    const double noise[] = { 1, 1 + 1e-14, 1 - 1e-14 };
    r = mv_ranks_compare(noise, a, 3);
    ck_assert(isnan(r.tau_b) && isnan(r.spearman));
}
END_TEST

/* --- partitions ------------------------------------------------------------------------------------------- */

/* Pairs of things that are together in both, in a and in b: the index by its definition. */
static double rand_by_pairs(const size_t *a, const size_t *b, size_t n)
{
    double both = 0, in_a = 0, in_b = 0, all = (double)n * ((double)n - 1) / 2;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            both += a[i] == a[j] && b[i] == b[j];
            in_a += a[i] == a[j];
            in_b += b[i] == b[j];
        }
    double expected = all > 0 ? in_a * in_b / all : 0, most = (in_a + in_b) / 2;
    return most > expected ? (both - expected) / (most - expected) : 1;
}

/* H(a | b) + H(b | a), thing by thing. */
static double variation_by_things(const size_t *a, const size_t *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double both = 0, in_a = 0, in_b = 0;
        for (size_t j = 0; j < n; j++) {
            both += a[i] == a[j] && b[i] == b[j];
            in_a += a[i] == a[j];
            in_b += b[i] == b[j];
        }
        sum -= (log(both / in_a) + log(both / in_b)) / (double)n;
    }
    return sum;
}

IN_BATCHES(partitions_by_their_definitions)
{
    uint64_t state = (uint64_t)number;
    size_t n = 1 + fx_draw(&state, 10), groups = 1 + fx_draw(&state, 4), a[11], b[11], renamed[11];
    for (size_t i = 0; i < n; i++) {
        a[i] = fx_draw(&state, groups);
        b[i] = fx_draw(&state, groups);
        renamed[i] = groups - 1 - a[i];
    }
    mv_partition_comparison c = mv_partitions_compare(a, b, n, groups);
    fx_same(c.vi, variation_by_things(a, b, n));
    fx_same(c.ari, rand_by_pairs(a, b, n));
    mv_partition_comparison back = mv_partitions_compare(b, a, n, groups);
    fx_same(c.nmi, back.nmi);
    ck_assert(c.nmi >= 0 && c.nmi <= 1);
    mv_partition_comparison same = mv_partitions_compare(a, renamed, n, groups);
    ck_assert(same.vi == 0 && fabs(same.nmi - 1) < 1e-12 && fabs(same.ari - 1) < 1e-12);
}

START_TEST(a_known_table_of_two_partitions)
{
    /* 3 and 3 things, one of each on the other side: I = ln 2 - H(1/3) */
    const size_t a[] = { 0, 0, 0, 1, 1, 1 }, b[] = { 0, 0, 1, 1, 1, 0 };
    double half = log(2), third = log(3) - 2 * log(2) / 3;
    mv_partition_comparison c = mv_partitions_compare(a, b, 6, 2);
    fx_same(c.vi, 2 * third);
    fx_same(c.nmi, (half - third) / half);
}
END_TEST

START_TEST(a_relabelling_moves_nobody)
{
    fixture a = fx_written(5, "AB+ BC- CD+ DE+"), b = fx_written(5, "AB+ BC- CD+ DE+");
    pair p = { { a.set, b.set }, { a.network, b.network }, mv_changes_build(a.network, b.network), NULL, 0 };
    int8_t one[] = { 0, 0, 1, 1, 1 }, other[] = { 1, 1, 0, 0, 0 }, moved[] = { 1, 0, 0, 0, -1 };
    mv_faction_comparison f = mv_factions_compare(p.changes, one, other);
    ck_assert(f.swapped && f.mover_count == 0 && f.partitions.vi == 0 && f.partitions.count == 5);
    mv_faction_comparison_clear(&f);
    f = mv_factions_compare(p.changes, one, moved);
    ck_assert(f.swapped && f.mover_count == 1 && f.movers[0] == 1 && f.partitions.count == 4);
    mv_faction_comparison_clear(&f);
    mv_changes_free(p.changes);
    fx_release(&a);
    fx_release(&b);
}
END_TEST

START_TEST(one_camp_has_no_other_side)
{
    fixture a = fx_written(3, "AB+ BC+"), b = fx_written(3, "AB+ BC-");
    pair p = { { a.set, b.set }, { a.network, b.network }, mv_changes_build(a.network, b.network), NULL, 0 };
    const int8_t camps[][3] = { { 0, 0, 0 }, { 0, 0, 1 }, { -1, -1, -1 } };
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < 3; j++) {
            mv_faction_comparison f = mv_factions_compare(p.changes, camps[i], camps[j]);
            bool two = i == 1 && j == 1;
            ck_assert(f.mover_count == 0 && isnan(f.partitions.ari) == !two && (f.undefined == NULL) == two);
            mv_faction_comparison_clear(&f);
        }
    mv_changes_free(p.changes);
    fx_release(&a);
    fx_release(&b);
}
END_TEST

START_TEST(nobody_moves_who_need_not)
{
    /* the triangle ABC has one tie against the grain wherever the rival pair stands; DE is a component of its own
     */
    fixture a = fx_written(6, "AB+ BC+ AC- DE-"), b = fx_written(6, "AB+ BC+ AC- DE- EF+");
    pair p = { { a.set, b.set }, { a.network, b.network }, mv_changes_build(a.network, b.network), NULL, 0 };
    int8_t one[] = { 0, 0, 1, 0, 1, -1 }, other[] = { 1, 0, 0, 1, 0, 0 };
    mv_factions_settle(p.changes, one, other);
    mv_faction_comparison f = mv_factions_compare(p.changes, one, other);
    ck_assert(f.mover_count == 0 && f.partitions.vi == 0 && f.partitions.count == 5);
    ck_assert(one[0] != one[2] || one[0] == one[1]); /* still one tie against the grain */
    ck_assert(one[3] != one[4] && other[4] == other[5]);
    mv_faction_comparison_clear(&f);
    mv_changes_free(p.changes);
    fx_release(&a);
    fx_release(&b);
}
END_TEST

/* --- edges ------------------------------------------------------------------------------------------------ */

START_TEST(nothing_against_nothing)
{
    pair p = pair_of(fx_new_set(), fx_new_set());
    mv_tie_comparison t = compare_ties(&p, (mv_tie_scope){ 0 });
    ck_assert(t.jaccard == 1 && t.dice == 1 && isnan(t.retained) && isnan(t.covered) && isnan(t.gcor));
    ck_assert(isnan(t.kappa) && isnan(t.sign_agreement) && isnan(t.simple_matching) && isnan(t.gcor_valued));
    mv_focus_comparison f = mv_focus_compare(p.changes);
    ck_assert(f.actor == MV_NONE && isnan(f.total_variation) && f.undefined);
    mv_focus_comparison_clear(&f);
    size_t types;
    free(mv_types_compare(p.changes, &types));
    ck_assert_uint_eq(types, 0);
    release(&p);
}
END_TEST

START_TEST(strengths_near_the_end_of_numbers_correlate)
{
    mv_relations *sets[2] = { toy_set(0), toy_set(1) };
    for (int s = 0; s < 2; s++)
        for (size_t i = 0; i < sets[s]->relation_count; i++) sets[s]->relations[i].weight *= 1e306;
    pair p = pair_of(sets[0], sets[1]);
    near(compare_ties(&p, (mv_tie_scope){ 0 }).gcor_valued, 0.802970);
    release(&p);
}
END_TEST

TCase *compare_tests(void)
{
    TCase *tests = tcase_create("compare");
    tcase_add_test(tests, ties_of_the_worked_pair);
    tcase_add_test(tests, vectors_of_the_worked_pair);
    tcase_add_test(tests, ranks_of_the_worked_pair);
    tcase_add_test(tests, triangles_of_the_worked_pair);
    ADD_BATCHES(tests, ties_by_trying_all_pairs, 200);
    ADD_BATCHES(tests, triangles_by_trying_all_triples, 200);
    ADD_BATCHES(tests, rank_agreement_by_trying_all_pairs, 200);
    tcase_add_test(tests, values_missing_on_one_side_take_no_part);
    ADD_BATCHES(tests, partitions_by_their_definitions, 200);
    tcase_add_test(tests, a_known_table_of_two_partitions);
    tcase_add_test(tests, a_relabelling_moves_nobody);
    tcase_add_test(tests, one_camp_has_no_other_side);
    tcase_add_test(tests, nobody_moves_who_need_not);
    tcase_add_test(tests, nothing_against_nothing);
    tcase_add_test(tests, strengths_near_the_end_of_numbers_correlate);
    return tests;
}
