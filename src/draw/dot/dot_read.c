#include "draw/dot/dot_read.h"
#include "draw/dot/dot_pieces.h"
#include "draw/graphviz.h"
#include "support/json/json_text.h"
#include "support/memory.h"
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What cgraph gets to read with. It gives us no pointer of ours back when it makes something, but that to `ids`,
 * which therefore stands first. */
typedef struct reading {
    Agiddisc_t ids;
    Agiodisc_t io;
    mv_dot_pieces pieces;
    size_t *lines[2]; /* of nodes and edges, by their numbers; 0: not yet */
    size_t counts[2];
} reading;

enum { NODES, EDGES };

/* cgraph takes char * where it only reads. */
static char *writable(const char *text)
{
    return (char *)(uintptr_t)text;
}

/* --- lines ------------------------------------------------------------------------------------------------ */

static int give(void *channel, char *buffer, int room)
{
    return (int)mv_dot_pieces_give(&((reading *)channel)->pieces, buffer, (size_t)room);
}

static size_t *line_of(reading *r, Agobj_t *object)
{
    int kind = AGTYPE(object) == AGNODE ? NODES : EDGES;
    size_t number = AGSEQ(object);
    while (r->counts[kind] <= number) {
        r->lines[kind] = mv_grow(r->lines[kind], r->counts[kind], sizeof *r->lines[kind]);
        r->lines[kind][r->counts[kind]++] = 0;
    }
    return &r->lines[kind][number];
}

static void made(Agraph_t *graph, Agobj_t *object, void *context)
{
    reading *r = context;
    size_t *line = line_of(r, object);
    (void)graph;
    if (!*line) *line = mv_dot_pieces_line(&r->pieces);
}

static void changed(Agraph_t *graph, Agobj_t *object, void *context, Agsym_t *attribute)
{
    reading *r = context;
    (void)graph, (void)attribute;
    *line_of(r, object) = mv_dot_pieces_line(&r->pieces);
}

static Agcbdisc_t events = { .node = { made, changed, NULL }, .edge = { made, changed, NULL } };

/* The graph is made by the parser: only from here on it can tell. */
static void registered(void *state, int kind, void *object)
{
    (void)state;
    if (kind == AGRAPH && agroot(object) == object)
        agpushdisc(object, &events, ((Agraph_t *)object)->clos->disc.id);
}

/* --- values ----------------------------------------------------------------------------------------------- */

static void write_value(mv_text *out, const char *name, const char *value)
{
    if (!aghtmlstr(writable(value))) {
        mv_json_add_text(out, MV_JSON_DENSE, name, value);
        return;
    }
    mv_json_open(out, MV_JSON_DENSE, name, '{');
    mv_json_add_text(out, MV_JSON_DENSE, "html", value);
    mv_json_close(out, MV_JSON_DENSE, '}');
}

/* The label of a cluster that has one of its own, or else its name without the word before it. */
static const char *name_of_cluster(Agraph_t *cluster)
{
    const char *label = agget(cluster, writable("label"));
    const char *around = agget(agparent(cluster), writable("label")), *name = agnameof(cluster) + 7;
    if (label && *label && (!around || strcmp(label, around) != 0)) return label;
    return name + strspn(name, "_- ");
}

/* The innermost cluster that each node is in, of several the first, by the numbers of the nodes. */
static void find_clusters(Agraph_t *graph, Agraph_t **clusters)
{
    for (Agraph_t *part = agfstsubg(graph); part; part = agnxtsubg(part)) {
        find_clusters(part, clusters);
        if (strncmp(agnameof(part), "cluster", 7) != 0) continue;
        for (Agnode_t *node = agfstnode(part); node; node = agnxtnode(part, node))
            if (!clusters[AGSEQ(node)]) clusters[AGSEQ(node)] = part;
    }
}

static void write_cluster(mv_text *out, Agraph_t *cluster, Agnode_t *node)
{
    const char *own = agget(node, writable("cluster"));
    if (cluster && *name_of_cluster(cluster) && !(own && *own))
        write_value(out, "cluster", name_of_cluster(cluster));
}

/* Leaves the object open. */
static void write_attributes(mv_text *out, Agraph_t *graph, int kind, void *object)
{
    mv_json_open(out, MV_JSON_DENSE, "attributes", '{');
    for (Agsym_t *a = agnxtattr(graph, kind, NULL); a; a = agnxtattr(graph, kind, a)) {
        const char *value = agxget(object, a);
        if (value && *value) write_value(out, a->name, value);
    }
}

/* --- nodes and edges -------------------------------------------------------------------------------------- */

static void write_line(mv_text *out, reading *r, void *object)
{
    mv_json_add_integer(out, MV_JSON_DENSE, "line", (long long)*line_of(r, object));
}

/* Nodes are known by their places in the list, which `numbers` has by their numbers in the graph. */
static void write_nodes(mv_text *out, reading *r, Agraph_t *graph, size_t *numbers)
{
    size_t count = 0;
    Agraph_t **clusters = mv_alloc_array(r->counts[NODES] + 1, sizeof *clusters);
    find_clusters(graph, clusters);
    mv_json_open(out, MV_JSON_DENSE, "nodes", '[');
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
        numbers[AGSEQ(node)] = count++;
        mv_json_open(out, MV_JSON_DENSE, NULL, '{');
        mv_json_add_text(out, MV_JSON_DENSE, "name", agnameof(node));
        write_line(out, r, node);
        write_attributes(out, graph, AGNODE, node);
        write_cluster(out, clusters[AGSEQ(node)], node);
        mv_json_close(out, MV_JSON_DENSE, '}');
        mv_json_close(out, MV_JSON_DENSE, '}');
    }
    mv_json_close(out, MV_JSON_DENSE, ']');
    free(clusters);
}

static int by_number(const void *a, const void *b)
{
    uint64_t left = AGSEQ(*(Agedge_t *const *)a), right = AGSEQ(*(Agedge_t *const *)b);
    return left < right ? -1 : left > right;
}

/* In the order in which they were made. */
static Agedge_t **list_edges(Agraph_t *graph, size_t *count)
{
    Agedge_t **edges = NULL;
    *count = 0;
    for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node))
        for (Agedge_t *edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
            edges = mv_grow(edges, *count, sizeof *edges);
            edges[(*count)++] = edge;
        }
    if (*count) qsort(edges, *count, sizeof *edges, by_number);
    return edges;
}

static void write_edges(mv_text *out, reading *r, Agraph_t *graph, const size_t *numbers)
{
    size_t count;
    Agedge_t **edges = list_edges(graph, &count);
    mv_json_open(out, MV_JSON_DENSE, "edges", '[');
    for (size_t i = 0; i < count; i++) {
        const char *key = agnameof(edges[i]);
        mv_json_open(out, MV_JSON_DENSE, NULL, '{');
        mv_json_add_integer(out, MV_JSON_DENSE, "tail", (long long)numbers[AGSEQ(agtail(edges[i]))]);
        mv_json_add_integer(out, MV_JSON_DENSE, "head", (long long)numbers[AGSEQ(aghead(edges[i]))]);
        if (key && *key) mv_json_add_text(out, MV_JSON_DENSE, "key", key);
        write_line(out, r, edges[i]);
        write_attributes(out, graph, AGEDGE, edges[i]);
        mv_json_close(out, MV_JSON_DENSE, '}');
        mv_json_close(out, MV_JSON_DENSE, '}');
    }
    mv_json_close(out, MV_JSON_DENSE, ']');
    free(edges);
}

static void write_graph(mv_text *out, reading *r, Agraph_t *graph)
{
    size_t *numbers = mv_alloc_array(r->counts[NODES] + 1, sizeof *numbers);
    mv_text_add(out, "{");
    mv_json_add_text(out, MV_JSON_DENSE, "name",
                     *agnameof(graph) == '%' ? "" : agnameof(graph)); /* %: it has none */
    mv_json_add_bool(out, MV_JSON_DENSE, "directed", agisdirected(graph));
    write_attributes(out, graph, AGRAPH, graph);
    mv_json_close(out, MV_JSON_DENSE, '}');
    write_nodes(out, r, graph, numbers);
    write_edges(out, r, graph, numbers);
    mv_json_close(out, MV_JSON_DENSE, '}');
    free(numbers);
}

/* --- reading ---------------------------------------------------------------------------------------------- */

/* Whatever is behind the graph is read as well, so that an error there is seen. */
static mv_status read_graph(Agraph_t **out, reading *r, mv_log *log)
{
    const mv_place nowhere = { 0 };
    Agdisc_t with = AgDefaultDisc;
    with.id = &r->ids;
    with.io = &r->io;
    errno = 0;
    *out = agread(r, &with);
    if (errno == ENOMEM) mv_out_of_memory(); /* Graphviz says so only at times */
    if (agerrors() > AGWARN) return MV_BAD_DATA;
    if (!*out) return mv_log_error(log, MV_BAD_DATA, nowhere, "there is no graph in the file, which was expected");
    Agraph_t *second = agread(r, &with);
    if (second)
        return mv_log_error(log, MV_BAD_DATA, nowhere,
                            "a second graph follows; one was expected, so that it is clear which is meant");
    return agerrors() > AGWARN ? MV_BAD_DATA : MV_OK;
}

mv_status mv_dot_read(mv_text *out, const char *bytes, size_t length, mv_log *log)
{
    reading r = { .ids = *AgDefaultDisc.id, .io = *AgDefaultDisc.io, .pieces = mv_dot_pieces_of(bytes, length) };
    Agraph_t *graph = NULL;
    r.ids.idregister = registered;
    r.io.afread = give;
    mv_status status = read_graph(&graph, &r, log);
    if (!status) write_graph(out, &r, graph);
    if (!status) agclose(graph);
    MV_FREE(r.lines[NODES], r.lines[EDGES]);
    return status;
}
