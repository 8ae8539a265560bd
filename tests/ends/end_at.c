/* Preloaded by tests/ends/interrupts.py: sends the program a signal just before its n-th call of those that read,
 * write, name, start or wait. Children of it, and programs it starts, go on untouched.
 *
 * MV_END_AT: n; MV_END_BY: the signal; MV_END_IN: the program's name; MV_NAMED_ONLY: files without names cannot be
 * had, as on some file systems; MV_END_COUNT: a file that gets one byte a call. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct {
    pid_t process;
    long at, calls;
    int signal, log;
} plan;

__attribute__((constructor)) static void begin(void)
{
    const char *in = getenv("MV_END_IN"), *at = getenv("MV_END_AT"), *by = getenv("MV_END_BY");
    const char *count = getenv("MV_END_COUNT");
    plan.log = -1;
    if (!in || strcmp(in, program_invocation_short_name) != 0) return;
    if (count) plan.log = open(count, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    plan.at = at ? atol(at) : -1;
    plan.signal = by ? atoi(by) : SIGKILL;
    plan.process = getpid();
}

static void *next(const char *name)
{
    int before = errno;
    if (plan.process == getpid()) {
        if (++plan.calls == plan.at) kill(plan.process, plan.signal);
        ssize_t (*put)(int, const void *, size_t);
        *(void **)&put = dlsym(RTLD_NEXT, "write");
        if (plan.log >= 0 && put(plan.log, ".", 1) != 1) abort();
    }
    errno = before;
    return dlsym(RTLD_NEXT, name);
}

#define WRAP(type, name, parameters, arguments)                                                                   \
    type name parameters                                                                                          \
    {                                                                                                             \
        type(*real) parameters;                                                                                   \
        *(void **)&real = next(#name);                                                                            \
        return real arguments;                                                                                    \
    }

WRAP(ssize_t, read, (int fd, void *bytes, size_t size), (fd, bytes, size))
WRAP(ssize_t, write, (int fd, const void *bytes, size_t size), (fd, bytes, size))
WRAP(int, fsync, (int fd), (fd))
WRAP(int, fchmod, (int fd, mode_t mode), (fd, mode))
WRAP(int, rename, (const char *from, const char *to), (from, to))
WRAP(int, linkat, (int a, const char *from, int b, const char *to, int flags), (a, from, b, to, flags))
WRAP(int, unlink, (const char *path), (path))
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(int, rmdir, (const char *path), (path))
WRAP(int, pipe, (int ends[2]), (ends))
WRAP(pid_t, fork, (void), ())
WRAP(pid_t, waitpid, (pid_t child, int *how, int options), (child, how, options))
WRAP(int, poll, (struct pollfd * ends, nfds_t count, int wait), (ends, count, wait))

static int open_by(const char *name, const char *path, int flags, mode_t mode)
{
    int (*real)(const char *, int, ...);
    *(void **)&real = next(name);
    if ((flags & O_TMPFILE) == O_TMPFILE && getenv("MV_NAMED_ONLY")) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return real(path, flags, mode);
}

#define OPEN(name)                                                                                                \
    int name(const char *path, int flags, ...)                                                                    \
    {                                                                                                             \
        va_list rest;                                                                                             \
        va_start(rest, flags);                                                                                    \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                   \
        va_end(rest);                                                                                             \
        return open_by(#name, path, flags, mode);                                                                 \
    }

OPEN(open)
OPEN(open64)
