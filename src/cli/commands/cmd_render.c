#define _POSIX_C_SOURCE 200809L
#include "cli/run/command.h"
#include "multivector/picture.h"
#include <string.h>
#include <unistd.h>

typedef struct render_options {
    mv_drawing_options drawing;
    const char *save_positions; /* NULL: nowhere */
} render_options;

static void add_options(mv_run *run, void *own)
{
    mv_drawing_options *o = &((render_options *)own)->drawing;
    const mv_option rows[] = {
        { 0, "layout", "NAME",
          "{}; a compass has the focus and its ties by vector, bars the shares of these; friends and matrix are "
          "tables of who is on good and bad terms with whom",
          mv_parse_choice, &o->layout, mv_drawing_layout_name },
        { 0, "projection", "NAME", "of a map: {}; around the focus otherwise, if there is one", mv_parse_choice,
          &o->projection, mv_map_projection_name },
        { 0, "engine", "NAME", "{}; chosen by size otherwise (network)", mv_parse_choice, &o->engine,
          mv_drawing_engine_name },
        { 0, "size-by", "METRIC", "size of actors (degree)", mv_parse_text, &o->size_by },
        { 0, "directed", NULL, "allow directed metrics as sizes, and let paths follow direction", mv_parse_flag,
          &run->settings.selection.directed },
        { 0, "color-by", "WHAT", "colour of actors: {} (vector)", mv_parse_choice, &o->color_by,
          mv_drawing_coloring_name },
        { 0, "side", "SIDE", "with --directed: which ties of the focus a compass shows: {} (both)", mv_parse_side,
          &run->settings, mv_side_name_at },
        { 0, "highlight", "ID,...", "let these actors and their relations stand out", mv_parse_actors,
          &o->highlight },
        { 0, "strongest", "K",
          "draw the K strongest lines of each actor; 0: all (of too many, as many as can be seen)", mv_parse_top,
          &o->strongest },
        { 0, "edge-labels", "WHAT", "write on lines their {}", mv_parse_choice, &o->edge_labels,
          mv_drawing_edge_label_name },
        { 0, "show-ended", NULL, "draw relations that have ended as well, thin and dotted", mv_parse_flag,
          &o->show_ended },
        { 0, "others", NULL, "compass, map: what the partners of the focus do among themselves as well",
          mv_parse_flag, &o->others },
        { 0, "facet", "WHAT", "bars: one for each of {} (date)", mv_parse_choice, &o->facet,
          mv_drawing_facet_name },
        { 0, "days", "DATE,...", "bars by date: these dates", mv_parse_names, &o->days },
        { 0, "actors", "ID,...", "bars by actor: these; those of the focus's vector otherwise", mv_parse_actors,
          &o->actors },
        { 0, "theme", "NAME", "{}", mv_parse_choice, &o->theme, mv_drawing_theme_name },
        { 0, "positions", "FILE", "CSV (id,x,y) of places that actors keep (network)", mv_parse_input,
          &o->positions },
        { 0, "save-positions", "FILE", "where to write the places of all actors", mv_parse_output,
          &((render_options *)own)->save_positions },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_words(&run->options, &o->title, &o->credits);
    mv_options_add_size(&run->options, &o->size);
    mv_options_add_shared(&run->options, &run->settings, mv_drawing_format_name);
}

static mv_status check_output(mv_run *run, const char *format)
{
    const char *output = run->settings.output;
    bool to_stdout = !output || strcmp(output, "-") == 0;
    if (!to_stdout || !mv_drawing_format_is_binary(format) || !isatty(STDOUT_FILENO)) return MV_OK;
    return mv_misuse(&run->log, "%s is nothing for a terminal; name a file with -o, or redirect the output",
                     format);
}

static mv_status render(mv_run *run, void *own)
{
    const char *save_positions = ((render_options *)own)->save_positions;
    mv_drawing_options *options = &((render_options *)own)->drawing;
    char *places = NULL;
    options->places = save_positions ? &places : NULL;
    options->language = run->settings.language;
    options->seed = run->settings.seed;
    char *bytes;
    size_t length;
    mv_status status = mv_run_picture_form(run, run->settings.format, run->settings.output, &options->format);
    if (!status) status = check_output(run, options->format);
    if (!status) status = mv_run_load(run);
    if (!status) status = mv_draw(&bytes, &length, run->network, options, &run->log);
    if (!status) mv_run_output(run, bytes, length);
    if (!status && places) mv_run_put(run, save_positions, places, strlen(places));
    return status;
}

const mv_command mv_cmd_render = {
    .name = "render",
    .arguments = "FILE",
    .summary = "draw the network as a diagram",
    .details =
        "  multivector render graphs/kazakhstan-2013.json -o diagram.svg\n"
        "  multivector render graphs/kazakhstan-2013.json --theme dark --highlight KAZ,CHN -o diagram.png\n"
        "  multivector render graphs/kazakhstan-2013.json --kind country,organisation --format dot\n"
        "  multivector render graphs/eurasia.json --layout compass --focus BLR --at 2013-09-10 -o compass.pdf\n\n"
        "A compass has the focus in the middle and around it whoever it has a tie with, organisations inside,\n"
        "countries outside, in a sector for each vector (an actor of two vectors in that of its largest share).\n"
        "The shares of positive tie strength are a bar above, of one length in every compass; rivalries the "
        "focus\n"
        "bridges run outside along the rim. It needs a focus and vectors.\n\n"
        "A map has everybody where they are: the ties of the focus around it, or with --projection equal-earth "
        "all\n"
        "ties on the map of the world. Countries are at their capitals, or at a \"place\" in the file.\n\n"
        "PNG and PDF need rsvg-convert (package librsvg2-bin).",
    .add_options = add_options,
    .own_size = sizeof(render_options),
    .files_min = 1,
    .files_max = 1,
    .run = render,
};
