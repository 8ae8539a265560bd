#include "report/model/report_model.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *mv_report_text(mv_report *report, const char *text)
{
    return mv_arena_copy(report->arena, text, strlen(text));
}

const char *mv_report_format(mv_report *report, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    size_t size = (size_t)vsnprintf(NULL, 0, format, again) + 1;
    va_end(again);
    char *text = mv_arena_alloc(report->arena, size);
    vsnprintf(text, size, format, arguments);
    va_end(arguments);
    return text;
}

const char *mv_report_keep(mv_report *report, mv_text *text)
{
    const char *kept = text->length ? mv_arena_copy(report->arena, text->bytes, text->length) : NULL;
    mv_text_clear(text);
    return kept;
}
