#include "formats/graphs/json_graph.h"
#include "support/json/json_text.h"

/* JSON Graph Format, version 1 (nodes in a list) and 2 (nodes by id). What is ours stands in `metadata`. */

static void add_metadata(mv_json_graph *g, mv_record_kind kind, const json_t *object)
{
    const json_t *metadata = mv_json_graph_object(g, object, "metadata");
    if (metadata) mv_json_graph_members(g, kind, metadata, NULL);
}

static void read_node(mv_json_graph *g, const json_t *node, const char *id)
{
    static const char *const except[] = { "id", "metadata", NULL };
    if (id)
        mv_json_graph_text(g, MV_ACTOR, MV_IS_KEY, "id", id);
    else
        mv_json_graph_member(g, MV_ACTOR, MV_IS_KEY, node, "id");
    mv_json_graph_members(g, MV_ACTOR, node, except);
    add_metadata(g, MV_ACTOR, node);
    mv_json_graph_actor(g);
}

static void read_nodes_by_id(mv_json_graph *g, const json_t *nodes)
{
    json_t *open = (json_t *)(uintptr_t)nodes; /* Jansson's iterators ask for it, and change nothing */
    for (void *at = json_object_iter(open); at; at = json_object_iter_next(open, at)) {
        const char *id = json_object_iter_key(at);
        const json_t *node = mv_json_graph_object(g, nodes, id);
        if (!node) continue;
        mv_json_graph_own(g, node);
        read_node(g, node, id);
    }
}

static void read_nodes(mv_json_graph *g, const json_t *graph)
{
    const json_t *nodes = json_object_get(graph, "nodes");
    if (json_is_object(nodes)) {
        read_nodes_by_id(g, nodes);
        return;
    }
    nodes = mv_json_graph_list(g, graph, "nodes");
    for (size_t i = 0; i < json_array_size(nodes); i++)
        if (mv_json_graph_record(g, nodes, i)) read_node(g, json_array_get(nodes, i), NULL);
}

static void read_edge(mv_json_graph *g, const json_t *edge, mv_record_direction otherwise)
{
    static const char *const except[] = { "relation", "directed", "metadata", NULL };
    mv_record_direction direction = mv_json_graph_direction(edge, "directed");
    mv_json_graph_member(g, MV_RELATION, MV_IS_TYPE, edge, "relation");
    mv_json_graph_members(g, MV_RELATION, edge, except);
    add_metadata(g, MV_RELATION, edge);
    mv_json_graph_relation(g, direction ? direction : otherwise);
}

/* Where the format is silent, edges are directed. */
static void read_graph(mv_json_graph *g, const json_t *graph)
{
    const json_t *edges = mv_json_graph_list(g, graph, "edges");
    const json_t *metadata = mv_json_graph_object(g, graph, "metadata");
    mv_record_direction direction = mv_json_graph_direction(graph, "directed");
    if (json_object_get(graph, "hyperedges"))
        mv_log_error(g->log, MV_BAD_DATA, mv_json_key(g->document, graph, "hyperedges"),
                     "\"hyperedges\" join any number of actors; edges between two were expected");
    if (metadata) mv_json_graph_document(g, metadata);
    mv_json_graph_document(g, graph);
    read_nodes(g, graph);
    for (size_t i = 0; i < json_array_size(edges); i++)
        if (mv_json_graph_record(g, edges, i))
            read_edge(g, json_array_get(edges, i), direction ? direction : MV_DIRECTION_YES);
}

/* The one graph of the file, or NULL. */
static const json_t *graph_of(mv_json_graph *g, const json_t *root)
{
    const json_t *graphs = json_object_get(root, "graphs"), *graph = json_object_get(root, "graph");
    size_t count = json_array_size(graphs);
    if (count == 1) graph = json_array_get(graphs, 0);
    if (json_is_object(graph)) return graph;
    if (count > 1)
        mv_log_error(g->log, MV_BAD_DATA, mv_json_key(g->document, root, "graphs"),
                     "the file holds %zu graphs; one was expected, so that it is clear which is meant", count);
    else
        mv_log_error(g->log, MV_BAD_DATA, mv_json_member(g->document, root, "graph"),
                     "there is no \"graph\", an object, which was expected");
    return NULL;
}

static mv_status read_jgf(mv_relations *set, const mv_input *input)
{
    mv_json_graph g;
    mv_status status = mv_json_graph_begin(&g, set, input, NULL);
    const json_t *graph = status ? NULL : graph_of(&g, mv_json_root(g.document));
    if (graph) read_graph(&g, graph);
    mv_json_graph_end(&g);
    return status;
}

static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    return *bytes == '{' && !mv_json_has_key(bytes, "nodes") &&
           (mv_json_has_key(bytes, "graph") || mv_json_has_key(bytes, "graphs"));
}

/* --- writing ---------------------------------------------------------------------------------------------- */

static void write_metadata(const mv_writing *w, const mv_record_fields *fields, size_t record, unsigned except)
{
    mv_json_open(w->out, MV_JSON_TIGHT, "metadata", '{');
    mv_json_graph_write_members(w->out, MV_JSON_TIGHT, w->set, fields, record, except);
    mv_json_close(w->out, MV_JSON_TIGHT, '}');
    mv_json_close(w->out, MV_JSON_TIGHT, '}');
}

static void write_nodes(const mv_writing *w)
{
    mv_record_fields *fields = mv_record_fields_of(w->set, MV_ACTOR);
    mv_json_open(w->out, 2, "nodes", '{');
    for (size_t i = 0; i < w->set->actor_count; i++) {
        const mv_actor *actor = &w->set->actors[i];
        mv_json_open(w->out, 3, actor->id, '{');
        mv_json_add_text(w->out, MV_JSON_TIGHT, "label", actor->name);
        write_metadata(w, fields, i, MV_BIT(MV_IS_ID) | MV_BIT(MV_IS_NAME));
    }
    mv_json_close(w->out, 3, '}');
    mv_record_fields_free(fields);
}

static void write_edges(const mv_writing *w)
{
    static const unsigned own = MV_BIT(MV_IS_ID) | MV_BIT(MV_IS_SOURCE) | MV_BIT(MV_IS_TARGET) |
                                MV_BIT(MV_IS_TYPE) | MV_BIT(MV_IS_DIRECTED);
    mv_record_fields *fields = mv_record_fields_of(w->set, MV_RELATION);
    mv_json_open(w->out, 2, "edges", '[');
    for (size_t i = 0; i < w->set->relation_count; i++) {
        const mv_relation *relation = &w->set->relations[i];
        mv_json_open(w->out, 3, NULL, '{');
        if (relation->id) mv_json_add_text(w->out, MV_JSON_TIGHT, "id", relation->id);
        mv_json_add_text(w->out, MV_JSON_TIGHT, "source", w->set->actors[relation->source].id);
        mv_json_add_text(w->out, MV_JSON_TIGHT, "target", w->set->actors[relation->target].id);
        mv_json_add_text(w->out, MV_JSON_TIGHT, "relation", w->set->types[relation->type].id);
        mv_json_add_bool(w->out, MV_JSON_TIGHT, "directed", relation->directed);
        write_metadata(w, fields, i, own);
    }
    mv_json_close(w->out, 3, ']');
    mv_record_fields_free(fields);
}

static mv_status write_jgf(const mv_writing *w)
{
    mv_text_add(w->out, "{");
    mv_json_open(w->out, 1, "graph", '{');
    if (w->set->title) mv_json_add_text(w->out, 2, "label", w->set->title);
    mv_json_add_bool(w->out, 2, "directed", mv_any_directed(w->set));
    mv_json_open(w->out, 2, "metadata", '{');
    mv_json_graph_write_document(w->out, MV_JSON_TIGHT, w->set);
    mv_json_close(w->out, MV_JSON_TIGHT, '}');
    write_nodes(w);
    write_edges(w);
    mv_json_close(w->out, 2, '}');
    mv_json_close(w->out, 1, '}');
    mv_text_add(w->out, "\n");
    mv_loss_document(w->loss, w->set, MV_HOLDS_TEXTS);
    return MV_OK;
}

const mv_format mv_format_jgf = { .name = "jgf",
                                  .summary = "JSON Graph Format",
                                  .endings = { ".jgf", ".jgf.json", ".json" },
                                  .recognise = recognise,
                                  .read = read_jgf,
                                  .write = write_jgf };
