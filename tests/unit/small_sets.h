#ifndef UNIT_SMALL_SETS_H
#define UNIT_SMALL_SETS_H

#include "multivector/network.h"

/* Sets that are written in a line each, for tests of vectors. */
mv_relations *small_set(const char *vectors, const char *actors, const char *relations);
mv_network *small_network(const mv_relations *set, bool directed);

#define SET(vectors, actors, relations)                                                                           \
    mv_relations *set = small_set(vectors, actors, relations);                                                    \
    mv_network *network = small_network(set, false)
#define END_SET                                                                                                   \
    mv_network_free(network);                                                                                     \
    mv_relations_free(set)
#define ACTOR(id) mv_network_find(network, id)

/* NAN for a value that is to be undefined. */
void check_same(double value, double expected, double tolerance);

#define LOOP(tests, test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof table / sizeof *table))

#endif
