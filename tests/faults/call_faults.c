#define _GNU_SOURCE
#include "faults.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* Calls of the system that fail, each as it does in life: the disk is full, the table of files is, the device is
 * broken. */

static int broken(int reason)
{
    errno = reason;
    return -1;
}

ssize_t read(int fd, void *bytes, size_t size)
{
    return fault_strikes(FAULT_READ) ? broken(EIO) : syscall(SYS_read, fd, bytes, size);
}

ssize_t pread64(int fd, void *bytes, size_t size, off64_t from)
{
    return fault_strikes(FAULT_READ) ? broken(EIO) : syscall(SYS_pread64, fd, bytes, size, from);
}

ssize_t pread(int fd, void *bytes, size_t size, off_t from)
{
    return pread64(fd, bytes, size, from);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    return fault_strikes(FAULT_WRITE) ? broken(ENOSPC) : syscall(SYS_write, fd, bytes, size);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t from)
{
    return fault_strikes(FAULT_WRITE) ? broken(ENOSPC) : syscall(SYS_pwrite64, fd, bytes, size, from);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t from)
{
    return pwrite64(fd, bytes, size, from);
}

ssize_t writev(int fd, const struct iovec *pieces, int count)
{
    return fault_strikes(FAULT_WRITE) ? broken(ENOSPC) : syscall(SYS_writev, fd, pieces, count);
}

int fsync(int fd)
{
    return fault_strikes(FAULT_FSYNC) ? broken(EIO) : (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
    return fault_strikes(FAULT_FSYNC) ? broken(EIO) : (int)syscall(SYS_fdatasync, fd);
}

int renameat(int from, const char *old, int to, const char *new)
{
    return fault_strikes(FAULT_RENAME) ? broken(EIO) : (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

int rename(const char *old, const char *new)
{
    return renameat(AT_FDCWD, old, AT_FDCWD, new);
}

int linkat(int from, const char *old, int to, const char *new, int flags)
{
    return fault_strikes(FAULT_RENAME) ? broken(EIO) : (int)syscall(SYS_linkat, from, old, to, new, flags);
}

int link(const char *old, const char *new)
{
    return linkat(AT_FDCWD, old, AT_FDCWD, new, 0);
}

/* Closed all the same, as on Linux. */
int close(int fd)
{
    int result = (int)syscall(SYS_close, fd);
    return fault_strikes(FAULT_CLOSE) && !result ? broken(EIO) : result;
}

int openat64(int folder, const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return fault_strikes(FAULT_OPEN) ? broken(EMFILE) : (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define WITH_MODE(flags, name)                                                                                    \
    va_list arguments;                                                                                            \
    va_start(arguments, flags);                                                                                   \
    mode_t name = (flags) & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;                                \
    va_end(arguments)

int openat(int folder, const char *path, int flags, ...)
{
    WITH_MODE(flags, mode);
    return openat64(folder, path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    WITH_MODE(flags, mode);
    return openat64(AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    WITH_MODE(flags, mode);
    return openat64(AT_FDCWD, path, flags, mode);
}

int dup(int fd)
{
    return fault_strikes(FAULT_OPEN) ? broken(EMFILE) : (int)syscall(SYS_dup, fd);
}

int mkstemp(char *path)
{
    int (*next)(char *) = (int (*)(char *))dlsym(RTLD_NEXT, "mkstemp");
    return fault_strikes(FAULT_OPEN) ? broken(EMFILE) : next(path);
}

pid_t fork(void)
{
    pid_t (*next)(void) = (pid_t(*)(void))dlsym(RTLD_NEXT, "fork");
    return fault_strikes(FAULT_FORK) ? broken(EAGAIN) : next();
}

int pipe2(int ends[2], int flags)
{
    return fault_strikes(FAULT_PIPE) ? broken(EMFILE) : (int)syscall(SYS_pipe2, ends, flags);
}

int pipe(int ends[2])
{
    return pipe2(ends, 0);
}
