#include "formats/recipes/engine/value_map.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

void mv_value_map_free(void *memory)
{
    mv_value_map *m = memory;
    if (!m) return;
    MV_FREE(m->text, m->entries);
    free(m);
}

static char *trim(char *text)
{
    text += strspn(text, " \t\r\n");
    size_t length = strlen(text);
    while (length && strchr(" \t\r\n", text[length - 1])) text[--length] = '\0';
    return text;
}

static bool add_entry(mv_value_map *m, char *text)
{
    char *equals = strchr(text, '=');
    if (!equals) return false;
    *equals = '\0';
    char *from = trim(text), *range = strstr(from, ".."), *to = range ? trim(range + 2) : from;
    if (range) *range = '\0';
    from = trim(from);
    if (!*from || !*to) return false;
    m->entries = mv_grow(m->entries, m->count, sizeof *m->entries);
    mv_map_entry e = { from, to, trim(equals + 1), strlen(from), .numeric = true };
    e.numeric = mv_number_parse(from, &e.low) && mv_number_parse(to, &e.high);
    m->entries[m->count++] = e;
    return true;
}

mv_value_map *mv_value_map_read(const char *text)
{
    mv_value_map *m = mv_alloc(sizeof *m);
    m->text = mv_copy(text);
    bool good = true;
    for (char *at = m->text, *next; at && good; at = next) {
        next = strchr(at, ',');
        if (next) *next++ = '\0';
        good = add_entry(m, at);
    }
    if (good) return m;
    mv_value_map_free(m);
    return NULL;
}
