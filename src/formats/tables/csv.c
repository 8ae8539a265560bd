#include "formats/tables/csv_append.h"
#include "formats/tables/csv_table.h"
#include "formats/tables/csv_write.h"
#include "formats/tables/nodes_path.h"
#include "support/file.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Tables of relations, one row each, with the actors in a second table (NAME.nodes.csv beside NAME.edges.csv).
 * Actors and types that only the rows name are declared by being used. */

/* --- rows --------------------------------------------------------------------------------------------- */

/* Files put one behind the other have the header of the second among their rows. */
static bool is_header_again(mv_csv_table *t)
{
    if (t->first_is_data) return false;
    for (size_t i = 0; i < t->count; i++)
        if (strcmp(t->table.fields[i], t->names[i]) != 0) return false;
    mv_log_warning(t->table.log, mv_table_place(&t->table, 0), "the header stands here again, and is passed over");
    return true;
}

static void say_length(mv_csv_table *t)
{
    size_t count = t->table.count;
    bool ends_empty = count == t->count + 1 && !*t->table.fields[count - 1];
    mv_log_error(t->table.log, MV_BAD_DATA, mv_table_place(&t->table, 0),
                 "the row has %zu field%s; %zu were expected, as in the header%s", count, count == 1 ? "" : "s",
                 t->count, ends_empty ? "; there is a separator too many at its end" : "");
}

static void count_unnamed(mv_csv_table *t)
{
    size_t value = 0;
    for (size_t i = 0; i < t->count; i++) {
        bool named = value < t->value_count && t->fields[value] == i;
        value += named;
        if (!named && *t->table.fields[i]) t->unnamed++;
    }
}

static void make_relation(mv_csv_table *t)
{
    if (t->waits)
        mv_records_relation(t->records, t->before, t->value_count, MV_DIRECTION_UNKNOWN, t->where_before);
    t->waits = false;
}

/* The relation of a row is made when the next row has been read: in large tables most of the time is waiting for
 * memory with what is known of its ends, which is fetched meanwhile. */
static void put_off(mv_csv_table *t, size_t where)
{
    mv_record_value *values = t->before;
    for (size_t i = 0; i < t->value_count; i++)
        if (t->is_end[i]) mv_records_seek(t->records, t->values[i].text);
    make_relation(t);
    t->before = t->values;
    t->values = values;
    t->where_before = where;
    t->waits = true;
}

static bool is_record(mv_csv_table *t)
{
    if (t->table.count == t->count) return !is_header_again(t);
    say_length(t);
    return false;
}

static void read_row(mv_csv_table *t)
{
    if (!is_record(t)) {
        make_relation(t); /* its texts go with the next row */
        return;
    }
    for (size_t i = 0; i < t->value_count; i++) {
        t->values[i].text = t->table.fields[t->fields[i]];
        t->values[i].where = mv_table_position(&t->table, t->fields[i]);
    }
    if (t->value_count < t->count && !t->first_is_data) count_unnamed(t);
    size_t where = mv_table_position(&t->table, 0);
    if (t->kind == MV_ACTOR)
        mv_records_actor(t->records, t->values, t->value_count, where);
    else if (t->input->options->split)
        mv_csv_read_lists(t, where);
    else
        put_off(t, where);
}

static void read_rows(mv_csv_table *t)
{
    if (t->first_is_data) read_row(t);
    while (mv_table_next(&t->table)) read_row(t);
    make_relation(t);
    if (t->unnamed)
        mv_log_warning(t->table.log, (mv_place){ t->table.lines.source, 0, 0 },
                       "%zu value%s in columns without a name %s ignored", t->unnamed, t->unnamed == 1 ? "" : "s",
                       t->unnamed == 1 ? "is" : "are");
}

static void read_table(mv_records *records, const mv_input *input, mv_record_kind kind, const char *path,
                       const char *bytes, size_t length)
{
    mv_csv_table t = { .records = records, .kind = kind, .input = input };
    bool open = mv_csv_open(&t, path, bytes, length);
    mv_records_continue(
        records,
        (mv_records_source){ .place = mv_csv_place, .context = &t, .decimal_comma = t.table.delimiter != ',' });
    if (open && kind == MV_RELATION && mv_csv_is_matrix(&t))
        mv_csv_read_matrix(&t);
    else if (open && mv_csv_read_header(&t))
        read_rows(&t);
    mv_csv_close(&t);
}

/* --- the two files ------------------------------------------------------------------------------------ */

static mv_status read_nodes(mv_records *records, mv_relations *set, const mv_input *input)
{
    char *path = input->options->nodes ? mv_copy(input->options->nodes) : mv_nodes_find(input->path);
    mv_text bytes = { 0 };
    mv_status status = path ? mv_file_read(&bytes, path, input->log) : MV_OK;
    if (path && !status) {
        mv_relations_add_file(set, path, bytes.bytes, bytes.length);
        read_table(records, input, MV_ACTOR, path, bytes.bytes, bytes.length);
    }
    mv_text_clear(&bytes);
    free(path);
    return status;
}

static mv_status read_csv(mv_relations *set, const mv_input *input)
{
    mv_records *records = mv_records_open(set, input, (mv_records_source){ 0 });
    mv_status status = read_nodes(records, set, input);
    if (!status) read_table(records, input, MV_RELATION, input->path, input->bytes, input->length);
    mv_records_close(records);
    return status;
}

const mv_format mv_format_csv = {
    .name = "csv",
    .summary = "table of relations, with NAME.nodes.csv",
    .endings = { ".csv", ".tsv" },
    .read = read_csv,
    .write = mv_csv_write,
    .append = mv_csv_append,
};
