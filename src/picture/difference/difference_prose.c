#include "picture/compass/compass.h"
#include "picture/difference/difference.h"
#include "picture/words/picture_words.h"
#include "report/words/record_fields.h"
#include <string.h>

static const char arrow[] = " \xe2\x86\x92 ", dot[] = " \xc2\xb7 ";

/* --- names of the two --------------------------------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

/* The title of a set, or else its file. */
static const char *set_name(const mv_network *network)
{
    return network->set->title ? network->set->title : mv_words_file(network->set);
}

static void add_date(mv_text *out, const mv_network *network)
{
    if (network->days.from)
        mv_words_add_time(out, network);
    else
        mv_text_add(out, "all dates");
}

/* What tells the two apart: their titles, their dates, their files. */
static const char *name_of(mv_difference *d, const mv_network *network, const mv_network *other)
{
    bool titles = !same_text(set_name(network), set_name(other));
    bool dates = network->days.from != other->days.from && (!titles || (network->days.from && other->days.from));
    mv_text name = { 0 };
    if (titles) mv_text_add(&name, set_name(network));
    if (dates && titles) mv_text_add(&name, ", ");
    if (dates) add_date(&name, network);
    if (!titles && !dates) mv_text_add(&name, mv_words_file(network->set));
    const char *kept = mv_arena_copy(d->texts, name.bytes, name.length);
    mv_text_clear(&name);
    return kept;
}

void mv_difference_name(mv_difference *difference)
{
    const mv_changes *changes = difference->changes;
    difference->name_a = name_of(difference, changes->a, changes->b);
    difference->name_b = name_of(difference, changes->b, changes->a);
}

/* --- head --------------------------------------------------------------------------------------------- */

/* "2 actors added, 1 ended", beginning with the first kind of change there is; nothing without any. */
static bool add_changes(mv_text *out, const size_t counts[MV_CHANGE_COUNT], const char *what, const char *removed)
{
    const struct {
        mv_change change;
        const char *word;
    } order[] = { { MV_ADDED, "added" }, { MV_REMOVED, removed }, { MV_CHANGED, "changed" } };
    bool any = false;
    for (size_t i = 0; i < MV_COUNT(order); i++) {
        size_t count = counts[order[i].change];
        if (!count) continue;
        if (any) mv_text_format(out, ", %zu", count);
        if (!any) mv_words_add_count(out, count, what);
        mv_text_format(out, " %s", order[i].word);
        any = true;
    }
    return any;
}

/* Relations that are drawn, by what became of them. */
static void count_drawn(const mv_drawing_plan *plan, size_t drawn[MV_CHANGE_COUNT])
{
    for (size_t i = 0; i < MV_CHANGE_COUNT; i++) drawn[i] = 0;
    for (size_t i = 0; i < plan->stroke_count; i++)
        drawn[mv_difference_stroke(plan, &plan->strokes[i])] += plan->strokes[i].count;
}

/* A compass, and a map of what is near the focus, have nothing of others who are not shown. */
static bool is_about_focus(const mv_drawing_plan *plan)
{
    return mv_drawing_is_about_focus(plan) || mv_difference_of(plan)->near;
}

/* "Kazakhstan: 37 relations added, 7 ended": every change is drawn, in a compass those of the focus. Those among
 * an ego or a focus and who is near it are not all its own: "Around Kazakhstan: ...". */
void mv_difference_add_title(const mv_drawing_plan *plan, mv_text *out)
{
    const mv_changes *changes = mv_difference_of(plan)->changes;
    size_t drawn[MV_CHANGE_COUNT];
    count_drawn(plan, drawn);
    const char *ego = changes->b->selection.ego;
    size_t middle = is_about_focus(plan) ? plan->network->focus
                    : ego                ? mv_network_find(plan->network, ego)
                                         : MV_NONE;
    if (middle != MV_NONE)
        mv_text_format(out, "%s%s: ", mv_drawing_is_about_focus(plan) ? "" : "Around ",
                       mv_drawing_name(plan, middle));
    bool any = add_changes(out, drawn, "relation", "ended");
    if (!any && !is_about_focus(plan)) any = add_changes(out, changes->actor_changes, "actor", "gone");
    if (!any) mv_text_add(out, out->length ? "nothing changed" : "Nothing changed");
}

/* "899 relations unchanged, not drawn" */
static void add_kept(mv_text *out, const mv_drawing_plan *plan)
{
    size_t drawn[MV_CHANGE_COUNT], left = mv_difference_relations_left(plan), all;
    count_drawn(plan, drawn);
    all = drawn[MV_KEPT] + (is_about_focus(plan) ? 0 : left);
    if (mv_difference_of(plan)->near && !all) {
        mv_text_add(out, "what is unchanged is not drawn");
        return;
    }
    mv_words_add_count(out, all, "relation");
    mv_text_add(out, " unchanged");
    if (is_about_focus(plan) || !left) return;
    if (left == all)
        mv_text_add(out, ", not drawn");
    else
        mv_text_format(out, ", %zu of them not drawn", left);
}

/* "1 actor added", and who is not drawn. A compass is about the focus; every other map has all that differs. */
static void add_actors(mv_text *out, const mv_drawing_plan *plan)
{
    const mv_changes *changes = mv_difference_of(plan)->changes;
    size_t left = mv_difference_actors_left(plan);
    mv_text text = { 0 };
    if (!is_about_focus(plan) && add_changes(&text, changes->actor_changes, "actor", "gone"))
        mv_text_format(out, "%s%s", dot, text.bytes);
    mv_text_clear(&text);
    if (!left) return;
    mv_text_add(out, dot);
    mv_words_add_count(out, left, "actor");
    if (mv_difference_of(plan)->near)
        mv_text_add(out, " not drawn, nor what changed among others");
    else if (mv_drawing_is_about_focus(plan))
        mv_text_format(out, " without a tie to %s not drawn, nor what changed among others",
                       mv_drawing_name(plan, plan->network->focus));
    else
        mv_text_add(out, " of which nothing differs not drawn");
}

/* "899 relations unchanged, not drawn · 1 actor added" */
static void add_sentence(mv_text *out, const mv_drawing_plan *plan)
{
    const mv_changes *changes = mv_difference_of(plan)->changes;
    if (mv_changes_none(changes)) {
        mv_text_add(out, "Nothing differs: ");
        mv_words_add_count(out, changes->actor_count, "actor");
        mv_text_add(out, " and ");
        mv_words_add_count(out, changes->relation_count, "relation");
        mv_text_add(out, " are the same in both");
        return;
    }
    add_kept(out, plan);
    add_actors(out, plan);
}

/* What was set apart before, so that neither of the two has it. */
static void add_uncovered(mv_text *out, const mv_changes *changes)
{
    const mv_uncovered *apart = changes->uncovered;
    size_t count = apart ? apart->added.count + apart->removed.count : 0;
    if (!count) return;
    mv_text_add(out, dot);
    mv_words_add_count(out, count, "relation");
    mv_text_add(out, " set apart, not covered by the other set");
}

/* What was selected in both, or in each. */
static void add_selections(mv_text *out, const mv_drawing_plan *plan)
{
    const mv_changes *changes = mv_difference_of(plan)->changes;
    mv_text a = { 0 }, b = { 0 };
    mv_words_add_selection(&a, &changes->a->selection, changes->a->document, plan->language);
    mv_words_add_selection(&b, &changes->b->selection, changes->b->document, plan->language);
    if (same_text(a.bytes, b.bytes)) {
        if (a.length) mv_text_format(out, "%s%s", dot, a.bytes);
    } else {
        mv_text_format(out, "%sA: %s%sB: %s", dot, a.length ? a.bytes : "everything", dot,
                       b.length ? b.bytes : "everything");
    }
    mv_text_clear(&a);
    mv_text_clear(&b);
}

/* "10 September 2013 → 31 December 2024 · ..." */
static void put_subtitle(mv_drawing_plan *plan)
{
    const mv_difference *d = mv_difference_of(plan);
    mv_text text = { 0 };
    mv_text_add(&text, d->name_a);
    if (!same_text(d->name_a, d->name_b)) mv_text_format(&text, "%s%s", arrow, d->name_b);
    mv_text_add(&text, dot);
    add_sentence(&text, plan);
    add_uncovered(&text, d->changes);
    add_selections(&text, plan);
    mv_put_written(&plan->out, "subtitle", &text);
}

static void add_input(mv_text *out, const char *letter, const mv_network *network)
{
    mv_text_format(out, "%s: ", letter);
    mv_words_add_set(out, network, true);
    mv_words_add_coverage(out, network->document);
    mv_text_add(out, ". ");
}

/* Which set, file and date each of the two is, and the rule by which they are compared. */
static void put_source(mv_drawing_plan *plan)
{
    const mv_changes *changes = mv_difference_of(plan)->changes;
    mv_text text = { 0 };
    if (same_text(changes->a->document->path, changes->b->document->path)) {
        mv_text_add(&text, "Data: ");
        mv_words_add_set(&text, changes->b, false);
        mv_words_add_coverage(&text, changes->b->document);
        mv_text_add(&text, ". A: ");
        add_date(&text, changes->a);
        mv_text_add(&text, ", B: ");
        add_date(&text, changes->b);
        mv_text_add(&text, ". ");
    } else {
        add_input(&text, "A", changes->a);
        add_input(&text, "B", changes->b);
    }
    mv_text_add(&text,
                "The same actor has the same id; the same relation has the same id and ends, or else the same "
                "ends, type and start.");
    mv_drawing_add_sources(plan, &text);
    mv_put_written(&plan->out, "source", &text);
}

static void put_description(mv_drawing_plan *plan)
{
    const mv_difference *d = mv_difference_of(plan);
    mv_text text = { 0 };
    mv_text_format(&text, "Difference map of A, %s, and B, %s: ", d->name_a, d->name_b);
    mv_difference_add_title(plan, &text);
    mv_text_add(&text, "; ");
    add_sentence(&text, plan);
    add_uncovered(&text, d->changes);
    if (plan->layout->about_focus) {
        mv_text_format(&text,
                       ". In the middle stands %s, around it in sectors by vector who it has or had ties with:",
                       mv_drawing_name(plan, plan->network->focus));
        mv_compass_add_sectors(plan, &text);
    }
    mv_text_add(&text,
                ". The form of a line is what became of a relation: thick and solid is new, dashed and pale "
                "ended, dotted changed, with what changed written on it, thin in both. Its colour is its "
                "sign, and bad terms carry a circled minus besides. Names of actors begin with the word new, gone "
                "or changed where that is what they are.");
    mv_text_format(&text, " As tables: multivector compare %s %s.", mv_words_file(d->changes->a->document),
                   mv_words_file(d->changes->b->document));
    if (d->panels)
        mv_text_add(&text, " Three panels show A, B and the difference, every actor in the same place.");
    mv_put_written(&plan->out, "description", &text);
}

static void put_panel(mv_text *out, const char *id, const char *letter, const char *name)
{
    mv_text title = { 0 };
    mv_text_format(&title, "%s%s", letter, name);
    mv_put_next(out);
    mv_text_add(out, "{");
    mv_put_text(out, "id", id);
    mv_put_text(out, "title", title.bytes);
    mv_put_flag(out, "badges", strcmp(id, "difference") == 0);
    mv_text_add(out, "}");
    mv_text_clear(&title);
}

static void put_panels(mv_drawing_plan *plan)
{
    mv_put_open(&plan->out, "panels", '[');
    put_panel(&plan->out, "a", "A: ", mv_difference_of(plan)->name_a);
    put_panel(&plan->out, "b", "B: ", mv_difference_of(plan)->name_b);
    put_panel(&plan->out, "difference", "Difference", "");
    mv_text_add(&plan->out, "]");
}

void mv_difference_put_head(mv_drawing_plan *plan)
{
    put_subtitle(plan);
    put_source(plan);
    put_description(plan);
    if (mv_difference_of(plan)->panels) put_panels(plan);
}

/* --- tooltips ----------------------------------------------------------------------------------------- */

/* "; changed: sign 1 → -1, note" */
typedef struct pen {
    mv_text *out;
    mv_arena *texts; /* of values */
    const char *before;
} pen;

static pen open_pen(mv_text *out, const mv_difference *difference, const char *title)
{
    mv_text_format(out, "; %s", title);
    return (pen){ out, difference->texts, ": " };
}

static void add_field(pen *p, const char *name)
{
    mv_text_format(p->out, "%s%s", p->before, name);
    p->before = ", ";
}

static void add_values(pen *p, mv_value a, mv_value b)
{
    mv_text_add(p->out, " ");
    mv_value_show(p->out, &a);
    mv_text_add(p->out, arrow);
    mv_value_show(p->out, &b);
}

/* Whole texts are too long for a tooltip. */
static bool is_long(unsigned bit)
{
    return bit & (MV_CHANGED_NOTE | MV_CHANGED_SOURCES | MV_CHANGED_NAMES | MV_CHANGED_ATTRIBUTES);
}

void mv_difference_say_relation(const mv_drawing_plan *plan, size_t relation, mv_text *tooltip)
{
    const mv_difference *difference = mv_difference_of(plan);
    const mv_relation_pair *pair = mv_difference_relation(plan, relation);
    const mv_relations *a = difference->changes->a->set, *b = difference->changes->b->set;
    int sign = plan->network->set->relations[relation].sign;
    pen p = open_pen(tooltip, difference, mv_style_change_title(pair->change, sign));
    for (size_t i = 0; i < mv_relation_field_count && pair->change == MV_CHANGED; i++) {
        const mv_relation_field *field = &mv_relation_fields[i];
        if (!(pair->fields & field->bit)) continue;
        add_field(&p, field->name);
        if (!is_long(field->bit))
            add_values(&p, field->value(p.texts, a, &a->relations[pair->a]),
                       field->value(p.texts, b, &b->relations[pair->b]));
    }
}

void mv_difference_say_actor(const mv_drawing_plan *plan, size_t actor, mv_text *tooltip)
{
    const mv_difference *difference = mv_difference_of(plan);
    const mv_actor_pair *pair = mv_difference_actor(plan, actor);
    const mv_network *a = difference->changes->a, *b = difference->changes->b;
    pen p = open_pen(tooltip, difference, mv_style_change(pair->change)->title);
    for (size_t i = 0; i < mv_actor_field_count && pair->change == MV_CHANGED; i++) {
        const mv_actor_field *field = &mv_actor_fields[i];
        if (!(pair->fields & field->bit)) continue;
        add_field(&p, field->name);
        if (!is_long(field->bit))
            add_values(&p, field->value(p.texts, a, mv_network_actor(a, pair->a)),
                       field->value(p.texts, b, mv_network_actor(b, pair->b)));
    }
}
