#ifndef MULTIVECTOR_WHATIF_H
#define MULTIVECTOR_WHATIF_H

#include "multivector/decls.h"
#include "multivector/metric.h"
#include "multivector/vectors.h"

MV_BEGIN_DECLS

/* What if: a relation set without some of its actors and relations, or with others added, in memory; which
 * relation or which actor the numbers hang on most; and how far doubt about relations moves them. The document
 * itself is never changed, and must outlive what is made of it here.
 *
 * Numbers are metrics of the table: those of actors speak of the focus, the others of the network. NAN stands for
 * undefined, for the reason the metric gives. Nothing here depends on the order of relations in the file. */

/* --- edits ------------------------------------------------------------------------------------------------ */

typedef struct mv_edits {
    mv_names drop; /* ids of actors, which take their relations along, and of relations; a relation without an id
                      goes by mv_relation_label(); "actor:ID" and "relation:ID" tell two of the same id apart */
    const mv_addition *add; /* of no rated confidence; they hold on whatever day is looked at */
    size_t add_count;
} mv_edits;

/* A relation that went or came. */
typedef struct mv_edited_relation {
    mv_relation relation;
    bool added;
    size_t because; /* the dropped actor it went with; MV_NONE: it was named itself */
    bool counts;    /* the selection had it, or has it: date, type, ... */
} mv_edited_relation;

typedef struct mv_edited {
    mv_relations set;       /* the document with other relations, in an order of their own, and types */
    mv_selection selection; /* without the dropped actors, before any projection */
    size_t actor_count;
    size_t *actors; /* dropped ones, by id */
    size_t relation_count;
    mv_edited_relation *relations; /* first the dropped ones; by ends, type, start and id */
} mv_edited;

/* Applies edits. An id or a type that nobody knows is MV_USAGE with a suggestion, and so is an id that could mean
 * two things. No edits at all give the document as it is. Free the result with mv_edited_free(). */
mv_status mv_edits_apply(mv_edited **out, const mv_relations *document, const mv_selection *selection,
                         const mv_edits *edits, mv_log *log);
void mv_edited_free(mv_edited *edited); /* accepts NULL */

/* Whether anything went or came; and the focus as the document names it, be it in the network or not (NULL: none
 * is named). */
bool mv_edited_any(const mv_edited *edited);
const mv_actor *mv_edited_focus(const mv_edited *edited);

/* The name a relation goes by: its id or, without one, "A B type since". The caller frees it. */
char *mv_relation_label(const mv_relations *set, const mv_relation *relation);

/* --- measures --------------------------------------------------------------------------------------------- */

/* One number. Ranks count from 1, the largest value first, and equal values share one: among the actors that are
 * coded as the focus is (mv_peers_of). */
typedef struct mv_reading {
    double value;
    size_t rank, ranked; /* of so many with a value; 0: a number of the network, or undefined */
    const char *rank_undefined;
    size_t sharers; /* of the rank, the focus included */
} mv_reading;

typedef struct mv_metric_list {
    const mv_metric **items;
    size_t count;
} mv_metric_list;

typedef enum mv_each { MV_EACH_NONE, MV_EACH_RELATION, MV_EACH_ACTOR } mv_each;

/* The metrics of these names; without names a short list, which `each` makes shorter: the frustration index is
 * then looked for in small networks only. An unknown name, a metric of actors without a focus or one of direction
 * without directed is MV_USAGE. The caller clears the result. */
mv_status mv_metric_list_choose(mv_metric_list *out, const mv_network *network, mv_names names, mv_each each,
                                mv_log *log);
void mv_metric_list_clear(mv_metric_list *measures);

/* Where a metric stands in the list, which grows when it is not there yet; errors as above. */
mv_status mv_metric_list_add(mv_metric_list *measures, size_t *place, const mv_network *network, const char *name,
                             mv_log *log);

/* Fills one reading for each measure. */
mv_status mv_metric_list_read(mv_reading *readings, const mv_network *network, const mv_metric_list *measures,
                              const mv_metric_options *options, mv_log *log);

/* After - before; NAN unless both are defined; 0 when they differ by rounding only. */
double mv_reading_change(const mv_reading *before, const mv_reading *after);

/* How to measure again and again. */
typedef struct mv_whatif_settings {
    mv_metric_options metric;
    void (*progress)(void *context, const char *what, size_t done, size_t total); /* may be NULL */
    void *context;
    double seconds; /* that leaving each out, and the draws, may take, each; 0: as long as they take. Then they are
                       of those so far: at least one */
    bool *limited;  /* becomes true then; may be NULL */
} mv_whatif_settings;

/* --- influence: leave one out ------------------------------------------------------------------------------ */

typedef struct mv_influence {
    size_t what;       /* a relation or an actor of the set */
    mv_reading *after; /* without it; one for each measure */
    size_t place;      /* by size of the change, from 1, equal ones share it; 0: the change is undefined */
} mv_influence;

/* f(G - e) for every relation e that counts, or every actor but the focus (and the ego), each on its own. */
typedef struct mv_influences {
    mv_each each;
    size_t count;
    size_t untried; /* besides, that there was no time for */
    mv_influence
        *items;         /* by the size of the change of one measure, largest first, undefined last, then by name */
    mv_reading *before; /* with all of them */
    mv_reading *readings;
} mv_influences;

/* `sort` is the measure to sort by. The caller clears the result. */
mv_status mv_influences_find(mv_influences *out, const mv_edited *base, mv_each each,
                             const mv_metric_list *measures, size_t sort, const mv_whatif_settings *settings,
                             mv_log *log);
void mv_influences_clear(mv_influences *influences);

/* --- bands: doubt about relations -------------------------------------------------------------------------- */

/* Every draw keeps each relation with the probability of its confidence, independently. Whether a relation is kept
 * in a draw follows from the seed, the number of the draw, and its ends, type, start and id: neither the order of
 * the file nor other relations matter. This is doubt about the coding of relations, not a sampling bootstrap:
 * the actors are no sample of anything. */
typedef struct mv_draw_options {
    size_t count;
    uint64_t seed;
    double keep[MV_LOW + 1]; /* by mv_confidence, 0 .. 1 */
} mv_draw_options;

/* No draws; unrated and high 1, medium 0.8, low 0.5. The numbers are a convention of ours. */
mv_draw_options mv_draw_defaults(void);

/* Quantiles (5 %, 50 %, 95 %; linear between order statistics, Hyndman and Fan's type 7) over the draws in which
 * the measure is defined; NAN when it is in none. Ranks likewise. */
typedef struct mv_band {
    size_t defined;
    double low, median, high;
    double rank_low, rank_median, rank_high; /* NAN for a number of the network */
} mv_band;

/* Fills one band for each measure. */
mv_status mv_bands_draw(mv_band *bands, const mv_edited *base, const mv_metric_list *measures,
                        const mv_draw_options *draws, const mv_whatif_settings *settings, mv_log *log);

/* --- all of it -------------------------------------------------------------------------------------------- */

/* What is to be measured. { 0 }: the usual metrics before and after, nothing else. */
typedef struct mv_whatif_plan {
    mv_names metrics;      /* of the focus or of the network; empty: the usual ones */
    mv_each each;          /* leave each one out */
    const char *sort;      /* the metric that sorts them; NULL: the first */
    mv_draw_options draws; /* see mv_draw_defaults(); no draws when the count is 0 */
    mv_whatif_settings settings;
} mv_whatif_plan;

typedef struct mv_whatif {
    mv_edited *edited;
    mv_network *before, *after;
    mv_metric_list measures;
    mv_reading *was, *is;                 /* before and after: one for each measure */
    mv_profile *profile_was, *profile_is; /* of the focus; NULL where it is not in the network */
    mv_metric_list each;                  /* the measures of `influences` */
    size_t sort;                          /* the one that sorts them */
    mv_influences influences;             /* of the edited set; empty unless asked for */
    mv_band *bands;                       /* of the edited set, one for each measure; NULL unless asked for */
} mv_whatif;

/* Applies the edits and measures before and after; leaving out and draws start from the edited set. MV_USAGE as
 * above. The caller frees the result. */
mv_status mv_whatif_run(mv_whatif **out, const mv_relations *document, const mv_selection *selection,
                        const mv_edits *edits, const mv_whatif_plan *plan, mv_log *log);
void mv_whatif_free(mv_whatif *whatif); /* accepts NULL */

MV_END_DECLS

#endif
