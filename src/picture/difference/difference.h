#ifndef PICTURE_DIFFERENCE_DIFFERENCE_H
#define PICTURE_DIFFERENCE_DIFFERENCE_H

#include "multivector/compare.h"
#include "multivector/picture.h"
#include "picture/drawing/drawing_plan.h"
#include "support/memory.h"

/* What a difference map is drawn from. */
typedef struct mv_difference {
    const mv_changes *changes;
    mv_union *both;              /* the network that is drawn */
    bool *near;                  /* of each pair of actors: it may be drawn; NULL: all may */
    bool *touched;               /* of each pair of actors: it differs, or one of its relations does (see below) */
    bool about_focus;            /* and nobody else */
    bool selected;               /* not everything is in the network: it would be too much */
    bool panels;                 /* A, B and the difference side by side */
    mv_arena *texts;             /* that are made for the picture */
    const char *name_a, *name_b; /* what the two are called, telling them apart */
} mv_difference;

/* A map of everything or, where that is too much, of what differs and what is near. One about the focus is made of
 * everything, but only relations of the focus count as touching an actor. Options may be NULL. */
mv_status mv_difference_build(mv_difference **out, const mv_changes *changes, bool about_focus,
                              const mv_difference_options *options, mv_log *log);
void mv_difference_free(mv_difference *difference); /* accepts NULL */

/* A plan to draw it. */
mv_drawing_plan mv_difference_plan(const mv_difference *difference, const mv_drawing_layout *layout);

/* The compass, with what the focus's ties with the vectors were and are. */
extern const mv_drawing_layout mv_difference_compass;

/* Names the two, telling them apart. */
void mv_difference_name(mv_difference *difference);

/* --- questions -------------------------------------------------------------------------------------------- */

/* What a plan tells. */
const mv_difference *mv_difference_of(const mv_drawing_plan *plan);

const mv_actor_pair *mv_difference_actor(const mv_drawing_plan *plan, size_t actor);
const mv_relation_pair *mv_difference_relation(const mv_drawing_plan *plan, size_t relation);

/* True for a pair of relations that differs, in a map about the focus one of its own. */
bool mv_difference_counts(const mv_difference *difference, const mv_relation_pair *pair);

/* True when an actor of the network differs, or one of its relations. */
bool mv_difference_touches(const mv_drawing_plan *plan, size_t actor);

/* The sign of a relation in A: that of B where it was added. */
int mv_difference_sign_before(const mv_drawing_plan *plan, size_t relation);

/* Where a relation led in A: 1 as it does in the drawing, -1 the other way, 0 both ways. */
int mv_difference_led(const mv_drawing_plan *plan, size_t relation);

/* What became of the relations of a stroke: of all the same. */
mv_change mv_difference_stroke(const mv_drawing_plan *plan, const mv_stroke *stroke);

/* How many relations and actors of the two are not drawn. */
size_t mv_difference_relations_left(const mv_drawing_plan *plan);
size_t mv_difference_actors_left(const mv_drawing_plan *plan);

/* --- hooks of the subject (see mv_drawing_subject) --------------------------------------------------------- */

void mv_difference_put_line(mv_drawing_plan *plan, const mv_stroke *stroke);
void mv_difference_put_mark(mv_drawing_plan *plan, size_t actor, const mv_kind_style *kind, double size,
                            mv_color fill);

/* How tooltips end: what of a changed record differs, and from what to what. */
void mv_difference_say_relation(const mv_drawing_plan *plan, size_t relation, mv_text *tooltip);
void mv_difference_say_actor(const mv_drawing_plan *plan, size_t actor, mv_text *tooltip);

/* The sections of the legend about changes. */
void mv_difference_legend(mv_drawing_plan *plan);

/* What changed, counted. */
void mv_difference_add_title(const mv_drawing_plan *plan, mv_text *out);

/* Subtitle, source line, description and the panels. */
void mv_difference_put_head(mv_drawing_plan *plan);

#endif
