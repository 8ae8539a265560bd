#include "analysis/vectors/brokerage_mixes.h"
#include "support/memory.h"
#include "support/sort.h"
#include <stdlib.h>

typedef struct mixed_actor {
    const mv_actor *actor;
    size_t number;
} mixed_actor;

static int by_shares(const void *x, const void *y)
{
    const mv_actor *a = ((const mixed_actor *)x)->actor, *b = ((const mixed_actor *)y)->actor;
    for (size_t k = 0; k < a->share_count && k < b->share_count; k++) {
        const mv_share *p = &a->shares[k], *q = &b->shares[k];
        if (p->vector != q->vector) return p->vector < q->vector ? -1 : 1;
        if (p->share != q->share) return p->share < q->share ? -1 : 1;
    }
    return (a->share_count > b->share_count) - (a->share_count < b->share_count);
}

static mv_mix mix_of(const mv_actor *actor)
{
    mv_mix mix = { .shares = actor->shares, .count = actor->share_count };
    for (size_t k = 0; k < mix.count; k++) mix.sum += mix.shares[k].share;
    return mix;
}

static void sort_actors(mv_mixes *m, const mv_network *network)
{
    mixed_actor *order = mv_alloc_array(network->actor_count, sizeof *order);
    size_t grouped = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_actor *actor = mv_network_actor(network, i);
        m->of[i] = MV_NONE;
        if (actor->share_count) order[grouped++] = (mixed_actor){ actor, i };
    }
    if (grouped) qsort(order, grouped, sizeof *order, by_shares);
    for (size_t i = 0; i < grouped; i++) {
        if (i == 0 || by_shares(&order[i - 1], &order[i]) != 0) m->items[m->count++] = mix_of(order[i].actor);
        m->items[m->count - 1].size++;
        m->of[order[i].number] = m->count - 1;
    }
    free(order);
}

/* --- products of shares ----------------------------------------------------------------------------------- */

static double share_in(const mv_mix *mix, size_t vector)
{
    size_t k = 0;
    while (mix->shares[k].vector != vector) k++;
    return mix->shares[k].share;
}

/* What an actor less takes from the squares of column j, in which P is summed over all. */
static void leave_out(mv_mix *w, size_t j, const double *column, double whole)
{
    double own = share_in(w, j), square = whole, twice = 0;
    for (size_t k = 0; k < w->count; k++) {
        double share = w->shares[k].share, all = column[w->shares[k].vector], others = all - share * own;
        square += others * others - all * all;
        twice += share * own * others * others;
    }
    w->squares[0] += square - whole;
    w->squares[1] += own * square;
    w->squares[2] += twice;
}

/* The column of the vector that these mixes have a share in; returns its squares. `column` is 0 before and after.
 */
static double add_column(mv_mixes *m, const mv_keyed *members, size_t first, size_t end, double *column)
{
    double whole = 0;
    size_t j = members->keys[first];
    for (size_t at = first; at < end; at++) {
        const mv_mix *mix = &m->items[members->numbers[at]];
        double own = mix->size * share_in(mix, j);
        for (size_t k = 0; k < mix->count; k++) column[mix->shares[k].vector] += own * mix->shares[k].share;
    }
    for (size_t i = 0; i < m->vectors; i++) whole += column[i] * column[i];
    for (size_t at = first; at < end; at++) leave_out(&m->items[members->numbers[at]], j, column, whole);
    for (size_t i = 0; i < m->vectors; i++) column[i] = 0;
    return whole;
}

static void add_squares(mv_mixes *m)
{
    size_t shares = 0;
    double *column = mv_alloc_array(m->vectors, sizeof *column), all = 0;
    for (size_t i = 0; i < m->count; i++) shares += m->items[i].count;
    mv_keyed members = mv_keyed_new(shares); /* the mixes of each vector */
    for (size_t i = 0; i < m->count; i++)
        for (size_t k = 0; k < m->items[i].count; k++) mv_keyed_add(&members, m->items[i].shares[k].vector, i);
    mv_keyed_sort(&members);
    for (size_t first = 0, end; first < members.count; first = end) {
        end = mv_keyed_end(&members, first);
        all += add_column(m, &members, first, end, column);
    }
    for (size_t i = 0; i < m->count; i++) m->items[i].squares[0] += all;
    mv_keyed_clear(&members);
    free(column);
}

mv_mixes mv_mixes_of(const mv_network *network)
{
    mv_mixes m = { .vectors = network->set->vector_count,
                   .items = mv_alloc_array(network->actor_count, sizeof *m.items),
                   .of = mv_alloc_array(network->actor_count, sizeof *m.of) };
    sort_actors(&m, network);
    add_squares(&m);
    return m;
}

void mv_mixes_clear(mv_mixes *mixes)
{
    MV_FREE(mixes->items, mixes->of);
}
