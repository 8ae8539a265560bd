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

/* One that there was no time for is no reason to lose the page. */
static mv_status leave_out(const mv_page *page)
{
    if (page->options->limited) *page->options->limited = true;
    return MV_OK;
}

/* Why a layout is not possible is nothing that anybody asked. */
mv_status mv_page_add_layouts(mv_text *out, mv_page *page, size_t side, mv_page_draw *draw, const void *what,
                              mv_log *log)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < MV_COUNT(layouts) && !status; i++) {
        char *svg = NULL;
        mv_log own = { 0 };
        mv_drawing_options options = options_for(page, layouts[i].name);
        bool always = i == 0;
        status = draw(&svg, what, &options, always ? log : &own);
        if (!status) add_figure(out, page, side, &layouts[i], svg);
        if (!always && status == MV_USAGE) status = MV_OK;
        if (status && !always)
            mv_log_error(log, status, (mv_place){ 0 }, "the layout %s could not be drawn%s%s", layouts[i].name,
                         own.count ? ": " : "", own.count ? own.messages[own.count - 1].text : "");
        if (status == MV_LIMIT && !always) status = leave_out(page);
        mv_log_clear(&own);
        free(svg);
    }
    return status;
}

static mv_status draw_network(char **svg, const void *network, const mv_drawing_options *options, mv_log *log)
{
    size_t length;
    return mv_draw(svg, &length, network, options, log);
}

mv_status mv_page_add_pictures(mv_text *out, mv_page *page, size_t side, mv_log *log)
{
    return mv_page_add_layouts(out, page, side, draw_network, page->sides[side].whole, log);
}
