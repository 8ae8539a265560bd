#include "model/advice/advice_internal.h"
#include <string.h>

/* Ends that may be meant otherwise, and what comes after the last date. */

/* --- ends that are last days ------------------------------------------------------------------------------ */

static bool is_last_of_month(mv_date date)
{
    return date.precision == 10 && mv_date_after(date).day % 100 == 1;
}

/* 2012-12-31 is the last day rather than the first without; and what began and ended in 2001 lasted longer than
 * the first of January. */
static bool looks_inclusive(const mv_relation *r)
{
    return is_last_of_month(r->end) || (r->end.day == r->start.day && r->end.precision < 10);
}

/* What ends on the day on which it begins holds on that day. */
static bool is_event(const mv_relation *r)
{
    return r->end.day == r->start.day && r->end.precision == 10;
}

void mv_find_inclusive_ends(mv_found_advice *found, const mv_advised *on)
{
    const mv_relations *set = on->set;
    size_t ends = 0, inclusive = 0;
    const mv_relation *example = NULL;
    for (size_t i = 0; set->foreign && i < set->relation_count; i++) {
        const mv_relation *r = &set->relations[i];
        if (!r->end.day || r->through.day || is_event(r)) continue;
        ends++;
        inclusive += looks_inclusive(r);
        if (!example || (looks_inclusive(r) && !looks_inclusive(example))) example = r;
    }
    if (!ends) return;
    mv_date_text text;
    bool likely = 2 * inclusive >= ends;
    found->note = !likely;
    found->count = ends;
    mv_text_format(
        &found->text,
        ends == 1 ? "%zu end, %s, is the first day without the relation%s; if it is the last day with it, "
                    "--map through=end"
                  : "%zu ends, such as %s, are the first days without the relation%s; if they are the last "
                    "days with it, --map through=end",
        ends, mv_date_format(example->end, text), likely ? ", but look like last days, months or years" : "");
}

/* --- the last date ---------------------------------------------------------------------------------------- */

typedef struct edge {
    mv_date last;   /* of all dates */
    size_t open;    /* relations without an end that have a beginning */
    size_t ended;   /* with an end */
    size_t at_last; /* that ends on the last date */
} edge;

static void see(edge *e, mv_date date)
{
    if (!date.day || (e->last.day && date.day < e->last.day)) return;
    if (date.day != e->last.day || date.precision > e->last.precision) e->last = date;
}

static edge edge_of(const mv_relations *set)
{
    edge e = { 0 };
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *r = &set->relations[i];
        see(&e, r->start);
        see(&e, r->through.day ? r->through : r->end);
    }
    for (size_t i = 0; e.last.day && i < set->relation_count; i++) {
        const mv_relation *r = &set->relations[i];
        mv_date end = r->through.day ? r->through : r->end;
        e.open += r->start.day && !r->end.day;
        e.ended += end.day != 0;
        e.at_last += end.day == e.last.day && r->start.day != end.day;
    }
    return e;
}

/* Many that end at once, when the data do, were rather seen for the last time then. */
static bool ends_at_once(const edge *e)
{
    enum { FEW = 3 };
    return e->at_last >= FEW && 4 * e->at_last >= e->ended;
}

void mv_find_last_date(mv_found_advice *found, const mv_advised *on)
{
    const mv_relations *set = on->set;
    edge e = edge_of(set);
    mv_date_text last;
    mv_date_format(e.last, last);
    if (ends_at_once(&e)) {
        found->count = e.at_last;
        found->note = false;
        mv_text_format(
            &found->text,
            "%zu of %zu relations that end do so in %s, the last date there is; if only the data end then, "
            "leave the end empty",
            e.at_last, e.ended, last);
    } else if (set->foreign && e.open && !set->coverage_count && !set->as_of.day) {
        found->count = e.open;
        mv_text_format(
            &found->text,
            "the last date is %s, and %zu relation%s without an end %s for ever; --covers FROM..TO says "
            "what time the table covers",
            last, e.open, e.open == 1 ? "" : "s", e.open == 1 ? "holds" : "hold");
    }
}
