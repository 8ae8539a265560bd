#include "analysis/compare/changes_internal.h"
#include "support/memory.h"
#include <string.h>

/* What a change is, of an actor as of a relation. */

const char *mv_change_name(mv_change change)
{
    static const char *const names[] = {
        [MV_KEPT] = "kept", [MV_ADDED] = "added", [MV_REMOVED] = "removed", [MV_CHANGED] = "changed"
    };
    _Static_assert(MV_COUNT(names) == MV_CHANGE_COUNT, "a name for every change");
    return names[change];
}

int mv_compare_notes(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

/* A date known to the year is not the same statement as its first day. */
int mv_compare_dates(mv_date a, mv_date b)
{
    int order = (a.day > b.day) - (a.day < b.day);
    return order ? order : a.precision - b.precision;
}

bool mv_same_end(mv_date a, mv_date a_through, mv_date b, mv_date b_through)
{
    return a_through.day || b_through.day ? a.day == b.day : mv_compare_dates(a, b) == 0;
}

int mv_compare_attributes(const mv_attribute *a, const mv_attribute *b)
{
    static const mv_attribute none = { .name = NULL };
    int order = 0;
    if (!a) a = &none;
    if (!b) b = &none;
    for (; !order && a->name && b->name; a++, b++) {
        order = strcmp(a->name, b->name);
        if (!order) order = mv_compare_notes(a->text, b->text);
        if (!order && !a->text) order = (a->number > b->number) - (a->number < b->number);
    }
    return order ? order : mv_compare_notes(a->name, b->name);
}

mv_change mv_change_of(size_t a, size_t b, unsigned fields)
{
    return a == MV_NONE ? MV_ADDED : b == MV_NONE ? MV_REMOVED : fields ? MV_CHANGED : MV_KEPT;
}
