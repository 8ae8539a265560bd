#ifndef MULTIVECTOR_REPORT_SETS_H
#define MULTIVECTOR_REPORT_SETS_H

#include "multivector/decls.h"
#include "multivector/report.h"
#include "multivector/sets.h"

MV_BEGIN_DECLS

/* Several sets side by side: what each is, the distances, the map, the tree, the steps in time, the stability of
 * each tie and the consensus. JSON calls this multivector-comparison-of-sets and numbers the sets from 0, as they
 * were given. `names` has one for each set, all different; `options->top` says how many ties are listed,
 * `options->sections` picks from sets, distances, map, tree, steps, stability and consensus; and regression, of
 * the first set on the others (regression.h), which is only there when it is named or `options->regress` asks for
 * it. Written with mv_report_write(), freed with mv_report_free(). */
const char *mv_sets_section_name(size_t index); /* these; NULL behind the last */
mv_status mv_list_sets(mv_report **out, const mv_sets *sets, const char *const *names,
                       const mv_report_options *options, mv_log *log);

MV_END_DECLS

#endif
