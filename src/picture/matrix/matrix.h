#ifndef PICTURE_MATRIX_MATRIX_H
#define PICTURE_MATRIX_MATRIX_H

#include "multivector/frustration.h"
#include "multivector/picture.h"
#include "picture/charts/chart_page.h"

/* Ties as the cells of a table: actors in rows and columns, in one order, so that every pair stands twice (where
 * direction counts: once from each end). */

typedef struct mv_matrix_row {
    size_t actor;
    int block;   /* the side of a split that it is on, 0 or 1; -1: on none */
    bool alone;  /* no positive tie with another of its side: it is there by its rivals only */
    size_t ties; /* with others, by which rows are sorted: all signed ones, or rivalries alone */
} mv_matrix_row;

/* Cells by pair of actors; twice as many where direction counts. */
typedef struct mv_matrix_counts {
    size_t positive, negative, ambivalent;
} mv_matrix_counts;

typedef struct mv_matrix {
    const mv_network *network;
    const mv_theme *theme;
    const char *language;
    mv_matrix_row *rows;
    size_t count;
    bool directed;         /* cells are arcs, from the row to the column */
    const char *side_name; /* of a block: "Camp", "Faction" */
    mv_text title, subtitle;
    mv_text notes;  /* sentences below the matrix */
    mv_text remark; /* further ones for the description alone */
    mv_text source; /* where the data come from, once it is begun */
} mv_matrix;

/* The layouts. What has no meaning for a matrix among the options is MV_USAGE. */
mv_status mv_friends_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                          mv_log *log);
mv_status mv_matrix_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                         mv_log *log);

/* Begins a matrix of this network: theme and language, and what the options may not ask for. */
mv_status mv_matrix_begin(mv_matrix *m, const mv_network *network, const mv_drawing_options *options, mv_log *log);
void mv_matrix_clear(mv_matrix *m);

/* The name of an actor. */
const char *mv_matrix_name(const mv_matrix *m, size_t actor);

/* The places of actors in the rows, MV_NONE for those that have none; the caller frees them. */
size_t *mv_matrix_places(const mv_matrix *m);

/* Two sides of actors, and how ties lie to them. */
typedef struct mv_matrix_split {
    mv_faction_fit fit;
    bool proved;
} mv_matrix_split;

/* Set `block`, `alone` and `ties` of the rows, and the name of a side where there are two. A best split of the
 * whole network, as the frustration index by count has it. Or camps of those in the rows: as many rivalries as can
 * be run between the two, and then as few positive ties as can be. */
mv_status mv_matrix_find_factions(mv_matrix *m, mv_matrix_split *split, mv_log *log);
mv_status mv_matrix_find_camps(mv_matrix *m, mv_matrix_split *split, mv_log *log);

/* Sorts rows by block, those that stand alone last, then by their ties, then by id. */
void mv_matrix_sort(mv_matrix *m);

mv_matrix_counts mv_matrix_count(const mv_matrix *m);

/* Draws what was begun and filled. */
mv_status mv_matrix_page(char **out, size_t *length, const mv_matrix *m, const mv_drawing_options *options,
                         mv_log *log);

/* "As of 10 September 2013 · ", or nothing. */
void mv_matrix_say_time(mv_text *out, const mv_network *network);

#endif
