#include "formats/relation_set/json_layout.h"
#include "support/json/json_walk.h"
#include <string.h>

static const char *between(mv_arena *arena, const char *from, const char *to)
{
    return mv_arena_copy(arena, from, (size_t)(to - from));
}

mv_json_gaps mv_json_gaps_of(mv_arena *arena, const char *container)
{
    mv_json_gaps gaps = { 0 };
    mv_json_child child = mv_json_first(container), last = { 0 };
    while (mv_json_step(&child)) {
        if (!last.end)
            gaps.open = between(arena, container + 1, child.start);
        else if (!gaps.comma)
            gaps.comma = between(arena, last.end, child.start);
        last = child;
    }
    if (last.end) gaps.close = between(arena, last.end, child.end);
    return gaps;
}

/* Where the sample has one child alone: each of the next on a line of its own, if that is. */
static const char *comma_for(const mv_json_layout *l, mv_json_gaps gaps)
{
    if (gaps.comma) return gaps.comma;
    if (strchr(gaps.open, '\n')) return mv_arena_format(l->arena, ",%s", gaps.open);
    return strcmp(l->colon, ":") == 0 ? "," : ", ";
}

static const char *colon_of(mv_arena *arena, const char *object)
{
    mv_json_child member = mv_json_first(object);
    if (!mv_json_step(&member)) return ": ";
    const char *colon = member.key + 1;
    for (; *colon != '"'; colon++)
        if (*colon == '\\') colon++;
    return between(arena, colon + 1, member.value);
}

/* A list of sources as others in the document would be: in one line, or indented by as much more as members are
 * more than their record. */
static void derive_sources(mv_json_layout *l, const char *gap)
{
    const char *own = l->record.open, *line = strrchr(gap, '\n'), *deeper = strrchr(own, '\n');
    if (!deeper) {
        l->sources = (mv_json_gaps){ "", "", "" };
        l->source = (mv_json_gaps){ l->record.open, l->record.comma, l->record.close };
        return;
    }
    size_t outer = line ? strlen(line) : 1, inner = strlen(deeper);
    const char *step = deeper + (outer < inner ? outer : inner);
    const char *second = mv_arena_format(l->arena, "%s%s", own, step);
    const char *third = mv_arena_format(l->arena, "%s%s", second, step);
    l->sources = (mv_json_gaps){ second, "", own };
    l->source = (mv_json_gaps){ third, mv_arena_format(l->arena, ",%s", third), second };
}

static bool learn_sources(mv_json_layout *l)
{
    const char *list = mv_json_value(l->sample, "sources");
    mv_json_child first = mv_json_first(list ? list : "[]");
    if (!mv_json_step(&first)) return false;
    l->sources = mv_json_gaps_of(l->arena, list);
    l->source = mv_json_gaps_of(l->arena, first.value);
    if (!l->source.open) return false;
    l->source.comma = comma_for(l, l->source);
    return true;
}

mv_json_layout mv_json_layout_of(mv_arena *arena, const char *sample, const char *gap)
{
    mv_json_layout l = { .arena = arena, .sample = sample, .colon = colon_of(arena, sample) };
    l.record = mv_json_gaps_of(arena, sample);
    l.record.comma = comma_for(&l, l.record);
    if (!learn_sources(&l)) derive_sources(&l, gap);
    return l;
}

mv_json_layout mv_json_layout_plain(mv_arena *arena, const char *object)
{
    mv_json_layout l = { .arena = arena, .colon = colon_of(arena, object), .sources = { "", "", "" } };
    bool tight = strcmp(l.colon, ":") == 0;
    l.record = l.source = tight ? (mv_json_gaps){ "", ",", "" } : (mv_json_gaps){ " ", ", ", " " };
    return l;
}

const char *mv_json_comma_before(const mv_json_layout *layout, const char *key)
{
    const char *sample = layout->sample;
    mv_json_child member = mv_json_first(sample ? sample : "{}"), last = { 0 };
    while (mv_json_step(&member)) {
        if (last.end && mv_json_key_is(&member, key)) return between(layout->arena, last.end, member.start);
        last = member;
    }
    return layout->record.comma;
}
