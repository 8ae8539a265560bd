#include "multivector/balance.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Triads of a directed signed network, after Batagelj and Mrvar, Social Networks 23 (2001): only triads with an
 * arc are visited, what remains of all is null. */

enum { SIDES = 6, ORDERS = 6, CODES = 729 /* 3^6 */ };

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

/* The same triad with its actors in the n-th order of six. */
static triad in_order(triad t, size_t n)
{
    static const uint8_t orders[ORDERS][3] = { { 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
                                               { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 } };
    return reorder(t, orders[n]);
}

/* --- names ------------------------------------------------------------------------------------------------ */

/* The classes of Holland and Leinhardt, by the arcs that signnet writes down for each: 1 where there is one. */
static const struct {
    const char *name, *arcs;
} classes[] = {
    { "003", "000000" },  { "012", "000010" },  { "102", "000011" },  { "021C", "011000" },
    { "021U", "010100" }, { "021D", "101000" }, { "111U", "010011" }, { "111D", "100011" },
    { "201", "001111" },  { "030C", "100110" }, { "030T", "010110" }, { "120U", "010111" },
    { "120D", "101011" }, { "120C", "011011" }, { "210", "111011" },  { "300", "111111" },
};

/* Of the orders of its actors that give the arcs of its class, signnet takes the one whose negative arcs come
 * first in the rows of the matrix (a>b a>c b>a b>c c>a c>b), but for these four types. */
static const char *const irregular[] = { "P0N0NP", "PNNPPP", "PNNPPN", "PPNPNP" };

static void spell(triad t, char letters[SIDES + 1])
{
    for (size_t i = 0; i < SIDES; i++) letters[i] = "0PN"[t.arcs[i]];
    letters[SIDES] = '\0';
}

static bool has_arcs(triad t, const char *arcs)
{
    for (size_t i = 0; i < SIDES; i++)
        if (!t.arcs[i] != (arcs[i] == '0')) return false;
    return true;
}

/* The larger comes first. */
static size_t precedence(triad t)
{
    static const uint8_t rows[SIDES] = { 0, 2, 1, 4, 3, 5 };
    char letters[SIDES + 1];
    size_t code = 0;
    spell(t, letters);
    for (size_t i = 0; i < MV_COUNT(irregular); i++)
        if (strcmp(letters, irregular[i]) == 0) return CODES;
    for (size_t i = 0; i < SIDES; i++) code = 3 * code + t.arcs[rows[i]];
    return code;
}

/* The triad as its type writes it down, the same for all triads of one type; and the class. */
static triad typical(triad t, size_t *class)
{
    triad best = t;
    for (*class = 0; *class < MV_COUNT(classes); ++*class) {
        bool found = false;
        for (size_t n = 0; n < ORDERS; n++) {
            triad other = in_order(t, n);
            if (!has_arcs(other, classes[*class].arcs)) continue;
            if (!found || precedence(other) > precedence(best)) best = other;
            found = true;
        }
        if (found) break;
    }
    return best;
}

/* The class, a hyphen, and the six arcs. */
static void name_type(mv_triad_type *type, triad t, size_t class)
{
    char letters[SIDES + 1];
    spell(t, letters);
    snprintf(type->name, sizeof type->name, "%s-%s", classes[class].name, letters);
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
        size_t class, type = code_of(typical(triad_of(code), &class));
        types[type] += counts[code];
        seen += counts[code];
    }
    types[0] = all_triads(network->actor_count) - seen;
    for (size_t code = 0; code < CODES; code++) {
        size_t class;
        triad t = typical(triad_of(code), &class);
        if (code_of(t) != code) continue;
        mv_triad_type *type = &census.types[census.count++];
        name_type(type, t, class);
        type->count = types[code];
    }
    free(all.items);
    free(all.first);
    return census;
}
