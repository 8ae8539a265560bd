#include "analysis/timeline_parts.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Ends that are no ends: another relation of the same kind begins where one leaves off. */

const char *mv_replacement_name(mv_replacement replacement)
{
    static const char *const names[] = {
        [MV_NOT_REPLACED] = "none",
        [MV_REPLACED] = "replaced",
        [MV_UPGRADED] = "upgraded",
        [MV_DOWNGRADED] = "downgraded",
    };
    _Static_assert(MV_COUNT(names) == MV_REPLACEMENT_COUNT, "a name for each");
    return names[replacement];
}

/* An event with what it can be matched by. */
typedef struct candidate {
    int32_t day;
    uint32_t low, high;        /* its actors */
    const char *family, *type; /* the type only tells types without a family apart */
    int sign;
    size_t event;
} candidate;

static int by_group(const candidate *x, const candidate *y)
{
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    if (x->high != y->high) return x->high < y->high ? -1 : 1;
    if (x->sign != y->sign) return x->sign < y->sign ? -1 : 1;
    int order = strcmp(x->family, y->family);
    return order ? order : strcmp(x->type, y->type);
}

static int by_group_and_order(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    int order = by_group(x, y);
    return order ? order : (x->event > y->event) - (x->event < y->event);
}

/* Lists the events that can make pairs, group by group. */
static candidate *list_candidates(const mv_timeline *timeline, size_t *count)
{
    candidate *list = mv_alloc_array(timeline->event_count, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < timeline->event_count; i++) {
        const mv_relation *r = &timeline->set->relations[timeline->events[i].relation];
        const mv_type *type = &timeline->set->types[r->type];
        if (r->start.day == r->end.day) continue;
        bool turned = r->source > r->target;
        list[(*count)++] = (candidate){ .day = timeline->events[i].date.day,
                                        .low = turned ? r->target : r->source,
                                        .high = turned ? r->source : r->target,
                                        .family = type->family,
                                        .type = strcmp(type->family, "other") == 0 ? type->id : "",
                                        .sign = r->sign,
                                        .event = i };
    }
    if (*count) qsort(list, *count, sizeof *list, by_group_and_order);
    return list;
}

/* Within one group, the first end with the first beginning, and so on. */
static void pair_group(mv_timeline *timeline, const candidate *group, size_t count)
{
    size_t end = 0, begin = 0;
    for (;; end++, begin++) {
        while (end < count && timeline->events[group[end].event].begins) end++;
        while (begin < count && !timeline->events[group[begin].event].begins) begin++;
        if (end >= count || begin >= count) return;
        timeline->events[group[end].event].other = group[begin].event;
        timeline->events[group[begin].event].other = group[end].event;
    }
}

void mv_timeline_pair_events(mv_timeline *timeline)
{
    size_t count;
    candidate *list = list_candidates(timeline, &count);
    for (size_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && by_group(&list[first], &list[next]) == 0;) next++;
        pair_group(timeline, list + first, next - first);
    }
    free(list);
}

mv_replacement mv_timeline_replacement(const mv_timeline *timeline, const mv_timeline_event *event)
{
    if (event->other == MV_NONE) return MV_NOT_REPLACED;
    const mv_timeline_event *other = &timeline->events[event->other];
    double old = timeline->set->relations[(event->begins ? other : event)->relation].weight;
    double new = timeline->set->relations[(event->begins ? event : other)->relation].weight;
    return new > old ? MV_UPGRADED : new < old ? MV_DOWNGRADED : MV_REPLACED;
}
