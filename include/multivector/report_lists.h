#ifndef MULTIVECTOR_REPORT_LISTS_H
#define MULTIVECTOR_REPORT_LISTS_H

#include "multivector/report.h"
#include "multivector/sets.h"
#include "multivector/timeline.h"

/* Lists in the forms of a report: written with mv_report_write(), freed with mv_report_free(). Of the options
 * only format, language and seed matter. */

typedef struct mv_list_options {
    const char *actor; /* only relations of this actor; NULL: of all */
    mv_names between;  /* two actors: only relations between them; empty: all */
} mv_list_options;

/* The relations of a network, in the order of the document: type, sign, weight, dates, confidence, quote,
 * source. */
mv_status mv_list_relations(mv_report **out, const mv_network *network, const mv_list_options *which,
                            const mv_report_options *options, mv_log *log);

/* Every metric: name, definition, how it uses sign, weight and direction, reference. */
mv_status mv_list_metrics(mv_report **out, const mv_report_options *options, mv_log *log);

/* The dates of a timeline with their values, and its events. */
mv_status mv_list_timeline(mv_report **out, const mv_timeline *timeline, const mv_report_options *options,
                           mv_log *log);

/* Several sets side by side: what each is, the distances, the map, the tree, the steps in time, the stability of
 * each tie and the consensus. JSON calls this multivector-comparison-of-sets and numbers the sets from 0, as they
 * were given. `names` has one for each set, all different; `options->top` says how many ties are listed,
 * `options->sections` picks from sets, distances, map, tree, steps, stability and consensus. */
const char *mv_sets_section_name(size_t index); /* these; NULL behind the last */
mv_status mv_list_sets(mv_report **out, const mv_sets *sets, const char *const *names,
                       const mv_report_options *options, mv_log *log);

#endif
