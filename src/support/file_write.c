#define _DEFAULT_SOURCE
#include "support/beside.h"
#include "support/file.h"
#include "support/memory.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_stdout(const char *path)
{
    return !path || strcmp(path, "-") == 0;
}

/* --- where a name leads -------------------------------------------------------------------------------------- */

/* The folder of a path with its last slash; "" for this folder. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* What a symbolic link says, as a path from here; NULL when the path is none. */
static char *behind_link(const char *path)
{
    char name[PATH_MAX];
    ssize_t length = readlink(path, name, sizeof name - 1);
    if (length < 0) return NULL;
    name[length] = '\0';
    mv_text target = { 0 };
    if (*name != '/') mv_text_add_bytes(&target, path, folder_length(path));
    mv_text_add(&target, name);
    return target.bytes;
}

/* The file itself behind links, whether or not it is there. */
static char *follow(const char *path)
{
    enum { MOST_LINKS = 40 };
    char *at = mv_copy(path), *next;
    for (int i = 0; i < MOST_LINKS && (next = behind_link(at)); i++) {
        free(at);
        at = next;
    }
    return at;
}

static bool stat_folder(const char *path, struct stat *about)
{
    char *folder = mv_copy(path);
    folder[folder_length(path)] = '\0';
    bool found = stat(*folder ? folder : ".", about) == 0;
    free(folder);
    return found;
}

static bool same_inode(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool both_to_come(const char *one, const char *other)
{
    struct stat a, b;
    char *x = follow(one), *y = follow(other);
    bool same = strcmp(x + folder_length(x), y + folder_length(y)) == 0 && stat_folder(x, &a) &&
                stat_folder(y, &b) && same_inode(&a, &b);
    free(x);
    free(y);
    return same;
}

static bool stat_input(const char *path, struct stat *about)
{
    return (strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, about) : stat(path, about)) == 0;
}

bool mv_file_same(const char *one, const char *other)
{
    struct stat a, b;
    bool first = stat_input(one, &a), second = stat_input(other, &b);
    if (first && second) return S_ISREG(a.st_mode) && same_inode(&a, &b);
    return !first && !second && both_to_come(one, other);
}

/* --- writing ------------------------------------------------------------------------------------------------- */

bool mv_write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

static mv_status write_stdout(const mv_output *output, mv_log *log)
{
    if (mv_write_all(STDOUT_FILENO, output->bytes, output->length) || errno == EPIPE) return MV_OK;
    return mv_log_error(log, MV_IO, (mv_place){ NULL, 0, 0 }, "cannot write to standard output: %s",
                        strerror(errno));
}

/* Renaming over a device or a pipe would replace it: those are written in place. */
static mv_status write_special(const mv_output *output, mv_log *log)
{
    int fd = open(output->path, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return mv_log_error(log, MV_NO_OUTPUT, (mv_place){ output->path, 0, 0 }, "cannot write: %s",
                            strerror(errno));
    bool good = mv_write_all(fd, output->bytes, output->length) || errno == EPIPE;
    mv_status status = MV_OK;
    if (!good)
        status = mv_log_error(log, MV_IO, (mv_place){ output->path, 0, 0 }, "cannot write: %s", strerror(errno));
    close(fd);
    return status;
}

/* A file that is replaced keeps its permissions; a new one gets the usual ones. */
static void set_mode(int fd, const char *path)
{
    struct stat old;
    mode_t mask = umask(0);
    umask(mask);
    if (fchmod(fd, stat(path, &old) == 0 ? old.st_mode & 0777 : 0666 & ~mask)) return;
}

/* What is written at once. From the first file that has a name before its time, signals wait until all is over. */
typedef struct batch {
    mv_beside *files;
    size_t count;
    bool held;
    sigset_t before;
} batch;

static void hold(batch *all)
{
    if (!all->held) mv_signals_hold(&all->before);
    all->held = true;
}

static void let_go(batch *all)
{
    if (all->held) mv_signals_release(&all->before);
    all->held = false;
}

static mv_status open_beside(batch *all, mv_beside *file, const mv_output *output, mv_log *log)
{
    bool waiting = all->held;
    char *target = follow(output->path);
    hold(all);
    bool opened = mv_beside_open(file, target);
    int reason = errno;
    if (!file->named && !waiting) let_go(all);
    if (opened) return MV_OK;
    return mv_log_error(log, MV_NO_OUTPUT, (mv_place){ output->path, 0, 0 }, "cannot create: %s",
                        reason == EBUSY    ? "another run is writing it"
                        : reason == ENOENT ? "there is no such folder"
                                           : strerror(reason));
}

static mv_status write_beside(batch *all, mv_beside *file, const mv_output *output, mv_log *log)
{
    mv_status status = open_beside(all, file, output, log);
    if (status) return status;
    set_mode(file->fd, file->target);
    if (mv_write_all(file->fd, output->bytes, output->length) && fsync(file->fd) == 0) return MV_OK;
    return mv_log_error(log, MV_IO, (mv_place){ output->path, 0, 0 }, "cannot write: %s", strerror(errno));
}

static mv_status prepare(batch *all, size_t which, const mv_output *output, mv_log *log)
{
    struct stat about;
    if (is_stdout(output->path)) return MV_OK;
    if (stat(output->path, &about)) return write_beside(all, &all->files[which], output, log);
    if (S_ISDIR(about.st_mode))
        return mv_log_error(log, MV_NO_OUTPUT, (mv_place){ output->path, 0, 0 },
                            "is a folder; a file name was expected");
    return S_ISREG(about.st_mode) ? write_beside(all, &all->files[which], output, log) : MV_OK;
}

static mv_status write_in_place(const mv_beside *file, const mv_output *output, mv_log *log)
{
    if (file->target) return MV_OK;
    return is_stdout(output->path) ? write_stdout(output, log) : write_special(output, log);
}

static mv_status put_in_place(mv_beside *file, const mv_output *output, mv_log *log)
{
    if (!file->target || mv_beside_place(file)) return MV_OK;
    return mv_log_error(log, MV_IO, (mv_place){ output->path, 0, 0 }, "cannot write: %s", strerror(errno));
}

/* Signals that waited end the program behind this, if that is what they do. */
static void clear(void *context)
{
    batch *all = context;
    for (size_t i = 0; i < all->count; i++) mv_beside_clear(&all->files[i]);
    free(all->files);
    let_go(all);
}

mv_status mv_files_write(const mv_output *outputs, size_t count, mv_log *log)
{
    batch all = { .files = mv_alloc_array(count, sizeof *all.files), .count = count };
    mv_cleanup rest = { clear, &all, NULL };
    mv_status status = MV_OK;
    mv_guard_add(&rest);
    for (size_t i = 0; i < count && !status; i++) status = prepare(&all, i, &outputs[i], log);
    for (size_t i = 0; i < count && !status; i++) status = write_in_place(&all.files[i], &outputs[i], log);
    if (!status) hold(&all);
    for (size_t i = 0; i < count && !status; i++) status = put_in_place(&all.files[i], &outputs[i], log);
    mv_guard_drop(&rest);
    clear(&all);
    return status;
}

mv_status mv_file_write(const char *path, const char *bytes, size_t length, mv_log *log)
{
    return mv_files_write(&(mv_output){ path, bytes, length }, 1, log);
}
