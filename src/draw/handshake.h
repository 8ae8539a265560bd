#ifndef DRAW_HANDSHAKE_H
#define DRAW_HANDSHAKE_H

/* The first line that multivector sends to multivector-draw, before the drawing as JSON, or a text in DOT that is
 * to be read. The number grows when what follows, or the answer, is not understood any more as it was, so that two
 * programs of different versions part with a message. */
#define MV_DRAWING_HANDSHAKE "multivector-drawing 1\n"
#define MV_DOT_HANDSHAKE "multivector-dot 1\n"

#endif
