#define _DEFAULT_SOURCE
#include "support/file.h"
#include "support/memory.h"
#include <errno.h>
#include <fcntl.h>
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
