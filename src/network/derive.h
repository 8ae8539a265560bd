#ifndef NETWORK_DERIVE_H
#define NETWORK_DERIVE_H

#include "multivector/relations.h"

/* A new set with the head of another, its files, sources, vectors, types and coverage, and as yet no actor. The
 * texts stay those of `set`, which must outlive it. */
mv_relations *mv_derive(const mv_relations *set);

#endif
