#include "picture/charts/sets_page.h"
#include "picture/words/picture_words.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

/* What sets are called, and when they are. */

static const char *title_of(const mv_sets *sets, size_t set)
{
    return sets->networks[set]->document->title;
}

/* How many sets have the title of this one. */
static size_t count_alike(const mv_sets *sets, size_t set)
{
    size_t count = 0;
    for (size_t i = 0; i < sets->count; i++) count += strcmp(title_of(sets, i), title_of(sets, set)) == 0;
    return count;
}

static void say_label(mv_text *out, const mv_sets *sets, size_t set)
{
    mv_period_text time;
    size_t alike = count_alike(sets, set);
    const char *when = mv_network_time(sets->networks[set], time);
    if (alike < sets->count || !*when) mv_text_add(out, title_of(sets, set));
    if (alike > 1 && *when) mv_text_format(out, alike < sets->count ? ", %s" : "%s", when);
}

static bool all_differ(char *const *labels, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(labels[i], labels[j]) == 0) return false;
    return true;
}

char **mv_sets_labels(const mv_sets *sets, const char *const *names)
{
    char **labels = mv_alloc_array(sets->count, sizeof *labels);
    bool titled = true;
    for (size_t s = 0; s < sets->count; s++)
        titled = titled && !mv_text_is_blank(title_of(sets, s) ? title_of(sets, s) : "");
    for (size_t s = 0; s < sets->count && titled; s++) {
        mv_text text = { 0 };
        say_label(&text, sets, s);
        labels[s] = text.bytes;
    }
    if (titled && all_differ(labels, sets->count)) return labels;
    for (size_t s = 0; s < sets->count; s++) {
        free(labels[s]);
        labels[s] = mv_copy(names[s]);
    }
    return labels;
}

/* --- time ------------------------------------------------------------------------------------------------- */

/* The day that all relations of a set begin on, where all end on one as well; 0: they do not. */
static int32_t snapshot_of(const mv_relations *set, int32_t *end)
{
    int32_t start = set->relation_count ? set->relations[0].start.day : 0;
    *end = set->relation_count ? set->relations[0].end.day : 0;
    for (size_t i = 0; i < set->relation_count; i++)
        if (set->relations[i].start.day != start || set->relations[i].end.day != *end) return 0;
    return start && *end ? start : 0;
}

typedef struct moment {
    int32_t start, end;
    size_t set;
} moment;

static int by_start(const void *a, const void *b)
{
    const moment *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* One after the other: each begins and ends later than the one before. */
static size_t *order_snapshots(const mv_sets *sets)
{
    moment *moments = mv_alloc_array(sets->count, sizeof *moments);
    size_t *order = mv_alloc_array(sets->count, sizeof *order);
    bool ordered = true;
    for (size_t s = 0; s < sets->count; s++) {
        moments[s].set = s;
        moments[s].start = snapshot_of(sets->networks[s]->document, &moments[s].end);
        ordered = ordered && moments[s].start;
    }
    qsort(moments, sets->count, sizeof *moments, by_start);
    for (size_t s = 0; s < sets->count; s++) {
        order[s] = moments[s].set;
        if (s && (moments[s].start <= moments[s - 1].start || moments[s].end <= moments[s - 1].end))
            ordered = false;
    }
    free(moments);
    if (ordered) return order;
    free(order);
    return NULL;
}

size_t *mv_sets_in_time(const mv_sets *sets)
{
    if (!sets->dated) return order_snapshots(sets);
    size_t *order = mv_alloc_array(sets->count, sizeof *order);
    for (size_t s = 0; s < sets->count; s++) order[s] = sets->order[s];
    return order;
}

void mv_sets_say_time(mv_text *out, const mv_sets *sets)
{
    const mv_network *first = sets->networks[0], *last = first;
    mv_text from = { 0 }, to = { 0 };
    for (size_t s = 0; s < sets->count; s++) {
        const mv_network *network = sets->networks[s];
        if (!network->days.from) return;
        if (network->days.from < first->days.from) first = network;
        if (network->days.until > last->days.until) last = network;
    }
    mv_words_add_time(&from, first);
    mv_words_add_time(&to, last);
    mv_text_add(out, from.bytes);
    if (strcmp(from.bytes, to.bytes) != 0) mv_text_format(out, " to %s", to.bytes);
    mv_text_clear(&from);
    mv_text_clear(&to);
}
