#ifndef PICTURE_STYLE_H
#define PICTURE_STYLE_H

#include "multivector/compare.h"
#include "support/text.h"

/* How things look: one table each. Nothing else in the tree names a colour, a shape or a dash pattern. */

/* Room for "#rrggbb". */
typedef char mv_color[8];

/* The colours that do not stand for something in the data. Another theme is another row. */
typedef struct mv_theme {
    const char *name;
    const char *paper, *ink, *quiet;             /* background, text, less important text */
    const char *focus;                           /* the actor whose policy is studied: the darkest mark */
    const char *blank;                           /* an actor where colours stand for nothing */
    const char *plain;                           /* a line that belongs to no vector, the rim of a hollow mark */
    const char *negative, *neutral, *frustrated; /* lines by sign */
    const char *positive;                        /* the same where colour is left to the sign */
    bool grey;                                   /* it has shades of grey for whatever has a colour elsewhere */
    double line_contrast;                        /* to the paper, of every line and rim; text has more */
    double mark_contrast;                        /* the same of what is filled and has no rim */
    double fill_contrast;                        /* the same of what has one */
    double tint;                                 /* share of a colour in a ground tinted with it */
} mv_theme;

/* NULL: the first theme; otherwise NULL when there is none of this name. */
const mv_theme *mv_theme_find(const char *name);

/* A kind of actor. Solid marks are filled with the colour of the vector, the others have a rim of it. */
typedef struct mv_kind_style {
    const char *kind, *title;
    const char *shape; /* see draw/scene/shape.c */
    double widening;   /* diameter of the shape for its area to be that of a circle of diameter 1 */
    bool solid;
} mv_kind_style;

/* The last row of the table, "other", stands for every kind it does not name. */
size_t mv_kind_style_count(void);
const mv_kind_style *mv_kind_style_at(size_t index);
size_t mv_kind_style_of(const char *kind);

/* What a line says of its relations, from the loosest to the closest; and what quarrels and what is neither. */
typedef enum mv_line_kind {
    MV_LINE_MEMBER,
    MV_LINE_WORKS,
    MV_LINE_ALLIED,
    MV_LINE_ODDS,
    MV_LINE_NEUTRAL,
    MV_LINE_COUNT
} mv_line_kind;

typedef struct mv_line_style {
    const char *title;
    double dash[2]; /* as in SVG, in points, of a usual line; all 0: solid */
} mv_line_style;

const mv_line_style *mv_line_style_of(mv_line_kind kind);

/* A family of relation types, and how those of its relations are drawn that are positive. */
typedef struct mv_family_style {
    const char *family;
    mv_line_kind line;
} mv_family_style;

/* How a relation of this family and sign is drawn; an unknown family as the last row of the table. */
mv_line_kind mv_style_line_kind(const char *family, int sign);

/* False for a family that is drawn as the last row of the table. */
bool mv_style_knows_family(const char *family);

/* How wide the line of a relation of this strength is: strength alone makes it wide, in proportion to the
 * strongest one (or to one of strength 5), which is `widest`. */
double mv_style_strength_width(double weight, double strongest, double widest);

/* Adds the dashes of a line of this width; nothing for a solid one. */
void mv_style_line_dash(mv_text *out, mv_line_kind kind, double width);

/* How what was added, removed, changed or kept is told apart: by the form of a line. Its colour is its sign. */
typedef struct mv_change_style {
    const char *title;        /* of an actor */
    const char *relations[3]; /* of a relation that is negative, neutral, positive */
    const char *badge;        /* on a line; a changed one may say more */
    const char *prefix;       /* of an actor's name */
    const char *dash;         /* of a line */
    const char *outline;      /* dashes around a mark */
    double width, rim;        /* of a line, of the outline of a mark */
    double pale;              /* how far its colour goes towards the paper */
} mv_change_style;

const mv_change_style *mv_style_change(mv_change change);

/* "new partnership", "dispute ended" */
const char *mv_style_change_title(mv_change change, int sign);

/* The colour of a line of this sign; of one that shows a change, too. */
const char *mv_style_sign_color(const mv_theme *theme, int sign);
void mv_style_change_color(mv_color out, const mv_theme *theme, mv_change change, int sign);

/* Colours that readers tell apart, whatever their eyes; they repeat after mv_style_palette_size(). A grey theme
 * has three greys instead: what is told apart by them needs a pattern besides. */
size_t mv_style_palette_size(void);
const char *mv_style_palette(const mv_theme *theme, size_t index);

/* The colour of a vector where its name stands beside it: its own, else one of the palette; greys in turn. */
const char *mv_style_vector_color(const mv_theme *theme, const mv_relations *set, size_t vector);

/* `share` of the second colour mixed into the first. */
void mv_style_mix(mv_color out, const char *first, const char *second, double share);

/* The colour that stands out from another paper as this one does from its own, if its hue allows that. */
void mv_style_turn(mv_color out, const char *color, const char *paper, const char *other);

/* Black or white, whichever is easier to read on this background; the contrast is always above 4.5 : 1. */
const char *mv_style_ink_on(const char *background);

/* The colour itself, or as much darker or paler as it takes to stand out from its ground by this contrast (as
 * the Web Content Accessibility Guidelines count it; at most 4.5 is always possible). */
void mv_style_readable(mv_color out, const char *color, const char *ground, double least);

/* The same, and as near to its ground as that contrast allows. */
void mv_style_step_back(mv_color out, const char *color, const char *ground, double least);

#endif
