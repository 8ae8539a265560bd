#include "formats/append.h"
#include "formats/reader.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>
#include <string.h>

/* One relation more in a document, which stays as it is but for that. */

static mv_status refuse_format(const mv_format *format, const char *path, mv_log *log)
{
    mv_quoted quoted;
    return mv_misuse(log,
                     "%s is %s, which add does not change; JSON, JSON Lines or a table was expected: multivector "
                     "convert FILE -o NAME.json",
                     mv_quote(path, quoted), format->name);
}

/* What stands there is read again, where it will stand: a table may have no column for what is said. */
static mv_status check(const mv_input *before, const mv_text *text, const mv_relations *set, const char *path)
{
    mv_log own = { 0 };
    mv_input after = *before;
    mv_relations *read = NULL;
    after.log = &own;
    after.path = path;
    after.bytes = text->bytes;
    after.length = text->length;
    mv_status status = mv_read_text(&read, NULL, &after);
    const char *lost =
        status || read->relation_count != set->relation_count ? "row" : mv_append_difference(set, read);
    if (status && own.count)
        mv_log_error(before->log, status, own.messages[0].place, "with the relation the file would be wrong: %s",
                     own.messages[0].text);
    else if (lost)
        status = mv_log_error(before->log, MV_USAGE, (mv_place){ before->path, 0, 0 },
                              "the table has no column for the \"%s\" of this relation; one in its header, or a "
                              "document (multivector convert), was expected",
                              lost);
    mv_relations_free(read);
    mv_log_clear(&own);
    return status;
}

/* The document may stand in its own place, but in no other that it was read from. */
static mv_status check_output(const mv_relations *set, const mv_input *input, const char *path)
{
    mv_quoted quoted;
    for (size_t i = 0; i < set->file_count && path; i++)
        if (strcmp(set->files[i].path, input->path) != 0 && mv_file_same(set->files[i].path, path))
            return mv_misuse(input->log, "%s is read, and would be overwritten; another file was expected",
                             mv_quote(path, quoted));
    return MV_OK;
}

static void pack(mv_text *text)
{
    mv_text packed = { 0 };
    mv_gzip(&packed, text->bytes, text->length);
    mv_text_clear(text);
    *text = packed;
}

static mv_status append(mv_text *out, mv_relations **set, const mv_input *input, const mv_append *asked)
{
    const mv_format *format;
    const char *path = asked->output && strcmp(asked->output, "-") != 0 ? asked->output : NULL;
    mv_status status = mv_read_text(set, &format, input);
    if (status) return status;
    if (!format->append) return refuse_format(format, input->path, input->log);
    status = check_output(*set, input, path);
    if (!status) status = mv_append_to_set(*set, asked, input->options->strict, input->log);
    if (!status) status = format->append(out, input, *set);
    if (!status) status = check(input, out, *set, path ? path : input->path);
    if (!status && path && mv_text_ends_with(path, ".gz")) pack(out);
    return status;
}

static mv_status relations_append(char **out, size_t *length, mv_relations **set, const char *path,
                                  const mv_append *asked, const mv_read_options *options, mv_log *log)
{
    static const mv_read_options defaults = { 0 };
    mv_text text = { 0 }, longer = { 0 };
    mv_relations *made = NULL;
    mv_log own = { 0 };
    if (!log) log = &own;
    mv_status status = mv_file_read(&text, path, log);
    mv_input input = { .path = path,
                       .bytes = text.bytes ? text.bytes : "",
                       .length = text.length,
                       .options = options ? options : &defaults,
                       .log = log,
                       .read_base = mv_read_base };
    if (!status) status = append(&longer, &made, &input, asked);
    mv_text_clear(&text);
    mv_log_clear(&own);
    if (set && !status)
        *set = made;
    else
        mv_relations_free(made);
    return mv_text_hand_over(&longer, out, length, status);
}

mv_status mv_relations_append(char **out, size_t *length, mv_relations **set, const char *path,
                              const mv_append *asked, const mv_read_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, relations_append(out, length, set, path, asked, options, log),
                      mv_guard_failed(log));
}
