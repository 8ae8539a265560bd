#ifndef REPORT_SECTIONS_BALANCE_PARTS_H
#define REPORT_SECTIONS_BALANCE_PARTS_H

#include "multivector/balance.h"
#include "report/sections/section.h"

/* What the section on balance is written from; its words are in balance_prose.c. */

typedef struct mv_balance {
    const mv_report_input *input;
    mv_report *report;
    const mv_network *network;
    mv_section *section;
    mv_triangles triangles;
    mv_frustration_pair pair;
    mv_universal bodies;
    mv_without_universal without; /* empty without bodies: all is then as in the whole */
    bool searched;                /* false: the network is large and nobody asked */
} mv_balance;

#define MV_BALANCE_TOO_LARGE "the network is large: --sections balance searches it"

/* Without a negative tie every number is what it must be: readers get one sentence instead. */
bool mv_balance_says_nothing(const mv_balance *b);

/* The actors on one side, ascending; the caller frees them. */
size_t *mv_balance_faction(const mv_balance *b, const mv_frustration *result, int side, size_t *count);

void mv_balance_say(const mv_balance *b);

#endif
