#include "analysis/graph/adjacency.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* --- building --------------------------------------------------------------------------------------------- */

static mv_adjacency allocate(size_t actors, size_t ties, bool weighted)
{
    return (mv_adjacency){
        .actors = actors,
        .ties = ties,
        .first = mv_alloc_array(actors + 1, sizeof(size_t)),
        .middle = mv_alloc_array(actors, sizeof(size_t)),
        .to = mv_alloc_array(2 * ties, sizeof(uint32_t)),
        .strength = weighted ? mv_alloc_array(2 * ties, sizeof(double)) : NULL,
    };
}

/* Where the next positive and the next negative neighbour of each actor go. */
typedef struct slots {
    size_t *positive, *negative;
} slots;

static slots make_slots(size_t actors)
{
    return (slots){ mv_alloc_array(actors, sizeof(size_t)), mv_alloc_array(actors, sizeof(size_t)) };
}

/* From degrees to the bounds of the lists. */
static void lay_out(mv_adjacency *adjacency, slots *s)
{
    for (size_t i = 0; i < adjacency->actors; i++) {
        size_t first = adjacency->first[i];
        adjacency->middle[i] = first + s->positive[i];
        adjacency->first[i + 1] = adjacency->middle[i] + s->negative[i];
        s->positive[i] = first;
        s->negative[i] = adjacency->middle[i];
    }
}

static void place(mv_adjacency *adjacency, slots *s, uint32_t from, uint32_t to, bool positive, double strength)
{
    size_t slot = positive ? s->positive[from]++ : s->negative[from]++;
    adjacency->to[slot] = to;
    if (adjacency->strength) adjacency->strength[slot] = strength;
}

static void clear_slots(slots *s)
{
    free(s->positive);
    free(s->negative);
}

static bool is_signed(const mv_tie *tie)
{
    return tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE;
}

/* The ties are sorted by (a, b), so the lists come out ascending. */
mv_adjacency mv_adjacency_of(const mv_network *network, bool weighted)
{
    size_t ties = network->states[MV_POSITIVE] + network->states[MV_NEGATIVE];
    mv_adjacency adjacency = allocate(network->actor_count, ties, weighted);
    slots s = make_slots(network->actor_count);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        size_t *degree = tie->state == MV_POSITIVE ? s.positive : s.negative;
        if (!is_signed(tie)) continue;
        degree[tie->a]++;
        degree[tie->b]++;
    }
    lay_out(&adjacency, &s);
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (!is_signed(tie)) continue;
        place(&adjacency, &s, tie->a, tie->b, tie->state == MV_POSITIVE, tie->strength);
        place(&adjacency, &s, tie->b, tie->a, tie->state == MV_POSITIVE, tie->strength);
    }
    clear_slots(&s);
    return adjacency;
}

mv_adjacency mv_adjacency_make(size_t actors, size_t ties, const uint32_t *a, const uint32_t *b,
                               const bool *positive)
{
    mv_adjacency adjacency = allocate(actors, ties, false);
    slots s = make_slots(actors);
    for (size_t i = 0; i < ties; i++) {
        size_t *degree = positive[i] ? s.positive : s.negative;
        degree[a[i]]++;
        degree[b[i]]++;
    }
    lay_out(&adjacency, &s);
    for (size_t i = 0; i < ties; i++) {
        place(&adjacency, &s, a[i], b[i], positive[i], 1);
        place(&adjacency, &s, b[i], a[i], positive[i], 1);
    }
    clear_slots(&s);
    return adjacency;
}

void mv_adjacency_clear(mv_adjacency *adjacency)
{
    MV_FREE(adjacency->first, adjacency->middle, adjacency->to, adjacency->strength);
    *adjacency = (mv_adjacency){ 0 };
}

/* --- components ------------------------------------------------------------------------------------------- */

#define UNSEEN UINT32_MAX

/* Gives `part` to every actor that can be reached from `start`. */
static void flood(const mv_adjacency *adjacency, bool positive_only, size_t start, uint32_t part,
                  uint32_t *part_of, uint32_t *stack)
{
    size_t depth = 0;
    stack[depth++] = (uint32_t)start;
    part_of[start] = part;
    while (depth) {
        size_t actor = stack[--depth];
        size_t end = positive_only ? adjacency->middle[actor] : adjacency->first[actor + 1];
        for (size_t e = adjacency->first[actor]; e < end; e++) {
            uint32_t other = adjacency->to[e];
            if (part_of[other] != UNSEEN) continue;
            part_of[other] = part;
            stack[depth++] = other;
        }
    }
}

static mv_parts find_parts(const mv_adjacency *adjacency, bool positive_only)
{
    size_t n = adjacency->actors;
    mv_parts parts = { .actors = mv_alloc_array(n, sizeof(uint32_t)),
                       .part_of = mv_alloc_array(n, sizeof(uint32_t)),
                       .local = mv_alloc_array(n, sizeof(uint32_t)) };
    for (size_t i = 0; i < n; i++) parts.part_of[i] = UNSEEN;
    for (size_t i = 0; i < n; i++)
        if (parts.part_of[i] == UNSEEN)
            flood(adjacency, positive_only, i, (uint32_t)parts.count++, parts.part_of, parts.actors);
    parts.first = mv_alloc_array(parts.count + 1, sizeof(size_t));
    for (size_t i = 0; i < n; i++) parts.local[i] = (uint32_t)parts.first[parts.part_of[i] + 1]++;
    for (size_t p = 0; p < parts.count; p++) parts.first[p + 1] += parts.first[p];
    for (size_t i = 0; i < n; i++) parts.actors[parts.first[parts.part_of[i]] + parts.local[i]] = (uint32_t)i;
    return parts;
}

mv_parts mv_parts_of(const mv_adjacency *adjacency)
{
    return find_parts(adjacency, false);
}

mv_parts mv_positive_parts_of(const mv_adjacency *adjacency)
{
    return find_parts(adjacency, true);
}

void mv_parts_clear(mv_parts *parts)
{
    MV_FREE(parts->first, parts->actors, parts->part_of, parts->local);
    *parts = (mv_parts){ 0 };
}

mv_adjacency mv_adjacency_part(const mv_adjacency *adjacency, const mv_parts *parts, size_t part)
{
    size_t entries = 0, size = mv_part_size(parts, part);
    const uint32_t *actors = parts->actors + parts->first[part];
    for (size_t i = 0; i < size; i++) entries += mv_adjacency_degree(adjacency, actors[i]);
    mv_adjacency own = allocate(size, entries / 2, adjacency->strength != NULL);
    for (size_t i = 0, slot = 0; i < size; i++) {
        size_t from = adjacency->first[actors[i]], to = adjacency->first[actors[i] + 1];
        own.middle[i] = slot + (adjacency->middle[actors[i]] - from);
        if (own.strength) memcpy(own.strength + slot, adjacency->strength + from, (to - from) * sizeof(double));
        for (size_t e = from; e < to; e++) own.to[slot++] = parts->local[adjacency->to[e]];
        own.first[i + 1] = slot;
    }
    return own;
}

bool mv_adjacency_balanced(const mv_adjacency *adjacency)
{
    size_t depth = 0;
    bool balanced = true;
    int8_t *side = mv_alloc_array(adjacency->actors, sizeof *side);
    uint32_t *stack = mv_alloc_array(adjacency->actors, sizeof *stack);
    if (adjacency->actors) side[stack[depth++] = 0] = 1;
    while (depth && balanced) {
        size_t actor = stack[--depth];
        for (size_t e = adjacency->first[actor]; e < adjacency->first[actor + 1]; e++) {
            uint32_t other = adjacency->to[e];
            int8_t expected = (int8_t)(e < adjacency->middle[actor] ? side[actor] : -side[actor]);
            if (side[other] == 0) stack[depth++] = other;
            if (side[other] == -expected) balanced = false;
            side[other] = expected;
        }
    }
    free(side);
    free(stack);
    return balanced;
}
