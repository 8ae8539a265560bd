#ifndef MULTIVECTOR_PICTURE_H
#define MULTIVECTOR_PICTURE_H

#include "multivector/compare.h"
#include "multivector/decls.h"
#include "multivector/rank.h"
#include "multivector/sets.h"
#include "multivector/timeline.h"
#include <stdint.h>

MV_BEGIN_DECLS

/* Diagrams of a network. What to draw and how it looks is decided here; the program multivector-draw, which
 * alone links Graphviz, lays it out and writes the file. PNG and PDF are made of the SVG by rsvg-convert. */

/* What the line below a picture says of where it comes from, beside the name of the set, its date and what it
 * covers.
 */
typedef struct mv_picture_credits {
    const char *source; /* NULL: the publishers cited most by what is drawn, and where all of them are named */
    const char *credit; /* who made the picture; NULL: nothing */
} mv_picture_credits;

/* What a picture is made for. No letter in it is smaller than 6 points there; what does not fit is left out and
 * said. */
typedef struct mv_picture_size {
    const char *name; /* from mv_picture_size_name(); NULL: it is as large as it gets, and read on a screen */
    double width;     /* in millimetres, 40 to 2000, in place of that of the name; 0: no width is asked for */
    double aspect;    /* width : height of the whole picture; 0: that of the name, or as high as it takes */
    double dpi;       /* of PNG; 0: that of the name, or 192 */
} mv_picture_size;

/* The names of sizes; NULL behind the last. */
const char *mv_picture_size_name(size_t index);

typedef struct mv_drawing_options {
    const char *layout;   /* a name from mv_drawing_layout_name(); NULL: network */
    const char *format;   /* a name from mv_drawing_format_name(); NULL: svg */
    const char *engine;   /* a Graphviz layout engine; NULL: neato, for many actors sfdp */
    const char *size_by;  /* per-actor metric for the size of nodes; NULL: degree */
    const char *color_by; /* a name from mv_drawing_coloring_name(); NULL: vector */
    const char *theme;    /* a name from mv_drawing_theme_name(); NULL: light */
    const char *title;    /* NULL or "auto": what is to be seen, in a sentence */
    mv_picture_credits credits;
    const char *language;    /* language of names; NULL: plain names */
    mv_names highlight;      /* actors that stand out, everything else fading; empty: nothing fades */
    const char *edge_labels; /* what is written on lines, from mv_drawing_edge_label_name(); NULL: how many
                                relations a line stands for, when they are many */
    size_t strongest;  /* lines of each actor, the strongest; 0: all, unless they are too many to tell apart (then
                          as many as can be, with a warning); MV_NONE: all in any case. Not of a compass */
    const char *facet; /* bars: a name from mv_drawing_facet_name(); NULL: date */
    mv_names days;     /* bars by date: these; none: four of the time of the focus's relations */
    mv_names actors;   /* bars by actor: these, by id; none: those of the focus's kind and main vector */
    bool others;       /* compass, map: what the partners of the focus do among themselves as well */
    bool show_ended;   /* draw what has ended by the date as well, thin and dotted */
    mv_picture_size size;
    const char *positions; /* CSV file (id,x,y) of places that actors keep; NULL: none */
    char **places; /* where the places of all actors go, in this form: a text that the caller frees; or NULL */
    uint64_t seed; /* where the layout starts from: another seed is another arrangement */
    const char *projection; /* of a map, from mv_map_projection_name(); NULL: around the focus, if there is one */
} mv_drawing_options;

/* Draws a network. The result is a text or a binary file of `length` bytes, followed by NUL, that the caller
 * frees. Names in the options that do not exist are errors with a suggestion (MV_USAGE). MV_BAD_DATA: places to
 * keep that are none (MV_NO_INPUT: their file is not there). MV_LIMIT: an arrangement, or communities to colour
 * by, take too long to find. MV_INTERNAL: multivector-draw, or rsvg-convert where it is needed, is missing or
 * failed.
 *
 * The compass has its focus in the middle and shows whoever it has a tie with (positive, negative, ambivalent),
 * each in the sector of its vector (the largest of its shares); places follow from the shares, so that an engine
 * or positions to keep are errors, as are a network without focus and a set without counted vectors.
 *
 * The map has actors where they are: at their place, a country without one at its capital, everybody else below
 * the map. Around a focus it is azimuthal equidistant and shows the ties of the focus; in the Equal Earth
 * projection, and without a focus, it shows all. An engine and positions to keep are errors, and so is a focus in
 * the middle that has no place.
 *
 * Two layouts are tables of pairs, whose cells are the folded ties, told by colour and by a mark; what places,
 * sizes and colours actors has no meaning there (MV_USAGE), nor has the form dot.
 *
 * friends: the actors that the focus has a positive tie with and that are on bad terms with another of them; the
 * rivalries are those of mv_bridged (vectors.h). Where there are none, all that it has a positive tie with.
 * Ordered by the two sides of a best split of the ties that are shown (frustration.h).
 *
 * matrix: all actors with a signed tie, by the two sides of a best split of the whole network; with direction each
 * cell is what leads from its row to its column. Of more than 50 actors those with most negative ties are shown;
 * the picture says how many are not. */
mv_status mv_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                  mv_log *log);

/* Two more pictures of mv_draw() need a focus and counted vectors, and no engine. The layout "bars" has the shares
 * of positive tie strength as a bar of 100 % for each date, each relation type or each of several actors, vectors
 * always in the order in which they are declared; what is undefined says why, fewer than five ties are hollow. The
 * size "card" (1200 x 630) has of the focus one sentence, one number and the compass or the bar, in the same
 * places whoever it is, with no letter smaller than a fortieth of the width. */

typedef struct mv_difference_options {
    mv_drawing_options drawing; /* but for size_by, color_by, highlight: sizes and colours tell the changes */
    bool panels;                /* A, B and the difference side by side, every actor in the same place */
    bool near_focus; /* without whoever has, and had, no relation with the focus; no more than a page holds */
} mv_difference_options;

/* Draws what differs between two networks: both in one picture, every actor and relation once. What was added,
 * removed, changed and kept is told apart by colour, by the line and by a sign of its own. Among too many
 * relations what is kept is left out, first away from all changes; the picture says so. A compass shows the focus
 * (of B, or else of A) and its relations, with the shares of its vectors in A and in B. Result and errors are
 * those of mv_draw(); the caller frees it. Two empty or equal networks give a picture that says so. */
mv_status mv_draw_difference(char **out, size_t *length, const mv_changes *changes,
                             const mv_difference_options *options, mv_log *log);

/* The same SVG, made for a light page, with rules for the colours that it has on a page that is dark. It takes
 * paper, ink and quiet text from the page's variables --paper, --ink and --quiet; the other colours keep their
 * contrast to the paper. The rules hold in a <figure>. The caller frees the text; NULL: no memory is left. */
char *mv_picture_for_page(const char *svg);

/* An SVG of ours as a part of a page: its ids, and what refers to them, begin with the prefix, so that a page can
 * hold several, and its description names no command. The caller frees the text; NULL: no memory is left. */
char *mv_picture_in_page(const char *svg, const char *prefix);

/* The layouts (network, compass, map, bars, friends, matrix), the forms of a drawing (svg, dot, png, pdf), what
 * actors can be coloured by, the layout engines, what can be written on lines and the themes; NULL behind the
 * last. */
const char *mv_drawing_layout_name(size_t index);
const char *mv_difference_layout_name(size_t index); /* of those the ones that a difference can have */
const char *mv_drawing_format_name(size_t index);
const char *mv_drawing_coloring_name(size_t index);
const char *mv_drawing_engine_name(size_t index);
const char *mv_drawing_edge_label_name(size_t index);
const char *mv_drawing_theme_name(size_t index);

/* The projections of a map: azimuthal-equidistant, equal-earth; and what bars can be of: date, type, actor; NULL
 * behind the last. */
const char *mv_map_projection_name(size_t index);
const char *mv_drawing_facet_name(size_t index);

/* True for a form that is no text: nothing for a terminal. */
bool mv_drawing_format_is_binary(const char *name);

/* The form that the ending of a file names, in letters of any size; NULL: it is not that of a picture. */
const char *mv_picture_format_of_path(const char *path);

/* The forms of a chart (svg, png, pdf); NULL behind the last. */
const char *mv_chart_format_name(size_t index);

typedef struct mv_chart_options {
    const char *title; /* NULL or "auto": what is to be seen, in a sentence */
    mv_picture_credits credits;
    const char *theme;    /* a name from mv_drawing_theme_name(); NULL: light */
    const char *format;   /* "svg" (NULL), or "png" or "pdf", which rsvg-convert makes of it */
    const char *language; /* of names; NULL: plain names */
    bool narrow;          /* for a narrow screen */
} mv_chart_options;

/* A timeline as an SVG line chart: one panel a metric, with its own scale and its name and last value at the end
 * of the line, and gaps where a value is undefined. Metrics of the focus and of the whole are two groups of
 * panels; events are bars below those of the focus, or of the whole where there is none. The line breaks where
 * relations of unknown beginning start to count (mv_timeline.joins), and what says how ties spread is a hollow dot
 * on dates with less than five positive ties. The caller frees the text. */
mv_status mv_chart(char **out, size_t *length, const mv_timeline *timeline, const mv_chart_options *options,
                   mv_log *log);

/* Several sets as a picture: their map, on one scale both ways, with a line through the sets in the order of time
 * where they are dated or each is a snapshot of another time (all its relations have the same dates), and below it
 * their tree. Sets are called by their titles where all have one and that tells them apart, with dates or without,
 * else by `names`, which has one for each set; a set whose name finds no room on the map is called by its number,
 * its row in the tree, which gives it as well, and in a crowd by its tooltip alone. The caller
 * frees the text. */
mv_status mv_sets_chart(char **out, size_t *length, const mv_sets *sets, const char *const *names,
                        const mv_chart_options *options, mv_log *log);

/* A ranking as a dot plot: a row for each actor with a value on the last date, the largest on top, of two dates
 * the earlier dot joined to the later, hollow below five ties. The focus and its partners have their names,
 * everybody where there is room. Those without a value are listed below with the reason. The caller frees the
 * text. */
mv_status mv_rank_chart(char **out, size_t *length, const mv_rank_table *table, const mv_chart_options *options,
                        mv_log *log);

MV_END_DECLS

#endif
