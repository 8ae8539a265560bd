#include "multivector/vectors.h"
#include "report/sections/explain_parts.h"
#include "report/words/prose.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- rows and entries ------------------------------------------------------------------------------------- */

static const mv_column columns[] = {
    { "number", "Number" }, { "vector", NULL }, { "share", NULL },  { "role", NULL },   { "pair.a", NULL },
    { "pair.b", NULL },     { "tie", NULL },    { "from", NULL },   { "to", NULL },     { "relation", NULL },
    { "type", NULL },       { "sign", NULL },   { "weight", NULL }, { "source", NULL }, { "url", NULL },
};
_Static_assert(MV_COUNT(columns) == MV_EXPLAIN_COLUMNS, "a cell for every column");

void mv_explain_begin(mv_explanation *e, const char *name, const char *title)
{
    if (e->input->complete) return;
    e->section = mv_report_add_section(e->input->report, name, title, "");
    e->section->entries = true;
}

void mv_explain_say(mv_explanation *e, const char *text)
{
    if (e->section) mv_section_add_paragraph(e->input->report, e->section, text);
}

static mv_value real(double number)
{
    return mv_real_value(number, -1, NULL);
}

/* A projected set does not live as long as the report. */
static mv_value kept(mv_explanation *e, const char *text)
{
    return mv_text_value(text ? mv_report_text(e->input->report, text) : NULL);
}

static void add_row(mv_explanation *e, const mv_relations *set, const mv_relation *relation, const mv_tie *tie,
                    const mv_explained *what)
{
    const mv_source *source = relation->citation_count ? &set->sources[relation->citations[0].source] : NULL;
    const mv_value row[MV_EXPLAIN_COLUMNS] = {
        kept(e, what->number),
        kept(e, what->vector),
        real(what->share),
        kept(e, what->role),
        kept(e, what->a),
        kept(e, what->b),
        real(tie->state == MV_NEGATIVE ? -tie->strength : tie->strength),
        kept(e, set->actors[relation->source].id),
        kept(e, set->actors[relation->target].id),
        kept(e, relation->id),
        kept(e, set->types[relation->type].id),
        mv_integer_value(relation->sign),
        real(relation->weight),
        kept(e, source && source->title ? source->title
                : source                ? source->id
                                        : relation->note),
        kept(e, source ? source->url : NULL),
    };
    e->rows = mv_grow(e->rows, e->row_count, sizeof *e->rows);
    memcpy(e->rows[e->row_count++], row, sizeof row);
}

void mv_explain_tie(mv_explanation *e, const mv_network *network, const mv_tie *tie, const mv_explained *what)
{
    for (size_t i = 0; tie && i < tie->count; i++) {
        const mv_relation *relation = &network->set->relations[network->members[tie->first + i]];
        mv_text text = { 0 };
        if (e->input->complete) add_row(e, network->set, relation, tie, what);
        if (what->entry) {
            mv_text_format(&text, "%s: ", what->entry);
            mv_say_relation(&text, network->set, relation, e->input->options->language);
            mv_explain_say(e, text.bytes);
        }
        mv_text_clear(&text);
    }
}

const mv_tie *mv_explain_between(const mv_network *network, size_t a, size_t b)
{
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if ((tie->a == a && tie->b == b) || (tie->a == b && tie->b == a)) return tie;
    return NULL;
}

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
    mv_explain_say(e, text.bytes);
    mv_text_clear(&text);
}

/* A tie of the focus stands under each vector that the other end has a share in. */
static void explain_vector(mv_explanation *e, size_t vector)
{
    const mv_network *network = e->input->network;
    const mv_vector *record = vector == MV_NONE ? NULL : &network->set->vectors[vector];
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->a != network->focus && tie->b != network->focus) continue;
        size_t other = tie->a == network->focus ? tie->b : tie->a;
        mv_explained what = { .number = record && record->counted ? "share" : "uncounted",
                              .vector = record ? record->id : NULL,
                              .share = share_in(mv_network_actor(network, other), vector),
                              .entry = record ? record->id : "no vector" };
        mv_text part = { 0 };
        if (what.share < 1) { /* the other end stands in several vectors */
            mv_text_format(&part, "%s, %.0f %%", what.entry, 100 * what.share);
            what.entry = part.bytes;
        }
        if (what.share > 0) mv_explain_tie(e, network, tie, &what);
        mv_text_clear(&part);
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
    if (!status && input->complete) {
        mv_table table = mv_table_of("explain", columns, MV_COUNT(columns), 0);
        free(table.values);
        table.values = e.row_count ? e.rows[0] : NULL;
        table.row_count = e.row_count;
        mv_section_add_table(mv_report_add_section(input->report, "explain", "Relations behind the numbers", ""),
                             table);
    } else {
        free(e.rows);
    }
    return status;
}

const mv_report_section mv_explain_section = { "explain", build };
