#ifndef DRAW_HANDSHAKE_H
#define DRAW_HANDSHAKE_H

/* The first line that multivector sends to multivector-draw, before the drawing as JSON. The number grows
 * when a drawing of old is not understood any more, so that two programs of different versions part with a
 * message. */
#define MV_DRAWING_HANDSHAKE "multivector-drawing 1\n"

#endif
