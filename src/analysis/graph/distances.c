#include "analysis/graph/distances.h"
#include "network/network_internal.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/parallel.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A word of bits says of an actor which of the sources have seen it, so that one look at a tie serves all of them:
 * 256 at a time, of which 128 and 512 are slower. Sources are neighbours of one another, as they then see the same
 * actors at the same time, and an actor that all have seen is passed over. Hundreds of times as fast as igraph's
 * searches one by one (scripts/bench, distances-wikielections and distances-slashdot). */

enum { PIECES = 16, WORDS = 4, SOURCES = 64 * WORDS };

typedef struct bits {
    uint64_t word[WORDS];
} bits;

/* The actors in an order in which components, and in them neighbours, stand together. */
typedef struct line {
    size_t count;
    uint32_t *actor, *place; /* at each place, and of each actor */
    size_t *first;           /* neighbours of the one at place i: to[first[i]] .. to[first[i + 1] - 1], places */
    uint32_t *to;
    uint32_t *begin, *end; /* of each place the component: from begin up to, but not, end */
    size_t largest;        /* where the largest component begins */
} line;

/* --- the order -------------------------------------------------------------------------------------------- */

static const uint32_t NOWHERE = UINT32_MAX;

/* Adds the component of an actor, breadth first. */
static void add_component(line *l, const mv_adjacency *a, size_t actor)
{
    size_t begin = l->count;
    l->place[actor] = (uint32_t)l->count;
    l->actor[l->count++] = (uint32_t)actor;
    for (size_t k = begin; k < l->count; k++) {
        for (size_t e = a->first[l->actor[k]]; e < a->middle[l->actor[k]]; e++) {
            uint32_t other = a->to[e];
            if (l->place[other] != NOWHERE) continue;
            l->place[other] = (uint32_t)l->count;
            l->actor[l->count++] = other;
        }
    }
    for (size_t k = begin; k < l->count; k++) {
        l->begin[k] = (uint32_t)begin;
        l->end[k] = (uint32_t)l->count;
    }
    if (l->count - begin > l->end[l->largest] - l->begin[l->largest]) l->largest = begin;
}

static line make_line(const mv_adjacency *a)
{
    size_t n = a->actors, entries = 0;
    line l = { .actor = mv_alloc_array(n, sizeof *l.actor),
               .place = mv_alloc_array(n, sizeof *l.place),
               .first = mv_alloc_array(n + 1, sizeof *l.first),
               .to = mv_alloc_array(2 * a->ties, sizeof *l.to),
               .begin = mv_alloc_array(n + 1, sizeof *l.begin),
               .end = mv_alloc_array(n + 1, sizeof *l.end) };
    for (size_t i = 0; i < n; i++) l.place[i] = NOWHERE;
    for (size_t i = 0; i < n; i++)
        if (l.place[i] == NOWHERE) add_component(&l, a, i);
    for (size_t k = 0; k < n; k++) {
        for (size_t e = a->first[l.actor[k]]; e < a->middle[l.actor[k]]; e++) l.to[entries++] = l.place[a->to[e]];
        l.first[k + 1] = entries;
    }
    return l;
}

static void clear_line(line *l)
{
    MV_FREE(l->actor, l->place, l->first, l->to, l->begin, l->end);
}

/* --- searching -------------------------------------------------------------------------------------------- */

typedef struct search {
    const line *line;
    bits *seen, *fresh, *next; /* by which sources: ever, in the last step, in this one */
    double *sum, *inverse;     /* as in mv_distances, by place */
    double *longest;
} search;

static bool any(const bits *b)
{
    uint64_t all = 0;
    for (size_t w = 0; w < WORDS; w++) all |= b->word[w];
    return all != 0;
}

static bool full(const bits *b)
{
    uint64_t all = ~(uint64_t)0;
    for (size_t w = 0; w < WORDS; w++) all &= b->word[w];
    return all == ~(uint64_t)0;
}

/* How many bits are set: pairs, then fours, then bytes are added within the words. */
static double count(const bits *b)
{
    static const uint64_t twos = 0x5555555555555555, fours = 0x3333333333333333, eights = 0x0f0f0f0f0f0f0f0f;
    uint64_t bytes = 0;
    for (size_t w = 0; w < WORDS; w++) {
        uint64_t x = b->word[w] - ((b->word[w] >> 1) & twos);
        x = (x & fours) + ((x >> 2) & fours);
        bytes += (x + (x >> 4)) & eights;
    }
    uint64_t wide = (bytes & 0x00ff00ff00ff00ff) + ((bytes >> 8) & 0x00ff00ff00ff00ff);
    return (double)((wide * 0x0001000100010001) >> 48);
}

/* Which sources see the actor at this place for the first time, coming from its neighbours. */
static bits newly_seen(const search *s, size_t place)
{
    const line *l = s->line;
    bits all = { { 0 } };
    for (size_t e = l->first[place]; e < l->first[place + 1]; e++) {
        const bits *from = &s->fresh[l->to[e]];
        for (size_t w = 0; w < WORDS; w++) all.word[w] |= from->word[w];
    }
    for (size_t w = 0; w < WORDS; w++) all.word[w] &= ~s->seen[place].word[w];
    return all;
}

/* One tie further, in the components from `begin` to `end`. False: nobody was seen for the first time. */
static bool step(search *s, size_t begin, size_t end, double distance)
{
    bool moved = false;
    for (size_t k = begin; k < end; k++) {
        s->next[k] = (bits){ { 0 } };
        if (full(&s->seen[k])) continue;
        bits found = newly_seen(s, k);
        if (!any(&found)) continue;
        double sources = count(&found);
        s->next[k] = found;
        for (size_t w = 0; w < WORDS; w++) s->seen[k].word[w] |= found.word[w];
        s->sum[k] += sources * distance;
        s->inverse[k] += sources / distance;
        if (s->line->begin[k] == s->line->largest) *s->longest = fmax(*s->longest, distance);
        moved = true;
    }
    bits *last = s->fresh;
    s->fresh = s->next;
    s->next = last;
    return moved;
}

/* From the sources at places `first` .. `last` - 1. */
static void search_from(search *s, size_t first, size_t last)
{
    size_t begin = s->line->begin[first], end = s->line->end[last - 1];
    memset(s->seen + begin, 0, (end - begin) * sizeof *s->seen);
    memset(s->fresh + begin, 0, (end - begin) * sizeof *s->fresh);
    for (size_t k = first; k < last; k++) s->seen[k].word[(k - first) / 64] |= (uint64_t)1 << (k - first) % 64;
    memcpy(s->fresh + first, s->seen + first, (last - first) * sizeof *s->seen);
    for (double distance = 1; step(s, begin, end, distance);) distance++;
}

static void run_piece(const void *context, size_t piece, void *record)
{
    const line *l = context;
    double *values = record;
    search s = { l,
                 mv_alloc_array(l->count, sizeof *s.seen),
                 mv_alloc_array(l->count, sizeof *s.fresh),
                 mv_alloc_array(l->count, sizeof *s.next),
                 values,
                 values + l->count,
                 values + 2 * l->count };
    for (size_t first = piece * SOURCES; first < l->count; first += PIECES * SOURCES)
        search_from(&s, first, first + SOURCES < l->count ? first + SOURCES : l->count);
    MV_FREE(s.seen, s.fresh, s.next);
}

/* --- adding up -------------------------------------------------------------------------------------------- */

static void add_up(mv_distances *d, const line *l, const double *records)
{
    size_t n = l->count, size = 2 * n + 1;
    double total = 0, members = n ? l->end[l->largest] - l->begin[l->largest] : 0;
    for (size_t k = 0; k < n; k++) {
        uint32_t actor = l->actor[k];
        for (size_t piece = 0; piece < PIECES; piece++) {
            d->sum[actor] += records[piece * size + k];
            d->inverse[actor] += records[piece * size + n + k];
        }
        d->reached[actor] = (double)(l->end[k] - l->begin[k]) - 1;
        if (l->begin[k] == l->largest) total += d->sum[actor];
    }
    for (size_t piece = 0; piece < PIECES; piece++) d->longest = fmax(d->longest, records[piece * size + 2 * n]);
    d->mean = members > 1 ? total / (members * (members - 1)) : NAN;
}

mv_status mv_distances_of(mv_distances *out, const mv_adjacency *adjacency, unsigned jobs, mv_log *log)
{
    line l = make_line(adjacency);
    size_t size = 2 * l.count + 1;
    double *records = mv_alloc_array(PIECES * size, sizeof *records);
    mv_parallel work = { .pieces = PIECES,
                         .record_size = size * sizeof *records,
                         .jobs = jobs,
                         .run = run_piece,
                         .context = &l,
                         .what = "distances",
                         .at_once = true };
    *out = (mv_distances){ .sum = mv_alloc_array(l.count, sizeof *out->sum),
                           .inverse = mv_alloc_array(l.count, sizeof *out->inverse),
                           .reached = mv_alloc_array(l.count, sizeof *out->reached) };
    mv_status status = mv_parallel_run(&work, records, log);
    if (!status) add_up(out, &l, records);
    free(records);
    clear_line(&l);
    return status;
}

void mv_distances_clear(mv_distances *distances)
{
    MV_FREE(distances->sum, distances->inverse, distances->reached);
    *distances = (mv_distances){ 0 };
}

/* --- of a network ----------------------------------------------------------------------------------------- */

bool mv_searches_paths(const mv_network *network, bool weighted)
{
    return !weighted && !network->selection.directed && network->actor_count >= MV_SEARCHED_ACTORS;
}

static void free_distances(void *value)
{
    mv_distances_clear(value);
    free(value);
}

mv_status mv_network_distances(const mv_distances **out, const mv_network *network, unsigned jobs, mv_log *log)
{
    mv_memo *memo = &network->graphs->memos[MV_MEMO_DISTANCES];
    *out = memo->value;
    if (memo->value) return MV_OK;
    mv_distances *distances = mv_alloc(sizeof *distances);
    mv_adjacency adjacency = mv_adjacency_of(network, false);
    mv_status status = mv_distances_of(distances, &adjacency, jobs, log);
    mv_adjacency_clear(&adjacency);
    if (status)
        free_distances(distances);
    else
        *memo = (mv_memo){ distances, free_distances };
    *out = memo->value;
    return status;
}
