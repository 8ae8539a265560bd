#include "multivector/vectors.h"
#include "picture/charts/shares_chart.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The rows of a picture of bars: each of a network that is selected as the one that was asked for, but for one
 * thing. */

typedef enum facet { BY_DATE, BY_TYPE, BY_ACTOR } facet;

static const char *const facets[] = { [BY_DATE] = "date", [BY_TYPE] = "type", [BY_ACTOR] = "actor" };

const char *mv_drawing_facet_name(size_t index)
{
    return index < MV_COUNT(facets) ? facets[index] : NULL;
}

/* Adds the row of an actor of a network (MV_NONE: it is not there); takes the name. */
static void add_row(mv_share_rows *rows, const mv_network *network, size_t actor, mv_text *name)
{
    rows->items = mv_grow(rows->items, rows->count, sizeof *rows->items);
    mv_share_row *row = &rows->items[rows->count++];
    *row = (mv_share_row){ .name = name->bytes, .evenness = NAN };
    *name = (mv_text){ 0 };
    if (actor == MV_NONE) {
        row->shares.undefined = "it is not there";
        return;
    }
    mv_profile *profile = mv_profile_build(network, actor);
    mv_shares_of(&row->shares, rows->theme, network, network->set, profile);
    row->evenness = profile->evenness;
    mv_profiles_free(profile);
}

static const char *focus_id(const mv_network *network)
{
    return mv_network_actor(network, network->focus)->id;
}

/* The row of the focus where one thing is selected otherwise. */
static mv_status add_selected(mv_share_rows *rows, const mv_network *network, mv_selection by, const char *called,
                              mv_log *log)
{
    mv_network *other = NULL;
    mv_text name = { 0 };
    mv_text_add(&name, called);
    by.focus = NULL; /* it may be gone, which is no error here */
    mv_status status = mv_network_build(&other, network->document, &by, log);
    if (!status) add_row(rows, other, mv_network_find(other, focus_id(network)), &name);
    mv_text_clear(&name);
    mv_network_free(other);
    return status;
}

/* --- by date ---------------------------------------------------------------------------------------------- */

static mv_status add_date(mv_share_rows *rows, const mv_network *network, mv_date date, mv_log *log)
{
    mv_selection by = network->selection;
    mv_date_text text;
    by.at = MV_AT_DATE;
    by.date = date;
    return add_selected(rows, network, by, mv_date_format(date, text), log);
}

/* The years between which relations of the focus begin; false without any. */
static bool find_years(const mv_network *network, int *first, int *last)
{
    const mv_relations *set = network->document;
    size_t focus = mv_relations_find_actor(set, focus_id(network));
    bool any = false;
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[i];
        if (!relation->start.day || (relation->source != focus && relation->target != focus)) continue;
        int year = mv_date_year(relation->start);
        *first = any && *first < year ? *first : year;
        *last = any && *last > year ? *last : year;
        any = true;
    }
    return any;
}

/* The last days of the first and the last of these years, and of two between them. */
static mv_status add_usual_dates(mv_share_rows *rows, const mv_network *network, mv_log *log)
{
    enum { STEPS = 3 };
    int first, last, before = 0;
    if (!find_years(network, &first, &last)) return add_date(rows, network, network->date, log);
    mv_status status = MV_OK;
    for (int i = 0; i <= STEPS && !status; i++) {
        int year = first + (last - first) * i / STEPS;
        mv_date date;
        char text[24];
        snprintf(text, sizeof text, "%04d-12-31", year);
        if ((i && year == before) || !mv_date_parse(text, &date)) continue;
        status = add_date(rows, network, date, log);
        before = year;
    }
    return status;
}

static mv_status add_dates(mv_share_rows *rows, const mv_network *network, const mv_drawing_options *options,
                           mv_log *log)
{
    mv_status status = MV_OK;
    if (!options->days.count) return add_usual_dates(rows, network, log);
    for (size_t i = 0; i < options->days.count && !status; i++) {
        mv_date date;
        mv_quoted quoted;
        if (!mv_date_parse(options->days.items[i], &date))
            return mv_misuse(log, "--days has %s; a date was expected", mv_quote(options->days.items[i], quoted));
        status = add_date(rows, network, date, log);
    }
    return status;
}

/* --- by type ---------------------------------------------------------------------------------------------- */

/* The weight of the focus's positive relations of each type. */
static double *weigh_types(const mv_network *network)
{
    double *weights = mv_alloc_array(network->set->type_count, sizeof *weights);
    size_t focus = network->actors[network->focus];
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &network->set->relations[network->relations[i]];
        if ((relation->source == focus || relation->target == focus) && relation->sign > 0)
            weights[relation->type] += relation->weight;
    }
    return weights;
}

/* The heaviest first, of equal ones the first declared. */
static mv_status add_types(mv_share_rows *rows, const mv_network *network, mv_log *log)
{
    double *weights = weigh_types(network);
    const mv_relations *set = network->set;
    mv_status status = MV_OK;
    for (size_t n = 0; !status; n++) {
        size_t most = MV_NONE;
        for (size_t i = 0; i < set->type_count; i++)
            if (weights[i] > 0 && (most == MV_NONE || weights[i] > weights[most])) most = i;
        if (most == MV_NONE) break;
        weights[most] = 0;
        if (n >= MV_SHARE_BARS) {
            rows->left_out++;
            continue;
        }
        mv_selection by = network->selection;
        const char *id = set->types[most].id;
        by.types = (mv_names){ &id, 1 };
        status = add_selected(rows, network, by, set->types[most].name, log);
    }
    free(weights);
    return status;
}

/* --- by actor --------------------------------------------------------------------------------------------- */

static void add_actor(mv_share_rows *rows, const mv_network *network, size_t actor,
                      const mv_drawing_options *options)
{
    mv_text name = { 0 };
    if (rows->count == MV_SHARE_BARS) {
        rows->left_out++;
        return;
    }
    mv_text_add(&name, mv_network_name(network, actor, options->language));
    add_row(rows, network, actor, &name);
}

/* The focus, and who is of its kind and has the same main vector. */
static void add_alike(mv_share_rows *rows, const mv_network *network, const mv_drawing_options *options)
{
    const mv_actor *focus = mv_network_actor(network, network->focus);
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_actor *other = mv_network_actor(network, i);
        bool alike = strcmp(other->kind, focus->kind) == 0 && focus->share_count &&
                     mv_actor_main_vector(other) == mv_actor_main_vector(focus);
        if (alike || i == network->focus) add_actor(rows, network, i, options);
    }
}

static mv_status add_actors(mv_share_rows *rows, const mv_network *network, const mv_drawing_options *options,
                            mv_log *log)
{
    mv_quoted quoted;
    if (!options->actors.count) add_alike(rows, network, options);
    for (size_t i = 0; i < options->actors.count; i++) {
        size_t actor = mv_network_find(network, options->actors.items[i]);
        if (actor == MV_NONE)
            return mv_misuse(log, "--actors has %s, which is not in the network; an id of it was expected",
                             mv_quote(options->actors.items[i], quoted));
        add_actor(rows, network, actor, options);
    }
    return MV_OK;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

mv_status mv_share_rows_find(mv_share_rows *rows, const mv_network *network, const mv_drawing_options *options,
                             mv_log *log)
{
    size_t by = BY_DATE;
    rows->theme = mv_theme_find(options->theme);
    if (options->facet && !mv_choices_find(mv_drawing_facet_name, options->facet, &by))
        return mv_choices_refuse(mv_drawing_facet_name, "--facet", options->facet, log);
    if (by == BY_TYPE) return add_types(rows, network, log);
    if (by == BY_ACTOR) return add_actors(rows, network, options, log);
    return add_dates(rows, network, options, log);
}

void mv_share_rows_clear(mv_share_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->items[i].name);
        mv_shares_clear(&rows->items[i].shares);
    }
    free(rows->items);
    *rows = (mv_share_rows){ 0 };
}
