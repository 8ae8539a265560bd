#ifndef FORMATS_TABLES_NODES_PATH_H
#define FORMATS_TABLES_NODES_PATH_H

/* Where the table of actors of a table of relations stands: "x.nodes.csv" beside "x.edges.csv.gz" or "x.csv". */

/* The one that is there, also with the table's own ending or in capitals; NULL when there is none. A new text. */
char *mv_nodes_find(const char *path);

/* Where one should be written. A new text. */
char *mv_nodes_path(const char *path);

#endif
