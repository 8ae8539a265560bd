#ifndef FORMATS_TABLES_CSV_WRITE_H
#define FORMATS_TABLES_CSV_WRITE_H

#include "formats/reader.h"

/* Writes relations as a table, and actors as another. */
mv_status mv_csv_write(const mv_writing *writing);

#endif
