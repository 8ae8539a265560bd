#include "analysis/graph/sampled_paths.h"
#include "analysis/graph/adjacency.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/parallel.h"
#include "support/random.h"
#include <math.h>
#include <stdlib.h>

/* Two breadth-first searches meet, one from each end, and the one with less to look at goes next: in networks with
 * hubs they see some hundredth of the ties. Borassi and Natale, ACM J. Exp. Algorithmics 24 (2019). */

enum { PIECES = 16 };
static const uint32_t UNSEEN = UINT32_MAX;

/* The neighbours of i, in one direction: to[first[i]] .. to[end[i] - 1]. */
typedef struct lists {
    size_t *first, *end;
    uint32_t *to;
} lists;

typedef struct ground {
    size_t actors;
    mv_adjacency adjacency; /* the lists of a network without direction; of a directed one what joins actors */
    lists out, in;
    bool directed;
    mv_parts parts;
    double *pairs; /* ordered pairs of the components up to and with this one */
    uint64_t seeds[PIECES];
} ground;

/* --- the network ------------------------------------------------------------------------------------------ */

static lists make_lists(size_t actors, size_t count, const uint32_t *from, const uint32_t *to)
{
    lists l = { mv_alloc_array(actors + 1, sizeof *l.first), mv_alloc_array(actors + 1, sizeof *l.end),
                mv_alloc_array(count, sizeof *l.to) };
    for (size_t i = 0; i < count; i++) l.first[from[i] + 1]++;
    for (size_t i = 0; i < actors; i++) l.first[i + 1] += l.first[i];
    for (size_t i = 0; i < actors; i++) l.end[i] = l.first[i];
    for (size_t i = 0; i < count; i++) l.to[l.end[from[i]]++] = to[i];
    return l;
}

static void set_arcs(ground *g, const mv_network *network)
{
    uint32_t *from = mv_alloc_array(network->arc_count, sizeof *from);
    uint32_t *to = mv_alloc_array(network->arc_count, sizeof *to);
    bool *positive = mv_alloc_array(network->arc_count, sizeof *positive);
    size_t count = 0;
    for (size_t i = 0; i < network->arc_count; i++) {
        if (network->arcs[i].state != MV_POSITIVE) continue;
        from[count] = (uint32_t)network->arcs[i].from;
        to[count] = (uint32_t)network->arcs[i].to;
        positive[count++] = true;
    }
    g->out = make_lists(g->actors, count, from, to);
    g->in = make_lists(g->actors, count, to, from);
    g->adjacency = mv_adjacency_make(g->actors, count, from, to, positive);
    MV_FREE(from, to, positive);
}

static ground make_ground(const mv_network *network, uint64_t seed)
{
    ground g = { .actors = network->actor_count, .directed = network->selection.directed };
    mv_random random = { seed };
    double pairs = 0;
    if (g.directed) {
        set_arcs(&g, network);
    } else {
        g.adjacency = mv_adjacency_of(network, false);
        g.out = g.in = (lists){ g.adjacency.first, g.adjacency.middle, g.adjacency.to };
    }
    g.parts = mv_positive_parts_of(&g.adjacency);
    g.pairs = mv_alloc_array(g.parts.count, sizeof *g.pairs);
    for (size_t p = 0; p < g.parts.count; p++) {
        double size = (double)mv_part_size(&g.parts, p);
        g.pairs[p] = pairs += size * (size - 1);
    }
    for (size_t i = 0; i < PIECES; i++) g.seeds[i] = mv_random_next(&random);
    return g;
}

static void clear_lists(lists *l)
{
    MV_FREE(l->first, l->end, l->to);
}

static void clear_ground(ground *g)
{
    if (g->directed) {
        clear_lists(&g->out);
        clear_lists(&g->in);
    }
    mv_adjacency_clear(&g->adjacency);
    mv_parts_clear(&g->parts);
    free(g->pairs);
}

static double all_pairs(const ground *g)
{
    return g->parts.count ? g->pairs[g->parts.count - 1] : 0;
}

/* Two actors of one component. */
static void draw_pair(const ground *g, mv_random *random, uint32_t ends[2])
{
    double at = (double)(mv_random_next(random) >> 11) * 0x1p-53 * all_pairs(g);
    size_t low = 0, high = g->parts.count - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (g->pairs[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    const uint32_t *members = g->parts.actors + g->parts.first[low];
    uint32_t size = (uint32_t)mv_part_size(&g->parts, low);
    uint32_t a = mv_random_below(random, size), b = mv_random_below(random, size - 1);
    ends[0] = members[a];
    ends[1] = members[b + (b >= a)];
}

/* --- one path --------------------------------------------------------------------------------------------- */

typedef struct side {
    const lists *on, *back; /* the way it goes, and the way it came */
    uint32_t *level;        /* number of ties from its end; UNSEEN between searches */
    double *paths;          /* shortest paths from its end */
    uint32_t *reached;      /* nearest first */
    size_t count, last;     /* how many; where the last level begins */
    size_t ahead;           /* ties to look at on the next step */
} side;

/* A tie over which shortest paths cross from one side to the other: one of those found, each as likely as it has
 * paths. */
typedef struct crossing {
    double paths; /* over all of them */
    uint32_t from, to;
} crossing;

static side open_side(size_t actors, const lists *on, const lists *back)
{
    side s = { .on = on,
               .back = back,
               .level = mv_alloc_array(actors, sizeof *s.level),
               .paths = mv_alloc_array(actors, sizeof *s.paths),
               .reached = mv_alloc_array(actors, sizeof *s.reached) };
    for (size_t i = 0; i < actors; i++) s.level[i] = UNSEEN;
    return s;
}

static void close_side(side *s)
{
    MV_FREE(s->level, s->paths, s->reached);
}

static void reach(side *s, uint32_t actor, uint32_t level, double paths)
{
    s->level[actor] = level;
    s->paths[actor] = paths;
    s->reached[s->count++] = actor;
    s->ahead += s->on->end[actor] - s->on->first[actor];
}

static void leave(side *s)
{
    for (size_t k = 0; k < s->count; k++) s->level[s->reached[k]] = UNSEEN;
    s->count = s->last = s->ahead = 0;
}

static bool is_chosen(mv_random *random, double paths, double of)
{
    return mv_random_unit(random) * of <= paths;
}

/* One tie further. What the other side has reached is at its last level, or the two would have met before. */
static void step(side *s, const side *other, crossing *met, mv_random *random)
{
    size_t begin = s->last, end = s->count;
    uint32_t level = s->level[s->reached[begin]] + 1;
    s->last = end;
    s->ahead = 0;
    for (size_t k = begin; k < end; k++) {
        uint32_t from = s->reached[k];
        for (size_t e = s->on->first[from]; e < s->on->end[from]; e++) {
            uint32_t to = s->on->to[e];
            if (other->level[to] != UNSEEN) {
                double paths = s->paths[from] * other->paths[to];
                met->paths += paths;
                if (is_chosen(random, paths, met->paths)) *met = (crossing){ met->paths, from, to };
            } else if (s->level[to] == UNSEEN) {
                reach(s, to, level, s->paths[from]);
            } else if (s->level[to] == level) {
                s->paths[to] += s->paths[from];
            }
        }
    }
}

/* Counts the actors on one of the shortest paths from here to the side's end, without that end. */
static void go_back(const side *s, uint32_t actor, uint32_t *counts, mv_random *random)
{
    while (s->level[actor] > 0) {
        double paths = 0;
        uint32_t before = actor;
        counts[actor]++;
        for (size_t e = s->back->first[actor]; e < s->back->end[actor]; e++) {
            uint32_t other = s->back->to[e];
            if (s->level[other] != s->level[actor] - 1) continue; /* UNSEEN is no level */
            paths += s->paths[other];
            if (is_chosen(random, s->paths[other], paths)) before = other;
        }
        actor = before;
    }
}

/* False: paths are too many to count. */
static bool follow_path(side sides[2], const uint32_t ends[2], uint32_t *counts, mv_random *random)
{
    crossing met = { 0 };
    size_t turn = 0;
    for (size_t i = 0; i < 2; i++) reach(&sides[i], ends[i], 0, 1);
    while (!(met.paths > 0) && sides[0].last < sides[0].count && sides[1].last < sides[1].count) {
        turn = sides[1].ahead < sides[0].ahead;
        step(&sides[turn], &sides[!turn], &met, random);
    }
    if (met.paths > 0 && isfinite(met.paths)) {
        go_back(&sides[turn], met.from, counts, random);
        go_back(&sides[!turn], met.to, counts, random);
    }
    for (size_t i = 0; i < 2; i++) leave(&sides[i]);
    return isfinite(met.paths);
}

/* --- all paths -------------------------------------------------------------------------------------------- */

/* The record: a count for each actor, and how many paths could not be followed. */
static void run_piece(const void *context, size_t piece, void *record)
{
    const ground *g = context;
    uint32_t *counts = record, ends[2];
    mv_random random = { g->seeds[piece] };
    side sides[2] = { open_side(g->actors, &g->out, &g->in), open_side(g->actors, &g->in, &g->out) };
    for (size_t i = piece; i < MV_SAMPLED_PATHS; i += PIECES) {
        draw_pair(g, &random, ends);
        counts[g->actors] += !follow_path(sides, ends, counts, &random);
    }
    for (size_t i = 0; i < 2; i++) close_side(&sides[i]);
}

static bool may_lie_between(const ground *g, size_t actor)
{
    size_t out = g->out.end[actor] - g->out.first[actor], in = g->in.end[actor] - g->in.first[actor];
    return g->directed ? out && in : out > 1;
}

/* Relative entropy of one coin to another. */
static double entropy(double p, double q)
{
    return (p > 0 ? p * log(p / q) : 0) + (p < 1 ? (1 - p) * log((1 - p) / (1 - q)) : 0);
}

/* The furthest share from `seen` towards `end` whose relative entropy is within the bound. */
static double furthest(double seen, double end, double bound)
{
    double near = seen, far = end;
    for (int i = 0; i < 50; i++) {
        double middle = (near + far) / 2;
        if (entropy(seen, middle) <= bound)
            near = middle;
        else
            far = middle;
    }
    return far;
}

static double error_of(double seen, double bound)
{
    return fmax(furthest(seen, 1, bound) - seen, seen - furthest(seen, 0, bound));
}

static double bound_of(const ground *g)
{
    static const double miss = 0.05;
    double between = 0;
    for (size_t i = 0; i < g->actors; i++) between += may_lie_between(g, i);
    return log(2 * fmax(between, 1) / miss) / MV_SAMPLED_PATHS;
}

static void conclude(const ground *g, const uint32_t *records, double *values, double *errors)
{
    double pairs = all_pairs(g) / (g->directed ? 1 : 2), bound = bound_of(g);
    double *known = mv_alloc_array(MV_SAMPLED_PATHS + 1, sizeof *known); /* errors by count */
    size_t size = g->actors + 1, lost = 0;
    for (size_t piece = 0; piece < PIECES; piece++) lost += records[piece * size + g->actors];
    for (size_t i = 0; i < g->actors; i++) {
        size_t count = 0;
        for (size_t piece = 0; piece < PIECES; piece++) count += records[piece * size + i];
        double share = (double)count / MV_SAMPLED_PATHS;
        values[i] = lost ? NAN : pairs * share;
        if (!errors) continue;
        if (!(known[count] > 0)) known[count] = error_of(share, bound);
        errors[i] = lost ? NAN : may_lie_between(g, i) ? pairs * known[count] : 0;
    }
    free(known);
}

mv_status mv_sampled_betweenness(const mv_network *network, uint64_t seed, unsigned jobs, double *values,
                                 double *errors, mv_log *log)
{
    ground g = make_ground(network, seed);
    uint32_t *records = mv_alloc_array(PIECES * (g.actors + 1), sizeof *records);
    mv_parallel work = { .pieces = all_pairs(&g) > 0 ? PIECES : 0,
                         .record_size = (g.actors + 1) * sizeof *records,
                         .jobs = jobs,
                         .run = run_piece,
                         .context = &g,
                         .what = "betweenness_sampled" };
    mv_status status = mv_parallel_run(&work, records, log);
    if (!status) conclude(&g, records, values, errors);
    free(records);
    clear_ground(&g);
    return status;
}
