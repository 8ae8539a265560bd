#include "power.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

power all_of(const power *of)
{
    return (power){ .actors = ~0u,
                    .relations = ~0u,
                    .document = ~0u,
                    .dates = of->dates == EXACT ? EXACT : OF_DAYS,
                    .all = true,
                    .attributes = true,
                    .sorts = of->sorts };
}

/* What is being described. */
typedef struct telling {
    const mv_relations *set;
    const power *of;
    mv_text *out;
} telling;

/* --- values ----------------------------------------------------------------------------------------------- */

/* In XML, what it has no place for is U+FFFD. */
static void add(const telling *t, const char *name, const char *text)
{
    mv_text kept = { 0 };
    if (!text) return;
    mv_text_add(&kept, "");
    for (size_t used; *text; text += used) {
        int32_t c = mv_text_character(text, &used);
        bool quote = t->of->plain_labels && strchr("\"\r\n", *text);
        bool bad = t->of->xml && ((c < ' ' && !strchr("\t\n\r", (int)c)) || c == 0xfffe || c == 0xffff);
        mv_text_add_bytes(&kept, bad ? "\xef\xbf\xbd" : quote ? "'" : text, bad ? 3 : used);
    }
    mv_text_format(t->out, " %s=", name);
    mv_text_add_json(t->out, kept.bytes);
    mv_text_clear(&kept);
}

static void add_number(const telling *t, const char *name, double number)
{
    mv_text_format(t->out, " %s=%.17g", name, number);
}

static void add_date(const telling *t, const char *name, mv_date date)
{
    mv_date_text text;
    if (date.day) add(t, name, mv_date_format(date, text));
}

static bool holds(unsigned properties, mv_property property)
{
    return properties & 1u << property;
}

/* Formats but the exact ones know the last day; what it is the last of does not matter then. */
static void add_dates(const telling *t, mv_date start, mv_date end, mv_date through, unsigned properties)
{
    mv_date last = end.day > start.day ? mv_date_before(end) : end;
    bool old = (start.day && mv_date_year(start) < 1000) || (last.day && mv_date_year(last) < 1000);
    if (!holds(properties, MV_IS_START) || (t->of->dates == OF_PAJEK && (!start.day || old))) return;
    if (t->of->dates == EXACT) {
        add_date(t, "start", start);
        add_date(t, "end", through.day ? (mv_date){ 0 } : end);
        add_date(t, "through", through);
        return;
    }
    if (start.day) add_number(t, "from", start.day);
    if (end.day)
        add_number(t, "until", end.day == start.day ? mv_date_after((mv_date){ end.day, 10 }).day : end.day);
}

/* --- attributes ------------------------------------------------------------------------------------------- */

static bool is_reserved(const power *of, mv_record_kind kind, const char *name)
{
    unsigned rank;
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    if (of->all) return false;
    if (of->names_only && mv_property_find(kind, name, &rank)) return true; /* it would be called attribute:NAME */
    for (const char *const *r = of->reserved[kind]; r && *r; r++)
        if (strcmp(*r, name) == 0) return true;
    return of->names_only && (strchr("0123456789_", *name) || name[strspn(name, letters)]);
}

/* Whether another record has a text under the name. */
static bool is_text_elsewhere(const telling *t, mv_record_kind kind, const char *name)
{
    size_t count = kind == MV_ACTOR ? t->set->actor_count : t->set->relation_count;
    for (size_t i = 0; i < count; i++) {
        const mv_attribute *list =
            kind == MV_ACTOR ? t->set->actors[i].attributes : t->set->relations[i].details->attributes;
        const mv_attribute *found = mv_attribute_find(list, name);
        if (found && found->text) return true;
    }
    return false;
}

/* -12.5e3, but not 007, +7 or 1e999. */
static bool looks_like_number(const char *text, double *number)
{
    bool typographic = strncmp(text, "\xe2\x88\x92", 3) == 0, negative = typographic || *text == '-';
    const char *digits = text + (typographic ? 3 : negative);
    char *end;
    bool code = digits[0] == '0' && digits[1] && strchr("0123456789", digits[1]), pointed = *digits == '.';
    if (!digits[pointed] || !strchr("0123456789", digits[pointed]) || code) return false;
    *number = negative ? -strtod(digits, &end) : strtod(digits, &end);
    return !*end && isfinite(*number);
}

static void add_attributes(const telling *t, mv_record_kind kind, const mv_attribute *a)
{
    for (; t->of->attributes && a && a->name; a++) {
        double number = a->number;
        bool is_number = !a->text;
        if (is_reserved(t->of, kind, a->name)) continue;
        if (t->of->texts_as_numbers && a->text) is_number = looks_like_number(a->text, &number);
        if (t->of->numbers_as_texts && !a->text && is_text_elsewhere(t, kind, a->name)) is_number = false;
        add(t, "attribute", a->name);
        if (is_number)
            add_number(t, "number", number);
        else if (a->text)
            add(t, "text", a->text);
        else {
            mv_text text = { 0 };
            mv_text_add_number(&text, number, 17);
            add(t, "text", text.bytes);
            mv_text_clear(&text);
        }
    }
}

/* --- actors ----------------------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The vectors of an actor, sorted: in which order they are declared is not kept. */
static void add_shares(const telling *t, const mv_actor *actor)
{
    mv_text texts[8] = { { 0 } };
    const char *sorted[8];
    for (size_t i = 0; i < actor->share_count; i++) {
        telling part = { t->set, t->of, &texts[i] };
        add(&part, "vector", t->set->vectors[actor->shares[i].vector].id);
        add_number(&part, "share", actor->shares[i].share);
        sorted[i] = texts[i].bytes;
    }
    qsort(sorted, actor->share_count, sizeof *sorted, by_text);
    for (size_t i = 0; i < actor->share_count; i++) mv_text_add(t->out, sorted[i]);
    for (size_t i = 0; i < actor->share_count; i++) mv_text_clear(&texts[i]);
}

static void add_identity(const telling *t, const mv_actor *actor)
{
    for (size_t i = 0; i < actor->name_count && holds(t->of->actors, MV_IS_NAMES); i++) {
        add(t, "called", actor->names[i].name);
        add(t, "lang", actor->names[i].language);
        add_date(t, "from", actor->names[i].from);
        add_date(t, "until", actor->names[i].until);
    }
    for (size_t i = 0; i < actor->continues_count && holds(t->of->actors, MV_IS_CONTINUES); i++) {
        add(t, "continues", actor->continues[i].actor);
        add_date(t, "from", actor->continues[i].from);
    }
}

static void describe_actor(const telling *t, const mv_actor *actor)
{
    const power *of = t->of;
    mv_text_add(t->out, "actor");
    add(t, "id", actor->id);
    add(t, "name", holds(of->actors, MV_IS_NAME) ? actor->name : actor->id);
    add(t, "kind", holds(of->actors, MV_IS_KIND) ? actor->kind : "country");
    if (holds(of->actors, MV_IS_REGION)) add(t, "region", actor->region);
    if (holds(of->actors, MV_IS_NOTE)) add(t, "note", actor->note);
    if (holds(of->actors, MV_IS_VECTOR)) add_shares(t, actor);
    for (size_t i = 0; i < actor->alternative_count && holds(of->actors, MV_IS_ALTERNATIVES); i++)
        add(t, "or", t->set->vectors[actor->alternatives[i]].id);
    add_identity(t, actor);
    add_dates(t, actor->start, actor->end, actor->through, of->actors);
    if (actor->place && holds(of->actors, MV_IS_LONGITUDE)) {
        add_number(t, "longitude", actor->place->longitude);
        add_number(t, "latitude", actor->place->latitude);
    }
    add_attributes(t, MV_ACTOR, actor->attributes);
    mv_text_add(t->out, "\n");
}

/* --- relations -------------------------------------------------------------------------------------------- */

static const char *type_of(const telling *t, const mv_relation *relation)
{
    const char *id = t->set->types[relation->type].id;
    const mv_type *meant = t->of->all ? NULL : mv_builtin_type_meant(id);
    return meant ? meant->id : id;
}

/* Where only the value tells, a friendly relation of a type that is not friendly has the sign of that. */
static int sign_of(const telling *t, const mv_relation *relation)
{
    const mv_type *built_in = mv_builtin_type_find(type_of(t, relation));
    return t->of->by_value && relation->sign > 0 && built_in ? built_in->sign : relation->sign;
}

static void add_citations(const telling *t, const mv_relation *relation)
{
    bool quotes = holds(t->of->relations, MV_IS_QUOTE), further = t->of->document & MV_HOLDS_FURTHER_QUOTES;
    for (size_t i = 0; i < relation->details->citation_count && holds(t->of->relations, MV_IS_SOURCES); i++) {
        add(t, "source", t->set->sources[relation->details->citations[i].source].id);
        if (quotes && (i == 0 || further)) add(t, "quote", relation->details->citations[i].quote);
    }
}

static void describe_relation(const telling *t, const mv_relation *relation, bool directed)
{
    const power *of = t->of;
    mv_text_add(t->out, "relation");
    if (holds(of->relations, MV_IS_ID)) add(t, "id", relation->id);
    add(t, "from", t->set->actors[relation->source].id);
    add(t, "to", t->set->actors[relation->target].id);
    add(t, "type", type_of(t, relation));
    add_number(t, "sign", sign_of(t, relation));
    add_number(t, "weight", of->by_value && !relation->sign ? 1 : relation->weight);
    mv_text_add(t->out, directed ? " ->" : " --");
    add_dates(t, relation->start, relation->end, relation->through, of->relations);
    if (holds(of->relations, MV_IS_CONFIDENCE) && relation->confidence)
        add_number(t, "confidence", relation->confidence);
    if (holds(of->relations, MV_IS_BASIS)) add(t, "basis", relation->details->basis);
    if (holds(of->relations, MV_IS_NOTE)) add(t, "note", relation->details->note);
    add_citations(t, relation);
    add_attributes(t, MV_RELATION, relation->details->attributes);
    mv_text_add(t->out, "\n");
}

/* --- matrices --------------------------------------------------------------------------------------------- */

typedef struct cell {
    uint32_t from, to;
    double value;
} cell;

static int by_cell(const void *a, const void *b)
{
    const cell *x = a, *y = b;
    const double left[] = { x->from, x->to, x->value }, right[] = { y->from, y->to, y->value };
    for (size_t i = 0; i < 3; i++)
        if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
    return 0;
}

/* The cells that the matrix of a type has: a relation without direction fills two. */
static size_t cells_of(const telling *t, size_t type, cell *cells)
{
    size_t count = 0;
    for (size_t i = 0; i < t->set->relation_count; i++) {
        const mv_relation *r = &t->set->relations[i];
        if (r->type != type || !r->sign) continue;
        cells[count++] = (cell){ r->source, r->target, r->sign * r->weight };
        if (!r->directed && r->source != r->target)
            cells[count++] = (cell){ r->target, r->source, r->sign * r->weight };
    }
    if (count) qsort(cells, count, sizeof *cells, by_cell);
    return count;
}

/* Whether each has its mirror image, one at least beside the diagonal. */
static bool is_symmetric(const cell *cells, size_t count)
{
    bool any = false, same = true;
    cell *turned = mv_alloc_array(count + 1, sizeof *turned);
    for (size_t i = 0; i < count; i++) {
        turned[i] = (cell){ cells[i].to, cells[i].from, cells[i].value };
        any = any || cells[i].from != cells[i].to;
    }
    if (count) qsort(turned, count, sizeof *turned, by_cell);
    for (size_t i = 0; i < count; i++) same = same && by_cell(&turned[i], &cells[i]) == 0;
    free(turned);
    return any && same;
}

static void describe_matrix(const telling *t, size_t type)
{
    cell *cells = mv_alloc_array(2 * t->set->relation_count, sizeof *cells);
    size_t count = cells_of(t, type, cells);
    const mv_type *built_in = mv_builtin_type_meant(t->set->types[type].id);
    bool symmetric = is_symmetric(cells, count);
    for (size_t i = 0; i < count; i++) {
        if (symmetric && cells[i].from > cells[i].to) continue;
        mv_text_add(t->out, "relation");
        add(t, "from", t->set->actors[cells[i].from].id);
        add(t, "to", t->set->actors[cells[i].to].id);
        add(t, "type", built_in ? built_in->id : t->set->types[type].id);
        add_number(t, "sign", cells[i].value < 0 ? -1 : built_in ? built_in->sign : 1);
        add_number(t, "weight", fabs(cells[i].value));
        mv_text_add(t->out, symmetric ? " --\n" : " ->\n");
    }
    free(cells);
}

/* --- the whole -------------------------------------------------------------------------------------------- */

static void describe_document(const telling *t)
{
    const mv_relations *set = t->set;
    unsigned document = t->of->document;
    mv_text_add(t->out, "set");
    if (document & MV_HOLDS_TITLE) add(t, "title", set->title);
    if (document & MV_HOLDS_DESCRIPTION) add(t, "description", set->description);
    if (document & MV_HOLDS_AS_OF) add_date(t, "as_of", set->as_of);
    if (document & MV_HOLDS_FOCUS && set->focus != MV_NONE) add(t, "focus", set->actors[set->focus].id);
    if (document & MV_HOLDS_COVERAGE && set->coverage_count)
        add_number(t, "coverage", (double)set->coverage_count);
    mv_text_add(t->out, "\n");
}

static bool is_used(const mv_relations *set, size_t vector)
{
    for (size_t i = 0; i < set->actor_count; i++) {
        const mv_actor *actor = &set->actors[i];
        for (size_t k = 0; k < actor->share_count; k++)
            if (actor->shares[k].vector == vector) return true;
        for (size_t k = 0; k < actor->alternative_count; k++)
            if (actor->alternatives[k] == vector) return true;
    }
    return false;
}

/* What is more than an id. */
static void describe_declarations(const telling *t)
{
    for (size_t i = 0; i < t->set->source_count && t->of->document & MV_HOLDS_SOURCES; i++) {
        const mv_source *source = &t->set->sources[i];
        if (source->title || source->publisher || source->date) add(t, "source", source->id);
        add(t, "title", source->title);
        add(t, "publisher", source->publisher);
        add(t, "date", source->date);
    }
    for (size_t i = 0; i < t->set->vector_count && t->of->document & MV_HOLDS_VECTORS; i++) {
        const mv_vector *vector = &t->set->vectors[i];
        if (is_used(t->set, i) && mv_text_same(vector->id, vector->name) && vector->counted && !vector->color)
            continue;
        add(t, "vector", vector->id);
        add(t, "name", vector->name);
        add(t, "color", vector->color);
        add_number(t, "counted", vector->counted);
    }
    for (size_t i = 0; i < t->set->type_count && t->of->document & MV_HOLDS_TYPES; i++) {
        const mv_type *type = &t->set->types[i], *built_in = mv_builtin_type_find(type->id);
        const mv_type plain = { type->id, type->id, "other", 1, 1, false }, *usual = built_in ? built_in : &plain;
        if (strcmp(type->name, usual->name) == 0 && strcmp(type->family, usual->family) == 0 &&
            type->sign == usual->sign && type->weight == usual->weight && type->directed == usual->directed)
            continue;
        add(t, "type", type->id);
        add(t, "name", type->name);
        add(t, "family", type->family);
        add_number(t, "sign", type->sign);
        add_number(t, "weight", type->weight);
        add_number(t, "directed", type->directed);
    }
    mv_text_add(t->out, "\n");
}

/* The lines in the order of their bytes. */
static void sort_lines(mv_text *text)
{
    char *copy = mv_copy(text->bytes);
    const char *lines[64];
    size_t count = 0;
    for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n")) lines[count++] = line;
    qsort(lines, count, sizeof *lines, by_text);
    text->length = 0;
    for (size_t i = 0; i < count; i++) mv_text_format(text, "%s\n", lines[i]);
    free(copy);
}

void describe(mv_text *out, const mv_relations *set, const power *of)
{
    mv_text relations = { 0 };
    telling t = { set, of, out };
    describe_document(&t);
    describe_declarations(&t);
    for (size_t i = 0; i < set->actor_count; i++) describe_actor(&t, &set->actors[i]);
    t.out = &relations;
    mv_text_add(&relations, "");
    for (size_t i = 0; i < set->type_count && t.of->matrices; i++) describe_matrix(&t, i);
    if (!t.of->matrices)
        for (size_t i = 0; i < set->relation_count; i++)
            describe_relation(&t, &set->relations[i], set->relations[i].directed);
    if (t.of->sorts) sort_lines(&relations);
    mv_text_add(out, relations.bytes);
    mv_text_clear(&relations);
}
