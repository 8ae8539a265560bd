#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- two portfolios -------------------------------------------------------------------------------------- */

/* How often level k of one portfolio meets level l of the other: counts[k * levels + l]. */
typedef struct table {
    size_t levels;
    double *counts, *rows, *columns; /* and the margins */
    double total;
} table;

static table tabulate(const int *a, const int *b, size_t count, int low, int high)
{
    size_t levels = (size_t)(high - low) + 1;
    table t = { levels, mv_alloc_array(levels * levels, sizeof(double)), mv_alloc_array(levels, sizeof(double)),
                mv_alloc_array(levels, sizeof(double)), (double)count };
    for (size_t i = 0; i < count; i++) {
        size_t k = (size_t)(a[i] - low), l = (size_t)(b[i] - low);
        t.counts[k * levels + l]++;
        t.rows[k]++;
        t.columns[l]++;
    }
    return t;
}

static void clear_table(table *t)
{
    free(t->counts);
    free(t->rows);
    free(t->columns);
}

/* Mean distances: of the pairs seen, and of those that chance would give with own or with pooled margins. */
typedef struct distances {
    double seen, own, pooled;
} distances;

static distances measure(const table *t, bool squared)
{
    distances d = { 0 };
    for (size_t k = 0; k < t->levels; k++)
        for (size_t l = 0; l < t->levels; l++) {
            double apart = fabs((double)k - (double)l), distance = squared ? apart * apart : apart;
            d.seen += distance * t->counts[k * t->levels + l];
            d.own += distance * t->rows[k] * t->columns[l];
            d.pooled += distance * (t->rows[k] + t->columns[k]) * (t->rows[l] + t->columns[l]);
        }
    d.seen /= t->total;
    d.own /= t->total * t->total;
    d.pooled /= 4 * t->total * t->total;
    return d;
}

/* tau_b = (C - D) / sqrt((n0 - tx)(n0 - ty)): C pairs of others in the same order in both portfolios, D in
 * opposite order, n0 all pairs, tx and ty those tied in one. Undefined when one never varies. */
static double tau_b(const table *t)
{
    double difference = 0, all = t->total * (t->total - 1) / 2, tied_a = 0, tied_b = 0;
    for (size_t k = 0; k < t->levels; k++) {
        tied_a += t->rows[k] * (t->rows[k] - 1) / 2;
        tied_b += t->columns[k] * (t->columns[k] - 1) / 2;
        for (size_t l = 0; l < t->levels; l++)
            for (size_t i = k + 1; i < t->levels; i++)
                for (size_t j = 0; j < t->levels; j++) {
                    double pairs = t->counts[k * t->levels + l] * t->counts[i * t->levels + j];
                    difference += j > l ? pairs : j < l ? -pairs : 0;
                }
    }
    double varied = (all - tied_a) * (all - tied_b);
    return varied > 0 ? difference / sqrt(varied) : NAN;
}

mv_alignment mv_alignment_of_portfolios(const int *a, const int *b, size_t count, int low, int high)
{
    static const char *const alone = "no other actor to compare over";
    if (count == 0) return (mv_alignment){ MV_NONE, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, alone, alone, alone };
    table t = tabulate(a, b, count, low, high);
    distances plain = measure(&t, false), squared = measure(&t, true);
    double range = (double)high - (double)low;
    mv_alignment result = { .with = MV_NONE, .universe = count, .tau_b = tau_b(&t) };
    clear_table(&t);
    result.s = 1 - 2 * plain.seen / range;
    result.s_squared = 1 - 2 * squared.seen / (range * range);
    bool chance = plain.pooled > 0;
    result.kappa = chance ? 1 - plain.seen / plain.own : NAN;
    result.kappa_squared = chance ? 1 - squared.seen / squared.own : NAN;
    result.pi = chance ? 1 - plain.seen / plain.pooled : NAN;
    result.pi_squared = chance ? 1 - squared.seen / squared.pooled : NAN;
    if (!chance) result.chance_undefined = "both portfolios are the same throughout: chance agrees as well";
    if (isnan(result.tau_b)) result.tau_b_undefined = "a portfolio is the same throughout";
    return result;
}

/* --- portfolios of signs --------------------------------------------------------------------------------- */

/* The sign of the actor's tie with every actor; 0 with itself. */
static int *signs_of(const mv_network *network, size_t actor)
{
    int *signs = mv_alloc_array(network->actor_count, sizeof *signs);
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor == actor)
            signs[end.other] = (end.tie->state == MV_POSITIVE) - (end.tie->state == MV_NEGATIVE);
    }
    return signs;
}

static size_t count_ties(const int *signs, size_t count)
{
    size_t ties = 0;
    for (size_t i = 0; i < count; i++) ties += signs[i] != 0;
    return ties;
}

static void undefine_chance(mv_alignment *one, const char *why)
{
    one->kappa = one->kappa_squared = one->pi = one->pi_squared = NAN;
    one->chance_undefined = why;
}

/* `a` and `b` are signs of the two actors; `room` takes twice as many; `about`: the set is about its focus. */
static mv_alignment align(const mv_network *network, size_t actor, size_t pole, const int *a, const int *b,
                          int *room, bool about)
{
    size_t count = 0;
    int *others_b = room + network->actor_count;
    for (size_t i = 0; i < network->actor_count; i++) {
        if (i == actor || i == pole) continue;
        room[count] = a[i];
        others_b[count++] = b[i];
    }
    mv_alignment result = mv_alignment_of_portfolios(room, others_b, count, -1, 1);
    result.with = pole;
    if (!count) return result;
    if (about)
        undefine_chance(&result, "next to nothing is recorded of the ties of others than the focus");
    else if (count_ties(room, count) < MV_PORTFOLIO_TIES || count_ties(others_b, count) < MV_PORTFOLIO_TIES)
        undefine_chance(&result, "too few ties are recorded");
    return result;
}

void mv_alignment_matrix(const mv_network *network, const size_t *actors, size_t count, mv_alignment *values)
{
    bool about = mv_is_about_focus(network);
    int **signs = mv_alloc_array(count, sizeof *signs);
    int *room = mv_alloc_array(2 * network->actor_count, sizeof *room);
    for (size_t i = 0; i < count; i++) signs[i] = signs_of(network, actors[i]);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            values[i * count + j] = align(network, actors[i], actors[j], signs[i], signs[j], room, about);
    for (size_t i = 0; i < count; i++) free(signs[i]);
    free(signs);
    free(room);
}

mv_alignment mv_alignment_of(const mv_network *network, size_t actor, size_t pole)
{
    const size_t both[] = { actor, pole };
    mv_alignment values[4];
    mv_alignment_matrix(network, both, 2, values);
    return values[1];
}

/* --- poles ----------------------------------------------------------------------------------------------- */

static double *sum_strengths(const mv_network *network)
{
    double *strengths = mv_alloc_array(network->actor_count, sizeof *strengths);
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.tie->state == MV_POSITIVE || end.tie->state == MV_NEGATIVE)
            strengths[end.actor] += end.tie->strength;
    }
    return strengths;
}

/* The share in the vector, where no other of the actor's is larger; 0 elsewhere. */
static double leading_share(const mv_actor *actor, size_t vector)
{
    double own = 0, largest = 0;
    for (size_t i = 0; i < actor->share_count; i++) {
        if (actor->shares[i].vector == vector) own = actor->shares[i].share;
        largest = fmax(largest, actor->shares[i].share);
    }
    return own >= largest ? own : 0;
}

static size_t pole_of(const mv_network *network, size_t except, size_t vector, const double *strengths)
{
    static const double slack = 1e-9; /* the same weights summed in another order must give the same pole */
    size_t best = MV_NONE;
    double most = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_actor *actor = mv_network_actor(network, i);
        double strength = leading_share(actor, vector) * strengths[i];
        if (i == except || strcmp(actor->kind, "country") != 0 || !(strength > most * (1 + slack))) continue;
        best = i;
        most = strength;
    }
    return best;
}

void mv_default_poles(const mv_network *network, size_t except, size_t *poles)
{
    double *strengths = sum_strengths(network);
    for (size_t k = 0; k < network->set->vector_count; k++)
        poles[k] = network->set->vectors[k].counted ? pole_of(network, except, k, strengths) : MV_NONE;
    free(strengths);
}

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

size_t *mv_poles_of(const mv_network *network, size_t actor, mv_names named, size_t *count)
{
    size_t most = named.count ? named.count : network->set->vector_count;
    size_t *poles = mv_alloc_array(most, sizeof *poles);
    for (size_t i = 0; i < named.count; i++) poles[i] = mv_network_find(network, named.items[i]);
    if (!named.count) mv_default_poles(network, actor, poles);
    if (most) qsort(poles, most, sizeof *poles, by_number); /* MV_NONE comes last */
    *count = 0;
    for (size_t i = 0; i < most; i++) {
        bool again = *count && poles[*count - 1] == poles[i];
        if (poles[i] != MV_NONE && poles[i] != actor && !again) poles[(*count)++] = poles[i];
    }
    return poles;
}
