#include "formats/tables/csv_append.h"
#include "formats/records/fields.h"
#include "formats/tables/csv_table.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static bool has(const mv_property *columns, size_t count, mv_property property)
{
    for (size_t i = 0; i < count; i++)
        if (columns[i] == property) return true;
    return false;
}

/* What each column of the row is; an attribute, of which nothing is said, where it has no name. */
static mv_property *columns_of(const mv_csv_table *t)
{
    mv_property *columns = mv_alloc_array(t->count, sizeof *columns);
    for (size_t i = 0; i < t->count; i++) columns[i] = MV_IS_ATTRIBUTE;
    for (size_t i = 0; i < t->value_count; i++)
        columns[t->fields[i]] = mv_records_meaning(t->records, t->kind, t->values[i].column);
    return columns;
}

/* Whether a number of this column is written with a comma somewhere. */
static bool has_comma(const mv_csv_table *t, size_t column)
{
    mv_table_reader rows = mv_table_ahead(&t->table);
    bool found = false;
    do found = column < rows.count && strchr(rows.fields[column], ',');
    while (!found && mv_table_next(&rows));
    mv_table_close(&rows);
    return found;
}

static void add_row(mv_text *out, const mv_csv_table *t, const mv_relations *set)
{
    size_t last = set->relation_count - 1;
    const mv_relation *relation = &set->relations[last];
    mv_property *columns = columns_of(t);
    bool opposed = relation->sign < 0 && set->types[relation->type].sign >= 0;
    bool minus = opposed && !has(columns, t->count, MV_IS_SIGN); /* a negative weight says the sign as well */
    mv_text value = { 0 };
    for (size_t i = 0; i < t->count; i++) {
        mv_record_field field = { .property = columns[i], .kind = MV_RELATION };
        value.length = 0;
        if (i) mv_text_add_bytes(out, &t->table.delimiter, 1);
        if (columns[i] == MV_IS_ATTRIBUTE) continue;
        if (minus && columns[i] == MV_IS_WEIGHT) mv_text_add(&value, "-");
        if (!mv_record_text(set, &field, last, &value)) continue;
        char *point = strchr(value.bytes, '.');
        if (columns[i] == MV_IS_WEIGHT && point && has_comma(t, i)) *point = ',';
        mv_text_add_field(out, value.bytes, t->table.delimiter);
    }
    mv_text_clear(&value);
    free(columns);
}

/* The row on a line of its own; the last line ends as it did, in a line end or without. */
static void add_line(mv_text *out, const mv_input *input, const mv_text *row)
{
    const char *first = strpbrk(input->bytes, "\r\n");
    const char *end = !first || *first == '\n' ? "\n" : first[1] == '\n' ? "\r\n" : "\r";
    bool ended = input->length && strchr("\r\n", input->bytes[input->length - 1]);
    mv_text_add_bytes(out, input->bytes, input->length);
    mv_text_format(out, "%s%s%s", ended ? "" : end, row->bytes, ended ? end : "");
}

static mv_status append(mv_text *out, mv_csv_table *t, const mv_input *input, const mv_relations *set)
{
    mv_text row = { 0 };
    if (!mv_csv_open(t, input->path, input->bytes, input->length)) return MV_INTERNAL; /* it was read before */
    if (mv_csv_is_matrix(t))
        return mv_log_error(
            input->log, MV_USAGE, (mv_place){ input->path, 0, 0 },
            "this is a matrix; a table of relations, one a row, was expected: multivector convert");
    if (!mv_csv_read_header(t)) return MV_INTERNAL;
    add_row(&row, t, set);
    add_line(out, input, &row);
    mv_text_clear(&row);
    return MV_OK;
}

mv_status mv_csv_append(mv_text *out, const mv_input *input, const mv_relations *set)
{
    mv_log silent = { 0 }; /* what the header is warned of was said when it was read */
    mv_input again = *input;
    again.log = &silent;
    mv_relations *scratch = mv_relations_new(input->path);
    mv_csv_table t = { .kind = MV_RELATION, .input = &again };
    t.records = mv_records_open(scratch, &again, (mv_records_source){ .place = mv_csv_place, .context = &t });
    mv_status status = append(out, &t, input, set);
    mv_csv_close(&t);
    mv_records_close(t.records);
    mv_relations_free(scratch);
    mv_log_clear(&silent);
    return status;
}
