#ifndef PICTURE_DRAWING_DRAWING_PLAN_H
#define PICTURE_DRAWING_DRAWING_PLAN_H

#include "multivector/metric.h"
#include "multivector/picture.h"
#include "picture/drawing/drawing_json.h"
#include "picture/style.h"
#include "support/text.h"

/* What the parts of a drawing share while it is written: drawing.c (the heading), drawing_actors.c,
 * drawing_colors.c, drawing_compass.c, drawing_edges.c (strokes), drawing_legend.c and drawing_places.c. */

/* Sizes in points by the number of strokes: the more there are, the lighter each. */
typedef struct mv_density {
    size_t strokes; /* up to so many */
    double largest_mark, smallest_mark, usual_mark;
    double text, focus_text, text_width;
    double line;     /* factor of line widths */
    double faint;    /* factor of the opacity of lines away from the focus */
    double negative; /* the same of negative lines */
    double gap;      /* kept free between actors */
    double air;      /* paper for an actor, as a multiple of its box; a little more where there are few */
    double aspect;   /* wanted width : height of the drawing; the legend stands below a narrow one */
    bool bare;       /* memberships without arrowheads, which would run together */
} mv_density;

/* Relations of one type, sign and direction between the same two actors: one line. */
typedef struct mv_stroke {
    size_t from, to; /* actors of the network */
    size_t tie;      /* MV_NONE: a loop, from an actor to itself */
    size_t type;
    int sign;
    bool directed;
    double weight;       /* the largest of its relations */
    size_t first, count; /* its relations: mv_drawing_plan.relations[first ...], indices in the set */
} mv_stroke;

/* What a colour stands for: a vector, a kind, a community. */
typedef struct mv_color_class {
    char *name;
    mv_color fill, line;
} mv_color_class;

/* How far something steps back behind what is highlighted. */
typedef enum mv_fading { MV_CLEAR, MV_PARTNER, MV_FADED } mv_fading;

typedef struct mv_drawing_plan mv_drawing_plan;
typedef struct mv_difference mv_difference; /* see picture/difference/difference.h */

/* A way to colour actors: one row of the table in drawing_colors.c. */
typedef struct mv_coloring {
    const char *name;  /* of --color-by */
    const char *title; /* over its rows in the legend; NULL: the rows of the kinds show the colours */
    const char *none;  /* the row of actors in no class */
    const char *told;  /* what the description says of colours */
    bool leads;        /* a line has the colour of the actor it leads to; else of both ends if they share one */
    /* Adds the classes and puts the actors into them. */
    mv_status (*sort)(mv_drawing_plan *plan, mv_log *log);
} mv_coloring;

struct mv_drawing_plan {
    const mv_network *network;
    const mv_difference *difference; /* what the network is the union of; NULL: it is drawn as it is */
    const char *language;
    const mv_theme *theme;
    const mv_density *density;
    const mv_metric *metric;
    double *scores, largest; /* of the metric; NAN where undefined */
    double largest_mark;     /* for an actor with the largest score */
    const mv_coloring *coloring;
    mv_color_class *classes;
    size_t class_count;
    size_t *class_of;             /* of each actor, or MV_NONE */
    size_t *second_class;         /* of an actor that stands between two, or MV_NONE */
    mv_fading *fading;            /* of each actor; NULL: nothing is highlighted */
    bool *frustrated;             /* of each tie of the network; NULL: actors are not coloured by faction */
    struct mv_place_kept *places; /* of each actor; NULL: nobody has a place to keep */
    struct mv_compass *compass;   /* NULL: the network layout */
    size_t *number;               /* of each actor in the drawing, MV_NONE: it is not shown; NULL: all are */
    mv_stroke *strokes;
    size_t stroke_count;
    double strongest; /* the largest weight of a stroke */
    size_t *relations;
    mv_text out; /* the drawing as JSON */
};

/* A place that an actor keeps. */
typedef struct mv_place_kept {
    bool known;
    double x, y;
} mv_place_kept;

/* Draws a plan whose network, difference and language are set, and clears it. */
mv_status mv_drawing_run(char **out, size_t *length, mv_drawing_plan *plan, const mv_drawing_options *options,
                         mv_log *log);

/* Finds the strokes. */
void mv_drawing_gather(mv_drawing_plan *plan);

/* Finds the classes of actors and their colours, by the name of a colouring. */
mv_status mv_drawing_color(mv_drawing_plan *plan, const char *color_by, mv_log *log);

/* Says who steps back behind the highlighted actors. */
mv_status mv_drawing_highlight(mv_drawing_plan *plan, mv_names ids, mv_log *log);

/* Reads the places to keep; writes all places from what multivector-draw found, a line "x y" for each actor.
 * Returns the length of those lines in *used. */
mv_status mv_drawing_places_read(mv_drawing_plan *plan, const char *path, mv_log *log);
mv_status mv_drawing_places_write(const mv_drawing_plan *plan, const char *path, const char *lines, size_t *used,
                                  mv_log *log);

/* Write "nodes", "edges" and "legend". */
void mv_drawing_actors(mv_drawing_plan *plan);
void mv_drawing_edges(mv_drawing_plan *plan);
void mv_drawing_legend(mv_drawing_plan *plan);

/* Open a section of the legend and a row in it; the caller closes them. */
void mv_drawing_open_section(mv_text *out, const char *title, bool nested);
void mv_drawing_open_row(mv_text *out, const char *text);

/* "1 actor", "2 actors" */
void mv_drawing_add_count(mv_text *out, size_t count, const char *what);

/* "10 September 2013" */
void mv_drawing_add_date(mv_text *out, mv_date date);

/* The diameter of the mark of an actor with this score. */
double mv_drawing_mark_size(const mv_drawing_plan *plan, double score, const mv_kind_style *kind);

/* The number of an actor in the drawing, or MV_NONE. */
size_t mv_drawing_number(const mv_drawing_plan *plan, size_t actor);

/* The name of an actor as the drawing shows it. */
const char *mv_drawing_name(const mv_drawing_plan *plan, size_t actor);

/* The class whose colour a stroke has, or MV_NONE. */
size_t mv_drawing_class_of_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* How wide the line of a stroke is before it steps back: in a compass by strength alone, else by its family too.
 */
double mv_drawing_line_width(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* True for a line between others in a compass, which is thin and pale there. */
bool mv_drawing_steps_back(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* True for a stroke that is drawn with an arrowhead. */
bool mv_drawing_has_arrow(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* How far a stroke steps back. */
mv_fading mv_drawing_fading_of_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke);

#endif
