#ifndef FORMATS_RELATION_SET_PATCH_CHANGES_H
#define FORMATS_RELATION_SET_PATCH_CHANGES_H

#include "formats/relation_set/json_write.h"
#include "multivector/relations.h"

/* Which actors and types of a set to leave out so that some relations go that have no id to be named by. What else
 * goes with them has to be written again. */
typedef struct mv_cover {
    const mv_relations *set;
    const bool *stuck; /* relations that must go, and have no id */
    const bool *kept;  /* relations that must stay */
    bool *actors;      /* those left out already; those chosen are added */
    bool *types;       /* likewise */
} mv_cover;

/* Whether the relation goes with an actor or a type that is left out. */
bool mv_cover_has(const mv_cover *cover, size_t relation);

/* Adds actors and types until every stuck relation is covered. */
void mv_cover_choose(mv_cover *cover);

/* One list of records with ids: how to name, find and write them. */
typedef struct mv_record_list {
    const char *key;
    const char *(*id)(const mv_relations *set, size_t index);
    size_t (*find)(const mv_relations *set, const char *id);
    mv_json_record *record;
} mv_record_list;

extern const mv_record_list mv_sources_list, mv_vectors_list, mv_types_list, mv_actors_list, mv_relations_list;

/* What a patch of A has to say so that it gives B. */
typedef struct mv_patch {
    const mv_relations *a, *b;       /* A with the types of B; B */
    bool *sources, *vectors, *types; /* of B: to be written */
    bool *actors, *relations;        /* of B: to be written */
    bool *kept, *stuck;              /* relations of A: B has the very same; B has not, and there is no id */
    bool *no_actor, *no_relation, *no_type; /* of A: to be left out */
} mv_patch;

/* Finds the sources, vectors and types to be written on top of `a`; the rest stays empty. Both sets must live as
 * long as the patch. */
mv_patch mv_patch_declarations(const mv_relations *a, const mv_relations *b);

/* Finds the rest, given A as it is with these types. */
void mv_patch_compare(mv_patch *patch, const mv_relations *a);

void mv_patch_clear(mv_patch *patch);

/* True when the two records have the same line. */
bool mv_same_record(mv_json_record *record, const mv_relations *a, size_t i, const mv_relations *b, size_t j);

/* True when both have the same actors and relations, and `got` all sources and types of B. */
bool mv_same_records(const mv_relations *got, const mv_relations *b);

#endif
