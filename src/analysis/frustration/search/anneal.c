#include "analysis/frustration/reduce/partition.h"

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
