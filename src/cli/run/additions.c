#include "cli/run/option.h"
#include <string.h>

static bool parse_sign_word(const char *word, int *sign)
{
    static const struct {
        const char *word;
        int sign;
    } signs[] = { { "+", 1 }, { "1", 1 }, { "+1", 1 }, { "0", 0 }, { "-", -1 }, { "-1", -1 } };
    for (size_t i = 0; i < MV_COUNT(signs); i++) {
        if (strcmp(word, signs[i].word) != 0) continue;
        *sign = signs[i].sign;
        return true;
    }
    return false;
}

mv_status mv_parse_addition(const char *value, mv_addition *out, mv_parse *parse)
{
    mv_names parts = { 0 };
    mv_status status = mv_parse_names(value, &parts, parse);
    if (status || parts.count < 3 || parts.count > 5)
        return status ? status : mv_parse_refuse(value, "A,B,TYPE, A,B,TYPE,SIGN or A,B,TYPE,SIGN,WEIGHT", parse);
    *out = (mv_addition){ parts.items[0], parts.items[1], parts.items[2], MV_SIGN_OF_TYPE, 0 };
    if (parts.count > 3 && !parse_sign_word(parts.items[3], &out->sign))
        return mv_parse_refuse(value, "a sign of 1, 0 or -1 behind the type", parse);
    if (parts.count > 4 && (!mv_number_parse(parts.items[4], &out->weight) || !(out->weight > 0)))
        return mv_parse_refuse(value, "a weight above 0 behind the sign", parse);
    return MV_OK;
}
