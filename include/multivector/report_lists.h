#ifndef MULTIVECTOR_REPORT_LISTS_H
#define MULTIVECTOR_REPORT_LISTS_H

#include "multivector/decls.h"
#include "multivector/identity.h"
#include "multivector/rank.h"
#include "multivector/report.h"
#include "multivector/timeline.h"

MV_BEGIN_DECLS

/* Lists in the forms of a report: written with mv_report_write(), freed with mv_report_free(). What a list is of
 * must outlive it. Of the options only format, language and seed matter. Nothing to list gives a list without
 * rows. */

typedef struct mv_list_options {
    const char *actor; /* only relations of this actor; NULL: of all */
    mv_names between;  /* two actors: only relations between them; empty: all */
    bool show_ended;   /* also those that have ended or are to come on the date, marked as such */
} mv_list_options;

/* The relations of a network, in the order of the document: type, sign, weight, dates, confidence, quote, source.
 * MV_USAGE for an actor that nobody knows, with a suggestion. */
mv_status mv_list_relations(mv_report **out, const mv_network *network, const mv_list_options *which,
                            const mv_report_options *options, mv_log *log);

/* Metrics: name, definition, how each uses sign, weight and direction, reference. Those with these names, all of
 * them when the list is empty; MV_USAGE, with a suggestion, for a name that none has. */
mv_status mv_list_metrics(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log);

/* Built-in relation types: id, name, family, sign, strength, direction, plain words for each. The names are ids or
 * such plain words. */
mv_status mv_list_types(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log);

/* The installed recipes: name, data set, tables, licence, whether the data may be passed on. */
mv_status mv_list_recipes(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log);

/* The dates of a timeline with their values, and its events. */
mv_status mv_list_timeline(mv_report **out, const mv_timeline *timeline, const mv_report_options *options,
                           mv_log *log);

/* The rows of a ranking, `options->top` of them; in JSON and CSV all. `identity`: of the dates among each other.
 */
mv_status mv_list_rank(mv_report **out, const mv_rank_table *table, const mv_identity *identity,
                       const mv_report_options *options, mv_log *log);

MV_END_DECLS

#endif
