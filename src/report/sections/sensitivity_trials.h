#ifndef REPORT_SECTIONS_SENSITIVITY_TRIALS_H
#define REPORT_SECTIONS_SENSITIVITY_TRIALS_H

#include "multivector/vectors.h"
#include "report/sections/section.h"

/* Where the focus would stand had one choice behind the data been made otherwise. */

typedef struct mv_trial {
    mv_choice choice;
    const char *what, *otherwise; /* "China", "turkic, not chinese" */
    mv_standing after;
    double change; /* of evenness; NAN unless it is defined before and after */
    bool telling;  /* of the labels of one actor only the one that changes most, of the rest every one */
} mv_trial;

typedef struct mv_trials {
    mv_standing before;
    mv_trial *items;
    size_t count;
} mv_trials;

/* Tries, one at a time: every label of the actors that the focus has positive ties with (each counted vector, and
 * none); every type of its relations at half and at double strength; without doubtful relations; each vector
 * counted or not. `trials` is cleared by the caller, also after an error. */
mv_status mv_trials_run(mv_trials *trials, const mv_report_input *input);
void mv_trials_clear(mv_trials *trials);

#endif
