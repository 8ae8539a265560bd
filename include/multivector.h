#ifndef MULTIVECTOR_H
#define MULTIVECTOR_H

/* Signed, typed, dated relationship networks: from a document (relations.h, format.h) to a network of ties
 * (network.h), to numbers (metric.h, balance.h, vectors.h, compare.h, ...), to reports (report.h) and pictures
 * (picture.h). What holds for all of it, where nothing else is said:
 *
 * - A function that can fail returns an mv_status (error.h); results come out through its first parameters, and
 *   are there only when it is MV_OK. What was wrong stands in the log, which may be NULL. MV_INTERNAL, when memory
 *   runs out, is possible everywhere; other statuses are named where they occur.
 * - What a function allocates belongs to the caller, who frees it by the function of its type, which ends in _free
 *   and accepts NULL, or in _clear; and texts by free(). All other pointers are borrowed from what was asked, and
 *   live as long as it does.
 * - Options are structs of which { 0 } is the default; of some seeds 0 is one like any other.
 * - Values of actors are arrays in the order of mv_network.actors; a matrix is an array row by row. A number that
 *   is undefined is NAN, with the reason beside it, a text that lives for ever; an index that is not there is
 *   MV_NONE. Strengths are in units of the document's weights, shares and probabilities in 0 .. 1, times in
 *   seconds.
 * - Empty sets and networks are valid everywhere. Isolates and actors of different components have the values that
 *   the measures give them, or none, with the reason.
 * - No two threads may be in this library at once. */

#include "multivector/advice.h"
#include "multivector/alignment.h"
#include "multivector/association.h"
#include "multivector/balance.h"
#include "multivector/chance.h"
#include "multivector/compare.h"
#include "multivector/deadline.h"
#include "multivector/decls.h"
#include "multivector/error.h"
#include "multivector/format.h"
#include "multivector/frustration.h"
#include "multivector/homophily.h"
#include "multivector/identity.h"
#include "multivector/metric.h"
#include "multivector/network.h"
#include "multivector/page.h"
#include "multivector/partners.h"
#include "multivector/picture.h"
#include "multivector/rank.h"
#include "multivector/recipe.h"
#include "multivector/regression.h"
#include "multivector/relations.h"
#include "multivector/report.h"
#include "multivector/report_comparison.h"
#include "multivector/report_lists.h"
#include "multivector/report_sets.h"
#include "multivector/report_whatif.h"
#include "multivector/sets.h"
#include "multivector/starter.h"
#include "multivector/timeline.h"
#include "multivector/vectors.h"
#include "multivector/version.h"
#include "multivector/whatif.h"

#endif
