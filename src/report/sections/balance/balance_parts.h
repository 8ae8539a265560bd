#ifndef REPORT_SECTIONS_BALANCE_BALANCE_PARTS_H
#define REPORT_SECTIONS_BALANCE_BALANCE_PARTS_H

#include "multivector/balance.h"
#include "report/sections/parts/section.h"

/* What the section on balance is written from; its words are in balance_prose.c, more than two camps in
 * balance_groups.c. */

typedef struct mv_balance {
    const mv_report_input *input;
    mv_report *report;
    const mv_network *network;
    mv_section *section;
    mv_triangles triangles;
    mv_frustration_pair pair;
    mv_universal bodies;
    mv_without_universal without; /* empty without bodies: all is then as in the whole */
    mv_clusterability curve;
    mv_relaxed_balance relaxed;           /* this and the curve are empty where they are not looked for */
    mv_signed_communities communities[2]; /* by mv_objective */
    bool searched;                        /* false: the network is large and nobody asked */
} mv_balance;

#define MV_BALANCE_TOO_LARGE "the network is large: --sections balance searches it"

/* Without a negative tie every number is what it must be: readers get one sentence instead. */
bool mv_balance_says_nothing(const mv_balance *b);

/* The actors on one side, ascending; the caller frees them. */
size_t *mv_balance_faction(const mv_balance *b, const mv_frustration *result, int side, size_t *count);

/* A field; without a title, and where balance says nothing, for machines only. */
void mv_balance_add(const mv_balance *b, const char *key, const char *title, mv_value value);

/* The ids of an ascending list of actors. */
mv_value mv_balance_ids(const mv_balance *b, const size_t *actors, size_t count);

/* The actors of one group, ascending; group[i] is that of actor i. The caller frees them. */
size_t *mv_balance_members(const mv_balance *b, const uint32_t *group, size_t number, size_t *count);

/* Groups, positions and communities, and their tables. */
mv_status mv_balance_add_groups(mv_balance *b);
void mv_balance_clear_groups(mv_balance *b);

void mv_balance_say(const mv_balance *b);

#endif
