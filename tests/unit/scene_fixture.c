#include "scene_fixture.h"
#include "draw/place/place.h"
#include "support/memory.h"
#include <check.h>
#include <math.h>

static const char *const names[] = {
    "A", "Bo", "Upper\\nLower", "Chad", "Long Republic", "Duchy of\\nEverywhere", "Sri\\nLanka", "Ionia"
};
static const char *const shapes[] = { "circle", "box", "diamond", "triangle", "hexagon", "plate" };

static void add_actor(mv_text *out, mv_random *random, size_t index, size_t sectors)
{
    double size = 8 + mv_random_below(random, 24), east = mv_random_unit(random), north = mv_random_unit(random);
    mv_text_format(out, "%s{\"id\": \"n%zu\", \"label\": \"%s\", \"shape\": \"%s\", \"size\": %g, \"font\": 9",
                   index ? ", " : "", index, names[mv_random_below(random, MV_COUNT(names))],
                   shapes[mv_random_below(random, MV_COUNT(shapes))], size);
    mv_text_format(out, ", \"sector\": %zu, \"outside\": %s", index % sectors,
                   mv_random_below(random, 2) ? "true" : "false");
    if (mv_random_below(random, 4))
        mv_text_format(out, ", \"longitude\": %.3f, \"latitude\": %.3f", 360 * east - 180, 180 * north - 90);
    mv_text_add(out, "}");
}

/* The last fifth of the actors have no line. */
static void add_line(mv_text *out, mv_random *random, size_t index, size_t actors)
{
    uint32_t tied = (uint32_t)(actors - actors / 5), from = mv_random_below(random, tied),
             to = mv_random_below(random, 12) ? mv_random_below(random, tied) : from;
    mv_text_format(out,
                   "%s{\"from\": %u, \"to\": %u, \"width\": %g, \"arrow\": %s, \"minus\": %s, \"may_lack\": %s}",
                   index ? ", " : "", from, to, 0.5 + mv_random_below(random, 4),
                   mv_random_below(random, 2) ? "true" : "false", mv_random_below(random, 2) ? "true" : "false",
                   mv_random_below(random, 2) ? "true" : "false");
}

/* Names of sectors that are wide and high, and lines along the rim between all actors but the middle. */
static void add_dial(mv_text *out, mv_random *random, size_t sectors, size_t actors)
{
    mv_text_add(out, ", \"dial\": {\"middle\": 0, \"sectors\": [");
    for (size_t i = 0; i < sectors; i++)
        mv_text_format(out,
                       "%s{\"name\": \"%s of the whole of the region\", \"value\": \"%zu %%\", \"counted\": %s}",
                       i ? ", " : "", names[mv_random_below(random, 2)], i, i % 3 ? "true" : "false");
    mv_text_add(out, "], \"lines\": [");
    for (size_t i = 0; i < actors / 4; i++) {
        uint32_t a = 1 + mv_random_below(random, (uint32_t)actors - 1);
        uint32_t b = 1 + (a + mv_random_below(random, (uint32_t)actors - 2)) % ((uint32_t)actors - 1);
        mv_text_format(out, "%s{\"a\": %u, \"b\": %u, \"badge\": \"1\"}", i ? ", " : "", a, b);
    }
    mv_text_add(out, "]}");
}

static mv_text write(fx_kind kind, int number, size_t actors, size_t lines)
{
    mv_random random = { (uint64_t)number + 1 };
    size_t sectors = 1 + mv_random_below(&random, actors < 30 ? 12 : 32);
    mv_text out = { 0 };
    mv_text_add(&out, "{\"nodes\": [");
    for (size_t i = 0; i < actors; i++) add_actor(&out, &random, i, sectors);
    mv_text_add(&out, "], \"edges\": [");
    for (size_t i = 0; i < lines; i++) add_line(&out, &random, i, actors);
    mv_text_add(&out, "]");
    if (kind == FX_DIAL) add_dial(&out, &random, sectors, actors);
    if (kind == FX_MAP)
        mv_text_format(&out,
                       ", \"map\": {\"equal_earth\": %s, \"longitude\": %d, \"latitude\": 20, \"middle\": 0}",
                       number % 2 ? "true" : "false", 30 * number % 360 - 180);
    mv_text_add(&out, "}");
    return out;
}

mv_scene *fx_scene(fx_kind kind, int number, size_t actors, size_t lines)
{
    mv_random random = { (uint64_t)number + 1000 };
    mv_text text = write(kind, number, actors, lines);
    mv_scene *scene;
    ck_assert_int_eq(mv_scene_read(&scene, text.bytes, text.length, NULL), MV_OK);
    mv_text_clear(&text);
    for (size_t i = 0; i < actors; i++) {
        mv_scene_node *node = &scene->nodes[i];
        double side = 60 * sqrt((double)actors);
        node->loop_reach = mv_curve_loop_reach(node->loops);
        node->room = scene->gap / 2 + (double)node->degree / 4;
        mv_scene_set_label(node, node->label);
        if (kind == FX_FREE)
            node->place = (mv_point){ side * mv_random_unit(&random), side * mv_random_unit(&random) };
    }
    return scene;
}

bool fx_overlap(mv_box a, mv_box b)
{
    return fmin(a.right, b.right) - fmax(a.left, b.left) > 1e-6 &&
           fmin(a.bottom, b.bottom) - fmax(a.top, b.top) > 1e-6;
}
