#include "multivector/vectors.h"
#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The finding of a network in a sentence: the title of its picture. */

bool mv_words_find_title(const char *title)
{
    return !title || strcmp(title, "auto") == 0;
}

static const char *name_of(const mv_network *network, size_t actor, const char *language)
{
    return mv_network_name(network, actor, language);
}

/* --- of the focus ----------------------------------------------------------------------------------------- */

/* Those that an actor has a tie of this state with. The caller frees the list. */
static size_t *partners_of(const mv_network *network, size_t actor, mv_tie_state state, size_t *count)
{
    size_t *found = NULL;
    *count = 0;
    for (size_t i = 0; i < mv_end_count(network); i++) {
        mv_end end = mv_end_at(network, i);
        if (end.actor != actor || end.tie->state != state) continue;
        found = mv_grow(found, *count, sizeof *found);
        found[(*count)++] = end.other;
    }
    return found;
}

static bool say_bridged(mv_text *out, const mv_network *network, const char *language)
{
    mv_bridged *bridged = mv_bridged_build(network, network->focus);
    size_t count = bridged->count;
    mv_bridged_free(bridged);
    if (!count) return false;
    mv_text_format(out, "%s is on good terms with both sides of ", name_of(network, network->focus, language));
    mv_words_add_number(out, count);
    mv_text_add(out, count == 1 ? " rivalry" : " rivalries");
    return true;
}

/* "Kazakhstan spreads its positive ties over six vectors; the largest, Western and Russian, have 29 % each" */
static bool say_vectors(mv_text *out, const mv_network *network, const char *language)
{
    mv_profile *p = mv_profile_build(network, network->focus);
    const char *name = name_of(network, network->focus, language), *side = mv_side_word(network->selection.side);
    bool known = !p->undefined && p->counted > 1;
    if (known && p->present == 1)
        mv_text_format(out, "Of %s's %spositive ties with vectors all are with one of %zu: %s", name, side,
                       p->counted, network->set->vectors[p->dominant].name);
    if (known && p->present > 1) {
        mv_text_format(out, "%s spreads its %spositive ties over ", name, side);
        mv_words_add_number(out, p->present);
        if (p->present < p->counted) mv_text_add(out, " of ");
        if (p->present < p->counted) mv_words_add_number(out, p->counted);
        mv_text_add(out, " vectors; the largest, ");
        mv_say_largest_vectors(out, network->set, p);
        mv_text_add(out, p->dominant_shared ? ", have " : ", has ");
        mv_say_largest_share(out, p);
    }
    mv_profiles_free(p);
    return known;
}

/* "Kazakhstan is on good terms with 41 of 56 others and on bad terms with Uzbekistan" */
static void say_partners(mv_text *out, const mv_network *network, const char *language)
{
    size_t good, bad, others = network->actor_count - 1;
    size_t *friends = partners_of(network, network->focus, MV_POSITIVE, &good),
           *rivals = partners_of(network, network->focus, MV_NEGATIVE, &bad);
    mv_text_add(out, name_of(network, network->focus, language));
    if (good) mv_text_format(out, " is on good terms with %zu of %zu others", good, others);
    if (bad) mv_text_add(out, good ? " and on bad terms with " : " is on bad terms with ");
    if (bad) mv_say_names(out, network, rivals, bad, MV_SHOWN_LEADERS, language);
    if (!good && !bad) mv_text_add(out, " has no tie here");
    if (!good && !bad && network->states[MV_NEGATIVE] && network->selection.sign < 0)
        mv_text_format(out, "; %zu pair%s of others %s on bad terms", network->states[MV_NEGATIVE],
                       network->states[MV_NEGATIVE] == 1 ? "" : "s",
                       network->states[MV_NEGATIVE] == 1 ? "is" : "are");
    MV_FREE(friends, rivals);
}

/* --- of all ----------------------------------------------------------------------------------------------- */

static size_t *count_ties(const mv_network *network)
{
    size_t *counts = mv_alloc_array(network->actor_count, sizeof *counts);
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        if (tie->state > MV_AMBIVALENT) continue;
        counts[tie->a]++;
        counts[tie->b]++;
    }
    return counts;
}

/* "Medici has the most ties, 6 of 15 possible", "A and B have the most ties, 4 of 9 possible each". */
static void say_leaders(mv_text *out, const mv_network *network, const char *language)
{
    size_t *counts = count_ties(network), most = 0, leaders = 0;
    size_t *first = mv_alloc_array(network->actor_count, sizeof *first);
    for (size_t i = 0; i < network->actor_count; i++)
        if (counts[i] > most) most = counts[i];
    for (size_t i = 0; i < network->actor_count; i++)
        if (most && counts[i] == most) first[leaders++] = i;
    bool one = leaders == 1, few = leaders <= MV_SHOWN_LEADERS;
    const char *what = network->selection.sign < 0 ? "rival" : "tie", *plural = most == 1 ? "" : "s";
    if (!leaders)
        mv_text_add(out, network->actor_count ? "No actor has a tie with another" : "No actors");
    else if (leaders == network->actor_count)
        mv_text_format(out, "All %zu actors have %zu %s%s each", leaders, most, what, plural);
    else {
        if (few) mv_say_names(out, network, first, leaders, leaders, language);
        if (!few) mv_text_format(out, "%zu actors", leaders);
        mv_text_format(out, " %s the most %ss, %zu of %zu possible%s", one ? "has" : "have", what, most,
                       network->actor_count - 1, one ? "" : " each");
    }
    MV_FREE(counts, first);
}

/* --- both ------------------------------------------------------------------------------------------------- */

void mv_words_add_headline(mv_text *out, const mv_network *network, const char *language)
{
    if (network->focus == MV_NONE)
        say_leaders(out, network, language);
    else if (!say_bridged(out, network, language) && !say_vectors(out, network, language))
        say_partners(out, network, language);
}

static void add_bridged(mv_text *out, const mv_network *network, const char *language)
{
    mv_bridged *bridged = mv_bridged_build(network, network->focus);
    size_t shown = bridged->count > MV_SHOWN_RIVALRIES ? MV_SHOWN_RIVALRIES : bridged->count;
    for (size_t i = 0; i < shown; i++) {
        const mv_tie *tie = &network->ties[bridged->ties[i]];
        mv_text_format(out, "%s%s\xe2\x80\x93%s",
                       i ? ", " : "Rivalries bridged: ", name_of(network, tie->a, language),
                       name_of(network, tie->b, language));
    }
    if (bridged->count > shown) mv_text_format(out, " and %zu more", bridged->count - shown);
    if (bridged->of)
        mv_text_format(out, "%s %zu of %zu. ", shown ? ";" : "Rivalries bridged:", bridged->count, bridged->of);
    mv_bridged_free(bridged);
}

static void add_shares(mv_text *out, const mv_network *network, const char *language)
{
    mv_profile *p = mv_profile_build(network, network->focus);
    const char *before = "";
    for (size_t i = 0; i < p->vector_count && !p->undefined; i++) {
        if (isnan(p->rows[i].share)) continue;
        if (!*before)
            mv_text_format(out, "Shares of %s's positive strength: ", name_of(network, p->actor, language));
        mv_text_format(out, "%s%s %.0f %%", before, network->set->vectors[i].name, 100 * p->rows[i].share);
        before = ", ";
    }
    if (*before) mv_text_add(out, ". ");
    mv_profiles_free(p);
}

void mv_words_add_values(mv_text *out, const mv_network *network, const char *language)
{
    if (network->focus == MV_NONE) return;
    add_bridged(out, network, language);
    add_shares(out, network, language);
}
