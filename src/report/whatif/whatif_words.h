#ifndef REPORT_WHATIF_WHATIF_WORDS_H
#define REPORT_WHATIF_WHATIF_WORDS_H

#include "report/whatif/whatif_parts.h"

/* Words that the sentences on what would change share. */

/* "evenness" of "Evenness", but "PN centrality" as it is. */
void mv_whatif_add_title(mv_text *out, const char *title);
bool mv_whatif_is_plural(const char *title);

/* A number as the metric's are shown, or "undefined". */
void mv_whatif_add_value(mv_text *out, const mv_metric *metric, double number);

/* Its ends, its type, and its sign where it is not positive. */
void mv_whatif_add_relation(mv_text *out, const mv_whatif_input *w, const mv_relation *relation);

/* "the evenness of Kazakhstan", "the triangle balance of the network" */
void mv_whatif_add_measured(mv_text *out, const mv_whatif_input *w, const mv_metric *metric);

bool mv_whatif_changes(const mv_reading *was, const mv_reading *is);

/* "rises from 0.913 to 0.931 (rank 4 to 3 of 30)" */
void mv_whatif_add_change(mv_text *out, const mv_metric *metric, const mv_reading *was, const mv_reading *is);

#endif
