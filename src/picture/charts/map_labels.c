#include "picture/charts/sets_page.h"
#include <math.h>

/* Rings of places round each point, the near ones first, are tried until one is free: labels are few. */

enum { DIRECTIONS = 16, RINGS = 6 };
static const double gap = 3, ring_step = 13;

static bool overlap(mv_box a, mv_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static bool within(mv_box a, mv_box frame)
{
    return a.left >= frame.left && a.right <= frame.right && a.top >= frame.top && a.bottom <= frame.bottom;
}

static mv_box mark_of(const mv_map_label *label)
{
    double r = label->radius + 1;
    return (mv_box){ label->at.x - r, label->at.y - r, label->at.x + r, label->at.y + r };
}

/* The directions in the order people like labels in: right, left, above, below, then between. */
static double angle_of(size_t direction)
{
    static const int eighths[DIRECTIONS] = { 0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 7, 9, 3, 13, 5, 11 };
    return eighths[direction] * 2 * acos(-1) / DIRECTIONS;
}

/* The box whose nearest point lies in this direction at this distance from the point. */
static mv_box box_at(const mv_map_label *label, double angle, double distance)
{
    double across = cos(angle), up = sin(angle);
    double x = label->at.x + across * distance, y = label->at.y - up * distance;
    /* From -1 to 1 the box slides from wholly left (above) to wholly right (below) of that place. */
    double left = x - label->width * (1 - (fabs(across) < 1e-9 ? 0 : fmax(-1, fmin(1, 1.6 * across)))) / 2;
    double top = y - label->height * (1 + (fabs(up) < 1e-9 ? 0 : fmax(-1, fmin(1, 1.6 * up)))) / 2;
    return (mv_box){ left, top, left + label->width, top + label->height };
}

mv_point mv_map_label_anchor(const mv_map_label *label)
{
    return (mv_point){ fmax(label->box.left, fmin(label->box.right, label->at.x)),
                       fmax(label->box.top, fmin(label->box.bottom, label->at.y)) };
}

/* Whether a line runs through a box. */
static bool line_hits(mv_segment line, mv_box box)
{
    enum { STEPS = 60 };
    for (int i = 0; i <= STEPS; i++) {
        double share = (double)i / STEPS;
        double x = line.from.x + share * (line.to.x - line.from.x),
               y = line.from.y + share * (line.to.y - line.from.y);
        if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
    }
    return false;
}

static mv_segment leader_of(const mv_map_label *label)
{
    return (mv_segment){ label->at, mv_map_label_anchor(label) };
}

static bool is_free(const mv_map_label *labels, size_t count, size_t which, mv_box frame)
{
    const mv_map_label *label = &labels[which];
    if (!within(label->box, frame)) return false;
    for (size_t i = 0; i < count; i++) {
        if (overlap(label->box, mark_of(&labels[i]))) return false;
        if (i != which && label->far && line_hits(leader_of(label), mark_of(&labels[i]))) return false;
        if (i == which || !labels[i].placed) continue;
        if (overlap(label->box, labels[i].box)) return false;
        if (label->far && line_hits(leader_of(label), labels[i].box)) return false;
        if (labels[i].far && line_hits(leader_of(&labels[i]), label->box)) return false;
    }
    return true;
}

static bool is_crossed(const mv_map_label *label, const mv_map_room *room)
{
    for (size_t i = 0; i < room->line_count; i++)
        if (line_hits(room->lines[i], label->box)) return true;
    return false;
}

/* Tries the places of one ring; with `clear` only those that no line runs through. */
static bool try_ring(mv_map_label *labels, size_t count, size_t which, const mv_map_room *room, size_t ring,
                     bool clear)
{
    mv_map_label *label = &labels[which];
    for (size_t d = 0; d < DIRECTIONS; d++) {
        label->box = box_at(label, angle_of(d), label->radius + gap + (double)ring * ring_step);
        label->far = ring > 0;
        if (is_free(labels, count, which, room->frame) && !(clear && is_crossed(label, room))) return true;
    }
    return false;
}

/* A line through a label beside its point is better than a label farther off. */
void mv_map_labels_place(mv_map_label *labels, size_t count, const mv_map_room *room)
{
    for (size_t i = 0; i < count; i++)
        for (size_t ring = 0; ring < RINGS && !labels[i].placed; ring++)
            labels[i].placed =
                try_ring(labels, count, i, room, ring, true) || try_ring(labels, count, i, room, ring, false);
}
