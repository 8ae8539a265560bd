#include "support/xml.h"
#include "support/limits.h"
#include "support/lines.h"
#include "support/memory.h"
#include "support/xml_compat.h"
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct open_element {
    size_t text; /* where its text begins */
} open_element;

/* What the program that uses this library has set in libxml2. */
typedef struct host_settings {
    xmlFreeFunc release;
    mv_watch memory;
    xmlGenericErrorFunc say;
    void *context;
} host_settings;

typedef struct parse {
    const char *source;
    const mv_xml_events *events;
    void *context;
    mv_log *log;
    xmlParserCtxtPtr parser;
    host_settings host;
    mv_text text, values; /* of the open elements; of the attributes at hand */
    open_element *open;
    size_t depth, room;
    mv_xml_attribute *attributes;
    size_t *offsets, attribute_room;
    mv_status status;
    bool utf_8;
} parse;

static mv_place place_here(const parse *p)
{
    return (mv_place){ p->source, (size_t)xmlSAX2GetLineNumber(p->parser),
                       (size_t)xmlSAX2GetColumnNumber(p->parser) };
}

/* --- elements --------------------------------------------------------------------------------------------- */

/* The parser stands behind the name and the attributes, in which no "<" can be. */
static size_t position_of_element(const parse *p)
{
    const xmlParserInput *input = p->parser->input;
    const xmlChar *at = input->cur;
    while (at > input->base && *at != '<') at--;
    return (size_t)(at - input->base) + input->consumed;
}

/* libxml2 gives five pointers for each: name, prefix, namespace, and the value from here to there. */
static void copy_attributes(parse *p, size_t count, const xmlChar **given)
{
    while (p->attribute_room < count) {
        p->attributes = mv_grow(p->attributes, p->attribute_room, sizeof *p->attributes);
        p->offsets = mv_grow(p->offsets, p->attribute_room++, sizeof *p->offsets);
    }
    p->values.length = 0;
    for (size_t i = 0; i < count; i++, given += 5) {
        p->attributes[i].name = (const char *)given[0];
        p->offsets[i] = p->values.length;
        mv_text_add_bytes(&p->values, (const char *)given[3], (size_t)(given[4] - given[3]));
        mv_text_add_bytes(&p->values, "", 1);
    }
    for (size_t i = 0; i < count; i++) p->attributes[i].value = p->values.bytes + p->offsets[i];
}

/* What a document is its first element says. */
static bool is_wanted(parse *p, const char *name)
{
    mv_quoted quoted;
    if (p->depth || !p->events->root || strcmp(name, p->events->root) == 0) return true;
    p->status = mv_log_error(p->log, MV_BAD_DATA, place_here(p), "the document is %s; \"%s\" was expected",
                             mv_quote(name, quoted), p->events->root);
    xmlStopParser(p->parser);
    return false;
}

size_t mv_xml_deepest(const mv_xml_events *events)
{
    return events->deepest && events->deepest < MV_DEEPEST_XML ? events->deepest : MV_DEEPEST_XML;
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int namespaces, const xmlChar **declared, int count, int defaulted,
                          const xmlChar **attributes)
{
    parse *p = context;
    (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)defaulted;
    if (!is_wanted(p, (const char *)name)) return;
    if (p->depth >= mv_xml_deepest(p->events)) {
        p->status = MV_LIMIT;
        xmlStopParser(p->parser);
        return;
    }
    p->open = mv_grow(p->open, p->depth, sizeof *p->open);
    p->open[p->depth++].text = p->text.length;
    copy_attributes(p, (size_t)count, attributes);
    p->events->start(p->context, (const char *)name, p->attributes, (size_t)count, position_of_element(p));
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    parse *p = context;
    (void)prefix, (void)uri;
    if (!p->depth) return;
    size_t begin = p->open[--p->depth].text;
    mv_text_add(&p->text, "");
    p->events->end(p->context, (const char *)name, p->text.bytes + begin);
    p->text.length = begin;
    p->text.bytes[begin] = '\0';
}

static void characters(void *context, const xmlChar *text, int length)
{
    mv_text_add_bytes(&((parse *)context)->text, (const char *)text, (size_t)length);
}

/* --- what is wrong ---------------------------------------------------------------------------------------- */

static void refuse_declared(parse *p, const char *what, const xmlChar *name)
{
    mv_quoted quoted;
    p->status = mv_log_error(p->log, MV_BAD_DATA, place_here(p),
                             "the %s %s is declared here; a text without %s of its own was expected", what,
                             mv_quote((const char *)name, quoted),
                             strcmp(what, "entity") == 0 ? "entities" : "attributes");
    xmlStopParser(p->parser);
}

/* Entities could make a small file large, or name other files. */
static void entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                   const xmlChar *system_id, xmlChar *content)
{
    (void)type, (void)public_id, (void)system_id, (void)content;
    refuse_declared(context, "entity", name);
}

/* So could attributes that every element has unasked. */
static void attribute(void *context, const xmlChar *element, const xmlChar *name, int type, int has_default,
                      const xmlChar *value, xmlEnumerationPtr words)
{
    (void)element, (void)type, (void)has_default, (void)value;
    xmlFreeEnumeration(words);
    refuse_declared(context, "attribute", name);
}

static void say_error(void *context, mv_xml_error error)
{
    parse *p = context;
    if (p->status || p->host.memory.refused || error->level < XML_ERR_FATAL) return;
    const char *message = error->message ? error->message : "no reason is given";
    mv_place place = { p->source, error->line > 0 ? (size_t)error->line : 1,
                       error->int2 > 0 ? (size_t)error->int2 : 1 };
    p->status =
        mv_log_error(p->log, MV_BAD_DATA, place, "not valid XML: %.*s", (int)strcspn(message, "\n"), message);
    xmlStopParser(p->parser);
}

/* --- parsing ---------------------------------------------------------------------------------------------- */

static void free_parser(xmlParserCtxtPtr parser)
{
    parser->sax = NULL;                           /* it is not the parser's */
    if (parser->myDoc) xmlFreeDoc(parser->myDoc); /* begun for a document type */
    parser->myDoc = NULL;
    xmlFreeParserCtxt(parser);
}

/* libxml2 prints what is wrong with an encoding, and that memory was refused, unless it is told not to. */
static void say_nothing(void *context, const char *message, ...)
{
    (void)context, (void)message;
}

static void begin(host_settings *host)
{
    mv_watch *memory = &host->memory;
    xmlMemGet(&host->release, &memory->alloc, &memory->realloc, &memory->copy);
    mv_watch_begin(memory);
    xmlMemSetup(host->release, mv_watch_alloc, mv_watch_realloc, mv_watch_copy);
    xmlInitParser();
    host->say = xmlGenericError;
    host->context = xmlGenericErrorContext;
    xmlSetGenericErrorFunc(NULL, say_nothing);
}

/* Also when memory runs out in a function of ours that the parser calls. Whether libxml2 wanted for some. */
static bool finish(parse *p)
{
    const mv_watch *memory = &p->host.memory;
    if (p->parser) free_parser(p->parser);
    xmlSetGenericErrorFunc(p->host.context, p->host.say);
    xmlMemSetup(p->host.release, memory->alloc, memory->realloc, memory->copy);
    return mv_watch_end(&p->host.memory);
}

static void give_up(void *context)
{
    finish(context);
}

static void run(parse *p)
{
    xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                              .startElementNs = start_element,
                              .endElementNs = end_element,
                              .characters = characters,
                              .ignorableWhitespace = characters,
                              .cdataBlock = characters,
                              .entityDecl = entity,
                              .attributeDecl = attribute,
                              .serror = say_error };
    mv_cleanup cleanup = { give_up, p, NULL };
    if (p->parser->sax) xmlFree(p->parser->sax);
    p->parser->sax = &handler;
    p->parser->userData = p;
    /* Without NOENT "&amp;" in an attribute would come as "&#38;". What is UTF-8 may say in its first line that it
       is something else: programs that convert texts leave that as it was. */
    xmlCtxtUseOptions(p->parser, XML_PARSE_NONET | XML_PARSE_NOENT | (p->utf_8 ? XML_PARSE_IGNORE_ENC : 0));
    mv_guard_add(&cleanup);
    xmlParseDocument(p->parser);
    mv_guard_drop(&cleanup);
}

/* UTF-8, unless the text says in its first line that it is something else, which libxml2 can read. */
static mv_status check_letters(parse *p, const char *bytes, size_t length)
{
    enum { DECLARATION = 200 };
    char head[DECLARATION + 1];
    size_t bad;
    p->utf_8 = mv_utf8_valid(bytes, length, &bad);
    if (p->utf_8) return MV_OK;
    snprintf(head, sizeof head, "%.*s", (int)(length < DECLARATION ? length : DECLARATION), bytes);
    if (strstr(head, "encoding=")) return MV_OK;
    mv_lines lines = mv_lines_of(p->source, bytes, length);
    mv_status status = mv_lines_check(&lines, p->log);
    mv_lines_clear(&lines);
    return status;
}

mv_status mv_xml_parse(const char *source, const char *bytes, size_t length, const mv_xml_events *events,
                       void *context, mv_log *log)
{
    parse p = { .source = source, .events = events, .context = context, .log = log };
    if (length > INT_MAX)
        return mv_log_error(log, MV_BAD_DATA, (mv_place){ source, 0, 0 },
                            "the file is larger than 2 GB; XML up to that size is read");
    mv_status status = check_letters(&p, bytes, length);
    if (status) return status;
    begin(&p.host);
    p.parser = xmlCreateMemoryParserCtxt(length ? bytes : " ", length ? (int)length : 1);
    if (p.parser) run(&p);
    bool refused = finish(&p) || !p.parser;
    mv_text_clear(&p.text);
    mv_text_clear(&p.values);
    MV_FREE(p.open, p.attributes, p.offsets);
    if (refused) mv_out_of_memory();
    return p.status;
}

const char *mv_xml_find(const mv_xml_attribute *attributes, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(attributes[i].name, name) == 0) return attributes[i].value;
    return NULL;
}

/* --- writing ---------------------------------------------------------------------------------------------- */

void mv_xml_add_text(mv_text *out, const char *text, size_t *lost)
{
    static const char special[] = "&<>\"\t\n\r";
    static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#9;", "&#10;", "&#13;" };
    for (size_t used; *text; text += used) {
        int32_t c = mv_text_character(text, &used);
        const char *found = strchr(special, *text);
        if (found)
            mv_text_add(out, entities[found - special]);
        else if (c < ' ' || c == 0xfffe || c == 0xffff) {
            mv_text_add(out, "\xef\xbf\xbd");
            if (lost) ++*lost;
        } else if (mv_text_is_deceptive(c))
            mv_text_format(out, "&#x%X;", (unsigned)c);
        else
            mv_text_add_bytes(out, text, used);
    }
}

void mv_xml_add_attribute(mv_text *out, const char *name, const char *value, size_t *lost)
{
    mv_text_format(out, " %s=\"", name);
    mv_xml_add_text(out, value, lost);
    mv_text_add(out, "\"");
}
