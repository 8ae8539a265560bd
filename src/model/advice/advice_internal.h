#ifndef MODEL_ADVICE_ADVICE_INTERNAL_H
#define MODEL_ADVICE_ADVICE_INTERNAL_H

#include "model/statements.h"
#include "multivector/advice.h"
#include "support/memory.h"
#include "support/text.h"

/* What advice is found in. */
typedef struct mv_advised {
    const mv_relations *set;
    mv_statement *statements; /* see model/statements.h */
    size_t statement_count;
} mv_advised;

/* What is found: nothing when the count stays 0. */
typedef struct mv_found_advice {
    size_t count;
    bool note; /* no warning, whatever the row says */
    mv_text text;
} mv_found_advice;

typedef void mv_advice_find(mv_found_advice *found, const mv_advised *on);

mv_advice_find mv_find_repeated, mv_find_mirrored, mv_find_overlapping, mv_find_opposite; /* statements */
mv_advice_find mv_find_similar_ids, mv_find_lists;                                        /* names */
mv_advice_find mv_find_codes;                                                             /* values */
mv_advice_find mv_find_two_modes;                                                         /* kinds */
mv_advice_find mv_find_inclusive_ends, mv_find_last_date;                                 /* dates */

/* `"A" and "B" (member)`: the relation as an example. */
void mv_advice_say_relation(mv_text *out, const mv_relations *set, const mv_relation *relation);

#endif
