#define _DEFAULT_SOURCE
#include "support/index.h"
#include "support/memory.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A slot tells most texts apart without a look at where they are, which in a large table is not in the cache:
 * texts of up to seven bytes stand in it themselves, of others the hash does. */
typedef struct mv_index_slot {
    union {
        uint64_t itself; /* its bytes, filled up with NUL */
        const char *text;
    };
    uint32_t hash; /* the lowest bit is set where the slot has a pointer */
    uint32_t next; /* the number behind that of the text; 0: the slot is free */
} slot;

static uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

/* What is looked for, as its slot would have it. The text is mixed in eight bytes at a time, from a random start.
 */
static slot wanted(uint64_t key, const char *text)
{
    const char *at = text;
    uint64_t h = key, word;
    size_t count;
    for (;; at += count, h = mix(h ^ word)) {
        for (word = count = 0; count < sizeof word && at[count]; count++)
            word |= (uint64_t)(unsigned char)at[count] << 8 * count;
        if (count < sizeof word) break;
    }
    h = mix(mix(h ^ word) + key);
    slot want = { .hash = (uint32_t)(h >> 32) & ~1u };
    if (at == text)
        want.itself = word;
    else
        want.text = text, want.hash |= 1;
    return want;
}

static bool says(const slot *one, const slot *want)
{
    if (one->hash != want->hash) return false;
    return one->hash & 1 ? one->text == want->text || strcmp(one->text, want->text) == 0
                         : one->itself == want->itself;
}

/* Neighbours in a table have hashes that differ in the bits above the lowest. */
static slot *slot_of(const mv_index *index, const slot *want)
{
    size_t mask = index->room - 1, at = want->hash >> 1 & mask;
    while (index->slots[at].next && !says(&index->slots[at], want)) at = (at + 1) & mask;
    return &index->slots[at];
}

static void enlarge(mv_index *index)
{
    slot *old = index->slots;
    size_t old_room = index->room;
    if (!old_room && getentropy(&index->key, sizeof index->key)) index->key = 0;
    index->room = old_room ? 2 * old_room : 64;
    index->slots = mv_alloc_array(index->room, sizeof *index->slots);
    for (size_t i = 0; i < old_room; i++) {
        size_t at = old[i].hash >> 1 & (index->room - 1);
        if (!old[i].next) continue;
        while (index->slots[at].next) at = (at + 1) & (index->room - 1);
        index->slots[at] = old[i];
    }
    free(old);
}

int mv_index_add(mv_index *index, const char *text, size_t number)
{
    if (number >= UINT32_MAX) mv_out_of_memory(); /* relations have numbers of 32 bits as well */
    if (4 * (index->count + 1) > 3 * index->room) enlarge(index);
    slot want = wanted(index->key, text), *place = slot_of(index, &want);
    if (place->next) return 0;
    want.next = (uint32_t)number + 1;
    *place = want;
    index->count++;
    return 1;
}

size_t mv_index_find(const mv_index *index, const char *text)
{
    if (!index->room) return MV_ABSENT;
    const slot want = wanted(index->key, text), *found = slot_of(index, &want);
    return found->next ? found->next - 1 : MV_ABSENT;
}

void mv_index_fetch(const mv_index *index, const char *text)
{
    if (index->room) __builtin_prefetch(&index->slots[wanted(index->key, text).hash >> 1 & (index->room - 1)]);
}

void mv_index_clear(mv_index *index)
{
    free(index->slots);
    *index = (mv_index){ 0 };
}
