#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include "support/limits.h"
#include <signal.h>
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
