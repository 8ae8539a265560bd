#include "formats/records/records_internal.h"
#include <string.h>

/* An actor of a foreign format, declared or named by a relation. */

static void mark(mv_records *r, size_t actor, uint8_t how)
{
    while (r->declared_count <= actor) {
        r->declared = mv_grow(r->declared, r->declared_count, sizeof *r->declared);
        r->declared[r->declared_count++] = MV_ONLY_NAMED;
    }
    r->declared[actor] = how;
}

bool mv_records_is_declared(const mv_records *r, size_t actor)
{
    return actor < r->declared_count && r->declared[actor] != MV_ONLY_NAMED;
}

size_t mv_records_end(mv_records *r, mv_property property)
{
    const char *key = mv_records_text(r, property);
    if (!key || mv_text_is_blank(key)) {
        MV_RECORD_FAIL(r, property, "\"%s\" is %s; the id of an actor was expected", mv_records_name(r, property),
                       key ? "nothing but blanks" : "empty");
        return MV_NONE;
    }
    size_t found = mv_relations_find_actor(r->set, key);
    if (found != MV_NONE) return found;
    return mv_relations_add_actor(r->set, (mv_actor){ .id = mv_relations_text(r->set, key) });
}

void mv_records_seek(const mv_records *r, const char *key)
{
    mv_relations_seek_actor(r->set, key);
}

/* Relations know it by its key until the end of the file; then it gets its id. */
static void put_off_id(mv_records *r, size_t actor, const char *key)
{
    const char *id = mv_records_text(r, MV_IS_ID);
    r->any_id = r->any_id || id;
    if (!id || strcmp(id, key) == 0) return;
    r->ids = mv_grow(r->ids, r->id_count, sizeof *r->ids);
    r->ids[r->id_count++] = (mv_pending_id){ actor, mv_relations_text(r->set, id), mv_records_place(r, MV_IS_ID) };
}

static void add_actor(mv_records *r, mv_actor actor)
{
    size_t found = mv_relations_find_actor(r->set, actor.id);
    mv_property named_by = mv_records_text(r, MV_IS_KEY) ? MV_IS_KEY : MV_IS_ID;
    mv_quoted quoted;
    if (found != MV_NONE && mv_records_is_declared(r, found)) {
        MV_RECORD_FAIL(r, named_by, "the actor id %s is used twice; ids must be unique",
                       mv_quote(actor.id, quoted));
        return;
    }
    bool late = found != MV_NONE;
    if (late)
        mv_relations_replace_actor(r->set, found, actor);
    else
        found = mv_relations_add_actor(r->set, actor);
    if (found == MV_NONE) return; /* it is one too many */
    mark(r, found, late ? MV_DECLARED_LATE : MV_DECLARED);
    r->any_declared = true;
    r->any_late = r->any_late || late;
    put_off_id(r, found, actor.id);
    if (!r->second_name) return;
    r->second_names = mv_grow(r->second_names, r->second_count, sizeof *r->second_names);
    r->second_names[r->second_count++] = (mv_second_name){ found, r->second_name };
}

void mv_records_actor(mv_records *r, const mv_record_value *values, size_t count, size_t where)
{
    mv_records_gather(r, MV_ACTOR, values, count, where);
    mv_property named_by = mv_records_text(r, MV_IS_KEY) ? MV_IS_KEY : MV_IS_ID;
    const char *key = mv_records_text(r, named_by), *id = mv_records_text(r, MV_IS_ID);
    mv_actor actor = { .id = mv_relations_text(r->set, key),
                       .name = mv_records_keep(r, MV_IS_NAME),
                       .kind = mv_records_keep_once(r, MV_IS_KIND),
                       .region = mv_records_keep_once(r, MV_IS_REGION),
                       .note = mv_records_keep_once(r, MV_IS_NOTE),
                       .place = mv_records_location(r),
                       .attributes = mv_records_attributes(r) };
    mv_records_vectors(r, &actor);
    mv_records_names(r, &actor);
    mv_records_predecessors(r, &actor);
    mv_dates dates = mv_records_dates(r, "the actor");
    actor.start = dates.start;
    actor.end = dates.end;
    actor.through = dates.through;
    r->any_dated = r->any_dated || actor.start.day || actor.end.day;
    if (!key || mv_text_is_blank(key) || (id && mv_text_is_blank(id)))
        MV_RECORD_FAIL(r, id ? MV_IS_ID : named_by, "\"%s\" is %s; the id of an actor was expected",
                       mv_records_name(r, id ? MV_IS_ID : named_by), key ? "nothing but blanks" : "empty");
    else
        add_actor(r, actor);
}

void mv_records_mention(mv_records *r, const char *key, const char *kind)
{
    if (mv_relations_find_actor(r->set, key) != MV_NONE) return;
    mv_relations_add_actor(r->set, (mv_actor){ .id = mv_relations_text(r->set, key),
                                               .kind = kind ? mv_records_text_once(r, kind) : NULL });
}

void mv_records_note_gap(mv_records *r)
{
    r->gaps++;
}
