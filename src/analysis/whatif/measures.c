#include "analysis/graph/ranking.h"
#include "multivector/whatif.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- choosing --------------------------------------------------------------------------------------------- */

/* Somebody is named as the focus, in the network or not: an edit may bring an actor in, or take it out. */
static bool has_focus(const mv_network *network)
{
    return network->selection.focus || network->set->focus != MV_NONE;
}

static mv_status metric_list_add(mv_metric_list *measures, size_t *place, const mv_network *network,
                                 const char *name, mv_log *log)
{
    const mv_metric *metric;
    mv_status status = mv_metric_named(&metric, name, false, network->selection.directed, log);
    if (status) return status;
    if (metric->scope == MV_PER_ACTOR && !has_focus(network))
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "%s is a metric of actors; --focus ID was expected",
                            name);
    for (size_t i = 0; i < measures->count; i++) {
        if (measures->items[i] != metric) continue;
        *place = i;
        return MV_OK;
    }
    measures->items = mv_grow(measures->items, measures->count, sizeof *measures->items);
    *place = measures->count;
    measures->items[measures->count++] = metric;
    return MV_OK;
}

mv_status mv_metric_list_add(mv_metric_list *measures, size_t *place, const mv_network *network, const char *name,
                             mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, metric_list_add(measures, place, network, name, log), mv_guard_failed(log));
}

static size_t counted_vectors(const mv_network *network)
{
    size_t counted = 0;
    for (size_t i = 0; i < network->set->vector_count; i++) counted += network->set->vectors[i].counted;
    return counted;
}

/* Whether a metric of the short list is worth its time and has something to say here. */
static bool is_usual(const mv_metric *metric, const mv_network *network, mv_each each)
{
    size_t trials = each == MV_EACH_NONE    ? 1
                    : each == MV_EACH_ACTOR ? network->document_actors
                                            : network->document_relations;
    if (metric->scope == MV_PER_ACTOR && !has_focus(network)) return false;
    if ((metric->flags & MV_OF_VECTORS) && counted_vectors(network) < 2) return false;
    if (mv_metric_is_too_slow(metric, network, NULL)) return false;
    return strcmp(metric->name, "frustration") != 0 || trials * network->tie_count <= MV_REPEATED_TIES;
}

static mv_status metric_list_choose(mv_metric_list *out, const mv_network *network, mv_names names, mv_each each,
                                    mv_log *log)
{
    static const char *const usual[] = {
        "evenness", "effective_vectors", "bridged_rivalries", "degree",           "strength",   "betweenness",
        "ties",     "negative",          "components",        "triangle_balance", "frustration"
    };
    static const char *const of_each[] = { "evenness",          "degree",           "betweenness",
                                           "bridged_rivalries", "triangle_balance", "frustration" };
    mv_metric_list chosen = { 0 };
    mv_status status = MV_OK;
    bool asked = names.count > 0;
    size_t place;
    if (!asked)
        names =
            each == MV_EACH_NONE ? (mv_names){ usual, MV_COUNT(usual) } : (mv_names){ of_each, MV_COUNT(of_each) };
    for (size_t i = 0; i < names.count && !status; i++)
        if (asked || is_usual(mv_metric_find(names.items[i]), network, each))
            status = mv_metric_list_add(&chosen, &place, network, names.items[i], log);
    if (status) mv_metric_list_clear(&chosen);
    *out = chosen;
    return status;
}

mv_status mv_metric_list_choose(mv_metric_list *out, const mv_network *network, mv_names names, mv_each each,
                                mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, metric_list_choose(out, network, names, each, log), mv_guard_failed(log));
}

void mv_metric_list_clear(mv_metric_list *measures)
{
    free(measures->items);
    *measures = (mv_metric_list){ 0 };
}

/* --- reading ---------------------------------------------------------------------------------------------- */

static mv_status read_of_focus(mv_reading *reading, const mv_network *network, const mv_metric *metric,
                               const mv_metric_options *options, mv_log *log)
{
    size_t focus = network->focus;
    if (focus == MV_NONE) return MV_OK;
    double *values = mv_alloc_array(network->actor_count, sizeof *values);
    mv_status status = mv_metric_run(metric, network, options, values, log);
    reading->value = values[focus];
    if (!status) {
        mv_peers peers = mv_peers_of(network, focus);
        const char *lack = mv_metric_lack(values[focus]);
        mv_rank_among rank =
            mv_rank_of(&peers, values, network->actor_count, focus, lack ? lack : metric->undefined);
        reading->rank = rank.rank;
        reading->ranked = rank.of;
        reading->rank_undefined = rank.undefined;
        reading->sharers = rank.sharers;
        mv_peers_clear(&peers);
    }
    free(values);
    return status;
}

static mv_status metric_list_read(mv_reading *readings, const mv_network *network, const mv_metric_list *measures,
                                  const mv_metric_options *options, mv_log *log)
{
    mv_status status = MV_OK;
    for (size_t m = 0; m < measures->count && !status; m++) {
        const mv_metric *metric = measures->items[m];
        readings[m] = (mv_reading){ .value = NAN };
        status = metric->scope == MV_WHOLE ? mv_metric_run(metric, network, options, &readings[m].value, log)
                                           : read_of_focus(&readings[m], network, metric, options, log);
    }
    return status;
}

mv_status mv_metric_list_read(mv_reading *readings, const mv_network *network, const mv_metric_list *measures,
                              const mv_metric_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, metric_list_read(readings, network, measures, options, log),
                      mv_guard_failed(log));
}

double mv_reading_change(const mv_reading *before, const mv_reading *after)
{
    static const double rounding = 1e-12;
    double change = after->value - before->value;
    return fabs(change) <= rounding * fmax(1, fabs(before->value)) ? 0 : change;
}
