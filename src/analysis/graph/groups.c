#include "analysis/graph/groups.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

mv_groups mv_groups_by_vector(const mv_network *network)
{
    const mv_relations *set = network->set;
    size_t total = 0, count = 0;
    for (size_t i = 0; i < network->actor_count; i++) total += mv_network_actor(network, i)->share_count;
    mv_groups groups = { set->vector_count, mv_alloc_array(set->vector_count, sizeof(const char *)),
                         mv_alloc_array(network->actor_count + 1, sizeof(size_t)),
                         mv_alloc_array(total, sizeof(mv_share)) };
    for (size_t k = 0; k < set->vector_count; k++) groups.names[k] = set->vectors[k].id;
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_actor *actor = mv_network_actor(network, i);
        for (size_t s = 0; s < actor->share_count; s++)
            if (actor->shares[s].share > 0) groups.shares[count++] = actor->shares[s];
        groups.first[i + 1] = count;
    }
    return groups;
}

/* The different ones of the texts, sorted. */
static const char **list_names(const char *const *texts, size_t actors, size_t *count)
{
    const char **names = mv_alloc_array(actors, sizeof *names);
    size_t all = 0;
    *count = 0;
    for (size_t i = 0; i < actors; i++)
        if (texts[i]) names[all++] = texts[i];
    if (all) qsort(names, all, sizeof *names, mv_compare_texts);
    for (size_t i = 0; i < all; i++)
        if (!*count || strcmp(names[*count - 1], names[i]) != 0) names[(*count)++] = names[i];
    return names;
}

mv_groups mv_groups_by_text(const mv_network *network, const char *const *texts)
{
    mv_groups groups = { .first = mv_alloc_array(network->actor_count + 1, sizeof(size_t)),
                         .shares = mv_alloc_array(network->actor_count, sizeof(mv_share)) };
    size_t count = 0;
    groups.names = list_names(texts, network->actor_count, &groups.count);
    for (size_t i = 0; i < network->actor_count; i++) {
        const char **name =
            texts[i] ? bsearch(&texts[i], groups.names, groups.count, sizeof *name, mv_compare_texts) : NULL;
        if (name) groups.shares[count++] = (mv_share){ (size_t)(name - groups.names), 1 };
        groups.first[i + 1] = count;
    }
    return groups;
}

void mv_groups_clear(mv_groups *groups)
{
    free(groups->names);
    free(groups->first);
    free(groups->shares);
    *groups = (mv_groups){ 0 };
}

bool mv_groups_have(const mv_groups *groups, size_t actor)
{
    return groups->first[actor] < groups->first[actor + 1];
}

double mv_groups_share(const mv_groups *groups, size_t actor, size_t group)
{
    for (size_t i = groups->first[actor]; i < groups->first[actor + 1]; i++)
        if (groups->shares[i].vector == group) return groups->shares[i].share;
    return 0;
}

double mv_groups_common(const mv_groups *groups, size_t a, size_t b)
{
    double common = 0;
    for (size_t i = groups->first[a]; i < groups->first[a + 1]; i++)
        common += groups->shares[i].share * mv_groups_share(groups, b, groups->shares[i].vector);
    return common;
}
