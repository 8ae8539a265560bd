#ifndef FORMATS_GRAPHS_GEXF_WRITE_H
#define FORMATS_GRAPHS_GEXF_WRITE_H

#include "formats/reader.h"

mv_status mv_gexf_write(const mv_writing *w);

#endif
