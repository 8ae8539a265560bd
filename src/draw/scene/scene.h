#ifndef DRAW_SCENE_SCENE_H
#define DRAW_SCENE_SCENE_H

#include "draw/scene/geometry.h"
#include "draw/scene/shape.h"
#include "multivector/error.h"
#include "support/font.h"
#include "support/json_read.h"
#include <stdint.h>

/* A drawing as multivector-draw holds it: what was asked for, as read from the input, and the places found
 * for it. Strings belong to the JSON document; a missing or unusable value gets a default. */

typedef struct mv_mark {
    const mv_shape *shape;
    const char *fill, *stroke; /* "#rrggbb" */
    const char *second_fill;   /* of an actor between two directions; NULL: one colour */
    const char *dash;          /* of its outline: "6 3", or "" for a solid one */
    double size, stroke_width;
} mv_mark;

typedef struct mv_line {
    const char *color;
    const char *dash; /* "6 3", or "" for a solid line */
    double width, opacity;
    bool arrow, minus; /* minus: the sign on a negative relation */
    const char *badge; /* another sign ("+", "-", "~") or a few letters on it; "" for none */
    unsigned bars;     /* a bar across each end, in the panels of these bits */
} mv_line;

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
    bool above; /* the label stands above the mark */
    size_t degree, loops;
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

    mv_point curve[4]; /* a Bézier curve from outline to outline; an arrowhead takes over at its end */
    mv_point tip;      /* of the arrowhead */
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
    const char *title, *subtitle, *source, *description, *empty, *alone;
    const char *paper, *ink, *quiet; /* background, text, less important text */
    double gap;                      /* kept free between two actors at least */
    double air;                      /* paper for an actor, as a multiple of its box */
    double aspect;                   /* wanted width : height of the drawing */
    double page;                     /* a drawing of this width has its heading and legend in their usual size */
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
    mv_scene_panel *panels;
    size_t panel_count; /* 0: a single picture */
    struct mv_json *document;
} mv_scene;

/* Reads a drawing from the bytes after the handshake. The caller frees it with mv_scene_free(). */
mv_status mv_scene_read(mv_scene **out, const char *bytes, size_t length, mv_log *log);

void mv_scene_free(mv_scene *scene); /* accepts NULL */

/* True when there is so much to draw that nothing can keep out of the way of anything: lines are straight
 * then and labels below their marks, because looking for better would take minutes. */
bool mv_scene_crowded(const mv_scene *scene);

/* True for a self-loop. */
bool mv_scene_is_loop(const mv_scene_edge *edge);

/* The box around mark and label; and where in it the label is. */
mv_box mv_scene_box(const mv_scene_node *node);
mv_box mv_scene_label_box(const mv_scene_node *node);

/* Where the mark of a node stands; and puts it there. */
mv_point mv_scene_mark(const mv_scene_node *node);
void mv_scene_set_mark(mv_scene_node *node, mv_point mark);

/* Puts the label on a side of its mark, which stays where it is. */
void mv_scene_turn_label(mv_scene_node *node, bool above);

#endif
