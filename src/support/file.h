#ifndef SUPPORT_FILE_H
#define SUPPORT_FILE_H

#include "multivector/error.h"
#include "support/text.h"

/* Reads a whole file, or standard input for "-", unpacking gzip, of which every member must be there to its end.
 * At most 2 GiB, packed and unpacked. `out` must be empty. */
mv_status mv_file_read(mv_text *out, const char *path, mv_log *log);

/* The SHA-256 of some bytes in hexadecimal. */
void mv_sha256(const char *bytes, size_t length, char hex[65]);

#endif
