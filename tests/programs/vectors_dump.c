#include "multivector/format.h"
#include "multivector/vectors.h"
#include <stdio.h>
#include <string.h>

/* Prints the brokerage of every actor of a relation set, for tests/oracle/brokerage.py:
 *
 *     dump [--directed] FILE...
 *
 * One line for each actor that has a vector: file, id, vector, then count, expected, deviation and z of the six
 * roles. "nan" stands for what is undefined. */

static void print_actor(const mv_network *network, const mv_brokerage *brokerage, size_t actor, const char *path)
{
    const mv_actor *record = mv_network_actor(network, actor);
    size_t vector = mv_actor_main_vector(record);
    if (vector == MV_NONE) return;
    printf("%s\t%s\t%s", path, record->id, network->set->vectors[vector].id);
    for (int role = 0; role < MV_ROLE_COUNT; role++) {
        const mv_role_score *score = &brokerage->scores[actor][role];
        printf("\t%.17g\t%.17g\t%.17g\t%.17g", score->count, score->expected, score->deviation, score->z);
    }
    printf("\n");
}

static mv_status dump(const char *path, bool directed, mv_log *log)
{
    mv_relations *set = NULL;
    mv_network *network = NULL;
    mv_read_options options = { 0 };
    mv_selection selection = { .directed = directed };
    mv_status status = mv_relations_read(&set, path, &options, log);
    if (!status) status = mv_network_build(&network, set, &selection, log);
    if (!status) {
        mv_brokerage *brokerage = mv_brokerage_build(network, directed);
        for (size_t i = 0; i < network->actor_count; i++) print_actor(network, brokerage, i, path);
        mv_brokerage_free(brokerage);
    }
    mv_network_free(network);
    mv_relations_free(set);
    return status;
}

int main(int argc, char **argv)
{
    mv_log log = { 0 };
    mv_status status = MV_OK;
    bool directed = argc > 1 && strcmp(argv[1], "--directed") == 0;
    for (int i = 1 + directed; i < argc && !status; i++) status = dump(argv[i], directed, &log);
    for (size_t i = 0; i < log.count; i++)
        if (!log.messages[i].warning) fprintf(stderr, "dump: %s\n", log.messages[i].text);
    mv_log_clear(&log);
    return (int)status;
}
