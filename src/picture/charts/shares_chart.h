#ifndef PICTURE_CHARTS_SHARES_CHART_H
#define PICTURE_CHARTS_SHARES_CHART_H

#include "multivector/picture.h"
#include "picture/charts/chart_page.h"
#include "picture/shares.h"

/* Pictures of shares alone: bars in small multiples, and a card of one actor. */

/* A bar: of a date, a type, an actor. */
typedef struct mv_share_row {
    char *name;
    mv_shares shares;
    double evenness;
} mv_share_row;

typedef struct mv_share_rows {
    mv_share_row *items;
    size_t count;
    size_t left_out; /* those that are too many to be drawn */
    const mv_theme *theme;
} mv_share_rows;

/* The rows that options ask for, of a network with a focus and counted vectors. Start from { 0 }; cleared by the
 * caller, also after an error. */
mv_status mv_share_rows_find(mv_share_rows *rows, const mv_network *network, const mv_drawing_options *options,
                             mv_log *log);
void mv_share_rows_clear(mv_share_rows *rows);

/* The finding, of rows that rest on five ties or more: of dates "Largest change for Kazakhstan: Russian, from 38 %
 * (2001) to 21 % (2024)", the first against the last; else "Most one-sided for Kazakhstan: member of, 36 %
 * Russian"
 * (`whose`: " for Kazakhstan"). False, and nothing, where there are not two such rows, or no difference of 1 %. */
bool mv_share_rows_say_change(mv_text *out, const mv_share_rows *rows, const char *focus);
bool mv_share_rows_say_most(mv_text *out, const mv_share_rows *rows, const char *whose);

/* The shares of every row, in sentences. */
void mv_share_rows_say_values(mv_text *out, const mv_share_rows *rows);

/* The pictures, as mv_draw() gives them. */
mv_status mv_shares_chart(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                          mv_log *log);
mv_status mv_card_of_compass(char **out, size_t *length, const mv_network *network,
                             const mv_drawing_options *options, mv_log *log);
mv_status mv_card_of_bar(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                         mv_log *log);

#endif
