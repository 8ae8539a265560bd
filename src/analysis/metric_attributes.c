#include "multivector/metric.h"
#include "support/memory.h"
#include "support/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Scores as attributes, so that they go with a network into other programs. */

typedef struct column {
    const mv_metric *metric;
    double *values;
} column;

typedef struct columns {
    column *items;
    size_t count;
} columns;

static void add(columns *all, const mv_metric *metric)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].metric == metric) return;
    all->items = mv_grow(all->items, all->count, sizeof *all->items);
    all->items[all->count++] = (column){ .metric = metric };
}

static void add_all(columns *all, const mv_network *network, const mv_metric_options *options, mv_log *log)
{
    bool directed = network->selection.directed, vectors = network->set->vector_count > 0;
    for (size_t i = 0; i < mv_metric_count(); i++) {
        const mv_metric *metric = mv_metric_at(i);
        if (metric->scope != MV_PER_ACTOR || ((metric->flags & MV_DIRECTED_ONLY) && !directed) ||
            ((metric->flags & MV_OF_VECTORS) && !vectors) || (metric->flags & MV_ESTIMATE))
            continue;
        bool slow = mv_metric_is_too_slow(metric, network, options);
        const mv_metric *estimate = slow ? mv_metric_estimate(metric, options) : NULL;
        if (slow)
            mv_log_warning(log, (mv_place){ 0 }, "%s is left out, as the network is large; --exact computes it",
                           metric->name);
        if (!slow || estimate) add(all, slow ? estimate : metric);
    }
}

static mv_status choose(columns *all, const mv_network *network, mv_names names, const mv_metric_options *options,
                        mv_log *log)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < names.count && !status; i++) {
        const mv_metric *metric;
        if (strcmp(names.items[i], "all") == 0) {
            add_all(all, network, options, log);
            continue;
        }
        status = mv_metric_named(&metric, names.items[i], true, network->selection.directed, log);
        if (!status) add(all, metric);
    }
    return status;
}

static bool is_column(const columns *all, const char *name)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i].metric->name, name) == 0) return true;
    return false;
}

/* With as many digits as reports have: further ones may differ from machine to machine. */
static double rounded(double value)
{
    mv_text text = { 0 };
    double number = value;
    mv_text_add_number(&text, value, 12);
    mv_number_parse(text.bytes, &number);
    mv_text_clear(&text);
    return number;
}

/* Returns how many attributes gave way. */
static size_t put(mv_relations *set, mv_actor *actor, const columns *all, size_t index, mv_attribute *list)
{
    size_t count = 0, replaced = 0;
    for (const mv_attribute *old = actor->attributes; old && old->name; old++) {
        if (is_column(all, old->name))
            replaced++;
        else
            list[count++] = *old;
    }
    for (size_t i = 0; i < all->count; i++)
        if (!isnan(all->items[i].values[index]))
            list[count++] = (mv_attribute){ .name = all->items[i].metric->name,
                                            .number = rounded(all->items[i].values[index]) };
    actor->attributes = mv_relations_attributes(set, list, count);
    return replaced;
}

static size_t count_attributes(const mv_actor *actor)
{
    size_t count = 0;
    while (actor->attributes && actor->attributes[count].name) count++;
    return count;
}

static void put_all(mv_relations *set, const mv_network *network, const columns *all, mv_log *log)
{
    size_t replaced = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        size_t found = mv_relations_find_actor(set, mv_network_actor(network, i)->id);
        if (found == MV_NONE) continue;
        mv_actor *actor = &set->actors[found];
        mv_attribute *list = mv_alloc_array(count_attributes(actor) + all->count, sizeof *list);
        replaced += put(set, actor, all, i, list);
        free(list);
    }
    if (replaced)
        mv_log_warning(log, (mv_place){ 0 }, "%zu attribute%s of actors %s the name of a metric, and %s way to it",
                       replaced, replaced == 1 ? "" : "s", replaced == 1 ? "has" : "have",
                       replaced == 1 ? "gives" : "give");
}

static mv_status add_attributes(mv_relations *set, const mv_network *network, mv_names names,
                                const mv_metric_options *options, mv_log *log)
{
    columns all = { 0 };
    mv_status status = choose(&all, network, names, options, log);
    for (size_t i = 0; i < all.count && !status; i++) {
        all.items[i].values = mv_alloc_array(network->actor_count, sizeof(double));
        status = mv_metric_run(all.items[i].metric, network, options, all.items[i].values, log);
    }
    if (!status && all.count) put_all(set, network, &all, log);
    for (size_t i = 0; i < all.count; i++) free(all.items[i].values);
    free(all.items);
    return status;
}

mv_status mv_metric_add_attributes(mv_relations *set, const mv_network *network, mv_names names,
                                   const mv_metric_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, add_attributes(set, network, names, options, log), mv_guard_failed(log));
}
