#include "model/statements.h"
#include "support/memory.h"
#include "support/sort.h"
#include <stdlib.h>

int32_t mv_statement_beginning(const mv_relation *relation)
{
    return relation->start.day ? relation->start.day : INT32_MIN;
}

/* The order by one key, unless two statements need not be the same so far. */
#define STEP(needed, a, b)                                                                                        \
    if (sameness < (needed)) return 0;                                                                            \
    if ((a) != (b)) return (a) < (b) ? -1 : 1

static int order_of(const mv_statement *x, const mv_statement *y, mv_sameness sameness)
{
    const mv_relation *a = x->relation, *b = y->relation;
    STEP(MV_SAME_PAIR, x->low, y->low);
    STEP(MV_SAME_PAIR, x->high, y->high);
    STEP(MV_SAME_TYPE, a->type, b->type);
    STEP(MV_SAME_TYPE, a->directed, b->directed);
    STEP(MV_SAME_SIGN, a->sign, b->sign);
    STEP(MV_SAME_DATES, mv_statement_beginning(a), mv_statement_beginning(b));
    STEP(MV_SAME_DATES, a->end.day, b->end.day);
    STEP(MV_SAME_WEIGHT, a->weight, b->weight);
    return 0;
}

bool mv_statement_leads_up(const mv_statement *one)
{
    return one->relation->source == one->low;
}

static int by_statement(const void *a, const void *b)
{
    const mv_statement *x = a, *y = b;
    int order = order_of(x, y, MV_SAME_WEIGHT);
    if (!order) order = mv_statement_leads_up(y) - mv_statement_leads_up(x);
    return order ? order : (x->relation > y->relation) - (x->relation < y->relation);
}

mv_statement *mv_statements_of(const mv_relations *set, size_t *count)
{
    mv_keyed pairs = mv_keyed_new(set->relation_count);
    for (size_t i = 0; i < set->relation_count; i++) {
        uint32_t source = set->relations[i].source, target = set->relations[i].target;
        if (source != target)
            mv_keyed_add(&pairs, source < target ? mv_pair_key(source, target) : mv_pair_key(target, source), i);
    }
    mv_keyed_sort(&pairs);
    mv_statement *list = mv_alloc_array(pairs.count, sizeof *list);
    for (size_t i = 0; i < pairs.count; i++)
        list[i] = (mv_statement){ &set->relations[pairs.numbers[i]], (uint32_t)(pairs.keys[i] >> 32),
                                  (uint32_t)pairs.keys[i] };
    for (size_t first = 0, end; first < pairs.count; first = end) {
        end = mv_keyed_end(&pairs, first);
        if (end > first + 1) qsort(list + first, end - first, sizeof *list, by_statement);
    }
    *count = pairs.count;
    mv_keyed_clear(&pairs);
    return list;
}

size_t mv_statements_end(const mv_statement *list, size_t count, size_t first, mv_sameness sameness)
{
    size_t end = first + 1;
    while (end < count && order_of(&list[first], &list[end], sameness) == 0) end++;
    return end;
}

size_t mv_statements_up(const mv_statement *list, size_t count)
{
    size_t up = 0;
    for (size_t i = 0; i < count; i++) up += mv_statement_leads_up(&list[i]);
    return up;
}
