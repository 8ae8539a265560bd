#ifndef MULTIVECTOR_REPORT_H
#define MULTIVECTOR_REPORT_H

#include "multivector/advice.h"
#include "multivector/decls.h"
#include "multivector/homophily.h"
#include "multivector/metric.h"

MV_BEGIN_DECLS

/* A report: what a network's numbers are and what they mean. It is built once from the results and written in
 * several forms; every form shows the same values. */

typedef struct mv_value {
    enum { MV_UNDEFINED, MV_TEXT, MV_INTEGER, MV_EXACT, MV_REAL, MV_BOOLEAN, MV_LIST } kind;
    const char *text;            /* MV_TEXT: the text; MV_UNDEFINED: why (NULL: it plainly does not apply) */
    const char *language;        /* MV_TEXT: of a name in another language than the report's; else NULL */
    const struct mv_table *list; /* MV_LIST: a list inside, for JSON; text forms do not show it */
    double number;               /* MV_BOOLEAN: 0 or 1 */
    uint64_t exact;              /* MV_EXACT: an integer with all its digits, such as a seed */
    int decimals;                /* MV_REAL in text forms; -1: four digits */
} mv_value;

/* A named value. The key is its place in JSON, with points between the levels. */
typedef struct mv_field {
    const char *key, *title; /* title NULL: JSON only */
    mv_value value;
} mv_field;

typedef struct mv_column {
    const char *key, *title; /* title NULL: JSON and CSV only */
} mv_column;

/* How the rows of a table are drawn where people would rather look than read: by the keys of its columns, each on
 * one scale. Only HTML draws it, beside the table. */
typedef struct mv_plot {
    const char *title; /* what is drawn; NULL: nothing */
    enum { MV_PLOT_BARS, MV_PLOT_DOTS, MV_PLOT_BANDS } kind;
    const char *name, *value;
    const char *against;    /* bars: what leads the other way; NULL: nothing */
    const char *low, *high; /* bands: from where to where, the value being a dot in it or beside it; dots: from
                               where the value came, to where */
    const char *panel;      /* the rows that agree in it have a scale of their own; NULL: all have one */
} mv_plot;

/* In JSON a table is an array of objects; where the columns have no keys, of arrays, and of bare values where
 * there is but one such column. */
/* A table without a key is for readers: text forms and CSV. One without any title is for JSON. One without both is
 * for its plot alone. */
typedef struct mv_table {
    const char *key;
    const char *name; /* for the file of a table without a key, when each has one */
    mv_column *columns;
    size_t column_count, row_count;
    mv_value *values; /* row by row */
    const char *note; /* under the table; may be NULL */
    mv_plot plot;
    bool object; /* in JSON its one row is an object, and no array */
} mv_table;

/* A section; any part may be empty. */
typedef struct mv_section {
    const char *name, *title; /* title NULL: JSON only */
    const char *key;          /* goes before the keys of its fields and tables; "" for the top level */
    const char **paragraphs;
    size_t paragraph_count;
    bool entries;              /* the paragraphs are entries of a list, not running text */
    const char *figure;        /* an SVG element for HTML, with the report's arena behind it; NULL: none */
    const char *narrow_figure; /* the same for narrow screens; NULL: there is only one form */
    mv_field *fields;
    size_t field_count;
    mv_table *tables;
    size_t table_count;
} mv_section;

typedef struct mv_report {
    mv_section *sections;
    size_t section_count;
    char *certificate;      /* JSON for scripts/verify-certificate; NULL unless asked for */
    const char *focus;      /* the id of the actor whose rows a page marks; NULL: of none */
    const char *notice;     /* what a form without sentences says as a warning when it is written; or NULL */
    bool limited;           /* a limit cut something short: it is in the log, and the exit code is MV_LIMIT */
    struct mv_arena *arena; /* behind all of the above */
} mv_report;

typedef struct mv_report_options {
    mv_names sections;   /* names from mv_report_section_name(); empty: all */
    mv_names metrics;    /* per-actor metrics, "all" for every one; empty: a short list in text, all in JSON and
                            CSV */
    const char *sort;    /* metric to rank actors by; NULL: the first shown in text, by id in JSON and CSV */
    size_t top;          /* actors listed; 0: 20 in text, all in JSON and CSV; MV_NONE: all */
    bool all;            /* vectors: every actor of the focus's kind, ranked, instead of the focus alone */
    bool explain;        /* vectors: list the relations behind the numbers */
    mv_names between;    /* vectors: two poles, for the equidistance between them; empty: none */
    bool grouped;        /* add the section on homophily, which else is there when it is named */
    mv_grouping by;      /* homophily: what makes its groups */
    size_t draws;        /* chance: of each kind; 0: 1000. regression: permutations; 0: 4999 */
    const char *regress; /* regression: its model; NULL: linear, and only when the section is named */
    const char *sized;   /* vectors: numeric attribute by which actors weigh in S; NULL: none */
    mv_names poles;      /* vectors: actors to compare with; empty: those of alignment.h */
    unsigned jobs;       /* processes that share the work; 0: 1 */
    bool certificate;    /* keep the certificate of the frustration count, see mv_report.certificate */
    mv_metric_options metric;
    const mv_advice_list
        *advice;          /* of mv_advise() on the document; NULL: it is asked, which takes 28 bytes a
                             relation beside the network, so that large sets are asked before there is one */
    const char *language; /* of names; NULL: plain names */
    const char *format;   /* a name from mv_report_form_name(); NULL: text */
    uint64_t seed;        /* printed; what is random follows from it */
    bool color;           /* text: emphasis by terminal codes */
    void (*progress)(void *context, const char *what, size_t done, size_t total); /* may be NULL */
    void *context;
} mv_report_options;

/* The sections and the forms there are; NULL behind the last. */
const char *mv_report_section_name(size_t index);
const char *mv_report_form_name(size_t index);

/* The form that the ending of a file's name tells, in letters of any size; NULL when it tells none. */
const char *mv_report_form_by_ending(const char *path);

/* Builds the report of a network. Unknown names in the options are errors with a suggestion. Free it with
 * mv_report_free(). */
mv_status mv_report_build(mv_report **out, const mv_network *network, const mv_report_options *options,
                          mv_log *log);

void mv_report_free(mv_report *report); /* accepts NULL */

/* Puts a picture, a whole SVG document, into the first section that readers see, with a form for narrow screens,
 * whose ids are its own, or NULL; only HTML shows it. */
void mv_report_add_figure(mv_report *report, const char *svg, const char *narrow);

/* Writes a report in the form the options name. The caller frees the text. */
mv_status mv_report_write(char **out, size_t *length, const mv_report *report, const mv_report_options *options,
                          mv_log *log);

/* The tables of a report for spreadsheets, each as a CSV file of its own. The names are SECTION, or SECTION-TABLE,
 * of letters, digits, "_" and "-", and all different; they do not depend on what stands in the tables. */
typedef struct mv_csv_table_file {
    const char *section; /* its name, which belongs to the report */
    char *name, *bytes;
    size_t length;
} mv_csv_table_file;

typedef struct mv_csv_files {
    mv_csv_table_file *items;
    size_t count;
} mv_csv_files;

/* In the order of the report. The caller clears it. */
mv_status mv_report_write_tables(mv_csv_files *out, const mv_report *report, mv_log *log);
void mv_csv_files_clear(mv_csv_files *files);

MV_END_DECLS

#endif
