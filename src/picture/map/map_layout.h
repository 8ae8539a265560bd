#ifndef PICTURE_MAP_MAP_LAYOUT_H
#define PICTURE_MAP_MAP_LAYOUT_H

#include "picture/drawing/drawing_plan.h"
#include "picture/map/capitals.h"

/* The map: actors where they are, on an outline of the land. Around its focus it is azimuthal equidistant and
 * shows the ties of the focus; in the Equal Earth projection it shows all of them. multivector-draw projects it.
 */

typedef struct mv_map_plan {
    bool equal_earth;
    mv_location middle;
    const mv_capital *capital; /* in the middle; NULL: the focus has a place of its own, or Equal Earth */
    size_t left_out;           /* actors without a tie to the focus */
    size_t beside;             /* shown actors without a place */
    mv_theme theme;            /* lines stand out from land as they do from paper */
    mv_color land;
} mv_map_plan;

extern const mv_drawing_layout mv_map_layout;

/* Whether it shows the ties of the focus alone: unless another projection was asked for, or there is no focus. */
bool mv_map_is_about_focus(const char *projection, bool has_focus);

/* What the hooks of the layout keep in the plan. */
mv_map_plan *mv_map_of(const mv_drawing_plan *plan);

/* Where an actor is: its own place, else that of its capital; NULL when nobody knows. */
const mv_location *mv_map_place(const mv_actor *actor);

/* What is said around the map. */
void mv_map_add_subtitle(const mv_drawing_plan *plan, mv_text *out);
void mv_map_put_description(mv_drawing_plan *plan);
void mv_map_put_note(mv_drawing_plan *plan);

#endif
