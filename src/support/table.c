#include "support/table.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The end of the line, which is not within quotes. */
static const char *line_end(const char *at, const char *end)
{
    for (bool quoted = false; at < end && (quoted || (*at != '\n' && *at != '\r')); at++)
        if (*at == '"') quoted = !quoted;
    return at;
}

static size_t count_outside_quotes(const char *at, const char *end, char wanted)
{
    size_t seen = 0;
    for (bool quoted = false; at < end; at++) {
        if (*at == '"') quoted = !quoted;
        seen += *at == wanted && !quoted;
    }
    return seen;
}

/* What the first line has most of. Blanks count where there is nothing else between words. */
static char sniff_delimiter(const char *bytes, const char *end)
{
    static const char candidates[] = ",;\t|";
    const char *line = line_end(bytes, end);
    char best = 0;
    size_t most = 0;
    for (const char *c = candidates; *c; c++) {
        size_t seen = count_outside_quotes(bytes, line, *c);
        if (seen <= most) continue;
        most = seen;
        best = *c;
    }
    while (line > bytes && line[-1] == ' ') line--;
    while (bytes < line && *bytes == ' ') bytes++;
    return best ? best : count_outside_quotes(bytes, line, ' ') ? ' ' : ',';
}

/* Behind lines of nothing but blanks, and those that begin with "# " or "% ", which tell of the table. */
static const char *first_line(const char *bytes, const char *end)
{
    for (;;) {
        const char *at = bytes + strspn(bytes, " \t");
        bool told = (*bytes == '#' || *bytes == '%') && bytes[1] == ' ';
        if (told) at += strcspn(at, "\r\n");
        if (at >= end || (*at != '\n' && *at != '\r')) return told ? at : bytes;
        bytes = at + 1;
    }
}

/* "sep=;", by which Excel is told. */
static const char *told_delimiter(const char *at, char *delimiter)
{
    if (strncmp(at, "sep=", 4) != 0 || !at[4] || (at[5] != '\r' && at[5] != '\n')) return NULL;
    *delimiter = at[4];
    return at + 5;
}

bool mv_table_open(mv_table_reader *table, const char *source, const char *bytes, size_t length, mv_log *log)
{
    size_t skip = length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    *table = (mv_table_reader){
        .bytes = bytes + skip, .at = first_line(bytes + skip, bytes + length), .end = bytes + length, .log = log
    };
    table->lines = mv_lines_of(source, table->bytes, length - skip);
    const char *behind = told_delimiter(table->at, &table->delimiter);
    if (behind)
        table->at = behind;
    else
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
    const char *start = table->at, *at = start, *end = table->end;
    const char delimiter = table->delimiter;
    while (at < end && *at != delimiter && *at != '\n' && *at != '\r') at++;
    table->at = at;
    mv_text_add_bytes(&table->record, start, (size_t)(at - start));
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

/* Blanks around fields are between them where blanks are. */
static void skip_blanks(mv_table_reader *table)
{
    while (table->delimiter == ' ' && table->at < table->end && *table->at == ' ') table->at++;
}

bool mv_table_next(mv_table_reader *table)
{
    skip_blanks(table);
    while (table->at < table->end && at_line_end(table)) {
        table->at++;
        skip_blanks(table);
    }
    table->count = table->record.length = 0;
    if (table->at == table->end) return false;
    for (;;) {
        if (!read_field(table)) return false;
        skip_blanks(table);
        if (at_line_end(table)) break;
        if (table->delimiter != ' ') table->at++;
    }
    find_fields(table);
    return true;
}

size_t mv_table_position(const mv_table_reader *table, size_t field)
{
    return field < table->count ? table->positions[field] : (size_t)(table->at - table->bytes);
}

mv_place mv_table_place(mv_table_reader *table, size_t field)
{
    return mv_lines_place(&table->lines, mv_table_position(table, field));
}

void mv_table_close(mv_table_reader *table)
{
    mv_lines_clear(&table->lines);
    mv_text_clear(&table->record);
    free(table->fields);
    free(table->positions);
}
