#include "multivector/alignment.h"
#include "vector_worlds.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The measures of vectors.h on random networks, against a slow and obvious second computation on matrices; those
 * of brokers are in test_broker_oracles.c. */

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
    tcase_add_loop_test(tests, alignments_agree, 0, BATCHES);
    tcase_add_loop_test(tests, default_poles_agree, 0, BATCHES);
    tcase_add_loop_test(tests, participation_agrees, 0, BATCHES);
    tcase_add_loop_test(tests, sensitivity_agrees, 0, BATCHES);
    return tests;
}
