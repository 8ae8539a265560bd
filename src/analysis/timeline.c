#include "analysis/timeline_parts.h"
#include "support/cases.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- dates ------------------------------------------------------------------------------------------------ */

mv_period mv_timeline_days(const mv_relations *set)
{
    int32_t first = 0, last = 0;
    for (size_t i = 0; i < set->relation_count; i++) {
        int32_t start = set->relations[i].start.day, end = set->relations[i].end.day;
        if (start && (!first || start < first)) first = start;
        if (start > last) last = start;
        if (end > last) last = end;
    }
    return (mv_period){ mv_date_on(first), mv_date_on(set->as_of.day ? set->as_of.day : last) };
}

/* Dates are counted from the first one, so that the 31st comes back after a shorter month; the end is always one
 * of them. */
static mv_status choose_dates(mv_timeline *timeline, const mv_timeline_options *options, mv_log *log)
{
    const mv_relations *set = timeline->set;
    mv_period days = mv_timeline_days(set);
    int32_t since = options->since.day ? options->since.day : days.from.day;
    int32_t until = options->until.day ? options->until.day : days.to.day;
    int months = options->months ? options->months : 12;
    mv_date_text a, b;
    if (!since || !until)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "the set has no dates; --since and --until were expected");
    if (until < since)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "the timeline ends on %s, before it begins on %s",
                            mv_date_format(mv_date_on(until), b), mv_date_format(mv_date_on(since), a));
    for (int n = 0; !n || timeline->dates[timeline->date_count - 1].day < until; n++) {
        mv_date date = mv_date_add_months(mv_date_on(since), n * months);
        if (!date.day || date.day > until) date = mv_date_on(until);
        if (timeline->date_count == MV_MOST_DATES)
            return mv_log_error(log, MV_LIMIT, (mv_place){ 0 },
                                "more than %d dates, so that none is measured; a longer --step was expected",
                                MV_MOST_DATES);
        timeline->dates = mv_grow(timeline->dates, timeline->date_count, sizeof date);
        timeline->dates[timeline->date_count++] = date;
    }
    return MV_OK;
}

/* --- metrics ---------------------------------------------------------------------------------------------- */

static mv_status add_metric(mv_timeline *timeline, const char *name, bool directed, mv_log *log)
{
    const mv_metric *metric;
    mv_status status = mv_metric_named(&metric, name, false, directed, log);
    if (status) return status;
    if (metric->scope == MV_PER_ACTOR && timeline->focus == MV_NONE)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "%s is a metric of actors; --focus ID was expected",
                            name);
    mv_timeline_add(timeline, metric, MV_NONE);
    return MV_OK;
}

/* Evenness leads where it can be had: over two counted vectors or more. */
static mv_names usual_of_focus(const mv_relations *set)
{
    static const char *const of_focus[] = { "evenness", "degree", "strength", "betweenness" };
    size_t counted = 0;
    for (size_t i = 0; i < set->vector_count; i++) counted += set->vectors[i].counted;
    return counted > 1 ? (mv_names){ of_focus, MV_COUNT(of_focus) }
                       : (mv_names){ of_focus + 1, MV_COUNT(of_focus) - 1 };
}

static mv_status choose_metrics(mv_timeline *timeline, mv_names names, bool directed, mv_log *log)
{
    static const char *const of_all[] = { "ties", "negative", "transitivity" };
    mv_status status = MV_OK;
    if (!names.count && timeline->focus != MV_NONE) names = usual_of_focus(timeline->set);
    if (!names.count) names = (mv_names){ of_all, MV_COUNT(of_all) };
    for (size_t i = 0; i < names.count && !status; i++)
        status = mv_timeline_is_share(names.items[i]) ? mv_timeline_add_shares(timeline, names.items[i], log)
                                                      : add_metric(timeline, names.items[i], directed, log);
    return status;
}

/* The value of one metric on one network: the network's own, or that of the focus. */
static mv_status measure(const mv_network *network, const mv_metric *metric, const mv_metric_options *options,
                         double *value, mv_log *log)
{
    *value = NAN;
    if (metric->scope == MV_WHOLE) return mv_metric_run(metric, network, options, value, log);
    if (network->focus == MV_NONE) return MV_OK;
    double *scores = mv_alloc_array(network->actor_count, sizeof *scores);
    mv_status status = mv_metric_run(metric, network, options, scores, log);
    *value = scores[network->focus];
    free(scores);
    return status;
}

static mv_status measure_one(const mv_timeline *timeline, const mv_network *network, size_t metric,
                             const mv_metric_options *options, double *value, mv_log *log)
{
    if (timeline->vectors[metric] == MV_NONE)
        return measure(network, timeline->metrics[metric], options, value, log);
    *value = mv_timeline_share(network, timeline->set->vectors[timeline->vectors[metric]].id);
    return MV_OK;
}

/* What counts on one of the dates: that day, or so many months from it on. */
static void set_time(mv_selection *selection, mv_date date, int window)
{
    mv_date behind = mv_date_add_months(date, window);
    selection->at = window ? MV_AT_DURING : MV_AT_DATE;
    selection->date = date;
    selection->during = (mv_period){ date, behind.day ? mv_date_before(behind) : mv_date_of(9999, 12, 31) };
}

static mv_status measure_network(const mv_timeline *timeline, const mv_network *network,
                                 const mv_metric_options *options, double *values, mv_log *log)
{
    mv_status status = MV_OK;
    for (size_t m = 0; m < timeline->metric_count && !status; m++)
        status = measure_one(timeline, network, m, options, &values[m], log);
    return status;
}

static size_t count_partners(const mv_network *network)
{
    size_t count = 0;
    for (size_t i = 0; i < mv_end_count(network) && network->focus != MV_NONE; i++) {
        mv_end end = mv_end_at(network, i);
        count += end.actor == network->focus && end.tie->state == MV_POSITIVE;
    }
    return count;
}

/* --- all dates --- */

/* What a date comes to; behind it the values, then how many directed relations of each type there are. */
typedef struct date_record {
    bool focus_gone, beyond;
    size_t actors, partners;
} date_record;

typedef struct dating {
    const mv_timeline *timeline;
    const mv_relations *document;
    const mv_selection *selection;
    mv_metric_options metric;
} dating;

static mv_status measure_date(const void *context, size_t date, void *record, mv_log *log)
{
    const dating *d = context;
    mv_timeline one = *d->timeline;
    mv_selection selection = *d->selection;
    mv_network *network = NULL;
    date_record *found = record;
    double *values = (double *)(void *)(found + 1);
    set_time(&selection, one.dates[date], one.window);
    mv_status status = mv_network_build(&network, d->document, &selection, log);
    if (!status) status = measure_network(&one, network, &d->metric, values, log);
    if (!status) {
        size_t *counts =
            mv_direction_count(network); /* a projection has its own type behind those of the document */
        *found = (date_record){ network->focus == MV_NONE, !mv_coverage_reaches(one.set, network->days),
                                network->actor_count, count_partners(network) };
        memcpy(values + one.metric_count, counts, d->document->type_count * sizeof *counts);
        free(counts);
    }
    mv_network_free(network);
    return status;
}

/* A date whose process died is without values. */
static void take_date(mv_timeline *timeline, const dating *d, size_t date, const date_record *record, bool made)
{
    const double *values = (const double *)(const void *)(record + 1);
    size_t metrics = timeline->metric_count;
    for (size_t m = 0; m < metrics; m++) timeline->values[date * metrics + m] = made ? values[m] : NAN;
    timeline->focus_gone[date] = record->focus_gone;
    timeline->beyond[date] = record->beyond;
    timeline->actors[date] = record->actors;
    timeline->partners[date] = record->partners;
    if (!d->selection->directed)
        mv_direction_add_counts(&timeline->direction, d->document,
                                (const size_t *)(const void *)(values + metrics));
}

static void make_room(mv_timeline *timeline)
{
    size_t dates = timeline->date_count;
    timeline->values = mv_alloc_array(dates * timeline->metric_count, sizeof *timeline->values);
    timeline->focus_gone = mv_alloc_array(dates, sizeof *timeline->focus_gone);
    timeline->beyond = mv_alloc_array(dates, sizeof *timeline->beyond);
    timeline->actors = mv_alloc_array(dates, sizeof *timeline->actors);
    timeline->partners = mv_alloc_array(dates, sizeof *timeline->partners);
}

static mv_status measure_all(mv_timeline *timeline, const mv_relations *document, const mv_selection *selection,
                             const mv_timeline_options *options, mv_log *log)
{
    dating d = { timeline, document, selection, options->metric };
    size_t dates = timeline->date_count, size = sizeof(date_record) + timeline->metric_count * sizeof(double) +
                                                document->type_count * sizeof(size_t);
    mv_cases cases = { .count = dates,
                       .record_size = size,
                       .jobs = dates * document->relation_count >= MV_SHARED_TRIALS ? options->metric.jobs : 1,
                       .until = mv_time_until(options->seconds),
                       .run = measure_date,
                       .context = &d,
                       .what = "the timeline",
                       .things = "dates",
                       .progress = options->progress,
                       .title = "Dates",
                       .listener = options->context };
    char *records = mv_alloc_array(dates, size);
    bool *made = mv_alloc_array(dates, sizeof *made);
    if (cases.jobs > 1) d.metric.jobs = 1;
    make_room(timeline);
    mv_status status = mv_cases_run(&cases, records, made, &timeline->date_count, log);
    timeline->unmeasured = dates - timeline->date_count;
    for (size_t i = 0; i < timeline->date_count && !status; i++)
        take_date(timeline, &d, i, (const date_record *)(const void *)(records + i * size), made[i]);
    MV_FREE(records, made);
    return status;
}

/* --- relations of unknown beginning ----------------------------------------------------------------------- */

/* The first date that reaches the document's own. */
static size_t find_joining(const mv_timeline *timeline, mv_selection selection)
{
    for (size_t d = 0; d < timeline->date_count && timeline->set->as_of.day; d++) {
        set_time(&selection, timeline->dates[d], timeline->window);
        mv_date last = timeline->window ? selection.during.to : selection.date;
        if (last.day >= timeline->set->as_of.day) return d ? d : MV_NONE;
    }
    return MV_NONE;
}

/* They begin to count on a date on which nothing happened: what they add there is told apart. */
static mv_status measure_joining(mv_timeline *timeline, const mv_relations *document, mv_selection selection,
                                 const mv_timeline_options *options, mv_log *log)
{
    timeline->joins = timeline->undated ? find_joining(timeline, selection) : MV_NONE;
    if (timeline->joins == MV_NONE) return MV_OK;
    bool *apart = mv_alloc_array(document->relation_count, sizeof *apart);
    for (size_t i = 0; i < document->relation_count; i++) apart[i] = !document->relations[i].start.day;
    mv_network *network = NULL;
    set_time(&selection, timeline->dates[timeline->joins], timeline->window);
    selection.uncovered = apart;
    timeline->unjoined = mv_alloc_array(timeline->metric_count, sizeof *timeline->unjoined);
    mv_status status = mv_network_build(&network, document, &selection, log);
    if (!status) status = measure_network(timeline, network, &options->metric, timeline->unjoined, log);
    mv_network_free(network);
    free(apart);
    return status;
}

bool mv_timeline_steps(const mv_timeline *timeline, size_t metric)
{
    if (timeline->joins == MV_NONE) return false;
    double with = timeline->values[timeline->joins * timeline->metric_count + metric],
           without = timeline->unjoined[metric];
    if (isnan(with) || isnan(without)) return isnan(with) != isnan(without);
    return fabs(with - without) > 1e-9 * fmax(fabs(with), fabs(without));
}

bool mv_timeline_any_steps(const mv_timeline *timeline)
{
    bool any = false;
    for (size_t m = 0; m < timeline->metric_count; m++) any = any || mv_timeline_steps(timeline, m);
    return any;
}

/* --- events ----------------------------------------------------------------------------------------------- */

/* By ends, type and id, so that the order of the file does not show. */
static int by_names(const mv_relations *set, size_t a, size_t b)
{
    const mv_relation *x = &set->relations[a], *y = &set->relations[b];
    int order = strcmp(set->actors[x->source].id, set->actors[y->source].id);
    if (!order) order = strcmp(set->actors[x->target].id, set->actors[y->target].id);
    if (!order) order = strcmp(set->types[x->type].id, set->types[y->type].id);
    if (!order) order = strcmp(x->id ? x->id : "", y->id ? y->id : "");
    return order ? order : (a > b) - (a < b);
}

/* An event with what its names are looked up in. */
typedef struct named_event {
    mv_timeline_event event;
    const mv_relations *set;
} named_event;

static int by_date(const void *a, const void *b)
{
    const mv_timeline_event *x = &((const named_event *)a)->event, *y = &((const named_event *)b)->event;
    if (x->date.day != y->date.day) return x->date.day < y->date.day ? -1 : 1;
    if (x->relation != y->relation) return by_names(((const named_event *)a)->set, x->relation, y->relation);
    return (int)y->begins - (int)x->begins;
}

static void sort_events(mv_timeline *timeline)
{
    named_event *all = mv_alloc_array(timeline->event_count, sizeof *all);
    for (size_t i = 0; i < timeline->event_count; i++)
        all[i] = (named_event){ timeline->events[i], timeline->set };
    if (timeline->event_count) qsort(all, timeline->event_count, sizeof *all, by_date);
    for (size_t i = 0; i < timeline->event_count; i++) timeline->events[i] = all[i].event;
    free(all);
}

static void add_event(mv_timeline *timeline, mv_date date, size_t relation, bool begins)
{
    int32_t since = timeline->dates[0].day, until = timeline->dates[timeline->date_count - 1].day;
    if (!date.day || date.day < since || date.day > until) return;
    timeline->events = mv_grow(timeline->events, timeline->event_count, sizeof *timeline->events);
    timeline->events[timeline->event_count++] = (mv_timeline_event){ date, relation, begins, MV_NONE };
}

/* Which relations can count on any day is asked of a selection without a date. */
static mv_status list_events(mv_timeline *timeline, mv_selection selection, mv_log *log)
{
    mv_network *network = NULL;
    selection.at = MV_AT_ALL;
    selection.project = NULL;
    mv_status status = mv_network_build(&network, timeline->set, &selection, log);
    if (status) return status;
    timeline->relations = mv_alloc_array(network->relation_count, sizeof *timeline->relations);
    for (size_t i = 0; i < network->relation_count; i++) {
        uint32_t number = network->relations[i];
        const mv_relation *relation = &timeline->set->relations[number];
        bool undated = timeline->set->as_of.day && !relation->start.day;
        timeline->relations[timeline->selected++] = number;
        timeline->undated += undated;
        bool ours = timeline->focus == MV_NONE || relation->source == timeline->focus ||
                    relation->target == timeline->focus;
        if (!ours) continue;
        timeline->undated_own += undated;
        add_event(timeline, relation->start, number, true);
        add_event(timeline, relation->end, number, false);
    }
    sort_events(timeline);
    mv_timeline_pair_events(timeline);
    mv_network_free(network);
    return MV_OK;
}

/* --- who stands for whom ---------------------------------------------------------------------------------- */

/* Looks where actors go on in others on the dates; and from here on the set is the one in which they are followed.
 */
static void find_identity(mv_timeline *timeline, mv_selection selection, mv_identity_rule rule)
{
    mv_moment *moments = mv_alloc_array(timeline->date_count, sizeof *moments);
    for (size_t d = 0; d < timeline->date_count; d++) {
        set_time(&selection, timeline->dates[d], timeline->window);
        moments[d] = (mv_moment){ timeline->set, mv_selection_days(&selection, timeline->set) };
    }
    mv_identity_find(&timeline->identity, moments, timeline->date_count, selection.without, rule);
    free(moments);
    timeline->followed = mv_identity_apply(&timeline->identity, timeline->set, (mv_span){ 0, 0 });
    if (timeline->followed) timeline->set = timeline->followed;
}

static size_t find_focus(const mv_timeline *timeline, const mv_selection *selection)
{
    const char *id = mv_identity_of(&timeline->identity, selection->focus);
    return id ? mv_relations_find_actor(timeline->set, id) : timeline->set->focus;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status timeline_build(mv_timeline **out, const mv_relations *set, const mv_selection *selection,
                                const mv_timeline_options *options, mv_log *log)
{
    mv_timeline *timeline = mv_alloc(sizeof *timeline);
    timeline->joins = MV_NONE;
    timeline->arena = mv_arena_new();
    timeline->set = set;
    timeline->selection = *selection;
    timeline->fold = selection->fold;
    timeline->side = selection->side;
    timeline->window = options->window;
    timeline->normalised = options->metric.normalised;
    mv_selection by = *selection;
    by.identity = &timeline->identity;
    mv_status status = choose_dates(timeline, options, log);
    if (!status) find_identity(timeline, by, options->identity);
    timeline->focus = find_focus(timeline, selection);
    if (!status) status = choose_metrics(timeline, options->metrics, selection->directed, log);
    if (!status) status = measure_all(timeline, set, &by, options, log);
    if (!status) status = list_events(timeline, by, log);
    if (!status) status = measure_joining(timeline, set, by, options, log);
    if (status)
        mv_timeline_free(timeline);
    else
        *out = timeline;
    return status;
}

mv_status mv_timeline_build(mv_timeline **out, const mv_relations *set, const mv_selection *selection,
                            const mv_timeline_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, timeline_build(out, set, selection, options, log), mv_guard_failed(log));
}

bool mv_timeline_is_few(const mv_timeline *timeline, size_t date, size_t metric)
{
    const mv_metric *row = timeline->metrics[metric];
    return row->scope == MV_PER_ACTOR && (row->flags & MV_OF_VECTORS) && timeline->partners[date] < MV_FEW_TIES;
}

const char *mv_timeline_focus_name(const mv_timeline *timeline, const char *language)
{
    const mv_actor *focus = &timeline->set->actors[timeline->focus];
    return mv_actor_name_on(focus, language, timeline->dates[timeline->date_count - 1].day);
}

void mv_timeline_free(mv_timeline *timeline)
{
    if (!timeline) return;
    free(timeline->dates);
    free(timeline->metrics);
    free(timeline->vectors);
    mv_arena_free(timeline->arena);
    mv_direction_clear(&timeline->direction);
    mv_identity_clear(&timeline->identity);
    mv_relations_free(timeline->followed);
    MV_FREE(timeline->values, timeline->focus_gone, timeline->beyond, timeline->actors, timeline->partners,
            timeline->unjoined, timeline->events, timeline->relations);
    free(timeline);
}
