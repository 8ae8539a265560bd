#include "analysis/sets/sets_internal.h"
#include "multivector/vectors.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdlib.h>

static const char too_large[] = "the strengths sum to more than a number can hold";

/* --- reading a set ---------------------------------------------------------------------------------------- */

static void add_feature(mv_features *features, uint64_t key, double value)
{
    features->items = mv_grow(features->items, features->count, sizeof *features->items);
    features->items[features->count++] = (mv_feature){ key, value };
}

static uint64_t pair_key(const mv_sets_view *view, size_t a, size_t b)
{
    return (uint64_t)a * view->actor_count + b;
}

static void read_pairs(mv_features *features, const mv_sets_view *view, size_t set)
{
    for (size_t i = 0; i < view->tie_counts[set]; i++) {
        const mv_signed_pair *tie = &view->ties[set][i];
        add_feature(features, pair_key(view, tie->first, tie->second), tie->value);
    }
}

static void read_signed_pairs(mv_features *features, const mv_sets_view *view, size_t set)
{
    read_pairs(features, view, set);
    for (size_t i = 0; i < features->count; i++)
        features->items[i].key = 2 * features->items[i].key + (features->items[i].value < 0);
}

static int by_key(const void *a, const void *b)
{
    const mv_feature *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

/* Sorted, and without a second of any key. */
static void settle(mv_features *features)
{
    size_t kept = 0;
    if (features->count) qsort(features->items, features->count, sizeof *features->items, by_key);
    for (size_t i = 0; i < features->count; i++)
        if (i == 0 || features->items[i].key != features->items[kept - 1].key)
            features->items[kept++] = features->items[i];
    features->count = kept;
}

/* What tells a type of relation of one sign between a pair of actors from others; where direction counts, the pair
 * is in that of the relation. */
static void read_relation(mv_features *features, const mv_sets_view *view, const size_t *types, const size_t *ends,
                          const mv_relation *relation, bool backward)
{
    size_t first = ends[backward], second = ends[!backward];
    uint64_t key = pair_key(view, first, second) * view->type_count + types[relation->type];
    add_feature(features, 3 * key + (uint64_t)(relation->sign + 1), 1);
}

/* Which types of relation, of which sign, join which pairs; neutral ones too, loops aside. */
static void read_types(mv_features *features, const mv_sets_view *view, size_t set)
{
    const mv_network *network = view->networks[set];
    const mv_relations *document = network->set;
    size_t *types = mv_alloc_array(document->type_count, sizeof *types);
    for (size_t i = 0; i < document->type_count; i++)
        types[i] = mv_place_of(view->types, view->type_count, document->types[i].id);
    for (size_t t = 0; t < network->tie_count; t++) {
        const mv_tie *tie = &network->ties[t];
        const size_t ends[] = { view->place[set][tie->a], view->place[set][tie->b] };
        for (size_t i = tie->first; i < tie->first + tie->count; i++) {
            const mv_relation *relation = &document->relations[network->members[i]];
            bool backward = relation->source == network->actors[tie->b];
            read_relation(features, view, types, ends, relation, view->directed && backward);
            if (view->directed && !relation->directed)
                read_relation(features, view, types, ends, relation, !backward);
        }
    }
    free(types);
    settle(features);
}

/* The focus in this set, or MV_NONE with the reason. */
static size_t find_focus(mv_features *features, const mv_sets_view *view, size_t set)
{
    size_t focus = view->focus ? mv_network_find(view->networks[set], view->focus) : MV_NONE;
    if (focus == MV_NONE)
        features->undefined = view->focus ? "the focus is not in every set" : "the sets have no focus";
    return focus;
}

static void read_profile(mv_features *features, const mv_sets_view *view, size_t set)
{
    size_t focus = find_focus(features, view, set);
    if (focus == MV_NONE) return;
    const mv_relations *document = view->networks[set]->set;
    mv_profile *profile = mv_profile_build(view->networks[set], focus);
    features->undefined = profile->undefined;
    for (size_t v = 0; v < profile->vector_count && !profile->undefined; v++) {
        size_t place = mv_place_of(view->vectors, view->vector_count, document->vectors[v].id);
        if (!isnan(profile->rows[v].share)) add_feature(features, place, profile->rows[v].share);
    }
    mv_profiles_free(profile);
    settle(features);
}

/* The focus's own ties, as for its vectors: without direction unless a side is asked for. */
static void read_partners(mv_features *features, const mv_sets_view *view, size_t set)
{
    const mv_network *network = view->networks[set];
    size_t focus = find_focus(features, view, set);
    double total = 0;
    if (focus == MV_NONE) return;
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor != focus || end.tie->state != MV_POSITIVE) continue;
        add_feature(features, view->place[set][end.other], end.tie->strength);
        total += end.tie->strength;
    }
    for (size_t i = 0; i < features->count; i++) features->items[i].value /= total;
    if (!features->count) features->undefined = "the focus has no positive tie in one of the sets";
    if (!isfinite(total)) features->undefined = too_large;
    settle(features);
}

/* --- comparing two ---------------------------------------------------------------------------------------- */

/* 1 - shared / all; two empty lists are the same. */
static double jaccard(const mv_features *a, const mv_features *b)
{
    size_t i = 0, j = 0, both = 0;
    while (i < a->count && j < b->count) {
        uint64_t x = a->items[i].key, y = b->items[j].key;
        both += x == y;
        i += x <= y;
        j += y <= x;
    }
    size_t all = a->count + b->count - both;
    return all ? 1 - (double)both / (double)all : 0;
}

/* The sum of the absolute differences; what is not listed is 0. */
static double manhattan(const mv_features *a, const mv_features *b)
{
    double sum = 0;
    for (size_t i = 0, j = 0; i < a->count || j < b->count;) {
        uint64_t x = i < a->count ? a->items[i].key : UINT64_MAX, y = j < b->count ? b->items[j].key : UINT64_MAX;
        double left = x <= y ? a->items[i++].value : 0, right = y <= x ? b->items[j++].value : 0;
        sum += fabs(left - right);
    }
    return sum;
}

static double total_variation(const mv_features *a, const mv_features *b)
{
    return fmin(1, 0.5 * manhattan(a, b));
}

/* --- the table -------------------------------------------------------------------------------------------- */

static const mv_set_distance rows[] = {
    { "signed-jaccard", "Jaccard distance of signed ties",
      "share of the ties of two sets that only one of them has; a tie of the other sign is another tie",
      "Jaccard 1901; Levandowsky and Winter, Nature 234 (1971)", 3, read_signed_pairs, jaccard },
    { "jaccard", "Jaccard distance of ties", "share of the tied pairs of two sets that are tied in only one",
      "Jaccard 1901; Levandowsky and Winter, Nature 234 (1971)", 3, read_pairs, jaccard },
    { "typed-jaccard", "Jaccard distance of typed relations",
      "share of the pairs, types and signs of relations of two sets that only one of them has",
      "Jaccard 1901; Levandowsky and Winter, Nature 234 (1971)", 3, read_types, jaccard },
    { "manhattan", "Manhattan distance of signed strengths",
      "sum over all pairs of the absolute difference of signed strength; no tie is 0",
      "Banks and Carley, J. Classification 11 (1994)", -1, read_pairs, manhattan },
    { "profile", "Total variation of the focus's vectors",
      "share of the focus's positive strength that goes to another vector",
      "Levin, Peres and Wilmer, Markov Chains and Mixing Times (2009), ch. 4", 3, read_profile, total_variation },
    { "partners", "Total variation of the focus's partners",
      "share of the focus's positive strength that goes to another partner",
      "Levin, Peres and Wilmer, Markov Chains and Mixing Times (2009), ch. 4", 3, read_partners, total_variation },
};

size_t mv_set_distance_count(void)
{
    return MV_COUNT(rows);
}

const mv_set_distance *mv_set_distance_at(size_t index)
{
    return &rows[index];
}

const char *mv_set_distance_name(size_t index)
{
    return index < MV_COUNT(rows) ? rows[index].name : NULL;
}

const mv_set_distance *mv_set_distance_find(const char *name)
{
    size_t index;
    return mv_choices_find(mv_set_distance_name, name, &index) ? &rows[index] : NULL;
}

static void fill_pair(mv_sets *sets, const mv_features *features, size_t a, size_t b, bool late)
{
    size_t n = sets->count;
    const char *why = features[a].undefined   ? features[a].undefined
                      : features[b].undefined ? features[b].undefined
                      : late                  ? "the time limit ended the comparison"
                                              : NULL;
    double distance = why ? NAN : a == b ? 0 : sets->distance->compare(&features[a], &features[b]);
    if (isinf((double)(n * n) * distance * distance)) why = too_large; /* the map sums squares */
    sets->distances[a * n + b] = sets->distances[b * n + a] = why ? NAN : distance;
    sets->undefined[a * n + b] = sets->undefined[b * n + a] = why;
}

static void fill_all(mv_sets *sets, const mv_features *features, const mv_sets_options *options, mv_log *log)
{
    size_t n = sets->count, all = n * (n - 1) / 2, done = 0;
    double until = mv_time_until(options->seconds);
    for (size_t a = 0; a < n; a++) {
        if (options->progress) options->progress(options->context, "Distances", done, all);
        for (size_t b = a; b < n; b++) {
            bool late = a != b && done && (sets->limited || mv_time_is_over(until));
            fill_pair(sets, features, a, b, late);
            sets->limited = sets->limited || late;
            done += a != b && !late;
        }
    }
    if (sets->limited) mv_time_say(log, "the comparison", done, all, "distances");
}

void mv_set_distances_fill(mv_sets *sets, const mv_sets_view *view, const mv_sets_options *options, mv_log *log)
{
    size_t n = sets->count;
    mv_features *features = mv_alloc_array(n, sizeof *features);
    sets->distances = mv_alloc_array(n * n, sizeof *sets->distances);
    sets->undefined = mv_alloc_array(n * n, sizeof *sets->undefined);
    for (size_t s = 0; s < n; s++) sets->distance->read(&features[s], view, s);
    fill_all(sets, features, options, log);
    for (size_t s = 0; s < n; s++) free(features[s].items);
    free(features);
}

double mv_sets_between(const mv_sets *sets, size_t a, size_t b)
{
    return sets->distances[a * sets->count + b];
}
