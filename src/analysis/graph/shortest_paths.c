#include "analysis/graph/shortest_paths.h"
#include "support/memory.h"
#include <math.h>

/* An actor on the heap, at the distance it was last found at. */
typedef struct mv_stop {
    double distance;
    size_t actor;
} mv_stop;

/* Two lengths may be sums in different orders. Where lengths differ so much that the tie is lost in the sum, the
 * first condition keeps paths from running in circles. */
bool mv_walk_leads_on(const mv_route *walk, size_t a, const mv_neighbour *tie)
{
    static const double slack = 1e-10;
    double before = walk->distance[a], after = walk->distance[tie->actor], sum = before + tie->strength;
    return before < after && isfinite(after) && fabs(sum - after) <= slack * after;
}

/* --- the heap of actors to settle next ------------------------------------------------------------------- */

static bool nearer(const mv_stop *a, const mv_stop *b)
{
    return a->distance < b->distance || (a->distance == b->distance && a->actor < b->actor);
}

static void swap(mv_stop *a, mv_stop *b)
{
    mv_stop c = *a;
    *a = *b;
    *b = c;
}

static void push(mv_route *walk, mv_stop stop)
{
    size_t i = walk->waiting++;
    walk->heap[i] = stop;
    for (; i > 0 && nearer(&walk->heap[i], &walk->heap[(i - 1) / 2]); i = (i - 1) / 2)
        swap(&walk->heap[i], &walk->heap[(i - 1) / 2]);
}

static mv_stop pop(mv_route *walk)
{
    mv_stop nearest = walk->heap[0];
    walk->heap[0] = walk->heap[--walk->waiting];
    for (size_t i = 0, child; (child = 2 * i + 1) < walk->waiting; i = child) {
        if (child + 1 < walk->waiting && nearer(&walk->heap[child + 1], &walk->heap[child])) child++;
        if (!nearer(&walk->heap[child], &walk->heap[i])) break;
        swap(&walk->heap[child], &walk->heap[i]);
    }
    return nearest;
}

/* --- walking --------------------------------------------------------------------------------------------- */

static mv_status set_lengths(mv_route *walk, bool weighted, mv_log *log)
{
    mv_neighbour *ties = walk->lists.neighbours;
    size_t count = walk->lists.first[walk->actors];
    double strongest = 0;
    for (size_t i = 0; i < count; i++) strongest = fmax(strongest, ties[i].strength);
    for (size_t i = 0; i < count; i++) {
        ties[i].strength = weighted ? strongest / ties[i].strength : 1;
        if (!isfinite(ties[i].strength * (double)walk->actors))
            return mv_log_error(log, MV_LIMIT, (mv_place){ 0 },
                                "tie strengths lie too far apart for weighted paths; leave out --weighted");
    }
    return MV_OK;
}

mv_status mv_route_open(mv_route *walk, const mv_network *network, bool weighted, bool directed, mv_log *log)
{
    size_t n = network->actor_count;
    *walk = (mv_route){ .actors = n };
    walk->lists = mv_tie_lists_build(network, directed && network->selection.directed);
    walk->distance = mv_alloc_array(n, sizeof *walk->distance);
    walk->paths = mv_alloc_array(n, sizeof *walk->paths);
    walk->order = mv_alloc_array(n, sizeof *walk->order);
    walk->settled = mv_alloc_array(n, sizeof *walk->settled);
    walk->heap = mv_alloc_array(walk->lists.first[n] + 1, sizeof *walk->heap); /* each tie pushes at most once */
    return set_lengths(walk, weighted, log);
}

void mv_route_clear(mv_route *walk)
{
    mv_tie_lists_clear(&walk->lists);
    MV_FREE(walk->distance, walk->paths, walk->order, walk->settled, walk->heap);
    *walk = (mv_route){ 0 };
}

/* Goes one tie further from `a`: a shorter way replaces those known, one of the same length joins them. */
static void step(mv_route *walk, size_t a, const mv_neighbour *tie)
{
    size_t b = tie->actor;
    double distance = walk->distance[a] + tie->strength;
    if (walk->settled[b]) return;
    if (mv_walk_leads_on(walk, a, tie)) {
        walk->paths[b] += walk->paths[a];
    } else if (distance < walk->distance[b]) {
        walk->distance[b] = distance;
        walk->paths[b] = walk->paths[a];
        push(walk, (mv_stop){ distance, b });
    }
}

/* Dijkstra's algorithm; entries of the heap that were overtaken by shorter ones are settled already. */
void mv_route_from(mv_route *walk, size_t source)
{
    for (size_t i = 0; i < walk->actors; i++) {
        walk->distance[i] = INFINITY;
        walk->paths[i] = 0;
        walk->settled[i] = false;
    }
    walk->reached = 0;
    walk->distance[source] = 0;
    walk->paths[source] = 1;
    push(walk, (mv_stop){ 0, source });
    while (walk->waiting) {
        size_t a = pop(walk).actor;
        if (walk->settled[a]) continue;
        walk->settled[a] = true;
        walk->order[walk->reached++] = a;
        for (size_t i = walk->lists.first[a]; i < walk->lists.first[a + 1]; i++)
            step(walk, a, &walk->lists.neighbours[i]);
    }
}
