#include "analysis/graph/mixing.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* An arc, or a tie in one of its directions. */
typedef struct arc {
    size_t from, to;
    double weight; /* 0: not positive, and to be passed over */
} arc;

static size_t count_arcs(const mv_network *network, mv_mixing how)
{
    return how.directed ? network->arc_count : 2 * network->tie_count;
}

static arc arc_at(const mv_network *network, mv_mixing how, size_t index)
{
    arc out;
    mv_tie_state state;
    if (how.directed) {
        const mv_arc *one = &network->arcs[index];
        out = (arc){ one->from, one->to, one->strength };
        state = one->state;
    } else {
        const mv_tie *tie = &network->ties[index / 2];
        out = (arc){ index % 2 ? tie->b : tie->a, index % 2 ? tie->a : tie->b, tie->strength };
        state = tie->state;
    }
    if (!how.weighted) out.weight = 1;
    if (state != MV_POSITIVE) out.weight = 0;
    return out;
}

/* --- groups ----------------------------------------------------------------------------------------------- */

/* The weight of arcs that leave and that reach each group, that stays inside of groups, and of all. */
typedef struct mixes {
    double *out, *in;
    double inside, total;
} mixes;

static void add_shares(double *sums, const mv_groups *groups, size_t actor, double weight)
{
    for (size_t i = groups->first[actor]; i < groups->first[actor + 1]; i++)
        sums[groups->shares[i].vector] += weight * groups->shares[i].share;
}

static mixes mix(const mv_network *network, const mv_groups *groups, mv_mixing how)
{
    mixes m = { mv_alloc_array(groups->count, sizeof(double)), mv_alloc_array(groups->count, sizeof(double)), 0,
                0 };
    for (size_t i = 0; i < count_arcs(network, how); i++) {
        arc a = arc_at(network, how, i);
        if (a.weight == 0 || !mv_groups_have(groups, a.from) || !mv_groups_have(groups, a.to)) continue;
        add_shares(m.out, groups, a.from, a.weight);
        add_shares(m.in, groups, a.to, a.weight);
        m.inside += a.weight * mv_groups_common(groups, a.from, a.to);
        m.total += a.weight;
    }
    return m;
}

double mv_mixing_of_groups(const mv_network *network, const mv_groups *groups, mv_mixing how)
{
    mixes m = mix(network, groups, how);
    double expected = 0;
    bool varied = false;
    for (size_t k = 0; k < groups->count; k++) {
        expected += m.out[k] / m.total * (m.in[k] / m.total);
        varied = varied || (m.out[k] > 0 && m.out[k] < m.total) || (m.in[k] > 0 && m.in[k] < m.total) ||
                 (m.out[k] > 0) != (m.in[k] > 0);
    }
    free(m.out);
    free(m.in);
    return varied ? (m.inside / m.total - expected) / (1 - expected) : NAN;
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

typedef struct moments {
    double weight, from, to;              /* of all arcs; the mean numbers of their ends */
    double from_square, to_square, cross; /* squared and multiplied distances from these */
    double largest;                       /* number, by size */
} moments;

static bool is_numbered(arc a, const double *numbers)
{
    return a.weight > 0 && !isnan(numbers[a.from]) && !isnan(numbers[a.to]);
}

static void add_means(moments *m, const mv_network *network, const double *numbers, mv_mixing how)
{
    for (size_t i = 0; i < count_arcs(network, how); i++) {
        arc a = arc_at(network, how, i);
        if (!is_numbered(a, numbers)) continue;
        m->weight += a.weight;
        m->from += a.weight * numbers[a.from];
        m->to += a.weight * numbers[a.to];
        m->largest = fmax(m->largest, fmax(fabs(numbers[a.from]), fabs(numbers[a.to])));
    }
    m->from /= m->weight;
    m->to /= m->weight;
}

double mv_mixing_of_numbers(const mv_network *network, const double *numbers, mv_mixing how)
{
    moments m = { 0 };
    add_means(&m, network, numbers, how);
    for (size_t i = 0; i < count_arcs(network, how); i++) {
        arc a = arc_at(network, how, i);
        if (!is_numbered(a, numbers)) continue;
        double x = numbers[a.from] - m.from, y = numbers[a.to] - m.to;
        m.from_square += a.weight * x * x;
        m.to_square += a.weight * y * y;
        m.cross += a.weight * x * y;
    }
    double rounding = m.weight * (1e-14 * m.largest) * (1e-14 * m.largest); /* what is left of no variance */
    bool varied = m.from_square > rounding && m.to_square > rounding;
    return varied ? fmax(-1, fmin(1, m.cross / sqrt(m.from_square) / sqrt(m.to_square))) : NAN;
}
