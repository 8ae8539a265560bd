#include "model/advice/advice_internal.h"
#include <string.h>

/* Tables of two modes, states and what they are members of, whose second mode is not told from the first. */

static bool is_country(const mv_actor *actor)
{
    return strcmp(actor->kind, "country") == 0;
}

/* Types whose target is a body: nobody is a member of a country. */
static bool leads_to_body(const mv_type *type)
{
    static const char *const ids[] = { "member", "associate", "candidate", "observer" };
    for (size_t i = 0; i < MV_COUNT(ids); i++)
        if (strcmp(type->id, ids[i]) == 0) return strcmp(type->family, "institutional") == 0;
    return false;
}

#define PROJECT "and --project country ties those that share one"

/* Where the kind of actors is said. */
static const char *column_of_kinds(const mv_relations *set)
{
    return set->foreign ? "a column \"kind\" in a table of actors (--nodes FILE)" : "\"kind\"";
}

static void say_bodies(mv_text *out, size_t count, const mv_actor *example, const mv_relations *set)
{
    mv_quoted quoted;
    bool one = count == 1;
    mv_text_format(out, "%zu actor%s that others are members of %s taken for %s: %s; %s says what %s, " PROJECT,
                   count, one ? "" : "s", one ? "is" : "are", one ? "a country" : "countries",
                   mv_quote(example->id, quoted), column_of_kinds(set), one ? "it is" : "they are");
}

static void find_bodies(mv_found_advice *found, const mv_relations *set)
{
    bool *met = mv_alloc_array(set->actor_count, sizeof *met);
    const mv_actor *example = NULL;
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *r = &set->relations[i];
        const mv_actor *body = &set->actors[r->target];
        if (met[r->target] || !leads_to_body(&set->types[r->type]) || !is_country(body)) continue;
        met[r->target] = true;
        if (!found->count++) example = body;
    }
    if (example) say_bodies(&found->text, found->count, example, set);
    MV_FREE(met);
}

enum { SOURCE = 1, TARGET = 2 };

/* How many actors are sources alone and targets alone; false when one is both, or is known to be no country, or a
 * relation is hostile: then it is no table of two modes, or one that says so. */
static bool have_two_sides(const mv_relations *set, size_t counts[3])
{
    unsigned char *sides = mv_alloc_array(set->actor_count, sizeof *sides);
    bool good = set->foreign;
    for (size_t i = 0; i < set->relation_count; i++) {
        sides[set->relations[i].source] |= SOURCE;
        sides[set->relations[i].target] |= TARGET;
        good = good && set->relations[i].sign > 0;
    }
    for (size_t i = 0; i < set->actor_count; i++) {
        good = good && sides[i] != (SOURCE | TARGET) && is_country(&set->actors[i]);
        counts[sides[i] % 3]++;
    }
    MV_FREE(sides);
    return good;
}

static size_t count_pairs(const mv_advised *on)
{
    size_t pairs = 0;
    for (size_t first = 0; first < on->statement_count; pairs++)
        first = mv_statements_end(on->statements, on->statement_count, first, MV_SAME_PAIR);
    return pairs;
}

/* A few pairs without an actor in common are nothing special. */
static void find_sides(mv_found_advice *found, const mv_advised *on)
{
    size_t counts[3] = { 0 };
    if (!have_two_sides(on->set, counts) || counts[SOURCE] < 2 || counts[TARGET] < 2 ||
        count_pairs(on) < on->set->actor_count)
        return;
    found->count = counts[TARGET];
    mv_text_format(
        &found->text,
        "none of the %zu sources is among the %zu targets, and all are taken for countries: if the targets "
        "are bodies, %s says so, " PROJECT,
        counts[SOURCE], counts[TARGET], column_of_kinds(on->set));
}

void mv_find_two_modes(mv_found_advice *found, const mv_advised *on)
{
    find_bodies(found, on->set);
    if (!found->count) find_sides(found, on);
}
