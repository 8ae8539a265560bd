#include "multivector/identity.h"
#include "support/index.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Finds the actors that are gone in one set and continued by others. Time grows with the actors that continue
 * others or are continued, times the sets that are looked at: chains may be long. */

const char *mv_identity_name(size_t rule)
{
    static const char *const names[] = { [MV_IDENTITY_STRICT] = "strict", [MV_IDENTITY_FOLLOW] = "follow" };
    _Static_assert(MV_COUNT(names) == MV_IDENTITY_COUNT, "a name for every rule");
    return rule < MV_COUNT(names) ? names[rule] : NULL;
}

/* --- who continues whom ----------------------------------------------------------------------------------- */

/* One actor that continues another. */
typedef struct link {
    const char *from, *to;
    mv_date since;
    const mv_actor *record; /* of `to` */
} link;

static int by_ends(const void *a, const void *b)
{
    const link *x = a, *y = b;
    int order = strcmp(x->from, y->from);
    if (!order) order = strcmp(x->to, y->to);
    return order ? order : (x->since.day > y->since.day) - (x->since.day < y->since.day);
}

/* The day behind the last on which a set looks; 0: there is none. */
static int32_t latest(const mv_moment *moments, size_t count)
{
    int32_t last = 0;
    for (size_t i = 0; i < count; i++) {
        if (!moments[i].days.until) return 0;
        if (moments[i].days.until > last) last = moments[i].days.until;
    }
    return last;
}

static link *add_links(link *links, size_t *count, const mv_relations *set, int32_t until)
{
    for (size_t i = 0; i < set->actor_count; i++)
        for (size_t k = 0; k < set->actors[i].continues_count; k++) {
            const mv_actor *actor = &set->actors[i];
            mv_date since = actor->continues[k].from.day ? actor->continues[k].from : actor->start;
            if (until && since.day >= until) continue;
            links = mv_grow(links, *count, sizeof *links);
            links[(*count)++] = (link){ actor->continues[k].actor, actor->id, since, actor };
        }
    return links;
}

/* The links of all sets, each once, in the order of their ends. The caller frees them. */
static link *list_links(const mv_moment *moments, size_t moment_count, size_t *count)
{
    int32_t until = latest(moments, moment_count);
    link *links = NULL;
    size_t found = 0;
    for (size_t i = 0; i < moment_count; i++) {
        bool again = false;
        for (size_t j = 0; j < i && !again; j++) again = moments[j].set == moments[i].set;
        if (!again) links = add_links(links, &found, moments[i].set, until);
    }
    *count = 0;
    if (found) qsort(links, found, sizeof *links, by_ends);
    for (size_t i = 0; i < found; i++) {
        const link *last = *count ? &links[*count - 1] : NULL;
        bool same = last && strcmp(last->from, links[i].from) == 0 && strcmp(last->to, links[i].to) == 0;
        if (!same) links[(*count)++] = links[i];
    }
    return links;
}

/* --- chains ----------------------------------------------------------------------------------------------- */

/* An actor that continues another or is continued, and what is found out about it. */
typedef struct node {
    const char *id;
    size_t first, count; /* the links from it on */
    size_t next;         /* its only successor, a node; MV_NONE: it has none, or several */
    size_t end, steps;   /* where the chain ends, and how far that is */
    bool here;           /* it exists in one of the sets */
    bool split;          /* it is gone where one of the several exists that its chain ends in */
    size_t best, before; /* who it stands for, and the one before that in the chain; MV_NONE: nobody */
    bool exists;         /* in the set that is looked at */
    size_t far, to_far;  /* the last of its chain that exists there, and the one before that */
} node;

typedef struct search {
    link *links;
    size_t link_count;
    node *nodes;
    size_t node_count;
    size_t *order; /* nodes, each behind its `next` */
} search;

static size_t add_node(search *s, mv_index *index, const char *id)
{
    size_t found = mv_index_find(index, id);
    if (found != MV_ABSENT) return found;
    mv_index_add(index, id, s->node_count);
    s->nodes[s->node_count] = (node){ .id = id, .next = MV_NONE, .best = MV_NONE };
    return s->node_count++;
}

static void make_nodes(search *s)
{
    mv_index index = { 0 };
    s->nodes = mv_alloc_array(2 * s->link_count, sizeof *s->nodes);
    for (size_t i = 0; i < s->link_count; i++) {
        node *from = &s->nodes[add_node(s, &index, s->links[i].from)];
        if (!from->count++) from->first = i;
        from->next = add_node(s, &index, s->links[i].to);
    }
    for (size_t i = 0; i < s->node_count; i++)
        if (s->nodes[i].count != 1) s->nodes[i].next = MV_NONE;
    mv_index_clear(&index);
}

/* Sets may say in a circle what none of them says alone: there nobody is followed. The circle goes from the last
 * of the path back to its successor. */
static void cut_circle(search *s, const size_t *path, size_t last)
{
    size_t first = s->nodes[path[last]].next;
    while (path[last] != first) s->nodes[path[last--]].next = MV_NONE;
    s->nodes[first].next = MV_NONE;
}

/* `steps` of a node is MV_NONE until it stands in the order. */
static void order_nodes(search *s)
{
    size_t done = 0, *path = mv_alloc_array(s->node_count, sizeof *path);
    s->order = mv_alloc_array(s->node_count, sizeof *s->order);
    bool *open = mv_alloc_array(s->node_count, sizeof *open);
    for (size_t i = 0; i < s->node_count; i++) s->nodes[i].steps = MV_NONE;
    for (size_t i = 0; i < s->node_count; i++) {
        size_t depth = 0;
        for (size_t at = i; at != MV_NONE && s->nodes[at].steps == MV_NONE && !open[at]; at = s->nodes[at].next)
            open[path[depth++] = at] = true;
        while (depth) {
            node *one = &s->nodes[path[--depth]];
            if (one->next != MV_NONE && s->nodes[one->next].steps == MV_NONE) cut_circle(s, path, depth);
            one->end = one->next == MV_NONE ? path[depth] : s->nodes[one->next].end;
            one->steps = one->next == MV_NONE ? 0 : s->nodes[one->next].steps + 1;
            s->order[done++] = path[depth];
        }
    }
    MV_FREE(path, open);
}

/* --- who is gone, and who is there ------------------------------------------------------------------------ */

static const mv_actor *find_at(const mv_moment *moment, const char *id)
{
    size_t found = mv_relations_find_actor(moment->set, id);
    const mv_actor *actor = found == MV_NONE ? NULL : &moment->set->actors[found];
    return actor && mv_spans_meet(mv_actor_span(actor), moment->days) ? actor : NULL;
}

static bool one_exists(const search *s, const node *split, const mv_moment *moment)
{
    for (size_t i = 0; i < split->count; i++)
        if (find_at(moment, s->links[split->first + i].to)) return true;
    return false;
}

/* Follows every chain in one set, from its end on. */
static void look(search *s, const mv_moment *moment)
{
    for (size_t i = 0; i < s->node_count; i++) s->nodes[i].exists = find_at(moment, s->nodes[i].id) != NULL;
    for (size_t i = 0; i < s->node_count; i++) {
        node *one = &s->nodes[s->order[i]], *next = one->next == MV_NONE ? NULL : &s->nodes[one->next];
        bool farther = next && next->far != MV_NONE;
        one->far = farther ? next->far : next && next->exists ? one->next : MV_NONE;
        one->to_far = farther ? next->to_far : s->order[i];
        one->here = one->here || one->exists;
        if (one->exists) continue;
        bool better =
            one->far != MV_NONE && (one->best == MV_NONE || s->nodes[one->far].steps < s->nodes[one->best].steps);
        if (better) one->before = one->to_far;
        if (better) one->best = one->far;
        one->split = one->split || (s->nodes[one->end].count > 1 && one_exists(s, &s->nodes[one->end], moment));
    }
}

/* Who stands for one that stands for another stands for that one. */
static void close_chains(search *s, mv_names without)
{
    for (size_t i = 0; i < s->node_count; i++) {
        node *one = &s->nodes[s->order[i]];
        if (mv_names_have(without, one->id)) one->best = MV_NONE;
        if (one->best == MV_NONE || s->nodes[one->best].best == MV_NONE) continue;
        one->before = s->nodes[one->best].before;
        one->best = s->nodes[one->best].best;
    }
}

/* --- successions ------------------------------------------------------------------------------------------ */

static mv_names names_of(const link *links, size_t count)
{
    const char **names = mv_alloc_array(count, sizeof *names);
    for (size_t i = 0; i < count; i++) names[i] = links[i].to;
    return (mv_names){ names, count };
}

static mv_date end_of(const mv_moment *moments, size_t count, const char *actor)
{
    for (size_t i = 0; i < count; i++) {
        const mv_actor *record = find_at(&moments[i], actor);
        if (record) return record->end;
    }
    return (mv_date){ 0 };
}

static mv_succession succession_of(const search *s, const node *one)
{
    if (one->best == MV_NONE) {
        const node *split = &s->nodes[one->end];
        return (mv_succession){ .actor = one->id, .successors = names_of(&s->links[split->first], split->count) };
    }
    const link *last = &s->links[s->nodes[one->before].first];
    return (mv_succession){ .actor = one->id,
                            .successors = names_of(last, 1),
                            .stands_for = last->to,
                            .begins = last->since,
                            .record = last->record };
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const mv_succession *)a)->actor, ((const mv_succession *)b)->actor);
}

static void list_successions(mv_identity *out, const search *s, const mv_moment *moments, size_t count,
                             mv_names without)
{
    for (size_t i = 0; i < s->node_count; i++) {
        const node *one = &s->nodes[i];
        if (!one->here || mv_names_have(without, one->id) || (one->best == MV_NONE && !one->split)) continue;
        mv_succession found = succession_of(s, one);
        found.ends = end_of(moments, count, one->id);
        out->items = mv_grow(out->items, out->count, sizeof found);
        out->items[out->count++] = found;
    }
    if (out->count) qsort(out->items, out->count, sizeof *out->items, by_id);
}

void mv_identity_find(mv_identity *out, const mv_moment *moments, size_t count, mv_names without,
                      mv_identity_rule rule)
{
    search s = { 0 };
    *out = (mv_identity){ .rule = rule };
    s.links = list_links(moments, count, &s.link_count);
    if (s.link_count) {
        make_nodes(&s);
        order_nodes(&s);
        for (size_t i = 0; i < count; i++) look(&s, &moments[i]);
        close_chains(&s, without);
        list_successions(out, &s, moments, count, without);
    }
    MV_FREE(s.links, s.nodes, s.order);
}

void mv_identity_clear(mv_identity *identity)
{
    for (size_t i = 0; i < identity->count; i++) free((void *)identity->items[i].successors.items);
    free(identity->items);
    *identity = (mv_identity){ 0 };
}

const mv_succession *mv_identity_followed(const mv_identity *identity, const char *id)
{
    const mv_succession wanted = { .actor = id }, *found = NULL;
    if (identity && identity->count && identity->rule == MV_IDENTITY_FOLLOW)
        found = bsearch(&wanted, identity->items, identity->count, sizeof wanted, by_id);
    return found && found->stands_for ? found : NULL;
}

const char *mv_identity_of(const mv_identity *identity, const char *id)
{
    const mv_succession *found = id ? mv_identity_followed(identity, id) : NULL;
    return found ? found->stands_for : id;
}
