#include "multivector/error.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add(mv_log *log, bool warning, mv_place place, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = mv_alloc((size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    if (place.source) place.source = mv_copy(place.source);
    log->messages = mv_grow(log->messages, log->count, sizeof *log->messages);
    log->messages[log->count++] = (mv_message){ warning, place, text };
    if (!warning) log->errors++;
}

mv_status mv_log_error(mv_log *log, mv_status status, mv_place place, const char *format, ...)
{
    if (!log) return status;
    va_list arguments;
    va_start(arguments, format);
    add(log, false, place, format, arguments);
    va_end(arguments);
    return status;
}

void mv_log_warning(mv_log *log, mv_place place, const char *format, ...)
{
    if (!log) return;
    va_list arguments;
    va_start(arguments, format);
    add(log, true, place, format, arguments);
    va_end(arguments);
}

static int by_place(const void *a, const void *b)
{
    const mv_message *x = a, *y = b;
    if (x->place.line != y->place.line) return x->place.line < y->place.line ? -1 : 1;
    if (x->place.column != y->place.column) return x->place.column < y->place.column ? -1 : 1;
    return strcmp(x->text, y->text);
}

static bool same_source(const mv_message *a, const mv_message *b)
{
    if (!a->place.source || !b->place.source) return a->place.source == b->place.source;
    return strcmp(a->place.source, b->place.source) == 0;
}

/* Messages of different files stay in the order in which the files were read. */
void mv_log_sort(mv_log *log)
{
    for (size_t first = 0, end; first < log->count; first = end) {
        for (end = first; end < log->count && same_source(log->messages + first, log->messages + end);) end++;
        qsort(log->messages + first, end - first, sizeof *log->messages, by_place);
    }
}

void mv_log_clear(mv_log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        free((char *)(uintptr_t)log->messages[i].place.source);
        free(log->messages[i].text);
    }
    free(log->messages);
    *log = (mv_log){ 0 };
}
