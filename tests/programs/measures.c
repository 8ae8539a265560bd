#include "analysis/graph/igraph_compat.h"
#include "multivector/format.h"
#include "multivector/metric.h"
#include "network/network_internal.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Measures of the positive ties of a relation set, at any date, by us or by igraph:
 *
 *     measures FILE ours|igraph METRIC,... [SOURCES]
 *
 * Prints a line "METRIC ACTOR VALUE" for each value, and on standard error the CPU seconds of the work. With
 * SOURCES igraph does so many actors alone, evenly spread, only their lines are printed, and its time is
 * multiplied accordingly. */

typedef struct work {
    const mv_network *network;
    const mv_graph *graph;
    size_t step; /* every so many actors */
    double seconds;
} work;

static void by_us(work *w, const char *name, double *values, mv_log *log)
{
    clock_t start = clock();
    if (mv_metric_run(mv_metric_find(name), w->network, NULL, values, log)) exit(MV_INTERNAL);
    w->seconds += (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Diameter and mean are those of the largest component, which is not part of the work. */
static igraph_t largest_component(const igraph_t *graph)
{
    igraph_t largest;
    igraph_vector_int_t component, sizes, members;
    igraph_vector_int_init(&component, 0);
    igraph_vector_int_init(&sizes, 0);
    igraph_vector_int_init(&members, 0);
    igraph_connected_components(graph, &component, &sizes, NULL, IGRAPH_WEAK);
    for (igraph_integer_t i = 0; i < igraph_vector_int_size(&component); i++)
        if (VECTOR(component)[i] == igraph_vector_int_which_max(&sizes)) igraph_vector_int_push_back(&members, i);
    igraph_induced_subgraph(graph, &largest, igraph_vss_vector(&members), IGRAPH_SUBGRAPH_AUTO);
    igraph_vector_int_destroy(&component);
    igraph_vector_int_destroy(&sizes);
    igraph_vector_int_destroy(&members);
    return largest;
}

static igraph_error_t call_igraph(const char *name, const igraph_t *graph, igraph_vector_t *result, igraph_vs_t of)
{
    igraph_vector_resize(result, 1);
    if (strcmp(name, "betweenness") == 0) return mv_betweenness(graph, NULL, false, result);
    if (strcmp(name, "closeness") == 0)
        return igraph_closeness(graph, result, NULL, NULL, of, IGRAPH_OUT, NULL, false);
    if (strcmp(name, "harmonic") == 0)
        return igraph_harmonic_centrality(graph, result, of, IGRAPH_OUT, NULL, false);
    if (strcmp(name, "constraint") == 0) return igraph_constraint(graph, result, of, NULL);
    if (strcmp(name, "diameter") == 0) return mv_diameter(graph, false, VECTOR(*result));
    if (strcmp(name, "average_path_length") == 0) return mv_average_path_length(graph, false, VECTOR(*result));
    return IGRAPH_EINVAL;
}

static void by_igraph(work *w, const char *name, double *values)
{
    igraph_vector_t result;
    igraph_vector_int_t of;
    igraph_vector_init(&result, 1);
    igraph_vector_int_init(&of, 0);
    for (size_t i = 0; i < w->network->actor_count; i += w->step)
        igraph_vector_int_push_back(&of, (igraph_integer_t)i);
    igraph_t largest = largest_component(&w->graph->graph);
    bool whole = mv_metric_find(name)->scope == MV_WHOLE;
    clock_t start = clock();
    if (call_igraph(name, whole ? &largest : &w->graph->graph, &result, igraph_vss_vector(&of))) exit(MV_INTERNAL);
    w->seconds += (double)(clock() - start) / CLOCKS_PER_SEC * (double)w->network->actor_count /
                  (double)igraph_vector_int_size(&of);
    for (igraph_integer_t i = 0; i < igraph_vector_size(&result); i++)
        values[(size_t)i * w->step] = VECTOR(result)[i];
    igraph_destroy(&largest);
    igraph_vector_destroy(&result);
    igraph_vector_int_destroy(&of);
}

static void print(const work *w, const mv_metric *metric, const double *values)
{
    if (metric->scope == MV_WHOLE) printf("%s - %.15g\n", metric->name, values[0]);
    for (size_t i = 0; i < w->network->actor_count && metric->scope == MV_PER_ACTOR; i += w->step)
        printf("%s %s %.15g\n", metric->name, mv_network_actor(w->network, i)->id, values[i]);
}

static void measure(work *w, bool ours, char *names, mv_log *log)
{
    double *values = mv_alloc_array(w->network->actor_count + 1, sizeof *values);
    for (char *name = strtok(names, ","); name; name = strtok(NULL, ",")) {
        const mv_metric *metric = mv_metric_find(name);
        if (!metric) exit(MV_USAGE);
        if (ours)
            by_us(w, name, values, log);
        else
            by_igraph(w, name, values);
        print(w, metric, values);
    }
    fprintf(stderr, "%.6f s\n", w->seconds);
    free(values);
}

int main(int argc, char **argv)
{
    mv_selection selection = { .at = MV_AT_ALL };
    mv_relations *set = NULL;
    mv_network *network = NULL;
    mv_log log = { 0 };
    if (argc < 4) return MV_USAGE;
    mv_status status = mv_relations_read(&set, argv[1], NULL, &log);
    if (!status) status = mv_network_build(&network, set, &selection, &log);
    if (!status) {
        size_t sources = argc > 4 ? strtoul(argv[4], NULL, 10) : network->actor_count;
        work w = { .network = network, .step = network->actor_count / (sources ? sources : 1) };
        if (!w.step) w.step = 1;
        status = mv_graph_of_paths(&w.graph, network, &log);
        if (!status) measure(&w, strcmp(argv[2], "ours") == 0, argv[3], &log);
    }
    mv_log_clear(&log);
    mv_network_free(network);
    mv_relations_free(set);
    return (int)status;
}
