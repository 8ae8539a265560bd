#include "small_sets.h"
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void add_vectors(mv_relations *set, const char *list)
{
    char id[32];
    for (int used; sscanf(list, "%31s%n", id, &used) == 1; list += used) {
        bool counted = *id != '-';
        mv_relations_add_vector(set,
                                (mv_vector){ .id = mv_relations_text(set, id + !counted), .counted = counted });
    }
}

/* An actor is written ID[/kind][=vector[:share][,vector:share]]. */
static void add_actor(mv_relations *set, char *text)
{
    char *belongs = strchr(text, '='), *kind, *end = NULL;
    if (belongs) *belongs++ = '\0';
    kind = strchr(text, '/');
    if (kind) *kind++ = '\0';
    mv_actor actor = { .id = mv_relations_text(set, text), .kind = mv_relations_text(set, kind) };
    actor.shares = mv_relations_memory(set, 4 * sizeof *actor.shares);
    for (char *one = belongs ? strtok_r(belongs, ",", &end) : NULL; one; one = strtok_r(NULL, ",", &end)) {
        double share = 1;
        char *colon = strchr(one, ':');
        if (colon) sscanf(colon + 1, "%lf", &share);
        if (colon) *colon = '\0';
        size_t vector = mv_relations_find_vector(set, one);
        ck_assert_uint_ne(vector, MV_NONE);
        actor.shares[actor.share_count++] = (mv_share){ vector, share };
    }
    mv_relations_add_actor(set, actor);
}

/* Relations are lines "A B sign weight [d|m|l|t|i|r]...": directed, medium or low confidence, of the type
 * "treaty", "member" (institutional) or "chair" (a role). */
static void add_relations(mv_relations *set, const char *lines)
{
    size_t tie = mv_relations_add_type(set, (mv_type){ "tie", NULL, NULL, 1, 1, false });
    size_t treaty = mv_relations_add_type(set, (mv_type){ "treaty", NULL, NULL, 1, 1, false });
    size_t member = mv_relations_add_type(set, *mv_builtin_type_find("member"));
    size_t chair = mv_relations_add_type(set, *mv_builtin_type_find("chair"));
    for (; *lines; lines += strcspn(lines, "\n"), lines += *lines == '\n') {
        char a[16], b[16], flags[8] = "";
        int sign;
        double weight;
        ck_assert_int_ge(sscanf(lines, "%15s %15s %d %lf %7[dmltir]", a, b, &sign, &weight, flags), 4);
        mv_relations_add_relation(set, (mv_relation){ .source = (uint32_t)mv_relations_find_actor(set, a),
                                                      .target = (uint32_t)mv_relations_find_actor(set, b),
                                                      .type = (uint32_t)(strchr(flags, 't')   ? treaty
                                                                         : strchr(flags, 'i') ? member
                                                                         : strchr(flags, 'r') ? chair
                                                                                              : tie),
                                                      .sign = (int8_t)sign,
                                                      .weight = weight,
                                                      .directed = strchr(flags, 'd') != NULL,
                                                      .confidence = strchr(flags, 'm')   ? MV_MEDIUM
                                                                    : strchr(flags, 'l') ? MV_LOW
                                                                                         : MV_UNRATED });
    }
}

mv_relations *small_set(const char *vectors, const char *actors, const char *relations)
{
    mv_relations *set = mv_relations_new("test");
    char *copy = strdup(actors), *end = NULL;
    add_vectors(set, vectors);
    for (char *one = strtok_r(copy, " ", &end); one; one = strtok_r(NULL, " ", &end)) add_actor(set, one);
    free(copy);
    add_relations(set, relations);
    return set;
}

mv_network *small_network(const mv_relations *set, bool directed)
{
    mv_network *network = NULL;
    mv_selection selection = { .directed = directed };
    ck_assert_int_eq(mv_network_build(&network, set, &selection, NULL), MV_OK);
    return network;
}

void check_same(double value, double expected, double tolerance)
{
    if (isnan(expected))
        ck_assert_msg(isnan(value), "%.9g is not undefined", value);
    else
        ck_assert_msg(fabs(value - expected) <= tolerance, "%.9g is not %.9g", value, expected);
}
