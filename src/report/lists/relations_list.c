#include "multivector/report_lists.h"
#include "report/lists/list.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The relations of a network. */

static const char *id_at(const void *network, size_t index)
{
    const mv_network *of = network;
    return index < of->actor_count ? mv_network_actor(of, index)->id : NULL;
}

static mv_status find_actor(const mv_network *network, const char *id, size_t *actor, mv_log *log)
{
    mv_quoted quoted, hint;
    size_t found = mv_network_find(network, id);
    const char *absence = mv_network_absence(network, id), *meant = mv_relations_meant_actor(network->set, id);
    if (absence) return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "actor %s %s", mv_quote(id, quoted), absence);
    if (found == MV_NONE)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no actor %s in this network%s", mv_quote(id, quoted),
                            mv_records_suggest(id_at, network, meant, log, hint));
    *actor = network->actors[found];
    return MV_OK;
}

/* The actors asked for, as indices of the set; MV_NONE lets any pass. */
typedef struct wanted {
    size_t actor, between[2];
} wanted;

static mv_status find_wanted(wanted *w, const mv_network *network, const mv_list_options *which, mv_log *log)
{
    *w = (wanted){ MV_NONE, { MV_NONE, MV_NONE } };
    mv_status status = MV_OK;
    if (which->between.count && which->between.count != 2)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "--between has %zu name%s; two were expected, as in KAZ,CHN", which->between.count,
                            which->between.count == 1 ? "" : "s");
    if (which->actor) status = find_actor(network, which->actor, &w->actor, log);
    for (size_t i = 0; i < which->between.count && !status; i++)
        status = find_actor(network, which->between.items[i], &w->between[i], log);
    return status;
}

static bool is_wanted(const wanted *w, const mv_relation *relation)
{
    size_t a = relation->source, b = relation->target;
    if (w->actor != MV_NONE && w->actor != a && w->actor != b) return false;
    if (w->between[0] == MV_NONE) return true;
    return (w->between[0] == a && w->between[1] == b) || (w->between[0] == b && w->between[1] == a);
}

static const mv_column relation_columns[] = {
    { "id", "Id" },
    { "source", "From" },
    { "target", "To" },
    { "type", "Type" },
    { "sign", "Sign" },
    { "weight", "Weight" },
    { "directed", "Directed" },
    { "start", "Start" },
    { "end", "End" },
    { "confidence", "Confidence" },
    { "basis", "Basis" },
    { "quote", "Quote" },
    { "source_title", "Source" },
    { "url", "URL" },
    { "note", "Note" },
    { "force", "In force" }, /* with show_ended */
};

static const char *quote_of(const mv_relations *set, const mv_citation *citation)
{
    (void)set;
    return citation->quote;
}

static const char *title_of(const mv_relations *set, const mv_citation *citation)
{
    const mv_source *source = &set->sources[citation->source];
    return source->title ? source->title : source->id;
}

static const char *url_of(const mv_relations *set, const mv_citation *citation)
{
    return set->sources[citation->source].url;
}

/* One fact of every citation of a relation, with bars between them. */
static mv_value joined(mv_report *report, const mv_relations *set, const mv_relation *relation,
                       const char *fact_of(const mv_relations *, const mv_citation *))
{
    mv_text text = { 0 };
    for (size_t i = 0; i < relation->details->citation_count; i++) {
        const char *fact = fact_of(set, &relation->details->citations[i]);
        if (fact) mv_text_format(&text, "%s%s", text.length ? " | " : "", fact);
    }
    return mv_text_value(mv_report_keep(report, &text));
}

/* How a relation that is not in force stands to the date. */
static const char *force_of(mv_left_out reason)
{
    switch (reason) {
    case MV_ENDED:
        return "ended";
    case MV_NOT_YET:
        return "to come";
    case MV_START_UNKNOWN:
        return "of unknown beginning";
    default:
        return "in force";
    }
}

static void add_relation(mv_report *report, mv_table *table, const mv_relations *set, const mv_relation *relation,
                         mv_left_out reason)
{
    const char *confidence = relation->confidence ? mv_confidence_name((mv_confidence)relation->confidence) : NULL;
    const mv_value row[] = {
        mv_text_value(relation->id),
        mv_text_value(set->actors[relation->source].id),
        mv_text_value(set->actors[relation->target].id),
        mv_text_value(set->types[relation->type].id),
        mv_integer_value(relation->sign),
        { .kind = MV_REAL, .number = relation->weight, .decimals = -1 },
        { .kind = MV_BOOLEAN, .number = relation->directed },
        mv_date_value(report, relation->start),
        mv_date_value(report, relation->end),
        mv_text_value(confidence),
        mv_text_value(relation->details->basis),
        joined(report, set, relation, quote_of),
        joined(report, set, relation, title_of),
        joined(report, set, relation, url_of),
        mv_text_value(mv_relation_note(relation)),
        mv_text_value(force_of(reason)),
    };
    _Static_assert(MV_COUNT(row) == MV_COUNT(relation_columns), "a value for every column");
    mv_table_add(table, row);
}

/* "Ended: Kazakhstan -> ..." */
static void say_one(mv_list *list, const mv_network *network, const mv_relation *relation, mv_left_out reason,
                    const char *language)
{
    mv_text text = { 0 };
    if (!list->prose) return;
    if (reason != MV_LEFT_OUT_COUNT)
        mv_text_add(&text, reason == MV_ENDED     ? "Ended: "
                           : reason == MV_NOT_YET ? "To come: "
                                                  : "Of unknown beginning: ");
    mv_say_relation(&text, network, relation, language);
    mv_section_say(list->report, list->section, &text);
}

/* What was asked for but is not in force, and how to see it. `hidden` counts by reason. */
static void say_hidden(mv_list *list, const mv_network *network, size_t listed, const size_t *hidden)
{
    static const mv_left_out reasons[] = { MV_ENDED, MV_NOT_YET, MV_START_UNKNOWN };
    size_t count = 0, said = 0;
    mv_period_text time;
    mv_text text = { 0 }, parts = { 0 };
    for (size_t i = 0; i < MV_COUNT(reasons); i++) {
        if (!hidden[reasons[i]]) continue;
        mv_text_format(&parts, "%s%zu %s", said++ ? ", " : "", hidden[reasons[i]], force_of(reasons[i]));
        count += hidden[reasons[i]];
    }
    if (!listed) mv_text_add(&text, "No relation is selected.");
    if (count)
        mv_text_format(&text, "%s%zu %s, not in force %s %s (%s): --at all or --show-ended shows %s.",
                       listed ? "" : " ", count,
                       listed       ? "more"
                       : count == 1 ? "exists"
                                    : "exist",
                       mv_network_of_period(network) ? "in" : "on", mv_network_time(network, time), parts.bytes,
                       count == 1 ? "it" : "them");
    mv_section_say(list->report, list->section, &text);
    mv_text_clear(&parts);
}

/* Whether each relation of the set is in the network; the caller frees the list. */
static bool *mark_selected(const mv_network *network)
{
    bool *selected = mv_alloc_array(network->set->relation_count, sizeof *selected);
    for (size_t i = 0; i < network->relation_count; i++) selected[network->relations[i]] = true;
    return selected;
}

static mv_table list_all(mv_list *list, const mv_network *network, const wanted *w, bool show_ended,
                         const char *language, size_t *hidden)
{
    const mv_relations *set = network->set;
    bool *selected = mark_selected(network);
    mv_table table =
        mv_table_of("relations", relation_columns, MV_COUNT(relation_columns) - !show_ended, set->relation_count);
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[i];
        mv_left_out reason = selected[i] ? MV_LEFT_OUT_COUNT : mv_not_in_force(network, i);
        if (!is_wanted(w, relation) || (!selected[i] && reason == MV_LEFT_OUT_COUNT)) continue;
        if (!selected[i] && !show_ended) {
            hidden[reason]++;
            continue;
        }
        add_relation(list->report, &table, set, relation, reason);
        say_one(list, network, relation, reason, language);
    }
    free(selected);
    return table;
}

static mv_status list_relations(mv_report **out, const mv_network *network, const mv_list_options *which,
                                const mv_report_options *options, mv_log *log)
{
    wanted w;
    mv_list list;
    size_t hidden[MV_LEFT_OUT_COUNT] = { 0 };
    bool asked = which->actor || which->between.count;
    mv_status status = find_wanted(&w, network, which, log);
    if (!status) status = mv_list_begin(&list, "multivector-relations", "Relations", options, log);
    if (status) return status;
    mv_table table = list_all(&list, network, &w, which->show_ended, options->language, hidden);
    if (asked || !table.row_count) say_hidden(&list, network, table.row_count, hidden);
    *out = mv_list_end(&list, table);
    return MV_OK;
}

mv_status mv_list_relations(mv_report **out, const mv_network *network, const mv_list_options *which,
                            const mv_report_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, list_relations(out, network, which, options, log), mv_guard_failed(log));
}
