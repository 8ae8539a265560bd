#include "network/project.h"
#include "network/derive.h"
#include "network/fold.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/sort.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the bodies of a pair weigh together is their number over this, of `a` and `b` bodies `common` in both. */
static double of_either(double common, double a, double b)
{
    return a + b - common;
}

static double of_fewer(double common, double a, double b)
{
    (void)common;
    return a < b ? a : b;
}

static double of_mean(double common, double a, double b)
{
    (void)common;
    return sqrt(a * b);
}

static const struct {
    const char *name, *summary;
    double (*whole)(double common, double a, double b); /* NULL: the weight is not one of the pair */
} projections[] = {
    [MV_PROJECT_COUNT] = { "count", "", NULL },
    [MV_PROJECT_JACCARD] = { "jaccard", "each weighing 1/(bodies of either), together the Jaccard index",
                             of_either },
    [MV_PROJECT_OVERLAP] = { "overlap",
                             "each weighing 1/(bodies of the one with fewer), together the overlap coefficient",
                             of_fewer },
    [MV_PROJECT_COSINE] = { "cosine",
                            "each weighing 1/sqrt(bodies of the one x of the other), together the cosine",
                            of_mean },
    [MV_PROJECT_NEWMAN] = { "newman", "each weighing 1/(members - 1)", NULL },
};
_Static_assert(MV_COUNT(projections) == MV_PROJECTION_COUNT, "a row for every weight");

const char *mv_projection_name(mv_projection projection)
{
    return projections[projection].name;
}

const char *mv_projection_summary(mv_projection projection)
{
    return projections[projection].summary;
}

const char *mv_projection_name_at(size_t index)
{
    return index < MV_COUNT(projections) ? projections[index].name : NULL;
}

static const mv_type shared = { "shared", "shares an organisation with", "institutional", 1, 1, false };

/* The actors of the kind that are positively tied to each actor of another kind: those of i are at
 * first[i] .. first[i + 1] - 1, as actors of the projected set, in the order of ids. */
typedef struct members {
    size_t *first;
    uint32_t *actors;
} members;

static bool is_of_kind(const mv_network *whole, size_t actor, const char *kind)
{
    return strcmp(mv_network_actor(whole, actor)->kind, kind) == 0;
}

/* The two ends of a positive tie between an actor of the kind and another; false for any other tie. */
static bool is_membership(const mv_network *whole, const mv_tie *tie, const char *kind, size_t *member,
                          size_t *other)
{
    bool a = is_of_kind(whole, tie->a, kind), b = is_of_kind(whole, tie->b, kind);
    *member = a ? tie->a : tie->b;
    *other = a ? tie->b : tie->a;
    return tie->state == MV_POSITIVE && a != b;
}

static members list_members(const mv_network *whole, const char *kind, const size_t *number)
{
    members list = { mv_alloc_array(whole->actor_count + 2, sizeof(size_t)), NULL };
    size_t member, other;
    for (size_t i = 0; i < whole->tie_count; i++)
        if (is_membership(whole, &whole->ties[i], kind, &member, &other)) list.first[other + 2]++;
    for (size_t i = 2; i < whole->actor_count + 2; i++) list.first[i] += list.first[i - 1];
    list.actors = mv_alloc_array(list.first[whole->actor_count + 1], sizeof *list.actors);
    for (size_t i = 0; i < whole->tie_count; i++)
        if (is_membership(whole, &whole->ties[i], kind, &member, &other))
            list.actors[list.first[other + 1]++] = (uint32_t)number[member];
    return list;
}

/* Adds the actors of the kind; `number` gives the new number of each actor of the network. */
static void copy_actors(mv_relations *out, const mv_network *whole, const char *kind, size_t *number)
{
    for (size_t i = 0; i < whole->actor_count; i++) {
        number[i] = MV_NONE;
        if (is_of_kind(whole, i, kind)) number[i] = mv_relations_add_actor(out, *mv_network_actor(whole, i));
    }
    if (whole->focus != MV_NONE) out->focus = number[whole->focus];
}

static void copy_direct(mv_relations *out, const mv_network *whole)
{
    const mv_relations *set = whole->set;
    for (size_t i = 0; i < whole->relation_count; i++) {
        mv_relation relation = set->relations[whole->relations[i]];
        size_t source = mv_relations_find_actor(out, set->actors[relation.source].id);
        size_t target = mv_relations_find_actor(out, set->actors[relation.target].id);
        if (source == MV_NONE || target == MV_NONE) continue;
        relation.source = (uint32_t)source;
        relation.target = (uint32_t)target;
        mv_relations_add_relation(out, relation);
    }
}

static void share(mv_relations *out, const mv_network *whole, const members *list, size_t other, bool newman)
{
    size_t begin = list->first[other], end = list->first[other + 1];
    size_t type = mv_relations_find_type(out, shared.id);
    const mv_details *details = mv_relations_details(out, (mv_details){ .via = mv_network_actor(whole, other) });
    for (size_t i = begin; i < end; i++)
        for (size_t j = i + 1; j < end; j++)
            mv_relations_add_relation(out, (mv_relation){ .source = list->actors[i],
                                                          .target = list->actors[j],
                                                          .type = (uint32_t)type,
                                                          .sign = 1,
                                                          .weight = newman ? 1 / (double)(end - begin - 1) : 1,
                                                          .details = details });
}

/* --- weights of pairs ------------------------------------------------------------------------------------- */

/* How many bodies each actor of the projected set has. */
static size_t *count_bodies(const members *list, size_t others, size_t actors)
{
    size_t *bodies = mv_alloc_array(actors, sizeof *bodies);
    for (size_t i = 0; i < list->first[others]; i++) bodies[list->actors[i]]++;
    return bodies;
}

/* Weighs the shared relations, which begin at `first`. A body's members come in the order of their numbers, so
 * that the ends of every relation do, too. */
static void weigh(mv_relations *out, size_t first, const size_t *bodies, mv_projection projection)
{
    mv_keyed list = mv_keyed_new(out->relation_count - first);
    for (size_t i = first; i < out->relation_count; i++)
        mv_keyed_add(&list, mv_pair_key(out->relations[i].source, out->relations[i].target), i);
    mv_keyed_sort(&list);
    for (size_t i = 0, next; i < list.count; i = next) {
        next = mv_keyed_end(&list, i);
        const mv_relation *one = &out->relations[list.numbers[i]];
        double a = (double)bodies[one->source], b = (double)bodies[one->target];
        double weight = 1 / projections[projection].whole((double)(next - i), a, b);
        for (size_t k = i; k < next; k++) out->relations[list.numbers[k]].weight = weight;
    }
    mv_keyed_clear(&list);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status check_size(const members *list, size_t actors, mv_log *log)
{
    size_t total = 0;
    for (size_t i = 0; i < actors; i++) {
        size_t count = list->first[i + 1] - list->first[i];
        total += count ? count * (count - 1) / 2 : 0;
    }
    if (total <= (size_t)MV_PROJECTED_RELATIONS) return MV_OK;
    return mv_log_error(
        log, MV_LIMIT, (mv_place){ 0 },
        "the projection would have %zu relations, %zu are the most, and none is made. Select fewer first", total,
        (size_t)MV_PROJECTED_RELATIONS);
}

mv_status mv_project(mv_relations **out, const mv_network *whole, const mv_selection *selection, mv_log *log)
{
    mv_relations *projected = mv_derive(whole->set);
    size_t *number = mv_alloc_array(whole->actor_count, sizeof *number);
    mv_relations_add_type(projected, shared); /* a document's own type of this name wins */
    copy_actors(projected, whole, selection->project, number);
    if (selection->direct) copy_direct(projected, whole);
    members list = list_members(whole, selection->project, number);
    mv_status status = check_size(&list, whole->actor_count, log);
    size_t first = projected->relation_count;
    for (size_t i = 0; i < whole->actor_count && !status; i++)
        share(projected, whole, &list, i, selection->projection == MV_PROJECT_NEWMAN);
    if (!status && projections[selection->projection].whole) {
        size_t *bodies = count_bodies(&list, whole->actor_count, projected->actor_count);
        weigh(projected, first, bodies, selection->projection);
        free(bodies);
    }
    free(list.first);
    free(list.actors);
    free(number);
    if (status)
        mv_relations_free(projected);
    else
        *out = projected;
    return status;
}

void mv_kept_project(mv_kept *kept, const mv_relations *set, const mv_relations *projected)
{
    const char *focus = kept->focus == MV_NONE ? NULL : set->actors[kept->focus].id;
    kept->focus = focus ? mv_relations_find_actor(projected, focus) : MV_NONE;
    kept->actors = mv_realloc_array(kept->actors, projected->actor_count, sizeof *kept->actors);
    kept->relations = mv_realloc_array(kept->relations, projected->relation_count, sizeof *kept->relations);
    for (size_t i = 0; i < projected->actor_count; i++) kept->actors[i] = true;
    for (size_t i = 0; i < projected->relation_count; i++) kept->relations[i] = true;
}
