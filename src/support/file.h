#ifndef SUPPORT_FILE_H
#define SUPPORT_FILE_H

#include "multivector/error.h"
#include "support/text.h"

/* Reads a whole file, or standard input for "-", unpacking gzip. At most 2 GiB after unpacking. */
mv_status mv_file_read(mv_text *out, const char *path, mv_log *log);

/* Writes a whole file: beside it first, then renamed, so that a reader sees the old file or the new one.
 * "-" or NULL is standard output; a closed pipe there is no error. */
mv_status mv_file_write(const char *path, const char *bytes, size_t length, mv_log *log);

/* The SHA-256 of some bytes in hexadecimal. */
void mv_sha256(const char *bytes, size_t length, char hex[65]);

#endif
