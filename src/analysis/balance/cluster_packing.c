#include "analysis/balance/cluster.h"
#include "support/memory.h"
#include "support/random.h"
#include <stdlib.h>

/* Cycles with exactly one negative tie that share no tie, packed greedily, the shortest first. */

typedef struct packing {
    const mv_adjacency *ties;
    size_t *twin;      /* of each entry of a list the entry of the same tie in the other list */
    bool *used;        /* positive ties, by entry */
    size_t *negatives; /* one entry for each negative tie that is in no cycle yet */
    uint32_t *from;    /* of each negatives[] the actor whose list it is in */
    size_t count;
    size_t *reached_by;                   /* breadth-first search: entry that led to an actor */
    uint32_t *depth, *queue, *seen, mark; /* seen[v] == mark: v was reached in this search */
    uint64_t work;
} packing;

/* Lists ascend, so the smaller neighbours of j come up in the order of j's list. */
static void find_twins(packing *p)
{
    const mv_adjacency *ties = p->ties;
    size_t *next[2] = { mv_alloc_array(ties->actors, sizeof(size_t)),
                        mv_alloc_array(ties->actors, sizeof(size_t)) };
    for (size_t i = 0; i < ties->actors; i++) next[0][i] = ties->first[i], next[1][i] = ties->middle[i];
    for (size_t i = 0; i < ties->actors; i++)
        for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++) {
            bool negative = e >= ties->middle[i];
            size_t j = ties->to[e];
            if (j < i) continue;
            size_t other = next[negative][j]++;
            p->twin[e] = other;
            p->twin[other] = e;
        }
    free(next[0]);
    free(next[1]);
}

static packing make_packing(const mv_adjacency *ties)
{
    size_t n = ties->actors, entries = 2 * ties->ties;
    packing p = { .ties = ties,
                  .twin = mv_alloc_array(entries, sizeof(size_t)),
                  .used = mv_alloc_array(entries, sizeof(bool)),
                  .negatives = mv_alloc_array(ties->ties, sizeof(size_t)),
                  .from = mv_alloc_array(ties->ties, sizeof(uint32_t)),
                  .reached_by = mv_alloc_array(n, sizeof(size_t)),
                  .depth = mv_alloc_array(n, sizeof(uint32_t)),
                  .queue = mv_alloc_array(n, sizeof(uint32_t)),
                  .seen = mv_alloc_array(n, sizeof(uint32_t)) };
    find_twins(&p);
    return p;
}

static void clear_packing(packing *p)
{
    free(p->twin);
    free(p->used);
    free(p->negatives);
    free(p->from);
    free(p->reached_by);
    free(p->depth);
    free(p->queue);
    free(p->seen);
}

static void visit(packing *p, uint32_t actor, uint32_t depth, size_t entry, size_t *tail)
{
    p->seen[actor] = p->mark;
    p->depth[actor] = depth;
    p->reached_by[actor] = entry;
    p->queue[(*tail)++] = actor;
}

/* Looks for free positive ties that lead from a to b in at most `longest` steps. */
static bool connect(packing *p, uint32_t a, uint32_t b, uint32_t longest)
{
    const mv_adjacency *ties = p->ties;
    size_t head = 0, tail = 0;
    p->mark++;
    visit(p, a, 0, 0, &tail);
    while (head < tail && p->seen[b] != p->mark) {
        uint32_t actor = p->queue[head++];
        if (p->depth[actor] == longest) break;
        p->work += ties->middle[actor] - ties->first[actor] + 1;
        for (size_t e = ties->first[actor]; e < ties->middle[actor]; e++)
            if (!p->used[e] && p->seen[ties->to[e]] != p->mark)
                visit(p, ties->to[e], p->depth[actor] + 1, e, &tail);
    }
    return p->seen[b] == p->mark;
}

static void use_path(packing *p, uint32_t a, uint32_t b)
{
    while (b != a) {
        size_t e = p->reached_by[b], back = p->twin[e];
        p->used[e] = p->used[back] = true;
        b = p->ties->to[back];
    }
}

/* Lists the negative ties in random order. */
static void list_negatives(packing *p, mv_random *random)
{
    const mv_adjacency *ties = p->ties;
    p->count = 0;
    for (uint32_t i = 0; i < ties->actors; i++)
        for (size_t e = ties->middle[i]; e < ties->first[i + 1]; e++)
            if (ties->to[e] > i) {
                size_t place = mv_random_below(random, (uint32_t)p->count + 1);
                p->negatives[p->count] = p->negatives[place];
                p->from[p->count++] = p->from[place];
                p->negatives[place] = e;
                p->from[place] = i;
            }
}

static size_t pack(packing *p, mv_random *random, uint64_t limit)
{
    size_t cycles = 0;
    for (size_t e = 0; e < 2 * p->ties->ties; e++) p->used[e] = false;
    list_negatives(p, random);
    for (uint32_t longest = 2; longest < 64 && p->count && p->work < limit; longest *= 2) {
        size_t left = 0;
        for (size_t i = 0; i < p->count; i++) {
            uint32_t a = p->from[i], b = p->ties->to[p->negatives[i]];
            if (p->work < limit && connect(p, a, b, longest)) {
                use_path(p, a, b);
                cycles++;
            } else {
                p->from[left] = a;
                p->negatives[left++] = p->negatives[i];
            }
        }
        p->count = left;
    }
    return cycles;
}

size_t mv_cluster_packing(const mv_adjacency *ties, uint64_t seed)
{
    enum { TRIES = 30, WORK = 60000000 };
    packing p = make_packing(ties);
    mv_random random = { seed };
    size_t best = 0;
    for (int i = 0; i < TRIES && p.work < WORK; i++) {
        size_t cycles = pack(&p, &random, WORK);
        if (cycles > best) best = cycles;
        if (p.count == 0) break; /* every negative tie is in a cycle: there can be no more */
    }
    clear_packing(&p);
    return best;
}
