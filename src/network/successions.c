#include "multivector/identity.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Finds the actors that are gone in one set and continued by others. */

const char *mv_identity_name(size_t rule)
{
    static const char *const names[] = { [MV_IDENTITY_STRICT] = "strict", [MV_IDENTITY_FOLLOW] = "follow" };
    _Static_assert(MV_COUNT(names) == MV_IDENTITY_COUNT, "a name for every rule");
    return rule < MV_COUNT(names) ? names[rule] : NULL;
}

/* One actor that continues another. */
typedef struct link {
    const char *from, *to;
    mv_date since;
    const mv_actor *record; /* of `to` */
} link;

/* What is looked at, and the links in the order of their ends. */
typedef struct search {
    const mv_moment *moments;
    size_t moment_count;
    mv_names without;
    link *links;
    size_t link_count;
} search;

/* --- links ------------------------------------------------------------------------------------------------ */

static int by_ends(const void *a, const void *b)
{
    const link *x = a, *y = b;
    int order = strcmp(x->from, y->from);
    if (!order) order = strcmp(x->to, y->to);
    return order ? order : (x->since.day > y->since.day) - (x->since.day < y->since.day);
}

/* The day behind the last on which a set looks; 0: there is none. */
static int32_t latest(const search *s)
{
    int32_t last = 0;
    for (size_t i = 0; i < s->moment_count; i++) {
        if (!s->moments[i].days.until) return 0;
        if (s->moments[i].days.until > last) last = s->moments[i].days.until;
    }
    return last;
}

static void add_links(search *s, const mv_relations *set, int32_t until)
{
    for (size_t i = 0; i < set->actor_count; i++)
        for (size_t k = 0; k < set->actors[i].continues_count; k++) {
            const mv_actor *actor = &set->actors[i];
            mv_date since = actor->continues[k].from.day ? actor->continues[k].from : actor->start;
            if (until && since.day >= until) continue;
            s->links = mv_grow(s->links, s->link_count, sizeof *s->links);
            s->links[s->link_count++] = (link){ actor->continues[k].actor, actor->id, since, actor };
        }
}

/* Sets say the same: each is asked once, and each link counts once. */
static void list_links(search *s)
{
    int32_t until = latest(s);
    for (size_t i = 0; i < s->moment_count; i++) {
        bool again = false;
        for (size_t j = 0; j < i && !again; j++) again = s->moments[j].set == s->moments[i].set;
        if (!again) add_links(s, s->moments[i].set, until);
    }
    size_t kept = 0;
    if (s->link_count) qsort(s->links, s->link_count, sizeof *s->links, by_ends);
    for (size_t i = 0; i < s->link_count; i++) {
        bool same = kept && strcmp(s->links[kept - 1].from, s->links[i].from) == 0 &&
                    strcmp(s->links[kept - 1].to, s->links[i].to) == 0;
        if (!same) s->links[kept++] = s->links[i];
    }
    s->link_count = kept;
}

static int by_from(const void *id, const void *one)
{
    return strcmp(id, ((const link *)one)->from);
}

/* The links from an actor on: the first, and how many. */
static const link *links_of(const search *s, const char *actor, size_t *count)
{
    const link *end = s->links + s->link_count, *first = NULL;
    *count = 0;
    if (s->link_count) first = bsearch(actor, s->links, s->link_count, sizeof *s->links, by_from);
    while (first && first > s->links && strcmp(first[-1].from, actor) == 0) first--;
    for (const link *one = first; one && one < end && strcmp(one->from, actor) == 0; one++) ++*count;
    return first;
}

/* --- who exists where ------------------------------------------------------------------------------------- */

/* The record of an actor, when it exists on the days that count. */
static const mv_actor *find_at(const mv_moment *moment, const char *id)
{
    size_t found = mv_relations_find_actor(moment->set, id);
    const mv_actor *actor = found == MV_NONE ? NULL : &moment->set->actors[found];
    return actor && mv_spans_meet(mv_actor_span(actor), moment->days) ? actor : NULL;
}

/* Whether the second exists where the first does not. */
static bool replaces(const search *s, const char *gone, const char *other)
{
    for (size_t i = 0; i < s->moment_count; i++)
        if (!find_at(&s->moments[i], gone) && find_at(&s->moments[i], other)) return true;
    return false;
}

static const mv_actor *find_anywhere(const search *s, const char *id)
{
    const mv_actor *found = NULL;
    for (size_t i = 0; i < s->moment_count && !found; i++) found = find_at(&s->moments[i], id);
    return found;
}

/* --- successions ------------------------------------------------------------------------------------------ */

static mv_names names_of(const link *links, size_t count)
{
    const char **names = mv_alloc_array(count, sizeof *names);
    for (size_t i = 0; i < count; i++) names[i] = links[i].to;
    return (mv_names){ names, count };
}

/* Goes from successor to successor as long as there is one alone; false when it matters to nobody. */
static bool walk(const search *s, mv_succession *out)
{
    size_t count;
    const link *links = links_of(s, out->actor, &count), *last = NULL;
    for (size_t steps = 0; count == 1 && steps < s->link_count; steps++) { /* sets may say it in a circle */
        if (replaces(s, out->actor, links->to)) last = links;
        links = links_of(s, links->to, &count);
    }
    bool split = false;
    for (size_t i = 0; i < count && count > 1 && !last; i++) split = split || replaces(s, out->actor, links[i].to);
    if (!last && !split) return false;
    out->successors = last ? names_of(last, 1) : names_of(links, count);
    if (!last) return true;
    out->stands_for = last->to;
    out->begins = last->since;
    out->record = last->record;
    return true;
}

static void add_succession(mv_identity *out, const search *s, const char *actor)
{
    const mv_actor *record = find_anywhere(s, actor);
    if (!record || mv_names_have(s->without, actor)) return;
    mv_succession one = { .actor = actor, .ends = record->end };
    if (!walk(s, &one)) return;
    out->items = mv_grow(out->items, out->count, sizeof one);
    out->items[out->count++] = one;
}

static int by_actor(const void *id, const void *one)
{
    return strcmp(id, ((const mv_succession *)one)->actor);
}

static const mv_succession *find(const mv_identity *identity, const char *id)
{
    return identity->count ? bsearch(id, identity->items, identity->count, sizeof *identity->items, by_actor)
                           : NULL;
}

void mv_identity_find(mv_identity *out, const mv_moment *moments, size_t count, mv_names without,
                      mv_identity_rule rule)
{
    search s = { .moments = moments, .moment_count = count, .without = without };
    *out = (mv_identity){ .rule = rule };
    list_links(&s);
    for (size_t i = 0; i < s.link_count; i++)
        if (!i || strcmp(s.links[i - 1].from, s.links[i].from) != 0) add_succession(out, &s, s.links[i].from);
    free(s.links);
}

void mv_identity_clear(mv_identity *identity)
{
    for (size_t i = 0; i < identity->count; i++) free((void *)identity->items[i].successors.items);
    free(identity->items);
    *identity = (mv_identity){ 0 };
}

const char *mv_identity_of(const mv_identity *identity, const char *id)
{
    if (!id || !identity || identity->rule != MV_IDENTITY_FOLLOW) return id;
    const mv_succession *one = find(identity, id);
    for (size_t steps = 0; one && one->stands_for && steps < identity->count; steps++) {
        id = one->stands_for;
        one = find(identity, id);
    }
    return id;
}
