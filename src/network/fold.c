#include "network/fold.h"
#include "support/memory.h"
#include "support/sort.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

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
static void find_strongest(mv_tie *tie, const mv_network *network, const uint32_t *members)
{
    for (size_t i = 0; i < tie->count; i++) {
        const mv_relation *relation = &network->set->relations[members[i]];
        double *side = relation->sign > 0 ? &tie->positive : &tie->negative;
        if (relation->sign) *side = fmax(*side, relation->weight);
    }
}

/* Sums both sides, the smallest weights first: sums are rounded, and must not depend on the order of the file. */
static void sum_sides(mv_tie *tie, const mv_network *network, const uint32_t *members, bool weighted)
{
    enum { FEW = 16 };
    double few[FEW], *weights = tie->count > FEW ? mv_alloc_array(tie->count, sizeof *weights) : few;
    for (size_t i = 0; i < tie->count; i++) {
        const mv_relation *relation = &network->set->relations[members[i]];
        weights[i] = relation->sign * (weighted ? relation->weight : 1);
    }
    if (tie->count > 1) qsort(weights, tie->count, sizeof *weights, by_size);
    for (size_t i = tie->count; i-- > 0;)
        if (weights[i] < 0) tie->negative -= weights[i];
    for (size_t i = 0; i < tie->count; i++)
        if (weights[i] > 0) tie->positive += weights[i];
    if (weights != few) free(weights);
}

/* The tie of relations on one pair, which are in the list from `first` to before `end`. */
static mv_tie fold(const mv_network *network, const mv_keyed *list, size_t first, size_t end)
{
    mv_tie tie = { .a = (uint32_t)(list->keys[first] >> 32),
                   .b = (uint32_t)list->keys[first],
                   .first = (uint32_t)first,
                   .count = (uint32_t)(end - first) };
    const mv_selection *selection = &network->selection;
    if (selection->fold == MV_FOLD_STRONGEST)
        find_strongest(&tie, network, list->numbers + first);
    else
        sum_sides(&tie, network, list->numbers + first, selection->fold != MV_FOLD_SIGN_SUM);
    tie.state = decide(selection->fold, tie.positive, tie.negative, &tie.strength);
    bool signed_pair = tie.state == MV_POSITIVE || tie.state == MV_NEGATIVE || tie.state == MV_AMBIVALENT;
    if (signed_pair && tie.strength < selection->min_weight * (1 - slack)) tie.state = MV_WEAK;
    return tie;
}

/* All ties of a sorted list. Relations of neighbouring pairs lie far from each other: those a few pairs on are
 * fetched ahead, so that they are waited for together. */
static mv_tie *fold_all(const mv_network *network, const mv_keyed *list, size_t *count)
{
    enum { AHEAD = 16 };
    *count = 0;
    for (size_t first = 0; first < list->count; first = mv_keyed_end(list, first)) ++*count;
    mv_tie *ties = mv_alloc_array(*count, sizeof *ties), *tie = ties;
    for (size_t first = 0, end; first < list->count; first = end) {
        end = mv_keyed_end(list, first);
        if (end + AHEAD < list->count)
            __builtin_prefetch(&network->set->relations[list->numbers[end + AHEAD]].weight);
        *tie++ = fold(network, list, first, end);
    }
    return ties;
}

void mv_fold_ties(mv_network *network, const uint32_t *number)
{
    mv_keyed list = mv_keyed_new(network->relation_count);
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &network->set->relations[network->relations[i]];
        uint32_t a = number[relation->source], b = number[relation->target];
        if (a != b) mv_keyed_add(&list, a < b ? mv_pair_key(a, b) : mv_pair_key(b, a), network->relations[i]);
    }
    network->loops = network->relation_count - list.count;
    mv_keyed_sort(&list);
    network->ties = fold_all(network, &list, &network->tie_count);
    for (size_t i = 0; i < network->tie_count; i++) network->states[network->ties[i].state]++;
    network->members = list.numbers;
    free(list.keys);
}

/* The relations on their ordered pairs, an undirected one on both; `turned`: from the end they lead to. */
static mv_keyed list_ordered(const mv_network *network, const uint32_t *number, bool turned)
{
    mv_keyed list = mv_keyed_new(2 * network->relation_count);
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &network->set->relations[network->relations[i]];
        uint32_t from = number[turned ? relation->target : relation->source];
        uint32_t to = number[turned ? relation->source : relation->target];
        if (from == to) continue;
        mv_keyed_add(&list, mv_pair_key(from, to), network->relations[i]);
        if (!relation->directed) mv_keyed_add(&list, mv_pair_key(to, from), network->relations[i]);
    }
    mv_keyed_sort(&list);
    return list;
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

void mv_fold_arcs(mv_network *network, const uint32_t *number)
{
    mv_keyed list = list_ordered(network, number, false);
    mv_tie *folded = fold_all(network, &list, &network->arc_count);
    network->arcs = mv_alloc_array(network->arc_count, sizeof *network->arcs);
    for (size_t i = 0; i < network->arc_count; i++)
        network->arcs[i] =
            (mv_arc){ folded[i].a, folded[i].b, state_of_arc(network, &folded[i]), folded[i].strength };
    free(folded);
    mv_keyed_clear(&list);
}

void mv_fold_sides(mv_network *network, const uint32_t *number)
{
    size_t before = network->relation_count - network->loops;
    mv_keyed list = list_ordered(network, number, network->selection.side == MV_SIDE_IN);
    network->members = mv_realloc_array(network->members, before + list.count, sizeof *network->members);
    memcpy(network->members + before, list.numbers, list.count * sizeof *list.numbers);
    network->sides = fold_all(network, &list, &network->side_count);
    for (size_t i = 0; i < network->side_count; i++) network->sides[i].first += (uint32_t)before;
    mv_keyed_clear(&list);
}
