#include "starter/starter_choice.h"
#include "multivector/partners.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

typedef struct chooser {
    mv_starter_choice *choice;
    const mv_network *network;
    const mv_relations *set;
    mv_partner *partners; /* the strongest first */
    size_t count;
} chooser;

static size_t vector_of(const chooser *c, const mv_partner *partner)
{
    size_t vector = mv_actor_main_vector(mv_network_actor(c->network, partner->actor));
    return vector == MV_NONE ? c->set->vector_count : vector; /* those without one are a class of their own */
}

static void choose_partners(chooser *c, size_t most)
{
    size_t *taken = mv_alloc_array(c->set->vector_count + 1, sizeof *taken);
    for (size_t i = 0; i < c->count; i++)
        if (taken[vector_of(c, &c->partners[i])]++ < most)
            c->choice->actors[c->network->actors[c->partners[i].actor]] = true;
    free(taken);
}

/* --- examples --------------------------------------------------------------------------------------------- */

typedef bool fits(const chooser *c, const mv_partner *partner, const mv_relation *relation);

static bool is_country(const chooser *c, const mv_partner *partner)
{
    return strcmp(mv_network_actor(c->network, partner->actor)->kind, "country") == 0;
}

static bool is_belonging(const chooser *c, const mv_partner *partner, const mv_relation *relation)
{
    const char *family = c->set->types[relation->type].family;
    return !is_country(c, partner) && family && strcmp(family, "institutional") == 0;
}

static bool is_friendly(const chooser *c, const mv_partner *partner, const mv_relation *relation)
{
    return is_country(c, partner) && relation->sign > 0;
}

static bool is_hostile(const chooser *c, const mv_partner *partner, const mv_relation *relation)
{
    (void)c;
    (void)partner;
    return relation->sign < 0;
}

static bool is_any(const chooser *c, const mv_partner *partner, const mv_relation *relation)
{
    (void)c;
    (void)partner;
    (void)relation;
    return true;
}

/* Every pair has one example. */
static bool is_used(const chooser *c, const mv_relation *relation)
{
    for (size_t i = 0; i < c->choice->example_count; i++) {
        const mv_relation *other = &c->set->relations[c->choice->examples[i]];
        bool same = other->source == relation->source && other->target == relation->target;
        if (same || (other->source == relation->target && other->target == relation->source)) return true;
    }
    return false;
}

/* The first that fits, of the partners from the strongest on. */
static void choose_example(chooser *c, fits *fit)
{
    for (size_t i = 0; i < c->count; i++) {
        const mv_partner *partner = &c->partners[i];
        if (partner->strongest == MV_NONE) continue;
        const mv_relation *relation = &c->set->relations[partner->strongest];
        if (!fit(c, partner, relation) || is_used(c, relation)) continue;
        c->choice->actors[relation->source] = c->choice->actors[relation->target] = true;
        c->choice->examples[c->choice->example_count++] = partner->strongest;
        return;
    }
}

void mv_starter_choose(mv_starter_choice *choice, const mv_network *network, size_t partners)
{
    chooser c = { .choice = choice, .network = network, .set = network->set };
    *choice = (mv_starter_choice){ .actors = mv_alloc_array(c.set->actor_count, sizeof *choice->actors) };
    c.partners = mv_partners_list(network, network->focus, &c.count);
    choose_partners(&c, partners);
    choose_example(&c, is_belonging);
    choose_example(&c, is_friendly);
    choose_example(&c, is_hostile);
    for (size_t i = choice->example_count; i < MV_STARTER_EXAMPLES; i++) choose_example(&c, is_any);
    free(c.partners);
}

void mv_starter_choice_clear(mv_starter_choice *choice)
{
    free(choice->actors);
}
