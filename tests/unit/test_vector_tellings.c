#include "multivector/alignment.h"
#include "vector_worlds.h"

/* The measures of vectors.h do not hang on how a network is told: on names, order and orientation. */

enum { MOST_NUMBERS = 256 };

/* All that is said of an actor and must not depend on the telling. */
typedef struct print {
    double values[MOST_NUMBERS];
    int count;
} print;

static void put(print *p, double value)
{
    ck_assert_int_lt(p->count, MOST_NUMBERS);
    p->values[p->count++] = value;
}

static void put_profile(print *p, const mv_network *network, size_t actor)
{
    mv_profile *profile = mv_profile_build(network, actor);
    put(p, profile->entropy);
    put(p, profile->evenness);
    put(p, profile->evenness_present);
    put(p, profile->iqv);
    put(p, profile->hhi_normalised);
    put(p, (double)profile->dominant);
    put(p, profile->dominant_shared);
    put(p, (double)profile->positive_ties);
    put(p, (double)profile->ambivalent_ties);
    for (size_t k = 0; k < profile->vector_count; k++) put(p, profile->rows[k].share);
    mv_profiles_free(profile);
}

static void put_brokerage(print *p, const mv_network *network, size_t actor)
{
    for (int directed = 0; directed < 2; directed++) {
        mv_brokerage *brokerage = mv_brokerage_build(network, directed);
        for (int role = 0; role < MV_ROLE_COUNT; role++) {
            put(p, brokerage->scores[actor][role].count);
            put(p, brokerage->scores[actor][role].z);
        }
        mv_brokerage_free(brokerage);
    }
}

static void put_blocs(print *p, const mv_network *network, size_t actor)
{
    double values[MOST_VECTORS * MOST_VECTORS], scores[MOST_ACTORS];
    size_t vectors = network->set->vector_count;
    for (int variant = 0; variant < 4; variant++) {
        mv_path_options options = { variant & 1, variant & 2 };
        mv_bloc_betweenness(network, actor, options, values, NULL);
        for (size_t k = 0; k < vectors * vectors; k++) put(p, values[k]);
    }
    mv_metric_run(mv_metric_find("participation"), network, NULL, scores, NULL);
    put(p, scores[actor]);
}

static print print_of(const mv_network *network, const world *w, int actor, int telling)
{
    print p = { 0 };
    size_t i = mv_network_find(network, vw_name(actor, telling));
    put_profile(&p, network, i);
    put_brokerage(&p, network, i);
    put_blocs(&p, network, i);
    mv_bridged *bridged = mv_bridged_build(network, i);
    put(&p, bridged->share);
    mv_bridged_free(bridged);
    for (int other = 0; other < w->actors; other++) {
        size_t j = mv_network_find(network, vw_name(other, telling));
        mv_alignment x = mv_alignment_of(network, i, j);
        const double values[] = { x.s, x.kappa, x.pi_squared, x.tau_b };
        for (int k = 0; k < 4; k++) put(&p, values[k]);
        put(&p, mv_equidistance_of(network, i, j, mv_network_find(network, vw_name(0, telling))).value);
    }
    return p;
}

ON_EVERY_NETWORK(no_way_of_telling_changes_a_measure)
{
    WORLD;
    (void)o;
    print plain[MOST_ACTORS];
    for (int i = 0; i < w.actors; i++) plain[i] = print_of(network, &w, i, PLAIN);
    for (int telling = RENAMED; telling < TELLINGS; telling++) {
        mv_relations *told = vw_tell(&w, telling);
        mv_network *other = vw_build(told);
        for (int i = 0; i < w.actors; i++) {
            print q = print_of(other, &w, i, telling);
            ck_assert_int_eq(plain[i].count, q.count);
            for (int k = 0; k < plain[i].count; k++) vw_same(q.values[k], plain[i].values[k]);
        }
        mv_network_free(other);
        mv_relations_free(told);
    }
    END_WORLD;
}

ON_EVERY_NETWORK(brokerage_does_not_hang_on_the_order_of_vectors)
{
    WORLD;
    mv_relations *told = vw_tell(&w, TURNED);
    mv_network *other = vw_build(told);
    for (int i = 0; i < o.n; i++) {
        print p = { 0 }, q = { 0 };
        put_brokerage(&p, network, (size_t)i);
        put_brokerage(&q, other, (size_t)i);
        for (int k = 0; k < p.count; k++) vw_same(q.values[k], p.values[k]);
    }
    mv_network_free(other);
    mv_relations_free(told);
    END_WORLD;
}

TCase *vector_tellings_tests(void)
{
    TCase *tests = tcase_create("vector tellings");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, no_way_of_telling_changes_a_measure, 0, BATCHES);
    tcase_add_loop_test(tests, brokerage_does_not_hang_on_the_order_of_vectors, 0, BATCHES);
    return tests;
}
