#include "picture/charts/card.h"
#include "picture/words/picture_words.h"
#include "report/words/prose.h"
#include <math.h>
#include <string.h>

static const char *focus_name(const mv_card *card)
{
    return mv_network_name(card->network, card->network->focus, card->language);
}

static void say_bridged(mv_text *out, const mv_card *card)
{
    mv_bridged *b = mv_bridged_build(card->network, card->network->focus);
    if (b->of) mv_text_format(out, "; it bridges %zu of %zu rivalr%s", b->count, b->of, b->of == 1 ? "y" : "ies");
    mv_bridged_free(b);
}

void mv_card_say_finding(mv_text *out, const mv_card *card)
{
    const mv_profile *p = card->profile;
    mv_text_add(out, focus_name(card));
    if (p->undefined) {
        mv_text_format(out, " has no vector balance: %s", p->undefined);
    } else if (mv_shares_are_few(&card->shares)) {
        mv_text_add(out, " has ");
        mv_shares_say_few(out, &card->shares);
    } else {
        mv_text_add(out, p->dominant_shared ? "'s largest vectors are " : "'s largest vector is ");
        mv_say_largest_vectors(out, card->network->set, p);
        mv_text_add(out, ", with ");
        mv_say_largest_share(out, p);
        say_bridged(out, card);
    }
    mv_text_add(out, ".");
}

void mv_card_say_number(mv_text *out, const mv_card *card)
{
    if (mv_shares_are_few(&card->shares))
        mv_text_format(out, "%zu", card->shares.ties);
    else if (isnan(card->profile->evenness))
        mv_text_add(out, "\xe2\x80\x93");
    else
        mv_text_format(out, "%.2f", card->profile->evenness);
}

void mv_card_say_meaning(mv_text *out, const mv_card *card)
{
    const mv_profile *p = card->profile;
    if (mv_shares_are_few(&card->shares)) {
        mv_text_format(out, "tie%s with %zu counted vectors; with fewer than %d evenness and rank say nothing",
                       card->shares.ties == 1 ? "" : "s", p->counted, MV_FEW_TIES);
        return;
    }
    if (p->evenness_undefined) {
        mv_text_format(out, "no evenness: %s", p->evenness_undefined);
        return;
    }
    mv_standing standing = mv_standing_of(card->network, card->network->focus);
    mv_text_format(out, "evenness over %zu vectors, where 1 is spread evenly; ", p->counted);
    if (standing.rank)
        mv_text_format(out, "rank %zu of %zu coded alike", standing.rank, standing.ranked);
    else
        mv_text_format(out, "no rank: %s", standing.rank_undefined ? standing.rank_undefined : "undefined");
}

void mv_card_say_source(mv_text *out, const mv_card *card)
{
    const mv_relations *set = card->network->document;
    const char *source = card->credits.source;
    if (card->network->days.from)
        mv_words_add_time(out, card->network);
    else
        mv_text_add(out, "All dates");
    mv_text_format(out, " \xc2\xb7 %s", source ? source : set->title ? set->title : mv_words_file(set));
    if (card->credits.credit) mv_text_format(out, " \xc2\xb7 %s", card->credits.credit);
}

/* --- short names ------------------------------------------------------------------------------------------ */

/* The length of what stands before a bracket or a stroke. */
static size_t short_length(const char *name)
{
    size_t length = strcspn(name, "(/");
    while (length && name[length - 1] == ' ') length--;
    return length ? length : strlen(name);
}

static bool is_alone(const mv_shares *shares, size_t index)
{
    const char *name = shares->parts[index].name;
    size_t length = short_length(name);
    for (size_t i = 0; i < shares->count; i++)
        if (i != index && short_length(shares->parts[i].name) == length &&
            strncmp(shares->parts[i].name, name, length) == 0)
            return false;
    return true;
}

void mv_card_shorten(mv_shares *shares)
{
    const char **names = mv_arena_alloc(shares->texts, (shares->count + 1) * sizeof *names);
    for (size_t i = 0; i < shares->count; i++) {
        const char *name = shares->parts[i].name;
        names[i] = is_alone(shares, i) ? mv_arena_copy(shares->texts, name, short_length(name)) : name;
    }
    for (size_t i = 0; i < shares->count; i++) shares->parts[i].name = names[i];
}
