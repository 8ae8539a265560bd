#ifndef SUPPORT_FILE_H
#define SUPPORT_FILE_H

#include "multivector/error.h"
#include "support/text.h"

/* Reads a whole file, or standard input for "-", unpacking gzip, of which every member must be there to its end.
 * At most 2 GiB, packed and unpacked. `out` must be empty. */
mv_status mv_file_read(mv_text *out, const char *path, mv_log *log);

/* The SHA-256 of some bytes in hexadecimal. */
void mv_sha256(const char *bytes, size_t length, char hex[65]);

/* What goes into a file; path NULL or "-" is standard output. */
typedef struct mv_output {
    const char *path;
    const char *bytes;
    size_t length;
} mv_output;

/* Writes several files as one: each is written beside its place first, and only when all are, standard output
 * included, they are renamed. So a reader sees the old files or the new ones, and on an error the old ones stay. A
 * file that is replaced keeps its permissions; behind a symbolic link it is the file it points to that is written.
 * Devices and pipes are written in place. A closed pipe is no error. */
mv_status mv_files_write(const mv_output *outputs, size_t count, mv_log *log);

/* The same of one. */
mv_status mv_file_write(const char *path, const char *bytes, size_t length, mv_log *log);

/* Writes all of it to an open file, pipe or socket. */
bool mv_write_all(int fd, const char *bytes, size_t length);

/* Whether two names are of one regular file: by device and inode, so whatever the spelling and through links; of a
 * file that is not there yet by its folder and its name. "-" is the file that standard input is read from. */
bool mv_file_same(const char *one, const char *other);

#endif
