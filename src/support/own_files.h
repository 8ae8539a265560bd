#ifndef SUPPORT_OWN_FILES_H
#define SUPPORT_OWN_FILES_H

#include "support/text.h"

/* Finds a file or a folder that came with us: `name` in the first of the places where it is one (`is_it`). A place
 * ends with a slash. It is a full path, or it starts from the folder of the running program, or else of this
 * library where that is a shared one, so that a whole installation may be moved. False when there is none; `path`
 * is where it was looked for last then. */
bool mv_own_find(mv_text *path, const char *const *places, size_t count, const char *name,
                 bool (*is_it)(const char *path));

#endif
