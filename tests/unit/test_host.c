#include "multivector/balance.h"
#include "multivector/metric.h"
#include "multivector/sets.h"
#include "signed_fixture.h"
#include "suites.h"
#include <igraph.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A program that uses igraph itself finds there what it left, whatever it asks of us. */

static void host_error(const char *reason, const char *file, int line, igraph_error_t code)
{
    ck_abort_msg("igraph's error reached the host: %s (%s:%d, code %d)", reason, file, line, (int)code);
}

static void host_warning(const char *reason, const char *file, int line)
{
    ck_abort_msg("igraph's warning reached the host: %s (%s:%d)", reason, file, line);
}

static mv_network *some_network(mv_relations *set)
{
    uint64_t state = 1;
    mv_network *network = NULL;
    mv_selection selection = { .directed = true };
    for (size_t i = 0; i < 24; i++) fx_add_actor(set, i);
    for (size_t i = 0; i < 60; i++) {
        size_t a = fx_draw(&state, 22), b = fx_draw(&state, 22); /* two stay isolates */
        if (a != b) fx_add_relation(set, a, b, fx_draw(&state, 3) ? 1 : -1);
    }
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    return network;
}

static void run_all(const mv_network *network, double *values)
{
    static const mv_metric_options options = { .weighted = true, .seconds = 5 };
    for (size_t i = 0; i < mv_metric_count(); i++)
        ck_assert_int_eq(
            mv_metric_run(mv_metric_at(i), network, &options, values + i * network->actor_count, NULL), MV_OK);
}

/* What calls igraph without being a metric. */
static void run_others(const mv_network *network)
{
    mv_clusterability curve;
    mv_walk_balance walks;
    mv_set_map map;
    const double distances[] = { 0, 1, 1, 1, 0, 1, 1, 1, 0 };
    ck_assert_int_eq(mv_clusterability_of(&curve, network, &(mv_clusterability_options){ 0 }, NULL), MV_OK);
    ck_assert_int_eq(mv_walk_balance_of(&walks, network, 1, false, NULL), MV_OK);
    ck_assert_int_eq(mv_set_map_of(&map, distances, 3, NULL), MV_OK);
    mv_signed_communities communities;
    ck_assert_int_eq(mv_signed_communities_of(&communities, network, true, 7, NULL), MV_OK);
    for (size_t i = 0; i < mv_metric_count(); i++)
        if (mv_metric_at(i)->flags & MV_OF_SIGNED_TIES) mv_metric_missing(mv_metric_at(i), network, 0, NAN);
    mv_signed_communities_clear(&communities);
    mv_clusterability_clear(&curve);
    mv_set_map_clear(&map);
}

/* The host's next random numbers, from a seed on, with our calls in between or without. */
static void draw(igraph_integer_t *numbers, const mv_network *network, double *values)
{
    igraph_rng_seed(igraph_rng_default(), 42);
    for (size_t i = 0; i < 6; i++) {
        if (network && i == 3) run_all(network, values);
        if (network && i == 4) run_others(network);
        numbers[i] = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000);
    }
}

START_TEST(a_host_finds_its_igraph_as_it_left_it)
{
    igraph_integer_t alone[6], with_us[6];
    igraph_set_error_handler(host_error);
    igraph_set_warning_handler(host_warning);
    mv_relations *set = fx_new_set();
    mv_network *network = some_network(set);
    double *values = calloc(mv_metric_count() * network->actor_count, sizeof *values);
    draw(alone, NULL, NULL);
    draw(with_us, network, values);
    ck_assert_mem_eq(alone, with_us, sizeof alone);
    ck_assert(igraph_set_error_handler(NULL) == host_error);
    ck_assert(igraph_set_warning_handler(NULL) == host_warning);
    free(values);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

START_TEST(what_the_host_draws_does_not_move_our_numbers)
{
    mv_relations *set = fx_new_set();
    mv_network *network = some_network(set);
    size_t size = mv_metric_count() * network->actor_count * sizeof(double);
    double *first = calloc(1, size), *second = calloc(1, size);
    igraph_rng_seed(igraph_rng_default(), 1);
    run_all(network, first);
    igraph_rng_seed(igraph_rng_default(), 2);
    run_all(network, second);
    ck_assert_mem_eq(first, second, size);
    free(first);
    free(second);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

TCase *host_tests(void)
{
    TCase *tests = tcase_create("host");
    tcase_add_test(tests, a_host_finds_its_igraph_as_it_left_it);
    tcase_add_test(tests, what_the_host_draws_does_not_move_our_numbers);
    return tests;
}
