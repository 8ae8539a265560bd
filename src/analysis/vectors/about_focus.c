#include "multivector/vectors.h"
#include <string.h>

/* Whether a set speaks of little but its focus. */

static bool is_tie(const mv_tie *tie)
{
    return tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE || tie->state == MV_AMBIVALENT;
}

bool mv_is_about_focus(const mv_network *network)
{
    size_t focus = network->focus, all = 0, of_focus = 0, alike = 0, alike_of_focus = 0;
    if (focus == MV_NONE) return false;
    const char *kind = mv_network_actor(network, focus)->kind;
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        if (!is_tie(tie)) continue;
        bool at_focus = tie->a == focus || tie->b == focus;
        bool like = strcmp(mv_network_actor(network, tie->a)->kind, kind) == 0 &&
                    strcmp(mv_network_actor(network, tie->b)->kind, kind) == 0;
        all++;
        of_focus += at_focus;
        alike += like;
        alike_of_focus += like && at_focus;
    }
    if (alike == 0) return all >= MV_ABOUT_TIES && 4 * of_focus >= 3 * all;
    return alike >= MV_ABOUT_TIES && 4 * alike_of_focus >= 3 * alike;
}
