#ifndef PICTURE_CHARTS_CARD_H
#define PICTURE_CHARTS_CARD_H

#include "picture/charts/shares_chart.h"

/* A card of one actor, to be shared: everything in the same place whoever it is. */

enum { MV_CARD_WIDTH = 1200, MV_CARD_HEIGHT = 630, MV_CARD_MARGIN = 44 };
enum { MV_CARD_TEXT = 30 }; /* no letter is smaller: 9 pixels where the card is 360 wide */

typedef struct mv_card {
    const mv_network *network;
    const char *language;
    mv_picture_credits credits;
    const mv_theme *theme;
    mv_profile *profile; /* of the focus */
    mv_shares shares;    /* their names short */
    mv_text *out;
} mv_card;

/* What a card says: one sentence, one number and what it is, the date and the data. */
void mv_card_say_finding(mv_text *out, const mv_card *card);
void mv_card_say_number(mv_text *out, const mv_card *card);
void mv_card_say_meaning(mv_text *out, const mv_card *card);
void mv_card_say_source(mv_text *out, const mv_card *card);

/* Shortens the names of vectors to what stands before a bracket or a stroke, where that tells them apart:
 * "Western (Euro-Atlantic)" is "Western". */
void mv_card_shorten(mv_shares *shares);

/* Adds the compass without the names of partners: sectors of one width, dots for partners, named vectors. */
void mv_card_add_dial(const mv_card *card, mv_point middle, double radius);

#endif
