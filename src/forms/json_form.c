#include "forms/form.h"
#include "support/json/json_text.h"
#include <stdlib.h>
#include <string.h>

/* The report as the documented JSON. Keys with points open objects: fields that follow each other under the
 * same steps share them. Undefined values are null, the reason under their JSON pointer in "undefined". */

typedef struct writer {
    mv_text *out;
    mv_text open;      /* the steps of the objects that are open, as "network." */
    mv_text undefined; /* the object of reasons, still open */
    int depth;         /* of the lines to be written */
} writer;

/* Goes to the next member; its key is a step of a longer one. */
static void add_step(writer *w, mv_json_style style, const char *key, size_t length)
{
    char *step = mv_alloc(length + 1);
    memcpy(step, key, length);
    mv_json_next(w->out, style, step);
    free(step);
}

static void close_one(writer *w)
{
    mv_json_close(w->out, w->depth--, '}');
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
        add_step(w, w->depth++, rest, (size_t)(point - rest));
        mv_text_add(w->out, "{");
        mv_text_add_bytes(&w->open, rest, (size_t)(point - rest) + 1);
    }
    mv_json_next(w->out, w->depth, rest);
}

/* "network.density" becomes the pointer "/network/density". */
static void add_reason(writer *w, const char *path, const char *reason)
{
    mv_text pointer = { 0 };
    mv_text_format(&pointer, "/%s", path);
    for (char *c = pointer.bytes; *c; c++)
        if (*c == '.') *c = '/';
    mv_json_add_text(&w->undefined, 2, pointer.bytes, reason);
    mv_text_clear(&pointer);
}

static void add_table(writer *w, const mv_table *table, const char *path);

/* `path` is where the value stands, in steps with points between them. */
static void add_value(writer *w, const mv_value *value, const char *path)
{
    if (value->kind == MV_UNDEFINED) {
        mv_text_add(w->out, "null");
        add_reason(w, path, value->text ? value->text : "not given, or not applicable");
    } else if (value->kind == MV_TEXT) {
        mv_text_add_json(w->out, value->text);
    } else if (value->kind == MV_LIST) {
        add_table(w, value->list, path);
    } else {
        mv_value_write(w->out, value);
    }
}

/* The steps of the objects that columns share: "metrics." of "metrics.degree"; 0 for a plain key. */
static size_t step_of(const char *key)
{
    const char *point = strchr(key, '.');
    return point ? (size_t)(point - key) + 1 : 0;
}

/* The members of an object from a column on, whose keys agree in their first `open` bytes, and its end; a step
 * shared by neighbouring columns becomes an object inside. Returns the column behind them. */
static size_t add_members(writer *w, const mv_table *table, const mv_value *row, const char *path, size_t c,
                          size_t open)
{
    for (const char *first = table->columns[c].key;
         c < table->column_count && strncmp(table->columns[c].key, first, open) == 0;) {
        const char *key = table->columns[c].key;
        size_t step = step_of(key + open);
        if (step) {
            add_step(w, MV_JSON_TIGHT, key + open, step - 1);
            mv_text_add(w->out, "{");
            c = add_members(w, table, row, path, c, open + step);
            continue;
        }
        mv_json_next(w->out, MV_JSON_TIGHT, key + open);
        mv_text place = { 0 };
        mv_text_format(&place, "%s.%s", path, key);
        add_value(w, &row[c++], place.bytes);
        mv_text_clear(&place);
    }
    mv_text_add(w->out, "}");
    return c;
}

static void add_object(writer *w, const mv_table *table, const mv_value *row, const char *path)
{
    mv_json_open(w->out, w->depth, NULL, '{');
    add_members(w, table, row, path, 0, 0);
}

/* A list; a single value stands without brackets. */
static void add_array(writer *w, const mv_table *table, const mv_value *row, const char *path)
{
    bool bare = table->column_count == 1;
    if (!bare) mv_json_open(w->out, MV_JSON_TIGHT, NULL, '[');
    for (size_t c = 0; c < table->column_count; c++) {
        mv_text place = { 0 };
        mv_text_add(&place, path);
        if (!bare) mv_text_format(&place, ".%zu", c);
        mv_json_next(w->out, MV_JSON_TIGHT, NULL);
        add_value(w, &row[c], place.bytes);
        mv_text_clear(&place);
    }
    if (!bare) mv_text_add(w->out, "]");
}

/* Objects stand a line each, lists of bare values in one line. */
static void add_table(writer *w, const mv_table *table, const char *path)
{
    bool objects = table->column_count && table->columns[0].key;
    if (table->object) {
        mv_text_add(w->out, "{");
        add_members(w, table, table->values, path, 0, 0);
        return;
    }
    mv_text_add(w->out, "[");
    w->depth++;
    for (size_t r = 0; r < table->row_count; r++) {
        const mv_value *row = table->values + r * table->column_count;
        mv_text place = { 0 };
        mv_text_format(&place, "%s.%zu", path, r);
        (objects ? add_object : add_array)(w, table, row, place.bytes);
        mv_text_clear(&place);
    }
    mv_json_close(w->out, objects ? w->depth : MV_JSON_TIGHT, ']');
    w->depth--;
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
    writer w = { .out = out, .depth = 1 };
    mv_text_add(out, "{");
    mv_text_add(&w.undefined, "{");
    for (size_t s = 0; s < report->section_count; s++) add_section(&w, &report->sections[s]);
    go_to(&w, "undefined");
    mv_json_close(&w.undefined, 2, '}');
    mv_text_add(out, w.undefined.bytes);
    mv_json_close(out, 1, '}');
    mv_text_add(out, "\n");
    mv_text_clear(&w.open);
    mv_text_clear(&w.undefined);
}

const mv_report_form mv_json_form = { "json", ".json", .complete = true, .write = write };
