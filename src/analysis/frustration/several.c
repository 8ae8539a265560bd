#include "multivector/frustration.h"
#include "support/memory.h"
#include "support/parallel.h"
#include <stdlib.h>
#include <string.h>

/* Searches side by side. What comes back is a result without a certificate, its arrays one behind the other. */

typedef struct answer {
    bool done;
    mv_frustration result; /* its pointers are of another process */
    char arrays[];
} answer;

typedef struct plan {
    const mv_frustration_search *searches;
    unsigned jobs; /* of each */
} plan;

static size_t answer_size(const mv_signed_ties *ties)
{
    size_t bytes = sizeof(answer) + ties->actor_count * sizeof(int8_t) + ties->count * sizeof(bool);
    return (bytes + 63) / 64 * 64;
}

static void run_piece(const void *context, size_t piece, void *record)
{
    const plan *p = context;
    const mv_frustration_search *s = &p->searches[piece];
    mv_frustration_options options = s->options;
    mv_frustration result = { 0 };
    answer *a = record;
    options.jobs = p->jobs;
    if (mv_frustration_solve(&result, s->ties, &options, NULL)) return;
    size_t sides = s->ties->actor_count * sizeof *result.side;
    memcpy(a->arrays, result.side, sides);
    memcpy(a->arrays + sides, result.frustrated, s->ties->count * sizeof *result.frustrated);
    a->result = result;
    a->done = true;
    mv_frustration_clear(&result);
}

mv_frustration mv_frustration_copy(const mv_frustration *result)
{
    mv_frustration copy = *result;
    copy.packing = (mv_cycle_packing){ .scale = result->packing.scale };
    copy.side = mv_alloc_array(copy.actor_count, sizeof *copy.side);
    copy.frustrated = mv_alloc_array(copy.tie_count, sizeof *copy.frustrated);
    memcpy(copy.side, result->side, copy.actor_count * sizeof *copy.side);
    memcpy(copy.frustrated, result->frustrated, copy.tie_count * sizeof *copy.frustrated);
    return copy;
}

/* A search whose process is lost, which is not the one that searches, is made again, here. */
static mv_status take(const mv_frustration_search *s, const answer *a, mv_log *log)
{
    if (!a->done) return mv_frustration_solve(s->result, s->ties, &s->options, log);
    mv_frustration here = a->result;
    here.side = (int8_t *)a->arrays;
    here.frustrated = (bool *)a->arrays + s->ties->actor_count * sizeof *here.side;
    *s->result = mv_frustration_copy(&here);
    if (*s->result->stopped)
        mv_log_error(log, MV_INTERNAL, (mv_place){ 0 },
                     "frustration index: %s; the bounds are what it found before", s->result->stopped);
    return MV_OK;
}

static mv_status side_by_side(const mv_frustration_search *searches, size_t count, unsigned jobs, mv_log *log)
{
    plan p = { searches, jobs > count ? jobs / (unsigned)count : 1 };
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        if (answer_size(searches[i].ties) > size) size = answer_size(searches[i].ties);
    char *records = mv_alloc_array(count, size);
    mv_parallel work = { .pieces = count,
                         .record_size = size,
                         .queued = true,
                         .jobs = jobs,
                         .run = run_piece,
                         .context = &p,
                         .what = "frustration index" };
    mv_log own = { 0 };
    mv_parallel_run(&work, records, &own);
    mv_log_clear(&own);
    mv_status status = MV_OK;
    for (size_t i = 0; i < count && !status; i++)
        status = take(&searches[i], (const answer *)(const void *)(records + i * size), log);
    free(records);
    return status;
}

static mv_status solve_several(const mv_frustration_search *searches, size_t count, unsigned jobs, mv_log *log)
{
    enum { WORTH = 2000 }; /* ties from which a process is soon paid for */
    bool alone = jobs < 2 || count < 2;
    mv_status status = MV_OK;
    for (size_t i = 0; i < count; i++)
        alone = alone || searches[i].options.certificate || searches[i].ties->count < WORTH;
    if (!alone) return side_by_side(searches, count, jobs, log);
    for (size_t i = 0; i < count && !status; i++) {
        mv_frustration_options options = searches[i].options;
        options.jobs = jobs;
        status = mv_frustration_solve(searches[i].result, searches[i].ties, &options, log);
    }
    return status;
}

mv_status mv_frustration_solve_several(const mv_frustration_search *searches, size_t count, unsigned jobs,
                                       mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, solve_several(searches, count, jobs, log), mv_guard_failed(log));
}
