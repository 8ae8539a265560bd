#ifndef ANALYSIS_WHATIF_VARIANT_H
#define ANALYSIS_WHATIF_VARIANT_H

#include "multivector/whatif.h"
#include "support/cases.h"

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
    mv_metric_options metric;
} mv_variant;

mv_variant mv_variant_begin(const mv_edited *base, const mv_metric_list *measures,
                            const mv_whatif_settings *settings);
void mv_variant_end(mv_variant *variant);

/* Runs trials of it, in several processes where they are work enough: mv_cases_run(). Of `cases`, the caller fills
 * in how many there are, what runs one and what they are called. The settings are told when the time was over. */
mv_status mv_variant_try(mv_variant *variant, mv_cases cases, mv_reading *readings, bool *made, size_t *reached,
                         mv_log *log);

mv_status mv_variant_read(const mv_variant *variant, mv_reading *readings, const mv_relations *set,
                          const mv_selection *selection, mv_log *log);

#endif
