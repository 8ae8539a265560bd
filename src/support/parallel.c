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
#include <sys/wait.h>
#include <unistd.h>

/* What all processes share, before the records: pieces taken and finished, and the metrics that were counted in
 * others than this one. */
typedef struct board {
    atomic_size_t taken, done, counted[2];
} board;

/* Process j of n does pieces j, j + n, ... or, queued, the next that nobody has taken; this one is process 0,
 * unless it has a deadline: then it waits for all of them, by a pipe that the last of them closes. */
typedef struct crew {
    const mv_parallel *work;
    size_t processes, first; /* the first that is forked */
    int pipe[2];             /* where there is a deadline */
    board *shared;
    atomic_size_t *at; /* of each process the piece that it does, + 1; shared as well */
    char *records;
    pid_t *children; /* 0: not forked yet, or none; below: there was none to be had */
} crew;

static size_t next_piece(const crew *c, size_t last)
{
    return c->work->queued ? atomic_fetch_add(&c->shared->taken, 1) : last + c->processes;
}

static void *record_of(const crew *c, size_t piece)
{
    return c->records + piece * c->work->record_size;
}

static void tell(const crew *c)
{
    const mv_parallel *work = c->work;
    size_t done = atomic_load(&c->shared->done);
    if (work->progress && done < work->pieces) work->progress(work->listener, done, work->pieces);
}

/* Metrics that another process counts are counted here. */
static void share_counts(const crew *c)
{
    size_t counts[2];
    mv_time_take_counts(counts);
    for (size_t i = 0; i < 2; i++) atomic_fetch_add(&c->shared->counted[i], counts[i]);
}

static void do_share(const crew *c, size_t process, bool here)
{
    const mv_parallel *work = c->work;
    size_t first = work->queued ? next_piece(c, 0) : process;
    for (size_t i = first; i < work->pieces; i = next_piece(c, i)) {
        atomic_store(&c->at[process], i + 1);
        if (here) tell(c);
        work->run(work->context, i, record_of(c, i));
        atomic_store(&c->at[process], 0);
        atomic_fetch_add(&c->shared->done, 1);
        if (!here) share_counts(c);
    }
}

/* What a child does, and its exit code. */
static mv_status do_share_alone(const crew *c, size_t process)
{
    mv_guard_forget();
    mv_time_take_counts((size_t[2]){ 0 }); /* the parent's */
    MV_RETURN_GUARDED(mv_status, (do_share(c, process, false), MV_OK), MV_INTERNAL);
}

/* Waits for a child. One that did not end well has lost the piece it was at. */
static mv_status wait_for(const crew *c, size_t process, mv_log *log)
{
    const mv_parallel *work = c->work;
    mv_ending ending;
    size_t at;
    if (mv_ending_wait(&ending, c->children[process])) return MV_OK;
    if (!work->lose) return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "%s: %s", work->what, ending.why);
    if ((at = atomic_exchange(&c->at[process], 0)))
        work->lose(work->context, at - 1, record_of(c, at - 1), ending.why);
    return MV_OK;
}

static bool is_over(pid_t child)
{
    siginfo_t ending = { 0 };
    return waitid(P_PID, (id_t)child, &ending, WEXITED | WNOHANG | WNOWAIT) == 0 && ending.si_pid == child;
}

/* Ends those that are at work; what others have lost before is told. */
static mv_status end_children(crew *c, mv_log *log)
{
    mv_status status = MV_LIMIT;
    for (size_t j = c->first; j < c->processes; j++) {
        mv_ending ending;
        if (c->children[j] <= 0) continue;
        bool over = is_over(c->children[j]);
        if (!over) kill(c->children[j], SIGKILL);
        if (!over)
            mv_ending_wait(&ending, c->children[j]);
        else if (wait_for(c, j, log))
            status = MV_INTERNAL;
        c->children[j] = 0;
    }
    return status;
}

/* Memory ran out in this process: the others work for nobody. */
static void give_up(void *context)
{
    end_children(context, NULL);
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
    const double patience = 0.2; /* until progress is told again */
    char byte;
    for (double left; (left = time_left(c->work)) > 0; tell(c)) {
        struct pollfd ready = { .fd = c->pipe[0], .events = POLLIN };
        int count = poll(&ready, 1, (int)(fmin(left, patience) * 1000 + 1));
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
            do_share(c, j, true);
        else
            one = wait_for(c, j, log);
        c->children[j] = 0;
        if (one) status = one;
    }
    return status;
}

static mv_status run_round(crew *c, mv_log *log)
{
    bool timed = isfinite(mv_time_left()) && pipe(c->pipe) == 0, late = false;
    c->first = timed ? 0 : 1;
    fork_children(c);
    if (timed) {
        close(c->pipe[1]);
        late = !wait_in_time(c);
        close(c->pipe[0]);
    } else {
        do_share(c, 0, true);
    }
    return late ? end_children(c, log) : gather(c, log);
}

/* Where all died, and none of them was this one, there are pieces that nobody has taken. */
static bool is_left(const crew *c)
{
    return c->work->queued && atomic_load(&c->shared->taken) < c->work->pieces;
}

static mv_status run_crew(crew *c, mv_log *log)
{
    mv_cleanup rest = { give_up, c, NULL };
    mv_status status;
    c->children = mv_alloc_array(c->processes, sizeof *c->children);
    mv_guard_add(&rest);
    do status = run_round(c, log);
    while (!status && is_left(c));
    mv_guard_drop(&rest);
    mv_time_give_counts((const size_t[]){ c->shared->counted[0], c->shared->counted[1] });
    free(c->children);
    return status;
}

mv_status mv_parallel_run(const mv_parallel *work, void *records, mv_log *log)
{
    enum { LINE = 64 };
    _Static_assert(sizeof(board) <= LINE, "the board has a line of the cache");
    crew c = { .work = work, .processes = work->jobs ? work->jobs : 1 };
    if (c.processes > work->pieces) c.processes = work->pieces;
    size_t head = LINE + (c.processes * sizeof *c.at + LINE - 1) / LINE * LINE;
    size_t bytes = work->pieces * work->record_size;
    if (!work->pieces) return MV_OK;
    if (time_left(work) <= 0) return MV_LIMIT;
    char *shared = mmap(NULL, head + bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) mv_out_of_memory();
    c.shared = (board *)(void *)shared;
    c.at = (atomic_size_t *)(void *)(shared + LINE);
    c.records = shared + head;
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
