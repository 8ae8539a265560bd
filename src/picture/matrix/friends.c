#include "multivector/vectors.h"
#include "picture/matrix/matrix.h"
#include "picture/words/picture_words.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>

/* The partners of the focus among themselves: who of those it is on good terms with is on bad terms with whom. */

typedef struct friends {
    mv_matrix m;
    mv_bridged *bridged;
    size_t partners; /* on good terms with the focus */
    size_t at_odds;  /* of them, on bad terms with another */
} friends;

static bool is_friend(const mv_network *network, size_t actor)
{
    const mv_tie *tie = actor == network->focus ? NULL : mv_end_between(network, network->focus, actor);
    return tie && tie->state == MV_POSITIVE;
}

/* How many rivalries among friends each actor has. */
static size_t *count_quarrels(const friends *f)
{
    const mv_network *network = f->m.network;
    size_t *quarrels = mv_alloc_array(network->actor_count, sizeof *quarrels);
    for (size_t i = 0; i < f->bridged->count; i++) {
        quarrels[network->ties[f->bridged->ties[i]].a]++;
        quarrels[network->ties[f->bridged->ties[i]].b]++;
    }
    return quarrels;
}

static int by_ties(const void *a, const void *b)
{
    const mv_matrix_row *x = a, *y = b;
    if (x->ties != y->ties) return x->ties > y->ties ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

/* Those at odds with another friend, or all where nobody is; of too many those with most quarrels. */
static void choose_rows(friends *f)
{
    mv_matrix *m = &f->m;
    size_t *quarrels = count_quarrels(f);
    for (size_t i = 0; i < m->network->actor_count; i++) {
        if (!is_friend(m->network, i)) continue;
        f->partners++;
        f->at_odds += quarrels[i] > 0;
        if (quarrels[i] || !f->bridged->count)
            m->rows[m->count++] = (mv_matrix_row){ .actor = i, .ties = quarrels[i] };
    }
    if (m->count) qsort(m->rows, m->count, sizeof *m->rows, by_ties);
    if (m->count > MV_MATRIX_SHOWN) m->count = MV_MATRIX_SHOWN;
    free(quarrels);
}

/* --- words ------------------------------------------------------------------------------------------------ */

static void say_bridges(mv_text *out, const char *focus, size_t count)
{
    mv_text_format(out, "%s is on good terms with both sides of ", focus);
    mv_words_add_number(out, count);
    mv_text_add(out, count == 1 ? " rivalry" : " rivalries");
}

static void say_title(friends *f, const char *title, const char *focus)
{
    mv_text *out = &f->m.title;
    size_t count = f->bridged->count;
    if (!mv_words_find_title(title))
        mv_text_add(out, title);
    else if (count)
        say_bridges(out, focus, count);
    else if (!f->partners)
        mv_text_format(out, "%s is on good terms with nobody here", focus);
    else
        mv_text_format(out, "No two partners of %s are on bad terms with each other", focus);
}

static void say_subtitle(friends *f, const char *focus)
{
    mv_text *out = &f->m.subtitle;
    mv_matrix_say_time(out, f->m.network);
    if (f->at_odds)
        mv_text_format(out, "%zu of its %zu partners are at odds with another of them", f->at_odds, f->partners);
    else
        mv_text_format(out, "%s has %zu partner%s", focus, f->partners, f->partners == 1 ? "" : "s");
    mv_text selection = { 0 };
    mv_words_add_selection(&selection, &f->m.network->selection, f->m.network->set, f->m.language);
    if (selection.length) mv_text_format(out, "; %s", selection.bytes);
    mv_text_clear(&selection);
}

static void say_split(friends *f, const mv_matrix_split *split)
{
    const mv_faction_fit *fit = &split->fit;
    size_t all = fit->within_negative + fit->between_negative;
    if (!f->m.side_name) return;
    mv_text_format(&f->m.notes, " Of possibly many, these are two camps with ");
    if (!fit->within_negative)
        mv_text_format(&f->m.notes, "%s between them", all == 1 ? "the rivalry" : "all rivalries");
    else
        mv_text_format(&f->m.notes, "as many rivalries as %s (%zu of %zu) between them",
                       split->proved ? "possible" : "were found", fit->between_negative, all);
    mv_text_add(&f->m.notes, " and as few good terms as that leaves.");
}

/* Everything that is not seen: who is not shown, and how many rivalries have no bridge. */
static void say_notes(friends *f, const char *focus)
{
    mv_text *out = &f->m.notes;
    size_t hidden = f->partners - f->m.count;
    if (!f->m.count) return;
    mv_text_format(out, "%s is on good terms with all that are shown; every pair stands twice.", focus);
    if (f->bridged->of)
        mv_text_format(out, " %zu pair%s of others %s on bad terms in all.", f->bridged->of,
                       f->bridged->of == 1 ? "" : "s", f->bridged->of == 1 ? "is" : "are");
    if (hidden && f->at_odds > f->m.count)
        mv_text_format(out, " Shown are the %zu with most rivalries; %zu more partners are not.", f->m.count,
                       hidden);
    else if (hidden)
        mv_text_format(out, " %zu other partner%s, at odds with none of them, %s not shown.", hidden,
                       hidden == 1 ? "" : "s", hidden == 1 ? "is" : "are");
}

static void say_rivalries(friends *f)
{
    const mv_network *network = f->m.network;
    for (size_t i = 0; i < f->bridged->count; i++) {
        const mv_tie *tie = &network->ties[f->bridged->ties[i]];
        mv_text_format(&f->m.remark, "%s%s and %s", i ? "; " : "On bad terms are ", mv_matrix_name(&f->m, tie->a),
                       mv_matrix_name(&f->m, tie->b));
    }
    if (f->bridged->count) mv_text_add(&f->m.remark, ".");
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_status arrange(friends *f, const char *title, mv_log *log)
{
    mv_matrix_split split;
    const char *focus = mv_matrix_name(&f->m, f->m.network->focus);
    f->bridged = mv_bridged_build(f->m.network, f->m.network->focus);
    choose_rows(f);
    mv_status status = mv_matrix_find_camps(&f->m, &split, log);
    if (status) return status;
    mv_matrix_sort(&f->m);
    say_title(f, title, focus);
    say_subtitle(f, focus);
    say_notes(f, focus);
    say_split(f, &split);
    say_rivalries(f);
    return MV_OK;
}

mv_status mv_friends_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                          mv_log *log)
{
    friends f = { 0 };
    if (network->focus == MV_NONE)
        return mv_misuse(log, "--layout friends is about the partners of a focus; --focus ID was expected");
    mv_status status = mv_matrix_begin(&f.m, network, options, log);
    if (!status) status = arrange(&f, options->title, log);
    if (!status) status = mv_matrix_page(out, length, &f.m, options, log);
    mv_bridged_free(f.bridged);
    mv_matrix_clear(&f.m);
    return status;
}
