#include "cli/compare/compare_command.h"
#include "support/limits.h"
#include "support/memory.h"
#include <string.h>

void mv_compare_map_add_options(mv_run *run, mv_compare_map *map)
{
    mv_drawing_options *o = &map->options.drawing;
    const mv_option rows[] = {
        { 0, "panels", NULL, "in the difference map, A and B beside the difference", mv_parse_flag,
          &map->options.panels },
        { 0, "layout", "NAME", "of the difference map: {}", mv_parse_choice, &o->layout,
          mv_difference_layout_name },
        { 0, "projection", "NAME", "of the difference map with --layout map: {}", mv_parse_choice, &o->projection,
          mv_map_projection_name },
        { 0, "positions", "FILE", "CSV (id,x,y) of places that actors keep in the difference map", mv_parse_input,
          &o->positions },
        { 0, "save-positions", "FILE", "where to write the places of all actors of the difference map",
          mv_parse_output, &map->save_positions },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_size(&run->options, &o->size);
}

/* What is said of the map must not be lost because none is asked for. */
mv_status mv_compare_map_check(mv_run *run, mv_compare_map *map, const mv_compare_sets *picture)
{
    const mv_drawing_options *o = &map->options.drawing;
    const char *lone = map->options.panels   ? "--panels"
                       : o->layout           ? "--layout"
                       : o->projection       ? "--projection"
                       : o->positions        ? "--positions"
                       : map->save_positions ? "--save-positions"
                       : o->size.name        ? "--size"
                       : o->size.width > 0   ? "--width"
                       : o->size.aspect > 0  ? "--aspect"
                       : o->size.dpi > 0     ? "--dpi"
                                             : NULL;
    if (lone && run->argc > 2) return mv_compare_misplaced(run, lone, "two sets");
    bool in_page = mv_run_writes_html(run) && !o->positions && !map->save_positions;
    if (lone && !picture->svg && !in_page)
        return mv_misuse(&run->log, "%s is about the difference map; --svg FILE was expected as well", lone);
    if (!picture->svg || run->argc > 2) return MV_OK;
    return mv_run_picture_form(run, NULL, picture->svg, &map->options.drawing.format);
}

static mv_status draw(char **bytes, size_t *length, mv_run *run, mv_difference_options options,
                      const mv_compare_sets *picture, const mv_changes *changes)
{
    options.drawing.title = picture->chart.title;
    options.drawing.credits = picture->chart.credits;
    options.drawing.theme = picture->chart.theme;
    options.drawing.language = run->settings.language;
    options.drawing.seed = run->settings.seed;
    return mv_draw_difference(bytes, length, changes, &options, &run->log);
}

mv_status mv_compare_map_run(mv_run *run, const mv_compare_map *map, const mv_compare_sets *picture,
                             const mv_changes *changes)
{
    mv_difference_options options = map->options;
    char *bytes, *places = NULL;
    size_t length;
    if (!picture->svg) return MV_OK;
    options.drawing.places = map->save_positions ? &places : NULL;
    mv_status status = draw(&bytes, &length, run, options, picture, changes);
    if (status) return status;
    mv_run_put(run, picture->svg, bytes, length);
    if (places) mv_run_put(run, map->save_positions, places, strlen(places));
    return MV_OK;
}

mv_status mv_compare_map_show(mv_run *run, const mv_compare_map *map, const mv_compare_sets *picture,
                              const mv_changes *changes, mv_report *report)
{
    mv_difference_options options = map->options, small;
    const char *theme = options.drawing.theme ? options.drawing.theme : picture->chart.theme;
    char *svg = NULL, *narrow = NULL;
    size_t length;
    if (!mv_run_writes_html(run) || changes->actor_count > MV_FIGURE_ACTORS) return MV_OK;
    options.near_focus = !options.panels;
    options.drawing.format = NULL;
    small = options;
    small.drawing.size = (mv_picture_size){ .name = "phone" };
    mv_status status = draw(&svg, &length, run, options, picture, changes);
    if (!status && !options.panels) status = draw(&narrow, &length, run, small, picture, changes);
    if (!status) mv_run_add_figure(report, svg, narrow, theme);
    MV_FREE(svg, narrow);
    return status;
}
