#include "multivector/homophily.h"
#include "analysis/graph/attributes.h"
#include "analysis/graph/mixing.h"
#include "analysis/vectors/external_internal.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *mv_group_by_name(mv_group_by by)
{
    static const char *const names[] = { [MV_GROUP_VECTOR] = "vector",
                                         [MV_GROUP_KIND] = "kind",
                                         [MV_GROUP_REGION] = "region",
                                         [MV_GROUP_ATTRIBUTE] = "attribute" };
    _Static_assert(MV_COUNT(names) == MV_GROUP_BY_COUNT, "a name for each");
    return names[by];
}

/* --- attributes ------------------------------------------------------------------------------------------- */

/* Whether all that have it have a number. */
static bool is_number(const mv_network *network, const char *name)
{
    size_t numbers = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_attribute *one = mv_attribute_of(network, i, name);
        if (one && one->text) return false;
        numbers += one != NULL;
    }
    return numbers > 0;
}

/* --- why there is none ------------------------------------------------------------------------------------ */

typedef struct positive_ties {
    size_t all, known; /* those between two that are known */
} positive_ties;

static void count_tie(positive_ties *count, const bool *known, mv_tie_state state, uint32_t a, uint32_t b)
{
    count->all += state == MV_POSITIVE;
    count->known += state == MV_POSITIVE && known[a] && known[b];
}

/* Why there is no assortativity among those that are known by group or number; `level` where ties join them. */
static const char *find_reason(const mv_network *network, const bool *known, const char *level)
{
    positive_ties count = { 0 };
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if (!network->selection.directed) count_tie(&count, known, tie->state, tie->a, tie->b);
    for (const mv_arc *arc = network->arcs; arc < network->arcs + network->arc_count; arc++)
        count_tie(&count, known, arc->state, arc->from, arc->to);
    if (!count.all && network->selection.sign < 0)
        return "only negative relations are selected, and it is of positive ties";
    if (!count.all) return "there is no positive tie";
    return count.known ? level : "no positive tie joins two that have one";
}

/* --- groups ----------------------------------------------------------------------------------------------- */

static const char *text_of(mv_homophily *h, const mv_network *network, size_t actor)
{
    const mv_actor *record = mv_network_actor(network, actor);
    if (h->by.by == MV_GROUP_KIND) return record->kind;
    if (h->by.by == MV_GROUP_REGION) return record->region;
    const mv_attribute *one = mv_attribute_of(network, actor, h->by.attribute);
    return !one || one->text ? (one ? one->text : NULL) : mv_arena_format(h->arena, "%.12g", one->number);
}

static mv_groups groups_of(mv_homophily *h, const mv_network *network)
{
    if (h->by.by == MV_GROUP_VECTOR) return mv_groups_by_vector(network);
    const char **texts = mv_alloc_array(network->actor_count, sizeof *texts);
    for (size_t i = 0; i < network->actor_count; i++) texts[i] = text_of(h, network, i);
    mv_groups groups = mv_groups_by_text(network, texts);
    free(texts);
    return groups;
}

static void measure_groups(mv_homophily *h, const mv_network *network, mv_mixing how)
{
    mv_groups groups = groups_of(h, network);
    bool *known = mv_alloc_array(network->actor_count, sizeof *known);
    for (size_t i = 0; i < network->actor_count; i++) known[i] = mv_groups_have(&groups, i);
    h->group_count = groups.count;
    h->groups = mv_alloc_array(groups.count, sizeof *h->groups);
    mv_ei_of_groups(network, &groups, h->groups, &h->whole);
    h->assortativity = mv_mixing_of_groups(network, &groups, how);
    h->actors = h->whole.actors;
    h->names = groups.names;
    groups.names = NULL;
    mv_groups_clear(&groups);
    if (isnan(h->assortativity))
        h->undefined = find_reason(network, known, "positive ties touch fewer than two groups");
    free(known);
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

static void measure_numbers(mv_homophily *h, const mv_network *network, mv_mixing how)
{
    double *numbers = mv_alloc_array(network->actor_count, sizeof *numbers);
    bool *known = mv_alloc_array(network->actor_count, sizeof *known);
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_attribute *one = mv_attribute_of(network, i, h->by.attribute);
        numbers[i] = one ? one->number : NAN;
        h->actors += known[i] = one != NULL;
    }
    h->assortativity = mv_mixing_of_numbers(network, numbers, how);
    if (isnan(h->assortativity))
        h->undefined = find_reason(network, known, "the number does not differ between the ends of positive ties");
    MV_FREE(numbers, known);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status homophily_build(mv_homophily **out, const mv_network *network, mv_grouping by, bool weighted,
                                 mv_log *log)
{
    bool attribute = by.by == MV_GROUP_ATTRIBUTE;
    mv_status status = attribute ? mv_attribute_check(network->document, by.attribute, log) : MV_OK;
    if (status) return status;
    mv_homophily *h = *out = mv_alloc(sizeof *h);
    *h = (mv_homophily){ .by = by,
                         .numeric = attribute && !by.category && is_number(network, by.attribute),
                         .weighted = weighted,
                         .directed = network->selection.directed,
                         .arena = mv_arena_new() };
    mv_mixing how = { weighted, h->directed };
    if (h->numeric)
        measure_numbers(h, network, how);
    else
        measure_groups(h, network, how);
    h->left_out = network->actor_count - h->actors;
    return MV_OK;
}

mv_status mv_homophily_build(mv_homophily **out, const mv_network *network, mv_grouping by, bool weighted,
                             mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, homophily_build(out, network, by, weighted, log), mv_guard_failed(log));
}

void mv_homophily_free(mv_homophily *homophily)
{
    if (!homophily) return;
    free(homophily->names);
    free(homophily->groups);
    mv_arena_free(homophily->arena);
    free(homophily);
}
