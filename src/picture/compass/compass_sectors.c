#include "picture/compass/compass.h"
#include "picture/words/picture_words.h"
#include <ctype.h>
#include <math.h>
#include <string.h>

/* The sectors of a compass, and who stands in them: names, colours, data. */

static const char arrow[] = " \xe2\x86\x92 ";

mv_compass *mv_compass_of(const mv_drawing_plan *plan)
{
    return plan->arranged;
}

static const mv_actor *actor_at(const mv_drawing_plan *plan, size_t actor)
{
    return mv_network_actor(plan->network, actor);
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

/* --- sectors ---------------------------------------------------------------------------------------- */

static double share_of(const mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    return sector->counted ? mv_compass_of(plan)->profile->rows[sector->vector].share : NAN;
}

/* Between two networks, what it was before as well: "29 % → 34 %". */
static void add_shares(const mv_drawing_plan *plan, mv_text *out, const mv_compass_sector *sector)
{
    const mv_profile *before = mv_compass_of(plan)->profile_before;
    if (before) mv_share_add(out, before->rows[sector->vector].share);
    if (before) mv_text_add(out, arrow);
    mv_share_add(out, share_of(plan, sector));
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
    if (sector->members)
        mv_words_add_count(&text, sector->members, "actor");
    else
        mv_text_add(&text, "no tie");
    if (!sector->counted) mv_text_add(&text, ", not counted");
    mv_put_written(&plan->out, "value", &text);
}

static void put_sector(mv_drawing_plan *plan, const mv_compass_sector *sector)
{
    mv_text_add(&plan->out, "\n{");
    put_sector_names(plan, sector);
    mv_put_flag(&plan->out, "counted", sector->counted);
    put_sector_look(plan, sector);
    put_sector_tooltip(plan, sector);
    put_sector_data(plan, sector);
    mv_text_add(&plan->out, "}");
}

void mv_compass_put_sectors(mv_drawing_plan *plan)
{
    mv_put_open(&plan->out, "sectors", '[');
    for (size_t i = 0; i < mv_compass_of(plan)->sector_count; i++) {
        mv_put_next(&plan->out);
        put_sector(plan, &mv_compass_of(plan)->sectors[i]);
    }
    mv_text_add(&plan->out, "]");
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

void mv_compass_shade(mv_color color, const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    const double readable = 3;
    size_t focus = plan->network->focus, other = stroke->from == focus ? stroke->to : stroke->from;
    size_t sector = mv_compass_of(plan)->sector_of[other];
    mv_color tint;
    if (sector == MV_NONE) return;
    sector_tint(tint, plan, &mv_compass_of(plan)->sectors[sector]);
    mv_style_readable(color, color, tint, readable);
}
