#include "multivector/regression.h"
#include "support/memory.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Compares networks on the same actors, for tests/oracle/association.py, regression.py and for measurements:
 *
 *     associate qap graph|digraph DRAWS SEED < NETWORKS
 *     associate deltacon < NETWORKS
 *     associate linear|logistic graph|digraph DRAWS SEED SETS < NETWORKS
 *
 * NETWORKS holds numbers only: for every comparison the number of actors, the number of lines to come, and in each
 * of these two actors, counted from 0, and the value of the pair in each network: in both, or in so many SETS, Y
 * first. In a digraph a pair leads from the first actor to the second.
 *
 * A line is printed for each: qap: r, then p and its standard error two-tailed, greater and less, draws, exact;
 * deltacon: distance, then the blame of every actor; linear and logistic: r2, then of every X and of the intercept
 * the coefficient, its standard error, the statistic, and p as for qap. "nan" stands for what is undefined. On
 * standard error the CPU seconds that it took. */

enum { MOST_SETS = 20 };

typedef struct task {
    const char *what;
    size_t sets;
    bool directed;
    uint64_t draws, seed;
    mv_signed_ties ties[MOST_SETS];
} task;

static double seconds_since(clock_t start)
{
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static mv_signed_ties make_ties(size_t actors, size_t most)
{
    return (mv_signed_ties){ actors, 0, mv_alloc_array(most, sizeof(uint32_t)),
                             mv_alloc_array(most, sizeof(uint32_t)), mv_alloc_array(most, sizeof(double)) };
}

static void add_tie(mv_signed_ties *ties, uint32_t a, uint32_t b, double weight)
{
    if (weight == 0) return;
    ties->a[ties->count] = a;
    ties->b[ties->count] = b;
    ties->weight[ties->count++] = weight;
}

static void read_line(task *t)
{
    uint32_t a, b;
    bool good = scanf("%" SCNu32 " %" SCNu32, &a, &b) == 2 && a < t->ties->actor_count && b < t->ties->actor_count;
    for (size_t s = 0; s < t->sets && good; s++) {
        double value;
        good = scanf("%lf", &value) == 1;
        if (good) add_tie(&t->ties[s], a, b, value);
    }
    if (good) return;
    fprintf(stderr, "associate: a line is not two actors and a value for each network\n");
    exit(MV_BAD_DATA);
}

/* False at the end of the input. */
static bool read_networks(task *t)
{
    size_t actors, lines;
    if (scanf("%zu %zu", &actors, &lines) != 2) return false;
    for (size_t s = 0; s < t->sets; s++) t->ties[s] = make_ties(actors, lines);
    for (size_t i = 0; i < lines; i++) read_line(t);
    return true;
}

static void print_tail(const mv_qap_tail *tail)
{
    printf(" %.17g %.17g", tail->p, tail->error);
}

static void print_qap(const task *t)
{
    mv_qap qap = mv_qap_test(&t->ties[0], &t->ties[1], &(mv_qap_options){ t->draws, t->seed, t->directed }, NULL);
    printf("%.17g", qap.r);
    print_tail(&qap.two_tailed);
    print_tail(&qap.greater);
    print_tail(&qap.less);
    printf(" %" PRIu64 " %d\n", qap.draws, qap.exact);
}

static void print_deltacon(const task *t)
{
    mv_deltacon *deltacon = mv_deltacon_build(&t->ties[0], &t->ties[1]);
    printf("%.17g", deltacon->distance);
    for (size_t i = 0; i < deltacon->actors && deltacon->blame; i++) printf(" %.17g", deltacon->blame[i]);
    printf("\n");
    mv_deltacon_free(deltacon);
}

static void print_regression(const task *t, mv_regression_model model)
{
    mv_regression_options how = { .model = model, .draws = t->draws, .seed = t->seed, .directed = t->directed };
    mv_regression regression;
    mv_log log = { 0 };
    if (mv_regression_of(&regression, t->ties, t->sets, &how, &log)) exit(MV_INTERNAL);
    printf("%.17g", regression.r2);
    for (size_t i = 0; i < regression.term_count; i++) {
        const mv_regression_term *term = &regression.terms[i];
        printf(" %.17g %.17g %.17g", term->coefficient, term->standard_error, term->statistic);
        print_tail(&term->two_tailed);
        print_tail(&term->greater);
        print_tail(&term->less);
    }
    printf("\n");
    mv_regression_clear(&regression);
}

static void print_task(const task *t)
{
    if (strcmp(t->what, "qap") == 0)
        print_qap(t);
    else if (strcmp(t->what, "deltacon") == 0)
        print_deltacon(t);
    else
        print_regression(t, strcmp(t->what, "linear") ? MV_REGRESSION_LOGISTIC : MV_REGRESSION_LINEAR);
}

static bool read_arguments(task *t, int argc, char **argv)
{
    t->what = argc > 1 ? argv[1] : "";
    t->sets = 2;
    if (strcmp(t->what, "deltacon") == 0) return argc == 2;
    bool qap = strcmp(t->what, "qap") == 0;
    if (argc != (qap ? 5 : 6)) return false;
    t->directed = strcmp(argv[2], "digraph") == 0;
    t->draws = strtoull(argv[3], NULL, 10);
    t->seed = strtoull(argv[4], NULL, 10);
    if (!qap) t->sets = strtoull(argv[5], NULL, 10);
    return t->sets >= 2 && t->sets <= MOST_SETS;
}

int main(int argc, char **argv)
{
    task t = { 0 };
    double seconds = 0;
    if (!read_arguments(&t, argc, argv)) {
        fprintf(stderr,
                "usage: associate qap|linear|logistic graph|digraph DRAWS SEED [SETS] | associate deltacon\n");
        return MV_USAGE;
    }
    while (read_networks(&t)) {
        clock_t start = clock();
        print_task(&t);
        seconds += seconds_since(start);
        for (size_t s = 0; s < t.sets; s++) mv_signed_ties_clear(&t.ties[s]);
    }
    fprintf(stderr, "%.6f s\n", seconds);
    return MV_OK;
}
