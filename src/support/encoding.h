#ifndef SUPPORT_ENCODING_H
#define SUPPORT_ENCODING_H

#include "support/text.h"

/* Text in an encoding of one byte a character, such as Latin-1, turned into UTF-8 piece by piece. */
typedef struct mv_encoding mv_encoding;

/* `name` is one that iconv knows; NULL when it does not. */
mv_encoding *mv_encoding_open(const char *name);
void mv_encoding_close(mv_encoding *encoding); /* accepts NULL */

/* Writes the bytes as UTF-8, for which three times as much room is enough, and gives how much it is. *bad is the
 * place of a byte that stands for nothing, at which it stops, or `length`. */
size_t mv_encoding_convert(mv_encoding *encoding, char *out, const char *bytes, size_t length, size_t *bad);

#endif
