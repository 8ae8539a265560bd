#include "model/advice/advice_internal.h"
#include "support/index.h"
#include <stdlib.h>
#include <string.h>

/* Statements that count beside one another and may be one. */

/* Statements that lead from the higher end to the lower, or the other way; or all. */
enum { DOWN, UP, BOTH_WAYS };

static bool goes(const mv_statement *one, int way)
{
    return way == BOTH_WAYS || mv_statement_leads_up(one) == (way == UP);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* --- said again ------------------------------------------------------------------------------------------- */

/* How many of these, which differ in nothing but direction, come in pairs from both ends. */
static size_t mirrored(const mv_statement *list, size_t count)
{
    size_t up = mv_statements_up(list, count);
    return smaller(up, count - up);
}

/* Two notes tell two things of one type apart: a pipeline for oil and one for gas. */
static bool told_apart(const mv_relation *a, const mv_relation *b)
{
    return a->details->note && b->details->note && strcmp(a->details->note, b->details->note) != 0;
}

/* How many different things these are by their notes; one at least. A way is UP, DOWN or BOTH_WAYS. */
static size_t count_things(const mv_statement *list, size_t count, int way)
{
    mv_index notes = { 0 };
    size_t different = 0;
    for (size_t i = 0; i < count; i++)
        if (goes(&list[i], way) && list[i].relation->details->note)
            different += mv_index_add(&notes, list[i].relation->details->note, i) != 0;
    mv_index_clear(&notes);
    return different ? different : 1;
}

static size_t beyond(size_t count, size_t things)
{
    return count > things ? count - things : 0;
}

/* Those of one pair, type, sign and dates that are too many. What is listed from both ends is told apart, where
 * there is an option for it. */
static size_t repeats(const mv_statement *list, size_t count, bool foreign)
{
    if (count == 1) return 0;
    size_t up = mv_statements_up(list, count), from_both_ends = 0, end;
    if (list->relation->directed)
        return beyond(up, count_things(list, count, UP)) + beyond(count - up, count_things(list, count, DOWN));
    for (size_t first = 0; foreign && first < count; first = end) {
        end = mv_statements_end(list, count, first, MV_SAME_WEIGHT);
        from_both_ends += mirrored(list + first, end - first);
    }
    return beyond(count - from_both_ends, count_things(list, count, BOTH_WAYS));
}

void mv_find_repeated(mv_found_advice *found, const mv_advised *on)
{
    const mv_statement *example = NULL;
    for (size_t first = 0, end; first < on->statement_count; first = end) {
        end = mv_statements_end(on->statements, on->statement_count, first, MV_SAME_DATES);
        size_t more = repeats(on->statements + first, end - first, on->set->foreign);
        if (more && !example) example = &on->statements[first];
        found->count += more;
    }
    if (!example) return;
    bool one = found->count == 1;
    mv_text_format(&found->text,
                   "%zu relation%s again what another says (pair, type, sign and dates), and %s: ", found->count,
                   one ? " says" : "s say", one ? "counts beside it" : "count beside it");
    mv_advice_say_relation(&found->text, on->set, example->relation);
    mv_text_add(&found->text, "; --distinct counts a statement once");
}

/* --- from both ends --------------------------------------------------------------------------------------- */

/* Relations of types without a direction of their own. */
typedef struct mirrors {
    size_t undirected, directed; /* listed from both ends, each such listing once */
    bool *alone;                 /* types with a directed one that has no counterpart */
    size_t *paired;              /* directed ones of each type that have one, by twos */
    const mv_relation *example;  /* of the undirected ones, or else of the directed ones */
} mirrors;

static void look_at(mirrors *m, const mv_statement *list, size_t count)
{
    const mv_relation *relation = list->relation;
    size_t pairs = mirrored(list, count);
    if (relation->directed) {
        m->paired[relation->type] += pairs;
        if (2 * pairs < count) m->alone[relation->type] = true;
        return;
    }
    if (pairs && !m->undirected) m->example = relation;
    m->undirected += pairs;
}

/* Directed ones are meant both ways when all of a type are there both ways; of a few that is nothing special. */
static void count_directed(mirrors *m, const mv_advised *on)
{
    enum { FEW = 3 };
    for (size_t t = 0; t < on->set->type_count; t++)
        if (!m->alone[t] && m->paired[t] >= FEW) m->directed += m->paired[t];
    for (size_t i = 0; m->directed && !m->undirected && i < on->statement_count && !m->example; i++) {
        const mv_relation *relation = on->statements[i].relation;
        bool counted = !m->alone[relation->type] && m->paired[relation->type] >= FEW;
        if (relation->directed && counted) m->example = relation;
    }
}

/* Of a type of the table's own it may be that its direction is not said. */
static void say_undirected(mv_text *out, const mirrors *m, const mv_relations *set)
{
    bool one = m->undirected == 1, own = !mv_builtin_type_find(set->types[m->example->type].id);
    mv_text_format(out,
                   "%zu relation%s without direction %s listed from both ends, and count%s twice: ", m->undirected,
                   one ? "" : "s", one ? "is" : "are", one ? "s" : "");
    mv_advice_say_relation(out, set, m->example);
    mv_text_format(out, "; --undirected-once counts %s once", one ? "it" : "each");
    if (own) mv_text_add(out, ", or a column \"directed\" says that there is a direction");
}

static void say_directed(mv_text *out, const mirrors *m, const mv_relations *set)
{
    mv_text_format(out, "all relations of a type are listed from both ends, as %zu pairs: ", m->directed);
    mv_advice_say_relation(out, set, m->example);
    mv_text_add(out, "; if they have no direction, --undirected-once counts each pair once");
}

void mv_find_mirrored(mv_found_advice *found, const mv_advised *on)
{
    enum { AHEAD = 16 }; /* relations that follow each other here lie far apart */
    size_t types = on->set->type_count;
    mirrors m = { .alone = mv_alloc_array(types, sizeof *m.alone),
                  .paired = mv_alloc_array(types, sizeof *m.paired) };
    for (size_t first = 0, end; on->set->foreign && first < on->statement_count; first = end) {
        end = mv_statements_end(on->statements, on->statement_count, first, MV_SAME_WEIGHT);
        if (first + AHEAD < on->statement_count) __builtin_prefetch(on->statements[first + AHEAD].relation);
        if (!on->set->types[on->statements[first].relation->type].directed)
            look_at(&m, on->statements + first, end - first);
    }
    count_directed(&m, on);
    found->count = m.undirected ? m.undirected : m.directed;
    if (m.undirected)
        say_undirected(&found->text, &m, on->set);
    else if (m.directed)
        say_directed(&found->text, &m, on->set);
    MV_FREE(m.alone, m.paired);
}

/* --- overlapping ------------------------------------------------------------------------------------------ */

static bool same_dates(const mv_relation *a, const mv_relation *b)
{
    return a->start.day == b->start.day && a->end.day == b->end.day;
}

static bool ends_later(mv_span a, mv_span b)
{
    return b.until && (!a.until || a.until > b.until);
}

/* Spells of one pair, type and sign, by their beginning; each direction for itself. */
static size_t count_overlaps(const mv_statement *list, size_t count, const mv_relation *example[2])
{
    const mv_relation *longest[2] = { NULL, NULL }, *last[2] = { NULL, NULL };
    size_t found = 0;
    for (size_t i = 0; i < count && count > 1; i++) {
        const mv_relation *one = list[i].relation;
        size_t way = one->directed && mv_statement_leads_up(&list[i]);
        mv_span held = mv_relation_span(one);
        bool again = last[way] && same_dates(one, last[way]);
        last[way] = one;
        if (again) continue;
        if (longest[way] && !told_apart(one, longest[way]) &&
            mv_spans_meet(held, mv_relation_span(longest[way]))) {
            if (!found++ && !example[0]) {
                example[0] = longest[way];
                example[1] = one;
            }
        }
        if (!longest[way] || ends_later(held, mv_relation_span(longest[way]))) longest[way] = one;
    }
    return found;
}

static void say_dates(mv_text *out, const mv_relation *r)
{
    mv_date_text start, end;
    mv_date_format(r->start, start);
    mv_date_format(r->through.day ? r->through : r->end, end);
    if (*start && *end)
        mv_text_format(out, "%s to %s", start, end);
    else if (*start || *end)
        mv_text_format(out, "%s %s", *start ? "since" : "until", *start ? start : end);
    else
        mv_text_add(out, "without dates");
}

void mv_find_overlapping(mv_found_advice *found, const mv_advised *on)
{
    const mv_relation *example[2] = { NULL, NULL };
    for (size_t first = 0, end; first < on->statement_count; first = end) {
        end = mv_statements_end(on->statements, on->statement_count, first, MV_SAME_SIGN);
        found->count += count_overlaps(on->statements + first, end - first, example);
    }
    if (!found->count) return;
    mv_text_format(&found->text,
                   "%zu spell%s with another of the same pair, type and sign, and both count then: ", found->count,
                   found->count == 1 ? " overlaps" : "s overlap");
    mv_advice_say_relation(&found->text, on->set, example[0]);
    mv_text_add(&found->text, ", ");
    say_dates(&found->text, example[0]);
    mv_text_add(&found->text, " and ");
    say_dates(&found->text, example[1]);
    mv_text_add(&found->text, "; --distinct counts one at a time");
}

/* --- opposite --------------------------------------------------------------------------------------------- */

static int by_beginning(const void *a, const void *b)
{
    const mv_relation *x = *(const mv_relation *const *)a, *y = *(const mv_relation *const *)b;
    int32_t first = mv_statement_beginning(x), second = mv_statement_beginning(y);
    int order = (first > second) - (first < second);
    return order ? order : (x > y) - (x < y);
}

/* Two of them, which stand by their beginning, of opposite signs at one time. */
static bool meet_opposed(const mv_relation *const *list, size_t count, const mv_relation *pair[2])
{
    const mv_relation *longest[2] = { NULL, NULL };
    for (size_t i = 0; i < count; i++) {
        bool friendly = list[i]->sign > 0;
        mv_span held = mv_relation_span(list[i]);
        pair[0] = longest[!friendly];
        pair[1] = list[i];
        if (pair[0] && mv_spans_meet(held, mv_relation_span(pair[0]))) return true;
        if (!longest[friendly] || ends_later(held, mv_relation_span(longest[friendly])))
            longest[friendly] = list[i];
    }
    return false;
}

static bool is_meant(const mv_statement *one, int way)
{
    return one->relation->sign && goes(one, way);
}

static bool have_both_signs(const mv_statement *list, size_t count, int way)
{
    bool met[3] = { false };
    for (size_t i = 0; i < count; i++)
        if (is_meant(&list[i], way)) met[list[i].relation->sign + 1] = true;
    return met[0] && met[2];
}

static bool are_opposed(const mv_statement *list, size_t count, int way, const mv_relation *pair[2])
{
    if (!have_both_signs(list, count, way)) return false;
    const mv_relation **chosen = mv_alloc_array(count, sizeof(const mv_relation *));
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (is_meant(&list[i], way)) chosen[kept++] = list[i].relation;
    qsort(chosen, kept, sizeof *chosen, by_beginning);
    bool met = meet_opposed(chosen, kept, pair);
    free((void *)chosen);
    return met;
}

/* The same of one type, and of one direction where it has any. */
static bool is_type_opposed(const mv_statement *list, size_t count, const mv_relation *pair[2])
{
    for (size_t first = 0, end; first < count; first = end) {
        end = mv_statements_end(list, count, first, MV_SAME_TYPE);
        bool directed = list[first].relation->directed;
        for (int way = directed ? DOWN : BOTH_WAYS; way <= (directed ? UP : BOTH_WAYS); way++)
            if (are_opposed(list + first, end - first, way, pair)) return true;
    }
    return false;
}

static void say_opposed(mv_found_advice *found, const mv_relations *set, const mv_relation *const pair[2])
{
    mv_quoted type;
    mv_text_format(&found->text,
                   found->note ? "%zu pair%s friendly and hostile relations at one time: "
                               : "%zu pair%s relations of one type and both signs at one time: ",
                   found->count, found->count == 1 ? " has" : "s have");
    mv_advice_say_relation(&found->text, set, pair[0]);
    if (found->note) {
        found->text.length--; /* the bracket */
        mv_text_format(&found->text, " and %s)", mv_quote(set->types[pair[1]->type].id, type));
    }
    mv_text_add(&found->text, "; --fold decides what such a pair is (by sum, what weighs more)");
}

/* By one type that is a contradiction; by several it is what politics are like, and the fold decides: who writes
 * our own documents knows. */
void mv_find_opposite(mv_found_advice *found, const mv_advised *on)
{
    size_t counts[2] = { 0 };
    const mv_relation *examples[2][2] = { { NULL } };
    for (size_t first = 0, end; first < on->statement_count; first = end) {
        const mv_relation *pair[2];
        end = mv_statements_end(on->statements, on->statement_count, first, MV_SAME_PAIR);
        if (end - first == 1) continue; /* one is not looked at: there are millions */
        bool by_type = is_type_opposed(on->statements + first, end - first, pair);
        if (!by_type && !are_opposed(on->statements + first, end - first, BOTH_WAYS, pair)) continue;
        if (!counts[by_type]++) memcpy(examples[by_type], pair, sizeof pair);
    }
    found->note = !counts[true];
    found->count = found->note && !on->set->foreign ? 0 : counts[!found->note];
    if (found->count) say_opposed(found, on->set, examples[!found->note]);
}
