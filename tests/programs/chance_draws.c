#include "multivector/chance.h"
#include "multivector/format.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Signs at random on the ties of a relation set: chance_draws FILE DRAWS triangles|frustration|ties. Prints what
 * is observed, and mean and spread of the draws, of the share of balanced triangles or of the frustration index;
 * on standard error the CPU seconds that took, for measurements. Or the signed ties, a line "a b sign" each. */

static void print_ties(const mv_network *network)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        if (tie->state == MV_POSITIVE || tie->state == MV_NEGATIVE)
            printf("%u %u %d\n", tie->a, tie->b, tie->state == MV_POSITIVE ? 1 : -1);
    }
}

static mv_status draw(const mv_network *network, size_t draws, bool frustration, mv_log *log)
{
    mv_chance_options options = { .draws = draws, .seed = 1, .seconds = 3600, .without_walks = true };
    mv_chance chance;
    options.without[MV_CHANCE_STRATA] = options.without[MV_CHANCE_REWIRED] = true;
    options.without_frustration = !frustration;
    clock_t start = clock();
    mv_status status = mv_chance_of(&chance, network, &options, log);
    fprintf(stderr, "%.6f s\n", (double)(clock() - start) / CLOCKS_PER_SEC);
    const mv_chance_row *row =
        &chance.rows[MV_CHANCE_SIGNS][frustration ? MV_CHANCE_FRUSTRATION : MV_CHANCE_TRIANGLE_BALANCE];
    if (!status) printf("%.12g %.12g %.12g %d\n", row->observed, row->mean, row->sd, row->exact);
    return status;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: chance_draws FILE DRAWS triangles|frustration|ties\n");
        return MV_USAGE;
    }
    mv_relations *set = NULL;
    mv_network *network = NULL;
    mv_log log = { 0 };
    mv_status status = mv_relations_read(&set, argv[1], NULL, &log);
    if (!status) status = mv_network_build(&network, set, &(mv_selection){ 0 }, &log);
    if (!status && strcmp(argv[3], "ties") == 0)
        print_ties(network);
    else if (!status)
        status = draw(network, strtoul(argv[2], NULL, 10), strcmp(argv[3], "frustration") == 0, &log);
    for (size_t i = 0; i < log.count; i++) fprintf(stderr, "%s\n", log.messages[i].text);
    mv_log_clear(&log);
    mv_network_free(network);
    mv_relations_free(set);
    return (int)status;
}
