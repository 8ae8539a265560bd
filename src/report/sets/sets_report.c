#include "report/sets/sets_report.h"
#include "forms/form.h"
#include "multivector/balance.h"
#include "multivector/report_sets.h"
#include "multivector/vectors.h"
#include "report/words/prose.h"
#include "support/limits.h"
#include <math.h>

/* Several sets side by side, in the forms of a report. */

/* The number of a set, as the name of a column. */
static const char *number_text(const mv_sets_list *list, size_t set)
{
    return mv_report_format(list->report, "%zu", list_number(list, set));
}

static mv_value distance_value(const mv_sets *sets, size_t a, size_t b)
{
    return mv_real_value(mv_sets_between(sets, a, b), sets->distance->decimals,
                         sets->undefined[a * sets->count + b]);
}

/* --- what is compared ------------------------------------------------------------------------------------- */

static const char *date_of(mv_report *report, const mv_network *network)
{
    mv_period_text text;
    mv_network_time(network, text);
    return text[0] ? mv_report_text(report, text) : NULL;
}

static mv_value hhi_of(const mv_network *network, const char *focus)
{
    size_t actor = focus ? mv_network_find(network, focus) : MV_NONE;
    if (actor == MV_NONE)
        return mv_real_value(NAN, 3, focus ? "the focus is not in this set" : "the sets have no focus");
    mv_profile *profile = mv_profile_build(network, actor);
    mv_value value = mv_real_value(profile->hhi, 3, profile->undefined);
    mv_profiles_free(profile);
    return value;
}

static void add_sets(const mv_sets_list *list, mv_section *section)
{
    static const mv_column columns[] = { { "number", "No." },
                                         { "name", "Set" },
                                         { "path", NULL },
                                         { "sha256", NULL },
                                         { "at", "Date" },
                                         { "actors", "Actors" },
                                         { "relations", "Relations" },
                                         { "positive", "Positive" },
                                         { "negative", "Negative" },
                                         { "ambivalent", NULL },
                                         { "direction_ignored", NULL },
                                         { "triangle_balance", "Balance" },
                                         { "hhi", "HHI of the focus" } };
    const mv_sets *sets = list->sets;
    mv_table table = mv_table_of("sets", columns, MV_COUNT(columns), sets->count);
    if (!sets->focus) table.columns[MV_COUNT(columns) - 1].title = NULL;
    for (size_t s = 0; s < sets->count; s++) {
        const mv_network *network = sets->networks[s];
        mv_triangles triangles = mv_triangles_count(network);
        const mv_value row[] = { mv_integer_value((double)list_number(list, s)),
                                 mv_text_value(list->names[s]),
                                 mv_text_value(network->set->path),
                                 mv_text_value(network->set->sha256),
                                 mv_text_value(date_of(list->report, network)),
                                 mv_integer_value((double)network->actor_count),
                                 mv_integer_value((double)network->relation_count),
                                 mv_integer_value((double)network->states[MV_POSITIVE]),
                                 mv_integer_value((double)network->states[MV_NEGATIVE]),
                                 mv_integer_value((double)network->states[MV_AMBIVALENT]),
                                 mv_integer_value((double)mv_direction_ignored(network)),
                                 mv_real_value(mv_triangle_balance(&triangles), 3, MV_WHY_NO_TRIANGLES),
                                 hhi_of(network, sets->focus) };
        _Static_assert(MV_COUNT(row) == MV_COUNT(columns), "a value for every column");
        mv_table_add(&table, row);
    }
    mv_text note = { 0 };
    mv_table_say_undefined(&note, &table);
    table.note = mv_report_keep(list->report, &note);
    mv_section_add_table(section, table);
}

/* The nearest and the farthest pair of all, for the sentence on top. */
static void say_extremes(mv_text *out, const mv_sets_list *list)
{
    const mv_sets *sets = list->sets;
    size_t near[2] = { MV_NONE, 0 }, far[2] = { MV_NONE, 0 };
    for (size_t a = 0; a < sets->count; a++)
        for (size_t b = a + 1; b < sets->count; b++) {
            double distance = mv_sets_between(sets, a, b);
            if (isnan(distance)) continue;
            if (near[0] == MV_NONE || distance < mv_sets_between(sets, near[0], near[1])) near[0] = a, near[1] = b;
            if (far[0] == MV_NONE || distance > mv_sets_between(sets, far[0], far[1])) far[0] = a, far[1] = b;
        }
    if (near[0] == MV_NONE || !(mv_sets_between(sets, far[0], far[1]) > 0)) return;
    mv_value low = distance_value(sets, near[0], near[1]), high = distance_value(sets, far[0], far[1]);
    mv_text_format(out, " Nearest are %s and %s (", list->names[near[0]], list->names[near[1]]);
    mv_value_show(out, &low);
    mv_text_format(out, "), farthest %s and %s (", list->names[far[0]], list->names[far[1]]);
    mv_value_show(out, &high);
    mv_text_add(out, ").");
}

static void say_summary(mv_text *out, const mv_sets_list *list)
{
    const mv_sets *sets = list->sets;
    size_t everywhere = 0, flipped = 0;
    for (size_t i = 0; i < sets->tie_count; i++) {
        const mv_stability *tie = &sets->ties[i];
        everywhere += tie->positive == sets->count || tie->negative == sets->count;
        flipped += tie->positive && tie->negative;
    }
    mv_text_format(
        out,
        "%zu sets of %zu actors in all. Of %zu %spairs that are tied in any of them, %zu are tied in every "
        "one with the same sign, and %zu change sign between some.",
        sets->count, sets->actor_count, sets->tie_count, sets->directed ? "ordered " : "", everywhere, flipped);
    say_extremes(out, list);
}

/* Between more than two sets nothing is set apart. */
static const char *coverage_note(const mv_sets *sets)
{
    bool declared = false;
    for (size_t s = 0; s < sets->count; s++) declared = declared || sets->networks[s]->set->coverage_count;
    return declared ? "Coverage is declared, but not looked at between more than two sets: a tie that only some "
                      "have may "
                      "only not have been collected for the others. compare A B sets such ties apart."
                    : NULL;
}

static const char direction_note[] =
    "Pairs of actors are ordered: a directed relation counts one way, an undirected one both ways. The numbers of "
    "each "
    "set, and the vectors and partners of the focus, are of ties without direction.";

static void add_overview(const mv_sets_list *list)
{
    const mv_sets *sets = list->sets;
    mv_section *section = mv_report_add_section(list->report, "sets", "Sets side by side", "");
    mv_text text = { 0 };
    say_summary(&text, list);
    mv_section_add_paragraph(list->report, section, text.bytes);
    if (sets->directed) mv_section_add_paragraph(list->report, section, direction_note);
    if (coverage_note(sets)) mv_section_add_paragraph(list->report, section, coverage_note(sets));
    mv_section_add_field(section, "same", NULL, (mv_value){ .kind = MV_BOOLEAN, .number = mv_sets_same(sets) });
    mv_section_add_field(section, "sentence", NULL, mv_text_value(mv_report_text(list->report, text.bytes)));
    mv_text_clear(&text);
    mv_section_add_field(section, "fold", NULL, mv_text_value(mv_fold_name(sets->networks[0]->selection.fold)));
    mv_section_add_field(section, "side", NULL, mv_text_value(mv_side_name(sets->networks[0]->selection.side)));
    mv_section_add_field(section, "focus", NULL, mv_text_value(sets->focus));
    mv_section_add_field(section, "actors", NULL, mv_integer_value((double)sets->actor_count));
    mv_section_add_field(section, "distance.name", NULL, mv_text_value(sets->distance->name));
    mv_section_add_field(section, "distance.title", NULL, mv_text_value(sets->distance->title));
    mv_section_add_field(section, "distance.summary", NULL, mv_text_value(sets->distance->summary));
    mv_section_add_field(section, "dated", NULL, (mv_value){ .kind = MV_BOOLEAN, .number = sets->dated });
    add_sets(list, section);
}

/* --- distances -------------------------------------------------------------------------------------------- */

/* The whole matrix for readers: its columns are called by the numbers of the sets. */
static void add_matrix(const mv_sets_list *list, mv_section *section)
{
    const mv_sets *sets = list->sets;
    size_t n = sets->count;
    mv_table table = { .name = "matrix", .column_count = n + 2, .row_count = n };
    table.columns = mv_alloc_array(n + 2, sizeof *table.columns);
    table.values = mv_alloc_array((n + 2) * n, sizeof *table.values);
    table.columns[0] = (mv_column){ "number", "No." };
    table.columns[1] = (mv_column){ "set", "Set" };
    for (size_t a = 0; a < n; a++) {
        const char *number = number_text(list, a);
        mv_value *row = table.values + a * (n + 2);
        table.columns[a + 2] = (mv_column){ number, number };
        row[0] = mv_integer_value((double)list_number(list, a));
        row[1] = mv_text_value(list->names[a]);
        for (size_t b = 0; b < n; b++) row[b + 2] = distance_value(sets, a, b);
    }
    mv_section_add_table(section, table);
}

/* Where the matrix is too wide: the nearest and the farthest set of each. */
static void add_neighbours(const mv_sets_list *list, mv_section *section)
{
    static const mv_column columns[] = { { "number", "No." },        { "set", "Set" },
                                         { "nearest", "Nearest" },   { "at_nearest", "Distance" },
                                         { "farthest", "Farthest" }, { "at_farthest", "Distance" } };
    const mv_sets *sets = list->sets;
    mv_table table = mv_table_shown("neighbours", columns, MV_COUNT(columns), sets->count);
    table.note = "The whole matrix is in the forms csv and json.";
    for (size_t a = 0; a < sets->count; a++) {
        size_t near = MV_NONE, far = MV_NONE;
        for (size_t b = 0; b < sets->count; b++) {
            double distance = mv_sets_between(sets, a, b);
            if (b == a || isnan(distance)) continue;
            if (near == MV_NONE || distance < mv_sets_between(sets, a, near)) near = b;
            if (far == MV_NONE || distance > mv_sets_between(sets, a, far)) far = b;
        }
        bool none = near == MV_NONE;
        const mv_value row[] = { mv_integer_value((double)list_number(list, a)),
                                 mv_text_value(list->names[a]),
                                 mv_text_value(none ? NULL : list->names[near]),
                                 none ? mv_text_value(NULL) : distance_value(sets, a, near),
                                 mv_text_value(none ? NULL : list->names[far]),
                                 none ? mv_text_value(NULL) : distance_value(sets, a, far) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

/* For JSON: rows of bare numbers. */
static void add_bare_matrix(const mv_sets_list *list, mv_section *section)
{
    size_t n = list->sets->count;
    mv_table table = { .key = "distances", .column_count = n, .row_count = n };
    table.columns = mv_alloc_array(n, sizeof *table.columns);
    table.values = mv_alloc_array(n * n, sizeof *table.values);
    for (size_t i = 0; i < n * n; i++) table.values[i] = distance_value(list->sets, i / n, i % n);
    mv_section_add_table(section, table);
}

/* The first reason why a distance is missing. */
static const char *missing(const mv_sets *sets)
{
    for (size_t i = 0; i < sets->count * sets->count; i++)
        if (sets->undefined[i]) return sets->undefined[i];
    return NULL;
}

static void add_distances(const mv_sets_list *list)
{
    const mv_sets *sets = list->sets;
    mv_section *section = mv_report_add_section(list->report, "distances", "Distances", "");
    mv_text text = { 0 };
    mv_text_format(&text, "%s: %s.", sets->distance->title, sets->distance->summary);
    if (missing(sets)) mv_text_format(&text, " A dash stands where it is undefined: %s.", missing(sets));
    mv_section_say(list->report, section, &text);
    if (list->complete || sets->count <= MV_SHOWN_MATRIX)
        add_matrix(list, section);
    else
        add_neighbours(list, section);
    add_bare_matrix(list, section);
}

/* --- in time ---------------------------------------------------------------------------------------------- */

static void add_steps(const mv_sets_list *list)
{
    static const mv_column columns[] = { { "from", "From" },       { "to", "To" },
                                         { "from_name", NULL },    { "to_name", NULL },
                                         { "kept", "Kept" },       { "flipped", "Other sign" },
                                         { "gained", "Gained" },   { "lost", "Lost" },
                                         { "jaccard", "Jaccard" }, { "distance", "Distance" } };
    const mv_sets *sets = list->sets;
    const char *title = sets->dated ? "From date to date" : NULL;
    mv_section *section = mv_report_add_section(list->report, "steps", title, "");
    mv_table table = mv_table_of("steps", columns, MV_COUNT(columns), sets->step_count);
    for (size_t i = 0; i < sets->step_count; i++) {
        const mv_set_step *step = &sets->steps[i];
        const mv_value row[] = { mv_text_value(date_of(list->report, sets->networks[step->from])),
                                 mv_text_value(date_of(list->report, sets->networks[step->to])),
                                 mv_text_value(list->names[step->from]),
                                 mv_text_value(list->names[step->to]),
                                 mv_integer_value((double)step->kept),
                                 mv_integer_value((double)step->flipped),
                                 mv_integer_value((double)step->gained),
                                 mv_integer_value((double)step->lost),
                                 mv_real_value(step->jaccard, 3, NULL),
                                 mv_real_value(step->distance, sets->distance->decimals, step->undefined) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

/* --- regression ------------------------------------------------------------------------------------------- */

static const char regression[] = "regression";

static bool wants_regression(const mv_report_options *options)
{
    return options->regress || (options->sections.count && mv_report_asks_for(options->sections, regression));
}

static void add_regression(const mv_sets_list *list)
{
    mv_report_add_regression(list->report, &list->regression, list->names);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

typedef struct sets_section {
    const char *name;
    void (*add)(const mv_sets_list *list);
} sets_section;

static const sets_section sections[] = {
    { "sets", add_overview },           { "distances", add_distances }, { "map", mv_list_map },
    { "tree", mv_list_tree },           { "steps", add_steps },         { "stability", mv_list_stability },
    { "consensus", mv_list_consensus }, { regression, add_regression }
};

const char *mv_sets_section_name(size_t index)
{
    return index < MV_COUNT(sections) ? sections[index].name : NULL;
}

static bool is_wanted(const mv_report_options *options, const sets_section *section)
{
    return section->add == add_regression ? wants_regression(options)
                                          : mv_report_asks_for(options->sections, section->name);
}

static mv_status list_sets(mv_report **out, const mv_sets *sets, const char *const *names,
                           const mv_report_options *options, mv_log *log)
{
    const mv_report_form *form;
    mv_status status = mv_report_find_form(&form, options->format, log);
    if (!status) status = mv_report_check_sections(options->sections, mv_sets_section_name, log);
    if (status) return status;
    mv_sets_list list = { .report = mv_report_new("multivector-comparison-of-sets"),
                          .sets = sets,
                          .names = names,
                          .options = options,
                          .complete = form->complete };
    if (sets->focus) list.report->focus = mv_report_text(list.report, sets->focus);
    if (sets->directed)
        mv_section_add_field(&list.report->sections[0], "directed", NULL,
                             (mv_value){ .kind = MV_BOOLEAN, .number = true });
    if (wants_regression(options))
        status = mv_report_regress(&list.regression, sets->networks, sets->count, options, log);
    for (size_t i = 0; i < MV_COUNT(sections) && !status; i++)
        if (is_wanted(options, &sections[i])) sections[i].add(&list);
    if (!status) mv_report_say_direction(list.report, &sets->direction, " of a set", form->complete);
    if (!status) mv_report_say_identity(list.report, sets->networks[0]->selection.identity, form->complete);
    if (!status) mv_report_say_side(list.report, sets->networks[0]->selection.side, form->complete);
    mv_regression_clear(&list.regression);
    if (status)
        mv_report_free(list.report);
    else
        *out = list.report;
    return status;
}

mv_status mv_list_sets(mv_report **out, const mv_sets *sets, const char *const *names,
                       const mv_report_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, list_sets(out, sets, names, options, log), mv_guard_failed(log));
}
