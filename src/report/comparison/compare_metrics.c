#include "analysis/graph/ranking.h"
#include "report/comparison/compare_parts.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Who gained and who lost by each metric. Actors in one network only take no part: their coming or going moves
 * nobody's rank. */

/* One metric on the actors in both. */
typedef struct moves {
    const mv_metric *metric;
    bool skipped;     /* the networks are large, and nobody named it */
    const char *lack; /* why there are no values of one of them; NULL */
    size_t count;
    size_t *actors; /* of the union, ascending */
    double *a, *b, *rank_a, *rank_b;
    mv_rank_agreement agreement;
} moves;

/* --- choosing --------------------------------------------------------------------------------------------- */

/* Numbers of groups are no ranks. */
static bool is_comparable(const mv_metric *metric, bool directed)
{
    return metric->scope == MV_PER_ACTOR && (directed || !(metric->flags & MV_DIRECTED_ONLY)) &&
           strcmp(metric->name, "community") != 0;
}

static mv_status choose_one(const mv_metric **metrics, size_t *count, const char *name, bool directed, mv_log *log)
{
    const mv_metric *metric;
    mv_status status = mv_metric_named(&metric, name, true, directed, log);
    if (status) return status;
    if (!is_comparable(metric, directed))
        return mv_misuse(log, "%s cannot be compared; a metric that ranks actors was expected", name);
    for (size_t i = 0; i < *count; i++)
        if (metrics[i] == metric) return MV_OK;
    metrics[(*count)++] = metric;
    return MV_OK;
}

/* `metrics` has room for every metric there is. */
static mv_status choose_metrics(const mv_metric **metrics, size_t *count, mv_names names, bool directed,
                                mv_log *log)
{
    static const char *const usual[] = { "degree", "strength", "betweenness", "harmonic", "eigenvector" };
    static const char *const usual_directed[] = { "in_degree",   "out_degree", "strength",
                                                  "betweenness", "harmonic",   "eigenvector" };
    bool all = false;
    mv_status status = MV_OK;
    *count = 0;
    if (!names.count)
        names = directed ? (mv_names){ usual_directed, MV_COUNT(usual_directed) }
                         : (mv_names){ usual, MV_COUNT(usual) };
    for (size_t i = 0; i < names.count; i++) all = all || strcmp(names.items[i], "all") == 0;
    for (size_t i = 0; i < mv_metric_count() && all; i++)
        if (is_comparable(mv_metric_at(i), directed)) metrics[(*count)++] = mv_metric_at(i);
    for (size_t i = 0; i < names.count && !all && !status; i++)
        status = choose_one(metrics, count, names.items[i], directed, log);
    return status;
}

/* --- computing -------------------------------------------------------------------------------------------- */

static mv_status run(const mv_compare_input *input, const mv_network *network, const mv_metric *metric,
                     double **values)
{
    *values = mv_alloc_array(network->actor_count, sizeof **values);
    return mv_metric_run(metric, network, &input->options->report.metric, *values, input->log);
}

static void clear(moves *m)
{
    free(m->actors);
    free(m->a);
}

/* Ranks among those who have a value in both: whoever has none in one moves nobody. */
static void rank(const double *own, const double *other, size_t count, double *ranks)
{
    double *scores = mv_alloc_array(count, sizeof *scores);
    for (size_t i = 0; i < count; i++) scores[i] = isfinite(other[i]) ? own[i] : NAN;
    mv_competition_ranks(scores, count, ranks);
    free(scores);
}

static void pick(moves *m, const mv_changes *changes, const double *of_a, const double *of_b)
{
    m->actors = mv_alloc_array(changes->actor_count, sizeof *m->actors);
    m->a = mv_alloc_array(4 * changes->actor_count, sizeof *m->a);
    m->b = m->a + changes->actor_count;
    m->rank_a = m->b + changes->actor_count;
    m->rank_b = m->rank_a + changes->actor_count;
    for (size_t i = 0; i < changes->actor_count; i++) {
        const mv_actor_pair *pair = &changes->actors[i];
        if (pair->a == MV_NONE || pair->b == MV_NONE) continue;
        m->actors[m->count] = i;
        m->a[m->count] = of_a[pair->a];
        m->b[m->count++] = of_b[pair->b];
    }
    rank(m->a, m->b, m->count, m->rank_a);
    rank(m->b, m->a, m->count, m->rank_b);
    m->agreement = mv_ranks_compare(m->a, m->b, m->count);
}

static mv_status compute(const mv_compare_input *input, moves *m)
{
    const mv_changes *changes = input->changes;
    const mv_metric_options *how = &input->options->report.metric;
    m->skipped =
        mv_metric_is_too_slow(m->metric, changes->a, how) || mv_metric_is_too_slow(m->metric, changes->b, how);
    m->agreement = (mv_rank_agreement){ 0, NAN, NAN };
    if (m->skipped) return MV_OK;
    double *of_a = NULL, *of_b = NULL;
    mv_status status = run(input, changes->a, m->metric, &of_a);
    if (!status) status = run(input, changes->b, m->metric, &of_b);
    if (!status && changes->a->actor_count) m->lack = mv_metric_lack(*of_a);
    if (!status && changes->b->actor_count && !m->lack) m->lack = mv_metric_lack(*of_b);
    if (!status) pick(m, changes, of_a, of_b);
    free(of_a);
    free(of_b);
    return status;
}

static mv_value agreement_value(const moves *m, double number, int decimals)
{
    const char *why = m->skipped               ? MV_WHY_TOO_SLOW
                      : m->lack                ? m->lack
                      : m->agreement.count < 2 ? MV_WHY_FEW_ACTORS
                                               : MV_WHY_NO_VARIATION;
    return mv_real_value(number, decimals, why);
}

static mv_value rank_value(const moves *m, size_t i, const double *ranks)
{
    bool compared = isfinite(m->a[i]) && isfinite(m->b[i]);
    return compared ? mv_integer_value(ranks[i])
                    : mv_real_value(NAN, 0, m->lack ? m->lack : "not defined in both");
}

/* --- JSON ------------------------------------------------------------------------------------------------- */

static mv_value moves_value(const mv_compare_input *input, const moves *m)
{
    static const char *const keys[] = { "id", "a", "b", "rank_a", "rank_b" };
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), m->count);
    for (size_t i = 0; i < m->count; i++) {
        const mv_value row[] = { mv_text_value(mv_compare_id(input, m->actors[i])),
                                 mv_metric_value(m->metric, m->a[i]), mv_metric_value(m->metric, m->b[i]),
                                 rank_value(m, i, m->rank_a), rank_value(m, i, m->rank_b) };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

static void add_data(const mv_compare_input *input, const moves *all, size_t count)
{
    static const char *const keys[] = { "metric", "tau_b", "spearman", "moves", "compared", "left_out" };
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), count);
    for (size_t i = 0; i < count; i++) {
        const moves *m = &all[i];
        size_t left_out = input->changes->actor_count - m->agreement.count;
        const mv_value row[] = { mv_text_value(m->metric->name),
                                 agreement_value(m, m->agreement.tau_b, 3),
                                 agreement_value(m, m->agreement.spearman, 3),
                                 moves_value(input, m),
                                 mv_integer_value((double)m->agreement.count),
                                 mv_integer_value((double)left_out) };
        mv_table_add(list, row);
    }
    mv_section *data = mv_report_add_section(input->report, "metrics", NULL, "");
    mv_section_add_field(data, "metrics", NULL, mv_list_value(list));
}

/* --- for readers and spreadsheets --------------------------------------------------------------------------- */

static void add_agreement_table(const mv_compare_input *input, mv_section *section, const moves *all, size_t count)
{
    static const mv_column columns[] = { { "metric", "Metric" },
                                         { "tau_b", "Kendall's tau-b" },
                                         { "spearman", "Spearman's rho" },
                                         { "compared", "Actors compared" } };
    mv_table table = mv_table_shown("agreement", columns, MV_COUNT(columns), count);
    for (size_t i = 0; i < count; i++) {
        const moves *m = &all[i];
        const mv_value row[] = { mv_text_value(input->complete ? m->metric->name : m->metric->title),
                                 agreement_value(m, m->agreement.tau_b, 3),
                                 agreement_value(m, m->agreement.spearman, 3),
                                 mv_integer_value((double)m->agreement.count) };
        mv_table_add(&table, row);
    }
    table.note = mv_compare_reasons(input, &table);
    mv_section_add_table(section, table);
}

static double climb(const moves *m, size_t i)
{
    return isfinite(m->a[i]) && isfinite(m->b[i]) ? m->rank_a[i] - m->rank_b[i] : 0;
}

/* The next largest move after `taken` of them, of equal ones the first by id; MV_NONE behind the last. */
static size_t next_move(const moves *m, const bool *taken)
{
    size_t best = MV_NONE;
    for (size_t i = 0; i < m->count; i++) {
        if (taken[i] || climb(m, i) == 0) continue;
        if (best == MV_NONE || fabs(climb(m, i)) > fabs(climb(m, best))) best = i;
    }
    return best;
}

static const mv_column move_columns[] = { { "metric", "Metric" }, { "id", NULL },
                                          { "name", "Actor" },    { "a", "A" },
                                          { "b", "B" },           { "rank_a", "Rank in A" },
                                          { "rank_b", "in B" },   { "move", "Places up" } };

static void add_move(const mv_compare_input *input, mv_table *table, const moves *m, size_t i)
{
    const mv_value row[] = { mv_text_value(input->complete ? m->metric->name : m->metric->title),
                             mv_text_value(mv_compare_id(input, m->actors[i])),
                             mv_compare_name_value(input, m->actors[i]),
                             mv_metric_value(m->metric, m->a[i]),
                             mv_metric_value(m->metric, m->b[i]),
                             rank_value(m, i, m->rank_a),
                             rank_value(m, i, m->rank_b),
                             mv_integer_value(climb(m, i)) };
    _Static_assert(MV_COUNT(row) == MV_COUNT(move_columns), "a value for every column");
    mv_table_add(table, row);
}

/* Where the focus stands among the actors of these moves; MV_NONE when it is not in both networks. */
static size_t find_focus(const mv_compare_input *input, const moves *m)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->actors[i] == input->focus.actor) return i;
    return MV_NONE;
}

/* The focus and the five largest moves by each metric, or every actor for spreadsheets. */
static void add_move_table(const mv_compare_input *input, mv_section *section, const moves *all, size_t count)
{
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) rows += all[i].count;
    mv_table table = mv_table_shown("moves", move_columns, MV_COUNT(move_columns), rows);
    for (size_t k = 0; k < count; k++) {
        const moves *m = &all[k];
        bool *taken = mv_alloc_array(m->count, sizeof *taken);
        size_t focus = find_focus(input, m);
        for (size_t i = 0; i < m->count && input->complete; i++) add_move(input, &table, m, i);
        if (focus != MV_NONE && !input->complete) {
            taken[focus] = true;
            add_move(input, &table, m, focus);
        }
        for (size_t n = 0, next; n < MV_SHOWN_MOVES && !input->complete && (next = next_move(m, taken)) != MV_NONE;
             n++) {
            taken[next] = true;
            add_move(input, &table, m, next);
        }
        free(taken);
    }
    if (table.row_count)
        mv_section_add_table(section, table);
    else
        mv_table_clear(&table);
}

static void say_who_takes_part(const mv_compare_input *input, mv_section *section)
{
    const size_t *changes = input->changes->actor_changes;
    mv_text text = { 0 };
    mv_text_add(&text,
                "How alike the rankings are: 1 the same, 0 unrelated, -1 turned round. Then the focus and the "
                "five largest moves by each metric; rank 1 is the largest value.");
    if (changes[MV_ADDED] || changes[MV_REMOVED])
        mv_text_format(&text, " Actors in one set only take no part: %zu of A, %zu of B.", changes[MV_REMOVED],
                       changes[MV_ADDED]);
    mv_section_say(input->report, section, &text);
}

static void add_sections(const mv_compare_input *input, const moves *all, size_t count)
{
    add_data(input, all, count);
    mv_section *section = mv_report_add_section(input->report, "metrics", "Ranks", "");
    say_who_takes_part(input, section);
    add_agreement_table(input, section, all, count);
    add_move_table(input, section, all, count);
}

mv_status mv_compare_metrics(mv_compare_input *input)
{
    const mv_report_options *options = &input->options->report;
    const mv_metric **metrics = mv_alloc_array(mv_metric_count(), sizeof *metrics);
    moves *all = mv_alloc_array(mv_metric_count(), sizeof *all);
    size_t count;
    mv_status status = choose_metrics(metrics, &count, options->metrics, input->changes->directed, input->log);
    for (size_t i = 0; i < count && !status; i++) {
        if (options->progress) options->progress(options->context, metrics[i]->title, i, count);
        all[i].metric = metrics[i];
        status = compute(input, &all[i]);
    }
    if (!status) add_sections(input, all, count);
    for (size_t i = 0; i < count; i++) clear(&all[i]);
    free(all);
    free(metrics);
    return status;
}
