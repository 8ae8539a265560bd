#include "analysis/whatif/variant.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int compare_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

int mv_compare_placed(const void *a, const void *b)
{
    const mv_placed_relation *left = a, *right = b;
    const mv_relations *set = left->set;
    const mv_relation *x = &set->relations[left->relation], *y = &set->relations[right->relation];
    const int by[] = {
        strcmp(set->actors[x->source].id, set->actors[y->source].id),
        strcmp(set->actors[x->target].id, set->actors[y->target].id),
        strcmp(set->types[x->type].id, set->types[y->type].id),
        x->start.day - y->start.day,
        strcmp(x->id ? x->id : "", y->id ? y->id : ""),
        x->end.day - y->end.day,
        x->sign - y->sign,
        compare_numbers(x->weight, y->weight),
        x->confidence - y->confidence,
        x->directed - y->directed,
    };
    for (size_t i = 0; i < MV_COUNT(by); i++)
        if (by[i]) return by[i];
    return 0;
}

/* With a projection what is projected counts, and what follows from the projected ties has no say. */
static mv_status build_plain(mv_network **out, const mv_relations *set, const mv_selection *selection, mv_log *log)
{
    mv_selection plain = *selection;
    if (selection->project) {
        plain.project = plain.ego = NULL;
        plain.min_weight = 0;
        plain.drop_isolates = false;
    }
    return mv_network_build(out, set, &plain, log);
}

mv_status mv_relations_that_count(size_t **out, size_t *count, const mv_relations *set,
                                  const mv_selection *selection, mv_log *log)
{
    mv_network *network = NULL;
    mv_status status = build_plain(&network, set, selection, log);
    if (status) return status;
    mv_placed_relation *order = mv_alloc_array(network->relation_count, sizeof *order);
    for (size_t i = 0; i < network->relation_count; i++)
        order[i] = (mv_placed_relation){ set, network->relations[i] };
    *count = network->relation_count;
    if (*count) qsort(order, *count, sizeof *order, mv_compare_placed);
    *out = mv_alloc_array(*count, sizeof **out);
    for (size_t i = 0; i < *count; i++) (*out)[i] = order[i].relation;
    free(order);
    mv_network_free(network);
    return MV_OK;
}

mv_status mv_actors_that_count(size_t **out, size_t *count, const mv_relations *set, const mv_selection *selection,
                               mv_log *log)
{
    mv_network *network = NULL;
    mv_status status = build_plain(&network, set, selection, log);
    if (status) return status;
    *count = network->actor_count;
    *out = mv_alloc_array(*count, sizeof **out);
    for (size_t i = 0; i < *count; i++) (*out)[i] = network->actors[i]; /* by id already */
    mv_network_free(network);
    return MV_OK;
}

mv_variant mv_variant_begin(const mv_edited *base, const mv_metric_list *measures,
                            const mv_whatif_settings *settings)
{
    return (mv_variant){ base,
                         measures,
                         settings,
                         mv_alloc_array(base->set.relation_count, sizeof(mv_relation)),
                         mv_alloc_array(base->selection.without.count + 1, sizeof(const char *)),
                         settings->metric };
}

void mv_variant_end(mv_variant *variant)
{
    free(variant->relations);
    free(variant->names);
}

mv_status mv_variant_read(const mv_variant *variant, mv_reading *readings, const mv_relations *set,
                          const mv_selection *selection, mv_log *log)
{
    mv_network *network = NULL;
    mv_status status = mv_network_build(&network, set, selection, log);
    if (!status) status = mv_metric_list_read(readings, network, variant->measures, &variant->metric, log);
    mv_network_free(network);
    return status;
}

mv_status mv_variant_try(mv_variant *variant, mv_cases cases, mv_reading *readings, bool *made, size_t *reached,
                         mv_log *log)
{
    const mv_whatif_settings *s = variant->settings;
    bool shared = s->metric.jobs > 1 && cases.count * (variant->base->set.relation_count + 1) >= MV_SHARED_TRIALS;
    if (shared) variant->metric.jobs = 1; /* of each trial */
    cases.record_size = variant->measures->count * sizeof *readings;
    cases.jobs = shared ? s->metric.jobs : 1;
    cases.until = mv_time_until(s->seconds);
    cases.progress = s->progress;
    cases.listener = s->context;
    mv_status status = mv_cases_run(&cases, readings, made, reached, log);
    if (!status && *reached < cases.count && s->limited) *s->limited = true;
    return status;
}
