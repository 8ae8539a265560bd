#define _DEFAULT_SOURCE
#include "multivector/format.h"
#include "multivector/frustration.h"
#include "support/file.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Solves one network and prints a line about it: for tests and measurements, without the reports around it.
 *
 *     frustration_solve [--fold RULE|each] [--weight] [--seconds S] [--jobs N] [--seed N] [--certificate FILE]
 *                       [--brief] [--sides] FILE...
 *
 * FILE is a relation set (every relation counts, whatever its dates), or, when it ends in .ties, lines of
 * "a b weight" with actors as numbers; there loops and zero weights are left out. Several files of lines, one
 * network each after a line "--", may stand in one .ties file. */

typedef struct settings {
    mv_fold fold;
    bool each, sides;
    mv_objective objective;
    mv_frustration_options search;
    const char *certificate;
} settings;

static double seconds_of(const struct rusage *used)
{
    return (double)(used->ru_utime.tv_sec + used->ru_stime.tv_sec) +
           1e-6 * (double)(used->ru_utime.tv_usec + used->ru_stime.tv_usec);
}

/* CPU seconds so far, those of the search's processes as well. */
static double spent(void)
{
    struct rusage own, children;
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    return seconds_of(&own) + seconds_of(&children);
}

static double megabytes(void)
{
    struct rusage own, children;
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    long most = own.ru_maxrss > children.ru_maxrss ? own.ru_maxrss : children.ru_maxrss;
    return (double)most / 1024;
}

static void print(const char *name, const mv_signed_ties *ties, const mv_frustration *result, double seconds,
                  const settings *set)
{
    static const char *const proofs[] = { "-", "packing", "matrix", "branching" };
    printf(
        "%s n=%zu m=%zu lower=%.17g upper=%.17g %s by=%s end=%s certified=%.17g unit=%g cycles=%zu %.4fs %.0fMB\n",
        name, ties->actor_count, ties->count, result->lower, result->upper, result->proved ? "proved" : "open",
        proofs[result->proof], mv_search_end_name(result->end), result->certified, result->unit,
        result->packing.count, seconds, megabytes());
    if (!set->sides) return;
    printf("sides");
    for (size_t v = 0; v < result->actor_count; v++) printf(" %d", result->side[v]);
    printf("\ncycles");
    for (size_t i = 0; i < result->packing.count; i++) {
        printf(" %lld:", (long long)result->packing.weight[i]);
        for (size_t k = result->packing.start[i]; k < result->packing.start[i + 1]; k++)
            printf("%s%u", k > result->packing.start[i] ? "," : "", result->packing.ties[k]);
    }
    printf("\nscale %lld\n", (long long)result->packing.scale);
}

static int solve(const char *name, const mv_network *network, const mv_signed_ties *ties, const settings *set)
{
    mv_frustration result;
    mv_log log = { 0 };
    double start = spent();
    mv_frustration_options search = set->search;
    search.certificate = set->certificate || set->sides;
    if (mv_frustration_solve(&result, ties, &search, &log)) return 1;
    print(name, ties, &result, spent() - start, set);
    int failed = 0;
    if (set->certificate && network) {
        char *text = mv_certificate_write(network, set->objective, set->each, ties, &result);
        failed = mv_file_write(set->certificate, text, strlen(text), &log) != MV_OK;
        free(text);
    }
    mv_frustration_clear(&result);
    mv_log_clear(&log);
    fflush(stdout);
    return failed;
}

static int solve_set(const char *path, const settings *set)
{
    mv_relations *relations = NULL;
    mv_network *network = NULL;
    mv_log log = { 0 };
    mv_selection selection = { .at = MV_AT_ALL, .fold = set->fold };
    mv_read_options read = { 0 };
    int failed = mv_relations_read(&relations, path, &read, &log) ||
                 mv_network_build(&network, relations, &selection, &log);
    for (size_t i = 0; i < log.count && failed; i++) fprintf(stderr, "%s\n", log.messages[i].text);
    if (!failed) {
        mv_signed_ties ties = mv_signed_ties_of(network, set->objective, set->each);
        failed = solve(path, network, &ties, set);
        mv_signed_ties_clear(&ties);
    }
    mv_network_free(network);
    mv_relations_free(relations);
    mv_log_clear(&log);
    return failed;
}

static void add(mv_signed_ties *ties, unsigned a, unsigned b, double weight)
{
    if (a >= ties->actor_count) ties->actor_count = a + 1;
    if (b >= ties->actor_count) ties->actor_count = b + 1;
    if (a == b || weight == 0) return;
    ties->a = mv_grow(ties->a, ties->count, sizeof *ties->a);
    ties->b = mv_grow(ties->b, ties->count, sizeof *ties->b);
    ties->weight = mv_grow(ties->weight, ties->count, sizeof *ties->weight);
    ties->a[ties->count] = a;
    ties->b[ties->count] = b;
    ties->weight[ties->count++] = weight;
}

static int solve_lines(const char *path, const settings *set)
{
    FILE *file = fopen(path, "r");
    char line[256], name[64];
    int failed = 0, number = 0;
    mv_signed_ties ties = { 0 };
    if (!file) return 1;
    for (bool more = true; more;) {
        more = fgets(line, sizeof line, file);
        unsigned a, b;
        double weight;
        if (more && sscanf(line, "%u %u %lf", &a, &b, &weight) == 3) add(&ties, a, b, weight);
        if (more && strncmp(line, "--", 2) != 0) continue;
        snprintf(name, sizeof name, "#%d", number++);
        failed |= solve(name, NULL, &ties, set);
        mv_signed_ties_clear(&ties);
    }
    fclose(file);
    return failed;
}

static mv_fold fold_named(const char *name)
{
    int fold = 0;
    while (fold < MV_FOLD_COUNT && strcmp(mv_fold_name((mv_fold)fold), name) != 0) fold++;
    return (mv_fold)fold;
}

int main(int argc, char **argv)
{
    settings set = { .objective = MV_OBJECTIVE_COUNT, .search.seed = 1 };
    int i = 1, failed = 0;
    for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (!strcmp(argv[i], "--weight"))
            set.objective = MV_OBJECTIVE_WEIGHT;
        else if (!strcmp(argv[i], "--brief"))
            set.search.brief = true;
        else if (!strcmp(argv[i], "--sides"))
            set.sides = true;
        else if (i++, !strcmp(argv[i - 1], "--seconds"))
            set.search.seconds = atof(value);
        else if (!strcmp(argv[i - 1], "--jobs"))
            set.search.jobs = (unsigned)atoi(value);
        else if (!strcmp(argv[i - 1], "--seed"))
            set.search.seed = strtoull(value, NULL, 10);
        else if (!strcmp(argv[i - 1], "--certificate"))
            set.certificate = value;
        else if (!strcmp(argv[i - 1], "--fold") && !strcmp(value, "each"))
            set.each = true;
        else if (!strcmp(argv[i - 1], "--fold"))
            set.fold = fold_named(value);
        else
            return 64;
    }
    for (; i < argc; i++) {
        const char *dot = strrchr(argv[i], '.');
        failed |= dot && !strcmp(dot, ".ties") ? solve_lines(argv[i], &set) : solve_set(argv[i], &set);
    }
    return failed;
}
