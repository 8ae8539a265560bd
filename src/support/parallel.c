#define _GNU_SOURCE
#include "support/parallel.h"
#include "support/ending.h"
#include "support/memory.h"
#include "support/process.h"
#include "support/time_limit.h"
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Process j of n does pieces j, j + n, ... or, queued, the next that nobody has taken; this one is process 0,
 * unless it has a deadline: then it waits for all of them, by a pipe that the last of them closes. Records and the
 * counts of pieces taken and finished lie in memory that all share. */
typedef struct crew {
    const mv_parallel *work;
    size_t processes, first; /* the first that is forked */
    int pipe[2];             /* where there is a deadline */
    atomic_size_t *done, *taken;
    char *records;
    pid_t *children; /* 0: not forked yet, or none; below: there was none to be had */
} crew;

static size_t next_piece(const crew *c, size_t last)
{
    return c->work->queued ? atomic_fetch_add(c->taken, 1) : last + c->processes;
}

static void do_share(const crew *c, size_t process)
{
    const mv_parallel *work = c->work;
    size_t first = work->queued ? next_piece(c, 0) : process;
    for (size_t i = first; i < work->pieces; i = next_piece(c, i)) {
        work->run(work->context, i, c->records + i * work->record_size);
        size_t done = atomic_fetch_add(c->done, 1) + 1;
        if (process == 0 && work->progress) work->progress(work->listener, done, work->pieces);
    }
}

/* What a child does, and its exit code. */
static mv_status do_share_alone(const crew *c, size_t process)
{
    mv_guard_forget();
    MV_RETURN_GUARDED(mv_status, (do_share(c, process), MV_OK), MV_INTERNAL);
}

static mv_status wait_for(pid_t child, mv_log *log)
{
    mv_ending ending;
    if (mv_ending_wait(&ending, child)) return MV_OK;
    return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "%s", ending.why);
}

static void end_children(crew *c)
{
    mv_ending ending;
    for (size_t j = c->first; j < c->processes; j++) {
        if (c->children[j] <= 0) continue;
        kill(c->children[j], SIGKILL);
        mv_ending_wait(&ending, c->children[j]);
        c->children[j] = 0;
    }
}

/* Memory ran out in this process: the others work for nobody. */
static void give_up(void *context)
{
    end_children(context);
}

static void fork_children(crew *c)
{
    int parent = (int)getpid();
    fflush(NULL); /* what is buffered here must not be written by the children as well */
    for (size_t j = c->first; j < c->processes; j++) {
        c->children[j] = fork();
        if (c->children[j]) continue;
        mv_process_follow(parent);
        _exit((int)do_share_alone(c, j));
    }
}

static double time_left(const mv_parallel *work)
{
    return work->at_once ? mv_time_left() : mv_time_left_in_all();
}

/* Whether all of them ended before the deadline. */
static bool wait_in_time(const crew *c)
{
    char byte;
    for (double left; (left = time_left(c->work)) > 0;) {
        struct pollfd ready = { .fd = c->pipe[0], .events = POLLIN };
        int count = poll(&ready, 1, (int)(fmin(left, 1000) * 1000 + 1));
        if (count > 0 && (read(c->pipe[0], &byte, 1) == 0 || errno != EINTR)) return true;
        if (count < 0 && errno != EINTR) return true; /* then it waits for each, however long */
    }
    return false;
}

/* Where no process can be had, this one does the share itself. */
static mv_status gather(crew *c, mv_log *log)
{
    mv_status status = MV_OK;
    for (size_t j = c->first; j < c->processes; j++) {
        mv_status one = MV_OK;
        if (c->children[j] < 0)
            do_share(c, j);
        else
            one = wait_for(c->children[j], log);
        c->children[j] = 0;
        if (one) status = one;
    }
    return status;
}

static mv_status run_crew(crew *c, mv_log *log)
{
    bool timed = isfinite(mv_time_left()) && pipe(c->pipe) == 0, late = false;
    mv_cleanup rest = { give_up, c, NULL };
    c->first = timed ? 0 : 1;
    c->children = mv_alloc_array(c->processes, sizeof *c->children);
    mv_guard_add(&rest);
    fork_children(c);
    if (timed) {
        close(c->pipe[1]);
        late = !wait_in_time(c);
        close(c->pipe[0]);
    } else {
        do_share(c, 0);
    }
    if (late) end_children(c);
    mv_status status = late ? MV_LIMIT : gather(c, log);
    mv_guard_drop(&rest);
    free(c->children);
    return status;
}

mv_status mv_parallel_run(const mv_parallel *work, void *records, mv_log *log)
{
    size_t bytes = work->pieces * work->record_size, head = 64;
    if (!work->pieces) return MV_OK;
    if (time_left(work) <= 0) return MV_LIMIT;
    char *shared = mmap(NULL, head + bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) mv_out_of_memory();
    crew c = { .work = work,
               .processes = work->jobs ? work->jobs : 1,
               .done = (atomic_size_t *)(void *)shared,
               .taken = (atomic_size_t *)(void *)shared + 1,
               .records = shared + head };
    if (c.processes > work->pieces) c.processes = work->pieces;
    mv_status status = run_crew(&c, log);
    memcpy(records, c.records, bytes);
    munmap(shared, head + bytes);
    return status;
}

unsigned mv_parallel_cores(void)
{
    cpu_set_t cores;
    int count = sched_getaffinity(0, sizeof cores, &cores) ? 0 : CPU_COUNT(&cores);
    return count > 0 ? (unsigned)count : 1;
}
