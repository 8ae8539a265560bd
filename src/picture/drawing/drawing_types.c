#include "picture/drawing/drawing_parts.h"
#include "support/limits.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The types of relations that only the data know: a legend calls them as the data do. */

/* The relations of each such type that are drawn in this way; `others`: of other types, too. */
static size_t *count_own(const mv_drawing_plan *plan, mv_line_kind kind, bool *others)
{
    const mv_relations *set = plan->network->set;
    size_t *counts = mv_alloc_array(set->type_count, sizeof *counts);
    *others = false;
    for (size_t i = 0; i < plan->stroke_count; i++) {
        const mv_stroke *stroke = &plan->strokes[i];
        for (size_t r = stroke->first; r < stroke->first + stroke->count; r++) {
            const mv_relation *relation = &set->relations[plan->relations[r]];
            const char *family = set->types[relation->type].family;
            if (mv_style_line_kind(family, relation->sign) != kind) continue;
            if (mv_style_knows_family(family))
                *others = true;
            else
                counts[relation->type]++;
        }
    }
    return counts;
}

/* The most frequent, of equals the first by id. */
static size_t next_type(const mv_relations *set, const size_t *counts)
{
    size_t best = MV_NONE;
    for (size_t i = 0; i < set->type_count; i++) {
        if (!counts[i]) continue;
        if (best == MV_NONE || counts[i] > counts[best] ||
            (counts[i] == counts[best] && strcmp(set->types[i].id, set->types[best].id) < 0))
            best = i;
    }
    return best;
}

bool mv_drawing_add_own_types(mv_text *out, const mv_drawing_plan *plan, mv_line_kind kind)
{
    const mv_relations *set = plan->network->set;
    bool others;
    size_t *counts = count_own(plan, kind, &others), left = 0, named = 0;
    for (size_t i = 0; i < set->type_count; i++) left += counts[i] > 0;
    for (; left && named < MV_LEGEND_TYPES; left--, named++) {
        size_t type = next_type(set, counts);
        mv_text_format(out, "%s%s", named ? ", " : "", set->types[type].name);
        counts[type] = 0;
    }
    if (left) mv_text_format(out, " and %zu more", left);
    free(counts);
    return others;
}
