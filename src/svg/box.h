#ifndef SVG_BOX_H
#define SVG_BOX_H

/* Places on a page, in points; y grows downwards. */

typedef struct mv_point {
    double x, y;
} mv_point;

typedef struct mv_box {
    double left, top, right, bottom;
} mv_box;

#endif
