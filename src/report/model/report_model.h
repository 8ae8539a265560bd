#ifndef REPORT_MODEL_REPORT_MODEL_H
#define REPORT_MODEL_REPORT_MODEL_H

#include "multivector/report.h"
#include "multivector/timeline.h"
#include "report/sections/scores.h"
#include "support/memory.h"
#include "support/text.h"

/* --- building ------------------------------------------------------------------------------------------- */

/* What a section is built from. */
typedef struct mv_report_input {
    mv_report *report;
    const mv_network *network;
    const mv_report_options *options;
    const mv_scores *scores;
    bool complete; /* JSON and CSV: everything, by id, unless asked otherwise */
    mv_log *log;
} mv_report_input;

typedef struct mv_report_section {
    const char *name;
    mv_status (*build)(const mv_report_input *input);
} mv_report_section;

extern const mv_report_section mv_summary_section, mv_overview_section, mv_centrality_section, mv_vectors_section,
    mv_balance_section, mv_pivotal_section, mv_explain_section, mv_sensitivity_section;

/* Whether a table has something to show in text forms and CSV. */
bool mv_table_is_shown(const mv_table *table);

/* Whether a list of names has this one, or has none: then everything is asked for. */
bool mv_report_asks_for(mv_names names, const char *name);

/* MV_USAGE: "no section is called ...; a, b or c was expected". */
mv_status mv_report_unknown(const char *what, const char *name, const char *const *known, size_t count,
                            mv_log *log);

/* "– Closeness: an isolate. " for each column with values that are missing for a reason. */
void mv_table_say_undefined(mv_text *out, const mv_table *table);

/* Whether a section has fields that are for readers. */
bool mv_section_shows_fields(const mv_section *section);

/* A report that names its format and version, for JSON. */
mv_report *mv_report_new(const char *format);

mv_section *mv_report_add_section(mv_report *report, const char *name, const char *title, const char *key);
void mv_section_add_paragraph(mv_report *report, mv_section *section, const char *text);
void mv_section_add_field(mv_section *section, const char *key, const char *title, mv_value value);
/* A table with room for so many rows; key NULL: for readers only. mv_table_add() appends a row of as many values
 * as there are columns, mv_section_add_table() hands the table over. */
mv_table mv_table_of(const char *key, const mv_column *columns, size_t count, size_t most_rows);
void mv_table_add(mv_table *table, const mv_value *row);
void mv_table_clear(mv_table *table); /* for one that is not handed over */
mv_table *mv_section_add_table(mv_section *section, mv_table table);

/* A list to stand inside a value, with room for so many rows; without keys its rows are arrays or bare values. It
 * lives as long as the report. */
mv_table *mv_report_list(mv_report *report, const char *const *keys, size_t columns, size_t rows);
mv_value mv_list_value(const mv_table *list);

/* A text that lives as long as the report. */
const char *mv_report_text(mv_report *report, const char *text);

/* Whole numbers of MV_COUNT_OF metrics become integers; NAN becomes undefined for that metric's reason. */
mv_value mv_metric_value(const mv_metric *metric, double number);
mv_value mv_text_value(const char *text); /* NULL: undefined without a reason */
mv_value mv_integer_value(double number);
mv_value mv_real_value(double number, int decimals, const char *undefined); /* NAN: undefined for that reason */

/* What of the document counts and what was left out, and by which rule relations became ties. */
void mv_say_conventions(mv_text *out, const mv_network *network);

/* How many relations count in a timeline from the document's date on, because their beginning is unknown; nothing
 * when none do. */
void mv_timeline_say_undated(mv_text *out, const mv_timeline *timeline);

/* Why a metric that was not run, because it would take minutes, has no value. */
#define MV_TOO_LARGE "the network is large: name the metric in --metrics to compute it"

/* "Kazakhstan → SCO: member of (+1), since 2001-06-15; high confidence, stated. Source: ..." */
void mv_say_relation(mv_text *out, const mv_relations *set, const mv_relation *relation, const char *language);

/* ", since 2001-06-15", ", 2001 to 2009", ", until 2009", ", on 2003-11-05", or nothing. */
void mv_say_dates(mv_text *out, const mv_relation *relation);

/* --- writing -------------------------------------------------------------------------------------------- */

typedef struct mv_report_form {
    const char *name, *ending; /* of --format and of files */
    bool complete;             /* for machines: see mv_report_input */
    void (*write)(mv_text *out, const mv_report *report, const mv_report_options *options);
} mv_report_form;

extern const mv_report_form mv_text_form, mv_markdown_form, mv_csv_form, mv_json_form, mv_html_form;
/* The form of this name, the first for NULL. */
mv_status mv_report_find_form(const mv_report_form **out, const char *name, mv_log *log);

/* A value as people read it; a dash when undefined. */
void mv_value_show(mv_text *out, const mv_value *value);

#endif
