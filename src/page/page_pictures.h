#ifndef PAGE_PAGE_PICTURES_H
#define PAGE_PAGE_PICTURES_H

#include "page/page_parts.h"

/* Draws one layout, of a network or of what differs. */
typedef mv_status mv_page_draw(char **svg, const void *what, const mv_drawing_options *options, mv_log *log);

/* A picture to draw, and what came of it. */
typedef struct mv_page_picture {
    mv_page_draw *draw;
    const void *what;
    mv_drawing_options options;
    mv_status status;
    char *svg; /* or NULL */
    mv_log log;
} mv_page_picture;

/* Draws them, in several processes. */
void mv_page_draw_all(mv_page_picture *pictures, size_t count, unsigned jobs);

/* What a side of the page shows: a network, or what differs. */
typedef struct mv_page_shown {
    mv_page_draw *draw;
    const void *what;
} mv_page_shown;

mv_page_draw mv_page_draw_network, mv_page_draw_change;

/* Adds a figure for each layout that a side allows. */
mv_status mv_page_add_figures(mv_text *out, mv_page *page, const mv_page_shown *sides, size_t count, mv_log *log);

#endif
