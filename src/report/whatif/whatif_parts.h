#ifndef REPORT_WHATIF_WHATIF_PARTS_H
#define REPORT_WHATIF_WHATIF_PARTS_H

#include "multivector/report_whatif.h"
#include "multivector/vectors.h"
#include "report/model/report_model.h"

/* What the parts of a what-if report are built from. */
typedef struct mv_whatif {
    mv_report *report;
    const mv_whatif_options *options;
    bool complete; /* JSON and CSV: everything */
    mv_log *log;
    mv_edited *edited;
    mv_network *before, *after;
    mv_metric_list measures; /* of the whole edit and of the draws */
    mv_reading *was, *is;    /* one for each measure */
    mv_metric_list each;     /* those of `influences` */
    size_t sort;
    mv_influences influences;
    mv_band *bands; /* one for each measure */
} mv_whatif;

#define MV_FOCUS_GONE "the focus is not in the network"

bool mv_whatif_has_edits(const mv_whatif *w);

/* The focus, as the document names it; NULL without one. */
const mv_actor *mv_whatif_focus(const mv_whatif *w);

/* A reading as a value: undefined for the metric's reason, or because the focus is gone. */
mv_value mv_whatif_value(const mv_metric *metric, const mv_reading *reading, const mv_network *network);

/* The parts, in their order. */
void mv_whatif_add_patch(mv_whatif *w);
void mv_whatif_add_measures(mv_whatif *w);
void mv_whatif_add_each(mv_whatif *w);
void mv_whatif_add_bands(mv_whatif *w);

/* One sentence or two on each. */
void mv_say_whatif(mv_text *out, const mv_whatif *w);
void mv_say_dominant(mv_text *out, const mv_whatif *w, const mv_profile *was, const mv_profile *is);
void mv_say_influence(mv_text *out, const mv_whatif *w);
void mv_say_bands(mv_text *out, const mv_whatif *w);

#endif
