#include "present/report_internal.h"
#include <stdlib.h>
#include <string.h>

/* The relations behind the vector profile of the focus: every tie it rests on, by the vector of the other end. */

static const mv_column columns[] = {
    { "vector", NULL }, { "share", NULL }, { "actor", NULL },  { "tie", NULL },    { "relation", NULL },
    { "type", NULL },   { "sign", NULL },  { "weight", NULL }, { "source", NULL },
};

typedef struct explanation {
    const mv_report_input *input;
    mv_section *section;
    mv_table table;
} explanation;

static mv_value real(double number)
{
    return (mv_value){ .kind = MV_REAL, .number = number, .decimals = -1 };
}

static const char *first_source(const mv_relations *set, const mv_relation *relation)
{
    if (!relation->citation_count) return NULL;
    const mv_source *source = &set->sources[relation->citations[0].source];
    return source->title ? source->title : source->id;
}

static void add_relation(explanation *e, const char *vector, double share, size_t actor, const mv_tie *tie,
                         size_t number)
{
    const mv_relations *set = e->input->network->set;
    const mv_relation *relation = &set->relations[number];
    const mv_value row[MV_COUNT(columns)] = {
        mv_text_value(vector),
        real(share),
        mv_text_value(mv_network_actor(e->input->network, actor)->id),
        real(tie->state == MV_NEGATIVE ? -tie->strength : tie->strength),
        mv_text_value(relation->id),
        mv_text_value(set->types[relation->type].id),
        mv_integer_value(relation->sign),
        real(relation->weight),
        mv_text_value(first_source(set, relation)),
    };
    mv_table_add(&e->table, row);
    if (e->input->complete) return;
    mv_text text = { 0 };
    mv_text_format(&text, "%s: ", vector ? vector : "no vector");
    mv_say_relation(&text, set, relation, e->input->options->language);
    mv_section_add_paragraph(e->input->report, e->section, text.bytes);
    mv_text_clear(&text);
}

/* A tie of the focus stands once under each vector the other end has a share in. */
static void add_tie(explanation *e, size_t vector, const mv_tie *tie)
{
    const mv_network *network = e->input->network;
    size_t other = tie->a == network->focus ? tie->b : tie->a;
    const mv_actor *actor = mv_network_actor(network, other);
    double share = actor->share_count ? 0 : vector == MV_NONE;
    for (size_t i = 0; i < actor->share_count; i++)
        if (actor->shares[i].vector == vector) share = actor->shares[i].share;
    const char *id = vector == MV_NONE ? NULL : network->set->vectors[vector].id;
    for (size_t i = 0; i < tie->count && share > 0; i++)
        add_relation(e, id, share, other, tie, network->members[tie->first + i]);
}

/* Every relation of the focus, once for each share its other end has. */
static size_t most_rows(const mv_network *network)
{
    size_t rows = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->a != network->focus && tie->b != network->focus) continue;
        size_t shares = mv_network_actor(network, tie->a == network->focus ? tie->b : tie->a)->share_count;
        rows += tie->count * (shares ? shares : 1);
    }
    return rows;
}

static mv_status build(const mv_report_input *input)
{
    const mv_network *network = input->network;
    bool named = false;
    for (size_t i = 0; i < input->options->sections.count; i++)
        named = named || strcmp(input->options->sections.items[i], "explain") == 0;
    if (!named && !input->options->explain) return MV_OK;
    if (network->focus == MV_NONE)
        return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 },
                            "--explain speaks of the focus; --focus ID was expected");
    explanation e = { .input = input,
                      .section =
                          mv_report_add_section(input->report, "explain", "Relations behind the vectors", ""),
                      .table = mv_table_of("explain", columns, MV_COUNT(columns), most_rows(network)) };
    e.section->entries = true;
    for (size_t v = 0; v <= network->set->vector_count; v++)
        for (size_t i = 0; i < network->tie_count; i++)
            if (network->ties[i].a == network->focus || network->ties[i].b == network->focus)
                add_tie(&e, v < network->set->vector_count ? v : MV_NONE, &network->ties[i]);
    mv_section_add_table(e.section, e.table);
    return MV_OK;
}

const mv_report_section mv_explain_section = { "explain", build };
