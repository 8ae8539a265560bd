#include "formats/tables/csv_write.h"
#include "support/memory.h"
#include <string.h>

/* --- what stands in which column -------------------------------------------------------------------------- */

/* The ends first, the id behind what the relation is; actors have theirs in front. */
static int rank_of(const mv_record_field *field)
{
    if (field->property == MV_IS_ATTRIBUTE) return 2;
    return field->kind == MV_RELATION && field->property == MV_IS_ID;
}

static void add_row(mv_text *out, const mv_relations *set, const mv_record_fields *fields, size_t record,
                    char delimiter)
{
    mv_text value = { 0 };
    bool first = true;
    for (int rank = 0; rank < 3; rank++)
        for (size_t i = 0; i < fields->count; i++) {
            const mv_record_field *field = &fields->items[i];
            if (rank_of(field) != rank) continue;
            if (!first) mv_text_add_bytes(out, &delimiter, 1);
            first = false;
            value.length = 0;
            if (record == MV_NONE)
                mv_text_add(&value, field->property == MV_IS_NAME ? "label" : field->name);
            else if (!mv_record_text(set, field, record, &value))
                continue;
            mv_text_add_field(out, value.bytes, delimiter);
        }
    mv_text_add(out, "\n");
    mv_text_clear(&value);
}

static void add_table(mv_text *out, const mv_relations *set, const mv_record_fields *fields, size_t records,
                      char delimiter)
{
    add_row(out, set, fields, MV_NONE, delimiter);
    for (size_t i = 0; i < records; i++) add_row(out, set, fields, i, delimiter);
}

/* --- what is lost ----------------------------------------------------------------------------------------- */

/* A text such as "8" is read as a number, and "1,5" where fields are not separated by commas. */
static void count_losses(const mv_writing *w, char delimiter)
{
    mv_loss_document(w->loss, w->set, 0);
    if (w->actors) mv_loss_number_texts(w->loss, w->set, MV_ACTOR, false);
    mv_loss_number_texts(w->loss, w->set, MV_RELATION, delimiter != ',');
}

/* --- both tables ------------------------------------------------------------------------------------------ */

static size_t count_isolates(const mv_relations *set)
{
    bool *met = mv_alloc_array(set->actor_count, sizeof *met);
    size_t count = set->actor_count;
    for (size_t i = 0; i < set->relation_count; i++) {
        const uint32_t ends[] = { set->relations[i].source, set->relations[i].target };
        for (int e = 0; e < 2; e++) {
            count -= !met[ends[e]];
            met[ends[e]] = true;
        }
    }
    MV_FREE(met);
    return count;
}

/* Whether all that is said of actors is that they are countries with these ids. */
static bool are_bare(const mv_relations *set, const mv_record_fields *fields)
{
    for (size_t i = 0; i < set->actor_count; i++)
        if (strcmp(set->actors[i].kind, "country") != 0) return false;
    return fields->count <= 2;
}

/* The table of actors is written whatever it says, so that no older one stands beside the relations. */
static void write_actors(const mv_writing *w)
{
    mv_record_fields *fields = mv_record_fields_of(w->set, MV_ACTOR);
    size_t isolates = count_isolates(w->set);
    bool bare = are_bare(w->set, fields);
    if (w->actors && fields->count) add_table(w->actors, w->set, fields, w->set->actor_count, ',');
    if (w->actors && !fields->count) mv_text_add(w->actors, "id\n");
    for (size_t i = 0; i < fields->count && !w->actors && !bare; i++)
        if (fields->items[i].property != MV_IS_ID) mv_loss_field(w->loss, &fields->items[i]);
    if (!w->actors) mv_loss_add(w->loss, "actors without relations", isolates);
    mv_record_fields_free(fields);
}

mv_status mv_csv_write(const mv_writing *w)
{
    mv_record_fields *fields = mv_record_fields_of(w->set, MV_RELATION);
    bool tabs = w->path && (mv_text_ends_with(w->path, ".tsv") || mv_text_ends_with(w->path, ".tsv.gz"));
    if (fields->count)
        add_table(w->out, w->set, fields, w->set->relation_count, tabs ? '\t' : ',');
    else
        mv_text_add(w->out, tabs ? "source\ttarget\n" : "source,target\n");
    write_actors(w);
    count_losses(w, tabs ? '\t' : ',');
    mv_record_fields_free(fields);
    return MV_OK;
}
