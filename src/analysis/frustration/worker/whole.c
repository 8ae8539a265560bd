#include "analysis/frustration/search/search.h"
#include "analysis/frustration/semidefinite/matrix_bound.h"
#include "analysis/frustration/worker/worker.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* One connected kernel of the reduced network. */
typedef struct piece {
    mv_kernel kernel;
    uint32_t *nodes, *edges; /* their numbers in the reduction */
    int64_t lower;
    int64_t by_matrix; /* the semidefinite bound, in multiples of 2^-fraction; 0: none */
    mv_proof proof;
    mv_search_end end;
} piece;

typedef struct whole {
    const mv_signed_ties *ties;
    const mv_grid *grid;
    const mv_frustration_options *options;
    mv_teller *teller;
    mv_reduction reduction;
    piece *pieces;
    size_t piece_count, at;
    int8_t *side; /* per actor, before the reductions are undone */
    int64_t lower, upper;
    double total; /* weight of all ties */
    mv_lift *lift;
    mv_matrix_bound matrix;
} whole;

/* --- pieces --- */

static int by_size(const void *x, const void *y)
{
    const piece *p = x, *q = y;
    if (p->kernel.count != q->kernel.count) return p->kernel.count < q->kernel.count ? -1 : 1;
    return p->nodes[0] < q->nodes[0] ? -1 : 1;
}

static void cut_into_pieces(whole *w)
{
    const mv_reduction *reduction = &w->reduction;
    uint32_t *component = mv_components_start(reduction->nodes);
    uint32_t *piece_of = mv_alloc_array(reduction->nodes, sizeof *piece_of);
    uint32_t *number = mv_alloc_array(reduction->nodes, sizeof *number);
    for (size_t e = 0; e < reduction->count; e++)
        if (!reduction->edges[e].gone)
            mv_components_join(component, reduction->edges[e].edge.a, reduction->edges[e].edge.b);
    for (size_t e = 0; e < reduction->count; e++) {
        if (reduction->edges[e].gone) continue;
        uint32_t root = mv_components_root(component, reduction->edges[e].edge.a);
        if (!piece_of[root]) {
            w->pieces = mv_grow(w->pieces, w->piece_count, sizeof *w->pieces);
            w->pieces[w->piece_count] = (piece){ 0 };
            piece_of[root] = (uint32_t)++w->piece_count;
        }
        piece *p = &w->pieces[piece_of[root] - 1];
        p->edges = mv_grow(p->edges, p->kernel.count, sizeof *p->edges);
        p->edges[p->kernel.count++] = (uint32_t)e;
    }
    for (uint32_t v = 0; v < reduction->nodes; v++) {
        uint32_t place = piece_of[mv_components_root(component, v)];
        if (!place) continue;
        piece *p = &w->pieces[place - 1];
        p->nodes = mv_grow(p->nodes, p->kernel.nodes, sizeof *p->nodes);
        number[v] = (uint32_t)p->kernel.nodes;
        p->nodes[p->kernel.nodes++] = v;
    }
    for (size_t i = 0; i < w->piece_count; i++) {
        piece *p = &w->pieces[i];
        mv_edge *edges = mv_alloc_array(p->kernel.count, sizeof *edges);
        for (size_t e = 0; e < p->kernel.count; e++) {
            mv_edge edge = reduction->edges[p->edges[e]].edge;
            edges[e] = (mv_edge){ number[edge.a], number[edge.b], edge.pull };
        }
        p->kernel = mv_kernel_make(p->kernel.nodes, edges, p->kernel.count);
    }
    if (w->piece_count) qsort(w->pieces, w->piece_count, sizeof *w->pieces, by_size);
    MV_FREE(component, piece_of, number);
}

/* --- telling --- */

static int64_t cost_of(const whole *w, const int8_t *side)
{
    int64_t cost = 0;
    for (size_t i = 0; i < w->ties->count; i++) {
        int64_t pull = w->grid->weight[i] * side[w->ties->a[i]] * side[w->ties->b[i]];
        if (pull < 0) cost -= pull;
    }
    return cost;
}

static void tell_bounds(whole *w)
{
    int64_t lower = w->reduction.lost;
    for (size_t i = 0; i < w->piece_count; i++) lower += w->pieces[i].lower;
    if (lower > w->lower) {
        w->lower = lower;
        mv_tell(w->teller, MV_NEWS_LOWER, &lower, sizeof lower);
    }
    int8_t *side = mv_alloc_array(w->ties->actor_count, sizeof *side);
    memcpy(side, w->side, w->ties->actor_count);
    mv_reduction_undo(&w->reduction, side);
    int64_t cost = cost_of(w, side);
    if (cost < w->upper) {
        w->upper = cost;
        mv_tell(w->teller, MV_NEWS_SIDES, side, w->ties->actor_count);
    }
    free(side);
}

static void hear(void *listener, const mv_search *search)
{
    whole *w = listener;
    piece *p = &w->pieces[w->at];
    p->lower = search->lower;
    for (size_t v = 0; v < p->kernel.nodes; v++) w->side[p->nodes[v]] = search->best.side[v];
    tell_bounds(w);
}

/* --- searching --- */

static void lift_cycles(whole *w, const piece *p, const mv_pool *pool)
{
    uint32_t *cycle = NULL;
    for (size_t i = 0; i < pool->count; i++) {
        if (!pool->best[i]) continue;
        size_t count = 0;
        for (uint32_t k = pool->start[i]; k < pool->start[i + 1]; k++) {
            cycle = mv_grow(cycle, count, sizeof *cycle);
            cycle[count++] = p->edges[pool->edges[k]];
        }
        mv_lift_add(w->lift, cycle, count, pool->best[i]);
    }
    free(cycle);
}

/* The time for one piece is its share of the edges still to be searched, but at least a tenth of what is left. */
static mv_clock clock_for(const whole *w, const mv_clock *clock)
{
    double left = 0, now = mv_clock_now();
    for (size_t i = w->at; i < w->piece_count; i++) left += (double)w->pieces[i].kernel.count;
    double share = (double)w->pieces[w->at].kernel.count / left;
    mv_clock own = *clock;
    own.deadline = now + (clock->deadline - now) * (share < 0.1 ? 0.1 : share);
    return own;
}

static void search_piece(whole *w, const mv_clock *clock)
{
    piece *p = &w->pieces[w->at];
    mv_clock own = clock_for(w, clock);
    mv_search search = { .kernel = &p->kernel, .grid = w->grid, .clock = &own, .report = hear, .listener = w };
    search.random.state = w->options->seed;
    search.jobs = w->options->jobs;
    search.brief = w->options->brief;
    search.slack = (int64_t)(0.5e-9 * w->total) / (int64_t)w->piece_count;
    mv_search_run(&search);
    p->proof = search.proof;
    p->end = search.end;
    lift_cycles(w, p, &search.pool);
    p->by_matrix = search.semidefinite.bound << (w->grid->fraction - mv_semidefinite_fraction(w->grid));
    if (p->by_matrix) mv_matrix_bound_add(&w->matrix, p->nodes, &search.semidefinite);
    mv_search_clear(&search);
}

/* --- the end --- */

/* What the matrices of the pieces prove, by component, with what the reductions lost. */
static void add_by_matrix(const whole *w, uint32_t *component, int64_t *sum)
{
    const mv_reduction *reduction = &w->reduction;
    for (size_t i = 0; i < reduction->clash_count; i++) {
        const mv_clash *clash = &reduction->clashes[i];
        sum[mv_components_root(component, reduction->edges[clash->first].edge.a)] += clash->weight
                                                                                     << w->grid->fraction;
    }
    for (size_t i = 0; i < w->piece_count; i++)
        sum[mv_components_root(component, w->pieces[i].nodes[0])] += w->pieces[i].by_matrix;
}

/* What the lifted cycles prove, recomputed from nothing but them and the ties: loads within the weights, and the
 * sums, or what the matrices prove where that is more, rounded up by connected component. 0 when a tie is
 * overloaded: that would be a fault of ours. */
static int64_t certify(const whole *w, const mv_lifted *packing)
{
    const mv_signed_ties *ties = w->ties;
    uint32_t *component = mv_components_start(ties->actor_count);
    int64_t *load = mv_alloc_array(ties->count, sizeof *load);
    int64_t *sum = mv_alloc_array(ties->actor_count, sizeof *sum), certified = 0;
    int64_t *by_matrix = mv_alloc_array(ties->actor_count, sizeof *by_matrix);
    for (size_t i = 0; i < ties->count; i++) mv_components_join(component, ties->a[i], ties->b[i]);
    for (size_t i = 0; i < packing->count; i++) {
        bool negative = false;
        for (size_t k = packing->start[i]; k < packing->start[i + 1]; k++) {
            load[packing->ties[k]] += packing->weight[i];
            negative ^= w->grid->weight[packing->ties[k]] < 0;
        }
        if (negative)
            sum[mv_components_root(component, ties->a[packing->ties[packing->start[i]]])] += packing->weight[i];
    }
    if (w->matrix.actor_count) add_by_matrix(w, component, by_matrix);
    for (size_t v = 0; v < ties->actor_count; v++)
        certified += mv_grid_round_up(w->grid, sum[v] > by_matrix[v] ? sum[v] : by_matrix[v]);
    for (size_t i = 0; i < ties->count; i++)
        if (load[i] > mv_magnitude(w->grid->weight[i]) << w->grid->fraction) certified = 0;
    MV_FREE(component, load, sum, by_matrix);
    return certified;
}

static void tell_end(whole *w)
{
    mv_lifted packing = mv_lift_finish(w->lift);
    mv_news_end end = { certify(w, &packing), MV_PROVED_BY_PACKING, MV_END_PROVED };
    for (size_t i = 0; i < w->piece_count; i++)
        if (w->pieces[i].end > end.end) end.end = w->pieces[i].end;
    if (end.end != MV_END_PROVED)
        end.proof = MV_NOT_PROVED;
    else if ((double)(w->upper - end.certified) > 0.9e-9 * w->total)
        end.proof = MV_PROVED_BY_BRANCHING;
    else if (w->matrix.actor_count)
        end.proof = MV_PROVED_BY_MATRIX;
    mv_matrix_bound_finish(&w->matrix, &w->reduction);
    if (w->options->certificate) {
        mv_tell_packing(w->teller, &packing);
        mv_tell_matrix(w->teller, &w->matrix);
    }
    mv_tell(w->teller, MV_NEWS_END, &end, sizeof end);
    mv_lifted_clear(&packing);
}

static mv_edge *raw_edges(const mv_signed_ties *ties, const mv_grid *grid)
{
    mv_edge *edges = mv_alloc_array(ties->count, sizeof *edges);
    for (size_t i = 0; i < ties->count; i++) edges[i] = (mv_edge){ ties->a[i], ties->b[i], grid->weight[i] };
    return edges;
}

void mv_search_whole(const mv_signed_ties *ties, const mv_grid *grid, const mv_frustration_options *options,
                     mv_clock *clock, mv_teller *teller)
{
    whole w = {
        .ties = ties, .grid = grid, .options = options, .teller = teller, .lower = -1, .upper = INT64_MAX
    };
    mv_edge *edges = raw_edges(ties, grid);
    w.reduction = mv_reduce(ties->actor_count, edges, ties->count);
    for (size_t i = 0; i < ties->count; i++) w.total += (double)mv_magnitude(grid->weight[i]);
    free(edges);
    w.side = mv_alloc_array(ties->actor_count, sizeof *w.side);
    memset(w.side, 1, ties->actor_count);
    w.lift = mv_lift_new(&w.reduction, grid->fraction);
    cut_into_pieces(&w);
    tell_bounds(&w);
    for (; w.at < w.piece_count; w.at++) search_piece(&w, clock);
    tell_end(&w);
    for (size_t i = 0; i < w.piece_count; i++) {
        mv_kernel_clear(&w.pieces[i].kernel);
        free(w.pieces[i].nodes);
        free(w.pieces[i].edges);
    }
    free(w.pieces);
    free(w.side);
    mv_matrix_bound_clear(&w.matrix);
    mv_reduction_clear(&w.reduction);
}
