#ifndef ANALYSIS_CHANCE_CHANCE_STATISTICS_H
#define ANALYSIS_CHANCE_CHANCE_STATISTICS_H

#include "analysis/balance/walks.h"
#include "analysis/chance/arrangement.h"

/* The triangles of ties that keep their ends, as triples of ties. */
typedef struct mv_triples {
    size_t count;
    uint32_t (*ties)[3];
} mv_triples;

mv_triples mv_triples_of(const mv_arrangement *arrangement);
void mv_triples_clear(mv_triples *triples);

/* What is found of one arrangement. NAN: undefined. */
typedef struct mv_chance_values {
    double value[MV_CHANCE_STATISTICS];
    bool exact[MV_CHANCE_STATISTICS];
    bool made;
} mv_chance_values;

/* The triangles; `triples` NULL: of ties that changed their ends, to be looked for. */
void mv_chance_measure_triangles(mv_chance_values *values, const mv_arrangement *arrangement,
                                 const mv_triples *triples);

/* `base`: what other signings of the same ties share; NULL for others. */
void mv_chance_measure_walks(mv_chance_values *values, const mv_arrangement *arrangement, mv_walk_base *base);

/* The frustration index; a search that takes longer than `seconds` leaves its upper bound. */
void mv_chance_measure_frustration(mv_chance_values *values, const mv_arrangement *arrangement, double seconds);

#endif
