#ifndef PRESENT_DRAWING_PLAN_H
#define PRESENT_DRAWING_PLAN_H

#include "multivector/drawing.h"
#include "multivector/metric.h"
#include "present/drawing_json.h"
#include "present/style.h"
#include "support/text.h"

/* What the parts of a drawing share while it is written: drawing.c (the heading), drawing_actors.c,
 * drawing_edges.c (strokes) and drawing_legend.c. */

/* Sizes in points by the number of strokes: the more there are, the lighter each. */
typedef struct mv_density {
    size_t strokes; /* up to so many */
    double largest_mark, smallest_mark;
    double text, focus_text, text_width;
    double line;  /* factor of line widths */
    double faint; /* factor of the opacity of lines away from the focus */
    double gap;   /* kept free between actors */
    bool bare;    /* memberships without arrowheads, which would run together */
} mv_density;

/* Relations of one type, sign and direction between the same two actors: one line. */
typedef struct mv_stroke {
    size_t from, to; /* actors of the network */
    size_t tie;
    size_t type;
    int sign;
    bool directed;
    double weight;       /* the largest of its relations */
    size_t first, count; /* its relations: mv_drawing_plan.relations[first ...], indices in the set */
} mv_stroke;

typedef struct mv_drawing_plan {
    const mv_network *network;
    const char *language;
    const mv_theme *theme;
    const mv_density *density;
    const mv_metric *metric;
    double *scores, largest; /* of the metric; NAN where undefined */
    double largest_mark;     /* for an actor with the largest score */
    mv_stroke *strokes;
    size_t stroke_count;
    size_t *relations;
    mv_text out; /* the drawing as JSON */
} mv_drawing_plan;

/* Finds the strokes. */
void mv_drawing_gather(mv_drawing_plan *plan);

/* Write "nodes", "edges" and "legend". */
void mv_drawing_actors(mv_drawing_plan *plan);
void mv_drawing_edges(mv_drawing_plan *plan);
void mv_drawing_legend(mv_drawing_plan *plan);

/* The diameter of the mark of an actor with this score. */
double mv_drawing_mark_size(const mv_drawing_plan *plan, double score, const mv_kind_style *kind);

/* The name of an actor as the drawing shows it. */
const char *mv_drawing_name(const mv_drawing_plan *plan, size_t actor);

#endif
