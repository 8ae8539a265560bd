#include "analysis/balance/relaxed/relaxed.h"
#include "support/memory.h"
#include "support/random.h"
#include <stdlib.h>
#include <string.h>

/* Local search for positions: an actor goes where most ties are with the grain of their blocks, whose signs
 * follow. Doreian and Mrvar, Soc. Networks 31 (2009), made repeatable and far-reaching by kicks that are taken
 * back unless the next descent ends at least as low: Lourenco, Martin and Stuetzle, Handbook of Metaheuristics,
 * 2003. */

typedef struct state {
    const mv_adjacency *ties;
    size_t n, k;
    uint32_t *position;
    int32_t *pull; /* positive less negative ties of actor v to position b; pull[v * k + b] */
    int64_t *net;  /* the same of blocks: net[r * k + s], both ways round */
    uint32_t *order;
    uint64_t work; /* entries touched so far */
    mv_random random;
} state;

size_t mv_relaxed_cost(const mv_adjacency *ties, size_t k, const uint32_t *position, int64_t *net)
{
    int64_t *sums = net ? net : mv_alloc_array(k * k, sizeof *sums), against = (int64_t)ties->ties;
    memset(sums, 0, k * k * sizeof *sums);
    for (size_t i = 0; i < ties->actors; i++)
        for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++) {
            size_t j = ties->to[e], r = position[i], s = position[j];
            int64_t sign = e < ties->middle[i] ? 1 : -1;
            if (r != s || i < j) sums[r * k + s] += sign;
        }
    for (size_t r = 0; r < k; r++)
        for (size_t s = r; s < k; s++) against -= llabs(sums[r * k + s]);
    if (!net) free(sums);
    return (size_t)against / 2;
}

/* How much more |net| there is when the actor changes its position. */
static int64_t gain_of(const state *s, size_t actor, size_t to)
{
    const int32_t *pull = s->pull + actor * s->k;
    size_t from = s->position[actor];
    const int64_t *left = s->net + from * s->k, *joined = s->net + to * s->k;
    int64_t gain = llabs(left[from] - pull[from]) - llabs(left[from]) + llabs(joined[to] + pull[to]) -
                   llabs(joined[to]) + llabs(left[to] + pull[from] - pull[to]) - llabs(left[to]);
    for (size_t other = 0; other < s->k; other++)
        if (other != from && other != to)
            gain += llabs(left[other] - pull[other]) - llabs(left[other]) + llabs(joined[other] + pull[other]) -
                    llabs(joined[other]);
    return gain;
}

static void add_to_net(state *s, size_t position, size_t actor, int32_t direction)
{
    const int32_t *pull = s->pull + actor * s->k;
    for (size_t other = 0; other < s->k; other++) {
        s->net[position * s->k + other] += direction * pull[other];
        if (other != position) s->net[other * s->k + position] += direction * pull[other];
    }
}

static void move(state *s, size_t actor, uint32_t to)
{
    const mv_adjacency *ties = s->ties;
    uint32_t from = s->position[actor];
    add_to_net(s, from, actor, -1);
    add_to_net(s, to, actor, 1);
    for (size_t e = ties->first[actor]; e < ties->first[actor + 1]; e++) {
        int32_t sign = e < ties->middle[actor] ? 1 : -1;
        s->pull[ties->to[e] * s->k + from] -= sign;
        s->pull[ties->to[e] * s->k + to] += sign;
    }
    s->position[actor] = to;
    s->work += mv_adjacency_degree(ties, actor) + s->k;
}

static bool relocate(state *s, size_t actor)
{
    uint32_t best = s->position[actor];
    int64_t most = 0;
    for (uint32_t b = 0; b < s->k; b++) {
        int64_t gain = b == s->position[actor] ? 0 : gain_of(s, actor, b);
        if (gain <= most) continue;
        most = gain;
        best = b;
    }
    s->work += s->k * s->k;
    if (most > 0) move(s, actor, best);
    return most > 0;
}

/* Until no actor gains by going elsewhere. They are looked at in an order that is drawn anew. */
static void descend(state *s)
{
    for (size_t i = s->n; i > 1; i--) {
        uint32_t other = mv_random_below(&s->random, (uint32_t)i), swapped = s->order[i - 1];
        s->order[i - 1] = s->order[other];
        s->order[other] = swapped;
    }
    for (size_t i = 0, idle = 0; idle < s->n; i = (i + 1) % s->n) idle = relocate(s, s->order[i]) ? 0 : idle + 1;
}

/* Starts from the partition in s->position; returns its cost. */
static size_t begin(state *s)
{
    const mv_adjacency *ties = s->ties;
    memset(s->pull, 0, s->n * s->k * sizeof *s->pull);
    for (size_t i = 0; i < s->n; i++)
        for (size_t e = ties->first[i]; e < ties->first[i + 1]; e++)
            s->pull[i * s->k + s->position[ties->to[e]]] += e < ties->middle[i] ? 1 : -1;
    s->work += 2 * ties->ties + s->n * s->k;
    return mv_relaxed_cost(ties, s->k, s->position, s->net);
}

static size_t cost_of(const state *s)
{
    int64_t against = (int64_t)s->ties->ties;
    for (size_t r = 0; r < s->k; r++)
        for (size_t t = r; t < s->k; t++) against -= llabs(s->net[r * s->k + t]);
    return (size_t)against / 2;
}

/* Some actors, mostly few, go anywhere. */
static void kick(state *s)
{
    uint32_t most = 1 + mv_random_below(&s->random, (uint32_t)s->n), count = 1 + mv_random_below(&s->random, most);
    if (count > 2 && mv_random_below(&s->random, 2)) count = 2;
    while (count-- > 0) {
        uint32_t to = mv_random_below(&s->random, (uint32_t)s->k),
                 actor = mv_random_below(&s->random, (uint32_t)s->n);
        move(s, actor, to);
    }
}

/* Kicks until many in a row have brought nothing; position[] keeps the best. */
static size_t wander(state *s, size_t best, uint64_t limit, uint32_t *position)
{
    size_t patience = 50 + 2 * s->n;
    begin(s);
    for (size_t idle = 0; idle < patience && best > 0 && s->work < limit; idle++) {
        descend(s);
        size_t cost = cost_of(s);
        if (cost < best) idle = 0;
        if (cost <= best) {
            best = cost;
            memcpy(position, s->position, s->n * sizeof *position);
        } else {
            memcpy(s->position, position, s->n * sizeof *position);
            begin(s);
        }
        kick(s);
    }
    return best;
}

size_t mv_relaxed_search(const mv_adjacency *ties, size_t k, uint64_t seed, uint32_t *position)
{
    enum { WORK = 40000000 };
    size_t n = ties->actors, best = mv_relaxed_cost(ties, k, position, NULL);
    state s = { .ties = ties,
                .n = n,
                .k = k,
                .position = mv_alloc_array(n, sizeof(uint32_t)),
                .pull = mv_alloc_array(n * k, sizeof(int32_t)),
                .net = mv_alloc_array(k * k, sizeof(int64_t)),
                .order = mv_alloc_array(n, sizeof(uint32_t)),
                .random = { seed } };
    for (size_t i = 0; i < n; i++) s.order[i] = (uint32_t)i;
    memcpy(s.position, position, n * sizeof *position);
    best = wander(&s, best, WORK, position);
    MV_FREE(s.position, s.pull, s.net, s.order);
    return best;
}
