#include "draw/layout.h"
#include "draw/dial/dial_layout.h"
#include "draw/page/page.h"
#include "draw/place/place.h"
#include "support/memory.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What Graphviz calls an engine, and what we do with its positions afterwards. */
typedef struct engine {
    const char *name;
    const char *overlap; /* how it makes room; fdp must not: see place_of() */
    bool free_form;      /* positions may be stretched and turned without losing their meaning */
} engine;

static const engine engines[] = {
    { "neato", "prism", true }, { "fdp", "true", true },     { "sfdp", "prism", true },
    { "dot", "false", false },  { "circo", "false", false }, { "twopi", "false", false },
};

static void size_box(mv_scene_node *node, double gap)
{
    node->loop_reach = mv_curve_loop_reach(node->loops);
    node->room = gap / 2 + fmin(1.2 * sqrt((double)node->degree), 10);
    mv_scene_set_label(node, node->label);
}

/* The usual distance between two tied actors: what their boxes need when spread evenly. */
static double usual_distance(const mv_scene *scene)
{
    double count, area = mv_spread_boxes(scene, &count);
    return count > 0 ? 1.05 * sqrt(area / count) : 1;
}

/* Two actors joined by many lines need room for them. */
static double wanted_length(const mv_scene *scene, const mv_scene_edge *edge, double usual)
{
    const mv_scene_node *a = &scene->nodes[edge->from], *b = &scene->nodes[edge->to];
    double ends = (a->mark.size + b->mark.size) / 2;
    double bundle = 12 * (double)edge->beside;
    return ends + fmax(usual * edge->length, bundle);
}

static void add_nodes(const mv_scene *scene, Agraph_t *graph, Agnode_t **nodes)
{
    for (size_t i = 0; i < scene->node_count; i++) {
        const mv_scene_node *node = &scene->nodes[i];
        if (node->degree == 0) continue;
        nodes[i] = mv_graphviz_node(graph, node->id);
        mv_graphviz_set(nodes[i], "shape", "box");
        mv_graphviz_set(nodes[i], "fixedsize", "true");
        mv_graphviz_set(nodes[i], "label", "");
        mv_graphviz_set_length(nodes[i], "width", node->width + 2 * node->room);
        mv_graphviz_set_length(nodes[i], "height", node->height + 2 * node->room);
    }
}

static void add_edges(const mv_scene *scene, Agraph_t *graph, Agnode_t **nodes)
{
    double usual = usual_distance(scene);
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        Agnode_t *a = nodes[edge->from], *b = nodes[edge->to];
        if (a == b || agedge(graph, a, b, NULL, 0) || agedge(graph, b, a, NULL, 0)) continue;
        Agedge_t *added = mv_graphviz_edge(graph, a, b, NULL);
        mv_graphviz_set_length(added, "len", wanted_length(scene, edge, usual));
    }
}

/* A group of more than half of all would only be pushed off its own centre. */
static bool too_large_a_group(const mv_scene *scene, const char *group)
{
    size_t members = 0, tied = 0;
    for (size_t i = 0; i < scene->node_count; i++) {
        if (scene->nodes[i].degree == 0) continue;
        tied++;
        members += strcmp(scene->nodes[i].group, group) == 0;
    }
    return 2 * members > tied;
}

/* Actors of one group pull each other weakly: a direction of policy is also a direction on the page. */
static void add_groups(const mv_scene *scene, Agraph_t *graph, Agnode_t **nodes)
{
    double length = 1.15 * usual_distance(scene);
    for (size_t i = 0; i < scene->node_count; i++) {
        const char *group = scene->nodes[i].group;
        if (!nodes[i] || !group[0] || too_large_a_group(scene, group)) continue;
        for (size_t j = i + 1; j < scene->node_count; j++) {
            if (!nodes[j] || strcmp(group, scene->nodes[j].group) != 0) continue;
            if (agedge(graph, nodes[i], nodes[j], NULL, 0) || agedge(graph, nodes[j], nodes[i], NULL, 0)) continue;
            mv_graphviz_set_length(mv_graphviz_edge(graph, nodes[i], nodes[j], NULL), "len", length);
        }
    }
}

/* To make room Graphviz triangulates, in an order that follows the addresses of things: from run to run places
 * differ by 1e-12 points, which is rounded away. Among the symmetric places of fdp it may even find other
 * triangles, which is why fdp leaves making room to us. */
static mv_point place_of(Agnode_t *node)
{
    const double unit = 1e-6;
    return (mv_point){ rint(ND_coord(node).x / unit) * unit, -rint(ND_coord(node).y / unit) * unit };
}

static mv_status place_by_graphviz(mv_scene *scene, GVC_t *context, const engine *chosen, int start, mv_log *log)
{
    Agraph_t *graph = mv_graphviz_graph();
    Agnode_t **nodes = mv_alloc_array(scene->node_count, sizeof(Agnode_t *));
    char seed[20];
    snprintf(seed, sizeof seed, "%d", start);
    mv_graphviz_set(graph, "start", seed);
    mv_graphviz_set(graph, "overlap", chosen->overlap);
    mv_graphviz_set(graph, "splines", "");
    add_nodes(scene, graph, nodes);
    add_edges(scene, graph, nodes);
    if (chosen->free_form) add_groups(scene, graph, nodes);
    mv_status status = mv_graphviz_layout(context, graph, chosen->name, log);
    if (status) goto done;
    for (size_t i = 0; i < scene->node_count; i++)
        if (nodes[i]) scene->nodes[i].place = place_of(nodes[i]);
    gvFreeLayout(context, graph);
done:
    free(nodes);
    agclose(graph);
    return status;
}

static size_t lines_through_label(const mv_scene *scene, const mv_scene_node *node)
{
    mv_box box = mv_scene_label_box(node);
    size_t count = 0;
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        count += mv_box_is_crossed(box, mv_scene_mark(&scene->nodes[edge->from]),
                                   mv_scene_mark(&scene->nodes[edge->to]));
    }
    return count;
}

/* A label stands on the side of its mark where fewer lines run; the box around both stays the same. */
static void turn_labels(mv_scene *scene)
{
    if (mv_scene_crowded(scene)) return;
    for (size_t i = 0; i < scene->node_count; i++) {
        mv_scene_node *node = &scene->nodes[i];
        if (node->inside || node->degree == 0) continue;
        size_t below = lines_through_label(scene, node);
        mv_scene_turn(node, MV_ABOVE);
        if (lines_through_label(scene, node) >= below) mv_scene_turn(node, MV_BELOW);
    }
}

/* Force-directed engines find another arrangement from every start. Large drawings get fewer tries. */
static int tries(const mv_scene *scene, const engine *chosen)
{
    const double affordable = 220000, least = 2, most = 96;
    if (!chosen->free_form || scene->edge_count > 1500) return 1;
    return (int)fmin(fmax(affordable / (double)(scene->node_count * scene->edge_count + 1), least), most);
}

/* Engines start from 31 bits: all bits of the seed are mixed into them, so that seeds near each other have no
 * start in common. Of the usual seed, 1, the first is 100. */
static int start_of(const mv_scene *scene, int attempt)
{
    mv_random mixed = { scene->seed }, usual = { 1 };
    uint64_t start = 100 + mv_random_next(&mixed) - mv_random_next(&usual) + (uint64_t)attempt;
    return (int)(start & 0x7fffffff);
}

static mv_status place_tied(mv_scene *scene, GVC_t *context, const engine *chosen, int attempt, mv_log *log)
{
    mv_status status = place_by_graphviz(scene, context, chosen, start_of(scene, attempt), log);
    if (!status && chosen->free_form) mv_spread_landscape(scene);
    return status;
}

/* Several ways to make room from the same start: off the lines first or not, drawn together or not. */
enum { WAYS = 4 };

/* What the ways share, which is the dearer part: the places that the engine found, those behind it apart from each
 * other and off the lines, and these drawn together. */
typedef struct stages {
    mv_point *found, *apart, *compact;
} stages;

static void make_room(mv_scene *scene, int way, const stages *s)
{
    switch (way) {
    case 0:
        mv_spread_remember(scene, s->found);
        mv_spread_off_lines(scene);
        mv_spread_apart(scene);
        mv_spread_remember(scene, s->apart);
        mv_spread_compact(scene);
        mv_spread_remember(scene, s->compact);
        break;
    case 1:
        mv_spread_recall(scene, s->found);
        mv_spread_apart(scene);
        mv_spread_compact(scene);
        break;
    case 2:
        mv_spread_recall(scene, s->compact);
        mv_spread_off_lines(scene);
        mv_spread_apart(scene);
        break;
    default:
        mv_spread_recall(scene, s->apart);
    }
}

/* Actor by actor, and closer together in turns: each makes room for the other. Keeps the best; its cost. */
static double polish(mv_scene *scene, const mv_judge *judge, mv_point *best)
{
    enum { ROUNDS = 4 };
    double least = INFINITY;
    mv_spread_recall(scene, best);
    for (int round = 0; round < ROUNDS; round++) {
        if (round) mv_spread_compact(scene);
        mv_improve(scene, judge);
        double cost = mv_judge_all(judge);
        if (cost < least) mv_spread_remember(scene, best);
        least = fmin(cost, least);
    }
    return least;
}

/* The layouts that read best so far. */
enum { FINALISTS = 3 };

typedef struct finalist {
    double cost;
    mv_point *places;
} finalist;

/* Takes a layout in behind those that are as good; the worst leaves. */
static void enter(finalist *list, const mv_scene *scene, double cost)
{
    if (cost >= list[FINALISTS - 1].cost) return;
    finalist entering = { cost, list[FINALISTS - 1].places };
    int i = FINALISTS - 1;
    for (; i > 0 && list[i - 1].cost > cost; i--) list[i] = list[i - 1];
    list[i] = entering;
    mv_spread_remember(scene, entering.places);
}

static void choose(mv_scene *scene, const mv_judge *judge, finalist *list)
{
    int best = 0;
    for (int i = 0; i < FINALISTS; i++) {
        if (!isfinite(list[i].cost)) continue;
        list[i].cost = polish(scene, judge, list[i].places);
        if (list[i].cost < list[best].cost) best = i;
    }
    mv_spread_recall(scene, list[best].places);
}

static mv_status arrange_once(mv_scene *scene, GVC_t *context, const engine *chosen, mv_log *log)
{
    mv_status status = place_tied(scene, context, chosen, 0, log);
    if (status) return status;
    if (chosen->free_form) mv_spread_off_lines(scene);
    mv_spread_apart(scene);
    return MV_OK;
}

/* Arranges the tied actors several times, polishes what reads best, and keeps the first of equals, so that the
 * same drawing comes out every time. */
static mv_status arrange_best(mv_scene *scene, GVC_t *context, const engine *chosen, mv_log *log)
{
    int count = tries(scene, chosen);
    if (count == 1) return arrange_once(scene, context, chosen, log);
    mv_judge judge = mv_judge_open(scene);
    size_t nodes = scene->node_count;
    mv_point *places = mv_alloc_array((FINALISTS + 3) * nodes, sizeof *places), *rest = places + FINALISTS * nodes;
    finalist list[FINALISTS];
    for (size_t i = 0; i < FINALISTS; i++) list[i] = (finalist){ INFINITY, places + i * nodes };
    stages s = { rest, rest + nodes, rest + 2 * nodes };
    mv_status status = MV_OK;
    for (int attempt = 0; attempt < count && !status; attempt++) {
        if (attempt % WAYS == 0) status = place_tied(scene, context, chosen, attempt / WAYS, log);
        if (status) break;
        make_room(scene, attempt % WAYS, &s);
        enter(list, scene, mv_judge_all(&judge));
    }
    if (!status) choose(scene, &judge, list);
    free(places);
    mv_judge_close(&judge);
    return status;
}

static const engine *find_engine(const char *name)
{
    for (size_t i = 0; i < MV_COUNT(engines); i++)
        if (strcmp(engines[i].name, name) == 0) return &engines[i];
    return NULL;
}

mv_status mv_layout(mv_scene *scene, GVC_t *context, mv_log *log)
{
    const engine *chosen = find_engine(scene->engine);
    size_t tied = 0, kept = 0;
    if (!chosen)
        return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "\"%s\" is no layout engine", scene->engine);
    for (size_t i = 0; i < scene->node_count; i++) {
        size_box(&scene->nodes[i], scene->gap);
        tied += scene->nodes[i].degree > 0;
        kept += scene->nodes[i].kept;
    }
    if (scene->dial) {
        mv_page_fit_dial(scene, mv_dial_layout, mv_dial_lay_names);
        return MV_OK;
    }
    mv_page_plan_letters(scene);
    if (kept) {
        mv_keep_places(scene);
    } else if (tied) {
        mv_status status = arrange_best(scene, context, chosen, log);
        if (status) return status;
        turn_labels(scene);
    }
    mv_spread_alone(scene);
    return MV_OK;
}
