#include "analysis/balance/relaxed/relaxed.h"
#include "multivector/balance.h"
#include "multivector/format.h"
#include "signed_fixture.h"
#include "suites.h"
#include "support/limits.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Relaxed balance against all partitions there are, and signed communities. */

enum { ACTORS = 10, BLOCKS = 4 };

/* A signed network as a matrix: larger than those of the fixture. */
typedef struct grid {
    size_t n;
    int sign[ACTORS][ACTORS];
} grid;

static grid random_grid(int number, size_t n)
{
    grid g = { .n = n };
    uint64_t state = (uint64_t)number + 1;
    for (int i = 0; i < 5; i++) fx_draw(&state, 2);
    uint64_t density = 3 + fx_draw(&state, 8), negative = fx_draw(&state, 11);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            if (fx_draw(&state, 10) < density)
                g.sign[i][j] = g.sign[j][i] = fx_draw(&state, 10) < negative ? -1 : 1;
    return g;
}

static mv_network *build(const grid *g, mv_relations **set)
{
    *set = fx_new_set();
    for (size_t i = 0; i < g->n; i++) fx_add_actor(*set, i);
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < i; j++)
            if (g->sign[i][j]) fx_add_relation(*set, i, j, g->sign[i][j]);
    return fx_build(*set);
}

/* Ties against the sign of their block, whichever that is, counted from the definition. */
static size_t cost_of(const grid *g, const uint32_t *position)
{
    size_t count[ACTORS + 1][ACTORS + 1][2] = { 0 }, cost = 0;
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = 0; j < i; j++) {
            uint32_t r = position[i], s = position[j];
            if (g->sign[i][j]) count[r < s ? r : s][r < s ? s : r][g->sign[i][j] < 0]++;
        }
    for (size_t r = 0; r <= ACTORS; r++)
        for (size_t s = r; s <= ACTORS; s++)
            cost += count[r][s][0] < count[r][s][1] ? count[r][s][0] : count[r][s][1];
    return cost;
}

/* least[k]: lowest cost over all partitions into at most k positions, for k up to `most`. */
static void enumerate(const grid *g, uint32_t *position, size_t placed, uint32_t used, size_t most, size_t *least)
{
    if (placed == g->n) {
        size_t cost = cost_of(g, position);
        for (size_t k = used; k <= most; k++)
            if (cost < least[k]) least[k] = cost;
        return;
    }
    for (uint32_t b = 0; b <= used && b < most; b++) {
        position[placed] = b;
        enumerate(g, position, placed + 1, b == used ? used + 1 : used, most, least);
    }
}

/* The signs are those of most ties, and the positions are numbered by their smallest actors. */
static void check_point(const grid *g, const mv_relaxed_point *point)
{
    int64_t net[ACTORS][ACTORS] = { 0 };
    size_t ties[ACTORS][ACTORS] = { 0 }, used = 0;
    uint32_t position[ACTORS] = { 0 };
    for (size_t i = 0; i < g->n; i++) {
        size_t degree = 0;
        for (size_t j = 0; j < g->n; j++) degree += g->sign[i][j] != 0;
        ck_assert((point->position[i] == MV_NO_BLOCK) == (degree == 0));
        ck_assert(degree == 0 || point->position[i] <= used);
        if (degree && point->position[i] == used) used++;
        position[i] = degree ? point->position[i] : ACTORS;
        for (size_t j = 0; j < i; j++) {
            if (!g->sign[i][j]) continue;
            uint32_t r = position[i], s = position[j];
            net[r][s] += g->sign[i][j], ties[r][s]++;
            if (r != s) net[s][r] += g->sign[i][j], ties[s][r]++;
        }
    }
    ck_assert_uint_eq(point->positions, used);
    ck_assert_uint_le(used, point->k);
    ck_assert_uint_eq(cost_of(g, position), point->cost);
    for (size_t r = 0; r < used; r++)
        for (size_t s = 0; s < used; s++) {
            int sign = net[r][s] > 0 ? 1 : net[r][s] < 0 ? -1 : ties[r][s] == 0 ? 0 : r == s ? 1 : -1;
            ck_assert_int_eq(point->sign[r * used + s], sign);
        }
}

static void check_curve(const grid *g, size_t most)
{
    size_t least[ACTORS + 1];
    uint32_t position[ACTORS] = { 0 };
    for (size_t k = 0; k <= most; k++) least[k] = SIZE_MAX;
    enumerate(g, position, 0, 0, most, least);
    mv_relations *set;
    mv_network *network = build(g, &set);
    mv_relaxed_balance curve;
    mv_relaxed_options options = { .most = most, .seed = 1 };
    ck_assert_int_eq(mv_relaxed_balance_of(&curve, network, &options, NULL), MV_OK);
    ck_assert_uint_eq(curve.count, most);
    for (size_t k = 1; k <= most; k++) {
        ck_assert_uint_eq(curve.points[k - 1].k, k);
        ck_assert_uint_eq(curve.points[k - 1].cost, least[k]);
        ck_assert_uint_eq(curve.points[k - 1].lower, least[k]);
        ck_assert(curve.points[k - 1].proved);
        check_point(g, &curve.points[k - 1]);
    }
    mv_relaxed_balance_clear(&curve);
    mv_network_free(network);
    mv_relations_free(set);
}

IN_BATCHES(the_curve_of_small_networks_is_that_of_all_partitions)
{
    grid g = random_grid(number, 1 + (size_t)number % 8);
    check_curve(&g, 8);
}

IN_BATCHES(the_curve_of_larger_networks_is_that_of_all_partitions)
{
    grid g = random_grid(number, ACTORS);
    check_curve(&g, BLOCKS);
}

/* A proof starts from any partition: what it says must not depend on the local search having been lucky. */
IN_BATCHES(a_proof_finds_the_least_cost_by_itself)
{
    grid g = random_grid(number + 1000, 9);
    mv_relations *set;
    mv_network *network = build(&g, &set);
    mv_adjacency ties = mv_adjacency_of(network, false);
    for (size_t k = 2; k <= 3; k++) {
        size_t least[ACTORS + 1];
        uint32_t position[ACTORS] = { 0 }, all[ACTORS] = { 0 };
        for (size_t i = 0; i <= k; i++) least[i] = SIZE_MAX;
        enumerate(&g, all, 0, 0, k, least);
        ck_assert_uint_eq(mv_relaxed_prove(&ties, k, position), least[k]);
        ck_assert_uint_eq(cost_of(&g, position), least[k]);
    }
    mv_adjacency_clear(&ties);
    mv_network_free(network);
    mv_relations_free(set);
}

/* Four positions with signs at random between and within, and a few ties turned: no more than these are against
 * the grain, and no bound is above them. There are too many actors for a proof. */
START_TEST(positions_that_were_planted_are_found)
{
    enum { N = 60, K = 4, TURNED = 12 };
    uint64_t state = (uint64_t)_i + 77;
    int sign[K][K];
    for (int i = 0; i < 5; i++) fx_draw(&state, 2);
    for (size_t r = 0; r < K; r++)
        for (size_t s = 0; s <= r; s++) sign[r][s] = sign[s][r] = fx_draw(&state, 2) ? 1 : -1;
    mv_relations *set = fx_new_set();
    for (size_t i = 0; i < N; i++) fx_add_actor(set, i);
    for (size_t i = 0, turned = 0; i < N; i++)
        for (size_t j = 0; j < i; j++) {
            bool turn = turned < TURNED && fx_draw(&state, 60) == 0;
            turned += turn;
            if (turn || fx_draw(&state, 2))
                fx_add_relation(set, i, j, turn ? -sign[i % K][j % K] : sign[i % K][j % K]);
        }
    mv_network *network = fx_build(set);
    mv_clusterability groups;
    ck_assert_int_eq(mv_clusterability_of(&groups, network, NULL, NULL), MV_OK);
    mv_relaxed_balance curve;
    mv_relaxed_options options = { .seed = 5, .start = &groups };
    ck_assert_int_eq(mv_relaxed_balance_of(&curve, network, &options, NULL), MV_OK);
    ck_assert_uint_le(curve.points[K - 1].cost, TURNED);
    for (size_t k = 1; k <= curve.count; k++) {
        ck_assert_uint_le(curve.points[k - 1].lower, curve.points[k - 1].cost);
        ck_assert_uint_le(curve.points[k - 1].cost, groups.points[k - 1].cost);
        ck_assert(k == 1 || curve.points[k - 1].cost <= curve.points[k - 2].cost);
        ck_assert(k == 1 || curve.points[k - 1].lower <= curve.points[k - 2].lower);
    }
    ck_assert_uint_gt(curve.points[1].lower, 0);
    mv_relaxed_balance_clear(&curve);
    mv_clusterability_clear(&groups);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* --- worked by hand --------------------------------------------------------------------------------------- */

static const struct {
    size_t n;
    const char *ties;
    size_t cost[3], best, positions;
    int8_t sign[9]; /* of the best number of positions */
} worked[] = {
    /* E is a friend of both camps. */
    { 5, "AB+ CD+ AC- AD- BC- BD- AE+ BE+ CE+ DE+", { 4, 2, 0 }, 3, 3, { 1, -1, 1, -1, 1, 1, 1, 1, 0 } },
    /* All are at odds: one position of rivals. */
    { 4, "AB- AC- AD- BC- BD- CD-", { 0, 0, 0 }, 1, 1, { -1 } },
    /* Rivals A and B are friends of all others. */
    { 4, "AB- AC+ AD+ BC+ BD+ CD+", { 1, 0, 0 }, 2, 2, { -1, 1, 1, 1 } },
    { 3, "AB+ BC+ AC+", { 0, 0, 0 }, 1, 1, { 1 } },
    { 3, "AB-", { 0, 0, 0 }, 1, 1, { -1 } },
    { 2, "", { 0, 0, 0 }, 1, 0, { 0 } },
};

START_TEST(worked_positions)
{
    fixture f = fx_written(worked[_i].n, worked[_i].ties);
    mv_relaxed_balance curve;
    ck_assert_int_eq(mv_relaxed_balance_of(&curve, f.network, NULL, NULL), MV_OK);
    for (size_t k = 1; k <= 3; k++) {
        ck_assert_uint_eq(curve.points[k - 1].cost, worked[_i].cost[k - 1]);
        ck_assert(curve.points[k - 1].proved);
    }
    const mv_relaxed_point *best = &curve.points[curve.best - 1];
    ck_assert_uint_eq(best->k, worked[_i].best);
    ck_assert_uint_eq(best->positions, worked[_i].positions);
    for (size_t i = 0; i < best->positions * best->positions; i++)
        ck_assert_int_eq(best->sign[i], worked[_i].sign[i]);
    mv_relaxed_balance_clear(&curve);
    fx_release(&f);
}
END_TEST

/* --- signed communities ----------------------------------------------------------------------------------- */

static const struct {
    size_t n;
    const char *ties;
    double modularity;
    size_t count;
    uint32_t community[5];
} communities[] = {
    /* Each actor has one friend and one rival, so chance gives 1/4 - 1/4 between any two: Q = 4 / 8. */
    { 4, "AB+ CD+ AC- BD-", 0.5, 2, { 0, 0, 1, 1 } },
    /* 2w- = 2, and each actor alone is spared (1 x 1) / 2: Q = (1/2 + 1/2) / 2. */
    { 3, "AB-", 0.5, 2, { 0, 1, MV_NO_BLOCK } },
    /* One community of friends is what chance gives. */
    { 3, "AB+ BC+ AC+", 0, 1, { 0, 0, 0 } },
    /* Two parts without a tie between them: Newman and Girvan, 2 x (1/2 - 1/4). */
    { 5, "AB+ CD+", 0.5, 2, { 0, 0, 1, 1, MV_NO_BLOCK } },
    { 2, "", NAN, 0, { MV_NO_BLOCK, MV_NO_BLOCK } },
};

START_TEST(worked_communities)
{
    fixture f = fx_written(communities[_i].n, communities[_i].ties);
    for (int weighted = 0; weighted < 2; weighted++) {
        mv_signed_communities found;
        ck_assert_int_eq(mv_signed_communities_of(&found, f.network, weighted, 3, NULL), MV_OK);
        fx_same(found.modularity, communities[_i].modularity);
        ck_assert(isnan(found.modularity) == (found.undefined != NULL));
        ck_assert_uint_eq(found.count, communities[_i].count);
        for (size_t i = 0; i < f.n; i++) ck_assert_uint_eq(found.community[i], communities[_i].community[i]);
        mv_signed_communities_clear(&found);
    }
    fx_release(&f);
}
END_TEST

/* A ring of friends, one actor above the limit: no result, for a reason, and no value of any actor. */
START_TEST(too_many_actors_have_no_signed_communities)
{
    for (size_t n = MV_SIGNED_COMMUNITY_ACTORS; n <= MV_SIGNED_COMMUNITY_ACTORS + 1; n++) {
        mv_relations *set = fx_new_set();
        for (size_t i = 0; i < n + 5; i++) fx_add_actor(set, i); /* isolates do not count */
        for (size_t i = 0; i < n; i++) fx_add_relation(set, i, (i + 1) % n, i % 2 ? 1 : -1);
        mv_network *network = fx_build(set);
        mv_signed_communities found;
        ck_assert_int_eq(mv_signed_communities_of(&found, network, false, 1, NULL), MV_OK);
        bool many = n > MV_SIGNED_COMMUNITY_ACTORS;
        ck_assert_pstr_eq(found.undefined, many ? MV_WHY_TOO_MANY_ACTORS : NULL);
        ck_assert(isnan(found.modularity) == many && (found.count == 0) == many);
        ck_assert_uint_eq(found.community[n], MV_NO_BLOCK);
        mv_signed_communities_clear(&found);
        mv_network_free(network);
        mv_relations_free(set);
    }
}
END_TEST

/* Strengths near the end of the number range, and one unit for all, change nothing. */
IN_BATCHES(signed_communities_do_not_depend_on_the_unit_of_strength)
{
    static const double units[] = { 1, 3, 1e-300, 1e300 };
    fixture f = fx_random(number);
    fx_realise(&f, fx_straight);
    mv_signed_communities plain, found;
    ck_assert_int_eq(mv_signed_communities_of(&plain, f.network, false, 1, NULL), MV_OK);
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        for (size_t i = 0; i < f.network->tie_count; i++) f.network->ties[i].strength = units[u];
        ck_assert_int_eq(mv_signed_communities_of(&found, f.network, true, 1, NULL), MV_OK);
        fx_same(found.modularity, plain.modularity);
        ck_assert_uint_eq(found.count, plain.count);
        for (size_t i = 0; i < f.n; i++) ck_assert_uint_eq(found.community[i], plain.community[i]);
        mv_signed_communities_clear(&found);
    }
    mv_signed_communities_clear(&plain);
    fx_release(&f);
}

/* Modularity of communities by the formula of the header. */
static double modularity_of(const mv_network *network, const uint32_t *community)
{
    double of[MOST][2] = { { 0 } }, all[2] = { 0 }, sum = 0;
    for (size_t t = 0; t < network->tie_count; t++) {
        const mv_tie *tie = &network->ties[t];
        int side = tie->state == MV_NEGATIVE;
        if (community[tie->a] == community[tie->b]) sum += (side ? -2 : 2) * tie->strength;
        of[tie->a][side] += tie->strength;
        of[tie->b][side] += tie->strength;
        all[side] += 2 * tie->strength;
    }
    for (size_t i = 0; i < network->actor_count; i++)
        for (size_t j = 0; j < network->actor_count; j++)
            for (int side = 0; side < 2; side++)
                if (community[i] == community[j] && all[side] > 0)
                    sum += (side ? 1 : -1) * of[i][side] * of[j][side] / all[side];
    return sum / (all[0] + all[1]);
}

IN_BATCHES(friends_that_are_weak_beside_rivals_count)
{
    fixture f = fx_random(number);
    fx_realise(&f, fx_straight);
    for (size_t t = 0; t < f.network->tie_count; t++)
        f.network->ties[t].strength = (1 + (double)(t % 3)) * (f.network->ties[t].state == MV_NEGATIVE ? 1 : 0.01);
    mv_signed_communities found;
    ck_assert_int_eq(mv_signed_communities_of(&found, f.network, true, 1, NULL), MV_OK);
    if (!found.undefined)
        ck_assert_double_eq_tol(found.modularity, modularity_of(f.network, found.community), 1e-9);
    mv_signed_communities_clear(&found);
    fx_release(&f);
}

/* --- real data -------------------------------------------------------------------------------------------- */

/* NULL without the folder of real data. */
static mv_network *real(const char *name, mv_relations **set)
{
    const char *folder = getenv("MV_DATA");
    char path[4096];
    if (!folder) return NULL;
    snprintf(path, sizeof path, "%s/%s.edges.csv", folder, name);
    ck_assert_int_eq(mv_relations_read(set, path, NULL, NULL), MV_OK);
    return fx_build(*set);
}

/* Read's tribes. The three alliances that Doreian and Mrvar (1996) find are the signed communities as well; as
 * positions they leave two ties, and none when those who are on good terms with two alliances stand apart. */
START_TEST(alliances_of_the_highlands)
{
    static const size_t costs[] = { 29, 7, 2, 0, 0, 0 };
    mv_relations *set = NULL;
    mv_network *network = real("tribes", &set);
    if (!network) return;
    mv_clusterability groups;
    mv_relaxed_balance curve;
    mv_signed_communities found;
    ck_assert_int_eq(mv_clusterability_of(&groups, network, NULL, NULL), MV_OK);
    ck_assert_int_eq(mv_relaxed_balance_of(&curve, network, NULL, NULL), MV_OK);
    ck_assert_int_eq(mv_signed_communities_of(&found, network, false, 1, NULL), MV_OK);
    for (size_t k = 0; k < 6; k++) ck_assert(curve.points[k].cost == costs[k] && curve.points[k].proved);
    ck_assert_uint_eq(curve.best, 4);
    ck_assert_uint_eq(found.count, 3);
    ck_assert_mem_eq(found.community, groups.points[2].block, network->actor_count * sizeof(uint32_t));
    const mv_relaxed_point *four = &curve.points[3];
    size_t masil = mv_network_find(network, "Masil"), nagam = mv_network_find(network, "Nagam"), friends = 0;
    uint32_t position = four->position[masil];
    ck_assert_uint_eq(four->position[nagam], position);
    for (size_t s = 0; s < 4; s++) friends += s != position && four->sign[position * 4 + s] == 1;
    ck_assert_uint_eq(friends, 2);
    mv_signed_communities_clear(&found);
    mv_relaxed_balance_clear(&curve);
    mv_clusterability_clear(&groups);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

/* The ten parties of Slovenia in 1994 by all partitions; Sampson's 25 monks, of all times together, up to three
 * positions, which here are groups. */
START_TEST(parties_and_monks)
{
    mv_relations *set = NULL;
    mv_network *network = real("stranke94", &set);
    if (!network) return;
    grid g = { .n = network->actor_count };
    ck_assert_uint_eq(g.n, ACTORS);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        g.sign[tie->a][tie->b] = g.sign[tie->b][tie->a] = tie->state == MV_POSITIVE ? 1 : -1;
    }
    check_curve(&g, BLOCKS);
    mv_network_free(network);
    mv_relations_free(set);
    network = real("sampson", &set);
    mv_relaxed_balance curve;
    ck_assert_int_eq(mv_relaxed_balance_of(&curve, network, &(mv_relaxed_options){ .most = 3 }, NULL), MV_OK);
    for (size_t k = 0; k < 3; k++) ck_assert(curve.points[k].proved);
    ck_assert_uint_eq(curve.points[2].cost, 30);
    for (size_t r = 0; r < 3; r++)
        for (size_t s = 0; s < 3; s++) ck_assert_int_eq(curve.points[2].sign[3 * r + s], r == s ? 1 : -1);
    mv_relaxed_balance_clear(&curve);
    mv_network_free(network);
    mv_relations_free(set);
}
END_TEST

TCase *positions_tests(void)
{
    TCase *tests = tcase_create("positions");
    tcase_set_timeout(tests, 120);
    ADD_BATCHES(tests, the_curve_of_small_networks_is_that_of_all_partitions, DENSE_CASES);
    ADD_BATCHES(tests, the_curve_of_larger_networks_is_that_of_all_partitions, 20);
    ADD_BATCHES(tests, a_proof_finds_the_least_cost_by_itself, 100);
    tcase_add_loop_test(tests, positions_that_were_planted_are_found, 0, 4);
    tcase_add_loop_test(tests, worked_positions, 0, (int)(sizeof worked / sizeof *worked));
    tcase_add_loop_test(tests, worked_communities, 0, (int)(sizeof communities / sizeof *communities));
    tcase_add_test(tests, too_many_actors_have_no_signed_communities);
    ADD_BATCHES(tests, friends_that_are_weak_beside_rivals_count, 100);
    ADD_BATCHES(tests, signed_communities_do_not_depend_on_the_unit_of_strength, 50);
    tcase_add_test(tests, alliances_of_the_highlands);
    tcase_add_test(tests, parties_and_monks);
    return tests;
}
