#ifndef CLI_COMPARE_COMPARE_COMMAND_H
#define CLI_COMPARE_COMPARE_COMMAND_H

#include "cli/run/command.h"
#include "multivector/picture.h"
#include "multivector/sets.h"

/* One of the sets that are compared. */
typedef struct mv_side {
    const char *path;
    mv_selection selection;
    mv_relations *set;
    bool borrowed; /* the set is that of an earlier side, because the file is the same */
    mv_network *network;
} mv_side;

/* Reads the arguments, each FILE or FILE@DATE (a file that is named twice once), and selects their networks; a
 * name that one of the sets knows may be asked for. `types`: for each side the relation types to select instead of
 * those that are selected for all, where there are any; or NULL. `uncovered`: of two sides, what is set apart in
 * both networks, to be cleared behind them; or NULL: nothing is. `identity`: who stands for whom, to be cleared
 * likewise. Start from zeroed sides, and clear them either
 * way. */
mv_status mv_sides_load(mv_run *run, mv_side *sides, size_t count, const mv_names *types, mv_uncovered *uncovered,
                        mv_identity *identity);
void mv_sides_clear(mv_side *sides, size_t count);

/* The part of the command compare that takes more than two sets. */
typedef struct mv_compare_sets {
    mv_sets_options sets;
    mv_chart_options chart;
    const char *svg; /* where the picture goes; NULL: none is wanted */
} mv_compare_sets;

void mv_compare_sets_add_options(mv_run *run, mv_compare_sets *own);

/* Short names for all arguments of the run, all different, that live as long as it. */
void mv_compare_name_arguments(mv_run *run, const char **names);

/* MV_USAGE: an option is about so many sets, and there are others. */
mv_status mv_compare_misplaced(mv_run *run, const char *option, const char *what);

/* Options that do not go with the number of sets are errors. */
mv_status mv_compare_sets_check(mv_run *run, const mv_compare_sets *own, const mv_report_options *report);

/* Reads every argument of the run as FILE or FILE@DATE, compares the sets, writes the report and the picture.
 * MV_DIFFERENT unless all are the same. */
mv_status mv_compare_sets_run(mv_run *run, const mv_compare_sets *own, const mv_report_options *report);

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
