#ifndef RANDOM_SET_H
#define RANDOM_SET_H

#include "multivector/relations.h"

/* A relation set in which everything that a set can say is said in some way, the same for the same number: texts
 * of all alphabets with quotes, controls and marks of direction, dates of all precisions, parallel relations,
 * loops, ids such as 1, n0 and graph. The caller frees it. */
mv_relations *random_set(unsigned long number);

#endif
