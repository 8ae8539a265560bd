#ifndef FORMATS_GRAPHS_DOT_TEXT_H
#define FORMATS_GRAPHS_DOT_TEXT_H

#include "support/text.h"

/* Texts in DOT, where a backslash begins an escape. What Graphviz says a text is has no quotes any more, but all
 * of its backslashes. */

/* What the escapes of a label stand for beside line ends: names of the graph (\G), and of the node (\N) or of the
 * ends of the edge (\T, \H); NULL: it has none. */
typedef struct mv_dot_names {
    const char *graph, *node, *tail, *head;
} mv_dot_names;

/* Adds a name or the value of an attribute: two backslashes are one, \n is the end of a line, and a backslash
 * before a percent sign is none. */
void mv_dot_add_plain(mv_text *out, const char *value);

/* Adds what a label shows: escapes and entities are what they stand for. */
void mv_dot_add_label(mv_text *out, const char *value, const mv_dot_names *names);

/* The same of a node that is drawn as a record: its fields, without their ports. */
void mv_dot_add_record(mv_text *out, const char *value, const mv_dot_names *names);

/* The same of an HTML label: what stands between the tags. */
void mv_dot_add_html(mv_text *out, const char *value);

/* How many braces are open at once at most in a document, texts and comments apart. */
size_t mv_dot_depth(const char *document);

/* Whether a text is a name that needs no quotes, and no word of DOT's own. */
bool mv_dot_is_name(const char *text);

/* Writes a text in quotes; where it is a label, ampersands as well in a way that shows them. Graphviz loses line
 * ends beside quotes, and makes names of its own of those that begin with a percent sign, unless a backslash
 * stands before it. */
void mv_dot_write(mv_text *out, const char *text, bool label);

#endif
