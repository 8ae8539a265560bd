#ifndef FORMATS_GRAPHS_JSON_GRAPH_H
#define FORMATS_GRAPHS_JSON_GRAPH_H

#include "formats/records/records.h"
#include "support/index.h"
#include "support/json/json_read.h"
#include "support/memory.h"

/* What the graph formats in JSON share: members of objects become the values of a record, under their keys. */
typedef struct mv_json_graph {
    mv_json *document;
    mv_records *records;
    mv_relations *set;
    mv_log *log;
    mv_arena *arena;             /* numbers as text */
    mv_index columns[2];         /* of actors and relations: from a key to its column */
    mv_record_value *values;     /* of the record at hand */
    struct mv_json_origin *from; /* where each stands */
    size_t count;
    const json_t *record; /* the object that the record at hand is */
} mv_json_graph;

/* Parses the text; `untyped` is the type of relations that have none. Cleared by mv_json_graph_end() in any case.
 */
mv_status mv_json_graph_begin(mv_json_graph *graph, mv_relations *set, const mv_input *input, const char *untyped);
void mv_json_graph_end(mv_json_graph *graph);

/* Title (or `name`, `label`), description, date and focus of the set, from the object that speaks of the graph as
 * a whole. */
void mv_json_graph_document(mv_json_graph *graph, const json_t *object);

/* The list or object under a key, or NULL, which is an error when something else stands there. */
const json_t *mv_json_graph_list(mv_json_graph *graph, const json_t *object, const char *key);
const json_t *mv_json_graph_object(mv_json_graph *graph, const json_t *object, const char *key);

/* A record: begin it, add what it has, end it. An entry that is no object is an error, and none is begun. */
bool mv_json_graph_record(mv_json_graph *graph, const json_t *list, size_t index);
void mv_json_graph_own(mv_json_graph *graph, const json_t *object); /* the same for an object that is no entry */

/* The key alone, as what the format says it is, whatever its name. */
void mv_json_graph_member(mv_json_graph *graph, mv_record_kind kind, mv_property property, const json_t *object,
                          const char *key);
/* A text that no key holds. */
void mv_json_graph_text(mv_json_graph *graph, mv_record_kind kind, mv_property property, const char *name,
                        const char *text);
/* All members but these, each as what its key says; a list that ends in NULL. */
void mv_json_graph_members(mv_json_graph *graph, mv_record_kind kind, const json_t *object,
                           const char *const *except);

void mv_json_graph_actor(mv_json_graph *graph);
void mv_json_graph_relation(mv_json_graph *graph, mv_record_direction direction);

/* MV_DIRECTION_UNKNOWN when the key is missing. */
mv_record_direction mv_json_graph_direction(const json_t *object, const char *key);

/* --- writing ---------------------------------------------------------------------------------------------- */

/* Title, description, date and focus. */
void mv_json_graph_write_document(mv_text *out, int style, const mv_relations *set);

/* The members of a record but for the properties (a sum of MV_BIT(...)) that the format has a place of its own
 * for. */
#define MV_BIT(property) (1u << (property))
void mv_json_graph_write_members(mv_text *out, int style, const mv_relations *set, const mv_record_fields *fields,
                                 size_t record, unsigned except);

#endif
