#ifndef SUPPORT_SORT_H
#define SUPPORT_SORT_H

#include <stddef.h>
#include <stdint.h>

/* Numbers with keys to sort them by, in time that grows as their count does. Two arrays, so that the numbers alone
 * can be kept. */
typedef struct mv_keyed {
    uint64_t *keys;
    uint32_t *numbers;
    size_t count;
} mv_keyed;

mv_keyed mv_keyed_new(size_t room);

static inline void mv_keyed_add(mv_keyed *list, uint64_t key, size_t number)
{
    list->keys[list->count] = key;
    list->numbers[list->count++] = (uint32_t)number;
}

/* A pair as a key: by the first, then by the second. */
static inline uint64_t mv_pair_key(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

/* The first bytes of a text as a key: texts are sorted by it as by strcmp(), as far as it goes. */
uint64_t mv_text_key(const char *text);

/* By key; numbers of one key stay in the order in which they were added. */
void mv_keyed_sort(mv_keyed *list);

/* Behind the last of the same key as the first. */
size_t mv_keyed_end(const mv_keyed *list, size_t first);

void mv_keyed_clear(mv_keyed *list);

#endif
