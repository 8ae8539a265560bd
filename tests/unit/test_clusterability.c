#include "analysis/balance/cluster.h"
#include "multivector/balance.h"
#include "signed_fixture.h"
#include "suites.h"

/* Partitions into blocks, against all partitions there are. */

static size_t cost_of(const fixture *f, const uint32_t *block)
{
    size_t cost = 0;
    for (size_t i = 0; i < f->n; i++)
        for (size_t j = 0; j < i; j++) cost += f->sign[i][j] != 0 && (block[i] == block[j]) == (f->sign[i][j] < 0);
    return cost;
}

/* least[k]: lowest cost over all partitions into at most k blocks. */
static void enumerate(const fixture *f, uint32_t *block, size_t placed, uint32_t used, size_t *least)
{
    if (placed == f->n) {
        size_t cost = cost_of(f, block);
        for (size_t k = used; k <= MOST; k++)
            if (cost < least[k]) least[k] = cost;
        return;
    }
    for (uint32_t b = 0; b <= used; b++) {
        block[placed] = b;
        enumerate(f, block, placed + 1, b == used ? used + 1 : used, least);
    }
}

static void find_least(const fixture *f, size_t *least)
{
    uint32_t block[MOST] = { 0 };
    for (size_t k = 0; k <= MOST; k++) least[k] = SIZE_MAX;
    enumerate(f, block, 0, 0, least);
}

static void check_point(const fixture *f, const mv_cluster_point *point, size_t least)
{
    uint32_t block[MOST];
    ck_assert_uint_eq(point->cost, least);
    ck_assert_uint_eq(point->lower, least);
    ck_assert(point->proved);
    for (size_t i = 0; i < f->n; i++) {
        ck_assert((point->block[i] == MV_NO_BLOCK) == (fx_degree(f, i) == 0));
        ck_assert(point->block[i] == MV_NO_BLOCK || point->block[i] < point->k);
        block[i] = point->block[i] == MV_NO_BLOCK ? MOST + (uint32_t)i : point->block[i];
    }
    ck_assert_uint_eq(cost_of(f, block), least);
}

IN_BATCHES(the_curve_is_that_of_all_partitions)
{
    fixture f = fx_random(number);
    fx_realise(&f, fx_straight);
    size_t least[MOST + 1];
    mv_clusterability curve;
    find_least(&f, least);
    ck_assert_int_eq(mv_clusterability_of(&curve, f.network, NULL, NULL), MV_OK);
    ck_assert_uint_eq(curve.count, 6);
    for (size_t k = 1; k <= curve.count; k++) {
        ck_assert_uint_eq(curve.points[k - 1].k, k);
        check_point(&f, &curve.points[k - 1], least[k]);
    }
    size_t best = 1;
    while (least[best] > least[6]) best++;
    ck_assert_uint_eq(curve.best, best);
    mv_clusterability_clear(&curve);
    fx_release(&f);
}

IN_BATCHES(a_known_frustration_index_is_taken_over)
{
    fixture f = fx_random(number);
    fx_realise(&f, fx_straight);
    int8_t side[MOST];
    size_t least[MOST + 1], cost = 0;
    uint32_t block[MOST];
    for (size_t i = 0; i < f.n; i++) block[i] = (uint32_t)(side[i] = fx_degree(&f, i) ? (int8_t)(i % 2) : -1);
    cost = cost_of(&f, block); /* any partition, not the best one */
    find_least(&f, least);
    mv_clusterability curve;
    mv_clusterability_options options = { .most = 3, .side = side, .lower = least[2] };
    ck_assert_int_eq(mv_clusterability_of(&curve, f.network, &options, NULL), MV_OK);
    ck_assert_uint_eq(curve.count, 3);
    ck_assert_uint_eq(curve.points[1].cost, cost);
    ck_assert_int_eq(curve.points[1].proved, cost == least[2]);
    ck_assert_uint_eq(curve.points[2].cost, least[3]);
    mv_clusterability_clear(&curve);
    fx_release(&f);
}

/* The network is chains of dense groups that share an actor, so that parts must be glued. */
IN_BATCHES(parts_that_share_an_actor_are_glued)
{
    enum { GROUPS = 7, SIZE = 5 };
    uint64_t state = (uint64_t)number;
    mv_relations *set = fx_new_set();
    for (size_t i = 0; i <= GROUPS * SIZE; i++) fx_add_actor(set, i);
    for (size_t g = 0; g < GROUPS; g++) {
        size_t root = g ? fx_draw(&state, g * SIZE) : 0; /* the group hangs on any earlier actor */
        for (size_t i = 0; i <= SIZE; i++)
            for (size_t j = 0; j < i; j++)
                if (fx_draw(&state, 10) < 7)
                    fx_add_relation(set, g * SIZE + i, j ? g * SIZE + j : root, fx_draw(&state, 2) ? 1 : -1);
    }
    mv_network *network = fx_build(set);
    mv_adjacency ties = mv_adjacency_of(network, false);
    mv_clusterability curve;
    ck_assert_int_eq(mv_clusterability_of(&curve, network, NULL, NULL), MV_OK);
    for (size_t k = 1; k <= 6; k++) {
        ck_assert_uint_eq(mv_cluster_cost(&ties, curve.points[k - 1].block), curve.points[k - 1].cost);
        ck_assert(curve.points[k - 1].proved);
        ck_assert(k == 1 || curve.points[k - 1].cost <= curve.points[k - 2].cost);
    }
    mv_clusterability_clear(&curve);
    mv_adjacency_clear(&ties);
    mv_network_free(network);
    mv_relations_free(set);
}

static void check_witness(const fixture *f, const mv_weak_balance *weak)
{
    const mv_tie *tie = &f->network->ties[weak->tie];
    ck_assert_int_eq(tie->state, MV_NEGATIVE);
    ck_assert_uint_ge(weak->path_length, 3);
    ck_assert_uint_eq(weak->path[0], tie->a);
    ck_assert_uint_eq(weak->path[weak->path_length - 1], tie->b);
    for (size_t i = 1; i < weak->path_length; i++) ck_assert_int_eq(f->sign[weak->path[i - 1]][weak->path[i]], 1);
}

IN_BATCHES(weak_balance_is_a_partition_that_costs_nothing)
{
    fixture f = fx_random(number);
    fx_realise(&f, fx_straight);
    size_t least[MOST + 1];
    find_least(&f, least);
    mv_weak_balance weak = mv_weak_balance_of(f.network);
    ck_assert_int_eq(weak.clusterable, least[MOST] == 0);
    ck_assert((weak.offending == 0) == weak.clusterable);
    if (weak.clusterable) {
        ck_assert_ptr_null(weak.path);
        ck_assert_uint_eq(weak.tie, MV_NONE);
    } else
        check_witness(&f, &weak);
    mv_weak_balance_clear(&weak);
    fx_release(&f);
}

TCase *clusterability_tests(void)
{
    TCase *tests = tcase_create("clusterability");
    tcase_set_timeout(tests, 120);
    ADD_BATCHES(tests, the_curve_is_that_of_all_partitions, DENSE_CASES);
    ADD_BATCHES(tests, a_known_frustration_index_is_taken_over, 100);
    ADD_BATCHES(tests, parts_that_share_an_actor_are_glued, 60);
    ADD_BATCHES(tests, weak_balance_is_a_partition_that_costs_nothing, DENSE_CASES);
    return tests;
}
