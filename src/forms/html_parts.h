#ifndef FORMS_HTML_PARTS_H
#define FORMS_HTML_PARTS_H

#include "report/model/report_model.h"

/* What a page is made of. */

/* A text in which web addresses can be followed. */
void mv_html_add_linked(mv_text *out, const char *text);

/* A value in its element, which has `more` attributes (" scope=\"row\"", or ""). What is undefined says why to
 * whoever points at it, and a name in another language says in which. */
void mv_html_add_value(mv_text *out, const char *element, const char *more, const mv_value *value);

/* By row whether it is of the report's focus, and others are not; the caller frees it. */
bool *mv_html_marked_rows(const mv_report *report, const mv_table *table);

/* Whether a table has a chart, and that chart. */
bool mv_html_has_plot(const mv_table *table);
void mv_html_add_plot(mv_text *out, const mv_report *report, const mv_table *table);

/* A table of a section, with its note. It is numbered through the page, has a caption for who does not see its
 * place, and can be scrolled from the keyboard; rows of the report's focus are marked, and with a script in the
 * page readers put rows in another order. */
void mv_html_add_table(mv_text *out, const mv_report *report, const mv_section *section, size_t number);

/* Its fields, each with its whole name: what stands indented below another continues it. */
void mv_html_add_fields(mv_text *out, const mv_section *section);

#endif
