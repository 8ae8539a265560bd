#include "analysis/vectors/double_roles.h"
#include <string.h>

static bool is_of_family(const mv_relations *set, const mv_relation *relation, const char *family)
{
    const char *own = set->types[relation->type].family;
    return own && strcmp(own, family) == 0;
}

static bool has_membership(const mv_network *network, const mv_tie *tie)
{
    for (size_t i = tie->first; i < tie->first + tie->count; i++) {
        const mv_relation *relation = &network->set->relations[network->members[i]];
        if (relation->sign > 0 && is_of_family(network->set, relation, "institutional")) return true;
    }
    return false;
}

size_t mv_double_roles(const mv_network *network, bool *doubled)
{
    size_t count = 0;
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        if (tie->count < 2 || !has_membership(network, tie)) continue;
        for (size_t i = tie->first; i < tie->first + tie->count; i++) {
            const mv_relation *relation = &network->set->relations[network->members[i]];
            if (!relation->sign || !is_of_family(network->set, relation, "role")) continue;
            if (doubled) doubled[network->members[i]] = true;
            count++;
        }
    }
    return count;
}
