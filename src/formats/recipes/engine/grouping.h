#ifndef FORMATS_RECIPES_ENGINE_GROUPING_H
#define FORMATS_RECIPES_ENGINE_GROUPING_H

#include "support/memory.h"
#include "support/text.h"

/* SELECT ... FROM (...) AS x WHERE ... GROUP BY a, b: how events become ties. SQLite would sort all events for it.
 * Where the statement has this form it is cut in two: what is grouped, which is folded as it is read
 * (tally_table.c), and the statement over the result, whose rows are few, with all else that stands in it. */

typedef enum mv_fold_kind { MV_FOLD_COUNT, MV_FOLD_TOTAL, MV_FOLD_MIN, MV_FOLD_MAX } mv_fold_kind;

typedef struct mv_grouping {
    const char *source;    /* " FROM ..." of what is grouped */
    const char *arguments; /* the keys, then the argument of each fold */
    const char *over;      /* the statement over the table `tally`, in which folds are called fold_1, fold_2 ... */
    const char **keys;
    const char **types; /* of the keys, as SQLite declares them; filled in by who runs it */
    size_t key_count;
    mv_fold_kind *folds;
    size_t fold_count;
} mv_grouping;

/* A column of `tally`: the rows of the input that are in the group. */
#define MV_FOLDED_ROWS "folded_rows"

/* False when the statement has another form. With `rows` the result has a further column MV_FOLDED_ROWS, unless
 * the grouping is but a part of the statement. */
bool mv_grouping_find(mv_grouping *out, const char *statement, size_t length, bool rows, mv_arena *arena);

#endif
