#ifndef MODEL_IDENTITY_H
#define MODEL_IDENTITY_H

#include "multivector/relations.h"

/* Predecessors of actors: what every format checks once all actors are there. */

/* An actor that continues itself by way of others, and which of its predecessors leads round; MV_NONE: there is
 * none. Predecessors that are no actors of the set are passed over. */
size_t mv_find_circle(const mv_relations *set, size_t *predecessor);

#endif
