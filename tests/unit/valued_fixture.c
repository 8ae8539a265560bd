#include "valued_fixture.h"
#include "signed_fixture.h"
#include "suites.h"
#include <math.h>
#include <stdlib.h>

const char vx_toy_a[] = "AB+3 AC+1 AD+1 AE+1 CB+2 ED+3 BD-1 ";
const char vx_toy_b[] = "AB+3 AC+2 AE+2 AF+2 CB+3 ED+3 BD-3 EB-2 FD+1 ";

void vx_put(valued *x, size_t a, size_t b, double value)
{
    x->value[a][b] = x->value[b][a] = value;
    x->a[x->count] = (uint32_t)a;
    x->b[x->count] = (uint32_t)b;
    x->weight[x->count++] = value;
}

mv_signed_ties vx_ties(valued *x)
{
    return (mv_signed_ties){ x->n, x->count, x->a, x->b, x->weight };
}

valued vx_written(size_t n, const char *ties)
{
    valued x = { .n = n };
    for (; *ties; ties += 5) vx_put(&x, (size_t)(ties[0] - 'A'), (size_t)(ties[1] - 'A'), atof(ties + 2));
    return x;
}

valued vx_binary(const valued *x)
{
    valued result = { .n = x->n };
    for (size_t e = 0; e < x->count; e++) vx_put(&result, x->a[e], x->b[e], 1);
    return result;
}

valued vx_renumbered(const valued *x, const size_t *order)
{
    valued result = { .n = x->n };
    for (size_t e = x->count; e-- > 0;) vx_put(&result, order[x->b[e]], order[x->a[e]], x->weight[e]);
    return result;
}

valued vx_random(uint64_t *state, size_t n)
{
    valued x = { .n = n };
    uint64_t density = 2 + fx_draw(state, 8);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            if (fx_draw(state, 10) < density)
                vx_put(&x, i, j, (fx_draw(state, 3) ? 1 : -1) * (double)(1 + fx_draw(state, 3)) / 10);
    return x;
}

void vx_near(double got, double expected, double slack)
{
    ck_assert_msg(fabs(got - expected) <= slack, "%.15g, expected %.15g", got, expected);
}
