#ifndef DRAW_JUDGE_H
#define DRAW_JUDGE_H

#include "draw/spread.h"

/* True when the straight line between two points meets a box. */
bool mv_judge_meets(mv_box box, mv_point a, mv_point b);

/* How hard a layout is to read: lines that cross each other, lines that run through actors, long lines, and
 * the size of the page it takes. Lower is better; only layouts of the same scene can be compared. */
double mv_judge(const mv_scene *scene);

#endif
