#include "page/page_pictures.h"
#include "page/assets/assets.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* The pictures, as the command for them draws them. */

/* A layout that people can switch to; one that the set does not allow is left out. */
typedef struct page_layout {
    const char *name, *title;
} page_layout;

static const page_layout layouts[] = { { "network", "Network" }, { "compass", "Compass" }, { "map", "Map" } };

/* Several pictures stand in a page: what they call by id gets its own name. */
static void add_renamed(mv_text *out, const char *svg, const char *prefix)
{
    static const char *const names[] = { " id=\"", " aria-labelledby=\"", " aria-describedby=\"", "url(#",
                                         " href=\"#" };
    while (*svg) {
        size_t length = 0;
        for (size_t i = 0; i < MV_COUNT(names) && !length; i++)
            if (strncmp(svg, names[i], strlen(names[i])) == 0) length = strlen(names[i]);
        mv_text_add_bytes(out, svg, length ? length : 1);
        if (length) mv_text_add(out, prefix);
        svg += length ? length : 1;
    }
}

/* The rules for the dark, which the policy must know. */
static void add_style_sources(mv_text *out, const char *svg)
{
    for (const char *at = strstr(svg, "<style>"); at; at = strstr(at, "<style>")) {
        const char *end = strstr(at, "</style>");
        if (!end) return;
        mv_text style = { 0 };
        at += strlen("<style>");
        mv_text_add_bytes(&style, at, (size_t)(end - at));
        mv_asset_add_source(out, style.bytes);
        mv_text_clear(&style);
    }
}

static void add_figure(mv_text *out, mv_page *page, size_t side, const page_layout *layout, const char *svg)
{
    mv_text prefix = { 0 };
    char *followed = mv_picture_for_page(strstr(svg, "<svg"));
    if (!followed) mv_out_of_memory();
    mv_text_format(&prefix, "s%zu-%s-", side, layout->name);
    mv_text_format(out, "<figure class=\"picture\" data-side=\"%zu\" data-layout=\"%s\" data-title=\"%s\">\n",
                   side, layout->name, layout->title);
    add_renamed(out, followed, prefix.bytes);
    mv_text_add(out, "</figure>\n");
    add_style_sources(&page->styles, followed);
    mv_text_clear(&prefix);
    free(followed);
}

static mv_drawing_options options_for(const mv_page *page, const char *layout)
{
    mv_drawing_options options = page->options->drawing;
    options.layout = layout;
    options.format = options.theme = options.size_by = NULL;
    return options;
}

/* One that there was no time for, or whose process was lost, is no reason to lose the page. */
static mv_status leave_out(const mv_page *page, mv_status status)
{
    if (status == MV_LIMIT && page->options->limited) *page->options->limited = true;
    return status == MV_LIMIT || status == MV_INTERNAL ? MV_OK : status;
}

static void pass_on(const mv_log *from, mv_status status, mv_log *log)
{
    for (size_t i = 0; i < from->count; i++)
        if (from->messages[i].warning)
            mv_log_warning(log, (mv_place){ 0 }, "%s", from->messages[i].text);
        else
            mv_log_error(log, status, (mv_place){ 0 }, "%s", from->messages[i].text);
}

/* Why a layout is not possible is nothing that anybody asked. */
static mv_status add_picture(mv_text *out, mv_page *page, size_t side, size_t layout,
                             const mv_page_picture *picture, mv_log *log)
{
    mv_status status = picture->status;
    const mv_log *own = &picture->log;
    bool always = layout == 0;
    if (always) pass_on(own, status, log);
    if (!status) add_figure(out, page, side, &layouts[layout], picture->svg);
    if (!status || always) return status;
    if (status == MV_USAGE) return MV_OK;
    mv_log_error(log, status, (mv_place){ 0 }, "the layout %s could not be drawn%s%s", layouts[layout].name,
                 own->count ? ": " : "", own->count ? own->messages[own->count - 1].text : "");
    return leave_out(page, status);
}

mv_status mv_page_add_figures(mv_text *out, mv_page *page, const mv_page_shown *sides, size_t count, mv_log *log)
{
    size_t all = count * MV_COUNT(layouts);
    mv_page_picture *pictures = mv_alloc_array(all, sizeof *pictures);
    mv_status status = MV_OK;
    for (size_t i = 0; i < all; i++) {
        const mv_page_shown *side = &sides[i / MV_COUNT(layouts)];
        pictures[i] =
            (mv_page_picture){ side->draw, side->what, options_for(page, layouts[i % MV_COUNT(layouts)].name) };
    }
    mv_page_draw_all(pictures, all, page->options->metric.jobs);
    for (size_t i = 0; i < all; i++) {
        if (!status)
            status = add_picture(out, page, i / MV_COUNT(layouts), i % MV_COUNT(layouts), &pictures[i], log);
        free(pictures[i].svg);
        mv_log_clear(&pictures[i].log);
    }
    free(pictures);
    return status;
}

mv_status mv_page_draw_network(char **svg, const void *network, const mv_drawing_options *options, mv_log *log)
{
    size_t length;
    return mv_draw(svg, &length, network, options, log);
}
