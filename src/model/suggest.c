#include "model/suggest.h"
#include "support/names.h"

static const char *actor_at(const void *of, size_t i)
{
    const mv_relations *set = of;
    return i < set->actor_count ? set->actors[i].id : NULL;
}

static const char *vector_at(const void *of, size_t i)
{
    const mv_relations *set = of;
    return i < set->vector_count ? set->vectors[i].id : NULL;
}

static const char *source_at(const void *of, size_t i)
{
    const mv_relations *set = of;
    return i < set->source_count ? set->sources[i].id : NULL;
}

static const char *type_at(const void *of, size_t i)
{
    const mv_relations *set = of;
    if (i < set->type_count) return set->types[i].id;
    return i - set->type_count < mv_builtin_type_count() ? mv_builtin_type(i - set->type_count)->id : NULL;
}

/* By its name an actor is meant as well. */
const char *mv_suggest_actor(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer)
{
    const char *meant = mv_patience_is_over(log) ? id : mv_relations_meant_actor(set, id);
    return mv_records_suggest(actor_at, set, meant, log, buffer);
}

const char *mv_suggest_vector(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer)
{
    return mv_records_suggest(vector_at, set, id, log, buffer);
}

const char *mv_suggest_source(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer)
{
    return mv_records_suggest(source_at, set, id, log, buffer);
}

/* By a plain word a type is meant as well. */
const char *mv_suggest_type(const mv_relations *set, const char *id, const mv_log *log, mv_quoted buffer)
{
    const mv_type *meant = mv_builtin_type_meant(id);
    return mv_records_suggest(type_at, set, meant ? meant->id : id, log, buffer);
}
