#include "multivector/vectors.h"
#include "report/sections/explain_parts.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The relations behind the vectors of the focus. */

/* --- the profile ------------------------------------------------------------------------------------------ */

static double share_in(const mv_actor *actor, size_t vector)
{
    double share = vector == MV_NONE;
    for (size_t i = 0; i < actor->share_count; i++) {
        if (vector == MV_NONE && actor->shares[i].share > 0) share = 0;
        if (actor->shares[i].vector == vector) share = actor->shares[i].share;
    }
    return share;
}

/* "Western (Euro-Atlantic): 28.9 % of the strength that counts, 28.5": the number that relations are listed for.
 */
static void say_row(mv_explanation *e, const mv_profile *profile, size_t vector)
{
    const mv_relations *set = e->input->network->set;
    const mv_vector_row *row = vector == MV_NONE ? &profile->without_vector : &profile->rows[vector];
    if (row->positive.ties + row->negative.ties == 0) return;
    mv_text text = { 0 };
    mv_text_format(&text, "%s: ", vector == MV_NONE ? "No vector" : set->vectors[vector].name);
    if (!isnan(row->share))
        mv_text_format(&text, "%.1f %% of what counts, strength %.4g", 100 * row->share, row->positive.strength);
    else
        mv_text_format(&text, "%sstrength %.4g",
                       vector == MV_NONE || !set->vectors[vector].counted ? "not counted, " : "",
                       row->positive.strength);
    if (row->negative.ties) mv_text_format(&text, ", negative %.4g", row->negative.strength);
    mv_text_add(&text, ".");
    mv_explain_say(e, &text);
}

/* A tie of the focus stands under each vector that the other end has a share in. */
static void explain_vector(mv_explanation *e, size_t vector)
{
    const mv_network *network = e->input->network;
    const mv_vector *record = vector == MV_NONE ? NULL : &network->set->vectors[vector];
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor != network->focus) continue;
        mv_explained what = { .number = record && record->counted ? "share" : "uncounted",
                              .vector = record ? record->id : NULL,
                              .share = share_in(mv_network_actor(network, end.other), vector),
                              .entry = record ? record->id : "no vector" };
        if (what.share < 1) /* the other end stands in several vectors */
            what.entry = mv_report_format(e->input->report, "%s, %.0f %%", what.entry, 100 * what.share);
        if (what.share > 0) mv_explain_tie(e, network, end.tie, &what);
    }
}

static void explain_profile(mv_explanation *e)
{
    const mv_network *network = e->input->network;
    mv_profile *profile = mv_profile_build(network, network->focus);
    mv_explain_begin(e, "explain", "Relations behind the vectors");
    for (size_t i = 0; i <= profile->vector_count; i++) {
        size_t vector = i < profile->vector_count ? i : MV_NONE;
        say_row(e, profile, vector);
        explain_vector(e, vector);
    }
    mv_profiles_free(profile);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status build(const mv_report_input *input)
{
    bool named = false;
    for (size_t i = 0; i < input->options->sections.count; i++)
        named = named || strcmp(input->options->sections.items[i], "explain") == 0;
    if (!named && !input->options->explain) return MV_OK;
    if (input->network->focus == MV_NONE)
        return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 },
                            "--explain speaks of the focus; --focus ID was expected");
    mv_explanation e = { .input = input };
    explain_profile(&e);
    mv_explain_rivalries(&e);
    mv_explain_equidistance(&e);
    mv_status status = mv_explain_brokerage(&e);
    mv_explain_end(&e);
    return status;
}

const mv_report_section mv_explain_section = { "explain", build };
