#include "cli/compare/compare_command.h"
#include "multivector/report_sets.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

typedef struct several {
    size_t count;
    mv_side *sides;
    const mv_network **networks;
    const char **names;
} several;

void mv_compare_sets_add_options(mv_run *run, mv_compare_sets *own)
{
    const mv_option rows[] = {
        { 0, "distance", "NAME", "between more than two sets: {} (signed-jaccard)", mv_parse_choice,
          &own->sets.distance, mv_set_distance_name },
        { 0, "consensus", "K", "how many of more than two sets must have a tie for the consensus (more than half)",
          mv_parse_count, &own->sets.threshold },
        { 0, "svg", "FILE",
          "draw the difference map of two sets, the map and tree of more: a file ending in .svg, .png or .pdf",
          mv_parse_output, &own->svg },
        { 0, "theme", "NAME", "of the picture: {}", mv_parse_choice, &own->chart.theme, mv_drawing_theme_name },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_words(&run->options, &own->chart.title, &own->chart.credits);
}

mv_status mv_compare_misplaced(mv_run *run, const char *option, const char *what)
{
    return mv_misuse(&run->log, "%s is about %s, and there are %d", option, what, run->argc);
}

mv_status mv_compare_sets_check(mv_run *run, const mv_compare_sets *own, const mv_report_options *report)
{
    bool two = run->argc == 2;
    if (two && own->sets.distance) return mv_compare_misplaced(run, "--distance", "more than two sets");
    if (two && own->sets.threshold) return mv_compare_misplaced(run, "--consensus", "more than two sets");
    if (!two && report->metrics.count) return mv_compare_misplaced(run, "--metrics", "two sets");
    const mv_picture_credits *credits = &own->chart.credits;
    if (!own->svg && (own->chart.title || own->chart.theme || credits->source || credits->credit))
        return mv_misuse(&run->log,
                         "--title, --source, --credit and --theme are about the picture; --svg FILE was "
                         "expected as well");
    return MV_OK;
}

/* --- names ------------------------------------------------------------------------------------------------ */

/* "graphs/eurasia.json@1992" is eurasia@1992. */
static const char *short_name(mv_run *run, const char *argument)
{
    static const char *const endings[] = { ".gz", ".json", ".jsonl", ".csv", ".edges" };
    const char *slash = strrchr(argument, '/');
    const char *last = slash ? slash + 1 : argument;
    char *name = mv_arena_copy(run->parse.arena, last, strlen(last)), *at = strrchr(name, '@');
    size_t length = at ? (size_t)(at - name) : strlen(name);
    for (size_t i = 0; i < MV_COUNT(endings); i++) {
        size_t ending = strlen(endings[i]);
        if (length <= ending || strncmp(name + length - ending, endings[i], ending) != 0) continue;
        memmove(name + length - ending, name + length, strlen(name + length) + 1);
        length -= ending;
    }
    return name;
}

/* Whether one of the first `count` names other than this is the same. */
static bool is_taken(const char *const *names, size_t which, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (i != which && strcmp(names[i], names[which]) == 0) return true;
    return false;
}

/* Short names; where two would be the same the whole argument, and where those are, a number as well. */
void mv_compare_name_arguments(mv_run *run, const char **names)
{
    size_t count = (size_t)run->argc;
    bool *whole = mv_alloc_array(count, sizeof *whole);
    for (size_t i = 0; i < count; i++) names[i] = short_name(run, run->argv[i]);
    for (size_t i = 0; i < count; i++) whole[i] = is_taken(names, i, count);
    for (size_t i = 0; i < count; i++)
        if (whole[i]) names[i] = run->argv[i];
    for (size_t i = 0; i < count; i++)
        for (size_t copy = 2; is_taken(names, i, i); copy++)
            names[i] = mv_arena_format(run->parse.arena, "%s (%zu)", run->argv[i], copy);
    free(whole);
}

/* --- output ----------------------------------------------------------------------------------------------- */

static mv_status add_figure(mv_run *run, mv_report *list, const mv_sets *sets, const several *all,
                            mv_chart_options chart)
{
    char *svg = NULL, *narrow = NULL;
    size_t length;
    chart.format = NULL;
    mv_status status = mv_sets_chart(&svg, &length, sets, all->names, &chart, &run->log);
    chart.narrow = true;
    if (!status) status = mv_sets_chart(&narrow, &length, sets, all->names, &chart, &run->log);
    if (!status) mv_run_add_figure(list, svg, narrow, chart.theme);
    MV_FREE(svg, narrow);
    return status;
}

static mv_status write_report(mv_run *run, const mv_sets *sets, const several *all, const mv_compare_sets *own,
                              const mv_report_options *options)
{
    mv_report *list = NULL;
    mv_status status = mv_list_sets(&list, sets, all->names, options, &run->log);
    mv_run_progress_end(run);
    if (!status && mv_run_writes_html(run)) status = add_figure(run, list, sets, all, own->chart);
    if (!status) status = mv_run_report(run, list, options);
    if (!status && list->limited) status = MV_LIMIT;
    mv_report_free(list);
    return status;
}

static mv_status draw(mv_run *run, const mv_sets *sets, const several *all, const mv_compare_sets *own)
{
    char *bytes = NULL;
    size_t length = 0;
    if (!own->svg) return MV_OK;
    mv_chart_options chart = own->chart;
    chart.format = mv_run_chart_form(own->svg);
    mv_status status = mv_sets_chart(&bytes, &length, sets, all->names, &chart, &run->log);
    if (!status) mv_run_put(run, own->svg, bytes, length);
    return status;
}

static void clear(several *all)
{
    mv_sides_clear(all->sides, all->count);
    MV_FREE(all->sides, all->networks, all->names);
}

mv_status mv_compare_sets_run(mv_run *run, const mv_compare_sets *own, const mv_report_options *report)
{
    several all = { .count = (size_t)run->argc };
    mv_sets *sets = NULL;
    mv_sets_options how = own->sets;
    mv_identity identity = { 0 };
    all.sides = mv_alloc_array(all.count, sizeof *all.sides);
    all.networks = mv_alloc_array(all.count, sizeof *all.networks);
    all.names = mv_alloc_array(all.count, sizeof *all.names);
    mv_compare_name_arguments(run, all.names);
    mv_status status = mv_sides_load(run, all.sides, all.count, NULL, NULL, &identity);
    how.seconds = report->metric.seconds;
    how.progress = report->progress;
    how.context = report->context;
    how.focus = mv_identity_of(&identity, run->settings.selection.focus);
    for (size_t i = 0; i < all.count; i++) all.networks[i] = all.sides[i].network;
    if (!status) status = mv_sets_build(&sets, all.networks, all.count, &how, &run->log);
    if (!status) status = mv_run_lack(run, draw(run, sets, &all, own));
    if (!status) status = write_report(run, sets, &all, own, report);
    if (!status && !mv_sets_same(sets)) status = MV_DIFFERENT;
    if (status < MV_USAGE && sets->limited) status = MV_LIMIT;
    mv_sets_free(sets);
    clear(&all);
    mv_identity_clear(&identity);
    return status;
}
