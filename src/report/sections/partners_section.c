#include "multivector/partners.h"
#include "report/sections/parts/section.h"
#include "report/words/prose.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Who matters most: the ties of the focus, the strongest first. */

static const char *name_of(const mv_report_input *input, size_t actor)
{
    return mv_network_name(input->network, actor, input->options->language);
}

/* --- words ------------------------------------------------------------------------------------------------ */

static void say_signs(mv_text *out, const mv_partner *partners, size_t count)
{
    static const struct {
        int sign;
        const char *word;
    } kinds[] = { { 1, "positive" }, { -1, "negative" }, { 0, "ambivalent" } };
    size_t said = 0;
    for (size_t k = 0; k < MV_COUNT(kinds); k++) {
        size_t ties = 0;
        for (size_t i = 0; i < count; i++) ties += partners[i].sign == kinds[k].sign;
        if (ties == count && kinds[k].sign) mv_text_format(out, ", all %s", kinds[k].word);
        if (ties == count || !ties) continue;
        mv_text_format(out, "%s%zu %s", said++ ? ", " : ": ", ties, kinds[k].word);
    }
}

/* How many of the partners that are not named are as strong as the last that is. */
static size_t count_level(const mv_partner *partners, size_t count, size_t named)
{
    size_t level = 0;
    double least = partners[named - 1].tie->strength * (1 - 1e-9);
    while (named + level < count && partners[named + level].tie->strength >= least) level++;
    return level;
}

/* "The strongest are those with Russia (15), ... and 2 more of strength 5." An ambivalent tie, which has none, is
 * not named. */
static void say_strongest(mv_text *out, const mv_report_input *input, const mv_partner *partners, size_t count)
{
    size_t named = 0;
    while (named < count && named < MV_SHOWN_CLOSEST && partners[named].sign) named++;
    if (count < 2 || !named) return;
    size_t level = count_level(partners, count, named);
    mv_text_add(out, named > 1 ? " The strongest are those with" : " The strongest is that with");
    for (size_t i = 0; i < named; i++)
        mv_text_format(out, "%s %s (%s%.4g)",
                       i == 0                   ? ""
                       : i + 1 < named || level ? ","
                                                : " and",
                       name_of(input, partners[i].actor), partners[i].sign < 0 ? "\xe2\x88\x92" : "",
                       partners[i].tie->strength);
    if (level) mv_text_format(out, " and %zu more of strength %.4g", level, partners[named - 1].tie->strength);
    mv_text_add(out, ".");
}

static void say_no_focus(mv_text *out, const mv_network *network)
{
    const char *id = mv_network_focus_id(network), *absence = id ? mv_network_absence(network, id) : NULL;
    if (absence)
        mv_text_format(out, "The focus, %s, %s.", id, absence);
    else
        mv_text_add(out, "There is no focus in this network; --focus ID shows the partners of an actor.");
}

static void say(mv_text *out, const mv_report_input *input, const mv_partner *partners, size_t count)
{
    size_t focus = input->network->focus;
    if (focus == MV_NONE) {
        say_no_focus(out, input->network);
        return;
    }
    mv_text_format(out, "%s has %s%zu %stie%s", name_of(input, focus), count ? "" : "no tie: ", count,
                   mv_side_word(input->network->selection.side), count == 1 ? "" : "s");
    if (count > 1) say_signs(out, partners, count);
    mv_text_add(out, ".");
    say_strongest(out, input, partners, count);
    if (count)
        mv_text_add(out, " Strength is what all relations of a pair amount to; the strongest of them is named "
                         "beside it.");
}

/* --- the table -------------------------------------------------------------------------------------------- */

static const mv_column columns[] = {
    { "actor", NULL },
    { "name", "Partner" },
    { "vector", NULL },
    { "vector_name", "Vector" },
    { "sign", "Sign" },
    { "strength", "Strength" },
    { "relations", "Relations" },
    { "strongest.type", NULL },
    { "strongest.type_name", "Strongest relation" },
    { "strongest.since", "Since" },
};

static mv_value missing(const char *why)
{
    return (mv_value){ .kind = MV_UNDEFINED, .text = why };
}

static const char *why_undated(const mv_relation *relation)
{
    return relation->details->via ? "what two share has no beginning of its own" : "its beginning is not known";
}

static void add_partner(mv_table *table, const mv_report_input *input, const mv_partner *partner)
{
    const mv_relations *set = input->network->set;
    const mv_actor *actor = mv_network_actor(input->network, partner->actor);
    size_t main = mv_actor_main_vector(actor);
    const mv_vector *vector = main == MV_NONE ? NULL : &set->vectors[main];
    const mv_relation *relation = partner->strongest == MV_NONE ? NULL : &set->relations[partner->strongest];
    const mv_value none = missing("ambivalent: the relations cancel out"),
                   since = relation ? mv_date_value(input->report, relation->start) : none;
    const mv_value row[] = {
        mv_text_value(actor->id),
        mv_name_value(input->network, partner->actor, input->options->language),
        vector ? mv_text_value(vector->id) : missing("the actor has no vector"),
        mv_vector_names_value(input->report, set, actor),
        mv_integer_value(partner->sign),
        mv_real_value(partner->tie->strength, -1, NULL),
        mv_integer_value((double)partner->tie->count),
        relation ? mv_text_value(set->types[relation->type].id) : none,
        relation ? mv_text_value(set->types[relation->type].name) : none,
        since.kind == MV_UNDEFINED && !since.text ? missing(why_undated(relation)) : since,
    };
    _Static_assert(MV_COUNT(row) == MV_COUNT(columns), "a value for every column");
    mv_table_add(table, row);
}

static void add_table(const mv_report_input *input, mv_section *section, const mv_partner *partners, size_t count)
{
    size_t usual = input->options->sections.count ? MV_SHOWN_ROWS : MV_SHOWN_PARTNERS;
    size_t rows = mv_report_rows(input->options, input->complete, usual, count);
    mv_table table = mv_table_of("partners", columns, MV_COUNT(columns), rows);
    for (size_t i = 0; i < rows; i++) add_partner(&table, input, &partners[i]);
    mv_text note = { 0 };
    if (rows < count) mv_text_format(&note, "The first %zu of %zu partners; --top 0 shows all. ", rows, count);
    mv_table_say_undefined(&note, &table);
    table.note = mv_report_keep(input->report, &note);
    mv_section_add_table(section, table);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static const char *why_no_focus(const mv_report_input *input)
{
    const char *id = mv_network_focus_id(input->network);
    const char *absence = id ? mv_network_absence(input->network, id) : NULL;
    return absence ? mv_report_format(input->report, "the focus %s", absence) : "there is no focus";
}

static void add_section(const mv_report_input *input)
{
    size_t count, focus = input->network->focus;
    mv_partner *partners = mv_partners_list(input->network, focus, &count);
    const char *title =
        focus == MV_NONE ? "Partners" : mv_report_format(input->report, "Partners of %s", name_of(input, focus));
    mv_section *section = mv_report_add_section(input->report, "partners", title, "");
    mv_text text = { 0 };
    say(&text, input, partners, count);
    if (!input->complete) mv_section_say(input->report, section, &text);
    mv_text_clear(&text);
    if (focus == MV_NONE)
        mv_section_add_field(section, "partners", NULL, missing(why_no_focus(input)));
    else if (count || input->complete)
        add_table(input, section, partners, count);
    free(partners);
}

/* A fold rule without one tie a pair has no partners to show: asked for, that is an error. Nothing is missed in a
 * text that nobody asked for partners where there is no focus. */
static mv_status build(const mv_report_input *input)
{
    bool named = input->options->sections.count > 0;
    if (input->network->selection.fold == MV_FOLD_EACH)
        return !named ? MV_OK
                      : mv_log_error(input->log, MV_USAGE, (mv_place){ 0 },
                                     "the rule each leaves the relations of a pair apart; partners need another");
    if (named || input->complete || input->network->focus != MV_NONE) add_section(input);
    return MV_OK;
}

const mv_report_section mv_partners_section = { "partners", build };
