#include "cli/command.h"
#include "multivector/drawing.h"
#include <string.h>

static mv_status parse_layout(const char *value, void *target, mv_parse *parse)
{
    mv_quoted quoted;
    if (strcmp(value, "network") == 0) return mv_parse_text(value, target, parse);
    return mv_log_error(parse->log, MV_USAGE, (mv_place){ 0 }, "--layout is %s; network was expected",
                        mv_quote(value, quoted));
}

typedef struct render_options {
    mv_drawing_options drawing;
    const char *layout;
} render_options;

static void add_options(mv_run *run, void *own)
{
    render_options *o = own;
    const mv_option rows[] = {
        { 0, "layout", "NAME", "network: actors and the relations between them", parse_layout, &o->layout },
        { 0, "engine", "NAME", "neato, fdp, sfdp, dot, circo or twopi; chosen by size otherwise", mv_parse_text,
          &o->drawing.engine },
        { 0, "size-by", "METRIC", "size of actors (degree)", mv_parse_text, &o->drawing.size_by },
        { 0, "title", "TEXT", "title of the picture; the document's otherwise", mv_parse_text, &o->drawing.title },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_selection(&run->options, &run->settings);
    mv_options_add_input(&run->options, &run->settings);
    mv_options_add_common(&run->options, &run->settings);
}

/* The form of the picture: asked for, or told by the ending of the output's name. */
static mv_status find_format(mv_run *run, const char **format)
{
    static const char *const known[] = { "svg", "dot" };
    const char *name = run->settings.format, *output = run->settings.output;
    const char *point = output ? strrchr(output, '.') : NULL;
    bool asked = name != NULL;
    if (!asked) name = point ? point + 1 : "svg";
    for (size_t i = 0; i < MV_COUNT(known); i++)
        if (strcmp(name, known[i]) == 0) {
            *format = known[i];
            return MV_OK;
        }
    mv_quoted quoted;
    return mv_log_error(&run->log, MV_USAGE, (mv_place){ 0 },
                        "%s %s is no picture format; svg or dot was expected",
                        asked ? "--format" : "the ending of the output", mv_quote(name, quoted));
}

static mv_status render(mv_run *run, void *own)
{
    mv_drawing_options *options = &((render_options *)own)->drawing;
    options->language = run->settings.language;
    mv_relations *set = NULL;
    mv_network *network = NULL;
    char *bytes;
    size_t length;
    mv_status status = find_format(run, &options->format);
    if (!status) status = mv_run_load(run, run->argv[0], &set, &network);
    if (!status) status = mv_draw(&bytes, &length, network, options, &run->log);
    if (!status) status = mv_run_output(run, bytes, length);
    mv_network_free(network);
    mv_relations_free(set);
    return status;
}

const mv_command mv_cmd_render = {
    .name = "render",
    .arguments = "FILE",
    .summary = "draw the network as a diagram",
    .details = "  multivector render graphs/kazakhstan-2013.json -o diagram.svg\n"
               "  multivector render graphs/kazakhstan-2013.json --kind country,organisation --format dot\n\n"
               "Forms of output: svg, dot.",
    .add_options = add_options,
    .own_size = sizeof(render_options),
    .files_min = 1,
    .files_max = 1,
    .run = render,
};
