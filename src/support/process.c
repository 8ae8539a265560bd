#define _POSIX_C_SOURCE 200809L
#include "support/process.h"
#include "support/memory.h"
#include "support/own_files.h"
#include "support/time_limit.h"
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#ifndef MV_LIBEXEC_DIR
#define MV_LIBEXEC_DIR "/usr/libexec/multivector"
#endif

enum {
    LONGEST_WAIT = 300 /* seconds */,
    SHORTEST_WAIT = 10 /* however late it is */,
    CANNOT_RUN = 127,
    MOST_ARGUMENTS = 8
};

static const size_t most_answer = (size_t)512 << 20; /* bytes of what a program may give */
static const size_t most_messages = 64 << 10;        /* bytes kept of what the program says */

extern char **environ;

/* A running helper and our ends of its three pipes; -1 once closed. */
typedef struct child {
    pid_t process;
    int in, out, err;
    bool flooded; /* it gave too much */
    int trouble;  /* errno of a pipe that broke, which is no end of it; 0 */
} child;

static void end(int *fd)
{
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

/* A picture is worth waiting for when the numbers in it took all the time there was. */
static int patience_of(const mv_helper *helper)
{
    int most = helper->seconds ? helper->seconds : LONGEST_WAIT;
    return (int)ceil(fmin(most, fmax(mv_time_left_in_all(), SHORTEST_WAIT)));
}

static void end_all(child *run)
{
    end(&run->in);
    end(&run->out);
    end(&run->err);
}

/* --- finding ------------------------------------------------------------------------------------------ */

static bool is_program(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && access(path, X_OK) == 0;
}

/* Only full paths of the search path count: what lies in the folder one works in is data. */
static mv_status find_installed(mv_text *path, const mv_helper *helper, mv_log *log)
{
    const char *at = getenv("PATH");
    for (at = at ? at : "/usr/bin:/bin"; *at; at += strspn(at, ":")) {
        size_t length = strcspn(at, ":");
        mv_text_clear(path);
        mv_text_add_bytes(path, at, length);
        mv_text_format(path, "/%s", helper->name);
        if (*at == '/' && is_program(path->bytes)) return MV_OK;
        at += length;
    }
    return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 },
                        "the program %s is missing, which makes %s; it comes with the package %s", helper->name,
                        helper->makes, helper->package);
}

static mv_status find_own(mv_text *path, const char *program, mv_log *log)
{
    static const char *const places[] = { "", "../libexec/multivector/", MV_LIBEXEC_DIR "/" };
    if (mv_own_find(path, places, MV_COUNT(places), program, is_program)) return MV_OK;
    return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 },
                        "the program %s is missing; it belongs beside multivector or into %s", program,
                        MV_LIBEXEC_DIR);
}

/* --- starting ----------------------------------------------------------------------------------------- */

/* execve() takes char * where it only reads. */
static char *writable(const char *text)
{
    return (char *)(uintptr_t)text;
}

/* Our environment and the helper's own variable, unless that is set already. The caller frees the list. */
static char **environment_of(const mv_helper *helper)
{
    size_t count = 0, name = helper->variable ? strcspn(helper->variable, "=") : 0;
    bool added = helper->variable;
    for (; environ && environ[count]; count++)
        if (added && strncmp(environ[count], helper->variable, name + 1) == 0) added = false;
    char **list = mv_alloc_array(count + 2, sizeof *list);
    if (count) memcpy(list, environ, count * sizeof *list);
    if (added) list[count] = writable(helper->variable);
    return list;
}

void mv_process_follow(int parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != (pid_t)parent) _exit(CANNOT_RUN); /* it was gone before */
}

/* A program that is not ours has so much memory and processor time, and writes nothing but its answer: neither a
 * file nor a core. Ours see to themselves (draw/cage.h). */
static void confine(int seconds)
{
    const struct rlimit none = { 0, 0 }, memory = { (rlim_t)4 << 30, (rlim_t)4 << 30 };
    const struct rlimit time = { (rlim_t)seconds, (rlim_t)seconds + 5 };
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &none);
    signal(SIGXFSZ, SIG_IGN); /* writing to a file is an error, not the end */
    setrlimit(RLIMIT_FSIZE, &none);
}

/* In the child: its ends of the pipes become its standard streams. Only calls that are safe after fork(). */
static void become(const char *path, const mv_helper *helper, char **environment, const int ends[3], pid_t parent)
{
    char *arguments[MOST_ARGUMENTS + 2] = { writable(helper->name) };
    for (int i = 0; i < MOST_ARGUMENTS; i++) arguments[i + 1] = writable(helper->arguments[i]);
    for (int i = 0; i < 3; i++)
        if (dup2(ends[i], i) < 0) _exit(CANNOT_RUN);
    signal(SIGPIPE, SIG_DFL);
    mv_process_follow((int)parent); /* nobody waits for a picture once this program is gone */
    if (helper->package) confine(patience_of(helper));
    execve(path, arguments, environment);
    _exit(CANNOT_RUN);
}

/* A pipe whose ends are not inherited and are none of the numbers 0 to 2, which the child needs. */
static bool open_pipe(int ends[2])
{
    int low[2];
    if (pipe(low)) return false;
    for (int i = 0; i < 2; i++) {
        ends[i] = fcntl(low[i], F_DUPFD_CLOEXEC, 3);
        close(low[i]);
    }
    return ends[0] >= 0 && ends[1] >= 0;
}

static mv_status start(child *run, const char *path, const mv_helper *helper, mv_log *log)
{
    int in[2] = { -1, -1 }, out[2] = { -1, -1 }, err[2] = { -1, -1 };
    mv_status status = MV_OK;
    bool opened = open_pipe(in) && open_pipe(out) && open_pipe(err);
    char **environment = environment_of(helper);
    pid_t parent = getpid();
    run->process = opened ? fork() : -1;
    if (run->process == 0) become(path, helper, environment, (const int[]){ in[0], out[1], err[1] }, parent);
    if (run->process < 0)
        status =
            mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "cannot start %s: %s", helper->name, strerror(errno));
    free(environment);
    end(&in[0]);
    end(&out[1]);
    end(&err[1]);
    run->in = in[1];
    run->out = out[0];
    run->err = err[0];
    return status;
}

/* --- talking ------------------------------------------------------------------------------------------ */

/* write() without the signal that a closed pipe brings: that would end the program we are a part of. Its own way
 * with the signal stays as it is, and other threads notice nothing. */
static ssize_t write_quietly(int fd, const char *bytes, size_t length)
{
    sigset_t broken, before, waiting;
    int signal;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    sigpending(&waiting);
    bool had = sigismember(&waiting, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &broken, &before);
    ssize_t written = write(fd, bytes, length);
    int error = errno;
    if (!had && sigpending(&waiting) == 0 && sigismember(&waiting, SIGPIPE) == 1) sigwait(&broken, &signal);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return written;
}

static void send(child *run, const char **in, size_t *length)
{
    ssize_t written = write_quietly(run->in, *in, *length);
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (written > 0) {
        *in += written;
        *length -= (size_t)written;
    }
    if (written < 0 && errno != EPIPE) run->trouble = errno;
    if (written < 0 || *length == 0) end(&run->in); /* a child that reads no more says why on its own */
}

static void receive(child *run, int *fd, mv_text *text, size_t most)
{
    char buffer[1 << 16];
    ssize_t got = read(*fd, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) return;
    if (got < 0) run->trouble = errno;
    if (got <= 0)
        end(fd);
    else if (text->length < most)
        mv_text_add_bytes(text, buffer, (size_t)got);
}

static int milliseconds_left(const struct timespec *deadline)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    time_t left = deadline->tv_sec - now.tv_sec;
    return left > 0 ? (int)left * 1000 : 0;
}

/* Feeds and drains all three pipes at once, so that neither side waits for the other for ever. */
static bool talk(child *run, int seconds, const char *in, size_t length, mv_text *out, mv_text *err)
{
    struct timespec deadline;
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += seconds;
    fcntl(run->in, F_SETFL, O_NONBLOCK);
    while (run->out >= 0 || run->err >= 0) {
        struct pollfd ends[] = { { run->in, POLLOUT, 0 }, { run->out, POLLIN, 0 }, { run->err, POLLIN, 0 } };
        int left = milliseconds_left(&deadline), ready = left ? poll(ends, 3, left) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0) run->trouble = errno;
        if (ready <= 0) return false;
        if (ends[0].revents) send(run, &in, &length);
        if (ends[1].revents) receive(run, &run->out, out, SIZE_MAX);
        if (ends[2].revents) receive(run, &run->err, err, most_messages);
        run->flooded = out->length > most_answer;
        if (run->flooded || run->trouble) return false;
    }
    return true;
}

/* Waits for the child; one that took too long is ended first. Returns what waitpid() says about it. */
static int finish(child *run, bool in_time)
{
    int result = 0;
    end_all(run);
    if (!in_time) kill(run->process, SIGKILL);
    while (waitpid(run->process, &result, 0) < 0 && errno == EINTR) {
    }
    return result;
}

/* --- judging ------------------------------------------------------------------------------------------ */

/* Each line the program wrote to standard error is a message: a warning when it did its work all the same. One
 * that is not ours is named. */
static size_t pass_on(const mv_helper *helper, const char *text, bool failed, mv_status status, mv_log *log)
{
    const char *name = helper->package ? helper->name : "", *colon = helper->package ? ": " : "";
    size_t lines = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        mv_text line = { 0 }, printable = { 0 };
        mv_text_add_bytes(&line, text, length);
        mv_text_add_printable(&printable, line.bytes);
        if (length && failed)
            mv_log_error(log, status, (mv_place){ 0 }, "%s%s%s", name, colon, printable.bytes);
        else if (length)
            mv_log_warning(log, (mv_place){ 0 }, "%s%s%s", name, colon, printable.bytes);
        lines += length > 0;
        mv_text_clear(&line);
        mv_text_clear(&printable);
        text += length + (text[length] != '\0');
    }
    return lines;
}

static mv_status judge(const mv_helper *helper, int result, bool in_time, const char *said, mv_log *log)
{
    bool good = in_time && WIFEXITED(result) && WEXITSTATUS(result) == 0;
    int code = WIFEXITED(result) ? WEXITSTATUS(result) : 0;
    bool own_code = code >= (int)MV_USAGE && code <= (int)MV_LIMIT && !helper->package;
    mv_status status = own_code ? (mv_status)code : MV_INTERNAL;
    size_t lines = pass_on(helper, said, !good, status, log);
    const mv_place nowhere = { 0 };
    const char *name = helper->name;
    if (good) return MV_OK;
    if (!in_time || (WIFSIGNALED(result) && (WTERMSIG(result) == SIGXCPU || WTERMSIG(result) == SIGALRM)))
        return mv_log_error(log, MV_LIMIT, nowhere, "%s took too long; a smaller selection may help", name);
    if (WIFSIGNALED(result))
        return mv_log_error(log, MV_INTERNAL, nowhere, "%s ended by signal %d", name, WTERMSIG(result));
    if (WEXITSTATUS(result) == CANNOT_RUN)
        return mv_log_error(log, MV_INTERNAL, nowhere, "%s cannot be run", name);
    return lines ? status
                 : mv_log_error(log, status, nowhere, "%s failed with code %d", name, WEXITSTATUS(result));
}

/* Memory ran out while a helper was running. */
static void give_up(void *context)
{
    finish(context, false);
}

mv_status mv_pipe_run(mv_text *out, const mv_helper *helper, const char *in, size_t length, mv_log *log)
{
    child run = { -1, -1, -1, -1, false, 0 };
    mv_text path = { 0 }, err = { 0 };
    mv_status status = helper->package ? find_installed(&path, helper, log) : find_own(&path, helper->name, log);
    if (status) goto done;
    status = start(&run, path.bytes, helper, log);
    if (status) goto done;
    mv_cleanup rest = { give_up, &run, NULL };
    mv_guard_add(&rest);
    bool in_time = talk(&run, patience_of(helper), in, length, out, &err);
    mv_guard_drop(&rest);
    int result = finish(&run, in_time);
    if (run.trouble)
        status = mv_log_error(log, MV_IO, (mv_place){ 0 }, "the pipe to %s broke: %s", helper->name,
                              strerror(run.trouble));
    else if (run.flooded)
        status = mv_log_error(log, MV_LIMIT, (mv_place){ 0 }, "%s gave more than %zu MiB", helper->name,
                              most_answer >> 20);
    else
        status = judge(helper, result, in_time, err.bytes ? err.bytes : "", log);
done:
    end_all(&run);
    mv_text_clear(&path);
    mv_text_clear(&err);
    return status;
}
