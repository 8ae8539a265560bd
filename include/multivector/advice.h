#ifndef MULTIVECTOR_ADVICE_H
#define MULTIVECTOR_ADVICE_H

#include "multivector/decls.h"
#include "multivector/relations.h"

MV_BEGIN_DECLS

/* What a careful colleague would say of a valid relation set before its numbers are believed: statements that may
 * count twice, actors that may be one, values that may be none, and how to mend that. Nothing of it is an error.
 */

typedef struct mv_advice {
    const char *name;  /* of mv_advice_name() */
    const char *title; /* "relations said again": what there is so many of */
    bool warning;      /* numbers may be wrong by it; otherwise a note, good to know */
    bool repeats;      /* mv_selection.distinct, or a period, mends it */
    size_t count;      /* how many there are; never 0 */
    char *text;        /* one line: how many, one of them, and what mends it. May hold text of the input */
} mv_advice;

typedef struct mv_advice_list {
    mv_advice *items;
    size_t count;
} mv_advice_list;

/* All there is to say of a set, in the order of the table; nothing of an empty set. It takes a sort of the
 * relations and a walk through the actors. MV_INTERNAL when memory runs out. To be cleared. */
mv_status mv_advise(mv_advice_list *out, const mv_relations *set, mv_log *log);
void mv_advice_clear(mv_advice_list *list);

/* The kinds of advice there are, and what each is about; NULL behind the last. */
const char *mv_advice_name(size_t index);
const char *mv_advice_title(size_t index);

MV_END_DECLS

#endif
