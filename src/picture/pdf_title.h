#ifndef PICTURE_PDF_TITLE_H
#define PICTURE_PDF_TITLE_H

#include "support/text.h"

/* Gives a PDF a title and says that it is in English, for screen readers and the window's name, by an incremental
 * update (ISO 32000-1, 7.5.6): objects of the same numbers behind what is there. False, and the PDF stays as it
 * is, when it has another build than cairo's, which has one plain table of objects. */
bool mv_pdf_add_title(mv_text *pdf, const char *title);

/* The title of one of our pictures, as text. The caller clears it. */
mv_text mv_svg_title(const char *svg);

#endif
