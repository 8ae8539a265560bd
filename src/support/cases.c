#include "support/cases.h"
#include "support/memory.h"
#include "support/parallel.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct head {
    bool done;
    mv_status status;
} head;

enum { HEAD = 16 }; /* bytes, so that what follows is aligned */

static void run_piece(const void *context, size_t piece, void *record)
{
    const mv_cases *t = context;
    head *h = record;
    h->status = t->run(t->context, piece, (char *)record + HEAD, NULL);
    h->done = true;
}

static void tell(void *listener, size_t done, size_t count)
{
    const mv_cases *t = listener;
    t->progress(t->listener, t->title, done, count);
}

/* What failed there fails here again, and says why. */
static mv_status take(const mv_cases *t, const char *pieces, size_t size, char *records, bool *made, mv_log *log)
{
    for (size_t i = 0; i < t->count; i++) {
        const head *h = (const head *)(const void *)(pieces + i * size);
        char *record = records + i * t->record_size;
        made[i] = h->done;
        if (h->done && h->status) return t->run(t->context, i, record, log);
        memset(record, 0, t->record_size);
        if (h->done) memcpy(record, pieces + i * size + HEAD, t->record_size);
    }
    return MV_OK;
}

static void say_lost(const mv_cases *t, const bool *made, const mv_log *own, mv_log *log)
{
    size_t lost = 0;
    for (size_t i = 0; i < t->count; i++) lost += !made[i];
    if (lost)
        mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "%s: %s; %zu of %zu are missing", t->what,
                     own->count ? own->messages[own->count - 1].text : "worker lost", lost, t->count);
}

mv_status mv_cases_run(const mv_cases *t, void *records, bool *made, mv_log *log)
{
    size_t size = HEAD + (t->record_size + HEAD - 1) / HEAD * HEAD;
    char *pieces = mv_alloc_array(t->count, size);
    mv_log own = { 0 };
    mv_parallel work = { .pieces = t->count,
                         .record_size = size,
                         .queued = true,
                         .jobs = t->jobs,
                         .run = run_piece,
                         .context = t,
                         .progress = t->progress ? tell : NULL,
                         .listener = (void *)(uintptr_t)t };
    mv_parallel_run(&work, pieces, &own);
    mv_status status = take(t, pieces, size, records, made, log);
    if (!status) say_lost(t, made, &own, log);
    mv_log_clear(&own);
    free(pieces);
    return status;
}
