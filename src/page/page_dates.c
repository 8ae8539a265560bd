#include "multivector/timeline.h"
#include "page/page_parts.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>

static const int year = 12;

/* From the first day that a timeline of one of the sets would have to the last. */
static mv_period days_of(const mv_page *page)
{
    mv_period all = { 0 };
    for (size_t s = 0; s < page->side_count; s++) {
        mv_period days = mv_timeline_days(page->sides[s].set);
        if (days.from.day && (!all.from.day || days.from.day < all.from.day)) all.from = days.from;
        if (days.to.day > all.to.day) all.to = days.to;
    }
    return all;
}

/* Before that day numbers rise because more was collected. */
static int32_t first_covered(const mv_relations *set)
{
    return set->coverage_count ? mv_period_span(mv_coverage_extent(set)).from : 0;
}

static void add_date(mv_page *page, mv_date date)
{
    page->dates = mv_grow(page->dates, page->date_count, sizeof date);
    page->dates[page->date_count++] = date;
}

static void add_steps(mv_page *page, int32_t since, int32_t until, int months)
{
    page->date_count = 0;
    for (int n = 0; !page->date_count || page->dates[page->date_count - 1].day < until; n++) {
        mv_date date = mv_date_add_months(mv_date_on(since), n * months);
        add_date(page, !date.day || date.day > until ? mv_date_on(until) : date);
        if (page->date_count > MV_PAGE_DATES) return;
    }
}

/* The date that is shown first is one of them. */
static void insert_first(mv_page *page, int32_t day)
{
    size_t at = 0;
    while (at < page->date_count && page->dates[at].day < day) at++;
    page->first = at;
    if (at < page->date_count && page->dates[at].day == day) return;
    add_date(page, mv_date_on(day));
    for (size_t i = page->date_count - 1; i > at; i--) page->dates[i] = page->dates[i - 1];
    page->dates[at] = mv_date_on(day);
}

static mv_status check_selection(const mv_selection *selection, mv_log *log)
{
    if (selection->project)
        return mv_misuse(log, "--project has no meaning in a page, which shows relations as they are stated");
    if (selection->at == MV_AT_ALL || selection->at == MV_AT_DURING)
        return mv_misuse(log,
                         "a page shows one date after the other; --since, --until and --at DATE were expected");
    return MV_OK;
}

mv_status mv_page_choose_dates(mv_page *page, const mv_selection *selection, mv_log *log)
{
    const mv_page_options *o = page->options;
    mv_status status = check_selection(selection, log);
    if (status) return status;
    mv_period days = days_of(page);
    int32_t start = days.from.day, until = o->until.day ? o->until.day : days.to.day;
    int32_t at = selection->at == MV_AT_DATE ? selection->date.day : page->sides[0].set->as_of.day;
    if (!until) until = at;
    int32_t since = o->since.day ? o->since.day : start && start < until ? start : until;
    if (!until) { /* sets without dates: on any day all is the same */
        add_date(page, mv_date_of(2000, 1, 1));
        return MV_OK;
    }
    if (until < since) {
        mv_date_text a, b;
        return mv_misuse(log, "the page ends on %s, before it begins on %s", mv_date_format(mv_date_on(until), b),
                         mv_date_format(mv_date_on(since), a));
    }
    int32_t covered = first_covered(page->sides[0].set);
    if (!o->since.day && covered > since && covered < until) since = covered;
    int months = o->months ? o->months : year;
    for (add_steps(page, since, until, months); !o->months && page->date_count > MV_PAGE_DATES;)
        add_steps(page, since, until, months += year);
    if (page->date_count > MV_PAGE_DATES)
        return mv_misuse(log,
                         "more than %d dates; a longer --step, a later --since or an earlier --until was expected",
                         MV_PAGE_DATES);
    page->first = page->date_count - 1;
    if (at && at >= since && at <= until) insert_first(page, at);
    return MV_OK;
}
