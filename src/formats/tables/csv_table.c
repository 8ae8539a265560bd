#include "formats/tables/csv_table.h"
#include "support/memory.h"
#include <stdlib.h>

mv_place mv_csv_place(void *context, size_t position)
{
    return mv_lines_place(&((mv_csv_table *)context)->table.lines, position);
}

bool mv_csv_open(mv_csv_table *t, const char *path, const char *bytes, size_t length)
{
    if (!mv_table_open(&t->table, path, bytes, length, t->input->log)) return false;
    if (mv_table_next(&t->table)) return true;
    if (t->table.count) return false; /* the header itself is broken, and the log has it */
    mv_log_error(t->input->log, MV_BAD_DATA, (mv_place){ path, 1, 1 },
                 "the table is empty; a header with \"%s\" was expected",
                 mv_property_name(t->kind == MV_ACTOR ? MV_IS_ID : MV_IS_SOURCE));
    return false;
}

void mv_csv_close(mv_csv_table *t)
{
    for (size_t i = 0; i < t->count; i++) free(t->names[i]);
    MV_FREE(t->names, t->values, t->before, t->is_end, t->fields);
    mv_table_close(&t->table);
}

bool mv_csv_has(const mv_csv_table *t, mv_property property)
{
    for (size_t i = 0; i < t->value_count; i++)
        if (mv_records_meaning(t->records, t->kind, t->values[i].column) == property) return true;
    return false;
}
