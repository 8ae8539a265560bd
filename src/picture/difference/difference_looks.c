#include "picture/difference/difference.h"
#include <math.h>
#include <string.h>

/* How a difference map looks. Two questions, two channels: the form of a line tells what became of it (new, ended,
 * changed, in both), its colour and the circled minus are its sign, as in every other drawing. */

static const char turned[] = "\xe2\x86\x94";

enum { PANEL_A = 1, PANEL_B = 2, PANEL_DIFFERENCE = 4, ONLY_PICTURE = 1 };

static unsigned panels_of(const mv_difference *d, size_t a, size_t b)
{
    if (!d->panels) return ONLY_PICTURE;
    return (a != MV_NONE ? PANEL_A : 0u) | (b != MV_NONE ? PANEL_B : 0u) | PANEL_DIFFERENCE;
}

/* Each panel has the sign of its own time. */
static unsigned minus_of(const mv_difference *d, int before, int now)
{
    if (!d->panels) return now < 0 ? ONLY_PICTURE : 0u;
    return (before < 0 ? PANEL_A : 0u) | (now < 0 ? PANEL_B | PANEL_DIFFERENCE : 0u);
}

/* And its own direction: the panels with an arrowhead at the end of a line, or at its start. */
static unsigned heads_of(const mv_difference *d, int led, int leads, int end)
{
    if (!d->panels) return leads == end ? ONLY_PICTURE : 0u;
    return (led == end ? PANEL_A : 0u) | (leads == end ? PANEL_B | PANEL_DIFFERENCE : 0u);
}

/* --- lines -------------------------------------------------------------------------------------------- */

static const mv_relation *relation_of(const mv_network *network, size_t relation)
{
    return &network->set->relations[relation];
}

/* "+→−", "↔" (turned round, or directed otherwise), "1→2" or "~"; what stays negative says so: "− 1→2" */
static void add_badge(mv_text *out, const mv_drawing_plan *plan, size_t relation)
{
    static const char *const signs[] = { "\xe2\x88\x92", "0", "+" };
    const mv_relation_pair *pair = mv_difference_relation(plan, relation);
    const mv_changes *changes = mv_difference_of(plan)->changes;
    const mv_relation *a = relation_of(changes->a, pair->a), *b = relation_of(changes->b, pair->b);
    if (a->sign < 0 && b->sign < 0) mv_text_format(out, "%s ", signs[0]);
    if (pair->fields & MV_CHANGED_SIGN) {
        mv_text_format(out, "%s\xe2\x86\x92%s", signs[a->sign + 1], signs[b->sign + 1]);
    } else if (pair->fields & MV_CHANGED_DIRECTION) {
        mv_text_add(out, turned);
    } else if (pair->fields & MV_CHANGED_WEIGHT) {
        mv_text_add_number(out, a->weight, 3);
        mv_text_add(out, "\xe2\x86\x92");
        mv_text_add_number(out, b->weight, 3);
    } else {
        mv_text_add(out, mv_style_change(MV_CHANGED)->badge);
    }
}

/* What all relations of a stroke have in common. */
static void put_badge(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke, mv_change change)
{
    mv_text badge = { 0 }, other = { 0 };
    const char *text = mv_style_change(change)->badge;
    if (*text && stroke->sign < 0 && mv_difference_sign_before(plan, plan->relations[stroke->first]) < 0)
        text = "\xe2\x88\x92 ~";
    for (size_t i = 0; i < stroke->count && change == MV_CHANGED; i++) {
        mv_text_clear(&other);
        add_badge(&other, plan, plan->relations[stroke->first + i]);
        if (i == 0) add_badge(&badge, plan, plan->relations[stroke->first]);
        if (strcmp(badge.bytes, other.bytes) != 0) break;
        if (i + 1 == stroke->count) text = badge.bytes;
    }
    mv_put_text(out, "badge", text);
    mv_text_clear(&badge);
    mv_text_clear(&other);
}

static double layer(const mv_drawing_plan *plan, const mv_stroke *stroke, mv_change change)
{
    static const double layers[] = { [MV_KEPT] = 0, [MV_REMOVED] = 4, [MV_ADDED] = 5, [MV_CHANGED] = 6 };
    if (change != MV_KEPT) return layers[change];
    return !mv_drawing_is_membership(plan, stroke) + mv_drawing_is_of_focus(plan, stroke);
}

/* The more lines differ, the thinner, but never hair-thin. A neutral relation is half as wide as a signed one. */
static double line_width(const mv_drawing_plan *plan, mv_change change, int sign)
{
    const double few = 70, least = 0.35;
    const mv_changes *changes = mv_difference_of(plan)->changes;
    double differing = (double)(changes->relation_count - changes->relation_changes[MV_KEPT]);
    if (mv_drawing_is_about_focus(plan))
        differing = (double)plan->stroke_count / 2; /* some of the lines of one actor */
    double factor = change == MV_KEPT ? plan->density->line : fmax(fmin(sqrt(few / differing), 1), least);
    return mv_style_change(change)->width * factor * (sign ? 1 : 0.5);
}

static void put_stroke(mv_text *out, const mv_drawing_plan *plan, mv_change change, int sign)
{
    mv_color color;
    mv_style_change_color(color, plan->theme, change, sign);
    mv_put_text(out, "color", color);
    mv_put_text(out, "dash", mv_style_change(change)->dash);
    mv_put_number(out, "width", line_width(plan, change, sign));
}

/* Panel A has the colour of the sign that a relation had then. */
static void put_sign(mv_text *out, const mv_drawing_plan *plan, mv_change change, int before, int now)
{
    const mv_difference *d = mv_difference_of(plan);
    mv_color color;
    mv_put_number(out, "minus", minus_of(d, before, now));
    if (!d->panels || before == now) return;
    mv_style_change_color(color, plan->theme, change, before);
    mv_put_text(out, "other_color", color);
    mv_put_number(out, "others", PANEL_A);
}

static void put_heads(mv_text *out, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const mv_difference *d = mv_difference_of(plan);
    int led = mv_difference_led(plan, plan->relations[stroke->first]);
    if (!mv_drawing_may_have_arrow(plan, stroke)) return;
    mv_put_number(out, "tails", heads_of(d, led, stroke->directed, -1));
    mv_put_number(out, "heads", heads_of(d, led, stroke->directed, 1));
}

void mv_difference_put_line(mv_drawing_plan *plan, const mv_stroke *stroke)
{
    mv_text *out = &plan->out;
    const mv_difference *d = mv_difference_of(plan);
    size_t first = plan->relations[stroke->first];
    const mv_relation_pair *pair = mv_difference_relation(plan, first);
    put_stroke(out, plan, pair->change, stroke->sign);
    put_heads(out, plan, stroke);
    put_badge(out, plan, stroke, pair->change);
    put_sign(out, plan, pair->change, mv_difference_sign_before(plan, first), stroke->sign);
    mv_put_number(out, "panels", panels_of(d, pair->a, pair->b));
    mv_put_number(out, "layer", layer(plan, stroke, pair->change));
}

/* --- actors ------------------------------------------------------------------------------------------- */

/* Actors have no sign: greys, darker where something differs; who is gone is hollow. */
static void mark_colors(const mv_theme *theme, mv_change change, bool touched, mv_color fill, mv_color rim)
{
    bool strong = change == MV_ADDED || change == MV_CHANGED;
    mv_style_mix(fill, touched ? theme->plain : theme->blank, theme->paper, touched ? 0.45 : 0.3);
    if (change == MV_REMOVED) mv_style_mix(fill, theme->paper, theme->paper, 0);
    mv_style_mix(rim, theme->ink, theme->plain, strong ? 0 : touched && change == MV_KEPT ? 0.4 : 1);
}

static void put_mark(mv_text *out, const mv_theme *theme, const char *shape, mv_change change, bool touched,
                     double size)
{
    const mv_change_style *style = mv_style_change(change);
    mv_color fill, rim;
    mark_colors(theme, change, touched, fill, rim);
    mv_put_mark(out, shape, fill, rim, size, style->rim);
    mv_put_text(out, "dash", style->outline);
}

void mv_difference_put_mark(mv_drawing_plan *plan, size_t actor, const mv_kind_style *kind, double size,
                            mv_color fill)
{
    const mv_difference *d = mv_difference_of(plan);
    const mv_actor_pair *pair = mv_difference_actor(plan, actor);
    mv_color rim;
    mark_colors(plan->theme, pair->change, mv_difference_touches(plan, actor), fill, rim);
    if (actor == plan->network->focus) {
        mv_style_mix(fill, plan->theme->focus, plan->theme->focus, 0);
        if (pair->change == MV_KEPT) mv_style_mix(rim, fill, fill, 0);
    }
    mv_put_mark(&plan->out, kind->shape, fill, rim, size, mv_style_change(pair->change)->rim);
    mv_put_text(&plan->out, "dash", mv_style_change(pair->change)->outline);
    mv_put_number(&plan->out, "panels", panels_of(d, pair->a, pair->b));
}

/* --- legend ------------------------------------------------------------------------------------------- */

static void open_counted_row(mv_text *out, const char *title, size_t count)
{
    mv_text text = { 0 };
    mv_text_format(&text, "%s: %zu", title, count);
    mv_drawing_open_row(out, text.bytes);
    mv_text_clear(&text);
}

static void put_line(mv_drawing_plan *plan, mv_change change, int sign, bool arrow, const char *badge)
{
    mv_text *out = &plan->out;
    mv_put_open(out, "line", '{');
    put_stroke(out, plan, change, sign);
    mv_put_flag(out, "arrow", arrow);
    mv_put_flag(out, "minus", sign < 0);
    mv_put_text(out, "badge", badge);
    mv_text_add(out, "}}");
}

/* A row for each change and sign that is drawn: "new dispute: 3". */
static void put_relation_rows(mv_drawing_plan *plan)
{
    static const mv_change order[] = { MV_ADDED, MV_REMOVED, MV_CHANGED, MV_KEPT };
    static const int signs[] = { 1, -1, 0 };
    size_t drawn[MV_CHANGE_COUNT][3] = { 0 };
    for (size_t i = 0; i < plan->stroke_count; i++) {
        const mv_stroke *stroke = &plan->strokes[i];
        drawn[mv_difference_stroke(plan, stroke)][stroke->sign + 1] += stroke->count;
    }
    for (size_t i = 0; i < MV_COUNT(order); i++)
        for (size_t j = 0; j < MV_COUNT(signs); j++) {
            size_t count = drawn[order[i]][signs[j] + 1];
            if (!count) continue;
            open_counted_row(&plan->out, mv_style_change_title(order[i], signs[j]), count);
            put_line(plan, order[i], signs[j], false, mv_style_change(order[i])->badge);
        }
}

/* Bits of mv_field_bit that relations of the drawing differ in. */
static unsigned fields_of(const mv_drawing_plan *plan)
{
    unsigned fields = 0;
    for (size_t i = 0; i < plan->stroke_count; i++)
        for (size_t j = 0; j < plan->strokes[i].count; j++) {
            size_t relation = plan->relations[plan->strokes[i].first + j];
            const mv_relation_pair *pair = mv_difference_relation(plan, relation);
            if (pair->change == MV_CHANGED) fields |= pair->fields;
        }
    return fields;
}

static void put_lines(mv_drawing_plan *plan)
{
    bool directed = false;
    unsigned fields = fields_of(plan);
    for (size_t i = 0; i < plan->stroke_count; i++) directed |= plan->strokes[i].directed;
    mv_drawing_open_section(&plan->out, "Lines: relations", false);
    put_relation_rows(plan);
    const struct {
        bool used;
        const char *text;
        mv_change change;
        bool arrow;
        const char *badge;
    } rows[] = {
        { fields & MV_CHANGED_SIGN, "its sign changed", MV_CHANGED, false, "\xe2\x88\x92\xe2\x86\x92+" },
        { fields & MV_CHANGED_DIRECTION, "its direction changed", MV_CHANGED, true, turned },
        { fields & MV_CHANGED_WEIGHT, "its strength changed", MV_CHANGED, false, "1\xe2\x86\x92\x32" },
        { directed, "directed", MV_KEPT, true, "" },
    };
    for (size_t i = 0; i < MV_COUNT(rows); i++) {
        if (!rows[i].used) continue;
        mv_drawing_open_row(&plan->out, rows[i].text);
        put_line(plan, rows[i].change, 1, rows[i].arrow, rows[i].badge);
    }
    mv_text_add(&plan->out, "]}");
}

/* Only marks that are drawn. The focus has a look of its own, but counts as in the heading. */
static void put_mark_row(mv_drawing_plan *plan, mv_change change, bool touched, const char *title)
{
    size_t drawn = 0;
    for (size_t i = 0; i < plan->network->actor_count; i++)
        drawn += mv_drawing_number(plan, i) != MV_NONE && mv_difference_actor(plan, i)->change == change &&
                 mv_difference_touches(plan, i) == touched;
    if (!drawn) return;
    open_counted_row(&plan->out, title, drawn);
    mv_put_open(&plan->out, "mark", '{');
    put_mark(&plan->out, plan->theme, "circle", change, touched, 13);
    mv_text_add(&plan->out, "}}");
}

static void put_marks(mv_drawing_plan *plan)
{
    if (plan->network->actor_count == 1 && plan->network->focus != MV_NONE) return;
    mv_drawing_open_section(&plan->out, "Actors: what became of them", false);
    put_mark_row(plan, MV_ADDED, true, "new");
    put_mark_row(plan, MV_REMOVED, true, "gone");
    put_mark_row(plan, MV_CHANGED, true, "changed");
    put_mark_row(plan, MV_KEPT, true, "in both, relations differ");
    put_mark_row(plan, MV_KEPT, false, "in both, nothing differs");
    mv_text_add(&plan->out, "]}");
}

void mv_difference_legend(mv_drawing_plan *plan)
{
    if (plan->stroke_count) put_lines(plan);
    put_marks(plan);
}
