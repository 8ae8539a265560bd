#include "support/rows/table.h"
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
    const char *end = bytes + length, *at = first_line(bytes + skip, end);
    *table = (mv_table_reader){ .bytes = bytes + skip, .length = length - skip, .log = log };
    table->lines = mv_lines_of(source, table->bytes, table->length);
    const char *behind = told_delimiter(at, &table->delimiter);
    if (!behind) table->delimiter = sniff_delimiter(at, end);
    mv_rows_form form = { .delimiter = table->delimiter, .shown = source };
    table->rows =
        mv_rows_of_text(table->bytes, table->length, (size_t)((behind ? behind : at) - table->bytes), form, log);
    return mv_lines_check(&table->lines, log) == MV_OK;
}

bool mv_table_next(mv_table_reader *table)
{
    bool more = mv_rows_next(table->rows);
    table->count = more ? mv_rows_count(table->rows) : mv_rows_status(table->rows) != MV_OK;
    table->fields = more ? mv_rows_texts(table->rows) : NULL;
    return more;
}

mv_table_reader mv_table_ahead(const mv_table_reader *table)
{
    mv_rows_form form = { .delimiter = table->delimiter, .shown = table->lines.source };
    mv_table_reader ahead = { .delimiter = table->delimiter };
    ahead.rows = mv_rows_of_text(table->bytes, table->length, mv_rows_behind(table->rows), form, NULL);
    if (!mv_table_next(&ahead)) ahead.count = 0;
    return ahead;
}

size_t mv_table_position(const mv_table_reader *table, size_t field)
{
    return mv_rows_offset(table->rows, field);
}

mv_place mv_table_place(mv_table_reader *table, size_t field)
{
    return mv_lines_place(&table->lines, mv_table_position(table, field));
}

void mv_table_close(mv_table_reader *table)
{
    mv_lines_clear(&table->lines);
    mv_rows_close(table->rows);
}
