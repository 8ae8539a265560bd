#include "cli/run/option.h"
#include "model/date_hint.h"
#include "support/limits.h"
#include "support/parallel.h"
#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MV_PERIOD_EXPECTED "a day, a month, a year, or from one to another (2013, 2013-08, 2010..2014)"

/* --- values --------------------------------------------------------------------------------------------- */

mv_status mv_parse_refuse(const char *value, const char *expected, const mv_parse *parse)
{
    mv_quoted quoted;
    return mv_misuse(parse->log, "%s%s is %s; %s was expected", parse->row ? "--" : "",
                     parse->row ? parse->row->name : "the relation", mv_quote(value, quoted), expected);
}

static mv_status check_choice(const char *value, size_t *index, mv_parse *parse)
{
    if (mv_choices_find(parse->row->choices, value, index)) return MV_OK;
    const char *what = mv_arena_format(parse->arena, "--%s", parse->row->name);
    return mv_choices_refuse(parse->row->choices, what, value, parse->log);
}

mv_status mv_parse_choice(const char *value, void *target, mv_parse *parse)
{
    mv_status status = check_choice(value, NULL, parse);
    if (!status) *(const char **)target = value;
    return status;
}

mv_status mv_parse_choice_or_first(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_choice(value ? value : parse->row->choices(0), target, parse);
}

mv_status mv_parse_choices(const char *value, void *target, mv_parse *parse)
{
    mv_names *names = target;
    mv_status status = mv_parse_names(value, names, parse);
    for (size_t i = 0; i < names->count && !status; i++) status = check_choice(names->items[i], NULL, parse);
    return status;
}

/* The same, with how the date is written that may be meant. */
static mv_status refuse_date(const char *value, const char *expected, const mv_parse *parse)
{
    mv_quoted quoted, hint;
    return mv_misuse(parse->log, "--%s is %s; %s was expected%s", parse->row->name, mv_quote(value, quoted),
                     expected, mv_date_hint(value, hint));
}

mv_status mv_parse_date(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_day(value, target) ? MV_OK : refuse_date(value, MV_DATE_EXPECTED, parse);
}

mv_status mv_parse_period(const char *value, void *target, mv_parse *parse)
{
    return mv_period_parse(value, target) ? MV_OK : refuse_date(value, MV_PERIOD_EXPECTED, parse);
}

mv_status mv_parse_flag(const char *value, void *target, mv_parse *parse)
{
    (void)value;
    (void)parse;
    *(bool *)target = true;
    return MV_OK;
}

mv_status mv_parse_text(const char *value, void *target, mv_parse *parse)
{
    (void)parse;
    *(const char **)target = value;
    return MV_OK;
}

mv_status mv_parse_names(const char *value, void *target, mv_parse *parse)
{
    const char *whole = value;
    size_t count = 1;
    for (const char *c = value; *c; c++) count += *c == ',';
    const char **items = mv_arena_alloc(parse->arena, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(value, ",");
        if (length == 0) return mv_parse_refuse(whole, "names with a comma between them", parse);
        items[i] = mv_arena_copy(parse->arena, value, length);
        value += length + 1;
    }
    *(mv_names *)target = (mv_names){ items, count };
    return MV_OK;
}

mv_status mv_parse_more_names(const char *value, void *target, mv_parse *parse)
{
    mv_names *all = target, more = { 0 };
    mv_status status = mv_parse_names(value, &more, parse);
    if (status) return status;
    const char **items = mv_arena_alloc(parse->arena, (all->count + more.count) * sizeof *items);
    for (size_t i = 0; i < all->count; i++) items[i] = all->items[i];
    for (size_t i = 0; i < more.count; i++) items[all->count + i] = more.items[i];
    *all = (mv_names){ items, all->count + more.count };
    return MV_OK;
}

/* Functions of their own, so that rows tell where actors are named. */
mv_status mv_parse_actor(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_text(value, target, parse);
}

mv_status mv_parse_actors(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_names(value, target, parse);
}

mv_status mv_parse_more_actors(const char *value, void *target, mv_parse *parse)
{
    return mv_parse_more_names(value, target, parse);
}

mv_status mv_parse_number(const char *value, void *target, mv_parse *parse)
{
    double number;
    if (!mv_number_parse(value, &number) || number < 0) return mv_parse_refuse(value, "a number from 0 on", parse);
    *(double *)target = number;
    return MV_OK;
}

mv_status mv_parse_seconds(const char *value, void *target, mv_parse *parse)
{
    double seconds;
    if (!mv_number_parse(value, &seconds) || !(seconds > 0))
        return mv_parse_refuse(value, "a number of seconds above 0", parse);
    *(double *)target = seconds;
    return MV_OK;
}

/* Digits alone, and no more than 64 bits hold. */
static bool read_count(const char *value, uint64_t *count)
{
    if (!*value || value[strspn(value, "0123456789")]) return false;
    errno = 0;
    *count = strtoull(value, NULL, 10);
    return errno == 0;
}

/* More is asked for by mistake, and would overflow sums. */
#define MOST_COUNT 999999999999999999u

mv_status mv_parse_count(const char *value, void *target, mv_parse *parse)
{
    uint64_t count;
    if (!read_count(value, &count) || count > MOST_COUNT)
        return mv_parse_refuse(value, "a whole number from 0 on", parse);
    *(size_t *)target = count;
    return MV_OK;
}

/* 1y, 6m: a number of years or of months. */
mv_status mv_parse_step(const char *value, void *target, mv_parse *parse)
{
    size_t digits = strspn(value, "0123456789");
    const char *unit = value + digits;
    int number = digits && digits < 5 ? atoi(value) : 0;
    if (!number || (strcmp(unit, "y") != 0 && strcmp(unit, "m") != 0))
        return mv_parse_refuse(value, "a step such as 1y or 6m", parse);
    *(int *)target = *unit == 'y' ? 12 * number : number;
    return MV_OK;
}

mv_status mv_parse_top(const char *value, void *target, mv_parse *parse)
{
    mv_status status = mv_parse_count(value, target, parse);
    if (!status && *(size_t *)target == 0) *(size_t *)target = MV_NONE;
    return status;
}

mv_status mv_parse_draws(const char *value, void *target, mv_parse *parse)
{
    enum { MOST = 1000000 };
    mv_status status = mv_parse_count(value, target, parse);
    if (!status && (*(size_t *)target < 1 || *(size_t *)target > MOST))
        status = mv_parse_refuse(value, "a number of draws from 1 to 1000000", parse);
    return status;
}

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
    return read_count(value, target)
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
    return refuse_date(value, MV_DATE_EXPECTED ", or all,", parse);
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
    bool has_radius = colon && read_count(colon + 1, &radius);
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
    mv_status status = check_choice(value, &rule, parse);
    *(mv_fold *)target = (mv_fold)rule;
    return status;
}

static mv_status parse_identity(const char *value, void *target, mv_parse *parse)
{
    size_t rule = MV_IDENTITY_STRICT;
    mv_status status = check_choice(value, &rule, parse);
    *(mv_identity_rule *)target = (mv_identity_rule)rule;
    return status;
}

mv_status mv_parse_side(const char *value, void *target, mv_parse *parse)
{
    mv_settings *settings = target;
    size_t side = MV_SIDE_BOTH;
    mv_status status = check_choice(value, &side, parse);
    settings->selection.side = (mv_tie_side)side;
    settings->sided = true;
    return status;
}

static mv_status parse_file(const char *value, void *target, mv_parse *parse)
{
    return *value ? mv_parse_text(value, target, parse) : mv_parse_refuse(value, "the name of a file", parse);
}

/* Two functions, so that a row tells what is read from what is written. */
mv_status mv_parse_input(const char *value, void *target, mv_parse *parse)
{
    return parse_file(value, target, parse);
}

mv_status mv_parse_output(const char *value, void *target, mv_parse *parse)
{
    return parse_file(value, target, parse);
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
    mv_status status = check_choice(value, &index, parse);
    *(mv_date_order *)target = index ? MV_DATES_MDY : MV_DATES_DMY;
    return status;
}

static const char *confidence_at(size_t index)
{
    return index < MV_LOW ? mv_confidence_name((mv_confidence)(index + MV_HIGH)) : NULL;
}

/* --- tables --------------------------------------------------------------------------------------------- */

void mv_options_add(mv_options *options, const mv_option *rows, size_t count)
{
    assert(options->count + count <= MV_MOST_OPTIONS);
    memcpy(options->rows + options->count, rows, count * sizeof *rows);
    options->count += count;
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
    bool good = read_count(number, &bytes) && bytes && bytes < (uint64_t)1 << (63 - shift);
    if (!good || value[digits + (unit != NULL)]) return mv_parse_refuse(value, "a size such as 500M or 2G", parse);
    *(size_t *)target = (size_t)(bytes << shift);
    return MV_OK;
}

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

/* --- parsing -------------------------------------------------------------------------------------------- */

enum { LONG_ONLY = UCHAR_MAX + 1 }; /* getopt's code for the i-th row is LONG_ONLY + i */

/* A long option that is not there, by the word it begins with. */
static mv_status unknown_option(const mv_options *options, const char *argument, const mv_parse *parse)
{
    const char *names[MV_MOST_OPTIONS];
    mv_quoted quoted, hint;
    char *word = mv_arena_copy(parse->arena, argument, strcspn(argument, "="));
    for (size_t i = 0; i < options->count; i++)
        names[i] = mv_arena_format(parse->arena, "--%s", options->rows[i].name);
    return mv_misuse(parse->log, "unknown option %s%s", mv_quote(argument, quoted),
                     mv_suggest(word, names, options->count, hint));
}

static bool is_optional(const mv_option *row)
{
    return row->argument && row->argument[0] == '[';
}

/* A word of letters that names no file is rather a value that is misspelt. */
static bool is_word(const char *argument)
{
    return *argument && strspn(argument, "abcdefghijklmnopqrstuvwxyz") == strlen(argument) &&
           access(argument, F_OK) != 0;
}

/* The value of an option that may do without: what is joined to it by =, or the next argument if it is a choice,
 * or was meant as one. */
static const char *optional_value(const mv_option *row, int argc, char **argv)
{
    if (optarg || optind >= argc) return optarg;
    bool meant = mv_choices_find(row->choices, argv[optind], NULL) || is_word(argv[optind]);
    return meant ? argv[optind++] : NULL;
}

static void describe(const mv_options *options, struct option *names, char *letters)
{
    *letters++ = ':'; /* a missing value is told apart from an unknown option */
    for (size_t i = 0; i < options->count; i++) {
        const mv_option *row = &options->rows[i];
        int value = !row->argument ? no_argument : is_optional(row) ? optional_argument : required_argument;
        names[i] = (struct option){ row->name, value, NULL, LONG_ONLY + (int)i };
        if (!row->letter) continue;
        *letters++ = row->letter;
        if (row->argument) *letters++ = ':';
    }
    names[options->count] = (struct option){ 0 };
    *letters = '\0';
}

static const mv_option *row_of(const mv_options *options, int code)
{
    if (code >= LONG_ONLY) return &options->rows[code - LONG_ONLY];
    for (size_t i = 0; i < options->count; i++)
        if (options->rows[i].letter == code) return &options->rows[i];
    return NULL;
}

/* What getopt refuses: a letter or a word that is no option, a value too much, or one that is missing. */
static mv_status refused(const mv_options *options, char **argv, bool needs_value, const mv_parse *parse)
{
    const mv_option *row = optopt ? row_of(options, optopt) : NULL;
    char letter[] = { '-', (char)optopt, '\0' };
    if (row) return mv_misuse(parse->log, "--%s %s", row->name, needs_value ? "needs a value" : "takes no value");
    return unknown_option(options, optopt ? letter : argv[optind > 1 ? optind - 1 : 1], parse);
}

mv_status mv_options_parse(const mv_options *options, int argc, char **argv, int *first, mv_parse *parse)
{
    struct option names[MV_MOST_OPTIONS + 1];
    char letters[2 * MV_MOST_OPTIONS + 2];
    describe(options, names, letters);
    optind = 0;
    opterr = 0;
    for (int code; (code = getopt_long(argc, argv, letters, names, NULL)) != -1;) {
        if (code == '?' || code == ':') return refused(options, argv, code == ':', parse);
        parse->row = row_of(options, code);
        const char *value = is_optional(parse->row) ? optional_value(parse->row, argc, argv) : optarg;
        mv_status status = parse->row->parse(value, parse->row->target, parse);
        if (status) return status;
    }
    *first = optind;
    return MV_OK;
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
