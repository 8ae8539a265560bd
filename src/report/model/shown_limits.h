#ifndef REPORT_MODEL_SHOWN_LIMITS_H
#define REPORT_MODEL_SHOWN_LIMITS_H

/* How much a reader is shown when nobody asks for more. JSON and CSV have everything. */

enum {
    MV_SHOWN_ROWS = 20,      /* of a table of actors, relations or ties: --top changes it */
    MV_SHOWN_CARRIERS = 3,   /* ties behind a change that a headline names */
    MV_SHOWN_PARTNERS = 10,  /* of the focus, in a report that was not asked for them: --top changes it */
    MV_SHOWN_CLOSEST = 5,    /* partners that are named in a sentence */
    MV_SHOWN_TRIALS = 25,    /* of the trials of the section on sensitivity: --top changes it */
    MV_SHOWN_MOVES = 5,      /* actors that rose or fell by a metric, beside the focus */
    MV_SHOWN_MATRIX = 12,    /* sets whose distances are a matrix; of more, each with its nearest ones */
    MV_SHOWN_TRIADS = 12,    /* types of triad, the most frequent first */
    MV_SHOWN_RIVALRIES = 12, /* bridged rivalries that are named */
    MV_SHOWN_VECTORLESS = 3, /* actors of no vector that strength is left out with */
    MV_SHOWN_FACTION = 8,    /* actors of the smaller faction that are named */
    MV_SHOWN_BODIES = 5,     /* bodies that nearly everybody belongs to */
    MV_SHOWN_ROUTES = 3,     /* pairs of vectors between which an actor lies most */
    MV_SHOWN_EXAMPLES = 3,   /* pairs brokered in each role, and what two actors share */
    MV_SHOWN_LEADERS = 3,    /* as many may share a lead and one is still named; above, they are counted */
    MV_LINE_WIDTH = 92,      /* columns of a terminal that paragraphs are wrapped to */
    MV_CELL_WIDTH = 40,      /* columns of a table cell on a terminal; the rest is cut */
};

#endif
