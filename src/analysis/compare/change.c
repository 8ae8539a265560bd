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

mv_change mv_change_of(size_t a, size_t b, unsigned fields)
{
    return a == MV_NONE ? MV_ADDED : b == MV_NONE ? MV_REMOVED : fields ? MV_CHANGED : MV_KEPT;
}
