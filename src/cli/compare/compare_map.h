#ifndef CLI_COMPARE_COMPARE_MAP_H
#define CLI_COMPARE_COMPARE_MAP_H

#include "cli/compare/compare_sets.h"
#include "multivector/picture.h"

/* A difference map, and where the places of its actors go. */
typedef struct mv_compare_map {
    mv_difference_options options;
    const char *save_positions; /* NULL: nowhere */
} mv_compare_map;

/* The part of the command compare that draws the difference of two sets. File, title and theme are those of the
 * picture of several sets. */
void mv_compare_map_add_options(mv_run *run, mv_compare_map *map);

/* Options without a map to draw, or a form it cannot have, are errors. */
mv_status mv_compare_map_check(mv_run *run, mv_compare_map *map, const mv_compare_sets *picture);

/* Draws and writes the map, if one is wanted. */
mv_status mv_compare_map_run(mv_run *run, const mv_compare_map *map, const mv_compare_sets *picture,
                             const mv_changes *changes);

/* Shows the map, with A and B beside it, in a report that is written as a page; of networks that are too large to
 * be drawn at once it shows none. */
mv_status mv_compare_map_show(mv_run *run, const mv_compare_map *map, const mv_compare_sets *picture,
                              const mv_changes *changes, mv_report *report);

#endif
