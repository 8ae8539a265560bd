#ifndef MULTIVECTOR_PAGE_H
#define MULTIVECTOR_PAGE_H

#include "multivector/decls.h"
#include "multivector/picture.h"

MV_BEGIN_DECLS

/* One page that people explore: an HTML file that opens from disk, asks for nothing else and runs no script but
 * its own, whose hash its policy names. Without scripts it is a page to read and print. */

enum { MV_PAGE_DATES = 60, MV_PAGE_BYTES = 8 << 20 };

typedef struct mv_page_options {
    mv_date since,
        until;        /* both included; none: the period of a timeline, from the first day that is covered on */
    int months;       /* from one date to the next; 0: 12, or as many years as it takes for MV_PAGE_DATES */
    mv_names metrics; /* of actors, to size them by; empty: a short list */
    mv_metric_options metric;
    double seconds; /* the numbers of all dates may take; 0: as long as they take. When they are over, later dates
                       have none, and the page says so */
    bool *limited;  /* becomes true then; may be NULL */
    void (*progress)(void *context, const char *what, size_t done, size_t total); /* may be NULL */
    void *context;
    mv_drawing_options drawing; /* what layout, format, theme and size_by say does not matter */
} mv_page_options;

/* Writes the page of a set, or of two and what differs between them (`count`), under a selection, whose date is
 * the one that is shown first (none: that of the set, or the last one).
 *
 * The pictures are those of mv_draw() of all that held on any day from `since` to `until`: network, compass and
 * map, of these the ones that the set allows. What is too much for a picture is in the tables. Every number comes
 * from the measures of this library, on every date and on the one shown first; dates between two have those of the
 * one before; sets without dates have a single one. `out` is a text of `length` bytes that the caller frees.
 * MV_USAGE: more than MV_PAGE_DATES dates, an end before the beginning, and a selection with a projection, a
 * period or all time. MV_LIMIT: a page of more than MV_PAGE_BYTES; the message says what makes it smaller. */
mv_status mv_page_build(char **out, size_t *length, const mv_relations *const *sets, size_t count,
                        const mv_selection *selection, const mv_page_options *options, mv_log *log);

MV_END_DECLS

#endif
