#ifndef CLI_COMPARE_SIDE_H
#define CLI_COMPARE_SIDE_H

#include "cli/run/command.h"
#include "multivector/compare.h"

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
 * those that are selected for all, where there are any; or NULL. `uncovered`: of two sides, what
 * is set apart in both networks, to be cleared behind them; or NULL: nothing is. Start from zeroed sides, and
 * clear them either way. */
mv_status mv_sides_load(mv_run *run, mv_side *sides, size_t count, const mv_names *types, mv_uncovered *uncovered);
void mv_sides_clear(mv_side *sides, size_t count);

#endif
