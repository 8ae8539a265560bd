#include "multivector/format.h"
#include "multivector/network.h"
#include <stdio.h>

/* Reads a relation set and folds it, at any date, for measurements: fold_ties FILE. Prints the pairs, how many of
 * them are ambivalent, and how many positive. */

static void print_log(const mv_log *log)
{
    for (size_t i = 0; i < log->count; i++) fprintf(stderr, "%s\n", log->messages[i].text);
}

int main(int argc, char **argv)
{
    mv_selection selection = { .at = MV_AT_ALL };
    mv_relations *set = NULL;
    mv_network *network = NULL;
    mv_log log = { 0 };
    if (argc != 2) return MV_USAGE;
    mv_status status = mv_relations_read(&set, argv[1], NULL, &log);
    if (!status) status = mv_network_build(&network, set, &selection, &log);
    if (!status)
        printf("%zu,%zu,%zu\n", network->tie_count, network->states[MV_AMBIVALENT], network->states[MV_POSITIVE]);
    print_log(&log);
    mv_log_clear(&log);
    mv_network_free(network);
    mv_relations_free(set);
    return (int)status;
}
