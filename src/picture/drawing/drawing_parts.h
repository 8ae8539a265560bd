#ifndef PICTURE_DRAWING_DRAWING_PARTS_H
#define PICTURE_DRAWING_DRAWING_PARTS_H

#include "picture/drawing/drawing_plan.h"

/* The steps of a drawing, a file each, and the whole of them. */

/* Draws a plan whose network, layout and subject are set (told and aspect, too, where there is something), and
 * clears it. */
mv_status mv_drawing_run(char **out, size_t *length, mv_drawing_plan *plan, const mv_drawing_options *options,
                         mv_log *log);

/* Finds the strokes. */
void mv_drawing_gather(mv_drawing_plan *plan);

/* Adds a stroke for the relations of each pair, type, sign and direction that have ended by the date. */
void mv_drawing_gather_ended(mv_drawing_plan *plan);

/* Of too many strokes keeps the strongest of each actor (`strongest` of them; 0: as many as can be seen; MV_NONE:
 * all), of too many actors the busiest, and leaves out who has none. */
void mv_drawing_choose(mv_drawing_plan *plan, size_t strongest, mv_log *log);

/* What is written on lines, by a name from mv_drawing_edge_label_name(); NULL: nothing but the number of many. */
mv_status mv_drawing_choose_line_labels(mv_drawing_plan *plan, const char *name, mv_log *log);

/* Finds the classes of actors and their colours, by the name of a colouring. */
mv_status mv_drawing_color(mv_drawing_plan *plan, const char *color_by, mv_log *log);

/* Adds a class; its name is copied. One that some eye could take for an earlier one gets a pattern. A vector that
 * is not counted has no colour: it is hatched. */
void mv_drawing_add_class(mv_drawing_plan *plan, const char *name, const char *color);
void mv_drawing_add_uncounted(mv_drawing_plan *plan, const char *name);

/* Adds the two factions of a best split, and puts those actors into them whose side is known. */
mv_status mv_drawing_by_faction(mv_drawing_plan *plan, mv_log *log);

/* Adds the names of the types that no family of ours has and that are drawn in this way, by the number of their
 * relations, up to a limit; nothing when there are none. Returns whether others are drawn in this way, too. */
bool mv_drawing_add_own_types(mv_text *out, const mv_drawing_plan *plan, mv_line_kind kind);

/* Writes the patterns of a mark; of one of two colours the second as well. */
void mv_drawing_put_pattern(mv_text *out, const mv_color_class *first, const mv_color_class *second);

/* Says who steps back behind the highlighted actors. */
mv_status mv_drawing_highlight(mv_drawing_plan *plan, mv_names ids, mv_log *log);

/* Reads the places to keep; writes all places from what multivector-draw found, a line "x y" for each actor, and
 * returns the length of those lines. */
mv_status mv_drawing_places_read(mv_drawing_plan *plan, const char *path, mv_log *log);
size_t mv_drawing_places_write(mv_text *out, const mv_drawing_plan *plan, const char *lines);

/* Writes title, subtitle, source line and description. */
void mv_drawing_put_words(mv_drawing_plan *plan, const mv_drawing_options *options);

/* Write "nodes", "edges" and "legend". */
void mv_drawing_actors(mv_drawing_plan *plan);
void mv_drawing_edges(mv_drawing_plan *plan);
void mv_drawing_legend(mv_drawing_plan *plan);

#endif
