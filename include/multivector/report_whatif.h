#ifndef MULTIVECTOR_REPORT_WHATIF_H
#define MULTIVECTOR_REPORT_WHATIF_H

#include "multivector/decls.h"
#include "multivector/report.h"
#include "multivector/whatif.h"

MV_BEGIN_DECLS

/* What-if as a report: what the edits change, what each relation or actor is worth, how far doubt moves the
 * numbers. Written with mv_report_write(), freed with mv_report_free(). */

typedef struct mv_whatif_options {
    mv_report_options report; /* metrics, sort, top, metric, language, format, seed, color and progress as there;
                                 metrics are of the focus or of the network */
    mv_each each;             /* leave each one out */
    mv_draw_options draws;    /* see mv_draw_defaults(); no draws when the count is 0 */
} mv_whatif_options;

/* Applies the edits in memory and measures before and after; --each and draws start from the edited set. MV_USAGE
 * as in whatif.h. The document must outlive the report. */
mv_status mv_whatif_report(mv_report **out, const mv_relations *document, const mv_selection *selection,
                           const mv_edits *edits, const mv_whatif_options *options, mv_log *log);

MV_END_DECLS

#endif
