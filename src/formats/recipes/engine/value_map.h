#ifndef FORMATS_RECIPES_ENGINE_VALUE_MAP_H
#define FORMATS_RECIPES_ENGINE_VALUE_MAP_H

#include "support/memory.h"

/* The map of by_value() and by_prefix(): 'A..B=TEXT, C=TEXT, *=TEXT'. */

typedef struct mv_map_entry {
    const char *from, *to, *text; /* from one key to another, both included; "*" is all the rest */
    size_t length;                /* of the keys */
    double low, high;             /* the keys as numbers, */
    bool numeric;                 /* where both are */
} mv_map_entry;

typedef struct mv_value_map {
    char *text;
    mv_map_entry *entries;
    size_t count;
} mv_value_map;

#define MV_MAP_FORM "a map is written 'A=TEXT, B..C=TEXT, *=TEXT'"

/* NULL when it is not written so. Freed with mv_value_map_free(). */
mv_value_map *mv_value_map_read(const char *text);
void mv_value_map_free(void *map); /* accepts NULL */

#endif
