#include "multivector/report_lists.h"
#include "report/lists/list.h"
#include "support/memory.h"
#include "support/names.h"

/* Every metric there is. */

static const mv_column metric_columns[] = {
    { "name", "Name" },
    { "of", "Of" },
    { "summary", "What it says" },
    { "uses", "Ties it uses" },
    { "reference", "Reference" },
    { "formula", "Formula" },
    { "undefined", "No value" },
};

static void say_metric(mv_text *out, const mv_metric *metric, const char *of)
{
    mv_text_format(out, "%s (%s): %s. Uses %s.", metric->name, of, metric->summary, metric->uses);
    if (metric->formula) mv_text_format(out, " Formula: %s.", metric->formula);
    if (metric->reference) mv_text_format(out, " %s.", metric->reference);
}

static const char *name_at(const void *of, size_t index)
{
    (void)of;
    return index < mv_metric_count() ? mv_metric_at(index)->name : NULL;
}

static mv_status check_names(mv_names names, mv_log *log)
{
    mv_quoted quoted, hint;
    for (size_t i = 0; i < names.count; i++)
        if (!mv_metric_find(names.items[i]))
            return mv_misuse(log, "no metric is called %s; \"multivector metrics\" lists them%s",
                             mv_quote(names.items[i], quoted),
                             mv_records_suggest(name_at, NULL, names.items[i], log, hint));
    return MV_OK;
}

static mv_status list_metrics(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log)
{
    mv_list list;
    mv_status status = check_names(names, log);
    if (!status) status = mv_list_begin(&list, "multivector-metrics", "Metrics", options, log);
    if (status) return status;
    mv_table table = mv_table_of("metrics", metric_columns, MV_COUNT(metric_columns), mv_metric_count());
    for (size_t i = 0; i < mv_metric_count(); i++) {
        const mv_metric *metric = mv_metric_at(i);
        if (names.count && !mv_names_have(names, metric->name)) continue;
        const char *of = metric->scope == MV_WHOLE ? "network" : "actor";
        const mv_value row[] = { mv_text_value(metric->name),      mv_text_value(of),
                                 mv_text_value(metric->summary),   mv_text_value(metric->uses),
                                 mv_text_value(metric->reference), mv_text_value(metric->formula),
                                 mv_text_value(metric->undefined) };
        mv_text text = { 0 };
        mv_table_add(&table, row);
        if (list.prose) say_metric(&text, metric, of);
        mv_section_say(list.report, list.section, &text);
    }
    *out = mv_list_end(&list, table);
    return MV_OK;
}

mv_status mv_list_metrics(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, list_metrics(out, names, options, log), mv_guard_failed(log));
}
