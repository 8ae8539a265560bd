#include "multivector/alignment.h"
#include "analysis/vectors/portfolios.h"
#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- portfolios of signs --------------------------------------------------------------------------------- */

static mv_alignment as_alignment(size_t with, const mv_agreement *x)
{
    return (mv_alignment){
        with,          x->universe, x->s,         x->s_squared,        x->kappa,          x->kappa_squared, x->pi,
        x->pi_squared, x->tau_b,    x->undefined, x->chance_undefined, x->tau_b_undefined
    };
}

/* The sign of the actor's tie with every actor; 0 with itself. */
static double *signs_of(const mv_network *network, size_t actor)
{
    double *signs = mv_alloc_array(network->actor_count, sizeof *signs);
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor == actor)
            signs[end.other] = (end.tie->state == MV_POSITIVE) - (end.tie->state == MV_NEGATIVE);
    }
    return signs;
}

static size_t count_ties(const double *values, size_t count)
{
    size_t ties = 0;
    for (size_t i = 0; i < count; i++) ties += values[i] != 0;
    return ties;
}

const char *mv_portfolios_too_thin(bool about, const double *a, const double *b, size_t count)
{
    if (about) return "next to nothing is recorded of the ties of others than the focus";
    bool few = count_ties(a, count) < MV_PORTFOLIO_TIES || count_ties(b, count) < MV_PORTFOLIO_TIES;
    return few ? "too few ties are recorded" : NULL;
}

/* `a` and `b` are signs of the two actors; `room` takes twice as many; `about`: the set is about its focus. */
static mv_alignment align(const mv_network *network, size_t actor, size_t pole, const double *a, const double *b,
                          double *room, bool about)
{
    size_t count = 0;
    double *others_b = room + network->actor_count;
    for (size_t i = 0; i < network->actor_count; i++) {
        if (i == actor || i == pole) continue;
        room[count] = a[i];
        others_b[count++] = b[i];
    }
    mv_agreement x = mv_agreement_of(room, others_b, NULL, count, -1, 1);
    const char *thin = count ? mv_portfolios_too_thin(about, room, others_b, count) : NULL;
    if (thin) mv_agreement_undefine_chance(&x, thin);
    return as_alignment(pole, &x);
}

void mv_alignment_matrix(const mv_network *network, const size_t *actors, size_t count, mv_alignment *values)
{
    bool about = mv_is_about_focus(network);
    double **signs = mv_alloc_array(count, sizeof *signs);
    double *room = mv_alloc_array(2 * network->actor_count, sizeof *room);
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
