#include "forms/form.h"
#include "support/text.h"
#include <strings.h>

static const mv_report_form *const forms[] = { &mv_text_form, &mv_markdown_form, &mv_csv_form, &mv_json_form,
                                               &mv_html_form };

const char *mv_report_form_name(size_t index)
{
    return index < MV_COUNT(forms) ? forms[index]->name : NULL;
}

const char *mv_report_form_by_ending(const char *path)
{
    const char *ending = mv_text_ending(path);
    for (size_t i = 0; ending && i < MV_COUNT(forms); i++)
        if (strcasecmp(ending, forms[i]->ending) == 0) return forms[i]->name;
    return NULL;
}

mv_status mv_report_find_form(const mv_report_form **out, const char *name, mv_log *log)
{
    size_t index = 0;
    if (name && !mv_choices_find(mv_report_form_name, name, &index))
        return mv_choices_refuse(mv_report_form_name, "--format", name, log);
    *out = forms[index];
    return MV_OK;
}

static mv_status report_write(char **out, size_t *length, const mv_report *report,
                              const mv_report_options *options, mv_log *log)
{
    const mv_report_form *form;
    mv_text text = { 0 };
    mv_status status = mv_report_find_form(&form, options->format, log);
    if (status) return status;
    if (form->tables && report->notice) mv_log_warning(log, (mv_place){ 0 }, "%s", report->notice);
    form->write(&text, report, options);
    if (!text.bytes) mv_text_add(&text, "");
    return mv_text_hand_over(&text, out, length, MV_OK);
}

mv_status mv_report_write(char **out, size_t *length, const mv_report *report, const mv_report_options *options,
                          mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, report_write(out, length, report, options, log), mv_guard_failed(log));
}
