#ifndef MULTIVECTOR_CHART_H
#define MULTIVECTOR_CHART_H

#include "multivector/sets.h"
#include "multivector/timeline.h"

typedef struct mv_chart_options {
    const char *title;    /* NULL: the document's title */
    const char *theme;    /* "light" (NULL) or "dark" */
    const char *format;   /* "svg" (NULL), or "png" or "pdf", which rsvg-convert makes of it */
    const char *language; /* of names; NULL: plain names */
} mv_chart_options;

/* A timeline as an SVG line chart: one panel a metric, with its own scale and its name and last value at the end
 * of the line, gaps where a value is undefined, and the events marked below. The caller frees the text. */
mv_status mv_chart(char **out, size_t *length, const mv_timeline *timeline, const mv_chart_options *options,
                   mv_log *log);

/* Several sets as a picture: their map, on one scale both ways, with a line through the sets in the order of time
 * where they are dated, and below it their tree. `names` has one for each set; a set whose name finds no room on
 * the map is called by its number, which the tree then gives as well, and in a crowd by its tooltip alone. Without
 * a title the picture has one of its own. The caller frees the text. */
mv_status mv_sets_chart(char **out, size_t *length, const mv_sets *sets, const char *const *names,
                        const mv_chart_options *options, mv_log *log);

#endif
