#include "analysis/graph/betweenness.h"
#include "analysis/graph/distances.h"
#include "analysis/graph/igraph_compat.h"
#include "suites.h"
#include "support/memory.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Our searches against igraph, on random networks: sparse ones of many components with leaves and isolates, dense
 * ones, trees with long arms. Negative ties are in the lists, and lead nowhere. */

enum { NETWORKS = 200, MOST_TIES = 4000 };

typedef struct sample {
    uint32_t a[MOST_TIES], b[MOST_TIES];
    bool positive[MOST_TIES];
    size_t actors, ties;
    mv_adjacency adjacency;
    igraph_t graph; /* of the positive ties */
} sample;

static void add_tie(sample *s, uint32_t a, uint32_t b, bool positive)
{
    bool known = a == b || s->ties == MOST_TIES;
    for (size_t i = 0; i < s->ties; i++)
        known = known || (s->a[i] == a && s->b[i] == b) || (s->a[i] == b && s->b[i] == a);
    if (known) return;
    s->a[s->ties] = a;
    s->b[s->ties] = b;
    s->positive[s->ties++] = positive;
}

/* Every tenth network has more actors than one round has sources; every seventh is a tree. */
static void draw(sample *s, mv_random *random, size_t number)
{
    uint32_t n = number % 10 ? 1 + mv_random_below(random, 60) : 257 + mv_random_below(random, 300);
    uint32_t dense = 1 + (uint32_t)(number % 4), wanted = mv_random_below(random, n * (number % 10 ? dense : 2));
    s->actors = n;
    s->ties = 0;
    for (uint32_t i = 1; i < n && number % 7 == 0; i++)
        add_tie(s, i, i - 1 - mv_random_below(random, i < 3 ? i : 3), true);
    for (uint32_t i = 0; i < wanted && number % 7; i++)
        add_tie(s, mv_random_below(random, n), mv_random_below(random, n), mv_random_below(random, 5) > 0);
}

static void open_sample(sample *s)
{
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    for (size_t i = 0; i < s->ties; i++) {
        if (!s->positive[i]) continue;
        igraph_vector_int_push_back(&ends, s->a[i]);
        igraph_vector_int_push_back(&ends, s->b[i]);
    }
    ck_assert_int_eq(igraph_create(&s->graph, &ends, (igraph_integer_t)s->actors, IGRAPH_UNDIRECTED), 0);
    igraph_vector_int_destroy(&ends);
    s->adjacency = mv_adjacency_make(s->actors, s->ties, s->a, s->b, s->positive);
}

static void close_sample(sample *s)
{
    igraph_destroy(&s->graph);
    mv_adjacency_clear(&s->adjacency);
}

static void expect(double ours, double theirs)
{
    if (isnan(theirs))
        ck_assert(isnan(ours));
    else
        ck_assert_double_le(fabs(ours - theirs), 1e-12 * fmax(1, fabs(theirs)));
}

static void check_betweenness(const sample *s, mv_log *log)
{
    igraph_vector_t theirs;
    double *ours = mv_alloc_array(s->actors, sizeof *ours), *again = mv_alloc_array(s->actors, sizeof *again);
    igraph_vector_init(&theirs, 0);
    ck_assert_int_eq(mv_betweenness(&s->graph, NULL, false, &theirs), 0);
    ck_assert_int_eq(mv_betweenness_of(&s->adjacency, 1, ours, log), MV_OK);
    ck_assert_int_eq(mv_betweenness_of(&s->adjacency, 3, again, log), MV_OK);
    ck_assert_mem_eq(ours, again, s->actors * sizeof *ours);
    for (size_t i = 0; i < s->actors; i++) expect(ours[i], VECTOR(theirs)[i]);
    igraph_vector_destroy(&theirs);
    MV_FREE(ours, again);
}

static void check_sums(const sample *s, const mv_distances *d)
{
    igraph_vector_t closeness, harmonic;
    igraph_vector_init(&closeness, 0);
    igraph_vector_init(&harmonic, 0);
    igraph_closeness(&s->graph, &closeness, NULL, NULL, igraph_vss_all(), IGRAPH_OUT, NULL, false);
    igraph_harmonic_centrality(&s->graph, &harmonic, igraph_vss_all(), IGRAPH_OUT, NULL, false);
    for (size_t i = 0; i < s->actors; i++) {
        expect(d->sum[i] > 0 ? 1 / d->sum[i] : NAN, VECTOR(closeness)[i]);
        expect(d->inverse[i], VECTOR(harmonic)[i]);
    }
    igraph_vector_destroy(&closeness);
    igraph_vector_destroy(&harmonic);
}

/* Of the largest component, the one that igraph numbers first. */
static void check_whole(const sample *s, const mv_distances *d)
{
    igraph_vector_int_t component, sizes, members;
    igraph_t largest;
    double diameter, mean;
    igraph_vector_int_init(&component, 0);
    igraph_vector_int_init(&sizes, 0);
    igraph_vector_int_init(&members, 0);
    igraph_connected_components(&s->graph, &component, &sizes, NULL, IGRAPH_WEAK);
    igraph_integer_t wanted = igraph_vector_int_which_max(&sizes);
    for (size_t i = 0; i < s->actors; i++) {
        expect(d->reached[i], (double)VECTOR(sizes)[VECTOR(component)[i]] - 1);
        if (VECTOR(component)[i] == wanted) igraph_vector_int_push_back(&members, (igraph_integer_t)i);
    }
    igraph_induced_subgraph(&s->graph, &largest, igraph_vss_vector(&members), IGRAPH_SUBGRAPH_AUTO);
    mv_diameter(&largest, false, &diameter);
    mv_average_path_length(&largest, false, &mean);
    expect(d->longest, diameter);
    expect(d->mean, mean);
    igraph_destroy(&largest);
    igraph_vector_int_destroy(&component);
    igraph_vector_int_destroy(&sizes);
    igraph_vector_int_destroy(&members);
}

static void check_distances(const sample *s, mv_log *log)
{
    mv_distances one, three;
    ck_assert_int_eq(mv_distances_of(&one, &s->adjacency, 1, log), MV_OK);
    ck_assert_int_eq(mv_distances_of(&three, &s->adjacency, 3, log), MV_OK);
    ck_assert_mem_eq(one.inverse, three.inverse, s->actors * sizeof *one.inverse);
    ck_assert_mem_eq(one.sum, three.sum, s->actors * sizeof *one.sum);
    check_sums(s, &one);
    check_whole(s, &one);
    mv_distances_clear(&one);
    mv_distances_clear(&three);
}

START_TEST(searches_agree_with_igraph_whatever_the_jobs)
{
    mv_random random = { 18 };
    mv_log log = { 0 };
    sample *s = mv_alloc(sizeof *s);
    for (size_t number = 1; number <= NETWORKS; number++) {
        draw(s, &random, number);
        open_sample(s);
        check_betweenness(s, &log);
        check_distances(s, &log);
        close_sample(s);
    }
    free(s);
}
END_TEST

START_TEST(no_actors)
{
    mv_log log = { 0 };
    mv_distances distances;
    mv_adjacency none = mv_adjacency_make(0, 0, NULL, NULL, NULL);
    ck_assert_int_eq(mv_betweenness_of(&none, 2, NULL, &log), MV_OK);
    ck_assert_int_eq(mv_distances_of(&distances, &none, 2, &log), MV_OK);
    ck_assert(isnan(distances.mean));
    mv_distances_clear(&distances);
    mv_adjacency_clear(&none);
}
END_TEST

TCase *paths_tests(void)
{
    TCase *tests = tcase_create("paths");
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, searches_agree_with_igraph_whatever_the_jobs);
    tcase_add_test(tests, no_actors);
    return tests;
}
