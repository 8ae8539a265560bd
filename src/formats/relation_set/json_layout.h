#ifndef FORMATS_RELATION_SET_JSON_LAYOUT_H
#define FORMATS_RELATION_SET_JSON_LAYOUT_H

#include "support/memory.h"

/* How the records of a document are laid out: the blanks, line ends and commas that stand there already, to write
 * another record in the same way. All texts live in the arena. */

/* What stands between the brackets and the children of an object or a list. */
typedef struct mv_json_gaps {
    const char *open, *comma, *close; /* behind the first bracket, between two children, before the last bracket */
} mv_json_gaps;

/* Those of an object or a list in a text; NULL where it has no child, no second one. */
mv_json_gaps mv_json_gaps_of(mv_arena *arena, const char *container);

typedef struct mv_json_layout {
    mv_arena *arena;
    const char *sample;                   /* the record it is learnt from; NULL: none */
    mv_json_gaps record, sources, source; /* of a record, of its list of sources, of one of these */
    const char *colon;
} mv_json_layout;

/* From a record and the gap before it, of which the last line is its indentation. */
mv_json_layout mv_json_layout_of(mv_arena *arena, const char *sample, const char *gap);

/* In one line, with blanks where those of the object around it have some: where no record is there. */
mv_json_layout mv_json_layout_plain(mv_arena *arena, const char *object);

/* The comma before a member: as the sample has it, which may break its lines there. */
const char *mv_json_comma_before(const mv_json_layout *layout, const char *key);

#endif
