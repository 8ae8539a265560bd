#include "vector_worlds.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- random worlds --------------------------------------------------------------------------------------- */

static int below(unsigned *state, int limit)
{
    *state = *state * 1103515245u + 12345u;
    return (int)(*state >> 16) % limit;
}

/* Shares in one, two or no vectors; one of 0 now and then. */
static void spread(world *w, unsigned *seed, int actor)
{
    static const double halves[] = { 0, 0.25, 0.5 };
    int first = below(seed, w->vectors), second = below(seed, w->vectors);
    double part = halves[below(seed, 3)];
    if (below(seed, 4) == 0) return;
    w->shares[actor][first] = 1 - part;
    w->shares[actor][second] += part;
}

world vw_random(int number)
{
    static const char *const kinds[] = { "country", "country", "organisation", "group" };
    static const double weights[] = { 0.5, 1, 1, 2, 3, 4, 0.1, 0.7 };
    unsigned seed = (unsigned)number * 2654435761u + 7;
    world w = { .actors = below(&seed, MOST_ACTORS + 1), .vectors = below(&seed, MOST_VECTORS + 1) };
    int positive = 1 + below(&seed, 4);
    for (int k = 0; k < w.vectors; k++) w.counted[k] = below(&seed, 5) > 0;
    for (int i = 0; i < w.actors; i++) {
        w.kinds[i] = kinds[below(&seed, 4)];
        if (w.vectors) spread(&w, &seed, i);
    }
    w.links = w.actors ? below(&seed, 1 + (w.actors < 4 ? 8 : MOST_RELATIONS / 2)) : 0;
    for (int i = 0; i < w.links; i++)
        w.link[i] = (link){ .source = below(&seed, w.actors),
                            .target = below(&seed, w.actors),
                            .sign = below(&seed, 12) == 0        ? 0
                                    : below(&seed, 5) < positive ? 1
                                                                 : -1,
                            .type = below(&seed, 2),
                            .confidence = below(&seed, 4),
                            .directed = below(&seed, 2),
                            .weight = weights[below(&seed, 8)] };
    return w;
}

const char *vw_name(int actor, int telling)
{
    static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G", "H" };
    static const char *const others[] = { "n", "Zed", "k", "b", "b2", "0", "x", "aa" };
    return telling == RENAMED ? others[actor] : names[actor];
}

static size_t vector_at(const world *w, int vector, int telling)
{
    return (size_t)(telling == TURNED ? w->vectors - 1 - vector : vector);
}

static void tell_actor(mv_relations *set, const world *w, int i, int telling)
{
    mv_actor actor = { .id = vw_name(i, telling), .kind = w->kinds[i] };
    actor.shares = mv_relations_memory(set, MOST_VECTORS * sizeof *actor.shares);
    for (int k = 0; k < w->vectors; k++)
        if (w->shares[i][k] > 0)
            actor.shares[actor.share_count++] = (mv_share){ vector_at(w, k, telling), w->shares[i][k] };
    mv_relations_add_actor(set, actor);
}

static void tell_link(mv_relations *set, const link *l, int telling)
{
    mv_relation relation = { .source = (uint32_t)mv_relations_find_actor(set, vw_name(l->source, telling)),
                             .target = (uint32_t)mv_relations_find_actor(set, vw_name(l->target, telling)),
                             .type = (uint32_t)l->type,
                             .sign = (int8_t)l->sign,
                             .directed = l->directed,
                             .confidence = (uint8_t)l->confidence,
                             .weight = l->weight };
    if (telling == DOUBLED) relation.weight *= 2;
    if (telling == SPLIT) {
        mv_relation part = relation;
        part.weight /= 4;
        relation.weight -= part.weight;
        mv_relations_add_relation(set, part);
    }
    mv_relations_add_relation(set, relation);
}

mv_relations *vw_tell(const world *w, int telling)
{
    static const char *const vectors[] = { "r", "t", "c", "w" };
    mv_relations *set = mv_relations_new("test");
    for (int i = 0; i < w->vectors; i++) {
        size_t k = vector_at(w, i, telling);
        mv_relations_add_vector(set, (mv_vector){ .id = vectors[k], .counted = w->counted[k] });
    }
    mv_relations_add_type(set, (mv_type){ "tie", NULL, NULL, 1, 1, false });
    mv_relations_add_type(set, (mv_type){ "treaty", NULL, NULL, 1, 1, false });
    mv_relations_add_coverage(set, (mv_coverage){ .kinds = { 0 } }); /* all of a kind are coded alike */
    bool backwards = telling == REORDERED;
    for (int i = 0; i < w->actors; i++) tell_actor(set, w, backwards ? w->actors - 1 - i : i, telling);
    for (int i = 0; i < w->links; i++) tell_link(set, &w->link[backwards ? w->links - 1 - i : i], telling);
    return set;
}

mv_network *vw_build(const mv_relations *set)
{
    mv_network *network = NULL;
    mv_selection selection = { .directed = true };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    return network;
}

/* --- the second computation: matrices -------------------------------------------------------------------- */

static int sign_of(double positive, double negative)
{
    if (positive + negative == 0) return 0;
    if (fabs(positive - negative) <= 1e-9 * (positive + negative)) return 2;
    return positive > negative ? 1 : -1;
}

oracle vw_oracle(const world *w)
{
    oracle o = { .n = w->actors };
    matrix pair[2] = { 0 }, arc[2] = { 0 };
    for (int i = 0; i < w->links; i++) {
        const link *l = &w->link[i];
        if (l->sign == 0 || l->source == l->target) continue;
        pair[l->sign < 0][l->source][l->target] += l->weight;
        pair[l->sign < 0][l->target][l->source] += l->weight;
        arc[l->sign < 0][l->source][l->target] += l->weight;
        if (!l->directed) arc[l->sign < 0][l->target][l->source] += l->weight;
    }
    for (int i = 0; i < o.n; i++) {
        o.group[i] = -1;
        for (int k = 0; k < w->vectors; k++)
            if (w->shares[i][k] > (o.group[i] < 0 ? 0 : w->shares[i][o.group[i]])) o.group[i] = k;
        for (int j = 0; j < o.n; j++) {
            o.sign[i][j] = sign_of(pair[0][i][j], pair[1][i][j]);
            o.strength[i][j] = fabs(pair[0][i][j] - pair[1][i][j]);
            o.arcs[i][j] = sign_of(arc[0][i][j], arc[1][i][j]) == 1 ? arc[0][i][j] - arc[1][i][j] : 0;
        }
    }
    return o;
}

double vw_positive_tie(const oracle *o, int i, int j)
{
    return o->sign[i][j] == 1 ? o->strength[i][j] : 0;
}

void vw_same(double value, double expected)
{
    if (isnan(expected))
        ck_assert_msg(isnan(value), "%.17g is not undefined", value);
    else
        ck_assert_double_eq_tol(value, expected, 1e-9 * fmax(1, fabs(expected)));
}
