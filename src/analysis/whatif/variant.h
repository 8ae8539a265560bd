#ifndef ANALYSIS_WHATIF_VARIANT_H
#define ANALYSIS_WHATIF_VARIANT_H

#include "multivector/whatif.h"

/* A relation beside the set it belongs to, for sorting by ends, type, start, end and id. */
typedef struct mv_placed_relation {
    const mv_relations *set;
    size_t relation;
} mv_placed_relation;

int mv_compare_placed(const void *a, const void *b);

/* The relations (or the actors) that the selection keeps before any projection, by what they are called. The
 * caller frees the list. */
mv_status mv_relations_that_count(size_t **out, size_t *count, const mv_relations *set,
                                  const mv_selection *selection, mv_log *log);
mv_status mv_actors_that_count(size_t **out, size_t *count, const mv_relations *set, const mv_selection *selection,
                               mv_log *log);

/* The same selection and the same measures on other sets, again and again. */
typedef struct mv_variant {
    const mv_edited *base;
    const mv_metric_list *measures;
    const mv_whatif_settings *settings;
    mv_relation *relations; /* room for those of a set */
    const char **names;     /* room for the actors of selection.without and one more */
} mv_variant;

mv_variant mv_variant_begin(const mv_edited *base, const mv_metric_list *measures,
                            const mv_whatif_settings *settings);
void mv_variant_end(mv_variant *variant);

/* Whether so many trials are shared among processes: enough work, several jobs, and no time limit, as what there
 * is time for would depend on them. */
bool mv_variant_is_shared(const mv_variant *variant, size_t trials);

#define MV_WHY_TRIAL_LOST "the process that tried this was lost"

mv_status mv_variant_read(const mv_variant *variant, mv_reading *readings, const mv_relations *set,
                          const mv_selection *selection, mv_log *log);

#endif
