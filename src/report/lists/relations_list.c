#include "multivector/report_lists.h"
#include "report/model/report_model.h"
#include <stdlib.h>
#include <string.h>

/* Lists that share the forms of a report: paragraphs where they are read, one table where they are processed. */

static bool is_text(const mv_report_options *options)
{
    return !options->format || strcmp(options->format, mv_text_form.name) == 0 ||
           strcmp(options->format, mv_html_form.name) == 0;
}

static mv_section *begin_list(mv_report **out, const char *format, const char *title)
{
    *out = mv_report_new(format);
    mv_section *list = mv_report_add_section(*out, "list", title, "");
    list->entries = true;
    return list;
}

static void end_table(mv_section *list, mv_table table, const mv_report_options *options)
{
    if (!is_text(options)) {
        mv_section_add_table(list, table);
        return;
    }
    mv_table_clear(&table);
}

/* --- relations ------------------------------------------------------------------------------------------ */

static mv_status find_actor(const mv_network *network, const char *id, size_t *actor, mv_log *log)
{
    *actor = mv_network_find(network, id);
    if (*actor != MV_NONE) {
        *actor = network->actors[*actor];
        return MV_OK;
    }
    const char **ids = mv_alloc_array(network->actor_count, sizeof *ids);
    for (size_t i = 0; i < network->actor_count; i++) ids[i] = mv_network_actor(network, i)->id;
    mv_quoted quoted, hint;
    mv_status status = mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no actor %s in this network%s",
                                    mv_quote(id, quoted), mv_suggest(id, ids, network->actor_count, hint));
    free(ids);
    return status;
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
                            "--between has %zu names; two were expected, as in KAZ,CHN", which->between.count);
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

void mv_say_dates(mv_text *out, const mv_relation *relation)
{
    mv_date_text start, end;
    mv_date_format(relation->start, start);
    mv_date_format(relation->end, end);
    if (*start && strcmp(start, end) == 0)
        mv_text_format(out, ", on %s", start);
    else if (*start && *end)
        mv_text_format(out, ", %s to %s", start, end);
    else if (*start)
        mv_text_format(out, ", since %s", start);
    else if (*end)
        mv_text_format(out, ", until %s", end);
}

static void say_source(mv_text *out, const mv_source *source, const char *quote)
{
    mv_text_add(out, quote ? " \xe2\x80\x9c" : " Source: ");
    if (quote) mv_text_format(out, "%s\xe2\x80\x9d, ", quote);
    mv_text_add(out, source->title ? source->title : source->id);
    if (source->publisher) mv_text_format(out, ", %s", source->publisher);
    if (source->date) mv_text_format(out, ", %s", source->date);
    if (source->url) mv_text_format(out, " <%s>", source->url);
    mv_text_add(out, ".");
}

void mv_say_relation(mv_text *out, const mv_relations *set, const mv_relation *relation, const char *language)
{
    const mv_type *type = &set->types[relation->type];
    mv_text_format(out, "%s %s %s: %s (%s", mv_actor_name(&set->actors[relation->source], language),
                   relation->directed ? "\xe2\x86\x92" : "\xe2\x80\x93",
                   mv_actor_name(&set->actors[relation->target], language), type->name,
                   relation->sign > 0   ? "+"
                   : relation->sign < 0 ? "\xe2\x88\x92"
                                        : "0 x ");
    mv_text_add_number(out, relation->weight, 12);
    mv_text_add(out, ")");
    mv_say_dates(out, relation);
    if (relation->confidence)
        mv_text_format(out, "; %s confidence", mv_confidence_name((mv_confidence)relation->confidence));
    if (relation->basis) mv_text_format(out, "%s %s", relation->confidence ? "," : ";", relation->basis);
    mv_text_add(out, ".");
    for (size_t i = 0; i < relation->citation_count; i++)
        say_source(out, &set->sources[relation->citations[i].source], relation->citations[i].quote);
    if (relation->note) mv_text_format(out, " Note: %s", relation->note);
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
};

static mv_value date_value(mv_report *report, mv_date date)
{
    mv_date_text text;
    return mv_text_value(date.day ? mv_report_text(report, mv_date_format(date, text)) : NULL);
}

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
    for (size_t i = 0; i < relation->citation_count; i++) {
        const char *fact = fact_of(set, &relation->citations[i]);
        if (fact) mv_text_format(&text, "%s%s", text.length ? " | " : "", fact);
    }
    mv_value value = mv_text_value(text.length ? mv_report_text(report, text.bytes) : NULL);
    mv_text_clear(&text);
    return value;
}

static void add_relation(mv_report *report, mv_table *table, const mv_relations *set, const mv_relation *relation)
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
        date_value(report, relation->start),
        date_value(report, relation->end),
        mv_text_value(confidence),
        mv_text_value(relation->basis),
        joined(report, set, relation, quote_of),
        joined(report, set, relation, title_of),
        joined(report, set, relation, url_of),
        mv_text_value(relation->note),
    };
    _Static_assert(MV_COUNT(row) == MV_COUNT(relation_columns), "a value for every column");
    mv_table_add(table, row);
}

mv_status mv_list_relations(mv_report **out, const mv_network *network, const mv_list_options *which,
                            const mv_report_options *options, mv_log *log)
{
    wanted w;
    mv_status status = find_wanted(&w, network, which, log);
    if (status) return status;
    const mv_relations *set = network->set;
    mv_section *list = begin_list(out, "multivector-relations", "Relations");
    mv_table table =
        mv_table_of("relations", relation_columns, MV_COUNT(relation_columns), network->relation_count);
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &set->relations[network->relations[i]];
        if (!is_wanted(&w, relation)) continue;
        add_relation(*out, &table, set, relation);
        if (!is_text(options)) continue;
        mv_text text = { 0 };
        mv_say_relation(&text, set, relation, options->language);
        mv_section_add_paragraph(*out, list, text.bytes);
        mv_text_clear(&text);
    }
    if (table.row_count == 0) mv_section_add_paragraph(*out, list, "No relation is selected.");
    end_table(list, table, options);
    return MV_OK;
}

/* --- metrics -------------------------------------------------------------------------------------------- */

static const mv_column metric_columns[] = {
    { "name", "Name" },           { "of", "Of" }, { "summary", "What it says" }, { "uses", "Ties it uses" },
    { "reference", "Reference" },
};

mv_status mv_list_metrics(mv_report **out, const mv_report_options *options, mv_log *log)
{
    (void)log;
    mv_section *list = begin_list(out, "multivector-metrics", "Metrics");
    mv_table table = mv_table_of("metrics", metric_columns, MV_COUNT(metric_columns), mv_metric_count());
    for (size_t i = 0; i < mv_metric_count(); i++) {
        const mv_metric *metric = mv_metric_at(i);
        const char *of = metric->scope == MV_WHOLE ? "network" : "actor";
        const mv_value row[] = { mv_text_value(metric->name), mv_text_value(of), mv_text_value(metric->summary),
                                 mv_text_value(metric->uses), mv_text_value(metric->reference) };
        mv_table_add(&table, row);
        mv_text text = { 0 };
        mv_text_format(&text, "%s (%s): %s. Uses %s.", metric->name, of, metric->summary, metric->uses);
        if (metric->reference) mv_text_format(&text, " %s.", metric->reference);
        if (is_text(options)) mv_section_add_paragraph(*out, list, text.bytes);
        mv_text_clear(&text);
    }
    end_table(list, table, options);
    return MV_OK;
}
