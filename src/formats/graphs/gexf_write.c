#include "formats/graphs/gexf_write.h"
#include "formats/records/records.h"
#include "support/memory.h"
#include "support/xml.h"

static bool is_own(const mv_record_fields *fields, const mv_record_field *field)
{
    static const mv_property own[] = { MV_IS_NAME,     MV_IS_SOURCE, MV_IS_TARGET, MV_IS_TYPE,   MV_IS_WEIGHT,
                                       MV_IS_DIRECTED, MV_IS_START,  MV_IS_END,    MV_IS_THROUGH };
    if (field->property == MV_IS_ID) return !fields->made_up;
    for (size_t i = 0; i < MV_COUNT(own); i++)
        if (field->property == own[i]) return true;
    return false;
}

static void write_attributes(const mv_writing *w, const mv_record_fields *fields, const char *of, size_t *lost)
{
    mv_text_format(w->out, "    <attributes class=\"%s\">\n", of);
    for (size_t f = 0; f < fields->count; f++) {
        const mv_record_field *field = &fields->items[f];
        if (is_own(fields, field)) continue;
        mv_text_format(w->out, "      <attribute id=\"%zu\"", f);
        mv_xml_add_attribute(w->out, "title", field->name, lost);
        mv_text_format(w->out, " type=\"%s\"/>\n",
                       field->property == MV_IS_SIGN   ? "integer"
                       : field->form == MV_FORM_NUMBER ? "double"
                       : field->form == MV_FORM_BOOL   ? "boolean"
                                                       : "string");
    }
    mv_text_add(w->out, "    </attributes>\n");
}

/* Days, the last one included; an event is the day that it is on. */
static void write_times(mv_text *out, mv_date start, mv_date end, mv_date through)
{
    mv_date_text text;
    mv_date last = through.day ? mv_date_before(mv_date_after(through)) : end.day ? mv_date_before(end) : end;
    if (start.day) mv_text_format(out, " start=\"%s\"", mv_date_format((mv_date){ start.day, 10 }, text));
    if (last.day && last.day < start.day) last = start;
    if (last.day) mv_text_format(out, " end=\"%s\"", mv_date_format((mv_date){ last.day, 10 }, text));
}

static size_t is_partial(mv_date date)
{
    return date.day && date.precision < 10;
}

static size_t count_partial(const mv_relations *set)
{
    size_t count = 0;
    for (size_t i = 0; i < set->actor_count; i++) {
        const mv_actor *a = &set->actors[i];
        count += is_partial(a->start) + is_partial(a->through.day ? a->through : a->end);
    }
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *r = &set->relations[i];
        count += is_partial(r->start) + is_partial(r->through.day ? r->through : r->end);
    }
    return count;
}

static void write_values(const mv_writing *w, const mv_record_fields *fields, size_t record, mv_text *text,
                         size_t *lost)
{
    bool any = false;
    for (size_t f = 0; f < fields->count; f++) {
        text->length = 0;
        if (is_own(fields, &fields->items[f]) || !mv_record_text(w->set, &fields->items[f], record, text))
            continue;
        if (!any) mv_text_add(w->out, "        <attvalues>\n");
        any = true;
        mv_text_format(w->out, "          <attvalue for=\"%zu\"", f);
        mv_xml_add_attribute(w->out, "value", text->bytes, lost);
        mv_text_add(w->out, "/>\n");
    }
    if (any) mv_text_add(w->out, "        </attvalues>\n");
}

static void write_nodes(const mv_writing *w, const mv_record_fields *fields, mv_text *text, size_t *lost)
{
    mv_text_add(w->out, "    <nodes>\n");
    for (size_t i = 0; i < w->set->actor_count; i++) {
        const mv_actor *actor = &w->set->actors[i];
        mv_text_add(w->out, "      <node");
        mv_xml_add_attribute(w->out, "id", actor->id, lost);
        mv_xml_add_attribute(w->out, "label", actor->name, lost);
        write_times(w->out, actor->start, actor->end, actor->through);
        mv_text_add(w->out, ">\n");
        write_values(w, fields, i, text, lost);
        mv_text_add(w->out, "      </node>\n");
    }
    mv_text_add(w->out, "    </nodes>\n");
}

static void write_edges(const mv_writing *w, const mv_record_fields *fields, mv_text *text, size_t *lost)
{
    mv_text_add(w->out, "    <edges>\n");
    for (size_t i = 0; i < w->set->relation_count; i++) {
        const mv_relation *relation = &w->set->relations[i];
        mv_text_add(w->out, "      <edge");
        if (relation->id && !fields->made_up)
            mv_xml_add_attribute(w->out, "id", relation->id, lost);
        else
            mv_text_format(w->out, " id=\"%zu\"", i);
        mv_xml_add_attribute(w->out, "source", w->set->actors[relation->source].id, lost);
        mv_xml_add_attribute(w->out, "target", w->set->actors[relation->target].id, lost);
        mv_text_format(w->out, " type=\"%s\"", relation->directed ? "directed" : "undirected");
        mv_xml_add_attribute(w->out, "kind", w->set->types[relation->type].id, lost);
        mv_text_add(w->out, " weight=\"");
        mv_text_add_number(w->out, relation->weight, 17);
        mv_text_add(w->out, "\"");
        write_times(w->out, relation->start, relation->end, relation->through);
        mv_text_add(w->out, ">\n");
        write_values(w, fields, i, text, lost);
        mv_text_add(w->out, "      </edge>\n");
    }
    mv_text_add(w->out, "    </edges>\n");
}

static void write_meta(const mv_writing *w, size_t *lost)
{
    const char *const names[] = { "keywords", "description" };
    const char *const texts[] = { w->set->title, w->set->description };
    mv_text_add(w->out, "  <meta>\n    <creator>multivector</creator>\n");
    for (size_t i = 0; i < MV_COUNT(names); i++) {
        if (!texts[i]) continue;
        mv_text_format(w->out, "    <%s>", names[i]);
        mv_xml_add_text(w->out, texts[i], lost);
        mv_text_format(w->out, "</%s>\n", names[i]);
    }
    mv_text_add(w->out, "  </meta>\n");
}

mv_status mv_gexf_write(const mv_writing *w)
{
    mv_record_fields *actors = mv_record_fields_of(w->set, MV_ACTOR);
    mv_record_fields *relations = mv_record_fields_of(w->set, MV_RELATION);
    size_t lost = 0;
    bool dated = mv_record_fields_find(actors, MV_IS_START) || mv_record_fields_find(relations, MV_IS_START) ||
                 mv_record_fields_find(relations, MV_IS_END) || mv_record_fields_find(relations, MV_IS_THROUGH);
    mv_text text = { 0 };
    mv_text_add(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n");
    write_meta(w, &lost);
    mv_text_format(w->out, "  <graph defaultedgetype=\"%s\"%s>\n",
                   mv_all_directed(w->set) ? "directed" : "undirected", /* networkx goes by it alone */
                   dated ? " mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\"" : "");
    write_attributes(w, actors, "node", &lost);
    write_attributes(w, relations, "edge", &lost);
    write_nodes(w, actors, &text, &lost);
    write_edges(w, relations, &text, &lost);
    mv_text_add(w->out, "  </graph>\n</gexf>\n");
    mv_loss_add(w->loss, "control characters", lost);
    mv_loss_add(w->loss, "that dates are years or months", count_partial(w->set));
    mv_loss_text_numbers(w->loss, actors);
    mv_loss_text_numbers(w->loss, relations);
    mv_loss_document(w->loss, w->set, MV_HOLDS_TITLE | MV_HOLDS_DESCRIPTION);
    mv_text_clear(&text);
    mv_record_fields_free(actors);
    mv_record_fields_free(relations);
    return MV_OK;
}
