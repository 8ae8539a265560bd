#ifndef SUPPORT_RANDOM_H
#define SUPPORT_RANDOM_H

#include <math.h>
#include <stdint.h>

/* Repeatable random numbers: splitmix64 (Steele, Lea and Flood 2014). */
typedef struct mv_random {
    uint64_t state;
} mv_random;

static inline uint64_t mv_random_next(mv_random *random)
{
    uint64_t z = random->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* Passes over the next `count` numbers. */
static inline void mv_random_skip(mv_random *random, uint64_t count)
{
    random->state += count * 0x9e3779b97f4a7c15u;
}

/* 0 .. n - 1, each equally likely: the few draws that would favour some are thrown away. n > 0.
 * Lemire, ACM Trans. Model. Comput. Simul. 29 (2019). */
static inline uint32_t mv_random_below(mv_random *random, uint32_t n)
{
    uint64_t product = (mv_random_next(random) >> 32) * n;
    if ((uint32_t)product < n)
        for (uint32_t few = (0 - n) % n; (uint32_t)product < few;) product = (mv_random_next(random) >> 32) * n;
    return (uint32_t)(product >> 32);
}

/* Any order of n numbers equally likely. Fisher and Yates; Durstenfeld, Commun. ACM 7 (1964). */
static inline void mv_random_shuffle(mv_random *random, uint32_t *order, uint32_t n)
{
    for (uint32_t left = n; left > 1; left--) {
        uint32_t place = mv_random_below(random, left), moved = order[left - 1];
        order[left - 1] = order[place];
        order[place] = moved;
    }
}

/* In (0, 1]. */
static inline double mv_random_unit(mv_random *random)
{
    return (double)((mv_random_next(random) >> 11) + 1) * 0x1p-53;
}

#endif
