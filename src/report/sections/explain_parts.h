#ifndef REPORT_SECTIONS_EXPLAIN_PARTS_H
#define REPORT_SECTIONS_EXPLAIN_PARTS_H

#include "report/sections/parts/section.h"

/* The relations behind the numbers of the focus: rows for machines, entries of lists for readers. */

enum { MV_EXPLAIN_COLUMNS = 15 };

typedef struct mv_explanation {
    const mv_report_input *input;
    mv_section *section; /* that entries go to; NULL when the report is for machines */
    mv_value (*rows)[MV_EXPLAIN_COLUMNS];
    size_t row_count;
} mv_explanation;

/* What a tie is brought up for. */
typedef struct mv_explained {
    const char *number;   /* "share", "uncounted", "bridged_rivalries", "equidistance", "brokerage" */
    const char *vector;   /* id; NULL: none, or it does not matter */
    double share;         /* of the tie in that vector; NAN: it does not matter */
    const char *a, *b;    /* ids of the pair that the number is about; NULL: none */
    const char *role;     /* of a broker; NULL: none */
    const mv_actor *from; /* along direction: only relations that lead from this one; NULL: all */
    const char *entry;    /* what the reader's entries begin with; NULL: the reader has none of this tie */
} mv_explained;

/* Begins a list for readers; the name is an anchor in HTML. */
void mv_explain_begin(mv_explanation *e, const char *name, const char *title);

/* Adds an entry of our own words, and clears it. */
void mv_explain_say(mv_explanation *e, mv_text *text);

/* Whether a relation leads from this actor, or from either where it has no direction; NULL: any does. */
bool mv_explain_leads(const mv_network *network, const mv_relation *relation, const mv_actor *from);

/* Hands the rows over to the report. */
void mv_explain_end(mv_explanation *e);

/* Adds the relations of a tie of this network (that of the report, or its projection); NULL adds none. */
void mv_explain_tie(mv_explanation *e, const mv_network *network, const mv_tie *tie, const mv_explained *what);

/* The tie of two actors; NULL when they have none. */
const mv_tie *mv_explain_between(const mv_network *network, size_t a, size_t b);

/* Everything but the profile: rivalries, poles, pairs brokered. */
void mv_explain_rivalries(mv_explanation *e);
void mv_explain_equidistance(mv_explanation *e);
mv_status mv_explain_brokerage(mv_explanation *e);

#endif
