#ifndef PICTURE_DIFFERENCE_DIFFERENCE_H
#define PICTURE_DIFFERENCE_DIFFERENCE_H

#include "multivector/compare.h"
#include "picture/drawing/drawing_plan.h"
#include "support/memory.h"

/* What a difference map is drawn from. */
struct mv_difference {
    const mv_changes *changes;
    mv_union *both;              /* the network that is drawn */
    bool *touched;               /* of each pair of actors: it differs, or one of its relations does (see below) */
    bool compass;                /* about the focus alone */
    bool selected;               /* not everything is in the network: it would be too much */
    bool panels;                 /* A, B and the difference side by side */
    mv_arena *texts;             /* that are made for the picture */
    const char *name_a, *name_b; /* what the two are called, telling them apart */
};

/* A map of everything or, where that is too much, of what differs and what is near. A compass is made of
 * everything, but only relations of the focus count as touching an actor. */
mv_status mv_difference_build(mv_difference **out, const mv_changes *changes, bool compass, bool panels,
                              mv_log *log);
void mv_difference_free(mv_difference *difference); /* accepts NULL */

const mv_actor_pair *mv_difference_actor(const mv_difference *difference, size_t actor);
const mv_relation_pair *mv_difference_relation(const mv_difference *difference, size_t relation);

/* True when an actor of the network differs, or one of its relations. */
bool mv_difference_touches(const mv_difference *difference, size_t actor);

/* True when its name should be found first: it differs itself, or is one of the few of which
 * something does. */
bool mv_difference_stands_out(const mv_difference *difference, size_t actor);

/* True for an actor of either set, drawn or not. */
bool mv_difference_knows(const mv_difference *difference, const char *id);

/* The sign of a relation in A: that of B where it was added. */
int mv_difference_sign_before(const mv_difference *difference, size_t relation);

/* What the focus's ties with the vectors were and are, for a compass: mv_compass.profile and the like. */
void mv_difference_profiles(mv_drawing_plan *plan);

/* How many relations and actors of the two are not drawn. */
size_t mv_difference_relations_left(const mv_drawing_plan *plan);
size_t mv_difference_actors_left(const mv_drawing_plan *plan);

/* The number of relations that differ (in a compass: with the focus), for every actor: the size of its mark. */
void mv_difference_measure(mv_drawing_plan *plan);

/* Whether two relations of the union changed alike, so that one stroke can stand for both. */
bool mv_difference_alike(const mv_difference *difference, size_t one, size_t other);

/* Write the members of a stroke and of a mark that tell how they look; return or choose what follows from it. */
void mv_difference_put_line(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke);
void mv_difference_put_mark(mv_drawing_plan *plan, size_t actor, const mv_kind_style *kind, double size,
                            mv_color fill);

/* How tooltips end: what of a changed record differs, and from what to what. */
void mv_difference_add_relation(mv_text *out, const mv_difference *difference, size_t relation);
void mv_difference_add_actor(mv_text *out, const mv_difference *difference, size_t actor);

/* The sections of the legend about changes. */
void mv_difference_legend(mv_drawing_plan *plan);

/* Subtitle, source line, description and the panels. */
void mv_difference_put_head(mv_drawing_plan *plan);

/* The title: what changed between what. */
void mv_difference_title(mv_difference *difference, const char *language);

#endif
