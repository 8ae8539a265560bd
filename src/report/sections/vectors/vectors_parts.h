#ifndef REPORT_SECTIONS_VECTORS_VECTORS_PARTS_H
#define REPORT_SECTIONS_VECTORS_VECTORS_PARTS_H

#include "analysis/graph/ranking.h"
#include "multivector/alignment.h"
#include "multivector/vectors.h"
#include "report/sections/parts/section.h"
#include <math.h>

/* What the section on vectors speaks of, gathered once; its parts are written by the files vectors_*.c. */

/* Metrics that tell where an actor stands among its neighbours, beside the profile. */
enum { MV_STANDINGS = 4 };

typedef struct mv_vectors {
    const mv_report_input *input;
    mv_report *report;
    const mv_network *network;
    bool brief; /* prose without the tables that were not asked for by name */
    mv_vector_survey survey;
    bool counts;          /* `counting` is there: not under the rule each, nor when it speaks of nobody */
    mv_counting counting; /* the same profiles by other ways of counting pairs */
    const mv_metric *standing[MV_STANDINGS];
    double *sizes;                   /* of every actor, by --size-attribute; NULL: not asked for */
    double *standings[MV_STANDINGS]; /* of every actor of the network; NULL: too large to run unasked */
} mv_vectors;

static inline const char *mv_vectors_name(const mv_vectors *v, size_t actor)
{
    return mv_network_name(v->network, actor, v->input->options->language);
}

static inline const char *mv_vectors_id(const mv_vectors *v, size_t actor)
{
    return mv_network_actor(v->network, actor)->id;
}

static inline const mv_vector *mv_vectors_at(const mv_vectors *v, size_t vector)
{
    return &v->network->set->vectors[vector];
}

/* The poles an actor is held against (MV_NONE: no actor in particular): mv_poles_of() those that --poles names. */
static inline size_t *mv_vectors_poles(const mv_vectors *v, size_t actor, size_t *count)
{
    return mv_poles_of(v->network, actor, v->input->options->poles, count);
}

/* The two poles of --between; false when it was not asked for. */
static inline bool mv_vectors_between(const mv_vectors *v, size_t *a, size_t *b)
{
    mv_names between = v->input->options->between;
    if (between.count != 2) return false;
    *a = mv_network_find(v->network, between.items[0]);
    *b = mv_network_find(v->network, between.items[1]);
    return true;
}

/* Pairs of vectors that paths lead between: with direction every ordered one. */
static inline bool mv_vectors_led(const mv_vectors *v, size_t from, size_t to)
{
    return v->network->selection.directed ? from != to : from < to;
}

/* What an actor scores in a role: whole, unless somebody counts by shares. */
static inline mv_value mv_vectors_role_value(double count)
{
    return fabs(count - round(count)) < 1e-9 ? mv_integer_value(round(count)) : mv_real_value(count, 2, NULL);
}

/* The actors whose own tables are shown: of many, a reader has the ranking. */
static inline size_t mv_vectors_in_tables(const mv_vectors *v)
{
    return !v->input->complete && v->survey.count > 1 ? 0 : v->survey.count;
}

/* Why an actor has no profile by one way of counting; NULL when it has. */
static inline const char *mv_vectors_uncounted(const mv_profile *profile)
{
    return profile ? profile->undefined : "the actor is not in the network folded by that rule";
}

/* The rank of an actor's evenness among those that were coded as it was. */
mv_rank_among mv_vectors_rank(const mv_vectors *v, size_t actor);

void mv_vectors_add_json(const mv_vectors *v);

/* The actor's alignment with every pole, on signs and on values, as a list. */
mv_value mv_vectors_alignment_value(const mv_vectors *v, size_t actor);

/* Paragraphs: each adds what there is to say of one actor, or nothing. */
typedef void mv_vectors_say(mv_text *out, const mv_vectors *v, size_t actor);
mv_vectors_say mv_vectors_say_profile, mv_vectors_say_partners, mv_vectors_say_rivalries, mv_vectors_say_roles,
    mv_vectors_say_paths, mv_vectors_say_standing, mv_vectors_say_closure, mv_vectors_say_alignment,
    mv_vectors_say_equidistance;

/* Whether kappa is defined for any two of so many poles; their matrix is that of mv_alignment_matrix(). */
bool mv_vectors_any_kappa(const mv_alignment *values, size_t count);

/* Tables for readers and, longer, for spreadsheets. */
typedef void mv_vectors_table(const mv_vectors *v, mv_section *section);
mv_vectors_table mv_vectors_add_ranking, mv_vectors_add_profiles, mv_vectors_add_counting, mv_vectors_add_roles,
    mv_vectors_add_brokers, mv_vectors_add_paths, mv_vectors_add_closure, mv_vectors_add_alignment,
    mv_vectors_add_values, mv_vectors_add_matrix, mv_vectors_add_equidistance;

#endif
