#include "analysis/graph/adjacency.h"
#include "multivector/compare.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Who changed sides between the factions of two networks. A network mostly has many partitions that leave equally
 * few ties against the grain, and which of them a search finds is chance: of these, two are chosen that differ
 * little, so that nobody is said to have moved who need not. */

/* A network's factions on their way to those of the other network. */
typedef struct camp {
    const mv_network *network;
    int8_t *side;   /* of each actor: 0, 1, or below 0 in none */
    size_t *beside; /* of each actor the number in the other network, or MV_NONE */
} camp;

static camp camp_of(const mv_changes *changes, bool in_b, int8_t *side)
{
    camp own = { in_b ? changes->b : changes->a, side, NULL };
    own.beside = mv_alloc_array(own.network->actor_count, sizeof *own.beside);
    for (size_t i = 0; i < own.network->actor_count; i++) own.beside[i] = MV_NONE;
    for (size_t i = 0; i < changes->actor_count; i++) {
        size_t here = in_b ? changes->actors[i].b : changes->actors[i].a;
        size_t there = in_b ? changes->actors[i].a : changes->actors[i].b;
        if (here != MV_NONE) own.beside[here] = there;
    }
    return own;
}

/* 1: the other side there, 0: the same, -1: not in a faction in both. */
static int differs(const camp *own, const camp *target, size_t actor)
{
    size_t there = own->beside[actor];
    if (there == MV_NONE || own->side[actor] < 0 || target->side[there] < 0) return -1;
    return own->side[actor] != target->side[there];
}

static bool is_signed(const mv_tie *tie)
{
    return tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE;
}

/* Who may go over: all, those who differ, or these and whoever has no place in the other network to keep to. */
typedef enum movable { EVERYBODY, DIFFERENT, DIFFERENT_OR_FREE } movable;

static bool may_move(const camp *own, const camp *target, size_t actor, movable who)
{
    if (own->side[actor] < 0) return false;
    int other = differs(own, target, actor);
    return who == EVERYBODY || other == 1 || (who == DIFFERENT_OR_FREE && other < 0);
}

/* The pieces that signed ties hold together, of those who may move. */
static size_t *find_pieces(const camp *own, const camp *target, movable who)
{
    const mv_network *network = own->network;
    size_t *parent = mv_alloc_array(network->actor_count, sizeof *parent);
    for (size_t i = 0; i < network->actor_count; i++) parent[i] = i;
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if (is_signed(tie) && may_move(own, target, tie->a, who) && may_move(own, target, tie->b, who))
            parent[mv_root_of(parent, tie->a)] = mv_root_of(parent, tie->b);
    for (size_t i = 0; i < network->actor_count; i++) parent[i] = mv_root_of(parent, i);
    return parent;
}

/* A component of the network may be turned round as a whole; that costs nothing. */
static void turn_components(const camp *own, const camp *target)
{
    size_t count = own->network->actor_count, *piece = find_pieces(own, target, EVERYBODY);
    double *balance = mv_alloc_array(count, sizeof *balance);
    for (size_t i = 0; i < count; i++) {
        int other = differs(own, target, i);
        if (other >= 0) balance[piece[i]] += other ? 1 : -1;
    }
    for (size_t i = 0; i < count; i++)
        if (own->side[i] >= 0 && balance[piece[i]] > 0) own->side[i] = (int8_t)!own->side[i];
    free(balance);
    free(piece);
}

/* Pieces with somebody who differs go over where that leaves as many ties against the grain. True when any did. */
static bool turn_pieces(const camp *own, const camp *target, movable who)
{
    const mv_network *network = own->network;
    size_t count = network->actor_count, *piece = find_pieces(own, target, who);
    double *cost = mv_alloc_array(count, sizeof *cost);
    bool *worth = mv_alloc_array(count, sizeof *worth), any = false;
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        bool a = may_move(own, target, tie->a, who), b = may_move(own, target, tie->b, who);
        if (!is_signed(tie) || a == b) continue;
        bool against = (own->side[tie->a] != own->side[tie->b]) == (tie->state == MV_POSITIVE);
        cost[piece[a ? tie->a : tie->b]] += against ? -1 : 1;
    }
    for (size_t i = 0; i < count; i++) worth[piece[i]] = worth[piece[i]] || differs(own, target, i) == 1;
    for (size_t i = 0; i < count; i++) {
        bool over = may_move(own, target, i, who) && worth[piece[i]] && fabs(cost[piece[i]]) < 0.5;
        if (over) own->side[i] = (int8_t)!own->side[i];
        any = any || over;
    }
    MV_FREE(worth, cost, piece);
    return any;
}

/* Every round but the last brings somebody over, so it ends. */
static void approach(const camp *first, const camp *second, bool pieces)
{
    turn_components(first, second);
    turn_components(second, first);
    for (bool again = pieces; again;) {
        again = false;
        for (movable who = DIFFERENT; who <= DIFFERENT_OR_FREE; who++) {
            again = turn_pieces(first, second, who) || again;
            again = turn_pieces(second, first, who) || again;
        }
    }
}

/* --- comparing -------------------------------------------------------------------------------------------- */

/* The actors that stand in a faction in both, with their sides. */
typedef struct standing {
    size_t count, *actors, *a, *b;
} standing;

static standing list_standing(const mv_changes *changes, const int8_t *side_a, const int8_t *side_b)
{
    size_t most = changes->actor_count;
    standing s = { 0, mv_alloc_array(most, sizeof(size_t)), mv_alloc_array(most, sizeof(size_t)),
                   mv_alloc_array(most, sizeof(size_t)) };
    for (size_t i = 0; i < most; i++) {
        const mv_actor_pair *pair = &changes->actors[i];
        if (pair->a == MV_NONE || pair->b == MV_NONE) continue;
        if (side_a[pair->a] < 0 || side_b[pair->b] < 0) continue;
        s.actors[s.count] = i;
        s.a[s.count] = (size_t)side_a[pair->a];
        s.b[s.count++] = (size_t)side_b[pair->b];
    }
    return s;
}

static mv_faction_comparison compare_sides(const mv_changes *changes, const int8_t *side_a, const int8_t *side_b)
{
    standing s = list_standing(changes, side_a, side_b);
    mv_faction_comparison result = { .partitions = mv_partitions_compare(s.a, s.b, s.count, 2) };
    size_t same = 0;
    for (size_t i = 0; i < s.count; i++) same += s.a[i] == s.b[i];
    result.swapped = same < s.count - same;
    result.undefined = s.count ? NULL : MV_WHY_NOT_STANDING;
    result.movers = s.actors; /* overwritten from the front */
    for (size_t i = 0; i < s.count; i++)
        if ((s.a[i] == s.b[i]) == result.swapped) result.movers[result.mover_count++] = s.actors[i];
    free(s.a);
    free(s.b);
    return result;
}

static bool has_two(const int8_t *side, size_t count)
{
    return count && memchr(side, 0, count) && memchr(side, 1, count);
}

mv_faction_comparison mv_factions_compare(const mv_changes *changes, const int8_t *side_a, const int8_t *side_b)
{
    mv_faction_comparison result = compare_sides(changes, side_a, side_b);
    if (has_two(side_a, changes->a->actor_count) && has_two(side_b, changes->b->actor_count)) return result;
    result.undefined = MV_WHY_NO_CAMPS;
    result.partitions = (mv_partition_comparison){ result.partitions.count, NAN, NAN, NAN };
    result.mover_count = 0;
    return result;
}

void mv_faction_comparison_clear(mv_faction_comparison *comparison)
{
    free(comparison->movers);
    *comparison = (mv_faction_comparison){ 0 };
}

/* --- settling ----------------------------------------------------------------------------------------------- */

void mv_factions_settle(const mv_changes *changes, int8_t *side_a, int8_t *side_b)
{
    size_t a = changes->a->actor_count, b = changes->b->actor_count;
    bool pieces = changes->a->selection.fold != MV_FOLD_EACH; /* where ties are not what the index counts */
    int8_t *other_a = mv_alloc_array(a, sizeof *other_a), *other_b = mv_alloc_array(b, sizeof *other_b);
    if (a) memcpy(other_a, side_a, a);
    if (b) memcpy(other_b, side_b, b);
    camp camps[] = { camp_of(changes, false, side_a), camp_of(changes, true, side_b) };
    approach(&camps[1], &camps[0], pieces);
    mv_faction_comparison one = compare_sides(changes, side_a, side_b);
    camps[0].side = other_a;
    camps[1].side = other_b;
    approach(&camps[0], &camps[1], pieces); /* the other way round, so that B against A says the same */
    mv_faction_comparison other = compare_sides(changes, other_a, other_b);
    if (other.mover_count < one.mover_count ||
        (other.mover_count == one.mover_count && other.partitions.vi < one.partitions.vi)) {
        memcpy(side_a, other_a, a);
        memcpy(side_b, other_b, b);
    }
    mv_faction_comparison_clear(&one);
    mv_faction_comparison_clear(&other);
    for (size_t i = 0; i < MV_COUNT(camps); i++) free(camps[i].beside);
    free(other_a);
    free(other_b);
}
