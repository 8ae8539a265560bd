#include "network/select.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>
#include <string.h>

/* --- names -------------------------------------------------------------------------------------------- */

static bool listed(mv_names names, const char *name)
{
    for (size_t i = 0; i < names.count; i++)
        if (strcmp(names.items[i], name) == 0) return true;
    return false;
}

/* What a selection names: records of the set, of the sets beside it, and what is built in. */
typedef struct noun {
    const char *what;
    size_t (*count)(const mv_relations *set);
    const char *(*name)(const mv_relations *set, size_t index);
    size_t (*builtin_count)(void); /* NULL: nothing is built in */
} noun;

static size_t type_count(const mv_relations *set)
{
    return set->type_count;
}

static const char *type_name(const mv_relations *set, size_t index)
{
    return set ? set->types[index].id : mv_builtin_type(index)->id;
}

static size_t actor_count(const mv_relations *set)
{
    return set->actor_count;
}

static const char *actor_name(const mv_relations *set, size_t index)
{
    return set->actors[index].id;
}

static const char *kind_name(const mv_relations *set, size_t index)
{
    return set->actors[index].kind;
}

static size_t vector_count(const mv_relations *set)
{
    return set->vector_count;
}

static const char *vector_name(const mv_relations *set, size_t index)
{
    return set->vectors[index].id;
}

static const noun types = { "relation type", type_count, type_name, mv_builtin_type_count },
                  actors = { "actor", actor_count, actor_name, NULL },
                  kinds = { "actor of kind", actor_count, kind_name, NULL },
                  vectors = { "vector", vector_count, vector_name, NULL };

/* The names that may be asked for: an mv_record_name. */
typedef struct known {
    const noun *noun;
    const mv_relations *set;
    const mv_selection *selection;
} known;

static const char *known_name(const void *of, size_t index)
{
    const known *k = of;
    for (size_t s = 0; s <= k->selection->beside_count; s++) {
        const mv_relations *set = s ? k->selection->beside[s - 1] : k->set;
        size_t count = k->noun->count(set);
        if (index < count) return k->noun->name(set, index);
        index -= count;
    }
    return k->noun->builtin_count && index < k->noun->builtin_count() ? k->noun->name(NULL, index) : NULL;
}

static bool is_known(const known *k, const char *name)
{
    const char *other;
    for (size_t i = 0; (other = known_name(k, i)); i++)
        if (strcmp(other, name) == 0) return true;
    return false;
}

/* A misspelt name must not quietly select nothing. */
static mv_status check_names(const known *k, mv_names names, mv_log *log)
{
    mv_status status = MV_OK;
    mv_quoted quoted, hint;
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i];
        if (is_known(k, name)) continue;
        const char *meant = k->noun == &actors ? mv_relations_meant_actor(k->set, name) : name;
        status = mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "no %s %s in this set%s", k->noun->what,
                              mv_quote(name, quoted), mv_records_suggest(known_name, k, meant, log, hint));
    }
    return status;
}

static const char *confidence_name(size_t index)
{
    return index < MV_LOW ? mv_confidence_name((mv_confidence)(MV_HIGH + index)) : NULL;
}

static mv_status check_confidences(mv_names names, mv_log *log)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < names.count; i++)
        if (!mv_choices_find(confidence_name, names.items[i], NULL))
            status = mv_choices_refuse(confidence_name, "--confidence", names.items[i], log);
    return status;
}

static mv_names one_name(const char *const *name)
{
    return (mv_names){ name, *name ? 1 : 0 };
}

static mv_status check_selection(const mv_selection *selection, const mv_relations *set, mv_log *log)
{
    bool same = mv_text_same(selection->focus, selection->ego); /* --ego says both */
    const struct {
        const noun *noun;
        mv_names names;
    } asked[] = {
        { &types, selection->types },
        { &types, selection->without_types },
        { &actors, selection->without },
        { &actors, one_name(&selection->ego) },
        { &actors, same ? (mv_names){ 0 } : one_name(&selection->focus) },
        { &kinds, selection->kinds },
        { &kinds, one_name(&selection->project) },
        { &vectors, selection->vectors },
    };
    mv_status status = MV_OK;
    for (size_t i = 0; i < MV_COUNT(asked); i++) {
        const known k = { asked[i].noun, set, selection };
        mv_status next = check_names(&k, asked[i].names, log);
        if (next) status = next;
    }
    mv_status next = check_confidences(selection->confidences, log);
    if (next) status = next;
    if (selection->side && !selection->directed)
        status = mv_misuse(log, "--side %s is a matter of direction; --directed was expected as well",
                           mv_side_name(selection->side));
    return status;
}

/* --- dates -------------------------------------------------------------------------------------------- */

/* The date that counts; none: a period does, or all time. */
static mv_date date_of(const mv_selection *selection, const mv_relations *set)
{
    if (selection->at == MV_AT_DATE) return selection->date;
    return selection->at == MV_AT_AS_OF ? set->as_of : (mv_date){ 0 };
}

mv_span mv_selection_days(const mv_selection *selection, const mv_relations *set)
{
    mv_date date = date_of(selection, set);
    if (selection->at == MV_AT_DURING) return mv_period_span(selection->during);
    if (!date.day) return (mv_span){ 0, 0 };
    return (mv_span){ date.day, mv_date_after((mv_date){ date.day, 10 }).day };
}

/* Why a relation holds on none of the days; MV_LEFT_OUT_COUNT when it does. `as_of` is the document's own date,
 * from which relations of unknown beginning count. */
static mv_left_out out_of_date(const mv_relation *relation, mv_span days, int32_t as_of)
{
    if (!days.from) return MV_LEFT_OUT_COUNT;
    mv_span held = mv_relation_span(relation);
    if (days.until && held.from >= days.until) return MV_NOT_YET;
    if (held.until && held.until <= days.from) return MV_ENDED;
    if (!held.from && as_of && days.until && days.until <= as_of) return MV_START_UNKNOWN;
    return MV_LEFT_OUT_COUNT;
}

/* Two statements that are one in a period: of one type and sign, about one pair. */
static int by_statement(const mv_relation *x, const mv_relation *y)
{
    const uint32_t keys[][2] = {
        { x->directed, y->directed },
        { mv_first_end(x), mv_first_end(y) },
        { mv_second_end(x), mv_second_end(y) },
        { x->type, y->type },
        { (uint32_t)(x->sign + 1), (uint32_t)(y->sign + 1) },
    };
    for (size_t i = 0; i < MV_COUNT(keys); i++)
        if (keys[i][0] != keys[i][1]) return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

/* The largest weight first; of equal ones the earliest, then by id: never by the order of the file, unless nothing
 * else tells them apart. */
static int by_statement_then_weight(const void *a, const void *b)
{
    const mv_relation *x = *(const mv_relation *const *)a, *y = *(const mv_relation *const *)b;
    int order = by_statement(x, y);
    if (!order) order = (x->weight < y->weight) - (x->weight > y->weight);
    if (!order) order = (x->start.day > y->start.day) - (x->start.day < y->start.day);
    if (!order) order = strcmp(x->id ? x->id : "", y->id ? y->id : "");
    return order ? order : (x > y) - (x < y);
}

static int by_dates(const mv_relation *x, const mv_relation *y)
{
    int order = (x->start.day > y->start.day) - (x->start.day < y->start.day);
    return order ? order : (x->end.day > y->end.day) - (x->end.day < y->end.day);
}

static int by_statement_and_dates(const mv_relation *x, const mv_relation *y)
{
    int order = by_statement(x, y);
    return order ? order : by_dates(x, y);
}

static int by_statement_and_dates_then_weight(const void *a, const void *b)
{
    int order = by_statement_and_dates(*(const mv_relation *const *)a, *(const mv_relation *const *)b);
    return order ? order : by_statement_then_weight(a, b);
}

/* Of statements that are one the one with the largest weight. In a period a type of tie may begin, end and begin
 * again, and is one all the same; where all time counts, only what has the same dates is. */
static void keep_one_of_each(mv_kept *kept, const mv_relations *set, mv_left_out reason)
{
    bool dated = !kept->days.from && !kept->days.until;
    const mv_relation **list = mv_alloc_array(set->relation_count, sizeof(const mv_relation *));
    size_t count = 0;
    for (size_t i = 0; i < set->relation_count; i++)
        if (kept->relations[i]) list[count++] = &set->relations[i];
    if (count)
        qsort(list, count, sizeof *list, dated ? by_statement_and_dates_then_weight : by_statement_then_weight);
    for (size_t i = 1; i < count; i++) {
        if ((dated ? by_statement_and_dates : by_statement)(list[i - 1], list[i])) continue;
        kept->relations[list[i] - set->relations] = false;
        kept->left_out[reason]++;
    }
    free((void *)list);
}

/* --- relations ---------------------------------------------------------------------------------------- */

/* Which actors exist, as the document has them: what one stands for may exist when it does not itself. */
static bool *list_existing(const mv_relations *document, mv_span days)
{
    bool *exists = mv_alloc_array(document->actor_count, sizeof *exists);
    for (size_t i = 0; i < document->actor_count; i++)
        exists[i] = mv_spans_meet(mv_actor_span(&document->actors[i]), days);
    return exists;
}

static mv_left_out unwanted(const mv_relation *relation, const mv_relations *set, const mv_selection *selection,
                            mv_span days)
{
    mv_left_out dated = out_of_date(relation, days, set->as_of.day);
    if (dated != MV_LEFT_OUT_COUNT) return dated;
    const char *type = set->types[relation->type].id;
    if (selection->types.count && !listed(selection->types, type)) return MV_OTHER_TYPE;
    if (listed(selection->without_types, type)) return MV_OTHER_TYPE;
    if (selection->sign && relation->sign != selection->sign) return MV_OTHER_SIGN;
    if (selection->confidences.count &&
        !listed(selection->confidences, mv_confidence_name((mv_confidence)relation->confidence)))
        return MV_OTHER_CONFIDENCE;
    return MV_LEFT_OUT_COUNT;
}

mv_left_out mv_not_in_force(const mv_network *network, size_t relation)
{
    const mv_relations *set = network->set;
    const mv_relation *one = &set->relations[relation];
    mv_left_out dated = out_of_date(one, network->days, set->as_of.day);
    bool selected = unwanted(one, set, &network->selection, (mv_span){ 0, 0 }) == MV_LEFT_OUT_COUNT &&
                    mv_network_find(network, set->actors[one->source].id) != MV_NONE &&
                    mv_network_find(network, set->actors[one->target].id) != MV_NONE;
    return selected && !network->projected ? dated : MV_LEFT_OUT_COUNT;
}

/* --- actors ------------------------------------------------------------------------------------------- */

static bool in_vectors(const mv_actor *actor, const mv_relations *set, mv_names asked)
{
    for (size_t i = 0; i < actor->share_count; i++)
        if (actor->shares[i].share > 0 && listed(asked, set->vectors[actor->shares[i].vector].id)) return true;
    return false;
}

static bool is_set_apart(const mv_selection *selection, size_t relation)
{
    return selection->uncovered && selection->uncovered[relation];
}

static bool wanted(size_t index, const mv_relations *set, const mv_selection *selection, size_t focus)
{
    const mv_actor *actor = &set->actors[index];
    if (selection->kinds.count && !listed(selection->kinds, actor->kind)) return false;
    if (selection->vectors.count && index != focus && !in_vectors(actor, set, selection->vectors)) return false;
    return !listed(selection->without, actor->id);
}

void mv_kept_settle(mv_kept *kept, const mv_relations *set)
{
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[i];
        if (!kept->relations[i] || (kept->actors[relation->source] && kept->actors[relation->target])) continue;
        kept->relations[i] = false;
        kept->left_out[MV_ACTOR_GONE]++;
    }
}

/* Breadth-first along kept relations of any sign, direction ignored: each round reaches one step further. */
static void reach(bool *reached, const mv_kept *kept, const mv_relations *set, size_t ego, size_t radius)
{
    bool *next = mv_alloc_array(set->actor_count, sizeof *next);
    bool grown = reached[ego] = next[ego] = true;
    for (size_t step = 0; step < radius && grown; step++) {
        grown = false;
        for (size_t i = 0; i < set->relation_count; i++) {
            const mv_relation *relation = &set->relations[i];
            uint32_t a = relation->source, b = relation->target;
            if (!kept->relations[i] || reached[a] == reached[b]) continue;
            next[reached[a] ? b : a] = grown = true;
        }
        memcpy(reached, next, set->actor_count * sizeof *reached);
    }
    free(next);
}

mv_status mv_keep_ego(mv_kept *kept, const mv_relations *set, const mv_selection *selection, mv_log *log)
{
    if (!selection->ego) return MV_OK;
    size_t ego = mv_relations_find_actor(set, selection->ego); /* MV_NONE: a set beside this one knows it */
    if (ego != MV_NONE && !kept->actors[ego]) {
        mv_quoted quoted;
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "the ego %s is left out by the rest of the selection",
                            mv_quote(selection->ego, quoted));
    }
    bool *reached = mv_alloc_array(set->actor_count, sizeof *reached);
    if (ego != MV_NONE) reach(reached, kept, set, ego, selection->radius);
    for (size_t i = 0; i < selection->within.count; i++) {
        size_t other = mv_relations_find_actor(set, selection->within.items[i]);
        if (other != MV_NONE && kept->actors[other]) reached[other] = true;
    }
    free(kept->actors);
    kept->actors = reached;
    mv_kept_settle(kept, set);
    return MV_OK;
}

/* --- all of it ---------------------------------------------------------------------------------------- */

static void select_relations(mv_kept *kept, const mv_relations *set, const mv_relations *document,
                             const mv_selection *selection)
{
    bool *exists = list_existing(document, kept->days);
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *own = &document->relations[i];
        mv_left_out reason = is_set_apart(selection, i) ? MV_UNCOVERED
                             : !exists[own->source] || !exists[own->target]
                                 ? MV_NOT_EXISTING
                                 : unwanted(&set->relations[i], set, selection, kept->days);
        kept->relations[i] = reason == MV_LEFT_OUT_COUNT;
        if (!kept->relations[i]) kept->left_out[reason]++;
    }
    free(exists);
}

static void select_actors(mv_kept *kept, const mv_relations *set, const mv_selection *selection)
{
    for (size_t i = 0; i < set->actor_count; i++) {
        bool exists = mv_spans_meet(mv_actor_span(&set->actors[i]), kept->days);
        kept->actors[i] = exists && wanted(i, set, selection, kept->focus);
        kept->not_existing += !exists;
    }
}

mv_status mv_select(mv_kept *kept, const mv_relations *set, const mv_relations *document,
                    const mv_selection *selection, mv_log *log)
{
    mv_status status = check_selection(selection, set, log);
    if (status) return status;
    kept->date = date_of(selection, set);
    kept->days = mv_selection_days(selection, set);
    kept->focus = selection->focus ? mv_relations_find_actor(set, selection->focus) : set->focus;
    kept->actors = mv_alloc_array(set->actor_count, sizeof *kept->actors);
    kept->relations = mv_alloc_array(set->relation_count, sizeof *kept->relations);
    select_relations(kept, set, document, selection);
    select_actors(kept, set, selection);
    mv_kept_settle(kept, set);
    if (selection->at == MV_AT_DURING)
        keep_one_of_each(kept, set, MV_REPEATED);
    else if (selection->distinct)
        keep_one_of_each(kept, set, MV_STATED_TWICE);
    return MV_OK;
}

void mv_kept_clear(mv_kept *kept)
{
    free(kept->actors);
    free(kept->relations);
    *kept = (mv_kept){ 0 };
}
