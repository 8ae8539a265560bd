#ifndef SUPPORT_INDEX_H
#define SUPPORT_INDEX_H

#include <stddef.h>

/* From a text to a number of 32 bits: the look-up of ids. The texts are borrowed. Start from { 0 }. The hash is
 * keyed anew for each table with a random number, so that no input can be built to make it slow; nothing is ever
 * listed from it, so the order of output does not depend on it. */
typedef struct mv_index {
    struct mv_index_slot *slots;
    size_t room, count;
    unsigned long long key;
} mv_index;

#define MV_ABSENT ((size_t)-1)

/* False, and no change, when the text is there already. */
int mv_index_add(mv_index *index, const char *text, size_t number);
size_t mv_index_find(const mv_index *index, const char *text); /* MV_ABSENT when it is not there */
void mv_index_fetch(const mv_index *index, const char *text);  /* it will be looked for soon: memory is slow */
void mv_index_clear(mv_index *index);

#endif
