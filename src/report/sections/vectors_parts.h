#ifndef REPORT_SECTIONS_VECTORS_PARTS_H
#define REPORT_SECTIONS_VECTORS_PARTS_H

#include "multivector/vectors.h"
#include "report/sections/section.h"

/* What the section on vectors speaks of, gathered once; its parts are written by the files vectors_*.c. */

/* Metrics that tell where an actor stands among its neighbours, beside the profile. */
enum { MV_STANDINGS = 4 };

typedef struct mv_vectors {
    const mv_report_input *input;
    mv_report *report;
    const mv_network *network;
    bool brief;                 /* prose without the tables that were not asked for by name */
    mv_profile *profiles;       /* of every actor of the network */
    mv_bridged **bridged;       /* likewise, filled for the actors shown */
    size_t *shown, count;       /* the actors the section speaks of */
    mv_network *projected;      /* one mode, for brokerage and paths; NULL: the network itself is */
    const mv_network *one_mode; /* either */
    mv_brokerage *brokerage;    /* of the one-mode network */
    double *between;            /* of each actor shown a matrix of vectors x vectors; NULL: see the next */
    const char *not_between;    /* why there is none */
    mv_ei *closed, all_closed;  /* of each vector, and of all */
    const mv_metric *standing[MV_STANDINGS];
    double *standings[MV_STANDINGS]; /* of every actor of the network; NULL: too large to run unasked */
} mv_vectors;

static inline const char *mv_vectors_name(const mv_vectors *v, size_t actor)
{
    return mv_actor_name(mv_network_actor(v->network, actor), v->input->options->language);
}

static inline const char *mv_vectors_id(const mv_vectors *v, size_t actor)
{
    return mv_network_actor(v->network, actor)->id;
}

static inline const mv_vector *mv_vectors_at(const mv_vectors *v, size_t vector)
{
    return &v->network->set->vectors[vector];
}

/* Gould and Fernandez's roles are for one mode: what two actors of a kind share becomes a tie between them first.
 * NULL when the network of the report is projected already. */
mv_status mv_vectors_project(mv_network **out, const mv_report_input *input, const char *kind);

/* The actor's roles in the one-mode network; NULL when it is not there. */
const mv_role_score *mv_vectors_roles(const mv_vectors *v, size_t actor);

/* The poles an actor is held against: those --poles names, else the default ones, never the actor itself; MV_NONE
 * for no actor in particular. By id; the caller frees them. */
size_t *mv_vectors_poles(const mv_vectors *v, size_t actor, size_t *count);

/* The two poles of --between; false when it was not asked for. */
bool mv_vectors_between(const mv_vectors *v, size_t *a, size_t *b);

/* Whether two shares are the same, but for rounding. */
bool mv_vectors_same_share(double a, double b);

void mv_vectors_add_json(const mv_vectors *v);

/* Paragraphs: each adds what there is to say of one actor, or nothing. */
typedef void mv_vectors_say(mv_text *out, const mv_vectors *v, size_t actor);
mv_vectors_say mv_vectors_say_profile, mv_vectors_say_rivalries, mv_vectors_say_roles, mv_vectors_say_paths,
    mv_vectors_say_standing, mv_vectors_say_closure, mv_vectors_say_alignment, mv_vectors_say_equidistance;

/* Tables for readers and, longer, for spreadsheets. */
typedef void mv_vectors_table(const mv_vectors *v, mv_section *section);
mv_vectors_table mv_vectors_add_ranking, mv_vectors_add_profiles, mv_vectors_add_roles, mv_vectors_add_paths,
    mv_vectors_add_closure, mv_vectors_add_alignment, mv_vectors_add_matrix, mv_vectors_add_equidistance;

#endif
