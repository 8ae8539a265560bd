#include "formats/graphs/json_graph.h"
#include "support/json/json_text.h"
#include <string.h>

/* Cytoscape JSON: elements with their `data`, in two lists or in one. Cytoscape calls the type of an edge its
 * interaction. Directions are not said by Cytoscape; networkx says one for all, and data of our own say that of
 * each. networkx wants a `value` of each node, and a `key` of each edge that is not the only one of its pair. */

/* Cytoscape's own book-keeping, and what networkx adds: the last two, which others use for values. */
#define OWN_KEYS "SUID", "selected", "shared_name", "shared_interaction", "id", "interaction"
static const char *const own_keys[] = { OWN_KEYS, NULL };
static const char *const networkx_keys[] = { OWN_KEYS, "value", "key", NULL };

static const char *const *keys_of(const mv_json_graph *g)
{
    return json_object_get(mv_json_root(g->document), "multigraph") ? networkx_keys : own_keys;
}

static const json_t *data_of(mv_json_graph *g, const json_t *element)
{
    const json_t *data = json_object_get(element, "data");
    if (json_is_object(data)) return data;
    mv_log_error(g->log, MV_BAD_DATA, mv_json_member(g->document, element, "data"),
                 "the element has no \"data\", an object, which was expected");
    return NULL;
}

static void read_node(mv_json_graph *g, const json_t *element)
{
    const json_t *data = data_of(g, element);
    if (!data) return;
    mv_json_graph_member(g, MV_ACTOR, MV_IS_KEY, data, "id");
    mv_json_graph_members(g, MV_ACTOR, data, keys_of(g));
    mv_json_graph_actor(g);
}

static void read_edge(mv_json_graph *g, const json_t *element)
{
    const json_t *data = data_of(g, element);
    if (!data) return;
    mv_json_graph_member(g, MV_RELATION, MV_IS_ID, data, "id");
    mv_json_graph_members(g, MV_RELATION, data, keys_of(g));
    if (!json_object_get(data, "type")) mv_json_graph_member(g, MV_RELATION, MV_IS_TYPE, data, "interaction");
    mv_json_graph_relation(g, mv_json_graph_direction(mv_json_root(g->document), "directed"));
}

static bool is_edge(const json_t *element)
{
    const char *group = json_string_value(json_object_get(element, "group"));
    return group ? strcmp(group, "edges") == 0
                 : json_object_get(json_object_get(element, "data"), "source") != NULL;
}

/* Nodes are told first, wherever they stand, so that edges name what is known. */
static void read_mixed(mv_json_graph *g, const json_t *elements)
{
    for (int edges = 0; edges < 2; edges++)
        for (size_t i = 0; i < json_array_size(elements); i++) {
            const json_t *element = json_array_get(elements, i);
            if (is_edge(element) != (edges == 1) || !mv_json_graph_record(g, elements, i)) continue;
            if (edges)
                read_edge(g, element);
            else
                read_node(g, element);
        }
}

static void read_lists(mv_json_graph *g, const json_t *elements)
{
    const json_t *nodes = mv_json_graph_list(g, elements, "nodes");
    const json_t *edges = mv_json_graph_list(g, elements, "edges");
    for (size_t i = 0; i < json_array_size(nodes); i++)
        if (mv_json_graph_record(g, nodes, i)) read_node(g, json_array_get(nodes, i));
    for (size_t i = 0; i < json_array_size(edges); i++)
        if (mv_json_graph_record(g, edges, i)) read_edge(g, json_array_get(edges, i));
}

static mv_status read_cyjs(mv_relations *set, const mv_input *input)
{
    mv_json_graph g;
    mv_status status = mv_json_graph_begin(&g, set, input, NULL);
    const json_t *root = status ? NULL : mv_json_root(g.document);
    const json_t *elements = json_is_array(root) ? root : json_object_get(root, "elements");
    if (!elements && json_object_get(root, "nodes")) elements = root;
    const json_t *whole = root ? json_object_get(root, "data") : NULL;
    if (json_is_object(whole)) mv_json_graph_document(&g, whole);
    if (json_is_array(elements))
        read_mixed(&g, elements);
    else if (json_is_object(elements))
        read_lists(&g, elements);
    else if (!status)
        mv_log_error(input->log, MV_BAD_DATA, (mv_place){ input->path, 1, 1 },
                     "there are no \"elements\", a list or an object with \"nodes\" and \"edges\", which was "
                     "expected");
    mv_json_graph_end(&g);
    return status;
}

/* Whether an object stands under "data" somewhere. */
static bool has_data(const char *bytes)
{
    for (const char *at = bytes; (at = strstr(at, "\"data\"")) != NULL;) {
        at += strlen("\"data\"");
        at += strspn(at, " \t\r\n");
        if (*at != ':') continue;
        at += 1 + strspn(at + 1, " \t\r\n");
        if (*at == '{') return true;
    }
    return false;
}

static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    return (*bytes == '[' ||
            (*bytes == '{' && (mv_json_has_key(bytes, "elements") || mv_json_has_key(bytes, "nodes")))) &&
           has_data(bytes);
}

/* --- writing ---------------------------------------------------------------------------------------------- */

static void write_elements(const mv_writing *w, mv_record_kind kind, size_t count)
{
    mv_record_fields *fields = mv_record_fields_of(w->set, kind);
    mv_record_fields_reserve(fields, networkx_keys);
    mv_json_open(w->out, 2, kind == MV_ACTOR ? "nodes" : "edges", '[');
    for (size_t i = 0; i < count; i++) {
        mv_json_open(w->out, 3, NULL, '{');
        mv_json_open(w->out, MV_JSON_TIGHT, "data", '{');
        if (kind == MV_RELATION) {
            const mv_relation *relation = &w->set->relations[i];
            if (relation->id) mv_json_add_text(w->out, MV_JSON_TIGHT, "id", relation->id);
            mv_json_add_text(w->out, MV_JSON_TIGHT, "interaction", w->set->types[relation->type].id);
        }
        if (kind == MV_ACTOR) mv_json_add_text(w->out, MV_JSON_TIGHT, "value", w->set->actors[i].id);
        mv_json_graph_write_members(w->out, MV_JSON_TIGHT, w->set, fields, i,
                                    kind == MV_RELATION ? MV_BIT(MV_IS_ID) | MV_BIT(MV_IS_TYPE) : 0);
        if (kind == MV_RELATION) mv_json_add_integer(w->out, MV_JSON_TIGHT, "key", (long long)i);
        mv_json_close(w->out, MV_JSON_TIGHT, '}');
        mv_json_close(w->out, MV_JSON_TIGHT, '}');
    }
    mv_json_close(w->out, 3, ']');
    mv_record_fields_free(fields);
}

static mv_status write_cyjs(const mv_writing *w)
{
    mv_text_add(w->out, "{");
    mv_json_add_text(w->out, 1, "format_version", "1.0");
    mv_json_add_bool(w->out, 1, "directed", mv_any_directed(w->set));
    mv_json_add_bool(w->out, 1, "multigraph", true);
    mv_json_open(w->out, 1, "data", '{');
    if (w->set->title) mv_json_add_text(w->out, MV_JSON_TIGHT, "name", w->set->title);
    mv_json_graph_write_document(w->out, MV_JSON_TIGHT, w->set);
    mv_json_close(w->out, MV_JSON_TIGHT, '}');
    mv_json_open(w->out, 1, "elements", '{');
    write_elements(w, MV_ACTOR, w->set->actor_count);
    write_elements(w, MV_RELATION, w->set->relation_count);
    mv_json_close(w->out, 2, '}');
    mv_json_close(w->out, 1, '}');
    mv_text_add(w->out, "\n");
    mv_loss_document(w->loss, w->set, MV_HOLDS_TEXTS);
    return MV_OK;
}

const mv_format mv_format_cyjs = { .name = "cyjs",
                                   .summary = "Cytoscape JSON",
                                   .endings = { ".cyjs", ".json" },
                                   .recognise = recognise,
                                   .read = read_cyjs,
                                   .write = write_cyjs };
