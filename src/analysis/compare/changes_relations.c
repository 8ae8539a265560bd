#include "analysis/compare/changes_internal.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_days(mv_date a, mv_date b)
{
    return (a.day > b.day) - (a.day < b.day);
}

/* --- relations as records --------------------------------------------------------------------------------- */

/* A selected relation with what it is known by. */
typedef struct record {
    const mv_relations *set;
    const mv_relation *relation;
    size_t index;           /* in the set */
    size_t first, second;   /* its ends in the union; in order when undirected */
    const char *type, *via; /* via: the id of what is shared, or "", which tells projected relations apart */
    bool matched;
} record;

static record *list_records(const mv_network *network, const size_t *place)
{
    const mv_relations *set = network->set;
    record *records = mv_alloc_array(network->relation_count, sizeof *records);
    size_t *number = mv_alloc_array(set->actor_count, sizeof *number);
    for (size_t i = 0; i < network->actor_count; i++) number[network->actors[i]] = place[i];
    for (size_t i = 0; i < network->relation_count; i++) {
        const mv_relation *relation = &set->relations[network->relations[i]];
        size_t source = number[relation->source], target = number[relation->target];
        bool turn = !relation->directed && target < source;
        const char *type = set->types[relation->type].id;
        records[i] = (record){ .set = set,
                               .relation = relation,
                               .index = network->relations[i],
                               .first = turn ? target : source,
                               .second = turn ? source : target,
                               .type = type,
                               .via = relation->details->via ? relation->details->via->id : "" };
    }
    free(number);
    return records;
}

static size_t lower_end(const record *r)
{
    return r->first < r->second ? r->first : r->second;
}

static size_t upper_end(const record *r)
{
    return r->first < r->second ? r->second : r->first;
}

static bool same_ends(const record *a, const record *b)
{
    return lower_end(a) == lower_end(b) && upper_end(a) == upper_end(b);
}

static int by_direction(const record *a, const record *b)
{
    int order = compare_sizes(a->first, b->first);
    if (!order) order = compare_sizes(a->second, b->second);
    return order ? order : (int)a->relation->directed - (int)b->relation->directed;
}

static int by_type(const record *a, const record *b)
{
    return strcmp(a->type, b->type);
}

static int by_ends(const record *a, const record *b)
{
    int order = compare_sizes(lower_end(a), lower_end(b));
    return order ? order : compare_sizes(upper_end(a), upper_end(b));
}

static int by_statement(const record *a, const record *b)
{
    int order = by_type(a, b);
    if (!order) order = compare_days(a->relation->start, b->relation->start);
    return order ? order : strcmp(a->via, b->via);
}

/* What a relation without a common id is matched by. */
static int by_key(const record *a, const record *b)
{
    int order = by_ends(a, b);
    if (!order) order = by_direction(a, b);
    return order ? order : by_statement(a, b);
}

/* The same, wherever the relation leads. */
static int by_key_either_way(const record *a, const record *b)
{
    int order = by_ends(a, b);
    if (!order) order = (int)a->relation->directed - (int)b->relation->directed;
    return order ? order : by_statement(a, b);
}

static int by_sign(const record *a, const record *b)
{
    return a->relation->sign - b->relation->sign;
}

static int by_weight(const record *a, const record *b)
{
    return (a->relation->weight > b->relation->weight) - (a->relation->weight < b->relation->weight);
}

static int by_start(const record *a, const record *b)
{
    return mv_compare_dates(a->relation->start, b->relation->start);
}

static int by_end(const record *a, const record *b)
{
    return mv_compare_dates(a->relation->end, b->relation->end);
}

static int by_confidence(const record *a, const record *b)
{
    return a->relation->confidence - b->relation->confidence;
}

static int by_basis(const record *a, const record *b)
{
    return mv_compare_notes(a->relation->details->basis, b->relation->details->basis);
}

static int by_note(const record *a, const record *b)
{
    return mv_compare_notes(mv_relation_note(a->relation), mv_relation_note(b->relation));
}

static int by_sources(const record *a, const record *b)
{
    int order = compare_sizes(a->relation->details->citation_count, b->relation->details->citation_count);
    for (size_t i = 0; i < a->relation->details->citation_count && !order; i++) {
        const mv_citation *x = &a->relation->details->citations[i], *y = &b->relation->details->citations[i];
        order = strcmp(a->set->sources[x->source].id, b->set->sources[y->source].id);
        if (!order) order = mv_compare_notes(x->quote, y->quote);
    }
    return order;
}

static int by_attributes(const record *a, const record *b)
{
    return mv_compare_attributes(a->relation->details->attributes, b->relation->details->attributes);
}

static const struct {
    unsigned bit;
    int (*compare)(const record *a, const record *b);
} fields[] = {
    { MV_CHANGED_TYPE, by_type },
    { MV_CHANGED_SIGN, by_sign },
    { MV_CHANGED_WEIGHT, by_weight },
    { MV_CHANGED_DIRECTION, by_direction },
    { MV_CHANGED_START, by_start },
    { MV_CHANGED_END, by_end },
    { MV_CHANGED_CONFIDENCE, by_confidence },
    { MV_CHANGED_BASIS, by_basis },
    { MV_CHANGED_NOTE, by_note },
    { MV_CHANGED_SOURCES, by_sources },
    { MV_CHANGED_ATTRIBUTES, by_attributes },
};

static unsigned relation_fields(const record *a, const record *b)
{
    unsigned bits = 0;
    for (size_t i = 0; i < MV_COUNT(fields); i++)
        if (fields[i].compare(a, b)) bits |= fields[i].bit;
    const mv_relation *x = a->relation, *y = b->relation;
    if (mv_same_end(x->end, x->through, y->end, y->through)) bits &= ~(unsigned)MV_CHANGED_END;
    return bits;
}

static int by_fields(const record *a, const record *b)
{
    int order = 0;
    for (size_t i = 0; i < MV_COUNT(fields) && !order; i++) order = fields[i].compare(a, b);
    return order;
}

static int by_content(const record *a, const record *b)
{
    int order = by_key(a, b);
    if (!order) order = by_fields(a, b);
    return order ? order : mv_compare_notes(a->relation->id, b->relation->id);
}

static int for_sorting(const void *a, const void *b)
{
    return by_content(*(const record *const *)a, *(const record *const *)b);
}

static int for_sorting_either_way(const void *a, const void *b)
{
    const record *x = *(const record *const *)a, *y = *(const record *const *)b;
    int order = by_key_either_way(x, y);
    return order ? order : by_content(x, y);
}

/* --- matching --------------------------------------------------------------------------------------------- */

/* A pair beside its records; NULL where there is none. */
typedef struct match {
    const record *a, *b;
    mv_relation_pair pair;
} match;

typedef struct matching {
    record *a, *b;
    size_t a_count, b_count;
    match *matches;
    size_t count;
} matching;

static void add_match(matching *m, record *a, record *b)
{
    unsigned bits = a && b ? relation_fields(a, b) : 0;
    size_t of_a = a ? a->index : MV_NONE, of_b = b ? b->index : MV_NONE;
    const record *shown = b ? b : a;
    m->matches[m->count++] =
        (match){ a, b, { of_a, of_b, mv_change_of(of_a, of_b, bits), bits, shown->first, shown->second } };
    if (a) a->matched = true;
    if (b) b->matched = true;
}

static void match_by_id(matching *m, const mv_network *b)
{
    size_t *place = mv_alloc_array(b->set->relation_count, sizeof *place); /* 1 + record of b; 0: not selected */
    for (size_t i = 0; i < m->b_count; i++) place[m->b[i].index] = i + 1;
    for (size_t i = 0; i < m->a_count; i++) {
        const char *id = m->a[i].relation->id;
        size_t found = id ? mv_relations_find_relation(b->set, id) : MV_NONE;
        if (found == MV_NONE || !place[found]) continue;
        record *other = &m->b[place[found] - 1];
        if (same_ends(&m->a[i], other)) add_match(m, &m->a[i], other);
    }
    free(place);
}

/* One way to know a relation again, and the order that brings together what is known by the same. */
typedef struct key {
    int (*compare)(const record *a, const record *b);
    int (*sort)(const void *a, const void *b);
} key;

/* The records that are not matched yet, by key and content. */
static record **list_left(record *records, size_t count, const key *by, size_t *left)
{
    record **list = mv_alloc_array(count, sizeof *list);
    *left = 0;
    for (size_t i = 0; i < count; i++)
        if (!records[i].matched) list[(*left)++] = &records[i];
    if (*left) qsort(list, *left, sizeof *list, by->sort);
    return list;
}

/* Matches the records of one key: equal ones first, then the others in order of content. */
static void match_group(matching *m, record **a, size_t a_count, record **b, size_t b_count)
{
    size_t j = 0;
    for (size_t i = 0; i < a_count && j < b_count;) {
        int order = by_fields(a[i], b[j]);
        if (order == 0) add_match(m, a[i], b[j]);
        i += order <= 0;
        j += order >= 0;
    }
    j = 0;
    for (size_t i = 0; i < a_count; i++) {
        if (a[i]->matched) continue;
        while (j < b_count && b[j]->matched) j++;
        if (j < b_count) add_match(m, a[i], b[j]);
    }
}

static size_t group_end(record **list, size_t count, size_t begin, const record *first, const key *by)
{
    while (begin < count && by->compare(list[begin], first) == 0) begin++;
    return begin;
}

static void match_by_key(matching *m, const key *by)
{
    size_t a_left, b_left;
    record **a = list_left(m->a, m->a_count, by, &a_left), **b = list_left(m->b, m->b_count, by, &b_left);
    for (size_t i = 0, j = 0; i < a_left && j < b_left;) {
        const record *first = by->compare(a[i], b[j]) <= 0 ? a[i] : b[j];
        size_t i_end = group_end(a, a_left, i, first, by), j_end = group_end(b, b_left, j, first, by);
        match_group(m, a + i, i_end - i, b + j, j_end - j);
        i = i_end;
        j = j_end;
    }
    free(a);
    free(b);
}

static void list_unmatched(matching *m)
{
    for (size_t i = 0; i < m->a_count; i++)
        if (!m->a[i].matched) add_match(m, &m->a[i], NULL);
    for (size_t i = 0; i < m->b_count; i++)
        if (!m->b[i].matched) add_match(m, NULL, &m->b[i]);
}

/* By the record of B, or of A where it was removed; of equal ones by that of A. */
static int by_shown(const void *a, const void *b)
{
    const match *x = a, *y = b;
    int order = by_content(x->b ? x->b : x->a, y->b ? y->b : y->a);
    if (!order) order = compare_sizes(!x->a, !y->a);
    return order || !x->a ? order : by_content(x->a, y->a);
}

void mv_pair_relations(mv_changes *changes)
{
    matching m = { .a = list_records(changes->a, changes->of_a), .a_count = changes->a->relation_count };
    m.b = list_records(changes->b, changes->of_b);
    m.b_count = changes->b->relation_count;
    m.matches = mv_alloc_array(m.a_count + m.b_count, sizeof *m.matches);
    match_by_id(&m, changes->b);
    match_by_key(&m, &(key){ by_key, for_sorting });
    match_by_key(&m, &(key){ by_key_either_way, for_sorting_either_way });
    list_unmatched(&m);
    if (m.count) qsort(m.matches, m.count, sizeof *m.matches, by_shown);
    changes->relations = mv_alloc_array(m.count, sizeof *changes->relations);
    for (size_t i = 0; i < m.count; i++) {
        changes->relations[i] = m.matches[i].pair;
        changes->relation_changes[m.matches[i].pair.change]++;
    }
    changes->relation_count = m.count;
    free(m.a);
    free(m.b);
    free(m.matches);
}
