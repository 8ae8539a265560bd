#ifndef PAGE_PAGE_PARTS_H
#define PAGE_PAGE_PARTS_H

#include "multivector/compare.h"
#include "multivector/metric.h"
#include "multivector/page.h"
#include "support/text.h"

/* What the parts of a page share. A page is of one set or of two, each a side. */

typedef struct mv_page_side {
    const mv_relations *set;
    mv_selection selection; /* on the date that is shown first */
    mv_network *whole;      /* of all days of the page */
    mv_network *shown;      /* of the date that is shown first */
    size_t *number;         /* of each actor of the set on the page, MV_NONE: it is not there */
    size_t *relations;      /* of the set, that are on the page: by name of their ends, type and beginning */
    size_t relation_count;
    double *scores;    /* metric by metric, date by date, actor by actor */
    double *of_whole;  /* date by date the metrics of mv_page_of_whole() */
    float *shares;     /* date by date, actor by actor, vector by vector: of the profile; NAN: it is undefined */
    double *hostile;   /* likewise the negative strength */
    uint32_t *bridged; /* pairs of actors, by date: rivals that the focus is on good terms with both of */
    size_t bridged_count, *bridged_until; /* `bridged_until`: for each date where its pairs end */
    bool *beyond;                         /* date by date: nothing is covered */
    bool *left, *away; /* date by date the relations, and the actors, that are there by their own dates but are not
                          selected then: the surroundings of an actor, a least strength and such see to that */
    size_t measured;   /* dates that there was time for */
} mv_page_side;

typedef struct mv_page {
    const mv_page_options *options;
    const char *language;
    mv_page_side sides[2];
    size_t side_count;
    mv_date *dates;
    size_t date_count, first; /* `first`: the number of the one that is shown first */
    const mv_metric **metrics;
    size_t metric_count;
    double until;   /* when the time for measuring is over */
    mv_text styles; /* hashes of those that pictures bring along, for the policy */
} mv_page;

/* --- what is on it ---------------------------------------------------------------------------------------- */

/* The dates, and which is shown first. */
mv_status mv_page_choose_dates(mv_page *page, const mv_selection *selection, mv_log *log);

/* The metrics of actors, by name. */
mv_status mv_page_choose_metrics(mv_page *page, bool directed, mv_log *log);

/* The networks, actors and relations of a side, and their numbers on all dates. */
mv_status mv_page_gather(mv_page *page, mv_page_side *side, mv_log *log);
mv_status mv_page_measure(mv_page *page, mv_page_side *side, mv_log *log);

/* The metrics of the whole that a page tells; NULL behind the last. */
const mv_metric *mv_page_of_whole(size_t index);
size_t mv_page_whole_count(void);

/* --- what is written -------------------------------------------------------------------------------------- */

/* The data for the script, as JSON that may stand in an element of HTML. */
void mv_page_add_island(mv_text *out, const mv_page *page);

/* What differs between the two sides on the date that is shown first. Start from { 0 }; clear it in any case. */
typedef struct mv_page_change {
    mv_network *networks[2];
    mv_uncovered uncovered;
    mv_changes *changes;
} mv_page_change;

mv_status mv_page_find_change(mv_page_change *change, const mv_page *page, mv_log *log);
void mv_page_clear_change(mv_page_change *change);

/* Its table. */
void mv_page_add_changes(mv_text *out, const mv_page *page, const mv_page_change *change);

/* Tables and lists of a side: actors, relations, balance by date, sources. */
void mv_page_add_tables(mv_text *out, const mv_page *page, size_t side);

/* A text where HTML wants one, and a number as readers see it. */
void mv_page_add_element(mv_text *out, const char *name, const char *text);
void mv_page_add_value(mv_text *out, const mv_metric *metric, double value);

/* The address of a source when it is one that can be followed: http or https; or NULL. */
const char *mv_page_link(const mv_source *source);

#endif
