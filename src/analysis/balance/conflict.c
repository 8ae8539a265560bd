#include "analysis/graph/eigen.h"
#include "multivector/balance.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* Algebraic conflict. */

/* L_s = D - A is singular when and only when the component is balanced, which two colours tell exactly; where it
 * is not, small components are solved densely. */
static mv_status smallest_eigenvalue(double *value, const mv_adjacency *ties, mv_log *log)
{
    static const double tolerance = 1e-8; /* of the eigenvalue its square, over the distance to the next one */
    mv_operator laplacian = { ties, 0, 1, -1, 1 };
    mv_eigen eigen = { 0 };
    bool converged = true;
    *value = 0;
    if (mv_adjacency_balanced(ties)) return MV_OK;
    mv_status status = ties->actors <= MV_DENSE_ONE_END
                           ? mv_eigen_dense(&eigen, &laplacian, 1, false, log)
                           : mv_eigen_smallest(&eigen, &laplacian, 1, tolerance, &converged, log);
    if (!status) *value = converged ? fmax(eigen.values[0], 0) : NAN;
    mv_eigen_clear(&eigen);
    return status;
}

/* lambda_1 of L_s = D - A, D the number of ties and A_ij the sign of tie ij: how far the component is from
 * balance; strength does not count. Kunegis et al., SDM 2010; Hou, Acta Math. Sin. 21 (2005). Each component for
 * itself, because a single balanced one would make the whole 0. */
static mv_status conflicts_of(mv_conflicts *result, const mv_network *network, mv_log *log)
{
    mv_adjacency all = mv_adjacency_of(network, false);
    mv_parts parts = mv_parts_of(&all);
    mv_status status = MV_OK;
    *result = (mv_conflicts){ 0 };
    for (size_t p = 0; p < parts.count && !status; p++) {
        size_t actors = mv_part_size(&parts, p);
        if (actors < 2) continue;
        mv_adjacency ties = mv_adjacency_part(&all, &parts, p);
        double value = NAN;
        status = smallest_eigenvalue(&value, &ties, log);
        result->items = mv_grow(result->items, result->count, sizeof *result->items);
        result->items[result->count] = (mv_conflict){ result->count + 1, actors, value };
        result->count++;
        mv_adjacency_clear(&ties);
    }
    mv_parts_clear(&parts);
    mv_adjacency_clear(&all);
    return status;
}

mv_status mv_conflicts_of(mv_conflicts *result, const mv_network *network, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, conflicts_of(result, network, log), mv_guard_failed(log));
}

void mv_conflicts_clear(mv_conflicts *conflicts)
{
    free(conflicts->items);
    *conflicts = (mv_conflicts){ 0 };
}
