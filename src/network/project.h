#ifndef NETWORK_PROJECT_H
#define NETWORK_PROJECT_H

#include "network/select.h"

/* The one-mode set of a network built from everything that is selected: actors of the kind asked for,
 * relations "shared" between them, and with `direct` the relations they have themselves. Strings are borrowed
 * from the set of the network. */
mv_status mv_project(mv_relations **out, const mv_network *whole, const mv_selection *selection, mv_log *log);

/* Everything in the projected set is kept; the focus is found again, and what had been left out stays
 * counted. */
void mv_kept_project(mv_kept *kept, const mv_relations *set, const mv_relations *projected);

#endif
