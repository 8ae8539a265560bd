#include "present/report_internal.h"
#include <stdio.h>
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

/* "/network/density" from "network." and "density". */
static void add_reason(writer *w, const char *prefix, const char *key, const char *reason)
{
    mv_text pointer = { 0 };
    mv_text_format(&pointer, "/%s%s", prefix, key);
    for (char *c = pointer.bytes; *c; c++)
        if (*c == '.') *c = '/';
    mv_text_add(&w->undefined, w->undefined.length ? ",\n    " : "\n    ");
    mv_text_add_json(&w->undefined, pointer.bytes);
    mv_text_add(&w->undefined, ": ");
    mv_text_add_json(&w->undefined, reason);
    mv_text_clear(&pointer);
}

static void add_value(writer *w, const mv_value *value, const char *prefix, const char *key)
{
    switch (value->kind) {
    case MV_UNDEFINED:
        mv_text_add(w->out, "null");
        if (value->text) add_reason(w, prefix, key, value->text);
        break;
    case MV_TEXT:
        mv_text_add_json(w->out, value->text);
        break;
    case MV_INTEGER:
        mv_text_format(w->out, "%.0f", value->number);
        break;
    case MV_BOOLEAN:
        mv_text_add(w->out, value->number != 0 ? "true" : "false");
        break;
    case MV_REAL:
        mv_text_add_number(w->out, value->number, 12);
        break;
    }
}

/* One object a line; a step shared by neighbouring columns ("metrics.") becomes an object inside. */
static void add_row(writer *w, const mv_table *table, const char *path, size_t row)
{
    char prefix[128];
    snprintf(prefix, sizeof prefix, "%s%zu.", path, row);
    const char *inside = "";
    mv_text_add(w->out, row ? "," : "");
    end_line(w);
    mv_text_add(w->out, "  {");
    for (size_t c = 0; c < table->column_count; c++) {
        const char *key = table->columns[c].key, *point = strchr(key, '.');
        size_t step = point ? (size_t)(point - key) + 1 : 0;
        bool same = step && strncmp(inside, key, step) == 0;
        if (*inside && !same) mv_text_add(w->out, "}");
        if (c) mv_text_add(w->out, ", ");
        if (step && !same) {
            add_key(w, key, step - 1);
            mv_text_add(w->out, "{");
        }
        inside = step ? key : "";
        add_key(w, key + step, strlen(key + step));
        add_value(w, &table->values[row * table->column_count + c], prefix, key);
    }
    mv_text_add(w->out, *inside ? "}}" : "}");
}

static void add_section(writer *w, const mv_section *section)
{
    mv_text key = { 0 };
    for (size_t i = 0; i < section->field_count + section->table_count; i++) {
        bool is_field = i < section->field_count;
        const mv_table *table = is_field ? NULL : &section->tables[i - section->field_count];
        key.length = 0;
        mv_text_format(&key, "%s%s%s", section->key, *section->key ? "." : "",
                       is_field ? section->fields[i].key : table->key);
        go_to(w, key.bytes);
        if (is_field) {
            add_value(w, &section->fields[i].value, "", key.bytes);
            continue;
        }
        mv_text_add(&key, ".");
        mv_text_add(w->out, "[");
        for (size_t r = 0; r < table->row_count; r++) add_row(w, table, key.bytes, r);
        if (table->row_count) end_line(w);
        mv_text_add(w->out, "]");
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

const mv_report_form mv_json_form = { "json", true, write };
