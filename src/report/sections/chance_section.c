#include "multivector/chance.h"
#include "report/sections/parts/section.h"
#include <math.h>

/* Balance against chance. A thousand draws take seconds, so the section is only there when it is asked for. */

static void tell_progress(void *listener, size_t done, size_t pieces)
{
    const mv_report_options *options = listener;
    if (options->progress) options->progress(options->context, "Draws", done, pieces);
}

static mv_status draw(mv_chance *chance, const mv_report_input *input)
{
    mv_report_options options = *input->options;
    mv_chance_options how = { .draws = options.draws,
                              .seed = options.seed,
                              .jobs = options.jobs,
                              .seconds = options.metric.seconds,
                              .progress = tell_progress,
                              .listener = &options };
    return mv_chance_of(chance, input->network, &how, input->log);
}

/* --- words ----------------------------------------------------------------------------------------------------
 */

/* What a model keeps, and how a sentence on it begins. */
static const char *const titles[] = {
    [MV_CHANCE_SIGNS] = "Signs at random", [MV_CHANCE_STRATA] = "Signs in strata", [MV_CHANCE_REWIRED] = "Rewired"
};
static const char *const beginnings[] = {
    [MV_CHANCE_SIGNS] = "With the signs at random on the same ties",
    [MV_CHANCE_STRATA] = "With the signs at random among pairs of like kinds that share as many bodies",
    [MV_CHANCE_REWIRED] = "With ties rewired, every actor keeping its number of positive and negative ones"
};
static const char *const statistic_titles[] = { "Triangle balance", "Triangles +++", "Triangles ++-",
                                                "Triangles +--",    "Triangles ---", "Walk balance",
                                                "Frustration index" };
_Static_assert(MV_COUNT(statistic_titles) == MV_CHANCE_STATISTICS, "a title for each");

/* Outside of nine draws in ten, or not. */
static int direction(const mv_chance_row *row)
{
    return row->observed > row->high ? 1 : row->observed < row->low ? -1 : 0;
}

static const char *verdict(const mv_chance_row *row, const char *more, const char *fewer)
{
    int way = direction(row);
    return way > 0 ? more : way < 0 ? fewer : "as chance gives";
}

/* "77 to 86", or "5" where both are. */
static void say_range(mv_text *out, double low, double high)
{
    if (round(low) == round(high))
        mv_text_format(out, "%.0f", high);
    else
        mv_text_format(out, "%.0f to %.0f", low, high);
}

/* "With the signs at random on the same ties 77 to 86 % of the triangles would be balanced, and 70 % are: ..." */
static void say_model(mv_text *out, const mv_chance *chance, size_t model)
{
    const mv_chance_row *balance = &chance->rows[model][MV_CHANCE_TRIANGLE_BALANCE];
    const mv_chance_row *index = &chance->rows[model][MV_CHANCE_FRUSTRATION];
    if (balance->undefined && index->undefined) return;
    mv_text_format(out, "%s ", beginnings[model]);
    if (!balance->undefined) {
        say_range(out, 100 * balance->low, 100 * balance->high);
        mv_text_format(out, " %% of the triangles would be balanced, and %.0f %% are (%s)",
                       100 * balance->observed,
                       verdict(balance, "more than chance gives", "fewer than chance gives"));
    }
    if (!index->undefined) {
        mv_text_format(out, "%sthe frustration index would be ", balance->undefined ? "" : "; ");
        say_range(out, index->low, index->high);
        mv_text_format(out, "%s, and is %.0f (%s)", index->exact ? "" : " at most", index->observed,
                       verdict(index, "more ties against the grain than chance gives",
                               "fewer ties against the grain than chance gives"));
    }
    mv_text_add(out, ". ");
}

static size_t fewest_draws(const mv_chance *chance)
{
    size_t fewest = chance->asked;
    for (size_t model = 0; model < MV_CHANCE_MODELS; model++)
        if (chance->draws[model] < fewest) fewest = chance->draws[model];
    return fewest;
}

static void say(mv_text *out, const mv_chance *chance, const mv_report_input *input)
{
    for (size_t model = 0; model < MV_CHANCE_MODELS; model++) say_model(out, chance, model);
    mv_text_format(
        out,
        "That is what nine draws in ten give, of %zu of each kind (seed %llu). Rivals that sit in the same "
        "bodies make unbalanced triangles; how few ties stand against the best division in two is another matter.",
        fewest_draws(chance), (unsigned long long)input->options->seed);
}

/* --- tables ---------------------------------------------------------------------------------------------------
 */

static int decimals_of(size_t statistic)
{
    return statistic == MV_CHANCE_TRIANGLE_BALANCE || statistic == MV_CHANCE_WALK_BALANCE ? 3 : 1;
}

static mv_value number(const mv_chance_row *row, double value, int decimals, const char *undefined)
{
    return mv_real_value(value, decimals, row->undefined ? row->undefined : undefined);
}

enum { NUMBERS = 7 };
static const char all_alike[] = "every draw gives the same";

static void fill_numbers(mv_value *out, const mv_chance_row *row, size_t statistic)
{
    int decimals = decimals_of(statistic);
    const mv_value values[NUMBERS] = { mv_real_value(row->observed, decimals, row->undefined),
                                       number(row, row->mean, decimals, NULL),
                                       number(row, row->sd, decimals, "one draw has no spread"),
                                       number(row, row->low, decimals, NULL),
                                       number(row, row->high, decimals, NULL),
                                       number(row, row->z, 2, all_alike),
                                       number(row, row->p, 4, NULL) };
    for (size_t i = 0; i < NUMBERS; i++) out[i] = values[i];
}

static void add_table(mv_section *section, const mv_chance *chance)
{
    static const mv_column columns[] = {
        { "model", "Chance" },  { "name", "Statistic" }, { "observed", "Observed" }, { "mean", "Mean" },
        { "sd", "SD" },         { "low", "5 %" },        { "high", "95 %" },         { "z", "z" },
        { "p_two_tailed", "p" }
    };
    mv_table table =
        mv_table_shown("statistics", columns, MV_COUNT(columns), MV_CHANCE_MODELS * MV_CHANCE_STATISTICS);
    for (size_t model = 0; model < MV_CHANCE_MODELS; model++)
        for (size_t s = 0; s < MV_CHANCE_STATISTICS; s++) {
            mv_value row[2 + NUMBERS] = { mv_text_value(titles[model]), mv_text_value(statistic_titles[s]) };
            fill_numbers(row + 2, &chance->rows[model][s], s);
            mv_table_add(&table, row);
        }
    table.plot = (mv_plot){ "Observed (dot) and what nine draws in ten give (band)",
                            MV_PLOT_BANDS,
                            .name = "model",
                            .value = "observed",
                            .low = "low",
                            .high = "high",
                            .panel = "name" };
    mv_section_add_table(section, table);
}

static mv_value statistics_of(mv_report *report, const mv_chance_row *rows)
{
    static const char *const keys[] = { "name", "observed", "mean",         "sd",   "low",
                                        "high", "z",        "p_two_tailed", "exact" };
    mv_table *list = mv_report_list(report, keys, MV_COUNT(keys), MV_CHANCE_STATISTICS);
    for (size_t s = 0; s < MV_CHANCE_STATISTICS; s++) {
        mv_value row[2 + NUMBERS] = { mv_text_value(mv_chance_statistic_name(s)) };
        fill_numbers(row + 1, &rows[s], s);
        row[1 + NUMBERS] = (mv_value){ .kind = MV_BOOLEAN, .number = rows[s].exact };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

static void add_models(mv_report *report, mv_section *section, const mv_chance *chance)
{
    static const mv_column columns[] = { { "model", NULL }, { "draws", NULL }, { "statistics", NULL } };
    mv_table table = mv_table_of("models", columns, MV_COUNT(columns), MV_CHANCE_MODELS);
    for (size_t model = 0; model < MV_CHANCE_MODELS; model++) {
        const mv_value row[] = { mv_text_value(mv_chance_model_name(model)),
                                 mv_integer_value((double)chance->draws[model]),
                                 statistics_of(report, chance->rows[model]) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

/* --- all of it ------------------------------------------------------------------------------------------------
 */

/* The draws that there was time for are given, and the run says that they are not all. */
static void check_limit(const mv_report_input *input, const mv_chance *chance)
{
    size_t fewest = fewest_draws(chance);
    if (fewest == chance->asked) return;
    input->report->limited = true;
    mv_log_error(
        input->log, MV_LIMIT, (mv_place){ 0 },
        "the time limit ended the draws: %zu of %zu of each kind were made; a longer --time-limit or fewer "
        "--draws was expected",
        fewest, chance->asked);
}

static void add_drawn(const mv_report_input *input, const mv_chance *chance)
{
    mv_section *section = mv_report_add_section(input->report, "chance", "Against chance", "chance");
    mv_section_add_field(section, "draws", NULL, mv_integer_value((double)chance->asked));
    mv_section_add_field(section, "seed", NULL, mv_exact_value(input->options->seed));
    if (input->complete) {
        add_models(input->report, section, chance);
    } else {
        mv_text text = { 0 };
        say(&text, chance, input);
        mv_section_say(input->report, section, &text);
    }
    add_table(section, chance);
    check_limit(input, chance);
}

static void add_undefined(const mv_report_input *input, const mv_chance *chance)
{
    mv_section *section = mv_report_add_section(input->report, "chance", "Against chance", "");
    mv_section_add_field(section, "chance", NULL, mv_real_value(NAN, 0, chance->undefined));
    mv_section_add_paragraph(input->report, section,
                             "There is no negative tie, so there is nothing that chance could place otherwise.");
}

static mv_status build(const mv_report_input *input)
{
    if (input->options->sections.count == 0) return MV_OK;
    mv_chance chance;
    mv_status status = draw(&chance, input);
    if (status) return status;
    if (chance.undefined)
        add_undefined(input, &chance);
    else
        add_drawn(input, &chance);
    return MV_OK;
}

const mv_report_section mv_chance_section = { "chance", build };
