#define _DEFAULT_SOURCE
#include "support/file.h"
#include "support/memory.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

static const size_t largest = (size_t)1 << 31;

static mv_place whole(const char *path)
{
    return (mv_place){ path, 0, 0 };
}

static mv_status too_large(const char *path, mv_log *log)
{
    return mv_log_error(log, MV_LIMIT, whole(path), "more than 2 GiB of text; a smaller file was expected");
}

static mv_status open_input(int *out, const char *path, mv_log *log)
{
    struct stat about;
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return mv_log_error(log, MV_NO_INPUT, whole(path), "cannot open: %s", strerror(errno));
    if (fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) {
        close(fd);
        return mv_log_error(log, MV_NO_INPUT, whole(path), "is a folder; a file was expected");
    }
    *out = fd;
    return MV_OK;
}

/* zlib passes plain files through and unpacks gzip, told apart by the first bytes. */
mv_status mv_file_read(mv_text *out, const char *path, mv_log *log)
{
    int fd = -1;
    mv_status status = open_input(&fd, path, log);
    if (status) return status;
    gzFile file = gzdopen(fd, "rb");
    if (!file) {
        close(fd);
        return mv_log_error(log, MV_INTERNAL, whole(path), "out of memory");
    }
    static const size_t chunk = 1 << 20;
    char *buffer = mv_alloc(chunk);
    int got;
    while ((got = gzread(file, buffer, (unsigned)chunk)) > 0 && out->length <= largest)
        mv_text_add_bytes(out, buffer, (size_t)got);
    int code;
    const char *reason = gzerror(file, &code);
    if (strstr(reason, ">: ")) reason = strstr(reason, ">: ") + 3; /* behind zlib's "<fd:3>: " */
    if (out->length > largest)
        status = too_large(path, log);
    else if (got < 0 && code == Z_ERRNO)
        status = mv_log_error(log, MV_IO, whole(path), "cannot read: %s", strerror(errno));
    else if (got < 0 || code == Z_BUF_ERROR)
        status = mv_log_error(log, MV_BAD_DATA, whole(path), "the gzip data are broken: %s", reason);
    gzclose(file);
    free(buffer);
    if (!out->bytes) mv_text_add(out, "");
    return status;
}

static bool write_all(int fd, const char *bytes, size_t length)
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

static mv_status write_stdout(const char *bytes, size_t length, mv_log *log)
{
    if (write_all(STDOUT_FILENO, bytes, length) || errno == EPIPE) return MV_OK;
    return mv_log_error(log, MV_IO, whole(NULL), "cannot write to standard output: %s", strerror(errno));
}

/* Renaming over a device or a pipe would replace it: those are written in place. */
static mv_status write_special(const char *path, const char *bytes, size_t length, mv_log *log)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return mv_log_error(log, MV_NO_OUTPUT, whole(path), "cannot write: %s", strerror(errno));
    bool good = write_all(fd, bytes, length) || errno == EPIPE;
    mv_status status = MV_OK;
    if (!good) status = mv_log_error(log, MV_IO, whole(path), "cannot write: %s", strerror(errno));
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

static mv_status write_beside(const char *path, const char *bytes, size_t length, mv_log *log)
{
    mv_text beside = { 0 };
    mv_text_format(&beside, "%s.XXXXXX", path);
    mv_status status = MV_OK;
    int fd = mkstemp(beside.bytes);
    if (fd < 0) {
        status = mv_log_error(log, MV_NO_OUTPUT, whole(path), "cannot create: %s", strerror(errno));
        goto done;
    }
    set_mode(fd, path);
    bool good = write_all(fd, bytes, length) && fsync(fd) == 0;
    int reason = errno;
    if (close(fd) && good) {
        good = false;
        reason = errno;
    }
    if (good && rename(beside.bytes, path)) {
        good = false;
        reason = errno;
    }
    if (good) goto done;
    unlink(beside.bytes);
    status = mv_log_error(log, MV_IO, whole(path), "cannot write: %s", strerror(reason));
done:
    mv_text_clear(&beside);
    return status;
}

/* Behind a symbolic link it is the file it points to that is written, and the link stays. */
static mv_status write_named(const char *path, const char *bytes, size_t length, mv_log *log)
{
    struct stat about;
    if (stat(path, &about)) return write_beside(path, bytes, length, log);
    if (S_ISDIR(about.st_mode))
        return mv_log_error(log, MV_NO_OUTPUT, whole(path), "is a folder; a file name was expected");
    if (S_ISREG(about.st_mode)) return write_beside(path, bytes, length, log);
    return write_special(path, bytes, length, log);
}

mv_status mv_file_write(const char *path, const char *bytes, size_t length, mv_log *log)
{
    if (!path || strcmp(path, "-") == 0) return write_stdout(bytes, length, log);
    char *real = realpath(path, NULL); /* NULL for a new file */
    mv_status status = write_named(real ? real : path, bytes, length, log);
    free(real);
    return status;
}
