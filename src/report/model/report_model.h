#ifndef REPORT_MODEL_REPORT_MODEL_H
#define REPORT_MODEL_REPORT_MODEL_H

#include "multivector/report.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/text.h"

/* --- a report --------------------------------------------------------------------------------------------- */

/* A report that names its format and version, for JSON. */
mv_report *mv_report_new(const char *format);

mv_section *mv_report_add_section(mv_report *report, const char *name, const char *title, const char *key);
void mv_section_add_paragraph(mv_report *report, mv_section *section, const char *text);
void mv_section_add_field(mv_section *section, const char *key, const char *title, mv_value value);

/* Adds what was written as a paragraph, unless it is nothing, and clears it. */
void mv_section_say(mv_report *report, mv_section *section, mv_text *text);

/* The same behind what the first section for readers says; lost when there is none. */
void mv_report_say_first(mv_report *report, mv_text *text);

/* Whether a section has fields that are for readers. */
bool mv_section_shows_fields(const mv_section *section);

/* Whether a list of names has this one, or has none: then everything is asked for. */
bool mv_report_asks_for(mv_names names, const char *name);

/* Every name of --sections must be one of these: MV_USAGE. */
mv_status mv_report_check_sections(mv_names asked, mv_choice_at *known, mv_log *log);

/* How many of `count` rows are shown: as many as --top says; else all in a complete form, and a usual number for
 * readers. */
size_t mv_report_rows(const mv_report_options *options, bool complete, size_t usual, size_t count);

/* --- texts that live as long as the report ---------------------------------------------------------------- */

const char *mv_report_text(mv_report *report, const char *text);
#define mv_report_format(report, ...) mv_arena_format((report)->arena, __VA_ARGS__) /* as printf */

/* What was written, which is cleared; NULL when it is nothing. */
const char *mv_report_keep(mv_report *report, mv_text *text);

/* A sentence of ours without what it says of options of the command line: without the clause, the bracket or the
 * sentence that names one. The caller clears it. */
mv_text mv_reader_text(const char *text);

/* --- tables ----------------------------------------------------------------------------------------------- */

/* A table with room for so many rows; key NULL: for readers only. One for spreadsheets that JSON does not have is
 * made by mv_table_shown(), with a name for its file. mv_table_add() appends a row of as many values as there are
 * columns, mv_section_add_table() hands the table over. */
mv_table mv_table_of(const char *key, const mv_column *columns, size_t count, size_t most_rows);
mv_table mv_table_shown(const char *name, const mv_column *columns, size_t count, size_t most_rows);
void mv_table_add(mv_table *table, const mv_value *row);
void mv_table_clear(mv_table *table); /* for one that is not handed over */
mv_table *mv_section_add_table(mv_section *section, mv_table table);

/* A list to stand inside a value, with room for so many rows; without keys its rows are arrays or bare values. It
 * lives as long as the report. */
mv_table *mv_report_list(mv_report *report, const char *const *keys, size_t columns, size_t rows);

/* Whether a table has something to show in text forms and CSV. */
bool mv_table_is_shown(const mv_table *table);

/* "– Closeness: an isolate. " for each column with values that are missing for a reason. */
void mv_table_say_undefined(mv_text *out, const mv_table *table);

/* --- values ----------------------------------------------------------------------------------------------- */

mv_value mv_text_value(const char *text); /* NULL: undefined without a reason */
mv_value mv_list_value(const mv_table *list);
mv_value mv_integer_value(double number);
mv_value mv_exact_value(uint64_t number);
mv_value mv_real_value(double number, int decimals, const char *undefined); /* NAN: undefined for that reason */

/* Whole numbers of MV_COUNT_OF metrics become integers; NAN becomes undefined for that metric's reason. */
mv_value mv_metric_value(const mv_metric *metric, double number);

/* The same of a value that was divided by the largest possible one, if the metric has one and `normalised` says
 * so: a share, with the decimals of one. */
mv_value mv_scaled_value(const mv_metric *metric, double number, bool normalised);

mv_value mv_date_value(mv_report *report, mv_date date); /* none: undefined without a reason */

/* An actor's name in a language, marked as such where the actor has one. */
mv_value mv_name_value(const mv_network *network, size_t actor, const char *language);
mv_value mv_name_value_on(const mv_actor *actor, const char *language, int32_t day);

/* A number or truth value for machines; nothing for other kinds of values. */
void mv_value_write(mv_text *out, const mv_value *value);

/* A value as people read it; a dash when undefined. */
void mv_value_show(mv_text *out, const mv_value *value);

#endif
