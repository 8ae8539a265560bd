#include "draw/scene/scene.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

/* clang-format off */
static const mv_shape shapes[] = {
    { "circle",        "circle",       "filled",         0, 0, { { 0, 0 } } },
    { "double-circle", "doublecircle", "filled",         4, 0, { { 0, 0 } } },
    { "box",           "box",          "filled,rounded", 0, 4, { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } } },
    { "diamond",       "diamond",      "filled",         0, 4, { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } } },
    { "triangle",      "triangle",     "filled",         0, 3, { { 0, -1 }, { 1, 0.5 }, { -1, 0.5 } } },
    { "pin",           "invtriangle",  "filled",         0, 3, { { 0, 1 }, { -1, -0.5 }, { 1, -0.5 } } },
    { "trapezium",     "trapezium",    "filled",         0, 4,
      { { -0.584, -1 }, { 0.584, -1 }, { 1, 1 }, { -1, 1 } } },
    { "house",         "house",        "filled",         0, 5,
      { { 0, -1 }, { 1, -0.309 }, { 1, 0.809 }, { -1, 0.809 }, { -1, -0.309 } } },
    { "hexagon",       "hexagon",      "filled",         0, 6,
      { { -0.5, -1 }, { 0.5, -1 }, { 1, 0 }, { 0.5, 1 }, { -0.5, 1 }, { -1, 0 } } },
    { "octagon",       "octagon",      "filled",         0, 8,
      { { -0.414, -1 }, { 0.414, -1 }, { 1, -0.414 }, { 1, 0.414 },
        { 0.414, 1 }, { -0.414, 1 }, { -1, 0.414 }, { -1, -0.414 } } },
    { "plate",         "box",          "filled,rounded", 0, 4,
      { { -1, -0.46 }, { 1, -0.46 }, { 1, 0.46 }, { -1, 0.46 } }, 0.46 },
};
/* clang-format on */

const mv_shape *mv_shape_find(const char *name)
{
    for (size_t i = 0; i < MV_COUNT(shapes); i++)
        if (strcmp(shapes[i].name, name) == 0) return &shapes[i];
    return &shapes[0];
}

double mv_shape_height(const mv_shape *shape, double size)
{
    return shape->height > 0 ? size * shape->height : size;
}

static bool is_rounded(const mv_shape *shape)
{
    return strstr(shape->style, "rounded") != NULL;
}

double mv_shape_rounding(const mv_shape *shape, double size, bool by_graphviz)
{
    const double most = 12; /* of Graphviz */
    double high = mv_shape_height(shape, size);
    if (!is_rounded(shape)) return 0;
    return by_graphviz ? fmin(high / 3, most) : high / 6;
}

/* Of a box with round corners, once it is in the box. */
static bool rounded_holds(const mv_shape *shape, double size, double rounding, mv_point point)
{
    double x = fabs(point.x) - (size / 2 - rounding),
           y = fabs(point.y) - (mv_shape_height(shape, size) / 2 - rounding);
    return x <= 0 || y <= 0 || hypot(x, y) <= rounding;
}

bool mv_shape_holds(const mv_shape *shape, double size, double rounding, mv_point point)
{
    double x = point.x / (size / 2), y = point.y / (size / 2);
    if (shape->corner_count == 0) return x * x + y * y <= 1;
    for (size_t i = 0; i < shape->corner_count; i++) {
        mv_point a = shape->corners[i], b = shape->corners[(i + 1) % shape->corner_count];
        if ((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) < 0) return false;
    }
    return rounding <= 0 || rounded_holds(shape, size, rounding, point);
}

bool mv_mark_holds(const mv_mark *mark, bool by_graphviz, mv_point point)
{
    double rounding = mv_shape_rounding(mark->shape, mark->size, by_graphviz);
    if (rounding > 0) rounding += mark->stroke_width;
    return mv_shape_holds(mark->shape, mark->size + 2 * mark->stroke_width, rounding, point);
}

double mv_mark_reach(const mv_mark *mark, mv_point direction, double most)
{
    const double share = 0.9; /* clear of the outline */
    double inside = 0, outside = most / share;
    for (int i = 0; i < 20; i++) {
        double far = i ? (inside + outside) / 2 : outside;
        bool in = mv_shape_holds(mark->shape, mark->size, 0, (mv_point){ far * direction.x, far * direction.y });
        if (in)
            inside = far;
        else
            outside = far;
    }
    return share * inside;
}

static void write_outline(mv_text *out, const mv_shape *shape, double r)
{
    double high = mv_shape_height(shape, r);
    if (shape->corner_count == 0) {
        mv_text_format(out, "<circle r=\"%.2f\"", r);
    } else if (is_rounded(shape)) {
        mv_text_format(out, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" rx=\"%.2f\"", -r, -high,
                       2 * r, 2 * high, mv_shape_rounding(shape, 2 * r, false));
    } else {
        mv_text_add(out, "<polygon points=\"");
        for (size_t i = 0; i < shape->corner_count; i++)
            mv_text_format(out, "%s%.2f,%.2f", i ? " " : "", r * shape->corners[i].x, r * shape->corners[i].y);
        mv_text_add(out, "\"");
    }
}

void mv_shape_write(mv_text *out, const mv_shape *shape, double size, const char *fill, const char *stroke,
                    double stroke_width)
{
    write_outline(out, shape, size / 2 - shape->inset / 2);
    mv_text_format(out, " fill=\"%s\" stroke=\"%s\" stroke-width=\"%.2f\"/>", fill, stroke, stroke_width);
    if (shape->inset <= 0) return;
    write_outline(out, shape, size / 2);
    mv_text_format(out, " fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\"/>", stroke, stroke_width);
}
