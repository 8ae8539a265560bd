#include "vector_worlds.h"
#include <math.h>

/* Brokerage, and ties and paths between vectors, on random networks, against a slow and obvious second computation
 * on matrices. */

/* --- brokerage ------------------------------------------------------------------------------------------- */

static bool linked(const oracle *o, bool directed, int a, int b)
{
    return directed ? o->arcs[a][b] > 0 : o->sign[a][b] == 1;
}

/* How much of a pair goes to a role: all of it where everybody has one vector, else by the shares of the three. */
static double played(const world *w, const oracle *o, int a, int v, int b, int role)
{
    double sum = 0;
    if (a == v || b == v || a == b || o->group[a] < 0 || o->group[v] < 0 || o->group[b] < 0) return 0;
    if (role == MV_ANY_ROLE) return 1;
    for (int x = 0; x < w->vectors; x++)
        for (int y = 0; y < w->vectors; y++)
            for (int z = 0; z < w->vectors; z++) {
                const bool roles[] = { x == y && y == z, x == z && x != y, x == y && y != z, y == z && x != y,
                                       x != y && y != z && x != z };
                if (roles[role]) sum += w->shares[a][x] * w->shares[v][y] * w->shares[b][z];
            }
    return sum;
}

/* Mean and variance from all open two-paths and all pairs of them. Two that differ share an arc when they have
 * a or b in common; otherwise they are independent. */
static void check_role(const mv_role_score *score, const world *w, const oracle *o, bool directed, int v, int role,
                       double d)
{
    double count = 0, mean = 0, variance = 0, p = d * d * (1 - d), both = d * d * d * (1 - d) * (1 - d);
    for (int x = 0; x < o->n * o->n; x++) {
        int a = x / o->n, b = x % o->n;
        double part = played(w, o, a, v, b, role);
        if (part == 0) continue;
        if (linked(o, directed, a, v) && linked(o, directed, v, b) && !linked(o, directed, a, b)) count += part;
        mean += p * part;
        for (int y = 0; y < o->n * o->n; y++) {
            int e = y / o->n, f = y % o->n;
            double other = played(w, o, e, v, f, role);
            if (x == y) variance += part * part * (p - p * p);
            if (x != y && (a == e || b == f)) variance += part * other * (both - p * p);
        }
    }
    vw_same(score->count, count);
    vw_same(score->expected, mean);
    vw_same(score->deviation * score->deviation, variance);
    vw_same(score->z, score->deviation > 0 ? (count - mean) / score->deviation : NAN);
}

ON_EVERY_NETWORK(brokerage_agrees)
{
    WORLD;
    for (int directed = 0; directed < 2; directed++) {
        mv_brokerage *brokerage = mv_brokerage_build(network, directed);
        double grouped = 0, arcs = 0;
        for (int a = 0; a < o.n; a++) {
            grouped += o.group[a] >= 0;
            for (int b = 0; b < o.n; b++) arcs += o.group[a] >= 0 && o.group[b] >= 0 && linked(&o, directed, a, b);
        }
        double d = grouped > 1 ? arcs / (grouped * (grouped - 1)) : NAN;
        vw_same(brokerage->density, d);
        for (int v = 0; v < o.n; v++)
            for (int role = 0; role < MV_ROLE_COUNT; role++) {
                if (o.group[v] < 0)
                    ck_assert(isnan(brokerage->scores[v][role].count));
                else if (grouped > 1)
                    check_role(&brokerage->scores[v][role], &w, &o, directed, v, role, d);
                else
                    ck_assert(isnan(brokerage->scores[v][role].expected));
            }
        mv_brokerage_free(brokerage);
    }
    END_WORLD;
}

/* --- blocs ----------------------------------------------------------------------------------------------- */

/* Ties one by one, of each end's vectors every pair. */
ON_EVERY_NETWORK(external_and_internal_ties_agree)
{
    WORLD;
    mv_ei ei[MOST_VECTORS], whole;
    double sums[MOST_VECTORS + 1][4] = { 0 }; /* external and internal ties and strength; behind the last of all */
    mv_ei_indices(network, ei, &whole);
    for (int a = 0; a < o.n; a++)
        for (int b = a + 1; b < o.n; b++)
            for (int x = 0; x < w.vectors; x++)
                for (int y = 0; y < w.vectors && o.sign[a][b] == 1; y++) {
                    const int rows[] = { x, y, w.vectors };
                    double part = w.shares[a][x] * w.shares[b][y];
                    for (int row = 0; row < 3; row++) {
                        if (x == y && row == 1) continue;
                        sums[rows[row]][x == y] += part;
                        sums[rows[row]][2 + (x == y)] += part * o.strength[a][b];
                    }
                }
    for (int k = 0; k <= w.vectors; k++) {
        const double *sum = sums[k];
        const mv_ei *one = k < w.vectors ? &ei[k] : &whole;
        vw_same(one->by_ties, sum[0] + sum[1] > 0 ? (sum[0] - sum[1]) / (sum[0] + sum[1]) : NAN);
        vw_same(one->by_strength, sum[0] + sum[1] > 0 ? (sum[2] - sum[3]) / (sum[2] + sum[3]) : NAN);
    }
    END_WORLD;
}

/* All paths from s to t, one by one. */
typedef struct trail {
    const oracle *o;
    mv_path_options options;
    int target, watched;
    bool visited[MOST_ACTORS];
    double best, paths, through;
} trail;

static void follow(trail *t, int at, double length)
{
    static const double slack = 1e-9;
    if (length > t->best * (1 + slack)) return;
    if (at == t->target) {
        if (length < t->best * (1 - slack)) t->paths = t->through = 0;
        if (length < t->best) t->best = length;
        t->paths++;
        t->through += t->visited[t->watched];
        return;
    }
    t->visited[at] = true;
    for (int next = 0; next < t->o->n; next++) {
        double strength = t->options.directed ? t->o->arcs[at][next] : vw_positive_tie(t->o, at, next);
        if (strength > 0 && !t->visited[next]) follow(t, next, length + (t->options.weighted ? 1 / strength : 1));
    }
    t->visited[at] = false;
}

static double bloc_betweenness(const world *w, const oracle *o, mv_path_options options, int v, int from, int to)
{
    double sum = 0, pairs = 0;
    for (int s = 0; s < o->n; s++)
        for (int t = 0; t < o->n; t++) {
            double part = s == t ? 0 : w->shares[s][from] * w->shares[t][to];
            pairs += part;
            if (s == v || t == v || part == 0) continue;
            trail walk = { .o = o, .options = options, .target = t, .watched = v, .best = INFINITY };
            follow(&walk, s, 0);
            if (walk.paths > 0) sum += part * walk.through / walk.paths;
        }
    return pairs > 0 ? sum / pairs : NAN;
}

ON_EVERY_NETWORK(betweenness_of_blocs_agrees)
{
    WORLD;
    double values[MOST_VECTORS * MOST_VECTORS], all[MOST_ACTORS];
    for (int variant = 0; variant < 4; variant++) {
        mv_path_options options = { variant & 1, variant & 2 };
        for (int v = 0; v < o.n; v++) {
            ck_assert_int_eq(mv_bloc_betweenness(network, (size_t)v, options, values, NULL), MV_OK);
            for (int from = 0; from < w.vectors; from++)
                for (int to = 0; to < w.vectors; to++) {
                    double value = values[from * w.vectors + to];
                    vw_same(value, from == to ? NAN : bloc_betweenness(&w, &o, options, v, from, to));
                    ck_assert_int_eq(
                        mv_bloc_betweenness_of_all(network, (size_t)from, (size_t)to, options, all, NULL), MV_OK);
                    vw_same(all[v], value);
                }
        }
    }
    END_WORLD;
}

TCase *broker_oracle_tests(void)
{
    TCase *tests = tcase_create("broker oracles");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, brokerage_agrees, 0, BATCHES);
    tcase_add_loop_test(tests, external_and_internal_ties_agree, 0, BATCHES);
    tcase_add_loop_test(tests, betweenness_of_blocs_agrees, 0, BATCHES);
    return tests;
}
