#include "report/sections/section.h"
#include "report/words/prose.h"
#include <string.h>

/* The network as a whole, and what of the document is not in it. */

/* Rows that say nothing unless something unusual was asked for stay out of the text forms. */
static bool is_aside(const mv_metric *metric, double value)
{
    static const char *const asides[] = { "neutral", "dropped", "weak", "loops", "reciprocity" };
    for (size_t i = 0; i < MV_COUNT(asides); i++)
        if (strcmp(metric->name, asides[i]) == 0) return !(value > 0);
    return false;
}

static mv_status add_metrics(const mv_report_input *input, mv_section *section)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < mv_metric_count() && !status; i++) {
        const mv_metric *metric = mv_metric_at(i);
        if (metric->scope != MV_WHOLE || (metric->flags & MV_OF_BALANCE)) continue;
        double number;
        mv_value value = { .kind = MV_UNDEFINED, .text = MV_TOO_LARGE };
        if (!mv_metric_is_too_slow(metric, input->network)) {
            status = mv_metric_run(metric, input->network, &input->options->metric, &number, input->log);
            value = mv_metric_value(metric, number);
        }
        mv_section_add_field(section, metric->name, is_aside(metric, value.number) ? NULL : metric->title, value);
    }
    return status;
}

static mv_status build(const mv_report_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "overview", "Network", "network");
    mv_text text = { 0 };
    mv_say_conventions(&text, input->network);
    mv_section_say(input->report, section, &text);
    return add_metrics(input, section);
}

const mv_report_section mv_overview_section = { "overview", build };
