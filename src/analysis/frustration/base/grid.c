#include "analysis/frustration/base/grid.h"
#include "support/memory.h"
#include <math.h>

enum { MOST_DECIMALS = 6, TOTAL_BITS = 46, FRACTION_BITS = 24, INTEGER_BITS = 58 };

/* The least power of two above the summed weights, which need not be a number that a double can hold. */
static int top_bit(const mv_signed_ties *ties)
{
    double largest = 0, total = 0;
    int of_largest, of_total;
    for (size_t i = 0; i < ties->count; i++) largest = fmax(largest, fabs(ties->weight[i]));
    frexp(largest, &of_largest);
    for (size_t i = 0; i < ties->count; i++) total += ldexp(fabs(ties->weight[i]), -of_largest);
    frexp(total, &of_total);
    return of_largest + of_total;
}

static double sum(const mv_signed_ties *ties)
{
    double total = 0;
    for (size_t i = 0; i < ties->count; i++) total += fabs(ties->weight[i]);
    return total;
}

static bool fits(const mv_signed_ties *ties, double per_one)
{
    for (size_t i = 0; i < ties->count; i++) {
        double scaled = ties->weight[i] * per_one;
        if (fabs(scaled - round(scaled)) > 1e-9 || round(scaled) == 0) return false;
    }
    return true;
}

static int64_t common_divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

mv_grid mv_grid_make(const mv_signed_ties *ties)
{
    mv_grid grid = { .per_one = 1, .weight = mv_alloc_array(ties->count, sizeof(int64_t)) };
    double total = sum(ties);
    for (int places = 0; places <= MOST_DECIMALS && !grid.exact; places++, grid.per_one *= 10) {
        if (total * grid.per_one >= ldexp(1, TOTAL_BITS)) break;
        if (!fits(ties, grid.per_one)) continue;
        grid.exact = true;
        break;
    }
    if (!grid.exact) {
        grid.per_one = 1;
        grid.bits = TOTAL_BITS - top_bit(ties);
    }
    int64_t all = 0;
    for (size_t i = 0; i < ties->count; i++) {
        double scaled = ldexp(fabs(ties->weight[i]) * grid.per_one, grid.bits);
        /* A quarter off: the checker adds exact decimals, we added doubles. */
        int64_t whole = (int64_t)(grid.exact ? round(scaled) : fmax(0, floor(scaled - 0.25)));
        grid.weight[i] = ties->weight[i] < 0 ? -whole : whole;
        grid.unit = common_divisor(grid.unit, whole);
        all += whole;
    }
    if (!grid.exact || !grid.unit) grid.unit = 1;
    int bits = 0;
    while (all >> bits) bits++;
    grid.fraction = INTEGER_BITS - bits < FRACTION_BITS ? INTEGER_BITS - bits : FRACTION_BITS;
    return grid;
}

double mv_grid_weight(const mv_grid *grid, int64_t whole)
{
    return ldexp((double)whole / grid->per_one, -grid->bits);
}

int64_t mv_grid_round_up(const mv_grid *grid, int64_t packed)
{
    if (!grid->exact) return packed >> grid->fraction;
    int64_t step = grid->unit << grid->fraction;
    return (packed + step - 1) / step * grid->unit;
}
