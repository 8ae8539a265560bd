#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Where a picture comes from: the line below it. */

typedef struct mv_publisher {
    const char *name; /* of the set that it was counted in */
    size_t length;
    size_t count;
} publisher;

/* --- publishers ------------------------------------------------------------------------------------------- */

static bool is_year(const char *text)
{
    return (text[0] == '1' || text[0] == '2') && strspn(text, "0123456789") == 4;
}

/* A title up to its date or what it says in brackets: "AFP 2012-02-07" and "AFP 2013-01-05" are of one publisher.
 */
static size_t length_of(const char *title)
{
    size_t length = strlen(title), end = 0;
    for (size_t i = 1; i < length && !end; i++)
        if (title[i - 1] == ' ' && (title[i] == '(' || is_year(title + i))) end = i - 1;
    while (end && strchr(", :;", title[end - 1])) end--;
    return end ? end : length;
}

static publisher publisher_of(const mv_source *source, size_t count)
{
    const char *name = source->publisher ? source->publisher : source->title ? source->title : source->id;
    return (publisher){ name, source->title && !source->publisher ? length_of(name) : strlen(name), count };
}

void mv_publishers_add(mv_publishers *all, const mv_relations *set, const uint32_t *relations, size_t count)
{
    size_t *cited = mv_alloc_array(set->source_count, sizeof *cited);
    for (size_t i = 0; i < count; i++) {
        const mv_relation *relation = &set->relations[relations[i]];
        for (size_t c = 0; c < relation->details->citation_count; c++)
            cited[relation->details->citations[c].source]++;
    }
    for (size_t i = 0; i < set->source_count; i++) {
        if (!cited[i]) continue;
        all->items = mv_grow(all->items, all->count, sizeof *all->items);
        all->items[all->count++] = publisher_of(&set->sources[i], cited[i]);
    }
    free(cited);
}

static int by_name(const void *a, const void *b)
{
    const publisher *one = a, *other = b;
    size_t shared = one->length < other->length ? one->length : other->length;
    int order = memcmp(one->name, other->name, shared);
    return order ? order : (one->length > other->length) - (one->length < other->length);
}

static int by_count(const void *a, const void *b)
{
    size_t one = ((const publisher *)a)->count, other = ((const publisher *)b)->count;
    return one != other ? (one < other ? 1 : -1) : by_name(a, b);
}

/* Each once, the most cited first. */
static void sort(mv_publishers *all)
{
    size_t kept = 0;
    if (!all->count) return;
    qsort(all->items, all->count, sizeof *all->items, by_name);
    for (size_t i = 1; i < all->count; i++)
        if (by_name(&all->items[i], &all->items[kept]) == 0)
            all->items[kept].count += all->items[i].count;
        else
            all->items[++kept] = all->items[i];
    all->count = kept + 1;
    qsort(all->items, all->count, sizeof *all->items, by_count);
}

/* --- the line --------------------------------------------------------------------------------------------- */

static void add_publishers(mv_text *out, mv_publishers *all, const char *file)
{
    const size_t most = 3;
    sort(all);
    size_t shown = all->count > most ? most : all->count, last = shown < all->count ? MV_NONE : shown;
    if (!shown) {
        mv_text_add(out, " What is drawn names no sources.");
        return;
    }
    mv_text_add(out, all->count == 1 ? " Source: " : " Sources: ");
    for (size_t i = 0; i < shown; i++) {
        mv_text_add(out, mv_joint(i, last));
        mv_text_add_bytes(out, all->items[i].name, all->items[i].length);
    }
    if (shown < all->count) mv_text_format(out, " and %zu more, all named in %s", all->count - shown, file);
    mv_text_add(out, ".");
}

void mv_words_add_sources(mv_text *out, mv_publishers *publishers, const mv_picture_credits *credits,
                          const char *file)
{
    if (!credits->source)
        add_publishers(out, publishers, file);
    else if (*credits->source)
        mv_text_format(out, " Source: %s.", credits->source);
    if (credits->credit && *credits->credit) mv_text_format(out, " Graphic: %s.", credits->credit);
    free(publishers->items);
    *publishers = (mv_publishers){ 0 };
}

/* The last day of a year stands for the year. */
static void add_last(mv_text *out, mv_date date)
{
    if (date.precision == 10 && date.day % 10000 == 1231) date.precision = 4;
    mv_words_add_date(out, date);
}

void mv_words_add_coverage(mv_text *out, const mv_relations *set)
{
    mv_period_text text;
    mv_period extent = mv_coverage_extent(set);
    if (!set->coverage_count)
        mv_text_add(out, "; what it covers is not declared");
    else if (extent.from.day && extent.to.day) {
        mv_text_add(out, "; covers ");
        mv_words_add_date(out, extent.from);
        mv_text_add(out, " to ");
        add_last(out, extent.to);
    } else
        mv_text_format(out, "; covers %s", *mv_period_format(extent, text) ? text : "all time");
}

void mv_words_add_set(mv_text *out, const mv_network *network, bool time)
{
    const mv_relations *set = network->document;
    const char *file = mv_words_file(set);
    if (set->title)
        mv_text_format(out, "\xe2\x80\x9c%s\xe2\x80\x9d (%s)", set->title, file);
    else
        mv_text_add(out, file);
    if (!time || !network->days.from) return;
    mv_text_add(out, mv_network_of_period(network) ? ", any day of " : ", ");
    mv_words_add_time(out, network);
}
