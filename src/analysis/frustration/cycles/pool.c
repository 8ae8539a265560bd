#include "analysis/frustration/cycles/pool.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The sum of scrambled edge numbers: the same from wherever one starts around the cycle. That two cycles are taken
 * for one is as unlikely as 2^-50, and would only leave one of them out of the pool. */
static uint64_t digest(const uint32_t *edges, size_t count)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t z = (edges[i] + 1) * 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 32)) * 0xd6e8feb86659fd93u;
        sum += z ^ (z >> 29);
    }
    return sum;
}

static bool insert(mv_pool *pool, uint64_t digest_of_cycle)
{
    uint32_t key = (uint32_t)(digest_of_cycle >> 32) | 1;
    size_t slot = (size_t)digest_of_cycle & (pool->room - 1);
    while (pool->seen[slot] && pool->seen[slot] != key) slot = (slot + 1) & (pool->room - 1);
    if (pool->seen[slot]) return false;
    pool->seen[slot] = key;
    return true;
}

static void index_again(mv_pool *pool, size_t room)
{
    free(pool->seen);
    pool->room = room;
    pool->seen = mv_alloc_array(room, sizeof *pool->seen);
    for (size_t i = 0; i < pool->count; i++)
        insert(pool, digest(pool->edges + pool->start[i], pool->start[i + 1] - pool->start[i]));
}

mv_pool mv_pool_make(void)
{
    mv_pool pool = { .start = mv_alloc(sizeof(uint32_t)) };
    index_again(&pool, 256);
    return pool;
}

void mv_pool_clear(mv_pool *pool)
{
    MV_FREE(pool->start, pool->edges, pool->y, pool->best, pool->seen);
    *pool = (mv_pool){ 0 };
}

bool mv_pool_add(mv_pool *pool, const uint32_t *edges, size_t count)
{
    if (2 * pool->count >= pool->room) index_again(pool, 2 * pool->room);
    if (!insert(pool, digest(edges, count))) return false;
    pool->start = mv_grow(pool->start, pool->count + 1, sizeof *pool->start);
    pool->y = mv_grow(pool->y, pool->count, sizeof *pool->y);
    pool->best = mv_grow(pool->best, pool->count, sizeof *pool->best);
    uint32_t length = pool->start[pool->count];
    for (size_t i = 0; i < count; i++) {
        pool->edges = mv_grow(pool->edges, length, sizeof *pool->edges);
        pool->edges[length++] = edges[i];
    }
    pool->y[pool->count] = 0;
    pool->best[pool->count] = 0;
    pool->start[++pool->count] = length;
    return true;
}

size_t mv_pool_keep(mv_pool *pool, const uint8_t *keep)
{
    size_t kept = 0, before = pool->count;
    uint32_t length = 0;
    for (size_t i = 0; i < before; i++) {
        if (!keep[i]) continue;
        uint32_t begin = pool->start[i], size = pool->start[i + 1] - begin;
        memmove(pool->edges + length, pool->edges + begin, size * sizeof *pool->edges);
        pool->y[kept] = pool->y[i];
        pool->best[kept] = pool->best[i];
        pool->start[kept++] = length;
        length += size;
    }
    pool->start[kept] = length;
    pool->count = kept;
    index_again(pool, pool->room);
    return before - kept;
}
