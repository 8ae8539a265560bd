#include "model/suggest.h"
#include "picture/drawing/drawing_parts.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/rows/table.h"
#include <math.h>
#include <string.h>

/* Places of actors as CSV: a header with id, x and y, then a row for each. They are points from the upper left
 * corner of the picture, y growing downwards. */

enum { ID, X, Y, COLUMNS };

static const char *const headers[] = { [ID] = "id", [X] = "x", [Y] = "y" };

/* Where the columns stand, in whatever order; others are passed over. */
static mv_status read_header(mv_table_reader *table, size_t columns[COLUMNS], mv_log *log)
{
    size_t errors = log->errors;
    if (!mv_table_next(table) && log->errors > errors) return MV_BAD_DATA;
    for (int wanted = ID; wanted < COLUMNS; wanted++) {
        columns[wanted] = MV_NONE;
        for (size_t i = 0; i < table->count; i++)
            if (strcmp(table->fields[i], headers[wanted]) == 0) columns[wanted] = i;
        if (columns[wanted] == MV_NONE)
            mv_log_error(log, MV_BAD_DATA, mv_lines_place(&table->lines, 0),
                         "there is no column \"%s\"; the first line was expected to be id,x,y", headers[wanted]);
    }
    return log->errors > errors ? MV_BAD_DATA : MV_OK;
}

static const char *field(const mv_table_reader *table, size_t column)
{
    return column < table->count ? table->fields[column] : "";
}

/* The actor whose id is shown so. */
static const char *shown_so(const mv_relations *set, const char *shown)
{
    for (size_t i = 0; strchr(shown, '\\') && i < set->actor_count; i++) {
        mv_text text = { 0 };
        mv_text_add_printable(&text, set->actors[i].id);
        bool same = strcmp(text.bytes, shown) == 0;
        mv_text_clear(&text);
        if (same) return set->actors[i].id;
    }
    return shown;
}

/* A quote before =, +, - or @ keeps spreadsheets from reading an id as a formula, and characters that are unseen
 * are shown; we write both. */
static const char *plain_id(const mv_relations *set, const char *id)
{
    if (mv_relations_find_actor(set, id) != MV_NONE) return id;
    return shown_so(set, id + (id[0] == '\''));
}

static bool read_number(mv_table_reader *table, size_t column, double *value, mv_log *log)
{
    const char *text = field(table, column);
    mv_quoted quoted;
    if (mv_number_parse(text, value) && fabs(*value) <= MV_FARTHEST_PLACE) return true;
    mv_log_error(log, MV_BAD_DATA, mv_table_place(table, column),
                 "%s is no place; a number of points up to %d was expected", mv_quote(text, quoted),
                 MV_FARTHEST_PLACE);
    return false;
}

static bool is_known(const mv_drawing_plan *plan, const char *id)
{
    if (mv_relations_find_actor(plan->network->set, id) != MV_NONE) return true;
    return plan->subject->knows && plan->subject->knows(plan, id);
}

/* An actor that the set has and the selection has not is passed over: one file serves many pictures. */
static void read_row(mv_drawing_plan *plan, mv_table_reader *table, const size_t columns[COLUMNS], mv_log *log)
{
    const mv_relations *set = plan->network->set;
    const char *id = plain_id(set, field(table, columns[ID]));
    size_t actor = mv_network_find(plan->network, id);
    mv_place_kept place = { .known = true };
    mv_quoted quoted, hint;
    bool x = read_number(table, columns[X], &place.x, log), y = read_number(table, columns[Y], &place.y, log);
    if (!is_known(plan, id))
        mv_log_error(log, MV_BAD_DATA, mv_table_place(table, columns[ID]), "%s is no actor%s",
                     mv_quote(id, quoted), mv_suggest_actor(set, id, log, hint));
    else if (actor != MV_NONE && plan->places[actor].known)
        mv_log_error(log, MV_BAD_DATA, mv_table_place(table, columns[ID]), "%s has a place already",
                     mv_quote(id, quoted));
    else if (actor != MV_NONE && x && y)
        plan->places[actor] = place;
}

mv_status mv_drawing_places_read(mv_drawing_plan *plan, const char *path, mv_log *log)
{
    mv_text bytes = { 0 };
    mv_table_reader table = { 0 };
    mv_log own = { 0 };
    if (!log) log = &own;
    size_t columns[COLUMNS], errors = log->errors;
    mv_status status = mv_file_read(&bytes, path, log);
    if (status) goto done;
    plan->places = mv_alloc_array(plan->network->actor_count, sizeof *plan->places);
    if (mv_table_open(&table, path, bytes.bytes, bytes.length, log) && !read_header(&table, columns, log))
        while (mv_table_next(&table)) read_row(plan, &table, columns, log);
    status = log->errors > errors ? MV_BAD_DATA : MV_OK;
done:
    mv_table_close(&table);
    mv_text_clear(&bytes);
    mv_log_clear(&own);
    return status;
}

/* What is unseen is shown, and found again by what is shown. */
static void add_id(mv_text *out, const char *id)
{
    mv_text shown = { 0 };
    mv_text_add_printable(&shown, id);
    mv_text_add_csv(out, shown.length ? shown.bytes : "");
    mv_text_clear(&shown);
}

size_t mv_drawing_places_write(mv_text *out, const mv_drawing_plan *plan, const char *lines)
{
    const char *line = lines;
    mv_text_add(out, "id,x,y\n");
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        if (mv_drawing_number(plan, i) == MV_NONE) continue;
        size_t x = strcspn(line, " \n"), y = strcspn(line + x, "\n");
        add_id(out, mv_network_actor(plan->network, i)->id);
        mv_text_add(out, ",");
        mv_text_add_bytes(out, line, x);
        mv_text_add(out, ",");
        mv_text_add_bytes(out, line + x + (y > 0), y - (y > 0));
        mv_text_add(out, "\n");
        line += x + y + (line[x + y] != '\0');
    }
    return (size_t)(line - lines);
}
