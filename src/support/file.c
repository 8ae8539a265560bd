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

/* gzip is told by its first bytes and inflated here, not by zlib's reading of files: not every version of that
 * says that a file is cut. */

enum { CHUNK = 1 << 20 };

static const size_t largest = (size_t)1 << 31;

static mv_status too_large(const char *path, mv_log *log)
{
    return mv_log_error(log, MV_LIMIT, (mv_place){ path, 0, 0 },
                        "more than 2 GiB of text; a smaller file was expected");
}

static mv_status open_input(int *out, const char *path, mv_log *log)
{
    struct stat about;
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return mv_log_error(log, MV_NO_INPUT, (mv_place){ path, 0, 0 }, "cannot open: %s", strerror(errno));
    if (fstat(fd, &about) == 0 && S_ISDIR(about.st_mode)) {
        close(fd);
        return mv_log_error(log, MV_NO_INPUT, (mv_place){ path, 0, 0 }, "is a folder; a file was expected");
    }
    *out = fd;
    return MV_OK;
}

static mv_status read_all(mv_text *out, int fd, const char *path, mv_log *log)
{
    char *buffer = mv_alloc(CHUNK);
    mv_status status = MV_OK;
    ssize_t got;
    while (!status && (got = read(fd, buffer, CHUNK)) != 0) {
        if (got > 0)
            mv_text_add_bytes(out, buffer, (size_t)got);
        else if (errno != EINTR)
            status = mv_log_error(log, MV_IO, (mv_place){ path, 0, 0 }, "cannot read: %s", strerror(errno));
        if (out->length > largest) status = too_large(path, log);
    }
    free(buffer);
    return status;
}

static bool is_packed(const char *bytes, size_t length)
{
    return length >= 2 && memcmp(bytes, "\x1f\x8b", 2) == 0;
}

/* One member: *at moves behind it. */
static mv_status unpack_member(mv_text *out, z_stream *stream, const mv_text *packed, size_t *at, char *buffer,
                               const char *path, mv_log *log)
{
    int code = Z_OK;
    while (code == Z_OK) {
        size_t left = packed->length - *at;
        stream->next_in = (Bytef *)packed->bytes + *at;
        stream->avail_in = left < CHUNK ? (uInt)left : CHUNK;
        stream->next_out = (Bytef *)buffer;
        stream->avail_out = CHUNK;
        code = inflate(stream, Z_NO_FLUSH);
        *at = (size_t)((char *)stream->next_in - packed->bytes);
        mv_text_add_bytes(out, buffer, CHUNK - stream->avail_out);
        if (out->length > largest) return too_large(path, log);
    }
    if (code == Z_STREAM_END) return MV_OK;
    if (code == Z_BUF_ERROR) /* it wants more, and there is no more */
        return mv_log_error(log, MV_BAD_DATA, (mv_place){ path, 0, 0 },
                            "the gzip data are cut off; their end is missing");
    return mv_log_error(log, MV_BAD_DATA, (mv_place){ path, 0, 0 }, "the gzip data are broken: %s",
                        stream->msg ? stream->msg : zError(code));
}

/* Members one behind the other are one text. */
static mv_status unpack(mv_text *out, const mv_text *packed, const char *path, mv_log *log)
{
    z_stream stream = { 0 };
    enum { GZIP_ALONE = 16 };
    if (inflateInit2(&stream, MAX_WBITS + GZIP_ALONE) != Z_OK) mv_out_of_memory();
    char *buffer = mv_alloc(CHUNK);
    mv_status status = MV_OK;
    for (size_t at = 0; at < packed->length && !status; inflateReset(&stream)) {
        if (is_packed(packed->bytes + at, packed->length - at))
            status = unpack_member(out, &stream, packed, &at, buffer, path, log);
        else
            status = mv_log_error(log, MV_BAD_DATA, (mv_place){ path, 0, 0 },
                                  "something follows the gzip data; the end of the file was expected");
    }
    inflateEnd(&stream);
    free(buffer);
    return status;
}

mv_status mv_file_read(mv_text *out, const char *path, mv_log *log)
{
    int fd = -1;
    mv_text bytes = { 0 };
    mv_status status = open_input(&fd, path, log);
    if (status) return status;
    status = read_all(&bytes, fd, path, log);
    close(fd);
    if (!status && is_packed(bytes.bytes, bytes.length)) {
        status = unpack(out, &bytes, path, log);
        mv_text_clear(&bytes);
    } else
        *out = bytes;
    if (!out->bytes) mv_text_add(out, "");
    return status;
}
