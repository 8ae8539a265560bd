#include "multivector/identity.h"
#include "network/fold.h"
#include "network/graphs.h"
#include "network/project.h"
#include "network/select.h"
#include "support/memory.h"
#include "support/sort.h"
#include "support/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Finite weights can still sum beyond the range of numbers. */
static mv_status check_sums(const mv_network *network, mv_log *log)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        mv_quoted a, b;
        if (!isfinite(tie->positive + tie->negative))
            return mv_log_error(log, MV_BAD_DATA, (mv_place){ network->set->path, 0, 0 },
                                "the weights between %s and %s sum to more than a number can hold",
                                mv_quote(mv_network_actor(network, tie->a)->id, a),
                                mv_quote(mv_network_actor(network, tie->b)->id, b));
    }
    return MV_OK;
}

/* --- the network -------------------------------------------------------------------------------------- */

#define NOT_KEPT UINT32_MAX

/* An actor's index in the set beside its id, for sorting by id. */
typedef struct named {
    const char *id;
    uint32_t index;
} named;

static int by_id(const void *a, const void *b)
{
    return strcmp(((const named *)a)->id, ((const named *)b)->id);
}

/* Actors whose ids begin alike, by all of their ids. */
static void order_alike(const mv_relations *set, uint32_t *actors, size_t count)
{
    if (count < 2) return;
    named *order = mv_alloc_array(count, sizeof *order);
    for (size_t i = 0; i < count; i++) order[i] = (named){ set->actors[actors[i]].id, actors[i] };
    qsort(order, count, sizeof *order, by_id);
    for (size_t i = 0; i < count; i++) actors[i] = order[i].index;
    free(order);
}

/* Numbers the kept actors in the order of their ids; `number` gives the new number of each actor of the set. */
static void number_actors(mv_network *network, const mv_kept *kept, uint32_t *number)
{
    const mv_relations *set = network->set;
    mv_keyed list = mv_keyed_new(set->actor_count);
    for (size_t i = 0; i < set->actor_count; i++)
        if (kept->actors[i]) mv_keyed_add(&list, mv_text_key(set->actors[i].id), i);
    mv_keyed_sort(&list);
    for (size_t first = 0, end; first < list.count; first = end) {
        end = mv_keyed_end(&list, first);
        order_alike(set, list.numbers + first, end - first);
    }
    for (size_t i = 0; i < set->actor_count; i++) number[i] = NOT_KEPT;
    for (size_t i = 0; i < list.count; i++) number[list.numbers[i]] = (uint32_t)i;
    network->actor_count = list.count;
    network->actors = list.numbers;
    free(list.keys);
}

static void list_relations(mv_network *network, const mv_kept *kept)
{
    const mv_relations *set = network->set;
    network->relations = mv_alloc_array(set->relation_count, sizeof *network->relations);
    for (size_t i = 0; i < set->relation_count; i++)
        if (kept->relations[i]) network->relations[network->relation_count++] = (uint32_t)i;
}

static bool is_tie(mv_tie_state state)
{
    return state == MV_POSITIVE || state == MV_NEGATIVE || state == MV_AMBIVALENT;
}

/* Takes actors without a tie out of what is kept, once a fold has shown which they are. */
static size_t drop_isolates(const mv_network *network, mv_kept *kept)
{
    bool *tied = mv_alloc_array(network->actor_count, sizeof *tied);
    for (size_t i = 0; i < network->tie_count; i++)
        if (is_tie(network->ties[i].state)) tied[network->ties[i].a] = tied[network->ties[i].b] = true;
    size_t dropped = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        if (tied[i]) continue;
        kept->actors[network->actors[i]] = false;
        dropped++;
    }
    free(tied);
    mv_kept_settle(kept, network->set);
    return dropped;
}

static mv_network *fold(const mv_relations *set, const mv_selection *selection, const mv_kept *kept)
{
    mv_network *network = mv_alloc(sizeof *network);
    uint32_t *number = mv_alloc_array(set->actor_count, sizeof *number);
    network->set = set;
    network->selection = *selection;
    network->date = kept->date;
    network->days = kept->days;
    network->not_existing = kept->not_existing;
    number_actors(network, kept, number);
    network->focus = kept->focus == MV_NONE || number[kept->focus] == NOT_KEPT ? MV_NONE : number[kept->focus];
    memcpy(network->left_out, kept->left_out, sizeof network->left_out);
    list_relations(network, kept);
    mv_fold_ties(network, number);
    if (selection->directed) mv_fold_arcs(network, number);
    if (selection->side) mv_fold_sides(network, number);
    if (!network->arcs)
        network->arcs = mv_alloc(sizeof *network->arcs); /* never NULL: what is empty is walked too */
    if (!network->sides) network->sides = mv_alloc(sizeof *network->sides);
    free(number);
    return network;
}

static mv_network *fold_without_isolates(const mv_relations *set, const mv_selection *selection, mv_kept *kept)
{
    mv_network *network = fold(set, selection, kept);
    if (!selection->drop_isolates) return network;
    size_t dropped = drop_isolates(network, kept);
    mv_network_free(network);
    network = fold(set, selection, kept);
    network->isolates_dropped = dropped;
    return network;
}

/* Replaces the set and what is kept of it by their projection. Which actors are tied is decided by the fold rule
 * alone: a least strength is meant for the ties of the projected network. */
static mv_status project(const mv_relations **set, mv_kept *kept, const mv_selection *selection,
                         mv_relations **projected, mv_log *log)
{
    mv_selection rule = { .fold = selection->fold };
    mv_network *whole = fold(*set, &rule, kept);
    mv_status status = mv_project(projected, whole, selection, log);
    mv_network_free(whole);
    if (status) return status;
    mv_kept_project(kept, *set, *projected);
    *set = *projected;
    return MV_OK;
}

/* The selection as it is asked of the set in which successors stand for others. */
static mv_selection follow(const mv_selection *selection)
{
    mv_selection by = *selection;
    by.focus = mv_identity_of(selection->identity, selection->focus);
    by.ego = mv_identity_of(selection->identity, selection->ego);
    return by;
}

static mv_status network_build(mv_network **out, const mv_relations *document, const mv_selection *asked,
                               mv_log *log)
{
    mv_kept kept = { 0 };
    mv_network *network = NULL;
    mv_relations *projected = NULL;
    mv_relations *followed = mv_identity_apply(asked->identity, document, mv_selection_days(asked, document));
    const mv_relations *own = document;
    if (followed) document = followed;
    const mv_relations *set = document;
    const mv_selection by = follow(asked), *selection = &by;
    mv_status status = mv_select(&kept, set, own, selection, log);
    if (!status && selection->project) status = project(&set, &kept, selection, &projected, log);
    if (status) goto done;
    status = mv_keep_ego(&kept, set, selection, log);
    if (status) goto done;
    network = fold_without_isolates(set, selection, &kept);
    network->projected = projected;
    network->followed = followed;
    projected = followed = NULL;
    network->document = document;
    network->document_actors = document->actor_count;
    network->document_relations = document->relation_count;
    network->actors_left_out =
        document->actor_count - network->actor_count - network->isolates_dropped - network->not_existing;
    status = check_sums(network, log);
    network->graphs = mv_graphs_new();
    if (status) goto done;
    *out = network;
    network = NULL;
done:
    mv_network_free(network);
    mv_relations_free(projected);
    mv_relations_free(followed);
    mv_kept_clear(&kept);
    return status;
}

mv_status mv_network_build(mv_network **out, const mv_relations *set, const mv_selection *selection, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, network_build(out, set, selection, log), mv_guard_failed(log));
}

void mv_network_free(mv_network *network)
{
    if (!network) return;
    mv_graphs_free(network->graphs);
    free(network->actors);
    free(network->relations);
    free(network->members);
    free(network->ties);
    free(network->arcs);
    free(network->sides);
    mv_relations_free(network->projected);
    mv_relations_free(network->followed);
    free(network);
}
