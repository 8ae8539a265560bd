#include "picture/compass/compass.h"
#include "support/memory.h"
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* What a compass says: its texts, figures and colours. */

mv_compass *mv_compass_of(const mv_drawing_plan *plan)
{
    return plan->arranged;
}

static const mv_actor *actor_at(const mv_drawing_plan *plan, size_t actor)
{
    return mv_network_actor(plan->network, actor);
}

/* --- around the drawing ----------------------------------------------------------------------------- */

static const char *focus_name(const mv_drawing_plan *plan)
{
    return mv_drawing_name(plan, plan->network->focus);
}

static size_t count_shown(const mv_drawing_plan *plan)
{
    return plan->network->actor_count - mv_compass_of(plan)->left_out - 1;
}

static const char *side_word(const mv_drawing_plan *plan)
{
    return mv_side_word(plan->network->selection.side);
}

/* "Its ties by foreign-policy vector: 39 actors tied to Kazakhstan; 180 without a tie to it are not shown" */
void mv_compass_add_subtitle(const mv_drawing_plan *plan, mv_text *out)
{
    size_t shown = count_shown(plan), left_out = mv_compass_of(plan)->left_out;
    mv_text_add(out, "Ties by foreign-policy vector: ");
    if (shown)
        mv_text_format(out, "%zu actor%s tied to %s", shown, shown == 1 ? "" : "s", focus_name(plan));
    else
        mv_text_format(out, "no actor is tied to %s in this selection", focus_name(plan));
    if (*side_word(plan)) mv_text_format(out, " by its %sties", side_word(plan));
    if (left_out)
        mv_text_format(out, "; %zu without a tie to it %s not shown", left_out, left_out == 1 ? "is" : "are");
}

/* The figures that the picture comes to, each with what it means. */
typedef struct figure {
    char value[120], text[160];
} figure;

enum { FIGURES = 3 };

static const char unknown[] = "\xe2\x80\x93", arrow[] = " \xe2\x86\x92 ";

static void add_number(mv_text *out, double number, int decimals)
{
    if (isnan(number))
        mv_text_add(out, unknown);
    else
        mv_text_format(out, "%.*f", decimals, number);
}

/* Between two networks, what it was before as well: "0.86 → 0.91". */
static void set_number(figure *f, const double *before, double now, int decimals)
{
    mv_text text = { 0 };
    if (before) add_number(&text, *before, decimals);
    if (before) mv_text_add(&text, arrow);
    add_number(&text, now, decimals);
    snprintf(f->value, sizeof f->value, "%s", text.bytes);
    mv_text_clear(&text);
}

static void set_bridged(figure *f, const mv_bridged *before, const mv_bridged *now)
{
    if (before)
        snprintf(f->value, sizeof f->value, "%zu of %zu%s%zu of %zu", before->count, before->of, arrow, now->count,
                 now->of);
    else
        snprintf(f->value, sizeof f->value, "%zu of %zu", now->count, now->of);
    snprintf(f->text, sizeof f->text, "rivalries of others bridged: good terms with both sides");
}

static size_t find_figures(const mv_drawing_plan *plan, figure figures[FIGURES])
{
    const mv_profile *p = mv_compass_of(plan)->profile, *before = mv_compass_of(plan)->profile_before;
    const mv_bridged *b = mv_compass_of(plan)->bridged;
    figure *next = figures;
    memset(figures, 0, FIGURES * sizeof *figures);
    set_number(next, before ? &before->evenness : NULL, p->evenness, 2);
    if (isnan(p->evenness))
        snprintf(next->text, sizeof next->text, "no evenness: %s", p->evenness_undefined);
    else
        snprintf(next->text, sizeof next->text,
                 "evenness over %zu vectors, where 1 is spread evenly and 0 all with one", p->counted);
    next++;
    if (!isnan(p->effective_vectors)) {
        set_number(next, before ? &before->effective_vectors : NULL, p->effective_vectors, 1);
        snprintf(next->text, sizeof next->text, "effective vectors: so many of equal share would be as even");
        next++;
    }
    if (b->of) set_bridged(next++, mv_compass_of(plan)->bridged_before, b);
    return (size_t)(next - figures);
}

static void put_figures(mv_drawing_plan *plan)
{
    figure figures[FIGURES];
    size_t count = find_figures(plan, figures);
    mv_put_open(&plan->out, "figures", '[');
    for (size_t i = 0; i < count; i++) {
        mv_put_next(&plan->out);
        mv_text_add(&plan->out, "{");
        mv_put_text(&plan->out, "value", figures[i].value);
        mv_put_text(&plan->out, "text", figures[i].text);
        mv_text_add(&plan->out, "}");
    }
    mv_text_add(&plan->out, "]");
}

/* Whether an id is what its name is called in short: some capitals, which stand in the name in this order. CU3 is
 * not, for a customs union of three. */
static bool is_abbreviation(const char *id, const char *name)
{
    const size_t longest = 7;
    size_t length = strlen(id);
    if (length < 2 || length > longest || toupper((unsigned char)*name) != *id) return false;
    for (; *id; id++, name++) {
        while (*name && toupper((unsigned char)*name) != *id) name++;
        if (!*name || !isupper((unsigned char)*id)) return false;
    }
    return true;
}

const char *mv_compass_label(const mv_drawing_plan *plan, size_t actor)
{
    const size_t long_name = 21;
    const mv_actor *a = actor_at(plan, actor);
    const char *name = mv_drawing_name(plan, actor);
    bool body = strcmp(a->kind, "organisation") == 0 || strcmp(a->kind, "programme") == 0;
    bool other = body && actor != plan->network->focus && strlen(name) > long_name;
    return other && is_abbreviation(a->id, a->name) ? a->id : name;
}

/* "CIS: Commonwealth of Independent States; …" */
static void add_abbreviations(const mv_drawing_plan *plan, mv_text *out)
{
    const char *before = "";
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        const char *name = mv_drawing_name(plan, i), *label = mv_compass_label(plan, i);
        if (mv_drawing_number(plan, i) == MV_NONE || name == label) continue;
        mv_text_format(out, "%s%s: %s", before, label, name);
        before = "; ";
    }
    if (*before) mv_text_add(out, ".");
}

/* --- sectors ---------------------------------------------------------------------------------------- */

static double share_of(const mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    return sector->counted ? mv_compass_of(plan)->profile->rows[sector->vector].share : NAN;
}

/* One decimal where whole per cents would hide that there is something. */
static void add_share(mv_text *out, double share)
{
    if (isnan(share))
        mv_text_add(out, unknown);
    else
        mv_text_format(out, share > 0 && share < 0.0095 ? "%.1f %%" : "%.0f %%", 100 * share);
}

/* Between two networks, what it was before as well: "29 % → 34 %". */
static void add_shares(const mv_drawing_plan *plan, mv_text *out, const mv_compass_sector *sector)
{
    const mv_profile *before = mv_compass_of(plan)->profile_before;
    if (before) add_share(out, before->rows[sector->vector].share);
    if (before) mv_text_add(out, arrow);
    add_share(out, share_of(plan, sector));
}

static void add_strength(mv_text *out, const char *what, const mv_leaning *leaning)
{
    mv_text_format(out, "%s ", what);
    mv_text_add_number(out, leaning->strength, 4);
    mv_text_format(out, " (%zu tie%s)", leaning->ties, leaning->ties == 1 ? "" : "s");
}

/* "Western: 29 % of the positive strength with counted vectors; positive strength 7.1 (13 ties), negative …" */
static void put_sector_tooltip(mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    const mv_profile *p = mv_compass_of(plan)->profile;
    mv_text text = { 0 };
    mv_text_format(&text, "%s: ", sector->name);
    if (sector->counted) {
        const mv_vector_row *row = &p->rows[sector->vector];
        add_shares(plan, &text, sector);
        mv_text_add(&text, " of the positive strength with counted vectors; ");
        add_strength(&text, "positive strength", &row->positive);
        add_strength(&text, ", negative strength", &row->negative);
    } else {
        mv_text_add(&text, "no part of the shares");
    }
    mv_text_format(&text, "; %zu actor%s shown", sector->members, sector->members == 1 ? "" : "s");
    mv_put_written(&plan->out, "tooltip", &text);
}

static void put_sector_data(mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    const mv_relations *set = plan->network->set;
    mv_text value = { 0 };
    mv_put_open(&plan->out, "data", '{');
    mv_put_text(&plan->out, "vector", sector->vector == MV_NONE ? "" : set->vectors[sector->vector].id);
    double share = share_of(plan, sector);
    if (!isnan(share)) mv_text_add_number(&value, share, 12);
    mv_put_written(&plan->out, "share", &value);
    if (sector->counted) {
        mv_text_add_number(&value, mv_compass_of(plan)->profile->rows[sector->vector].positive.strength, 12);
        mv_put_text(&plan->out, "strength", value.bytes);
    }
    mv_text_add(&plan->out, "}");
    mv_text_clear(&value);
}

static const char *sector_color(const mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    bool grey = !sector->counted || mv_compass_of(plan)->compared;
    return grey ? plan->theme->plain : mv_style_vector_color(plan->theme, plan->network->set, sector->vector);
}

/* A tint for the ground, pale enough for lines and labels upon it. */
static void sector_tint(mv_color out, const mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    mv_style_mix(out, plan->theme->paper, sector_color(plan, sector),
                 sector->counted ? plan->theme->tint : plan->theme->tint / 2);
}

static void put_sector_look(mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    const mv_theme *theme = plan->theme;
    const char *color = sector_color(plan, sector);
    mv_color tint, arc, ink;
    sector_tint(tint, plan, sector);
    mv_style_readable(arc, color, theme->paper, theme->mark_contrast);
    mv_style_readable(ink, color, theme->paper, 4.6);
    mv_put_text(&plan->out, "tint", tint);
    mv_put_text(&plan->out, "color", arc);
    mv_put_text(&plan->out, "ink", ink);
}

static void put_sector_names(mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    const char *id = sector->vector == MV_NONE ? "" : plan->network->set->vectors[sector->vector].id;
    mv_text text = { 0 };
    mv_text_add(&text, *id ? "sector-" : "sector.");
    mv_put_slug(&text, *id ? id : sector->name);
    mv_put_written(&plan->out, "id", &text);
    mv_text_format(&text, "%s%s", sector->counted ? "counted" : "uncounted", *id ? " vector-" : "");
    mv_put_slug(&text, id);
    mv_put_written(&plan->out, "class", &text);
    mv_put_text(&plan->out, "name", sector->name);
    if (sector->counted)
        add_shares(plan, &text, sector);
    else
        mv_text_add(&text, "not counted");
    mv_put_written(&plan->out, "value", &text);
}

/* The share that the arc shows. Panels show A's, B's, and B's in the difference, as parts of the larger one. */
static void put_arc(mv_drawing_plan *plan, const mv_compass_sector *sector, double now)
{
    const mv_profile *p = mv_compass_of(plan)->profile_before;
    double before = mv_compass_of(plan)->panels && p ? p->rows[sector->vector].share : now;
    if (isnan(before)) before = 0;
    double most = fmax(before, now);
    mv_put_key(&plan->out, "share");
    mv_text_add_number(&plan->out, most, 17);
    if (most <= 0 || before == now) return;
    mv_put_open(&plan->out, "parts", '[');
    const double shown[] = { before, now, now };
    for (size_t i = 0; i < MV_COUNT(shown); i++) {
        mv_put_next(&plan->out);
        mv_text_add_number(&plan->out, shown[i] / most, 17);
    }
    mv_text_add(&plan->out, "]");
}

static void put_sector(mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    double share = share_of(plan, sector);
    mv_text_add(&plan->out, "\n{");
    put_sector_names(plan, sector);
    mv_put_flag(&plan->out, "counted", sector->counted);
    if (!isnan(share)) put_arc(plan, sector, share);
    put_sector_look(plan, sector);
    put_sector_tooltip(plan, sector);
    put_sector_data(plan, sector);
    mv_text_add(&plan->out, "}");
}

/* Whether somebody who is shown has the colours of two vectors. */
static bool stands_between(const mv_drawing_plan *plan)
{
    bool any = false;
    for (size_t i = 0; i < plan->network->actor_count && !mv_compass_of(plan)->compared; i++)
        any = any || (mv_compass_of(plan)->sector_of[i] != MV_NONE && plan->second_class[i] != MV_NONE);
    return any;
}

/* What must be known to read it. The drawing adds `widened` if it had to make room. */
static void put_notes(mv_drawing_plan *plan)
{
    mv_text text = { 0 };
    bool shares = !mv_compass_of(plan)->profile->undefined;
    if (shares && mv_compass_of(plan)->compared)
        mv_text_format(
            &text,
            "The arc of a sector is its vector's share, in B%s, of the positive tie strength with counted "
            "vectors; at its name stand the shares in A and B.",
            mv_compass_of(plan)->panels ? " (in the first panel in A)" : "");
    else if (shares)
        mv_text_add(&text, "The coloured arc of a sector is its vector's share of the positive tie strength with "
                           "counted vectors.");
    else
        mv_text_add(&text, "There are no shares: no sector has an arc, and its width means nothing.");
    if (stands_between(plan))
        mv_text_add(&text,
                    " An actor of two colours stands in the sector of its larger share and counts for both.");
    mv_put_written(&plan->out, "note", &text);
    mv_put_text(&plan->out, "widened",
                shares
                    ? "Where the arc is shorter than the sector, the sector is wider than the share, to hold its "
                      "actors or to show at all."
                    : "");
    add_abbreviations(plan, &text);
    mv_put_written(&plan->out, "abbreviations", &text);
}

void mv_compass_put(mv_drawing_plan *plan)
{
    mv_put_open(&plan->out, "dial", '{');
    mv_put_number(&plan->out, "middle", (double)mv_drawing_number(plan, plan->network->focus));
    put_figures(plan);
    put_notes(plan);
    mv_put_open(&plan->out, "sectors", '[');
    for (size_t i = 0; i < mv_compass_of(plan)->sector_count; i++) {
        mv_put_next(&plan->out);
        put_sector(plan, &mv_compass_of(plan)->sectors[i]);
    }
    mv_text_add(&plan->out, "]}");
}

void mv_compass_add_sectors(const mv_drawing_plan *plan, mv_text *out)
{
    const mv_compass *compass = mv_compass_of(plan);
    for (size_t i = 0; i < compass->sector_count; i++) {
        const mv_compass_sector *sector = &compass->sectors[i];
        mv_text_format(out, "%s %s ", i ? ";" : "", sector->name);
        if (sector->counted) add_shares(plan, out, sector);
        mv_text_format(out, "%s, %zu actor%s", sector->counted ? "" : "(not counted)", sector->members,
                       sector->members == 1 ? "" : "s");
    }
}

void mv_compass_put_description(mv_drawing_plan *plan)
{
    mv_text text = { 0 };
    mv_text_format(&text,
                   "Compass diagram with %s in the middle and the %zu actors it has %sties with around it, "
                   "in sectors by vector:",
                   focus_name(plan), count_shown(plan), side_word(plan));
    mv_compass_add_sectors(plan, &text);
    mv_text_add(&text, ". Organisations and the like stand on an inner ring, countries, groups and persons on an "
                       "outer one; an actor of two vectors in the sector of its largest share. ");
    figure figures[FIGURES];
    for (size_t i = 0, figure_count = find_figures(plan, figures); i < figure_count; i++)
        mv_text_format(&text, "%s: %s. ", figures[i].value, figures[i].text);
    mv_text_add(&text, "Negative relations are dashed and carry a minus sign.");
    mv_drawing_point_to_tables(plan, &text);
    size_t ignored = mv_direction_relations(plan->network);
    if (ignored)
        mv_text_format(&text, " Shares do not use the direction of %zu relation%s.", ignored,
                       ignored == 1 ? "" : "s");
    mv_put_written(&plan->out, "description", &text);
}

/* --- actors ----------------------------------------------------------------------------------------- */

/* Who acts by itself stands outside, what others are members or parts of inside. */
static bool stands_outside(const char *kind)
{
    static const char *const outside[] = { "country", "group", "person", "place" };
    for (size_t i = 0; i < MV_COUNT(outside); i++)
        if (strcmp(outside[i], kind) == 0) return true;
    return false;
}

void mv_compass_put_actor(mv_drawing_plan *plan, size_t actor)
{
    size_t sector = mv_compass_of(plan)->sector_of[actor];
    mv_color tint;
    if (sector == MV_NONE) return;
    mv_put_number(&plan->out, "sector", (double)sector);
    mv_put_flag(&plan->out, "outside", stands_outside(actor_at(plan, actor)->kind));
    sector_tint(tint, plan, &mv_compass_of(plan)->sectors[sector]);
    mv_put_text(&plan->out, "ground", tint);
}
