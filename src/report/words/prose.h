#ifndef REPORT_WORDS_PROSE_H
#define REPORT_WORDS_PROSE_H

#include "multivector/identity.h"
#include "multivector/rank.h"
#include "multivector/timeline.h"
#include "multivector/vectors.h"
#include "report/model/report_model.h"

/* Sentences that reports of all kinds, and pictures, share. */

/* What stands before a name in a list of so many: nothing, ", " or " and ". */
const char *mv_joint(size_t at, size_t count);

/* "Iran, North Korea and Syria", or the first of many: "Iran, North Korea and 12 more". */
void mv_say_names(mv_text *out, const mv_network *network, const size_t *actors, size_t count, size_t most,
                  const char *language);

/* The vector of an actor's largest share, by name; of equal ones each, "Western / Turkic". Undefined without one.
 */
mv_value mv_vector_names_value(mv_report *report, const mv_relations *set, const mv_actor *actor);

/* What of the document counts and what was left out, and by which rule relations became ties. */
void mv_say_conventions(mv_text *out, const mv_network *network);

/* "Direction is not used: 12 relations (sanctions) are directed; ...", or nothing where none are. Of several
 * networks `each` says what one of them is: " of a set", " on a date"; of one it is "". */
void mv_say_direction(mv_text *out, const mv_direction *all, const char *each);

/* The same as the report's notice; and, unless it is for machines, behind what its first section says. */
void mv_report_note_direction(mv_report *report, const mv_direction *all, const char *each);
void mv_report_say_direction(mv_report *report, const mv_direction *all, const char *each, bool complete);

/* "GFR ends on the day DEU begins (1990-10-03): ...", and who was split, as on direction; and the same as data. */
void mv_report_say_identity(mv_report *report, const mv_identity *identity, bool complete);

/* That profiles and partners are of outgoing or of incoming ties; nothing where they are of both. In a report for
 * readers it stands behind what the first section says. */
void mv_say_side(mv_text *out, mv_tie_side side);
void mv_report_say_side(mv_report *report, mv_tie_side side, bool complete);

/* "Kazakhstan → SCO: member of (+1), since 2001-06-15; high confidence, stated. Source: ..." */
void mv_say_relation(mv_text *out, const mv_network *network, const mv_relation *relation, const char *language);

/* "Western and Russian": the vectors that have the largest share, and "29 % each": that share. Of a defined
 * profile. */
void mv_say_largest_vectors(mv_text *out, const mv_relations *set, const mv_profile *profile);
void mv_say_largest_share(mv_text *out, const mv_profile *profile);

/* What of the data a careful colleague would look at before the numbers (multivector/advice.h), but for what the
 * selection mends, in one sentence; where to read more only when `where`. Nothing where there is no doubt. */
void mv_say_doubts(mv_text *out, const mv_network *network, const mv_advice_list *advice, bool where);

/* "2013-09-10", or what a year or a month stands for: "2013, that is 2013-01-01". */
void mv_say_day(mv_text *out, mv_date date);

/* What the set declares as complete, or that it does not, in one sentence. */
void mv_say_coverage(mv_text *out, const mv_network *network);

/* That nothing is covered at the time asked for; nothing where something is, or coverage is not declared. */
void mv_say_beyond(mv_text *out, const mv_network *network);

/* The same for JSON, with the counts of what time leaves out. */
void mv_add_coverage(mv_report *report, const mv_network *network);

/* That a date of the timeline stands for a stretch of time; nothing when it does not. */
void mv_timeline_say_window(mv_text *out, const mv_timeline *timeline);

/* "+2, since 2001-06-15": sign, weight and dates. */
void mv_say_content(mv_text *out, const mv_relation *relation);

/* On how many dates nothing is covered; nothing when all are, or coverage is not declared. */
void mv_timeline_say_beyond(mv_text *out, const mv_timeline *timeline);

/* How many relations count in a timeline from the document's date on, because their beginning is unknown; nothing
 * when none do. */
void mv_timeline_say_undated(mv_text *out, const mv_timeline *timeline);

/* A warning where that holds for most of them. */
void mv_timeline_say_thin(mv_text *out, const mv_timeline *timeline);

/* "Evenness", and of a metric of the whole beside a focus "Negative ties in the whole network". */
void mv_timeline_say_title(mv_text *out, const mv_timeline *timeline, size_t metric);

/* Whether some of the metrics are those of the focus, and some of the whole. */
bool mv_timeline_is_of(const mv_timeline *timeline, mv_scope scope);

/* "Evenness rose from 0.75 (1996-01-01) to 0.92 (2012-01-01), then fell to 0.88 (2024-01-01)."; nothing for a
 * metric with less than two values. */
void mv_timeline_say_course(mv_text *out, const mv_timeline *timeline, size_t metric);

/* The same in short: "Evenness of Kazakhstan: 0.75 in 1996, 0.92 in 2012, 0.88 in 2024"; false, and nothing, for
 * less than two values. */
bool mv_timeline_say_points(mv_text *out, const mv_timeline *timeline, size_t metric);

/* "Kazakhstan by evenness: 12th of 100 on 2001-12-31, 3rd of 119 on 2024-12-31", or what is ranked; who is not,
 * and why there are no ranks; one of the dates. */
void mv_rank_say_finding(mv_text *out, const mv_rank_table *table, const char *language);
/* "Evenness of Kazakhstan: 0.79 on 2001-12-31, 0.91 on 2024-12-31", where the focus has a value but no rank; else
 * false, and nothing. */
bool mv_rank_say_values(mv_text *out, const mv_rank_table *table, const char *language);
void mv_rank_say_field(mv_text *out, const mv_rank_table *table);
void mv_rank_say_date(mv_text *out, const mv_rank_table *table, size_t date);

#endif
