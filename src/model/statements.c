#include "model/statements.h"
#include "support/memory.h"
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
    mv_statement *list = mv_alloc_array(set->relation_count, sizeof *list);
    *count = 0;
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *r = &set->relations[i];
        bool up = r->source < r->target;
        if (r->source != r->target)
            list[(*count)++] = (mv_statement){ r, up ? r->source : r->target, up ? r->target : r->source };
    }
    if (*count) qsort(list, *count, sizeof *list, by_statement);
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
