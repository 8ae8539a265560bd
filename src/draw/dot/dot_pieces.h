#ifndef DRAW_DOT_DOT_PIECES_H
#define DRAW_DOT_DOT_PIECES_H

#include <stdbool.h>
#include <stddef.h>

/* A text in DOT, handed to Graphviz piece by piece, so that the line of what it makes is known: it does not say.
 * It reads one word ahead before it makes anything, so the first word of each line is a piece of its own. */
typedef struct mv_dot_pieces {
    const char *at, *end; /* what is left of the piece at hand, and where it ends */
    const char *stop;     /* of the text */
    size_t line;          /* of the last word of the piece */
    size_t before;        /* of the last word before the piece, where it is the first one of a line; else 0 */
    size_t lines;         /* up to the end of the piece */
    size_t depth;         /* of braces, up to the end of the piece */
    bool inside;          /* the next piece is the rest of a line */
} mv_dot_pieces;

mv_dot_pieces mv_dot_pieces_of(const char *bytes, size_t length);

/* Copies at most `room` bytes of the piece at hand, or of the next; 0 at the end. */
size_t mv_dot_pieces_give(mv_dot_pieces *pieces, char *buffer, size_t room);

/* The line of what Graphviz makes now. */
size_t mv_dot_pieces_line(const mv_dot_pieces *pieces);

#endif
