#ifndef UNIT_VECTOR_WORLDS_H
#define UNIT_VECTOR_WORLDS_H

#include "multivector/metric.h"
#include "multivector/vectors.h"
#include "suites.h"

/* Random networks with vectors: as what they are made of, told to a relation set in several ways, and as matrices.
 */

enum { BATCHES = 8, BATCH = 50, MOST_ACTORS = 8, MOST_VECTORS = 4, MOST_RELATIONS = 60 };

typedef struct link {
    int source, target, sign, type, confidence;
    bool directed;
    double weight;
} link;

typedef struct world {
    int actors, vectors, links;
    bool counted[MOST_VECTORS];
    double shares[MOST_ACTORS][MOST_VECTORS];
    const char *kinds[MOST_ACTORS];
    link link[MOST_RELATIONS];
} world;

typedef double matrix[MOST_ACTORS][MOST_ACTORS];

typedef struct oracle {
    int n;
    int sign[MOST_ACTORS][MOST_ACTORS]; /* of the tie; 2: ambivalent */
    matrix strength, arcs;              /* of ties; of positive arcs, 0 where there is none */
    int group[MOST_ACTORS];             /* -1: none */
} oracle;

/* Ways to tell the same world: none of them may change a measure. TURNED, with the vectors declared the other way
 * round, is for those that count actors by their shares. */
enum { PLAIN, RENAMED, REORDERED, SPLIT, DOUBLED, TELLINGS, TURNED };

world vw_random(int number);
const char *vw_name(int actor, int telling);
mv_relations *vw_tell(const world *w, int telling);
mv_network *vw_build(const mv_relations *set);
oracle vw_oracle(const world *w);
double vw_positive_tie(const oracle *o, int i, int j);
void vw_same(double value, double expected);

/* A test of one random network, run in batches: a process for each network would take longer than the tests. */
#define ON_EVERY_NETWORK(test)                                                                                    \
    static void test##_on(int number);                                                                            \
    START_TEST(test)                                                                                              \
    {                                                                                                             \
        for (int i = 0; i < BATCH; i++) test##_on(_i *BATCH + i);                                                 \
    }                                                                                                             \
    END_TEST                                                                                                      \
    static void test##_on(int number)

/* The world, its network and its matrices. Actors have the same numbers in all three. */
#define WORLD                                                                                                     \
    world w = vw_random(number);                                                                                  \
    mv_relations *set = vw_tell(&w, PLAIN);                                                                       \
    mv_network *network = vw_build(set);                                                                          \
    oracle o = vw_oracle(&w)
#define END_WORLD                                                                                                 \
    mv_network_free(network);                                                                                     \
    mv_relations_free(set)

#endif
