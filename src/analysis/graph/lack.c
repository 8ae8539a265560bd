#include "analysis/graph/lack.h"
#include "multivector/metric.h"
#include "support/memory.h"
#include <math.h>
#include <stdint.h>
#include <string.h>

/* Values go through timelines, ranks and pages as plain numbers: a NAN that lacks tells why by the lowest bits of
 * its 51 that say nothing. */
static const char *const reasons[] = { NULL, MV_WHY_NOT_IN_TIME, MV_WHY_FAILED };
static const uint64_t told_by = 0x7ffffffffffff, mark = 0x6d76000000000;

double mv_metric_none(mv_lack why)
{
    double value = NAN;
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    bits = (bits & ~told_by) | mark | why;
    memcpy(&value, &bits, sizeof value);
    return value;
}

const char *mv_metric_lack(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    bits = (bits & told_by) ^ mark;
    return isnan(value) && bits < MV_COUNT(reasons) ? reasons[bits] : NULL;
}
