#include "multivector/network.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Questions to a network that is there. */

const char *mv_left_out_text(mv_left_out reason)
{
    static const char *const texts[] = {
        [MV_UNCOVERED] = "not covered by the set it is compared with",
        [MV_NOT_EXISTING] = "with an end that does not exist then",
        [MV_NOT_YET] = "not yet in force",
        [MV_ENDED] = "ended",
        [MV_START_UNKNOWN] = "of unknown beginning, asked for before the document's own date",
        [MV_OTHER_TYPE] = "of a type not selected",
        [MV_OTHER_SIGN] = "of the other sign",
        [MV_OTHER_CONFIDENCE] = "of a confidence not selected",
        [MV_ACTOR_GONE] = "with an end that is not selected",
        [MV_REPEATED] = "said again in the period",
        [MV_STATED_TWICE] = "stated twice",
    };
    _Static_assert(MV_COUNT(texts) == MV_LEFT_OUT_COUNT, "a text for every reason");
    return texts[reason];
}

const char *mv_tie_state_name(mv_tie_state state)
{
    static const char *const names[] = {
        [MV_POSITIVE] = "positive", [MV_NEGATIVE] = "negative", [MV_AMBIVALENT] = "ambivalent",
        [MV_NEUTRAL] = "neutral",   [MV_DROPPED] = "dropped",   [MV_WEAK] = "weak",
    };
    _Static_assert(MV_COUNT(names) == MV_TIE_STATE_COUNT, "a name for every state");
    return names[state];
}

bool mv_network_of_period(const mv_network *network)
{
    return network->selection.at == MV_AT_DURING;
}

const char *mv_network_time(const mv_network *network, mv_period_text text)
{
    if (mv_network_of_period(network)) return mv_period_format(network->selection.during, text);
    mv_date_text date;
    snprintf(text, sizeof(mv_period_text), "%s", mv_date_format(network->date, date));
    return text;
}

const mv_actor *mv_network_actor(const mv_network *network, size_t actor)
{
    return &network->set->actors[network->actors[actor]];
}

int32_t mv_network_day(const mv_network *network)
{
    if (mv_network_of_period(network)) return mv_period_last(network->selection.during).day;
    return network->date.day;
}

const char *mv_network_name(const mv_network *network, size_t actor, const char *language)
{
    return mv_actor_name_on(mv_network_actor(network, actor), language, mv_network_day(network));
}

/* --- ends of ties ----------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *word;
} sides[] = {
    [MV_SIDE_BOTH] = { "both", "" },
    [MV_SIDE_OUT] = { "out", "outgoing " },
    [MV_SIDE_IN] = { "in", "incoming " },
};
_Static_assert(MV_COUNT(sides) == MV_SIDE_COUNT, "a row for every side");

const char *mv_side_name(mv_tie_side side)
{
    return sides[side].name;
}

const char *mv_side_word(mv_tie_side side)
{
    return sides[side].word;
}

const char *mv_side_name_at(size_t index)
{
    return index < MV_COUNT(sides) ? sides[index].name : NULL;
}

size_t mv_end_count(const mv_network *network)
{
    return network->selection.side ? network->side_count : 2 * network->tie_count;
}

mv_end mv_end_at(const mv_network *network, size_t index)
{
    bool sided = network->selection.side, second = !sided && index % 2;
    const mv_tie *tie = sided ? &network->sides[index] : &network->ties[index / 2];
    return (mv_end){ second ? tie->b : tie->a, second ? tie->a : tie->b, tie };
}

static int by_pair(const void *x, const void *y)
{
    const mv_tie *p = x, *q = y;
    if (p->a != q->a) return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

const mv_tie *mv_end_between(const mv_network *network, size_t actor, size_t other)
{
    bool sided = network->selection.side, turn = !sided && other < actor;
    const mv_tie wanted = { .a = (uint32_t)(turn ? other : actor), .b = (uint32_t)(turn ? actor : other) };
    const mv_tie *list = sided ? network->sides : network->ties;
    size_t count = sided ? network->side_count : network->tie_count;
    return count ? bsearch(&wanted, list, count, sizeof wanted, by_pair) : NULL;
}

/* --- relations of a pair ---------------------------------------------------------------------------------- */

/* Known texts before none, in byte order. */
static int compare_known(const char *a, const char *b)
{
    if (!a || !b) return !a - !b;
    return strcmp(a, b);
}

/* Whether `a` is rather than `b` the strongest relation of its pair. */
static bool is_stronger(const mv_relations *set, const mv_relation *a, const mv_relation *b)
{
    if (a->weight != b->weight) return a->weight > b->weight;
    if (!a->start.day != !b->start.day) return a->start.day != 0;
    if (a->start.day != b->start.day) return a->start.day < b->start.day;
    int order = compare_known(a->id, b->id);
    if (!order) order = strcmp(set->types[a->type].id, set->types[b->type].id);
    return order < 0;
}

size_t mv_tie_strongest(const mv_network *network, const mv_tie *tie, int sign)
{
    const mv_relation *relations = network->set->relations;
    size_t best = MV_NONE;
    for (size_t i = tie->first; i < tie->first + tie->count; i++) {
        size_t other = network->members[i];
        if (relations[other].sign != sign) continue;
        if (best == MV_NONE || is_stronger(network->set, &relations[other], &relations[best])) best = other;
    }
    return best;
}

size_t mv_network_tie_total(const mv_network *network)
{
    return network->states[MV_POSITIVE] + network->states[MV_NEGATIVE] + network->states[MV_AMBIVALENT];
}

mv_loners mv_loners_of(const mv_network *network)
{
    enum { TIED = 1, LINKED = 2 };
    mv_loners loners = { 0 };
    unsigned char *marks = mv_alloc_array(network->actor_count, sizeof *marks);
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        bool is_tie = tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE || tie->state == MV_AMBIVALENT;
        marks[tie->a] |= is_tie ? TIED : LINKED;
        marks[tie->b] |= is_tie ? TIED : LINKED;
    }
    for (size_t i = 0; i < network->actor_count; i++) {
        loners.tieless += !(marks[i] & TIED);
        loners.linked += marks[i] == LINKED;
    }
    free(marks);
    return loners;
}

size_t mv_network_find(const mv_network *network, const char *id)
{
    size_t low = 0, high = network->actor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(mv_network_actor(network, middle)->id, id);
        if (order == 0) return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return MV_NONE;
}

const char *mv_network_absence(const mv_network *network, const char *id)
{
    const mv_relations *document = network->document;
    size_t actor = mv_relations_find_actor(document, id);
    if (actor == MV_NONE || mv_network_find(network, id) != MV_NONE) return NULL;
    bool exists = mv_spans_meet(mv_actor_span(&document->actors[actor]), network->days);
    return exists ? "is not selected" : "does not exist then";
}

const char *mv_network_focus_id(const mv_network *network)
{
    const mv_relations *document = network->document;
    if (network->selection.focus) return network->selection.focus;
    return document->focus == MV_NONE ? NULL : document->actors[document->focus].id;
}
