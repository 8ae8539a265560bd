#include "multivector/vectors.h"
#include "present/report_internal.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How far the evenness of the focus, and its rank, hang on single choices behind the data: the vector of an actor,
 * the strength of a relation type, relations of doubtful confidence. */

typedef struct trial {
    mv_choice choice;
    const char *what;
    mv_sensitivity result;
} trial;

typedef struct trials {
    trial *items;
    size_t count;
} trials;

static mv_status try(trials *all, const mv_report_input *input, mv_choice choice, const char *what)
{
    const mv_network *network = input->network;
    trial one = { .choice = choice, .what = mv_report_text(input->report, what) };
    mv_status status = mv_sensitivity_try(&one.result, network, network->set, network->focus, &choice, input->log);
    if (status || isnan(one.result.change)) return status;
    all->items = mv_grow(all->items, all->count, sizeof one);
    all->items[all->count++] = one;
    return MV_OK;
}

/* Each actor the focus is tied to, put into no vector: what its label alone is worth. */
static mv_status try_labels(trials *all, const mv_report_input *input)
{
    const mv_network *network = input->network;
    mv_status status = MV_OK;
    for (size_t i = 0; i < network->tie_count && !status; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->a != network->focus && tie->b != network->focus) continue;
        size_t other = tie->a == network->focus ? tie->b : tie->a;
        const mv_actor *actor = mv_network_actor(network, other);
        if (!actor->share_count || tie->state != MV_POSITIVE) continue;
        mv_text what = { 0 };
        mv_text_format(&what, "%s in no vector", mv_actor_name(actor, input->options->language));
        status =
            try(all, input, (mv_choice){ .kind = MV_MOVE_VECTOR, .moved = other, .vector = MV_NONE }, what.bytes);
        mv_text_clear(&what);
    }
    return status;
}

/* Each relation type of the focus at half and at double strength. */
static mv_status try_strengths(trials *all, const mv_report_input *input)
{
    static const struct {
        double factor;
        const char *word;
    } factors[] = { { 0.5, "half" }, { 2, "double" } };
    const mv_relations *set = input->network->set;
    bool *used = mv_alloc_array(set->type_count, sizeof *used);
    mv_status status = MV_OK;
    for (size_t i = 0; i < input->network->relation_count; i++) {
        const mv_relation *relation = &set->relations[input->network->relations[i]];
        size_t focus = input->network->actors[input->network->focus];
        if (relation->sign && (relation->source == focus || relation->target == focus))
            used[relation->type] = true;
    }
    for (size_t type = 0; type < set->type_count && !status; type++) {
        for (size_t f = 0; f < MV_COUNT(factors) && used[type] && !status; f++) {
            mv_text what = { 0 };
            mv_text_format(&what, "%s at %s strength", set->types[type].id, factors[f].word);
            mv_choice choice = { .kind = MV_SCALE_TYPE, .type = type, .factor = factors[f].factor };
            status = try(all, input, choice, what.bytes);
            mv_text_clear(&what);
        }
    }
    free(used);
    return status;
}

static mv_status try_all(trials *all, const mv_report_input *input)
{
    mv_status status = try_labels(all, input);
    if (!status) status = try_strengths(all, input);
    if (!status)
        status = try(all, input, (mv_choice){ .kind = MV_LEAVE_OUT_DOUBT, .confidence = MV_MEDIUM },
                     "without relations of medium or low confidence");
    return status;
}

static int by_change(const void *a, const void *b)
{
    const trial *x = a, *y = b;
    double dx = fabs(x->result.change), dy = fabs(y->result.change);
    if (dx != dy) return dx > dy ? -1 : 1;
    return strcmp(x->what, y->what);
}

static void add_table(const mv_report_input *input, mv_section *section, const trials *all)
{
    static const mv_column columns[] = {
        { "choice", "Choice" }, { "evenness", "Evenness" }, { "change", "Change" }, { "rank", "Rank" }
    };
    enum { IN_TEXT = 20 };
    size_t rows = input->complete || all->count < IN_TEXT ? all->count : IN_TEXT;
    mv_table table = mv_table_of("sensitivity", columns, MV_COUNT(columns), rows);
    for (size_t i = 0; i < rows; i++) {
        const trial *one = &all->items[i];
        const mv_value row[] = { mv_text_value(one->what),
                                 { .kind = MV_REAL, .number = one->result.after.evenness, .decimals = 3 },
                                 { .kind = MV_REAL, .number = one->result.change, .decimals = 3 },
                                 mv_integer_value((double)one->result.after.rank) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

static void say(mv_text *out, const mv_report_input *input, const trials *all)
{
    const mv_standing *now = &all->items[0].result.before;
    const char *name =
        mv_actor_name(mv_network_actor(input->network, input->network->focus), input->options->language);
    size_t best = now->rank, worst = now->rank;
    for (size_t i = 0; i < all->count; i++) {
        size_t rank = all->items[i].result.after.rank;
        if (rank && rank < best) best = rank;
        if (rank > worst) worst = rank;
    }
    mv_text_format(out,
                   "The evenness of %s is %.3f, rank %zu of %zu countries. Moving one choice at a time (%zu "
                   "tried) changes it by "
                   "at most %.3f and moves the rank between %zu and %zu; the choice that matters most: %s.",
                   name, now->evenness, now->rank, now->countries, all->count, fabs(all->items[0].result.change),
                   best, worst, all->items[0].what);
}

static mv_status build(const mv_report_input *input)
{
    if (input->options->sections.count == 0) return MV_OK;
    if (input->network->focus == MV_NONE)
        return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 },
                            "sensitivity speaks of the focus; --focus ID was expected");
    if (input->network->projected)
        return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 }, "sensitivity does not go with --project");
    trials all = { 0 };
    mv_status status = try_all(&all, input);
    if (!status) {
        mv_section *section = mv_report_add_section(input->report, "sensitivity", "Sensitivity", "");
        mv_text text = { 0 };
        if (all.count) qsort(all.items, all.count, sizeof *all.items, by_change);
        if (all.count)
            say(&text, input, &all);
        else
            mv_text_add(&text, "The evenness of the focus is undefined, so no choice can move it.");
        mv_section_add_paragraph(input->report, section, text.bytes);
        mv_text_clear(&text);
        add_table(input, section, &all);
    }
    free(all.items);
    return status;
}

const mv_report_section mv_sensitivity_section = { "sensitivity", build };
