#include "analysis/vectors/brokerage_mixes.h"
#include "analysis/vectors/brokerage_roles.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What chance gives a broker: Gould and Fernandez 1989, as in R's sna::brokerage, carried over to actors of
 * several vectors. Of a pair whose shares are x and y the broker, whose shares are w, gets what the product of
 * three shares is for all vectors that stand in its role, which is a sum of these terms. */
enum {
    ANY_PAIR,    /* sum w  sum x  sum y */
    ONE_VECTOR,  /* sum w  x.y */
    WITH_FIRST,  /* w.x  sum y */
    WITH_SECOND, /* sum x  w.y */
    ALL_ONE,     /* the sum of w_i x_i y_i */
    TERMS
};

static const double role_terms[MV_ANY_ROLE][TERMS] = {
    [MV_COORDINATOR] = { [ALL_ONE] = 1 },
    [MV_ITINERANT] = { [ONE_VECTOR] = 1, [ALL_ONE] = -1 },
    [MV_REPRESENTATIVE] = { [WITH_FIRST] = 1, [ALL_ONE] = -1 },
    [MV_GATEKEEPER] = { [WITH_SECOND] = 1, [ALL_ONE] = -1 },
    [MV_LIAISON] = { [ANY_PAIR] = 1, [ONE_VECTOR] = -1, [WITH_FIRST] = -1, [WITH_SECOND] = -1, [ALL_ONE] = 2 },
};

/* Over all pairs (a, b) of different actors, the broker being neither: what they add to one role. */
typedef struct brokered_sums {
    double all;       /* summed */
    double squares;   /* their squares summed */
    double dependent; /* the products of two pairs that share an arc, with a or with b, summed */
} brokered_sums;

/* A broker, and sums over the others: of their shares in each vector, alone, times the sum of an actor's shares,
 * and times w.x of an actor. */
typedef struct broker {
    const mv_mix *mix;
    double *shares; /* w */
    double *sums, *by_sum, *by_own;
    double count, sum;                       /* the others, and all their shares */
    double both_sums, sum_and_own, both_own; /* (sum x)^2, sum x w.x and (w.x)^2 */
} broker;

/* How many of a mix are others. */
static double others_of(const broker *b, const mv_mix *mix)
{
    return mix->size - (mix == b->mix);
}

static double own_product(const broker *b, const mv_mix *x)
{
    double product = 0;
    for (size_t k = 0; k < x->count; k++) product += b->shares[x->shares[k].vector] * x->shares[k].share;
    return product;
}

static void add_others(broker *b, const mv_mix *x)
{
    double size = others_of(b, x), own = own_product(b, x);
    b->count += size;
    b->sum += size * x->sum;
    b->both_sums += size * x->sum * x->sum;
    b->sum_and_own += size * x->sum * own;
    b->both_own += size * own * own;
    for (size_t k = 0; k < x->count; k++) {
        size_t vector = x->shares[k].vector;
        double share = size * x->shares[k].share;
        b->sums[vector] += share;
        b->by_sum[vector] += share * x->sum;
        b->by_own[vector] += share * own;
    }
}

static broker broker_of(const mv_mixes *m, const mv_mix *mix)
{
    size_t n = m->vectors;
    broker b = { .mix = mix,
                 .shares = mv_alloc_array(n, sizeof(double)),
                 .sums = mv_alloc_array(n, sizeof(double)),
                 .by_sum = mv_alloc_array(n, sizeof(double)),
                 .by_own = mv_alloc_array(n, sizeof(double)) };
    for (size_t k = 0; k < mix->count; k++) b.shares[mix->shares[k].vector] = mix->shares[k].share;
    for (size_t i = 0; i < m->count; i++) add_others(&b, &m->items[i]);
    return b;
}

static void clear_broker(broker *b)
{
    MV_FREE(b->shares, b->sums, b->by_sum, b->by_own);
}

/* The products of any two terms, summed over all pairs, an actor with itself as well. */
static void multiply_terms(double products[TERMS][TERMS], const broker *b, size_t vectors)
{
    double w = b->mix->sum, plain = 0, once = 0, mixed = 0, mixed_once = 0;
    for (size_t i = 0; i < vectors; i++) {
        plain += b->by_sum[i] * b->by_sum[i];
        once += b->shares[i] * b->by_sum[i] * b->by_sum[i];
        mixed += b->by_sum[i] * b->by_own[i];
        mixed_once += b->shares[i] * b->by_sum[i] * b->by_own[i];
    }
    const double *squares = b->mix->squares, same = b->both_own * b->both_sums;
    const double upper[TERMS][TERMS] = {
        [ANY_PAIR] = { w * w * b->both_sums * b->both_sums, w * w * plain, w * b->sum_and_own * b->both_sums,
                       w * b->sum_and_own * b->both_sums, w * once },
        [ONE_VECTOR] = { 0, w * w * squares[0], w * mixed, w * mixed, w * squares[1] },
        [WITH_FIRST] = { 0, 0, same, b->sum_and_own * b->sum_and_own, mixed_once },
        [WITH_SECOND] = { 0, 0, 0, same, mixed_once },
        [ALL_ONE] = { 0, 0, 0, 0, squares[2] },
    };
    for (int i = 0; i < TERMS; i++)
        for (int j = 0; j < TERMS; j++) products[i][j] = i < j ? upper[i][j] : upper[j][i];
}

/* The terms of the pairs of an actor with each of the others but itself, and of the pair with itself. */
static void pair_terms(double with_others[TERMS], double with_itself[TERMS], const broker *b, const mv_mix *x)
{
    double w = b->mix->sum, own = 0, itself = 0, own_itself = 0, all = 0, own_all = 0, own_sums = 0;
    for (size_t k = 0; k < x->count; k++) {
        size_t vector = x->shares[k].vector;
        double share = x->shares[k].share, weight = b->shares[vector];
        own += weight * share;
        itself += share * share;
        own_itself += weight * share * share;
        all += share * (b->sums[vector] - share);
        own_all += weight * share * (b->sums[vector] - share);
    }
    for (size_t k = 0; k < b->mix->count; k++)
        own_sums += b->mix->shares[k].share * b->sums[b->mix->shares[k].vector];
    const double others[TERMS] = { w * x->sum * (b->sum - x->sum), w * all, own * (b->sum - x->sum),
                                   x->sum * (own_sums - own), own_all };
    const double one[TERMS] = { w * x->sum * x->sum, w * itself, own * x->sum, x->sum * own, own_itself };
    memcpy(with_others, others, sizeof others);
    memcpy(with_itself, one, sizeof one);
}

static double worth(mv_role role, const double terms[TERMS])
{
    double sum = 0;
    for (int i = 0; i < TERMS; i++) sum += role_terms[role][i] * terms[i];
    return sum;
}

/* In a pair that is turned round a representative is a gatekeeper. */
static mv_role turned(mv_role role)
{
    return role == MV_REPRESENTATIVE ? MV_GATEKEEPER : role == MV_GATEKEEPER ? MV_REPRESENTATIVE : role;
}

/* What the products of terms say of the squares of a role. NAN: its shares are so small that most of the digits
 * would be those of rounding. */
static double sum_squares(mv_role role, double products[TERMS][TERMS], double itself)
{
    double sum = -itself, terms = itself;
    for (int i = 0; i < TERMS; i++)
        for (int j = 0; j < TERMS; j++) {
            double term = role_terms[role][i] * role_terms[role][j] * products[i][j];
            sum += term;
            terms += fabs(term);
        }
    return sum > 1e-10 * terms ? sum : NAN;
}

static void sum_roles(brokered_sums sums[MV_ANY_ROLE], const mv_mixes *m, const broker *b)
{
    double products[TERMS][TERMS], with_others[TERMS], with_itself[TERMS];
    double shared[MV_ANY_ROLE] = { 0 }, itself[MV_ANY_ROLE] = { 0 };
    multiply_terms(products, b, m->vectors);
    memset(sums, 0, MV_ANY_ROLE * sizeof *sums);
    for (size_t i = 0; i < m->count; i++) {
        double size = others_of(b, &m->items[i]);
        if (size == 0) continue;
        pair_terms(with_others, with_itself, b, &m->items[i]);
        for (int role = 0; role < MV_ANY_ROLE; role++) {
            double from = worth((mv_role)role, with_others), to = worth(turned((mv_role)role), with_others);
            double alone = worth((mv_role)role, with_itself);
            sums[role].all += size * from;
            itself[role] += size * alone * alone;
            shared[role] += size * (from * from + to * to);
        }
    }
    for (int role = 0; role < MV_ANY_ROLE; role++) {
        sums[role].squares = sum_squares((mv_role)role, products, itself[role]);
        sums[role].dependent = shared[role] - 2 * sums[role].squares;
        /* what rounding leaves of nothing is nothing */
        if (sums[role].all <= 1e-14 * b->count * b->count) sums[role] = (brokered_sums){ 0 };
    }
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
static void expect_mix(mv_role_score scores[MV_ROLE_COUNT], const mv_mixes *m, const mv_mix *mix, double density)
{
    broker b = broker_of(m, mix);
    brokered_sums sums[MV_ANY_ROLE];
    sum_roles(sums, m, &b);
    for (int role = 0; role < MV_ANY_ROLE; role++) expect(&scores[role], &sums[role], density);
    double pairs = b.count * (b.count - 1);
    expect(&scores[MV_ANY_ROLE], &(brokered_sums){ pairs, pairs, 2 * pairs * (b.count - 2) }, density);
    clear_broker(&b);
}

void mv_brokerage_expect(mv_brokerage *brokerage, const mv_network *network)
{
    mv_mixes m = mv_mixes_of(network);
    mv_role_score(*expected)[MV_ROLE_COUNT] = mv_alloc_array(m.count, sizeof *expected);
    for (size_t i = 0; i < m.count; i++) expect_mix(expected[i], &m, &m.items[i], brokerage->density);
    for (size_t i = 0; i < network->actor_count; i++)
        for (int role = 0; role < MV_ROLE_COUNT && m.of[i] != MV_NONE; role++) {
            mv_role_score *score = &brokerage->scores[i][role];
            score->expected = expected[m.of[i]][role].expected;
            score->deviation = expected[m.of[i]][role].deviation;
            score->z = score->deviation > 0 ? (score->count - score->expected) / score->deviation : NAN;
        }
    free(expected);
    mv_mixes_clear(&m);
}
