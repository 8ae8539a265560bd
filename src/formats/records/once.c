#include "formats/records/records_internal.h"
#include "model/statements.h"
#include <stdlib.h>

/* Tables of pairs often list a pair from both of its ends, though what they say has no direction. */

/* Of each listing and its counterpart the later one goes. A type such as sanctions or membership has a direction
 * whoever lists it. */
static size_t join(const mv_relations *set, const mv_statement *group, size_t count, bool *dropped)
{
    size_t up = mv_statements_up(group, count), pairs = up < count - up ? up : count - up;
    if (set->types[group->relation->type].directed) return 0;
    for (size_t i = 0; i < pairs; i++) {
        size_t one = (size_t)(group[i].relation - set->relations),
               other = (size_t)(group[up + i].relation - set->relations);
        dropped[one > other ? one : other] = true;
        set->relations[one < other ? one : other].directed = false;
    }
    return pairs;
}

void mv_records_once(mv_records *r)
{
    mv_relations *set = r->set;
    size_t count, joined = 0, end;
    mv_statement *list = mv_statements_of(set, &count);
    bool *dropped = mv_alloc_array(set->relation_count, sizeof *dropped);
    for (size_t first = 0; first < count; first = end) {
        end = mv_statements_end(list, count, first, MV_SAME_WEIGHT);
        joined += join(set, list + first, end - first, dropped);
    }
    mv_relations_drop_relations(set, dropped);
    mv_log_warning(r->log, mv_records_file(r),
                   "%zu relation%s listed from both ends, and counted once (--undirected-once)", joined,
                   joined == 1 ? " is" : "s are");
    MV_FREE(list, dropped);
}
