#include "report/comparison/compare_parts.h"
#include "support/limits.h"
#include <math.h>

/* Which way the focus went, and with whom. What is a change in time, or in a variant, is no change between an
 * article and the facts: of two documents it is only said what each of them has. */

/* A share that moved by less rounds to nothing. */
#define LEAST_MOVE 0.005
#define LEAST_POINT 0.01

static double move_of(const mv_vector_shift *vector)
{
    return vector->b - vector->a;
}

/* 1, -1, or 0 where the strength stays but for rounding. */
static int strength_goes(const mv_vector_shift *vector)
{
    double a = vector->positive_a, b = vector->positive_b;
    return fabs(b - a) <= 1e-9 * fmax(a, b) ? 0 : b > a ? 1 : -1;
}

/* --- pieces ----------------------------------------------------------------------------------------------- */

/* "29 to 36 %"; with as many decimals as show that they differ. */
static void say_percents(mv_text *out, const mv_vector_shift *vector, const char *between)
{
    int decimals = round(100 * vector->a) == round(100 * vector->b) ? 1 : 0;
    mv_text_format(out, "%.*f%s%.*f %%", decimals, 100 * vector->a, between, decimals, 100 * vector->b);
}

/* "Tajikistan +8, Russia +4 and 3 more". */
static void say_ties(mv_text *out, const mv_compare_input *input, const mv_vector_shift *vector, size_t most)
{
    size_t count = vector->carrier_count, named = count == most + 1 ? count : count < most ? count : most;
    for (size_t i = 0; i < named; i++) {
        const mv_carrier *carrier = &vector->carriers[i];
        double change = carrier->b - carrier->a;
        mv_text_format(out, "%s%s %s%.4g", i ? ", " : "", mv_compare_name(input, carrier->actor),
                       change < 0 ? "\xe2\x88\x92" : "+", fabs(change));
    }
    if (named < count) mv_text_format(out, " and %zu more", count - named);
}

/* "its strength rose from 28.5 to 34.5" */
static void say_strength(mv_text *out, const mv_vector_shift *vector)
{
    int goes = strength_goes(vector);
    if (goes == 0)
        mv_text_format(out, "its strength stayed at %.4g", vector->positive_b);
    else
        mv_text_format(out, "its strength %s from %.4g to %.4g", goes > 0 ? "rose" : "fell", vector->positive_a,
                       vector->positive_b);
}

static bool any_tie_lost(const mv_vector_shift *vector)
{
    for (size_t i = 0; i < vector->carrier_count; i++)
        if (vector->carriers[i].b < vector->carriers[i].a) return true;
    return false;
}

/* --- in the headline -------------------------------------------------------------------------------------- */

/* The vector whose share rose (direction 1) or fell (-1) most, the first of equal ones; NULL when none did. */
static const mv_vector_shift *most_moved(const mv_focus_comparison *focus, int direction)
{
    const mv_vector_shift *most = NULL;
    for (size_t i = 0; i < focus->count; i++) {
        double move = direction * move_of(&focus->vectors[i]);
        if (move >= LEAST_MOVE && (!most || move > direction * move_of(most) + 1e-12)) most = &focus->vectors[i];
    }
    return most;
}

static void say_most(mv_text *out, const mv_compare_input *input, const mv_vector_shift *vector, int direction)
{
    if (input->two_documents) {
        mv_text_format(out, " %s share is ", vector->name);
        say_percents(out, vector, " % in A, ");
        mv_text_add(out, " in B");
    } else {
        mv_text_format(out, " %s share %s most, from ", vector->name, direction > 0 ? "rose" : "fell");
        say_percents(out, vector, " to ");
    }
    if (strength_goes(vector) == direction) {
        mv_text_add(out, " (strength: ");
        say_ties(out, input, vector, MV_SHOWN_CARRIERS);
        mv_text_add(out, ")");
    } else if (!input->two_documents) {
        mv_text_add(out, ", although ");
        say_strength(out, vector);
    }
}

void mv_compare_say_direction(mv_text *out, const mv_compare_input *input)
{
    const mv_focus_comparison *focus = &input->focus;
    if (focus->actor == MV_NONE || focus->undefined) return;
    const mv_vector_shift *up = most_moved(focus, 1), *down = most_moved(focus, -1);
    mv_text_add(out, mv_compare_name(input, focus->actor));
    if (!up && !down) mv_text_add(out, "'s vectors keep their shares");
    if (up || down) mv_text_add(out, "'s");
    if (up) say_most(out, input, up, 1);
    if (up && down) mv_text_add(out, "; its");
    if (down) say_most(out, input, down, -1);
}

/* --- in the section ----------------------------------------------------------------------------------------- */

/* "Western fell from 29 to 25 %, but nothing was lost: its strength rose from 28.5 to 34.5 (Germany +3)." */
static void say_cause(mv_text *out, const mv_compare_input *input, const mv_vector_shift *vector)
{
    int goes = strength_goes(vector), direction = move_of(vector) > 0 ? 1 : -1;
    mv_text_format(out, " %s ", vector->name);
    if (input->two_documents) {
        mv_text_add(out, "has ");
        say_percents(out, vector, " % in A, ");
        mv_text_format(out, " in B, strength %.4g and %.4g", vector->positive_a, vector->positive_b);
    } else {
        mv_text_format(out, "%s from ", direction > 0 ? "rose" : "fell");
        say_percents(out, vector, " to ");
        if (goes == direction)
            mv_text_format(out, ", its strength from %.4g to %.4g", vector->positive_a, vector->positive_b);
        else {
            mv_text_add(out, direction < 0 && !any_tie_lost(vector) ? ", but nothing was lost: " : ", although ");
            say_strength(out, vector);
        }
    }
    if (vector->carrier_count) {
        mv_text_add(out, " (");
        say_ties(out, input, vector, MV_SHOWN_CLOSEST);
        mv_text_add(out, ")");
    }
    mv_text_add(out, ".");
}

/* The largest move that is smaller than `below`, or as large and declared later; NULL behind the last. */
static const mv_vector_shift *next_moved(const mv_focus_comparison *focus, const mv_vector_shift *last)
{
    const mv_vector_shift *next = NULL;
    for (size_t i = 0; i < focus->count; i++) {
        const mv_vector_shift *v = &focus->vectors[i];
        double move = fabs(move_of(v)), before = last ? fabs(move_of(last)) : INFINITY;
        bool follows = move < before || (move == before && v > last);
        if (move >= LEAST_POINT && follows && (!next || move > fabs(move_of(next)))) next = v;
    }
    return next;
}

void mv_compare_say_causes(mv_text *out, const mv_compare_input *input)
{
    const mv_focus_comparison *focus = &input->focus;
    const mv_vector_shift *vector = next_moved(focus, NULL);
    if (focus->actor == MV_NONE || focus->undefined) return;
    if (vector)
        mv_text_add(out, "Shares are of the positive strength over counted vectors; in brackets, what the ties "
                         "behind a vector add to its strength.");
    else
        mv_text_add(out, "No share of a vector moved by a point of 100 or more.");
    for (; vector; vector = next_moved(focus, vector)) say_cause(out, input, vector);
}
