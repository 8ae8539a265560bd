#include "analysis/graph/ranking.h"
#include "analysis/whatif/variant.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- leaving one out ---------------------------------------------------------------------------------------- */

/* A shallow copy of the set, with every other relation. */
static mv_status without_relation(const mv_variant *variant, mv_reading *after, size_t gone, mv_log *log)
{
    mv_relations set = variant->base->set;
    memcpy(variant->relations, set.relations, gone * sizeof *set.relations);
    memcpy(variant->relations + gone, set.relations + gone + 1,
           (set.relation_count - gone - 1) * sizeof *set.relations);
    set.relations = variant->relations;
    set.relation_count--;
    return mv_variant_read(variant, after, &set, &variant->base->selection, log);
}

static mv_status without_actor(const mv_variant *variant, mv_reading *after, size_t gone, mv_log *log)
{
    mv_selection selection = variant->base->selection;
    size_t count = selection.without.count;
    for (size_t i = 0; i < count; i++) variant->names[i] = selection.without.items[i];
    variant->names[count] = variant->base->set.actors[gone].id;
    selection.without = (mv_names){ variant->names, count + 1 };
    return mv_variant_read(variant, after, &variant->base->set, &selection, log);
}

static mv_status try_one(const mv_influences *all, const mv_variant *variant, size_t i, mv_reading *after,
                         mv_log *log)
{
    return all->each == MV_EACH_ACTOR ? without_actor(variant, after, all->items[i].what, log)
                                      : without_relation(variant, after, all->items[i].what, log);
}

typedef struct leaving {
    const mv_influences *all;
    const mv_variant *variant;
} leaving;

static mv_status leave_out(const void *context, size_t trial, void *record, mv_log *log)
{
    const leaving *l = context;
    return try_one(l->all, l->variant, trial, record, log);
}

/* What a process that died was to read has no value. */
static mv_status try_all(mv_influences *out, mv_variant *variant, mv_log *log)
{
    size_t measures = variant->measures->count, count = out->count;
    leaving l = { out, variant };
    mv_cases cases = { .count = count,
                       .run = leave_out,
                       .context = &l,
                       .what = "leaving one out",
                       .things = "trials",
                       .title = "Leaving one out" };
    bool *made = mv_alloc_array(count, sizeof *made);
    mv_status status = mv_variant_try(variant, cases, out->readings, made, &out->count, log);
    out->untried = count - out->count;
    for (size_t i = 0; i < out->count && !status; i++)
        for (size_t m = 0; m < measures && !made[i]; m++)
            out->items[i].after[m] = (mv_reading){ .value = NAN, .rank_undefined = MV_WHY_TRIAL_LOST };
    free(made);
    return status;
}

/* --- what can be left out, and in which order --------------------------------------------------------------- */

/* Without the focus there is nothing to measure, and without the ego no network. */
static bool is_needed(const mv_edited *base, size_t actor)
{
    const char *id = base->set.actors[actor].id, *ego = base->selection.ego;
    const char *focus = base->selection.focus;
    bool is_focus = focus ? strcmp(id, focus) == 0 : actor == base->set.focus;
    return is_focus || (ego && strcmp(id, ego) == 0);
}

static mv_status list(mv_influences *out, const mv_edited *base, const mv_metric_list *measures, mv_log *log)
{
    size_t *candidates, count;
    mv_status status = out->each == MV_EACH_ACTOR
                           ? mv_actors_that_count(&candidates, &count, &base->set, &base->selection, log)
                           : mv_relations_that_count(&candidates, &count, &base->set, &base->selection, log);
    if (status) return status;
    out->items = mv_alloc_array(count, sizeof *out->items);
    out->readings = mv_alloc_array(count * measures->count, sizeof *out->readings);
    for (size_t i = 0; i < count; i++) {
        if (out->each == MV_EACH_ACTOR && is_needed(base, candidates[i])) continue;
        out->items[out->count] = (mv_influence){ candidates[i], out->readings + out->count * measures->count, 0 };
        out->count++;
    }
    free(candidates);
    return MV_OK;
}

static void sort(mv_influences *out, size_t measure)
{
    double *sizes = mv_alloc_array(out->count, sizeof *sizes);
    mv_influence *sorted = mv_alloc_array(out->count, sizeof *sorted);
    for (size_t i = 0; i < out->count; i++)
        sizes[i] = fabs(mv_reading_change(&out->before[measure], &out->items[i].after[measure]));
    size_t *order = mv_ranking(sizes, out->count);
    for (size_t i = 0; i < out->count; i++) {
        sorted[i] = out->items[order[i]];
        sorted[i].place = isnan(sizes[order[i]]) ? 0 : mv_rank(sizes, out->count, order[i]);
    }
    free(order);
    free(sizes);
    free(out->items);
    out->items = sorted;
}

static mv_status influences_find(mv_influences *out, const mv_edited *base, mv_each each,
                                 const mv_metric_list *measures, size_t sort_by,
                                 const mv_whatif_settings *settings, mv_log *log)
{
    mv_influences all = { .each = each, .before = mv_alloc_array(measures->count, sizeof *all.before) };
    mv_variant variant = mv_variant_begin(base, measures, settings);
    mv_status status = mv_variant_read(&variant, all.before, &base->set, &base->selection, log);
    if (!status) status = list(&all, base, measures, log);
    if (!status) status = try_all(&all, &variant, log);
    if (!status && measures->count) sort(&all, sort_by);
    mv_variant_end(&variant);
    if (status) mv_influences_clear(&all);
    *out = all;
    return status;
}

mv_status mv_influences_find(mv_influences *out, const mv_edited *base, mv_each each,
                             const mv_metric_list *measures, size_t sort_by, const mv_whatif_settings *settings,
                             mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, influences_find(out, base, each, measures, sort_by, settings, log),
                      mv_guard_failed(log));
}

void mv_influences_clear(mv_influences *influences)
{
    free(influences->items);
    free(influences->before);
    free(influences->readings);
    *influences = (mv_influences){ 0 };
}
