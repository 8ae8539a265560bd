#include "multivector/vectors.h"
#include "report/sections/explain_parts.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What stands behind the numbers of the focus that are about two others. */

static const char *name_of(const mv_explanation *e, const mv_network *network, size_t actor)
{
    return mv_network_name(network, actor, e->input->options->language);
}

static const char *id_of(const mv_network *network, size_t actor)
{
    return mv_network_actor(network, actor)->id;
}

/* --- rivalries -------------------------------------------------------------------------------------------- */

/* The relations of the focus with both are in the list of its vector; a reader is told the strengths. */
static void explain_rivalry(mv_explanation *e, const mv_tie *tie)
{
    const mv_network *network = e->input->network;
    const mv_tie *with_a = mv_explain_between(network, network->focus, tie->a);
    const mv_tie *with_b = mv_explain_between(network, network->focus, tie->b);
    const char *a = name_of(e, network, tie->a), *b = name_of(e, network, tie->b);
    const char *entry = mv_report_format(e->input->report, "%s\xe2\x80\x93%s", a, b);
    mv_text text = { 0 };
    mv_text_format(
        &text, "%s: on bad terms (strength %.4g); %s has a positive tie with %s (%.4g) and with %s (%.4g).", entry,
        tie->strength, name_of(e, network, network->focus), a, with_a->strength, b, with_b->strength);
    mv_explain_say(e, &text);
    mv_explained what = { .number = "bridged_rivalries",
                          .share = NAN,
                          .a = id_of(network, tie->a),
                          .b = id_of(network, tie->b),
                          .entry = entry };
    mv_explain_tie(e, network, tie, &what);
    what.entry = NULL;
    mv_explain_tie(e, network, with_a, &what);
    mv_explain_tie(e, network, with_b, &what);
}

void mv_explain_rivalries(mv_explanation *e)
{
    const mv_network *network = e->input->network;
    mv_bridged *bridged = mv_bridged_build(network, network->focus);
    if (bridged->count)
        mv_explain_begin(e, "explain-rivalries", "Rivalries with both sides of which it is on good terms");
    for (size_t i = 0; i < bridged->count; i++) explain_rivalry(e, &network->ties[bridged->ties[i]]);
    mv_bridged_free(bridged);
}

/* --- two poles -------------------------------------------------------------------------------------------- */

void mv_explain_equidistance(mv_explanation *e)
{
    const mv_network *network = e->input->network;
    mv_names between = e->input->options->between;
    if (between.count != 2) return;
    size_t pole[2];
    for (size_t i = 0; i < 2; i++) pole[i] = mv_network_find(network, between.items[i]);
    if (pole[0] == MV_NONE || pole[1] == MV_NONE) return; /* refused by the section on vectors */
    mv_explain_begin(e, "explain-poles", "Ties with the two poles");
    for (size_t i = 0; i < 2; i++) {
        const mv_tie *tie = mv_end_between(network, network->focus, pole[i]);
        mv_explained what = { .number = "equidistance",
                              .share = NAN,
                              .a = id_of(network, pole[0]),
                              .b = id_of(network, pole[1]),
                              .entry = name_of(e, network, pole[i]) };
        mv_text text = { 0 };
        mv_text_format(&text, "%s: ", what.entry);
        if (tie)
            mv_text_format(&text, "%s, strength %.4g.", mv_tie_state_name(tie->state), tie->strength);
        else
            mv_text_add(&text, "no relation.");
        mv_explain_say(e, &text);
        mv_explain_tie(e, network, tie, &what);
    }
}

/* --- pairs brokered --------------------------------------------------------------------------------------- */

static const mv_relation *member(const mv_network *network, const mv_tie *tie, size_t index)
{
    return &network->set->relations[network->members[tie->first + index]];
}

/* Whether a relation before this one, of those that lead from the actor, is of the same type: each type is named
 * once. */
static bool is_told(const mv_network *network, const mv_tie *tie, size_t index, const mv_actor *from)
{
    const mv_relation *one = member(network, tie, index);
    for (size_t i = 0; i < index; i++) {
        const mv_relation *other = member(network, tie, i);
        if (!mv_explain_leads(network, other, from)) continue;
        if (!one->details->via && !other->details->via && other->sign != 0 && other->type == one->type)
            return true;
    }
    return false;
}

/* "shared: the UN, the WTO; strategic_partnership": what a tie of the one-mode network is made of. */
static void say_tie(mv_text *out, const mv_network *network, const mv_tie *tie, const mv_actor *from)
{
    size_t told = 0, shared = 0;
    for (size_t i = 0; tie && i < tie->count; i++) {
        const mv_relation *relation = member(network, tie, i);
        const mv_type *type = &network->set->types[relation->type];
        if (relation->sign == 0 || !mv_explain_leads(network, relation, from)) continue;
        if (is_told(network, tie, i, from)) continue;
        if (relation->details->via && shared++ >= MV_SHOWN_EXAMPLES) continue;
        mv_text_format(out, "%s%s", told++ ? ", " : "",
                       relation->details->via ? relation->details->via->name : type->name);
    }
    if (shared > MV_SHOWN_EXAMPLES)
        mv_text_format(out, " and %zu more that they share", shared - MV_SHOWN_EXAMPLES);
}

/* That the two have no tie of their own. */
static void say_apart(mv_text *out, const mv_explanation *e, const mv_network *network, const mv_brokered *pair)
{
    const char *a = name_of(e, network, pair->a), *b = name_of(e, network, pair->b);
    const mv_tie *direct = mv_explain_between(network, pair->a, pair->b);
    if (network->selection.directed)
        mv_text_format(out, "no positive tie leads from %s to %s", a, b);
    else if (direct && direct->state == MV_NEGATIVE) /* whatever they share */
        mv_text_format(out, "%s and %s are on bad terms (\xe2\x88\x92%.4g)", a, b, direct->strength);
    else
        mv_text_format(out, "%s and %s have no positive tie", a, b);
}

static void explain_pair(mv_explanation *e, const mv_network *network, size_t broker, const mv_brokered *pair)
{
    const size_t ends[] = { pair->a, pair->b }, from[] = { pair->a, broker };
    bool directed = network->selection.directed;
    mv_text text = { 0 };
    mv_explained what = { .number = "brokerage",
                          .share = NAN,
                          .a = id_of(network, pair->a),
                          .b = id_of(network, pair->b),
                          .role = mv_role_name(pair->role) };
    mv_text_format(&text, "%s: ", what.role);
    say_apart(&text, e, network, pair);
    for (size_t i = 0; i < 2; i++) {
        const mv_tie *tie = mv_explain_between(network, broker, ends[i]);
        what.from = directed ? mv_network_actor(network, from[i]) : NULL;
        if (directed)
            mv_text_format(&text, "; %s \xe2\x86\x92 %s: ", name_of(e, network, from[i]),
                           name_of(e, network, i ? pair->b : broker));
        else
            mv_text_format(&text, "; %s has with %s: ", name_of(e, network, broker), name_of(e, network, ends[i]));
        say_tie(&text, network, tie, what.from);
        mv_explain_tie(e, network, tie, &what);
    }
    mv_text_add(&text, ".");
    mv_explain_say(e, &text);
}

mv_status mv_explain_brokerage(mv_explanation *e)
{
    const mv_network *network = e->input->network;
    const char *focus = id_of(network, network->focus);
    mv_network *projected = NULL;
    mv_status status =
        mv_one_mode_build(&projected, network, mv_network_actor(network, network->focus)->kind, e->input->log);
    if (status) return status;
    const mv_network *one_mode = projected ? projected : network;
    bool directed = network->selection.directed;
    size_t count = 0, broker = mv_network_find(one_mode, focus);
    mv_brokered *pairs =
        broker == MV_NONE ? NULL : mv_brokered_pairs(one_mode, broker, directed, MV_SHOWN_EXAMPLES, &count);
    if (count) mv_explain_begin(e, "explain-brokerage", "Pairs it brokers, for example");
    for (size_t i = 0; i < count; i++) explain_pair(e, one_mode, broker, &pairs[i]);
    free(pairs);
    mv_network_free(projected);
    return MV_OK;
}
