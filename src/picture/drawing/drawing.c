#include "picture/compass/compass.h"
#include "picture/convert.h"
#include "picture/difference/difference.h"
#include "support/handshake.h"
#include "support/memory.h"
#include "support/process.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const mv_density densities[] = {
  /* strokes,  marks,      text,         line, faint, negative, gap, air, aspect, bare */
    { 350,      74, 9,  38, 11.2, 13, 78,  0.9,  0.7,   1,        4,   1.7, 1.28,   false },
    { 800,      74, 10, 46, 9,  14, 84,  0.8,  0.5,   0.8,      7,   2.6, 1.6,    false },
    { 3000,     64, 8,  46, 8,  14, 76,  0.6,  0.35,  0.55,     5,   2.6, 1.6,    true },
    { SIZE_MAX, 60, 8,  46, 9,  15, 80,  0.4,  0.16,  0.3,      8,   2.6, 1.6,    true },
};
/* clang-format on */

/* Of a compass, whatever there is: it has room for the ties of one actor, and is printed on a column or two. */
static const mv_density compass_density = { SIZE_MAX, 38, 9, 24, 12, 14, 76, 1, 0.32, 0.9, 4, 1.7, 1, true };

static const char *const layouts[] = { "network", "compass" };

/* Layout engines of Graphviz; neato is the one to start with. */
static const char *const engines[] = { "neato", "fdp", "sfdp", "dot", "circo", "twopi" };

const char *mv_drawing_layout_name(size_t index)
{
    return index < MV_COUNT(layouts) ? layouts[index] : NULL;
}

const char *mv_drawing_engine_name(size_t index)
{
    return index < MV_COUNT(engines) ? engines[index] : NULL;
}

const char *mv_drawing_theme_name(size_t index)
{
    return mv_theme_name(index);
}

const char *mv_drawing_format_name(size_t index)
{
    const mv_picture_form *form = mv_picture_form_at(index);
    return form ? form->name : NULL;
}

bool mv_drawing_format_is_binary(const char *name)
{
    const mv_picture_form *form = mv_picture_form_find(name);
    return form && form->option;
}

/* --- heading ------------------------------------------------------------------------------------------ */

void mv_drawing_add_date(mv_text *out, mv_date date)
{
    static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December" };
    if (date.precision == 10) mv_text_format(out, "%d ", date.day % 100);
    if (date.precision >= 7) mv_text_format(out, "%s ", months[date.day / 100 % 100 - 1]);
    mv_text_format(out, "%d", date.day / 10000);
}

void mv_drawing_add_count(mv_text *out, size_t count, const char *what)
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
        mv_drawing_add_date(&text, network->date);
        mv_text_add(&text, " \xc2\xb7 ");
    }
    if (plan->compass) {
        mv_compass_add_subtitle(plan, &text);
    } else {
        mv_drawing_add_count(&text, network->actor_count, "actor");
        mv_text_add(&text, ", ");
        mv_drawing_add_count(&text, network->relation_count, "relation");
    }
    mv_put_text(&plan->out, "subtitle", text.bytes);
    mv_text_clear(&text);
}

/* How often each source is cited by the relations that are drawn. */
static size_t *count_citations(const mv_drawing_plan *plan)
{
    const mv_relations *set = plan->network->set;
    size_t *counts = mv_alloc_array(set->source_count, sizeof *counts);
    for (size_t i = 0; i < plan->stroke_count; i++)
        for (size_t r = 0; r < plan->strokes[i].count; r++) {
            const mv_relation *relation = &set->relations[plan->relations[plan->strokes[i].first + r]];
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
    size_t *counts = count_citations(plan), first = 0, used = 0;
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
    mv_put_text(&plan->out, "source", text.bytes);
    mv_text_clear(&text);
    free(counts);
}

static void put_description(mv_drawing_plan *plan)
{
    const mv_network *network = plan->network;
    mv_text text = { 0 };
    mv_text_add(&text, "Network diagram of ");
    mv_drawing_add_count(&text, network->actor_count, "actor");
    mv_text_add(&text, " and ");
    mv_drawing_add_count(&text, network->relation_count, "relation");
    if (network->focus != MV_NONE)
        mv_text_format(&text, " with %s in focus", mv_drawing_name(plan, network->focus));
    mv_text_format(&text, ": %zu positive, %zu negative, %zu ambivalent and %zu neutral pairs.",
                   network->states[MV_POSITIVE], network->states[MV_NEGATIVE], network->states[MV_AMBIVALENT],
                   network->states[MV_NEUTRAL]);
    mv_text_format(&text, " Shapes tell the kinds of actors, colours %s, strokes the kinds of relations.",
                   plan->coloring->told);
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

static void put_title(mv_drawing_plan *plan, const mv_drawing_options *options)
{
    const char *title = options->title ? options->title : plan->network->set->title;
    mv_text text = { 0 };
    if (plan->compass && !options->title && !plan->difference)
        mv_compass_add_title(plan, &text);
    else
        mv_text_add(&text, title ? title : "Relationship network");
    mv_put_text(&plan->out, "title", text.bytes);
    mv_text_clear(&text);
}

static void put_head(mv_drawing_plan *plan, const mv_drawing_options *options, const char *engine)
{
    const double aspect_of_panels = 0.85, room_for_badges = 8;
    bool panels = plan->difference && plan->difference->panels;
    mv_put_text(&plan->out, "format", mv_picture_form_find(options->format)->drawn);
    mv_put_text(&plan->out, "engine", engine);
    mv_put_number(&plan->out, "seconds", strcmp(engine, engine_by_size(plan->network)) == 0 ? 60 : 15);
    mv_put_key(&plan->out, "seed"); /* as text: a JSON reader may make a double of a number */
    mv_text_format(&plan->out, "\"%" PRIu64 "\"", options->seed);
    put_title(plan, options);
    mv_put_text(&plan->out, "empty", "There are no actors to draw.");
    mv_put_text(&plan->out, "alone", plan->network->loops ? "No relation to another" : "No relation");
    mv_put_text(&plan->out, "paper", plan->theme->paper);
    mv_put_text(&plan->out, "ink", plan->theme->ink);
    mv_put_text(&plan->out, "quiet", plan->theme->quiet);
    mv_put_number(&plan->out, "gap", plan->density->gap + (plan->difference ? room_for_badges : 0));
    mv_put_number(&plan->out, "air", plan->density->air);
    mv_put_number(&plan->out, "aspect", panels ? aspect_of_panels : plan->density->aspect);
    if (plan->compass) mv_put_number(&plan->out, "page", 580);
    if (plan->difference) {
        mv_difference_put_head(plan);
        if (plan->compass) mv_compass_put(plan);
        return;
    }
    put_subtitle(plan);
    put_source(plan);
    if (plan->compass) {
        mv_compass_put_description(plan);
        mv_compass_put(plan);
    } else {
        put_description(plan);
    }
}

/* --- the whole ---------------------------------------------------------------------------------------- */

/* The sizes of marks are for those that are shown; the middle of a compass has its own. */
static bool is_scaled(const mv_drawing_plan *plan, size_t actor)
{
    return mv_drawing_number(plan, actor) != MV_NONE && !(plan->compass && actor == plan->network->focus);
}

static void find_largest(mv_drawing_plan *plan)
{
    for (size_t i = 0; i < plan->network->actor_count; i++)
        if (is_scaled(plan, i) && plan->scores[i] > plan->largest) plan->largest = plan->scores[i];
}

static mv_status measure(mv_drawing_plan *plan, const char *size_by, mv_log *log)
{
    static const mv_metric_options raw = { 0 };
    const char *name = size_by ? size_by : "degree";
    if (plan->difference) {
        mv_difference_measure(plan);
        find_largest(plan);
        return MV_OK;
    }
    mv_status status = mv_metric_named(&plan->metric, name, true, plan->network->selection.directed, log);
    if (status) return status;
    plan->scores = mv_alloc_array(plan->network->actor_count, sizeof *plan->scores);
    status = mv_metric_run(plan->metric, plan->network, &raw, plan->scores, log);
    find_largest(plan);
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

static mv_status unknown(const char *option, const char *value, const char *(*name_at)(size_t), mv_log *log)
{
    const char *names[16];
    size_t count = 0;
    mv_text list = { 0 };
    for (; name_at(count) && count < MV_COUNT(names); count++) {
        names[count] = name_at(count);
        mv_text_format(&list, "%s%s", !count ? "" : name_at(count + 1) ? ", " : " or ", names[count]);
    }
    mv_quoted quoted, hint;
    mv_log_error(log, MV_USAGE, (mv_place){ 0 }, "--%s is %s; %s was expected%s", option, mv_quote(value, quoted),
                 list.bytes, mv_suggest(value, names, count, hint));
    mv_text_clear(&list);
    return MV_USAGE;
}

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

/* A compass has its own places, by sector and ring. */
static mv_status choose_layout(mv_drawing_plan *plan, const mv_drawing_options *options, mv_log *log)
{
    if (options->layout && !is_one_of(options->layout, layouts, MV_COUNT(layouts)))
        return unknown("layout", options->layout, mv_drawing_layout_name, log);
    if (!options->layout || strcmp(options->layout, "compass") != 0) return MV_OK;
    if (options->engine || options->positions)
        return mv_log_error(log, MV_USAGE, (mv_place){ 0 },
                            "--%s has no meaning with --layout compass, whose places follow from the vectors",
                            options->engine ? "engine" : "positions");
    return mv_compass_choose(plan, log);
}

/* Everything that the options name, looked up and read. */
static mv_status prepare(mv_drawing_plan *plan, const mv_drawing_options *options, mv_log *log)
{
    plan->theme = mv_theme_find(options->theme);
    if (!plan->theme) return unknown("theme", options->theme, mv_theme_name, log);
    if (!mv_picture_form_find(options->format))
        return unknown("format", options->format, mv_drawing_format_name, log);
    if (options->engine && !is_one_of(options->engine, engines, MV_COUNT(engines)))
        return unknown("engine", options->engine, mv_drawing_engine_name, log);
    mv_status status = choose_layout(plan, options, log);
    if (!status) status = measure(plan, options->size_by, log);
    if (!status) status = mv_drawing_color(plan, options->color_by, log);
    if (!status) status = mv_drawing_highlight(plan, options->highlight, log);
    if (!status && options->positions) status = mv_drawing_places_read(plan, options->positions, log);
    if (status) return status;
    mv_drawing_gather(plan);
    plan->density = plan->compass ? &compass_density : densities;
    while (plan->stroke_count > plan->density->strokes) plan->density++;
    plan->largest_mark = choose_largest_mark(plan);
    return MV_OK;
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

/* An engine may take too long, or crash, on a network that another one draws well. */
static mv_status draw_somehow(mv_text *drawn, mv_drawing_plan *plan, const mv_drawing_options *options,
                              mv_log *log)
{
    const char *usual = engine_by_size(plan->network), *engine = options->engine ? options->engine : usual;
    mv_log trouble = { 0 };
    mv_status status = draw_with(drawn, plan, options, engine, &trouble);
    bool asked = strcmp(engine, usual) != 0;
    if (!asked) usual = "sfdp";
    bool again =
        !plan->compass && strcmp(engine, usual) != 0 && (status == MV_LIMIT || (asked && status == MV_INTERNAL));
    for (size_t i = 0; i < trouble.count; i++)
        if (again || trouble.messages[i].warning)
            mv_log_warning(log, (mv_place){ 0 }, "%s", trouble.messages[i].text);
        else
            mv_log_error(log, status, (mv_place){ 0 }, "%s", trouble.messages[i].text);
    mv_log_clear(&trouble);
    if (!again) return status;
    mv_log_warning(log, (mv_place){ 0 }, "%s could not arrange this network; %s is tried instead", engine, usual);
    mv_text_clear(drawn);
    return draw_with(drawn, plan, options, usual, log);
}

static void free_plan(mv_drawing_plan *plan)
{
    for (size_t i = 0; i < plan->class_count; i++) free(plan->classes[i].name);
    free(plan->classes);
    free(plan->class_of);
    free(plan->second_class);
    free(plan->fading);
    free(plan->frustrated);
    free(plan->places);
    free(plan->number);
    mv_compass_free(plan->compass);
    free(plan->relations);
    free(plan->strokes);
    free(plan->scores);
    mv_text_clear(&plan->out);
}

/* multivector-draw gives the places of the actors first, and then the picture. */
mv_status mv_drawing_run(char **out, size_t *length, mv_drawing_plan *plan, const mv_drawing_options *options,
                         mv_log *log)
{
    mv_text drawn = { 0 }, picture = { 0 };
    size_t used = 0;
    mv_status status = prepare(plan, options, log);
    if (!status) status = draw_somehow(&drawn, plan, options, log);
    if (!status && !drawn.length)
        status = mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "multivector-draw drew nothing");
    if (!status) status = mv_drawing_places_write(plan, options->save_positions, drawn.bytes, &used, log);
    if (status) goto done;
    mv_text_add_bytes(&picture, drawn.bytes + used, drawn.length - used);
    status = mv_picture_convert(&picture, mv_picture_form_find(options->format), log);
    if (status) goto done;
    *out = picture.bytes;
    *length = picture.length;
    picture = (mv_text){ 0 };
done:
    mv_text_clear(&picture);
    mv_text_clear(&drawn);
    free_plan(plan);
    return status;
}

mv_status mv_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                  mv_log *log)
{
    static const mv_drawing_options defaults = { 0 };
    if (!options) options = &defaults;
    mv_drawing_plan plan = { .network = network, .language = options->language };
    return mv_drawing_run(out, length, &plan, options, log);
}
