#include "multivector/drawing.h"
#include "present/drawing_plan.h"
#include "present/pipe.h"
#include "support/handshake.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const mv_density densities[] = {
  /* strokes, marks, text, focus, width, line, faint, gap, bare */
    {350,       90, 12, 10, 15, 92, 1,   0.7,  8, false},
    { 800,      74, 10, 9,  14, 84, 0.8, 0.5,  7, false},
    { SIZE_MAX, 64, 8,  8,  14, 76, 0.6, 0.35, 5, true },
};

/* --- heading ------------------------------------------------------------------------------------------ */

static void add_date(mv_text *out, mv_date date)
{
    static const char *const months[] = { "January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December" };
    if (date.precision == 10) mv_text_format(out, "%d ", date.day % 100);
    if (date.precision >= 7) mv_text_format(out, "%s ", months[date.day / 100 % 100 - 1]);
    mv_text_format(out, "%d", date.day / 10000);
}

static void add_count(mv_text *out, size_t count, const char *what)
{
    mv_text_format(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

/* "As of 10 September 2013 · 57 actors, 121 relations" */
static void put_subtitle(mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    mv_text text = { 0 };
    if (network->date.day) {
        mv_text_add(&text, "As of ");
        add_date(&text, network->date);
        mv_text_add(&text, " \xc2\xb7 ");
    }
    add_count(&text, network->actor_count, "actor");
    mv_text_add(&text, ", ");
    add_count(&text, network->relation_count, "relation");
    mv_put_text(&plan->out, "subtitle", text.bytes);
    mv_text_clear(&text);
}

/* How often each source is cited by the relations of the network. */
static size_t *count_citations(const mv_network *network)
{
    size_t *counts = mv_alloc_array(network->set->source_count, sizeof *counts);
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &network->set->relations[network->relations[i]];
        for (size_t c = 0; c < relation->citation_count; c++) counts[relation->citations[c].source]++;
    }
    return counts;
}

static void add_source(mv_text *out, const mv_source *source)
{
    if (source->publisher) mv_text_add(out, source->publisher);
    if (source->publisher && source->title) mv_text_add(out, ", ");
    if (source->title) mv_text_format(out, "\xe2\x80\x9c%s\xe2\x80\x9d", source->title);
    if (!source->publisher && !source->title) mv_text_add(out, source->id);
    if (source->date) mv_text_format(out, " (%s)", source->date);
}

/* The most cited source in full, the number of the others, and what may have to be known about the picture.
 */
static void put_source(mv_drawing_plan *plan)
{
    const mv_relations *set = plan->network->set;
    size_t *counts = count_citations(plan->network), first = 0, used = 0;
    mv_text text = { 0 };
    for (size_t i = 0; i < set->source_count; i++) {
        if (counts[i] > counts[first]) first = i;
        used += counts[i] > 0;
    }
    mv_text_add(&text, used ? "Source: " : "");
    if (used) add_source(&text, &set->sources[first]);
    if (used > 1) mv_text_format(&text, " and %zu more", used - 1);
    if (used) mv_text_add(&text, ". ");
    mv_text_format(&text, "Sizes rest on ties folded by %s.", mv_fold_name(plan->network->selection.fold));
    if (plan->network->loops) {
        mv_text_add(&text, " Not drawn: ");
        add_count(&text, plan->network->loops, "relation");
        mv_text_add(&text, " from an actor to itself.");
    }
    mv_put_text(&plan->out, "source", text.bytes);
    mv_text_clear(&text);
    free(counts);
}

static void put_description(mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    mv_text text = { 0 };
    mv_text_add(&text, "Network diagram of ");
    add_count(&text, network->actor_count, "actor");
    mv_text_add(&text, " and ");
    add_count(&text, network->relation_count, "relation");
    if (network->focus != MV_NONE)
        mv_text_format(&text, " with %s in focus", mv_drawing_name(plan, network->focus));
    mv_text_format(&text, ": %zu positive, %zu negative, %zu ambivalent and %zu neutral pairs.",
                   network->states[MV_POSITIVE], network->states[MV_NEGATIVE], network->states[MV_AMBIVALENT],
                   network->states[MV_NEUTRAL]);
    mv_text_add(&text,
                " Shapes tell the kinds of actors, colours the vectors, strokes the kinds of relations.");
    if (network->states[MV_NEGATIVE] + network->states[MV_AMBIVALENT])
        mv_text_add(&text, " Negative relations are dashed and carry a minus sign.");
    mv_text_format(&text, " The larger an actor, the higher its %s.", plan->metric->name);
    mv_put_text(&plan->out, "description", text.bytes);
    mv_text_clear(&text);
}

/* neato arranges best, but compares every actor with every other. */
static const char *engine_by_size(const mv_network *network)
{
    const size_t slow = 800;
    return network->actor_count > slow ? "sfdp" : "neato";
}

static void put_head(mv_drawing_plan *plan, const mv_drawing_options *options)
{
    const mv_relations *set = plan->network->set;
    const char *title = options->title ? options->title : set->title;
    mv_put_text(&plan->out, "format", options->format ? options->format : "svg");
    mv_put_text(&plan->out, "engine", options->engine ? options->engine : engine_by_size(plan->network));
    mv_put_number(&plan->out, "seed", options->seed ? options->seed : 1);
    mv_put_text(&plan->out, "language", plan->language ? plan->language : "en");
    mv_put_text(&plan->out, "title", title ? title : "Relationship network");
    mv_put_text(&plan->out, "empty", "There are no actors to draw.");
    mv_put_text(&plan->out, "alone", "No relation");
    mv_put_text(&plan->out, "paper", plan->theme->paper);
    mv_put_text(&plan->out, "ink", plan->theme->ink);
    mv_put_text(&plan->out, "quiet", plan->theme->quiet);
    mv_put_number(&plan->out, "gap", plan->density->gap);
    put_subtitle(plan);
    put_source(plan);
    put_description(plan);
}

/* --- the whole ---------------------------------------------------------------------------------------- */

static mv_status measure(mv_drawing_plan *plan, const char *size_by, mv_log *log)
{
    static const mv_metric_options raw = { 0 };
    const char *name = size_by ? size_by : "degree";
    plan->metric = mv_metric_find(name);
    if (!plan->metric || plan->metric->scope != MV_PER_ACTOR) {
        mv_quoted quoted;
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "%s is no metric of actors; see multivector metrics", mv_quote(name, quoted));
    }
    plan->scores = mv_alloc_array(plan->network->actor_count, sizeof *plan->scores);
    mv_status status = mv_metric_run(plan->metric, plan->network, &raw, plan->scores, log);
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (plan->scores[i] > plan->largest) plan->largest = plan->scores[i];
    return status;
}

/* Where many actors have about the same score, all their marks would be as large as can be. */
static double choose_largest_mark(const mv_drawing_plan *plan)
{
    const double usual = 46; /* no mean mark is larger than that */
    double sum = 0, count = (double)plan->network->actor_count;
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (plan->scores[i] > 0) sum += plan->scores[i] / plan->largest;
    return sum > 0 ? fmin(plan->density->largest_mark, usual / sqrt(sum / count))
                   : plan->density->largest_mark;
}

mv_status mv_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                  mv_log *log)
{
    static const mv_drawing_options defaults = { 0 };
    if (!options) options = &defaults;
    mv_drawing_plan plan = { .network = network,
                             .language = options->language,
                             .theme = mv_theme_find(NULL) };
    mv_text drawn = { 0 };
    mv_status status = measure(&plan, options->size_by, log);
    if (status) goto done;
    mv_drawing_gather(&plan);
    plan.density = densities;
    while (plan.stroke_count > plan.density->strokes) plan.density++;
    plan.largest_mark = choose_largest_mark(&plan);
    mv_text_add(&plan.out, MV_DRAWING_HANDSHAKE "{");
    put_head(&plan, options);
    mv_drawing_actors(&plan);
    mv_drawing_edges(&plan);
    mv_drawing_legend(&plan);
    mv_text_add(&plan.out, "}\n");
    status = mv_pipe_run(&drawn, "multivector-draw", plan.out.bytes, plan.out.length, log);
    if (!status && !drawn.length)
        status = mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "multivector-draw drew nothing");
    if (status) goto done;
    *out = drawn.bytes;
    *length = drawn.length;
    drawn = (mv_text){ 0 };
done:
    mv_text_clear(&drawn);
    mv_text_clear(&plan.out);
    free(plan.relations);
    free(plan.strokes);
    free(plan.scores);
    return status;
}
