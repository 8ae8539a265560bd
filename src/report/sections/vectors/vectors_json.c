#include "report/sections/vectors/vectors_parts.h"
#include "report/words/record_fields.h"
#include <math.h>
#include <stdlib.h>

/* The section on vectors as the documented JSON: an object for each actor. What is said of all vectors and all
 * poles are tables for readers and machines alike: vectors_tables.c. */

/* The members of one actor's object, key by key. */
typedef struct object {
    const mv_vectors *v;
    size_t actor, number; /* in the network, among those shown */
    mv_field members[64];
    size_t count;
} object;

static void put(object *o, const char *key, mv_value value)
{
    o->members[o->count++] = (mv_field){ .key = key, .value = value };
}

static mv_value id_value(const mv_vectors *v, size_t actor)
{
    return mv_text_value(mv_vectors_id(v, actor));
}

/* --- the profile ------------------------------------------------------------------------------------------ */

static mv_value profile_value(const mv_vectors *v, const mv_profile *profile)
{
    static const char *const keys[] = { "vector",    "positive",      "negative", "share",
                                        "countries", "organisations", "others" };
    mv_table *list = mv_report_list(v->report, keys, MV_COUNT(keys), profile->vector_count);
    for (size_t i = 0; i < profile->vector_count; i++) {
        const mv_vector_row *row = &profile->rows[i];
        const char *why = mv_vectors_at(v, i)->counted ? profile->undefined : "the vector is not counted";
        const mv_value values[] = {
            mv_text_value(mv_vectors_at(v, i)->id),
            mv_real_value(row->positive.strength, 2, NULL),
            mv_real_value(row->negative.strength, 2, NULL),
            mv_real_value(row->share, 3, why),
            mv_real_value(row->positive.by_kind[MV_COUNTRY_END], 2, NULL),
            mv_real_value(row->positive.by_kind[MV_ORGANISATION_END], 2, NULL),
            mv_real_value(row->positive.by_kind[MV_OTHER_END], 2, NULL),
        };
        mv_table_add(list, values);
    }
    return mv_list_value(list);
}

/* The vectors that share the largest share. */
static mv_value largest_value(const mv_vectors *v, const mv_profile *profile)
{
    mv_table *list = mv_report_list(v->report, NULL, 1, profile->vector_count);
    for (size_t i = 0; i < profile->vector_count && profile->dominant != MV_NONE; i++) {
        mv_value id = mv_text_value(mv_vectors_at(v, i)->id);
        if (mv_profile_is_largest(profile, i)) mv_table_add(list, &id);
    }
    return mv_list_value(list);
}

static void put_profile(object *o, const mv_profile *p)
{
    put(o, "actor", id_value(o->v, o->actor));
    put(o, "profile", profile_value(o->v, p));
    put(o, "entropy", mv_real_value(p->entropy, 3, p->undefined));
    put(o, "evenness", mv_real_value(p->evenness, 3, p->evenness_undefined));
    put(o, "effective_vectors", mv_real_value(p->effective_vectors, 2, p->undefined));
    put(o, "hhi", mv_real_value(p->hhi, 3, p->undefined));
    put(o, "iqv", mv_real_value(p->iqv, 3, p->evenness_undefined));
    put(o, "dominant",
        p->dominant == MV_NONE ? mv_real_value(NAN, 0, p->undefined)
                               : mv_text_value(mv_vectors_at(o->v, p->dominant)->id));
    put(o, "uncounted", mv_real_value(p->uncounted, 2, NULL));
}

static void put_partners(object *o, const mv_concentration *p)
{
    put(o, "single_partners.count", mv_integer_value((double)p->count));
    put(o, "single_partners.entropy", mv_real_value(p->entropy, 3, p->undefined));
    put(o, "single_partners.effective_partners", mv_real_value(p->effective, 2, p->undefined));
    put(o, "single_partners.hhi", mv_real_value(p->hhi, 3, p->undefined));
}

static void put_more(object *o, const mv_profile *p)
{
    const mv_vectors *v = o->v;
    put(o, "evenness_present", mv_real_value(p->evenness_present, 3, p->evenness_present_undefined));
    put(o, "reached", mv_integer_value((double)p->present));
    put(o, "counted", mv_integer_value((double)p->counted));
    put(o, "largest", largest_value(v, p));
    put_partners(o, &p->partners);
    mv_rank_among rank = mv_vectors_rank(v, o->actor);
    put(o, "rank", mv_rank_value(v->report, &rank, mv_network_actor(v->network, o->actor)->kind));
    for (size_t i = 0; i < MV_STANDINGS; i++) {
        const mv_metric *metric = v->standing[i];
        put(o, metric->name,
            v->standings[i] ? mv_metric_value(metric, v->standings[i][o->actor])
                            : mv_real_value(NAN, 0, MV_WHY_TOO_SLOW));
    }
}

/* --- how pairs are counted --------------------------------------------------------------------------------- */

/* "rule", "shares.ID" of each counted vector, "dominant": as many as were written. */
static size_t counting_keys(const mv_vectors *v, const char **keys)
{
    size_t count = 0;
    keys[count++] = "rule";
    for (size_t i = 0; i < v->network->set->vector_count; i++)
        if (mv_vectors_at(v, i)->counted)
            keys[count++] = mv_report_format(v->report, "shares.%s", mv_vectors_at(v, i)->id);
    keys[count++] = "dominant";
    return count;
}

static void add_counted(const object *o, mv_table *list, mv_counting_rule rule, mv_value *row)
{
    const mv_profile *p = mv_counting_of(&o->v->counting, rule, o->actor);
    const char *why = mv_vectors_uncounted(p);
    size_t count = 0;
    row[count++] = mv_text_value(mv_counting_name(rule));
    for (size_t i = 0; i < o->v->network->set->vector_count; i++)
        if (mv_vectors_at(o->v, i)->counted) row[count++] = mv_real_value(why ? NAN : p->rows[i].share, 3, why);
    row[count++] = why ? mv_real_value(NAN, 0, why) : mv_text_value(mv_vectors_at(o->v, p->dominant)->id);
    mv_table_add(list, row);
}

static mv_value counting_value(const object *o)
{
    const mv_vectors *v = o->v;
    if (!v->counts) return mv_real_value(NAN, 0, "the rule each leaves the relations of a pair apart");
    if (!v->survey.profiles[o->actor].counted) return mv_real_value(NAN, 0, "no counted vector is declared");
    const char **keys = mv_alloc_array(v->network->set->vector_count + 2, sizeof *keys);
    mv_value *row = mv_alloc_array(v->network->set->vector_count + 2, sizeof *row);
    mv_table *list = mv_report_list(v->report, keys, counting_keys(v, keys), MV_COUNTING_RULES);
    for (int rule = 0; rule < MV_COUNTING_RULES; rule++) add_counted(o, list, (mv_counting_rule)rule, row);
    free(row);
    free(keys);
    return mv_list_value(list);
}

/* --- rivalries and roles ---------------------------------------------------------------------------------- */

static void put_rivalries(object *o, const mv_bridged *bridged)
{
    mv_table *pairs = mv_report_list(o->v->report, NULL, 2, bridged->count);
    for (size_t i = 0; i < bridged->count; i++) {
        const mv_tie *tie = &o->v->network->ties[bridged->ties[i]];
        const mv_value pair[] = { id_value(o->v, tie->a), id_value(o->v, tie->b) };
        mv_table_add(pairs, pair);
    }
    put(o, "bridged_rivalries.count", mv_integer_value((double)bridged->count));
    put(o, "bridged_rivalries.of", mv_integer_value((double)bridged->of));
    put(o, "bridged_rivalries.share", mv_real_value(bridged->share, 3, bridged->undefined));
    put(o, "bridged_rivalries.pairs", mv_list_value(pairs));
}

static const char *const no_vector = "the actor has no vector";

static mv_value role_value(const mv_role_score *roles, mv_role role)
{
    if (!roles || isnan(roles[role].count)) return mv_real_value(NAN, 0, no_vector);
    return mv_vectors_role_value(roles[role].count);
}

/* Each role, and all together, against chance; empty for an actor without a vector. */
static mv_value roles_value(const mv_vectors *v, const mv_role_score *roles)
{
    static const char *const keys[] = { "role", "pattern", "count", "expected", "deviation", "z" };
    mv_table *list = mv_report_list(v->report, keys, MV_COUNT(keys), MV_ROLE_COUNT);
    for (int role = 0; role < MV_ROLE_COUNT && roles && !isnan(roles[0].count); role++) {
        const mv_role_score *score = &roles[role];
        static const char *const why = "fewer than two actors have a vector";
        const char *without =
            isnan(score->expected) ? why : "shares for the role are too small to tell it from rounding";
        const mv_value row[] = {
            mv_text_value(mv_role_name((mv_role)role)),
            mv_text_value(mv_role_pattern((mv_role)role)),
            role_value(roles, (mv_role)role),
            mv_real_value(score->expected, 2, why),
            mv_real_value(score->deviation, 2, without),
            mv_real_value(score->z, 2, isnan(score->deviation) ? without : "there is no room for the role"),
        };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

static void put_roles(object *o)
{
    static const char *const keys[MV_ANY_ROLE] = { "brokerage.coordinator", "brokerage.itinerant",
                                                   "brokerage.representative", "brokerage.gatekeeper",
                                                   "brokerage.liaison" };
    const mv_role_score *roles = mv_vector_survey_roles(&o->v->survey, o->actor);
    for (int role = 0; role < MV_ANY_ROLE; role++) put(o, keys[role], role_value(roles, (mv_role)role));
    put(o, "brokerage.projected", mv_text_value(o->v->survey.one_mode->selection.project));
    put(o, "brokerage.density",
        mv_real_value(o->v->survey.brokerage->density, 3, "fewer than two actors have a vector"));
    put(o, "brokerage.roles", roles_value(o->v, roles));
}

/* Without direction each pair of vectors stands once. */
static void put_paths(object *o)
{
    static const char *const keys[] = { "from", "to", "value" };
    const mv_vectors *v = o->v;
    size_t vectors = v->network->set->vector_count;
    mv_table *list = mv_report_list(v->report, keys, MV_COUNT(keys), vectors * vectors);
    for (size_t from = 0; from < vectors; from++)
        for (size_t to = 0; to < vectors && v->survey.between; to++) {
            if (!mv_vectors_led(v, from, to)) continue;
            double value = v->survey.between[(o->number * vectors + from) * vectors + to];
            const mv_value row[] = { mv_text_value(mv_vectors_at(v, from)->id),
                                     mv_text_value(mv_vectors_at(v, to)->id),
                                     mv_real_value(value, 3, "a vector without members") };
            mv_table_add(list, row);
        }
    put(o, "bloc_betweenness",
        v->survey.between
            ? mv_list_value(list)
            : mv_real_value(NAN, 0, "the network is large: name the section in --sections to compute it"));
}

/* --- poles ------------------------------------------------------------------------------------------------ */

/* What a tie is folded from. */
static mv_value relations_value(const mv_vectors *v, const mv_tie *tie)
{
    static const char *const keys[] = { "id", "type", "sign", "weight" };
    const mv_relations *set = v->network->set;
    mv_table *list = mv_report_list(v->report, keys, MV_COUNT(keys), tie ? tie->count : 0);
    for (size_t i = 0; tie && i < tie->count; i++) {
        const mv_relation *relation = &set->relations[v->network->members[tie->first + i]];
        const mv_value row[] = { mv_text_value(relation->id), mv_text_value(set->types[relation->type].id),
                                 mv_integer_value(relation->sign), mv_real_value(relation->weight, -1, NULL) };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

/* Where the actor stands between two poles, and the two ties that say so. */
static void put_equidistance(object *o)
{
    static const char *const keys[] = { "with", "state", "strength", "relations" };
    const mv_vectors *v = o->v;
    size_t a, b;
    if (!mv_vectors_between(v, &a, &b)) return;
    mv_equidistance e = mv_equidistance_of(v->network, o->actor, a, b);
    mv_table *ties = mv_report_list(v->report, keys, MV_COUNT(keys), 2);
    const mv_tie *both[] = { e.tie_a, e.tie_b };
    for (size_t i = 0; i < 2; i++) {
        const mv_value row[] = { id_value(v, i ? b : a),
                                 mv_text_value(both[i] ? mv_tie_state_name(both[i]->state) : NULL),
                                 mv_real_value(both[i] ? both[i]->strength : 0, -1, NULL),
                                 relations_value(v, both[i]) };
        mv_table_add(ties, row);
    }
    put(o, "equidistance.a", id_value(v, a));
    put(o, "equidistance.b", id_value(v, b));
    put(o, "equidistance.value", mv_real_value(e.value, 2, e.undefined));
    put(o, "equidistance.ties", mv_list_value(ties));
}

/* --- every actor ------------------------------------------------------------------------------------------ */

static void add_actors(const mv_vectors *v, mv_section *section)
{
    mv_table table = { .key = "vectors" };
    for (size_t i = 0; i < v->survey.count; i++) {
        object o = { .v = v, .actor = v->survey.actors[i], .number = i };
        put_profile(&o, &v->survey.profiles[o.actor]);
        put_rivalries(&o, v->survey.bridged[o.actor]);
        put_roles(&o);
        put(&o, "alignment", mv_vectors_alignment_value(v, o.actor));
        put_more(&o, &v->survey.profiles[o.actor]);
        put(&o, "counting", counting_value(&o));
        put_paths(&o);
        put_equidistance(&o);
        if (!table.columns) { /* every object has the same members */
            table = mv_table_of("vectors", (mv_column[64]){ { NULL, NULL } }, o.count, v->survey.count);
            for (size_t c = 0; c < o.count; c++) table.columns[c].key = o.members[c].key;
        }
        for (size_t c = 0; c < o.count; c++)
            table.values[table.row_count * table.column_count + c] = o.members[c].value;
        table.row_count++;
    }
    mv_section_add_table(section, table);
}

void mv_vectors_add_json(const mv_vectors *v)
{
    add_actors(v, mv_report_add_section(v->report, "vectors", NULL, ""));
}
