#include "forms/form.h"
#include "support/paper.h"
#include <string.h>

/* The report as one HTML file: no script, nothing fetched from anywhere, readable in print and in the dark. */

/* --- values ----------------------------------------------------------------------------------------------- */

/* The address at the start of a text: how many bytes it has, without the full stop or bracket that ends a
 * sentence; 0: there is none. */
static size_t address_length(const char *text)
{
    bool is_address = strncmp(text, "https://", 8) == 0 || strncmp(text, "http://", 7) == 0;
    size_t length = is_address ? strcspn(text, " \t\r\n\"<>") : 0;
    while (length && strchr(".,;:)", text[length - 1])) length--;
    return length;
}

static void add_link(mv_text *out, const char *address, size_t length)
{
    mv_text copy = { 0 };
    mv_text_add_bytes(&copy, address, length);
    mv_text_add(out, "<a");
    mv_text_add_attribute(out, "href", copy.bytes);
    mv_text_add(out, " rel=\"noreferrer\">");
    mv_text_add_xml(out, copy.bytes);
    mv_text_add(out, "</a>");
    mv_text_clear(&copy);
}

/* A text in which web addresses can be followed. */
static void add_linked(mv_text *out, const char *text)
{
    while (*text) {
        const char *next = strstr(text, "http");
        while (next && !address_length(next)) next = strstr(next + 1, "http");
        mv_text plain = { 0 };
        mv_text_add_bytes(&plain, text, next ? (size_t)(next - text) : strlen(text));
        mv_text_add_xml(out, plain.bytes ? plain.bytes : "");
        mv_text_clear(&plain);
        if (!next) return;
        size_t length = address_length(next);
        add_link(out, next, length);
        text = next + length;
    }
}

/* A value in its element; what is undefined says why to whoever points at it, and a name in another language says
 * in which. */
static void add_value(mv_text *out, const char *element, const mv_value *value)
{
    bool number = value->kind != MV_TEXT;
    mv_text_format(out, "<%s%s", element, number ? " class=\"number\"" : "");
    if (value->kind == MV_UNDEFINED && value->text) mv_text_add_attribute(out, "title", value->text);
    if (value->language) mv_text_add_attribute(out, "lang", value->language);
    mv_text_add(out, ">");
    if (number)
        mv_value_show(out, value);
    else
        add_linked(out, value->text);
    mv_text_format(out, "</%s>", element);
}

static void add_element(mv_text *out, const char *name, const char *text)
{
    mv_text_format(out, "<%s>", name);
    add_linked(out, text);
    mv_text_format(out, "</%s>\n", name);
}

/* --- parts of a section ----------------------------------------------------------------------------------- */

static void add_paragraphs(mv_text *out, const mv_section *section)
{
    bool list = section->entries && section->paragraph_count;
    if (list) mv_text_add(out, "<ul>\n");
    for (size_t i = 0; i < section->paragraph_count; i++)
        add_element(out, list ? "li" : "p", section->paragraphs[i]);
    if (list) mv_text_add(out, "</ul>\n");
}

static void add_fields(mv_text *out, const mv_section *section)
{
    mv_text_add(out, "<dl>\n");
    for (size_t i = 0; i < section->field_count; i++) {
        if (!section->fields[i].title) continue;
        mv_text_add(out, "<div><dt>");
        mv_text_add_xml(out, section->fields[i].title);
        mv_text_add(out, "</dt>");
        add_value(out, "dd", &section->fields[i].value);
        mv_text_add(out, "</div>\n");
    }
    mv_text_add(out, "</dl>\n");
}

static void add_header(mv_text *out, const mv_table *table)
{
    mv_text_add(out, "<thead><tr>");
    for (size_t c = 0; c < table->column_count; c++) {
        if (!table->columns[c].title) continue;
        bool number = table->row_count && table->values[c].kind != MV_TEXT;
        mv_text_format(out, "<th scope=\"col\"%s>", number ? " class=\"number\"" : "");
        mv_text_add_xml(out, table->columns[c].title);
        mv_text_add(out, "</th>");
    }
    mv_text_add(out, "</tr></thead>\n<tbody>\n");
}

static void add_table(mv_text *out, const mv_table *table)
{
    if (!mv_table_is_shown(table)) return;
    mv_text_add(out, "<div class=\"wide\"><table>\n");
    add_header(out, table);
    for (size_t r = 0; r < table->row_count; r++) {
        mv_text_add(out, "<tr>");
        for (size_t c = 0; c < table->column_count; c++)
            if (table->columns[c].title) add_value(out, "td", &table->values[r * table->column_count + c]);
        mv_text_add(out, "</tr>\n");
    }
    mv_text_add(out, "</tbody></table></div>\n");
    if (table->note) add_element(out, "p", table->note);
}

static void add_section(mv_text *out, const mv_section *section, const char *page_title)
{
    mv_text_format(out, "<section id=\"%s\">\n", section->name);
    if (strcmp(section->title, page_title) != 0) add_element(out, "h2", section->title);
    add_paragraphs(out, section);
    if (section->figure) mv_text_format(out, "<figure>%s</figure>\n", section->figure);
    if (mv_section_shows_fields(section)) add_fields(out, section);
    for (size_t t = 0; t < section->table_count; t++) add_table(out, &section->tables[t]);
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
    "table { border-collapse: collapse; margin: 1rem 0; }\n"
    "th, td { text-align: left; padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid var(--rule); "
    "vertical-align: top; min-width: 2rem; max-width: 24rem; overflow-wrap: break-word; }\n"
    "thead th { border-bottom: 2px solid var(--quiet); vertical-align: bottom; }\n"
    "th.number, td.number { text-align: right; } td.number { white-space: nowrap; }\n"
    "dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0 2.5rem; }\n"
    "dl div { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid "
    "var(--rule); padding: 0.2rem 0; }\n"
    "dd { margin: 0; text-align: right; } figure { margin: 1rem 0; } figure svg { max-width: 100%; "
    "height: auto; }\n"
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
    add_element(out, "h1", title_of(report));
    add_contents(out, report);
    mv_text_add(out, "<main>\n");
    for (size_t s = 0; s < report->section_count; s++)
        if (report->sections[s].title) add_section(out, &report->sections[s], title_of(report));
    mv_text_add(out, "</main>\n");
    add_footer(out, report);
}

const mv_report_form mv_html_form = { "html", ".html", .prose = true, .write = write };
