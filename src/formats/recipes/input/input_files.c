#define _POSIX_C_SOURCE 200809L
#include "formats/recipes/input/input.h"
#include "support/beside.h"
#include "support/file.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What is done with the files of an import apart from reading their tables. */

enum { CHUNK = 1 << 16 };

static mv_status open_temporary(int *fd, mv_log *log)
{
    const char *folder = getenv("TMPDIR");
    *fd = mv_unnamed_open(folder && *folder ? folder : "/tmp");
    if (*fd >= 0) return MV_OK;
    return mv_log_error(log, MV_IO, (mv_place){ "-", 0, 0 },
                        "cannot keep standard input in a temporary file: %s; TMPDIR names the folder",
                        strerror(errno));
}

static mv_status copy_stdin(int fd, mv_log *log)
{
    char *buffer = mv_alloc(CHUNK);
    mv_status status = MV_OK;
    ssize_t got;
    while (!status && (got = read(STDIN_FILENO, buffer, CHUNK)) != 0) {
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || !mv_write_all(fd, buffer, (size_t)got))
            status = mv_log_error(log, MV_IO, (mv_place){ "-", 0, 0 }, "cannot read: %s", strerror(errno));
    }
    free(buffer);
    return status;
}

mv_status mv_input_name(mv_input_file *file, const char *path, int *fd, mv_arena *arena, mv_log *log)
{
    file->path = file->opened = mv_arena_copy(arena, path, strlen(path));
    *fd = -1;
    if (strcmp(path, "-") != 0) return MV_OK;
    mv_status status = open_temporary(fd, log);
    if (!status) status = copy_stdin(*fd, log);
    file->opened = mv_arena_format(arena, "/dev/fd/%d", *fd);
    return status;
}

mv_status mv_input_digest(mv_relations *set, const mv_input_file *file, mv_log *log)
{
    mv_stream *stream;
    const char *bytes;
    size_t length;
    char hex[65];
    mv_status status = mv_stream_open(&stream, file->opened, log);
    if (status) return status;
    do status = mv_stream_next(stream, &bytes, &length, log);
    while (!status && length);
    mv_stream_digest(stream, hex);
    if (!status) mv_relations_add_digest(set, file->path, hex);
    mv_stream_close(stream);
    return status;
}
