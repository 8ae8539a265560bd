#ifndef REPORT_WHATIF_WHATIF_PARTS_H
#define REPORT_WHATIF_WHATIF_PARTS_H

#include "multivector/report_whatif.h"
#include "report/model/report_model.h"

/* What the parts of a what-if report are built from. */
typedef struct mv_whatif_input {
    mv_report *report;
    const mv_whatif_options *options;
    bool complete; /* JSON and CSV: everything */
    const mv_whatif *found;
    const mv_actor *focus; /* as the document names it; NULL without one */
} mv_whatif_input;

/* The name of an actor, on the day that counts. */
static inline const char *mv_whatif_name(const mv_whatif_input *w, const mv_actor *actor)
{
    return mv_actor_name_on(actor, w->options->report.language, mv_network_day(w->found->before));
}

#define MV_FOCUS_GONE "the focus is not in the network"

/* A reading as a value: undefined for the metric's reason, or because the focus is gone. */
mv_value mv_whatif_value(const mv_metric *metric, const mv_reading *reading, const mv_network *network);

/* The parts, in their order. */
void mv_whatif_add_patch(mv_whatif_input *w);
void mv_whatif_add_measures(mv_whatif_input *w);
void mv_whatif_add_each(mv_whatif_input *w);
void mv_whatif_add_bands(mv_whatif_input *w);

/* One sentence or two on each. */
void mv_say_whatif(mv_text *out, const mv_whatif_input *w);
void mv_say_dominant(mv_text *out, const mv_whatif_input *w);
void mv_say_influence(mv_text *out, const mv_whatif_input *w);
void mv_say_bands(mv_text *out, const mv_whatif_input *w);

#endif
