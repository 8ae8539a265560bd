#include "support/memory.h"
#include "support/rows/rows_own.h"
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Where the fields of a row begin. */

/* Room for so many more fields, and for the one that would begin behind the last. */
static void make_fields(mv_rows *r, size_t more)
{
    if (r->count + more < r->field_room) return;
    r->field_room = 2 * (r->count + more + 32);
    r->fields = mv_realloc_array(r->fields, r->field_room, sizeof *r->fields);
}

static void add_field(mv_rows *r, size_t begin)
{
    make_fields(r, 1);
    r->fields[r->count++] = (uint32_t)(begin - r->start);
}

static void end_fields(mv_rows *r, size_t end)
{
    r->fields[r->count] = (uint32_t)(end + 1 - r->start);
}

/* Of the next bytes, a step of them, one bit for each that equals `c`: the bit BITS_A_BYTE further for each byte.
 */
#ifdef __SSE2__
enum { STEP = 16, BITS_A_BYTE = 1 };

static uint64_t equal_bytes(const char *at, char c)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    return (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}
#else
enum { STEP = 8, BITS_A_BYTE = 8 };

static uint64_t equal_bytes(const char *at, char c)
{
    const uint64_t low = 0x7f7f7f7f7f7f7f7f;
    uint64_t word;
    memcpy(&word, at, sizeof word);
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    word ^= 0x0101010101010101 * (uint64_t)(unsigned char)c;
    return ~(((word & low) + low) | word | low);
}
#endif

typedef unsigned char vector __attribute__((vector_size(16)));

/* How many bytes equal `c`. A comparison of vectors gives -1 in each byte that does. */
static size_t count_bytes(const char *at, const char *end, char c)
{
    size_t count = 0;
    vector wanted = (vector){ 0 } + (unsigned char)c, bytes;
    while (end - at >= (ptrdiff_t)sizeof bytes) {
        vector found = { 0 };
        for (int i = 0; i < UINT8_MAX && end - at >= (ptrdiff_t)sizeof bytes; i++, at += sizeof bytes) {
            memcpy(&bytes, at, sizeof bytes);
            found -= (vector)(bytes == wanted);
        }
        for (size_t i = 0; i < sizeof found; i++) count += found[i];
    }
    for (; at < end; at++) count += *at == c;
    return count;
}

/* The fields that begin within a step. */
static void add_fields(mv_rows *r, size_t at)
{
    uint32_t *next = r->fields + r->count, offset = (uint32_t)(at - r->start);
    for (uint64_t found = equal_bytes(r->bytes + at, r->delimiter); found; found &= found - 1)
        *next++ = offset + (uint32_t)__builtin_ctzll(found) / BITS_A_BYTE + 1;
    r->count = (size_t)(next - r->fields);
}

/* A step at a time: this is where long files spend their time. */
void mv_row_split_plain(mv_rows *r, size_t end)
{
    size_t at = r->start;
    add_field(r, at);
    for (; at + STEP <= end && r->count <= r->wanted; at += STEP) {
        make_fields(r, STEP);
        add_fields(r, at);
    }
    for (; at < end && r->count <= r->wanted; at++)
        if (r->bytes[at] == r->delimiter) add_field(r, at + 1);
    end_fields(r, end);
    r->further = count_bytes(r->bytes + at, r->bytes + end, r->delimiter);
}

mv_place mv_row_place(const mv_rows *r, size_t position)
{
    size_t line = r->line, column = 1;
    for (size_t i = r->start; i < position; i++) {
        bool ends = r->bytes[i] == '\n' || (r->bytes[i] == '\r' && r->bytes[i + 1] != '\n');
        bool continues = ((unsigned char)r->bytes[i + 1] & 0xc0) == 0x80;
        line += ends;
        column = ends ? 1 : column + !continues;
    }
    return (mv_place){ r->path, line, column };
}

/* Behind the closing quote of the field that opens at `at`; beyond the buffer when it has none there. */
static size_t behind_quoted(const mv_rows *r, size_t at)
{
    for (at++;;) {
        const char *quote = memchr(r->bytes + at, '"', r->end - at);
        if (!quote) return r->end + 1;
        at = (size_t)(quote - r->bytes) + 1;
        if (at == r->end || r->bytes[at] != '"') return at;
        at++; /* a doubled quote stands for one */
    }
}

static size_t find_field_end(const mv_rows *r, size_t at)
{
    while (at < r->end && r->bytes[at] != r->delimiter && !mv_row_ends_line(r->bytes[at])) at++;
    return at;
}

static void say_open_quote(mv_rows *r, size_t at)
{
    r->status = mv_log_error(r->log, MV_BAD_DATA, mv_row_place(r, at),
                             "the quote that opens here is never closed; a second \" was expected");
}

static void say_behind_quote(mv_rows *r, size_t at)
{
    mv_log_error(r->log, MV_BAD_DATA, mv_row_place(r, at),
                 "text stands behind the closing quote; the end of the field was expected");
}

/* The last of several blanks that are one delimiter; the line end behind them, where that follows. */
static size_t last_blank(const mv_rows *r, size_t at)
{
    size_t behind = at;
    while (behind < r->end && r->bytes[behind] == ' ') behind++;
    return behind == at || behind == r->end || mv_row_ends_line(r->bytes[behind]) ? behind : behind - 1;
}

bool mv_row_split_quoted(mv_rows *r, size_t *end)
{
    for (size_t at = r->start;; at++) {
        add_field(r, at);
        bool quoted = at < r->end && r->bytes[at] == '"';
        size_t begin = at, closed = quoted ? behind_quoted(r, at) : at;
        at = find_field_end(r, closed);
        bool cut = at >= r->end || (at + 1 == r->end && r->bytes[at] == '\r');
        if (cut && !r->at_end) return false;
        if (closed > r->end) {
            say_open_quote(r, begin);
            return false;
        }
        if (quoted && at > closed) say_behind_quote(r, closed);
        if (r->delimiter == ' ') at = last_blank(r, at);
        if (at < r->end && r->bytes[at] == r->delimiter) continue;
        *end = at;
        end_fields(r, at);
        return true;
    }
}
