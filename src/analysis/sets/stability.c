#include "analysis/sets/sets_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- stability and consensus ------------------------------------------------------------------------------ */

typedef struct sighting {
    mv_signed_pair tie;
    size_t set;
} sighting;

static int by_pair(const void *a, const void *b)
{
    const sighting *x = a, *y = b;
    int order = mv_signed_pair_order(&x->tie, &y->tie);
    return order ? order : x->set < y->set ? -1 : x->set > y->set;
}

static sighting *all_sightings(const mv_sets_view *view, size_t *count)
{
    size_t total = 0;
    for (size_t s = 0; s < view->count; s++) total += view->tie_counts[s];
    sighting *all = mv_alloc_array(total, sizeof *all);
    *count = 0;
    for (size_t s = 0; s < view->count; s++)
        for (size_t i = 0; i < view->tie_counts[s]; i++) all[(*count)++] = (sighting){ view->ties[s][i], s };
    if (total) qsort(all, total, sizeof *all, by_pair);
    return all;
}

/* Whether each actor of the union is in each set: set by set. */
static bool *who_is_where(const mv_sets_view *view)
{
    bool *there = mv_alloc_array(view->count * view->actor_count, sizeof *there);
    for (size_t s = 0; s < view->count; s++)
        for (size_t i = 0; i < view->networks[s]->actor_count; i++)
            there[s * view->actor_count + view->place[s][i]] = true;
    return there;
}

/* A sign that enough sets agree on; with a low threshold both may, and the more frequent one goes. */
static void decide(mv_stability *tie, size_t threshold, long double positive, long double negative)
{
    tie->strength = NAN;
    if (tie->positive >= threshold && tie->positive > tie->negative) {
        tie->consensus = 1;
        tie->strength = (double)(positive / (long double)tie->positive);
    } else if (tie->negative >= threshold && tie->negative > tie->positive) {
        tie->consensus = -1;
        tie->strength = (double)(negative / (long double)tie->negative);
    }
}

static double disagreement(double positive, double negative, double sets)
{
    double none = sets - positive - negative;
    double differing = positive * negative + positive * none + negative * none;
    return sets > 1 ? differing / (sets * (sets - 1) / 2) : 0;
}

/* The sightings of one pair become its stability. Returns how many there were. */
static size_t sum_up(mv_stability *tie, const sighting *seen, size_t left, size_t threshold)
{
    size_t count = 0;
    long double positive = 0, negative = 0; /* long, so that no sum of doubles is too large */
    *tie = (mv_stability){ .a = seen->tie.first, .b = seen->tie.second };
    for (; count < left && seen[count].tie.first == tie->a && seen[count].tie.second == tie->b; count++) {
        double value = seen[count].tie.value;
        tie->positive += value > 0;
        tie->negative += value < 0;
        positive += fmax(value, 0);
        negative -= fmin(value, 0);
    }
    decide(tie, threshold, positive, negative);
    return count;
}

void mv_stability_fill(mv_sets *sets, const mv_sets_view *view)
{
    size_t total;
    sighting *all = all_sightings(view, &total);
    bool *there = who_is_where(view);
    for (size_t i = 0; i < total;) {
        mv_stability tie;
        i += sum_up(&tie, &all[i], total - i, sets->threshold);
        for (size_t s = 0; s < view->count; s++)
            tie.possible += there[s * view->actor_count + tie.a] && there[s * view->actor_count + tie.b];
        tie.share = (double)(tie.positive + tie.negative) / (double)view->count;
        tie.disagreement = disagreement((double)tie.positive, (double)tie.negative, (double)view->count);
        sets->consensus_count += tie.consensus != 0;
        sets->ties = mv_grow(sets->ties, sets->tie_count, sizeof tie);
        sets->ties[sets->tie_count++] = tie;
    }
    free(there);
    free(all);
}

/* --- in time ---------------------------------------------------------------------------------------------- */

typedef struct dated {
    int32_t day;
    size_t set;
} dated;

static int by_day(const void *a, const void *b)
{
    const dated *x = a, *y = b;
    return x->day < y->day ? -1 : x->day > y->day;
}

static mv_set_step step_between(const mv_sets *sets, const mv_sets_view *view, size_t from, size_t to)
{
    mv_set_step step = { .from = from, .to = to, .distance = mv_sets_between(sets, from, to) };
    const mv_signed_pair *x = view->ties[from], *y = view->ties[to];
    size_t left = view->tie_counts[from], right = view->tie_counts[to];
    step.undefined = sets->undefined[from * sets->count + to];
    while (left || right) {
        int order = !left ? 1 : !right ? -1 : mv_signed_pair_order(x, y);
        bool same = order == 0 && (x->value < 0) == (y->value < 0);
        step.kept += same;
        step.flipped += order == 0 && !same;
        step.lost += order < 0;
        step.gained += order > 0;
        if (order <= 0) x++, left--;
        if (order >= 0) y++, right--;
    }
    size_t both = step.kept + step.flipped, all = both + step.lost + step.gained;
    step.jaccard = all ? (double)both / (double)all : 1;
    return step;
}

/* One document, or several whose dates were all asked for: then the dates are what the sets are told apart by. */
static bool is_one_thing(const mv_sets_view *view)
{
    bool same = true, asked = true;
    for (size_t s = 0; s < view->count; s++) {
        same = same && strcmp(view->networks[s]->set->sha256, view->networks[0]->set->sha256) == 0;
        asked =
            asked && (view->networks[s]->selection.at == MV_AT_DATE || mv_network_of_period(view->networks[s]));
    }
    return same || asked;
}

void mv_steps_fill(mv_sets *sets, const mv_sets_view *view)
{
    dated *dates = mv_alloc_array(view->count, sizeof *dates);
    for (size_t s = 0; s < view->count; s++) dates[s] = (dated){ view->networks[s]->days.from, s };
    qsort(dates, view->count, sizeof *dates, by_day);
    sets->dated = view->count > 1 && dates[0].day != 0 && is_one_thing(view);
    for (size_t i = 1; i < view->count; i++)
        if (dates[i].day == dates[i - 1].day) sets->dated = false;
    if (sets->dated) {
        sets->order = mv_alloc_array(view->count, sizeof *sets->order);
        sets->steps = mv_alloc_array(view->count, sizeof *sets->steps);
        for (size_t i = 0; i < view->count; i++) sets->order[i] = dates[i].set;
        for (size_t i = 1; i < view->count; i++)
            sets->steps[sets->step_count++] = step_between(sets, view, dates[i - 1].set, dates[i].set);
    }
    free(dates);
}
