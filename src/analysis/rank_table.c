#include "analysis/graph/ranking.h"
#include "multivector/rank.h"
#include "support/index.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- who is ranked ---------------------------------------------------------------------------------------- */

static size_t count_kind(const mv_network *network, const char *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        bool same = strcmp(mv_network_actor(network, i)->kind, kind) == 0;
        count += same;
    }
    return count;
}

static const char *commonest_kind(const mv_network *network)
{
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < network->actor_count; i++) {
        const char *kind = mv_network_actor(network, i)->kind;
        if (best && strcmp(best, kind) == 0) continue;
        size_t count = count_kind(network, kind);
        if (count < most || (count == most && best && strcmp(best, kind) < 0)) continue;
        most = count;
        best = kind;
    }
    return best;
}

/* Of the focus, on the last date that has it. */
static const char *choose_kind(const mv_rank_table *t)
{
    for (size_t d = t->dates; d-- > 0;)
        if (t->networks[d]->focus != MV_NONE) return mv_network_actor(t->networks[d], t->networks[d]->focus)->kind;
    for (size_t d = t->dates; d-- > 0;)
        if (t->networks[d]->actor_count) return commonest_kind(t->networks[d]);
    return "";
}

/* The focus, or who takes its place. */
static size_t reference_of(const mv_rank_table *t, const mv_network *network)
{
    if (network->focus != MV_NONE) return network->focus;
    for (size_t i = 0; i < network->actor_count; i++)
        if (strcmp(mv_network_actor(network, i)->kind, t->kind) == 0) return i;
    return MV_NONE;
}

/* --- one date --------------------------------------------------------------------------------------------- */

/* Ties of each actor: positive ones, or all. */
static size_t *count_ties(const mv_network *network, bool positive)
{
    size_t *ties = mv_alloc_array(network->actor_count, sizeof *ties);
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        bool counts = end.tie->state == MV_POSITIVE || (!positive && end.tie->state <= MV_AMBIVALENT);
        ties[end.actor] += counts;
    }
    return ties;
}

static mv_rank_row *row_of(mv_rank_table *t, mv_index *rows, const char *id)
{
    size_t found = mv_index_find(rows, id);
    if (found != MV_ABSENT) return &t->rows[found];
    mv_rank_row row = { .id = id };
    for (size_t d = 0; d < MV_RANK_DATES; d++) row.at[d] = (mv_rank_place){ .actor = MV_NONE, .value = NAN };
    t->rows = mv_grow(t->rows, t->count, sizeof *t->rows);
    t->rows[t->count] = row;
    mv_index_add(rows, id, t->count);
    return &t->rows[t->count++];
}

/* Everybody of the kind where there are no ranks, those coded alike where there are. */
static void add_places(mv_rank_table *t, size_t date, const mv_peers *peers, const double *values, mv_index *rows)
{
    const mv_network *network = t->networks[date];
    size_t *ties = count_ties(network, t->metric->flags & MV_OF_VECTORS);
    for (size_t i = 0; i < network->actor_count; i++) {
        const mv_actor *actor = mv_network_actor(network, i);
        if (strcmp(actor->kind, t->kind) != 0) continue;
        if (!t->unranked[date] && !peers->actors[i]) {
            t->otherwise[date]++;
            continue;
        }
        mv_rank_among among = mv_rank_of(peers, values, network->actor_count, i, NULL);
        mv_rank_place place = { i, values[i], among.rank, among.sharers, ties[i], NULL };
        if (isnan(values[i])) place.undefined = mv_metric_missing(t->metric, network, i, values[i]);
        row_of(t, rows, actor->id)->at[date] = place;
        if (!isnan(values[i])) t->of[date]++;
    }
    free(ties);
}

static mv_status measure(mv_rank_table *t, size_t date, const mv_metric_options *options, mv_index *rows,
                         mv_log *log)
{
    const mv_network *network = t->networks[date];
    size_t reference = reference_of(t, network);
    t->unranked[date] = reference == MV_NONE ? "there is nobody to rank" : NULL;
    if (reference == MV_NONE) return MV_OK;
    double *values = mv_alloc_array(network->actor_count, sizeof *values);
    mv_status status = mv_metric_run(t->metric, network, options, values, log);
    if (!status) {
        mv_peers peers = mv_peers_of(network, reference);
        t->unranked[date] = peers.undefined;
        add_places(t, date, &peers, values, rows);
        mv_peers_clear(&peers);
    }
    free(values);
    return status;
}

/* --- the table -------------------------------------------------------------------------------------------- */

static size_t last_date(const mv_rank_table *t)
{
    return t->dates - 1;
}

static int by_value(const void *a, const void *b)
{
    const mv_rank_row *x = a, *y = b;
    double first = x->strength, second = y->strength; /* the value, while sorting */
    if (isnan(first) != isnan(second)) return isnan(first) ? 1 : -1;
    if (first > second || first < second) return first > second ? -1 : 1;
    return strcmp(x->id, y->id);
}

static void sort_rows(mv_rank_table *t)
{
    for (size_t i = 0; i < t->count; i++) t->rows[i].strength = t->rows[i].at[last_date(t)].value;
    if (t->count) qsort(t->rows, t->count, sizeof *t->rows, by_value);
    for (size_t i = 0; i < t->count; i++) t->rows[i].strength = 0;
}

/* Who has a tie with the focus on the last date. */
static void mark_partners(mv_rank_table *t)
{
    const mv_network *network = t->networks[last_date(t)];
    for (size_t i = 0; i < t->count; i++) {
        mv_rank_row *row = &t->rows[i];
        size_t actor = mv_network_find(network, row->id);
        if (actor == MV_NONE || network->focus == MV_NONE) continue;
        row->focus = actor == network->focus;
        const mv_tie *tie = row->focus ? NULL : mv_end_between(network, network->focus, actor);
        row->partner = tie && tie->state <= MV_AMBIVALENT;
        row->strength = row->partner ? tie->strength : 0;
    }
}

static mv_status choose_metric(mv_rank_table *t, const char *name, mv_log *log)
{
    const mv_relations *set = t->networks[last_date(t)]->set;
    size_t counted = 0;
    for (size_t i = 0; i < set->vector_count; i++) counted += set->vectors[i].counted;
    if (!name) name = counted > 1 ? "evenness" : "degree";
    return mv_metric_named(&t->metric, name, true, t->networks[last_date(t)]->selection.directed, log);
}

static mv_status build(mv_rank_table **out, const mv_network *const *networks, size_t count, const char *metric,
                       const mv_metric_options *options, mv_log *log)
{
    mv_rank_table *t = *out = mv_alloc(sizeof *t);
    mv_index rows = { 0 };
    t->dates = count;
    for (size_t d = 0; d < count; d++) t->networks[d] = networks[d];
    t->kind = choose_kind(t);
    mv_status status = choose_metric(t, metric, log);
    for (size_t d = 0; d < count && !status; d++) status = measure(t, d, options, &rows, log);
    mv_index_clear(&rows);
    sort_rows(t);
    mark_partners(t);
    if (!status) return MV_OK;
    mv_rank_free(t);
    *out = NULL;
    return status;
}

mv_status mv_rank_build(mv_rank_table **out, const mv_network *const *networks, size_t count, const char *metric,
                        const mv_metric_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, build(out, networks, count, metric, options, log), mv_guard_failed(log));
}

void mv_rank_free(mv_rank_table *table)
{
    if (!table) return;
    free(table->rows);
    free(table);
}

const mv_rank_row *mv_rank_focus(const mv_rank_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].focus) return &table->rows[i];
    return NULL;
}

const char *mv_rank_name(const mv_rank_table *table, const mv_rank_row *row, const char *language)
{
    for (size_t d = table->dates; d-- > 0;)
        if (row->at[d].actor != MV_NONE) return mv_network_name(table->networks[d], row->at[d].actor, language);
    return row->id;
}
