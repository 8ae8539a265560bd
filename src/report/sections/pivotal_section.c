#include "multivector/frustration.h"
#include "report/sections/section.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Ties whose removal lowers the frustration index: those that some best partition leaves frustrated. Every tie is
 * taken out in turn, so the section is only there when it is asked for. */

typedef struct pivotal {
    size_t tie;
    double fall;
} pivotal;

/* The ties without one of them; the arrays are borrowed but for the gap. */
static mv_signed_ties without(const mv_signed_ties *ties, size_t gone)
{
    size_t rest = ties->count - 1;
    mv_signed_ties less = { ties->actor_count, rest, mv_alloc_array(rest, sizeof(uint32_t)),
                            mv_alloc_array(rest, sizeof(uint32_t)), mv_alloc_array(rest, sizeof(double)) };
    for (size_t i = 0, to = 0; i < ties->count; i++) {
        if (i == gone) continue;
        less.a[to] = ties->a[i];
        less.b[to] = ties->b[i];
        less.weight[to++] = ties->weight[i];
    }
    return less;
}

static mv_status find_pivotal(const mv_report_input *input, const mv_signed_ties *ties, double index,
                              pivotal *found, size_t *count)
{
    const mv_report_options *options = input->options;
    mv_frustration_options how = { .seconds = options->metric.seconds, .seed = options->seed };
    mv_status status = MV_OK;
    for (size_t i = 0; i < ties->count && !status && index > 0; i++) {
        mv_frustration result = { 0 };
        mv_signed_ties less = without(ties, i);
        if (options->progress) options->progress(options->context, "Pivotal ties", i, ties->count);
        status = mv_frustration_solve(&result, &less, &how, input->log);
        if (!status && result.proved && result.upper < index - 1e-9)
            found[(*count)++] = (pivotal){ i, index - result.upper };
        mv_frustration_clear(&result);
        mv_signed_ties_clear(&less);
    }
    return status;
}

static void add_table(const mv_report_input *input, mv_section *section, const mv_signed_ties *ties,
                      const pivotal *found, size_t count)
{
    static const mv_column columns[] = {
        { "source", "From" }, { "target", "To" }, { "sign", "Sign" }, { "fall", "Lowers by" }
    };
    mv_table table = mv_table_of("pivotal", columns, MV_COUNT(columns), count);
    for (size_t i = 0; i < count; i++) {
        size_t tie = found[i].tie;
        const mv_value row[] = { mv_text_value(mv_network_actor(input->network, ties->a[tie])->id),
                                 mv_text_value(mv_network_actor(input->network, ties->b[tie])->id),
                                 mv_integer_value(ties->weight[tie] > 0 ? 1 : -1),
                                 mv_integer_value(found[i].fall) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

static mv_status build(const mv_report_input *input)
{
    if (input->options->sections.count == 0) return MV_OK;
    mv_signed_ties ties = mv_signed_ties_of(input->network, MV_OBJECTIVE_COUNT, false);
    mv_frustration_options how = { .seconds = input->options->metric.seconds, .seed = input->options->seed };
    mv_frustration whole = { 0 };
    pivotal *found = mv_alloc_array(ties.count, sizeof *found);
    size_t count = 0;
    mv_status status = mv_frustration_solve(&whole, &ties, &how, input->log);
    if (!status && !whole.proved)
        status = mv_log_error(input->log, MV_LIMIT, (mv_place){ 0 },
                              "the frustration index is not proved, so it cannot be said which ties are pivotal");
    if (!status) status = find_pivotal(input, &ties, whole.upper, found, &count);
    if (!status) {
        mv_section *section =
            mv_report_add_section(input->report, "pivotal", "Pivotal ties", "structural_balance");
        mv_text text = { 0 };
        if (whole.upper > 0)
            mv_text_format(
                &text, "%zu of %zu ties are pivotal: without one of them the frustration index falls below %.0f.",
                count, ties.count, whole.upper);
        else
            mv_text_add(&text, "No tie is pivotal: the frustration index is 0 and cannot fall.");
        mv_section_add_paragraph(input->report, section, text.bytes);
        mv_text_clear(&text);
        add_table(input, section, &ties, found, count);
    }
    free(found);
    mv_frustration_clear(&whole);
    mv_signed_ties_clear(&ties);
    return status;
}

const mv_report_section mv_pivotal_section = { "pivotal", build };
