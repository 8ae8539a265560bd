#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include <string.h>

/* What was selected, a clause an option. */

enum { MOST_NAMES = 4 };

typedef const char *name_of(const mv_relations *set, const char *id, const char *language);

static const char *actor_name(const mv_relations *set, const char *id, const char *language)
{
    size_t actor = mv_relations_find_actor(set, id);
    return actor == MV_NONE ? id : mv_actor_name(&set->actors[actor], language);
}

static const char *type_name(const mv_relations *set, const char *id, const char *language)
{
    size_t type = mv_relations_find_type(set, id);
    (void)language;
    return type == MV_NONE ? id : set->types[type].name;
}

static const char *vector_name(const mv_relations *set, const char *id, const char *language)
{
    size_t vector = mv_relations_find_vector(set, id);
    (void)language;
    return vector == MV_NONE ? id : set->vectors[vector].name;
}

static const char *kind_name(const mv_relations *set, const char *id, const char *language)
{
    static const char *const plurals[][2] = { { "country", "countries" },
                                              { "organisation", "organisations" },
                                              { "programme", "programmes" },
                                              { "institution", "institutions" },
                                              { "group", "groups" },
                                              { "person", "persons" },
                                              { "place", "places" },
                                              { "event", "events" },
                                              { "infrastructure", "infrastructure" } };
    (void)set;
    (void)language;
    for (size_t i = 0; i < MV_COUNT(plurals); i++)
        if (strcmp(plurals[i][0], id) == 0) return plurals[i][1];
    return id;
}

static const char *own_name(const mv_relations *set, const char *id, const char *language)
{
    (void)set;
    (void)language;
    return id;
}

static void next_clause(mv_text *out)
{
    if (out->length) mv_text_add(out, "; ");
}

/* "only countries, groups and 3 more" */
static void add_list(mv_text *out, const char *before, mv_names ids, name_of *name, const mv_relations *set,
                     const char *language)
{
    size_t shown = ids.count > MOST_NAMES + 1 ? MOST_NAMES : ids.count, last = shown < ids.count ? MV_NONE : shown;
    if (!ids.count) return;
    next_clause(out);
    mv_text_add(out, before);
    for (size_t i = 0; i < shown; i++)
        mv_text_format(out, "%s%s", mv_joint(i, last), name(set, ids.items[i], language));
    if (shown < ids.count) mv_text_format(out, " and %zu more", ids.count - shown);
}

static void add_ego(mv_text *out, const mv_selection *by, const mv_relations *set, const char *language)
{
    if (!by->ego) return;
    next_clause(out);
    mv_text_add(out, actor_name(set, by->ego, language));
    if (by->radius == 0) mv_text_add(out, " alone");
    if (by->radius == 1) mv_text_add(out, " and the actors tied to it");
    if (by->radius > 1) mv_text_format(out, " and the actors within %zu steps of it", by->radius);
}

static void add_kinds(mv_text *out, const mv_selection *by, const mv_relations *set)
{
    add_list(out, "only ", by->kinds, kind_name, set, NULL);
    if (!by->project) return;
    next_clause(out);
    mv_text_format(out, "%s, tied by what they share%s", kind_name(set, by->project, NULL),
                   by->direct ? " and by their own relations" : "");
}

static void add_relations(mv_text *out, const mv_selection *by, const mv_relations *set)
{
    add_list(out, "only relations of type ", by->types, type_name, set, NULL);
    add_list(out, "no relations of type ", by->without_types, type_name, set, NULL);
    if (by->sign) next_clause(out);
    if (by->sign) mv_text_format(out, "only relations of %s terms", by->sign > 0 ? "good" : "bad");
    add_list(out, "only relations of confidence ", by->confidences, own_name, set, NULL);
    if (by->distinct) next_clause(out);
    if (by->distinct) mv_text_add(out, "the same statement counted once");
    if (!(by->min_weight > 0)) return;
    next_clause(out);
    mv_text_add(out, "only ties of strength ");
    mv_text_add_number(out, by->min_weight, 4);
    mv_text_add(out, " and above");
}

void mv_words_add_selection(mv_text *out, const mv_selection *by, const mv_relations *set, const char *language)
{
    mv_text text = { 0 };
    add_ego(&text, by, set, language);
    add_kinds(&text, by, set);
    add_list(&text, "only actors of the vectors ", by->vectors, vector_name, set, language);
    add_relations(&text, by, set);
    add_list(&text, "without ", by->without, actor_name, set, language);
    if (by->at == MV_AT_ALL) next_clause(&text);
    if (by->at == MV_AT_ALL) mv_text_add(&text, "relations of all dates");
    if (by->drop_isolates) next_clause(&text);
    if (by->drop_isolates) mv_text_add(&text, "actors without a tie left out");
    mv_text_add(out, text.bytes ? text.bytes : "");
    mv_text_clear(&text);
}
