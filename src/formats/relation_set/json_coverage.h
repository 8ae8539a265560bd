#ifndef FORMATS_RELATION_SET_JSON_COVERAGE_H
#define FORMATS_RELATION_SET_JSON_COVERAGE_H

#include "formats/relation_set/json_layers.h"

/* Reads "coverage" of the last document that has it; actors and types stand already. */
void mv_json_read_coverage(mv_json_reader *r, const mv_json_layers *layers);

#endif
