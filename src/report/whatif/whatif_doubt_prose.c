#include "report/whatif/whatif_words.h"
#include "report/words/prose.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

/* --- influence ---------------------------------------------------------------------------------------------- */

static size_t count_changing(const mv_whatif_input *w, size_t place)
{
    size_t count = 0;
    for (size_t i = 0; i < w->found->influences.count; i++) {
        const mv_influence *one = &w->found->influences.items[i];
        bool counts = mv_whatif_changes(&w->found->influences.before[w->found->sort], &one->after[w->found->sort]);
        if (counts && (!place || one->place == place)) count++;
    }
    return count;
}

static const char *tried(const mv_influences *all)
{
    return all->untried ? "there was time for" : "count";
}

/* No change that has a size. */
static void say_no_influence(mv_text *out, const mv_whatif_input *w, const char *what, size_t undefining)
{
    const mv_metric *metric = w->found->each.items[w->found->sort];
    const char *verb = mv_whatif_is_plural(metric->title) ? "are" : "is";
    bool known = !isnan(w->found->influences.before[w->found->sort].value);
    if (known) {
        mv_text_format(out, "Of %zu %ss that %s, none changes ", w->found->influences.count, what,
                       tried(&w->found->influences));
        mv_whatif_add_measured(out, w, metric);
        mv_text_add(out, " when it is left out");
        if (undefining)
            mv_text_format(out, ", but without one of %zu of them it is no longer defined", undefining);
        mv_text_add(out, ".");
        return;
    }
    mv_text name = { 0 };
    mv_whatif_add_measured(&name, w, metric);
    mv_text_format(out, "T%s %s not defined, so that nothing can change it.", name.bytes + 1, verb);
    mv_text_clear(&name);
}

/* Left out without having been asked, because it would take long. */
static void say_not_searched(mv_text *out, const mv_whatif_input *w)
{
    bool searched = w->options->report.metrics.count > 0;
    for (size_t i = 0; i < w->found->each.count; i++)
        searched = searched || strcmp(w->found->each.items[i]->name, "frustration") == 0;
    if (!searched) mv_text_add(out, " The frustration index is not searched so often unless --metrics names it.");
}

void mv_say_influence(mv_text *out, const mv_whatif_input *w)
{
    const mv_influences *all = &w->found->influences;
    const mv_metric *metric = w->found->each.items[w->found->sort];
    const char *what = all->each == MV_EACH_ACTOR ? "actor" : "relation";
    size_t changing = count_changing(w, 0), equal = count_changing(w, 1);
    if (!equal) {
        say_no_influence(out, w, what, changing);
        return;
    }
    const mv_influence *top = &all->items[0];
    mv_text_format(out, "Of %zu %ss that %s, the one that ", all->count, what, tried(all));
    mv_whatif_add_measured(out, w, metric);
    mv_text_format(out, " depend%s on most is ", mv_whatif_is_plural(metric->title) ? "" : "s");
    if (all->each == MV_EACH_ACTOR)
        mv_text_add(out, mv_whatif_name(w, &w->found->edited->set.actors[top->what]));
    else
        mv_whatif_add_relation(out, w, &w->found->edited->set.relations[top->what]);
    if (equal > 1) mv_text_format(out, " (and %zu more as much)", equal - 1);
    mv_text_add(out, ": without it, ");
    mv_whatif_add_title(out, metric->title);
    mv_text_add(out, " ");
    mv_whatif_add_change(out, metric, &all->before[w->found->sort], &top->after[w->found->sort]);
    mv_text_format(out, ". %zu of the %zu change%s it at all.", changing, all->count, changing == 1 ? "s" : "");
    say_not_searched(out, w);
}

/* --- doubt -------------------------------------------------------------------------------------------------- */

static void add_keep(mv_text *out, const mv_draw_options *draws)
{
    static const mv_confidence order[] = { MV_HIGH, MV_MEDIUM, MV_LOW, MV_UNRATED };
    for (size_t i = 0; i < MV_COUNT(order); i++) {
        mv_text_format(out, "%s%s ", i ? ", " : "", order[i] ? mv_confidence_name(order[i]) : "unrated");
        mv_text_add_number(out, draws->keep[order[i]], 6);
    }
}

/* " lies between 0.863 and 0.882 (median 0.873)" */
static void add_value_band(mv_text *out, const mv_metric *metric, const mv_band *band)
{
    bool many = mv_whatif_is_plural(metric->title), wide = band->high > band->low;
    mv_text_add(out, wide ? many ? " lie between " : " lies between " : many ? " are " : " is ");
    mv_whatif_add_value(out, metric, band->low);
    if (!wide) return;
    mv_text_add(out, " and ");
    mv_whatif_add_value(out, metric, band->high);
    mv_text_add(out, " (median ");
    mv_whatif_add_value(out, metric, band->median);
    mv_text_add(out, ")");
}

static void add_rank_band(mv_text *out, const mv_band *band)
{
    double low = floor(band->rank_low), high = ceil(band->rank_high);
    if (isnan(low)) return;
    if (low == high)
        mv_text_format(out, " and its rank is %.0f", low);
    else
        mv_text_format(out, " and its rank between %.0f and %.0f", low, high);
}

/* Whether a draw can leave anything out. */
static bool is_doubtful(const mv_whatif_input *w)
{
    bool any = false;
    for (size_t i = 0; i < w->found->after->relation_count; i++)
        any =
            any ||
            w->options->draws.keep[w->found->after->set->relations[w->found->after->relations[i]].confidence] < 1;
    return any;
}

void mv_say_bands(mv_text *out, const mv_whatif_input *w)
{
    const mv_draw_options *draws = &w->options->draws;
    const mv_metric *metric = w->found->measures.count ? w->found->measures.items[0] : NULL;
    if (metric && w->found->bands[0].defined) {
        const mv_band *band = &w->found->bands[0];
        mv_text_format(out, "In 90 %% of %zu draws ", band->defined);
        mv_whatif_add_measured(out, w, metric);
        add_value_band(out, metric, band);
        add_rank_band(out, band);
        mv_text_add(out, ". ");
    }
    mv_text_add(out, "Every draw keeps each relation with a probability set by its confidence: ");
    add_keep(out, draws);
    if (!is_doubtful(w)) mv_text_add(out, "; no relation here is kept with less than 1, so nothing was drawn");
    mv_text_format(
        out,
        " (seed %llu). This is doubt about single relations alone, not a sampling bootstrap: the actors are no "
        "sample of anything. Which vector an actor belongs to, how strong a type of relation is and what was "
        "never "
        "recorded are not drawn; report --sections sensitivity varies the first two.",
        (unsigned long long)draws->seed);
}
