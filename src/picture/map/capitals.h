#ifndef PICTURE_MAP_CAPITALS_H
#define PICTURE_MAP_CAPITALS_H

#include "multivector/relations.h"

/* Where states have their capital, by alpha-3 code; of states that are no more, as well. Written by
 * scripts/map-tables. */
typedef struct mv_capital {
    const char *code, *name;
    mv_location place;
} mv_capital;

extern const mv_capital mv_capitals[]; /* sorted by code */
extern const size_t mv_capital_count;

/* NULL when there is none of this code. */
const mv_capital *mv_capital_of(const char *code);

#endif
