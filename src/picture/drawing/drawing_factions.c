#include "multivector/frustration.h"
#include "picture/drawing/drawing_parts.h"
#include "support/memory.h"
#include <stdlib.h>

/* Colours for the two factions of a best split. It is one of possibly many, and some actors stand where they do
 * only because of a dispute with somebody: they get no colour, or a rival's rival would be called a friend. */

typedef struct split {
    mv_signed_ties ties;
    mv_frustration found;
    double *within; /* of each actor: strength of its positive ties inside its faction */
    bool *across;   /* and whether it has one with the other faction */
} split;

static void find_friends(split *s, const mv_network *network)
{
    s->within = mv_alloc_array(network->actor_count, sizeof *s->within);
    s->across = mv_alloc_array(network->actor_count, sizeof *s->across);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state != MV_POSITIVE) continue;
        bool same = s->found.side[tie->a] == s->found.side[tie->b];
        s->within[tie->a] += same ? tie->strength : 0;
        s->within[tie->b] += same ? tie->strength : 0;
        s->across[tie->a] |= !same;
        s->across[tie->b] |= !same;
    }
}

static bool is_sure(const split *s, size_t actor)
{
    return s->within[actor] > 0 && !s->across[actor];
}

/* The strongest member of a side that has a colour and is weaker than the one before; MV_NONE behind the last. */
static size_t next_member(const split *s, const mv_network *network, int side, size_t before)
{
    size_t best = MV_NONE;
    for (size_t i = 0; i < network->actor_count; i++) {
        if (s->found.side[i] != side || !is_sure(s, i)) continue;
        bool later = before == MV_NONE || s->within[i] < s->within[before] ||
                     (!(s->within[i] > s->within[before]) && i > before);
        if (later && (best == MV_NONE || s->within[i] > s->within[best])) best = i;
    }
    return best;
}

/* "Russia, Belarus, China and 12 more (15)": called by its strongest members. */
static void add_faction(mv_drawing_plan *plan, const split *s, int side)
{
    enum { NAMED = 3 };
    size_t members = 0, named = 0;
    mv_text name = { 0 };
    for (size_t i = 0; i < plan->network->actor_count; i++) members += s->found.side[i] == side && is_sure(s, i);
    for (size_t one = next_member(s, plan->network, side, MV_NONE); one != MV_NONE && named < NAMED;
         one = next_member(s, plan->network, side, one))
        mv_text_format(&name, "%s%s", named++ ? ", " : "", mv_drawing_name(plan, one));
    if (members > named) mv_text_format(&name, " and %zu more", members - named);
    mv_drawing_add_class(plan, name.bytes ? name.bytes : "", mv_style_palette(plan->theme, (size_t)side));
    mv_text_clear(&name);
}

/* The ties against the split between actors whose sides are known: both lists are in the same order. */
static void mark_frustrated(mv_drawing_plan *plan, const split *s)
{
    const mv_network *network = plan->network;
    plan->frustrated = mv_alloc_array(network->tie_count, sizeof *plan->frustrated);
    for (size_t i = 0, next = 0; i < network->tie_count && next < s->ties.count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->a != s->ties.a[next] || tie->b != s->ties.b[next]) continue;
        plan->frustrated[i] = s->found.frustrated[next++] && is_sure(s, tie->a) && is_sure(s, tie->b);
    }
}

static void color(mv_drawing_plan *plan, const split *s)
{
    size_t sizes[2] = { 0 };
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (s->found.side[i] >= 0) sizes[s->found.side[i]]++;
    if (plan->network->states[MV_NEGATIVE] == 0)
        plan->remark = "no negative ties: one faction";
    else if (!sizes[0] || !sizes[1])
        plan->remark = "one faction: no split has fewer ties against it";
    if (plan->remark) return;
    for (int side = 0; side < 2; side++) {
        add_faction(plan, s, side);
        if (next_member(s, plan->network, side, MV_NONE) == MV_NONE)
            plan->remark = plan->remark ? "nobody's side is certain" : "nobody of the other faction is certain";
    }
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (s->found.side[i] >= 0 && is_sure(s, i)) plan->class_of[i] = (size_t)s->found.side[i];
    mark_frustrated(plan, s);
}

mv_status mv_drawing_by_faction(mv_drawing_plan *plan, mv_log *log)
{
    split s = { .ties = mv_signed_ties_of(plan->network, MV_OBJECTIVE_COUNT, false) };
    mv_status status = mv_frustration_solve(&s.found, &s.ties, &(mv_frustration_options){ 0 }, log);
    if (!status) {
        find_friends(&s, plan->network);
        color(plan, &s);
    }
    MV_FREE(s.within, s.across);
    mv_frustration_clear(&s.found);
    mv_signed_ties_clear(&s.ties);
    return status;
}
