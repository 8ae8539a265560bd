#include "forms/form.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The report as the documented JSON. Keys with points open objects: fields that follow each other under the
 * same steps share them. Undefined values are null, with the reason under their JSON pointer in "undefined".
 */

typedef struct writer {
    mv_text *out;
    mv_text open;      /* the steps of the objects that are open, as "network." */
    mv_text undefined; /* members of the object of reasons */
    int depth;
    bool first; /* nothing stands in the innermost object yet */
} writer;

static void begin_line(writer *w)
{
    mv_text_add(w->out, w->first ? "\n" : ",\n");
    for (int i = 0; i < w->depth; i++) mv_text_add(w->out, "  ");
    w->first = false;
}

static void end_line(writer *w)
{
    mv_text_add(w->out, "\n");
    for (int i = 0; i < w->depth; i++) mv_text_add(w->out, "  ");
}

static void add_key(writer *w, const char *key, size_t length)
{
    char *copy = mv_alloc(length + 1);
    memcpy(copy, key, length);
    mv_text_add_json(w->out, copy);
    mv_text_add(w->out, ": ");
    free(copy);
}

static void close_one(writer *w)
{
    w->depth--;
    end_line(w);
    mv_text_add(w->out, "}");
    w->first = false;
    w->open.length--; /* the point */
    while (w->open.length && w->open.bytes[w->open.length - 1] != '.') w->open.length--;
    w->open.bytes[w->open.length] = '\0';
}

/* Closes and opens objects until those for `key` are open, and writes its last step. */
static void go_to(writer *w, const char *key)
{
    while (w->open.length && strncmp(key, w->open.bytes, w->open.length) != 0) close_one(w);
    const char *rest = key + w->open.length;
    for (const char *point; (point = strchr(rest, '.')); rest = point + 1) {
        begin_line(w);
        add_key(w, rest, (size_t)(point - rest));
        mv_text_add(w->out, "{");
        mv_text_add_bytes(&w->open, rest, (size_t)(point - rest) + 1);
        w->depth++;
        w->first = true;
    }
    begin_line(w);
    add_key(w, rest, strlen(rest));
}

/* "network.density" becomes the pointer "/network/density". */
static void add_reason(writer *w, const char *path, const char *reason)
{
    mv_text pointer = { 0 };
    mv_text_format(&pointer, "/%s", path);
    for (char *c = pointer.bytes; *c; c++)
        if (*c == '.') *c = '/';
    mv_text_add(&w->undefined, w->undefined.length ? ",\n    " : "\n    ");
    mv_text_add_json(&w->undefined, pointer.bytes);
    mv_text_add(&w->undefined, ": ");
    mv_text_add_json(&w->undefined, reason);
    mv_text_clear(&pointer);
}

static void add_table(writer *w, const mv_table *table, const char *path);

/* `path` is where the value stands, in steps with points between them. */
static void add_value(writer *w, const mv_value *value, const char *path)
{
    switch (value->kind) {
    case MV_UNDEFINED:
        mv_text_add(w->out, "null");
        add_reason(w, path, value->text ? value->text : "not given, or not applicable");
        break;
    case MV_TEXT:
        mv_text_add_json(w->out, value->text);
        break;
    case MV_INTEGER:
        mv_text_format(w->out, "%.0f", value->number);
        break;
    case MV_EXACT:
        mv_text_format(w->out, "%" PRIu64, value->exact);
        break;
    case MV_BOOLEAN:
        mv_text_add(w->out, value->number != 0 ? "true" : "false");
        break;
    case MV_REAL:
        mv_text_add_number(w->out, value->number, 12);
        break;
    case MV_LIST:
        add_table(w, value->list, path);
        break;
    }
}

/* The steps of the objects that columns share: "metrics." of "metrics.degree"; 0 for a plain key. */
static size_t step_of(const char *key)
{
    const char *point = strchr(key, '.');
    return point ? (size_t)(point - key) + 1 : 0;
}

/* One object; a step shared by neighbouring columns becomes an object inside. */
static void add_object(writer *w, const mv_table *table, const mv_value *row, const char *path)
{
    const char *inside = "";
    mv_text_add(w->out, "{");
    for (size_t c = 0; c < table->column_count; c++) {
        const char *key = table->columns[c].key;
        size_t step = step_of(key);
        bool same = step && strncmp(inside, key, step) == 0;
        if (*inside && !same) mv_text_add(w->out, "}");
        if (c) mv_text_add(w->out, ", ");
        if (step && !same) {
            add_key(w, key, step - 1);
            mv_text_add(w->out, "{");
        }
        inside = step ? key : "";
        add_key(w, key + step, strlen(key + step));
        mv_text place = { 0 };
        mv_text_format(&place, "%s.%s", path, key);
        add_value(w, &row[c], place.bytes);
        mv_text_clear(&place);
    }
    mv_text_add(w->out, *inside ? "}}" : "}");
}

static void add_array(writer *w, const mv_table *table, const mv_value *row, const char *path)
{
    bool bare = table->column_count == 1;
    mv_text_add(w->out, bare ? "" : "[");
    for (size_t c = 0; c < table->column_count; c++) {
        mv_text place = { 0 };
        mv_text_add(&place, path);
        if (!bare) mv_text_format(&place, ".%zu", c);
        if (c) mv_text_add(w->out, ", ");
        add_value(w, &row[c], place.bytes);
        mv_text_clear(&place);
    }
    mv_text_add(w->out, bare ? "" : "]");
}

/* Objects stand a line each, lists of bare values in one line. */
static void add_table(writer *w, const mv_table *table, const char *path)
{
    bool objects = table->column_count && table->columns[0].key;
    mv_text_add(w->out, "[");
    w->depth++;
    for (size_t r = 0; r < table->row_count; r++) {
        const mv_value *row = table->values + r * table->column_count;
        mv_text place = { 0 };
        mv_text_format(&place, "%s.%zu", path, r);
        if (r) mv_text_add(w->out, objects ? "," : ", ");
        if (objects) end_line(w);
        if (objects)
            add_object(w, table, row, place.bytes);
        else
            add_array(w, table, row, place.bytes);
        mv_text_clear(&place);
    }
    w->depth--;
    if (objects && table->row_count) end_line(w);
    mv_text_add(w->out, "]");
}

static void add_section(writer *w, const mv_section *section)
{
    mv_text key = { 0 };
    for (size_t i = 0; i < section->field_count + section->table_count; i++) {
        bool is_field = i < section->field_count;
        const mv_table *table = is_field ? NULL : &section->tables[i - section->field_count];
        if (table && !table->key) continue;
        key.length = 0;
        mv_text_format(&key, "%s%s%s", section->key, *section->key ? "." : "",
                       is_field ? section->fields[i].key : table->key);
        go_to(w, key.bytes);
        if (is_field)
            add_value(w, &section->fields[i].value, key.bytes);
        else
            add_table(w, table, key.bytes);
    }
    mv_text_clear(&key);
}

static void write(mv_text *out, const mv_report *report, const mv_report_options *options)
{
    (void)options;
    writer w = { .out = out, .depth = 1, .first = true };
    mv_text_add(out, "{");
    for (size_t s = 0; s < report->section_count; s++) add_section(&w, &report->sections[s]);
    go_to(&w, "undefined");
    mv_text_format(out, "{%s%s}\n}\n", w.undefined.length ? w.undefined.bytes : "",
                   w.undefined.length ? "\n  " : "");
    mv_text_clear(&w.open);
    mv_text_clear(&w.undefined);
}

const mv_report_form mv_json_form = { "json", ".json", .complete = true, .write = write };
