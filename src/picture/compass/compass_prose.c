#include "picture/compass/compass.h"
#include "picture/words/picture_words.h"
#include "support/memory.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* What a compass says: its texts, figures and bars. */

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

void mv_compass_add_abbreviations(const mv_drawing_plan *plan, mv_text *out)
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

/* --- the bars --------------------------------------------------------------------------------------- */

static void put_part(mv_drawing_plan *plan, const mv_share_part *part)
{
    mv_put_next(&plan->out);
    mv_text_add(&plan->out, "{");
    mv_put_text(&plan->out, "name", part->name);
    mv_put_text(&plan->out, "value", part->value);
    mv_put_key(&plan->out, "share");
    mv_text_add_number(&plan->out, part->share, 17);
    mv_put_text(&plan->out, "fill", part->fill);
    mv_put_text(&plan->out, "ink", part->ink);
    mv_text_add(&plan->out, "}");
}

/* "A: 2013 - shares of ..., over 24 ties" */
static void put_bar(mv_drawing_plan *plan, const char *letter, const mv_shares *shares)
{
    mv_text title = { 0 };
    mv_text_format(&title, "%sShares of positive tie strength, by vector: ", letter);
    mv_shares_add_ties(&title, shares);
    mv_put_next(&plan->out);
    mv_text_add(&plan->out, "{");
    mv_put_written(&plan->out, "title", &title);
    if (shares->undefined) {
        mv_text_format(&title, "no shares: %s", shares->undefined);
        mv_put_written(&plan->out, "undefined", &title);
    }
    mv_put_flag(&plan->out, "hollow", mv_shares_are_few(shares));
    mv_put_open(&plan->out, "parts", '[');
    for (size_t i = 0; i < shares->count; i++) put_part(plan, &shares->parts[i]);
    mv_text_add(&plan->out, "]}");
}

/* Between two networks one for each, the earlier above. */
static void put_bars(mv_drawing_plan *plan)
{
    const mv_compass *compass = mv_compass_of(plan);
    bool both = compass->profile_before != NULL;
    mv_text remark = { 0 };
    mv_shares_say_few(&remark, &compass->shares);
    mv_put_written(&plan->out, "remark", &remark);
    mv_put_open(&plan->out, "bars", '[');
    if (both) put_bar(plan, "A. ", &compass->shares_before);
    put_bar(plan, both ? "B. " : "", &compass->shares);
    mv_text_add(&plan->out, "]");
}

/* Whether somebody who is shown has the colours of two vectors. */
static bool stands_between(const mv_drawing_plan *plan)
{
    bool any = false;
    for (size_t i = 0; i < plan->network->actor_count && !mv_compass_of(plan)->compared; i++)
        any = any || (mv_compass_of(plan)->sector_of[i] != MV_NONE && plan->second_class[i] != MV_NONE);
    return any;
}

/* What must be known to read it. */
static void put_notes(mv_drawing_plan *plan)
{
    mv_text text = { 0 };
    mv_text_add(&text,
                "Shares stand in the bar, whose length is the same in every compass. Sectors are as wide as "
                "their actors need, and say nothing of shares.");
    if (stands_between(plan))
        mv_text_add(&text,
                    " An actor of two colours stands in the sector of its larger share and counts for both.");
    mv_put_written(&plan->out, "note", &text);
    mv_compass_add_abbreviations(plan, &text);
    mv_put_written(&plan->out, "abbreviations", &text);
}

void mv_compass_put(mv_drawing_plan *plan)
{
    mv_put_open(&plan->out, "dial", '{');
    mv_put_number(&plan->out, "middle", (double)mv_drawing_number(plan, plan->network->focus));
    put_figures(plan);
    put_bars(plan);
    put_notes(plan);
    mv_compass_put_rivalries(plan);
    mv_compass_put_sectors(plan);
    mv_text_add(&plan->out, "}");
}

void mv_compass_put_description(mv_drawing_plan *plan)
{
    mv_text text = { 0 };
    mv_text_format(&text, "Compass diagram with %s in the middle and the ", focus_name(plan));
    mv_words_add_count(&text, count_shown(plan), "actor");
    mv_text_format(&text, " it has %sties with around it, in sectors by vector:", side_word(plan));
    mv_compass_add_sectors(plan, &text);
    mv_text_add(&text, ". Organisations and the like stand on an inner ring, countries, groups and persons on an "
                       "outer one; an actor of two vectors in the sector of its largest share. ");
    figure figures[FIGURES];
    for (size_t i = 0, figure_count = find_figures(plan, figures); i < figure_count; i++)
        mv_text_format(&text, "%s: %s. ", figures[i].value, figures[i].text);
    mv_compass_say_rivalries(plan, &text);
    mv_text_add(&text, "Negative relations are dashed and carry a minus sign.");
    mv_drawing_point_to_tables(plan, &text);
    size_t ignored = mv_direction_relations(plan->network);
    if (ignored)
        mv_text_format(&text, " Shares do not use the direction of %zu relation%s.", ignored,
                       ignored == 1 ? "" : "s");
    mv_put_written(&plan->out, "description", &text);
}
