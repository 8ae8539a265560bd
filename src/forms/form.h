#ifndef FORMS_FORM_H
#define FORMS_FORM_H

#include "report/model/report_model.h"

/* A form that reports are written in. */

typedef struct mv_report_form {
    const char *name, *ending; /* of --format and of files */
    bool complete;             /* for machines: everything, by id, unless asked otherwise */
    bool prose;                /* a list of records is told in sentences; otherwise it is a table */
    bool tables;               /* has no place for sentences */
    bool hints;                /* read beside the command line: options that show more are worth naming */
    void (*write)(mv_text *out, const mv_report *report, const mv_report_options *options);
} mv_report_form;

extern const mv_report_form mv_text_form, mv_markdown_form, mv_csv_form, mv_json_form, mv_html_form;

/* The form of this name, the first for NULL. */
mv_status mv_report_find_form(const mv_report_form **out, const char *name, mv_log *log);

#endif
