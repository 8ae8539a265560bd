#ifndef FORMATS_TABLES_CSV_TABLE_H
#define FORMATS_TABLES_CSV_TABLE_H

#include "formats/records/records.h"
#include "support/rows/table.h"

/* A table of relations or of actors as it is read. */
typedef struct mv_csv_table {
    mv_records *records;
    mv_record_kind kind;
    const mv_input *input;
    mv_table_reader table;
    char **names; /* of the columns: those of the header, or given */
    mv_record_value *values;
    mv_record_value *before; /* those of the row before, as long as its relation is not made */
    size_t where_before;
    bool waits;
    bool *is_end;   /* which values name actors */
    size_t *fields; /* the column that each value stands in */
    size_t count, value_count;
    bool first_is_data; /* the columns were given, and the first record is one of them */
    bool corner;        /* of a matrix: the header has a field above the names of the rows */
    size_t unnamed;     /* values in columns without a name */
} mv_csv_table;

/* Finds out what the columns are, from the header that was read last, or from options; false, and an error, when
 * the needed ones are not there. */
bool mv_csv_read_header(mv_csv_table *t);

/* Finds the separator and reads the header; false, and an error, when there is none. */
bool mv_csv_open(mv_csv_table *t, const char *path, const char *bytes, size_t length);
void mv_csv_close(mv_csv_table *t);

/* The place of a position in the text of a table, which is the context. */
mv_record_place mv_csv_place;

/* Whether a column has this meaning. */
bool mv_csv_has(const mv_csv_table *t, mv_property property);

/* Warns of columns that are kept as attributes and are called as people call what the table has no column for:
 * "relation", "strength", "since". */
void mv_csv_say_meant(mv_csv_table *t);

/* The options that make columns such as "Source country" the ends of relations, or how they are written. */
void mv_csv_guess_ends(const mv_csv_table *t, mv_text *out);

/* Reads a row, which is in `values`, as a relation for each choice from the lists in its cells (--split). */
void mv_csv_read_lists(mv_csv_table *t, size_t where);

/* Whether the header and the rows are a matrix: the names of actors above, and before each row, and cells that are
 * numbers, signs or empty. The corner is empty, or left out, or the first name before a row stands above as well.
 */
bool mv_csv_is_matrix(mv_csv_table *t);

/* Reads the rows of one. Of a cell that is not empty or 0 a relation is made, its weight or its sign. With the
 * same names above as before the rows, a symmetric one has relations without direction, another has directed ones;
 * with other names above those are actors of kind "group". */
void mv_csv_read_matrix(mv_csv_table *t);

#endif
