#include "cli/run/command.h"
#include "multivector/report_whatif.h"
#include <string.h>

/* Values are listed as they are read, so that an option can be given again. */
typedef struct whatif_options {
    mv_whatif_options whatif;
    mv_names drop;
    mv_addition *add;
    size_t add_count;
} whatif_options;

static mv_status parse_add(const char *value, void *target, mv_parse *parse)
{
    whatif_options *o = target;
    mv_addition one;
    mv_status status = mv_parse_addition(value, &one, parse);
    if (status) return status;
    mv_addition *longer = mv_arena_alloc(parse->arena, (o->add_count + 1) * sizeof *longer);
    if (o->add_count) memcpy(longer, o->add, o->add_count * sizeof *longer);
    longer[o->add_count++] = one;
    o->add = longer;
    return MV_OK;
}

static const char *each_at(size_t index)
{
    static const char *const known[] = { "relation", "actor" };
    return index < MV_COUNT(known) ? known[index] : NULL;
}

static mv_status parse_each(const char *value, void *target, mv_parse *parse)
{
    const char *what = NULL;
    mv_status status = mv_parse_choice(value, &what, parse);
    if (!status) *(mv_each *)target = strcmp(what, "relation") == 0 ? MV_EACH_RELATION : MV_EACH_ACTOR;
    return status;
}

static bool parse_level(const char *word, size_t length, double *keep, double share)
{
    static const char *const levels[] = {
        [MV_UNRATED] = "unrated", [MV_HIGH] = "high", [MV_MEDIUM] = "medium", [MV_LOW] = "low"
    };
    for (size_t level = 0; level < MV_COUNT(levels); level++) {
        if (strlen(levels[level]) != length || strncmp(word, levels[level], length) != 0) continue;
        keep[level] = share;
        return true;
    }
    return false;
}

/* LEVEL=P, with commas between several. */
static mv_status parse_keep(const char *value, void *target, mv_parse *parse)
{
    mv_names parts = { 0 };
    mv_status status = mv_parse_names(value, &parts, parse);
    for (size_t i = 0; i < parts.count && !status; i++) {
        const char *equals = strchr(parts.items[i], '=');
        double share;
        bool good = equals && mv_number_parse(equals + 1, &share) && share >= 0 && share <= 1 &&
                    parse_level(parts.items[i], (size_t)(equals - parts.items[i]), target, share);
        if (!good)
            status = mv_parse_refuse(parts.items[i],
                                     "high, medium, low or unrated with a probability, as in medium=0.8,", parse);
    }
    return status;
}

static void add_options(mv_run *run, void *own)
{
    whatif_options *o = own;
    mv_report_options *report = &o->whatif.report;
    o->whatif.draws = mv_draw_defaults();
    const mv_option rows[] = {
        { 0, "drop", "LIST", "without these actors (and their relations) and relations; can be given again",
          mv_parse_more_actors, &o->drop },
        { 0, "add", "A,B,TYPE[,SIGN[,WEIGHT]]", "with this relation as well; can be given again", parse_add, o },
        { 0, "each", "WHAT", "leave out every one of these at a time: {}", parse_each, &o->whatif.each, each_at },
        { 0, "draws", "N", "bands of doubt from N draws that drop relations by their confidence", mv_parse_draws,
          &o->whatif.draws.count },
        { 0, "keep", "LEVEL=P,...",
          "probability to keep a relation of that confidence in a draw (high=1,medium=0.8,low=0.5,unrated=1)",
          parse_keep, o->whatif.draws.keep },
        { 0, "metrics", "LIST", "metrics of the focus or of the network to follow; see \"multivector metrics\"",
          mv_parse_names, &report->metrics },
        { 0, "sort", "METRIC", "order --each by how much this metric changes (the first one shown)", mv_parse_text,
          &report->sort },
        { 0, "top", "N", "list the first N, 0: all (20; in csv and json all)", mv_parse_top, &report->top },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_measures(&run->options, &run->settings, &report->metric,
                            "allow directed metrics, and let paths follow direction");
    mv_options_add_shared(&run->options, &run->settings, mv_report_form_name);
}

static mv_status check(mv_run *run, const whatif_options *o)
{
    if (o->drop.count || o->add_count || o->whatif.each || o->whatif.draws.count) return MV_OK;
    return mv_misuse(&run->log,
                     "nothing to try: --drop ID, --add A,B,TYPE, --each relation, --each actor or --draws N was "
                     "expected");
}

static mv_status whatif(mv_run *run, void *own)
{
    whatif_options *o = own;
    mv_report_options *options = &o->whatif.report;
    mv_run_report_options(run, options);
    o->whatif.draws.seed = run->settings.seed;
    mv_report *report = NULL;
    mv_status status = check(run, o);
    if (!status) status = mv_run_read(run, run->argv[0], &run->set);
    mv_edits edits = { o->drop, o->add, o->add_count };
    if (!status)
        status = mv_whatif_report(&report, run->set, &run->settings.selection, &edits, &o->whatif, &run->log);
    mv_run_progress_end(run);
    if (!status) status = mv_run_report(run, report, options);
    if (!status && report->limited) status = MV_LIMIT;
    mv_report_free(report);
    return status;
}

const mv_command mv_cmd_whatif = {
    .name = "whatif",
    .arguments = "FILE",
    .summary = "drop or add relations in memory, and see what hangs on each",
    .details = "  multivector whatif graphs/kazakhstan-2013.json --drop CU3\n"
               "  multivector whatif graphs/kazakhstan-2013.json --add KAZ,USA,alliance_treaty,1,4\n"
               "  multivector whatif graphs/kazakhstan-2013.json --each relation --top 10\n"
               "  multivector whatif graphs/kazakhstan-2013.json --draws 1000 --keep medium=0.7",
    .add_options = add_options,
    .own_size = sizeof(whatif_options),
    .files_min = 1,
    .files_max = 1,
    .run = whatif,
};
