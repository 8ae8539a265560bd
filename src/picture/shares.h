#ifndef PICTURE_SHARES_H
#define PICTURE_SHARES_H

#include "multivector/vectors.h"
#include "picture/style.h"
#include "support/limits.h"
#include "support/memory.h"
#include "svg/share_bar.h"

/* The shares of an actor's positive strength over the counted vectors, as what a bar of them shows. */

typedef struct mv_shares {
    mv_arena *texts;
    mv_share_part *parts; /* of the counted vectors, in the order in which the set declares them */
    size_t count;
    const char *undefined; /* why there are none; NULL: there are */
    size_t ties;           /* positive ties with actors of counted vectors, */
    size_t memberships;    /* those of them that are nothing but memberships */
} mv_shares;

/* Start from { 0 }; cleared by the caller. `profile` is of an actor of the network, with a row for each vector of
 * `set`. */
void mv_shares_of(mv_shares *shares, const mv_theme *theme, const mv_network *network, const mv_relations *set,
                  const mv_profile *profile);
void mv_shares_clear(mv_shares *shares);

/* MV_USAGE where there is no focus (then in these words), or no counted vector. */
mv_status mv_shares_check(const mv_network *network, const char *needs, mv_log *log);

/* Whether they rest on too few ties to say much. */
bool mv_shares_are_few(const mv_shares *shares);

/* "3 memberships", "1 tie"; and the sentence that these are too few, or nothing. */
void mv_shares_add_ties(mv_text *out, const mv_shares *shares);
void mv_shares_say_few(mv_text *out, const mv_shares *shares);

/* "28 %"; one decimal where whole per cents would hide that there is something, a dash where it is undefined. */
void mv_share_add(mv_text *out, double share);

#endif
