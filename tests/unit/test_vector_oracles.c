#include "vector_worlds.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The measures of vectors.h on random networks, against a slow and obvious second computation on matrices. */

/* --- profiles -------------------------------------------------------------------------------------------- */

static double evenness_of(const world *w, const oracle *o, int i)
{
    double total = 0, sum = 0, counted = 0; /* -sum p ln p = ln T - (sum x ln x) / T */
    for (int k = 0; k < w->vectors; k++) {
        double x = 0;
        for (int j = 0; j < o->n; j++) x += vw_positive_tie(o, i, j) * w->shares[j][k];
        counted += w->counted[k];
        total += w->counted[k] ? x : 0;
        sum += w->counted[k] && x > 0 ? x * log(x) : 0;
    }
    if (total == 0 || counted < 2) return NAN;
    return (log(total) - sum / total) / log(counted);
}

ON_EVERY_NETWORK(profiles_agree)
{
    WORLD;
    mv_profile *profiles = mv_profiles_build(network);
    for (int i = 0; i < o.n; i++) {
        const mv_profile *p = &profiles[i];
        double total = 0, squares = 0, uncounted = 0;
        for (int k = 0; k < w.vectors; k++) {
            double positive = 0, negative = 0, organisations = 0;
            for (int j = 0; j < o.n; j++) {
                double part = o.strength[i][j] * w.shares[j][k];
                positive += o.sign[i][j] == 1 ? part : 0;
                negative += o.sign[i][j] == -1 ? part : 0;
                organisations += o.sign[i][j] == 1 && strcmp(w.kinds[j], "organisation") == 0 ? part : 0;
            }
            vw_same(p->rows[k].positive.strength, positive);
            vw_same(p->rows[k].negative.strength, negative);
            vw_same(p->rows[k].positive.by_kind[MV_ORGANISATION_END], organisations);
            total += w.counted[k] ? positive : 0;
            squares += w.counted[k] ? positive * positive : 0;
            uncounted += w.counted[k] ? 0 : positive;
        }
        for (int j = 0; j < o.n; j++) uncounted += o.group[j] < 0 ? vw_positive_tie(&o, i, j) : 0;
        vw_same(p->total, total);
        vw_same(p->uncounted, uncounted);
        vw_same(p->hhi, total > 0 ? squares / (total * total) : NAN);
        vw_same(p->evenness, evenness_of(&w, &o, i));
        mv_profile *alone = mv_profile_build(network, (size_t)i);
        vw_same(alone->entropy, p->entropy);
        ck_assert_uint_eq(alone->dominant, p->dominant);
        mv_profiles_free(alone);
    }
    mv_profiles_free(profiles);
    END_WORLD;
}

ON_EVERY_NETWORK(equidistances_agree)
{
    WORLD;
    for (int i = 0; i < o.n; i++)
        for (int a = 0; a < o.n; a++)
            for (int b = 0; b < o.n; b++) {
                double x = vw_positive_tie(&o, i, a), y = vw_positive_tie(&o, i, b);
                bool poles = i != a && i != b && a != b;
                mv_equidistance d = mv_equidistance_of(network, (size_t)i, (size_t)a, (size_t)b);
                vw_same(d.value, poles && x + y > 0 ? (x - y) / (x + y) : NAN);
            }
    END_WORLD;
}

ON_EVERY_NETWORK(bridged_rivalries_are_the_triangles_with_one_rivalry)
{
    WORLD;
    size_t sum = 0, triangles = 0;
    for (int v = 0; v < o.n; v++) {
        mv_bridged *bridged = mv_bridged_build(network, (size_t)v);
        size_t count = 0, of = 0;
        for (int a = 0; a < o.n; a++)
            for (int b = a + 1; b < o.n; b++) {
                if (a == v || b == v || o.sign[a][b] != -1) continue;
                of++;
                if (o.sign[v][a] != 1 || o.sign[v][b] != 1) continue;
                ck_assert_uint_lt(count, bridged->count);
                const mv_tie *tie = &network->ties[bridged->ties[count++]];
                ck_assert(tie->a == (unsigned)a && tie->b == (unsigned)b);
            }
        ck_assert_uint_eq(bridged->count, count);
        ck_assert_uint_eq(bridged->of, of);
        vw_same(bridged->share, of ? (double)count / (double)of : NAN);
        sum += count;
        mv_bridged_free(bridged);
    }
    for (int a = 0; a < o.n; a++)
        for (int b = a + 1; b < o.n; b++)
            for (int c = b + 1; c < o.n; c++) {
                int x = o.sign[a][b], y = o.sign[a][c], z = o.sign[b][c];
                triangles += x * y * z == -1 && x + y + z == 1;
            }
    ck_assert_uint_eq(sum, triangles);
    END_WORLD;
}

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

/* --- alignment and poles --------------------------------------------------------------------------------- */

static int portfolio(const oracle *o, int i, int j)
{
    return i == j || o->sign[i][j] == 2 ? 0 : o->sign[i][j];
}

static void check_alignment(const mv_alignment *x, const int *a, const int *b, double n)
{
    double seen[2] = { 0 }, own[2] = { 0 }, pooled[2] = { 0 }, order = 0, varied_a = 0, varied_b = 0;
    for (int i = 0; i < n; i++)
        for (int power = 1; power <= 2; power++) {
            seen[power - 1] += pow(abs(a[i] - b[i]), power) / n;
            for (int j = 0; j < n; j++) {
                own[power - 1] += pow(abs(a[i] - b[j]), power) / (n * n);
                pooled[power - 1] += (pow(abs(a[i] - a[j]), power) + 2 * pow(abs(a[i] - b[j]), power) +
                                      pow(abs(b[i] - b[j]), power)) /
                                     (4 * n * n);
            }
        }
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n; j++) {
            int x_way = (a[i] > a[j]) - (a[i] < a[j]), y_way = (b[i] > b[j]) - (b[i] < b[j]);
            order += x_way * y_way;
            varied_a += x_way != 0;
            varied_b += y_way != 0;
        }
    vw_same(x->s, n > 0 ? 1 - 2 * seen[0] / 2 : NAN);
    vw_same(x->s_squared, n > 0 ? 1 - 2 * seen[1] / 4 : NAN);
    int ties[2] = { 0 };
    for (int i = 0; i < n; i++) {
        ties[0] += a[i] != 0;
        ties[1] += b[i] != 0;
    }
    bool enough = ties[0] >= MV_PORTFOLIO_TIES && ties[1] >= MV_PORTFOLIO_TIES;
    vw_same(x->kappa, enough && own[0] > 0 ? 1 - seen[0] / own[0] : NAN);
    vw_same(x->kappa_squared, enough && own[1] > 0 ? 1 - seen[1] / own[1] : NAN);
    vw_same(x->pi, enough && pooled[0] > 0 ? 1 - seen[0] / pooled[0] : NAN);
    vw_same(x->pi_squared, enough && pooled[1] > 0 ? 1 - seen[1] / pooled[1] : NAN);
    vw_same(x->tau_b, varied_a * varied_b > 0 ? order / sqrt(varied_a * varied_b) : NAN);
}

ON_EVERY_NETWORK(alignments_agree)
{
    WORLD;
    size_t all[MOST_ACTORS];
    mv_alignment values[MOST_ACTORS * MOST_ACTORS];
    for (int i = 0; i < o.n; i++) all[i] = (size_t)i;
    mv_alignment_matrix(network, all, (size_t)o.n, values);
    for (int i = 0; i < o.n; i++)
        for (int j = 0; j < o.n; j++) {
            int a[MOST_ACTORS], b[MOST_ACTORS], n = 0;
            for (int k = 0; k < o.n; k++) {
                if (k == i || k == j) continue;
                a[n] = portfolio(&o, i, k);
                b[n++] = portfolio(&o, j, k);
            }
            ck_assert_uint_eq(values[i * o.n + j].universe, (size_t)n);
            check_alignment(&values[i * o.n + j], a, b, n);
            mv_alignment one = mv_alignment_of(network, (size_t)i, (size_t)j);
            vw_same(one.kappa, values[i * o.n + j].kappa);
            ck_assert_uint_eq(one.with, (size_t)j);
        }
    END_WORLD;
}

ON_EVERY_NETWORK(default_poles_agree)
{
    WORLD;
    size_t poles[MOST_VECTORS], except = w.actors > 2 ? 2 : MV_NONE;
    mv_default_poles(network, except, poles);
    for (int k = 0; k < w.vectors; k++) {
        size_t best = MV_NONE;
        double largest = 0;
        for (int i = 0; i < o.n; i++) {
            double sum = 0;
            for (int j = 0; j < o.n; j++) sum += abs(o.sign[i][j]) == 1 ? o.strength[i][j] : 0;
            bool leads = w.shares[i][k] > 0;
            for (int x = 0; x < w.vectors; x++) leads = leads && w.shares[i][x] <= w.shares[i][k];
            if ((size_t)i == except || !w.counted[k] || !leads || strcmp(w.kinds[i], "country")) continue;
            sum *= w.shares[i][k];
            if (sum > largest * (1 + 1e-9)) {
                best = (size_t)i;
                largest = sum;
            }
        }
        ck_assert_uint_eq(poles[k], best);
    }
    END_WORLD;
}

ON_EVERY_NETWORK(participation_agrees)
{
    WORLD;
    double values[MOST_ACTORS];
    ck_assert_int_eq(mv_metric_run(mv_metric_find("participation"), network, NULL, values, NULL), MV_OK);
    for (int i = 0; i < o.n; i++) {
        double total = 0, squares = 0;
        for (int k = 0; k < w.vectors; k++) {
            double sum = 0;
            for (int j = 0; j < o.n; j++) sum += w.shares[j][k] * vw_positive_tie(&o, i, j);
            total += sum;
            squares += sum * sum;
        }
        vw_same(values[i], total > 0 ? 1 - squares / (total * total) : NAN);
    }
    END_WORLD;
}

/* --- sensitivity ----------------------------------------------------------------------------------------- */

static void check_standing(const mv_standing *standing, const world *w, int actor)
{
    oracle o = vw_oracle(w);
    double own = evenness_of(w, &o, actor);
    size_t rank = 1, ranked = 0, peers = 0;
    for (int i = 0; i < o.n; i++) {
        double other = evenness_of(w, &o, i);
        if (strcmp(w->kinds[i], w->kinds[actor]) != 0) continue;
        peers++;
        if (isnan(other)) continue;
        ranked++;
        rank += other > own + 1e-9;
    }
    bool none = isnan(own) || peers < 5;
    vw_same(standing->evenness, own);
    ck_assert_uint_eq(standing->ranked, none ? 0 : ranked);
    ck_assert_uint_eq(standing->rank, none ? 0 : rank);
    ck_assert(none == (standing->rank_undefined != NULL));
    ck_assert(isnan(own) == (standing->undefined != NULL));
}

/* The choice carried out on the world itself. */
static world chosen(const world *w, const mv_choice *choice)
{
    world other = *w;
    other.links = 0;
    for (int i = 0; i < w->links; i++) {
        link l = w->link[i];
        bool doubtful = l.confidence == MV_LOW || (l.confidence == MV_MEDIUM && choice->confidence == MV_MEDIUM);
        if (choice->kind == MV_LEAVE_OUT_DOUBT && doubtful) continue;
        if (choice->kind == MV_SCALE_TYPE && (size_t)l.type == choice->type) l.weight *= choice->factor;
        other.link[other.links++] = l;
    }
    if (choice->kind != MV_MOVE_VECTOR) return other;
    for (int k = 0; k < w->vectors; k++) other.shares[choice->moved][k] = (size_t)k == choice->vector;
    return other;
}

ON_EVERY_NETWORK(sensitivity_agrees)
{
    WORLD;
    const mv_choice choices[] = {
        { .kind = MV_MOVE_VECTOR, .moved = o.n > 1, .vector = w.vectors ? (size_t)(number % w.vectors) : MV_NONE },
        { .kind = MV_MOVE_VECTOR, .moved = 0, .vector = MV_NONE },
        { .kind = MV_SCALE_TYPE, .type = 1, .factor = 3 },
        { .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_LOW },
        { .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_MEDIUM },
    };
    for (size_t c = 0; c < sizeof choices / sizeof *choices; c++)
        for (int i = 0; i < o.n; i++) {
            mv_standing before = mv_standing_of(network, (size_t)i), after;
            world other = chosen(&w, &choices[c]);
            ck_assert_int_eq(mv_standing_with(&after, network, (size_t)i, &choices[c], NULL), MV_OK);
            check_standing(&before, &w, i);
            check_standing(&after, &other, i);
        }
    END_WORLD;
}

TCase *vector_oracle_tests(void)
{
    TCase *tests = tcase_create("vector oracles");
    tcase_set_timeout(tests, 120);
    tcase_add_loop_test(tests, profiles_agree, 0, BATCHES);
    tcase_add_loop_test(tests, equidistances_agree, 0, BATCHES);
    tcase_add_loop_test(tests, bridged_rivalries_are_the_triangles_with_one_rivalry, 0, BATCHES);
    tcase_add_loop_test(tests, brokerage_agrees, 0, BATCHES);
    tcase_add_loop_test(tests, external_and_internal_ties_agree, 0, BATCHES);
    tcase_add_loop_test(tests, betweenness_of_blocs_agrees, 0, BATCHES);
    tcase_add_loop_test(tests, alignments_agree, 0, BATCHES);
    tcase_add_loop_test(tests, default_poles_agree, 0, BATCHES);
    tcase_add_loop_test(tests, participation_agrees, 0, BATCHES);
    tcase_add_loop_test(tests, sensitivity_agrees, 0, BATCHES);
    return tests;
}
