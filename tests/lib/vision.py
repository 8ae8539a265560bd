"""How far apart two colours are to four kinds of eyes: CIE 1976 in CIELAB (D65), after Machado, Oliveira and Fernandes
(2009) at severity 1 for the three colour-blind ones. Written from the papers, not from the program."""
import math

EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def channels(color):
    return [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector)) for row in matrix]


def lab(color, eye):
    light = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(color)]
    seen = [min(max(c, 0), 1) for c in times(EYES[eye], light)]
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
               for t in (v / w for v, w in zip(times(XYZ, seen), WHITE)))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(first, second):
    """The least difference, and the eye that has it."""
    return min((math.dist(lab(first, eye), lab(second, eye)), eye) for eye in EYES)


def is_grey(color):
    return len(set(channels(color))) == 1
