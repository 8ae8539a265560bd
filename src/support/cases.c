#include "support/cases.h"
#include "support/memory.h"
#include "support/parallel.h"
#include "support/text.h"
#include "support/time_limit.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum state { NOT_REACHED, MADE, LOST } state;

typedef struct head {
    state state;
    bool failed;  /* or said an error of a part of it, which is missing */
    char why[48]; /* it was lost */
} head;

enum { HEAD = 64 }; /* bytes, so that what follows is aligned */
_Static_assert(sizeof(head) <= HEAD, "there is room for the head");

/* One at least is begun, however late it is. */
static void run_piece(const void *context, size_t piece, void *record)
{
    const mv_cases *c = context;
    head *h = record;
    mv_log log = { 0 };
    if (piece && mv_time_is_over(c->until)) return;
    mv_status status = c->run(c->context, piece, (char *)record + HEAD, &log);
    h->failed = status || log.errors;
    h->state = MADE;
    mv_log_clear(&log);
}

static void lose_piece(const void *context, size_t piece, void *record, const char *why)
{
    head *h = record;
    (void)context;
    (void)piece;
    h->state = LOST;
    snprintf(h->why, sizeof h->why, "%s", why);
}

static void tell(void *listener, size_t done, size_t count)
{
    const mv_cases *c = listener;
    c->progress(c->listener, c->title, done, count);
}

/* The first that there was no time for; what was made behind it does not count, so that it does not depend on
 * which ones are quick. */
static size_t count_reached(const mv_cases *c, char *pieces, size_t size)
{
    size_t reached = 0;
    while (reached < c->count && ((head *)(void *)(pieces + reached * size))->state) reached++;
    if (reached || !c->count) return reached;
    run_piece(c, 0, pieces);
    return 1;
}

/* What failed there is done again here, where it can say why. */
static mv_status take(const mv_cases *c, size_t which, const head *h, void *record, bool *made, mv_log *log)
{
    *made = h->state == MADE;
    if (*made && h->failed) return c->run(c->context, which, record, log);
    memset(record, 0, c->record_size);
    if (*made) memcpy(record, (const char *)h + HEAD, c->record_size);
    return MV_OK;
}

static void say_lost(const mv_cases *c, size_t lost, const char *why, mv_log *log)
{
    mv_text text = { 0 };
    mv_text_format(&text, "%s: %s", c->what, why);
    if (c->things) mv_text_format(&text, "; %zu of %zu are missing", lost, c->count);
    mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "%s", text.bytes);
    mv_text_clear(&text);
}

static mv_status take_all(const mv_cases *c, char *pieces, size_t size, char *records, bool *made, size_t reached,
                          mv_log *log)
{
    const char *why = NULL;
    mv_status status = MV_OK;
    size_t lost = 0;
    for (size_t i = 0; i < reached && !status; i++) {
        const head *h = (const head *)(void *)(pieces + i * size);
        status = take(c, i, h, records + i * c->record_size, &made[i], log);
        lost += !made[i];
        if (!made[i] && !why) why = h->why;
    }
    if (!status && lost) say_lost(c, lost, why, log);
    if (!status && reached < c->count && c->things) mv_time_say(log, c->what, reached, c->count, c->things);
    return status;
}

mv_status mv_cases_run(const mv_cases *c, void *records, bool *made, size_t *reached, mv_log *log)
{
    size_t size = HEAD + (c->record_size + HEAD - 1) / HEAD * HEAD;
    char *pieces = mv_alloc_array(c->count, size);
    mv_parallel work = { .pieces = c->count,
                         .record_size = size,
                         .queued = true,
                         .jobs = c->jobs,
                         .run = run_piece,
                         .lose = lose_piece,
                         .context = c,
                         .progress = c->progress ? tell : NULL,
                         .listener = (void *)(uintptr_t)c };
    mv_parallel_run(&work, pieces, log); /* what it did not reach is told by its records */
    *reached = count_reached(c, pieces, size);
    mv_status status = take_all(c, pieces, size, records, made, *reached, log);
    free(pieces);
    return status;
}
