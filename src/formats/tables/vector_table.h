#ifndef FORMATS_TABLES_VECTOR_TABLE_H
#define FORMATS_TABLES_VECTOR_TABLE_H

#include "multivector/relations.h"

/* Reads a table of vectors, in their order, into a set: the columns id, name, counted (true or false) and color,
 * of which only the id is needed. All that is wrong goes to the log with its place. */
mv_status mv_vector_table_read(mv_relations *set, const char *path, mv_log *log);

#endif
