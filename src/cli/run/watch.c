#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include "support/limits.h"
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The time limit of a recipe is looked at between the steps of its statement. One step may be long all the same,
 * on texts that are made to be: what still runs some time behind the limit ends here. Nothing is written before a
 * set is whole, and temporary files have no names. */

static void end(int signal)
{
    static const char said[] = "multivector: error: the recipe took more than its limit of time in one step\n";
    (void)signal;
    ssize_t written = write(STDERR_FILENO, said, sizeof said - 1);
    (void)written;
    _exit(MV_LIMIT);
}

void mv_run_watch(double seconds)
{
    double limit = seconds > 0 ? seconds : MV_RECIPE_SECONDS, grace = limit < 20 ? 2 : limit / 10;
    signal(SIGALRM, end);
    alarm(limit + grace < 1e9 ? (unsigned)(limit + grace) : 0);
}

void mv_run_watch_end(void)
{
    alarm(0);
    signal(SIGALRM, SIG_DFL);
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
