#include "formats/graphs/json_graph.h"
#include "support/json/json_text.h"
#include <string.h>

/* Node-link JSON: a list of nodes and one of edges, as networkx (which calls the second "links" or "edges"), D3,
 * vis.js and graphology write it. Nodes without an id are known by their place in the list, as in D3. */

static const char *edge_list_of(const json_t *root)
{
    return json_object_get(root, "edges") ? "edges" : "links";
}

/* What graphology keeps apart stands with the rest. */
static void add_members(mv_json_graph *g, mv_record_kind kind, const json_t *object, const char *const *except)
{
    mv_json_graph_members(g, kind, object, except);
    const json_t *attributes = mv_json_graph_object(g, object, "attributes");
    if (attributes) mv_json_graph_members(g, kind, attributes, NULL);
}

static void read_node(mv_json_graph *g, const json_t *node, size_t index)
{
    static const char *const except[] = { "id", "key", "attributes", NULL };
    bool keyed = json_object_get(node, "key") && !json_object_get(node, "id");
    if (keyed || json_object_get(node, "id"))
        mv_json_graph_member(g, MV_ACTOR, MV_IS_KEY, node, keyed ? "key" : "id");
    else {
        const char *name = json_string_value(json_object_get(node, "name"));
        mv_json_graph_text(g, MV_ACTOR, MV_IS_KEY, "index", mv_arena_format(g->arena, "%zu", index));
        if (name) mv_json_graph_text(g, MV_ACTOR, MV_IS_ID, "name", name);
    }
    add_members(g, MV_ACTOR, node, except);
    mv_json_graph_actor(g);
}

static void read_edge(mv_json_graph *g, const json_t *edge, mv_record_direction direction)
{
    static const char *const except[] = { "from", "to", "key", "undirected", "attributes", NULL };
    bool vis = !json_object_get(edge, "source");
    mv_record_direction undirected = mv_json_graph_direction(edge, "undirected");
    add_members(g, MV_RELATION, edge, vis ? except : except + 2);
    if (vis) {
        mv_json_graph_member(g, MV_RELATION, MV_IS_SOURCE, edge, "from");
        mv_json_graph_member(g, MV_RELATION, MV_IS_TARGET, edge, "to");
    }
    if (undirected) direction = undirected == MV_DIRECTION_YES ? MV_DIRECTION_NO : MV_DIRECTION_YES;
    mv_json_graph_relation(g, direction);
}

/* networkx says it of the whole graph, graphology in its options; edges of a mixed one are directed there. */
static mv_record_direction direction_of(const json_t *root)
{
    const char *type = json_string_value(json_object_get(json_object_get(root, "options"), "type"));
    if (type) return strcmp(type, "undirected") == 0 ? MV_DIRECTION_NO : MV_DIRECTION_YES;
    return mv_json_graph_direction(root, "directed");
}

static void read_root(mv_json_graph *g, const json_t *root)
{
    const json_t *nodes = mv_json_graph_list(g, root, "nodes");
    const json_t *edges = mv_json_graph_list(g, root, edge_list_of(root));
    const json_t *whole = mv_json_graph_object(g, root, json_object_get(root, "graph") ? "graph" : "attributes");
    mv_record_direction direction = direction_of(root);
    if (whole) mv_json_graph_document(g, whole);
    for (size_t i = 0; i < json_array_size(nodes); i++)
        if (mv_json_graph_record(g, nodes, i)) read_node(g, json_array_get(nodes, i), i);
    for (size_t i = 0; i < json_array_size(edges); i++)
        if (mv_json_graph_record(g, edges, i)) read_edge(g, json_array_get(edges, i), direction);
}

static mv_status read_node_link(mv_relations *set, const mv_input *input)
{
    mv_json_graph g;
    mv_status status = mv_json_graph_begin(&g, set, input, NULL);
    const json_t *root = status ? NULL : mv_json_root(g.document);
    if (root && json_object_get(root, "nodes") && json_object_get(root, edge_list_of(root)))
        read_root(&g, root);
    else if (!status)
        mv_log_error(input->log, MV_BAD_DATA, (mv_place){ input->path, 1, 1 },
                     "there is no list of \"nodes\" beside one of \"edges\" or \"links\", which was expected");
    mv_json_graph_end(&g);
    return status;
}

static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    return *bytes == '{' && mv_json_has_key(bytes, "nodes") &&
           (mv_json_has_key(bytes, "edges") || mv_json_has_key(bytes, "links"));
}

/* --- writing ---------------------------------------------------------------------------------------------- */

static void write_records(const mv_writing *w, mv_record_kind kind, size_t count, bool mixed)
{
    static const char *const own[] = { "key", "attributes", "undirected", NULL };
    mv_record_fields *fields = mv_record_fields_of(w->set, kind);
    mv_record_fields_reserve(fields, own);
    unsigned except = mixed ? 0 : MV_BIT(MV_IS_DIRECTED);
    mv_json_open(w->out, 1, kind == MV_ACTOR ? "nodes" : "edges", '[');
    for (size_t i = 0; i < count; i++) {
        mv_json_open(w->out, 2, NULL, '{');
        mv_json_graph_write_members(w->out, MV_JSON_TIGHT, w->set, fields, i, except);
        if (kind == MV_RELATION) mv_json_add_integer(w->out, MV_JSON_TIGHT, "key", (long long)i);
        mv_json_close(w->out, MV_JSON_TIGHT, '}');
    }
    mv_json_close(w->out, 2, ']');
    mv_record_fields_free(fields);
}

static mv_status write_node_link(const mv_writing *w)
{
    bool directed = mv_any_directed(w->set);
    mv_text_add(w->out, "{");
    mv_json_add_bool(w->out, 1, "directed", directed);
    mv_json_add_bool(w->out, 1, "multigraph", true);
    mv_json_open(w->out, 1, "graph", '{');
    mv_json_graph_write_document(w->out, MV_JSON_TIGHT, w->set);
    mv_json_close(w->out, MV_JSON_TIGHT, '}');
    write_records(w, MV_ACTOR, w->set->actor_count, false);
    write_records(w, MV_RELATION, w->set->relation_count, mv_record_mixed(w->set));
    mv_json_close(w->out, 1, '}');
    mv_text_add(w->out, "\n");
    mv_loss_document(w->loss, w->set, MV_HOLDS_TEXTS);
    return MV_OK;
}

const mv_format mv_format_node_link = { .name = "node-link",
                                        .summary = "node-link JSON of networkx and D3",
                                        .endings = { ".node-link.json", ".json" },
                                        .recognise = recognise,
                                        .read = read_node_link,
                                        .write = write_node_link };
