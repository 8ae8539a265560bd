#include "model/advice/advice_internal.h"
#include "support/index.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Codes by which tables say that nothing is known, among numbers and words. */

static const double number_codes[] = { -9, -99, -999, -9999, 99, 999, 9999 };
static const char *const word_codes[] = { "NA", "N/A", "NaN", "null", "None", "-9", "-99", "-999" };

/* Numbers of one sort: weights with their signs, or an attribute. Of each code how often it is there, and whether
 * a number that is none is near it. */
typedef struct numbers {
    const char *name; /* of an attribute of actors or relations, or "weight" */
    size_t count, others, met[MV_COUNT(number_codes)];
    bool near[MV_COUNT(number_codes)];
    size_t words[MV_COUNT(word_codes)]; /* texts among the values of an attribute that are such words */
} numbers;

/* What a message lists: "weight -9 (3)". */
typedef struct listing {
    mv_text values, codes;
    size_t count;
} listing;

static void list_code(listing *l, const char *what, const char *code, size_t count)
{
    mv_quoted quoted;
    mv_text_format(&l->values, "%s%s %s (%zu)", l->count ? ", " : "", mv_quote(what, quoted), code, count);
    mv_text list = { 0 };
    mv_text_format(&list, ",%s,", l->codes.bytes ? l->codes.bytes : "");
    char sought[40];
    snprintf(sought, sizeof sought, ",%s,", code);
    if (!strstr(list.bytes, sought)) mv_text_format(&l->codes, "%s%s", l->codes.length ? "," : "", code);
    mv_text_clear(&list);
    l->count += count;
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

static void add(numbers *n, double number)
{
    n->count++;
    for (size_t i = 0; i < MV_COUNT(number_codes); i++)
        if (number == number_codes[i]) {
            n->met[i]++;
            return;
        }
    n->others++;
    for (size_t i = 0; i < MV_COUNT(number_codes); i++)
        if (fabs(number - number_codes[i]) <= fabs(number_codes[i]) / 2) n->near[i] = true;
}

/* A code stands apart: 99 is nothing special among numbers from 1 to 120. */
static void look_for(listing *l, const numbers *n, size_t code)
{
    char text[24];
    if (n->near[code] || !n->met[code] || !n->others) return;
    snprintf(text, sizeof text, "%g", number_codes[code]);
    list_code(l, n->name, text, n->met[code]);
}

static void look_at(listing *l, const numbers *n)
{
    for (size_t i = 0; i < MV_COUNT(number_codes); i++) look_for(l, n, i);
    for (size_t i = 0; i < MV_COUNT(word_codes); i++)
        if (n->words[i] && n->count) list_code(l, n->name, word_codes[i], n->words[i]);
}

static void look_at_weights(listing *l, const mv_relations *set)
{
    numbers weights = { .name = "weight" };
    for (size_t i = 0; i < set->relation_count; i++)
        add(&weights, set->relations[i].sign * set->relations[i].weight);
    look_at(l, &weights);
}

/* --- attributes ------------------------------------------------------------------------------------------- */

typedef struct attributes {
    mv_index index;
    numbers *items;
    size_t count;
} attributes;

static numbers *find(attributes *all, const char *name)
{
    size_t found = mv_index_find(&all->index, name);
    if (found != MV_ABSENT) return &all->items[found];
    mv_index_add(&all->index, name, all->count);
    all->items = mv_grow(all->items, all->count, sizeof *all->items);
    all->items[all->count] = (numbers){ .name = name };
    return &all->items[all->count++];
}

static void gather(attributes *all, const mv_attribute *list)
{
    for (; list && list->name; list++) {
        numbers *n = find(all, list->name);
        if (!list->text) add(n, list->number);
        for (size_t i = 0; list->text && i < MV_COUNT(word_codes); i++)
            n->words[i] += strcmp(list->text, word_codes[i]) == 0;
    }
}

/* In the order of the set: actors before relations, names as they come. */
static void look_at_attributes(listing *l, const mv_relations *set)
{
    attributes all = { 0 };
    for (size_t i = 0; i < set->actor_count; i++) gather(&all, set->actors[i].attributes);
    for (size_t i = 0; i < set->relation_count; i++) gather(&all, set->relations[i].details->attributes);
    for (size_t i = 0; i < all.count; i++) look_at(l, &all.items[i]);
    mv_index_clear(&all.index);
    free(all.items);
}

/* --- words ------------------------------------------------------------------------------------------------ */

static void look_at_word(listing *l, const mv_relations *set, const char *word)
{
    size_t kinds = 0, relations = 0, type = mv_relations_find_type(set, word);
    bool namibia = strcmp(word, "NA") == 0;
    for (size_t i = 0; i < set->actor_count; i++) kinds += strcmp(set->actors[i].kind, word) == 0;
    for (size_t i = 0; type != MV_NONE && i < set->relation_count; i++)
        relations += set->relations[i].type == type;
    if (!namibia && mv_relations_find_actor(set, word) != MV_NONE) list_code(l, "id", word, 1);
    if (kinds) list_code(l, "kind", word, kinds);
    if (relations) list_code(l, "type", word, relations);
    if (mv_relations_find_vector(set, word) != MV_NONE) list_code(l, "vector", word, 1);
}

void mv_find_codes(mv_found_advice *found, const mv_advised *on)
{
    listing l = { 0 };
    if (on->set->foreign) {
        look_at_weights(&l, on->set);
        look_at_attributes(&l, on->set);
        for (size_t i = 0; i < MV_COUNT(word_codes); i++) look_at_word(&l, on->set, word_codes[i]);
    }
    found->count = l.count;
    if (l.count)
        mv_text_format(&found->text, "%s often stand%s for nothing known; if so here, --missing %s leaves %s out",
                       l.values.bytes, l.count == 1 ? "s" : "", l.codes.bytes, l.count == 1 ? "it" : "them");
    mv_text_clear(&l.values);
    mv_text_clear(&l.codes);
}
