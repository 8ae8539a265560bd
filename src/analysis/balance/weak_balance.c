#include "analysis/graph/adjacency.h"
#include "multivector/balance.h"
#include "support/memory.h"
#include <stdlib.h>

/* Weak balance: can the actors be split into groups at all? */

static bool offends(const mv_network *network, size_t tie, const mv_parts *groups)
{
    const mv_tie *t = &network->ties[tie];
    return t->state == MV_NEGATIVE && groups->part_of[t->a] == groups->part_of[t->b];
}

/* A shortest path of positive ties from a to b, which are joined by one: breadth first from b, so that the steps
 * read from a. */
static void find_path(mv_weak_balance *balance, const mv_adjacency *adjacency, uint32_t a, uint32_t b)
{
    uint32_t *queue = mv_alloc_array(adjacency->actors, sizeof *queue), head = 0, tail = 0;
    uint32_t *next = mv_alloc_array(adjacency->actors, sizeof *next); /* on the way to b, plus one; 0: not seen */
    next[b] = b + 1;
    queue[tail++] = b;
    while (!next[a]) {
        uint32_t actor = queue[head++];
        for (size_t e = adjacency->first[actor]; e < adjacency->middle[actor]; e++) {
            uint32_t other = adjacency->to[e];
            if (next[other]) continue;
            next[other] = actor + 1;
            queue[tail++] = other;
        }
    }
    for (uint32_t actor = a;; actor = next[actor] - 1) {
        balance->path = mv_grow(balance->path, balance->path_length, sizeof *balance->path);
        balance->path[balance->path_length++] = actor;
        if (actor == b) break;
    }
    free(queue);
    free(next);
}

static size_t count_groups(const mv_adjacency *adjacency, const mv_parts *groups)
{
    size_t count = 0;
    for (size_t g = 0; g < groups->count; g++)
        if (mv_adjacency_degree(adjacency, groups->actors[groups->first[g]]) > 0) count++;
    return count;
}

/* A network is clusterable when no cycle has exactly one negative tie, that is when no negative tie lies within a
 * component of the positive ties; strength does not count. Davis, Hum. Relat. 20 (1967), theorem 1. */
mv_weak_balance mv_weak_balance_of(const mv_network *network)
{
    mv_adjacency adjacency = mv_adjacency_of(network, false);
    mv_parts groups = mv_positive_parts_of(&adjacency);
    mv_weak_balance balance = { .tie = MV_NONE, .groups = count_groups(&adjacency, &groups) };
    for (size_t i = 0; i < network->tie_count; i++)
        if (offends(network, i, &groups) && balance.offending++ == 0) balance.tie = i;
    balance.clusterable = balance.offending == 0;
    if (!balance.clusterable)
        find_path(&balance, &adjacency, network->ties[balance.tie].a, network->ties[balance.tie].b);
    mv_parts_clear(&groups);
    mv_adjacency_clear(&adjacency);
    return balance;
}

void mv_weak_balance_clear(mv_weak_balance *balance)
{
    free(balance->path);
    *balance = (mv_weak_balance){ 0 };
}
