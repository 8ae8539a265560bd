#include "formats/reader.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>
#include <string.h>

/* In the order in which they are asked whether a text is theirs; csv takes what is left. */
static const mv_format *const formats[] = {
    &mv_format_json, &mv_format_jsonl,     &mv_format_graphml, &mv_format_gexf, &mv_format_jgf,
    &mv_format_cyjs, &mv_format_node_link, &mv_format_gml,     &mv_format_dot,  &mv_format_pajek,
    &mv_format_dl,   &mv_format_matrix,    &mv_format_csv,
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

/* How long the ending is that tells the format, also of a packed file; 0: another ends so. */
static size_t ending_of(const mv_format *format, const char *path)
{
    char *name = mv_copy(path);
    size_t longest = 0;
    if (mv_text_ends_with(name, ".gz")) name[strlen(name) - 3] = '\0';
    for (size_t e = 0; e < MV_COUNT(format->endings) && format->endings[e]; e++) {
        size_t length = strlen(format->endings[e]);
        if (mv_text_ends_with(name, format->endings[e]) && length > longest) longest = length;
    }
    free(name);
    return longest;
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
    for (size_t i = 0; i < MV_COUNT(formats); i++) {
        if (!formats[i]->read || !ending_of(formats[i], input->path)) continue;
        if (recognises(formats[i], input)) return formats[i];
        if (!first) first = formats[i];
    }
    return first;
}

/* Of a text that its ending says to be of one format the other one that it is of; NULL: nothing speaks against the
 * ending. A table may begin with any word, but not with a bracket. */
static const mv_format *other_than(const mv_format *ending, const mv_input *input)
{
    char first = *beginning(input);
    if (recognises(ending, input) || (!ending->recognise && (!first || !strchr("{[<*", first)))) return NULL;
    for (size_t i = 0; i < MV_COUNT(formats); i++)
        if (formats[i]->read && recognises(formats[i], input)) return formats[i];
    return NULL;
}

static mv_status refuse_ending(const mv_format *ending, const mv_format *other, const mv_input *input)
{
    return mv_log_error(input->log, MV_BAD_DATA, (mv_place){ input->path, 1, 1 },
                        "the name is that of a %s file, and this is %s; --from %s, or another name, was expected",
                        ending->name, other->name, other->name);
}

/* What no format knows for its own is a document of ours when it begins as JSON does, and else a table. */
static const mv_format *by_content(const mv_input *input)
{
    for (size_t i = 0; i < MV_COUNT(formats); i++)
        if (formats[i]->read && recognises(formats[i], input)) return formats[i];
    return strchr("{[", *beginning(input)) && *beginning(input) ? &mv_format_json : &mv_format_csv;
}

const char *mv_format_read_name(size_t index)
{
    for (size_t i = 0; i < MV_COUNT(formats); i++)
        if (formats[i]->read && index-- == 0) return formats[i]->name;
    return NULL;
}

const char *mv_format_written_name(size_t index)
{
    for (size_t i = 0; i < MV_COUNT(formats); i++)
        if (formats[i]->write && index-- == 0) return formats[i]->name;
    return NULL;
}

static const mv_format *by_name(const char *name)
{
    size_t index;
    return mv_choices_find(mv_format_name, name, &index) ? formats[index] : NULL;
}

mv_status mv_format_of_input(const mv_format **out, const mv_input *input)
{
    const char *name = input->options->format;
    *out = name ? by_name(name) : by_ending(input);
    const mv_format *other = *out && !name ? other_than(*out, input) : NULL;
    if (other) return refuse_ending(*out, other, input);
    if (!*out && !name) *out = by_content(input);
    if (*out && (*out)->read) return MV_OK;
    return mv_choices_refuse(mv_format_read_name, "the input format", name, input->log);
}

const mv_format *mv_format_of_stream(const mv_input *input)
{
    const char *name = input->options->format;
    const mv_format *format = name ? by_name(name) : by_ending(input);
    if (!format && !name) format = by_content(input);
    bool other = format && !name && other_than(format, input);
    return format && format->streams && !other ? format : NULL;
}

mv_status mv_format_of_output(const mv_format **out, const char *name, const char *path, mv_log *log)
{
    const char *point = path ? mv_text_ending(path) : NULL;
    *out = name ? by_name(name) : NULL;
    for (size_t i = 0, longest = 0; i < MV_COUNT(formats) && !name && path; i++) {
        size_t length = formats[i]->write ? ending_of(formats[i], path) : 0;
        if (length > longest) *out = formats[i];
        if (length > longest) longest = length;
    }
    if (*out && (*out)->write) return MV_OK;
    if (name) return mv_choices_refuse(mv_format_written_name, "--to", name, log);
    mv_quoted quoted;
    mv_text list = { 0 };
    mv_choices_list(&list, mv_format_written_name);
    mv_status status =
        point ? mv_misuse(log, "no format that is written ends in %s; --to %s says which is meant",
                          mv_quote(point, quoted), list.bytes)
              : mv_misuse(log, "the name of the output does not say its format; --to %s was expected", list.bytes);
    mv_text_clear(&list);
    return status;
}
