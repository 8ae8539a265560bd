#include "analysis/graph/ranking.h"
#include "multivector/compare.h"
#include "report/comparison/compare_parts.h"
#include "report/words/regression_section.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The two networks as wholes: are they associated (QAP), does one follow from the other (regression), and how far
 * apart are they (DeltaCon)? Only on request. */

/* The ties of A or of B, the actors numbered anew: those in both networks, or all of them. */
typedef struct numbering {
    size_t *of; /* of each actor of the union, or MV_NONE */
    size_t count;
} numbering;

static numbering number_actors(const mv_compare_input *input, bool common)
{
    const mv_changes *changes = input->changes;
    numbering numbers = { mv_alloc_array(changes->actor_count, sizeof *numbers.of), 0 };
    for (size_t i = 0; i < changes->actor_count; i++) {
        bool in_both = changes->actors[i].a != MV_NONE && changes->actors[i].b != MV_NONE;
        numbers.of[i] = in_both || !common ? numbers.count++ : MV_NONE;
    }
    return numbers;
}

static mv_signed_ties ties_of(const mv_compare_input *input, const numbering *numbers, bool in_b)
{
    size_t most = input->dyad_count;
    mv_signed_ties ties = { numbers->count, 0, mv_alloc_array(most, sizeof *ties.a),
                            mv_alloc_array(most, sizeof *ties.b), mv_alloc_array(most, sizeof *ties.weight) };
    for (size_t i = 0; i < input->dyad_count; i++) {
        const mv_dyad *dyad = &input->dyads[i];
        size_t a = numbers->of[dyad->first], b = numbers->of[dyad->second];
        double value = in_b ? dyad->b : dyad->a;
        if (a == MV_NONE || b == MV_NONE || value == 0) continue;
        ties.a[ties.count] = (uint32_t)a;
        ties.b[ties.count] = (uint32_t)b;
        ties.weight[ties.count++] = value;
    }
    return ties;
}

/* --- QAP -------------------------------------------------------------------------------------------------- */

static bool is_one_file(const mv_network *a, const mv_network *b)
{
    return a->set == b->set || strcmp(a->set->sha256, b->set->sha256) == 0;
}

/* Whether most relations are the same in both: by their id, or by the file they stand in. */
static bool shares_relations(const mv_changes *changes)
{
    const mv_network *a = changes->a, *b = changes->b;
    size_t same = 0, least = a->relation_count < b->relation_count ? a->relation_count : b->relation_count;
    for (size_t i = 0; i < changes->relation_count; i++) {
        const mv_relation_pair *pair = &changes->relations[i];
        if (pair->a == MV_NONE || pair->b == MV_NONE) continue;
        const char *x = a->set->relations[pair->a].id, *y = b->set->relations[pair->b].id;
        same += is_one_file(a, b) || (x && y && strcmp(x, y) == 0);
    }
    return 2 * same > least;
}

static bool selects_types_alike(const mv_selection *a, const mv_selection *b)
{
    bool alike = a->types.count == b->types.count;
    for (size_t i = 0; i < a->types.count && alike; i++) alike = strcmp(a->types.items[i], b->types.items[i]) == 0;
    return alike;
}

/* Two states of one set, be it in two files, or a set and its variant: whether they are associated is no question.
 * It is one of two kinds of tie out of one file, and of two codings of the same day. */
static bool is_one_set(const mv_changes *changes)
{
    const mv_network *a = changes->a, *b = changes->b;
    if (mv_changes_none(changes)) return true;
    if (is_one_file(a, b) && selects_types_alike(&a->selection, &b->selection)) return true;
    bool related = is_one_file(a, b) || a->days.from != b->days.from || a->set->extends || b->set->extends;
    return related && shares_relations(changes);
}

static const char one_set[] = "two states of one relation set are always associated: see what changed instead";

static void add_tail(mv_section *section, const char *key, const char *title, double number, const char *why)
{
    mv_section_add_field(section, key, title, mv_real_value(why ? NAN : number, -1, why));
}

static void add_qap_fields(mv_section *section, const mv_qap *qap, size_t left_out, const char *why)
{
    mv_section_add_field(section, "r", "Correlation r", mv_real_value(qap->r, 3, qap->undefined));
    add_tail(section, "p_two_tailed", "p (as far from 0)", qap->two_tailed.p, why);
    add_tail(section, "p_greater", "p (as high)", qap->greater.p, why);
    add_tail(section, "p_less", "p (as low)", qap->less.p, why);
    mv_section_add_field(section, "draws", why ? NULL : "Permutations", mv_integer_value((double)qap->draws));
    mv_section_add_field(section, "seed", NULL, mv_exact_value(qap->seed));
    mv_section_add_field(section, "exact", NULL, (mv_value){ .kind = MV_BOOLEAN, .number = qap->exact });
    mv_section_add_field(section, "generator", NULL, mv_text_value(qap->generator));
    add_tail(section, "error.two_tailed", "Monte Carlo error of p", qap->two_tailed.error, why);
    add_tail(section, "error.greater", NULL, qap->greater.error, why);
    add_tail(section, "error.less", NULL, qap->less.error, why);
    mv_section_add_field(section, "actors", NULL, mv_integer_value((double)qap->actors));
    mv_section_add_field(section, "left_out", NULL, mv_integer_value((double)left_out));
}

/* A list of ties does not name those without one. */
static void say_left_out(mv_text *out, size_t count)
{
    if (count)
        mv_text_format(
            out,
            "%zu other%s left out, since one side does not have %s: an actor without ties counts when a "
            "table of nodes names it on both. ",
            count, count == 1 ? " is" : "s are", count == 1 ? "it" : "them");
}

static void say_qap(const mv_compare_input *input, mv_section *section, const mv_qap *qap)
{
    mv_text text = { 0 };
    if (qap->undefined)
        mv_text_format(&text, "Whether the networks are associated is undefined: %s.", qap->undefined);
    else {
        mv_text_format(
            &text,
            "Over all %spairs of the %zu actors in both, the signed strengths of A and of B correlate with "
            "r = %.3f. ",
            input->changes->directed ? "ordered " : "", qap->actors, qap->r);
        say_left_out(&text, input->changes->actor_count - qap->actors);
        if (is_one_set(input->changes))
            mv_text_format(&text, "No p is given: %s.", one_set);
        else if (qap->undrawn)
            mv_text_format(&text, "There is no p: %s.", qap->undrawn);
        else if (qap->exact)
            mv_text_format(&text, "In all %llu permutations of the actors, ", (unsigned long long)qap->draws);
        else
            mv_text_format(&text, "In %llu random permutation%s of the actors (seed %llu), ",
                           (unsigned long long)qap->draws, qap->draws == 1 ? "" : "s",
                           (unsigned long long)qap->seed);
        if (!is_one_set(input->changes) && !qap->undrawn)
            mv_text_format(
                &text,
                "%llu had an r at least as far from 0: p = %.4g. The null hypothesis is that it does not "
                "matter who is who (quadratic assignment procedure). Two years of one kind of tie are always "
                "associated: ask it of two kinds of tie, or of two codings.",
                (unsigned long long)qap->two_tailed.count, qap->two_tailed.p);
    }
    mv_section_say(input->report, section, &text);
}

mv_status mv_compare_qap(mv_compare_input *input)
{
    numbering numbers = number_actors(input, true);
    mv_signed_ties a = ties_of(input, &numbers, false), b = ties_of(input, &numbers, true);
    const mv_report_options *report = &input->options->report;
    mv_qap_options how = { .draws = input->options->qap,
                           .seed = report->seed,
                           .directed = input->changes->directed,
                           .seconds = report->metric.seconds,
                           .progress = report->progress,
                           .context = report->context,
                           .jobs = report->jobs };
    mv_qap qap = mv_qap_test(&a, &b, &how, input->log);
    mv_section *section = mv_report_add_section(input->report, "qap", "Association", "qap");
    say_qap(input, section, &qap);
    if (qap.draws < qap.asked) {
        input->report->limited = true;
        mv_time_say(input->log, "the test", (size_t)qap.draws, (size_t)qap.asked, "permutations");
    }
    add_qap_fields(section, &qap, input->changes->actor_count - qap.actors,
                   qap.undefined                ? qap.undefined
                   : is_one_set(input->changes) ? one_set
                                                : qap.undrawn);
    mv_signed_ties_clear(&a);
    mv_signed_ties_clear(&b);
    free(numbers.of);
    return MV_OK;
}

/* --- regression ------------------------------------------------------------------------------------------- */

mv_status mv_compare_regression(mv_compare_input *input)
{
    const mv_network *const networks[] = { input->changes->a, input->changes->b };
    const char *const *given = input->options->names;
    const char *const names[] = { given[0] ? given[0] : "A", given[1] ? given[1] : "B" };
    mv_regression regression;
    mv_status status = mv_report_regress(&regression, networks, 2, &input->options->report, input->log);
    if (!status) mv_report_add_regression(input->report, &regression, names);
    mv_regression_clear(&regression);
    return status;
}

/* --- DeltaCon --------------------------------------------------------------------------------------------- */

static double share_of(const mv_deltacon *d, size_t actor)
{
    return d->distance > 0 ? d->blame[actor] / (d->distance * d->distance) : 0;
}

/* Who the difference is about: actors by their part of it. */
static void add_blame(const mv_compare_input *input, mv_section *section, const mv_deltacon *d)
{
    static const mv_column columns[] = {
        { "id", NULL }, { "name", "Actor" }, { "blame", NULL }, { "share", "Part in the difference" }
    };
    size_t *order = mv_ranking(d->blame, d->actors), rows = 0;
    while (rows < mv_compare_rows(input, d->actors) && d->blame[order[rows]] > 0) rows++;
    mv_table table = mv_table_of("blame", columns, MV_COUNT(columns), rows);
    for (size_t i = 0; i < rows; i++) {
        const mv_value row[] = { mv_text_value(mv_compare_id(input, order[i])),
                                 mv_compare_name_value(input, order[i]),
                                 mv_real_value(d->blame[order[i]], 4, NULL),
                                 mv_real_value(share_of(d, order[i]), 3, NULL) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
    free(order);
}

static void say_deltacon(const mv_compare_input *input, mv_section *section, const mv_deltacon *d)
{
    mv_text text = { 0 };
    if (d->undefined)
        mv_text_format(&text, "DeltaCon is undefined: %s.", d->undefined);
    else
        mv_text_format(&text,
                       "How differently influence spreads along ties of any sign: DeltaCon distance %.3g (0: the "
                       "same), similarity %.3f.",
                       d->distance, d->similarity);
    mv_section_say(input->report, section, &text);
}

mv_status mv_compare_deltacon(mv_compare_input *input)
{
    numbering numbers = number_actors(input, false);
    mv_signed_ties a = ties_of(input, &numbers, false), b = ties_of(input, &numbers, true);
    mv_deltacon *d = mv_deltacon_build(&a, &b);
    mv_section *section = mv_report_add_section(input->report, "deltacon", "Distance", "deltacon");
    say_deltacon(input, section, d);
    mv_section_add_field(section, "distance", NULL, mv_real_value(d->distance, 4, d->undefined));
    mv_section_add_field(section, "similarity", NULL, mv_real_value(d->similarity, 4, d->undefined));
    mv_section_add_field(section, "epsilon.a", NULL, mv_real_value(d->epsilon_a, 4, d->undefined));
    mv_section_add_field(section, "epsilon.b", NULL, mv_real_value(d->epsilon_b, 4, d->undefined));
    if (!d->undefined) add_blame(input, section, d);
    mv_deltacon_free(d);
    mv_signed_ties_clear(&a);
    mv_signed_ties_clear(&b);
    free(numbers.of);
    return MV_OK;
}
