#include "analysis/timeline_parts.h"
#include "multivector/vectors.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <string.h>

/* The list of metrics, and the shares of vectors among them, whose rows are made for the set. */

#define PREFIX "share:"

bool mv_timeline_is_share(const char *name)
{
    return strncmp(name, PREFIX, strlen(PREFIX)) == 0 || strcmp(name, "shares") == 0;
}

double mv_timeline_share(const mv_network *network, const char *vector)
{
    size_t row = mv_relations_find_vector(network->set, vector);
    if (network->focus == MV_NONE || row == MV_NONE) return NAN;
    mv_profile *profile = mv_profile_build(network, network->focus);
    double share = profile->undefined ? NAN : profile->rows[row].share;
    mv_profiles_free(profile);
    return share;
}

void mv_timeline_add(mv_timeline *timeline, const mv_metric *metric, size_t vector)
{
    size_t count = timeline->metric_count++;
    timeline->metrics = mv_grow(timeline->metrics, count, sizeof(const mv_metric *));
    timeline->vectors = mv_grow(timeline->vectors, count, sizeof *timeline->vectors);
    timeline->metrics[count] = metric;
    timeline->vectors[count] = vector;
}

/* One that is there already is not added again: shares are parts of one whole. */
static void add_share(mv_timeline *timeline, size_t vector)
{
    const mv_vector *of = &timeline->set->vectors[vector];
    for (size_t i = 0; i < timeline->metric_count; i++)
        if (timeline->vectors[i] == vector) return;
    mv_metric *metric = mv_arena_alloc(timeline->arena, sizeof *metric);
    *metric = (mv_metric){
        .name = mv_arena_format(timeline->arena, PREFIX "%s", of->id),
        .title = mv_arena_format(timeline->arena, "%s share", of->name),
        .scope = MV_PER_ACTOR,
        .flags = MV_OF_VECTORS,
        .decimals = 3,
        .summary = "share of the positive strength over counted vectors",
        .uses = "positive ties by strength, as evenness does",
        .undefined = "no positive tie with a counted vector",
    };
    mv_timeline_add(timeline, metric, vector);
}

/* The id of a vector; "", which is like nothing, for one that is not counted. */
static const char *counted_at(const void *set, size_t index)
{
    const mv_relations *of = set;
    if (index >= of->vector_count) return NULL;
    return of->vectors[index].counted ? of->vectors[index].id : "";
}

static mv_status refuse(const mv_timeline *timeline, const char *id, size_t vector, mv_log *log)
{
    mv_quoted quoted, hint;
    if (vector != MV_NONE)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "--metrics: the vector %s is not counted, so it has no share", mv_quote(id, quoted));
    return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "--metrics: no vector is called %s%s",
                        mv_quote(id, quoted), mv_records_suggest(counted_at, timeline->set, id, log, hint));
}

static mv_status add_all(mv_timeline *timeline, mv_log *log)
{
    size_t counted = 0;
    for (size_t i = 0; i < timeline->set->vector_count; i++) {
        if (!timeline->set->vectors[i].counted) continue;
        counted++;
        add_share(timeline, i);
    }
    return counted ? MV_OK
                   : mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                                  "--metrics asks for shares, but the set declares no counted vector");
}

mv_status mv_timeline_add_shares(mv_timeline *timeline, const char *name, mv_log *log)
{
    const char *id = strncmp(name, PREFIX, strlen(PREFIX)) == 0 ? name + strlen(PREFIX) : "*";
    if (timeline->focus == MV_NONE)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "shares are those of an actor; --focus ID was expected");
    if (strcmp(id, "*") == 0) return add_all(timeline, log);
    size_t vector = mv_relations_find_vector(timeline->set, id);
    if (vector == MV_NONE || !timeline->set->vectors[vector].counted) return refuse(timeline, id, vector, log);
    add_share(timeline, vector);
    return MV_OK;
}
