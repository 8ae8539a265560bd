#include "network/fold.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

static const struct {
    const char *name, *summary;
} rules[] = {
    [MV_FOLD_SUM] = { "sum", "sign and strength of the summed sign x weight; a zero sum is ambivalent" },
    [MV_FOLD_SIGN_SUM] = { "sign-sum", "as sum, with every weight 1" },
    [MV_FOLD_ANY_NEGATIVE] = { "any-negative", "negative if any relation is; strength is the winning side's sum" },
    [MV_FOLD_UNANIMOUS] = { "unanimous", "as sum, but pairs with both signs are dropped" },
    [MV_FOLD_STRONGEST] = { "strongest", "of each sign the strongest relation alone; sign and strength of their "
                                         "difference, zero is ambivalent" },
    [MV_FOLD_EACH] = { "each",
                       "every relation stays a tie of its own for the frustration index; all else folds by sum" },
};
_Static_assert(MV_COUNT(rules) == MV_FOLD_COUNT, "a row for every fold rule");

const char *mv_fold_name(mv_fold fold)
{
    return rules[fold].name;
}

const char *mv_fold_name_at(size_t index)
{
    return index < MV_COUNT(rules) ? rules[index].name : NULL;
}

const char *mv_fold_summary(mv_fold fold)
{
    return rules[fold].summary;
}

/* --- pairs ------------------------------------------------------------------------------------------------ */

static int by_pair(const void *x, const void *y)
{
    const mv_on_pair *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    if (p->b != q->b) return p->b < q->b ? -1 : 1;
    return (p->relation > q->relation) - (p->relation < q->relation);
}

void mv_sort_by_pair(mv_on_pair *entries, size_t count)
{
    if (count) qsort(entries, count, sizeof *entries, by_pair);
}

size_t mv_pair_length(const mv_on_pair *entries, size_t count)
{
    size_t n = 1;
    while (n < count && entries[n].a == entries->a && entries[n].b == entries->b) n++;
    return n;
}

/* --- ties ------------------------------------------------------------------------------------------------- */

static const double slack = 1e-9; /* of a total: sums of decimal weights are not exact */

/* The fold rule proper. `positive` and `negative` are the weights of the two sides. */
static mv_tie_state decide(mv_fold rule, double positive, double negative, double *strength)
{
    double sum = positive - negative, total = positive + negative;
    *strength = 0;
    if (total == 0) return MV_NEUTRAL;
    if (rule == MV_FOLD_UNANIMOUS && positive > 0 && negative > 0) return MV_DROPPED;
    if (rule == MV_FOLD_ANY_NEGATIVE && negative > 0)
        sum = -negative;
    else if (fabs(sum) <= slack * total)
        return MV_AMBIVALENT;
    *strength = fabs(sum);
    return sum > 0 ? MV_POSITIVE : MV_NEGATIVE;
}

static int by_size(const void *x, const void *y)
{
    double p = *(const double *)x, q = *(const double *)y;
    return (p > q) - (p < q);
}

/* The largest weight of both sides, in place of their sums. */
static void find_strongest(mv_tie *tie, const mv_network *network, const mv_on_pair *entries)
{
    for (size_t i = 0; i < tie->count; i++) {
        const mv_relation *relation = &network->set->relations[entries[i].relation];
        double *side = relation->sign > 0 ? &tie->positive : &tie->negative;
        if (relation->sign) *side = fmax(*side, relation->weight);
    }
}

/* Sums both sides, the smallest weights first: sums are rounded, and must not depend on the order of the file. */
static void sum_sides(mv_tie *tie, const mv_network *network, const mv_on_pair *entries, bool weighted)
{
    double *weights = mv_alloc_array(tie->count, sizeof *weights);
    for (size_t i = 0; i < tie->count; i++) {
        const mv_relation *relation = &network->set->relations[entries[i].relation];
        weights[i] = relation->sign * (weighted ? relation->weight : 1);
    }
    qsort(weights, tie->count, sizeof *weights, by_size);
    for (size_t i = tie->count; i-- > 0;)
        if (weights[i] < 0) tie->negative -= weights[i];
    for (size_t i = 0; i < tie->count; i++)
        if (weights[i] > 0) tie->positive += weights[i];
    free(weights);
}

static mv_tie fold(const mv_network *network, const mv_on_pair *entries, size_t count)
{
    mv_tie tie = { .a = entries->a, .b = entries->b, .count = count };
    const mv_selection *selection = &network->selection;
    if (selection->fold == MV_FOLD_STRONGEST)
        find_strongest(&tie, network, entries);
    else
        sum_sides(&tie, network, entries, selection->fold != MV_FOLD_SIGN_SUM);
    tie.state = decide(selection->fold, tie.positive, tie.negative, &tie.strength);
    bool signed_pair = tie.state == MV_POSITIVE || tie.state == MV_NEGATIVE || tie.state == MV_AMBIVALENT;
    if (signed_pair && tie.strength < selection->min_weight * (1 - slack)) tie.state = MV_WEAK;
    return tie;
}

void mv_fold_ties(mv_network *network, const size_t *number)
{
    mv_on_pair *entries = mv_alloc_array(network->relation_count, sizeof *entries);
    size_t count = 0;
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &network->set->relations[network->relations[i]];
        uint32_t a = (uint32_t)number[relation->source], b = (uint32_t)number[relation->target];
        if (a != b) entries[count++] = (mv_on_pair){ a < b ? a : b, a < b ? b : a, network->relations[i] };
    }
    network->loops = network->relation_count - count;
    mv_sort_by_pair(entries, count);
    network->members = mv_alloc_array(count, sizeof *network->members);
    for (size_t i = 0; i < count; i++) network->members[i] = entries[i].relation;
    for (size_t first = 0; first < count;) {
        mv_tie tie = fold(network, entries + first, mv_pair_length(entries + first, count - first));
        tie.first = first;
        network->ties = mv_grow(network->ties, network->tie_count, sizeof tie);
        network->ties[network->tie_count++] = tie;
        network->states[tie.state]++;
        first += tie.count;
    }
    free(entries);
}

/* The relations on their ordered pairs, an undirected one on both; `turned`: from the end they lead to. */
static mv_on_pair *list_ordered(const mv_network *network, const size_t *number, bool turned, size_t *count)
{
    mv_on_pair *entries = mv_alloc_array(2 * network->relation_count, sizeof *entries);
    *count = 0;
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &network->set->relations[network->relations[i]];
        uint32_t from = (uint32_t)number[turned ? relation->target : relation->source];
        uint32_t to = (uint32_t)number[turned ? relation->source : relation->target];
        if (from == to) continue;
        entries[(*count)++] = (mv_on_pair){ from, to, network->relations[i] };
        if (!relation->directed) entries[(*count)++] = (mv_on_pair){ to, from, network->relations[i] };
    }
    mv_sort_by_pair(entries, *count);
    return entries;
}

static int by_ends(const void *x, const void *y)
{
    const mv_tie *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* The state of an ordered pair. A least strength is asked of the pair, so that no actor has a tie in neither
 * direction, nor a direction without a tie. */
static mv_tie_state state_of_arc(const mv_network *network, const mv_tie *arc)
{
    const mv_tie wanted = { .a = arc->a < arc->b ? arc->a : arc->b, .b = arc->a < arc->b ? arc->b : arc->a };
    const mv_tie *pair = bsearch(&wanted, network->ties, network->tie_count, sizeof wanted, by_ends);
    double strength;
    mv_tie_state own = decide(network->selection.fold, arc->positive, arc->negative, &strength);
    return pair->state == MV_WEAK && own != MV_NEUTRAL && own != MV_DROPPED ? MV_WEAK : own;
}

void mv_fold_arcs(mv_network *network, const size_t *number)
{
    size_t count;
    mv_on_pair *entries = list_ordered(network, number, false, &count);
    for (size_t first = 0, length; first < count; first += length) {
        length = mv_pair_length(entries + first, count - first);
        mv_tie tie = fold(network, entries + first, length);
        network->arcs = mv_grow(network->arcs, network->arc_count, sizeof *network->arcs);
        network->arcs[network->arc_count++] = (mv_arc){ tie.a, tie.b, state_of_arc(network, &tie), tie.strength };
    }
    free(entries);
}

void mv_fold_sides(mv_network *network, const size_t *number)
{
    size_t count, before = network->relation_count - network->loops;
    mv_on_pair *entries = list_ordered(network, number, network->selection.side == MV_SIDE_IN, &count);
    network->members = mv_realloc_array(network->members, before + count, sizeof *network->members);
    for (size_t i = 0; i < count; i++) network->members[before + i] = entries[i].relation;
    for (size_t first = 0; first < count;) {
        mv_tie tie = fold(network, entries + first, mv_pair_length(entries + first, count - first));
        tie.first = before + first;
        network->sides = mv_grow(network->sides, network->side_count, sizeof tie);
        network->sides[network->side_count++] = tie;
        first += tie.count;
    }
    free(entries);
}
