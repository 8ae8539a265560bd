#include "signed_fixture.h"
#include "multivector/metric.h"
#include "suites.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

uint64_t fx_draw(uint64_t *state, uint64_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 33) % below;
}

void fx_add_actor(mv_relations *set, size_t number)
{
    char id[8];
    snprintf(id, sizeof id, "a%04zu", number);
    mv_relations_add_actor(set, (mv_actor){ .id = mv_relations_text(set, id) });
}

mv_relations *fx_new_set(void)
{
    mv_relations *set = mv_relations_new("test");
    mv_relations_add_type(set, (mv_type){ "tie", NULL, NULL, 1, 1, false });
    return set;
}

void fx_add_relation(mv_relations *set, size_t a, size_t b, int sign)
{
    mv_relation relation = { .source = (uint32_t)a, .target = (uint32_t)b, .sign = (int8_t)sign, .weight = 1 };
    mv_relations_add_relation(set, relation);
}

mv_network *fx_build(const mv_relations *set)
{
    mv_network *network = NULL;
    mv_selection selection = { 0 };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    return network;
}

void fx_realise(fixture *f, const size_t *order)
{
    f->set = fx_new_set();
    size_t *place = malloc((f->n + 1) * sizeof *place); /* in the set; ids are added backwards on purpose */
    for (size_t i = f->n; i-- > 0;) {
        place[order[i]] = f->n - 1 - i;
        fx_add_actor(f->set, order[i]);
    }
    for (size_t i = 0; i < f->n; i++)
        for (size_t j = 0; j < i; j++)
            if (f->sign[i][j]) fx_add_relation(f->set, place[order[i]], place[order[j]], f->sign[i][j]);
    free(place);
    f->network = fx_build(f->set);
}

const size_t fx_straight[9] = { 0, 1, 2, 3, 4, 5, 6, 7, 8 };

void fx_set_sign(fixture *f, size_t a, size_t b, int sign)
{
    f->sign[a][b] = f->sign[b][a] = sign;
}

fixture fx_random(int number)
{
    uint64_t state = (uint64_t)number + 1;
    for (int i = 0; i < 5; i++) fx_draw(&state, 2);
    fixture f = { .n = 1 + fx_draw(&state, 8) };
    uint64_t density = 1 + fx_draw(&state, 10), negative = fx_draw(&state, 11);
    for (size_t i = 0; i < f.n; i++)
        for (size_t j = 0; j < i; j++)
            if (fx_draw(&state, 10) < density) fx_set_sign(&f, i, j, fx_draw(&state, 10) < negative ? -1 : 1);
    return f;
}

fixture fx_written(size_t n, const char *ties)
{
    fixture f = { .n = n };
    for (; *ties; ties += ties[3] ? 4 : 3)
        fx_set_sign(&f, (size_t)(ties[0] - 'A'), (size_t)(ties[1] - 'A'), ties[2] == '+' ? 1 : -1);
    fx_realise(&f, fx_straight);
    return f;
}

void fx_release(fixture *f)
{
    mv_network_free(f->network);
    mv_relations_free(f->set);
}

void fx_same(double got, double expected)
{
    if (isnan(expected))
        ck_assert_msg(isnan(got), "%.15g instead of nothing", got);
    else
        ck_assert_msg(fabs(got - expected) <= 1e-9 * fmax(1, fabs(expected)), "%.15g, expected %.15g", got,
                      expected);
}

size_t fx_degree(const fixture *f, size_t i)
{
    size_t count = 0;
    for (size_t j = 0; j < f->n; j++) count += f->sign[i][j] != 0;
    return count;
}

void fx_run_metric(const fixture *f, const char *name, double *values)
{
    ck_assert_int_eq(mv_metric_run(mv_metric_find(name), f->network, NULL, values, NULL), MV_OK);
}
