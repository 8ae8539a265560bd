#include "picture/charts/chart_page.h"
#include "picture/charts/shares_chart.h"
#include "picture/compass/compass.h"
#include "picture/convert.h"
#include "picture/difference/difference.h"
#include "picture/drawing/drawing_parts.h"
#include "picture/map/map_layout.h"
#include "picture/matrix/matrix.h"
#include "picture/page_size.h"
#include "support/memory.h"
#include "support/names.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef mv_status mv_chart_drawer(char **out, size_t *length, const mv_network *network,
                                  const mv_drawing_options *options, mv_log *log);

/* The layouts there are, of a network and of what differs between two; those of differences come first; what has
 * a chart needs no drawing program, what has a card fits on one. */
static const struct {
    const char *name;
    const mv_drawing_layout *network, *difference;
    mv_chart_drawer *chart, *card;
} layouts[] = {
    { "network", &mv_network_layout, &mv_network_layout, NULL, NULL },
    { "compass", &mv_compass_layout, &mv_difference_compass, NULL, mv_card_of_compass },
    { "map", &mv_map_layout, &mv_map_layout, NULL, NULL },
    { "bars", NULL, NULL, mv_shares_chart, mv_card_of_bar },
    { "friends", NULL, NULL, mv_friends_draw, NULL },
    { "matrix", NULL, NULL, mv_matrix_draw, NULL },
};

const char *mv_drawing_layout_name(size_t index)
{
    return index < MV_COUNT(layouts) ? layouts[index].name : NULL;
}

const char *mv_difference_layout_name(size_t index)
{
    return index < MV_COUNT(layouts) && layouts[index].difference ? layouts[index].name : NULL;
}

/* The row of the table that options ask for. */
static mv_status find_layout(size_t *row, mv_choice_at *names, const mv_drawing_options *options, mv_log *log)
{
    *row = 0;
    if (options->layout && !mv_choices_find(names, options->layout, row))
        return mv_choices_refuse(names, "--layout", options->layout, log);
    if (options->projection && layouts[*row].network != &mv_map_layout)
        return mv_misuse(log, "--projection is that of a map; --layout map was expected");
    return MV_OK;
}

/* The head of a chart, which is drawn in one size, says in which it is shown. */
static mv_status show_as(mv_text *chart, const mv_page_size *size, const char *layout, mv_log *log)
{
    const double points = 72 / 96.0, least = 6;
    char *width = strstr(chart->bytes, " width=\""), *box = width ? strstr(width, " viewBox=\"0 0 ") : NULL, *rest;
    if (!box) return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "a chart has no size");
    double wide = strtod(box + strlen(" viewBox=\"0 0 "), &rest), high = strtod(rest, NULL);
    double letters = MV_CHART_SMALL * mv_page_size_pixels(size) / wide * points;
    if (letters < least)
        return mv_misuse(
            log, "--layout %s has letters of %.1f points at that width; %g were expected, which takes %.0f mm",
            layout, letters, least, ceil(least * wide / MV_CHART_SMALL / 72 * 25.4));
    mv_text shown = { 0 };
    mv_text_add_bytes(&shown, chart->bytes, (size_t)(width - chart->bytes));
    mv_text_format(&shown, " width=\"%.5g%s\" height=\"%.5g%s\"", size->width, size->unit,
                   size->width * high / wide, size->unit);
    mv_text_add(&shown, box);
    mv_text_clear(chart);
    *chart = shown;
    return MV_OK;
}

/* What is drawn without the drawing program, in the width and density that were asked for. */
static mv_status draw_chart(char **out, size_t *length, mv_chart_drawer *drawer, const mv_network *network,
                            const mv_drawing_options *options, const mv_page_size *size, mv_log *log)
{
    const mv_picture_form *form = mv_picture_form_find(options->format);
    mv_drawing_options plain = *options;
    mv_text chart = { 0 };
    if (form && form->option) plain.format = NULL;
    mv_status status = drawer(&chart.bytes, &chart.length, network, &plain, log);
    if (!status && size->width > 0 && !size->fixed) status = show_as(&chart, size, options->layout, log);
    if (!status && form) status = mv_picture_convert_at(&chart, form, size->dpi, log);
    return mv_text_hand_over(&chart, out, length, status);
}

static mv_status draw_card(char **out, size_t *length, const mv_network *network,
                           const mv_drawing_options *options, size_t row, const mv_page_size *size, mv_log *log)
{
    const size_t usual = 1;
    if (!options->layout) row = usual;
    if (!layouts[row].card)
        return mv_misuse(log, "a card has no room for --layout %s; compass or bars was expected", options->layout);
    return draw_chart(out, length, layouts[row].card, network, options, size, log);
}

static mv_status draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                      mv_log *log)
{
    static const mv_drawing_options defaults = { 0 };
    size_t row;
    if (!options) options = &defaults;
    mv_status status = find_layout(&row, mv_drawing_layout_name, options, log);
    if (status) return status;
    mv_page_size size;
    status = mv_page_size_find(&size, &options->size, log);
    if (status) return status;
    if (size.fixed) return draw_card(out, length, network, options, row, &size, log);
    if (layouts[row].chart && options->size.aspect > 0)
        return mv_misuse(log, "--aspect has no meaning with --layout %s, which is as high as it takes",
                         options->layout);
    if (layouts[row].chart) return draw_chart(out, length, layouts[row].chart, network, options, &size, log);
    mv_drawing_plan plan = { .network = network, .layout = layouts[row].network, .subject = &mv_network_subject };
    return mv_drawing_run(out, length, &plan, options, log);
}

mv_status mv_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                  mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, draw(out, length, network, options, log), mv_guard_failed(log));
}

static bool is_about_focus(const mv_drawing_layout *layout, const mv_drawing_options *drawing,
                           const mv_changes *changes)
{
    bool has_focus = mv_union_focus(changes) != MV_NONE;
    return layout->about_focus ||
           (layout == &mv_map_layout && mv_map_is_about_focus(drawing->projection, has_focus));
}

static mv_status draw_difference(char **out, size_t *length, const mv_changes *changes,
                                 const mv_difference_options *options, mv_log *log)
{
    mv_difference *difference = NULL;
    mv_drawing_options drawing = options ? options->drawing : (mv_drawing_options){ 0 };
    size_t row;
    mv_status status = find_layout(&row, mv_difference_layout_name, &drawing, log);
    if (status) return status;
    const mv_drawing_layout *layout = layouts[row].difference;
    status = mv_difference_build(&difference, changes, is_about_focus(layout, &drawing, changes), options, log);
    if (status) return status;
    mv_drawing_plan plan = mv_difference_plan(difference, layout);
    mv_difference_name(difference);
    drawing.color_by = NULL;
    drawing.highlight = (mv_names){ 0 };
    status = mv_drawing_run(out, length, &plan, &drawing, log);
    mv_difference_free(difference);
    return status;
}

mv_status mv_draw_difference(char **out, size_t *length, const mv_changes *changes,
                             const mv_difference_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, draw_difference(out, length, changes, options, log), mv_guard_failed(log));
}
