#include "multivector/timeline.h"
#include <math.h>

/* What a timeline amounts to. */

bool mv_timeline_is_thin(const mv_timeline *timeline)
{
    return 2 * timeline->undated > timeline->selected;
}

/* How far a value is outside of two others; 0 between them. */
static double outside(double value, double a, double b)
{
    return fmax(0, fmax(value - fmax(a, b), fmin(a, b) - value));
}

mv_course mv_timeline_course(const mv_timeline *timeline, size_t metric)
{
    const double *values = timeline->values + metric;
    size_t step = timeline->metric_count;
    mv_course course = { MV_NONE, MV_NONE, MV_NONE };
    double low = INFINITY, high = -INFINITY;
    for (size_t d = 0; d < timeline->date_count; d++) {
        if (isnan(values[d * step])) continue;
        if (course.first == MV_NONE) course.first = d;
        course.last = d;
        low = fmin(low, values[d * step]);
        high = fmax(high, values[d * step]);
    }
    if (course.first == MV_NONE) return course;
    double first = values[course.first * step], last = values[course.last * step];
    double rounding = 1e-9 * fmax(fabs(low), fabs(high)), most = fmax(rounding, (high - low) / 50);
    for (size_t d = course.first + 1; d < course.last; d++) {
        double far = isnan(values[d * step]) ? 0 : outside(values[d * step], first, last);
        if (far <= most * (1 + 1e-9)) continue;
        most = far;
        course.turn = d;
    }
    return course;
}
