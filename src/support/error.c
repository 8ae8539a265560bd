#include "multivector/error.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/text.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum message_level { ERROR, WARNING, NOTE } message_level;

/* Messages of one format about one file. */
struct mv_log_kind {
    const char *format, *source; /* the source is a copy, or NULL */
    message_level level;
    size_t count;
    char *last;    /* the text of the last message that is kept, which tells how many more there were */
    size_t length; /* of that text alone */
};

enum { ROOM = 80 }; /* for "(and 199,979 more like this; ...)" */

static struct mv_log_kind *kind_of(mv_log *log, message_level level, const char *source, const char *format)
{
    for (size_t i = log->kind_count; i-- > 0;) {
        struct mv_log_kind *kind = &log->kinds[i];
        if (kind->level == level && mv_text_same(kind->format, format) && mv_text_same(kind->source, source))
            return kind;
    }
    log->kinds = mv_grow(log->kinds, log->kind_count, sizeof *log->kinds);
    log->kinds[log->kind_count] =
        (struct mv_log_kind){ .format = format, .source = source ? mv_copy(source) : NULL, .level = level };
    return &log->kinds[log->kind_count++];
}

/* 1234567 as "1,234,567". */
static void add_grouped(mv_text *text, size_t number)
{
    if (number >= 1000) add_grouped(text, number / 1000);
    mv_text_format(text, number >= 1000 ? ",%03zu" : "%zu", number % 1000);
}

/* Kinds are found by their format, so that counting does not write the texts that nobody will read. */
static void count_on(struct mv_log_kind *kind)
{
    mv_text more = { 0 };
    mv_text_add(&more, " (and ");
    add_grouped(&more, kind->count - MV_LOG_KEPT - 1);
    mv_text_add(&more, " more like this; --all-messages shows all)");
    snprintf(kind->last + kind->length, ROOM, "%s", more.bytes);
    mv_text_clear(&more);
}

static void keep(mv_log *log, struct mv_log_kind *kind, mv_place place, va_list arguments)
{
    size_t length = mv_format_length(kind->format, arguments);
    char *text = mv_alloc(length + 1 + ROOM);
    vsnprintf(text, length + 1, kind->format, arguments);
    if (place.source) place.source = mv_copy(place.source);
    log->messages = mv_grow(log->messages, log->count, sizeof *log->messages);
    log->messages[log->count++] = (mv_message){ kind->level != ERROR, kind->level == NOTE, place, text };
    kind->last = text;
    kind->length = length;
}

static void add(mv_log *log, message_level level, mv_place place, const char *format, va_list arguments)
{
    struct mv_log_kind *kind = kind_of(log, level, place.source, format);
    *(level ? &log->warnings : &log->errors) += 1;
    kind->count++;
    if (log->all_messages || kind->count <= MV_LOG_KEPT + 1)
        keep(log, kind, place, arguments);
    else
        count_on(kind);
}

mv_status mv_log_error(mv_log *log, mv_status status, mv_place place, const char *format, ...)
{
    if (!log) return status;
    va_list arguments;
    va_start(arguments, format);
    add(log, ERROR, place, format, arguments);
    va_end(arguments);
    return status;
}

mv_status mv_misuse(mv_log *log, const char *format, ...)
{
    if (!log) return MV_USAGE;
    va_list arguments;
    va_start(arguments, format);
    add(log, ERROR, (mv_place){ 0 }, format, arguments);
    va_end(arguments);
    return MV_USAGE;
}

void mv_log_warning(mv_log *log, mv_place place, const char *format, ...)
{
    if (!log) return;
    va_list arguments;
    va_start(arguments, format);
    add(log, WARNING, place, format, arguments);
    va_end(arguments);
}

void mv_log_note(mv_log *log, mv_place place, const char *format, ...)
{
    if (!log) return;
    va_list arguments;
    va_start(arguments, format);
    add(log, NOTE, place, format, arguments);
    va_end(arguments);
}

static int by_place(const void *a, const void *b)
{
    const mv_message *x = a, *y = b;
    if (x->place.line != y->place.line) return x->place.line < y->place.line ? -1 : 1;
    if (x->place.column != y->place.column) return x->place.column < y->place.column ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* Messages of different files stay in the order in which the files were read. */
void mv_log_sort(mv_log *log)
{
    for (size_t first = 0, end; first < log->count; first = end) {
        for (end = first;
             end < log->count && mv_text_same(log->messages[first].place.source, log->messages[end].place.source);)
            end++;
        qsort(log->messages + first, end - first, sizeof *log->messages, by_place);
    }
}

void mv_log_clear(mv_log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        free((char *)(uintptr_t)log->messages[i].place.source);
        free(log->messages[i].text);
    }
    for (size_t i = 0; i < log->kind_count; i++) free((char *)(uintptr_t)log->kinds[i].source);
    free(log->messages);
    free(log->kinds);
    *log = (mv_log){ .all_messages = log->all_messages };
}

/* --- running out of memory -------------------------------------------------------------------------------- */

static mv_status say_out_of_memory(mv_log *log)
{
    return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "out of memory");
}

/* Where there is no memory for the message either, the error is counted at least. */
static mv_status count_alone(mv_log *log)
{
    if (log) log->errors++;
    return MV_INTERNAL;
}

mv_status mv_guard_failed(mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, say_out_of_memory(log), count_alone(log));
}

typedef struct attempt {
    void (*work)(void *context);
    void *context;
} attempt;

static mv_status run(const attempt *a)
{
    a->work(a->context);
    return MV_OK;
}

mv_status mv_try(void (*work)(void *context), void *context, mv_log *log)
{
    const attempt a = { work, context };
    MV_RETURN_GUARDED(mv_status, run(&a), mv_guard_failed(log));
}
