#ifndef DRAW_PAGE_PAGE_H
#define DRAW_PAGE_PAGE_H

#include "draw/scene/scene.h"

/* The page around the drawing: heading above, legend at the right or below, source line at the foot. Nothing
 * overlaps, and everything grows with the drawing, so that a large one shown small keeps a readable heading. */
typedef struct mv_page {
    double width, height, scale;
    mv_point legend;     /* its upper left corner */
    double legend_width; /* for its columns; 0: it is a single one */
    double margin, text_width, top, foot;
    double panel_step, panel_width; /* from one panel to the next; of their titles */
    double panel_top;               /* where their titles begin */
} mv_page;

/* Gives the actors of a laid out scene their places on the page, the labels their sides, lines and signs their
 * ways. From the same places (see mv_scene_node.kept) the same comes out. */
void mv_page_settle(mv_scene *scene);

/* The page of a settled scene. */
mv_page mv_page_plan(const mv_scene *scene);

/* The title of a panel, in the coordinates of the panel. */
void mv_page_write_panel(mv_text *out, const mv_scene *scene, const mv_page *page, size_t panel);

/* Title and subtitle; the heading over actors without a tie; the source line. */
void mv_page_write_head(mv_text *out, const mv_scene *scene, const mv_page *page);
void mv_page_write_alone(mv_text *out, const mv_scene *scene, const mv_page *page);
void mv_page_write_foot(mv_text *out, const mv_scene *scene, const mv_page *page);

#endif
