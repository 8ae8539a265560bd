#include "analysis/graph/attributes.h"
#include "support/names.h"

/* Every name of an attribute of an actor, as often as it comes: an mv_record_name. */
static const char *attribute_name(const void *of, size_t index)
{
    const mv_relations *set = of;
    for (size_t i = 0; i < set->actor_count; i++)
        for (const mv_attribute *one = set->actors[i].attributes; one && one->name; one++)
            if (index-- == 0) return one->name;
    return NULL;
}

mv_status mv_attribute_check(const mv_relations *set, const char *name, mv_log *log)
{
    mv_quoted quoted, hint;
    for (size_t i = 0; i < set->actor_count; i++)
        if (mv_attribute_find(set->actors[i].attributes, name)) return MV_OK;
    return mv_misuse(log, "no actor has an attribute %s%s", mv_quote(name, quoted),
                     mv_records_suggest(attribute_name, set, name, log, hint));
}

const mv_attribute *mv_attribute_of(const mv_network *network, size_t actor, const char *name)
{
    return mv_attribute_find(mv_network_actor(network, actor)->attributes, name);
}
