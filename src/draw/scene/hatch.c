#include "draw/scene/scene.h"
#include "support/memory.h"
#include <math.h>

/* Patterns of lines in a mark. An SVG pattern would need references, which a page with several pictures mixes up,
 * so the lines are drawn, each as far as its mark reaches. */

typedef struct hatch {
    int count;
    double angles[2]; /* in degrees */
} hatch;

typedef enum hatch_part { WHOLE, ABOVE, BELOW } hatch_part;

static const hatch hatches[] = {
    { 0, { 0 } }, { 1, { -45 } }, { 1, { 45 } }, { 1, { 0 } }, { 1, { 90 } }, { 2, { -45, 45 } }, { 2, { 0, 90 } },
};

/* A straight line through `at`, of which the part between two distances is left. */
typedef struct ray {
    mv_point at, along;
    double from, to;
} ray;

/* Leaves the part to the right of the way from a to b, as one goes round a shape in the order of its corners. */
static void cut(ray *r, mv_point a, mv_point b)
{
    mv_point edge = { b.x - a.x, b.y - a.y };
    double inside = edge.x * (r->at.y - a.y) - edge.y * (r->at.x - a.x);
    double slope = edge.x * r->along.y - edge.y * r->along.x;
    if (fabs(slope) < 1e-9) {
        if (inside < 0) r->to = r->from;
    } else if (slope > 0) {
        r->from = fmax(r->from, -inside / slope);
    } else {
        r->to = fmin(r->to, -inside / slope);
    }
}

static void cut_shape(ray *r, const mv_shape *shape, double radius)
{
    if (shape->corner_count == 0) {
        double near = r->at.x * r->at.x + r->at.y * r->at.y, half = sqrt(fmax(radius * radius - near, 0));
        r->from = -half;
        r->to = half;
    }
    for (size_t i = 0; i < shape->corner_count; i++) {
        mv_point a = shape->corners[i], b = shape->corners[(i + 1) % shape->corner_count];
        cut(r, (mv_point){ a.x * radius, a.y * radius }, (mv_point){ b.x * radius, b.y * radius });
    }
}

static void cut_half(ray *r, hatch_part part)
{
    const mv_point left = { -1, 0 }, right = { 1, 0 };
    if (part == ABOVE) cut(r, right, left);
    if (part == BELOW) cut(r, left, right);
}

static void write_part(mv_text *out, const mv_mark *mark, mv_point centre, hatch_part part)
{
    unsigned pattern = part == BELOW ? mark->second_hatch : mark->hatch;
    const char *color = part == BELOW ? mark->second_hatch_color : mark->hatch_color;
    double radius = (mark->size - mark->shape->inset) / 2 * 0.94, step = fmin(fmax(mark->size / 5, 2.8), 6);
    if (!pattern || pattern >= MV_COUNT(hatches)) return;
    mv_text_format(out, "<path class=\"hatch\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.2f\" d=\"", color,
                   step * 0.28);
    for (int i = 0; i < hatches[pattern].count; i++) {
        double angle = hatches[pattern].angles[i] * acos(-1) / 180;
        mv_point along = { cos(angle), sin(angle) };
        for (double off = step / 2 - step * ceil(1.5 * radius / step); off < 1.5 * radius; off += step) {
            ray r = { { -along.y * off, along.x * off }, along, -2 * radius, 2 * radius };
            cut_shape(&r, mark->shape, radius);
            cut_half(&r, part);
            if (r.to - r.from < step / 2) continue;
            mv_text_format(out, "M%.2f,%.2fL%.2f,%.2f", centre.x + r.at.x + along.x * r.from,
                           centre.y + r.at.y + along.y * r.from, centre.x + r.at.x + along.x * r.to,
                           centre.y + r.at.y + along.y * r.to);
        }
    }
    mv_text_add(out, "\"/>\n");
}

void mv_hatch_write(mv_text *out, const mv_mark *mark, mv_point centre)
{
    bool halves = mark->second_fill && mark->shape->corner_count == 0;
    write_part(out, mark, centre, halves ? ABOVE : WHOLE);
    if (halves) write_part(out, mark, centre, BELOW);
}
