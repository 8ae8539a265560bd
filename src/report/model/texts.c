#include "report/model/report_model.h"
#include <string.h>

const char *mv_report_text(mv_report *report, const char *text)
{
    return mv_arena_copy(report->arena, text, strlen(text));
}

const char *mv_report_keep(mv_report *report, mv_text *text)
{
    const char *kept = text->length ? mv_arena_copy(report->arena, text->bytes, text->length) : NULL;
    mv_text_clear(text);
    return kept;
}
