#define _DEFAULT_SOURCE
#include "support/parallel.h"
#include "support/memory.h"
#include "support/process.h"
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Process j of n does pieces j, j + n, ...; this one is process 0. Records and the count of finished pieces lie in
 * memory that all share. */
typedef struct crew {
    const mv_parallel *work;
    size_t processes;
    atomic_size_t *done;
    char *records;
} crew;

static void do_share(const crew *c, size_t process)
{
    const mv_parallel *work = c->work;
    for (size_t i = process; i < work->pieces; i += c->processes) {
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
    int how;
    pid_t ended;
    while ((ended = waitpid(child, &how, 0)) < 0 && errno == EINTR) {
    }
    if (ended == child && WIFEXITED(how) && WEXITSTATUS(how) == 0) return MV_OK;
    if (ended == child && WIFSIGNALED(how))
        return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "a worker was ended by signal %d", WTERMSIG(how));
    return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "a worker failed: out of memory");
}

/* Where no process can be had, this one does the share itself. */
static mv_status run_crew(const crew *c, mv_log *log)
{
    mv_status status = MV_OK;
    pid_t *children = mv_alloc_array(c->processes, sizeof *children);
    int parent = (int)getpid();
    fflush(NULL); /* what is buffered here must not be written by the children as well */
    for (size_t j = 1; j < c->processes; j++) {
        children[j] = fork();
        if (children[j]) continue;
        mv_process_follow(parent);
        _exit((int)do_share_alone(c, j));
    }
    do_share(c, 0);
    for (size_t j = 1; j < c->processes; j++) {
        mv_status one = MV_OK;
        if (children[j] < 0)
            do_share(c, j);
        else
            one = wait_for(children[j], log);
        if (one) status = one;
    }
    free(children);
    return status;
}

mv_status mv_parallel_run(const mv_parallel *work, void *records, mv_log *log)
{
    size_t bytes = work->pieces * work->record_size, head = 64;
    if (!work->pieces) return MV_OK;
    char *shared = mmap(NULL, head + bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) mv_out_of_memory();
    crew c = { work, work->jobs ? work->jobs : 1, (atomic_size_t *)(void *)shared, shared + head };
    if (c.processes > work->pieces) c.processes = work->pieces;
    mv_status status = run_crew(&c, log);
    memcpy(records, c.records, bytes);
    munmap(shared, head + bytes);
    return status;
}
