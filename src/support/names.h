#ifndef SUPPORT_NAMES_H
#define SUPPORT_NAMES_H

#include "multivector/error.h"
#include "support/text.h"

/* MV_USAGE: something else was asked for than there is; no place in a file. */
mv_status mv_misuse(mv_log *log, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Names that users choose from or refer to, and the one answer to a name that is not among them. */

/* The names of a table, by index; NULL behind the last. */
typedef const char *mv_choice_at(size_t index);

size_t mv_choices_count(mv_choice_at *at);

/* Adds "a, b or c". */
void mv_choices_list(mv_text *out, mv_choice_at *at);

/* Whether there is such a name; *index (may be NULL) is its place. */
bool mv_choices_find(mv_choice_at *at, const char *name, size_t *index);

/* MV_USAGE: "WHAT is NAME; a, b or c was expected, did you mean ...". WHAT is the option that holds it. */
mv_status mv_choices_refuse(mv_choice_at *at, const char *what, const char *name, mv_log *log);

/* Names of records, such as the ids of a relation set: too many to list. */
typedef const char *mv_record_name(const void *of, size_t index); /* NULL behind the last, which ends the list */

/* ", did you mean "x"?" or nothing. `log` is where the message goes: behind MV_PATIENCE messages nobody reads on,
 * and nothing is looked for, so that a file of equal mistakes is read in linear time. Uses the buffer. */
enum { MV_PATIENCE = 2 * MV_LOG_KEPT };
bool mv_patience_is_over(const mv_log *log); /* never without a log */
const char *mv_records_suggest(mv_record_name *at, const void *of, const char *name, const mv_log *log,
                               mv_quoted buffer);
const char *mv_names_suggest(const char *const *names, size_t count, const char *name, const mv_log *log,
                             mv_quoted buffer);

#endif
