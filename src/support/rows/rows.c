#include "support/encoding.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/rows/rows_own.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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
        while (r->start < r->end && mv_row_ends_line(r->bytes[r->start])) {
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
        mv_row_split_plain(r, *end);
        r->next_line = r->line + 1;
        return true;
    }
    while (!mv_row_split_quoted(r, end)) {
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
    for (size_t i = r->next; i > r->start && mv_row_ends_line(r->bytes[i - 1]); i--) r->bytes[i - 1] = ' ';
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
    return mv_row_place(r, mv_rows_offset(r, field));
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
