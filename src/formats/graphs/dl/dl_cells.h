#ifndef FORMATS_GRAPHS_DL_CELLS_H
#define FORMATS_GRAPHS_DL_CELLS_H

#include "formats/graphs/dl/dl_words.h"
#include "multivector/relations.h"
#include "support/index.h"
#include "support/memory.h"

/* What a DL file holds: names of rows, of columns (in one mode the same) and of matrices, and the cells that are
 * not 0, however they are written. */
typedef struct mv_dl_cell {
    size_t matrix, from, to;
    double number; /* of the value, where it is one */
    size_t where;
    const char *value; /* NULL: 1 */
} mv_dl_cell;

typedef struct mv_dl_names {
    const char **items;
    size_t count, expected;
    bool said;              /* how many are expected */
    bool embedded;          /* they stand in the data */
    mv_index exact, folded; /* by name, and by name in small letters: the first of that */
} mv_dl_names;

typedef struct mv_dl {
    mv_dl_words words;
    mv_arena *arena;
    const mv_names *missing; /* what stands for no value */
    mv_dl_names rows, columns, matrices;
    bool two_mode, no_diagonal;
    bool half; /* of a matrix is all there is */
    mv_dl_cell *cells;
    size_t count;
} mv_dl;

typedef struct mv_dl_form {
    const char *name, *abbreviation;
    void (*read)(mv_dl *dl);
    bool two_mode, listed; /* it is of two modes; of lists, whose names may be all that tells of actors */
} mv_dl_form;

/* The form of this name, as the word at hand; the first there is for NULL; or NULL. */
const mv_dl_form *mv_dl_form_find(mv_dl *dl, bool given);

/* Columns are rows in one mode. */
mv_dl_names *mv_dl_columns(mv_dl *dl);

/* Gives the word at hand a number; MV_NONE, and an error, when no more names are expected or it stands twice. */
size_t mv_dl_add_name(mv_dl *dl, mv_dl_names *names);

/* Puts cells in the order of matrices, rows and columns. */
void mv_dl_sort(mv_dl_cell *cells, size_t count);

/* Whether each of the cells of a matrix, which are in order, stands on the other side of the diagonal, too, and
 * there is one beside it: then ties have no direction. */
bool mv_dl_is_mirrored(const mv_dl_cell *cells, size_t count);

void mv_dl_clear(mv_dl *dl);

#endif
