#include "picture/charts/sets_page.h"
#include "report/words/prose.h"
#include "support/memory.h"

enum { TOP = 104, BETWEEN = 68, FOOT = 44 };

static mv_status sets_chart(char **out, size_t *length, const mv_sets *sets, const char *const *names,
                            const mv_chart_options *options, mv_log *log)
{
    mv_text text = { 0 }, title = { 0 }, remark = { 0 };
    mv_sets_page c = { .out = &text, .sets = sets, .names = names };
    mv_status status = mv_chart_choose_theme(&c.theme, options->theme, log);
    if (status) return status;
    c.map_top = TOP;
    mv_sets_fit_map(&c);
    c.tree_top = c.map_top + c.map_height + BETWEEN;
    if (options->title)
        mv_text_add(&title, options->title);
    else
        mv_text_format(&title, "%zu relation sets compared", sets->count);
    mv_say_direction(&remark, &sets->direction, " of a set");
    double rows = sets->tree.undefined ? 0 : (double)sets->count * MV_SETS_ROW;
    mv_chart_page page = { MV_SETS_WIDTH, c.tree_top + rows + FOOT, MV_SETS_LEFT, "map and dendrogram",
                           title.bytes,   sets->distance->title,    c.theme,      remark.bytes };
    mv_chart_open(&text, &page);
    mv_sets_draw_map(&c);
    mv_sets_draw_tree(&c);
    status = mv_chart_close(&text, options->format, log);
    mv_text_clear(&title);
    mv_text_clear(&remark);
    return mv_text_hand_over(&text, out, length, status);
}

mv_status mv_sets_chart(char **out, size_t *length, const mv_sets *sets, const char *const *names,
                        const mv_chart_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, sets_chart(out, length, sets, names, options, log), mv_guard_failed(log));
}
