#include "analysis/frustration/reduce/partition.h"

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
