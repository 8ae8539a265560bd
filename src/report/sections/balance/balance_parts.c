#include "report/sections/balance/balance_parts.h"
#include <stdlib.h>

/* What the parts of the section on balance share. */

bool mv_balance_says_nothing(const mv_balance *b)
{
    const mv_network *network = b->network;
    bool negative = network->states[MV_NEGATIVE] > 0;
    for (size_t i = 0; i < network->tie_count && network->selection.fold == MV_FOLD_EACH; i++)
        negative = negative || network->ties[i].negative > 0;
    return !negative;
}

void mv_balance_add(const mv_balance *b, const char *key, const char *title, mv_value value)
{
    bool shown = b->input->complete || !mv_balance_says_nothing(b);
    mv_section_add_field(b->section, key, shown ? title : NULL, value);
}

mv_value mv_balance_ids(const mv_balance *b, const size_t *actors, size_t count)
{
    mv_table *ids = mv_report_list(b->report, NULL, 1, count);
    for (size_t i = 0; i < count; i++) {
        mv_value id = mv_text_value(mv_network_actor(b->network, actors[i])->id);
        mv_table_add(ids, &id);
    }
    return mv_list_value(ids);
}

size_t *mv_balance_faction(const mv_balance *b, const mv_frustration *result, int side, size_t *count)
{
    size_t *actors = mv_alloc_array(b->network->actor_count, sizeof *actors);
    *count = 0;
    for (size_t i = 0; i < b->network->actor_count; i++)
        if (result->side[i] == side) actors[(*count)++] = i;
    return actors;
}

size_t *mv_balance_members(const mv_balance *b, const uint32_t *group, size_t number, size_t *count)
{
    size_t *actors = mv_alloc_array(b->network->actor_count, sizeof *actors);
    *count = 0;
    for (size_t i = 0; i < b->network->actor_count; i++)
        if (group[i] == number) actors[(*count)++] = i;
    return actors;
}
