#include "support/encoding.h"
#include "support/memory.h"
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>

struct mv_encoding {
    iconv_t conversion;
};

mv_encoding *mv_encoding_open(const char *name)
{
    iconv_t conversion = iconv_open("UTF-8", name);
    if (conversion == (iconv_t)-1 && errno == ENOMEM) mv_out_of_memory();
    if (conversion == (iconv_t)-1) return NULL;
    mv_encoding *encoding = mv_alloc(sizeof *encoding);
    encoding->conversion = conversion;
    return encoding;
}

void mv_encoding_close(mv_encoding *encoding)
{
    if (encoding) iconv_close(encoding->conversion);
    free(encoding);
}

size_t mv_encoding_convert(mv_encoding *encoding, char *out, const char *bytes, size_t length, size_t *bad)
{
    char *in = (char *)(uintptr_t)bytes, *at = out;
    size_t in_left = length, out_left = 3 * length;
    iconv(encoding->conversion, &in, &in_left, &at, &out_left);
    *bad = length - in_left;
    return (size_t)(at - out);
}
