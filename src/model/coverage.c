#include "multivector/relations.h"
#include <string.h>

mv_span mv_coverage_span(const mv_coverage *entry)
{
    return (mv_span){ entry->from.day, mv_date_after(entry->to).day };
}

bool mv_coverage_has_actor(const mv_coverage *entry, const mv_actor *actor)
{
    return (!entry->actors.count || mv_names_have(entry->actors, actor->id)) &&
           (!entry->kinds.count || mv_names_have(entry->kinds, actor->kind));
}

static bool has_target(const mv_coverage *entry, const mv_actor *actor)
{
    return !entry->targets.count || mv_names_have(entry->targets, actor->id);
}

/* Whether an entry speaks of such a relation, on whatever day. */
static bool fits(const mv_coverage *entry, const mv_relations *of, const mv_relation *relation)
{
    const mv_actor *source = &of->actors[relation->source], *target = &of->actors[relation->target];
    bool as_it_is = mv_coverage_has_actor(entry, source) && has_target(entry, target);
    bool turned = mv_coverage_has_actor(entry, target) && has_target(entry, source);
    if (entry->types.count && !mv_names_have(entry->types, of->types[relation->type].id)) return false;
    return as_it_is || (turned && (!relation->directed || !entry->targets.count));
}

/* The end of the stretch from `day` on that an entry covers, the longest of all; `day` itself when none does. -1:
 * there is no end. */
static int32_t covered_from(const mv_relations *set, const mv_relations *of, const mv_relation *relation,
                            int32_t day)
{
    int32_t until = day;
    for (size_t i = 0; i < set->coverage_count; i++) {
        mv_span span = mv_coverage_span(&set->coverage[i]);
        if (span.from > day || (span.until && span.until <= until)) continue;
        if (!fits(&set->coverage[i], of, relation)) continue;
        if (!span.until) return -1;
        until = span.until;
    }
    return until;
}

static bool fits_any(const mv_relations *set, const mv_relations *of, const mv_relation *relation)
{
    for (size_t i = 0; i < set->coverage_count; i++)
        if (fits(&set->coverage[i], of, relation)) return true;
    return false;
}

/* Entries may follow one another: together they cover the days when none is left between them. */
bool mv_covers(const mv_relations *set, const mv_relations *of, const mv_relation *relation, mv_span days)
{
    if (!set->coverage_count) return true;
    if (!days.from) return fits_any(set, of, relation);
    for (int32_t day = days.from;;) {
        int32_t until = covered_from(set, of, relation, day);
        if (until == -1 || (days.until && until >= days.until)) return true;
        if (until == day) return false;
        day = until;
    }
}

/* --- the whole -------------------------------------------------------------------------------------------- */

static void widen(mv_period *extent, mv_date date)
{
    if (!date.day) return;
    if (!extent->from.day || date.day < extent->from.day) extent->from = date;
    if (!extent->to.day || date.day > extent->to.day) extent->to = date;
}

/* Without a list all is assumed to be covered from the first to the last date. */
static mv_period assumed(const mv_relations *set)
{
    mv_period extent = { { 0 }, { 0 } };
    widen(&extent, set->as_of);
    for (size_t i = 0; i < set->relation_count; i++) {
        widen(&extent, set->relations[i].start);
        widen(&extent, set->relations[i].end);
    }
    return extent;
}

mv_period mv_coverage_extent(const mv_relations *set)
{
    if (!set->coverage_count) return assumed(set);
    mv_period extent = { set->coverage[0].from, set->coverage[0].to };
    for (size_t i = 1; i < set->coverage_count; i++) {
        const mv_coverage *entry = &set->coverage[i];
        mv_date last = mv_date_after(extent.to), next = mv_date_after(entry->to);
        if (extent.from.day && entry->from.day < extent.from.day) extent.from = entry->from;
        if (last.day && (!next.day || next.day > last.day)) extent.to = entry->to;
    }
    return extent;
}

size_t mv_coverage_reached(const mv_relations *set, mv_span days)
{
    size_t reached = 0;
    for (size_t i = 0; i < set->coverage_count; i++)
        reached += !days.from || mv_spans_meet(mv_coverage_span(&set->coverage[i]), days);
    return reached;
}

bool mv_coverage_reaches(const mv_relations *set, mv_span days)
{
    return !set->coverage_count || mv_coverage_reached(set, days);
}
