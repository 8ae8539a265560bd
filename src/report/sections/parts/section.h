#ifndef REPORT_SECTIONS_PARTS_SECTION_H
#define REPORT_SECTIONS_PARTS_SECTION_H

#include "report/model/report_model.h"
#include "report/sections/parts/scores.h"

/* What a section is built from. */
typedef struct mv_report_input {
    mv_report *report;
    const mv_network *network;
    const mv_report_options *options;
    const mv_scores *scores;
    bool complete, hints; /* as in mv_report_form */
    mv_log *log;
} mv_report_input;

typedef struct mv_report_section {
    const char *name;
    mv_status (*build)(const mv_report_input *input);
} mv_report_section;

extern const mv_report_section mv_summary_section, mv_overview_section, mv_centrality_section, mv_vectors_section,
    mv_balance_section, mv_partners_section, mv_pivotal_section, mv_chance_section, mv_explain_section,
    mv_homophily_section, mv_sensitivity_section;

#endif
