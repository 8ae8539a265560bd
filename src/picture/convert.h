#ifndef PICTURE_CONVERT_H
#define PICTURE_CONVERT_H

#include "multivector/error.h"
#include "support/text.h"

/* The forms a picture can have. */
typedef struct mv_picture_form {
    const char *name;
    const char *drawn;  /* what multivector-draw is asked for: "svg" or "dot" */
    const char *option; /* of rsvg-convert, which makes the rest of it; NULL: nothing left to do */
    double dpi;         /* of dots; 0: the form has none */
} mv_picture_form;

/* NULL when there is none of this name; svg for NULL. */
const mv_picture_form *mv_picture_form_find(const char *name);

/* Turns an SVG document into this form; `picture` holds the one before and the other after. */
mv_status mv_picture_convert(mv_text *picture, const mv_picture_form *form, mv_log *log);

/* The same at so many dots per inch, where the form has dots; 0: as usual. */
mv_status mv_picture_convert_at(mv_text *picture, const mv_picture_form *form, double dpi, mv_log *log);

#endif
