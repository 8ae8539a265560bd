#include "formats/graphs/entities.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *text;
} entities[] = {
    { "quot", "\"" }, { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "apos", "'" },
};

/* Of the characters from U+00A0 to U+00FF, in their order. */
static const char *const latin[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"
};

/* Between # and the semicolon; 0 for what is no character. */
static int32_t number_of(const char *digits)
{
    bool hexadecimal = *digits == 'x' || *digits == 'X';
    char *end;
    unsigned long code = strtoul(digits + hexadecimal, &end, hexadecimal ? 16 : 10);
    return *end == ';' && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? (int32_t)code : 0;
}

static bool is_name(const char *name, const char *at, size_t length)
{
    return strlen(name) == length && memcmp(at, name, length) == 0;
}

/* Adds the character of this name; false when there is none. */
static bool add_named(mv_text *text, const char *at, size_t length)
{
    for (size_t i = 0; i < MV_COUNT(entities); i++)
        if (is_name(entities[i].name, at, length)) {
            mv_text_add(text, entities[i].text);
            return true;
        }
    for (size_t i = 0; i < MV_COUNT(latin); i++)
        if (is_name(latin[i], at, length)) {
            mv_text_add_character(text, (int32_t)(0xa0 + i));
            return true;
        }
    return false;
}

const char *mv_entity_add(mv_text *text, const char *at)
{
    size_t length = strcspn(at, ";\"& \t\r\n");
    int32_t character = at[length] == ';' && *at == '#' ? number_of(at + 1) : 0;
    if (character) {
        mv_text_add_character(text, character);
        return at + length + 1;
    }
    if (at[length] == ';' && add_named(text, at, length)) return at + length + 1;
    mv_text_add(text, "&");
    return at;
}
