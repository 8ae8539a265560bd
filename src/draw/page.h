#ifndef DRAW_PAGE_H
#define DRAW_PAGE_H

#include "draw/scene.h"

/* The page around the drawing: heading above, legend at the right, source line below. Nothing overlaps, and
 * everything grows with the drawing, so that a large one shown small keeps a readable heading. */
typedef struct mv_page {
    double width, height, scale;
    mv_point drawing; /* by how much the places of the scene move */
    mv_point legend;  /* its upper left corner */
    double margin, text_width, foot;
} mv_page;

mv_page mv_page_plan(const mv_scene *scene);

/* Title and subtitle; the heading over actors without a tie; the source line. */
void mv_page_write_head(mv_text *out, const mv_scene *scene, const mv_page *page);
void mv_page_write_alone(mv_text *out, const mv_scene *scene, const mv_page *page);
void mv_page_write_foot(mv_text *out, const mv_scene *scene, const mv_page *page);

#endif
