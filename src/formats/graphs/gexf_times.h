#ifndef FORMATS_GRAPHS_GEXF_TIMES_H
#define FORMATS_GRAPHS_GEXF_TIMES_H

#include "support/memory.h"
#include "support/xml.h"

/* When a node, an edge or a value holds, in texts as the file has them. */
typedef struct mv_gexf_times {
    const char *start, *end, *through; /* NULL: open */
} mv_gexf_times;

/* Of the attributes of an element. */
mv_gexf_times mv_gexf_times_of(mv_arena *arena, const mv_xml_attribute *given, size_t count);

bool mv_gexf_is_timed(mv_gexf_times times);

typedef struct mv_gexf_spells {
    mv_gexf_times *items; /* freed by the caller */
    size_t count;
} mv_gexf_spells;

void mv_gexf_add_spell(mv_gexf_spells *spells, mv_gexf_times times);

/* "<[2009, 2010]; [2012, 2013)>" of intervals, and "[2009, 2010]" of points, which are timestamps; or NULL. */
void mv_gexf_add_list(mv_gexf_spells *spells, mv_arena *arena, const char *list, bool points);

/* From the first of the spells to the last; where there are none, these. */
mv_gexf_times mv_gexf_hull(const mv_gexf_spells *spells, mv_gexf_times own);

#endif
