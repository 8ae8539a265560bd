#ifndef FORMATS_GRAPHS_GRAPHML_WRITE_H
#define FORMATS_GRAPHS_GRAPHML_WRITE_H

#include "formats/reader.h"

mv_status mv_graphml_write(const mv_writing *w);

#endif
