#include "multivector/vectors.h"
#include "page/page_parts.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Who and what is on a page: all that held on any of its days. */

static mv_selection on(const mv_selection *asked, mv_date date)
{
    mv_selection selection = *asked;
    selection.at = MV_AT_DATE;
    selection.date = date;
    return selection;
}

static mv_selection of_all_days(const mv_page *page, const mv_selection *asked)
{
    mv_selection selection = *asked;
    selection.at = MV_AT_DURING;
    selection.during = (mv_period){ page->dates[0], page->dates[page->date_count - 1] };
    return selection;
}

static mv_span days_of(const mv_page *page)
{
    return mv_period_span((mv_period){ page->dates[0], page->dates[page->date_count - 1] });
}

/* Of unknown beginning: it counts from the date of its document on. */
static mv_span counts(const mv_relations *set, const mv_relation *relation)
{
    mv_span span = mv_relation_span(relation);
    if (!span.from) span.from = set->as_of.day;
    return span;
}

/* All that are selected whatever the date; a period would name of several alike only one. */
static mv_status find_relations(mv_page *page, mv_page_side *side, mv_log *log)
{
    mv_network *network = NULL;
    mv_selection selection = side->selection;
    selection.at = MV_AT_ALL;
    mv_status status = mv_network_build(&network, side->set, &selection, log);
    if (status) return status;
    side->relations = mv_alloc_array(network->relation_count, sizeof *side->relations);
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &side->set->relations[network->relations[i]];
        bool here = side->number[relation->source] != MV_NONE && side->number[relation->target] != MV_NONE;
        if (here && mv_spans_meet(counts(side->set, relation), days_of(page)))
            side->relations[side->relation_count++] = network->relations[i];
    }
    mv_network_free(network);
    return MV_OK;
}

mv_status mv_page_gather(mv_page *page, mv_page_side *side, mv_log *log)
{
    mv_selection whole = of_all_days(page, &side->selection);
    mv_selection shown = on(&side->selection, page->dates[page->first]);
    mv_status status = mv_network_build(&side->whole, side->set, &whole, log);
    if (!status) status = mv_network_build(&side->shown, side->set, &shown, log);
    if (status) return status;
    side->number = mv_alloc_array(side->set->actor_count, sizeof *side->number);
    for (size_t i = 0; i < side->set->actor_count; i++) side->number[i] = MV_NONE;
    for (size_t i = 0; i < side->whole->actor_count; i++) side->number[side->whole->actors[i]] = i;
    return find_relations(page, side, log);
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

static const char *const of_whole[] = { "relations",  "actors",  "positive",         "negative",
                                        "ambivalent", "neutral", "triangle_balance", "frustration" };

const mv_metric *mv_page_of_whole(size_t index)
{
    return index < MV_COUNT(of_whole) ? mv_metric_find(of_whole[index]) : NULL;
}

size_t mv_page_whole_count(void)
{
    return MV_COUNT(of_whole);
}

static mv_names usual_metrics(const mv_page *page)
{
    static const char *const usual[] = { "degree",      "positive_degree", "negative_degree",  "strength",
                                         "betweenness", "evenness",        "bridged_rivalries" };
    size_t vectors = 0;
    for (size_t i = 0; i < page->sides[0].set->vector_count; i++)
        vectors += page->sides[0].set->vectors[i].counted;
    return (mv_names){ usual, vectors > 1 ? MV_COUNT(usual) : MV_COUNT(usual) - 2 };
}

mv_status mv_page_choose_metrics(mv_page *page, bool directed, mv_log *log)
{
    mv_names names = page->options->metrics.count ? page->options->metrics : usual_metrics(page);
    page->metrics = mv_alloc_array(names.count, sizeof *page->metrics);
    mv_status status = MV_OK;
    for (size_t i = 0; i < names.count && !status; i++)
        status = mv_metric_named(&page->metrics[page->metric_count++], names.items[i], true, directed, log);
    return status;
}

/* Where an actor of a network has its numbers, or MV_NONE. */
static size_t place_of(const mv_page_side *side, const mv_network *network, size_t actor)
{
    return side->number[network->actors[actor]];
}

static mv_status measure_actors(const mv_page *page, mv_page_side *side, const mv_network *network, size_t date,
                                mv_log *log)
{
    mv_status status = MV_OK;
    double *scores = mv_alloc_array(network->actor_count, sizeof *scores);
    size_t all = side->whole->actor_count;
    for (size_t m = 0; m < page->metric_count && !status; m++) {
        if (mv_metric_is_too_slow(page->metrics[m], network, &page->options->metric)) continue;
        status = mv_metric_run(page->metrics[m], network, &page->options->metric, scores, log);
        double *row = &side->scores[(m * page->date_count + date) * all];
        for (size_t i = 0; i < network->actor_count && !status; i++)
            if (place_of(side, network, i) != MV_NONE) row[place_of(side, network, i)] = scores[i];
    }
    free(scores);
    return status;
}

static void profile_actors(mv_page_side *side, const mv_network *network, size_t date)
{
    size_t vectors = side->set->vector_count, all = side->whole->actor_count;
    mv_profile *profiles = mv_profiles_build(network);
    for (size_t i = 0; i < network->actor_count; i++) {
        size_t place = place_of(side, network, i);
        if (place == MV_NONE) continue;
        for (size_t v = 0; v < vectors; v++) {
            side->shares[(date * all + place) * vectors + v] = (float)profiles[i].rows[v].share;
            side->hostile[(date * all + place) * vectors + v] = profiles[i].rows[v].negative.strength;
        }
    }
    mv_profiles_free(profiles);
}

static void find_bridged(mv_page_side *side, const mv_network *network, size_t date)
{
    mv_bridged *bridged = network->focus == MV_NONE ? NULL : mv_bridged_build(network, network->focus);
    for (size_t i = 0; bridged && i < bridged->count; i++) {
        const mv_tie *tie = &network->ties[bridged->ties[i]];
        const size_t ends[] = { place_of(side, network, tie->a), place_of(side, network, tie->b) };
        for (size_t e = 0; e < 2 && ends[0] != MV_NONE && ends[1] != MV_NONE; e++) {
            side->bridged = mv_grow(side->bridged, side->bridged_count, sizeof *side->bridged);
            side->bridged[side->bridged_count++] = (uint32_t)ends[e];
        }
    }
    side->bridged_until[date] = side->bridged_count;
    mv_bridged_free(bridged);
}

static mv_status measure_whole(const mv_page *page, mv_page_side *side, const mv_network *network, size_t date,
                               mv_log *log)
{
    mv_status status = MV_OK;
    mv_metric_options options = page->options->metric;
    options.seconds = options.seconds > 0 ? options.seconds : 5;
    for (size_t m = 0; m < MV_COUNT(of_whole) && !status; m++) {
        const mv_metric *metric = mv_page_of_whole(m);
        double *value = &side->of_whole[date * MV_COUNT(of_whole) + m];
        bool searched = strcmp(metric->name, "frustration") == 0 && network->tie_count > MV_PAGE_SEARCHED_TIES;
        *value = NAN;
        if (!searched && !mv_metric_is_too_slow(metric, network, &options))
            status = mv_metric_run(metric, network, &options, value, log);
    }
    return status;
}

static void set_undefined(const mv_page *page, mv_page_side *side)
{
    size_t actors = side->whole->actor_count, dates = page->date_count, vectors = side->set->vector_count;
    side->scores = mv_alloc_array(page->metric_count * dates * actors, sizeof *side->scores);
    for (size_t i = 0; i < page->metric_count * dates * actors; i++) side->scores[i] = NAN;
    side->shares = mv_alloc_array(dates * actors * vectors, sizeof *side->shares);
    for (size_t i = 0; i < dates * actors * vectors; i++) side->shares[i] = NAN;
    side->hostile = mv_alloc_array(dates * actors * vectors, sizeof *side->hostile);
    side->of_whole = mv_alloc_array(dates * MV_COUNT(of_whole), sizeof *side->of_whole);
    side->bridged_until = mv_alloc_array(dates, sizeof *side->bridged_until);
    side->beyond = mv_alloc_array(dates, sizeof *side->beyond);
    side->left = mv_alloc_array(dates * side->relation_count, sizeof *side->left);
    side->away = mv_alloc_array(dates * actors, sizeof *side->away);
}

/* Which of a number of things are in a list. */
static bool *marked(const uint32_t *list, size_t listed, size_t count)
{
    bool *in = mv_alloc_array(count, sizeof *in);
    for (size_t i = 0; i < listed; i++) in[list[i]] = true;
    return in;
}

static void find_unselected(mv_page_side *side, const mv_network *network, size_t date)
{
    const mv_relations *set = side->set;
    size_t actors = side->whole->actor_count;
    bool *relations = marked(network->relations, network->relation_count, set->relation_count);
    for (size_t i = 0; i < side->relation_count; i++)
        side->left[date * side->relation_count + i] =
            !relations[side->relations[i]] &&
            mv_spans_meet(counts(set, &set->relations[side->relations[i]]), network->days);
    bool *there = marked(network->actors, network->actor_count, set->actor_count);
    for (size_t i = 0; i < actors; i++)
        side->away[date * actors + i] =
            !there[side->whole->actors[i]] &&
            mv_spans_meet(mv_actor_span(mv_network_actor(side->whole, i)), network->days);
    free(there);
    free(relations);
}

static mv_status measure_date(const mv_page *page, mv_page_side *side, size_t date, mv_log *log)
{
    mv_network *network = NULL;
    mv_selection selection = on(&side->selection, page->dates[date]);
    mv_status status = mv_network_build(&network, side->set, &selection, log);
    if (!status) side->beyond[date] = !mv_coverage_reaches(side->set, network->days);
    if (!status) status = measure_actors(page, side, network, date, log);
    if (!status) profile_actors(side, network, date);
    if (!status) find_bridged(side, network, date);
    if (!status) find_unselected(side, network, date);
    if (!status) status = measure_whole(page, side, network, date, log);
    mv_network_free(network);
    return status;
}

static void leave_date(mv_page_side *side, size_t date)
{
    side->bridged_until[date] = side->bridged_count;
    for (size_t m = 0; m < MV_COUNT(of_whole); m++) side->of_whole[date * MV_COUNT(of_whole) + m] = NAN;
}

mv_status mv_page_measure(mv_page *page, mv_page_side *side, mv_log *log)
{
    const mv_page_options *options = page->options;
    mv_status status = MV_OK;
    set_undefined(page, side);
    for (size_t d = 0; d < page->date_count && !status; d++) {
        bool late = side->measured < d || (d && mv_time_is_over(page->until));
        if (late) {
            leave_date(side, d);
            continue;
        }
        if (options->progress) options->progress(options->context, "Dates", d, page->date_count);
        status = measure_date(page, side, d, log);
        side->measured++;
    }
    if (status || side->measured == page->date_count) return status;
    mv_time_say(log, "the page", side->measured, page->date_count, "dates");
    if (options->limited) *options->limited = true;
    return MV_OK;
}
