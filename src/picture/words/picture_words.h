#ifndef PICTURE_WORDS_PICTURE_WORDS_H
#define PICTURE_WORDS_PICTURE_WORDS_H

#include "multivector/network.h"
#include "multivector/picture.h"
#include "support/text.h"

/* What all pictures say in the same way: the finding, what was selected, where it comes from. */

/* --- dates, numbers, names -------------------------------------------------------------------------------- */

/* "10 September 2013", "September 2013", "2013"; years before 1 are BC. */
void mv_words_add_date(mv_text *out, mv_date date);

/* The day that counted, in full, or the period as it was asked for. */
void mv_words_add_time(mv_text *out, const mv_network *network);

/* Numbers up to twelve in letters. */
void mv_words_add_number(mv_text *out, size_t number);

/* "1 actor", "2 actors" */
void mv_words_add_count(mv_text *out, size_t count, const char *what);

/* The name of a set's file, without its folder. */
const char *mv_words_file(const mv_relations *set);

/* --- what was selected ------------------------------------------------------------------------------------ */

/* "only countries; only relations of bad terms; without NATO": a clause for every option that chose, names from
 * this set; nothing for none. What is said of time and side stands elsewhere. */
void mv_words_add_selection(mv_text *out, const mv_selection *by, const mv_relations *set, const char *language);

/* --- what is to be seen ----------------------------------------------------------------------------------- */

/* Whether the program is to find the title: none was given, or "auto". */
bool mv_words_find_title(const char *title);

/* The finding of a network: "Kazakhstan is on good terms with both sides of ten rivalries". */
void mv_words_add_headline(mv_text *out, const mv_network *network, const char *language);

/* The values behind it, in sentences: shares of the focus's vectors, rivalries bridged; nothing without a focus.
 */
void mv_words_add_values(mv_text *out, const mv_network *network, const char *language);

/* --- where it comes from ---------------------------------------------------------------------------------- */

/* Publishers, and how often relations cite them. Start from { 0 }. */
typedef struct mv_publishers {
    struct mv_publisher *items;
    size_t count;
} mv_publishers;

/* Counts what these relations of a set cite. */
void mv_publishers_add(mv_publishers *all, const mv_relations *set, const uint32_t *relations, size_t count);

/* "“Eurasia” (eurasia.json), 10 September 2013" and what the set covers. `time`: the date of the network too. */
void mv_words_add_set(mv_text *out, const mv_network *network, bool time);
void mv_words_add_coverage(mv_text *out, const mv_relations *set);

/* " Sources: A, B, C and 12 more publishers, all named in eurasia.json." or what the credits say instead, and who
 * made it. Clears the publishers. */
void mv_words_add_sources(mv_text *out, mv_publishers *publishers, const mv_picture_credits *credits,
                          const char *file);

#endif
