#include "picture/compass/compass.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>

static const mv_actor *actor_at(const mv_drawing_plan *plan, size_t actor)
{
    return mv_network_actor(plan->network, actor);
}

/* --- who is shown ----------------------------------------------------------------------------------- */

static void add_sector(mv_compass *compass, mv_compass_sector sector)
{
    compass->sectors = mv_grow(compass->sectors, compass->sector_count, sizeof sector);
    compass->sectors[compass->sector_count++] = sector;
}

static bool is_uncounted(const mv_drawing_plan *plan, size_t vector)
{
    return vector != MV_NONE && !plan->network->set->vectors[vector].counted;
}

/* Puts the shown actors of a vector, or of all that are not counted, into the last sector. */
static void fill_sector(mv_drawing_plan *plan, bool uncounted, size_t vector)
{
    mv_compass *compass = mv_compass_of(plan);
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        if (plan->number[i] == MV_NONE || i == plan->network->focus) continue;
        size_t own = mv_actor_main_vector(actor_at(plan, i));
        if (uncounted ? !is_uncounted(plan, own) : own != vector) continue;
        compass->sector_of[i] = compass->sector_count - 1;
        compass->sectors[compass->sector_count - 1].members++;
    }
}

/* The vector whose name the sector of uncounted vectors may have: the only one that has actors in it. */
static size_t only_uncounted(const mv_drawing_plan *plan)
{
    size_t only = MV_NONE;
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        size_t own = mv_actor_main_vector(actor_at(plan, i));
        if (plan->number[i] == MV_NONE || i == plan->network->focus || !is_uncounted(plan, own)) continue;
        if (only != MV_NONE && only != own) return MV_NONE;
        only = own;
    }
    return only;
}

/* A counted vector without any actor has its sector, too: evenness counts it. */
static void find_sectors(mv_drawing_plan *plan)
{
    mv_compass *compass = mv_compass_of(plan);
    const mv_relations *set = plan->network->set;
    compass->sector_of = mv_alloc_array(plan->network->actor_count, sizeof *compass->sector_of);
    for (size_t i = 0; i < plan->network->actor_count; i++) compass->sector_of[i] = MV_NONE;
    for (size_t i = 0; i < set->vector_count; i++) {
        if (!set->vectors[i].counted) continue;
        add_sector(compass, (mv_compass_sector){ i, set->vectors[i].name, true, 0 });
        fill_sector(plan, false, i);
    }
    size_t only = only_uncounted(plan);
    const char *name = only == MV_NONE ? "Other vectors" : set->vectors[only].name;
    add_sector(compass, (mv_compass_sector){ only, name, false, 0 });
    fill_sector(plan, true, MV_NONE);
    if (compass->sectors[compass->sector_count - 1].members == 0) compass->sector_count--;
    add_sector(compass, (mv_compass_sector){ MV_NONE, "No vector", false, 0 });
    fill_sector(plan, false, MV_NONE);
    if (compass->sectors[compass->sector_count - 1].members == 0) compass->sector_count--;
}

/* --- the order of sectors --------------------------------------------------------------------------- */

/* How close the sectors are: the strength of the ties between their actors, negative ones subtracted. */
static double *measure_closeness(const mv_drawing_plan *plan)
{
    const mv_compass *compass = mv_compass_of(plan);
    size_t count = compass->sector_count;
    double *closeness = mv_alloc_array(count * count, sizeof *closeness);
    for (size_t i = 0; i < plan->network->tie_count; i++) {
        const mv_tie *tie = &plan->network->ties[i];
        size_t a = compass->sector_of[tie->a], b = compass->sector_of[tie->b];
        if (a == MV_NONE || b == MV_NONE || tie->state > MV_NEGATIVE) continue;
        double strength = tie->state == MV_POSITIVE ? tie->strength : -tie->strength;
        closeness[a * count + b] += strength;
        closeness[b * count + a] += strength;
    }
    return closeness;
}

/* Around the circle the last is the neighbour of the first. */
static double sum_neighbours(const double *closeness, const size_t *order, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += closeness[order[i] * count + order[(i + 1) % count]];
    return sum;
}

static void reverse(size_t *order, size_t first, size_t last)
{
    for (; first < last; first++, last--) {
        size_t kept = order[first];
        order[first] = order[last];
        order[last] = kept;
    }
}

/* Turns parts of the circle round as long as that brings close sectors together (2-opt; Croes 1958). The first
 * stays where it is, and so do the `fixed` last ones, which are not counted. */
static void improve_order(const double *closeness, size_t *order, size_t count, size_t fixed)
{
    const double least = 1e-9;
    for (bool better = true; better;) {
        better = false;
        for (size_t i = 1; i + fixed < count; i++)
            for (size_t j = i + 1; j + fixed < count; j++) {
                double before = sum_neighbours(closeness, order, count);
                reverse(order, i, j);
                if (sum_neighbours(closeness, order, count) > before + least)
                    better = true;
                else
                    reverse(order, i, j);
            }
    }
}

static void order_sectors(mv_drawing_plan *plan)
{
    mv_compass *compass = mv_compass_of(plan);
    size_t count = compass->sector_count, fixed = 0;
    double *closeness = measure_closeness(plan);
    size_t *order = mv_alloc_array(count, sizeof *order), *place = mv_alloc_array(count, sizeof *place);
    mv_compass_sector *sectors = mv_alloc_array(count, sizeof *sectors);
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        fixed += !compass->sectors[i].counted;
    }
    improve_order(closeness, order, count, fixed);
    for (size_t i = 0; i < count; i++) {
        sectors[i] = compass->sectors[order[i]];
        place[order[i]] = i;
    }
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (compass->sector_of[i] != MV_NONE) compass->sector_of[i] = place[compass->sector_of[i]];
    free(compass->sectors);
    compass->sectors = sectors;
    MV_FREE(place, order, closeness);
}

/* --- the layout ------------------------------------------------------------------------------------- */

mv_status mv_compass_begin(mv_drawing_plan *plan, mv_log *log)
{
    mv_status status = mv_shares_check(plan->network, "a compass needs somebody in its middle", log);
    if (status) return status;
    plan->arranged = mv_alloc(sizeof(mv_compass));
    return MV_OK;
}

void mv_compass_finish(mv_drawing_plan *plan)
{
    mv_compass *compass = mv_compass_of(plan);
    size_t focus = plan->network->focus;
    if (!compass->profile) compass->profile = mv_profile_build(plan->network, focus);
    if (!compass->bridged) compass->bridged = mv_bridged_build(plan->network, focus);
    compass->left_out = mv_drawing_show_own(plan);
    find_sectors(plan);
    order_sectors(plan);
    if (!compass->compared) mv_compass_add_rivalries(plan, plan->network, compass->bridged, MV_KEPT);
    if (!compass->compared)
        mv_shares_of(&compass->shares, plan->theme, plan->network, plan->network->set, compass->profile);
}

static mv_status arrange(mv_drawing_plan *plan, mv_log *log)
{
    mv_status status = mv_compass_begin(plan, log);
    if (!status) mv_compass_finish(plan);
    return status;
}

void mv_compass_free(void *arranged)
{
    mv_compass *compass = arranged;
    if (!compass) return;
    mv_profiles_free(compass->profile);
    mv_bridged_free(compass->bridged);
    mv_profiles_free(compass->profile_before);
    mv_bridged_free(compass->bridged_before);
    mv_shares_clear(&compass->shares);
    mv_shares_clear(&compass->shares_before);
    MV_FREE(compass->sectors, compass->sector_of, compass->rivalries, compass);
}

/* Whatever there is: it has room for the ties of one actor, and is printed on a column or two. */
const mv_density mv_compass_density = { SIZE_MAX, 38, 9, 24, 12, 14, 76, 1, 4, 1.7, 1, true };

const mv_drawing_layout mv_compass_layout = { .places = "the vectors",
                                              .about_focus = true,
                                              .page = MV_COMPASS_WIDTH,
                                              .density = &mv_compass_density,
                                              .arrange = arrange,
                                              .free = mv_compass_free,
                                              .add_subtitle = mv_compass_add_subtitle,
                                              .put_description = mv_compass_put_description,
                                              .put = mv_compass_put,
                                              .put_actor = mv_compass_put_actor,
                                              .put_legend = mv_compass_put_legend,
                                              .shade = mv_compass_shade,
                                              .label = mv_compass_label };
