#include "analysis/graph/ranking.h"
#include "report/sections/parts/ei_row.h"
#include "report/sections/vectors/vectors_parts.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>

/* The tables of the section on vectors. For spreadsheets they hold every actor the section speaks of, for readers
 * what one can take in. A column without a title is for machines. */

static bool for_readers(const mv_vectors *v)
{
    return !v->input->complete;
}

static size_t in_tables(const mv_vectors *v)
{
    return mv_vectors_in_tables(v);
}

static mv_value id_value(const mv_vectors *v, size_t actor)
{
    return mv_text_value(mv_vectors_id(v, actor));
}

static mv_value name_value(const mv_vectors *v, size_t actor)
{
    return mv_name_value(v->network, actor, v->input->options->language);
}

static mv_value vector_value(const mv_vectors *v, size_t vector)
{
    return mv_text_value(for_readers(v) ? mv_vectors_at(v, vector)->name : mv_vectors_at(v, vector)->id);
}

/* --- the ranking ------------------------------------------------------------------------------------------ */

static const mv_column ranking_columns[] = {
    { "rank", "Rank" },
    { "id", NULL },
    { "name", "Actor" },
    { "evenness", "Evenness" },
    { "effective_vectors", "Effective vectors" },
    { "reached", "Reached" },
    { "dominant", "Largest" },
    { "share", "Share" },
    { "bridged_rivalries", "Bridged" },
    { "entropy", NULL },
    { "hhi", NULL },
    { "iqv", NULL },
    { "counted", NULL },
    { "uncounted", NULL },
    { "single_partners", NULL },
    { "partner_entropy", NULL },
    { "effective_partners", NULL },
    { "partner_hhi", NULL },
    { "constraint", NULL },
    { "effective_size", NULL },
    { "efficiency", NULL },
    { "participation", NULL },
};

static mv_value standing_value(const mv_vectors *v, size_t number, size_t actor)
{
    const double *values = v->standings[number];
    return values ? mv_metric_value(v->standing[number], values[actor]) : mv_real_value(NAN, 0, MV_WHY_TOO_SLOW);
}

static void add_ranked(const mv_vectors *v, mv_table *table, const mv_peers *peers, size_t actor)
{
    const mv_profile *p = &v->survey.profiles[actor];
    mv_rank_among rank = { .undefined = MV_WHY_CODED_OTHERWISE };
    if (peers->undefined || peers->actors[actor]) rank = mv_vectors_rank(v, actor);
    bool none = p->dominant == MV_NONE;
    const mv_value row[] = {
        rank.undefined ? mv_real_value(NAN, 0, rank.undefined) : mv_integer_value((double)rank.rank),
        id_value(v, actor),
        name_value(v, actor),
        mv_real_value(p->evenness, 3, p->evenness_undefined),
        mv_real_value(p->effective_vectors, 2, p->undefined),
        mv_integer_value((double)p->present),
        none ? mv_real_value(NAN, 0, p->undefined) : mv_text_value(mv_vectors_at(v, p->dominant)->id),
        none ? mv_real_value(NAN, 0, p->undefined) : mv_real_value(p->rows[p->dominant].share, 3, NULL),
        mv_integer_value((double)v->survey.bridged[actor]->count),
        mv_real_value(p->entropy, 3, p->undefined),
        mv_real_value(p->hhi, 3, p->undefined),
        mv_real_value(p->iqv, 3, p->evenness_undefined),
        mv_integer_value((double)p->counted),
        mv_real_value(p->uncounted, -1, NULL),
        mv_integer_value((double)p->partners.count),
        mv_real_value(p->partners.entropy, 3, p->partners.undefined),
        mv_real_value(p->partners.effective, 2, p->partners.undefined),
        mv_real_value(p->partners.hhi, 3, p->partners.undefined),
        standing_value(v, 0, actor), /* in the order of mv_vectors.standing */
        standing_value(v, 1, actor),
        standing_value(v, 2, actor),
        standing_value(v, 3, actor),
    };
    _Static_assert(MV_COUNT(row) == MV_COUNT(ranking_columns), "a value for every column");
    mv_table_add(table, row);
}

/* By evenness, equal ones by id; ranks are among those coded as the focus is, or else the first. One actor alone
 * needs no table, but a spreadsheet has no prose. */
void mv_vectors_add_ranking(const mv_vectors *v, mv_section *section)
{
    if (v->survey.count == 0 || (for_readers(v) && v->survey.count == 1)) return;
    double *evenness = mv_alloc_array(v->survey.count, sizeof *evenness);
    for (size_t i = 0; i < v->survey.count; i++) evenness[i] = v->survey.profiles[v->survey.actors[i]].evenness;
    size_t *order = mv_ranking(evenness, v->survey.count);
    size_t top = mv_report_rows(v->input->options, !for_readers(v), MV_SHOWN_ROWS, v->survey.count);
    mv_table table = mv_table_shown("ranking", ranking_columns, MV_COUNT(ranking_columns), top);
    size_t focus = v->network->focus;
    mv_peers peers = mv_peers_of(v->network, focus == MV_NONE ? v->survey.actors[order[0]] : focus);
    for (size_t i = 0; i < top; i++) add_ranked(v, &table, &peers, v->survey.actors[order[i]]);
    mv_peers_clear(&peers);
    if (top < v->survey.count)
        table.note = mv_report_format(v->report, "The first %zu of %zu; --top 0 shows all.", top, v->survey.count);
    table.plot = (mv_plot){ "Evenness: 1 is spread evenly over the vectors, 0 all with one", MV_PLOT_DOTS, "name",
                            "evenness" };
    mv_section_add_table(section, table);
    free(evenness);
    free(order);
}

/* --- the profile ------------------------------------------------------------------------------------------ */

static void add_profile(const mv_vectors *v, mv_table *table, const mv_profile *p)
{
    for (size_t i = 0; i <= p->vector_count; i++) {
        bool last = i == p->vector_count;
        const mv_vector_row *row = last ? &p->without_vector : &p->rows[i];
        if (last && row->positive.ties + row->negative.ties == 0) continue;
        const mv_value values[] = {
            id_value(v, p->actor),
            last ? mv_text_value("no vector") : vector_value(v, i),
            mv_real_value(row->share, 3, last || !mv_vectors_at(v, i)->counted ? "not counted" : p->undefined),
            mv_real_value(row->positive.strength, -1, NULL),
            mv_real_value(row->positive.by_kind[MV_COUNTRY_END], -1, NULL),
            mv_real_value(row->positive.by_kind[MV_ORGANISATION_END], -1, NULL),
            mv_real_value(row->positive.by_kind[MV_OTHER_END], -1, NULL),
            mv_real_value(row->negative.strength, -1, NULL),
            mv_integer_value((double)(row->positive.ties + row->negative.ties)),
        };
        mv_table_add(table, values);
    }
}

static mv_plot profile_plot(const mv_vectors *v, size_t actor)
{
    const char *sides =
        v->survey.profiles[actor].negative_ties ? ": good terms to the right, bad terms to the left" : "";
    const char *title =
        mv_report_format(v->report, "Strength of the ties of %s by vector%s", mv_vectors_name(v, actor), sides);
    return (mv_plot){ title, MV_PLOT_BARS, "vector", "positive", .against = "negative" };
}

void mv_vectors_add_profiles(const mv_vectors *v, mv_section *section)
{
    static const mv_column columns[] = {
        { "actor", NULL },          { "vector", "Vector" },       { "share", "Share" },
        { "positive", "Positive" }, { "countries", "Countries" }, { "organisations", "Organisations" },
        { "others", "Others" },     { "negative", "Negative" },   { "ties", "Ties" }
    };
    size_t count = in_tables(v);
    if (!count) return;
    mv_table table =
        mv_table_shown("profile", columns, MV_COUNT(columns), count * (v->network->set->vector_count + 1));
    for (size_t i = 0; i < count; i++) add_profile(v, &table, &v->survey.profiles[v->survey.actors[i]]);
    if (count == 1) table.plot = profile_plot(v, v->survey.actors[0]);
    mv_section_add_table(section, table);
}

/* --- how pairs are counted -------------------------------------------------------------------------------- */

static mv_value counted_value(const mv_vectors *v, mv_counting_rule rule, size_t actor, size_t vector)
{
    const mv_profile *p = mv_counting_of(&v->counting, rule, actor);
    const char *why = mv_vectors_uncounted(p);
    return mv_real_value(why ? NAN : p->rows[vector].share, 3, why);
}

/* The shares of the counted vectors, by each way of counting pairs. */
void mv_vectors_add_counting(const mv_vectors *v, mv_section *section)
{
    static const mv_column columns[] = { { "actor", NULL },
                                         { "vector", "Vector" },
                                         { "sum", "By sum" },
                                         { "strongest", "By strongest" },
                                         { "partners", "By partners" } };
    size_t vectors = v->network->set->vector_count;
    if (!in_tables(v) || !v->counts || !v->survey.profiles[v->survey.actors[0]].counted) return;
    mv_table table = mv_table_shown("counting", columns, MV_COUNT(columns), in_tables(v) * vectors);
    for (size_t i = 0; i < in_tables(v) * vectors; i++) {
        size_t actor = v->survey.actors[i / vectors], vector = i % vectors;
        if (!mv_vectors_at(v, vector)->counted) continue;
        const mv_value row[] = { id_value(v, actor), vector_value(v, vector),
                                 counted_value(v, MV_BY_SUM, actor, vector),
                                 counted_value(v, MV_BY_STRONGEST, actor, vector),
                                 counted_value(v, MV_BY_PARTNERS, actor, vector) };
        mv_table_add(&table, row);
    }
    table.note =
        "Shares of the positive ties. By sum: all relations of a pair count; by strongest: of each sign the "
        "strongest alone; by partners: every tie counts 1.";
    mv_section_add_table(section, table);
}

/* --- brokerage and paths ---------------------------------------------------------------------------------- */

void mv_vectors_add_roles(const mv_vectors *v, mv_section *section)
{
    static const char *const patterns[MV_ROLE_COUNT] = { "within its own vector",     "within another vector",
                                                         "from its own to another",   "from another to its own",
                                                         "between two other vectors", "all together" };
    static const mv_column columns[] = { { "actor", NULL },
                                         { "role", "Role" },
                                         { "connects", "Connects" },
                                         { "pattern", "Pattern" },
                                         { "count", "Pairs" },
                                         { "expected", "By chance" },
                                         { "z", "z" } };
    mv_table table = mv_table_shown("brokerage", columns, MV_COUNT(columns), in_tables(v) * MV_ROLE_COUNT);
    for (size_t i = 0; i < in_tables(v); i++) {
        const mv_role_score *roles = mv_vector_survey_roles(&v->survey, v->survey.actors[i]);
        for (int role = 0; role < MV_ROLE_COUNT && roles && !isnan(roles[role].count); role++) {
            const mv_value row[] = { id_value(v, v->survey.actors[i]),
                                     mv_text_value(mv_role_name((mv_role)role)),
                                     mv_text_value(patterns[role]),
                                     mv_text_value(mv_role_pattern((mv_role)role)),
                                     mv_vectors_role_value(roles[role].count),
                                     mv_real_value(roles[role].expected, 1, NULL),
                                     mv_real_value(roles[role].z, 2, "chance leaves the role no room") };
            mv_table_add(&table, row);
        }
    }
    mv_text note = { 0 };
    mv_table_say_undefined(&note, &table);
    table.note = mv_report_keep(v->report, &note);
    if (table.row_count)
        mv_section_add_table(section, table);
    else
        mv_table_clear(&table);
}

static void add_broker(const mv_vectors *v, mv_table *table, size_t actor, const mv_role_score *roles)
{
    mv_value row[MV_ROLE_COUNT + 2] = { name_value(v, actor) };
    for (int role = 0; role < MV_ROLE_COUNT; role++) row[1 + role] = mv_vectors_role_value(roles[role].count);
    row[MV_ROLE_COUNT + 1] = mv_real_value(roles[MV_ANY_ROLE].z, 2, "chance leaves brokers no room");
    mv_table_add(table, row);
}

/* For readers, of many actors: a line for each that has a vector, who brokers most first. */
void mv_vectors_add_brokers(const mv_vectors *v, mv_section *section)
{
    static const mv_column columns[] = { { "actor", "Actor" },
                                         { "coordinator", "Coordinator" },
                                         { "itinerant", "Itinerant" },
                                         { "representative", "Representative" },
                                         { "gatekeeper", "Gatekeeper" },
                                         { "liaison", "Liaison" },
                                         { "any", "Pairs" },
                                         { "z", "z" } };
    _Static_assert(MV_COUNT(columns) == MV_ROLE_COUNT + 2, "a column for every role");
    size_t count = v->survey.count, brokers = 0;
    if (!for_readers(v) || count < 2 || !v->survey.brokerage) return;
    double *pairs = mv_alloc_array(count, sizeof *pairs);
    for (size_t i = 0; i < count; i++) {
        const mv_role_score *roles = mv_vector_survey_roles(&v->survey, v->survey.actors[i]);
        pairs[i] = roles ? roles[MV_ANY_ROLE].count : NAN;
        if (!isnan(pairs[i])) brokers++;
    }
    size_t *order = mv_ranking(pairs, count);
    size_t rows = mv_report_rows(v->input->options, false, MV_SHOWN_ROWS, brokers);
    mv_table table = mv_table_of(NULL, columns, MV_COUNT(columns), rows);
    for (size_t i = 0; i < rows; i++)
        add_broker(v, &table, v->survey.actors[order[i]],
                   mv_vector_survey_roles(&v->survey, v->survey.actors[order[i]]));
    mv_text note = { 0 };
    if (rows < brokers) mv_text_format(&note, "The first %zu of %zu; --top 0 shows all. ", rows, brokers);
    mv_text_format(
        &note,
        "Pairs without a positive tie that the actor connects%s, by its role between vectors (Gould and "
        "Fernandez 1989); z: all of them against chance. ",
        v->survey.brokerage->directed ? "" : ", counted both ways");
    mv_table_say_undefined(&note, &table);
    table.note = mv_report_keep(v->report, &note);
    if (rows)
        mv_section_add_table(section, table);
    else
        mv_table_clear(&table);
    MV_FREE(pairs, order);
}

/* For spreadsheets; readers are told the largest in words. */
void mv_vectors_add_paths(const mv_vectors *v, mv_section *section)
{
    static const mv_column columns[] = {
        { "actor", "Actor" }, { "from", "From" }, { "to", "To" }, { "bloc_betweenness", "Bloc betweenness" }
    };
    size_t vectors = v->network->set->vector_count;
    if (for_readers(v) || !v->survey.between || vectors < 2) return;
    mv_table table = mv_table_shown("paths", columns, MV_COUNT(columns), v->survey.count * vectors * vectors);
    for (size_t i = 0; i < v->survey.count * vectors * vectors; i++) {
        size_t from = i / vectors % vectors, to = i % vectors;
        if (!mv_vectors_led(v, from, to)) continue;
        const mv_value row[] = { id_value(v, v->survey.actors[i / vectors / vectors]), vector_value(v, from),
                                 vector_value(v, to), mv_real_value(v->survey.between[i], 3, NULL) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

/* --- all vectors ------------------------------------------------------------------------------------------ */

/* The last row, of no vector in JSON, is that of all together. */
void mv_vectors_add_closure(const mv_vectors *v, mv_section *section)
{
    static const mv_column columns[] = {
        { "vector", NULL },
        { "name", "Vector" },
        MV_EI_COLUMNS,
    };
    size_t vectors = v->network->set->vector_count;
    if (for_readers(v) && mv_is_about_focus(v->network)) return; /* it says nothing of ties between the others */
    mv_table table = mv_table_of("external_internal", columns, MV_COUNT(columns), vectors + 1);
    for (size_t i = 0; i <= vectors; i++) {
        const mv_ei *ei = i < vectors ? &v->survey.closed[i] : &v->survey.all_closed;
        const mv_value row[] = { mv_text_value(i < vectors ? mv_vectors_at(v, i)->id : NULL),
                                 mv_text_value(i < vectors ? mv_vectors_at(v, i)->name : "All vectors"),
                                 MV_EI_VALUES(ei) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

/* --- poles ------------------------------------------------------------------------------------------------ */

/* For spreadsheets; readers have it in words. */
void mv_vectors_add_equidistance(const mv_vectors *v, mv_section *section)
{
    static const mv_column columns[] = { { "actor", "Actor" },
                                         { "a", "A" },
                                         { "b", "B" },
                                         { "strength_a", "Strength A" },
                                         { "strength_b", "Strength B" },
                                         { "equidistance", "Equidistance" } };
    size_t a, b;
    if (for_readers(v) || !mv_vectors_between(v, &a, &b)) return;
    mv_table table = mv_table_shown("poles", columns, MV_COUNT(columns), v->survey.count);
    for (size_t i = 0; i < v->survey.count; i++) {
        mv_equidistance e = mv_equidistance_of(v->network, v->survey.actors[i], a, b);
        const mv_value row[] = { id_value(v, v->survey.actors[i]),
                                 id_value(v, a),
                                 id_value(v, b),
                                 mv_real_value(e.strength_a, -1, NULL),
                                 mv_real_value(e.strength_b, -1, NULL),
                                 mv_real_value(e.value, 2, NULL) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}
