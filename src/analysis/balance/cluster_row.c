#include "analysis/balance/cluster.h"
#include "support/memory.h"
#include <stdlib.h>

/* The order in which exact searches look at actors. */

/* From the last place to the first: always the actor with most ties to those that already stand. */
static void line_up(mv_cluster_row *row, const mv_adjacency *ties, uint32_t *place)
{
    size_t *links = mv_alloc_array(row->n, sizeof *links);
    bool *stands = mv_alloc_array(row->n, sizeof *stands);
    for (size_t p = row->n; p-- > 0;) {
        size_t next = MV_NONE;
        for (size_t i = 0; i < row->n; i++) {
            if (stands[i]) continue;
            if (next == MV_NONE || links[i] > links[next] ||
                (links[i] == links[next] && mv_adjacency_degree(ties, i) > mv_adjacency_degree(ties, next)))
                next = i;
        }
        stands[next] = true;
        row->actor[p] = (uint32_t)next;
        place[next] = (uint32_t)p;
        for (size_t e = ties->first[next]; e < ties->first[next + 1]; e++) links[ties->to[e]]++;
    }
    free(links);
    free(stands);
}

mv_cluster_row mv_cluster_row_of(const mv_adjacency *ties)
{
    size_t n = ties->actors, count = 0;
    mv_cluster_row row = { n, mv_alloc_array(n, sizeof(uint32_t)), mv_alloc_array(n + 1, sizeof(size_t)),
                           mv_alloc_array(ties->ties, sizeof(uint32_t)),
                           mv_alloc_array(ties->ties, sizeof(int32_t)) };
    uint32_t *place = mv_alloc_array(n, sizeof *place);
    line_up(&row, ties, place);
    for (size_t p = 0; p < n; p++) {
        size_t actor = row.actor[p];
        for (size_t e = ties->first[actor]; e < ties->first[actor + 1]; e++) {
            uint32_t other = place[ties->to[e]];
            if (other < p) continue;
            row.to[count] = other;
            row.sign[count++] = e < ties->middle[actor] ? 1 : -1;
        }
        row.first[p + 1] = count;
    }
    free(place);
    return row;
}

void mv_cluster_row_clear(mv_cluster_row *row)
{
    MV_FREE(row->actor, row->first, row->to, row->sign);
    *row = (mv_cluster_row){ 0 };
}
