#include "support/table.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static char sniff_delimiter(const char *bytes, const char *end)
{
    static const char candidates[] = ",;\t|";
    char best = ',';
    size_t most = 0;
    for (const char *c = candidates; *c; c++) {
        size_t seen = 0;
        bool quoted = false;
        for (const char *at = bytes; at < end && (quoted || (*at != '\n' && *at != '\r')); at++) {
            if (*at == '"') quoted = !quoted;
            if (*at == *c && !quoted) seen++;
        }
        if (seen > most) {
            most = seen;
            best = *c;
        }
    }
    return best;
}

/* Behind lines of nothing but blanks. */
static const char *first_line(const char *bytes)
{
    for (const char *at = bytes;; bytes = ++at) {
        at += strspn(at, " \t");
        if (*at != '\n' && *at != '\r') return bytes;
    }
}

bool mv_table_open(mv_table_reader *table, const char *source, const char *bytes, size_t length, mv_log *log)
{
    size_t skip = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    *table = (mv_table_reader){
        .bytes = bytes + skip, .at = first_line(bytes + skip), .end = bytes + length, .log = log
    };
    table->lines = mv_lines_of(source, table->bytes, length - skip);
    table->delimiter = sniff_delimiter(table->at, table->end);
    return mv_lines_check(&table->lines, log) == MV_OK;
}

static bool at_line_end(const mv_table_reader *table)
{
    return table->at == table->end || *table->at == '\n' || *table->at == '\r';
}

/* A quoted field: `at` is on the opening quote, and behind the closing one afterwards. */
static bool read_quoted(mv_table_reader *table)
{
    const char *start = table->at++;
    for (;;) {
        const char *quote = memchr(table->at, '"', (size_t)(table->end - table->at));
        if (!quote) {
            mv_log_error(table->log, MV_BAD_DATA, mv_lines_place(&table->lines, (size_t)(start - table->bytes)),
                         "the quote that opens here is never closed; a second \" was expected");
            return false;
        }
        mv_text_add_bytes(&table->record, table->at, (size_t)(quote - table->at));
        table->at = quote + 1;
        if (table->at == table->end || *table->at != '"') return true;
        mv_text_add_bytes(&table->record, "\"", 1); /* a doubled quote stands for one */
        table->at++;
    }
}

static bool at_field_end(const mv_table_reader *table)
{
    return at_line_end(table) || *table->at == table->delimiter;
}

static void read_plain(mv_table_reader *table)
{
    const char *start = table->at;
    while (!at_field_end(table)) table->at++;
    mv_text_add_bytes(&table->record, start, (size_t)(table->at - start));
}

static void begin_field(mv_table_reader *table)
{
    if (table->count == table->room) {
        table->room = table->room ? 2 * table->room : 16;
        table->positions = mv_realloc_array(table->positions, table->room, sizeof *table->positions);
        table->fields = mv_realloc_array(table->fields, table->room, sizeof *table->fields);
    }
    table->positions[table->count++] = (size_t)(table->at - table->bytes);
}

static bool read_field(mv_table_reader *table)
{
    begin_field(table);
    bool quoted = table->at < table->end && *table->at == '"';
    if (quoted && !read_quoted(table)) return false;
    if (quoted && !at_field_end(table))
        mv_log_error(table->log, MV_BAD_DATA, mv_lines_place(&table->lines, (size_t)(table->at - table->bytes)),
                     "text stands behind the closing quote; the end of the field was expected");
    read_plain(table);
    mv_text_add_bytes(&table->record, "", 1);
    return true;
}

/* The record may have moved while it grew, so the fields are found when it is complete. */
static void find_fields(mv_table_reader *table)
{
    const char *field = table->record.bytes;
    for (size_t i = 0; i < table->count; i++, field += strlen(field) + 1) table->fields[i] = field;
}

bool mv_table_next(mv_table_reader *table)
{
    while (table->at < table->end && at_line_end(table)) table->at++;
    table->count = table->record.length = 0;
    if (table->at == table->end) return false;
    for (;;) {
        if (!read_field(table)) return false;
        if (at_line_end(table)) break;
        table->at++; /* the delimiter */
    }
    find_fields(table);
    return true;
}

mv_place mv_table_place(mv_table_reader *table, size_t field)
{
    size_t position = field < table->count ? table->positions[field] : (size_t)(table->at - table->bytes);
    return mv_lines_place(&table->lines, position);
}

void mv_table_close(mv_table_reader *table)
{
    mv_lines_clear(&table->lines);
    mv_text_clear(&table->record);
    free(table->fields);
    free(table->positions);
}
