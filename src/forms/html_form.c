#include "forms/form.h"
#include "forms/html_parts.h"
#include "support/paper.h"
#include <string.h>

/* The report as one HTML file: no script, nothing fetched from anywhere, readable in print and in the dark. */

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

static void add_figure(mv_text *out, const char *svg)
{
    mv_text_format(out,
                   "<figure>%s<figcaption>What the picture shows stands in the tables below.</figcaption>"
                   "</figure>\n",
                   svg);
}

static void add_section(mv_text *out, const mv_report *report, const mv_section *section, const char *page_title)
{
    mv_text_format(out, "<section id=\"%s\">\n", section->name);
    if (strcmp(section->title, page_title) != 0) add_element(out, "h2", section->title);
    add_paragraphs(out, section);
    if (section->figure) add_figure(out, section->figure);
    if (mv_section_shows_fields(section)) mv_html_add_fields(out, section);
    mv_html_add_tables(out, report, section);
    mv_text_add(out, "</section>\n");
}

/* --- the page --------------------------------------------------------------------------------------------- */

#define COLORS(theme)                                                                                             \
    ":root { --paper: " MV_##theme##_PAPER "; --ink: " MV_##theme##_INK "; --quiet: " MV_##theme##_QUIET          \
        "; --rule: " MV_##theme##_RULE "; }"

/* clang-format off */
static const char style[] =
    "<style>\n"
    COLORS(LIGHT) "\n"
    "@media (prefers-color-scheme: dark) { " COLORS(DARK) " }\n"
    "@media print { " COLORS(LIGHT) " }\n"
    "body { background: var(--paper); color: var(--ink); font: 16px/1.5 Arial, \"Liberation Sans\", "
    "sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }\n"
    "h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }\n"
    "p, li { max-width: 42rem; } li { margin-bottom: 0.4rem; } a { color: inherit; } nav a { "
    "margin-right: 1rem; }\n"
    ".wide { overflow-x: auto; } table, dl { font-size: 0.9rem; font-variant-numeric: tabular-nums; }\n"
    "table { border-collapse: collapse; margin: 1rem 0; position: relative; } caption { position: absolute; "
    "width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }\n"
    "th, td { text-align: left; padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid var(--rule); "
    "vertical-align: top; min-width: 2rem; max-width: 24rem; overflow-wrap: break-word; }\n"
    "tbody th { font-weight: normal; } tr.focus th, tr.focus td { font-weight: bold; } .date { white-space: nowrap; "
    "}\n"
    "thead th { border-bottom: 2px solid var(--quiet); vertical-align: bottom; }\n"
    "th.number, td.number { text-align: right; } tbody .number { white-space: nowrap; }\n"
    "dl { columns: 18rem; column-gap: 2.5rem; } dl div.more { break-before: avoid; padding-left: 1rem; }\n"
    "dl div { break-inside: avoid; display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid "
    "var(--rule); padding: 0.2rem 0; }\n"
    "dd { margin: 0; text-align: right; } figure { margin: 1rem 0; } figure svg { max-width: 100%; "
    "height: auto; } figcaption { color: var(--quiet); font-size: 0.9rem; }\n"
    "footer { color: var(--quiet); font-size: 0.85rem; margin-top: 3rem; overflow-wrap: anywhere; }\n"
    "@media print { nav { display: none; } body { margin: 0; } h2 { break-after: avoid; } tr { "
    "break-inside: avoid; } }\n"
    "</style>\n";
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
    mv_text_add(out, "<footer><p>multivector " MV_VERSION);
    if (path) mv_text_add(out, "; input ");
    if (path) mv_text_add_xml(out, path);
    if (digest) mv_text_format(out, ", SHA-256 %s", digest);
    mv_text_add(out, "</p></footer>\n</body>\n</html>\n");
}

static void write(mv_text *out, const mv_report *report, const mv_report_options *options)
{
    (void)options;
    mv_text_add(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
                     "style-src 'unsafe-inline'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add_element(out, "title", title_of(report));
    mv_text_add(out, style);
    mv_text_add(out, "</head>\n<body>\n");
    mv_text_add(out, "<header>\n");
    add_element(out, "h1", title_of(report));
    mv_text_add(out, "</header>\n");
    add_contents(out, report);
    mv_text_add(out, "<main>\n");
    for (size_t s = 0; s < report->section_count; s++)
        if (report->sections[s].title) add_section(out, report, &report->sections[s], title_of(report));
    mv_text_add(out, "</main>\n");
    add_footer(out, report);
}

const mv_report_form mv_html_form = { "html", ".html", .prose = true, .write = write };
