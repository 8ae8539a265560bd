#include "formats/graphs/pajek/pajek_write.h"
#include "formats/graphs/pajek/pajek_times.h"
#include "formats/records/records.h"
#include <string.h>

static void add_label(mv_text *out, const char *label)
{
    mv_text_add(out, "\"");
    for (; *label; label++)
        if (strchr("\"&\r\n", *label)) /* which Pajek has no other way to write */
            mv_text_format(out, "&#%d;", *label);
        else
            mv_text_add_bytes(out, label, 1);
    mv_text_add(out, "\"");
}

/* What a line cannot say. */
typedef struct lost {
    size_t times, signs, weights;
} lost;

static void write_vertices(const mv_writing *w, lost *l)
{
    mv_text_format(w->out, "*Vertices %zu\n", w->set->actor_count);
    for (size_t i = 0; i < w->set->actor_count; i++) {
        const mv_actor *actor = &w->set->actors[i];
        mv_text_format(w->out, "%zu ", i + 1);
        add_label(w->out, actor->id);
        l->times += !mv_pajek_add_times(w->out, actor->start, actor->end, actor->through);
        mv_text_add(w->out, "\n");
    }
}

static void write_line(const mv_writing *w, const mv_relation *relation, lost *l)
{
    const mv_type *built_in = mv_builtin_type_meant(w->set->types[relation->type].id);
    mv_text_format(w->out, "%u %u ", relation->source + 1, relation->target + 1);
    mv_text_add_number(w->out, relation->sign * relation->weight, 17);
    if (relation->details->note) {
        mv_text_add(w->out, " l ");
        add_label(w->out, relation->details->note);
    }
    l->times += !mv_pajek_add_times(w->out, relation->start, relation->end, relation->through);
    l->weights += !relation->sign && relation->weight != 1;
    l->signs += built_in && built_in->sign < 1 && relation->sign > 0;
    mv_text_add(w->out, "\n");
}

/* A section for each type and direction. R's network reads no *Arcs behind *Edges, so these come last. */
static void write_section(const mv_writing *w, size_t type, bool named, bool directed, lost *l)
{
    bool begun = false;
    for (size_t i = 0; i < w->set->relation_count; i++) {
        const mv_relation *relation = &w->set->relations[i];
        if (relation->type != type || relation->directed != directed) continue;
        if (!begun) {
            mv_text_add(w->out, directed ? "*Arcs" : "*Edges");
            if (named) mv_text_format(w->out, " :%zu ", type + 1);
            if (named) add_label(w->out, w->set->types[type].id);
            mv_text_add(w->out, "\n");
        }
        begun = true;
        write_line(w, relation, l);
    }
}

mv_status mv_pajek_write(const mv_writing *w)
{
    static const unsigned dates = 1u << MV_IS_START | 1u << MV_IS_END | 1u << MV_IS_THROUGH;
    lost l = { 0 };
    if (w->set->title) {
        mv_text_add(w->out, "*Network ");
        add_label(w->out, w->set->title);
        mv_text_add(w->out, "\n");
    }
    write_vertices(w, &l);
    bool named = !mv_record_fields_untyped(w->set);
    for (size_t type = 0; type < w->set->type_count; type++) write_section(w, type, named, true, &l);
    for (size_t type = 0; type < w->set->type_count; type++) write_section(w, type, named, false, &l);
    mv_loss_fields(w->loss, w->set, MV_ACTOR, dates | 1u << MV_IS_ID);
    mv_loss_fields(w->loss, w->set, MV_RELATION,
                   dates | 1u << MV_IS_SOURCE | 1u << MV_IS_TARGET | 1u << MV_IS_TYPE | 1u << MV_IS_SIGN |
                       1u << MV_IS_WEIGHT | 1u << MV_IS_DIRECTED | 1u << MV_IS_NOTE);
    mv_loss_add(w->loss, "dates before the year 1000 or without a beginning", l.times);
    mv_loss_add(w->loss, "positive signs of types that are not", l.signs);
    mv_loss_add(w->loss, "weights of relations of sign 0", l.weights);
    mv_loss_document(w->loss, w->set, MV_HOLDS_TITLE);
    return MV_OK;
}
