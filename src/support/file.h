#ifndef SUPPORT_FILE_H
#define SUPPORT_FILE_H

#include "multivector/error.h"
#include "support/text.h"
#include <stdint.h>

/* Reads a whole file, or standard input for "-", unpacking gzip, of which every member must be there to its end.
 * At most 2 GiB, packed and unpacked. `out` must be empty. */
mv_status mv_file_read(mv_text *out, const char *path, mv_log *log);

/* A file read piece by piece, unpacked in the same way, in memory that does not grow with it. */
typedef struct mv_stream mv_stream;
mv_status mv_stream_open(mv_stream **out, const char *path, mv_log *log); /* `path` stays */
void mv_stream_close(mv_stream *stream);                                  /* accepts NULL */

/* A piece has 1 MiB at most; less in builds for fuzzing, so that short inputs meet its end. */
#ifndef MV_PIECE_BYTES
#define MV_PIECE_BYTES (1 << 20)
#endif
enum { MV_STREAM_PIECE = MV_PIECE_BYTES };

/* The next piece and a NUL behind it, valid until the next call; its length is 0 behind the last. */
mv_status mv_stream_next(mv_stream *stream, const char **bytes, size_t *length, mv_log *log);

/* The same into memory of the caller's, in which a piece must have room. */
mv_status mv_stream_read(mv_stream *stream, char *bytes, size_t room, size_t *length, mv_log *log);

/* Adds all that is left to the text, of at most 2 GiB. */
mv_status mv_stream_rest(mv_stream *stream, mv_text *out, mv_log *log);

/* The SHA-256 of the pieces so far, unless it was to be left out: it takes most of the time of a long file. */
void mv_stream_digest(const mv_stream *stream, char hex[65]);
void mv_stream_without_digest(mv_stream *stream);

/* How many bytes of the file have been read, and how many it has; 0 where that is not known. */
size_t mv_stream_position(const mv_stream *stream);
size_t mv_stream_size(const mv_stream *stream);

/* Adds the bytes as a gzip file. */
void mv_gzip(mv_text *out, const char *bytes, size_t length);

/* The SHA-256 of some bytes in hexadecimal, at once or piece by piece. */
void mv_sha256(const char *bytes, size_t length, char hex[65]);

typedef struct mv_digest {
    uint32_t state[8];
    unsigned char block[64]; /* what is not a whole one yet */
    uint64_t length;
} mv_digest;

mv_digest mv_digest_begin(void);
void mv_digest_add(mv_digest *digest, const char *bytes, size_t length);
void mv_digest_end(mv_digest digest, char hex[65]);

/* What goes into a file; path NULL or "-" is standard output. */
typedef struct mv_output {
    const char *path;
    const char *bytes;
    size_t length;
} mv_output;

/* Writes several files as one: each is written beside its place first (see support/beside.h), and only when all
 * are, standard output included, they are renamed, while signals that ask for an end wait. So a reader sees the
 * old files or the new ones, and on an error the old ones stay. A file that is replaced keeps its permissions;
 * behind a symbolic link it is the file it points to that is written. Devices and pipes are written in place. A
 * closed pipe is no error. */
mv_status mv_files_write(const mv_output *outputs, size_t count, mv_log *log);

/* The same of one. */
mv_status mv_file_write(const char *path, const char *bytes, size_t length, mv_log *log);

/* Writes all of it to an open file, pipe or socket. */
bool mv_write_all(int fd, const char *bytes, size_t length);

/* Whether two names are of one regular file: by device and inode, so whatever the spelling and through links; of a
 * file that is not there yet by its folder and its name. "-" is the file that standard input is read from. */
bool mv_file_same(const char *one, const char *other);

#endif
