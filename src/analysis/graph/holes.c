#include "analysis/graph/holes.h"
#include "analysis/graph/tie_lists.h"
#include "analysis/graph/triangles.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* What a tie says of its ends, [0] of the one of lower degree and [1] of the other: the other end's share in its
 * strength, the same against its strongest tie, and the ways to the other end over a third. Every triangle adds to
 * all three ties, so that none is looked for from each of its actors: all of Burt's measures take a tenth of what
 * igraph's constraint alone takes where there are large hubs (scripts/bench, holes-slashdot). */
typedef struct ends {
    double share[2], measure[2], ways[2];
} ends;

typedef struct pass {
    ends *ties;        /* by their number in mv_forward */
    double *redundant; /* of each actor, summed over its neighbours */
} pass;

/* The ties as lists that triangles are looked for in: positive ones alone. */
static mv_adjacency adjacency_of(const mv_network *network, bool weighted)
{
    bool directed = network->selection.directed;
    size_t n = network->actor_count;
    mv_tie_lists lists = directed ? mv_tie_lists_both(network, weighted) : mv_tie_lists_build(network, false);
    size_t entries = lists.first[n];
    mv_adjacency a = { .actors = n, .ties = entries / 2, .first = lists.first };
    a.middle = mv_alloc_array(n, sizeof *a.middle);
    a.to = mv_alloc_array(entries, sizeof *a.to);
    a.strength = mv_alloc_array(entries, sizeof *a.strength);
    for (size_t i = 0; i < n; i++) a.middle[i] = a.first[i + 1];
    for (size_t e = 0; e < entries; e++) {
        a.to[e] = lists.neighbours[e].actor;
        a.strength[e] = weighted || directed ? lists.neighbours[e].strength : 1;
    }
    free(lists.neighbours);
    return a;
}

static void fill_ties(ends *ties, const mv_forward *f, const mv_adjacency *a)
{
    double *total = mv_alloc_array(a->actors, sizeof *total), *most = mv_alloc_array(a->actors, sizeof *most);
    for (size_t i = 0; i < a->actors; i++) {
        for (size_t e = a->first[i]; e < a->first[i + 1]; e++) {
            total[i] += a->strength[e];
            most[i] = fmax(most[i], a->strength[e]);
        }
    }
    for (size_t r = 0; r < f->actors; r++) {
        for (size_t e = f->first[r]; e < f->first[r + 1]; e++) {
            uint32_t low = f->actor[r], high = f->actor[f->to[e]];
            double strength = a->strength[f->entry[e]];
            ties[e] = (ends){ { strength / total[low], strength / total[high] },
                              { strength / most[low], strength / most[high] },
                              { 0, 0 } };
        }
    }
    MV_FREE(total, most);
}

/* Actors u, v, w by ascending degree, each opposite to the tie of its number. */
static void add_triangle(void *context, const mv_triangle *triangle)
{
    pass *p = context;
    ends *uv = &p->ties[triangle->tie[2]], *uw = &p->ties[triangle->tie[1]], *vw = &p->ties[triangle->tie[0]];
    uv->ways[0] += uw->share[0] * vw->share[1];
    uv->ways[1] += vw->share[0] * uw->share[1];
    uw->ways[0] += uv->share[0] * vw->share[0];
    uw->ways[1] += vw->share[1] * uv->share[1];
    vw->ways[0] += uv->share[1] * uw->share[0];
    vw->ways[1] += uw->share[1] * uv->share[0];
    p->redundant[triangle->actor[0]] += uw->share[0] * vw->measure[0] + uv->share[0] * vw->measure[1];
    p->redundant[triangle->actor[1]] += vw->share[0] * uw->measure[0] + uv->share[1] * uw->measure[1];
    p->redundant[triangle->actor[2]] += vw->share[1] * uv->measure[0] + uw->share[1] * uv->measure[1];
}

static void add_squares(double *constraint, const ends *ties, const mv_forward *f)
{
    for (size_t r = 0; r < f->actors; r++) {
        for (size_t e = f->first[r]; e < f->first[r + 1]; e++) {
            double low = ties[e].share[0] + ties[e].ways[0], high = ties[e].share[1] + ties[e].ways[1];
            constraint[f->actor[r]] += low * low;
            constraint[f->actor[f->to[e]]] += high * high;
        }
    }
}

mv_holes mv_holes_of(const mv_network *network, bool weighted)
{
    mv_adjacency a = adjacency_of(network, weighted);
    mv_forward f = mv_forward_of(&a);
    size_t n = a.actors;
    mv_holes holes = { mv_alloc_array(n, sizeof(double)), mv_alloc_array(n, sizeof(double)),
                       mv_alloc_array(n, sizeof(double)) };
    pass p = { mv_alloc_array(a.ties, sizeof *p.ties), mv_alloc_array(n, sizeof *p.redundant) };
    fill_ties(p.ties, &f, &a);
    mv_forward_each(&f, add_triangle, &p);
    add_squares(holes.constraint, p.ties, &f);
    for (size_t i = 0; i < n; i++) {
        holes.degree[i] = (double)mv_adjacency_degree(&a, i);
        holes.size[i] = holes.degree[i] > 0 ? holes.degree[i] - p.redundant[i] : NAN;
        if (!(holes.degree[i] > 0)) holes.constraint[i] = NAN;
    }
    MV_FREE(p.ties, p.redundant);
    mv_forward_clear(&f);
    mv_adjacency_clear(&a);
    return holes;
}

void mv_holes_clear(mv_holes *holes)
{
    MV_FREE(holes->constraint, holes->size, holes->degree);
    *holes = (mv_holes){ 0 };
}
