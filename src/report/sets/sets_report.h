#ifndef REPORT_SETS_SETS_REPORT_H
#define REPORT_SETS_SETS_REPORT_H

#include "multivector/sets.h"
#include "report/model/report_model.h"
#include "report/words/regression_section.h"

/* The report on several sets while it is built. */
typedef struct mv_sets_list {
    mv_report *report;
    const mv_sets *sets;
    const char *const *names;
    const mv_report_options *options;
    bool complete;            /* for machines: everything, by id */
    mv_regression regression; /* empty unless it is wanted */
} mv_sets_list;

/* Machines count from 0, people from 1. */
static inline size_t list_number(const mv_sets_list *list, size_t set)
{
    return list->complete ? set : set + 1;
}

/* The sections on the map and the tree. */
void mv_list_map(const mv_sets_list *list);
void mv_list_tree(const mv_sets_list *list);

/* The sections on the stability of ties and on the consensus. */
void mv_list_stability(const mv_sets_list *list);
void mv_list_consensus(const mv_sets_list *list);

#endif
