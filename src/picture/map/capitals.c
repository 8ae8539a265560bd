#include "picture/map/capitals.h"
#include <stdlib.h>
#include <string.h>

static int by_code(const void *code, const void *capital)
{
    return strcmp(code, ((const mv_capital *)capital)->code);
}

const mv_capital *mv_capital_of(const char *code)
{
    return bsearch(code, mv_capitals, mv_capital_count, sizeof *mv_capitals, by_code);
}
