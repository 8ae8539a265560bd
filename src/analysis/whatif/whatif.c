#include "multivector/whatif.h"
#include "support/memory.h"
#include <stdlib.h>

/* All of a what-if: the edits, before and after, one left out after the other, draws. */

static mv_profile *profile_of(const mv_network *network)
{
    return network->focus == MV_NONE ? NULL : mv_profile_build(network, network->focus);
}

static mv_status measure(mv_whatif *w, const mv_relations *document, const mv_selection *selection,
                         const mv_whatif_plan *plan, mv_log *log)
{
    mv_status status = mv_network_build(&w->before, document, selection, log);
    if (!status) status = mv_network_build(&w->after, &w->edited->set, &w->edited->selection, log);
    if (!status) status = mv_metric_list_choose(&w->measures, w->before, plan->metrics, MV_EACH_NONE, log);
    if (status) return status;
    w->was = mv_alloc_array(w->measures.count, sizeof *w->was);
    w->is = mv_alloc_array(w->measures.count, sizeof *w->is);
    status = mv_metric_list_read(w->was, w->before, &w->measures, &plan->settings.metric, log);
    if (!status) status = mv_metric_list_read(w->is, w->after, &w->measures, &plan->settings.metric, log);
    w->profile_was = profile_of(w->before);
    w->profile_is = profile_of(w->after);
    return status;
}

static mv_status measure_each(mv_whatif *w, const mv_whatif_plan *plan, mv_log *log)
{
    mv_status status = mv_metric_list_choose(&w->each, w->before, plan->metrics, plan->each, log);
    if (!status && plan->sort) status = mv_metric_list_add(&w->each, &w->sort, w->before, plan->sort, log);
    if (!status)
        status =
            mv_influences_find(&w->influences, w->edited, plan->each, &w->each, w->sort, &plan->settings, log);
    return status;
}

static mv_status measure_draws(mv_whatif *w, const mv_whatif_plan *plan, mv_log *log)
{
    w->bands = mv_alloc_array(w->measures.count, sizeof *w->bands);
    return mv_bands_draw(w->bands, w->edited, &w->measures, &plan->draws, &plan->settings, log);
}

static mv_status whatif_run(mv_whatif **out, const mv_relations *document, const mv_selection *selection,
                            const mv_edits *edits, const mv_whatif_plan *plan, mv_log *log)
{
    mv_whatif *w = mv_alloc(sizeof *w);
    mv_status status = mv_edits_apply(&w->edited, document, selection, edits, log);
    if (!status) status = measure(w, document, selection, plan, log);
    if (!status && plan->each) status = measure_each(w, plan, log);
    if (!status && plan->draws.count) status = measure_draws(w, plan, log);
    if (status)
        mv_whatif_free(w);
    else
        *out = w;
    return status;
}

mv_status mv_whatif_run(mv_whatif **out, const mv_relations *document, const mv_selection *selection,
                        const mv_edits *edits, const mv_whatif_plan *plan, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, whatif_run(out, document, selection, edits, plan, log), mv_guard_failed(log));
}

void mv_whatif_free(mv_whatif *w)
{
    if (!w) return;
    mv_edited_free(w->edited);
    mv_network_free(w->before);
    mv_network_free(w->after);
    mv_metric_list_clear(&w->measures);
    mv_metric_list_clear(&w->each);
    mv_influences_clear(&w->influences);
    mv_profiles_free(w->profile_was);
    mv_profiles_free(w->profile_is);
    free(w->was);
    free(w->is);
    free(w->bands);
    free(w);
}
