#include "formats/tables/vector_table.h"
#include "formats/records/properties.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/rows/table.h"
#include <string.h>

enum { ID, NAME, COUNTED, COLOR, COLUMNS };

static const char *const names[] = { [ID] = "id", [NAME] = "name", [COUNTED] = "counted", [COLOR] = "color" };

typedef struct reading {
    mv_relations *set;
    mv_log *log;
    mv_table_reader table;
    size_t where[COLUMNS];
} reading;

#define FAIL(r, column, ...)                                                                                      \
    ((void)mv_log_error((r)->log, MV_BAD_DATA, mv_table_place(&(r)->table, (r)->where[column]), __VA_ARGS__))

/* The field of a column, or NULL when it is empty or there is none. */
static const char *field(const reading *r, size_t column)
{
    const char *value = r->where[column] < r->table.count ? r->table.fields[r->where[column]] : "";
    return *value ? value : NULL;
}

static bool read_header(reading *r)
{
    for (size_t c = 0; c < COLUMNS; c++) {
        r->where[c] = MV_NONE;
        for (size_t f = 0; f < r->table.count; f++)
            if (mv_same_word(r->table.fields[f], names[c])) r->where[c] = f;
    }
    if (r->where[ID] != MV_NONE) return true;
    mv_log_error(r->log, MV_BAD_DATA, mv_table_place(&r->table, 0),
                 "the header has no column \"id\"; id,name,counted,color was expected");
    return false;
}

static bool get_counted(reading *r)
{
    const char *value = field(r, COUNTED);
    mv_quoted quoted;
    if (!value || mv_same_word(value, "true") || mv_same_word(value, "yes") || strcmp(value, "1") == 0)
        return true;
    if (!mv_same_word(value, "false") && !mv_same_word(value, "no") && strcmp(value, "0") != 0)
        FAIL(r, COUNTED, "\"counted\" is %s; true or false was expected", mv_quote(value, quoted));
    return false;
}

static const char *get_color(reading *r)
{
    const char *value = field(r, COLOR);
    mv_quoted quoted;
    if (!value) return NULL;
    if (*value == '#' && strspn(value + 1, "0123456789abcdefABCDEF") == 6 && !value[7])
        return mv_relations_text(r->set, value);
    FAIL(r, COLOR, "\"color\" is %s; \"#RRGGBB\" was expected", mv_quote(value, quoted));
    return NULL;
}

static void read_row(reading *r)
{
    const char *id = field(r, ID);
    mv_quoted quoted;
    if (!id || mv_text_is_blank(id)) {
        FAIL(r, ID, "\"id\" is %s; the id of a vector was expected", id ? "nothing but blanks" : "empty");
        return;
    }
    mv_vector vector = { mv_relations_text(r->set, id), mv_relations_text(r->set, field(r, NAME)), get_counted(r),
                         get_color(r) };
    if (mv_relations_add_vector(r->set, vector) == MV_NONE)
        FAIL(r, ID, "the vector id %s is used twice; ids must be unique", mv_quote(id, quoted));
}

mv_status mv_vector_table_read(mv_relations *set, const char *path, mv_log *log)
{
    mv_text bytes = { 0 };
    reading r = { .set = set, .log = log };
    mv_status status = mv_file_read(&bytes, path, log);
    if (!status) {
        mv_relations_add_file(set, path, bytes.bytes, bytes.length);
        if (mv_table_open(&r.table, path, bytes.bytes, bytes.length, log) && mv_table_next(&r.table) &&
            read_header(&r))
            while (mv_table_next(&r.table)) read_row(&r);
        mv_table_close(&r.table);
    }
    mv_text_clear(&bytes);
    return status;
}
