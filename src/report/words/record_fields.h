#ifndef REPORT_WORDS_RECORD_FIELDS_H
#define REPORT_WORDS_RECORD_FIELDS_H

#include "analysis/graph/ranking.h"
#include "multivector/compare.h"
#include "report/model/report_model.h"
#include "support/memory.h"

/* What a record says in the fields that can differ, under the names they have in a document. A text that a value
 * needs and the record has not is made in `texts`. */

typedef struct mv_relation_field {
    unsigned bit; /* mv_field_bit */
    const char *name;
    mv_value (*value)(mv_arena *texts, const mv_relations *set, const mv_relation *relation);
    bool (*applies)(const mv_relation *a, const mv_relation *b); /* of fields that share a bit; NULL: always */
} mv_relation_field;

typedef struct mv_actor_field {
    unsigned bit;
    const char *name;
    mv_value (*value)(mv_arena *texts, const mv_network *network, const mv_actor *actor);
} mv_actor_field;

extern const mv_relation_field mv_relation_fields[];
extern const size_t mv_relation_field_count;
extern const mv_actor_field mv_actor_fields[];
extern const size_t mv_actor_field_count;

/* The files that a set was read from, each with its digest, as a list. */
mv_value mv_files_value(mv_report *report, const mv_relations *set);

/* {"rank", "of", "among"}, or why there is no rank. */
mv_value mv_rank_value(mv_report *report, const mv_rank_among *rank, const char *kind);

/* "countries", or "actors of kind group". */
const char *mv_kind_plural(mv_report *report, const char *kind);

/* The period that counted, as it was asked for; null for a date. */
mv_value mv_during_value(mv_report *report, const mv_network *network);

/* How many bits are set. */
size_t mv_fields_count(unsigned fields);

#endif
