#include "network/derive.h"

mv_relations *mv_derive(const mv_relations *set)
{
    mv_relations *out = mv_relations_new(set->path);
    out->title = set->title;
    out->description = set->description;
    out->as_of = set->as_of;
    out->extends = set->extends;
    out->coverage_own = set->coverage_own;
    mv_relations_copy_files(out, set);
    for (size_t i = 0; i < set->source_count; i++) mv_relations_add_source(out, set->sources[i]);
    for (size_t i = 0; i < set->vector_count; i++) mv_relations_add_vector(out, set->vectors[i]);
    for (size_t i = 0; i < set->type_count; i++) mv_relations_add_type(out, set->types[i]);
    for (size_t i = 0; i < set->coverage_count; i++) mv_relations_add_coverage(out, set->coverage[i]);
    return out;
}
