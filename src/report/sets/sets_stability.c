#include "report/sets/sets_report.h"
#include "support/limits.h"
#include <stdlib.h>
#include <string.h>

/* Which ties the sets agree on, and the set they agree on. */

static size_t rows_listed(const mv_sets_list *list, size_t count)
{
    return mv_report_rows(list->options, list->complete, MV_SHOWN_ROWS, count);
}

static const char *name_of(const mv_sets_list *list, size_t actor)
{
    return mv_sets_name_of(list->sets, actor, list->options->language);
}

/* How many pairs are tied in just so many sets. */
static void add_spread(const mv_sets_list *list, mv_section *section)
{
    static const mv_column columns[] = { { "sets", "In sets" }, { "ties", "Ties" } };
    const mv_sets *sets = list->sets;
    size_t *spread = mv_alloc_array(sets->count + 1, sizeof *spread);
    for (size_t i = 0; i < sets->tie_count; i++) spread[sets->ties[i].positive + sets->ties[i].negative]++;
    mv_table table = mv_table_of("spread", columns, MV_COUNT(columns), sets->count);
    for (size_t s = 1; s <= sets->count; s++) {
        const mv_value row[] = { mv_integer_value((double)s), mv_integer_value((double)spread[s]) };
        if (list->complete || spread[s]) mv_table_add(&table, row);
    }
    free(spread);
    mv_section_add_table(section, table);
}

/* Most disputed first; of equally disputed ones those in more sets, then by ids, the order they come in. */
static int by_disagreement(const void *a, const void *b)
{
    const mv_stability *x = *(const mv_stability *const *)a, *y = *(const mv_stability *const *)b;
    if (x->disagreement != y->disagreement) return x->disagreement > y->disagreement ? -1 : 1;
    if (x->share != y->share) return x->share > y->share ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Best agreed first. */
static int by_agreement(const void *a, const void *b)
{
    const mv_stability *x = *(const mv_stability *const *)a, *y = *(const mv_stability *const *)b;
    if (x->disagreement != y->disagreement) return x->disagreement < y->disagreement ? -1 : 1;
    if (x->strength != y->strength) return x->strength > y->strength ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* Pointers to the ties, of the consensus alone if asked; for people in their order of interest. */
static const mv_stability **pick(const mv_sets_list *list, bool agreed, size_t *count)
{
    const mv_sets *sets = list->sets;
    const mv_stability **picked = mv_alloc_array(sets->tie_count, sizeof *picked);
    *count = 0;
    for (size_t i = 0; i < sets->tie_count; i++)
        if (!agreed || sets->ties[i].consensus) picked[(*count)++] = &sets->ties[i];
    if (!list->complete && *count)
        qsort((void *)picked, *count, sizeof *picked, agreed ? by_agreement : by_disagreement);
    return picked;
}

static mv_value share_value(double share)
{
    return mv_real_value(share, 3, NULL);
}

enum { PAIR = 4, MOST = 6 };

/* The ties that are picked: who is tied, and what `tell` says of each in the columns behind. */
static void add_tie_table(const mv_sets_list *list, mv_section *section, bool agreed, const mv_column *own,
                          size_t own_count, void (*tell)(const mv_stability *tie, mv_value *values))
{
    bool directed = list->sets->directed;
    mv_column columns[PAIR + MOST] = { { "a", NULL },
                                       { "b", NULL },
                                       { "a_name", directed ? "From" : "Actor" },
                                       { "b_name", directed ? "To" : "Actor" } };
    memcpy(columns + PAIR, own, own_count * sizeof *own);
    size_t count;
    const mv_stability **ties = pick(list, agreed, &count);
    size_t rows = rows_listed(list, count);
    mv_table table = mv_table_of("ties", columns, PAIR + own_count, rows);
    for (size_t i = 0; i < rows; i++) {
        const mv_stability *tie = ties[i];
        mv_value row[PAIR + MOST] = { mv_text_value(list->sets->actors[tie->a]),
                                      mv_text_value(list->sets->actors[tie->b]),
                                      mv_text_value(name_of(list, tie->a)), mv_text_value(name_of(list, tie->b)) };
        tell(tie, row + PAIR);
        mv_table_add(&table, row);
    }
    free((void *)ties);
    mv_section_add_table(section, table);
}

static const mv_column of_stability[] = { { "positive", "Positive in" },      { "negative", "Negative in" },
                                          { "possible", "Sets with both" },   { "share", "Share of sets" },
                                          { "disagreement", "Disagreement" }, { "consensus", "Consensus" } };
_Static_assert(MV_COUNT(of_stability) <= MOST, "there is room for its columns");

static void tell_stability(const mv_stability *tie, mv_value *values)
{
    values[0] = mv_integer_value((double)tie->positive);
    values[1] = mv_integer_value((double)tie->negative);
    values[2] = mv_integer_value((double)tie->possible);
    values[3] = share_value(tie->share);
    values[4] = share_value(tie->disagreement);
    values[5] = mv_integer_value(tie->consensus);
}

void mv_list_stability(const mv_sets_list *list)
{
    mv_section *section = mv_report_add_section(list->report, "stability", "Stability of ties", "stability");
    mv_text text = { 0 };
    size_t rows = rows_listed(list, list->sets->tie_count);
    mv_text_format(
        &text,
        "In how many of the %zu sets each %spair is tied. Disagreement is the share of the pairs of sets that "
        "differ about a tie: whether it is there, or its sign.",
        list->sets->count, list->sets->directed ? "ordered " : "");
    if (rows < list->sets->tie_count)
        mv_text_format(&text, " Listed are the %zu most disputed of %zu.", rows, list->sets->tie_count);
    mv_section_say(list->report, section, &text);
    add_spread(list, section);
    add_tie_table(list, section, false, of_stability, MV_COUNT(of_stability), tell_stability);
}

static const mv_column of_consensus[] = { { "sign", "Sign" },
                                          { "strength", "Mean strength" },
                                          { "share", "Share of sets" } };

static void tell_consensus(const mv_stability *tie, mv_value *values)
{
    values[0] = mv_integer_value(tie->consensus);
    values[1] = mv_real_value(tie->strength, -1, NULL);
    values[2] = share_value(tie->share);
}

void mv_list_consensus(const mv_sets_list *list)
{
    const mv_sets *sets = list->sets;
    mv_section *section = mv_report_add_section(list->report, "consensus", "Consensus", "consensus");
    size_t positive = 0, rows = rows_listed(list, sets->consensus_count);
    for (size_t i = 0; i < sets->tie_count; i++) positive += sets->ties[i].consensus > 0;
    mv_text text = { 0 };
    mv_text_format(
        &text, "%zu ties stand in at least %zu of the %zu sets with the same sign: %zu positive, %zu negative.",
        sets->consensus_count, sets->threshold, sets->count, positive, sets->consensus_count - positive);
    if (rows < sets->consensus_count)
        mv_text_format(&text, " Listed are the %zu best agreed on, the strongest first.", rows);
    mv_section_say(list->report, section, &text);
    mv_section_add_field(section, "threshold", NULL, mv_integer_value((double)sets->threshold));
    mv_section_add_field(section, "positive", NULL, mv_integer_value((double)positive));
    mv_section_add_field(section, "negative", NULL, mv_integer_value((double)(sets->consensus_count - positive)));
    add_tie_table(list, section, true, of_consensus, MV_COUNT(of_consensus), tell_consensus);
}
