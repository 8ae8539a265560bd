#ifndef PICTURE_DRAWING_DRAWING_PLAN_H
#define PICTURE_DRAWING_DRAWING_PLAN_H

#include "multivector/metric.h"
#include "multivector/picture.h"
#include "picture/page_size.h"
#include "picture/style.h"
#include "support/limits.h"
#include "support/text.h"

/* Writing a drawing as JSON, member by member. */

/* A comma, unless it is the first in its brackets. */
void mv_put_next(mv_text *out);

/* A member of an object: its key, or key and value. */
void mv_put_key(mv_text *out, const char *key);
void mv_put_open(mv_text *out, const char *key, char bracket); /* the value begins with this bracket */
void mv_put_text(mv_text *out, const char *key, const char *value);
void mv_put_written(mv_text *out, const char *key, mv_text *value); /* which is cleared */
void mv_put_number(mv_text *out, const char *key, double value);
void mv_put_flag(mv_text *out, const char *key, bool value);

/* The members that describe the mark of an actor or of a row of the legend. */
void mv_put_mark(mv_text *out, const char *shape, const char *fill, const char *stroke, double size,
                 double stroke_width);

/* Adds an id of the data as a part of an id or class in SVG: letters, digits, '-' and '_' stay, everything
 * else becomes ".hh", so that different ids stay different. */
void mv_put_slug(mv_text *out, const char *id);

/* Open a section of the legend and a row in it; the caller closes them. */
void mv_drawing_open_section(mv_text *out, const char *title, bool nested);
void mv_drawing_open_row(mv_text *out, const char *text);

/* What the parts of a drawing share while it is written, and the questions that all of them ask. */

/* Sizes in points by the number of strokes: the more there are, the lighter each. */
typedef struct mv_density {
    size_t strokes; /* up to so many */
    double largest_mark, smallest_mark, usual_mark;
    double text, focus_text, text_width;
    double line;   /* factor of line widths */
    double gap;    /* kept free between actors */
    double air;    /* paper for an actor, as a multiple of its box; a little more where there are few */
    double aspect; /* wanted width : height of the drawing; the legend stands below a narrow one */
    bool bare;     /* memberships without arrowheads, which would run together */
} mv_density;

/* Relations between the same two actors that one line stands for: those of good terms, neutral ones among them, or
 * those of bad terms; where the subject says what is alike, of one type, sign and direction. */
typedef struct mv_stroke {
    size_t from, to;     /* actors of the network */
    size_t tie;          /* MV_NONE: a loop, from an actor to itself */
    size_t type;         /* of the closest of its relations, */
    int sign;            /* and the sign of that one */
    bool directed;       /* it leads from here to there; */
    bool both_ways;      /* and back as well */
    double weight;       /* what its relations of that sign come to */
    size_t first, count; /* its relations: mv_drawing_plan.relations[first ...], indices in the set */
} mv_stroke;

/* What a colour stands for: a vector, a kind, a community. */
typedef struct mv_color_class {
    char *name;
    mv_color fill, line, hatch;
    unsigned pattern; /* of a mark: lines in the colour `hatch`; 0: none */
} mv_color_class;

/* How far something steps back behind what is highlighted. */
typedef enum mv_fading { MV_CLEAR, MV_PARTNER, MV_FADED } mv_fading;

typedef struct mv_drawing_plan mv_drawing_plan;

/* Adds what is to be written on a line. */
typedef void mv_drawing_line_label(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke);

/* How actors are arranged. What is NULL or false is as in mv_network_layout. */
typedef struct mv_drawing_layout {
    const char *places; /* what they follow from, where no engine looks for them */
    bool about_focus;   /* the focus stands in the middle; all is about its lines, and others step back */
    bool alone;         /* there are never lines between others */
    double page;        /* width of the picture, in points */
    const mv_density *density;
    /* Says who is shown, and keeps in plan->arranged what the other hooks need. */
    mv_status (*arrange)(mv_drawing_plan *plan, mv_log *log);
    void (*free)(void *arranged);
    void (*add_subtitle)(const mv_drawing_plan *plan, mv_text *out);
    void (*put_description)(mv_drawing_plan *plan);
    void (*put)(mv_drawing_plan *plan);                     /* further members of the drawing */
    void (*put_actor)(mv_drawing_plan *plan, size_t actor); /* the same of an actor */
    void (*put_legend)(mv_drawing_plan *plan);              /* further sections of the legend */
    const char *(*label)(const mv_drawing_plan *plan, size_t actor);
    void (*shade)(mv_color color, const mv_drawing_plan *plan,
                  const mv_stroke *stroke); /* of a line on its ground */
} mv_drawing_layout;

/* What a drawing tells of its network. What is NULL or 0 is as in mv_network_subject. */
typedef struct mv_drawing_subject {
    double gap;                             /* kept free between actors for badges on the lines */
    void (*measure)(mv_drawing_plan *plan); /* sets metric and scores */
    bool (*knows)(const mv_drawing_plan *plan, const char *id);   /* whether there is an actor that is not drawn */
    void (*add_title)(const mv_drawing_plan *plan, mv_text *out); /* where nobody gave one */
    void (*put_head)(mv_drawing_plan *plan);                      /* all words but the title */
    void (*put_legend)(mv_drawing_plan *plan);                    /* instead of what colours and lines mean */

    /* Actors. */
    const char *(*actor_change)(const mv_drawing_plan *plan, size_t actor); /* a class of SVG */
    const char *(*label_prefix)(const mv_drawing_plan *plan, size_t actor);
    bool (*is_touched)(const mv_drawing_plan *plan, size_t actor); /* the others are written in a quiet colour */
    bool (*stands_out)(const mv_drawing_plan *plan, size_t actor); /* its name is bold */
    void (*put_mark)(mv_drawing_plan *plan, size_t actor, const mv_kind_style *kind, double size, mv_color fill);
    void (*say_actor)(const mv_drawing_plan *plan, size_t actor, mv_text *tooltip);

    /* Lines. */
    const char *(*stroke_change)(const mv_drawing_plan *plan, const mv_stroke *stroke);
    bool (*are_alike)(const mv_drawing_plan *plan, size_t relation,
                      size_t other); /* one stroke can stand for both */
    double (*length)(const mv_drawing_plan *plan, const mv_stroke *stroke);
    void (*put_line)(mv_drawing_plan *plan, const mv_stroke *stroke);
    void (*add_id)(const mv_drawing_plan *plan, const mv_stroke *stroke, mv_text *id); /* where that is needed */
    void (*say_relation)(const mv_drawing_plan *plan, size_t relation, mv_text *tooltip);
} mv_drawing_subject;

extern const mv_drawing_layout mv_network_layout;
extern const mv_drawing_subject mv_network_subject;

/* A way to colour actors: one row of the table in drawing_colors.c. */
typedef struct mv_coloring {
    const char *name;  /* of --color-by */
    const char *title; /* what its rows in the legend are; NULL: the rows of the kinds show the colours */
    const char *none;  /* the row of actors in no class */
    const char *told;  /* what the description says of colours */
    bool leads;        /* a line has the colour of the actor it leads to; else of both ends if they share one */
    /* Adds the classes and puts the actors into them. */
    mv_status (*sort)(mv_drawing_plan *plan, mv_log *log);
} mv_coloring;

struct mv_drawing_plan {
    const mv_network *network;
    const mv_drawing_layout *layout;
    const mv_drawing_subject *subject;
    const void *told; /* what the hooks of the subject need */
    bool others;      /* where all is about the focus: lines between others as well */
    double aspect;    /* wanted width : height, 0: that of the density */
    void *arranged;   /* what the hooks of the layout need */
    mv_page_size page;
    const char *language;
    const mv_picture_credits *credits;
    const mv_theme *theme;
    const mv_density *density;
    const mv_metric *metric;
    double *scores, largest; /* of the metric; NAN where undefined */
    double largest_mark;     /* for an actor with the largest score */
    const mv_coloring *coloring;
    mv_color_class *classes;
    size_t class_count;
    bool colored;                 /* somebody who is shown is in a class */
    const char *remark;           /* on the classes, or why there are none, for the legend; NULL: nothing to say */
    size_t *class_of;             /* of each actor, or MV_NONE */
    size_t *second_class;         /* of an actor that stands between two, or MV_NONE */
    mv_fading *fading;            /* of each actor; NULL: nothing is highlighted */
    size_t highlighted;           /* as many are */
    bool *frustrated;             /* of each tie of the network; NULL: actors are not coloured by faction */
    struct mv_place_kept *places; /* of each actor; NULL: nobody has a place to keep */
    size_t *number;               /* of each actor in the drawing, MV_NONE: it is not shown; NULL: all are */
    mv_stroke *strokes;
    size_t stroke_count;
    mv_stroke *ended; /* relations that are over, when they are shown; their relations stand in the same list */
    size_t ended_count;
    double strongest;             /* the largest weight of a stroke */
    mv_drawing_line_label *label; /* what is written on lines; NULL: the number of relations where they are many */
    size_t crowded_out;           /* actors for whom there is no room at all */
    mv_text notes;                /* what is not drawn and why: sentences for the foot, */
    mv_text unrelated;            /* and the names of those without a relation, for the description */
    size_t *relations;
    mv_text out; /* the drawing as JSON */

    const char *projection; /* of a map; NULL: what suits it */
    double ground;          /* contrast of what else lines run over to the paper; 0: there is nothing else */
    bool own_ties;          /* only lines of the focus are drawn: the layout says so */
};

/* A place that an actor keeps. */
typedef struct mv_place_kept {
    bool known;
    double x, y;
} mv_place_kept;

/* --- questions -------------------------------------------------------------------------------------------- */

/* Of every line that the legend explains, to the paper. */
#define MV_LINE_CONTRAST 3.0
double mv_drawing_line_contrast(const mv_drawing_plan *plan);

#define MV_ENDED_DASH "0.8 2.6"
#define MV_ENDED_WIDTH 0.8

/* Whether a stroke is one of what has ended. */
static inline bool mv_drawing_is_ended(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    return plan->ended && stroke >= plan->ended && stroke < plan->ended + plan->ended_count;
}

/* Whether only the ties of the focus are told: in a compass, or on a map around it. */
static inline bool mv_drawing_is_about_focus(const mv_drawing_plan *plan)
{
    return plan->layout->about_focus || plan->own_ties;
}

/* The number of an actor in the drawing, or MV_NONE. */
size_t mv_drawing_number(const mv_drawing_plan *plan, size_t actor);

/* The name of an actor as the drawing shows it. */
const char *mv_drawing_name(const mv_drawing_plan *plan, size_t actor);

/* The diameter of the mark of an actor with this score. */
double mv_drawing_mark_size(const mv_drawing_plan *plan, double score, const mv_kind_style *kind);

/* True for the actor in the middle, whose mark has a size of its own. */
bool mv_drawing_is_middle(const mv_drawing_plan *plan, size_t actor);

/* Shows the focus and whoever has a tie with it, positive, negative or ambivalent (plan->number), and returns how
 * many others there are. */
size_t mv_drawing_show_own(mv_drawing_plan *plan);

/* True for a line from or to the focus. */
bool mv_drawing_is_of_focus(const mv_drawing_plan *plan, const mv_stroke *stroke);

bool mv_drawing_is_membership(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* How many marks are hollow, the focus apart: where colours stand for something, those without one. */
size_t mv_drawing_hollow(const mv_drawing_plan *plan);

/* The class whose colour a stroke has, or MV_NONE. */
size_t mv_drawing_class_of_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* How wide the line of a stroke is: by strength alone. */
double mv_drawing_line_width(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* What the line of a stroke says. */
mv_line_kind mv_drawing_kind_of_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* True for a line between others where all is about the focus: it is thin and pale there. */
bool mv_drawing_steps_back(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* True unless arrowheads of strokes like this are left out; and, of one that has a direction, for a stroke that is
 * drawn with an arrowhead. */
bool mv_drawing_may_have_arrow(const mv_drawing_plan *plan, const mv_stroke *stroke);
bool mv_drawing_has_arrow(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* True for a line against the factions that actors are coloured by. */
bool mv_drawing_is_frustrated(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* Adds what is written on a line: what --edge-labels asks for, or else the number of its relations when they are
 * more than a few. Behind a minus on bad terms; nothing where nothing is to be written. */
void mv_drawing_add_line_label(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke);

/* The room between actors that it takes. */
double mv_drawing_line_label_gap(const mv_drawing_plan *plan);

/* How far a stroke steps back: those between highlighted actors, or of the only one, do not, their others do by
 * half. */
mv_fading mv_drawing_fading_of_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* " · only countries": what was selected, where something was. */
void mv_drawing_add_selection(const mv_drawing_plan *plan, mv_text *out);

/* " Sources: ..." of the relations that are drawn. */
void mv_drawing_add_sources(const mv_drawing_plan *plan, mv_text *out);

/* "Kazakhstan and China": the highlighted actors; of many the first few and how many more. */
void mv_drawing_add_highlighted(mv_text *out, const mv_drawing_plan *plan);

/* Where whoever does not see the picture finds its values. */
void mv_drawing_point_to_tables(const mv_drawing_plan *plan, mv_text *out);

/* "positive", "negative", "neutral" */
const char *mv_drawing_sign_name(int sign);

#endif
