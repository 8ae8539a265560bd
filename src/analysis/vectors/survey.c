#include "multivector/vectors.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- one mode --------------------------------------------------------------------------------------------- */

static bool has_other_kinds(const mv_network *network, const char *kind)
{
    for (size_t i = 0; i < network->actor_count; i++)
        if (strcmp(mv_network_actor(network, i)->kind, kind) != 0) return true;
    return false;
}

/* What the selection leaves out by name, or of an ego network whoever is not in it, so that the projection is not
 * an ego network of the whole one's; and these bodies. The list is the caller's, not its ids. */
static mv_names list_left_out(const mv_network *network, const mv_universal *bodies)
{
    const mv_relations *set = network->set;
    mv_names named = network->selection.without, out = { 0 };
    const char **ids = mv_alloc_array(set->actor_count + named.count, sizeof *ids);
    for (size_t i = 0; i < set->actor_count && network->selection.ego; i++)
        if (mv_network_find(network, set->actors[i].id) == MV_NONE) ids[out.count++] = set->actors[i].id;
    for (size_t i = 0; i < named.count && !network->selection.ego; i++) ids[out.count++] = named.items[i];
    for (size_t i = 0; i < bodies->count; i++) ids[out.count++] = mv_network_actor(network, bodies->actors[i])->id;
    out.items = ids;
    return out;
}

static mv_status build_one_mode(mv_network **out, const mv_network *network, const char *kind,
                                const mv_universal *bodies, mv_log *log)
{
    mv_selection selection = network->selection;
    *out = NULL;
    if (selection.project || !has_other_kinds(network, kind)) return MV_OK;
    selection.project = kind;
    selection.direct = true;
    selection.ego = NULL;
    selection.without = list_left_out(network, bodies);
    mv_status status = mv_network_build(out, network->set, &selection, log);
    free((void *)selection.without.items);
    if (*out) (*out)->selection.without = (mv_names){ 0 };
    return status;
}

mv_status mv_one_mode_build(mv_network **out, const mv_network *network, const char *kind, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, build_one_mode(out, network, kind, &(mv_universal){ 0 }, log),
                      mv_guard_failed(log));
}

/* --- whom it speaks of ------------------------------------------------------------------------------------ */

static void choose_actors(mv_vector_survey *s, bool all)
{
    const mv_network *network = s->network;
    const char *kind = network->focus == MV_NONE ? "country" : mv_network_actor(network, network->focus)->kind;
    s->actors = mv_alloc_array(network->actor_count, sizeof *s->actors);
    for (size_t i = 0; i < network->actor_count; i++) {
        bool wanted = all ? strcmp(mv_network_actor(network, i)->kind, kind) == 0 : i == network->focus;
        if (wanted) s->actors[s->count++] = i;
    }
}

/* An actor's number in the one-mode network, or MV_NONE. */
static size_t in_one_mode(const mv_vector_survey *s, size_t actor)
{
    return mv_network_find(s->one_mode, mv_network_actor(s->network, actor)->id);
}

const mv_role_score *mv_vector_survey_roles(const mv_vector_survey *s, size_t actor)
{
    size_t there = in_one_mode(s, actor);
    return there == MV_NONE ? NULL : s->brokerage->scores[there];
}

const mv_role_score *mv_vector_survey_roles_without(const mv_vector_survey *s, size_t actor)
{
    if (!s->projected_without) return NULL;
    size_t there = mv_network_find(s->projected_without, mv_network_actor(s->network, actor)->id);
    return there == MV_NONE ? NULL : s->brokerage_without->scores[there];
}

static mv_status survey_without(mv_vector_survey *s, mv_log *log)
{
    s->bodies = mv_universal_of(s->network);
    if (!s->bodies.count || !s->count || !s->projected) return MV_OK;
    mv_status status = build_one_mode(&s->projected_without, s->network,
                                      mv_network_actor(s->network, s->actors[0])->kind, &s->bodies, log);
    if (!status) s->brokerage_without = mv_brokerage_build(s->projected_without, s->network->selection.directed);
    return status;
}

mv_status mv_vector_survey_without(mv_vector_survey *s, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, survey_without(s, log), mv_guard_failed(log));
}

/* --- paths ------------------------------------------------------------------------------------------------ */

static mv_status find_pair(mv_vector_survey *s, size_t from, size_t to, mv_path_options options, double *values,
                           mv_log *log)
{
    size_t vectors = s->network->set->vector_count;
    mv_status status = mv_bloc_betweenness_of_all(s->one_mode, from, to, options, values, log);
    for (size_t i = 0; i < s->count && !status; i++) {
        size_t there = in_one_mode(s, s->actors[i]);
        if (there == MV_NONE) continue;
        double *matrix = s->between + i * vectors * vectors;
        matrix[from * vectors + to] = values[there];
        if (!options.directed) matrix[to * vectors + from] = values[there];
    }
    return status;
}

static mv_status vector_survey_paths(mv_vector_survey *s, mv_path_options options, mv_log *log)
{
    size_t vectors = s->network->set->vector_count, size = s->count * vectors * vectors;
    free(s->between);
    s->between = mv_alloc_array(size, sizeof *s->between);
    for (size_t i = 0; i < size; i++) s->between[i] = NAN;
    if (s->count == 1) {
        size_t alone = in_one_mode(s, s->actors[0]);
        return alone == MV_NONE ? MV_OK : mv_bloc_betweenness(s->one_mode, alone, options, s->between, log);
    }
    double *values = mv_alloc_array(s->one_mode->actor_count, sizeof *values);
    mv_status status = MV_OK;
    for (size_t from = 0; from < vectors && s->count; from++)
        for (size_t to = options.directed ? 0 : from + 1; to < vectors && !status; to++)
            if (to != from) status = find_pair(s, from, to, options, values, log);
    free(values);
    return status;
}

mv_status mv_vector_survey_paths(mv_vector_survey *s, mv_path_options options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, vector_survey_paths(s, options, log), mv_guard_failed(log));
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status vector_survey_build(mv_vector_survey *s, const mv_network *network, bool all, mv_log *log)
{
    s->network = s->one_mode = network;
    s->profiles = mv_profiles_build(network);
    choose_actors(s, all);
    s->bridged = mv_alloc_array(network->actor_count, sizeof *s->bridged);
    for (size_t i = 0; i < s->count; i++) s->bridged[s->actors[i]] = mv_bridged_build(network, s->actors[i]);
    s->closed = mv_alloc_array(network->set->vector_count, sizeof *s->closed);
    mv_ei_indices(network, s->closed, &s->all_closed);
    mv_status status = MV_OK;
    if (s->count)
        status = mv_one_mode_build(&s->projected, network, mv_network_actor(network, s->actors[0])->kind, log);
    if (status) return status;
    if (s->projected) s->one_mode = s->projected;
    s->brokerage = mv_brokerage_build(s->one_mode, network->selection.directed);
    return MV_OK;
}

mv_status mv_vector_survey_build(mv_vector_survey *s, const mv_network *network, bool all, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, vector_survey_build(s, network, all, log), mv_guard_failed(log));
}

void mv_vector_survey_clear(mv_vector_survey *s)
{
    for (size_t i = 0; i < s->count; i++) mv_bridged_free(s->bridged[s->actors[i]]);
    mv_profiles_free(s->profiles);
    mv_brokerage_free(s->brokerage);
    mv_brokerage_free(s->brokerage_without);
    mv_network_free(s->projected);
    mv_network_free(s->projected_without);
    mv_universal_clear(&s->bodies);
    free(s->between);
    free(s->closed);
    free(s->bridged);
    free(s->actors);
    *s = (mv_vector_survey){ 0 };
}
