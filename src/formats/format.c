#include "formats/reader.h"
#include "support/file.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static const mv_format *const formats[] = { &mv_format_json, &mv_format_csv };

size_t mv_format_count(void)
{
    return MV_COUNT(formats);
}

const char *mv_format_name(size_t index)
{
    return formats[index]->name;
}

const char *mv_format_summary(size_t index)
{
    return formats[index]->summary;
}

static bool ends_with(const char *text, const char *ending)
{
    size_t a = strlen(text), b = strlen(ending);
    return a >= b && strcmp(text + a - b, ending) == 0;
}

static const mv_format *by_name(const char *name)
{
    for (size_t i = 0; i < MV_COUNT(formats); i++)
        if (strcmp(formats[i]->name, name) == 0) return formats[i];
    return NULL;
}

static const mv_format *by_ending(const char *path)
{
    for (size_t i = 0; i < MV_COUNT(formats); i++)
        for (size_t e = 0; e < MV_COUNT(formats[i]->endings) && formats[i]->endings[e]; e++)
            if (ends_with(path, formats[i]->endings[e])) return formats[i];
    return NULL;
}

/* JSON begins with a brace or a bracket; anything else can only be a table. */
static const mv_format *by_content(const char *bytes)
{
    if (strncmp(bytes, "\xef\xbb\xbf", 3) == 0) bytes += 3;
    bytes += strspn(bytes, " \t\r\n");
    return *bytes == '{' || *bytes == '[' ? &mv_format_json : &mv_format_csv;
}

static mv_status find_format(const mv_format **out, const mv_input *input)
{
    const char *name = input->options->format;
    if (!name) {
        *out = by_ending(input->path);
        if (!*out) *out = by_content(input->bytes);
        return MV_OK;
    }
    *out = by_name(name);
    if (*out) return MV_OK;
    const char *names[MV_COUNT(formats)];
    for (size_t i = 0; i < MV_COUNT(formats); i++) names[i] = formats[i]->name;
    mv_quoted quoted, hint;
    return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 },
                        "unknown input format %s; json or csv was expected%s", mv_quote(name, quoted),
                        mv_suggest(name, names, MV_COUNT(names), hint));
}

mv_status mv_relations_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log)
{
    static const mv_read_options defaults = { 0 };
    mv_text text = { 0 };
    mv_log own = { 0 };
    if (!log) log = &own;
    mv_relations *set = mv_relations_new(path);
    size_t errors_before = log->errors;
    mv_status status = mv_file_read(&text, path, log);
    if (status) goto done;
    mv_input input = { path, text.bytes, text.length, options ? options : &defaults, log };
    const mv_format *format;
    status = find_format(&format, &input);
    if (status) goto done;
    mv_sha256(text.bytes, text.length, set->sha256);
    status = format->read(set, &input);
    if (!status && log->errors > errors_before) status = MV_BAD_DATA;
    mv_log_sort(log);
    if (status) goto done;
    *out = set;
    set = NULL;
done:
    mv_relations_free(set);
    mv_text_clear(&text);
    mv_log_clear(&own);
    return status;
}

const char *mv_suggest_actor(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer)
{
    enum { PATIENCE = 100 };
    buffer[0] = '\0';
    if (log->errors > PATIENCE) return buffer;
    const char **ids = mv_alloc_array(set->actor_count, sizeof *ids);
    const char *candidate = id;
    for (size_t i = 0; i < set->actor_count; i++) {
        ids[i] = set->actors[i].id;
        if (strcmp(set->actors[i].name, id) == 0) candidate = ids[i];
    }
    mv_suggest(candidate, ids, set->actor_count, buffer);
    free(ids);
    return buffer;
}

size_t mv_resolve_type(mv_relations *set, const char *id)
{
    size_t found = mv_relations_find_type(set, id);
    const mv_type *builtin = found == MV_NONE ? mv_builtin_type_find(id) : NULL;
    return builtin ? mv_relations_add_type(set, *builtin) : found;
}

const char *mv_suggest_type(const mv_relations *set, const char *id, mv_quoted buffer)
{
    size_t builtin = mv_builtin_type_count(), count = set->type_count + builtin;
    const char **ids = mv_alloc_array(count, sizeof *ids);
    for (size_t i = 0; i < set->type_count; i++) ids[i] = set->types[i].id;
    for (size_t i = 0; i < builtin; i++) ids[set->type_count + i] = mv_builtin_type(i)->id;
    mv_suggest(id, ids, count, buffer);
    free(ids);
    return buffer;
}

bool mv_confidence_parse(const char *text, mv_confidence *confidence)
{
    for (int c = MV_HIGH; c <= MV_LOW; c++)
        if (strcmp(text, mv_confidence_name((mv_confidence)c)) == 0) {
            *confidence = (mv_confidence)c;
            return true;
        }
    return false;
}
