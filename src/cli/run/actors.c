#include "cli/run/command.h"
#include <string.h>

/* Options name actors by their ids, or as people call them. Which options do is told by the kind of their values;
 * from when the set is read on they all have ids. */

static const char *id_of(mv_run *run, const mv_relations *set, const char *text)
{
    if (mv_relations_find_relation(set, text) != MV_NONE) return text; /* --drop takes these as well */
    const char *id = mv_relations_actor_id(set, text);
    return id == text ? text : mv_arena_copy(run->parse.arena, id, strlen(id));
}

static void name_all(mv_run *run, const mv_relations *set, mv_names *names)
{
    const char **ids = mv_arena_alloc(run->parse.arena, names->count * sizeof *ids);
    for (size_t i = 0; i < names->count; i++) ids[i] = id_of(run, set, names->items[i]);
    names->items = ids;
}

void mv_run_name_actors(mv_run *run, const mv_relations *set)
{
    const char **ego = &run->settings.selection.ego;
    for (size_t i = 0; i < run->options.count; i++) {
        const mv_option *row = &run->options.rows[i];
        const char **one = row->parse == mv_parse_actor ? row->target : NULL;
        if (one && *one) *one = id_of(run, set, *one);
        if (row->parse == mv_parse_actors || row->parse == mv_parse_more_actors) name_all(run, set, row->target);
    }
    if (*ego) *ego = id_of(run, set, *ego);
}
