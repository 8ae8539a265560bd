#include "analysis/sets/sets_internal.h"
#include "multivector/compare.h"
#include "support/memory.h"
#include "support/names.h"
#include <string.h>

static mv_status choose_distance(mv_sets *sets, const char *name, mv_log *log)
{
    sets->distance = name ? mv_set_distance_find(name) : mv_set_distance_at(0);
    return sets->distance ? MV_OK : mv_choices_refuse(mv_set_distance_name, "--distance", name, log);
}

static mv_status choose_focus(mv_sets *sets, const char *id, mv_log *log)
{
    for (size_t s = 0; s < sets->count && !sets->focus; s++) {
        const mv_network *network = sets->networks[s];
        size_t focus = id ? mv_network_find(network, id) : network->focus;
        if (focus != MV_NONE) sets->focus = mv_network_actor(network, focus)->id;
    }
    mv_quoted quoted;
    if (id && !sets->focus) return mv_misuse(log, "no set has an actor %s to be the focus", mv_quote(id, quoted));
    return MV_OK;
}

static mv_status choose_threshold(mv_sets *sets, size_t threshold, mv_log *log)
{
    sets->threshold = threshold ? threshold : sets->count / 2 + 1;
    if (sets->threshold <= sets->count) return MV_OK;
    return mv_misuse(log, "a consensus of %zu sets was asked for, but there are %zu", threshold, sets->count);
}

static mv_status sets_build(mv_sets **out, const mv_network *const *networks, size_t count,
                            const mv_sets_options *options, mv_log *log)
{
    mv_sets *sets = mv_alloc(sizeof *sets);
    mv_sets_view view = { 0 };
    sets->count = count;
    sets->networks = mv_alloc_array(count, sizeof *sets->networks);
    memcpy(sets->networks, networks, count * sizeof *networks);
    for (size_t s = 0; s < count; s++)
        if (!networks[s]->selection.directed) mv_direction_add(&sets->direction, networks[s]);
    mv_status status = choose_distance(sets, options->distance, log);
    if (!status) status = choose_focus(sets, options->focus, log);
    if (!status) status = choose_threshold(sets, options->threshold, log);
    if (status) goto done;
    view = mv_sets_view_of(networks, count, sets->focus);
    sets->directed = view.directed;
    mv_set_distances_fill(sets, &view, options, log);
    mv_stability_fill(sets, &view);
    mv_steps_fill(sets, &view);
    sets->tree = mv_set_tree_of(sets->distances, count);
    status = mv_set_map_of(&sets->map, sets->distances, count, log);
    if (status) goto done;
    sets->actors = view.actors;
    sets->actor_count = view.actor_count;
    view.actors = NULL;
    *out = sets;
    sets = NULL;
done:
    mv_sets_view_clear(&view);
    mv_sets_free(sets);
    return status;
}

mv_status mv_sets_build(mv_sets **out, const mv_network *const *networks, size_t count,
                        const mv_sets_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, sets_build(out, networks, count, options, log), mv_guard_failed(log));
}

void mv_sets_free(mv_sets *sets)
{
    if (!sets) return;
    mv_set_map_clear(&sets->map);
    mv_set_tree_clear(&sets->tree);
    mv_direction_clear(&sets->direction);
    MV_FREE(sets->networks, sets->actors, sets->distances, sets->undefined, sets->ties, sets->order, sets->steps,
            sets);
}

bool mv_sets_same(const mv_sets *sets)
{
    bool same = true;
    for (size_t s = 1; s < sets->count && same; s++) {
        mv_changes *changes = mv_changes_build(sets->networks[0], sets->networks[s]);
        same = mv_changes_none(changes);
        mv_changes_free(changes);
    }
    return same;
}

const char *mv_sets_name_of(const mv_sets *sets, size_t actor, const char *language)
{
    for (size_t s = 0; s < sets->count; s++) {
        size_t there = mv_network_find(sets->networks[s], sets->actors[actor]);
        if (there != MV_NONE) return mv_network_name(sets->networks[s], there, language);
    }
    return sets->actors[actor];
}
