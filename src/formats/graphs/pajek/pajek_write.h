#ifndef FORMATS_GRAPHS_PAJEK_WRITE_H
#define FORMATS_GRAPHS_PAJEK_WRITE_H

#include "formats/reader.h"

mv_status mv_pajek_write(const mv_writing *w);

#endif
