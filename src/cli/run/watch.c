#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include "support/limits.h"
#include <signal.h>
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
