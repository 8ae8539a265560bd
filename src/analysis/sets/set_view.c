#include "analysis/sets/sets_internal.h"
#include "support/memory.h"
#include "support/text.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* --- names ------------------------------------------------------------------------------------------------ */

typedef struct names {
    const char **items;
    size_t count;
} names;

static void add_name(names *list, const char *name)
{
    list->items = mv_grow(list->items, list->count, sizeof *list->items);
    list->items[list->count++] = name;
}

/* Sorts by bytes and leaves one of each. */
static void settle(names *list)
{
    size_t kept = 0;
    if (list->count) qsort(list->items, list->count, sizeof *list->items, mv_compare_texts);
    for (size_t i = 0; i < list->count; i++)
        if (i == 0 || strcmp(list->items[i], list->items[kept - 1]) != 0) list->items[kept++] = list->items[i];
    list->count = kept;
}

size_t mv_place_of(const char *const *ids, size_t count, const char *id)
{
    const char *const *found = bsearch(&id, ids, count, sizeof *ids, mv_compare_texts);
    assert(found);
    return (size_t)(found - ids);
}

static void name_union(mv_sets_view *view)
{
    names actors = { 0 }, types = { 0 }, vectors = { 0 };
    for (size_t s = 0; s < view->count; s++) {
        const mv_network *network = view->networks[s];
        const mv_relations *set = network->set;
        for (size_t i = 0; i < network->actor_count; i++) add_name(&actors, mv_network_actor(network, i)->id);
        for (size_t i = 0; i < set->type_count; i++) add_name(&types, set->types[i].id);
        for (size_t i = 0; i < set->vector_count; i++) add_name(&vectors, set->vectors[i].id);
    }
    settle(&actors);
    settle(&types);
    settle(&vectors);
    view->actors = actors.items;
    view->actor_count = actors.count;
    view->types = types.items;
    view->type_count = types.count;
    view->vectors = vectors.items;
    view->vector_count = vectors.count;
}

/* --- ties ------------------------------------------------------------------------------------------------- */

/* Actors of a network stand in the order of their ids, as those of the union do, so its ties stay sorted. */
static void place_ties(mv_sets_view *view, size_t s)
{
    const mv_network *network = view->networks[s];
    size_t *place = view->place[s] = mv_alloc_array(network->actor_count, sizeof *place);
    for (size_t i = 0; i < network->actor_count; i++)
        place[i] = mv_place_of(view->actors, view->actor_count, mv_network_actor(network, i)->id);
    view->ties[s] = mv_signed_pairs_list(network, place, view->directed, &view->tie_counts[s]);
}

mv_sets_view mv_sets_view_of(const mv_network *const *networks, size_t count, const char *focus)
{
    mv_sets_view view = { .count = count, .networks = networks, .focus = focus };
    view.directed = count > 0;
    for (size_t s = 0; s < count; s++) view.directed = view.directed && networks[s]->selection.directed;
    view.place = mv_alloc_array(count, sizeof *view.place);
    view.ties = mv_alloc_array(count, sizeof *view.ties);
    view.tie_counts = mv_alloc_array(count, sizeof *view.tie_counts);
    name_union(&view);
    for (size_t s = 0; s < count; s++) place_ties(&view, s);
    return view;
}

void mv_sets_view_clear(mv_sets_view *view)
{
    for (size_t s = 0; s < view->count; s++) {
        free(view->place[s]);
        free(view->ties[s]);
    }
    MV_FREE(view->place, view->ties, view->tie_counts, view->actors, view->types, view->vectors);
    *view = (mv_sets_view){ 0 };
}
