#define _DEFAULT_SOURCE
#include "support/index.h"
#include "support/memory.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A slot tells most texts apart without a look at where they are, which in a large table is not in the cache:
 * texts shorter than a pointer stand in it themselves, of others the hash does. */
struct mv_index_slot {
    union {
        char itself[sizeof(char *)]; /* filled up with NUL */
        const char *text;
    };
    uint32_t hash; /* the lowest bit is set where the slot has a pointer */
    uint32_t next; /* the number behind that of the text; 0: the slot is free */
};

typedef struct mv_index_slot slot;

/* What is looked for, as its slot would have it. FNV-1a from a random start, with a final mix. */
static slot wanted(uint64_t key, const char *text)
{
    slot want = { .next = 0 };
    uint64_t h = key ^ 0xcbf29ce484222325u;
    size_t length = 0;
    for (; text[length]; length++) h = (h ^ (unsigned char)text[length]) * 0x100000001b3u;
    h ^= h >> 32;
    h = (h + key) * 0x9e3779b97f4a7c15u;
    bool fits = length < sizeof want.itself;
    want.hash = ((uint32_t)(h >> 32) & ~1u) | !fits;
    if (fits)
        memcpy(want.itself, text, length);
    else
        want.text = text;
    return want;
}

static bool says(const slot *one, const slot *want)
{
    if (one->hash != want->hash) return false;
    return memcmp(one->itself, want->itself, sizeof one->itself) == 0 ||
           ((want->hash & 1) && strcmp(one->text, want->text) == 0);
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
