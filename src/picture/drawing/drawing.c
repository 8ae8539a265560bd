#include "draw/handshake.h"
#include "picture/convert.h"
#include "picture/drawing/drawing_parts.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/process.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const mv_density densities[] = {
  /* strokes,  marks,      text,         line, gap, air, aspect, bare */
    { 350,      74, 9,  38, 11.2, 13, 78, 0.9,  4,   1.7, 1.28,   false },
    { 800,      74, 10, 46, 9,  14, 84,   0.8,  7,   2.6, 1.6,    true },
    { 3000,     64, 8,  46, 8,  14, 76,   0.6,  5,   2.6, 1.6,    true },
    { SIZE_MAX, 60, 8,  46, 9,  15, 80,   0.4,  8,   2.6, 1.6,    true },
};
/* clang-format on */

/* Layout engines of Graphviz; neato is the one to start with. */
static const char *const engines[] = { "neato", "fdp", "sfdp", "dot", "circo", "twopi" };

const char *mv_drawing_engine_name(size_t index)
{
    return index < MV_COUNT(engines) ? engines[index] : NULL;
}

/* --- head ------------------------------------------------------------------------------------------------ */

static const char *engine_by_size(const mv_network *network)
{
    return network->actor_count > MV_NEATO_ACTORS ? "sfdp" : "neato";
}

/* Which engine shall arrange it, and how long that may take. */
static void put_engine(mv_drawing_plan *plan, const char *engine, uint64_t seed)
{
    bool usual = strcmp(engine, engine_by_size(plan->network)) == 0;
    mv_put_text(&plan->out, "engine", engine);
    mv_put_number(&plan->out, "seconds", usual ? MV_ENGINE_SECONDS : MV_OTHER_ENGINE_SECONDS);
    mv_put_key(&plan->out, "seed"); /* as text: a JSON reader may make a double of a number */
    mv_text_format(&plan->out, "\"%" PRIu64 "\"", seed);
}

/* The page that was asked for. */
static void put_page(mv_drawing_plan *plan)
{
    const mv_page_size *page = &plan->page;
    if (page->width > 0) mv_put_number(&plan->out, "shown", mv_page_size_pixels(page));
    mv_put_text(&plan->out, "unit", page->unit);
    mv_put_number(&plan->out, "letters", MV_LEAST_LETTERS);
    if (page->aspect > 0) mv_put_number(&plan->out, "page_aspect", page->aspect);
}

static void put_paper(mv_drawing_plan *plan)
{
    mv_put_text(&plan->out, "paper", plan->theme->paper);
    mv_put_text(&plan->out, "ink", plan->theme->ink);
    mv_put_text(&plan->out, "quiet", plan->theme->quiet);
    mv_put_number(&plan->out, "gap", plan->density->gap + plan->subject->gap + mv_drawing_line_label_gap(plan));
    mv_put_number(&plan->out, "air", plan->density->air);
    double usual = plan->aspect > 0 ? plan->aspect : plan->density->aspect;
    mv_put_number(&plan->out, "aspect", plan->page.drawing > 0 ? plan->page.drawing : usual);
    put_page(plan);
    if (plan->layout->page > 0) mv_put_number(&plan->out, "page", plan->layout->page);
}

static void put_head(mv_drawing_plan *plan, const mv_drawing_options *options, const char *engine)
{
    mv_put_text(&plan->out, "format", mv_picture_form_find(options->format)->drawn);
    put_engine(plan, engine, options->seed);
    mv_put_text(&plan->out, "empty", "There are no actors to draw.");
    put_paper(plan);
    mv_drawing_put_words(plan, options);
    if (plan->layout->put) plan->layout->put(plan);
}

/* --- the whole ---------------------------------------------------------------------------------------- */

/* The sizes of marks are for those that are shown; the one in the middle has its own. */
static bool is_scaled(const mv_drawing_plan *plan, size_t actor)
{
    return mv_drawing_number(plan, actor) != MV_NONE && !mv_drawing_is_middle(plan, actor);
}

static void find_largest(mv_drawing_plan *plan)
{
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (is_scaled(plan, i) && plan->scores[i] > plan->largest) plan->largest = plan->scores[i];
}

static mv_status run_metric(mv_drawing_plan *plan, const char *name, mv_log *log)
{
    mv_status status = mv_metric_named(&plan->metric, name, true, plan->network->selection.directed, log);
    if (status) return status;
    const mv_metric *estimate = mv_metric_estimate(plan->metric, NULL);
    if (estimate && mv_metric_is_too_slow(plan->metric, plan->network, NULL)) plan->metric = estimate;
    mv_metric_options raw = { .exact = true };
    plan->scores = mv_alloc_array(plan->network->actor_count, sizeof *plan->scores);
    return mv_metric_run(plan->metric, plan->network, &raw, plan->scores, log);
}

static mv_status measure(mv_drawing_plan *plan, const char *size_by, mv_log *log)
{
    mv_status status = MV_OK;
    if (plan->subject->measure)
        plan->subject->measure(plan);
    else
        status = run_metric(plan, size_by ? size_by : "degree", log);
    if (!status) find_largest(plan);
    return status;
}

/* Where many actors have about the same score, all their marks would be as large as can be. */
static double choose_largest_mark(const mv_drawing_plan *plan)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < plan->network->actor_count; i++) {
        if (!is_scaled(plan, i)) continue;
        count++;
        if (plan->scores[i] > 0) sum += plan->scores[i] / plan->largest;
    }
    return sum > 0 ? fmin(plan->density->largest_mark, plan->density->usual_mark / sqrt(sum / count))
                   : plan->density->largest_mark;
}

/* The names among the options, each in its table. */
static mv_status check_names(const mv_drawing_options *options, mv_log *log)
{
    const struct {
        const char *option, *name;
        mv_choice_at *at;
    } asked[] = { { "--theme", options->theme, mv_drawing_theme_name },
                  { "--format", options->format, mv_drawing_format_name },
                  { "--engine", options->engine, mv_drawing_engine_name } };
    for (size_t i = 0; i < MV_COUNT(asked); i++)
        if (asked[i].name && !mv_choices_find(asked[i].at, asked[i].name, NULL))
            return mv_choices_refuse(asked[i].at, asked[i].option, asked[i].name, log);
    return MV_OK;
}

static mv_status arrange(mv_drawing_plan *plan, const mv_drawing_options *options, mv_log *log)
{
    if (plan->layout->places && (options->engine || options->positions))
        return mv_misuse(log, "--%s has no meaning with --layout %s, whose places follow from %s",
                         options->engine ? "engine" : "positions", options->layout, plan->layout->places);
    return plan->layout->arrange ? plan->layout->arrange(plan, log) : MV_OK;
}

/* Everything that the options name, looked up and read. */
static mv_status prepare(mv_drawing_plan *plan, const mv_drawing_options *options, mv_log *log)
{
    mv_status status = check_names(options, log);
    if (!status) status = mv_page_size_find(&plan->page, &options->size, log);
    if (!status && plan->page.fixed)
        status = mv_misuse(log, "--size %s has no room for a difference map", options->size.name);
    if (!status) status = arrange(plan, options, log);
    if (!status) status = measure(plan, options->size_by, log);
    if (!status) status = mv_drawing_color(plan, options->color_by, log);
    if (!status) status = mv_drawing_highlight(plan, options->highlight, log);
    if (!status) status = mv_drawing_choose_line_labels(plan, options->edge_labels, log);
    if (!status && options->positions) status = mv_drawing_places_read(plan, options->positions, log);
    return status;
}

static void choose_sizes(mv_drawing_plan *plan)
{
    plan->density = plan->layout->density ? plan->layout->density : densities;
    while (plan->stroke_count > plan->density->strokes) plan->density++;
    plan->largest_mark = choose_largest_mark(plan);
}

static mv_status draw_with(mv_text *drawn, mv_drawing_plan *plan, const mv_drawing_options *options,
                           const char *engine, mv_log *log)
{
    static const mv_helper draw = { .name = "multivector-draw" };
    mv_text_clear(&plan->out);
    mv_text_add(&plan->out, MV_DRAWING_HANDSHAKE "{");
    put_head(plan, options, engine);
    mv_drawing_actors(plan);
    mv_drawing_edges(plan);
    mv_drawing_legend(plan);
    mv_text_add(&plan->out, "}\n");
    return mv_pipe_run(drawn, &draw, plan->out.bytes, plan->out.length, log);
}

/* What was said of an engine that is given up is a warning; else it stays what it is. */
static void pass_on(mv_log *trouble, mv_status status, bool given_up, mv_log *log)
{
    for (size_t i = 0; i < trouble->count; i++)
        if (given_up || trouble->messages[i].warning)
            mv_log_warning(log, (mv_place){ 0 }, "%s", trouble->messages[i].text);
        else
            mv_log_error(log, status, (mv_place){ 0 }, "%s", trouble->messages[i].text);
    mv_log_clear(trouble);
}

/* An engine may take too long on a network that another one draws. One that was asked for is not replaced: the
 * same command gives the same picture, or none. */
static mv_status draw_somehow(mv_text *drawn, mv_drawing_plan *plan, const mv_drawing_options *options,
                              mv_log *log)
{
    static const char fast[] = "sfdp";
    const char *engine = options->engine ? options->engine : engine_by_size(plan->network);
    mv_log trouble = { 0 };
    mv_status status = draw_with(drawn, plan, options, engine, &trouble);
    bool again = status == MV_LIMIT && !options->engine && !plan->layout->places && strcmp(engine, fast) != 0;
    pass_on(&trouble, status, again, log);
    if (status == MV_LIMIT && options->engine)
        mv_log_error(log, status, (mv_place){ 0 },
                     "%s could not arrange this network; another --engine was expected", engine);
    if (!again) return status;
    mv_log_warning(log, (mv_place){ 0 }, "%s could not arrange this network; %s is tried instead", engine, fast);
    mv_text_clear(drawn);
    return draw_with(drawn, plan, options, fast, log);
}

static void free_plan(mv_drawing_plan *plan)
{
    for (size_t i = 0; i < plan->class_count; i++) free(plan->classes[i].name);
    MV_FREE(plan->classes, plan->class_of, plan->second_class, plan->fading, plan->frustrated, plan->places,
            plan->number);
    if (plan->layout->free) plan->layout->free(plan->arranged);
    MV_FREE(plan->relations, plan->strokes, plan->ended, plan->scores);
    mv_text_clear(&plan->out);
    mv_text_clear(&plan->notes);
    mv_text_clear(&plan->unrelated);
}

/* multivector-draw gives the places of the actors first, and then the picture. */
mv_status mv_drawing_run(char **out, size_t *length, mv_drawing_plan *plan, const mv_drawing_options *options,
                         mv_log *log)
{
    mv_text drawn = { 0 }, picture = { 0 }, places = { 0 };
    plan->language = options->language;
    plan->credits = &options->credits;
    plan->projection = options->projection;
    plan->theme = mv_theme_find(options->theme);
    plan->others = options->others;
    mv_status status = prepare(plan, options, log);
    if (status) goto done;
    mv_drawing_gather(plan);
    if (options->show_ended) mv_drawing_gather_ended(plan);
    mv_drawing_choose(plan, options->strongest, log);
    choose_sizes(plan);
    status = draw_somehow(&drawn, plan, options, log);
    if (!status && !drawn.length)
        status = mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "multivector-draw drew nothing");
    if (status) goto done;
    size_t used = mv_drawing_places_write(&places, plan, drawn.bytes);
    mv_text_add_bytes(&picture, drawn.bytes + used, drawn.length - used);
    status = mv_picture_convert_at(&picture, mv_picture_form_find(options->format), plan->page.dpi, log);
    mv_text_hand_over(&picture, out, length, status);
    if (!status && options->places) {
        *options->places = places.bytes;
        places = (mv_text){ 0 };
    }
done:
    mv_text_clear(&places);
    mv_text_clear(&drawn);
    free_plan(plan);
    return status;
}
