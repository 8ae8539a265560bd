#ifndef DRAW_PAGE_PAGE_H
#define DRAW_PAGE_PAGE_H

#include "draw/scene/dial.h"
#include "draw/scene/scene.h"

/* The page around the drawing: heading above, legend at the right or below, source line at the foot. Nothing
 * overlaps, and everything grows with the drawing, so that a large one shown small keeps a readable heading. */
typedef struct mv_page {
    double width, height, scale;
    mv_point room;       /* for the drawing, at least */
    mv_point legend;     /* its upper left corner */
    double legend_width; /* for its columns; 0: it is a single one */
    double margin, text_width, top, foot;
    double panel_step, panel_width; /* from one panel to the next; of their titles */
    double panel_top;               /* where their titles begin */
} mv_page;

/* The size of the smallest letters of the page itself, at scale 1. */
#define MV_PAGE_SMALLEST 8.5

/* Before the actors have places: letters as large as the page will need them, and no label for those actors that
 * there is probably no room to name, the least important first. */
void mv_page_plan_letters(mv_scene *scene);

/* Gives the actors of a laid out scene their places on the page, the labels their sides, lines and signs their
 * ways. From the same places (see mv_scene_node.kept) the same comes out. */
void mv_page_settle(mv_scene *scene);

/* Lays a dial out, in letters that can be read on its page; the names of its sectors have a step of their own. */
void mv_page_fit_dial(mv_scene *scene, void (*lay_out)(mv_scene *), void (*lay_names)(mv_scene *));

/* The box around everything that is drawn: actors, lines, signs. */
mv_box mv_page_drawing(const mv_scene *scene);

/* What heading, legend and foot will leave of the page as it is shown, in points of a 96th of an inch; y is 0
 * where the page may be as high as it takes. */
mv_point mv_page_room(const mv_scene *scene);

/* The page of a settled scene; and that of one whose drawing is still to be moved to its corner. */
mv_page mv_page_plan(const mv_scene *scene);
mv_page mv_page_plan_moved(const mv_scene *scene);

/* The title of a panel, in the coordinates of the panel; without `out` it only tells its height. */
double mv_page_write_panel(mv_text *out, const mv_scene *scene, const mv_page *page, size_t panel);

/* Title and subtitle; the heading over actors without a tie; the source line. */
void mv_page_write_head(mv_text *out, const mv_scene *scene, const mv_page *page);
void mv_page_write_alone(mv_text *out, const mv_scene *scene, const mv_page *page);
void mv_page_write_foot(mv_text *out, const mv_scene *scene, const mv_page *page);

/* The names there was no room for: all of them; and a note that takes so many lines on this width, of the most
 * important ones and how many more there are. */
void mv_page_say_nameless(mv_text *out, const mv_scene *scene);
mv_text mv_page_note_nameless(const mv_scene *scene, mv_font font, double width, size_t lines);

/* The legend: sections, each with a heading and rows of a sample and its meaning, below each other or, given a
 * width, in columns side by side. */

/* How large a legend gets at a scale (1: text of 10 points). Both 0 when there is nothing to explain. */
mv_point mv_legend_size(const mv_scene *scene, double scale, double width);

/* Adds the legend as an SVG group whose upper left corner is `corner`. */
void mv_legend_write(mv_text *out, const mv_scene *scene, mv_point corner, double scale, double width);

/* What the groups of actors, relations and sectors begin with: `<g id class` (still open), and attributes
 * with the facts behind it for programs and pages that read the SVG (data-from="KAZ"). */
void mv_symbol_open(mv_text *out, const mv_scene_panel *panel, const char *id, const char *what,
                    const char *classes);
void mv_symbol_add_data(mv_text *out, const json_t *data);

/* Adds the sectors as SVG (of a panel, or NULL); as drawing commands for Graphviz (xdot). */
void mv_dial_write(mv_text *out, const mv_scene *scene, const mv_scene_panel *panel);
void mv_dial_write_xdot(mv_text *out, const mv_scene *scene);

/* Opens the document. */
void mv_diagram_open(mv_text *out, const mv_scene *scene, const mv_page *page);

/* Makes a finished, accessible SVG document out of what Graphviz drew: our own root with title and
 * description, a group with tooltip and data for every actor and relation, labels, heading, legend and
 * source line. `drawn` is Graphviz's SVG of the scene (see layout.h). */
mv_status mv_diagram_write(mv_text *out, const mv_scene *scene, const char *drawn, mv_log *log);

#endif
