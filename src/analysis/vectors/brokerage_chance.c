#include "analysis/vectors/brokerage_roles.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* What chance gives a broker: Gould and Fernandez 1989, as in R's sna::brokerage, carried over to actors of
 * several vectors. How much the pair (a, b) adds to a role of v is s_a' M s_b, where s are shares and M(i, j) is
 * what v's own shares make of a pair of vectors (i, j). */

/* Actors of equal shares, in one row each. */
typedef struct mixes {
    size_t vectors, count;
    double *shares; /* count x vectors */
    double *sizes;  /* how many have them */
    size_t *of;     /* for each actor its row; MV_NONE: it has no vector */
} mixes;

typedef struct mixed_actor {
    const double *shares;
    size_t vectors, actor;
} mixed_actor;

static int by_shares(const void *x, const void *y)
{
    const mixed_actor *a = x, *b = y;
    for (size_t k = 0; k < a->vectors; k++)
        if (a->shares[k] != b->shares[k]) return a->shares[k] < b->shares[k] ? -1 : 1;
    return 0;
}

static mixes sort_mixes(const mv_network *network)
{
    size_t actors = network->actor_count, vectors = network->set->vector_count, grouped = 0;
    mixes m = { .vectors = vectors,
                .shares = mv_alloc_array(actors * vectors, sizeof(double)),
                .sizes = mv_alloc_array(actors, sizeof(double)),
                .of = mv_alloc_array(actors, sizeof(size_t)) };
    double *all = mv_alloc_array(actors * vectors, sizeof *all);
    mixed_actor *order = mv_alloc_array(actors, sizeof *order);
    for (size_t i = 0; i < actors; i++) {
        const mv_actor *actor = mv_network_actor(network, i);
        for (size_t k = 0; k < actor->share_count; k++)
            all[i * vectors + actor->shares[k].vector] = actor->shares[k].share;
        m.of[i] = MV_NONE;
        if (actor->share_count) order[grouped++] = (mixed_actor){ all + i * vectors, vectors, i };
    }
    if (grouped) qsort(order, grouped, sizeof *order, by_shares);
    for (size_t i = 0; i < grouped; i++) {
        if (i == 0 || by_shares(&order[i - 1], &order[i]) != 0) {
            for (size_t k = 0; k < vectors; k++) m.shares[m.count * vectors + k] = order[i].shares[k];
            m.count++;
        }
        m.sizes[m.count - 1]++;
        m.of[order[i].actor] = m.count - 1;
    }
    free(order);
    free(all);
    return m;
}

static void clear_mixes(mixes *m)
{
    MV_FREE(m->shares, m->sizes, m->of);
}

/* Over all pairs (a, b) of different actors, the broker being neither: what they add to one role. */
typedef struct brokered_sums {
    double all;       /* summed */
    double squares;   /* their squares summed */
    double dependent; /* the products of two pairs that share an arc, with a or with b, summed */
} brokered_sums;

/* The others of one broker: summed shares, and summed products of the shares of one actor. */
typedef struct others {
    double *sums, *products;
    double count;
} others;

/* M of one role. */
static void weigh_role(double *matrix, const double *own, size_t vectors, mv_role role)
{
    for (size_t i = 0; i < vectors; i++)
        for (size_t j = 0; j < vectors; j++) {
            double weight = 0;
            for (size_t v = 0; v < vectors; v++)
                if (mv_role_of(i, v, j) == role) weight += own[v];
            matrix[i * vectors + j] = weight;
        }
}

/* x' M y */
static double between(const double *matrix, const double *x, const double *y, size_t vectors)
{
    double sum = 0;
    for (size_t i = 0; i < vectors; i++)
        for (size_t j = 0; j < vectors && x[i] != 0; j++) sum += x[i] * matrix[i * vectors + j] * y[j];
    return sum;
}

/* The trace of M P M' P: the squares of all x' M y, x and y being any two of those whose products P sums. */
static double all_squares(const double *matrix, const double *products, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            double left = 0, right = 0;
            for (size_t k = 0; k < n; k++) {
                left += matrix[i * n + k] * products[k * n + j];
                right += products[i * n + k] * matrix[k * n + j];
            }
            sum += left * right;
        }
    return sum;
}

static others list_others(const mixes *m, size_t own)
{
    size_t n = m->vectors;
    others o = { mv_alloc_array(n, sizeof(double)), mv_alloc_array(n * n, sizeof(double)), 0 };
    for (size_t row = 0; row < m->count; row++) {
        double size = m->sizes[row] - (row == own);
        const double *shares = m->shares + row * n;
        o.count += size;
        for (size_t i = 0; i < n; i++) {
            o.sums[i] += size * shares[i];
            for (size_t j = 0; j < n; j++) o.products[i * n + j] += size * shares[i] * shares[j];
        }
    }
    return o;
}

static brokered_sums sum_role(const mixes *m, size_t own, const others *o, const double *matrix, double *rest)
{
    size_t n = m->vectors;
    brokered_sums sums = { .squares = all_squares(matrix, o->products, n) };
    double with_a = 0, with_b = 0;
    for (size_t row = 0; row < m->count; row++) {
        double size = m->sizes[row] - (row == own);
        const double *shares = m->shares + row * n;
        if (size == 0) continue;
        for (size_t k = 0; k < n; k++) rest[k] = o->sums[k] - shares[k];
        double from = between(matrix, shares, rest, n), to = between(matrix, rest, shares, n);
        double itself = between(matrix, shares, shares, n);
        sums.all += size * from;
        with_a += size * from * from;
        with_b += size * to * to;
        sums.squares -= size * itself * itself;
    }
    sums.dependent = with_a - sums.squares + (with_b - sums.squares);
    /* what rounding leaves of nothing is nothing */
    return sums.all > 1e-14 * o->count * o->count ? sums : (brokered_sums){ 0 };
}

/* An open two-path a -> v -> b has probability p = d^2 (1 - d); two of them that share an arc are dependent, which
 * adds d^3 (1 - d)^3 for each such pair of two-paths. */
static void expect(mv_role_score *score, const brokered_sums *sums, double d)
{
    double p = d * d * (1 - d), shared = pow(d * (1 - d), 3);
    score->expected = p * sums->all;
    score->deviation = sqrt(p * sums->squares * (1 - p) + sums->dependent * shared);
}

/* The roles of a broker of these shares, all of whom expect the same. */
static void expect_mix(mv_role_score scores[MV_ROLE_COUNT], const mixes *m, size_t own, double density)
{
    size_t n = m->vectors;
    others o = list_others(m, own);
    double *matrix = mv_alloc_array(n * n, sizeof *matrix), *rest = mv_alloc_array(n, sizeof *rest);
    for (int role = 0; role < MV_ANY_ROLE; role++) {
        weigh_role(matrix, m->shares + own * n, n, (mv_role)role);
        brokered_sums sums = sum_role(m, own, &o, matrix, rest);
        expect(&scores[role], &sums, density);
    }
    double pairs = o.count * (o.count - 1);
    expect(&scores[MV_ANY_ROLE], &(brokered_sums){ pairs, pairs, 2 * pairs * (o.count - 2) }, density);
    MV_FREE(o.sums, o.products, matrix, rest);
}

void mv_brokerage_expect(mv_brokerage *brokerage, const mv_network *network)
{
    mixes m = sort_mixes(network);
    mv_role_score(*expected)[MV_ROLE_COUNT] = mv_alloc_array(m.count, sizeof *expected);
    for (size_t row = 0; row < m.count; row++) expect_mix(expected[row], &m, row, brokerage->density);
    for (size_t i = 0; i < network->actor_count; i++)
        for (int role = 0; role < MV_ROLE_COUNT && m.of[i] != MV_NONE; role++) {
            mv_role_score *score = &brokerage->scores[i][role];
            score->expected = expected[m.of[i]][role].expected;
            score->deviation = expected[m.of[i]][role].deviation;
            score->z = score->deviation > 0 ? (score->count - score->expected) / score->deviation : NAN;
        }
    free(expected);
    clear_mixes(&m);
}
