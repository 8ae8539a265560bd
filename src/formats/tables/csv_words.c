#define _POSIX_C_SOURCE 200809L
#include "formats/tables/csv_table.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* What columns that are called otherwise may have been meant for. */

static const struct {
    mv_property property;
    const char *words[16]; /* small letters alone */
} meanings[] = {
    { MV_IS_TYPE,
      { "relation", "relationship", "relationtype", "relationshiptype", "link", "linktype", "tie", "tietype",
        "edgetype", "category", "eventtype" } },
    { MV_IS_SIGN, { "polarity", "valence", "attitude" } },
    { MV_IS_WEIGHT, { "value", "strength", "intensity", "score", "count" } },
    { MV_IS_START, { "since", "begin", "begins", "startdate", "startyear", "styear", "fromdate" } },
    { MV_IS_END, { "until", "ends", "enddate", "endyear", "todate" } },
};

/* What is in the names of columns of ends: "Source country", "reporter_iso3". */
static const char *const ends[][12] = {
    { "source", "from", "origin", "sender", "reporter", "ego", "exporter", "actor1", "country1", "state1" },
    { "target", "to", "destination", "receiver", "partner", "alter", "importer", "actor2", "country2", "state2" },
};

/* The letters and digits of a name, capitals made small. */
static char *plain_of(const char *name)
{
    char *plain = mv_copy(name), *end = plain;
    for (const char *c = name; *c; c++)
        if ((*c | 32) >= 'a' && (*c | 32) <= 'z')
            *end++ = (char)(*c | 32);
        else if (*c >= '0' && *c <= '9')
            *end++ = *c;
    *end = '\0';
    return plain;
}

static bool is_among(const char *plain, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count && words[i]; i++)
        if (strcmp(words[i], plain) == 0) return true;
    return false;
}

static void say(mv_csv_table *t, size_t value, mv_property property)
{
    const char *name = t->names[t->fields[value]], *ours = mv_property_name(property);
    mv_quoted quoted;
    mv_log_warning(t->table.log, mv_table_place(&t->table, t->fields[value]),
                   "%s is kept as an attribute; if it is the %s of a relation: --map %s=%s",
                   mv_quote(name, quoted), ours, ours, name);
}

void mv_csv_say_meant(mv_csv_table *t)
{
    for (size_t i = 0; i < t->value_count; i++) {
        char *plain = plain_of(t->names[t->fields[i]]);
        bool further = mv_records_meaning(t->records, t->kind, t->values[i].column) == MV_IS_ATTRIBUTE;
        for (size_t m = 0; m < MV_COUNT(meanings) && further; m++)
            if (is_among(plain, meanings[m].words, MV_COUNT(meanings[m].words)) &&
                !mv_csv_has(t, meanings[m].property))
                say(t, i, meanings[m].property);
        free(plain);
    }
}

/* Whether one of the words of a name, or all of it, is among those of an end. */
static bool speaks_of(const char *name, const char *const *words, size_t count)
{
    char *copy = mv_copy(name), *rest = copy, *whole = plain_of(name);
    bool found = is_among(whole, words, count);
    for (char *word; !found && (word = strtok_r(rest, " _-.", &rest));) {
        char *plain = plain_of(word);
        found = is_among(plain, words, count);
        free(plain);
    }
    MV_FREE(copy, whole);
    return found;
}

static const char *guess(const mv_csv_table *t, int end)
{
    for (size_t i = 0; i < t->count; i++)
        if (speaks_of(t->names[i], ends[end], MV_COUNT(ends[end]))) return t->names[i];
    return NULL;
}

void mv_csv_guess_ends(const mv_csv_table *t, mv_text *out)
{
    static const mv_property properties[] = { MV_IS_SOURCE, MV_IS_TARGET };
    const char *names[2] = { NULL, NULL };
    bool known = true;
    mv_text list = { 0 };
    for (int end = 0; end < 2; end++) {
        if (mv_csv_has(t, properties[end])) continue;
        names[end] = guess(t, end);
        known = known && names[end];
        mv_text_format(&list, "%s%s=%s", list.length ? "," : "", mv_property_name(properties[end]),
                       names[end] ? names[end] : "NAME");
    }
    if (known && !mv_text_same(names[0], names[1]))
        mv_text_format(out, "--map \"%s\" may be what is meant", list.bytes);
    else
        mv_text_add(out,
                    "--map source=NAME,target=NAME names other columns, --columns source,target those of a table "
                    "without a header");
    mv_text_clear(&list);
}
