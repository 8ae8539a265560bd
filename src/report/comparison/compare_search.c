#include "multivector/balance.h"
#include "report/comparison/compare_parts.h"

/* The frustration indices of both networks. */

static bool search_is_wanted(const mv_compare_input *input)
{
    bool named = input->options->report.sections.count > 0;
    return named || (mv_frustration_is_quick(input->changes->a) && mv_frustration_is_quick(input->changes->b));
}

static mv_status search_one(mv_compare_input *input, size_t side)
{
    const mv_report_options *options = &input->options->report;
    const mv_network *network = side ? input->changes->b : input->changes->a;
    if (options->progress) options->progress(options->context, "Frustration index", side, 2);
    mv_signed_ties ties = mv_signed_ties_of(network, MV_OBJECTIVE_COUNT, network->selection.fold == MV_FOLD_EACH);
    mv_frustration_options how = { .seconds = options->metric.seconds,
                                   .jobs = options->jobs,
                                   .seed = options->seed,
                                   .brief = options->metric.brief };
    mv_status status = mv_frustration_solve(&input->frustration[side], &ties, &how, input->log);
    mv_signed_ties_clear(&ties);
    return status;
}

mv_status mv_compare_search(mv_compare_input *input)
{
    mv_status status = MV_OK;
    if (input->searched || !search_is_wanted(input)) return MV_OK;
    for (size_t side = 0; side < 2 && !status; side++) status = search_one(input, side);
    input->searched = !status;
    if (!status) mv_factions_settle(input->changes, input->frustration[0].side, input->frustration[1].side);
    return status;
}
