#include "draw/map/globe.h"
#include <math.h>

static const double pi = 3.14159265358979323846;

mv_globe mv_globe_at(double longitude, double latitude)
{
    double east = longitude * pi / 180, north = latitude * pi / 180;
    return (mv_globe){ cos(north) * cos(east), cos(north) * sin(east), sin(north) };
}

mv_projection mv_projection_around(bool equal_earth, double longitude, double latitude)
{
    double l = longitude * pi / 180, p = equal_earth ? 0 : latitude * pi / 180;
    return (mv_projection){ .equal_earth = equal_earth,
                            .longitude = l,
                            .latitude = p,
                            .up = { cos(p) * cos(l), cos(p) * sin(l), sin(p) },
                            .east = { -sin(l), cos(l), 0 },
                            .north = { -sin(p) * cos(l), -sin(p) * sin(l), cos(p) } };
}

static double dot(mv_globe a, mv_globe b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

double mv_globe_angle(mv_globe a, mv_globe b)
{
    mv_globe across = { a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x };
    return atan2(sqrt(dot(across, across)), dot(a, b)); /* exact for near and for opposite places, unlike acos */
}

/* A direction at right angles to `a`: towards `b` or, when that is no direction, towards a pole. */
static mv_globe direction(mv_globe a, mv_globe b)
{
    const double least = 1e-9;
    const mv_globe pole = { 0, 0, a.z < 0 ? -1 : 1 }, zero = { 1, 0, 0 };
    const mv_globe towards[] = { b, pole, zero };
    mv_globe across = zero;
    for (int i = 0; i < 3; i++) {
        double along = dot(a, towards[i]);
        across = (mv_globe){ towards[i].x - along * a.x, towards[i].y - along * a.y, towards[i].z - along * a.z };
        double length = sqrt(dot(across, across));
        across = (mv_globe){ across.x / length, across.y / length, across.z / length };
        if (length > least) break;
    }
    return across;
}

mv_globe mv_globe_between(mv_globe a, mv_globe b, double t)
{
    double angle = mv_globe_angle(a, b) * t;
    if (angle <= 0) return a;
    mv_globe across = direction(a, b);
    double c = cos(angle), s = sin(angle);
    return (mv_globe){ a.x * c + across.x * s, a.y * c + across.y * s, a.z * c + across.z * s };
}

mv_point mv_equal_earth(double longitude, double latitude)
{
    const double a1 = 1.340264, a2 = -0.081106, a3 = 0.000893, a4 = 0.003796;
    double angle = asin(sqrt(3) / 2 * sin(latitude)), square = angle * angle, sixth = square * square * square;
    double slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square);
    return (mv_point){ 2 * sqrt(3) * longitude * cos(angle) / (3 * slope),
                       -angle * (a1 + a2 * square + sixth * (a3 + a4 * square)) };
}

mv_point mv_globe_project(const mv_projection *projection, mv_globe place)
{
    double up = dot(place, projection->up), east = dot(place, projection->east);
    if (projection->equal_earth) return mv_equal_earth(atan2(east, up), asin(fmin(fmax(place.z, -1), 1)));
    double north = dot(place, projection->north), aside = hypot(east, north);
    double far = atan2(aside, up);
    if (aside <= 0) return (mv_point){ 0, up > 0 ? 0 : far };
    return (mv_point){ far * east / aside, -far * north / aside };
}
