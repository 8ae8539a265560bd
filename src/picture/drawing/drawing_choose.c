#include "picture/drawing/drawing_parts.h"
#include "picture/words/picture_words.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What is drawn where there is too much to see, and who is not drawn: what the picture then says of it. */

static bool is_kept_whole(const mv_drawing_plan *plan, size_t actor)
{
    return actor == plan->network->focus || (plan->fading && plan->fading[actor] == MV_CLEAR);
}

/* --- the strongest lines of each actor ---------------------------------------------------------------- */

static int first_day(const mv_drawing_plan *plan, const mv_stroke *stroke)
{
    int first = 0;
    for (size_t i = 0; i < stroke->count; i++) {
        int day = plan->network->set->relations[plan->relations[stroke->first + i]].start.day;
        if (day && (!first || day < first)) first = day;
    }
    return first;
}

typedef struct ranked {
    double weight;
    int start;
    size_t stroke;
} ranked;

/* Of equal strength the earlier one, then in the order of ids; one without a beginning is last. */
static int by_strength(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    if (x->start != y->start && x->start && y->start) return x->start < y->start ? -1 : 1;
    if (x->start != y->start) return x->start ? -1 : 1;
    return (x->stroke > y->stroke) - (x->stroke < y->stroke);
}

/* For each stroke the number of stronger ones that the end has which has fewer: it is among the k strongest of an
 * end when that is below k. */
static size_t *rank_strokes(const mv_drawing_plan *plan)
{
    size_t *ranks = mv_alloc_array(plan->stroke_count, sizeof *ranks);
    size_t *seen = mv_alloc_array(plan->network->actor_count, sizeof *seen);
    ranked *order = mv_alloc_array(plan->stroke_count, sizeof *order);
    for (size_t i = 0; i < plan->stroke_count; i++)
        order[i] = (ranked){ plan->strokes[i].weight, first_day(plan, &plan->strokes[i]), i };
    qsort(order, plan->stroke_count, sizeof *order, by_strength);
    for (size_t i = 0; i < plan->stroke_count; i++) {
        const mv_stroke *stroke = &plan->strokes[order[i].stroke];
        size_t a = seen[stroke->from]++, b = stroke->to == stroke->from ? a : seen[stroke->to]++;
        bool whole = is_kept_whole(plan, stroke->from) || is_kept_whole(plan, stroke->to);
        ranks[order[i].stroke] = whole ? 0 : a < b ? a : b;
    }
    MV_FREE(seen, order);
    return ranks;
}

/* As many to each actor as leave no more lines than can be seen; one at least. */
static size_t most_to_each(const mv_drawing_plan *plan, const size_t *ranks, size_t room)
{
    size_t *count = mv_alloc_array(plan->stroke_count + 1, sizeof *count), k = 0, sum = 0;
    for (size_t i = 0; i < plan->stroke_count; i++) count[ranks[i]]++;
    while (k < plan->stroke_count && (k == 0 || sum + count[k] <= room)) sum += count[k++];
    free(count);
    return k;
}

static size_t most_lines(const mv_drawing_plan *plan)
{
    size_t by_actors = MV_LINES_PER_ACTOR * plan->network->actor_count;
    return by_actors > MV_CLEAR_LINES ? by_actors : MV_CLEAR_LINES;
}

/* "the strongest 4 of each actor are drawn, 583 of 10682 lines" */
static void say_thinned(mv_drawing_plan *plan, size_t k, size_t before, bool unasked, mv_log *log)
{
    const char *focus = plan->network->focus == MV_NONE ? "" : " and all of the focus";
    mv_text_format(&plan->notes, "Drawn: the strongest %zu line%s of each actor%s, %zu of %zu. ", k,
                   k == 1 ? "" : "s", focus, plan->stroke_count, before);
    if (unasked)
        mv_log_warning(log, (mv_place){ 0 },
                       "%zu lines are too many to tell apart: %zu of them are drawn, the strongest %zu of each "
                       "actor%s; --strongest %zu draws more, --strongest 0 all of them; --ego, --kind and "
                       "--min-weight select less",
                       before, plan->stroke_count, k, focus, 2 * k);
}

static void thin(mv_drawing_plan *plan, size_t asked, mv_log *log)
{
    size_t before = plan->stroke_count, room = most_lines(plan), kept = 0;
    if (asked == MV_NONE || (!asked && before <= room)) return;
    size_t *ranks = rank_strokes(plan), k = asked ? asked : most_to_each(plan, ranks, room);
    for (size_t i = 0; i < before; i++)
        if (ranks[i] < k) plan->strokes[kept++] = plan->strokes[i];
    plan->stroke_count = kept;
    free(ranks);
    if (kept < before) say_thinned(plan, k, before, !asked, log);
}

/* --- the actors with most lines ----------------------------------------------------------------------- */

typedef struct busy {
    size_t lines, actor;
} busy;

static int by_lines(const void *a, const void *b)
{
    const busy *x = a, *y = b;
    if (x->lines != y->lines) return x->lines > y->lines ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

static busy *order_by_lines(const mv_drawing_plan *plan)
{
    busy *order = mv_alloc_array(plan->network->actor_count, sizeof *order);
    for (size_t i = 0; i < plan->network->actor_count; i++)
        order[i] = (busy){ is_kept_whole(plan, i) ? SIZE_MAX / 2 : 0, i };
    for (size_t i = 0; i < plan->stroke_count; i++) {
        order[plan->strokes[i].from].lines++;
        order[plan->strokes[i].to].lines++;
    }
    qsort(order, plan->network->actor_count, sizeof *order, by_lines);
    return order;
}

/* More actors than a page has room for: those with most lines stay, and the lines between them. */
static void keep_busiest(mv_drawing_plan *plan, bool all, mv_log *log)
{
    size_t count = plan->network->actor_count, kept = 0;
    if (all || count <= MV_DRAWN_ACTORS) return;
    busy *order = order_by_lines(plan);
    bool *stays = mv_alloc_array(count, sizeof *stays);
    for (size_t i = 0; i < MV_DRAWN_ACTORS; i++) stays[order[i].actor] = true;
    for (size_t i = 0; i < plan->stroke_count; i++)
        if (stays[plan->strokes[i].from] && stays[plan->strokes[i].to]) plan->strokes[kept++] = plan->strokes[i];
    plan->stroke_count = kept;
    plan->crowded_out = count - MV_DRAWN_ACTORS;
    mv_text_format(&plan->notes, "Drawn: the %d of %zu actors with the most ties. ", MV_DRAWN_ACTORS, count);
    mv_log_warning(log, (mv_place){ 0 },
                   "%zu actors are too many for a picture: the %d with the most ties are drawn; --ego and --kind "
                   "select, --strongest 0 draws all of them",
                   count, MV_DRAWN_ACTORS);
    MV_FREE(order, stays);
}

/* --- who has no relation ------------------------------------------------------------------------------ */

/* Numbers those who are drawn. False: nobody has a line, and all are. */
static bool number_tied(mv_drawing_plan *plan)
{
    size_t count = plan->network->actor_count, next = 0;
    if (plan->stroke_count + plan->ended_count == 0) return false;
    bool *tied = mv_alloc_array(count, sizeof *tied);
    for (size_t i = 0; i < plan->stroke_count; i++) tied[plan->strokes[i].from] = tied[plan->strokes[i].to] = true;
    for (size_t i = 0; i < plan->ended_count; i++) tied[plan->ended[i].from] = tied[plan->ended[i].to] = true;
    plan->number = mv_alloc_array(count, sizeof *plan->number);
    for (size_t i = 0; i < count; i++) plan->number[i] = tied[i] || is_kept_whole(plan, i) ? next++ : MV_NONE;
    free(tied);
    return true;
}

/* "countries" where all of them are, else "actors" */
static const char *what_they_are(const mv_drawing_plan *plan, size_t count)
{
    bool countries = true;
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (mv_drawing_number(plan, i) == MV_NONE)
            countries &= strcmp(mv_network_actor(plan->network, i)->kind, "country") == 0;
    return countries ? count == 1 ? "country has" : "countries have" : count == 1 ? "actor has" : "actors have";
}

/* "138 more countries have no such relation in force on 10 September 2013." */
static void say_unrelated(mv_drawing_plan *plan, size_t count)
{
    const mv_selection *by = &plan->network->selection;
    bool chosen = by->types.count || by->without_types.count || by->confidences.count || by->sign;
    mv_text_format(&plan->notes, "%zu more %s no %srelation%s", count, what_they_are(plan, count),
                   chosen ? "such " : "", plan->network->loops ? " to another" : "");
    if (plan->network->days.from) {
        mv_text_add(&plan->notes,
                    mv_network_of_period(plan->network) ? " in force on any day of " : " in force on ");
        mv_words_add_time(&plan->notes, plan->network);
    } else {
        mv_text_add(&plan->notes, " in the data");
    }
    mv_text_add(&plan->notes, ". ");
}

/* Those without a relation are counted below the picture and named in its description. */
static void leave_out_unrelated(mv_drawing_plan *plan)
{
    size_t count = 0;
    if (!number_tied(plan) || plan->crowded_out) return;
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        if (plan->number[i] != MV_NONE) continue;
        mv_text_add(&plan->unrelated, count++ ? ", " : "");
        mv_text_add(&plan->unrelated, mv_drawing_name(plan, i));
    }
    if (count) say_unrelated(plan, count);
}

void mv_drawing_choose(mv_drawing_plan *plan, size_t strongest, mv_log *log)
{
    if (!mv_drawing_is_about_focus(plan) && !plan->subject->are_alike) {
        thin(plan, strongest, log);
        keep_busiest(plan, strongest == MV_NONE, log);
        leave_out_unrelated(plan);
    }
    for (size_t i = 0; i < plan->stroke_count; i++)
        plan->strongest = fmax(plan->strongest, plan->strokes[i].weight);
}
