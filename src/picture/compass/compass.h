#ifndef PICTURE_COMPASS_COMPASS_H
#define PICTURE_COMPASS_COMPASS_H

#include "multivector/vectors.h"
#include "picture/drawing/drawing_plan.h"
#include "picture/shares.h"

/* The compass: the focus in the middle, around it a sector for every vector with the actors of the vector that the
 * focus is tied to, as wide as these need. The shares of positive tie strength are a bar below the heading.
 * Outside along the rim run the rivalries that the focus bridges. */

/* A sector. Behind those of the counted vectors come one for all actors of vectors that are not counted and one
 * for actors without a vector, if the focus is tied to any. */
typedef struct mv_compass_sector {
    size_t vector; /* MV_NONE: of none, or of several that are not counted */
    const char *name;
    bool counted;   /* has a share */
    size_t members; /* actors that stand in it */
} mv_compass_sector;

/* A rivalry that the focus bridges: on good terms with both sides. */
typedef struct mv_compass_rivalry {
    size_t a, b;      /* actors of the network */
    mv_change change; /* between two networks: bridged in both, only in B, only in A */
} mv_compass_rivalry;

typedef struct mv_compass {
    mv_profile *profile; /* of the focus; between two networks, in B */
    mv_bridged *bridged;
    mv_profile *profile_before; /* the same in A; NULL when nothing is compared, or the focus is not in both */
    mv_bridged *bridged_before;
    mv_shares shares, shares_before;
    mv_compass_rivalry *rivalries; /* sorted by the ids of both, those of A alone last */
    size_t rivalry_count;
    bool compared;              /* the two are drawn: colours are left to what changed */
    bool panels;                /* side by side */
    mv_compass_sector *sectors; /* in the order in which they stand around the focus */
    size_t sector_count;
    size_t *sector_of; /* of each actor of the network; MV_NONE for the focus and whoever is not shown */
    size_t left_out;   /* actors without a tie to the focus */
} mv_compass;

/* The layout of a network. */
extern const mv_drawing_layout mv_compass_layout;

/* How it is arranged, in two steps, between which somebody else may set the profile and what is bridged: those of
 * the network if nobody does. No focus, and no counted vector, are errors (MV_USAGE). The second step finds who is
 * shown (plan->number) and in which sector. */
mv_status mv_compass_begin(mv_drawing_plan *plan, mv_log *log);
void mv_compass_finish(mv_drawing_plan *plan);
void mv_compass_free(void *compass); /* accepts NULL */

/* What the hooks below keep in the plan. */
mv_compass *mv_compass_of(const mv_drawing_plan *plan);

/* --- hooks of the layout ---------------------------------------------------------------------------------- */

extern const mv_density mv_compass_density;
enum { MV_COMPASS_WIDTH = 580 }; /* in points: a column or two of print */

/* Write the sectors with all their texts and colours; the texts around the drawing. */
void mv_compass_put(mv_drawing_plan *plan);
void mv_compass_put_description(mv_drawing_plan *plan);
void mv_compass_add_subtitle(const mv_drawing_plan *plan, mv_text *out);

/* Writes "sectors". */
void mv_compass_put_sectors(mv_drawing_plan *plan);

/* "Western 29 %, 8 actors; ...": a part of the description. */
void mv_compass_add_sectors(const mv_drawing_plan *plan, mv_text *out);

/* Adds the bridged rivalries of a network to those of the compass, as of this change; of those that are there
 * already nothing, but that they are in both. */
void mv_compass_add_rivalries(mv_drawing_plan *plan, const mv_network *network, const mv_bridged *bridged,
                              mv_change change);

/* Write the bridged rivalries: as lines of the drawing, as a section of the legend, in words. */
void mv_compass_put_rivalries(mv_drawing_plan *plan);
void mv_compass_put_legend(mv_drawing_plan *plan);
void mv_compass_say_rivalries(const mv_drawing_plan *plan, mv_text *out);

/* As much of a colour as it takes for the line of the focus to be seen on the ground of its sector. */
void mv_compass_shade(mv_color color, const mv_drawing_plan *plan, const mv_stroke *stroke);

/* Writes where an actor stands: the number of its sector, the ring, the ground below its label. */
void mv_compass_put_actor(mv_drawing_plan *plan, size_t actor);

/* What the labels of those who are drawn stand for: "CIS: Commonwealth of Independent States; …" */
void mv_compass_add_abbreviations(const mv_drawing_plan *plan, mv_text *out);

/* What the label of an actor says: of an organisation with a long name the abbreviation that is its id. */
const char *mv_compass_label(const mv_drawing_plan *plan, size_t actor);

#endif
