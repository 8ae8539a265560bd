#ifndef STARTER_STARTER_CHOICE_H
#define STARTER_STARTER_CHOICE_H

#include "multivector/network.h"

enum { MV_STARTER_EXAMPLES = 3 };

/* What of a set goes into a document to start from. Indices are those of the network's set. */
typedef struct mv_starter_choice {
    bool *actors;
    size_t examples[MV_STARTER_EXAMPLES]; /* relations of the focus */
    size_t example_count;
} mv_starter_choice;

/* The focus, of each vector so many partners, and who is in an example. */
void mv_starter_choose(mv_starter_choice *choice, const mv_network *network, size_t partners);
void mv_starter_choice_clear(mv_starter_choice *choice);

#endif
