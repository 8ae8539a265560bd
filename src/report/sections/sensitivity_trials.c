#include "report/sections/sensitivity_trials.h"
#include <math.h>
#include <stdlib.h>

/* Runs one and keeps it; the texts are copied. */
static mv_status try(mv_trials *all, const mv_report_input *input, mv_choice choice, const char *what,
                     const char *otherwise)
{
    const mv_network *network = input->network;
    mv_trial one = { .choice = choice, .telling = true };
    mv_status status = mv_standing_with(&one.after, network, network->set, network->focus, &choice, input->log);
    if (status) return status;
    one.what = mv_report_text(input->report, what);
    one.otherwise = mv_report_text(input->report, otherwise);
    one.change = one.after.evenness - all->before.evenness; /* NAN stays NAN */
    all->items = mv_grow(all->items, all->count, sizeof one);
    all->items[all->count++] = one;
    return MV_OK;
}

/* --- labels ----------------------------------------------------------------------------------------------- */

/* "turkic, not chinese"; "western, not russian and turkic" for an actor with shares in both; "turkic, none as it
 * is" for one without a vector. */
static void say_label(mv_text *out, const mv_relations *set, const mv_actor *actor, size_t vector)
{
    size_t said = 0;
    mv_text_add(out, vector == MV_NONE ? "no vector" : set->vectors[vector].id);
    for (size_t i = 0; i < actor->share_count; i++)
        if (actor->shares[i].share > 0)
            mv_text_format(out, "%s%s", said++ ? " and " : ", not ", set->vectors[actor->shares[i].vector].id);
    if (!said) mv_text_add(out, ", none as it is");
}

static bool belongs_wholly(const mv_actor *actor, size_t vector)
{
    for (size_t i = 0; i < actor->share_count; i++)
        if (actor->shares[i].vector == vector) return actor->shares[i].share == 1;
    return vector == MV_NONE && actor->share_count == 0;
}

/* Leaves the telling one of the trials from `first` on: that which makes evenness undefined, or moves it most. */
static void find_telling(mv_trials *all, size_t first)
{
    size_t best = first;
    for (size_t i = first; i < all->count; i++) {
        double change = fabs(all->items[i].change), most = fabs(all->items[best].change);
        if (!isnan(most) && (isnan(change) || change > most + 1e-12)) best = i;
        all->items[i].telling = false;
    }
    if (best < all->count) all->items[best].telling = true;
}

/* Each counted vector, and none, in place of the actor's own. */
static mv_status try_labels_of(mv_trials *all, const mv_report_input *input, size_t actor)
{
    const mv_relations *set = input->network->set;
    const mv_actor *record = mv_network_actor(input->network, actor);
    size_t first = all->count;
    mv_status status = MV_OK;
    for (size_t i = 0; i <= set->vector_count && !status; i++) {
        size_t vector = i < set->vector_count ? i : MV_NONE;
        bool counted = vector == MV_NONE || set->vectors[vector].counted;
        if (!counted || belongs_wholly(record, vector)) continue;
        mv_text otherwise = { 0 };
        mv_choice choice = { .kind = MV_MOVE_VECTOR, .moved = actor, .vector = vector };
        say_label(&otherwise, set, record, vector);
        status = try(all, input, choice, mv_actor_name(record, input->options->language), otherwise.bytes);
        mv_text_clear(&otherwise);
    }
    find_telling(all, first);
    return status;
}

static mv_status try_labels(mv_trials *all, const mv_report_input *input)
{
    const mv_network *network = input->network;
    mv_status status = MV_OK;
    for (size_t i = 0; i < network->tie_count && !status; i++) {
        const mv_tie *tie = &network->ties[i];
        bool own = tie->a == network->focus || tie->b == network->focus;
        if (own && tie->state == MV_POSITIVE)
            status = try_labels_of(all, input, tie->a == network->focus ? tie->b : tie->a);
    }
    return status;
}

/* --- strengths, doubt, what counts ------------------------------------------------------------------------ */

/* Each relation type of the focus at half and at double strength. */
static mv_status try_strengths(mv_trials *all, const mv_report_input *input)
{
    static const struct {
        double factor;
        const char *word;
    } factors[] = { { 0.5, "half strength" }, { 2, "double strength" } };
    const mv_relations *set = input->network->set;
    bool *used = mv_alloc_array(set->type_count, sizeof *used);
    mv_status status = MV_OK;
    for (size_t i = 0; i < input->network->relation_count; i++) {
        const mv_relation *relation = &set->relations[input->network->relations[i]];
        size_t focus = input->network->actors[input->network->focus];
        bool own = (relation->source == focus) != (relation->target == focus); /* no self-loop */
        if (relation->sign && own) used[relation->type] = true;
    }
    for (size_t type = 0; type < set->type_count && !status; type++) {
        for (size_t f = 0; f < MV_COUNT(factors) && used[type] && !status; f++) {
            mv_choice choice = { .kind = MV_SCALE_TYPE, .type = type, .factor = factors[f].factor };
            status = try(all, input, choice, set->types[type].id, factors[f].word);
        }
    }
    free(used);
    return status;
}

static bool has_confidence(const mv_report_input *input, mv_confidence confidence)
{
    const mv_network *network = input->network;
    for (size_t i = 0; i < network->relation_count; i++)
        if (network->set->relations[network->relations[i]].confidence == confidence) return true;
    return false;
}

static mv_status try_doubt(mv_trials *all, const mv_report_input *input)
{
    mv_status status = MV_OK;
    if (has_confidence(input, MV_LOW))
        status = try(all, input, (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_LOW }, "low confidence",
                     "left out");
    if (!status && has_confidence(input, MV_MEDIUM))
        status = try(all, input, (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_MEDIUM },
                     "medium and low confidence", "left out");
    return status;
}

static mv_status try_counting(mv_trials *all, const mv_report_input *input)
{
    const mv_relations *set = input->network->set;
    mv_status status = MV_OK;
    for (size_t i = 0; i < set->vector_count && !status; i++) {
        mv_choice choice = { .kind = MV_COUNT_VECTOR, .vector = i };
        status =
            try(all, input, choice, set->vectors[i].name, set->vectors[i].counted ? "not counted" : "counted");
    }
    return status;
}

mv_status mv_trials_run(mv_trials *all, const mv_report_input *input)
{
    static mv_status (*const kinds[])(mv_trials *, const mv_report_input *) = { try_labels, try_strengths,
                                                                                try_doubt, try_counting };
    mv_status status = MV_OK;
    all->before = mv_standing_of(input->network, input->network->focus);
    for (size_t i = 0; i < MV_COUNT(kinds) && !status; i++) status = kinds[i](all, input);
    return status;
}

void mv_trials_clear(mv_trials *all)
{
    free(all->items);
    *all = (mv_trials){ 0 };
}
