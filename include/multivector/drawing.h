#ifndef MULTIVECTOR_DRAWING_H
#define MULTIVECTOR_DRAWING_H

#include "multivector/network.h"

/* Diagrams of a network. What to draw and how it looks is decided here; the program multivector-draw, which
 * alone links Graphviz, lays it out and writes the file. */

typedef struct mv_drawing_options {
    const char *format;   /* "svg" (NULL) or "dot" */
    const char *engine;   /* a Graphviz layout engine; NULL: neato, for many actors sfdp */
    const char *size_by;  /* per-actor metric for the size of nodes; NULL: degree */
    const char *title;    /* NULL: the document's title */
    const char *language; /* language of names; NULL: plain names */
    int seed;             /* where the layout starts from: another seed is another arrangement; 0: 1 */
} mv_drawing_options;

/* Draws a network. The result is a NUL-terminated text that the caller frees. */
mv_status mv_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                  mv_log *log);

#endif
