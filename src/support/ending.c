#define _POSIX_C_SOURCE 200809L
#include "support/ending.h"
#include "multivector/error.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

bool mv_ending_read(mv_ending *ending, int status)
{
    *ending = (mv_ending){ 0 };
    if (WIFSIGNALED(status)) ending->signal = WTERMSIG(status);
    if (WIFEXITED(status)) ending->code = WEXITSTATUS(status);
    if (ending->signal)
        snprintf(ending->why, sizeof ending->why, "worker ended by signal %d", ending->signal);
    else if (ending->code == MV_INTERNAL)
        snprintf(ending->why, sizeof ending->why, "worker ran out of memory");
    else if (ending->code)
        snprintf(ending->why, sizeof ending->why, "worker ended with code %d", ending->code);
    return !ending->signal && !ending->code;
}

bool mv_ending_wait(mv_ending *ending, int process)
{
    int status;
    pid_t ended;
    while ((ended = waitpid(process, &status, 0)) < 0 && errno == EINTR) {
    }
    if (ended == process) return mv_ending_read(ending, status);
    *ending = (mv_ending){ .code = MV_IO };
    snprintf(ending->why, sizeof ending->why, "worker ended, nobody knows how");
    return false;
}

_Noreturn void mv_ending_share(const mv_ending *ending)
{
    if (ending->signal) {
        signal(ending->signal, SIG_DFL);
        raise(ending->signal);
    }
    _exit(ending->code ? ending->code : MV_IO);
}
