#include "analysis/frustration/reduce/reduce.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* A cycle on its way down. */
typedef struct draft {
    uint32_t *edges;
    size_t count;
    int64_t weight;
} draft;

struct mv_lift {
    const mv_reduction *reduction;
    int fraction;
    int64_t *left; /* per edge that is a sum: room in its first part */
    draft *pending;
    size_t pending_count;
    mv_lifted done;
};

mv_lift *mv_lift_new(const mv_reduction *reduction, int fraction)
{
    mv_lift *lift = mv_alloc(sizeof *lift);
    lift->reduction = reduction;
    lift->fraction = fraction;
    lift->left = mv_alloc_array(reduction->count, sizeof *lift->left);
    for (size_t i = 0; i < reduction->count; i++) {
        const mv_reduced_edge *e = &reduction->edges[i];
        if (e->making == MV_SUM) lift->left[i] = mv_magnitude(reduction->edges[e->first].edge.pull) << fraction;
    }
    return lift;
}

static void postpone(mv_lift *lift, const uint32_t *edges, size_t count, int64_t weight)
{
    size_t room = 1; /* as mv_grow() expects it */
    while (room < count) room *= 2;
    draft later = { mv_alloc_array(room, sizeof *edges), count, weight };
    memcpy(later.edges, edges, count * sizeof *edges);
    lift->pending = mv_grow(lift->pending, lift->pending_count, sizeof later);
    lift->pending[lift->pending_count++] = later;
}

static void push(draft *cycle, uint32_t edge)
{
    cycle->edges = mv_grow(cycle->edges, cycle->count, sizeof edge);
    cycle->edges[cycle->count++] = edge;
}

/* Puts the ties into their order around the cycle. */
static void put_in_order(const mv_reduction *reduction, draft *cycle)
{
    uint32_t at = reduction->edges[cycle->edges[0]].edge.b;
    for (size_t i = 1; i < cycle->count; i++) {
        for (size_t j = i; j < cycle->count; j++) {
            const mv_edge *tie = &reduction->edges[cycle->edges[j]].edge;
            if (tie->a != at && tie->b != at) continue;
            uint32_t next = cycle->edges[j];
            cycle->edges[j] = cycle->edges[i];
            cycle->edges[i] = next;
            at = mv_across(tie, at);
            break;
        }
    }
}

static void emit(mv_lift *lift, draft *cycle)
{
    mv_lifted *done = &lift->done;
    put_in_order(lift->reduction, cycle);
    done->weight = mv_grow(done->weight, done->count, sizeof *done->weight);
    done->weight[done->count] = cycle->weight;
    if (!done->count) done->start = mv_alloc(sizeof *done->start);
    done->start = mv_grow(done->start, done->count + 1, sizeof *done->start);
    for (size_t i = 0; i < cycle->count; i++) {
        done->ties = mv_grow(done->ties, done->length, sizeof *done->ties);
        done->ties[done->length++] = cycle->edges[i];
    }
    done->start[++done->count] = done->length;
}

/* Takes out ties that occur twice. */
static void cancel(draft *cycle)
{
    for (size_t i = 0; i < cycle->count;) {
        size_t twin = i + 1;
        while (twin < cycle->count && cycle->edges[twin] != cycle->edges[i]) twin++;
        if (twin == cycle->count) {
            i++;
            continue;
        }
        cycle->edges[twin] = cycle->edges[--cycle->count];
        cycle->edges[i] = cycle->edges[--cycle->count];
    }
}

/* Edges arise from older ones, so the newest edge of a cycle is replaced first: both of a pair that cancels are
 * then there at the same time. */
static void descend(mv_lift *lift, draft *cycle)
{
    const mv_reduction *reduction = lift->reduction;
    for (;;) {
        size_t newest = 0, twin = SIZE_MAX;
        for (size_t i = 1; i < cycle->count; i++) {
            if (cycle->edges[i] > cycle->edges[newest])
                twin = SIZE_MAX, newest = i;
            else if (cycle->edges[i] == cycle->edges[newest])
                twin = i;
        }
        uint32_t top = cycle->edges[newest];
        const mv_reduced_edge *e = &reduction->edges[top];
        if (twin != SIZE_MAX) {
            cycle->edges[twin] = cycle->edges[--cycle->count];
            cycle->edges[newest] = cycle->edges[--cycle->count];
        } else if (e->making == MV_PATH) {
            cycle->edges[newest] = e->first;
            push(cycle, e->second);
        } else if (e->making == MV_SUM) {
            int64_t fitting = lift->left[top] < cycle->weight ? lift->left[top] : cycle->weight;
            cycle->edges[newest] = e->second;
            if (!fitting) continue;
            if (fitting < cycle->weight) postpone(lift, cycle->edges, cycle->count, cycle->weight - fitting);
            cycle->edges[newest] = e->first;
            cycle->weight = fitting;
            lift->left[top] -= fitting;
        } else {
            break;
        }
    }
    cancel(cycle);
    emit(lift, cycle);
}

void mv_lift_add(mv_lift *lift, const uint32_t *edges, size_t count, int64_t weight)
{
    postpone(lift, edges, count, weight);
    while (lift->pending_count) {
        draft cycle = lift->pending[--lift->pending_count];
        descend(lift, &cycle);
        free(cycle.edges);
    }
}

void mv_lifted_clear(mv_lifted *lifted)
{
    MV_FREE(lifted->start, lifted->ties, lifted->weight);
    *lifted = (mv_lifted){ 0 };
}

mv_lifted mv_lift_finish(mv_lift *lift)
{
    for (size_t i = 0; i < lift->reduction->clash_count; i++) {
        const mv_clash *clash = &lift->reduction->clashes[i];
        mv_lift_add(lift, (uint32_t[]){ clash->first, clash->second }, 2, clash->weight << lift->fraction);
    }
    mv_lifted done = lift->done;
    MV_FREE(lift->pending, lift->left, lift);
    return done;
}
