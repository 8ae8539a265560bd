#include "formats/graphs/graphml_write.h"
#include "formats/records/records.h"
#include "support/xml.h"

/* What has a place of its own: the rest is data. So are ids that look made up. */
static bool is_data(const mv_record_fields *fields, const mv_record_field *field)
{
    if (field->property == MV_IS_ID) return fields->made_up;
    return field->property != MV_IS_SOURCE && field->property != MV_IS_TARGET && field->property != MV_IS_DIRECTED;
}

static const char *type_of(const mv_record_field *field)
{
    if (field->property == MV_IS_SIGN) return "int";
    return field->form == MV_FORM_NUMBER ? "double" : field->form == MV_FORM_BOOL ? "boolean" : "string";
}

/* Cytoscape's reader takes the ids of keys for their names: ours are called so, and attributes numbered. */
static void add_key_id(mv_text *out, const mv_record_field *field, size_t number)
{
    bool actor = field->kind == MV_ACTOR;
    if (field->property == MV_IS_ATTRIBUTE)
        mv_text_format(out, "%s%zu", actor ? "n" : "e", number);
    else
        mv_text_format(out, "%s%s", actor && mv_property_applies(MV_RELATION, field->property) ? "node_" : "",
                       field->property == MV_IS_NAME ? "label" : field->name);
}

static void write_key(mv_text *out, const mv_record_field *field, size_t number, size_t *lost)
{
    mv_text_add(out, "  <key id=\"");
    add_key_id(out, field, number);
    mv_text_format(out, "\" for=\"%s\"", field->kind == MV_ACTOR ? "node" : "edge");
    mv_xml_add_attribute(out, "attr.name", field->property == MV_IS_NAME ? "label" : field->name, lost);
    mv_text_format(out, " attr.type=\"%s\"/>\n", type_of(field));
}

static void write_keys(const mv_writing *w, const mv_record_fields *fields, size_t *lost)
{
    for (size_t f = 0; f < fields->count; f++)
        if (is_data(fields, &fields->items[f])) write_key(w->out, &fields->items[f], f, lost);
}

static void write_data(const mv_writing *w, const mv_record_fields *fields, size_t record, mv_text *text,
                       size_t *lost)
{
    for (size_t f = 0; f < fields->count; f++) {
        const mv_record_field *field = &fields->items[f];
        text->length = 0;
        if (!is_data(fields, field) || !mv_record_text(w->set, field, record, text)) continue;
        mv_text_add(w->out, "      <data key=\"");
        add_key_id(w->out, field, f);
        mv_text_add(w->out, "\">");
        mv_xml_add_text(w->out, text->bytes, lost);
        mv_text_add(w->out, "</data>\n");
    }
}

static void write_nodes(const mv_writing *w, const mv_record_fields *fields, mv_text *text, size_t *lost)
{
    for (size_t i = 0; i < w->set->actor_count; i++) {
        mv_text_add(w->out, "    <node");
        mv_xml_add_attribute(w->out, "id", w->set->actors[i].id, lost);
        mv_text_add(w->out, ">\n");
        write_data(w, fields, i, text, lost);
        mv_text_add(w->out, "    </node>\n");
    }
}

static void write_edges(const mv_writing *w, const mv_record_fields *fields, bool directed, mv_text *text,
                        size_t *lost)
{
    for (size_t i = 0; i < w->set->relation_count; i++) {
        const mv_relation *relation = &w->set->relations[i];
        mv_text_add(w->out, "    <edge");
        if (relation->id && !fields->made_up) mv_xml_add_attribute(w->out, "id", relation->id, lost);
        mv_xml_add_attribute(w->out, "source", w->set->actors[relation->source].id, lost);
        mv_xml_add_attribute(w->out, "target", w->set->actors[relation->target].id, lost);
        if (relation->directed != directed)
            mv_text_format(w->out, " directed=\"%s\"", relation->directed ? "true" : "false");
        mv_text_add(w->out, ">\n");
        write_data(w, fields, i, text, lost);
        mv_text_add(w->out, "    </edge>\n");
    }
}

/* What is said of the set as a whole: the keys, or the values. */
static void write_document(const mv_writing *w, bool keys, size_t *lost)
{
    mv_document_text texts[MV_DOCUMENT_TEXTS];
    mv_date_text date;
    size_t count = mv_record_document(w->set, texts, date);
    for (size_t i = 0; i < count; i++) {
        if (keys) {
            mv_text_format(w->out, "  <key id=\"g%zu\" for=\"graph\" attr.name=\"%s\" attr.type=\"string\"/>\n", i,
                           texts[i].name);
            continue;
        }
        mv_text_format(w->out, "    <data key=\"g%zu\">", i);
        mv_xml_add_text(w->out, texts[i].text, lost);
        mv_text_add(w->out, "</data>\n");
    }
}

mv_status mv_graphml_write(const mv_writing *w)
{
    mv_record_fields *actors = mv_record_fields_of(w->set, MV_ACTOR);
    mv_record_fields *relations = mv_record_fields_of(w->set, MV_RELATION);
    bool directed = mv_all_directed(w->set); /* graphology reads no directed="false" */
    size_t lost = 0;
    mv_text text = { 0 };
    mv_text_add(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    write_document(w, true, &lost);
    write_keys(w, actors, &lost);
    write_keys(w, relations, &lost);
    mv_text_format(w->out, "  <graph edgedefault=\"%s\">\n", directed ? "directed" : "undirected");
    write_document(w, false, &lost);
    write_nodes(w, actors, &text, &lost);
    write_edges(w, relations, directed, &text, &lost);
    mv_text_add(w->out, "  </graph>\n</graphml>\n");
    mv_loss_add(w->loss, "control characters", lost);
    mv_loss_text_numbers(w->loss, actors);
    mv_loss_text_numbers(w->loss, relations);
    mv_loss_document(w->loss, w->set, MV_HOLDS_TEXTS);
    mv_text_clear(&text);
    mv_record_fields_free(actors);
    mv_record_fields_free(relations);
    return MV_OK;
}
