#include "analysis/compare/changes_internal.h"
#include "multivector/partners.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Which ties of the focus stand behind the change of its vectors. */

/* --- partners --------------------------------------------------------------------------------------------- */

/* Puts one network's partners into the table, which has a row for each actor of the union. */
static void take_partners(mv_partner_shift *table, const mv_network *network, const size_t *place, size_t focus,
                          bool second)
{
    size_t count;
    mv_partner *partners = mv_partners_list(network, focus, &count);
    for (size_t i = 0; i < count; i++) {
        mv_partner_shift *row = &table[place[partners[i].actor]];
        *(second ? &row->b : &row->a) = partners[i].sign * partners[i].tie->strength;
        *(second ? &row->in_b : &row->in_a) = partners[i].tie;
    }
    free(partners);
}

/* The larger first; sizes that are the same but for rounding by actor, which is by id. */
static int order_of(double a, size_t actor_a, double b, size_t actor_b)
{
    if (fabs(a - b) > 1e-9 * fmax(fabs(a), fabs(b))) return a > b ? -1 : 1;
    return (actor_a > actor_b) - (actor_a < actor_b);
}

static int by_strength(const void *x, const void *y)
{
    const mv_partner_shift *p = x, *q = y;
    return order_of(fmax(fabs(p->a), fabs(p->b)), p->actor, fmax(fabs(q->a), fabs(q->b)), q->actor);
}

/* Those with a tie in either, still in the order of the union. */
static void list_partners(mv_focus_comparison *c, const mv_changes *changes)
{
    mv_partner_shift *table = mv_alloc_array(changes->actor_count, sizeof *table);
    take_partners(table, changes->a, changes->of_a, changes->actors[c->actor].a, false);
    take_partners(table, changes->b, changes->of_b, changes->actors[c->actor].b, true);
    for (size_t i = 0; i < changes->actor_count; i++) {
        if (!table[i].in_a && !table[i].in_b) continue;
        table[i].actor = i;
        table[c->partner_count++] = table[i];
    }
    c->partners = table;
}

/* --- carriers --------------------------------------------------------------------------------------------- */

/* What a tie adds to a vector in one network. */
static double part_of(const mv_network *network, size_t actor, double strength, const char *vector)
{
    if (actor == MV_NONE || !(strength > 0)) return 0;
    return strength * mv_share_in(network->set, mv_network_actor(network, actor), vector);
}

static int rising_first(const void *x, const void *y)
{
    const mv_carrier *p = x, *q = y;
    return order_of(p->b - p->a, p->actor, q->b - q->a, q->actor);
}

static int falling_first(const void *x, const void *y)
{
    const mv_carrier *p = x, *q = y;
    return order_of(p->a - p->b, p->actor, q->a - q->b, q->actor);
}

static void list_carriers(mv_vector_shift *vector, const mv_focus_comparison *c, const mv_changes *changes)
{
    vector->carriers = mv_alloc_array(c->partner_count, sizeof *vector->carriers);
    for (size_t i = 0; i < c->partner_count; i++) {
        const mv_partner_shift *partner = &c->partners[i];
        const mv_actor_pair *actor = &changes->actors[partner->actor];
        mv_carrier carrier = { partner->actor, part_of(changes->a, actor->a, partner->a, vector->id),
                               part_of(changes->b, actor->b, partner->b, vector->id) };
        if (fabs(carrier.b - carrier.a) > 1e-9 * fmax(carrier.a, carrier.b))
            vector->carriers[vector->carrier_count++] = carrier;
    }
    bool falls = vector->positive_b < vector->positive_a;
    if (vector->carrier_count)
        qsort(vector->carriers, vector->carrier_count, sizeof *vector->carriers,
              falls ? falling_first : rising_first);
}

void mv_focus_list_ties(mv_focus_comparison *c, const mv_changes *changes)
{
    list_partners(c, changes);
    for (size_t i = 0; i < c->count; i++) list_carriers(&c->vectors[i], c, changes);
    if (c->partner_count) qsort(c->partners, c->partner_count, sizeof *c->partners, by_strength);
}
