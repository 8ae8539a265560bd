#ifndef DRAW_SCENE_SCENE_H
#define DRAW_SCENE_SCENE_H

#include "multivector/error.h"
#include "support/font/font.h"
#include "support/json/json_read.h"
#include "support/text.h"
#include "svg/box.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- geometry ------------------------------------------------------------------------------------------------ */

/* The point of a Bézier curve at `t` between 0 and 1. */
mv_point mv_curve_at(const mv_point curve[4], double t);

/* On the straight line between two points, `t` of the way. */
mv_point mv_point_between(mv_point a, mv_point b, double t);

/* True when the straight line between two points meets a box. Most lines pass on one side, which is told at once.
 */
bool mv_box_cuts(mv_box box, mv_point a, mv_point b);
static inline bool mv_box_is_crossed(mv_box box, mv_point a, mv_point b)
{
    bool beside = (a.x < box.left && b.x < box.left) || (a.x > box.right && b.x > box.right) ||
                  (a.y < box.top && b.y < box.top) || (a.y > box.bottom && b.y > box.bottom);
    return !beside && mv_box_cuts(box, a, b);
}

/* A box with so much more room on every side. */
static inline mv_box mv_box_wider(mv_box box, double by)
{
    return (mv_box){ box.left - by, box.top - by, box.right + by, box.bottom + by };
}

/* Holds nothing; and the box around two. */
extern const mv_box mv_box_none;
mv_box mv_box_around(mv_box a, mv_box b);

/* True when two boxes are nearer to each other than a gap; when a point is that near to a box. */
static inline bool mv_boxes_meet(mv_box a, mv_box b, double gap)
{
    return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}
static inline bool mv_box_holds(mv_box box, mv_point p, double gap)
{
    return p.x > box.left - gap && p.x < box.right + gap && p.y > box.top - gap && p.y < box.bottom + gap;
}

/* A node by what it takes from left to right: those that may meet stand near each other once sorted (qsort). */
typedef struct mv_span {
    double left, right;
    size_t node;
} mv_span;

int mv_span_order(const void *a, const void *b);

/* --- shapes -------------------------------------------------------------------------------------------------- */

/* The shapes of actors. Graphviz draws them in the diagram, we draw them in the legend and cut the edges off
 * at their outline: the corners here are those of Graphviz. */

typedef struct mv_shape {
    const char *name;     /* as the drawing calls it */
    const char *graphviz; /* the same shape in Graphviz, */
    const char *style;    /* with this style */
    double inset;         /* Graphviz draws that much beyond the size it is told */
    size_t corner_count;  /* 0: a circle */
    mv_point corners[8];  /* in a square from -1 to 1, convex */
    double height;        /* of its width; 0: it is as high as wide */
} mv_shape;

/* The shape of that name; a circle when there is none. */
const mv_shape *mv_shape_find(const char *name);

/* How high the shape is at this diameter (its width). */
double mv_shape_height(const mv_shape *shape, double size);

/* The radius of its corners, as Graphviz draws it or as mv_shape_write() does; 0 when they are sharp. */
double mv_shape_rounding(const mv_shape *shape, double size, bool by_graphviz);

/* True when `point` lies inside the shape drawn around the origin with this diameter, and corners so round. */
bool mv_shape_holds(const mv_shape *shape, double size, double rounding, mv_point point);

/* Adds the shape as an SVG element around (0, 0). The colours are trusted. */
void mv_shape_write(mv_text *out, const mv_shape *shape, double size, const char *fill, const char *stroke,
                    double stroke_width);

/* --- the drawing --------------------------------------------------------------------------------------------- */

/* A drawing as multivector-draw holds it: what was asked for, as read from the input, and the places found
 * for it. Strings belong to the JSON document; a missing or unusable value gets a default. */

typedef struct mv_mark {
    const mv_shape *shape;
    const char *fill, *stroke;    /* "#rrggbb" */
    const char *second_fill;      /* of an actor between two directions; NULL: one colour */
    const char *dash;             /* of its outline: "6 3", or "" for a solid one */
    unsigned hatch, second_hatch; /* the pattern of lines on each colour; 0: none */
    const char *hatch_color, *second_hatch_color;
    double size, stroke_width;
} mv_mark;

/* True when `point` lies inside a mark around the origin, its stroke included, as Graphviz draws it or we. */
bool mv_mark_holds(const mv_mark *mark, bool by_graphviz, mv_point point);

/* How far from its middle, in this direction of length 1, a line can begin inside a mark: `most` at most. */
double mv_mark_reach(const mv_mark *mark, mv_point direction, double most);

typedef struct mv_line {
    const char *color;
    const char *other_color; /* and in the panels of these bits; NULL: there are none */
    unsigned others;
    const char *dash; /* "6 3", or "" for a solid line */
    double width, opacity;
    unsigned heads[2]; /* an arrowhead at its start, at its end, in the panels of these bits */
    unsigned minus;    /* the sign on a negative relation, in the panels of these bits */
    bool may_lack; /* its sign, where there is no room: colour and dashes say it as well, or it is not needed */
    const char *badge; /* a tilde or a few letters instead, where panels have them; "" for none */
} mv_line;

/* Where a label stands when it is not inside its mark. */
typedef enum mv_label_side {
    MV_BELOW,
    MV_ABOVE,
    MV_RIGHT,
    MV_LEFT,
    MV_UPPER_RIGHT,
    MV_UPPER_LEFT,
    MV_LOWER_RIGHT,
    MV_LOWER_LEFT,
    MV_LABEL_SIDES
} mv_label_side;

typedef struct mv_scene_node {
    const char *id, *classes, *tooltip, *ink;
    const char *label;    /* with line breaks */
    const char *language; /* of the label; NULL: English */
    const char *group;    /* actors of a group are laid out near each other; "" for none */
    const json_t *data;
    mv_font font;
    mv_mark mark;
    unsigned panels;    /* bits of the panels that show it */
    bool inside;        /* the label stands in the mark, else above or below it */
    size_t sector;      /* of the dial, */
    bool outside;       /* on its outer ring */
    const char *ground; /* the colour behind the label; NULL: the paper */
    bool kept;          /* it has a place already, */
    mv_point wanted;    /* its mark being here */

    mv_point place;       /* centre of the box around mark and label */
    double width, height; /* of that box */
    double room;          /* kept free around it: the more lines end here, the more */
    double label_width, label_height;
    double loop_reach; /* of its loops, beyond the mark */
    mv_point shift;    /* from the middle of the box to that of the mark */
    mv_label_side side;
    size_t degree, loops;

    /* As they were read, before a page asked for larger letters or had no room for them. */
    const char *name;
    mv_font first_font;
    bool first_inside;
} mv_scene_node;

typedef struct mv_scene_edge {
    const char *id, *classes, *tooltip;
    const json_t *data;
    size_t from, to;
    mv_line line;
    double length;   /* wanted, as a multiple of the usual distance */
    int layer;       /* what has a higher number lies above */
    unsigned panels; /* bits of the panels that show it */
    size_t beside;   /* lines of this pair, this one included */

    mv_point curve[4]; /* a Bézier curve from outline to outline; an arrowhead takes over at an end that has one */
    mv_point tips[2];  /* of the arrowheads: where the outlines are */
    mv_point middle;   /* where the minus sign goes */
    double sign;       /* its radius; 0: none, or no room for it */
} mv_scene_edge;

typedef struct mv_legend_row {
    const char *text;
    bool has_mark, has_line;
    mv_mark mark;
    mv_line line;
} mv_legend_row;

typedef struct mv_legend_section {
    const char *title;
    bool nested; /* a scale: marks one inside the other, largest first */
    mv_legend_row *rows;
    size_t row_count;
} mv_legend_section;

enum { MV_MOST_PANELS = 8 };

/* One of several pictures side by side that share their places: a bit of mv_scene_node.panels for each. */
typedef struct mv_scene_panel {
    const char *id, *title; /* the id stands before those of its elements: theirs must differ */
    bool badges;            /* badges on its lines */
} mv_scene_panel;

typedef struct mv_scene {
    const char *format, *engine;
    const char *title, *subtitle, *source, *notes, *description, *empty, *alone;
    const char *paper, *ink, *quiet; /* background, text, less important text */
    double gap;                      /* kept free between two actors at least */
    double air;                      /* paper for an actor, as a multiple of its box */
    double aspect;                   /* wanted width : height of the drawing */
    double page;                     /* a drawing of this width has its heading and legend in their usual size */
    double shown;                    /* width of the page as it is looked at, in points of a 96th of an inch; */
    bool is_stated;                  /* it was asked for, else a wider one is shown that small */
    const char *unit;                /* "mm" or "": that of the width that was asked for */
    double per_pixel;                /* so much of the drawing is shown in one such point, */
    mv_box frame;                    /* and labels stand within this */
    double letters;                  /* least size of letters on that page */
    double page_aspect;              /* width : height of the whole page; 0: as high as it takes */
    uint64_t seed;
    unsigned seconds; /* of processor time the drawing may take */
    mv_scene_node *nodes;
    size_t node_count;
    mv_scene_edge *edges;
    size_t edge_count;
    size_t *by_pair; /* edges sorted so that those of a pair, either way, follow each other */
    mv_legend_section *sections;
    size_t section_count;
    struct mv_dial *dial; /* the sectors around the actor in the middle; NULL: there are none (see dial.h) */
    struct mv_map *map;   /* the land on which actors stand where they are; NULL: it is no map (see scene_map.h) */
    mv_scene_panel *panels;
    size_t panel_count; /* 0: a single picture */
    struct mv_json *document;
    mv_text nameless; /* names there was no room for, a line each */
} mv_scene;

/* Reads a drawing from the bytes after the handshake. The caller frees it with mv_scene_free(). */
mv_status mv_scene_read(mv_scene **out, const char *bytes, size_t length, mv_log *log);

void mv_scene_free(mv_scene *scene); /* accepts NULL */

/* True when there is so much to draw that nothing can keep out of the way of anything: lines are straight
 * then and labels below their marks, because looking for better would take minutes. */
bool mv_scene_crowded(const mv_scene *scene);

/* The colour of its label. */
const char *mv_scene_ink(const mv_scene *scene, const mv_scene_node *node);

/* True for a self-loop. */
bool mv_scene_is_loop(const mv_scene_edge *edge);

/* The box around mark and label; and where in it the label is. */
static inline mv_box mv_scene_box(const mv_scene_node *node)
{
    return (mv_box){ node->place.x - node->width / 2, node->place.y - node->height / 2,
                     node->place.x + node->width / 2, node->place.y + node->height / 2 };
}
mv_box mv_scene_label_box(const mv_scene_node *node);

/* Where the mark of a node stands; and puts it there. */
static inline mv_point mv_scene_mark(const mv_scene_node *node)
{
    return (mv_point){ node->place.x + node->shift.x, node->place.y + node->shift.y };
}
void mv_scene_set_mark(mv_scene_node *node, mv_point mark);

/* Puts the label on a side of its mark, which stays where it is. */
void mv_scene_put_label(mv_scene_node *node, mv_label_side side);

/* The same, the middle of the box staying where it is. */
void mv_scene_turn(mv_scene_node *node, mv_label_side side);

/* Gives a node the label, whose size is measured, and its box; the mark stays where it is. The text is borrowed.
 */
void mv_scene_set_label(mv_scene_node *node, const char *label);

/* --- patterns ------------------------------------------------------------------------------------------------ */

/* Adds the patterns of a mark, if it has any: of the whole, or of its two colours, of which a disc has the first
 * above. */
void mv_hatch_write(mv_text *out, const mv_mark *mark, mv_point centre);

/* --- badges -------------------------------------------------------------------------------------------------- */

/* What a line carries besides its stroke: a circled minus, which says bad terms everywhere, or letters such as
 * "1→2". */

/* The radius of the badge a line should have, smaller among many; 0 when it has none. A box of letters is larger
 * than a sign of the same radius, and they are of this size at least. */
double mv_badge_radius(const mv_line *line, bool many, double letters);

/* How far a badge of this radius reaches to either side; and up and down. */
double mv_badge_reach(const mv_line *line, double radius);
double mv_badge_rise(const mv_line *line, double radius);

/* What it says. */
const char *mv_badge_text(const mv_line *line);

/* Adds the badge that a line has in this panel (a bit), with or without letters. */
void mv_badge_write(mv_text *out, const mv_scene *scene, mv_point centre, double radius, const mv_line *line,
                    unsigned panel, bool letters);

/* The colour of a line in this panel. */
const char *mv_line_color(const mv_line *line, unsigned panel);

#endif
