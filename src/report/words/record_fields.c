#include "report/words/record_fields.h"
#include <string.h>

/* --- relations -------------------------------------------------------------------------------------------- */

static mv_value kept_text(mv_arena *texts, mv_text *text)
{
    mv_value value = mv_text_value(text->length ? mv_arena_copy(texts, text->bytes, text->length) : NULL);
    mv_text_clear(text);
    return value;
}

static mv_value date_value(mv_arena *texts, mv_date date)
{
    mv_date_text text;
    mv_date_format(date, text);
    return mv_text_value(*text ? mv_arena_copy(texts, text, strlen(text)) : NULL);
}

static mv_value type_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)texts;
    return mv_text_value(set->types[relation->type].id);
}

static mv_value sign_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)texts;
    (void)set;
    return mv_integer_value(relation->sign);
}

static mv_value weight_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)texts;
    (void)set;
    return mv_real_value(relation->weight, -1, NULL);
}

static mv_value directed_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)texts;
    (void)set;
    return (mv_value){ .kind = MV_BOOLEAN, .number = relation->directed };
}

/* Where a directed relation leads. */
static mv_value direction_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    return mv_text_value(mv_arena_format(texts, "%s \xe2\x86\x92 %s", set->actors[relation->source].id,
                                         set->actors[relation->target].id));
}

static mv_value start_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)set;
    return date_value(texts, relation->start);
}

static mv_value end_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)set;
    return date_value(texts, relation->end);
}

static mv_value confidence_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)texts;
    (void)set;
    const char *name = mv_confidence_name((mv_confidence)relation->confidence);
    return mv_text_value(*name ? name : NULL);
}

static mv_value basis_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)texts;
    (void)set;
    return mv_text_value(relation->details->basis);
}

static mv_value note_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)texts;
    (void)set;
    return mv_text_value(mv_relation_note(relation));
}

/* Source ids, each with what is quoted. */
static mv_value sources_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    mv_text text = { 0 };
    for (size_t i = 0; i < relation->details->citation_count; i++) {
        const mv_citation *citation = &relation->details->citations[i];
        mv_text_format(&text, "%s%s", i ? "; " : "", set->sources[citation->source].id);
        if (citation->quote) mv_text_format(&text, " \xe2\x80\x9c%s\xe2\x80\x9d", citation->quote);
    }
    return kept_text(texts, &text);
}

/* "gdp 5; population 3". */
static mv_value attributes_of(mv_arena *texts, const mv_attribute *attributes)
{
    mv_text text = { 0 };
    for (const mv_attribute *one = attributes; one && one->name; one++) {
        mv_text_format(&text, "%s%s ", one == attributes ? "" : "; ", one->name);
        if (one->text)
            mv_text_add(&text, one->text);
        else
            mv_text_add_number(&text, one->number, 12);
    }
    return kept_text(texts, &text);
}

static mv_value attributes_value(mv_arena *texts, const mv_relations *set, const mv_relation *relation)
{
    (void)set;
    return attributes_of(texts, relation->details->attributes);
}

static bool is_directed_anew(const mv_relation *a, const mv_relation *b)
{
    return a->directed != b->directed;
}

static bool is_turned_round(const mv_relation *a, const mv_relation *b)
{
    return a->directed == b->directed;
}

const mv_relation_field mv_relation_fields[] = {
    { MV_CHANGED_TYPE, "type", type_value, NULL },
    { MV_CHANGED_SIGN, "sign", sign_value, NULL },
    { MV_CHANGED_WEIGHT, "weight", weight_value, NULL },
    { MV_CHANGED_DIRECTION, "directed", directed_value, is_directed_anew },
    { MV_CHANGED_DIRECTION, "direction", direction_value, is_turned_round },
    { MV_CHANGED_START, "start", start_value, NULL },
    { MV_CHANGED_END, "end", end_value, NULL },
    { MV_CHANGED_CONFIDENCE, "confidence", confidence_value, NULL },
    { MV_CHANGED_BASIS, "basis", basis_value, NULL },
    { MV_CHANGED_NOTE, "note", note_value, NULL },
    { MV_CHANGED_SOURCES, "sources", sources_value, NULL },
    { MV_CHANGED_ATTRIBUTES, "attributes", attributes_value, NULL },
};
const size_t mv_relation_field_count = MV_COUNT(mv_relation_fields);

/* --- actors ----------------------------------------------------------------------------------------------- */

static mv_value actor_name_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    (void)texts;
    return mv_text_value(mv_actor_name_on(actor, NULL, mv_network_day(network)));
}

static mv_value kind_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    (void)texts;
    (void)network;
    return mv_text_value(actor->kind);
}

/* The id of the vector, or "western 0.5, turkic 0.5". */
static mv_value vector_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    mv_text text = { 0 };
    if (actor->share_count == 1) return mv_text_value(network->set->vectors[actor->shares[0].vector].id);
    for (size_t i = 0; i < actor->share_count; i++) {
        mv_text_format(&text, "%s%s ", i ? ", " : "", network->set->vectors[actor->shares[i].vector].id);
        mv_text_add_number(&text, actor->shares[i].share, 12);
    }
    return kept_text(texts, &text);
}

static mv_value region_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    (void)texts;
    (void)network;
    return mv_text_value(actor->region);
}

static mv_value actor_note_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    (void)texts;
    (void)network;
    return mv_text_value(actor->note);
}

static mv_value alternatives_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    mv_text text = { 0 };
    for (size_t i = 0; i < actor->alternative_count; i++)
        mv_text_format(&text, "%s%s", i ? ", " : "", network->set->vectors[actor->alternatives[i]].id);
    return kept_text(texts, &text);
}

static mv_value actor_start_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    (void)network;
    return date_value(texts, actor->start);
}

static mv_value actor_end_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    (void)network;
    return date_value(texts, actor->end);
}

static void add_date(mv_text *text, const char *word, mv_date date)
{
    mv_date_text iso;
    if (date.day) mv_text_format(text, " %s %s", word, mv_date_format(date, iso));
}

/* "ru Казахстан; Swaziland until 2018-04-19". */
static mv_value names_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    mv_text text = { 0 };
    (void)network;
    for (size_t i = 0; i < actor->name_count; i++) {
        const mv_naming *one = &actor->names[i];
        mv_text_add(&text, i ? "; " : "");
        if (one->language) mv_text_format(&text, "%s ", one->language);
        mv_text_add(&text, one->name);
        add_date(&text, "from", one->from);
        add_date(&text, "until", one->until);
    }
    return kept_text(texts, &text);
}

static mv_value continues_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    mv_text text = { 0 };
    (void)network;
    for (size_t i = 0; i < actor->continues_count; i++) {
        mv_text_format(&text, "%s%s", i ? ", " : "", actor->continues[i].actor);
        add_date(&text, "from", actor->continues[i].from);
    }
    return kept_text(texts, &text);
}

static mv_value place_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    mv_text text = { 0 };
    (void)network;
    if (!actor->place) return mv_text_value(NULL);
    mv_text_add_number(&text, actor->place->longitude, 12);
    mv_text_add(&text, ", ");
    mv_text_add_number(&text, actor->place->latitude, 12);
    return kept_text(texts, &text);
}

static mv_value actor_attributes_value(mv_arena *texts, const mv_network *network, const mv_actor *actor)
{
    (void)network;
    return attributes_of(texts, actor->attributes);
}

const mv_actor_field mv_actor_fields[] = {
    { MV_CHANGED_NAME, "name", actor_name_value }, { MV_CHANGED_KIND, "kind", kind_value },
    { MV_CHANGED_VECTOR, "vector", vector_value }, { MV_CHANGED_ALTERNATIVES, "alternatives", alternatives_value },
    { MV_CHANGED_REGION, "region", region_value }, { MV_CHANGED_START, "start", actor_start_value },
    { MV_CHANGED_END, "end", actor_end_value },    { MV_CHANGED_NOTE, "note", actor_note_value },
    { MV_CHANGED_NAMES, "names", names_value },    { MV_CHANGED_CONTINUES, "continues", continues_value },
    { MV_CHANGED_PLACE, "place", place_value },    { MV_CHANGED_ATTRIBUTES, "attributes", actor_attributes_value },
};
const size_t mv_actor_field_count = MV_COUNT(mv_actor_fields);

size_t mv_fields_count(unsigned fields)
{
    size_t count = 0;
    for (; fields; fields &= fields - 1) count++;
    return count;
}

const char *mv_kind_plural(mv_report *report, const char *kind)
{
    return strcmp(kind, "country") == 0        ? "countries"
           : strcmp(kind, "organisation") == 0 ? "organisations"
                                               : mv_report_format(report, "actors of kind %s", kind);
}

mv_value mv_rank_value(mv_report *report, const mv_rank_among *rank, const char *kind)
{
    static const char *const keys[] = { "rank", "of", "among" };
    if (rank->undefined) return (mv_value){ .kind = MV_UNDEFINED, .text = rank->undefined };
    mv_table *object = mv_report_list(report, keys, MV_COUNT(keys), 1);
    const char *among = mv_report_format(report, "%s coded alike", mv_kind_plural(report, kind));
    mv_table_add(object, (mv_value[]){ mv_integer_value((double)rank->rank), mv_integer_value((double)rank->of),
                                       mv_text_value(among) });
    object->object = true;
    return mv_list_value(object);
}

mv_value mv_during_value(mv_report *report, const mv_network *network)
{
    mv_period_text period;
    if (!mv_network_of_period(network)) return mv_text_value(NULL);
    return mv_text_value(mv_report_text(report, mv_network_time(network, period)));
}

mv_value mv_files_value(mv_report *report, const mv_relations *set)
{
    static const char *const keys[] = { "path", "sha256" };
    mv_table *list = mv_report_list(report, keys, MV_COUNT(keys), set->file_count);
    for (size_t i = 0; i < set->file_count; i++) {
        const mv_read_file *file = &set->files[i];
        mv_table_add(list, (mv_value[]){ mv_text_value(file->path), mv_text_value(file->sha256) });
    }
    return mv_list_value(list);
}
