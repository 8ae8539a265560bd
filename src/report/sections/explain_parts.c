#include "report/sections/explain_parts.h"
#include "report/words/prose.h"
#include <stdlib.h>
#include <string.h>

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

void mv_explain_say(mv_explanation *e, mv_text *text)
{
    if (e->section) mv_section_say(e->input->report, e->section, text);
    mv_text_clear(text);
}

void mv_explain_end(mv_explanation *e)
{
    if (!e->input->complete) return;
    mv_table table = mv_table_of("explain", columns, MV_COUNT(columns), e->row_count);
    for (size_t i = 0; i < e->row_count; i++) mv_table_add(&table, e->rows[i]);
    free(e->rows);
    mv_section_add_table(mv_report_add_section(e->input->report, "explain", "Relations behind the numbers", ""),
                         table);
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
    const mv_source *source =
        relation->details->citation_count ? &set->sources[relation->details->citations[0].source] : NULL;
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
                                        : mv_relation_note(relation)),
        kept(e, source ? source->url : NULL),
    };
    e->rows = mv_grow(e->rows, e->row_count, sizeof *e->rows);
    memcpy(e->rows[e->row_count++], row, sizeof row);
}

bool mv_explain_leads(const mv_network *network, const mv_relation *relation, const mv_actor *from)
{
    return !from || !relation->directed || &network->set->actors[relation->source] == from;
}

void mv_explain_tie(mv_explanation *e, const mv_network *network, const mv_tie *tie, const mv_explained *what)
{
    for (size_t i = 0; tie && i < tie->count; i++) {
        const mv_relation *relation = &network->set->relations[network->members[tie->first + i]];
        if (!mv_explain_leads(network, relation, what->from)) continue;
        if (e->input->complete) add_row(e, network->set, relation, tie, what);
        if (!what->entry) continue;
        mv_text text = { 0 };
        mv_text_format(&text, "%s: ", what->entry);
        mv_say_relation(&text, network, relation, e->input->options->language);
        mv_explain_say(e, &text);
    }
}

const mv_tie *mv_explain_between(const mv_network *network, size_t a, size_t b)
{
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++)
        if ((tie->a == a && tie->b == b) || (tie->a == b && tie->b == a)) return tie;
    return NULL;
}
