#include "picture/charts/sets_page.h"
#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 104, BETWEEN = 68, FOOT = 48 };

/* Sets are numbered by their rows in the tree, so that a number is found there at once. */
static size_t *rows_of(const mv_sets *sets)
{
    size_t *row = mv_alloc_array(sets->count, sizeof *row);
    for (size_t i = 0; i < sets->count; i++) row[sets->tree.undefined ? i : sets->tree.order[i]] = i;
    return row;
}

static void draw(mv_sets_page *c, const mv_chart_page *page)
{
    mv_chart_open(c->out, page);
    mv_sets_find_way(c);
    mv_sets_draw_map(c);
    mv_sets_draw_tree(c);
}

/* The two sets farthest from each other, or nearest; false when no distance is defined. */
static bool find_pair(const mv_sets *sets, bool farthest, size_t pair[2])
{
    double best = NAN;
    for (size_t a = 0; a < sets->count; a++)
        for (size_t b = a + 1; b < sets->count; b++) {
            double distance = mv_sets_between(sets, a, b);
            if (isnan(distance) || (farthest ? distance <= best : distance >= best)) continue;
            best = distance;
            pair[0] = a;
            pair[1] = b;
        }
    return !isnan(best);
}

static void say_pair(mv_text *out, const mv_sets *sets, const char *const *names, const size_t pair[2])
{
    char number[32];
    mv_text_format(out, "%s and %s (%s)", names[pair[0]], names[pair[1]],
                   mv_short_number(mv_sets_between(sets, pair[0], pair[1]), number));
}

/* A name of several words would be read as part of the sentence. */
static void quote(mv_text *out, const char *name)
{
    mv_text_format(out, strchr(name, ' ') ? "\xe2\x80\x9c%s\xe2\x80\x9d" : "%s", name);
}

/* "Of 4 relation sets eurasia@1992 and eurasia@2024 are farthest apart (0.9)" */
static void say_title(mv_text *out, const mv_sets *sets, const char *const *names, const mv_chart_options *options)
{
    size_t pair[2];
    if (!mv_words_find_title(options->title))
        mv_text_add(out, options->title);
    else if (sets->count < 3 || !find_pair(sets, true, pair))
        mv_text_format(out, "%zu relation sets compared", sets->count);
    else if (mv_sets_between(sets, pair[0], pair[1]) <= 0)
        mv_text_format(out, "No distance between any of %zu relation sets", sets->count);
    else {
        mv_text_format(out, "Of %zu relation sets ", sets->count);
        quote(out, names[pair[0]]);
        mv_text_add(out, " and ");
        quote(out, names[pair[1]]);
        mv_text_add(out, " are farthest apart");
    }
}

/* The title that all sets have, or NULL. */
static const char *common_title(const mv_sets *sets)
{
    const char *title = sets->networks[0]->document->title;
    for (size_t s = 0; s < sets->count && title; s++)
        if (!mv_text_same(title, sets->networks[s]->document->title)) title = NULL;
    return title;
}

/* "Signed Jaccard distance · Eurasia · 1992 to 2024; only countries" */
static void say_subtitle(mv_text *out, const mv_sets *sets, const mv_chart_options *options)
{
    const char *title = common_title(sets);
    mv_text selection = { 0 }, when = { 0 };
    mv_text_add(out, sets->distance->title);
    if (title) mv_text_format(out, " \xc2\xb7 %s", title);
    mv_sets_say_time(&when, sets);
    if (when.length) mv_text_format(out, " \xc2\xb7 %s", when.bytes);
    mv_text_clear(&when);
    if (sets->count)
        mv_words_add_selection(&selection, &sets->networks[0]->selection, sets->networks[0]->document,
                               options->language);
    if (selection.length) mv_text_format(out, "; %s", selection.bytes);
    mv_text_clear(&selection);
}

static void say_remark(mv_text *out, const mv_sets *sets, const char *const *names)
{
    size_t pair[2];
    mv_text_format(out, "The distance is the %s", sets->distance->summary);
    if (find_pair(sets, false, pair)) {
        mv_text_add(out, ". Nearest: ");
        say_pair(out, sets, names, pair);
        find_pair(sets, true, pair);
        mv_text_add(out, "; farthest: ");
        say_pair(out, sets, names, pair);
    }
    mv_text_add(out, ". As tables: multivector compare, with these sets.");
    mv_say_direction(out, &sets->direction, " of a set");
}

/* Each document once, with what it covers. */
static void say_source(mv_text *out, const mv_sets *sets, const mv_chart_options *options)
{
    enum { MOST = 4 };
    mv_publishers publishers = { 0 };
    size_t documents = 0;
    for (size_t i = 0; i < sets->count; i++) {
        const mv_network *network = sets->networks[i];
        bool known = false;
        mv_publishers_add(&publishers, network->set, network->relations, network->relation_count);
        for (size_t j = 0; j < i; j++)
            known = known || strcmp(sets->networks[j]->document->path, network->document->path) == 0;
        if (known || documents++ >= MOST) continue;
        mv_text_add(out, documents > 1 ? ". " : "Data: ");
        mv_words_add_set(out, network, !sets->dated);
        mv_words_add_coverage(out, network->document);
    }
    if (documents > MOST) mv_text_format(out, ". And %zu more sets", documents - MOST);
    if (out->length) mv_text_add(out, ".");
    mv_words_add_sources(out, &publishers, &options->credits,
                         documents == 1 ? mv_words_file(sets->networks[0]->document) : "these files");
}

static mv_status sets_chart(char **out, size_t *length, const mv_sets *sets, const char *const *names,
                            const mv_chart_options *options, mv_log *log)
{
    mv_text text = { 0 }, title = { 0 }, subtitle = { 0 }, remark = { 0 }, source = { 0 };
    mv_sets_page c = { .out = &text,
                       .sets = sets,
                       .width = options->narrow ? MV_CHART_NARROW : MV_SETS_WIDTH,
                       .left = options->narrow ? MV_SETS_NARROW_LEFT : MV_SETS_LEFT };
    mv_status status = mv_chart_choose_theme(&c.theme, options->theme, log);
    if (status) return status;
    char **labels = mv_sets_labels(sets, names);
    c.names = (const char *const *)labels;
    c.row = rows_of(sets);
    say_title(&title, sets, c.names, options);
    say_subtitle(&subtitle, sets, options);
    say_remark(&remark, sets, c.names);
    say_source(&source, sets, options);
    c.map_top = TOP + mv_chart_heading_more(title.bytes, subtitle.bytes, c.width, c.left);
    mv_sets_fit_map(&c);
    c.tree_top = c.map_top + c.map_height + BETWEEN;
    double rows = sets->tree.undefined ? 0 : (double)sets->count * MV_SETS_ROW;
    mv_chart_page page = { c.width,     c.tree_top + rows + FOOT, c.left,  "Map and dendrogram",
                           title.bytes, subtitle.bytes,           c.theme, remark.bytes,
                           source.bytes };
    draw(&c, &page);
    status = mv_chart_close(&text, options->format, log);
    for (size_t s = 0; s < sets->count; s++) free(labels[s]);
    MV_FREE(labels, c.row, c.way);
    mv_text_clear(&title);
    mv_text_clear(&subtitle);
    mv_text_clear(&remark);
    mv_text_clear(&source);
    return mv_text_hand_over(&text, out, length, status);
}

mv_status mv_sets_chart(char **out, size_t *length, const mv_sets *sets, const char *const *names,
                        const mv_chart_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, sets_chart(out, length, sets, names, options, log), mv_guard_failed(log));
}
