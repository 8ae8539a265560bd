#include "report/sections/balance/balance_parts.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Structural balance: triangles, walks, spectrum and the frustration index; balance_groups.c has the rest. */

static const char *id_of(const mv_balance *b, size_t actor)
{
    return mv_network_actor(b->network, actor)->id;
}

/* --- the search ------------------------------------------------------------------------------------------- */

/* A search of seconds is part of any report; one that may take its whole time limit must be asked for. */
static bool wanted(const mv_report_input *input)
{
    return input->options->sections.count || input->options->certificate ||
           mv_frustration_is_quick(input->network);
}

static void keep_certificate(mv_balance *b)
{
    b->report->certificate =
        mv_certificate_write(b->network, MV_OBJECTIVE_COUNT, b->network->selection.fold == MV_FOLD_EACH,
                             &b->pair.ties[MV_OBJECTIVE_COUNT], &b->pair.result[MV_OBJECTIVE_COUNT]);
}

static mv_status run_searches(mv_balance *b)
{
    const mv_report_options *options = b->input->options;
    mv_frustration_options how = { .seconds = options->metric.seconds,
                                   .jobs = options->jobs,
                                   .seed = options->seed,
                                   .certificate = options->certificate,
                                   .brief = options->metric.brief };
    if (!b->searched) return MV_OK;
    if (options->progress) options->progress(options->context, "Frustration index", 0, 1);
    mv_status status =
        mv_frustration_solve_all(&b->pair, &b->without, b->network, &b->bodies, &how, b->input->log);
    if (!status && options->certificate) keep_certificate(b);
    return status;
}

/* --- triangles and walks ------------------------------------------------------------------------------------ */

static void add_triangles(mv_balance *b)
{
    b->triangles = mv_triangles_count(b->network);
    for (size_t negatives = 0; negatives < 4; negatives++) {
        const char *name = mv_triangle_name(negatives);
        mv_balance_add(b, mv_report_format(b->report, "triangles.%s", name),
                       mv_report_format(b->report, "Triangles %s", name),
                       mv_integer_value((double)b->triangles.count[negatives]));
    }
    mv_balance_add(b, "triangle_balance", "Triangle balance",
                   mv_real_value(mv_triangle_balance(&b->triangles), 3, MV_WHY_NO_TRIANGLES));
    mv_balance_add(b, "weak_balance", "Weak balance",
                   mv_real_value(mv_triangle_weak_balance(&b->triangles), 3, MV_WHY_NO_TRIANGLES));
}

/* For readers: what is balanced leads one way, what is not the other. */
static void draw_triangles(const mv_balance *b)
{
    static const mv_column columns[] = { { "name", NULL }, { "balanced", NULL }, { "unbalanced", NULL } };
    static const struct {
        const char *name;
        size_t negatives;
    } rows[] = { { "Three friends (+++)", 0 },
                 { "Two friends, common enemy (+--)", 2 },
                 { "Friend of two rivals (++-)", 1 },
                 { "Three rivals (---)", 3 } };
    if (b->input->complete || mv_balance_says_nothing(b)) return;
    mv_table table = mv_table_of(NULL, columns, MV_COUNT(columns), MV_COUNT(rows));
    for (size_t i = 0; i < MV_COUNT(rows); i++) {
        mv_value row[] = { mv_text_value(rows[i].name), { .kind = MV_UNDEFINED }, { .kind = MV_UNDEFINED } };
        row[1 + rows[i].negatives % 2] = mv_integer_value((double)b->triangles.count[rows[i].negatives]);
        mv_table_add(&table, row);
    }
    table.plot = (mv_plot){ "Triangles: balanced to the right, unbalanced to the left", MV_PLOT_BARS, "name",
                            "balanced", .against = "unbalanced" };
    mv_section_add_table(b->section, table);
}

static const char *undefined_walks(const mv_balance *b)
{
    size_t ties = b->network->states[MV_POSITIVE] + b->network->states[MV_NEGATIVE];
    return ties ? MV_WHY_NOT_CONVERGED : MV_WHY_NO_SIGNED_TIES;
}

static void add_sampled_walks(const mv_balance *b, const mv_walk_balance *walks)
{
    mv_balance_add(b, "walk_balance_sampled.value", "Walk balance, sampled", mv_real_value(walks->value, 3, NULL));
    mv_balance_add(b, "walk_balance_sampled.error", "Walk balance, error", mv_real_value(walks->error, 4, NULL));
    mv_section_add_paragraph(b->report, b->section,
                             "Walk balance is estimated from random vectors: with a probability of 95 % it is no "
                             "further than its error from the exact value, which --exact computes.");
}

static mv_status add_walks(mv_balance *b)
{
    mv_walk_balance walks;
    const mv_report_options *options = b->input->options;
    mv_status status = mv_walk_balance_of(&walks, b->network, options->seed, options->metric.exact, b->input->log);
    if (status) return status;
    bool sampled = !walks.exact && !isnan(walks.value);
    const char *why = sampled ? MV_WHY_TOO_SLOW : undefined_walks(b);
    mv_balance_add(b, "walk_balance", sampled ? NULL : "Walk balance",
                   mv_real_value(sampled ? NAN : walks.value, 3, why));
    mv_balance_add(b, "walk_balance_error", NULL, mv_real_value(sampled ? NAN : walks.error, 4, why));
    if (sampled) add_sampled_walks(b, &walks);
    return MV_OK;
}

static mv_status add_conflicts(mv_balance *b)
{
    static const char *const keys[] = { "component", "actors", "value" };
    mv_conflicts conflicts;
    mv_status status = mv_conflicts_of(&conflicts, b->network, b->input->log);
    if (status) return status;
    mv_table *list = mv_report_list(b->report, keys, MV_COUNT(keys), conflicts.count);
    double largest = NAN;
    for (size_t i = 0; i < conflicts.count; i++) {
        const mv_conflict *one = &conflicts.items[i];
        const mv_value row[] = { mv_integer_value((double)one->component), mv_integer_value((double)one->actors),
                                 mv_real_value(one->value, 3, MV_WHY_NOT_CONVERGED) };
        mv_table_add(list, row);
        if (!isnan(one->value)) largest = isnan(largest) ? one->value : fmax(largest, one->value);
    }
    mv_balance_add(b, "algebraic_conflict", NULL, mv_list_value(list));
    if (conflicts.count)
        mv_balance_add(b, "largest_algebraic_conflict", "Algebraic conflict",
                       mv_real_value(largest, 3, MV_WHY_NOT_CONVERGED));
    mv_conflicts_clear(&conflicts);
    return MV_OK;
}

/* --- frustration -------------------------------------------------------------------------------------------- */

static mv_value ties_value(const mv_balance *b, mv_objective objective)
{
    const mv_signed_ties *ties = &b->pair.ties[objective];
    const bool *frustrated = b->pair.result[objective].frustrated;
    size_t count = 0;
    for (size_t i = 0; i < ties->count; i++) count += frustrated[i];
    mv_table *list = mv_report_list(b->report, NULL, 2, count);
    for (size_t i = 0; i < ties->count; i++) {
        if (!frustrated[i]) continue;
        const mv_value pair[] = { mv_text_value(id_of(b, ties->a[i])), mv_text_value(id_of(b, ties->b[i])) };
        mv_table_add(list, pair);
    }
    return mv_list_value(list);
}

static mv_value faction_value(const mv_balance *b, const mv_frustration *result, int side)
{
    size_t count, *actors = mv_balance_faction(b, result, side, &count);
    mv_value value = mv_balance_ids(b, actors, count);
    free(actors);
    return value;
}

static mv_value factions_value(const mv_balance *b, const mv_frustration *result)
{
    mv_table *both = mv_report_list(b->report, NULL, 1, 2);
    for (int side = 0; side < 2; side++) {
        mv_value value = faction_value(b, result, side);
        mv_table_add(both, &value);
    }
    return mv_list_value(both);
}

static double normalised(const mv_frustration *result)
{
    return result->total > 0 ? 1 - 2 * result->upper / result->total : NAN;
}

/* Bounds of the count are whole numbers; those of the weight are what the strengths make them. */
static mv_value bound_value(mv_objective objective, double bound)
{
    return objective == MV_OBJECTIVE_COUNT ? mv_integer_value(bound) : mv_real_value(bound, -1, NULL);
}

static void add_search(const mv_balance *b, mv_objective objective)
{
    static const char *const keys[] = { "lower", "upper", "proved", "normalised", "ties", "factions" };
    static const char *const titles[2][4] = {
        { "Frustration, lower bound", "Frustration index", NULL, "  normalised" },
        { "  of strengths, lower", "  of strengths", NULL, "    normalised" }
    };
    const mv_frustration *r = &b->pair.result[objective];
    double unit = b->pair.unit[objective];
    mv_value none = { .kind = MV_UNDEFINED, .text = MV_BALANCE_TOO_LARGE };
    const mv_value values[] = {
        b->searched ? bound_value(objective, unit * r->lower) : none,
        b->searched ? bound_value(objective, unit * r->upper) : none,
        b->searched ? (mv_value){ .kind = MV_BOOLEAN, .number = r->proved } : none,
        b->searched ? mv_real_value(normalised(r), 3, MV_WHY_NO_SIGNED_TIES) : none,
        b->searched ? ties_value(b, objective) : none,
        b->searched ? factions_value(b, r) : none,
    };
    for (size_t i = 0; i < MV_COUNT(values); i++) {
        bool shown = i < 4 && !(i == 0 && r->proved);
        mv_balance_add(b, mv_report_format(b->report, "frustration.%s.%s", mv_objective_name(objective), keys[i]),
                       shown ? titles[objective][i] : NULL, values[i]);
    }
    if (b->searched && *r->stopped)
        mv_balance_add(b, mv_report_format(b->report, "frustration.%s.stopped", mv_objective_name(objective)),
                       "  stopped", mv_text_value(mv_report_format(b->report, "%s", r->stopped)));
}

static void add_factions(const mv_balance *b)
{
    if (!b->searched) return;
    const mv_frustration *r = &b->pair.result[MV_OBJECTIVE_COUNT];
    mv_faction_fit fit = mv_faction_fit_of(b->network, r->side);
    mv_polarisation p = mv_polarisation_of(r->upper, r->total, r->side, b->network->actor_count);
    mv_balance_add(b, "cohesiveness", "Cohesiveness", mv_real_value(fit.cohesiveness, 3, MV_WHY_NONE_WITHIN));
    mv_balance_add(b, "divisiveness", "Divisiveness", mv_real_value(fit.divisiveness, 3, MV_WHY_NONE_BETWEEN));
    mv_balance_add(b, "polarisation.normalised", NULL, mv_real_value(p.normalised, 3, MV_WHY_NO_SIGNED_TIES));
    mv_balance_add(b, "polarisation.smaller_share", "Smaller faction, share",
                   mv_real_value(p.smaller, 3, MV_WHY_NO_FACTIONS));
}

/* --- without universal bodies ------------------------------------------------------------------------------- */

static const mv_frustration *result_without(const mv_balance *b)
{
    return b->bodies.count ? &b->without.result : &b->pair.result[MV_OBJECTIVE_COUNT];
}

static const mv_triangles *triangles_without(const mv_balance *b)
{
    return b->bodies.count ? &b->without.triangles : &b->triangles;
}

static void add_without_universal(const mv_balance *b)
{
    const mv_frustration *r = result_without(b);
    mv_value none = { .kind = MV_UNDEFINED, .text = MV_BALANCE_TOO_LARGE };
    int smaller = b->searched ? mv_smaller_faction(r->side, b->network->actor_count) : 0;
    double balanced = b->searched ? mv_triangle_balance(triangles_without(b)) : NAN;
    mv_balance_add(b, "without_universal.bodies", NULL, mv_balance_ids(b, b->bodies.actors, b->bodies.count));
    mv_balance_add(b, "without_universal.frustration", NULL, b->searched ? mv_integer_value(r->upper) : none);
    mv_balance_add(b, "without_universal.proved", NULL,
                   b->searched ? (mv_value){ .kind = MV_BOOLEAN, .number = r->proved } : none);
    mv_balance_add(b, "without_universal.triangle_balance", NULL,
                   b->searched ? mv_real_value(balanced, 3, MV_WHY_NO_TRIANGLES) : none);
    mv_balance_add(b, "without_universal.smaller_faction", NULL,
                   b->searched ? faction_value(b, r, smaller) : none);
}

static int by_count(const void *a, const void *b)
{
    const mv_triad_type *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return strcmp(x->name, y->name);
}

/* With direction: the types of triad there are, the most frequent first; for readers but the null ones, which
 * every sparse network is full of, and no more than a few. */
static void add_triads(const mv_balance *b)
{
    static const mv_column columns[] = { { "type", "Triad" }, { "count", "Count" } };
    static const char *const keys[] = { "type", "count" };
    if (!b->network->selection.directed) return;
    mv_triad_census census = mv_triad_census_of(b->network);
    mv_table *list = mv_report_list(b->report, keys, MV_COUNT(keys), census.count);
    bool all = b->input->complete;
    mv_table table = mv_table_shown("triads", columns, MV_COUNT(columns), all ? census.count : MV_SHOWN_TRIADS);
    qsort(census.types, census.count, sizeof *census.types, by_count);
    for (size_t i = 0; i < census.count && census.types[i].count; i++) {
        const mv_triad_type *type = &census.types[i];
        const mv_value row[] = { mv_text_value(mv_report_text(b->report, type->name)),
                                 mv_integer_value((double)type->count) };
        bool connected =
            strncmp(type->name, "003", 3) && strncmp(type->name, "012", 3) && strncmp(type->name, "102", 3);
        mv_table_add(list, row);
        if (all || (connected && table.row_count < MV_SHOWN_TRIADS)) mv_table_add(&table, row);
    }
    mv_balance_add(b, "triads", NULL, mv_list_value(list));
    table.note = "Triads along direction with at least two joined pairs: class, then the arcs a>b b>a a>c c>a b>c "
                 "c>b (P, N or none: 0), named as in signnet.";
    mv_section_add_table(b->section, table);
}

/* --- all of it ---------------------------------------------------------------------------------------------- */

static mv_status build(const mv_report_input *input)
{
    mv_balance b = {
        .input = input, .report = input->report, .network = input->network, .searched = wanted(input)
    };
    b.bodies = mv_universal_of(input->network);
    mv_status status = run_searches(&b);
    if (status) goto done;
    b.section = mv_report_add_section(input->report, "balance", "Structural balance", "structural_balance");
    add_triangles(&b);
    draw_triangles(&b);
    status = add_walks(&b);
    if (!status) status = add_conflicts(&b);
    if (status) goto done;
    add_search(&b, MV_OBJECTIVE_COUNT);
    add_search(&b, MV_OBJECTIVE_WEIGHT);
    status = mv_balance_add_groups(&b);
    if (status) goto done;
    add_factions(&b);
    add_without_universal(&b);
    add_triads(&b);
    mv_balance_say(&b);
done:
    mv_frustration_pair_clear(&b.pair);
    mv_without_universal_clear(&b.without);
    mv_universal_clear(&b.bodies);
    mv_balance_clear_groups(&b);
    return status;
}

const mv_report_section mv_balance_section = { "balance", build };
