#include "multivector/balance.h"
#include "report/sections/parts/section.h"
#include "support/time_limit.h"
#include <string.h>

/* The ties that the frustration index hangs on. Every tie is taken out in turn, so the section is only there when
 * it is asked for. */

static void tell_progress(void *context, size_t done, size_t total)
{
    const mv_report_options *options = context;
    options->progress(options->context, "Pivotal ties", done, total);
}

static mv_status find(mv_pivotal_ties *pivotal, const mv_report_input *input)
{
    mv_report_options options = *input->options;
    mv_frustration_options how = { .seconds = options.metric.seconds, .seed = options.seed };
    return mv_pivotal_ties_find(pivotal, input->network, &how, options.progress ? tell_progress : NULL, &options,
                                input->log);
}

static void say(mv_text *out, const mv_pivotal_ties *pivotal)
{
    if (pivotal->undefined)
        mv_text_format(out, "Which ties are pivotal cannot be said: %s.", pivotal->undefined);
    else if (pivotal->index > 0)
        mv_text_format(out, "%zu of %zu tie%s %s pivotal: without %s the frustration index falls below %.0f.",
                       pivotal->count, pivotal->tried, pivotal->tried == 1 ? "" : "s",
                       pivotal->count == 1 ? "is" : "are", pivotal->count == 1 ? "it" : "one of them",
                       pivotal->index);
    else
        mv_text_add(out, "No tie is pivotal: the frustration index is 0 and cannot fall.");
    if (pivotal->undecided) mv_text_format(out, " Of %zu it could not be decided.", pivotal->undecided);
    if (pivotal->untried) mv_text_format(out, " There was no time to try the other %zu.", pivotal->untried);
}

static void add_table(const mv_report_input *input, mv_section *section, const mv_pivotal_ties *pivotal)
{
    static const mv_column columns[] = {
        { "source", "From" }, { "target", "To" }, { "sign", "Sign" }, { "fall", "Lowers by" }
    };
    const mv_signed_ties *ties = &pivotal->ties;
    mv_table table = mv_table_of("pivotal", columns, MV_COUNT(columns), pivotal->count);
    for (size_t i = 0; i < pivotal->count; i++) {
        size_t tie = pivotal->items[i].tie;
        const mv_value row[] = { mv_text_value(mv_network_actor(input->network, ties->a[tie])->id),
                                 mv_text_value(mv_network_actor(input->network, ties->b[tie])->id),
                                 mv_integer_value(ties->weight[tie] > 0 ? 1 : -1),
                                 mv_integer_value(pivotal->items[i].fall) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

/* Time ended the search, or that of the index. */
static void check_limit(const mv_report_input *input, const mv_pivotal_ties *pivotal)
{
    bool unproved = pivotal->undefined && strcmp(pivotal->undefined, MV_WHY_NOT_PROVED) == 0;
    if (unproved)
        mv_log_error(input->log, MV_LIMIT, (mv_place){ 0 },
                     "%s within the time limit, so it cannot be said which ties are pivotal", pivotal->undefined);
    if (pivotal->untried)
        mv_time_say(input->log, "the search for pivotal ties", pivotal->tried, pivotal->tried + pivotal->untried,
                    "trials");
    if (unproved || pivotal->untried) input->report->limited = true;
}

static mv_status build(const mv_report_input *input)
{
    if (input->options->sections.count == 0) return MV_OK;
    mv_pivotal_ties pivotal = { 0 };
    mv_status status = find(&pivotal, input);
    if (!status) {
        mv_section *section =
            mv_report_add_section(input->report, "pivotal", "Pivotal ties", "structural_balance");
        mv_text text = { 0 };
        say(&text, &pivotal);
        mv_section_say(input->report, section, &text);
        check_limit(input, &pivotal);
        if (pivotal.undefined)
            mv_section_add_field(section, "pivotal", NULL,
                                 (mv_value){ .kind = MV_UNDEFINED, .text = pivotal.undefined });
        else
            add_table(input, section, &pivotal);
    }
    mv_pivotal_ties_clear(&pivotal);
    return status;
}

const mv_report_section mv_pivotal_section = { "pivotal", build };
