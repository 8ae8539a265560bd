#include "support/sort.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

enum { BYTES = sizeof(uint64_t), VALUES = 256 };

mv_keyed mv_keyed_new(size_t room)
{
    return (mv_keyed){ mv_alloc_array(room, sizeof(uint64_t)), mv_alloc_array(room, sizeof(uint32_t)), 0 };
}

uint64_t mv_text_key(const char *text)
{
    uint64_t key = 0;
    for (size_t i = 0; i < BYTES; i++) {
        key = key << 8 | (unsigned char)*text;
        text += *text != '\0';
    }
    return key;
}

static unsigned byte_of(uint64_t key, size_t byte)
{
    return key >> 8 * byte & (VALUES - 1);
}

/* How many keys have each value of each byte. */
static void count_values(const mv_keyed *list, size_t counts[BYTES][VALUES])
{
    memset(counts, 0, BYTES * sizeof *counts);
    for (size_t i = 0; i < list->count; i++)
        for (size_t byte = 0; byte < BYTES; byte++) counts[byte][byte_of(list->keys[i], byte)]++;
}

/* By one byte, from one list into the other. `places` are counts, and then where the next of each value goes. */
static void deal(const mv_keyed *from, mv_keyed *to, size_t byte, size_t places[VALUES])
{
    for (size_t value = 0, at = 0; value < VALUES; value++) {
        size_t count = places[value];
        places[value] = at;
        at += count;
    }
    for (size_t i = 0; i < from->count; i++) {
        size_t at = places[byte_of(from->keys[i], byte)]++;
        to->keys[at] = from->keys[i];
        to->numbers[at] = from->numbers[i];
    }
}

static void swap(mv_keyed *a, mv_keyed *b)
{
    mv_keyed kept = *a;
    *a = *b;
    *b = kept;
}

/* By the lowest byte first; a byte that all keys have in common is passed over. */
void mv_keyed_sort(mv_keyed *list)
{
    size_t counts[BYTES][VALUES];
    if (list->count < 2) return;
    count_values(list, counts);
    mv_keyed other = mv_keyed_new(list->count);
    other.count = list->count;
    for (size_t byte = 0; byte < BYTES; byte++) {
        if (counts[byte][byte_of(list->keys[0], byte)] == list->count) continue;
        deal(list, &other, byte, counts[byte]);
        swap(list, &other);
    }
    mv_keyed_clear(&other);
}

size_t mv_keyed_end(const mv_keyed *list, size_t first)
{
    size_t end = first + 1;
    while (end < list->count && list->keys[end] == list->keys[first]) end++;
    return end;
}

void mv_keyed_clear(mv_keyed *list)
{
    MV_FREE(list->keys, list->numbers);
    *list = (mv_keyed){ 0 };
}
