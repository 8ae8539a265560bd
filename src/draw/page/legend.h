#ifndef DRAW_PAGE_LEGEND_H
#define DRAW_PAGE_LEGEND_H

#include "draw/scene/scene.h"

/* The legend: sections, each with a heading and rows of a sample and its meaning, below each other or, given a
 * width, in columns side by side. */

/* How large a legend gets at a scale (1: text of 10 points). Both 0 when there is nothing to explain. */
mv_point mv_legend_size(const mv_scene *scene, double scale, double width);

/* Adds the legend as an SVG group whose upper left corner is `corner`. */
void mv_legend_write(mv_text *out, const mv_scene *scene, mv_point corner, double scale, double width);

#endif
