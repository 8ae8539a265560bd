#include "support/encoding.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/rows_own.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

static const size_t longest_row = (size_t)1 << 26;

/* --- the buffer --------------------------------------------------------------------------------------- */

static mv_status bad_byte(mv_rows *r, char byte)
{
    size_t line = r->line;
    for (size_t i = r->start; i < r->end; i++) line += r->bytes[i] == '\n';
    return mv_log_error(r->log, MV_BAD_DATA, (mv_place){ r->path, line, 0 },
                        "byte 0x%02X stands for nothing in the encoding that the recipe names",
                        (unsigned char)byte);
}

static void make_room(mv_rows *r, size_t more)
{
    if (r->end + more <= r->room) return;
    r->room = 2 * (r->end + more);
    r->bytes = mv_realloc_array(r->bytes, r->room + 1, 1);
}

/* The next piece of the text, to the end of the buffer. */
static mv_status take_piece(mv_rows *r, size_t *got)
{
    const char *bytes;
    size_t length, bad;
    *got = 0;
    make_room(r, (r->encoding ? 3 : 1) * MV_STREAM_PIECE);
    if (!r->encoding) return mv_stream_read(r->stream, r->bytes + r->end, MV_STREAM_PIECE, got, r->log);
    mv_status status = mv_stream_next(r->stream, &bytes, &length, r->log);
    if (status) return status;
    if (!r->begun && length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) { /* it is UTF-8 then */
        mv_encoding_close(r->encoding);
        r->encoding = NULL;
        memcpy(r->bytes + r->end, bytes, *got = length);
        return MV_OK;
    }
    r->begun = true;
    *got = mv_encoding_convert(r->encoding, r->bytes + r->end, bytes, length, &bad);
    if (bad == length) return MV_OK;
    r->end += *got;
    return bad_byte(r, bytes[bad]);
}

/* More behind what there is; the row at hand moves to the front. False at the end of the text. */
static bool fill(mv_rows *r)
{
    size_t got = 0;
    if (r->at_end || r->status) return false;
    if (r->start) memmove(r->bytes, r->bytes + r->start, r->end - r->start);
    r->end -= r->start;
    r->start = 0;
    if (r->end >= longest_row) {
        r->status = mv_log_error(r->log, MV_LIMIT, (mv_place){ r->path, r->line, 1 },
                                 "a row of more than 64 MiB begins here; is there a quote that is never closed?");
        return false;
    }
    r->status = take_piece(r, &got);
    if (!r->status) r->carriages = memchr(r->bytes + r->end, '\r', got) || (r->carriages && r->end);
    r->end += r->status ? 0 : got;
    r->bytes[r->end] = '\n';
    r->at_end = !got;
    return got && !r->status;
}

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Behind the line end at this place; a CR may need the byte behind it to be told from CR LF. */
static size_t behind_line_end(const mv_rows *r, size_t at)
{
    return at + 1 + (r->bytes[at] == '\r' && at + 1 < r->end && r->bytes[at + 1] == '\n');
}

/* The first line end from here on, `end` when there is none; one at the very end of the buffer may be half of CR
 * LF and counts only where the text ends with it. */
static size_t find_line_end(const mv_rows *r, size_t from)
{
    const char *at = r->bytes + from;
    const char *line_feed = memchr(at, '\n', r->end - from);
    size_t stop = line_feed ? (size_t)(line_feed - r->bytes) : r->end;
    const char *carriage = r->carriages ? memchr(at, '\r', stop - from) : NULL;
    if (carriage) stop = (size_t)(carriage - r->bytes);
    bool half = stop + 1 == r->end && r->bytes[stop] == '\r' && !r->at_end;
    return half ? r->end : stop;
}

/* --- fields ------------------------------------------------------------------------------------------- */

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

/* A line without quotes, a step at a time: this is where long files spend their time. */
static void split_plain(mv_rows *r, size_t end)
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

static mv_place place_of(const mv_rows *r, size_t position)
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
    while (at < r->end && r->bytes[at] != r->delimiter && !is_line_end(r->bytes[at])) at++;
    return at;
}

static void say_open_quote(mv_rows *r, size_t at)
{
    r->status = mv_log_error(r->log, MV_BAD_DATA, place_of(r, at),
                             "the quote that opens here is never closed; a second \" was expected");
}

static void say_behind_quote(mv_rows *r, size_t at)
{
    mv_log_error(r->log, MV_BAD_DATA, place_of(r, at),
                 "text stands behind the closing quote; the end of the field was expected");
}

/* The last of several blanks that are one delimiter; the line end behind them, where that follows. */
static size_t last_blank(const mv_rows *r, size_t at)
{
    size_t behind = at;
    while (behind < r->end && r->bytes[behind] == ' ') behind++;
    return behind == at || behind == r->end || is_line_end(r->bytes[behind]) ? behind : behind - 1;
}

/* A row with quotes; false when it goes on behind the buffer, or is broken. */
static bool split_quoted(mv_rows *r, size_t *end)
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

/* --- rows --------------------------------------------------------------------------------------------- */

static void sniff_delimiter(mv_rows *r, size_t end)
{
    static const char candidates[] = ",;\t|";
    size_t most = 0;
    r->delimiter = ',';
    for (const char *c = candidates; *c; c++) {
        size_t seen = 0;
        bool quoted = false;
        for (size_t i = r->start; i < end; i++) {
            if (r->bytes[i] == '"') quoted = !quoted;
            if (r->bytes[i] == *c && !quoted) seen++;
        }
        if (seen <= most) continue;
        most = seen;
        r->delimiter = *c;
    }
}

static void skip_blanks(mv_rows *r)
{
    while (r->delimiter == ' ' && r->start < r->end && r->bytes[r->start] == ' ') r->start++;
}

/* On to the first byte that ends no line. */
static bool skip_line_ends(mv_rows *r)
{
    for (;;) {
        skip_blanks(r);
        while (r->start < r->end && is_line_end(r->bytes[r->start])) {
            if (r->start + 1 == r->end && r->bytes[r->start] == '\r' && fill(r)) continue;
            r->start = behind_line_end(r, r->start);
            r->line++;
            skip_blanks(r);
        }
        if (r->start < r->end) return true;
        if (!fill(r)) return false;
    }
}

/* The end of the line that begins at `start`, reading on as far as that is (which moves `start`). */
static size_t whole_line(mv_rows *r)
{
    for (;;) {
        size_t end = find_line_end(r, r->start);
        if (end < r->end || r->at_end || r->status) return end;
        fill(r);
    }
}

static size_t lines_within(const mv_rows *r, size_t end)
{
    size_t lines = 0;
    for (size_t i = r->start; i < end; i++)
        lines += r->bytes[i] == '\n' || (r->bytes[i] == '\r' && r->bytes[i + 1] != '\n');
    return lines;
}

static bool split_row(mv_rows *r, size_t *end)
{
    r->count = r->further = 0;
    r->plain = r->delimiter != ' ' && (r->unquoted || !memchr(r->bytes + r->start, '"', *end - r->start));
    if (r->plain) {
        split_plain(r, *end);
        r->next_line = r->line + 1;
        return true;
    }
    while (!split_quoted(r, end)) {
        if (!r->status) fill(r);
        if (r->status) return false;
        r->count = 0;
    }
    r->next_line = r->line + 1 + lines_within(r, *end);
    return true;
}

bool mv_rows_next(mv_rows *r)
{
    r->count = 0;
    r->start = r->next;
    r->line = r->next_line;
    bool more = !r->status && skip_line_ends(r);
    size_t end = more ? whole_line(r) : r->end;
    if (more && !r->status && r->sniff) sniff_delimiter(r, end);
    r->sniff &= !more;
    more = more && !r->status && split_row(r, &end);
    if (!more) r->count = 0;
    r->next = more && end < r->end ? behind_line_end(r, end) : r->end;
    return more;
}

bool mv_rows_join(mv_rows *r)
{
    size_t length = r->next - r->start, line = r->next_line, end;
    for (size_t i = r->next; i > r->start && is_line_end(r->bytes[i - 1]); i--) r->bytes[i - 1] = ' ';
    for (;;) {
        end = find_line_end(r, r->start + length);
        if (end < r->end || r->at_end || r->status) break;
        fill(r);
    }
    bool none = end == r->end && end == r->start + length;
    if (none || r->status || !split_row(r, &end)) return false;
    r->next_line = line + 1;
    r->next = end < r->end ? behind_line_end(r, end) : r->end;
    return true;
}

void mv_rows_skip_lines(mv_rows *r, size_t count)
{
    for (; count && !r->status; count--) {
        r->start = r->next;
        size_t end = whole_line(r);
        r->next = end < r->end ? behind_line_end(r, end) : end;
        r->next_line++;
    }
}

void mv_rows_want(mv_rows *r, size_t fields)
{
    r->wanted = fields;
}

void mv_rows_sniff(mv_rows *r)
{
    r->sniff = true;
}

char mv_rows_delimiter(const mv_rows *r)
{
    return r->delimiter;
}

mv_status mv_rows_open(mv_rows **out, const char *path, mv_rows_form form, mv_log *log)
{
    mv_rows *r = mv_alloc(sizeof *r);
    *r = (mv_rows){
        .path = form.shown ? form.shown : path, .log = log, .room = 2 * MV_STREAM_PIECE, .next_line = 1
    };
    r->unquoted = form.unquoted;
    r->delimiter = form.delimiter;
    r->sniff = !form.delimiter;
    r->wanted = SIZE_MAX;
    r->bytes = mv_alloc(r->room + 1);
    r->status = mv_stream_open(&r->stream, path, log);
    if (!r->status) mv_stream_without_digest(r->stream);
    if (!r->status && form.encoding) r->encoding = mv_encoding_open(form.encoding);
    if (!r->status && form.encoding && !r->encoding)
        r->status = mv_log_error(log, MV_INTERNAL, (mv_place){ r->path, 0, 0 },
                                 "this system cannot convert the encoding %s", form.encoding);
    while (!r->status && r->end < 3 && fill(r)) {
    }
    if (r->status) {
        mv_status status = r->status;
        mv_rows_close(r);
        return status;
    }
    if (r->end >= 3 && memcmp(r->bytes, "\xef\xbb\xbf", 3) == 0) r->next = 3;
    *out = r;
    return MV_OK;
}

mv_rows *mv_rows_of_text(const char *bytes, size_t length, size_t from, mv_rows_form form, mv_log *log)
{
    mv_rows *r = mv_alloc(sizeof *r);
    *r = (mv_rows){ .path = form.shown,
                    .log = log,
                    .bytes = (char *)(uintptr_t)bytes,
                    .end = length,
                    .carriages = memchr(bytes, '\r', length) != NULL,
                    .at_end = true,
                    .whole = true,
                    .line = 1,
                    .next = from,
                    .delimiter = form.delimiter,
                    .unquoted = form.unquoted,
                    .sniff = !form.delimiter,
                    .wanted = SIZE_MAX };
    r->next_line = 1 + lines_within(r, from);
    return r;
}

/* --- where it is, and its end ------------------------------------------------------------------------- */

mv_status mv_rows_status(const mv_rows *r)
{
    return r->status;
}

size_t mv_rows_count(const mv_rows *r)
{
    return r->count + r->further;
}

size_t mv_rows_line(const mv_rows *r)
{
    return r->line;
}

size_t mv_rows_offset(const mv_rows *r, size_t field)
{
    return r->start + (field < r->count ? r->fields[field] : r->count ? r->fields[r->count] - 1 : 0);
}

size_t mv_rows_behind(const mv_rows *r)
{
    return r->next;
}

mv_place mv_rows_place(const mv_rows *r, size_t field)
{
    return place_of(r, mv_rows_offset(r, field));
}

size_t mv_rows_position(const mv_rows *r)
{
    return mv_stream_position(r->stream);
}

size_t mv_rows_size(const mv_rows *r)
{
    return mv_stream_size(r->stream);
}

void mv_rows_close(mv_rows *r)
{
    if (!r) return;
    mv_stream_close(r->stream);
    mv_encoding_close(r->encoding);
    mv_text_clear(&r->scratch);
    MV_FREE(r->whole ? NULL : r->bytes, r->fields, r->texts[0].bytes, r->texts[1].bytes, r->texts[0].at,
            r->texts[1].at, r);
}
