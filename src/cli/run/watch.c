#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include "support/limits.h"
#include "support/time_limit.h"
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* --- time ---------------------------------------------------------------------------------------------------- */

static _Noreturn void end_saying(const char *said)
{
    ssize_t written = write(STDERR_FILENO, said, strlen(said));
    (void)written;
    _exit(MV_LIMIT);
}

/* The time limit of a recipe is looked at between the steps of its statement. One step may be long all the same,
 * on texts that are made to be: what still runs some time behind the limit ends here. Nothing is written before a
 * set is whole, and temporary files have no names. */
static void end_recipe(int signal)
{
    (void)signal;
    end_saying("multivector: error: the recipe took more than its limit of time in one step\n");
}

/* Half of a file is of no use, so that there is nothing to give. */
static void end_reading(int signal)
{
    (void)signal;
    end_saying("multivector: error: the time limit ended reading: nothing is there (--time-limit)\n");
}

static void watch(double seconds, void (*end)(int signal))
{
    signal(SIGALRM, end);
    alarm(seconds < 1e9 ? (unsigned)ceil(fmax(seconds, 1)) : 0);
}

void mv_run_watch_recipe(double seconds)
{
    double limit = seconds > 0 ? seconds : MV_RECIPE_SECONDS;
    watch(limit + mv_time_grace(limit), end_recipe);
}

void mv_run_watch_reading(const mv_run *run)
{
    if (run->settings.seconds > 0)
        watch(mv_time_left_in_all(), end_reading);
    else if (run->settings.read.recipe)
        mv_run_watch_recipe(0);
}

void mv_run_watch_end(void)
{
    alarm(0);
    signal(SIGALRM, SIG_DFL);
}

void mv_run_begin_time(mv_run *run)
{
    if (run->settings.seconds > 0) mv_deadline_begin(&run->deadline, run->settings.seconds);
}

mv_status mv_run_end_time(mv_run *run, mv_status status)
{
    const mv_deadline *d = &run->deadline;
    mv_deadline_end();
    if (!d->unfinished) return status;
    mv_time_say(&run->log, "what was computed", d->metrics - d->unfinished, d->metrics, "metrics");
    return status < MV_USAGE ? MV_LIMIT : status;
}

/* --- memory -------------------------------------------------------------------------------------------------- */

/* What a process takes for data, so that libraries, and what is mapped of files, do not count. Only the soft
 * limit, so that there is memory again for saying that there was none. */
void mv_run_limit_memory(size_t bytes)
{
    struct rlimit memory;
    if (!bytes || getrlimit(RLIMIT_DATA, &memory)) return;
    memory.rlim_cur = bytes < memory.rlim_max ? bytes : memory.rlim_max;
    setrlimit(RLIMIT_DATA, &memory);
}

void mv_run_lift_memory(void)
{
    struct rlimit memory;
    if (getrlimit(RLIMIT_DATA, &memory)) return;
    memory.rlim_cur = memory.rlim_max;
    setrlimit(RLIMIT_DATA, &memory);
}

static bool ran_out(const mv_log *log)
{
    for (size_t i = log->count; i-- > 0;)
        if (!log->messages[i].warning) return strstr(log->messages[i].text, "out of memory") != NULL;
    return false;
}

mv_status mv_run_name_memory(mv_run *run, mv_status status)
{
    mv_run_lift_memory();
    if (!run->settings.memory || status != MV_INTERNAL || !ran_out(&run->log)) return status;
    return mv_log_error(&run->log, MV_LIMIT, (mv_place){ 0 },
                        "--memory-limit allows %zu MiB; a larger one, or a smaller selection, "
                        "may help",
                        run->settings.memory >> 20);
}

/* --- files that may not grow ------------------------------------------------------------------------------- */

/* A file that grows beyond what `ulimit -f` allows brings a signal, and an error when that waits: which is said
 * first. Then the program ends as it asks for, without a core, which would be a file as well. */

static void pass(int how)
{
    sigset_t size;
    sigemptyset(&size);
    sigaddset(&size, SIGXFSZ);
    sigprocmask(how, &size, NULL);
}

void mv_run_hold_size_signal(void)
{
    const struct rlimit none = { 0, 0 };
    setrlimit(RLIMIT_CORE, &none);
    pass(SIG_BLOCK);
}

void mv_run_obey_size_signal(void)
{
    pass(SIG_UNBLOCK);
}
