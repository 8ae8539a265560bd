#include "formats/reader.h"
#include "formats/records/records.h"
#include "formats/records/refuse.h"
#include "formats/relation_set/join.h"
#include "formats/tables/vector_table.h"
#include "multivector/recipe.h"
#include "support/file.h"
#include "support/json/json_read.h"
#include "support/memory.h"
#include "support/names.h"
#include <string.h>

static const mv_read_options defaults = { 0 };

/* Options that fill in what a format cannot say are no use to one that says everything. */
static mv_status check_options(const mv_format *format, const mv_input *input)
{
    const mv_read_options *o = input->options;
    const char *option = o->vector_table      ? "--vector-table"
                         : o->map.count       ? "--map"
                         : o->missing.count   ? "--missing"
                         : o->dates           ? "--dates"
                         : o->undirected_once ? "--undirected-once"
                         : o->covers.from.day ? "--covers"
                                              : NULL;
    if (format->own && option)
        return mv_misuse(input->log, "%s goes with tables and other foreign formats; %s says such things itself",
                         option, format->name);
    if (format != &mv_format_csv && (o->nodes || o->columns.count))
        return mv_misuse(input->log, "%s goes with CSV; %s lists its actors itself",
                         o->nodes ? "--nodes" : "--columns", format->name);
    if (format != &mv_format_csv && o->split)
        return mv_misuse(input->log, "--split goes with CSV; %s has no lists in cells", format->name);
    return mv_records_check_map(o->map, input->log);
}

static bool is_json(const mv_format *format)
{
    return format == &mv_format_json || format == &mv_format_jgf || format == &mv_format_node_link ||
           format == &mv_format_cyjs;
}

static mv_status read_with(mv_relations *set, const mv_format *format, const mv_input *input)
{
    mv_period covers = input->options->covers;
    size_t errors_before = input->log->errors;
    mv_status status = check_options(format, input);
    if (!status && input->options->vector_table)
        status = mv_vector_table_read(set, input->options->vector_table, input->log);
    size_t depth = mv_relations_limits(set).depth;
    if (!status && is_json(format) && mv_json_nests(input->bytes, input->length, depth))
        mv_relations_too_deep(set, depth);
    else if (!status)
        status = format->read(set, input);
    set->foreign = !format->own;
    if (mv_relations_over(set)) return mv_refuse_over(set, input->path, input->log);
    if (covers.from.day) mv_relations_add_coverage(set, (mv_coverage){ .from = covers.from, .to = covers.to });
    return !status && input->log->errors > errors_before ? MV_BAD_DATA : status;
}

/* A table that is none of ours may be one that there is a recipe for. */
static void say_recipe(const char *path, mv_log *log)
{
    size_t needed;
    mv_recipe *recipe = strcmp(path, "-") != 0 ? mv_recipe_recognise(path) : NULL;
    if (!recipe) return;
    const mv_recipe_about *about = mv_recipe_tells(recipe);
    const char *name = mv_recipe_name(recipe), *version = about->version;
    mv_recipe_table_count(recipe, &needed);
    if (needed == 1)
        mv_log_error(log, MV_BAD_DATA, (mv_place){ path, 0, 0 }, "this looks like %s%s%s; --recipe %s reads it",
                     about->title, version ? " " : "", version ? version : "", name);
    else
        mv_log_error(log, MV_BAD_DATA, (mv_place){ path, 0, 0 },
                     "this looks like a table of %s%s%s; \"multivector import %s\" reads it with the others",
                     about->title, version ? " " : "", version ? version : "", name);
    mv_recipe_free(recipe);
}

static mv_status read_text(mv_relations *set, const mv_format **format, const mv_input *input)
{
    mv_status status = mv_refuse_input(input);
    if (!status) status = mv_format_of_input(format, input);
    if (status) return status;
    mv_relations_add_file(set, input->path, input->bytes, input->length);
    return read_with(set, *format, input);
}

mv_status mv_read_text(mv_relations **out, const mv_format **format, const mv_input *text)
{
    const mv_format *told = NULL;
    mv_relations *set = mv_relations_new(text->path);
    mv_relations_limit(set, mv_limits_asked(text->options));
    mv_status status = read_text(set, &told, text);
    mv_log_sort(text->log);
    if (status)
        mv_relations_free(set);
    else
        mv_relations_limit(*out = set, (mv_limits){ 0 });
    if (format) *format = told;
    return status;
}

static mv_status read_whole(mv_relations *set, mv_input *input, mv_text *text, mv_stream *stream)
{
    const mv_format *format = NULL;
    char hex[65];
    mv_text_add_bytes(text, input->bytes, input->length);
    mv_status status = mv_stream_rest(stream, text, input->log);
    if (status) return status;
    input->bytes = text->bytes;
    input->length = text->length;
    status = mv_refuse_input(input);
    if (!status) status = mv_format_of_input(&format, input);
    if (!status) {
        mv_stream_digest(stream, hex);
        mv_relations_add_digest(set, input->path, hex);
        status = read_with(set, format, input);
    }
    if (status == MV_BAD_DATA && (!format || format == &mv_format_csv)) say_recipe(input->path, input->log);
    return status;
}

static mv_status read_stream(mv_relations *set, mv_input *input, const mv_format *format, mv_stream *stream)
{
    char hex[65];
    input->rest = stream;
    mv_status status = read_with(set, format, input);
    mv_stream_digest(stream, hex);
    mv_relations_add_digest(set, input->path, hex);
    return status;
}

/* Sets in our own format need no recipe, even where the other files of a run do. */
static bool takes_recipe(const char *path, const mv_read_options *options)
{
    static const char *const endings[] = { ".json", ".json.gz", ".jsonl", ".jsonl.gz", ".ndjson" };
    for (size_t i = 0; i < MV_COUNT(endings); i++)
        if (mv_text_ends_with(path, endings[i])) return false;
    return options && options->recipe;
}

static mv_status relations_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log)
{
    mv_text text = { 0 };
    mv_log own = { 0 };
    mv_stream *stream = NULL;
    if (!log) log = &own;
    if (takes_recipe(path, options)) return mv_recipe_read(out, path, options, log);
    mv_input input = {
        .path = path, .options = options ? options : &defaults, .log = log, .read_base = mv_read_base
    };
    mv_relations *set = mv_relations_new(path);
    mv_relations_limit(set, mv_limits_asked(options));
    mv_status status = mv_stream_open(&stream, path, log);
    if (!status) status = mv_stream_next(stream, &input.bytes, &input.length, log);
    if (status) goto done;
    const mv_format *streaming = mv_format_of_stream(&input);
    status = streaming ? read_stream(set, &input, streaming, stream) : read_whole(set, &input, &text, stream);
    mv_log_sort(log);
    if (status) goto done;
    mv_relations_limit(set, (mv_limits){ 0 });
    *out = set;
    set = NULL;
done:
    mv_stream_close(stream);
    mv_relations_free(set);
    mv_text_clear(&text);
    mv_log_clear(&own);
    return status;
}

mv_status mv_read_base(mv_relations **set, mv_text *text, const char *path, mv_log *log)
{
    const mv_format *format;
    mv_status status = mv_file_read(text, path, log);
    mv_input input = {
        .path = path, .bytes = text->bytes, .length = text->length, .options = &defaults, .log = log
    };
    *set = NULL;
    if (!status) status = mv_format_of_input(&format, &input);
    if (status || format == &mv_format_json) return status;
    mv_text_clear(text);
    return relations_read(set, path, NULL, log);
}

mv_status mv_relations_read(mv_relations **out, const char *path, const mv_read_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, relations_read(out, path, options, log), mv_guard_failed(log));
}

static mv_status check_together(mv_relations *set, const char *path, const mv_read_options *options, mv_log *log)
{
    mv_relations_limit(set, mv_limits_asked(options));
    mv_relations_expect(set, set->actor_count);
    mv_relations_expect_relations(set, set->relation_count);
    mv_status status = mv_refuse_over(set, path, log);
    mv_relations_limit(set, (mv_limits){ 0 });
    return status;
}

static mv_status relations_read_all(mv_relations **out, const char *const *paths, size_t count,
                                    const mv_read_options *options, mv_log *log)
{
    mv_relations *set = NULL, *next = NULL;
    mv_status status = relations_read(&set, paths[0], options, log);
    for (size_t i = 1; i < count; i++) {
        mv_status one = relations_read(&next, paths[i], options, log);
        if (!one && !status) mv_relations_join(set, next, log);
        if (!one) mv_relations_free(next);
        if (!status) status = one;
    }
    if (!status) status = check_together(set, paths[0], options, log);
    if (!status)
        *out = set;
    else
        mv_relations_free(set);
    return status;
}

mv_status mv_relations_read_all(mv_relations **out, const char *const *paths, size_t count,
                                const mv_read_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, relations_read_all(out, paths, count, options, log), mv_guard_failed(log));
}
