#include "picture/drawing/drawing_parts.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What colours stand for, and what steps back. */

/* --- vectors and kinds -------------------------------------------------------------------------------- */

/* The vector that takes the other half of a mark, or MV_NONE. */
static size_t second_vector(const mv_actor *actor)
{
    if (actor->share_count < 2) return MV_NONE;
    return actor->shares[actor->shares[0].vector == mv_actor_main_vector(actor)].vector;
}

static mv_status by_vector(mv_drawing_plan *plan, mv_log *log)
{
    const mv_relations *set = plan->network->set;
    (void)log;
    for (size_t i = 0; i < set->vector_count; i++)
        if (set->vectors[i].counted)
            mv_drawing_add_class(plan, set->vectors[i].name,
                                 plan->theme->grey ? mv_style_palette(plan->theme, i)
                                                   : mv_style_vector_color(plan->theme, set, i));
        else
            mv_drawing_add_uncounted(plan, set->vectors[i].name);
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        const mv_actor *actor = mv_network_actor(plan->network, i);
        plan->class_of[i] = mv_actor_main_vector(actor);
        plan->second_class[i] = second_vector(actor);
    }
    return MV_OK;
}

/* Shapes tell them apart, too, where colours repeat. */
static mv_status by_kind(mv_drawing_plan *plan, mv_log *log)
{
    (void)log;
    for (size_t i = 0; i < mv_kind_style_count(); i++)
        mv_drawing_add_class(plan, mv_kind_style_at(i)->title, mv_style_palette(plan->theme, i));
    for (size_t i = 0; i < plan->network->actor_count; i++)
        plan->class_of[i] = mv_kind_style_of(mv_network_actor(plan->network, i)->kind);
    return MV_OK;
}

/* --- communities -------------------------------------------------------------------------------------- */

typedef struct community {
    double number; /* as the metric counts them */
    size_t members;
    size_t best[2]; /* the members with most ties, MV_NONE for none */
} community;

static int by_number(const void *a, const void *b)
{
    const community *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

static int by_size(const void *a, const void *b)
{
    const community *x = a, *y = b;
    if (x->members != y->members) return x->members > y->members ? -1 : 1;
    return by_number(a, b);
}

static size_t find_community(const community *list, size_t count, double number)
{
    size_t i = 0;
    while (i < count && (list[i].number < number || list[i].number > number)) i++;
    return i;
}

static size_t *count_ties(const mv_network *network)
{
    size_t *counts = mv_alloc_array(network->actor_count, sizeof *counts);
    for (size_t i = 0; i < network->tie_count; i++) {
        if (network->ties[i].state > MV_AMBIVALENT) continue;
        counts[network->ties[i].a]++;
        counts[network->ties[i].b]++;
    }
    return counts;
}

static void join(community *into, size_t actor, const size_t *ties)
{
    into->members++;
    for (int i = 0; i < 2; i++) {
        size_t other = into->best[i];
        if (other != MV_NONE && ties[other] >= ties[actor]) continue;
        into->best[i] = actor;
        actor = other;
        if (actor == MV_NONE) return;
    }
}

/* The communities: those that get a colour by number, then the smaller ones. */
static community *list_communities(const mv_network *network, const double *numbers, size_t *count)
{
    size_t *ties = count_ties(network);
    community *list = NULL;
    *count = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        if (isnan(numbers[i])) continue;
        size_t found = find_community(list, *count, numbers[i]);
        if (found == *count) {
            list = mv_grow(list, *count, sizeof *list);
            list[(*count)++] = (community){ numbers[i], 0, { MV_NONE, MV_NONE } };
        }
        join(&list[found], i, ties);
    }
    free(ties);
    if (*count) qsort(list, *count, sizeof *list, by_size);
    size_t colored = 0;
    while (colored < *count && colored < mv_style_palette_size() && list[colored].members > 1) colored++;
    if (colored) qsort(list, colored, sizeof *list, by_number);
    return list;
}

/* "Community 1 (Kazakhstan, Russia, …)": of two and more. */
static void add_community(mv_drawing_plan *plan, const community *one, const char *color)
{
    mv_text name = { 0 };
    mv_text_format(&name, "Community %.0f (%s, %s", one->number, mv_drawing_name(plan, one->best[0]),
                   mv_drawing_name(plan, one->best[1]));
    mv_text_add(&name, one->members > 2 ? ", \xe2\x80\xa6)" : ")");
    mv_drawing_add_class(plan, name.bytes, color);
    mv_text_clear(&name);
}

/* Each community of two and more has its colour as long as there are colours; the smallest share a hatch. */
static void add_communities(mv_drawing_plan *plan, const community *list, size_t count)
{
    size_t colors = mv_style_palette_size();
    for (size_t i = 0; i < count && i < colors && list[i].members > 1; i++)
        add_community(plan, &list[i], mv_style_palette(plan->theme, i));
    if (count > colors && list[colors].members > 1) mv_drawing_add_uncounted(plan, "smaller communities");
}

/* By the numbers of the metric that has the name of the colouring. */
static mv_status by_community(mv_drawing_plan *plan, mv_log *log)
{
    static const mv_metric_options raw = { 0 };
    const char *name = plan->coloring->name;
    const mv_network *network = plan->network;
    const mv_metric *metric = mv_metric_find(name);
    if (!metric)
        return mv_misuse(log, "--color-by %s needs the metric %s, which this program does not have", name, name);
    double *numbers = mv_alloc_array(network->actor_count, sizeof *numbers);
    mv_status status = mv_metric_run(metric, network, &raw, numbers, log);
    size_t count = 0;
    community *list = status ? NULL : list_communities(network, numbers, &count);
    const char *lack = network->actor_count ? mv_metric_lack(*numbers) : NULL;
    if (!status && lack)
        status = mv_log_error(log, MV_LIMIT, (mv_place){ 0 }, "--color-by %s: %s", name, lack);
    else if (!status && !count && network->states[MV_POSITIVE])
        status = mv_log_error(log, MV_LIMIT, (mv_place){ 0 },
                              "--color-by %s: %zu actors are too many; --kind or --ego selects fewer", name,
                              network->actor_count);
    add_communities(plan, list, count);
    for (size_t i = 0; i < network->actor_count && !status; i++) {
        size_t found = isnan(numbers[i]) ? count : find_community(list, count, numbers[i]);
        if (found == count || list[found].members < 2) continue;
        plan->class_of[i] = found < plan->class_count ? found : plan->class_count - 1;
    }
    free(list);
    free(numbers);
    return status;
}

/* --- the table ---------------------------------------------------------------------------------------- */

static const mv_coloring colorings[] = {
    { "vector", "vector", "no vector", "the vectors", true, by_vector },
    { "kind", NULL, NULL, "the kinds as well", true, by_kind },
    { "community", "community", "no community", "the communities", false, by_community },
    { "signed_community", "signed community", "no signed community", "the signed communities", false,
      by_community },
    { "faction", "faction", "side not determined", "the two factions of one best split of possibly many", false,
      mv_drawing_by_faction },
};

const char *mv_drawing_coloring_name(size_t index)
{
    return index < MV_COUNT(colorings) ? colorings[index].name : NULL;
}

mv_status mv_drawing_color(mv_drawing_plan *plan, const char *color_by, mv_log *log)
{
    size_t count = plan->network->actor_count, row = 0;
    if (color_by && !mv_choices_find(mv_drawing_coloring_name, color_by, &row))
        return mv_choices_refuse(mv_drawing_coloring_name, "--color-by", color_by, log);
    plan->coloring = &colorings[row];
    plan->class_of = mv_alloc_array(count, sizeof *plan->class_of);
    plan->second_class = mv_alloc_array(count, sizeof *plan->second_class);
    for (size_t i = 0; i < count; i++) plan->class_of[i] = plan->second_class[i] = MV_NONE;
    mv_status status = plan->coloring->sort(plan, log);
    plan->colored = plan->frustrated != NULL; /* factions may have nobody who is certain */
    for (size_t i = 0; i < count; i++)
        plan->colored |= plan->class_of[i] != MV_NONE && mv_drawing_number(plan, i) != MV_NONE;
    return status;
}

/* --- highlighting ------------------------------------------------------------------------------------- */

static const char *id_at(const void *network, size_t index)
{
    const mv_network *of = network;
    return index < of->actor_count ? mv_network_actor(of, index)->id : NULL;
}

/* Somebody called by name is meant by id. */
static const char *meant_by(const mv_drawing_plan *plan, const char *id)
{
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (strcmp(mv_drawing_name(plan, i), id) == 0) return mv_network_actor(plan->network, i)->id;
    return id;
}

static mv_status find_actor(const mv_drawing_plan *plan, const char *id, size_t *actor, mv_log *log)
{
    const mv_network *network = plan->network;
    *actor = mv_network_find(network, id);
    if (*actor != MV_NONE) return MV_OK;
    mv_quoted quoted, hint;
    bool left_out = mv_relations_find_actor(network->set, id) != MV_NONE;
    return mv_misuse(log, "--highlight: %s %s%s", mv_quote(id, quoted),
                     left_out ? "is not among the selected actors" : "is no actor",
                     left_out ? "" : mv_records_suggest(id_at, network, meant_by(plan, id), log, hint));
}

/* Partners of the highlighted actors stay readable, or their relations would lead nowhere. */
mv_status mv_drawing_highlight(mv_drawing_plan *plan, mv_names ids, mv_log *log)
{
    const mv_network *network = plan->network;
    mv_status status = MV_OK;
    if (ids.count == 0) return MV_OK;
    plan->fading = mv_alloc_array(network->actor_count, sizeof *plan->fading);
    for (size_t i = 0; i < network->actor_count; i++) plan->fading[i] = MV_FADED;
    for (size_t i = 0; i < ids.count; i++) {
        size_t actor;
        mv_status found = find_actor(plan, ids.items[i], &actor, log);
        if (found) {
            status = found;
            continue;
        }
        plan->highlighted += plan->fading[actor] != MV_CLEAR;
        plan->fading[actor] = MV_CLEAR;
        mv_quoted quoted;
        if (mv_drawing_number(plan, actor) == MV_NONE)
            mv_log_warning(log, (mv_place){ 0 },
                           "--highlight: %s has no tie with the focus and is not in the compass",
                           mv_quote(ids.items[i], quoted));
    }
    for (size_t i = 0; i < network->tie_count; i++) {
        mv_fading *a = &plan->fading[network->ties[i].a], *b = &plan->fading[network->ties[i].b];
        if (*a == MV_CLEAR && *b == MV_FADED) *b = MV_PARTNER;
        if (*b == MV_CLEAR && *a == MV_FADED) *a = MV_PARTNER;
    }
    return status;
}
