#ifndef REPORT_MODEL_SHOWN_LIMITS_H
#define REPORT_MODEL_SHOWN_LIMITS_H

/* How much a reader is shown when nobody asks for more. JSON and CSV have everything. */

enum {
    MV_SHOWN_ROWS = 20,     /* of a table of actors, relations or ties: --top changes it */
    MV_SHOWN_TRIALS = 25,   /* of the trials of the section on sensitivity: --top changes it */
    MV_SHOWN_MOVES = 5,     /* actors that rose or fell by a metric, beside the focus */
    MV_SHOWN_MATRIX = 12,   /* sets whose distances are a matrix; of more, each with its nearest ones */
    MV_SHOWN_TRIADS = 12,   /* types of triad, the most frequent first */
    MV_SHOWN_RIVALRIES = 5, /* bridged rivalries that are named */
    MV_SHOWN_ROUTES = 3,    /* pairs of vectors between which an actor lies most */
    MV_SHOWN_EXAMPLES = 3,  /* pairs brokered in each role, and what two actors share */
    MV_SHOWN_LEADERS = 3,   /* as many may share a lead and one is still named; above, they are counted */
    MV_ENOUGH_TIES = 3,     /* signed ties with others that a pole has before agreement with it is told */
    MV_LINE_WIDTH = 92,     /* columns of a terminal that paragraphs are wrapped to */
    MV_CELL_WIDTH = 40,     /* columns of a table cell on a terminal; the rest is cut */
};

#endif
