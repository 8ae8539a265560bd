#include "formats/records/dates.h"
#include "formats/records/records_internal.h"
#include "model/date_hint.h"
#include <math.h>
#include <string.h>

/* Values of the record at hand, of either kind. */

/* What people write where they have nothing. */
const char *mv_records_hint(const char *value)
{
    static const char *const nothing[] = { "NA", "N/A", "NaN", "null", "none", ".",  "-",
                                           "?",  "-9",  "-99", "-999", "99",   "999" };
    for (size_t i = 0; i < MV_COUNT(nothing); i++)
        if (mv_same_word(value, nothing[i]))
            return "; where it means that nothing is known, leave it empty or name it with --missing";
    return "";
}

bool mv_records_number(const mv_records *r, const char *text, double *number)
{
    return mv_number_read(text, r->source.decimal_comma, number);
}

static mv_date get_date(mv_records *r, mv_property property)
{
    const char *value = mv_records_text(r, property), *expected;
    mv_date date = { 0 };
    mv_quoted quoted, hint;
    if (!value || !(expected = mv_date_read(value, r->options->dates, &date))) return date;
    MV_RECORD_FAIL(r, property, "\"%s\" is %s; %s%s%s", mv_records_name(r, property), mv_quote(value, quoted),
                   expected, mv_date_hint(value, hint), mv_records_hint(value));
    return (mv_date){ 0 };
}

/* What the columns of dates do not say. */
static void get_interval(mv_records *r, mv_dates *dates)
{
    const char *value = mv_records_text(r, MV_IS_INTERVAL), *expected;
    mv_quoted quoted;
    if (!value || dates->start.day || dates->end.day || dates->through.day) return;
    if (!(expected = mv_interval_read(value, r->options->dates, dates))) return;
    MV_RECORD_FAIL(r, MV_IS_INTERVAL, "\"%s\" is %s; %s", mv_records_name(r, MV_IS_INTERVAL),
                   mv_quote(value, quoted), expected);
}

mv_dates mv_records_dates(mv_records *r, const char *what)
{
    mv_dates dates = { get_date(r, MV_IS_START), get_date(r, MV_IS_END), get_date(r, MV_IS_THROUGH) };
    get_interval(r, &dates);
    if (mv_records_text(r, MV_IS_END) && mv_records_text(r, MV_IS_THROUGH)) {
        MV_RECORD_FAIL(r, MV_IS_THROUGH, "%s", MV_END_AND_THROUGH);
        return dates;
    }
    if (dates.through.day) dates.end = mv_date_after(dates.through);
    if (!mv_dates_in_order(dates))
        mv_dates_say_disorder(dates, what, mv_records_place(r, dates.through.day ? MV_IS_THROUGH : MV_IS_END),
                              r->log);
    return dates;
}

/* --- lists: "a; b=0.5; c" -------------------------------------------------------------------------------- */

/* The length of the part up to one of these characters that no backslash stands before. */
static size_t part_length(const char *at, const char *ends)
{
    size_t length = 0;
    while (at[length] && !strchr(ends, at[length])) length += at[length] == '\\' && at[length + 1] ? 2 : 1;
    return length;
}

/* Whether the last character has a backslash of its own before it. */
static bool ends_escaped(const char *at, size_t length)
{
    size_t backslashes = 0;
    while (backslashes + 1 < length && at[length - 2 - backslashes] == '\\') backslashes++;
    return backslashes % 2;
}

/* The part as it is meant, without the blanks around it. */
static char *copy_part(mv_records *r, const char *at, size_t length)
{
    while (length && *at == ' ') {
        at++;
        length--;
    }
    while (length && at[length - 1] == ' ' && !ends_escaped(at, length)) length--;
    char *copy = mv_arena_copy(r->arena, at, length), *to = copy;
    for (size_t i = 0; i < length; i++) {
        if (at[i] == '\\' && i + 1 < length) i++;
        *to++ = at[i];
    }
    *to = '\0';
    return copy;
}

bool mv_records_next_entry(mv_records *r, const char **at, char **name, char **value)
{
    do {
        *at += strspn(*at, "; ");
        if (!**at) return false;
        size_t length = part_length(*at, ";"), first = value ? part_length(*at, ";=") : length;
        *name = copy_part(r, *at, first);
        if (value) *value = first < length ? copy_part(r, *at + first + 1, length - first - 1) : NULL;
        *at += length;
    } while (!(value && *value) && mv_text_is_blank(*name)); /* other blanks say no more */
    return true;
}

size_t mv_records_entries(const char *list)
{
    size_t count = 1;
    for (; *list; list++) count += *list == ';';
    return count;
}

static size_t use_vector(mv_records *r, const char *id)
{
    size_t found = mv_relations_find_vector(r->set, id);
    if (found != MV_NONE) return found;
    return mv_relations_add_vector(r->set, (mv_vector){ .id = mv_relations_text(r->set, id), .counted = true });
}

/* Whether the list at hand has named it before. */
static bool stands_twice(mv_index *met, const char *name)
{
    return !mv_index_add(met, name, 0);
}

/* Adds "western=0.5"; "western" alone is the whole. */
static double add_share(mv_records *r, mv_actor *actor, const char *name, const char *value, mv_index *met)
{
    double share = 1;
    mv_quoted quoted;
    if (value && (!mv_number_parse(value, &share) || share <= 0 || share > 1)) {
        MV_RECORD_FAIL(r, MV_IS_VECTOR, "the share %s is none; a number above 0, and at most 1, was expected",
                       mv_quote(value, quoted));
        return NAN;
    }
    if (mv_text_is_blank(name)) {
        MV_RECORD_FAIL(r, MV_IS_VECTOR, "a share is of no vector; the id of one was expected before \"=\"");
        return NAN;
    }
    if (stands_twice(met, name)) {
        MV_RECORD_FAIL(r, MV_IS_VECTOR, "the vector %s stands twice; once was expected", mv_quote(name, quoted));
        return NAN;
    }
    actor->shares[actor->share_count++] = (mv_share){ use_vector(r, name), share };
    return share;
}

static void get_shares(mv_records *r, mv_actor *actor)
{
    const char *list = mv_records_text(r, MV_IS_VECTOR);
    char *name, *value;
    double sum = 0;
    mv_index met = { 0 };
    mv_quoted quoted;
    if (!list) return;
    actor->shares = mv_relations_memory(r->set, mv_records_entries(list) * sizeof *actor->shares);
    for (const char *at = list; mv_records_next_entry(r, &at, &name, &value);)
        sum += add_share(r, actor, name, value, &met);
    if (fabs(sum - 1) > 1e-9 && actor->share_count)
        MV_RECORD_FAIL(r, MV_IS_VECTOR,
                       "\"%s\" is %s; a vector, or shares that sum to 1 (western=0.5; turkic=0.5), was expected",
                       mv_records_name(r, MV_IS_VECTOR), mv_quote(list, quoted));
    mv_index_clear(&met);
}

static void get_alternatives(mv_records *r, mv_actor *actor)
{
    const char *list = mv_records_text(r, MV_IS_ALTERNATIVES);
    char *name;
    mv_index met = { 0 };
    if (!list) return;
    actor->alternatives = mv_relations_memory(r->set, mv_records_entries(list) * sizeof *actor->alternatives);
    for (const char *at = list; mv_records_next_entry(r, &at, &name, NULL);)
        if (!stands_twice(&met, name)) actor->alternatives[actor->alternative_count++] = use_vector(r, name);
    mv_index_clear(&met);
}

void mv_records_vectors(mv_records *r, mv_actor *actor)
{
    get_shares(r, actor);
    get_alternatives(r, actor);
}

/* --- names, predecessors, place ---------------------------------------------------------------------------- */

/* "ru", "ru@1991..2019" or "@..1924": a language, or none, and when. */
static bool read_when(mv_records *r, char *text, mv_naming *naming)
{
    char *from = strchr(text, '@'), *until = from ? strstr(from, "..") : NULL;
    if (from) *from++ = '\0';
    if (until) *until = '\0';
    if (*text) naming->language = mv_relations_text(r->set, text);
    if (from && *from && !mv_date_parse(from, &naming->from)) return false;
    if (until && until[2] && !mv_date_parse(until + 2, &naming->until)) return false;
    if (naming->from.day && naming->until.day && naming->until.day <= naming->from.day) return false;
    return from ? naming->from.day || naming->until.day : naming->language != NULL;
}

static bool begins_like_another(mv_records *r, const mv_naming *naming, mv_index *met)
{
    return stands_twice(
        met, mv_arena_format(r->arena, "%d %s", naming->from.day, naming->language ? naming->language : ""));
}

void mv_records_names(mv_records *r, mv_actor *actor)
{
    const char *list = mv_records_text(r, MV_IS_NAMES);
    char *when, *name;
    mv_index met = { 0 };
    mv_quoted quoted;
    if (!list) return;
    actor->names = mv_relations_memory(r->set, mv_records_entries(list) * sizeof *actor->names);
    for (const char *at = list; mv_records_next_entry(r, &at, &when, &name);) {
        mv_naming naming = { .name = mv_relations_text(r->set, name) };
        if (name && *name && read_when(r, when, &naming) && !begins_like_another(r, &naming, &met)) {
            actor->names[actor->name_count++] = naming;
            continue;
        }
        MV_RECORD_FAIL(r, MV_IS_NAMES, "\"%s\" is %s; names such as ru=...; kk@1991..2019=... were expected",
                       mv_records_name(r, MV_IS_NAMES), mv_quote(list, quoted));
        break;
    }
    mv_index_clear(&met);
}

void mv_records_predecessors(mv_records *r, mv_actor *actor)
{
    const char *list = mv_records_text(r, MV_IS_CONTINUES);
    char *id, *from;
    mv_index met = { 0 };
    mv_quoted quoted;
    if (!list) return;
    actor->continues = mv_relations_memory(r->set, mv_records_entries(list) * sizeof *actor->continues);
    for (const char *at = list; mv_records_next_entry(r, &at, &id, &from);) {
        mv_predecessor one = { .actor = mv_relations_text(r->set, id) };
        if (stands_twice(&met, id) || (from && !mv_date_parse(from, &one.from)))
            MV_RECORD_FAIL(r, MV_IS_CONTINUES, "\"%s\" is %s; ids of actors, or id=date, were expected",
                           mv_records_name(r, MV_IS_CONTINUES), mv_quote(list, quoted));
        else
            actor->continues[actor->continues_count++] = one;
    }
    mv_index_clear(&met);
}

/* False when there is none. */
static bool get_degrees(mv_records *r, mv_property property, double most, double *degrees)
{
    const char *value = mv_records_text(r, property);
    mv_quoted quoted;
    if (!value) return false;
    if (mv_records_number(r, value, degrees) && fabs(*degrees) <= most) return true;
    MV_RECORD_FAIL(r, property, "\"%s\" is %s; degrees from -%g to %g were expected%s",
                   mv_records_name(r, property), mv_quote(value, quoted), most, most, mv_records_hint(value));
    return false;
}

const mv_location *mv_records_location(mv_records *r)
{
    mv_location found;
    bool across = get_degrees(r, MV_IS_LONGITUDE, 180, &found.longitude);
    if (!get_degrees(r, MV_IS_LATITUDE, 90, &found.latitude) || !across) return NULL;
    mv_location *kept = mv_relations_memory(r->set, sizeof *kept);
    *kept = found;
    return kept;
}
