#include "formats/graphs/gexf_times.h"
#include <string.h>

/* Infinity is an open side. */
static const char *point(mv_arena *arena, const char *text)
{
    return text && *text && !strstr(text, "nfinity") ? mv_arena_copy(arena, text, strlen(text)) : NULL;
}

/* What begins behind a point, or ends before one, is told by its own attribute in 1.2. */
mv_gexf_times mv_gexf_times_of(mv_arena *arena, const mv_xml_attribute *given, size_t count)
{
    const char *stamp = point(arena, mv_xml_find(given, count, "timestamp"));
    mv_gexf_times t = { point(arena, mv_xml_find(given, count, "start")),
                        point(arena, mv_xml_find(given, count, "endopen")),
                        point(arena, mv_xml_find(given, count, "end")) };
    if (!t.start) t.start = point(arena, mv_xml_find(given, count, "startopen"));
    if (stamp) return (mv_gexf_times){ stamp, NULL, stamp };
    if (t.through) t.end = NULL;
    return t;
}

bool mv_gexf_is_timed(mv_gexf_times t)
{
    return t.start || t.end || t.through;
}

void mv_gexf_add_spell(mv_gexf_spells *spells, mv_gexf_times times)
{
    spells->items = mv_grow(spells->items, spells->count, sizeof times);
    spells->items[spells->count++] = times;
}

void mv_gexf_add_list(mv_gexf_spells *spells, mv_arena *arena, const char *list, bool points)
{
    while (list && *(list += strspn(list, "<>[](); ,"))) {
        const char *stop = points ? ",]>" : "])";
        size_t length = strcspn(list, stop), first = points ? length : strcspn(list, ",])");
        bool open = !points && list[length] == ')', alone = first == length;
        char *from = mv_arena_copy(arena, list, alone ? length : first);
        char *to = alone ? from : mv_arena_copy(arena, list + first + 1, length - first - 1);
        from[strcspn(from, " ")] = '\0';
        to += strspn(to, " ");
        mv_gexf_add_spell(spells, (mv_gexf_times){ point(arena, from), open ? point(arena, to) : NULL,
                                                   open ? NULL : point(arena, to) });
        list += length;
    }
}

mv_gexf_times mv_gexf_hull(const mv_gexf_spells *spells, mv_gexf_times own)
{
    if (!spells->count) return own;
    const mv_gexf_times *last = &spells->items[spells->count - 1];
    return (mv_gexf_times){ spells->items[0].start, last->end, last->through };
}
