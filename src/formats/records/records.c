#include "formats/records/records_internal.h"
#include "model/identity.h"
#include "support/names.h"
#include <stdlib.h>
#include <string.h>

/* --- --map ------------------------------------------------------------------------------------------------ */

static const char *property_at(size_t index)
{
    return index + MV_IS_ID < MV_PROPERTIES ? mv_property_name((mv_property)(index + MV_IS_ID)) : NULL;
}

static mv_status read_mapping(mv_arena *arena, const char *text, mv_record_mapping *mapping, mv_log *log)
{
    const char *equals = strchr(text, '=');
    mv_quoted quoted;
    if (!equals || !equals[1])
        return mv_misuse(log, "--map is %s; FIELD=COLUMN was expected", mv_quote(text, quoted));
    const char *field = mv_arena_copy(arena, text, (size_t)(equals - text));
    mapping->column = equals + 1;
    return mv_property_parse(field, &mapping->property)
               ? MV_OK
               : mv_choices_refuse(property_at, "a field of --map", field, log);
}

mv_status mv_records_check_map(mv_names map, mv_log *log)
{
    mv_arena *arena = mv_arena_new();
    mv_record_mapping mapping;
    mv_status status = MV_OK;
    for (size_t i = 0; i < map.count && !status; i++) status = read_mapping(arena, map.items[i], &mapping, log);
    mv_arena_free(arena);
    return status;
}

static void say_unused_mappings(mv_records *r)
{
    mv_quoted quoted, hint;
    for (size_t i = 0; i < r->mapping_count; i++) {
        if (r->mappings[i].used) continue;
        size_t count = 0;
        const char **names = mv_alloc_array(r->columns[0].count + r->columns[1].count, sizeof *names);
        for (int kind = 0; kind < 2; kind++)
            for (size_t c = 0; c < r->columns[kind].count; c++) names[count++] = r->columns[kind].items[c].name;
        mv_log_error(r->log, MV_BAD_DATA, mv_records_file(r), "--map names %s, which is not in this file%s",
                     mv_quote(r->mappings[i].column, quoted),
                     mv_names_suggest(names, count, r->mappings[i].column, r->log, hint));
        free(names);
    }
}

/* --- columns ---------------------------------------------------------------------------------------------- */

static bool is_mapped(mv_records *r, mv_record_kind kind, mv_record_column *column)
{
    for (size_t i = 0; i < r->mapping_count; i++) {
        mv_record_mapping *mapping = &r->mappings[i];
        if (!mv_same_word(mapping->column, column->name) || !mv_property_applies(kind, mapping->property))
            continue;
        mapping->used = true;
        column->property = mapping->property;
        column->rank = 0;
        return true;
    }
    return false;
}

static size_t add_column(mv_records *r, mv_record_kind kind, mv_record_column column)
{
    size_t count = r->columns[kind].count++;
    column.name = mv_arena_copy(r->arena, column.name, strlen(column.name));
    column.direction = kind == MV_RELATION && mv_same_word(column.name, "type");
    column.rank++;
    is_mapped(r, kind, &column);
    r->columns[kind].items = mv_grow(r->columns[kind].items, count, sizeof column);
    r->columns[kind].items[count] = column;
    return count;
}

size_t mv_records_known(mv_records *r, mv_record_kind kind, mv_property property, const char *name)
{
    return add_column(r, kind, (mv_record_column){ .name = name, .property = property });
}

static void say_further(mv_records *r, mv_record_kind kind, const char *name, size_t where)
{
    const char *near = mv_property_near(kind, name);
    mv_quoted quoted, meant;
    if (!near && *name) return;
    mv_place place = r->source.place(r->source.context, where);
    if (!*name) {
        mv_log_warning(r->log, place, "the name of an attribute is empty; its values are ignored");
        return;
    }
    mv_quote(name, quoted);
    mv_quote(near, meant);
    if (r->options->strict)
        mv_log_error(r->log, MV_BAD_DATA, place, "%s is an attribute like any other; did you mean %s?", quoted,
                     meant);
    else
        mv_log_warning(r->log, place, "%s is kept as an attribute; did you mean %s?", quoted, meant);
}

size_t mv_records_column(mv_records *r, mv_record_kind kind, const char *name, size_t where)
{
    mv_record_column column = { .name = name };
    column.property = mv_property_find(kind, name, &column.rank);
    size_t index = add_column(r, kind, column);
    if (r->columns[kind].items[index].property == MV_IS_ATTRIBUTE) say_further(r, kind, name, where);
    return index;
}

void mv_records_column_form(mv_records *r, mv_record_kind kind, size_t column, mv_value_form form)
{
    r->columns[kind].items[column].form = form;
}

mv_property mv_records_meaning(const mv_records *r, mv_record_kind kind, size_t column)
{
    return r->columns[kind].items[column].property;
}

/* --- the end of the file ---------------------------------------------------------------------------------- */

static void put_ids(mv_records *r)
{
    mv_quoted quoted;
    for (size_t i = 0; i < r->id_count; i++) {
        mv_actor *actor = &r->set->actors[r->ids[i].actor];
        if (actor->name == actor->id) actor->name = r->ids[i].id;
        actor->id = r->ids[i].id;
    }
    size_t taken = r->id_count ? mv_relations_index_actors(r->set) : MV_NONE;
    for (size_t i = 0; taken != MV_NONE && i < r->id_count; i++)
        if (strcmp(r->ids[i].id, r->set->actors[taken].id) == 0 && r->ids[i].actor >= taken)
            mv_log_error(r->log, MV_BAD_DATA, r->ids[i].place, "the actor id %s is used twice; ids must be unique",
                         mv_quote(r->ids[i].id, quoted));
}

/* Predecessors may be declared behind their successors. */
static void check_continues(mv_records *r)
{
    size_t which, actor = mv_find_circle(r->set, &which);
    mv_quoted one, other;
    if (actor != MV_NONE) {
        mv_quote(r->set->actors[actor].id, one);
        mv_log_error(r->log, MV_BAD_DATA, mv_records_file(r),
                     "%s continues %s, which continues it; a line of "
                     "predecessors with a beginning was expected",
                     one, mv_quote(r->set->actors[actor].continues[which].actor, other));
    }
    for (size_t i = 0; i < r->set->actor_count; i++)
        for (size_t c = 0; c < r->set->actors[i].continues_count; c++) {
            const char *id = r->set->actors[i].continues[c].actor;
            if (mv_relations_find_actor(r->set, id) != MV_NONE) continue;
            mv_log_error(r->log, MV_BAD_DATA, mv_records_file(r), "%s continues %s, which is not an actor",
                         mv_quote(r->set->actors[i].id, one), mv_quote(id, other));
        }
}

/* Ids that a program made up give way to the names, where these are all there and all different. */
static void name_generated(mv_records *r)
{
    mv_index names = { 0 };
    bool good = r->source.generated && !r->any_id;
    for (size_t i = 0; i < r->set->actor_count && good; i++) {
        const mv_actor *actor = &r->set->actors[i];
        good = mv_id_looks_made_up(MV_ACTOR, actor->id) && !mv_text_is_blank(actor->name) &&
               mv_index_add(&names, actor->name, i);
    }
    for (size_t i = 0; i < r->set->actor_count && good; i++) r->set->actors[i].id = r->set->actors[i].name;
    if (good) mv_relations_index_actors(r->set);
    mv_index_clear(&names);
}

static const mv_attribute *without(mv_relations *set, const mv_attribute *list, const mv_attribute *one)
{
    size_t count = 0, before = (size_t)(one - list);
    while (list[count].name) count++;
    if (count == 1) return NULL;
    mv_attribute *rest = mv_relations_memory(set, count * sizeof *rest); /* with the end of the list */
    memcpy(rest, list, before * sizeof *rest);
    memcpy(rest + before, one + 1, (count - before) * sizeof *rest);
    return rest;
}

/* A name that only repeats the id says less than the label beside it, as igraph and networkx have them. */
static void prefer_labels(mv_records *r)
{
    for (size_t i = 0; i < r->second_count; i++) {
        mv_actor *actor = &r->set->actors[r->second_names[i].actor];
        const mv_attribute *label = mv_attribute_find(actor->attributes, r->second_names[i].attribute);
        if (!label || !label->text || strcmp(actor->name, actor->id) != 0) continue;
        actor->name = label->text;
        actor->attributes = without(r->set, actor->attributes, label);
    }
}

/* Dates of actors that were declared behind their relations. */
static void check_late_actors(mv_records *r)
{
    int32_t day;
    for (size_t i = 0; r->any_late && i < r->set->relation_count; i++) {
        const mv_actor *absent = mv_find_absent(r->set, &r->set->relations[i], &day);
        if (absent && r->declared[absent - r->set->actors] == MV_DECLARED_LATE)
            mv_say_absent(absent, day, r->options->strict, mv_records_file(r), r->log);
    }
}

static void say_undeclared(mv_records *r)
{
    static const char text[] = "%zu actor%s %s named by relations alone, and not in the list of actors: %s%s";
    const char *first = NULL;
    size_t count = 0;
    mv_quoted quoted;
    if (!r->source.lists_actors && !r->any_declared) return;
    for (size_t i = 0; i < r->set->actor_count; i++) {
        if (mv_records_is_declared(r, i)) continue;
        if (!first) first = r->set->actors[i].id;
        count++;
    }
    if (!count) return;
    const char *plural = count == 1 ? "" : "s", *are = count == 1 ? "is" : "are", *more = count == 1 ? "" : " ...";
    mv_quote(first, quoted);
    if (r->options->strict)
        mv_log_error(r->log, MV_BAD_DATA, mv_records_file(r), text, count, plural, are, quoted, more);
    else
        mv_log_warning(r->log, mv_records_file(r), text, count, plural, are, quoted, more);
}

static void say_unknown_types(mv_records *r)
{
    mv_text list = { 0 };
    size_t count = 0;
    mv_quoted quoted;
    for (size_t i = 0; i < r->type_note_count; i++) {
        if (!r->type_notes[i].unknown || !r->type_notes[i].presumed) continue;
        if (count < MV_NAMED_TYPES)
            mv_text_format(&list, "%s%s", count ? ", " : "", mv_quote(r->set->types[i].id, quoted));
        count++;
    }
    if (count > MV_NAMED_TYPES) mv_text_format(&list, " and %zu more", count - MV_NAMED_TYPES);
    if (count)
        mv_log_warning(r->log, mv_records_file(r),
                       "%zu relation type%s not built in, and taken for friendly (sign 1, weight 1 unless the "
                       "relation says otherwise): %s",
                       count, count == 1 ? " is" : "s are", list.bytes);
    mv_text_clear(&list);
}

static void say_counts(mv_records *r)
{
    say_undeclared(r);
    say_unknown_types(r);
    if (r->zero_weights)
        mv_log_warning(
            r->log, mv_records_file(r),
            "%zu relation%s of weight 0 %s recorded with sign 0 and weight 1, and no part of signed measures",
            r->zero_weights, r->zero_weights == 1 ? "" : "s", r->zero_weights == 1 ? "is" : "are");
    if (r->repeated_ids)
        mv_log_warning(r->log, mv_records_file(r), "%zu relation%s an id that another one has, which is left out",
                       r->repeated_ids, r->repeated_ids == 1 ? " has" : "s have");
    if (r->gaps)
        mv_log_warning(r->log, mv_records_file(r),
                       "%zu actor%s in several stretches of time, which %s for one, gaps included", r->gaps,
                       r->gaps == 1 ? " exists" : "s exist", r->gaps == 1 ? "is taken" : "are taken");
    if (!r->set->actor_count && !r->log->errors && !mv_relations_over(r->set))
        mv_log_warning(r->log, mv_records_file(r), "there are no actors and no relations in this file");
    else if (!r->set->relation_count && !r->log->errors)
        mv_log_warning(r->log, mv_records_file(r), "there are no relations in this file");
}

/* --- opening and closing ---------------------------------------------------------------------------------- */

mv_records *mv_records_open(mv_relations *set, const mv_input *input, mv_records_source source)
{
    mv_records *r = mv_alloc(sizeof *r);
    r->set = set;
    r->source = source;
    r->options = input->options;
    r->log = input->log;
    r->arena = mv_arena_new();
    r->declared_vectors = set->vector_count;
    r->mappings = mv_alloc_array(input->options->map.count, sizeof *r->mappings);
    for (size_t i = 0; i < input->options->map.count; i++)
        if (!read_mapping(r->arena, input->options->map.items[i], &r->mappings[r->mapping_count], NULL))
            r->mapping_count++;
    return r;
}

void mv_records_continue(mv_records *r, mv_records_source source)
{
    r->source = source;
}

void mv_records_close(mv_records *r)
{
    if (r->set->title && mv_text_is_blank(r->set->title)) r->set->title = NULL; /* an empty text says nothing */
    if (r->set->description && mv_text_is_blank(r->set->description)) r->set->description = NULL;
    say_unused_mappings(r);
    if (r->options->undirected_once) mv_records_once(r);
    check_late_actors(r);
    mv_relations_sort_vectors(r->set, r->declared_vectors);
    put_ids(r);
    name_generated(r);
    prefer_labels(r);
    mv_records_set_focus(r);
    check_continues(r);
    say_counts(r);
    mv_index_clear(&r->types);
    mv_index_clear(&r->texts);
    mv_arena_free(r->arena);
    MV_FREE(r->columns[0].items, r->columns[1].items, r->mappings, r->declared, r->ids, r->second_names,
            r->type_notes, r->kept, r->attributes, r);
}
