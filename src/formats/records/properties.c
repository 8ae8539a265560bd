#include "formats/records/properties.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdio.h>
#include <string.h>

enum { OF_ACTORS = 1 << MV_ACTOR, OF_RELATIONS = 1 << MV_RELATION, OF_BOTH = OF_ACTORS | OF_RELATIONS };

/* A property under our name stands before the other names it goes by. */
static const struct row {
    const char *name;
    mv_property property;
    unsigned of, rank;
    mv_property_form form;
} rows[] = {
    { "id", MV_IS_ID, OF_BOTH, 0, MV_FORM_TEXT },
    { "name", MV_IS_NAME, OF_ACTORS, 0, MV_FORM_TEXT },
    { "label", MV_IS_NAME, OF_ACTORS, 1, MV_FORM_TEXT },
    { "names", MV_IS_NAMES, OF_ACTORS, 0, MV_FORM_TEXT },
    { "kind", MV_IS_KIND, OF_ACTORS, 0, MV_FORM_TEXT },
    { "vector", MV_IS_VECTOR, OF_ACTORS, 0, MV_FORM_TEXT },
    { "alternatives", MV_IS_ALTERNATIVES, OF_ACTORS, 0, MV_FORM_TEXT },
    { "region", MV_IS_REGION, OF_ACTORS, 0, MV_FORM_TEXT },
    { "longitude", MV_IS_LONGITUDE, OF_ACTORS, 0, MV_FORM_NUMBER },
    { "latitude", MV_IS_LATITUDE, OF_ACTORS, 0, MV_FORM_NUMBER },
    { "continues", MV_IS_CONTINUES, OF_ACTORS, 0, MV_FORM_TEXT },
    { "source", MV_IS_SOURCE, OF_RELATIONS, 0, MV_FORM_TEXT },
    { "target", MV_IS_TARGET, OF_RELATIONS, 0, MV_FORM_TEXT },
    { "type", MV_IS_TYPE, OF_RELATIONS, 0, MV_FORM_TEXT },
    { "kind", MV_IS_TYPE, OF_RELATIONS, 1, MV_FORM_TEXT }, /* Gephi's, whose "Type" is the direction */
    { "sign", MV_IS_SIGN, OF_RELATIONS, 0, MV_FORM_NUMBER },
    { "weight", MV_IS_WEIGHT, OF_RELATIONS, 0, MV_FORM_NUMBER },
    { "directed", MV_IS_DIRECTED, OF_RELATIONS, 0, MV_FORM_BOOL },
    { "start", MV_IS_START, OF_BOTH, 0, MV_FORM_DATE },
    { "end", MV_IS_END, OF_BOTH, 0, MV_FORM_DATE },
    { "through", MV_IS_THROUGH, OF_BOTH, 0, MV_FORM_DATE },
    { "interval", MV_IS_INTERVAL, OF_BOTH, 0, MV_FORM_DATE },
    { "timeset", MV_IS_INTERVAL, OF_BOTH, 1, MV_FORM_DATE },
    { "confidence", MV_IS_CONFIDENCE, OF_RELATIONS, 0, MV_FORM_TEXT },
    { "basis", MV_IS_BASIS, OF_RELATIONS, 0, MV_FORM_TEXT },
    { "note", MV_IS_NOTE, OF_BOTH, 0, MV_FORM_TEXT },
    { "label", MV_IS_NOTE, OF_RELATIONS, 1, MV_FORM_TEXT },
    { "edge label", MV_IS_NOTE, OF_RELATIONS, 2, MV_FORM_TEXT }, /* Gephi's in GraphML */
    { "sources", MV_IS_SOURCES, OF_RELATIONS, 0, MV_FORM_TEXT },
    { "quote", MV_IS_QUOTE, OF_RELATIONS, 0, MV_FORM_TEXT },
};

const char *mv_property_name(mv_property property)
{
    for (size_t i = 0; i < MV_COUNT(rows); i++)
        if (rows[i].property == property) return rows[i].name;
    return property == MV_IS_KEY ? "id" : "attribute";
}

mv_property_form mv_property_form_of(mv_property property)
{
    for (size_t i = 0; i < MV_COUNT(rows); i++)
        if (rows[i].property == property) return rows[i].form;
    return MV_FORM_TEXT;
}

bool mv_property_applies(mv_record_kind kind, mv_property property)
{
    for (size_t i = 0; i < MV_COUNT(rows); i++)
        if (rows[i].property == property && rows[i].of & 1u << kind) return true;
    return false;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool mv_same_word(const char *a, const char *b)
{
    while (*a && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

mv_property mv_property_find(mv_record_kind kind, const char *name, unsigned *rank)
{
    for (size_t i = 0; i < MV_COUNT(rows); i++) {
        if (!(rows[i].of & 1u << kind) || !mv_same_word(rows[i].name, name)) continue;
        *rank = rows[i].rank;
        return rows[i].property;
    }
    return MV_IS_ATTRIBUTE;
}

const char *mv_property_near(mv_record_kind kind, const char *name)
{
    const char *names[MV_COUNT(rows)];
    size_t count = 0;
    for (size_t i = 0; i < MV_COUNT(rows); i++) /* nobody misses the first letter: "vote" is no "note" */
        if (rows[i].of & 1u << kind && lower(*name) == *rows[i].name) names[count++] = rows[i].name;
    return mv_nearest_within(name, names, count, 1);
}

const char *mv_attribute_name(const char *name)
{
    size_t length = strlen(MV_ATTRIBUTE_PREFIX);
    return strncmp(name, MV_ATTRIBUTE_PREFIX, length) == 0 && name[length] ? name + length : name;
}

bool mv_property_parse(const char *name, mv_property *property)
{
    for (size_t i = 0; i < MV_COUNT(rows); i++) {
        if (!mv_same_word(rows[i].name, name) || rows[i].rank > 0) continue;
        *property = rows[i].property;
        return true;
    }
    return false;
}

bool mv_id_looks_made_up(mv_record_kind kind, const char *id)
{
    if (kind == MV_RELATION) return !id[strspn(id, "0123456789")];
    return *id == 'n' && id[1] && !id[strspn(id, "n:0123456789")];
}

/* --- numbers ---------------------------------------------------------------------------------------------- */

/* The length of a minus, which may be that of typography. */
static size_t minus_of(const char *text)
{
    return strncmp(text, "\xe2\x88\x92", 3) == 0 ? 3 : *text == '-';
}

bool mv_number_read(const char *text, bool comma, double *number)
{
    if (mv_number_parse(text, number)) return true;
    char buffer[40];
    text += strspn(text, " \t");
    size_t minus = minus_of(text), length = strcspn(text + minus, " \t");
    const char *rest = text + minus;
    if (length + 2 > sizeof buffer || rest[length + strspn(rest + length, " \t")])
        return mv_number_parse(text, number);
    snprintf(buffer, sizeof buffer, "%s%.*s", minus ? "-" : "", (int)length, rest);
    char *point = comma ? strchr(buffer, ',') : NULL;
    if (point) *point = '.';
    return mv_number_parse(buffer, number);
}

bool mv_number_look(const char *text, bool comma, double *number)
{
    const char *digits = text + minus_of(text);
    if (*digits == '+' || (*digits == '0' && digits[1] >= '0' && digits[1] <= '9')) return false;
    return !text[strcspn(text, " \t")] && mv_number_read(text, comma, number);
}
