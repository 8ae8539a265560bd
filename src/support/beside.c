#define _GNU_SOURCE
#include "support/beside.h"
#include "support/file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- names --------------------------------------------------------------------------------------------------- */

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    mv_text folder = { 0 };
    mv_text_add_bytes(&folder, path, slash ? (size_t)(slash - path) + 1 : 0);
    if (!folder.length) mv_text_add(&folder, "./");
    return folder.bytes;
}

/* Short whatever the target is called, as names may have 255 bytes. Under the name that ends in ".part" a file may
 * not be whole. */
static char *name_beside(const char *target, const char *ending)
{
    char hex[65], *folder = folder_of(target);
    const char *slash = strrchr(target, '/'), *last = slash ? slash + 1 : target;
    mv_text name = { 0 };
    mv_sha256(last, strlen(last), hex);
    mv_text_format(&name, "%s.multivector-%.16s%s", folder, hex, ending);
    free(folder);
    return name.bytes;
}

static void name_of_descriptor(char *path, size_t size, int fd)
{
    snprintf(path, size, "/proc/self/fd/%d", fd);
}

/* --- opening ------------------------------------------------------------------------------------------------- */

static int open_unnamed(const char *target)
{
#ifdef O_TMPFILE
    char path[40], *folder = folder_of(target);
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    free(folder);
    if (fd < 0) return -1;
    name_of_descriptor(path, sizeof path, fd);
    if (access(path, F_OK) == 0) return fd;
    close(fd); /* it could not be given a name */
#else
    (void)target;
#endif
    return -1;
}

/* Whether this is still the file of that name, so that nobody else renames it: who holds its lock does. */
static bool is_ours(int fd, const char *name)
{
    struct stat opened, named;
    if (flock(fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK) return false;
    return fstat(fd, &opened) == 0 && lstat(name, &named) == 0 && opened.st_dev == named.st_dev &&
           opened.st_ino == named.st_ino;
}

/* What an earlier run left under the name is overwritten. */
static int open_named(const char *name)
{
    enum { TRIES = 3 };
    for (int i = 0; i < TRIES; i++) {
        int fd = open(name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
        if (fd < 0) return -1;
        if (is_ours(fd, name) && ftruncate(fd, 0) == 0) return fd;
        close(fd);
    }
    errno = EBUSY;
    return -1;
}

bool mv_beside_open(mv_beside *file, char *target)
{
    *file = (mv_beside){ .target = target, .fd = open_unnamed(target) };
    file->named = file->fd < 0;
    file->name = name_beside(target, file->named ? ".part" : "");
    if (!file->named) return true;
    file->fd = open_named(file->name);
    if (file->fd >= 0) return true;
    file->named = false;
    return false;
}

/* --- placing ------------------------------------------------------------------------------------------------- */

/* A name that is taken is that of a whole file: of a run that was killed, or is just here. It goes to its place,
 * as its own run would have it, so that nothing is lost whichever comes first. */
static bool give_name(const mv_beside *file)
{
    enum { TRIES = 1000 };
    char path[40];
    name_of_descriptor(path, sizeof path, file->fd);
    for (int i = 0; i < TRIES; i++) {
        if (linkat(AT_FDCWD, path, AT_FDCWD, file->name, AT_SYMLINK_FOLLOW) == 0) return true;
        if (errno != EEXIST) return false;
        if (rename(file->name, file->target) && errno != ENOENT) return false;
    }
    return false;
}

/* The name of a folder's entries is safe once the folder is written; where that cannot be, nothing is lost. */
static void sync_folder(const char *target)
{
    char *folder = folder_of(target);
    int fd = open(folder, O_RDONLY | O_CLOEXEC);
    free(folder);
    if (fd < 0) return;
    if (fsync(fd)) errno = 0;
    close(fd);
}

bool mv_beside_place(mv_beside *file)
{
    bool unnamed = !file->named;
    if (unnamed && !give_name(file)) return false;
    file->named = true;
    if (rename(file->name, file->target) && !(unnamed && errno == ENOENT)) return false;
    file->named = false;
    sync_folder(file->target);
    return true;
}

void mv_beside_clear(mv_beside *file)
{
    if (!file->target) return;
    if (file->named) unlink(file->name);
    if (file->fd >= 0) close(file->fd);
    free(file->name);
    free(file->target);
    *file = (mv_beside){ .fd = -1 };
}

/* --- signals ------------------------------------------------------------------------------------------------- */

void mv_signals_hold(sigset_t *before)
{
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXFSZ, SIGPIPE };
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) sigaddset(&held, ends[i]);
    pthread_sigmask(SIG_BLOCK, &held, before);
}

int mv_unnamed_open(const char *folder)
{
#ifdef O_TMPFILE
    int unnamed = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (unnamed >= 0) return unnamed;
#endif
    sigset_t before;
    mv_text name = { 0 };
    mv_text_format(&name, "%s/multivector-XXXXXX", folder);
    mv_signals_hold(&before);
    int fd = mkstemp(name.bytes), reason = errno;
    if (fd >= 0) unlink(name.bytes);
    mv_signals_release(&before);
    mv_text_clear(&name);
    errno = reason;
    return fd;
}

void mv_signals_release(const sigset_t *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
}
