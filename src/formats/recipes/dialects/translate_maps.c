#include "formats/recipes/dialects/translation.h"
#include "formats/recipes/engine/value_map.h"
#include "support/text.h"
#include <string.h>
#include <strings.h>

/* What stands for by_value(), by_prefix() and iso_date(), whose last argument is read here. */

static void add_prefix(mv_text *out, const mv_map_entry *e)
{
    mv_text_format(out, "substr($1, 1, %zu) ", e->length);
    if (strcmp(e->from, e->to) == 0)
        mv_text_format(out, "= '%s'", e->from);
    else
        mv_text_format(out, "BETWEEN '%s' AND '%s' AND length($1) >= %zu", e->from, e->to, e->length);
}

static void add_value(mv_text *out, const mv_map_entry *e)
{
    double from, to;
    if (strcmp(e->from, e->to) != 0 && mv_number_parse(e->from, &from) && mv_number_parse(e->to, &to))
        mv_text_format(out, "as_number($1) BETWEEN %s AND %s", e->from, e->to);
    else
        mv_text_format(out, "$1 = '%s'", e->from);
}

bool mv_map_words(mv_translation *t, const mv_call *c, mv_text *words)
{
    bool prefix = strcasecmp(c->name, "by_prefix") == 0, good = true;
    if ((!prefix && strcasecmp(c->name, "by_value") != 0) || c->count != 2) return false;
    const char *text = mv_find_literal(t, c->arguments[1]);
    mv_value_map *map = text ? mv_value_map_read(text) : NULL;
    mv_text_add(words, "CASE");
    for (size_t i = 0; map && i < map->count; i++) {
        const mv_map_entry *e = &map->entries[i];
        mv_text_add(words, " WHEN ");
        if (strcmp(e->from, "*") == 0)
            mv_text_add(words, "$1 <> ''");
        else
            (prefix ? add_prefix : add_value)(words, e);
        mv_text_format(words, " THEN '%s'", e->text);
        good = good && (!prefix || strlen(e->from) == strlen(e->to)) && !strchr(e->text, '$');
    }
    mv_text_add(words, " END");
    if (t->dialect->column) mv_text_add(words, " COLLATE \"C\"");
    if (!map || !good)
        mv_say_refused(t, c->name, ": its map is a literal whose ranges have two ends of the same length");
    mv_value_map_free(map);
    return true;
}

/* Where in the text the letters stand; false when there are not as many as are wanted. */
static bool find_letters(const char *format, char letter, size_t wanted, size_t *place)
{
    const char *first = strchr(format, letter);
    size_t count = 0;
    while (first && first[count] == letter) count++;
    *place = first ? (size_t)(first - format) + 1 : 0;
    return count == wanted;
}

bool mv_date_words(mv_translation *t, const mv_call *c, mv_text *words)
{
    size_t year, month, day;
    if (strcasecmp(c->name, "iso_date") != 0 || c->count != 2) return false;
    const char *format = mv_find_literal(t, c->arguments[1]);
    bool days = format && find_letters(format, 'D', 2, &day),
         months = format && find_letters(format, 'M', 2, &month);
    bool said = format && find_letters(format, 'Y', 4, &year) && (months || !strchr(format, 'M')) &&
                (days || !strchr(format, 'D')) && (months || !days);
    if (!said) {
        mv_say_refused(t, c->name, ": its format is a literal with YYYY, MM and DD");
        return true;
    }
    mv_text_format(words, "CASE WHEN $1 <> '' THEN substr($1, %zu, 4)", year);
    static const char part[] = " || CASE WHEN substr($1, %zu, 2) <> '00' THEN '-' || substr($1, %zu, 2)";
    if (months) mv_text_format(words, part, month, month);
    if (days) mv_text_format(words, part, day, day);
    if (days) mv_text_add(words, " ELSE '' END");
    if (months) mv_text_add(words, " ELSE '' END");
    mv_text_add(words, " END");
    return true;
}
