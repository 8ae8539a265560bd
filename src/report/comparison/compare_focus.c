#include "report/comparison/compare_parts.h"
#include "report/words/prose.h"
#include "report/words/record_fields.h"

/* How the focus's weight moved between vectors. */

/* Of its evenness, among the actors that are coded as it is. */
static mv_value rank_value(const mv_compare_input *input, const mv_focus_side *side)
{
    const mv_standing *s = &side->standing;
    const mv_rank_among rank = { s->rank, s->ranked, 0, s->rank_undefined };
    size_t actor = input->focus.actor;
    return mv_rank_value(input->report, &rank,
                         actor == MV_NONE ? "country" : mv_compare_actor(input, actor)->kind);
}

static void add_fields(const mv_compare_input *input, mv_section *section)
{
    const mv_focus_comparison *f = &input->focus;
    const char *id = f->actor == MV_NONE ? NULL : mv_compare_id(input, f->actor);
    mv_value actor = id ? mv_text_value(id) : (mv_value){ .kind = MV_UNDEFINED, .text = f->undefined };
    const mv_field fields[] = {
        { "actor", NULL, actor },
        { "total_variation", "Weight that moved", mv_real_value(f->total_variation, 3, f->undefined) },
        { "jensen_shannon", "Jensen-Shannon, in bits", mv_real_value(f->jensen_shannon, 3, f->undefined) },
        { "effective_vectors.a", "Effective vectors, A",
          mv_real_value(f->a.effective_vectors, 2, f->a.undefined) },
        { "effective_vectors.b", "Effective vectors, B",
          mv_real_value(f->b.effective_vectors, 2, f->b.undefined) },
        { "evenness.a", "Evenness, A", mv_real_value(f->a.evenness, 3, f->a.evenness_undefined) },
        { "evenness.b", "Evenness, B", mv_real_value(f->b.evenness, 3, f->b.evenness_undefined) },
    };
    for (size_t i = 0; i < MV_COUNT(fields); i++)
        mv_section_add_field(section, fields[i].key, fields[i].title, fields[i].value);
    mv_section_add_field(section, "rank.a", NULL, rank_value(input, &f->a));
    mv_section_add_field(section, "rank.b", NULL, rank_value(input, &f->b));
}

static const mv_column columns[] = {
    { "vector", NULL },
    { "name", "Vector" },
    { "counted", NULL },
    { "a", "Share in A" },
    { "b", "Share in B" },
    { "change", "Change" },
    { "positive_a", "Positive in A" },
    { "positive_b", "in B" },
    { "negative_a", "Negative in A" },
    { "negative_b", "in B" },
    { "ties", NULL },
};

/* Shares are of counted vectors; the others, and a side without a profile, have none. */
static mv_value share_value(const mv_vector_shift *vector, double share, const char *undefined)
{
    if (!vector->counted) undefined = "the vector is not counted";
    return undefined ? (mv_value){ .kind = MV_UNDEFINED, .text = undefined } : mv_real_value(share, 3, NULL);
}

/* The ties behind a vector's change, for JSON. */
static mv_value carriers_value(const mv_compare_input *input, const mv_vector_shift *vector)
{
    static const char *const keys[] = { "actor", "a", "b", "change" };
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), vector->carrier_count);
    for (size_t i = 0; i < vector->carrier_count; i++) {
        const mv_carrier *c = &vector->carriers[i];
        const mv_value row[] = { mv_text_value(mv_compare_id(input, c->actor)), mv_real_value(c->a, -1, NULL),
                                 mv_real_value(c->b, -1, NULL), mv_real_value(c->b - c->a, -1, NULL) };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

static mv_table vector_table(const mv_compare_input *input)
{
    const mv_focus_comparison *f = &input->focus;
    mv_table table = mv_table_of("vectors", columns, MV_COUNT(columns), f->count);
    for (size_t i = 0; i < f->count; i++) {
        const mv_vector_shift *v = &f->vectors[i];
        const mv_value row[] = {
            mv_text_value(v->id),
            mv_text_value(v->name),
            { .kind = MV_BOOLEAN, .number = v->counted },
            share_value(v, v->a, f->a.undefined),
            share_value(v, v->b, f->b.undefined),
            share_value(v, v->b - v->a, f->undefined),
            mv_real_value(v->positive_a, -1, NULL),
            mv_real_value(v->positive_b, -1, NULL),
            mv_real_value(v->negative_a, -1, NULL),
            mv_real_value(v->negative_b, -1, NULL),
            carriers_value(input, v),
        };
        _Static_assert(MV_COUNT(row) == MV_COUNT(columns), "a value for every column");
        mv_table_add(&table, row);
    }
    table.plot = (mv_plot){ "Shares of positive tie strength, from A (ring) to B (dot)",
                            MV_PLOT_DOTS,
                            "name",
                            "b",
                            .low = "a",
                            .high = "b" };
    return table;
}

/* The same for spreadsheets, a row for each vector and tie. */
static mv_table carrier_table(const mv_compare_input *input)
{
    static const mv_column csv_columns[] = {
        { "vector", "Vector" }, { "actor", "Partner" }, { "a", "In A" }, { "b", "In B" }, { "change", "Change" }
    };
    const mv_focus_comparison *f = &input->focus;
    size_t rows = 0;
    for (size_t i = 0; i < f->count; i++) rows += f->vectors[i].carrier_count;
    mv_table table = mv_table_shown("carriers", csv_columns, MV_COUNT(csv_columns), rows);
    for (size_t i = 0; i < f->count; i++)
        for (size_t k = 0; k < f->vectors[i].carrier_count; k++) {
            const mv_carrier *c = &f->vectors[i].carriers[k];
            const mv_value row[] = { mv_text_value(f->vectors[i].id),
                                     mv_text_value(mv_compare_id(input, c->actor)), mv_real_value(c->a, -1, NULL),
                                     mv_real_value(c->b, -1, NULL), mv_real_value(c->b - c->a, -1, NULL) };
            mv_table_add(&table, row);
        }
    return table;
}

/* --- partners --------------------------------------------------------------------------------------------- */

static const mv_column partner_columns[] = {
    { "actor", NULL },        { "name", "Partner" }, { "vector", NULL },     { "vector_name", "Vector" },
    { "a", "Strength in A" }, { "b", "in B" },       { "change", "Change" },
};

/* Sign and strength; an ambivalent tie is 0, and none is nothing. */
static mv_value strength_value(const mv_tie *tie, double strength, const char *none)
{
    return tie ? mv_real_value(strength, -1, NULL) : (mv_value){ .kind = MV_UNDEFINED, .text = none };
}

static void add_partner(mv_table *table, const mv_compare_input *input, const mv_partner_shift *partner)
{
    const mv_actor_pair *pair = &input->changes->actors[partner->actor];
    const mv_relations *set = pair->b != MV_NONE ? input->changes->b->set : input->changes->a->set;
    const mv_actor *actor = mv_compare_actor(input, partner->actor);
    size_t main = mv_actor_main_vector(actor);
    const mv_value none = { .kind = MV_UNDEFINED, .text = "the actor has no vector" };
    const mv_value row[] = {
        mv_text_value(actor->id),
        mv_compare_name_value(input, partner->actor),
        main == MV_NONE ? none : mv_text_value(set->vectors[main].id),
        mv_vector_names_value(input->report, set, actor),
        strength_value(partner->in_a, partner->a, "no tie in A"),
        strength_value(partner->in_b, partner->b, "no tie in B"),
        mv_real_value(partner->b - partner->a, -1, NULL),
    };
    _Static_assert(MV_COUNT(row) == MV_COUNT(partner_columns), "a value for every column");
    mv_table_add(table, row);
}

static mv_table partner_table(const mv_compare_input *input)
{
    size_t count = input->focus.partner_count, rows = mv_compare_rows(input, count);
    mv_table table = mv_table_of("partners", partner_columns, MV_COUNT(partner_columns), rows);
    for (size_t i = 0; i < rows; i++) add_partner(&table, input, &input->focus.partners[i]);
    table.note = mv_compare_note(input, count);
    return table;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static void say_headline(const mv_compare_input *input, mv_section *section)
{
    const mv_focus_comparison *f = &input->focus;
    mv_text text = { 0 };
    if (f->actor == MV_NONE)
        mv_text_add(&text, "There is no focus; --focus ID names one.");
    else if (f->undefined)
        mv_text_format(&text, "How far %s moved is undefined: %s.", mv_compare_name(input, f->actor),
                       f->undefined);
    else
        mv_text_format(&text,
                       "Of %s's positive strength over counted vectors, %.0f %% lies with other vectors in B than "
                       "in A. It leans "
                       "on %.2f effective vectors in A, %.2f in B.",
                       mv_compare_name(input, f->actor), 100 * f->total_variation, f->a.effective_vectors,
                       f->b.effective_vectors);
    if (f->actor != MV_NONE && !input->changes->a->selection.side)
        mv_compare_say_undirected(&text, input, "Vectors and partners are");
    mv_section_say(input->report, section, &text);
    mv_compare_say_causes(&text, input);
    mv_section_say(input->report, section, &text);
}

mv_status mv_compare_focus(mv_compare_input *input)
{
    mv_text title = { 0 };
    mv_text_add(&title, "Vectors");
    if (input->focus.actor != MV_NONE)
        mv_text_format(&title, " of %s", mv_compare_name(input, input->focus.actor));
    mv_section *section =
        mv_report_add_section(input->report, "focus", mv_report_text(input->report, title.bytes), "focus");
    mv_text_clear(&title);
    say_headline(input, section);
    add_fields(input, section);
    mv_section_add_table(section, vector_table(input));
    if (input->complete) mv_section_add_table(section, carrier_table(input));
    mv_section_add_table(section, partner_table(input));
    return MV_OK;
}
