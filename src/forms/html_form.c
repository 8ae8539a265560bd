#include "forms/form.h"
#include "forms/html_parts.h"
#include "page/assets/assets.h"
#include "support/memory.h"
#include "support/paper.h"
#include <string.h>

/* The report as one HTML file: nothing fetched from anywhere, readable without its script (which sorts tables), in
 * print, in the dark and on a phone. */

static void add_element(mv_text *out, const char *name, const char *text)
{
    mv_text_format(out, "<%s>", name);
    mv_html_add_linked(out, text);
    mv_text_format(out, "</%s>\n", name);
}

/* --- parts of a section ----------------------------------------------------------------------------------- */

/* Entries of a list may quote the document, so that nothing of them is left out. */
static void add_paragraphs(mv_text *out, const mv_section *section)
{
    bool list = section->entries && section->paragraph_count;
    if (list) mv_text_add(out, "<ul>\n");
    for (size_t i = 0; i < section->paragraph_count; i++) {
        mv_text text = { 0 };
        if (list)
            mv_text_add(&text, section->paragraphs[i]);
        else
            text = mv_reader_text(section->paragraphs[i]);
        if (text.length) add_element(out, list ? "li" : "p", text.bytes);
        mv_text_clear(&text);
    }
    if (list) mv_text_add(out, "</ul>\n");
}

/* The forms of a picture: the style of the page shows the one that there is room for. A picture of one form can be
 * scrolled where it is broader than the page. */
static void add_figure(mv_text *out, const mv_section *section)
{
    mv_text_format(out,
                   "<figure class=\"picture\">\n<div class=\"wide%s\" role=\"region\" tabindex=\"0\" "
                   "aria-label=\"Picture\">%s</div>\n",
                   section->narrow_figure ? " broad" : "", section->figure);
    if (section->narrow_figure) mv_text_format(out, "<div class=\"narrow\">%s</div>\n", section->narrow_figure);
    mv_text_add(out, "<figcaption>What the picture shows stands in the tables below.</figcaption></figure>\n");
}

/* Whether a table has a chart with one scale, which stands beside something. */
static bool has_lone_plot(const mv_table *table)
{
    return mv_html_has_plot(table) && !table->plot.panel;
}

/* The table whose chart stands beside what its section says; MV_NONE: none does. */
static size_t lead_of(const mv_section *section)
{
    for (size_t t = 0; t < section->table_count && section->paragraph_count; t++)
        if (has_lone_plot(&section->tables[t])) return t;
    return MV_NONE;
}

static void add_lead(mv_text *out, const mv_report *report, const mv_section *section, size_t lead)
{
    if (lead != MV_NONE) mv_text_add(out, "<div class=\"lead\">\n<div>\n");
    add_paragraphs(out, section);
    if (lead == MV_NONE) return;
    mv_text_add(out, "</div>\n");
    mv_html_add_plot(out, report, &section->tables[lead]);
    mv_text_add(out, "</div>\n");
}

/* A table with its chart, unless that stands elsewhere. */
static void add_table(mv_text *out, const mv_report *report, const mv_section *section, size_t number, bool drawn)
{
    const mv_table *table = &section->tables[number];
    bool beside = !drawn && has_lone_plot(table);
    if (beside) mv_text_add(out, "<div class=\"lead turned\">\n");
    if (!drawn && mv_html_has_plot(table)) mv_html_add_plot(out, report, table);
    if (mv_table_is_shown(table)) mv_html_add_table(out, report, section, number);
    if (beside) mv_text_add(out, "</div>\n");
}

static void add_section(mv_text *out, const mv_report *report, const mv_section *section, const char *page_title)
{
    size_t lead = lead_of(section);
    mv_text_format(out, "<section id=\"%s\">\n", section->name);
    if (strcmp(section->title, page_title) != 0) add_element(out, "h2", section->title);
    add_lead(out, report, section, lead);
    if (section->figure) add_figure(out, section);
    if (mv_section_shows_fields(section)) mv_html_add_fields(out, section);
    for (size_t t = 0; t < section->table_count; t++) add_table(out, report, section, t, t == lead);
    mv_text_add(out, "</section>\n");
}

/* --- the page --------------------------------------------------------------------------------------------- */

/* clang-format off */
#define COLORS(theme) \
    ":root { --paper: " MV_##theme##_PAPER "; --ink: " MV_##theme##_INK "; --quiet: " MV_##theme##_QUIET          \
    "; --rule: " MV_##theme##_RULE "; --good: " MV_##theme##_GOOD "; --bad: " MV_##theme##_BAD "; --blank: "   \
    MV_##theme##_BLANK "; }"
static const char colors[] = COLORS(LIGHT) "\n@media (prefers-color-scheme: dark) { " COLORS(DARK) " }\n@media print { " COLORS(LIGHT) " }\n";
/* clang-format on */

/* A text of the head, such as "input.title"; NULL when it has none. */
static const char *head_text(const mv_report *report, const char *key)
{
    const mv_section *head = &report->sections[0];
    for (size_t i = 0; i < head->field_count; i++)
        if (strcmp(head->fields[i].key, key) == 0 && head->fields[i].value.kind == MV_TEXT)
            return head->fields[i].value.text;
    return NULL;
}

static const char *title_of(const mv_report *report)
{
    const char *title = head_text(report, "input.title");
    for (size_t s = 0; s < report->section_count && !title; s++) title = report->sections[s].title;
    return title ? title : "multivector";
}

static void add_contents(mv_text *out, const mv_report *report)
{
    mv_text_add(out, "<nav aria-label=\"Contents\">");
    for (size_t s = 0; s < report->section_count; s++) {
        const char *title = report->sections[s].title;
        if (!title || strcmp(title, title_of(report)) == 0) continue;
        mv_text_format(out, "<a href=\"#%s\">", report->sections[s].name);
        mv_text_add_xml(out, title);
        mv_text_add(out, "</a> ");
    }
    mv_text_add(out, "</nav>\n");
}

static void add_footer(mv_text *out, const mv_report *report)
{
    const char *path = head_text(report, "input.path"), *digest = head_text(report, "input.sha256");
    if (path && strrchr(path, '/')) path = strrchr(path, '/') + 1; /* folders are the writer's own affair */
    mv_text_add(out, "<footer><p>multivector " MV_VERSION);
    if (path) mv_text_add(out, "; input ");
    if (path) mv_text_add_xml(out, path);
    if (digest) mv_text_format(out, ", SHA-256 %s", digest);
    mv_text_add(out, "</p></footer>\n");
}

/* The style of each picture, which follows the page into the dark. */
static void add_sources_of(mv_text *out, const char *svg)
{
    static const char begin[] = "<style>", end[] = "</style>";
    const char *from = svg, *to;
    while (from && (from = strstr(from, begin)) && (to = strstr(from, end))) {
        mv_text style = { 0 };
        from += strlen(begin);
        mv_text_add_bytes(&style, from, (size_t)(to - from));
        mv_asset_add_source(out, style.bytes);
        mv_text_clear(&style);
    }
}

/* Nothing is fetched, and nothing counts but what the program wrote. */
static void add_policy(mv_text *out, const mv_report *report)
{
    mv_text_add(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; script-src");
    mv_asset_add_source(out, mv_asset_sort_js);
    mv_text_add(out, "; style-src");
    mv_asset_add_source(out, colors);
    mv_asset_add_source(out, mv_asset_report_css);
    mv_asset_add_source(out, mv_asset_sort_css);
    for (size_t s = 0; s < report->section_count; s++) {
        add_sources_of(out, report->sections[s].figure);
        add_sources_of(out, report->sections[s].narrow_figure);
    }
    mv_text_add(out, "\">\n");
}

static void add_head(mv_text *out, const mv_report *report)
{
    mv_text_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add_policy(out, report);
    mv_text_add(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add_element(out, "title", title_of(report));
    mv_asset_add_style(out, colors);
    mv_asset_add_style(out, mv_asset_sort_css);
    mv_asset_add_style(out, mv_asset_report_css);
    mv_text_add(out, "</head>\n");
}

static void write(mv_text *out, const mv_report *report, const mv_report_options *options)
{
    (void)options;
    add_head(out, report);
    mv_text_add(out, "<body>\n<header>\n");
    add_element(out, "h1", title_of(report));
    mv_text_add(out, "</header>\n");
    add_contents(out, report);
    mv_text_add(out, "<main>\n");
    for (size_t s = 0; s < report->section_count; s++)
        if (report->sections[s].title) add_section(out, report, &report->sections[s], title_of(report));
    mv_text_add(out, "</main>\n");
    add_footer(out, report);
    mv_asset_add_script(out, mv_asset_sort_js);
    mv_text_add(out, "</body>\n</html>\n");
}

const mv_report_form mv_html_form = { "html", ".html", .prose = true, .write = write };
