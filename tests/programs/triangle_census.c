#include "multivector/balance.h"
#include "multivector/format.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Prints the signed triangles of a relation set, at any date: census FILE FOLD. On standard error the CPU seconds
 * that counting took, for measurements. */

static double seconds_since(clock_t start)
{
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void print_log(const mv_log *log)
{
    for (size_t i = 0; i < log->count; i++) fprintf(stderr, "%s\n", log->messages[i].text);
}

static void print_census(const mv_network *network)
{
    clock_t start = clock();
    mv_triangles triangles = mv_triangles_count(network);
    fprintf(stderr, "%.6f s\n", seconds_since(start));
    for (size_t negatives = 0; negatives < 4; negatives++)
        printf("%s%" PRIu64, negatives ? " " : "", triangles.count[negatives]);
    printf("\n");
}

int main(int argc, char **argv)
{
    mv_selection selection = { .at = MV_AT_ALL, .fold = MV_FOLD_COUNT };
    for (int fold = 0; fold < MV_FOLD_COUNT && argc == 3; fold++)
        if (strcmp(argv[2], mv_fold_name((mv_fold)fold)) == 0) selection.fold = (mv_fold)fold;
    if (selection.fold == MV_FOLD_COUNT) {
        fprintf(stderr, "usage: census FILE FOLD\n");
        return MV_USAGE;
    }
    mv_relations *set = NULL;
    mv_network *network = NULL;
    mv_log log = { 0 };
    mv_status status = mv_relations_read(&set, argv[1], NULL, &log);
    if (!status) status = mv_network_build(&network, set, &selection, &log);
    if (!status) print_census(network);
    print_log(&log);
    mv_log_clear(&log);
    mv_network_free(network);
    mv_relations_free(set);
    return (int)status;
}
