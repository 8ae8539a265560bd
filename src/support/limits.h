#ifndef SUPPORT_LIMITS_H
#define SUPPORT_LIMITS_H

/* What decides how much is shown and what is searched when nobody asks for more: all of it here, and in the table
 * of docs/limits.md. Beside these stand limits that callers must know, in the public headers: MV_WALK_EXACT and
 * MV_WALK_LOCAL (balance.h), MV_QAP_ACTORS and MV_DELTACON_ACTORS (compare.h), MV_REGRESSION_CELLS (regression.h),
 * MV_MOST_JOBS (frustration.h). */

/* --- shown to readers; JSON and CSV have everything --- */

enum {
    MV_SHOWN_ROWS = 20,      /* of a table of actors, relations or ties: --top changes it */
    MV_SHOWN_CARRIERS = 3,   /* ties behind a change that a headline names */
    MV_SHOWN_PARTNERS = 10,  /* of the focus, in a report that was not asked for them: --top changes it */
    MV_SHOWN_CLOSEST = 5,    /* partners that are named in a sentence */
    MV_SHOWN_LARGEST = 5,    /* other choices by which another vector is the largest */
    MV_SHOWN_TRIALS = 25,    /* of the trials of the section on sensitivity: --top changes it */
    MV_SHOWN_MOVES = 5,      /* actors that rose or fell by a metric, beside the focus */
    MV_SHOWN_MATRIX = 12,    /* sets whose distances are a matrix; of more, each with its nearest ones */
    MV_SHOWN_TRIADS = 12,    /* types of triad, the most frequent first */
    MV_SHOWN_TYPES = 4,      /* of directed relations whose direction is not used */
    MV_SHOWN_FOLLOWED = 3,   /* actors that go on in others, and actors that were split */
    MV_SHOWN_RIVALRIES = 12, /* bridged rivalries that are named */
    MV_SHARE_BARS = 12,      /* in a picture of bars, by type or by actor */
    MV_DRAWN_RIVALRIES = 24, /* of them along the rim of a compass */
    MV_SHOWN_VECTORLESS = 3, /* actors of no vector that strength is left out with */
    MV_SHOWN_FACTION = 8,    /* actors of the smaller faction that are named */
    MV_SHOWN_GROUPS = 6,     /* signed communities, or positions of relaxed balance, whose actors are named */
    MV_SHOWN_BODIES = 5,     /* bodies that nearly everybody belongs to */
    MV_SHOWN_ROUTES = 3,     /* pairs of vectors between which an actor lies most */
    MV_SHOWN_EXAMPLES = 3,   /* pairs brokered in each role, and what two actors share */
    MV_SHOWN_LEADERS = 3,    /* as many may share a lead and one is still named; above, they are counted */
    MV_LINE_WIDTH = 92,      /* columns of a terminal that paragraphs are wrapped to */
    MV_CELL_WIDTH = 40,      /* columns of a table cell on a terminal; the rest is cut */
};

/* --- read: options lift these --- */

enum {
    MV_MOST_ACTORS = 5000000,
    MV_MOST_RELATIONS = 50000000,
    MV_LONGEST_LABEL = 16384, /* bytes of an id, of a name or of a kind */
    MV_DEEPEST = 2048,        /* levels of JSON and GML, and the most that can be asked for: so does Jansson */
    MV_DEEPEST_XML = 256      /* so does libxml2 */
};

/* --- searched, and how --- */

enum {
    /* Processes that share the work, however many cores there are. */
    MV_MOST_PROCESSES = 256,
    /* Actors + ties from which on metrics have processes of their own: below, starting one takes as long. */
    MV_SHARED_SIZE = 5000,
    /* Trials (dates, draws, what is left out) x relations from which on they have several processes. */
    MV_SHARED_TRIALS = 50000,
    /* Actors from which on our own searches measure paths, where ties have neither weight nor direction: igraph
       takes half a second there. */
    MV_SEARCHED_ACTORS = 1000,
    /* Ties up to which a report searches the frustration index without being asked by name: seconds. */
    MV_QUICK_TIES = 20000,
    /* Trials times ties up to which leaving one out after the other searches it each time: about a second. */
    MV_REPEATED_TIES = 100000,
    /* Edges of a reduced network up to which a gap of the cycle program is branched on: GLPK's memory and time. */
    MV_BRANCHING_EDGES = 20000,
    /* Nodes of a reduced network up to which such a gap is narrowed by matrices of nodes times nodes. */
    MV_MATRIX_NODES = 1600,
    /* Actors up to which LAPACK finds both ends of a spectrum, and its lower end alone, faster than an iteration.
     */
    MV_DENSE_BOTH_ENDS = 400,
    MV_DENSE_ONE_END = 800,
    /* Actors with a signed tie up to which signed communities are looked for. */
    MV_SIGNED_COMMUNITY_ACTORS = 1000,
    /* Dates of a timeline: a measurement of the whole network for each. */
    MV_MOST_DATES = 10000,
    /* Actors of a matrix that is written: a table of 25 million cells. */
    MV_MATRIX_ACTORS = 5000,
    /* Relations of one row of a table whose cells hold lists. */
    MV_SPLIT_RELATIONS = 1000000,
    /* Relations of a projection: some three gigabytes. */
    MV_PROJECTED_RELATIONS = 20000000
};

/* Actors x (actors + ties) up to which a metric that is marked MV_SLOW is run without --exact: some ten seconds.
 */
#define MV_UNASKED_STEPS 1e9

/* The same of what is made of distances alone, where searches from many actors run side by side: seconds. */
#define MV_UNASKED_DISTANCES 1e11

/* With a limit of time, the same from which on a metric has a process of its own, which can be ended: a slow one,
 * a tenth of a second, and any other, seconds where all are tied to all. */
#define MV_APART_STEPS 1e7
#define MV_APART_QUICK_STEPS 1e10

/* Shortest paths that an estimate of betweenness is made of: seconds, and errors of a hundredth of all pairs. */
#define MV_SAMPLED_PATHS 50000

/* What a recipe may take: an hour, and so many steps of SQLite's machine, which is about as much. */
#define MV_RECIPE_SECONDS 3600
#define MV_RECIPE_STEPS 1e11

/* Brackets of a statement within each other: SQLite before 3.46 reads 93 at most, a newer one any number. */
#define MV_RECIPE_BRACKETS 100

/* What a recipe may give: so many rows, and so many bytes of text. */
#define MV_RECIPE_ROWS 20000000
#define MV_RECIPE_BYTES ((size_t)4 << 30)

/* Keys that a recipe remembers to see what a table says again, one or two a row: 32 MiB. */
#define MV_SEEN_KEYS ((size_t)1 << 21)

/* Bytes of groups that a recipe folds in memory: of more, SQLite sorts the rows, in a file where they are many. */
#define MV_TALLY_MEMORY ((size_t)256 << 20)

/* --- drawn --- */

enum {
    /* Lines of a picture: up to so many, or to so many for each actor, all are drawn unasked; of more, the
       strongest of each actor. Actors of a picture: of more, those with the most ties. */
    MV_CLEAR_LINES = 350,
    MV_LINES_PER_ACTOR = 2,
    MV_DRAWN_ACTORS = 500,
    /* Relations of a line above which their number is written on it. */
    MV_COUNTED_RELATIONS = 3,
    /* Relations of a difference map, and of one with both sets beside it: above, what is the same is left out. */
    MV_DIFFERENCE_RELATIONS = 350,
    MV_PANEL_RELATIONS = 1500,
    /* Actors that neato arranges unasked: it does so best, but compares every actor with every other. Of more,
       sfdp. */
    MV_NEATO_ACTORS = 800,
    /* Dots of a PNG: a poster of A0 at 300 to the inch, and half as much again. */
    MV_MOST_DOTS = 200000000,
    /* Seconds of processor time for the engine that suits the size, and for another that was asked for. */
    MV_ENGINE_SECONDS = 60,
    MV_OTHER_ENGINE_SECONDS = 15,
    /* Ties below which what is said of how they spread is drawn hollow. */
    MV_FEW_TIES = 5,
    /* Rows of a dot plot. */
    MV_RANK_SHOWN = 400,
    /* Actors of a table of pairs: more names could not be read. */
    MV_MATRIX_SHOWN = 50,
    /* Rows of a legend for what colours mean; the others are counted. */
    MV_LEGEND_CLASSES = 24,
    /* Types of relations that a legend calls by names of the data's own; the others are counted. */
    MV_LEGEND_TYPES = 6,
    /* Points from the corner that a place to keep may be. */
    MV_FARTHEST_PLACE = 100000,
    /* Partners of each vector in a document to start from. */
    MV_STARTER_PARTNERS = 3,
    /* Actors of the figure in the page of a report or a comparison. */
    MV_FIGURE_ACTORS = 500,
    /* Of them near the focus, if there is one: of more, only those that something differs for. */
    MV_PAGE_ACTORS = 60,
    /* Ties up to which a page that is explored has the frustration index of each of its dates. */
    MV_PAGE_SEARCHED_TIES = 3000
};

#endif
