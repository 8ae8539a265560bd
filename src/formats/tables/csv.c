#include "formats/records/records.h"
#include "support/file.h"
#include "support/index.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/table.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Tables of relations, one row each, with the actors in a second table (NAME.nodes.csv beside NAME.edges.csv).
 * Actors and types that only the rows name are declared by being used. */

/* A table and what its columns are to the records. */
typedef struct reader {
    mv_records *records;
    mv_record_kind kind;
    mv_table_reader table;
    mv_log *log;
    mv_record_value *values; /* of the row at hand, one for each column */
    size_t count;
} reader;

static mv_place place_of(void *context, size_t field)
{
    return mv_table_place(&((reader *)context)->table, field);
}

/* --- header ------------------------------------------------------------------------------------------- */

/* A name in small letters, as an index knows it. */
static const char *folded(mv_arena *arena, const char *name)
{
    char *copy = mv_arena_copy(arena, name, strlen(name));
    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    return copy;
}

static bool check_twice(reader *r)
{
    mv_arena *arena = mv_arena_new();
    mv_index names = { 0 };
    mv_quoted quoted;
    bool good = true;
    for (size_t i = 0; i < r->table.count; i++) {
        if (mv_index_add(&names, folded(arena, r->table.fields[i]), i)) continue;
        mv_log_error(r->log, MV_BAD_DATA, mv_table_place(&r->table, i),
                     "the column %s stands twice; columns must have different names",
                     mv_quote(r->table.fields[i], quoted));
        good = false;
    }
    mv_index_clear(&names);
    mv_arena_free(arena);
    return good;
}

static bool has(const reader *r, mv_property property)
{
    for (size_t i = 0; i < r->count; i++)
        if (mv_records_meaning(r->records, r->kind, r->values[i].column) == property) return true;
    return false;
}

static bool require(reader *r, mv_property property)
{
    mv_quoted first;
    if (has(r, property)) return true;
    mv_log_error(r->log, MV_BAD_DATA, mv_table_place(&r->table, 0),
                 "the header has no column \"%s\"; it begins with %s", mv_property_name(property),
                 mv_quote(r->table.fields[0], first));
    return false;
}

static bool read_header(reader *r)
{
    bool good = check_twice(r);
    r->count = r->table.count;
    r->values = mv_alloc_array(r->count, sizeof *r->values);
    for (size_t i = 0; i < r->count; i++) {
        r->values[i].column = mv_records_column(r->records, r->kind, r->table.fields[i], i);
        r->values[i].where = i;
    }
    if (r->kind == MV_ACTOR) return require(r, MV_IS_ID) && good;
    bool source = require(r, MV_IS_SOURCE), target = require(r, MV_IS_TARGET);
    return source && target && good;
}

static bool open_table(reader *r, const char *path, const char *bytes, size_t length)
{
    if (!mv_table_open(&r->table, path, bytes, length, r->log)) return false;
    if (mv_table_next(&r->table)) return read_header(r);
    if (r->table.count) return false; /* the header itself is broken, and the log has it */
    mv_log_error(r->log, MV_BAD_DATA, (mv_place){ path, 1, 1 },
                 "the table is empty; a header with \"%s\" was expected",
                 mv_property_name(r->kind == MV_ACTOR ? MV_IS_ID : MV_IS_SOURCE));
    return false;
}

/* --- rows --------------------------------------------------------------------------------------------- */

static void read_row(reader *r)
{
    if (r->table.count != r->count) {
        mv_log_error(r->log, MV_BAD_DATA, mv_table_place(&r->table, 0),
                     "the row has %zu field%s; %zu were expected, as in the header", r->table.count,
                     r->table.count == 1 ? "" : "s", r->count);
        return;
    }
    for (size_t i = 0; i < r->count; i++) r->values[i].text = r->table.fields[i];
    if (r->kind == MV_ACTOR)
        mv_records_actor(r->records, r->values, r->count, 0);
    else
        mv_records_relation(r->records, r->values, r->count, MV_DIRECTION_UNKNOWN, 0);
}

static void read_table(mv_records *records, const mv_input *input, mv_record_kind kind, const char *path,
                       const char *bytes, size_t length)
{
    reader r = { .records = records, .kind = kind, .log = input->log };
    mv_records_continue(records, (mv_records_source){ .place = place_of, .context = &r });
    if (open_table(&r, path, bytes, length))
        while (mv_table_next(&r.table)) read_row(&r);
    mv_table_close(&r.table);
    free(r.values);
}

/* --- the two files ------------------------------------------------------------------------------------ */

/* The length of the ending by which a path is known as a table. */
static size_t ending_of(const char *path)
{
    static const char *const endings[] = { ".csv", ".csv.gz", ".tsv", ".tsv.gz" };
    for (size_t i = 0; i < MV_COUNT(endings); i++)
        if (mv_text_ends_with(path, endings[i])) return strlen(endings[i]);
    return 0;
}

/* The table of actors beside a table of relations: "x.nodes.csv" for "x.edges.csv.gz" or "x.csv", or with the
 * table's own ending, in small letters or capitals. Empty when there is none. */
static void find_nodes(mv_text *out, const char *path)
{
    static const char *const words[] = { ".nodes", ".nodes", ".NODES" };
    size_t length = strlen(path) - ending_of(path), stem = length;
    const char *endings[] = { ".csv", path + length, path + length };
    if (strcmp(path, "-") == 0) return;
    char *name = mv_copy(path);
    name[length] = '\0';
    if (mv_text_ends_with(name, ".edges")) stem -= strlen(".edges");
    for (size_t i = 0; i < MV_COUNT(words) && !out->length; i++) {
        mv_text_add_bytes(out, path, stem);
        mv_text_format(out, "%s%s", words[i], endings[i]);
        if (access(out->bytes, F_OK) != 0) mv_text_clear(out);
    }
    free(name);
}

static mv_status read_nodes(mv_records *records, mv_relations *set, const mv_input *input)
{
    mv_text path = { 0 }, bytes = { 0 };
    mv_status status = MV_OK;
    if (input->options->nodes)
        mv_text_add(&path, input->options->nodes);
    else
        find_nodes(&path, input->path);
    if (!path.length) goto done;
    status = mv_file_read(&bytes, path.bytes, input->log);
    if (status) goto done;
    mv_relations_add_file(set, path.bytes, bytes.bytes, bytes.length);
    read_table(records, input, MV_ACTOR, path.bytes, bytes.bytes, bytes.length);
done:
    mv_text_clear(&path);
    mv_text_clear(&bytes);
    return status;
}

static mv_status read_csv(mv_relations *set, const mv_input *input)
{
    mv_period covers = input->options->covers;
    mv_records *records = mv_records_open(set, input, (mv_records_source){ 0 });
    mv_status status = read_nodes(records, set, input);
    if (covers.from.day) mv_relations_add_coverage(set, (mv_coverage){ .from = covers.from, .to = covers.to });
    if (!status) read_table(records, input, MV_RELATION, input->path, input->bytes, input->length);
    mv_records_close(records);
    return status;
}

const mv_format mv_format_csv = { .name = "csv",
                                  .summary = "table of relations, with NAME.nodes.csv",
                                  .endings = { ".csv", ".tsv" },
                                  .read = read_csv };
