#ifndef SUPPORT_XML_H
#define SUPPORT_XML_H

#include "multivector/error.h"
#include "support/text.h"

/* The one door to libxml2: an XML text, told element by element. Names are local names, whatever their namespaces.
 * Nothing but the text is read: no entity is declared or fetched. */
typedef struct mv_xml_attribute {
    const char *name, *value;
} mv_xml_attribute;

typedef struct mv_xml_events {
    const char *root; /* the name that the first element must have; NULL: any */
    /* `where` is the position of the element in the text, for mv_lines_place(). */
    void (*start)(void *context, const char *name, const mv_xml_attribute *attributes, size_t count, size_t where);
    /* The text between its children, joined. */
    void (*end)(void *context, const char *name, const char *text);
    size_t deepest; /* elements may stand within each other; 0, and at most: MV_DEEPEST_XML */
} mv_xml_events;

/* So many they may be then. */
size_t mv_xml_deepest(const mv_xml_events *events);

/* MV_BAD_DATA when the text is no XML, or declares entities: the log says where. MV_LIMIT, without a message, when
 * elements stand too deep. */
mv_status mv_xml_parse(const char *source, const char *bytes, size_t length, const mv_xml_events *events,
                       void *context, mv_log *log);

/* The value of an attribute, or NULL. */
const char *mv_xml_find(const mv_xml_attribute *attributes, size_t count, const char *name);

/* Adds a text as it is, in a form that reads back the same, what is unseen as references; what XML cannot hold
 * (control characters) becomes U+FFFD, and is counted where `lost` is not NULL. */
void mv_xml_add_text(mv_text *out, const char *text, size_t *lost);

/* ` name="value"` likewise. */
void mv_xml_add_attribute(mv_text *out, const char *name, const char *value, size_t *lost);

#endif
