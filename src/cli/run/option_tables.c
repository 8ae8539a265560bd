#include "cli/run/option.h"
#include "model/date_hint.h"
#include "support/limits.h"
#include "support/parallel.h"
#include <ctype.h>
#include <string.h>

/* --- values --------------------------------------------------------------------------------------------- */

static mv_status parse_jobs(const char *value, void *target, mv_parse *parse)
{
    size_t jobs = 1;
    mv_status status = mv_parse_count(value, &jobs, parse);
    if (!status)
        *(unsigned *)target = jobs < 1 ? 1 : jobs > MV_MOST_PROCESSES ? MV_MOST_PROCESSES : (unsigned)jobs;
    return status;
}

static mv_status parse_seed(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_whole(value, target)
               ? MV_OK
               : mv_parse_refuse(value, "a whole number from 0 to 18446744073709551615", parse);
}

static mv_status refuse_two_times(const mv_parse *parse)
{
    return mv_log_error(parse->log, MV_USAGE, (mv_place){ 0 },
                        "--at is a day and --during a period; one of them was expected");
}

static mv_status parse_during(const char *value, void *target, mv_parse *parse)
{
    mv_selection *selection = target;
    if (selection->at == MV_AT_DATE || selection->at == MV_AT_ALL) return refuse_two_times(parse);
    selection->at = MV_AT_DURING;
    return mv_parse_period(value, &selection->during, parse);
}

static mv_status parse_at(const char *value, void *target, mv_parse *parse)
{
    mv_selection *selection = target;
    if (selection->at == MV_AT_DURING) return refuse_two_times(parse);
    selection->at = strcmp(value, "all") == 0 ? MV_AT_ALL : MV_AT_DATE;
    if (selection->at == MV_AT_ALL || mv_parse_day(value, &selection->date)) return MV_OK;
    return mv_parse_refuse_date(value, MV_DATE_EXPECTED ", or all,", parse);
}

static mv_status parse_sign(const char *value, void *target, mv_parse *parse)
{
    if (strcmp(value, "+") != 0 && strcmp(value, "-") != 0) return mv_parse_refuse(value, "+ or -", parse);
    *(int *)target = *value == '+' ? 1 : -1;
    return MV_OK;
}

/* ID or ID:RADIUS; the radius stands behind the last colon, because ids may hold colons. */
static mv_status parse_ego(const char *value, void *target, mv_parse *parse)
{
    mv_selection *selection = target;
    const char *colon = strrchr(value, ':');
    uint64_t radius = 1;
    bool has_radius = colon && mv_parse_whole(colon + 1, &radius);
    size_t length = has_radius ? (size_t)(colon - value) : strlen(value);
    if (!length) return mv_parse_refuse(value, "ID or ID:RADIUS", parse);
    selection->ego = mv_arena_copy(parse->arena, value, length);
    selection->radius = radius;
    if (!selection->focus) selection->focus = selection->ego; /* --focus, before or behind it, says otherwise */
    return MV_OK;
}

/* KIND[:WEIGHT][+direct]; the weight stands behind the last colon, because kinds may hold colons. */
static mv_status parse_project(const char *value, void *target, mv_parse *parse)
{
    mv_selection *selection = target;
    static const char direct[] = "+direct";
    size_t length = strlen(value), weight = MV_PROJECT_COUNT;
    selection->direct = length > strlen(direct) && strcmp(value + length - strlen(direct), direct) == 0;
    if (selection->direct) length -= strlen(direct);
    char *kind = mv_arena_copy(parse->arena, value, length), *colon = strrchr(kind, ':');
    if (colon) *colon = '\0';
    if (!*kind) return mv_parse_refuse(value, "KIND[:WEIGHT][+direct]", parse);
    if (colon && !mv_choices_find(parse->row->choices, colon + 1, &weight))
        return mv_choices_refuse(parse->row->choices, "the weight of --project", colon + 1, parse->log);
    selection->project = kind;
    selection->projection = (mv_projection)weight;
    return MV_OK;
}

static mv_status parse_fold(const char *value, void *target, mv_parse *parse)
{
    size_t rule = MV_FOLD_SUM;
    mv_status status = mv_parse_index(value, &rule, parse);
    *(mv_fold *)target = (mv_fold)rule;
    return status;
}

static mv_status parse_identity(const char *value, void *target, mv_parse *parse)
{
    size_t rule = MV_IDENTITY_STRICT;
    mv_status status = mv_parse_index(value, &rule, parse);
    *(mv_identity_rule *)target = (mv_identity_rule)rule;
    return status;
}

static const char *color_at(size_t index)
{
    static const char *const known[] = { "auto", "always", "never" };
    return index < MV_COUNT(known) ? known[index] : NULL;
}

static mv_status parse_separator(const char *value, void *target, mv_parse *parse)
{
    return *value ? mv_parse_text(value, target, parse) : mv_parse_refuse(value, "a text such as ;", parse);
}

static const char *date_order_at(size_t index)
{
    static const char *const known[] = { "dmy", "mdy" };
    return index < MV_COUNT(known) ? known[index] : NULL;
}

static mv_status parse_date_order(const char *value, void *target, mv_parse *parse)
{
    size_t index = 0;
    mv_status status = mv_parse_index(value, &index, parse);
    *(mv_date_order *)target = index ? MV_DATES_MDY : MV_DATES_DMY;
    return status;
}

static const char *confidence_at(size_t index)
{
    return index < MV_LOW ? mv_confidence_name((mv_confidence)(index + MV_HIGH)) : NULL;
}

/* A number of bytes; K, M, G: so many times 1024. */
static mv_status parse_size(const char *value, void *target, mv_parse *parse)
{
    static const char units[] = "KMG";
    uint64_t bytes = 0;
    size_t digits = strspn(value, "0123456789");
    const char *unit = value[digits] ? strchr(units, toupper((unsigned char)value[digits])) : NULL;
    const char *number = mv_arena_copy(parse->arena, value, digits);
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    bool good = mv_parse_whole(number, &bytes) && bytes && bytes < (uint64_t)1 << (63 - shift);
    if (!good || value[digits + (unit != NULL)]) return mv_parse_refuse(value, "a size such as 500M or 2G", parse);
    *(size_t *)target = (size_t)(bytes << shift);
    return MV_OK;
}

/* --- tables --------------------------------------------------------------------------------------------- */

void mv_options_add_common(mv_options *options, mv_settings *s, mv_choice_at *forms)
{
    s->seed = 1;
    const mv_option rows[] = {
        { 0, "format", "NAME", "form of the output: {}; by the ending of its name otherwise", mv_parse_choice,
          &s->format, forms },
        { 'o', "output", "FILE", "where to write; standard output when left out", mv_parse_output, &s->output },
        { 0, "color", "WHEN", "{}", mv_parse_choice, &s->color, color_at },
        { 0, "seed", "N", "start of whatever is random (1)", parse_seed, &s->seed },
        { 0, "all-messages", NULL, "every message, not the first twenty of a kind", mv_parse_flag,
          &s->all_messages },
        { 'q', "quiet", NULL, "no warnings and no progress", mv_parse_flag, &s->quiet },
        { 'h', "help", NULL, "print this help", mv_parse_flag, &s->help },
    };
    mv_options_add(options, rows + !forms, MV_COUNT(rows) - !forms);
}

void mv_options_add_input(mv_options *options, mv_settings *s)
{
    const mv_option rows[] = {
        { 0, "from", "FORMAT", "format of the input: {}; told by its name otherwise", mv_parse_choice,
          &s->read.format, mv_format_read_name },
        { 0, "recipe", "NAME", "how a published table becomes relations: a name that \"recipes\" lists, or a file",
          mv_parse_text, &s->read.recipe },
        { 0, "nodes", "FILE", "actors of a CSV file; NAME.nodes.csv beside it otherwise", mv_parse_input,
          &s->read.nodes },
        { 0, "vector-table", "FILE", "vectors of a foreign format: id, name, counted, color", mv_parse_input,
          &s->read.vector_table },
        { 0, "map", "LIST", "what columns and attributes mean, as in sign=polarity,start=from",
          mv_parse_more_names, &s->read.map },
        { 0, "columns", "LIST", "the columns of a CSV file without a header: source,target,sign; - skips one",
          mv_parse_names, &s->read.columns },
        { 0, "missing", "LIST", "what stands for nothing in foreign formats, as in NA,-9", mv_parse_more_names,
          &s->read.missing },
        { 0, "split", "SEP", "what stands between the entries of a list in a cell of a CSV file, as in ;",
          parse_separator, &s->read.split },
        { 0, "undirected-once", NULL, "a relation that a foreign format lists from both ends is one",
          mv_parse_flag, &s->read.undirected_once },
        { 0, "dates", "ORDER", "what comes first in dates such as 9/6/2013: {}", parse_date_order, &s->read.dates,
          date_order_at },
        { 0, "covers", "FROM..TO", "the time that a foreign file covers completely", mv_parse_period,
          &s->read.covers },
        { 0, "strict", NULL, "unknown keys, and relations of actors that do not exist, are errors", mv_parse_flag,
          &s->read.strict },
    };
    mv_options_add(options, rows, MV_COUNT(rows));
    mv_options_add_limits(options, s);
}

void mv_options_add_limits(mv_options *options, mv_settings *s)
{
    mv_limits *most = &s->read.limits;
    const mv_option rows[] = {
        { 0, "max-actors", "N", "refuse a file of more actors, 0: none (5 million)", mv_parse_top, &most->actors },
        { 0, "max-relations", "N", "refuse a file of more relations, 0: none (50 million)", mv_parse_top,
          &most->relations },
        { 0, "max-label", "BYTES", "refuse a file with a longer id, name or kind, 0: none (16384)", mv_parse_top,
          &most->label },
        { 0, "max-depth", "N", "refuse JSON, XML and GML of more levels (2048; XML 256)", mv_parse_top,
          &most->depth },
        { 0, "memory-limit", "SIZE", "end a run that needs more memory, as in 500M or 2G", parse_size,
          &s->memory },
        { 0, "time-limit", "SECONDS",
          "give what there is when so much time is over (none; a frustration search, and chance, 60; a recipe "
          "3600)",
          mv_parse_seconds, &s->seconds },
    };
    mv_options_add(options, rows, MV_COUNT(rows));
}

static void add_selection(mv_options *options, mv_settings *s)
{
    mv_selection *by = &s->selection;
    const mv_option rows[] = {
        { 0, "at", "DATE",
          "what holds on this day, or today; all: whatever its dates; the document's own date otherwise", parse_at,
          by },
        { 0, "during", "PERIOD", "what holds on any day of it: 2013, 2013-08, 2010..2014; instead of --at",
          parse_during, by },
        { 0, "type", "LIST", "only relations of these types", mv_parse_names, &by->types },
        { 0, "without-type", "LIST", "no relations of these types", mv_parse_names, &by->without_types },
        { 0, "sign", "+|-", "only positive or only negative relations", parse_sign, &by->sign },
        { 0, "confidence", "LIST", "only relations rated {}", mv_parse_choices, &by->confidences, confidence_at },
        { 0, "kind", "LIST", "only actors of these kinds", mv_parse_names, &by->kinds },
        { 0, "vector", "LIST", "only actors of these vectors, and the focus", mv_parse_names, &by->vectors },
        { 0, "without", "LIST", "without these actors", mv_parse_actors, &by->without },
        { 0, "distinct", NULL, "a statement made twice (pair, type and sign) counts once, by its largest weight",
          mv_parse_flag, &by->distinct },
        { 0, "project", "KIND[:WEIGHT][+direct]",
          "only KIND, tied by what they share: {} (count); +direct: and directly", parse_project, by,
          mv_projection_name_at },
        { 0, "ego", "ID[:RADIUS]", "only actors within RADIUS (1) steps of ID, which is the focus then", parse_ego,
          by },
        { 0, "min-weight", "W", "only ties at least this strong", mv_parse_number, &by->min_weight },
        { 0, "drop-isolates", NULL, "without actors that have no tie", mv_parse_flag, &by->drop_isolates },
        { 0, "focus", "ID", "the actor whose policy is studied; that of --ego or the document otherwise",
          mv_parse_actor, &by->focus },
        { 0, "fold", "RULE", "how the relations of a pair become one tie: {} (each: frustration only)", parse_fold,
          &by->fold, mv_fold_name_at },
        { 0, "lang", "CODE", "names in this language where there are any", mv_parse_text, &s->language },
    };
    mv_options_add(options, rows, MV_COUNT(rows));
}

void mv_options_add_shared(mv_options *options, mv_settings *s, mv_choice_at *forms)
{
    add_selection(options, s);
    mv_options_add_input(options, s);
    mv_options_add_common(options, s, forms);
}

void mv_options_add_measures(mv_options *options, mv_settings *s, mv_metric_options *metric, const char *directed)
{
    metric->jobs = mv_parallel_cores();
    if (metric->jobs > MV_MOST_PROCESSES) metric->jobs = MV_MOST_PROCESSES;
    const mv_option rows[] = {
        { 0, "weighted", NULL, "let tie strength count in every metric that can use it", mv_parse_flag,
          &metric->weighted },
        { 'j', "jobs", "N", "processes that share the work; no output depends on it (as many as there are cores)",
          parse_jobs, &metric->jobs },
        { 0, "exact", NULL, "run what takes minutes or more on a large network as well", mv_parse_flag,
          &metric->exact },
        { 0, "normalised", NULL, "divide by the largest possible value", mv_parse_flag, &metric->normalised },
        { 0, "directed", NULL, directed, mv_parse_flag, &s->selection.directed },
        { 0, "side", "SIDE",
          "with --directed: which ties of an actor make its profile, rank and partners: {} (both)", mv_parse_side,
          s, mv_side_name_at },
    };
    mv_options_add(options, rows, directed ? MV_COUNT(rows) : MV_COUNT(rows) - 2);
}

void mv_options_add_identity(mv_options *options, mv_settings *s)
{
    const mv_option row = { 0,
                            "identity",
                            "RULE",
                            "{}: whether an actor that is gone stands for the one that continues it (strict)",
                            parse_identity,
                            &s->identity,
                            mv_identity_name };
    mv_options_add(options, &row, 1);
}

void mv_options_add_words(mv_options *options, const char **title, mv_picture_credits *credits)
{
    const mv_option rows[] = {
        { 0, "title", "TEXT", "title of the picture; auto: what is to be seen, in a sentence (auto)",
          mv_parse_text, title },
        { 0, "source", "TEXT", "where the data come from; the publishers cited most otherwise", mv_parse_text,
          &credits->source },
        { 0, "credit", "TEXT", "who made the picture, at the end of its source line", mv_parse_text,
          &credits->credit },
    };
    mv_options_add(options, rows, MV_COUNT(rows));
}
