#include "report/sections/vectors/vectors_parts.h"
#include "report/words/prose.h"
#include "support/limits.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the section on vectors says of brokers, and of the paths between vectors. */

static const char *vector_name(const mv_vectors *v, size_t vector)
{
    return mv_vectors_at(v, vector)->name;
}

/* "99.7 % of the pairs are tied", of those with a vector: one decimal, or as many as show that not all are. */
static void say_tied(mv_text *out, const mv_brokerage *brokerage)
{
    int decimals = 1;
    double share = brokerage->density;
    for (double step = 0.0005; share < 1 && share >= 1 - step && decimals < 9; step /= 10) decimals++;
    mv_text_format(out, "%.*f %% of the %spairs", decimals, 100 * share, brokerage->directed ? "ordered " : "");
    if (brokerage->left_out) mv_text_format(out, " of the %zu that have a vector", brokerage->grouped);
    mv_text_add(out, " are tied");
}

/* What the network is that roles are counted in: said before the roles, of which it leaves few. */
static void say_one_mode(mv_text *out, const mv_vectors *v)
{
    const char *kind = v->survey.one_mode->selection.project;
    bool countries = kind && strcmp(kind, "country") == 0;
    if (!kind) return;
    mv_text_format(out, "What two %s%s share, %s, counts as a tie between them",
                   countries ? "countries" : "actors of kind ", countries ? "" : kind,
                   countries ? "such as an organisation" : "good terms with an actor of another kind");
    if (v->survey.brokerage->grouped > 1) {
        mv_text_add(out, "; ");
        say_tied(out, v->survey.brokerage);
    }
    mv_text_add(out, ". ");
}

static void say_count(mv_text *out, double count)
{
    mv_value value = mv_vectors_role_value(count);
    mv_value_show(out, &value);
}

/* What the roles are when the bodies that nearly everybody shares do not count. */
static void say_roles_without(mv_text *out, const mv_vectors *v, size_t actor)
{
    const mv_role_score *roles = mv_vector_survey_roles_without(&v->survey, actor);
    if (!roles || isnan(roles[MV_ANY_ROLE].count)) return;
    mv_text_add(out, " Without ");
    mv_say_names(out, v->network, v->survey.bodies.actors, v->survey.bodies.count, MV_SHOWN_BODIES,
                 v->input->options->language);
    mv_text_format(out, ",%s shared by at least half of the countries, ",
                   v->survey.bodies.count == 1 ? "" : " each");
    say_tied(out, v->survey.brokerage_without);
    mv_text_format(out, " and it connects %.0f ordered pair%s.", roles[MV_ANY_ROLE].count,
                   roles[MV_ANY_ROLE].count == 1 ? "" : "s");
}

static void say_counted_roles(mv_text *out, const mv_vectors *v, size_t actor, const mv_role_score *roles)
{
    bool directed = v->survey.brokerage->directed, shares = false;
    mv_text_format(out, "Of pairs %s %s connects %.0f as a broker, %s",
                   directed ? "whose first has no positive tie to the second" : "that have no positive tie",
                   mv_vectors_name(v, actor), roles[MV_ANY_ROLE].count,
                   directed ? "along direction" : "counted both ways");
    for (int role = 0, said = 0; role < MV_ANY_ROLE; role++) {
        shares = shares || mv_vectors_role_value(roles[role].count).kind == MV_REAL;
        if (!(roles[role].count > 0)) continue;
        mv_text_format(out, "%s %s ", said++ ? "," : ":", mv_role_name((mv_role)role));
        say_count(out, roles[role].count);
    }
    if (roles[MV_LIAISON].count > 0) mv_text_add(out, " (a liaison stands between two vectors, neither its own)");
    mv_text_add(out, shares ? "; actors of several vectors count by their shares." : ".");
}

void mv_vectors_say_roles(mv_text *out, const mv_vectors *v, size_t actor)
{
    const mv_role_score *roles = actor == MV_NONE ? NULL : mv_vector_survey_roles(&v->survey, actor);
    if (!roles) return;
    if (isnan(roles[MV_ANY_ROLE].count)) {
        if (!v->brief)
            mv_text_format(out, "%s has no vector of its own, and so no role as a broker.",
                           mv_vectors_name(v, actor));
        return;
    }
    say_one_mode(out, v);
    say_counted_roles(out, v, actor, roles);
    say_roles_without(out, v, actor);
    size_t left_out = v->survey.brokerage->left_out;
    if (left_out)
        mv_text_format(out, " %zu actor%s no vector and %s left out.", left_out, left_out == 1 ? " has" : "s have",
                       left_out == 1 ? "is" : "are");
    if (mv_is_about_focus(v->network) && actor == v->network->focus)
        mv_text_add(out, " What is recorded is about it, and says little of ties between the others.");
    if (!v->brief)
        mv_text_add(out,
                    " Chance is a network as dense with the same vectors; z counts standard deviations from it "
                    "(Gould and Fernandez 1989).");
}

typedef struct route {
    double value;
    size_t pair;
} route;

static int by_value(const void *a, const void *b)
{
    const route *x = a, *y = b;
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    return (x->pair > y->pair) - (x->pair < y->pair);
}

static void say_route(mv_text *out, const mv_vectors *v, const route *one)
{
    size_t vectors = v->network->set->vector_count;
    bool directed = v->network->selection.directed;
    double percent = 100 * one->value;
    mv_text_format(out, "%s%s %s %s (%.*f %%)", directed ? "from " : "", vector_name(v, one->pair / vectors),
                   directed ? "to" : "and", vector_name(v, one->pair % vectors), percent < 10 ? 1 : 0, percent);
}

/* Between which vectors the actor lies most, of shortest positive paths; shares that round to nothing are no
 * finding. */
void mv_vectors_say_paths(mv_text *out, const mv_vectors *v, size_t actor)
{
    size_t vectors = v->network->set->vector_count, count = 0;
    if (actor == MV_NONE || !v->survey.between || vectors < 2) return;
    route *routes = mv_alloc_array(vectors * vectors, sizeof *routes);
    for (size_t pair = 0; pair < vectors * vectors; pair++)
        if (mv_vectors_led(v, pair / vectors, pair % vectors) && v->survey.between[pair] > 0)
            routes[count++] = (route){ v->survey.between[pair], pair };
    if (count) qsort(routes, count, sizeof *routes, by_value);
    const char *name = mv_vectors_name(v, actor);
    size_t told = 0;
    while (told < count && told < MV_SHOWN_ROUTES && routes[told].value >= 0.001) told++;
    if (!told)
        mv_text_format(out, "%s is on %s from one vector to another.", name,
                       count ? "fewer than one in a thousand of the shortest paths" : "no shortest path");
    else
        mv_text_format(out, "Of the shortest paths from one vector to another, %s is on those %s", name,
                       v->network->selection.directed ? "" : "between ");
    for (size_t i = 0; i < told; i++) {
        mv_text_add(out, i == 0 ? "" : i + 1 == told && count == told ? "; and " : "; ");
        say_route(out, v, &routes[i]);
    }
    if (told && count > told)
        mv_text_format(out, "; less between %zu other pair%s", count - told, count - told == 1 ? "" : "s");
    if (told) mv_text_add(out, ".");
    free(routes);
}
