#include "formats/graphs/entities.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *text;
} entities[] = {
    { "quot", "\"" }, { "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "apos", "'" }, { "nbsp", "\xc2\xa0" },
};

/* Between # and the semicolon; 0 for what is no character. */
static int32_t number_of(const char *digits)
{
    bool hexadecimal = *digits == 'x' || *digits == 'X';
    char *end;
    unsigned long code = strtoul(digits + hexadecimal, &end, hexadecimal ? 16 : 10);
    return *end == ';' && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? (int32_t)code : 0;
}

const char *mv_entity_add(mv_text *text, const char *at)
{
    size_t length = strcspn(at, ";\"& \t\r\n");
    int32_t character = at[length] == ';' && *at == '#' ? number_of(at + 1) : 0;
    if (character) {
        mv_text_add_character(text, character);
        return at + length + 1;
    }
    for (size_t i = 0; i < MV_COUNT(entities) && at[length] == ';'; i++)
        if (strlen(entities[i].name) == length && strncmp(at, entities[i].name, length) == 0) {
            mv_text_add(text, entities[i].text);
            return at + length + 1;
        }
    mv_text_add(text, "&");
    return at;
}
