#include "analysis/frustration/reduce/partition.h"
#include "support/memory.h"
#include <stdlib.h>

enum { LARGEST_SET = 8, JOURNAL = 512 };

/* A random walk's first nodes: connected, and more often where ties are many. */
static size_t choose_set(const mv_kernel *kernel, mv_random *random, uint32_t *set)
{
    size_t wanted = 1 + mv_random_below(random, LARGEST_SET), count = 0;
    uint32_t node = mv_random_below(random, (uint32_t)kernel->nodes);
    for (size_t tries = 0; count < wanted && tries < 4 * LARGEST_SET; tries++) {
        size_t i = 0;
        while (i < count && set[i] != node) i++;
        if (i == count) set[count++] = node;
        uint32_t from = set[mv_random_below(random, (uint32_t)count)];
        uint32_t degree = kernel->first[from + 1] - kernel->first[from];
        if (!degree) break;
        node = kernel->spokes[kernel->first[from] + mv_random_below(random, degree)].to;
    }
    return count;
}

void mv_perturb(mv_partition *sides, mv_random *random, uint64_t work, mv_clock *clock)
{
    uint32_t journal[LARGEST_SET + JOURNAL];
    uint64_t end = sides->work + work;
    for (size_t round = 1; sides->work < end; round++) {
        if (round % 256 == 0 && mv_clock_over(clock)) return;
        int64_t before = sides->cost;
        size_t flips = choose_set(sides->kernel, random, journal);
        for (size_t i = 0; i < flips; i++) mv_partition_flip_and_note(sides, journal[i]);
        flips += mv_partition_descend_noted(sides, journal + flips, JOURNAL);
        if (sides->cost > before)
            while (flips) mv_partition_flip(sides, journal[--flips]);
        sides->work += LARGEST_SET;
    }
}

/* Simulated annealing. A node flips when gain + T * Exp(1) > 0, which accepts a loss d with probability
 * exp(-d / T), as Metropolis does, with one random number only where it can matter. T falls from 4 to 0.15 mean
 * weights: hotter only stirs, colder is a descent. */

enum { SWEEPS = 60 };
static const double HOT = 4, COLD = 0.15;

static void sweep(mv_partition *sides, double temperature, mv_random *random)
{
    size_t n = sides->kernel->nodes;
    double hopeless = -24 * temperature; /* e^-24: once in 10^10 */
    for (uint32_t v = 0; v < n; v++) {
        double gain = (double)sides->gain[v];
        if (gain <= hopeless) continue;
        if (gain > 0 || gain - temperature * log(mv_random_unit(random)) > 0) mv_partition_flip(sides, v);
    }
    sides->work += n;
}

void mv_anneal(mv_partition *sides, mv_random *random, mv_clock *clock)
{
    double unit = sides->kernel->mean, ratio = pow(COLD / HOT, 1.0 / (SWEEPS - 1)), temperature = HOT;
    for (int i = 0; i < SWEEPS && !mv_clock_over(clock); i++, temperature *= ratio)
        sweep(sides, temperature * unit, random);
    mv_partition_descend(sides);
}

/* Flips each connected part of the marked nodes when that lowers the cost. An edge inside a part keeps its state,
 * so the gain of the part is the sum over edges that leave it, and parts of one mark never touch. */
static void flip_parts(mv_partition *sides, uint8_t *mark, uint8_t wanted, uint32_t *part)
{
    const mv_kernel *kernel = sides->kernel;
    for (uint32_t root = 0; root < kernel->nodes; root++) {
        if (mark[root] != wanted) continue;
        size_t count = 0;
        int64_t gain = 0;
        part[count++] = root;
        mark[root] |= 2;
        for (size_t i = 0; i < count; i++) {
            uint32_t v = part[i];
            for (uint32_t k = kernel->first[v]; k < kernel->first[v + 1]; k++) {
                uint32_t to = kernel->spokes[k].to;
                if ((mark[to] & 1) != wanted) gain -= kernel->pull[k] * sides->side[v] * sides->side[to];
                if (mark[to] != wanted) continue;
                mark[to] |= 2;
                part[count++] = to;
            }
        }
        if (gain > 0)
            for (size_t i = 0; i < count; i++) mv_partition_flip(sides, part[i]);
    }
    sides->work += 2 * kernel->count;
}

void mv_cross(mv_partition *sides, const int8_t *other)
{
    size_t n = sides->kernel->nodes;
    uint8_t *mark = mv_alloc_array(n, sizeof *mark);
    uint32_t *part = mv_alloc_array(n, sizeof *part);
    for (uint8_t wanted = 0; wanted < 2; wanted++) { /* where they agree, then where they differ */
        for (size_t v = 0; v < n; v++) mark[v] = sides->side[v] != other[v];
        flip_parts(sides, mark, wanted, part);
    }
    free(mark);
    free(part);
    mv_partition_descend(sides);
}
