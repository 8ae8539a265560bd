#include "formats/records/records_internal.h"
#include <string.h>

/* A relation of a foreign format: its type, sign, strength and direction from what its values say. */

/* --- type ------------------------------------------------------------------------------------------------- */

/* The built-in type that is one letter away, itself or a plain word for it, or NULL. Words as short as "war" are
 * near to too many others. */
static const char *near_builtin_type(const char *id)
{
    enum { SHORT = 5 };
    const mv_type *meaning;
    const char *word;
    for (size_t i = 0; i < mv_builtin_type_count(); i++) {
        const char *builtin = mv_builtin_type(i)->id;
        if (mv_nearest_within(id, &builtin, 1, 1)) return builtin;
    }
    for (size_t i = 0; (word = mv_type_synonym(i, &meaning)); i++)
        if (strlen(word) >= SHORT && mv_nearest_within(id, &word, 1, 1)) return meaning->id;
    return NULL;
}

/* A misspelt "sanktions" must not pass silently for a friendly tie. */
static bool warn_of_type(mv_records *r, const char *id)
{
    mv_quoted quoted, meant;
    const char *near = near_builtin_type(id);
    if (!near) return false;
    mv_quote(id, quoted);
    mv_quote(near, meant);
    if (r->options->strict)
        MV_RECORD_FAIL(r, MV_IS_TYPE, "%s is not a built-in relation type; did you mean %s?", quoted, meant);
    else
        mv_log_warning(r->log, mv_records_place(r, MV_IS_TYPE),
                       "%s is not a built-in relation type, and is taken for a friendly one; did you mean %s?",
                       quoted, meant);
    return true;
}

static void note_type(mv_records *r, size_t type, bool unknown)
{
    while (r->type_note_count <= type) {
        r->type_notes = mv_grow(r->type_notes, r->type_note_count, sizeof *r->type_notes);
        r->type_notes[r->type_note_count++] = (mv_type_note){ 0 };
    }
    r->type_notes[type].unknown = r->type_notes[type].unknown || unknown;
}

/* A type that this file has not named before: the set's own, a built-in one by its id or a plain word, or new. */
static size_t meet_type(mv_records *r, const char *text, bool given)
{
    size_t type = mv_relations_use_type(r->set, text);
    const mv_type *meant = type == MV_NONE ? mv_builtin_type_meant(text) : NULL;
    if (meant) type = mv_relations_use_type(r->set, meant->id);
    bool unknown = type == MV_NONE;
    if (unknown)
        type = mv_relations_add_type(r->set,
                                     (mv_type){ .id = mv_relations_text(r->set, text), .sign = 1, .weight = 1 });
    note_type(r, type, unknown && given && !warn_of_type(r, text));
    mv_index_add(&r->types, mv_arena_copy(r->arena, text, strlen(text)), type);
    return type;
}

static size_t get_type(mv_records *r)
{
    const char *text = mv_records_text(r, MV_IS_TYPE);
    bool given = text != NULL;
    if (given && mv_text_is_blank(text)) {
        MV_RECORD_FAIL(r, MV_IS_TYPE, "\"%s\" is nothing but blanks; a relation type was expected",
                       mv_records_name(r, MV_IS_TYPE));
        given = false;
    }
    if (!given) text = r->gephi ? "tie" : r->source.untyped ? r->source.untyped : MV_UNTYPED;
    size_t known = mv_index_find(&r->types, text);
    return known != MV_ABSENT ? known : meet_type(r, text, given);
}

/* --- sign and strength ------------------------------------------------------------------------------------ */

static const struct {
    const char *word;
    int sign;
} sign_words[] = {
    { "+", 1 },         { "-", -1 },      { "\xe2\x88\x92", -1 }, { "positive", 1 },
    { "negative", -1 }, { "neutral", 0 }, { "ally", 1 },          { "rival", -1 },
    { "friend", 1 },    { "enemy", -1 },  { "friendly", 1 },      { "hostile", -1 },
};

static bool get_sign(mv_records *r, int *sign)
{
    const char *value = mv_records_text(r, MV_IS_SIGN);
    double number;
    mv_quoted quoted;
    if (!value) return false;
    if (mv_records_number(r, value, &number) && (number == -1 || number == 0 || number == 1)) {
        *sign = (int)number;
        return true;
    }
    for (size_t i = 0; i < MV_COUNT(sign_words); i++) {
        if (!mv_same_word(value, sign_words[i].word)) continue;
        *sign = sign_words[i].sign;
        return true;
    }
    MV_RECORD_FAIL(r, MV_IS_SIGN, "\"%s\" is %s; 1, 0, -1, or +, -, positive, negative was expected%s",
                   mv_records_name(r, MV_IS_SIGN), mv_quote(value, quoted), mv_records_hint(value));
    return false;
}

/* Whether it is nothing but zeros before the exponent; 1e-999 is none, though no double is nearer to it. */
static bool is_zero(const char *number)
{
    const char *digit = number + strcspn(number, "123456789eE");
    return !*digit || (*digit | 32) == 'e';
}

static bool get_weight(mv_records *r, double *weight)
{
    const char *value = mv_records_text(r, MV_IS_WEIGHT);
    mv_quoted quoted;
    if (!value) return false;
    if (mv_records_number(r, value, weight) && (*weight != 0 || is_zero(value))) return true;
    bool comma = strchr(value, ',') && !strchr(value, '.');
    MV_RECORD_FAIL(r, MV_IS_WEIGHT, "\"%s\" is %s; a number%s was expected%s", mv_records_name(r, MV_IS_WEIGHT),
                   mv_quote(value, quoted), comma ? " with a decimal point" : "", mv_records_hint(value));
    return false;
}

static void get_strength(mv_records *r, mv_relation *relation)
{
    const mv_type *type = &r->set->types[relation->type];
    int sign = type->sign;
    double weight = type->weight;
    bool signs = get_sign(r, &sign), weighs = get_weight(r, &weight);
    if (weighs && weight < 0) {
        if (signs && sign >= 0)
            MV_RECORD_FAIL(r, MV_IS_WEIGHT,
                           "\"%s\" is negative where the sign is %d; a number above 0 was expected",
                           mv_records_name(r, MV_IS_WEIGHT), sign);
        sign = -1;
        weight = -weight;
    } else if (weighs && weight == 0) {
        sign = 0;
        weight = 1;
        r->zero_weights++;
    } else if (!signs)
        r->type_notes[relation->type].presumed++;
    relation->sign = (int8_t)sign;
    relation->weight = weight;
}

/* --- direction, confidence, sources ----------------------------------------------------------------------- */

static bool get_directed(mv_records *r, mv_record_direction direction, bool otherwise)
{
    static const char *const yes[] = { "true", "1", "directed", "yes", "y" };
    static const char *const no[] = { "false", "0", "undirected", "no", "n" };
    const char *value = mv_records_text(r, MV_IS_DIRECTED);
    mv_quoted quoted;
    for (size_t i = 0; value && i < MV_COUNT(yes); i++) {
        if (mv_same_word(value, yes[i])) return true;
        if (mv_same_word(value, no[i])) return false;
    }
    if (value)
        MV_RECORD_FAIL(r, MV_IS_DIRECTED, "\"%s\" is %s; true or false was expected%s",
                       mv_records_name(r, MV_IS_DIRECTED), mv_quote(value, quoted), mv_records_hint(value));
    if (r->direction) direction = r->direction;
    return direction ? direction == MV_DIRECTION_YES : otherwise;
}

static uint8_t get_confidence(mv_records *r)
{
    mv_confidence confidence = MV_UNRATED;
    mv_quoted quoted;
    const char *value = mv_records_text(r, MV_IS_CONFIDENCE);
    if (value && !mv_confidence_parse(value, &confidence))
        MV_RECORD_FAIL(r, MV_IS_CONFIDENCE, "\"%s\" is %s; high, medium or low was expected%s",
                       mv_records_name(r, MV_IS_CONFIDENCE), mv_quote(value, quoted), mv_records_hint(value));
    return (uint8_t)confidence;
}

static size_t use_source(mv_records *r, const char *id)
{
    size_t found = mv_relations_find_source(r->set, id);
    if (found != MV_NONE) return found;
    return mv_relations_add_source(r->set, (mv_source){ .id = mv_relations_text(r->set, id) });
}

static void get_citations(mv_records *r, mv_details *details)
{
    const char *list = mv_records_text(r, MV_IS_SOURCES);
    char *id;
    if (!list) return;
    mv_citation *citations = mv_relations_memory(r->set, mv_records_entries(list) * sizeof *citations);
    while (mv_records_next_entry(r, &list, &id, NULL)) {
        size_t source = use_source(r, id);
        citations[details->citation_count++] = (mv_citation){ .source = source };
    }
    if (details->citation_count) citations->quote = mv_records_keep(r, MV_IS_QUOTE);
    details->citations = citations;
}

static const mv_details *get_details(mv_records *r)
{
    mv_details details = { .basis = mv_records_keep_once(r, MV_IS_BASIS),
                           .note = mv_records_keep_once(r, MV_IS_NOTE),
                           .attributes = mv_records_attributes(r) };
    get_citations(r, &details);
    return mv_relations_details(r->set, details);
}

/* --- a relation ------------------------------------------------------------------------------------------- */

static void get_dates(mv_records *r, mv_relation *relation)
{
    mv_dates dates = mv_records_dates(r, "the relation");
    int32_t day;
    relation->start = dates.start;
    relation->end = dates.end;
    relation->through = dates.through;
    bool known = relation->source < r->set->actor_count && relation->target < r->set->actor_count;
    const mv_actor *absent = known && r->any_dated ? mv_find_absent(r->set, relation, &day) : NULL;
    if (absent) mv_say_absent(absent, day, r->options->strict, mv_records_place(r, MV_IS_SOURCE), r->log);
}

void mv_records_relation(mv_records *r, const mv_record_value *values, size_t count, mv_record_direction direction,
                         size_t where)
{
    mv_records_gather(r, MV_RELATION, values, count, where);
    size_t source = mv_records_end(r, MV_IS_SOURCE), target = mv_records_end(r, MV_IS_TARGET), type = get_type(r);
    mv_relation relation = { .id = mv_records_keep(r, MV_IS_ID),
                             .source = (uint32_t)source,
                             .target = (uint32_t)target,
                             .type = (uint32_t)type,
                             .directed = get_directed(r, direction, r->set->types[type].directed),
                             .confidence = get_confidence(r) };
    mv_quoted quoted;
    get_strength(r, &relation);
    get_dates(r, &relation);
    relation.details = get_details(r);
    if (relation.id && mv_text_is_blank(relation.id))
        MV_RECORD_FAIL(r, MV_IS_ID, "\"%s\" is nothing but blanks; an id, or nothing, was expected",
                       mv_records_name(r, MV_IS_ID));
    if (source == MV_NONE || target == MV_NONE) return;
    if (relation.id && r->source.generated && mv_relations_find_relation(r->set, relation.id) != MV_NONE) {
        relation.id = NULL;
        r->repeated_ids++;
    }
    if (mv_relations_add_relation(r->set, relation) == MV_NONE && !mv_relations_over(r->set))
        MV_RECORD_FAIL(r, MV_IS_ID, "the relation id %s is used twice; ids must be unique",
                       mv_quote(relation.id, quoted));
}
