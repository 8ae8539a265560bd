#include "report/words/regression_section.h"
#include "multivector/chance.h"
#include "support/time_limit.h"
#include <math.h>
#include <string.h>

static void tell_progress(void *listener, size_t done, size_t pieces)
{
    const mv_report_options *options = listener;
    if (options->progress) options->progress(options->context, "Permutations", done, pieces);
}

/* By time: what else is missing an error has told. */
static bool is_cut_short(const mv_regression *r)
{
    return r->draws < r->asked && !(r->undrawn && strcmp(r->undrawn, MV_WHY_WORKER_LOST) == 0);
}

mv_status mv_report_regress(mv_regression *regression, const mv_network *const *networks, size_t count,
                            const mv_report_options *options, mv_log *log)
{
    size_t model = MV_REGRESSION_LINEAR;
    mv_report_options listener = *options;
    *regression = (mv_regression){ 0 };
    if (options->regress && !mv_choices_find(mv_regression_model_name, options->regress, &model))
        return mv_choices_refuse(mv_regression_model_name, "--regress", options->regress, log);
    mv_regression_options how = { .model = (mv_regression_model)model,
                                  .draws = options->draws,
                                  .seed = options->seed,
                                  .jobs = options->jobs,
                                  .seconds = options->metric.seconds,
                                  .progress = tell_progress,
                                  .listener = &listener };
    mv_status status = mv_regression_of_networks(regression, networks, count, &how, log);
    if (!status && is_cut_short(regression))
        mv_time_say(log, "the regression", (size_t)regression->draws, (size_t)regression->asked, "permutations");
    return status;
}

/* --- words ------------------------------------------------------------------------------------------------ */

static bool is_linear(const mv_regression *r)
{
    return r->model == MV_REGRESSION_LINEAR;
}

/* "x2: all pairs have the same value" */
static const char *reason_of(mv_report *report, const mv_regression *r, const char *const *names)
{
    if (!r->undefined || r->about == MV_NONE) return r->undefined;
    return mv_report_format(report, "%s: %s", names[r->about], r->undefined);
}

static void say_what(mv_report *report, mv_section *section, const mv_regression *r, const char *const *names)
{
    mv_text text = { 0 };
    mv_text_format(&text, "Y is %s: %s ", names[0],
                   is_linear(r) ? "its signed strength, 0 where there is no tie,"
                                : "the log odds that a pair has a positive tie there");
    mv_text_format(&text, "over all %zu %spairs of the %zu actors in all sets", r->pairs,
                   r->directed ? "ordered " : "", r->actors);
    if (r->left_out)
        mv_text_format(&text, " (%zu other%s left out)", r->left_out, r->left_out == 1 ? " is" : "s are");
    mv_text_format(&text, "%s regressed on the signed strengths of the other sets%s.", is_linear(r) ? " is" : ",",
                   is_linear(r) ? " by least squares" : " by greatest likelihood");
    mv_section_say(report, section, &text);
}

static void say_chance(mv_report *report, mv_section *section, const mv_regression *r, const char *why)
{
    mv_text text = { 0 };
    if (why)
        mv_text_format(&text, "That is undefined: %s.", why);
    else if (r->undrawn)
        mv_text_format(&text, "There is no p: %s.", r->undrawn);
    else
        mv_text_format(
            &text,
            "Pairs that share an actor are not independent, so p is by double semi-partialling: in %llu random "
            "permutations of the actors (seed %llu) of what a predictor is beyond the others, how often its %s "
            "was at least as extreme. The standard errors are those of independent pairs.",
            (unsigned long long)r->draws, (unsigned long long)r->seed, is_linear(r) ? "t" : "z");
    mv_section_say(report, section, &text);
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

enum { COLUMNS = 8 };

static void fill_term(const mv_regression *r, size_t term, const char *const *names, const char *why,
                      mv_value *row)
{
    const mv_regression_term *t = &r->terms[term];
    if (!why) why = t->undefined;
    const mv_value values[COLUMNS] = {
        mv_text_value(term + 1 < r->term_count ? names[term + 1] : "(intercept)"),
        mv_real_value(t->coefficient, -1, why),
        mv_real_value(t->standard_error, -1, why),
        mv_real_value(t->statistic, 3, why),
        mv_real_value(t->two_tailed.p, 4, why),
        mv_real_value(t->greater.p, 4, why),
        mv_real_value(t->less.p, 4, why),
        mv_real_value(t->two_tailed.error, 4, why),
    };
    memcpy(row, values, sizeof values);
}

static mv_value terms_value(mv_report *report, const mv_regression *r, const char *const *names, const char *why)
{
    static const char *const keys[COLUMNS] = { "name",         "coefficient", "standard_error", "statistic",
                                               "p_two_tailed", "p_greater",   "p_less",         "p_error" };
    mv_table *list = mv_report_list(report, keys, COLUMNS, r->term_count);
    for (size_t term = 0; term < r->term_count; term++) {
        mv_value row[COLUMNS];
        fill_term(r, term, names, why, row);
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

static void add_term_table(mv_report *report, mv_section *section, const mv_regression *r,
                           const char *const *names)
{
    const mv_column columns[COLUMNS] = { { "name", "Term" },
                                         { "coefficient", "Coefficient" },
                                         { "standard_error", "Std. error" },
                                         { "statistic", is_linear(r) ? "t" : "z" },
                                         { "p_two_tailed", "p (as far from 0)" },
                                         { "p_greater", "p (as high)" },
                                         { "p_less", "p (as low)" },
                                         { "p_error", "Monte Carlo error" } };
    mv_table table = mv_table_shown("terms", columns, COLUMNS, r->term_count);
    mv_text note = { 0 };
    for (size_t term = 0; term < r->term_count; term++) {
        mv_value row[COLUMNS];
        fill_term(r, term, names, NULL, row);
        mv_table_add(&table, row);
    }
    mv_table_say_undefined(&note, &table);
    table.note = mv_report_keep(report, &note);
    mv_section_add_table(section, table);
}

void mv_report_add_regression(mv_report *report, const mv_regression *regression, const char *const *names)
{
    const mv_regression *r = regression;
    mv_section *section = mv_report_add_section(report, "regression", "Regression", "regression");
    const char *why = reason_of(report, r, names);
    report->limited = report->limited || is_cut_short(r);
    say_what(report, section, r, names);
    say_chance(report, section, r, why);
    const mv_field fields[] = {
        { "model", NULL, mv_text_value(mv_regression_model_name(r->model)) },
        { "y", NULL, mv_text_value(names[0]) },
        { "terms", NULL, terms_value(report, r, names, why) },
        { "r2",
          why            ? NULL
          : is_linear(r) ? "R squared"
                         : "McFadden's R squared",
          mv_real_value(r->r2, 3, why) },
        { "draws", why ? NULL : "Permutations", mv_integer_value((double)r->draws) },
        { "seed", NULL, mv_exact_value(r->seed) },
        { "generator", NULL, mv_text_value(r->generator) },
        { "actors", NULL, mv_integer_value((double)r->actors) },
        { "left_out", NULL, mv_integer_value((double)r->left_out) },
        { "pairs", NULL, mv_integer_value((double)r->pairs) },
    };
    for (size_t i = 0; i < MV_COUNT(fields); i++)
        mv_section_add_field(section, fields[i].key, fields[i].title, fields[i].value);
    if (!why) add_term_table(report, section, r, names);
}
