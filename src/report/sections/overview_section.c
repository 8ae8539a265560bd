#include "multivector/vectors.h"
#include "report/sections/parts/section.h"
#include "report/words/prose.h"
#include <math.h>
#include <string.h>

/* The network as a whole, and what of the document is not in it. */

/* Steps between actors: what a source about one actor says of the others is no answer, and not looked for. */
static bool is_step(const mv_metric *metric)
{
    return strcmp(metric->name, "diameter") == 0 || strcmp(metric->name, "average_path_length") == 0;
}

/* Counts of what there is not stay out of the text forms. */
static bool is_aside(const mv_metric *metric, double value)
{
    static const char *const asides[] = { "neutral", "dropped", "weak", "loops" };
    for (size_t i = 0; i < MV_COUNT(asides); i++)
        if (strcmp(metric->name, asides[i]) == 0) return !(value > 0);
    return (metric->flags & MV_DIRECTED_ONLY) && isnan(value);
}

/* Without direction reciprocity is null, and what refines it is not there. */
static bool is_there(const mv_metric *metric, const mv_network *network)
{
    bool applies = network->selection.directed || !(metric->flags & MV_DIRECTED_ONLY);
    return metric->scope == MV_WHOLE && !(metric->flags & MV_OF_BALANCE) &&
           (applies || strcmp(metric->name, "reciprocity") == 0);
}

static mv_status add_metrics(const mv_report_input *input, mv_section *section)
{
    bool about_focus = !input->complete && mv_is_about_focus(input->network);
    mv_status status = MV_OK;
    for (size_t i = 0; i < mv_metric_count() && !status; i++) {
        const mv_metric *metric = mv_metric_at(i);
        if (!is_there(metric, input->network)) continue;
        double number = NAN;
        if (about_focus && is_step(metric)) continue;
        mv_value value = { .kind = MV_UNDEFINED, .text = MV_WHY_TOO_SLOW };
        if (!mv_metric_is_too_slow(metric, input->network, &input->options->metric)) {
            status = mv_metric_run(metric, input->network, &input->options->metric, &number, input->log);
            value = mv_metric_value(metric, number);
        }
        bool shown = !is_aside(metric, number);
        mv_section_add_field(section, metric->name, shown ? metric->title : NULL, value);
    }
    return status;
}

/* How to see what the date leaves out. */
static void say_where_the_rest_is(mv_text *out, const mv_report_input *input)
{
    const mv_network *network = input->network;
    if (!input->hints || network->left_out[MV_NOT_YET] + network->left_out[MV_ENDED] == 0) return;
    mv_text_add(out, " What is not in force: multivector relations FILE --show-ended");
    if (network->focus != MV_NONE)
        mv_text_format(out, " --actor %s", mv_network_actor(network, network->focus)->id);
    mv_text_add(out, ".");
}

static mv_status build(const mv_report_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "overview", "Network", "network");
    mv_text text = { 0 };
    mv_say_conventions(&text, input->network);
    say_where_the_rest_is(&text, input);
    mv_section_say(input->report, section, &text);
    mv_say_coverage(&text, input->network);
    mv_section_say(input->report, section, &text);
    mv_status status = add_metrics(input, section);
    if (!status && input->complete) mv_add_coverage(input->report, input->network);
    return status;
}

const mv_report_section mv_overview_section = { "overview", build };
