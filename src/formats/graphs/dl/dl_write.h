#ifndef FORMATS_GRAPHS_DL_WRITE_H
#define FORMATS_GRAPHS_DL_WRITE_H

#include "formats/reader.h"

/* Writes a set as lists of ties, a matrix for each type. */
mv_status mv_dl_write(const mv_writing *writing);

#endif
