#ifndef PICTURE_VISION_H
#define PICTURE_VISION_H

/* How far apart two colours ("#rrggbb") are to the eye that tells them least well: the colour difference of CIE
 * 1976 (Euclidean in CIELAB under D65) for normal vision and, simulated at full severity (Machado, Oliveira and
 * Fernandes 2009), for protanopia, deuteranopia and tritanopia. About 2 can just be seen; 100 is black and white.
 */
double mv_vision_apart(const char *first, const char *second);

/* Colours nearer than this are not told apart at a glance. */
#define MV_COLORS_APART 15.0

#endif
