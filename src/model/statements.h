#ifndef MODEL_STATEMENTS_H
#define MODEL_STATEMENTS_H

#include "multivector/relations.h"

/* The relations of a set, those that say the same beside one another: to find what is said twice, from both ends,
 * for overlapping times or with the opposite sign. */

typedef struct mv_statement {
    const mv_relation *relation;
    uint32_t low, high; /* its ends, in the order of their numbers */
} mv_statement;

/* All but self-loops, by pair, type, direction (has it one?), sign, beginning, end, weight, then those from the
 * lower end on before those from the higher, in the order of the file. Freed by the caller. */
mv_statement *mv_statements_of(const mv_relations *set, size_t *count);

/* The day on which it begins; before all of them where none is known. */
int32_t mv_statement_beginning(const mv_relation *relation);

/* How far two statements are the same. */
typedef enum mv_sameness { MV_SAME_PAIR, MV_SAME_TYPE, MV_SAME_SIGN, MV_SAME_DATES, MV_SAME_WEIGHT } mv_sameness;

/* Behind the last that is the same as the first so far; whether they have a direction is part of their type. */
size_t mv_statements_end(const mv_statement *list, size_t count, size_t first, mv_sameness sameness);

/* Whether it leads from the lower end to the higher. */
bool mv_statement_leads_up(const mv_statement *one);

/* How many of so many do. */
size_t mv_statements_up(const mv_statement *list, size_t count);

#endif
