#ifndef PAGE_PAGE_PICTURES_H
#define PAGE_PAGE_PICTURES_H

#include "page/page_parts.h"

/* Draws one layout, of a network or of what differs. */
typedef mv_status mv_page_draw(char **svg, const void *what, const mv_drawing_options *options, mv_log *log);

/* Adds a figure for each layout that `what` allows. */
mv_status mv_page_add_layouts(mv_text *out, mv_page *page, size_t side, mv_page_draw *draw, const void *what,
                              mv_log *log);

#endif
