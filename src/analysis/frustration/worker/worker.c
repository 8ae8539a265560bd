#define _POSIX_C_SOURCE 200809L
#include "analysis/frustration/worker/worker.h"
#include "support/ending.h"
#include "support/memory.h"
#include "support/process.h"
#include <errno.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The search stops a little before its time, to put the certificate together; the child is stopped a little after,
 * if it is still there. */
static double reserve(double seconds)
{
    return seconds < 40 ? seconds * 0.05 : 2;
}

/* The search takes and gives back large arrays all the time. Left alone, glibc soon keeps them in its heap, where
 * holes pile up; so it is told to map every large one by itself. */
static void keep_memory_tidy(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 18);
    mallopt(M_TRIM_THRESHOLD, 1 << 18);
#endif
}

/* The end of the news, or of the time. False: the pipe is broken. */
static bool listen_to(int channel, mv_news *news, double until)
{
    static const size_t piece = 1 << 16;
    char bytes[1 << 16];
    for (;;) {
        double left = until - mv_clock_now();
        if (left <= 0) return true;
        struct pollfd ready = { .fd = channel, .events = POLLIN };
        int count = poll(&ready, 1, (int)(left < 1000 ? left * 1000 + 1 : 1000000));
        if (count < 0 && errno != EINTR) return false;
        if (count <= 0) continue;
        ssize_t got = read(channel, bytes, piece);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got == 0;
        mv_news_read(news, bytes, (size_t)got);
    }
}

/* What the child does, and its exit code. */
static mv_status search(const mv_signed_ties *ties, const mv_grid *grid, const mv_frustration_options *options,
                        mv_clock *clock, int channel)
{
    keep_memory_tidy();
    mv_guard_forget();
    MV_RETURN_GUARDED(mv_status,
                      (mv_search_whole(ties, grid, options, clock, &(mv_teller){ .channel = channel }), MV_OK),
                      MV_INTERNAL);
}

/* In this process, and alone: a second one would share its fate. */
static void search_here(const mv_signed_ties *ties, const mv_grid *grid, const mv_frustration_options *options,
                        mv_clock *clock, mv_news *news)
{
    mv_frustration_options alone = *options;
    alone.jobs = 1;
    mv_search_whole(ties, grid, &alone, clock, &(mv_teller){ .channel = -1, .news = news });
}

/* A searching process, and our end of its pipe. */
typedef struct searcher {
    pid_t process;
    int channel;
} searcher;

static void give_up(void *context)
{
    const searcher *s = context;
    mv_ending ending;
    kill(s->process, SIGKILL);
    close(s->channel);
    mv_ending_wait(&ending, s->process);
}

/* Listens, then ends it if it goes on, and says in `news` what became of it. */
static void attend(searcher *s, mv_news *news, double until)
{
    mv_cleanup rest = { give_up, s, NULL };
    mv_ending ending;
    mv_guard_add(&rest);
    bool heard = listen_to(s->channel, news, until);
    int reason = errno;
    mv_guard_drop(&rest);
    close(s->channel);
    bool late = mv_clock_now() >= until;
    if (!news->ended && (late || !heard)) kill(s->process, SIGKILL);
    bool good = mv_ending_wait(&ending, s->process);
    if (!heard)
        snprintf(news->lost, sizeof news->lost, "worker cannot be heard: %s", strerror(reason));
    else if (!good && !(late && ending.signal == SIGKILL))
        snprintf(news->lost, sizeof news->lost, "%s", ending.why);
}

static bool any_negative(const mv_signed_ties *ties)
{
    for (size_t i = 0; i < ties->count; i++)
        if (ties->weight[i] < 0) return true;
    return false;
}

/* Without a negative tie there is nothing to search for, and a process would be most of what it takes. */
void mv_worker_run(const mv_signed_ties *ties, const mv_grid *grid, const mv_frustration_options *options,
                   mv_news *news)
{
    double now = mv_clock_now();
    mv_clock clock = { .deadline = now + options->seconds - reserve(options->seconds) };
    int ends[2], parent = (int)getpid();
    if (!any_negative(ties)) {
        search_here(ties, grid, options, &clock, news);
        return;
    }
    fflush(NULL); /* what is buffered here must not be written by the child as well */
    bool piped = pipe(ends) == 0;
    pid_t child = piped ? fork() : -1;
    if (child < 0) {
        if (piped) close(ends[0]), close(ends[1]);
        search_here(ties, grid, options, &clock, news);
        return;
    }
    if (child == 0) {
        close(ends[0]);
        mv_process_follow(parent);
        clock.owner = parent;
        _exit((int)search(ties, grid, options, &clock, ends[1]));
    }
    close(ends[1]);
    attend(&(searcher){ child, ends[0] }, news, now + options->seconds + 1 + reserve(options->seconds));
}
