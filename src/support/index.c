#define _DEFAULT_SOURCE
#include "support/index.h"
#include "support/memory.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct mv_index_slot {
    const char *text; /* NULL: free */
    size_t number;
};

/* FNV-1a from a random start, with a final mix. */
static uint64_t hash(uint64_t key, const char *text)
{
    uint64_t h = key ^ 0xcbf29ce484222325u;
    for (; *text; text++) h = (h ^ (unsigned char)*text) * 0x100000001b3u;
    h ^= h >> 32;
    h = (h + key) * 0x9e3779b97f4a7c15u;
    return h ^ h >> 29;
}

static struct mv_index_slot *slot_of(const mv_index *index, const char *text)
{
    size_t mask = index->room - 1, at = (size_t)hash(index->key, text) & mask;
    while (index->slots[at].text && strcmp(index->slots[at].text, text) != 0) at = (at + 1) & mask;
    return &index->slots[at];
}

static void enlarge(mv_index *index)
{
    struct mv_index_slot *old = index->slots;
    size_t old_room = index->room;
    if (!old_room && getentropy(&index->key, sizeof index->key)) index->key = 0;
    index->room = old_room ? 2 * old_room : 64;
    index->slots = mv_alloc_array(index->room, sizeof *index->slots);
    for (size_t i = 0; i < old_room; i++)
        if (old[i].text) *slot_of(index, old[i].text) = old[i];
    free(old);
}

int mv_index_add(mv_index *index, const char *text, size_t number)
{
    if (2 * (index->count + 1) > index->room) enlarge(index);
    struct mv_index_slot *slot = slot_of(index, text);
    if (slot->text) return 0;
    *slot = (struct mv_index_slot){ text, number };
    index->count++;
    return 1;
}

size_t mv_index_find(const mv_index *index, const char *text)
{
    if (!index->room) return MV_ABSENT;
    const struct mv_index_slot *slot = slot_of(index, text);
    return slot->text ? slot->number : MV_ABSENT;
}

void mv_index_clear(mv_index *index)
{
    free(index->slots);
    *index = (mv_index){ 0 };
}
