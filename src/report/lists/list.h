#ifndef REPORT_LISTS_LIST_H
#define REPORT_LISTS_LIST_H

#include "report/model/report_model.h"

/* A list in the forms of a report: an entry for each record where it is read, one table where it is processed. */
typedef struct mv_list {
    mv_report *report;
    mv_section *section;
    bool prose; /* entries are wanted, not the table */
} mv_list;

mv_status mv_list_begin(mv_list *list, const char *format, const char *title, const mv_report_options *options,
                        mv_log *log);

/* Takes the table, and gives the report. */
mv_report *mv_list_end(mv_list *list, mv_table table);

#endif
