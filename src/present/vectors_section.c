#include "analysis/ranking.h"
#include "multivector/vectors.h"
#include "present/report_internal.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How an actor's ties spread over the vectors: of the focus, or of every actor of its kind. */

typedef struct vectors {
    const mv_report_input *input;
    mv_report *report;
    const mv_network *network;
    mv_profile *profiles;  /* of every actor of the network */
    mv_bridged **bridged;  /* likewise, filled for the actors shown */
    size_t *shown, count;  /* the actors the section speaks of */
    mv_network *projected; /* one mode, for brokerage; NULL: the network itself is */
    mv_brokerage *brokerage;
} vectors;

static const char *name_of(const vectors *v, size_t actor)
{
    return mv_actor_name(mv_network_actor(v->network, actor), v->input->options->language);
}

static const mv_vector *vector_at(const vectors *v, size_t vector)
{
    return &v->network->set->vectors[vector];
}

/* --- what is shown ---------------------------------------------------------------------------------------- */

/* The focus, or with --all the actors of its kind (countries, when there is no focus). */
static void choose_actors(vectors *v)
{
    const mv_network *network = v->network;
    bool all = v->input->options->all;
    const char *kind = network->focus == MV_NONE ? "country" : mv_network_actor(network, network->focus)->kind;
    v->shown = mv_alloc_array(network->actor_count, sizeof *v->shown);
    for (size_t i = 0; i < network->actor_count; i++) {
        bool wanted = all ? strcmp(mv_network_actor(network, i)->kind, kind) == 0 : i == network->focus;
        if (wanted) v->shown[v->count++] = i;
    }
}

/* Gould and Fernandez's roles are for one mode: what two actors share becomes a tie between them first. */
static mv_status project(vectors *v)
{
    const mv_network *network = v->network;
    mv_selection selection = network->selection;
    if (selection.project || v->count == 0) return MV_OK;
    selection.project = mv_network_actor(network, v->shown[0])->kind;
    selection.direct = true;
    size_t ego = selection.ego ? mv_network_find(network, selection.ego) : MV_NONE;
    bool ego_stays = ego != MV_NONE && strcmp(mv_network_actor(network, ego)->kind, selection.project) == 0;
    if (!ego_stays) selection.ego = NULL; /* an ego of another kind is gone once projected */
    return mv_network_build(&v->projected, network->set, &selection, v->input->log);
}

static mv_status gather(vectors *v)
{
    v->profiles = mv_profiles_build(v->network);
    choose_actors(v);
    v->bridged = mv_alloc_array(v->network->actor_count, sizeof *v->bridged);
    for (size_t i = 0; i < v->count; i++) v->bridged[v->shown[i]] = mv_bridged_build(v->network, v->shown[i]);
    mv_status status = project(v);
    if (!status) v->brokerage = mv_brokerage_build(v->projected ? v->projected : v->network, false);
    return status;
}

static void clear(vectors *v)
{
    for (size_t i = 0; i < v->count; i++) mv_bridged_free(v->bridged[v->shown[i]]);
    mv_profiles_free(v->profiles);
    mv_brokerage_free(v->brokerage);
    mv_network_free(v->projected);
    free(v->bridged);
    free(v->shown);
}

/* --- JSON ------------------------------------------------------------------------------------------------- */

static mv_value profile_value(const vectors *v, const mv_profile *profile)
{
    static const char *const keys[] = { "vector", "positive", "negative", "share", "countries", "organisations" };
    mv_table *list = mv_report_list(v->report, keys, MV_COUNT(keys), profile->vector_count);
    for (size_t i = 0; i < profile->vector_count; i++) {
        const mv_vector_row *row = &profile->rows[i];
        const char *why = vector_at(v, i)->counted ? profile->undefined : "the vector is not counted";
        const mv_value values[] = {
            mv_text_value(vector_at(v, i)->id),
            mv_real_value(row->positive.strength, 2, NULL),
            mv_real_value(row->negative.strength, 2, NULL),
            mv_real_value(row->share, 3, why),
            mv_real_value(row->positive.by_kind[MV_COUNTRY_END], 2, NULL),
            mv_real_value(row->positive.by_kind[MV_ORGANISATION_END], 2, NULL),
        };
        mv_table_add(list, values);
    }
    return mv_list_value(list);
}

static mv_value pairs_value(const vectors *v, const mv_bridged *bridged)
{
    mv_table *list = mv_report_list(v->report, NULL, 2, bridged->count);
    for (size_t i = 0; i < bridged->count; i++) {
        const mv_tie *tie = &v->network->ties[bridged->ties[i]];
        const mv_value pair[] = { mv_text_value(mv_network_actor(v->network, tie->a)->id),
                                  mv_text_value(mv_network_actor(v->network, tie->b)->id) };
        mv_table_add(list, pair);
    }
    return mv_list_value(list);
}

static mv_value alignment_value(const vectors *v, size_t actor)
{
    static const char *const keys[] = { "with", "kappa", "pi", "s", "tau_b", "universe" };
    size_t count = v->network->set->vector_count;
    mv_table *list = mv_report_list(v->report, keys, MV_COUNT(keys), count);
    size_t *poles = mv_alloc_array(count, sizeof *poles);
    mv_default_poles(v->network, actor, poles);
    for (size_t i = 0; i < count; i++) {
        if (poles[i] == MV_NONE) continue;
        mv_alignment a = mv_alignment_of(v->network, actor, poles[i]);
        const mv_value values[] = { mv_text_value(mv_network_actor(v->network, poles[i])->id),
                                    mv_real_value(a.kappa, 3, a.chance_undefined),
                                    mv_real_value(a.pi, 3, a.chance_undefined),
                                    mv_real_value(a.s, 3, a.undefined),
                                    mv_real_value(a.tau_b, 3, a.tau_b_undefined),
                                    mv_integer_value((double)a.universe) };
        mv_table_add(list, values);
    }
    free(poles);
    return mv_list_value(list);
}

/* The actor's roles in the one-mode network; NULL when it is not there. */
static const mv_role_score *roles_of(const vectors *v, size_t actor)
{
    const mv_network *one_mode = v->projected ? v->projected : v->network;
    size_t there = mv_network_find(one_mode, mv_network_actor(v->network, actor)->id);
    return there == MV_NONE ? NULL : v->brokerage->scores[there];
}

static mv_value role_value(const mv_role_score *roles, mv_role role)
{
    if (!roles || isnan(roles[role].count)) return mv_real_value(NAN, 0, "the actor has no vector");
    return mv_integer_value(roles[role].count);
}

static const char *const json_keys[] = {
    "actor",
    "profile",
    "entropy",
    "evenness",
    "effective_vectors",
    "hhi",
    "iqv",
    "dominant",
    "uncounted",
    "bridged_rivalries.count",
    "bridged_rivalries.of",
    "bridged_rivalries.share",
    "bridged_rivalries.pairs",
    "brokerage.coordinator",
    "brokerage.itinerant",
    "brokerage.representative",
    "brokerage.gatekeeper",
    "brokerage.liaison",
    "alignment",
    "evenness_present",
    "reached",
    "counted",
};

static void fill_json_row(const vectors *v, size_t actor, mv_value *row)
{
    const mv_profile *p = &v->profiles[actor];
    const mv_bridged *b = v->bridged[actor];
    const mv_role_score *roles = roles_of(v, actor);
    const mv_value values[] = {
        mv_text_value(mv_network_actor(v->network, actor)->id),
        profile_value(v, p),
        mv_real_value(p->entropy, 3, p->undefined),
        mv_real_value(p->evenness, 3, p->evenness_undefined),
        mv_real_value(p->effective_vectors, 2, p->undefined),
        mv_real_value(p->hhi, 3, p->undefined),
        mv_real_value(p->iqv, 3, p->evenness_undefined),
        p->dominant == MV_NONE ? mv_real_value(NAN, 0, p->undefined)
                               : mv_text_value(vector_at(v, p->dominant)->id),
        mv_real_value(p->uncounted, 2, NULL),
        mv_integer_value((double)b->count),
        mv_integer_value((double)b->of),
        mv_real_value(b->share, 3, b->undefined),
        pairs_value(v, b),
        role_value(roles, MV_COORDINATOR),
        role_value(roles, MV_ITINERANT),
        role_value(roles, MV_REPRESENTATIVE),
        role_value(roles, MV_GATEKEEPER),
        role_value(roles, MV_LIAISON),
        alignment_value(v, actor),
        mv_real_value(p->evenness_present, 3, p->evenness_present_undefined),
        mv_integer_value((double)p->present),
        mv_integer_value((double)p->counted),
    };
    _Static_assert(MV_COUNT(values) == MV_COUNT(json_keys), "a value for every key");
    memcpy(row, values, sizeof values);
}

static void add_json(const vectors *v, mv_section *section)
{
    mv_table table = { .key = "vectors", .column_count = MV_COUNT(json_keys), .row_count = v->count };
    table.columns = mv_alloc_array(table.column_count, sizeof *table.columns);
    table.values = mv_alloc_array(table.column_count * v->count, sizeof *table.values);
    for (size_t c = 0; c < table.column_count; c++) table.columns[c].key = json_keys[c];
    for (size_t i = 0; i < v->count; i++) fill_json_row(v, v->shown[i], table.values + i * table.column_count);
    mv_section_add_table(section, table);
}

/* --- for readers ------------------------------------------------------------------------------------------ */

static void say_profile(mv_text *out, const vectors *v, size_t actor)
{
    const mv_profile *p = &v->profiles[actor];
    const mv_bridged *b = v->bridged[actor];
    if (p->undefined) {
        mv_text_format(out, "%s has no vector balance: %s.", name_of(v, actor), p->undefined);
        return;
    }
    mv_text_format(out, "%s's ties reach %zu of %zu vectors", name_of(v, actor), p->present, p->counted);
    if (!p->evenness_undefined)
        mv_text_format(out, "; evenness %.2f (1: spread evenly, 0: all with one)", p->evenness);
    mv_text_format(out, "; %s largest vector, %s, holds %.0f %%", p->dominant_shared ? "the first of its" : "its",
                   vector_at(v, p->dominant)->id, 100 * p->rows[p->dominant].share);
    mv_text_format(out, "; as good as %.1f vectors of equal weight", p->effective_vectors);
    if (b->of)
        mv_text_format(out, ". It bridges %zu of %zu rivalries: it is on good terms with both sides", b->count,
                       b->of);
    mv_text_add(out, ".");
    if (p->uncounted > 0)
        mv_text_format(out, " Strength %.4g goes to actors of no counted vector and is left out of these numbers.",
                       p->uncounted);
}

static void say_roles(mv_text *out, const vectors *v, size_t actor)
{
    const mv_role_score *roles = roles_of(v, actor);
    if (!roles || isnan(roles[MV_ANY_ROLE].count)) return;
    mv_text_format(out, "As a broker%s",
                   v->projected ? " (what two actors share counts as a tie between them)" : "");
    for (int role = 0; role < MV_ANY_ROLE; role++)
        mv_text_format(out, "%s %s %.0f", role ? "," : "", mv_role_name((mv_role)role), roles[role].count);
    mv_text_add(out,
                ": ordered pairs it connects that have no tie of their own. A liaison (ABC) connects two vectors "
                "neither of which is its own. ");
}

static void say_alignment(mv_text *out, const vectors *v, size_t actor)
{
    size_t count = v->network->set->vector_count, said = 0;
    size_t *poles = mv_alloc_array(count, sizeof *poles);
    mv_default_poles(v->network, actor, poles);
    for (size_t i = 0; i < count; i++) {
        if (poles[i] == MV_NONE) continue;
        mv_alignment a = mv_alignment_of(v->network, actor, poles[i]);
        if (isnan(a.kappa)) continue;
        mv_text_format(out, "%s %s %.2f", said++ ? "," : "Agreement of its ties with those of",
                       name_of(v, poles[i]), a.kappa);
    }
    if (said) mv_text_add(out, " (weighted kappa: 1 the same friends and foes, 0 what chance gives).");
    free(poles);
}

static void say_equidistance(mv_text *out, const vectors *v, size_t actor)
{
    mv_names between = v->input->options->between;
    if (between.count != 2) return;
    size_t a = mv_network_find(v->network, between.items[0]), b = mv_network_find(v->network, between.items[1]);
    mv_equidistance e = mv_equidistance_of(v->network, actor, a, b);
    mv_text_format(out, "Between %s and %s: ", name_of(v, a), name_of(v, b));
    if (e.undefined)
        mv_text_format(out, "undefined, %s.", e.undefined);
    else
        mv_text_format(out, "%+.2f (strength %.4g and %.4g; 0 is the same distance from both).", e.value,
                       e.strength_a, e.strength_b);
}

static void add_prose(const vectors *v, mv_section *section)
{
    void (*const parts[])(mv_text *, const vectors *, size_t) = { say_profile, say_roles, say_alignment,
                                                                  say_equidistance };
    for (size_t i = 0; i < MV_COUNT(parts) && v->count == 1; i++) {
        mv_text text = { 0 };
        parts[i](&text, v, v->shown[0]);
        if (text.length) mv_section_add_paragraph(v->report, section, text.bytes);
        mv_text_clear(&text);
    }
    if (v->count == 0)
        mv_section_add_paragraph(
            v->report, section,
            "No focus is set; --focus ID shows the vectors of an actor, --all those of every country.");
    if (v->count > 1)
        mv_section_add_paragraph(v->report, section,
                                 "The most multi-vector first: by evenness of positive tie strength over the "
                                 "counted vectors, empty ones "
                                 "included. Share is that of the largest vector; bridged are rivalries with both "
                                 "sides of which it is on good "
                                 "terms.");
}

static void add_profile_table(const vectors *v, mv_section *section)
{
    static const mv_column columns[] = { { "vector", "Vector" },
                                         { "share", "Share" },
                                         { "positive", "Positive" },
                                         { "countries", "Countries" },
                                         { "organisations", "Organisations" },
                                         { "negative", "Negative" },
                                         { "ties", "Ties" } };
    const mv_profile *p = &v->profiles[v->shown[0]];
    mv_table table = mv_table_of(NULL, columns, MV_COUNT(columns), p->vector_count + 1);
    for (size_t i = 0; i <= p->vector_count; i++) {
        bool last = i == p->vector_count;
        const mv_vector_row *row = last ? &p->without_vector : &p->rows[i];
        const mv_value values[] = {
            mv_text_value(last ? "no vector" : vector_at(v, i)->name),
            mv_real_value(row->share, 3, last || !vector_at(v, i)->counted ? "not counted" : p->undefined),
            mv_real_value(row->positive.strength, -1, NULL),
            mv_real_value(row->positive.by_kind[MV_COUNTRY_END], -1, NULL),
            mv_real_value(row->positive.by_kind[MV_ORGANISATION_END], -1, NULL),
            mv_real_value(row->negative.strength, -1, NULL),
            mv_integer_value((double)(row->positive.ties + row->negative.ties)),
        };
        mv_table_add(&table, values);
    }
    mv_section_add_table(section, table);
}

static void add_ranking(const vectors *v, mv_section *section)
{
    static const mv_column columns[] = { { "id", NULL },
                                         { "name", "Actor" },
                                         { "evenness", "Evenness" },
                                         { "effective_vectors", "Effective vectors" },
                                         { "reached", "Reached" },
                                         { "dominant", "Largest" },
                                         { "share", "Share" },
                                         { "bridged_rivalries", "Bridged" } };
    double *evenness = mv_alloc_array(v->count, sizeof *evenness);
    for (size_t i = 0; i < v->count; i++) evenness[i] = v->profiles[v->shown[i]].evenness;
    size_t *order = mv_ranking(evenness, v->count), top = v->input->options->top;
    if (!top) top = v->input->complete ? MV_NONE : 20;
    if (top > v->count) top = v->count;
    mv_table table = mv_table_of(NULL, columns, MV_COUNT(columns), top);
    for (size_t i = 0; i < top; i++) {
        size_t actor = v->shown[order[i]];
        const mv_profile *p = &v->profiles[actor];
        bool none = p->dominant == MV_NONE;
        const mv_value values[] = {
            mv_text_value(mv_network_actor(v->network, actor)->id),
            mv_text_value(name_of(v, actor)),
            mv_real_value(p->evenness, 3, p->evenness_undefined),
            mv_real_value(p->effective_vectors, 2, p->undefined),
            mv_integer_value((double)p->present),
            none ? mv_real_value(NAN, 0, p->undefined) : mv_text_value(vector_at(v, p->dominant)->id),
            none ? mv_real_value(NAN, 0, p->undefined) : mv_real_value(p->rows[p->dominant].share, 3, NULL),
            mv_integer_value((double)v->bridged[actor]->count),
        };
        mv_table_add(&table, values);
    }
    mv_section_add_table(section, table);
    free(evenness);
    free(order);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status check_between(const mv_report_input *input)
{
    mv_names between = input->options->between;
    if (between.count && between.count != 2)
        return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 },
                            "--between has %zu names; two were expected, as in RUS,CHN", between.count);
    for (size_t i = 0; i < between.count; i++) {
        mv_quoted quoted;
        if (mv_network_find(input->network, between.items[i]) == MV_NONE)
            return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 }, "no actor %s in this network",
                                mv_quote(between.items[i], quoted));
    }
    return MV_OK;
}

static mv_status build(const mv_report_input *input)
{
    /* a set without vectors has nothing to say here, unless it is asked */
    if (input->network->set->vector_count == 0 && input->options->sections.count == 0) return MV_OK;
    vectors v = { .input = input, .report = input->report, .network = input->network };
    mv_status status = check_between(input);
    if (!status) status = gather(&v);
    if (!status) {
        mv_section *section = mv_report_add_section(input->report, "vectors", "Vectors", "");
        add_prose(&v, section);
        add_json(&v, section);
        if (v.count == 1) add_profile_table(&v, section);
        if (v.count > 1) add_ranking(&v, section);
    }
    clear(&v);
    return status;
}

const mv_report_section mv_vectors_section = { "vectors", build };
