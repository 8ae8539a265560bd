#include "multivector/page.h"
#include "page/assets/assets.h"
#include "page/page_parts.h"
#include "page/page_pictures.h"
#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include "support/names.h"
#include "support/paper.h"
#include "support/time_limit.h"
#include <stdlib.h>
#include <string.h>

/* --- what fills the gaps of the template ------------------------------------------------------------------ */

static const char *title_of(const mv_page *page)
{
    const mv_relations *set = page->sides[0].set;
    return page->options->drawing.title && strcmp(page->options->drawing.title, "auto") != 0
               ? page->options->drawing.title
           : set->title ? set->title
                        : "Relationship network";
}

static void add_title(mv_text *out, const mv_page *page)
{
    mv_text_add_xml(out, title_of(page));
}

static const char *const styles[] = { mv_asset_colors_css, mv_asset_sort_css, mv_asset_explore_css };
static const char *const scripts[] = { mv_asset_sort_js,   mv_asset_zoom_js,  mv_asset_labels_js,
                                       mv_asset_save_js,   mv_asset_panel_js, mv_asset_picture_js,
                                       mv_asset_explore_js };

static void add_policy(mv_text *out, const mv_page *page)
{
    mv_text_add(out, "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:; style-src");
    for (size_t i = 0; i < MV_COUNT(styles); i++) mv_asset_add_source(out, styles[i]);
    mv_text_add(out, page->styles.bytes ? page->styles.bytes : "");
    mv_text_add(out, "; script-src");
    for (size_t i = 0; i < MV_COUNT(scripts); i++) mv_asset_add_source(out, scripts[i]);
}

static void add_styles(mv_text *out, const mv_page *page)
{
    (void)page;
    for (size_t i = 0; i < MV_COUNT(styles); i++) mv_asset_add_style(out, styles[i]);
}

static void add_scripts(mv_text *out, const mv_page *page)
{
    mv_page_add_island(out, page);
    for (size_t i = 0; i < MV_COUNT(scripts); i++) mv_asset_add_script(out, scripts[i]);
}

/* What is to be seen, and of what: on the date that is shown first. */
static void add_lede(mv_text *out, const mv_page *page)
{
    const mv_page_side *side = &page->sides[0];
    mv_text text = { 0 };
    mv_words_add_headline(&text, side->shown, page->language);
    mv_text_add(&text, ". ");
    mv_words_add_date(&text, page->dates[page->first]);
    mv_text_add(&text, ": ");
    mv_words_add_count(&text, side->shown->relation_count, "relation");
    mv_text_add(&text, " between ");
    mv_words_add_count(&text, side->shown->actor_count, "actor");
    mv_text_add(&text, ".");
    mv_page_add_element(out, "p", text.bytes);
    mv_text_clear(&text);
}

/* What the set says of itself, and what it covers. */
static void add_about(mv_text *out, const mv_page *page)
{
    for (size_t i = 0; i < page->side_count; i++) {
        const mv_page_side *side = &page->sides[i];
        mv_text text = { 0 };
        if (side->set->description) mv_page_add_element(out, "p", side->set->description);
        if (side->measured < page->date_count)
            mv_text_format(out, "<p>There was no time for the numbers of the last %zu of %zu dates.</p>",
                           page->date_count - side->measured, page->date_count);
        mv_say_coverage(&text, side->whole);
        mv_text shown = mv_reader_text(text.bytes);
        mv_page_add_element(out, "p", shown.bytes);
        mv_text_clear(&shown);
        mv_text_clear(&text);
    }
}

static void add_footer(mv_text *out, const mv_page *page)
{
    mv_text_add(out, "<p>multivector " MV_VERSION);
    for (size_t i = 0; i < page->side_count; i++) {
        mv_text_add(out, i ? "; and " : "; input ");
        mv_text_add_xml(out, page->sides[i].set->path);
        mv_text_format(out, ", SHA-256 %s", page->sides[i].set->sha256);
    }
    mv_text_add(out, "</p>");
}

/* --- the page --------------------------------------------------------------------------------------------- */

/* The pictures, and the tables behind them. */
static mv_status add_sides(mv_text *figures, mv_text *tables, mv_page *page, mv_log *log)
{
    mv_page_shown shown[3];
    mv_page_change change = { 0 };
    mv_status status = MV_OK;
    size_t count = page->side_count;
    for (size_t i = 0; i < count; i++) shown[i] = (mv_page_shown){ mv_page_draw_network, page->sides[i].whole };
    if (count > 1) {
        status = mv_page_find_change(&change, page, log);
        shown[count] = (mv_page_shown){ mv_page_draw_change, change.changes };
    }
    if (!status) status = mv_page_add_figures(figures, page, shown, count > 1 ? count + 1 : count, log);
    for (size_t i = 0; i < count && !status; i++) mv_page_add_tables(tables, page, i);
    if (count > 1 && !status) mv_page_add_changes(tables, page, &change);
    mv_page_clear_change(&change);
    return status;
}

typedef struct gap {
    const char *name;
    void (*add)(mv_text *out, const mv_page *page);
    const mv_text *text;
} gap;

static const gap *find_gap(const gap *gaps, const char *name, size_t length)
{
    while (strncmp(gaps->name, name, length) != 0 || gaps->name[length]) gaps++;
    return gaps;
}

/* The template has {{name}} where a gap is. */
static void fill(mv_text *out, const mv_page *page, const gap *gaps)
{
    const char *at = mv_asset_explore_html;
    for (const char *next = strstr(at, "{{"); next; next = strstr(at, "{{")) {
        const char *end = strstr(next, "}}");
        mv_text_add_bytes(out, at, (size_t)(next - at));
        const gap *found = find_gap(gaps, next + 2, (size_t)(end - next - 2));
        if (found->add) found->add(out, page);
        if (found->text) mv_text_add(out, found->text->bytes ? found->text->bytes : "");
        at = end + 2;
    }
    mv_text_add(out, at);
}

static mv_status check_size(const mv_text *page, mv_log *log)
{
    if (page->length <= MV_PAGE_BYTES) return MV_OK;
    return mv_log_error(
        log, MV_LIMIT, (mv_place){ 0 },
        "the page would have %.1f MB, more than %d; a longer --step, fewer --metrics, a shorter time "
        "(--since, --until) or fewer actors (--ego, --kind) make it smaller",
        (double)page->length / (1 << 20), MV_PAGE_BYTES >> 20);
}

static mv_status write_page(mv_text *out, mv_page *page, mv_log *log)
{
    mv_text figures = { 0 }, tables = { 0 };
    mv_status status = add_sides(&figures, &tables, page, log);
    const gap gaps[] = { { "policy", add_policy }, { "title", add_title },        { "styles", add_styles },
                         { "lede", add_lede },     { "figures", NULL, &figures }, { "tables", NULL, &tables },
                         { "about", add_about },   { "footer", add_footer },      { "scripts", add_scripts } };
    if (!status) fill(out, page, gaps);
    mv_text_clear(&figures);
    mv_text_clear(&tables);
    return status ? status : check_size(out, log);
}

static void free_side(mv_page_side *side)
{
    mv_network_free(side->whole);
    mv_network_free(side->shown);
    MV_FREE(side->number, side->relations, side->scores, side->of_whole, side->shares, side->hostile, side->beyond,
            side->left, side->away, side->bridged, side->bridged_until);
}

static mv_status build(mv_text *out, mv_page *page, const mv_selection *selection, mv_log *log)
{
    page->until = mv_time_until(page->options->seconds);
    mv_status status = mv_page_choose_dates(page, selection, log);
    if (!status) status = mv_page_choose_metrics(page, selection->directed, log);
    for (size_t i = 0; i < page->side_count && !status; i++) {
        page->sides[i].selection = *selection;
        status = mv_page_gather(page, &page->sides[i], log);
        if (!status) status = mv_page_measure(page, &page->sides[i], log);
    }
    return status ? status : write_page(out, page, log);
}

static mv_status page_build(char **out, size_t *length, const mv_relations *const *sets, size_t count,
                            const mv_selection *selection, const mv_page_options *options, mv_log *log)
{
    mv_page page = { .options = options, .language = options->drawing.language, .side_count = count };
    for (size_t i = 0; i < count; i++) page.sides[i].set = sets[i];
    mv_text text = { 0 };
    mv_status status = build(&text, &page, selection, log);
    for (size_t i = 0; i < count; i++) free_side(&page.sides[i]);
    MV_FREE(page.dates, page.metrics);
    mv_text_clear(&page.styles);
    return mv_text_hand_over(&text, out, length, status);
}

mv_status mv_page_build(char **out, size_t *length, const mv_relations *const *sets, size_t count,
                        const mv_selection *selection, const mv_page_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, page_build(out, length, sets, count, selection, options, log),
                      mv_guard_failed(log));
}
