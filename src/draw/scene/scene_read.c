#include "draw/scene/dial.h"
#include "draw/scene/scene_map.h"
#include "support/memory.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { EVERY_PANEL = (1 << MV_MOST_PANELS) - 1 };

static const char *text(const json_t *object, const char *key, const char *otherwise)
{
    const char *value = json_string_value(json_object_get(object, key));
    return value ? value : otherwise;
}

/* A number within limits: what Graphviz does with sizes of any order is not worth finding out. */
static double number(const json_t *object, const char *key, double least, double most, double otherwise)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_number(value)) return otherwise;
    return fmin(fmax(json_number_value(value), least), most);
}

static bool flag(const json_t *object, const char *key)
{
    return json_is_true(json_object_get(object, key));
}

static const char *color(const json_t *object, const char *key, const char *otherwise)
{
    const char *value = text(object, key, "");
    bool good = value[0] == '#' && strlen(value) == 7 && strspn(value + 1, "0123456789abcdefABCDEF") == 6;
    return good ? value : otherwise;
}

static const char *dash(const json_t *object)
{
    const char *value = text(object, "dash", "");
    return strspn(value, "0123456789. ") == strlen(value) && strlen(value) < 40 ? value : "";
}

/* A number that a double does not hold. */
static uint64_t whole(const json_t *object, const char *key, const char *otherwise)
{
    return strtoull(text(object, key, otherwise), NULL, 10);
}

/* Zeroed memory for the members of a list. */
static void *room_for(const json_t *list, size_t size, size_t *count)
{
    *count = json_array_size(list);
    return mv_alloc_array(*count, size);
}

static unsigned bits(const json_t *object, const char *key, double otherwise)
{
    return (unsigned)number(object, key, 0, EVERY_PANEL, otherwise);
}

static mv_mark read_mark(const json_t *object)
{
    return (mv_mark){
        .shape = mv_shape_find(text(object, "shape", "circle")),
        .fill = color(object, "fill", "#ffffff"),
        .stroke = color(object, "stroke", "#000000"),
        .second_fill = color(object, "second_fill", NULL),
        .dash = dash(object),
        .hatch = bits(object, "hatch", 0),
        .second_hatch = bits(object, "second_hatch", 0),
        .hatch_color = color(object, "hatch_color", "#000000"),
        .second_hatch_color = color(object, "second_hatch_color", "#000000"),
        .size = number(object, "size", 2, 400, 12),
        .stroke_width = number(object, "stroke_width", 0.1, 20, 1),
    };
}

static mv_line read_line(const json_t *object)
{
    return (mv_line){
        .color = color(object, "color", "#000000"),
        .dash = dash(object),
        .width = number(object, "width", 0.1, 20, 1),
        .opacity = number(object, "opacity", 0, 1, 1),
        .heads = { bits(object, "tails", 0), bits(object, "heads", flag(object, "arrow") ? EVERY_PANEL : 0) },
        .other_color = color(object, "other_color", NULL),
        .others = bits(object, "others", 0),
        .minus = bits(object, "minus", flag(object, "minus") ? EVERY_PANEL : 0),
        .may_lack = flag(object, "may_lack"),
        .badge = text(object, "badge", ""),
    };
}

static void read_node(mv_scene_node *node, const json_t *object)
{
    *node = (mv_scene_node){
        .id = text(object, "id", ""),
        .classes = text(object, "class", ""),
        .tooltip = text(object, "tooltip", ""),
        .ink = color(object, "ink", "#000000"),
        .label = text(object, "label", ""),
        .language = text(object, "language", NULL),
        .group = text(object, "group", ""),
        .data = json_object_get(object, "data"),
        .font = { number(object, "font", 1, 100, 9), flag(object, "bold") },
        .mark = read_mark(object),
        .panels = bits(object, "panels", EVERY_PANEL),
        .inside = flag(object, "inside"),
        .sector = (size_t)number(object, "sector", 0, 1e6, 0),
        .outside = flag(object, "outside"),
        .ground = color(object, "ground", NULL),
        .kept = json_is_number(json_object_get(object, "x")) && json_is_number(json_object_get(object, "y")),
        .wanted = { number(object, "x", -1e6, 1e6, 0), number(object, "y", -1e6, 1e6, 0) },
    };
    node->name = node->label;
    node->first_font = node->font;
    node->first_inside = node->inside;
}

static mv_status read_edge(mv_scene *scene, mv_scene_edge *edge, const json_t *object, mv_log *log)
{
    double last = (double)scene->node_count - 1;
    double from = number(object, "from", -1, last, -1), to = number(object, "to", -1, last, -1);
    if (from < 0 || to < 0)
        return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "the drawing has an edge without two ends");
    *edge = (mv_scene_edge){
        .id = text(object, "id", ""),
        .classes = text(object, "class", ""),
        .tooltip = text(object, "tooltip", ""),
        .data = json_object_get(object, "data"),
        .from = (size_t)from,
        .to = (size_t)to,
        .line = read_line(object),
        .length = number(object, "length", 0.1, 10, 1),
        .layer = (int)number(object, "layer", 0, 9, 0),
        .panels = bits(object, "panels", EVERY_PANEL),
    };
    if (mv_scene_is_loop(edge)) {
        scene->nodes[edge->from].loops++;
    } else {
        scene->nodes[edge->from].degree++;
        scene->nodes[edge->to].degree++;
    }
    return MV_OK;
}

static void read_section(mv_legend_section *section, const json_t *object)
{
    const json_t *rows = json_object_get(object, "rows");
    section->title = text(object, "title", "");
    section->nested = flag(object, "nested");
    section->rows = room_for(rows, sizeof *section->rows, &section->row_count);
    for (size_t i = 0; i < section->row_count; i++) {
        const json_t *row = json_array_get(rows, i), *mark = json_object_get(row, "mark"),
                     *line = json_object_get(row, "line");
        section->rows[i] = (mv_legend_row){ text(row, "text", ""), mark, line, read_mark(mark), read_line(line) };
    }
}

static void read_head(mv_scene *scene, const json_t *root)
{
    scene->format = text(root, "format", "svg");
    scene->engine = text(root, "engine", "neato");
    scene->title = text(root, "title", "");
    scene->subtitle = text(root, "subtitle", "");
    scene->source = text(root, "source", "");
    scene->notes = text(root, "notes", "");
    scene->description = text(root, "description", "");
    scene->empty = text(root, "empty", "");
    scene->alone = text(root, "alone", "");
    scene->paper = color(root, "paper", "#ffffff");
    scene->ink = color(root, "ink", "#000000");
    scene->quiet = color(root, "quiet", "#555555");
    scene->gap = number(root, "gap", 0, 100, 8);
    scene->air = number(root, "air", 1, 10, 2.6);
    scene->aspect = number(root, "aspect", 0.3, 6, 1.6);
    scene->page = number(root, "page", 100, 5000, 760);
    scene->is_stated = json_object_get(root, "shown") != NULL;
    scene->shown = number(root, "shown", 40, 20000, 1280);
    scene->unit = strcmp(text(root, "unit", ""), "mm") == 0 ? "mm" : "";
    scene->per_pixel = 1;
    scene->letters = number(root, "letters", 1, 100, 8);
    scene->page_aspect = number(root, "page_aspect", 0, 10, 0);
    scene->seconds = (unsigned)number(root, "seconds", 1, 60, 60);
    scene->seed = whole(root, "seed", "1");
}

static void read_sector(mv_sector *sector, const json_t *object)
{
    *sector = (mv_sector){
        .id = text(object, "id", ""),
        .classes = text(object, "class", ""),
        .name = text(object, "name", ""),
        .value = text(object, "value", ""),
        .tooltip = text(object, "tooltip", ""),
        .tint = color(object, "tint", "#eeeeee"),
        .color = color(object, "color", "#777777"),
        .ink = color(object, "ink", "#000000"),
        .data = json_object_get(object, "data"),
        .counted = flag(object, "counted"),
    };
}

static void read_bar(mv_dial_bar *bar, const mv_scene *scene, const json_t *object)
{
    const double length = 640, height = 22, size = 10.5;
    const json_t *list = json_object_get(object, "parts");
    size_t count;
    bar->title = text(object, "title", "");
    bar->parts = room_for(list, sizeof *bar->parts, &count);
    for (size_t i = 0; i < count; i++) {
        const json_t *part = json_array_get(list, i);
        bar->parts[i] =
            (mv_share_part){ text(part, "name", ""), text(part, "value", ""), number(part, "share", 0, 1, 0),
                             color(part, "fill", "#777777"), color(part, "ink", "#000000") };
    }
    bar->bar = (mv_share_bar){ bar->parts,   count,      text(object, "undefined", NULL),
                               scene->paper, scene->ink, scene->quiet,
                               length,       height,     { size, true },
                               true,         4,          flag(object, "hollow") };
}

static void read_bars(mv_scene *scene, const json_t *list)
{
    mv_dial *dial = scene->dial;
    for (size_t i = 0; i < json_array_size(list) && i < MV_COUNT(dial->bars); i++)
        read_bar(&dial->bars[dial->bar_count++], scene, json_array_get(list, i));
}

/* False when one has no two ends. */
static bool read_rim_line(mv_rim_line *line, const mv_scene *scene, const json_t *object)
{
    double last = (double)scene->node_count - 1;
    double a = number(object, "a", -1, last, -1), b = number(object, "b", -1, last, -1);
    if (a < 0 || b < 0) return false;
    *line = (mv_rim_line){
        .id = text(object, "id", ""),
        .classes = text(object, "class", ""),
        .tooltip = text(object, "tooltip", ""),
        .a = (size_t)a,
        .b = (size_t)b,
        .line = read_line(object),
        .panels = bits(object, "panels", EVERY_PANEL),
    };
    return true;
}

static void read_figures(mv_dial *dial, const json_t *list)
{
    size_t count = json_array_size(list);
    for (size_t i = 0; i < count && i < MV_COUNT(dial->figures); i++) {
        const json_t *object = json_array_get(list, i);
        dial->figures[dial->figure_count++] = (mv_figure){ text(object, "value", ""), text(object, "text", "") };
    }
}

/* Every actor but the one in the middle must have its sector. */
static mv_status read_dial(mv_scene *scene, const json_t *object, mv_log *log)
{
    const json_t *sectors = json_object_get(object, "sectors");
    if (!object) return MV_OK;
    scene->dial = mv_alloc(sizeof *scene->dial);
    *scene->dial = (mv_dial){
        .note = text(object, "note", ""),
        .remark = text(object, "remark", ""),
        .abbreviations = text(object, "abbreviations", ""),
        .middle = (size_t)number(object, "middle", 0, 1e6, 0),
    };
    mv_dial *dial = scene->dial;
    read_figures(dial, json_object_get(object, "figures"));
    dial->sectors = room_for(sectors, sizeof *dial->sectors, &dial->sector_count);
    for (size_t i = 0; i < dial->sector_count; i++) read_sector(&dial->sectors[i], json_array_get(sectors, i));
    read_bars(scene, json_object_get(object, "bars"));
    const json_t *lines = json_object_get(object, "lines");
    dial->lines = room_for(lines, sizeof *dial->lines, &dial->line_count);
    bool good = dial->middle < scene->node_count;
    for (size_t i = 0; i < dial->line_count; i++)
        good &= read_rim_line(&dial->lines[i], scene, json_array_get(lines, i));
    for (size_t i = 0; i < scene->node_count; i++) {
        if (i == dial->middle) continue;
        good &= scene->nodes[i].sector < dial->sector_count;
        if (good) dial->sectors[scene->nodes[i].sector].members++;
    }
    return good ? MV_OK
                : mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "the drawing has an actor without a sector");
}

static void read_spot(mv_spot *spot, const json_t *object)
{
    spot->known = json_object_get(object, "longitude") && json_object_get(object, "latitude");
    spot->longitude = number(object, "longitude", -180, 180, 0);
    spot->latitude = number(object, "latitude", -90, 90, 0);
}

static void read_map(mv_scene *scene, const json_t *object, const json_t *nodes)
{
    if (!object) return;
    scene->map = mv_alloc(sizeof *scene->map);
    *scene->map = (mv_map){
        .equal_earth = flag(object, "equal_earth"),
        .longitude = number(object, "longitude", -180, 180, 0),
        .latitude = number(object, "latitude", -90, 90, 0),
        .width = number(object, "width", 100, 5000, 600),
        .middle = (size_t)number(object, "middle", 0, 1e6, 1e9),
        .land = color(object, "land", "#eeeeee"),
        .shore = color(object, "shore", "#bbbbbb"),
        .rule = color(object, "rule", "#bbbbbb"),
        .note = text(object, "note", ""),
        .beside = text(object, "beside", ""),
        .spots = mv_alloc_array(scene->node_count, sizeof(mv_spot)),
        .trails = mv_alloc_array(scene->edge_count, sizeof(mv_trail)),
    };
    for (size_t i = 0; i < scene->node_count; i++) read_spot(&scene->map->spots[i], json_array_get(nodes, i));
}

static void read_panels(mv_scene *scene, const json_t *panels)
{
    scene->panels = room_for(panels, sizeof *scene->panels, &scene->panel_count);
    if (scene->panel_count > MV_MOST_PANELS) scene->panel_count = MV_MOST_PANELS;
    for (size_t i = 0; i < scene->panel_count; i++) {
        const json_t *panel = json_array_get(panels, i);
        scene->panels[i] =
            (mv_scene_panel){ text(panel, "id", ""), text(panel, "title", ""), flag(panel, "badges") };
    }
}

static mv_status read_parts(mv_scene *scene, const json_t *root, mv_log *log)
{
    const json_t *nodes = json_object_get(root, "nodes"), *edges = json_object_get(root, "edges"),
                 *legend = json_object_get(root, "legend");
    scene->nodes = room_for(nodes, sizeof *scene->nodes, &scene->node_count);
    for (size_t i = 0; i < scene->node_count; i++) read_node(&scene->nodes[i], json_array_get(nodes, i));
    scene->edges = room_for(edges, sizeof *scene->edges, &scene->edge_count);
    for (size_t i = 0; i < scene->edge_count; i++) {
        mv_status status = read_edge(scene, &scene->edges[i], json_array_get(edges, i), log);
        if (status) return status;
    }
    read_map(scene, json_object_get(root, "map"), nodes);
    read_panels(scene, json_object_get(root, "panels"));
    scene->sections = room_for(legend, sizeof *scene->sections, &scene->section_count);
    for (size_t i = 0; i < scene->section_count; i++) read_section(&scene->sections[i], json_array_get(legend, i));
    return read_dial(scene, json_object_get(root, "dial"), log);
}

/* An edge by its pair, for sorting. */
typedef struct paired {
    size_t low, high, edge;
} paired;

static int by_pair(const void *a, const void *b)
{
    const paired *x = a, *y = b;
    if (x->low != y->low) return x->low < y->low ? -1 : 1;
    if (x->high != y->high) return x->high < y->high ? -1 : 1;
    return (x->edge > y->edge) - (x->edge < y->edge);
}

static void find_pairs(mv_scene *scene)
{
    paired *list = mv_alloc_array(scene->edge_count, sizeof *list);
    scene->by_pair = mv_alloc_array(scene->edge_count, sizeof *scene->by_pair);
    for (size_t i = 0; i < scene->edge_count; i++) {
        const mv_scene_edge *edge = &scene->edges[i];
        bool up = edge->from < edge->to;
        list[i] = (paired){ up ? edge->from : edge->to, up ? edge->to : edge->from, i };
    }
    qsort(list, scene->edge_count, sizeof *list, by_pair);
    for (size_t first = 0, end; first < scene->edge_count; first = end) {
        for (end = first;
             end < scene->edge_count && list[end].low == list[first].low && list[end].high == list[first].high;
             end++) {
        }
        for (size_t i = first; i < end; i++) {
            scene->by_pair[i] = list[i].edge;
            scene->edges[list[i].edge].beside = end - first;
        }
    }
    free(list);
}

mv_status mv_scene_read(mv_scene **out, const char *bytes, size_t length, mv_log *log)
{
    mv_scene *scene = mv_alloc(sizeof *scene);
    mv_status status = mv_json_parse(&scene->document, "drawing", bytes, length, log);
    if (status) goto done;
    const json_t *root = mv_json_root(scene->document);
    read_head(scene, root);
    status = read_parts(scene, root, log);
    if (status) goto done;
    find_pairs(scene);
    *out = scene;
    scene = NULL;
done:
    mv_scene_free(scene);
    return status;
}
