#include "picture/map/map_layout.h"
#include "picture/compass/compass.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>
#include <string.h>

enum { AZIMUTHAL, EQUAL_EARTH };

static const char *const projections[] = { [AZIMUTHAL] = "azimuthal-equidistant", [EQUAL_EARTH] = "equal-earth" };

const char *mv_map_projection_name(size_t index)
{
    return index < MV_COUNT(projections) ? projections[index] : NULL;
}

const mv_location *mv_map_place(const mv_actor *actor)
{
    if (actor->place) return actor->place;
    const mv_capital *capital = strcmp(actor->kind, "country") == 0 ? mv_capital_of(actor->id) : NULL;
    return capital ? &capital->place : NULL;
}

bool mv_map_is_about_focus(const char *projection, bool has_focus)
{
    return has_focus && (!projection || strcmp(projection, projections[EQUAL_EARTH]) != 0);
}

/* --- what is in the middle
 * ---------------------------------------------------------------------------------------- */

static mv_status centre(mv_drawing_plan *plan, mv_log *log)
{
    mv_map_plan *map = mv_map_of(plan);
    const mv_actor *focus = mv_network_actor(plan->network, plan->network->focus);
    const mv_location *place = mv_map_place(focus);
    mv_quoted quoted;
    if (!place)
        return mv_misuse(log,
                         "nobody knows where %s is; a \"place\" of it, or --projection equal-earth, was expected",
                         mv_quote(focus->id, quoted));
    map->middle = *place;
    if (!focus->place) map->capital = mv_capital_of(focus->id);
    return MV_OK;
}

/* Equal Earth has the meridian of the focus in its middle; without one that of 10 degrees east, which cuts the
 * Pacific and little else. */
static void centre_world(mv_drawing_plan *plan)
{
    mv_map_plan *map = mv_map_of(plan);
    size_t focus = plan->network->focus;
    const mv_location *place = focus == MV_NONE ? NULL : mv_map_place(mv_network_actor(plan->network, focus));
    map->equal_earth = true;
    map->middle = (mv_location){ place ? place->longitude : 10, 0 };
}

static void count_beside(mv_drawing_plan *plan)
{
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (mv_drawing_number(plan, i) != MV_NONE && !mv_map_place(mv_network_actor(plan->network, i)))
            mv_map_of(plan)->beside++;
}

/* Land is a little darker than the paper, or lighter; lines stand out from both. */
static void choose_ground(mv_drawing_plan *plan)
{
    const double tint = 0.055, more = 1.13;
    mv_map_plan *map = mv_map_of(plan);
    map->theme = *plan->theme;
    map->theme.line_contrast *= more;
    plan->ground = more;
    mv_style_mix(map->land, plan->theme->paper, plan->theme->ink, tint);
    plan->theme = &map->theme;
}

static mv_status arrange(mv_drawing_plan *plan, mv_log *log)
{
    mv_status status = MV_OK;
    bool has_focus = plan->network->focus != MV_NONE;
    if (plan->projection && !mv_choices_find(mv_map_projection_name, plan->projection, NULL))
        return mv_choices_refuse(mv_map_projection_name, "--projection", plan->projection, log);
    if (plan->projection && !has_focus && strcmp(plan->projection, projections[AZIMUTHAL]) == 0)
        return mv_misuse(log, "this projection needs somebody in its middle; --focus ID was expected");
    mv_map_plan *map = plan->arranged = mv_alloc(sizeof *map);
    plan->own_ties = mv_map_is_about_focus(plan->projection, has_focus);
    if (plan->own_ties) {
        status = centre(plan, log);
        map->left_out = mv_drawing_show_own(plan);
    } else {
        centre_world(plan);
    }
    count_beside(plan);
    choose_ground(plan);
    return status;
}

/* --- what is written
 * ---------------------------------------------------------------------------------------------- */

static void put(mv_drawing_plan *plan)
{
    const mv_map_plan *map = mv_map_of(plan);
    const double azimuthal_width = 580, world_width = 680, shore_tint = 0.3, rule_tint = 0.2;
    mv_color color;
    mv_put_open(&plan->out, "map", '{');
    mv_put_flag(&plan->out, "equal_earth", map->equal_earth);
    mv_put_number(&plan->out, "longitude", map->middle.longitude);
    mv_put_number(&plan->out, "latitude", map->middle.latitude);
    mv_put_number(&plan->out, "width", map->equal_earth ? world_width : azimuthal_width);
    if (plan->network->focus != MV_NONE)
        mv_put_number(&plan->out, "middle", (double)mv_drawing_number(plan, plan->network->focus));
    mv_put_text(&plan->out, "land", map->land);
    mv_style_mix(color, plan->theme->paper, plan->theme->ink, shore_tint);
    mv_put_text(&plan->out, "shore", color);
    mv_style_mix(color, plan->theme->paper, plan->theme->ink, rule_tint);
    mv_put_text(&plan->out, "rule", color);
    mv_map_put_note(plan);
    mv_text_add(&plan->out, "}");
}

static void put_actor(mv_drawing_plan *plan, size_t actor)
{
    const mv_location *place = mv_map_place(mv_network_actor(plan->network, actor));
    if (!place) return;
    mv_put_number(&plan->out, "longitude", place->longitude);
    mv_put_number(&plan->out, "latitude", place->latitude);
}

/* Names of 8.5 points are more than 6 on 180 mm of print, as wide as the map may be; marks leave the land to be
 * seen. */
static const mv_density densities[] = {
    { 60, 21, 5.5, 11, 8.5, 10.5, 74, 0.8, 4, 1.7, 1, true },
    { SIZE_MAX, 16, 4.5, 8, 8.5, 10.5, 74, 0.55, 4, 1.7, 1, true },
};

const mv_drawing_layout mv_map_layout = { .places = "geography",
                                          .page = MV_COMPASS_WIDTH,
                                          .density = densities,
                                          .arrange = arrange,
                                          .free = free,
                                          .add_subtitle = mv_map_add_subtitle,
                                          .put_description = mv_map_put_description,
                                          .put = put,
                                          .put_actor = put_actor,
                                          .label = mv_compass_label };
