#include "formats/append.h"
#include "model/date_checks.h"
#include "model/suggest.h"
#include "support/memory.h"
#include "support/names.h"
#include <string.h>
#include <strings.h>

/* --- what is named ---------------------------------------------------------------------------------------- */

static mv_status find_end(mv_relations *set, const char *text, uint32_t *actor, mv_log *log)
{
    size_t found = mv_relations_find_actor(set, mv_relations_actor_id(set, text));
    mv_quoted quoted, hint;
    *actor = (uint32_t)found;
    if (found != MV_NONE) return MV_OK;
    mv_suggest_actor(set, text, log, hint);
    const char *first = set->foreign ? "; a row that names it is to be written by hand first"
                                     : "; it is to be written into \"actors\" first";
    return mv_misuse(log, "no actor %s in this set%s", mv_quote(text, quoted), hint[0] ? hint : first);
}

/* Where types are declared by being used, plain words are read as what they mean. */
static mv_status find_type(mv_relations *set, const char *text, uint32_t *type, mv_log *log)
{
    size_t found = mv_relations_use_type(set, text);
    const mv_type *meant = set->foreign && found == MV_NONE ? mv_builtin_type_meant(text) : NULL;
    mv_quoted quoted, hint;
    if (meant) found = mv_relations_use_type(set, meant->id);
    *type = (uint32_t)found;
    if (found != MV_NONE) return MV_OK;
    return mv_misuse(
        log, "no relation type is called %s, in this set or among those that \"multivector types\" lists%s",
        mv_quote(text, quoted), mv_suggest_type(set, text, log, hint));
}

/* By id, or by the whole title. */
static size_t source_called(const mv_relations *set, const char *text)
{
    size_t found = mv_relations_find_source(set, text), count = 0;
    for (size_t i = 0; i < set->source_count && found == MV_NONE; i++)
        count += set->sources[i].title && strcasecmp(set->sources[i].title, text) == 0;
    for (size_t i = 0; i < set->source_count && count == 1; i++)
        if (set->sources[i].title && strcasecmp(set->sources[i].title, text) == 0) return i;
    return found;
}

/* Tables have no list of sources: there one is declared by being used. */
static mv_status find_source(mv_relations *set, const char *text, size_t *source, mv_log *log)
{
    mv_quoted quoted, hint;
    *source = source_called(set, text);
    if (*source != MV_NONE) return MV_OK;
    mv_quote(text, quoted);
    mv_suggest_source(set, text, log, hint);
    if (!set->foreign)
        return mv_misuse(log, "source %s is not declared; an id from \"sources\" was expected%s", quoted, hint);
    mv_log_warning(log, (mv_place){ set->path, 0, 0 }, "no other row names the source %s%s", quoted, hint);
    *source = mv_relations_add_source(set, (mv_source){ .id = mv_relations_text(set, text) });
    return MV_OK;
}

static mv_status cite(mv_relations *set, const mv_append *asked, mv_relation *relation, mv_log *log)
{
    mv_citation citation = { 0 };
    if (!asked->source && asked->quote)
        return mv_misuse(log, "--quote is the phrase of a source; --source ID was expected as well");
    if (!asked->source) return MV_OK;
    mv_status status = find_source(set, asked->source, &citation.source, log);
    if (asked->quote) citation.quote = mv_relations_text(set, asked->quote);
    mv_details details = relation->details ? *relation->details : (mv_details){ 0 };
    mv_citation *only = mv_relations_memory(set, sizeof *only);
    *only = citation;
    details.citations = only;
    details.citation_count = 1;
    relation->details = mv_relations_details(set, details);
    return status;
}

/* --- what is wrong about it ------------------------------------------------------------------------------- */

static mv_status take_dates(const mv_relations *set, const mv_append *asked, mv_relation *relation, bool strict,
                            mv_log *log)
{
    mv_dates dates = { asked->start, asked->end, asked->through };
    mv_place place = { set->path, 0, 0 };
    size_t errors = log->errors;
    int32_t day;
    if (asked->end.day && asked->through.day) return mv_misuse(log, "%s", MV_END_AND_THROUGH);
    if (dates.through.day) dates.end = mv_date_after(dates.through);
    if (!mv_dates_in_order(dates)) mv_dates_say_disorder(dates, "the relation", place, log);
    relation->start = dates.start;
    relation->end = dates.end;
    relation->through = dates.through;
    const mv_actor *absent = mv_find_absent(set, relation, &day);
    if (absent) mv_say_absent(absent, day, strict, place, log);
    return log->errors > errors ? MV_USAGE : MV_OK;
}

static bool is_same_pair(const mv_relation *a, const mv_relation *b)
{
    return mv_first_end(a) == mv_first_end(b) && mv_second_end(a) == mv_second_end(b);
}

/* The same statement, for times that overlap. */
static void warn_of_repetition(const mv_relations *set, const mv_relation *relation, mv_log *log)
{
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *r = &set->relations[i];
        bool same = r->type == relation->type && r->directed == relation->directed && r->sign == relation->sign;
        mv_quoted quoted;
        if (!same || !is_same_pair(r, relation) || !mv_spans_meet(mv_relation_span(r), mv_relation_span(relation)))
            continue;
        mv_log_warning(log, (mv_place){ set->path, 0, 0 },
                       "such a relation is there already, for some of the same time (%s); both will count",
                       r->id ? mv_quote(r->id, quoted) : "it has no id");
        return;
    }
}

static void warn_of(const mv_relations *set, const mv_relation *relation, mv_log *log)
{
    if (relation->source == relation->target)
        mv_log_warning(log, (mv_place){ set->path, 0, 0 },
                       "this is a relation of an actor with itself, which is left out of every measure");
    warn_of_repetition(set, relation, log);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

/* SOURCE-TARGET-TYPE, with a number behind it where that is taken; NULL where the last relation has no id either.
 */
static const char *new_id(mv_relations *set, const mv_relation *relation)
{
    const char *a = set->actors[relation->source].id, *b = set->actors[relation->target].id;
    mv_text id = { 0 };
    if (set->relation_count && !set->relations[set->relation_count - 1].id) return NULL;
    mv_text_format(&id, "%s-%s-%s", a, b, set->types[relation->type].id);
    size_t length = id.length;
    for (size_t number = 2; mv_relations_find_relation(set, id.bytes) != MV_NONE; number++) {
        id.length = length;
        mv_text_format(&id, "-%zu", number);
    }
    const char *kept = mv_relations_text(set, id.bytes);
    mv_text_clear(&id);
    return kept;
}

mv_status mv_append_to_set(mv_relations *set, const mv_append *asked, bool strict, mv_log *log)
{
    mv_relation relation = { 0 };
    const mv_addition *what = &asked->relation;
    mv_status a = find_end(set, what->source, &relation.source, log);
    mv_status b = find_end(set, what->target, &relation.target, log);
    mv_status c = find_type(set, what->type, &relation.type, log);
    mv_status d = cite(set, asked, &relation, log);
    mv_status status = a ? a : b ? b : c ? c : d;
    if (!status) status = take_dates(set, asked, &relation, strict, log);
    if (status) return status;
    const mv_type *type = &set->types[relation.type];
    relation.sign = (int8_t)(what->sign == MV_SIGN_OF_TYPE ? type->sign : what->sign);
    relation.weight = what->weight > 0 ? what->weight : type->weight;
    relation.directed = type->directed;
    relation.id = new_id(set, &relation);
    warn_of(set, &relation, log);
    mv_relations_add_relation(set, relation);
    return MV_OK;
}

static const mv_relation *last_of(const mv_relations *set)
{
    return &set->relations[set->relation_count - 1];
}

static bool is_same_citation(const mv_relations *a, const mv_relations *b, bool quote)
{
    const mv_details *x = last_of(a)->details, *y = last_of(b)->details;
    if (x->citation_count != y->citation_count) return false;
    if (!x->citation_count) return true;
    return quote ? mv_text_same(x->citations->quote, y->citations->quote)
                 : strcmp(a->sources[x->citations->source].id, b->sources[y->citations->source].id) == 0;
}

static bool is_same_date(mv_date a, mv_date b)
{
    return a.day == b.day && (!a.day || a.precision == b.precision);
}

const char *mv_append_difference(const mv_relations *a, const mv_relations *b)
{
    const mv_relation *x = last_of(a), *y = last_of(b);
    if (strcmp(a->actors[x->source].id, b->actors[y->source].id) != 0) return "source";
    if (strcmp(a->actors[x->target].id, b->actors[y->target].id) != 0) return "target";
    if (strcmp(a->types[x->type].id, b->types[y->type].id) != 0) return "type";
    if (x->sign != y->sign) return "sign";
    if (x->weight != y->weight) return "weight";
    if (x->directed != y->directed) return "directed";
    if (!is_same_date(x->start, y->start)) return "start";
    if (!is_same_date(x->through, y->through)) return "through";
    if (x->end.day != y->end.day) return "end";
    if (!is_same_citation(a, b, false)) return "sources";
    return is_same_citation(a, b, true) ? NULL : "quote";
}
