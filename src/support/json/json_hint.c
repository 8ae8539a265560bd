#include "support/json/json_hint.h"
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* The character before a token, past blanks; NUL when there is none. */
static char before(const char *bytes, const char *token)
{
    while (token > bytes && strchr(" \t\r\n", token[-1])) token--;
    return token > bytes ? token[-1] : '\0';
}

static bool is_word(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Of a word that stands where a value does. */
static const char *about_word(const char *word)
{
    static const char *const ours[] = { "true", "false", "null", "none", "nil" }, *const numbers[] = { "nan",
                                                                                                       "inf" };
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (strncasecmp(word, ours[i], strlen(ours[i])) == 0)
            return "; JSON has true, false and null, in small letters";
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (strncasecmp(word, numbers[i], strlen(numbers[i])) == 0) return "; a finite number was expected";
    return "; texts stand in double quotes";
}

const char *mv_json_hint(const char *bytes, const char *token)
{
    char first = *token, last = before(bytes, token);
    if (last == ',' && (first == ']' || first == '}')) return "; there is a comma too many before it";
    if (first == '\'') return "; texts and keys stand in double quotes";
    if (first == '/' || first == '#') return "; JSON has no comments: \"note\" and \"description\" take them";
    if (last == ':' && is_word(first)) return about_word(token);
    if ((last == '{' || last == ',') && is_word(first)) return "; keys stand in double quotes";
    if (first && strchr("\"{[", first) && last && strchr("\"}]0123456789el", last))
        return "; a comma seems to be missing before it";
    return "";
}
