#include "report/lists/list.h"
#include "forms/form.h"

mv_status mv_list_begin(mv_list *list, const char *format, const char *title, const mv_report_options *options,
                        mv_log *log)
{
    const mv_report_form *form;
    mv_status status = mv_report_find_form(&form, options->format, log);
    if (status) return status;
    list->prose = form->prose;
    list->report = mv_report_new(format);
    list->section = mv_report_add_section(list->report, "list", title, "");
    list->section->entries = true;
    return MV_OK;
}

mv_report *mv_list_end(mv_list *list, mv_table table)
{
    if (list->prose)
        mv_table_clear(&table);
    else {
        list->section->name = table.key; /* it is all there is */
        mv_section_add_table(list->section, table);
    }
    return list->report;
}
