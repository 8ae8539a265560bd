#ifndef MODEL_DATE_CHECKS_H
#define MODEL_DATE_CHECKS_H

#include "multivector/relations.h"

/* What every format checks of dates. Finding and saying are apart, because places take time to find. */

#define MV_END_AND_THROUGH "\"end\" and \"through\" say the same in two ways; one of them was expected"

/* A stretch of time as it was read; `through` wins over `end`. */
typedef struct mv_dates {
    mv_date start, end, through;
} mv_dates;

/* False when it ends before it starts. */
bool mv_dates_in_order(mv_dates dates);
void mv_dates_say_disorder(mv_dates dates, const char *what, mv_place place, mv_log *log);

/* A relation that holds when one of its ends does not exist is a mistake in the data. Gives that end and such a
 * day, or NULL. An unknown beginning is no claim; a relation without an end still holds. */
const mv_actor *mv_find_absent(const mv_relations *set, const mv_relation *relation, int32_t *day);

/* A warning, or when `strict` an error. */
void mv_say_absent(const mv_actor *actor, int32_t day, bool strict, mv_place place, mv_log *log);

#endif
