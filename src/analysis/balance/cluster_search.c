#include "analysis/balance/cluster.h"
#include "support/memory.h"
#include "support/random.h"
#include <stdlib.h>
#include <string.h>

/* Doreian and Mrvar's local search for k-partitions, by relocation (an actor changes its block) and exchange (two
 * actors swap), made repeatable and far-reaching: after each descent a kick disturbs a neighbourhood, and is taken
 * back unless the next descent ends at least as low. Doreian and Mrvar, Soc. Networks 18 (1996); Lourenco, Martin
 * and Stuetzle, Handbook of Metaheuristics, 2003. */

typedef struct step {
    uint32_t actor, from;
} step;

typedef struct state {
    const mv_adjacency *ties;
    size_t n, k, cost;
    uint32_t *block;
    int32_t *pull;   /* of block b on actor v: its positive less its negative ties into b; pull[v * k + b] */
    uint32_t *queue; /* actors whose surroundings have changed: a ring of n places */
    bool *queued;
    size_t head, waiting;
    step *journal; /* moves since the last kick */
    size_t written, room;
    uint32_t *upset; /* actors with a tie against the grain, as of some kicks ago */
    size_t upset_count, kicks;
    uint64_t work; /* entries touched so far */
    mv_random random;
} state;

size_t mv_cluster_cost(const mv_adjacency *ties, const uint32_t *block)
{
    size_t twice = 0;
    for (size_t i = 0; i < ties->actors; i++)
        for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++)
            twice += (block[i] == block[ties->to[e]]) == (e >= ties->middle[i]);
    return twice / 2;
}

static void enqueue(state *s, uint32_t actor)
{
    if (s->queued[actor]) return;
    s->queued[actor] = true;
    s->queue[(s->head + s->waiting++) % s->n] = actor;
}

static void move(state *s, uint32_t actor, uint32_t to)
{
    const mv_adjacency *ties = s->ties;
    uint32_t from = s->block[actor];
    int32_t gain = s->pull[actor * s->k + to] - s->pull[actor * s->k + from];
    for (size_t e = ties->first[actor]; e < ties->first[actor + 1]; e++) {
        uint32_t other = ties->to[e];
        int32_t sign = e < ties->middle[actor] ? 1 : -1;
        s->pull[other * s->k + from] -= sign;
        s->pull[other * s->k + to] += sign;
        enqueue(s, other);
    }
    s->cost = (size_t)((int64_t)s->cost - gain);
    s->block[actor] = to;
    s->work += mv_adjacency_degree(ties, actor) + s->k;
    if (s->written == s->room) s->journal = mv_realloc_array(s->journal, s->room = 2 * s->room + 16, sizeof(step));
    s->journal[s->written++] = (step){ actor, from };
}

static bool relocate(state *s, uint32_t actor)
{
    const int32_t *pull = s->pull + actor * s->k;
    uint32_t best = s->block[actor];
    for (uint32_t b = 0; b < s->k; b++)
        if (pull[b] > pull[best]) best = b;
    if (best == s->block[actor]) return false;
    move(s, actor, best);
    return true;
}

/* Only enemies are worth exchanging: when others gain by a swap, one of the two gains by moving alone. */
static bool exchange(state *s, uint32_t actor)
{
    const mv_adjacency *ties = s->ties;
    uint32_t own = s->block[actor];
    s->work += ties->first[actor + 1] - ties->middle[actor];
    for (size_t e = ties->middle[actor]; e < ties->first[actor + 1]; e++) {
        uint32_t other = ties->to[e], there = s->block[other];
        const int32_t *mine = s->pull + actor * s->k, *its = s->pull + other * s->k;
        if (there == own || mine[there] - mine[own] + its[own] - its[there] + 2 <= 0) continue;
        move(s, actor, there);
        move(s, other, own);
        return true;
    }
    return false;
}

static void descend(state *s)
{
    while (s->waiting) {
        uint32_t actor = s->queue[s->head];
        s->head = (s->head + 1) % s->n;
        s->waiting--;
        s->queued[actor] = false;
        s->work += s->k;
        if (relocate(s, actor) || exchange(s, actor)) enqueue(s, actor);
    }
}

static void take_back(state *s)
{
    while (s->written) {
        step last = s->journal[s->written - 1];
        move(s, last.actor, last.from);
        s->written -= 2;
    }
    while (s->waiting) {
        s->queued[s->queue[s->head]] = false;
        s->head = (s->head + 1) % s->n;
        s->waiting--;
    }
}

static void list_upset(state *s)
{
    s->upset_count = 0;
    for (uint32_t i = 0; i < s->n; i++) {
        size_t friends = s->ties->middle[i] - s->ties->first[i];
        if ((int64_t)friends > s->pull[i * s->k + s->block[i]]) s->upset[s->upset_count++] = i;
    }
    s->work += s->n;
}

/* Every other kick goes where there is something to gain. */
static uint32_t choose_actor(state *s)
{
    enum { REST = 16 };
    if (s->kicks % (REST + s->n / REST) == 0) list_upset(s);
    if (s->kicks++ % 2 && s->upset_count) return s->upset[mv_random_below(&s->random, (uint32_t)s->upset_count)];
    return mv_random_below(&s->random, (uint32_t)s->n);
}

/* An actor goes to another block, and of its block the friends, their friends, ... up to some number: groups that
 * hang together can hardly move one by one. */
static void kick(state *s)
{
    enum { DOUBLINGS = 7, LARGEST = 1 << DOUBLINGS };
    const mv_adjacency *ties = s->ties;
    uint32_t group[LARGEST] = { choose_actor(s) }, from = s->block[group[0]], k = (uint32_t)s->k;
    uint32_t to = (from + 1 + mv_random_below(&s->random, k - 1)) % k;
    size_t size = 1u << mv_random_below(&s->random, 1 + mv_random_below(&s->random, DOUBLINGS)), count = 1;
    s->written = 0;
    move(s, group[0], to);
    for (size_t i = 0; i < count; i++) {
        enqueue(s, group[i]);
        for (size_t e = ties->first[group[i]]; e < ties->middle[group[i]] && count < size; e++) {
            if (s->block[ties->to[e]] != from) continue;
            move(s, ties->to[e], to);
            group[count++] = ties->to[e];
        }
    }
}

/* Starts over from the partition in s->block. */
static void begin(state *s)
{
    const mv_adjacency *ties = s->ties;
    memset(s->pull, 0, s->n * s->k * sizeof *s->pull);
    for (size_t i = 0; i < s->n; i++)
        for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++)
            s->pull[i * s->k + s->block[ties->to[e]]] += e < ties->middle[i] ? 1 : -1;
    s->cost = mv_cluster_cost(ties, s->block);
    s->work += 4 * ties->ties + s->n * s->k;
    for (size_t i = 0; i < s->n; i++) enqueue(s, (uint32_t)i);
}

static void scatter(state *s, size_t round)
{
    uint32_t blocks = round % 3 == 1 ? 1 : (uint32_t)s->k; /* sometimes from one block, which then breaks up */
    for (size_t i = 0; i < s->n; i++) s->block[i] = mv_random_below(&s->random, blocks);
}

/* Kicks until many in a row have brought nothing. */
static void wander(state *s, size_t lower, uint64_t limit)
{
    size_t patience = 100 + 10 * s->n, idle = 0;
    s->written = s->kicks = 0;
    descend(s);
    while (idle++ < patience && s->cost > lower && s->work < limit) {
        size_t before = s->cost;
        kick(s);
        descend(s);
        if (s->cost > before) take_back(s);
        if (s->cost < before) idle = 0;
    }
}

static void clear_state(state *s)
{
    free(s->block);
    free(s->pull);
    free(s->queue);
    free(s->queued);
    free(s->journal);
    free(s->upset);
}

size_t mv_cluster_search(const mv_adjacency *ties, size_t k, size_t lower, uint64_t seed, uint32_t *block)
{
    enum { ROUNDS = 12, WORK = 40000000 };
    size_t n = ties->actors, best = mv_cluster_cost(ties, block);
    state s = { .ties = ties,
                .n = n,
                .k = k,
                .block = mv_alloc_array(n, sizeof(uint32_t)),
                .pull = mv_alloc_array(n * k, sizeof(int32_t)),
                .queue = mv_alloc_array(n, sizeof(uint32_t)),
                .queued = mv_alloc_array(n, sizeof(bool)),
                .upset = mv_alloc_array(n, sizeof(uint32_t)),
                .random = { seed } };
    memcpy(s.block, block, n * sizeof *block);
    for (size_t round = 0; round < ROUNDS && best > lower && s.work < WORK; round++) {
        if (round > 0) scatter(&s, round);
        begin(&s);
        wander(&s, lower, round == 0 ? WORK / 2 : WORK);
        if (s.cost >= best) continue;
        best = s.cost;
        memcpy(block, s.block, n * sizeof *block);
    }
    clear_state(&s);
    return best;
}
