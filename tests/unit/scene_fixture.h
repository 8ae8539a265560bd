#ifndef UNIT_SCENE_FIXTURE_H
#define UNIT_SCENE_FIXTURE_H

#include "draw/scene/dial.h"
#include "draw/scene/scene_map.h"
#include "support/random.h"

/* Random drawings as multivector-draw reads them, for the tests of where things go. */

typedef enum fx_kind { FX_FREE, FX_DIAL, FX_MAP } fx_kind;

/* Actors with names, marks of several sizes and shapes, and lines: some actors without one, some pairs with
 * several, loops. All stand within a square whose side grows with their number; those of a map or a dial have
 * none yet. */
mv_scene *fx_scene(fx_kind kind, int number, size_t actors, size_t lines);

/* True when two boxes have inner points in common, by more than rounding. */
bool fx_overlap(mv_box a, mv_box b);

#endif
