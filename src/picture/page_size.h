#ifndef PICTURE_PAGE_SIZE_H
#define PICTURE_PAGE_SIZE_H

#include "multivector/picture.h"

/* What a picture is made for: one table of names, and what the options say beyond it. */
typedef struct mv_page_size {
    const char *name;
    double width;     /* in `unit` */
    const char *unit; /* "mm", or "" for points of a 96th of an inch, as browsers have them */
    double aspect;    /* width : height of the whole page; 0: as high as it takes */
    double drawing;   /* wanted of the network in it; 0: as usual */
    double dpi;       /* of PNG */
    bool fixed;       /* only for layouts that fill a page of one shape */
} mv_page_size;

/* Looks up the options; `out->width` is 0 when nothing was asked for. MV_USAGE for a name that is none, and for
 * numbers that are no sizes. */
mv_status mv_page_size_find(mv_page_size *out, const mv_picture_size *asked, mv_log *log);

/* The least size of letters where the picture is looked at, in points of a 96th of an inch: 6 points of print. */
#define MV_LEAST_LETTERS 8.0

/* The width in points of a 96th of an inch. */
double mv_page_size_pixels(const mv_page_size *size);

#endif
