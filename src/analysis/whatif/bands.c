#include "analysis/whatif/variant.h"
#include "support/memory.h"
#include "support/random.h"
#include "support/text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

mv_draw_options mv_draw_defaults(void)
{
    return (mv_draw_options){ .seed = 1,
                              .keep = { [MV_UNRATED] = 1, [MV_HIGH] = 1, [MV_MEDIUM] = 0.8, [MV_LOW] = 0.5 } };
}

/* --- a stream of random numbers for each relation ------------------------------------------------------------ */

/* FNV-1a, 64 bits. */
static uint64_t hash(const mv_text *text)
{
    uint64_t value = 0xcbf29ce484222325u;
    for (size_t i = 0; i < text->length; i++) value = (value ^ (unsigned char)text->bytes[i]) * 0x100000001b3u;
    return value;
}

/* What a relation's numbers follow from; `twin` counts the ones before it that are the same in all of this. */
static uint64_t key_of(const mv_relations *set, const mv_relation *relation, size_t twin)
{
    mv_text text = { 0 };
    const char *parts[] = { set->actors[relation->source].id, set->actors[relation->target].id,
                            set->types[relation->type].id, relation->id ? relation->id : "" };
    for (size_t i = 0; i < MV_COUNT(parts); i++) mv_text_format(&text, "%s\n", parts[i]);
    int day = relation->start.day ? mv_date_year(relation->start) * 10000 + relation->start.day % 10000 : 0;
    mv_text_format(&text, "%d\n%zu", day, twin); /* YYYYMMDD */
    uint64_t key = hash(&text);
    mv_text_clear(&text);
    return key;
}

static bool is_twin(const mv_relation *x, const mv_relation *y)
{
    return x->source == y->source && x->target == y->target && x->type == y->type &&
           x->start.day == y->start.day && !x->id && !y->id;
}

/* One stream for each relation of the set, by index. Relations that go by the same name follow each other in the
 * sorted order, whatever the order of the file. */
static mv_random *make_streams(const mv_relations *set, uint64_t seed)
{
    mv_random *streams = mv_alloc_array(set->relation_count, sizeof *streams), start = { seed };
    mv_placed_relation *order = mv_alloc_array(set->relation_count, sizeof *order);
    uint64_t offset = mv_random_next(&start);
    for (size_t i = 0; i < set->relation_count; i++) order[i] = (mv_placed_relation){ set, i };
    if (set->relation_count) qsort(order, set->relation_count, sizeof *order, mv_compare_placed);
    for (size_t i = 0, twin = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[order[i].relation];
        twin = i && is_twin(relation, &set->relations[order[i - 1].relation]) ? twin + 1 : 0;
        streams[order[i].relation].state = key_of(set, relation, twin) ^ offset;
    }
    free(order);
    return streams;
}

/* --- drawing --------------------------------------------------------------------------------------------------
 */

/* The i-th draw takes the i-th number of each stream. */
static mv_status draw_one(const mv_variant *variant, mv_reading *readings, const mv_random *streams, size_t draw,
                          const double *keep, mv_log *log)
{
    mv_relations set = variant->base->set;
    set.relations = variant->relations;
    set.relation_count = 0;
    for (size_t i = 0; i < variant->base->set.relation_count; i++) {
        const mv_relation *relation = &variant->base->set.relations[i];
        mv_random stream = streams[i];
        mv_random_skip(&stream, draw);
        double chance = mv_random_unit(&stream); /* in (0, 1]: a probability of 0 keeps none, 1 keeps all */
        if (chance <= keep[relation->confidence]) set.relations[set.relation_count++] = *relation;
    }
    return mv_variant_read(variant, readings, &set, &variant->base->selection, log);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(const double *sorted, size_t count, double share)
{
    if (!count) return NAN;
    double place = share * (double)(count - 1);
    size_t below = (size_t)place;
    if (below + 1 >= count) return sorted[count - 1];
    return sorted[below] + (place - (double)below) * (sorted[below + 1] - sorted[below]);
}

/* `stride` readings lie between those of one measure. */
static mv_band band_of(const mv_reading *readings, size_t count, size_t stride)
{
    mv_band band = { 0 };
    double *values = mv_alloc_array(count, sizeof *values), *ranks = mv_alloc_array(count, sizeof *ranks);
    size_t ranked = 0;
    for (size_t i = 0; i < count; i++) {
        const mv_reading *one = &readings[i * stride];
        if (isnan(one->value)) continue;
        values[band.defined++] = one->value;
        if (one->rank) ranks[ranked++] = (double)one->rank;
    }
    if (band.defined) qsort(values, band.defined, sizeof *values, by_size);
    if (ranked) qsort(ranks, ranked, sizeof *ranks, by_size);
    band.low = quantile(values, band.defined, 0.05);
    band.median = quantile(values, band.defined, 0.5);
    band.high = quantile(values, band.defined, 0.95);
    band.rank_low = quantile(ranks, ranked, 0.05);
    band.rank_median = quantile(ranks, ranked, 0.5);
    band.rank_high = quantile(ranks, ranked, 0.95);
    free(values);
    free(ranks);
    return band;
}

typedef struct drawing {
    mv_variant *variant;
    const mv_random *streams;
    const double *keep;
} drawing;

static mv_status draw_apart(const void *context, size_t trial, void *record, mv_log *log)
{
    const drawing *d = context;
    return draw_one(d->variant, record, d->streams, trial, d->keep, log);
}

/* Draws of a process that died are not there. */
static mv_status draw_all(mv_reading *readings, size_t *count, const drawing *d, mv_log *log)
{
    size_t reached, kept = 0, measures = d->variant->measures->count;
    mv_cases cases = {
        .count = *count, .run = draw_apart, .context = d, .what = "the draws", .things = "draws", .title = "Draws"
    };
    bool *made = mv_alloc_array(*count, sizeof *made);
    mv_status status = mv_variant_try(d->variant, cases, readings, made, &reached, log);
    for (size_t i = 0; i < reached; i++)
        if (made[i]) memmove(readings + kept++ * measures, readings + i * measures, measures * sizeof *readings);
    *count = kept;
    free(made);
    return status;
}

static mv_status bands_draw(mv_band *bands, const mv_edited *base, const mv_metric_list *measures,
                            const mv_draw_options *draws, const mv_whatif_settings *settings, mv_log *log)
{
    mv_random *streams = make_streams(&base->set, draws->seed);
    mv_variant variant = mv_variant_begin(base, measures, settings);
    mv_reading *readings = mv_alloc_array(draws->count * measures->count, sizeof *readings);
    drawing d = { &variant, streams, draws->keep };
    size_t made = draws->count;
    mv_status status = draw_all(readings, &made, &d, log);
    for (size_t m = 0; m < measures->count && !status; m++)
        bands[m] = band_of(readings + m, made, measures->count);
    free(readings);
    mv_variant_end(&variant);
    free(streams);
    return status;
}

mv_status mv_bands_draw(mv_band *bands, const mv_edited *base, const mv_metric_list *measures,
                        const mv_draw_options *draws, const mv_whatif_settings *settings, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, bands_draw(bands, base, measures, draws, settings, log), mv_guard_failed(log));
}
