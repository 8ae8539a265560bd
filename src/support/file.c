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

enum { CHUNK = MV_STREAM_PIECE, GZIP_ALONE = 16 };

static const size_t largest = (size_t)1 << 31;

struct mv_stream {
    const char *path;
    int fd;
    bool packed, inside; /* gzip; within a member of it */
    char *raw;           /* as it stands in the file; what is from at to end is to come */
    size_t at, end;
    char *unpacked;
    z_stream inflating;
    mv_digest digest;
    bool undigested;
    size_t position, size; /* in bytes of the file */
};

/* --- pieces of a file ------------------------------------------------------------------------------------- */

static mv_status open_input(int *out, size_t *size, const char *path, mv_log *log)
{
    struct stat about;
    int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return mv_log_error(log, MV_NO_INPUT, (mv_place){ path, 0, 0 }, "cannot open: %s", strerror(errno));
    bool known = fstat(fd, &about) == 0;
    if (known && S_ISDIR(about.st_mode)) {
        close(fd);
        return mv_log_error(log, MV_NO_INPUT, (mv_place){ path, 0, 0 }, "is a folder; a file was expected");
    }
    *size = known && S_ISREG(about.st_mode) ? (size_t)about.st_size : 0;
    *out = fd;
    return MV_OK;
}

/* Fills the room, so that a slow pipe gives the same pieces as a file; no bytes at the end. */
static mv_status read_file(mv_stream *s, char *bytes, size_t room, size_t *length, mv_log *log)
{
    *length = 0;
    while (*length < room) {
        ssize_t got = read(s->fd, bytes + *length, room - *length);
        if (got == 0) break;
        if (got > 0)
            *length += (size_t)got;
        else if (errno != EINTR)
            return mv_log_error(log, MV_IO, (mv_place){ s->path, 0, 0 }, "cannot read: %s", strerror(errno));
    }
    s->position += *length;
    return MV_OK;
}

static mv_status fill(mv_stream *s, mv_log *log)
{
    s->at = 0;
    mv_status status = read_file(s, s->raw, CHUNK, &s->end, log);
    s->raw[s->end] = '\0';
    return status;
}

static bool begins_member(const mv_stream *s)
{
    return s->end - s->at >= 2 && memcmp(s->raw + s->at, "\x1f\x8b", 2) == 0;
}

mv_status mv_stream_open(mv_stream **out, const char *path, mv_log *log)
{
    int fd = -1;
    size_t size = 0;
    mv_status status = open_input(&fd, &size, path, log);
    if (status) return status;
    mv_stream *s = mv_alloc(sizeof *s);
    s->path = path;
    s->fd = fd;
    s->size = size;
    s->raw = mv_alloc(CHUNK + 2); /* one byte that was left, the piece, NUL */
    s->digest = mv_digest_begin();
    status = fill(s, log);
    s->packed = !status && begins_member(s);
    if (s->packed) {
        s->unpacked = mv_alloc(CHUNK + 1);
        if (inflateInit2(&s->inflating, MAX_WBITS + GZIP_ALONE) != Z_OK) mv_out_of_memory();
    }
    if (status)
        mv_stream_close(s);
    else
        *out = s;
    return status;
}

void mv_stream_close(mv_stream *s)
{
    if (!s) return;
    if (s->packed) inflateEnd(&s->inflating);
    close(s->fd);
    MV_FREE(s->raw, s->unpacked, s);
}

void mv_stream_digest(const mv_stream *s, char hex[65])
{
    mv_digest_end(s->digest, hex);
}

void mv_stream_without_digest(mv_stream *s)
{
    s->undigested = true;
}

size_t mv_stream_position(const mv_stream *s)
{
    return s->position;
}

size_t mv_stream_size(const mv_stream *s)
{
    return s->size;
}

/* --- gzip ------------------------------------------------------------------------------------------------- */

static mv_status broken(const mv_stream *s, const char *how, mv_log *log)
{
    return mv_log_error(log, MV_BAD_DATA, (mv_place){ s->path, 0, 0 }, "%s", how);
}

/* Members one behind the other are one text. *more is false behind the last. */
static mv_status find_member(mv_stream *s, bool *more, mv_log *log)
{
    if (s->end - s->at == 1) { /* its mark may be cut in two */
        char first = s->raw[s->at];
        mv_status status = fill(s, log);
        if (status) return status;
        memmove(s->raw + 1, s->raw, s->end + 1);
        s->raw[0] = first;
        s->end++;
    } else if (s->at == s->end) {
        mv_status status = fill(s, log);
        if (status) return status;
    }
    *more = s->at < s->end;
    if (!*more) return MV_OK;
    if (!begins_member(s))
        return broken(s, "something follows the gzip data; the end of the file was expected", log);
    inflateReset(&s->inflating);
    s->inside = true;
    return MV_OK;
}

/* Inflates until the buffer is full or the member ends. */
static mv_status inflate_some(mv_stream *s, size_t *length, mv_log *log)
{
    z_stream *z = &s->inflating;
    z->next_out = (Bytef *)s->unpacked;
    z->avail_out = CHUNK;
    int code = Z_OK;
    while (code == Z_OK && z->avail_out) {
        if (s->at == s->end) {
            mv_status status = fill(s, log);
            if (status) return status;
            if (!s->end) return broken(s, "the gzip data are cut off; their end is missing", log);
        }
        z->next_in = (Bytef *)s->raw + s->at;
        z->avail_in = (uInt)(s->end - s->at);
        code = inflate(z, Z_NO_FLUSH);
        s->at = (size_t)((char *)z->next_in - s->raw);
        if (code == Z_BUF_ERROR && s->at == s->end) code = Z_OK; /* it wants more */
    }
    *length = CHUNK - z->avail_out;
    s->unpacked[*length] = '\0';
    s->inside = code == Z_OK;
    if (code == Z_MEM_ERROR) mv_out_of_memory();
    if (code == Z_OK || code == Z_STREAM_END) return MV_OK;
    return mv_log_error(log, MV_BAD_DATA, (mv_place){ s->path, 0, 0 }, "the gzip data are broken: %s",
                        z->msg ? z->msg : zError(code));
}

static mv_status next_unpacked(mv_stream *s, size_t *length, mv_log *log)
{
    mv_status status = MV_OK;
    bool more = true;
    *length = 0;
    while (!status && more && !*length) {
        if (!s->inside) status = find_member(s, &more, log);
        if (!status && more) status = inflate_some(s, length, log);
    }
    return status;
}

mv_status mv_stream_next(mv_stream *s, const char **bytes, size_t *length, mv_log *log)
{
    mv_status status = MV_OK;
    if (s->packed) {
        status = next_unpacked(s, length, log);
        *bytes = s->unpacked;
    } else {
        if (s->at == s->end) status = fill(s, log);
        *bytes = s->raw + s->at;
        *length = s->end - s->at;
        s->at = s->end;
    }
    if (!status && !s->undigested) mv_digest_add(&s->digest, *bytes, *length);
    return status;
}

mv_status mv_stream_read(mv_stream *s, char *bytes, size_t room, size_t *length, mv_log *log)
{
    if (!s->packed && s->at == s->end) {
        mv_status status = read_file(s, bytes, room, length, log);
        if (!status && !s->undigested) mv_digest_add(&s->digest, bytes, *length);
        return status;
    }
    const char *piece;
    mv_status status = mv_stream_next(s, &piece, length, log);
    if (!status) memcpy(bytes, piece, *length);
    return status;
}

/* --- a whole file ----------------------------------------------------------------------------------------- */

mv_status mv_stream_rest(mv_stream *s, mv_text *out, mv_log *log)
{
    const char *bytes;
    size_t length;
    mv_status status;
    while (!(status = mv_stream_next(s, &bytes, &length, log)) && length) {
        mv_text_add_bytes(out, bytes, length);
        if (out->length > largest)
            return mv_log_error(log, MV_LIMIT, (mv_place){ s->path, 0, 0 },
                                "more than 2 GiB of text; a smaller file was expected");
    }
    if (!out->bytes) mv_text_add(out, "");
    return status;
}

mv_status mv_file_read(mv_text *out, const char *path, mv_log *log)
{
    mv_stream *s = NULL;
    mv_status status = mv_stream_open(&s, path, log);
    if (!status) status = mv_stream_rest(s, out, log);
    mv_stream_close(s);
    return status;
}

/* --- writing gzip ----------------------------------------------------------------------------------------- */

/* Without a time and a name in its head, so that the same text gives the same bytes. */
void mv_gzip(mv_text *out, const char *bytes, size_t length)
{
    z_stream z = { .next_in = (Bytef *)(uintptr_t)bytes };
    if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + GZIP_ALONE, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        mv_out_of_memory();
    char *buffer = mv_alloc(CHUNK);
    for (int code = Z_OK; code != Z_STREAM_END;) {
        size_t left = length - (size_t)((const char *)z.next_in - bytes);
        z.avail_in = left < CHUNK ? (uInt)left : CHUNK;
        z.next_out = (Bytef *)buffer;
        z.avail_out = CHUNK;
        code = deflate(&z, left <= CHUNK ? Z_FINISH : Z_NO_FLUSH);
        mv_text_add_bytes(out, buffer, CHUNK - z.avail_out);
    }
    deflateEnd(&z);
    free(buffer);
}
