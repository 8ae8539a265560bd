#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* Where a picture comes from: the line below it. */

typedef struct mv_publisher {
    const char *name; /* of the set that it was counted in */
    size_t count;
} publisher;

/* --- publishers ------------------------------------------------------------------------------------------- */

static const char *name_of(const mv_source *source)
{
    return source->publisher ? source->publisher : source->title ? source->title : source->id;
}

void mv_publishers_add(mv_publishers *all, const mv_relations *set, const size_t *relations, size_t count)
{
    size_t *cited = mv_alloc_array(set->source_count, sizeof *cited);
    for (size_t i = 0; i < count; i++) {
        const mv_relation *relation = &set->relations[relations[i]];
        for (size_t c = 0; c < relation->citation_count; c++) cited[relation->citations[c].source]++;
    }
    for (size_t i = 0; i < set->source_count; i++) {
        if (!cited[i]) continue;
        all->items = mv_grow(all->items, all->count, sizeof *all->items);
        all->items[all->count++] = (publisher){ name_of(&set->sources[i]), cited[i] };
    }
    free(cited);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const publisher *)a)->name, ((const publisher *)b)->name);
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
        if (strcmp(all->items[i].name, all->items[kept].name) == 0)
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
        mv_text_add(out, " The file names no sources.");
        return;
    }
    mv_text_add(out, all->count == 1 ? " Source: " : " Sources: ");
    for (size_t i = 0; i < shown; i++) mv_text_format(out, "%s%s", mv_joint(i, last), all->items[i].name);
    if (shown < all->count)
        mv_text_format(out, " and %zu more, all named in %s", all->count - shown, file);
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
        mv_words_add_date(out, extent.to);
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
