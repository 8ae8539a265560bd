#include "support/memory.h"
#include "support/rows/rows_own.h"
#include <string.h>

/* What is within the quotes, and what stands behind the closing one. */
static void unquote(mv_text *out, const char *at, const char *end)
{
    out->length = 0;
    mv_text_add(out, "");
    for (at++; at < end;) {
        const char *quote = memchr(at, '"', (size_t)(end - at));
        if (!quote) quote = end;
        mv_text_add_bytes(out, at, (size_t)(quote - at));
        at = quote + 1;
        if (at >= end || *at != '"') break;
        mv_text_add_bytes(out, "\"", 1);
        at++;
    }
    if (at < end) mv_text_add_bytes(out, at, (size_t)(end - at));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The text of a field, which is not looked at yet. */
static const char *take_field(mv_rows *r, size_t field, size_t *length)
{
    const char *begin = r->bytes + r->start + r->fields[field];
    const char *end = r->bytes + r->start + r->fields[field + 1] - 1;
    while (r->delimiter == ' ' && begin < end && end[-1] == ' ') end--;
    if (!r->unquoted && begin < end && *begin == '"') {
        unquote(&r->scratch, begin, end);
        begin = r->scratch.bytes;
        end = begin + r->scratch.length;
    }
    while (!r->whole && begin < end && is_blank(*begin)) begin++;
    while (!r->whole && begin < end && is_blank(end[-1])) end--;
    *length = (size_t)(end - begin);
    return begin;
}

const char *mv_rows_field(mv_rows *r, size_t field, size_t *length)
{
    size_t bad;
    const char *text = take_field(r, field, length);
    if (mv_utf8_valid(text, *length, &bad)) return text;
    if (r->status) return NULL;
    r->status =
        mv_log_error(r->log, MV_BAD_DATA, mv_rows_place(r, field),
                     "byte 0x%02X in this field is not valid; UTF-8 text was expected", (unsigned char)text[bad]);
    return NULL;
}

/* Room for the texts of a row: unquoted they are no longer than it is. */
static struct mv_row_texts *make_texts(mv_rows *r, size_t length)
{
    struct mv_row_texts *texts = &r->texts[r->turn = !r->turn];
    if (length + r->count > texts->room) {
        texts->room = 2 * (length + r->count);
        texts->bytes = mv_realloc_array(texts->bytes, texts->room, 1);
    }
    if (r->count > texts->count_room) {
        texts->count_room = 2 * r->count;
        texts->at = mv_realloc_array(texts->at, texts->count_room, sizeof *texts->at);
    }
    return texts;
}

/* A plain row is copied as it is, and its delimiters become the ends of its texts. */
const char *const *mv_rows_texts(mv_rows *r)
{
    size_t length = r->count ? r->fields[r->count] : 0;
    struct mv_row_texts *texts = make_texts(r, length);
    bool copied = r->plain && r->whole && r->count;
    char *at = texts->bytes;
    if (copied) memcpy(at, r->bytes + r->start, length - 1);
    for (size_t i = 0; i < r->count; i++) {
        size_t size = r->fields[i + 1] - 1 - r->fields[i];
        const char *field = copied ? at : take_field(r, i, &size);
        if (!copied) memcpy(at, field, size);
        texts->at[i] = at;
        at += size;
        *at++ = '\0';
    }
    return texts->at;
}

bool mv_rows_is(mv_rows *r, size_t field, const char *text, size_t length)
{
    size_t found;
    const char *bytes = take_field(r, field, &found);
    return found == length && memcmp(bytes, text, length) == 0;
}

size_t mv_rows_find(mv_rows *r, const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < r->count; i++)
        if (mv_rows_is(r, i, text, length)) return i;
    return MV_ABSENT;
}
