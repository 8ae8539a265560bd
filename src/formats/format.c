#include "formats/reader.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>
#include <string.h>

/* One a line, in the order in which they are asked whether a text is theirs; csv takes what is left. */
static const mv_format *const formats[] = {
    &mv_format_json,
    &mv_format_csv,
};

size_t mv_format_count(void)
{
    return MV_COUNT(formats);
}

const char *mv_format_name(size_t index)
{
    return index < MV_COUNT(formats) ? formats[index]->name : NULL;
}

const char *mv_format_summary(size_t index)
{
    return formats[index]->summary;
}

static bool has_ending(const mv_format *format, const char *path)
{
    for (size_t e = 0; e < MV_COUNT(format->endings) && format->endings[e]; e++)
        if (mv_text_ends_with(path, format->endings[e])) return true;
    return false;
}

/* Behind the byte-order mark and blanks. */
static const char *beginning(const mv_input *input)
{
    const char *bytes = input->bytes;
    if (strncmp(bytes, "\xef\xbb\xbf", 3) == 0) bytes += 3;
    return bytes + strspn(bytes, " \t\r\n");
}

static bool recognises(const mv_format *format, const mv_input *input)
{
    const char *bytes = beginning(input);
    return format->recognise && format->recognise(bytes, (size_t)(input->bytes + input->length - bytes));
}

/* The first format of this ending that knows the text for its own, or else the first of this ending. */
static const mv_format *by_ending(const mv_input *input)
{
    const mv_format *first = NULL;
    char *path = mv_copy(input->path);
    if (mv_text_ends_with(path, ".gz")) path[strlen(path) - 3] = '\0';
    for (size_t i = 0; i < MV_COUNT(formats); i++) {
        const mv_format *format = formats[i];
        if (!format->read || !has_ending(format, path)) continue;
        if (!first) first = format;
        if (!recognises(format, input)) continue;
        first = format;
        break;
    }
    free(path);
    return first;
}

/* What no format knows for its own is a document of ours when it begins as JSON does, and else a table. */
static const mv_format *by_content(const mv_input *input)
{
    for (size_t i = 0; i < MV_COUNT(formats); i++)
        if (formats[i]->read && recognises(formats[i], input)) return formats[i];
    return strchr("{[", *beginning(input)) && *beginning(input) ? &mv_format_json : &mv_format_csv;
}

static mv_status find_format(const mv_format **out, const mv_input *input)
{
    const char *name = input->options->format;
    size_t index;
    if (!name) {
        *out = by_ending(input);
        if (!*out) *out = by_content(input);
        return MV_OK;
    }
    if (!mv_choices_find(mv_format_name, name, &index))
        return mv_choices_refuse(mv_format_name, "the input format", name, input->log);
    *out = formats[index];
    return MV_OK;
}

static mv_status relations_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log)
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
    const mv_format *format = NULL;
    status = find_format(&format, &input);
    if (status) goto done;
    mv_relations_add_file(set, path, text.bytes, text.length);
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

mv_status mv_relations_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, relations_read(out, path, options, log), mv_guard_failed(log));
}
