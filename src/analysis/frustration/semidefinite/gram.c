#include "analysis/frustration/semidefinite/gram.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

/* Moves a vector into direction `to`, unless that is none; gives its length. */
static float point(mv_gram *gram, size_t node, const float *to)
{
    float square = 0, *vector = gram->vectors + node * MV_GRAM_RANK;
    for (size_t d = 0; d < MV_GRAM_RANK; d++) square += to[d] * to[d];
    float length = sqrtf(square);
    if (!(length > 1e-9f)) return 0;
    for (size_t d = 0; d < MV_GRAM_RANK; d++) {
        vector[d] = to[d] / length;
        gram->turned[d * gram->nodes + node] = vector[d];
    }
    return length;
}

mv_gram mv_gram_make(const mv_kernel *kernel, mv_random *random)
{
    size_t n = kernel->nodes;
    mv_gram gram = { .nodes = n };
    float **matrices[] = { &gram.inner, &gram.pull, &gram.ties };
    for (size_t i = 0; i < MV_COUNT(matrices); i++) *matrices[i] = mv_alloc_array(n * n, sizeof(float));
    gram.vectors = mv_alloc_array(n * MV_GRAM_RANK, sizeof *gram.vectors);
    gram.turned = mv_alloc_array(n * MV_GRAM_RANK, sizeof *gram.turned);
    gram.length = mv_alloc_array(n, sizeof *gram.length);
    for (size_t e = 0; e < kernel->count; e++) {
        const mv_edge *edge = &kernel->edges[e];
        float pull = (float)((double)edge->pull / kernel->mean);
        gram.ties[edge->a * n + edge->b] = gram.ties[edge->b * n + edge->a] = pull;
    }
    for (size_t v = 0; v < n; v++) {
        float to[MV_GRAM_RANK];
        for (size_t d = 0; d < MV_GRAM_RANK; d++) to[d] = (float)(mv_random_unit(random) - 0.5);
        point(&gram, v, to);
    }
    return gram;
}

void mv_gram_clear(mv_gram *gram)
{
    MV_FREE(gram->vectors, gram->turned, gram->inner, gram->pull, gram->ties, gram->length);
    *gram = (mv_gram){ 0 };
}

static void add_pull(mv_gram *gram, size_t a, size_t b, float pull)
{
    gram->pull[a * gram->nodes + b] += pull;
    gram->pull[b * gram->nodes + a] += pull;
}

void mv_gram_pull(mv_gram *gram, const mv_odd_triangles *triangles)
{
    memcpy(gram->pull, gram->ties, gram->nodes * gram->nodes * sizeof *gram->pull);
    for (size_t i = 0; i < triangles->count; i++) {
        const mv_weighted_triangle *t = &triangles->items[i];
        if (!(t->weight > 0)) continue;
        const int *sign = mv_odd_signs[t->nodes.odd];
        add_pull(gram, t->nodes.a, t->nodes.b, -t->weight * (float)sign[0]);
        add_pull(gram, t->nodes.b, t->nodes.c, -t->weight * (float)sign[1]);
        add_pull(gram, t->nodes.a, t->nodes.c, -t->weight * (float)sign[2]);
    }
}

static void move_vector(mv_gram *gram, size_t node)
{
    const float *pull = gram->pull + node * gram->nodes;
    float to[MV_GRAM_RANK] = { 0 };
    for (size_t v = 0; v < gram->nodes; v++) {
        float q = pull[v];
        if (q == 0) continue;
        const float *vector = gram->vectors + v * MV_GRAM_RANK;
        for (size_t d = 0; d < MV_GRAM_RANK; d++) to[d] += q * vector[d];
    }
    gram->length[node] = point(gram, node, to);
}

void mv_gram_sweep(mv_gram *gram, int sweeps)
{
    while (sweeps-- > 0)
        for (size_t v = 0; v < gram->nodes; v++) move_vector(gram, v);
}

void mv_gram_multiply(mv_gram *gram)
{
    size_t n = gram->nodes;
    memset(gram->inner, 0, n * n * sizeof *gram->inner);
    for (size_t v = 0; v < n; v++) {
        float *restrict row = gram->inner + v * n;
        for (size_t d = 0; d < MV_GRAM_RANK; d++) {
            float x = gram->vectors[v * MV_GRAM_RANK + d];
            const float *restrict others = gram->turned + d * n;
            for (size_t u = 0; u < n; u++) row[u] += x * others[u];
        }
    }
}

double mv_gram_value(const mv_gram *gram)
{
    double sum = 0;
    for (size_t v = 0; v < gram->nodes; v++) sum += (double)gram->length[v];
    return sum;
}
