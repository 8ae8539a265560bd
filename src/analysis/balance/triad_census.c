#include "multivector/balance.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Triads of a directed signed network, after Batagelj and Mrvar, Social Networks 23 (2001): only triads with an
 * arc are visited, what remains of all is null. */

enum { SIDES = 6, CODES = 729 /* 3^6 */ };

/* --- types ------------------------------------------------------------------------------------------------ */

/* The arcs of a triad in the order a>b b>a a>c c>a b>c c>b; each 0: none, 1: positive, 2: negative. */
typedef struct triad {
    uint8_t arcs[SIDES];
} triad;

static const struct {
    uint8_t from, to;
} ends[SIDES] = { { 0, 1 }, { 1, 0 }, { 0, 2 }, { 2, 0 }, { 1, 2 }, { 2, 1 } };

static size_t code_of(triad t)
{
    size_t code = 0;
    for (size_t i = 0; i < SIDES; i++) code = 3 * code + t.arcs[i];
    return code;
}

static triad triad_of(size_t code)
{
    triad t;
    for (size_t i = SIDES; i-- > 0; code /= 3) t.arcs[i] = (uint8_t)(code % 3);
    return t;
}

/* The same triad with its actors in another order: actor i becomes order[i]. */
static triad reorder(triad t, const uint8_t order[3])
{
    triad result = { { 0 } };
    for (size_t i = 0; i < SIDES; i++)
        for (size_t j = 0; j < SIDES; j++)
            if (ends[j].from == order[ends[i].from] && ends[j].to == order[ends[i].to]) result.arcs[j] = t.arcs[i];
    return result;
}

/* The largest code that some order of the actors gives: the same for all triads of one type. */
static size_t canonical(size_t code)
{
    static const uint8_t orders[6][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
                                          { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
    size_t largest = code;
    for (size_t i = 0; i < MV_COUNT(orders); i++) {
        size_t other = code_of(reorder(triad_of(code), orders[i]));
        if (other > largest) largest = other;
    }
    return largest;
}

/* --- names ------------------------------------------------------------------------------------------------ */

/* How the one-way arcs of a triad run: D, U, C or T where mutual, asymmetric and null pairs do not tell. */
static const char *direction_of(triad t, int mutual, int asymmetric)
{
    int out[3] = { 0 }, in[3] = { 0 }, most_out = 0, most_in = 0;
    bool meets_mutual_at_head = false;
    for (size_t i = 0; i < SIDES; i++) {
        size_t back = i ^ 1, third = 3u - ends[i].from - ends[i].to;
        if (!t.arcs[i] || t.arcs[back]) continue;
        out[ends[i].from]++;
        in[ends[i].to]++;
        for (size_t j = 0; j < SIDES; j++)
            if (ends[j].from == ends[i].to && ends[j].to == third && t.arcs[j] && t.arcs[j ^ 1])
                meets_mutual_at_head = true;
    }
    for (int i = 0; i < 3; i++) {
        if (out[i] > most_out) most_out = out[i];
        if (in[i] > most_in) most_in = in[i];
    }
    if (asymmetric == 3) return most_out == 2 ? "T" : "C";
    if (asymmetric == 1 && mutual == 1) return meets_mutual_at_head ? "D" : "U";
    if (asymmetric == 2) return most_out == 2 ? "D" : most_in == 2 ? "U" : "C";
    return "";
}

/* The class of Holland and Leinhardt (mutual, asymmetric and null pairs), a hyphen, and the six arcs. */
static void name_type(mv_triad_type *type, size_t code)
{
    triad t = triad_of(code);
    int mutual = 0, asymmetric = 0;
    for (size_t i = 0; i < SIDES; i += 2) {
        mutual += t.arcs[i] && t.arcs[i + 1];
        asymmetric += !t.arcs[i] != !t.arcs[i + 1];
    }
    const char *direction = direction_of(t, mutual, asymmetric);
    char digits[] = { (char)('0' + mutual), (char)('0' + asymmetric), (char)('0' + 3 - mutual - asymmetric) };
    char *end = type->name;
    memcpy(end, digits, sizeof digits);
    end += sizeof digits;
    if (*direction) *end++ = *direction;
    *end++ = '-';
    for (size_t i = 0; i < SIDES; i++) *end++ = "0PN"[t.arcs[i]];
    *end = '\0';
}

/* --- neighbours ------------------------------------------------------------------------------------------- */

/* An actor joined to another by one or two arcs. */
typedef struct neighbour {
    uint32_t of, actor;
    uint8_t out, in; /* 0, 1, 2 as above */
} neighbour;

typedef struct neighbours {
    neighbour *items; /* by (of, actor) */
    size_t count, *first;
} neighbours;

static int by_ends(const void *a, const void *b)
{
    const neighbour *x = a, *y = b;
    if (x->of != y->of) return x->of < y->of ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

/* Each arc is a neighbour at both its ends; the two entries of a mutual pair become one. */
static neighbours list_neighbours(const mv_network *network)
{
    neighbours all = { mv_alloc_array(2 * network->arc_count, sizeof *all.items), 0,
                       mv_alloc_array(network->actor_count + 1, sizeof *all.first) };
    size_t count = 0;
    for (const mv_arc *arc = network->arcs; arc < network->arcs + network->arc_count; arc++) {
        if (arc->state != MV_POSITIVE && arc->state != MV_NEGATIVE) continue;
        uint8_t sign = arc->state == MV_POSITIVE ? 1 : 2;
        all.items[count++] = (neighbour){ arc->from, arc->to, sign, 0 };
        all.items[count++] = (neighbour){ arc->to, arc->from, 0, sign };
    }
    if (count) qsort(all.items, count, sizeof *all.items, by_ends);
    for (size_t i = 0; i < count; i++) {
        neighbour *last = all.count ? &all.items[all.count - 1] : NULL, one = all.items[i];
        if (last && by_ends(last, &one) == 0) {
            last->out |= one.out;
            last->in |= one.in;
            continue;
        }
        all.items[all.count++] = one;
        all.first[one.of + 1] = all.count;
    }
    for (size_t i = 1; i <= network->actor_count; i++)
        if (all.first[i] < all.first[i - 1]) all.first[i] = all.first[i - 1];
    return all;
}

/* --- counting --------------------------------------------------------------------------------------------- */

/* The triads of an adjacent pair u < v with every third actor; each triad is counted at its first adjacent pair.
 */
static void count_pair(const neighbours *all, const neighbour *pair, size_t actors, uint64_t *counts)
{
    uint32_t u = pair->of, v = pair->actor;
    const neighbour *a = &all->items[all->first[u]], *last_a = &all->items[all->first[u + 1]];
    const neighbour *b = &all->items[all->first[v]], *last_b = &all->items[all->first[v + 1]];
    uint64_t thirds = 0;
    while (a < last_a || b < last_b) {
        uint32_t w = b == last_b || (a < last_a && a->actor <= b->actor) ? a->actor : b->actor;
        triad t = { { pair->out, pair->in } };
        bool near_u = a < last_a && a->actor == w, near_v = b < last_b && b->actor == w;
        if (near_u) t.arcs[2] = a->out, t.arcs[3] = a->in;
        if (near_v) t.arcs[4] = b->out, t.arcs[5] = b->in;
        a += near_u;
        b += near_v;
        if (w == u || w == v) continue;
        thirds++;
        if (v < w || (u < w && !near_u)) counts[code_of(t)]++;
    }
    counts[code_of((triad){ { pair->out, pair->in } })] += actors - 2 - thirds;
}

/* n (n - 1) (n - 2) / 6 without a product larger than the result. */
static uint64_t all_triads(uint64_t n)
{
    if (n < 3) return 0;
    uint64_t factors[] = { n, n - 1, n - 2 };
    factors[n % 2 ? 1 : 0] /= 2;
    for (int i = 0; i < 3; i++)
        if ((n - (uint64_t)i) % 3 == 0) factors[i] /= 3;
    return factors[0] * factors[1] * factors[2];
}

mv_triad_census mv_triad_census_of(const mv_network *network)
{
    mv_triad_census census = { 0 };
    uint64_t counts[CODES] = { 0 }, types[CODES] = { 0 }, seen = 0;
    neighbours all = list_neighbours(network);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].of < all.items[i].actor) count_pair(&all, &all.items[i], network->actor_count, counts);
    for (size_t code = 0; code < CODES; code++) {
        types[canonical(code)] += counts[code];
        seen += counts[code];
    }
    types[0] = all_triads(network->actor_count) - seen;
    for (size_t code = 0; code < CODES; code++) {
        if (canonical(code) != code) continue;
        mv_triad_type *type = &census.types[census.count++];
        name_type(type, code);
        type->count = types[code];
    }
    free(all.items);
    free(all.first);
    return census;
}
