#ifndef FORMATS_GRAPHS_ENTITIES_H
#define FORMATS_GRAPHS_ENTITIES_H

#include "support/text.h"

/* Adds the character that an entity such as &#269; or &amp; stands for; `at` is behind the ampersand, and the
 * result behind the entity. What is none stays an ampersand. */
const char *mv_entity_add(mv_text *text, const char *at);

#endif
