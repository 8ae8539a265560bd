#include "picture/vision.h"
#include "support/memory.h"
#include <math.h>
#include <stdio.h>

/* Of linear RGB: as it is, and as it is seen without one of the three kinds of cones. */
static const double eyes[][3][3] = {
    { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
    { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
    { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
    { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
};

/* From linear RGB to XYZ, each row divided by the white of D65. */
static const double to_xyz[3][3] = { { 0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047 },
                                     { 0.2126729, 0.7151522, 0.0721750 },
                                     { 0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883 } };

static void multiply(const double matrix[3][3], const double in[3], double out[3])
{
    for (int i = 0; i < 3; i++) out[i] = matrix[i][0] * in[0] + matrix[i][1] * in[1] + matrix[i][2] * in[2];
}

static void linear(const char *color, double out[3])
{
    unsigned rgb[3] = { 0, 0, 0 };
    sscanf(color, "#%2x%2x%2x", &rgb[0], &rgb[1], &rgb[2]);
    for (int i = 0; i < 3; i++) {
        double c = rgb[i] / 255.0;
        out[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    }
}

static double lightness(double share)
{
    return share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116;
}

/* A colour in CIELAB, as one kind of eye sees it. */
static void seen(const double eye[3][3], const char *color, double lab[3])
{
    double rgb[3], simulated[3], xyz[3];
    linear(color, rgb);
    multiply(eye, rgb, simulated);
    for (int i = 0; i < 3; i++) simulated[i] = fmin(fmax(simulated[i], 0), 1);
    multiply(to_xyz, simulated, xyz);
    for (int i = 0; i < 3; i++) xyz[i] = lightness(xyz[i]);
    lab[0] = 116 * xyz[1] - 16;
    lab[1] = 500 * (xyz[0] - xyz[1]);
    lab[2] = 200 * (xyz[1] - xyz[2]);
}

double mv_vision_apart(const char *first, const char *second)
{
    double least = INFINITY;
    for (size_t eye = 0; eye < MV_COUNT(eyes); eye++) {
        double a[3], b[3];
        seen(eyes[eye], first, a);
        seen(eyes[eye], second, b);
        least = fmin(least, hypot(hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]));
    }
    return least;
}
