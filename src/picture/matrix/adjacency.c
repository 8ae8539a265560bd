#include "picture/matrix/matrix.h"
#include "picture/words/picture_words.h"
#include "support/limits.h"
#include "support/memory.h"
#include <stdlib.h>

/* All signed ties of a network, its actors ordered by faction. */

/* Actors with a signed tie, and how many of the ties of each are negative. */
typedef struct ranked {
    size_t actor, ties, negative;
    bool focus;
} ranked;

static int by_weight(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->focus != y->focus) return x->focus ? -1 : 1;
    if (x->negative != y->negative) return x->negative > y->negative ? -1 : 1;
    if (x->ties != y->ties) return x->ties > y->ties ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

/* Everybody with a signed tie, the focus first, then those that tell most: by negative ties, then by all. The
 * caller frees them. */
static ranked *rank_actors(const mv_network *network, size_t *count)
{
    ranked *all = mv_alloc_array(network->actor_count, sizeof *all);
    for (size_t i = 0; i < network->actor_count; i++) {
        all[i].actor = i;
        all[i].focus = i == network->focus;
    }
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        const uint32_t ends[] = { tie->a, tie->b };
        for (size_t e = 0; e < MV_COUNT(ends) && tie->state <= MV_NEGATIVE; e++) {
            all[ends[e]].ties++;
            all[ends[e]].negative += tie->state == MV_NEGATIVE;
        }
    }
    *count = 0;
    for (size_t i = 0; i < network->actor_count; i++)
        if (all[i].ties) all[(*count)++] = all[i];
    if (*count) qsort(all, *count, sizeof *all, by_weight);
    return all;
}

/* --- words ------------------------------------------------------------------------------------------------ */

static void say_title(mv_matrix *m, const char *title, const mv_matrix_split *split)
{
    size_t between = split->fit.between_negative, all = between + split->fit.within_negative;
    if (!mv_words_find_title(title))
        mv_text_add(&m->title, title);
    else if (!m->network->states[MV_POSITIVE] && !all)
        mv_text_add(&m->title, "No actor is on good or bad terms with another");
    else if (!all)
        mv_text_add(&m->title, "No actor is on bad terms with another");
    else if (!m->side_name)
        mv_text_format(&m->title, "No split into two factions fits better than none: %zu rivalr%s within one", all,
                       all == 1 ? "y" : "ies");
    else if (between == all)
        mv_text_format(&m->title, "Two factions: every rivalry, of %zu, runs between them", all);
    else
        mv_text_format(&m->title, "Two factions: %zu of %zu rivalries run between them", between, all);
}

static void say_subtitle(mv_matrix *m, size_t all)
{
    mv_matrix_say_time(&m->subtitle, m->network);
    if (m->count < all) mv_text_format(&m->subtitle, "%zu of ", m->count);
    mv_text_format(&m->subtitle, "%zu actor%s with a signed tie", all, all == 1 ? "" : "s");
    mv_text selection = { 0 };
    mv_words_add_selection(&selection, &m->network->selection, m->network->set, m->language);
    if (selection.length) mv_text_format(&m->subtitle, "; %s", selection.bytes);
    mv_text_clear(&selection);
}

static void say_factions(mv_matrix *m, const mv_matrix_split *split)
{
    const mv_faction_fit *fit = &split->fit;
    size_t misfits = fit->within_negative + fit->between_positive,
           ties = misfits + fit->within_positive + fit->between_negative, alone = 0;
    if (!m->side_name) return;
    for (size_t i = 0; i < m->count; i++) alone += m->rows[i].alone;
    mv_text_format(&m->notes,
                   "Rules part two factions, %s of possibly many: %zu of all %zu signed ties do not fit, positive "
                   "between them or negative within.",
                   split->proved ? "one best split" : "the best split found", misfits, ties);
    if (alone)
        mv_text_format(&m->notes,
                       " Grey name%s (%zu): no positive tie within the faction, so a rival of its rivals only.",
                       alone == 1 ? "" : "s", alone);
}

static void say_cells(mv_matrix *m)
{
    if (m->count && m->directed)
        mv_text_format(&m->notes, "%sA cell is what leads from its row to its column.",
                       m->notes.length ? " " : "");
    else if (m->count)
        mv_text_format(&m->notes, "%sEvery pair stands twice.", m->notes.length ? " " : "");
}

static void list_names(mv_text *out, const mv_matrix *m, const ranked *actors, size_t count)
{
    for (size_t i = 0; i < count; i++)
        mv_text_format(out, "%s%s", i ? ", " : "", mv_matrix_name(m, actors[i].actor));
}

/* The first names in the picture, all of them in its description. */
static void say_left_out(mv_matrix *m, size_t all, const ranked *actors)
{
    size_t without = m->network->actor_count - all, out = all - m->count,
           named = out > MV_SHOWN_FACTION + 1 ? MV_SHOWN_FACTION : out;
    if (out) {
        mv_text_format(
            &m->notes,
            " Shown are the %zu actors with most negative ties, then with most ties%s; left out are %zu: ",
            m->count, m->network->focus == MV_NONE ? "" : ", and the focus", out);
        list_names(&m->notes, m, actors + m->count, named);
        if (named < out) mv_text_format(&m->notes, " and %zu more, whom the description names", out - named);
        mv_text_add(&m->notes, ".");
        mv_text_add(&m->remark, "Left out are ");
        list_names(&m->remark, m, actors + m->count, out);
        mv_text_add(&m->remark, ".");
    }
    if (without)
        mv_text_format(&m->notes, "%s%zu actor%s without a signed tie %s not shown.", m->notes.length ? " " : "",
                       without, without == 1 ? "" : "s", without == 1 ? "is" : "are");
}

static mv_status arrange(mv_matrix *m, const char *title, mv_log *log)
{
    mv_matrix_split split;
    size_t all;
    ranked *actors = rank_actors(m->network, &all);
    m->count = all < MV_MATRIX_SHOWN ? all : MV_MATRIX_SHOWN;
    for (size_t i = 0; i < m->count; i++) m->rows[i].actor = actors[i].actor;
    mv_status status = mv_matrix_find_factions(m, &split, log);
    if (!status) {
        mv_matrix_sort(m);
        say_title(m, title, &split);
        say_subtitle(m, all);
        say_factions(m, &split);
        say_cells(m);
        say_left_out(m, all, actors);
    }
    free(actors);
    return status;
}

mv_status mv_matrix_draw(char **out, size_t *length, const mv_network *network, const mv_drawing_options *options,
                         mv_log *log)
{
    mv_matrix m;
    mv_status status = mv_matrix_begin(&m, network, options, log);
    m.directed = network->selection.directed;
    if (!status) status = arrange(&m, options->title, log);
    if (!status) status = mv_matrix_page(out, length, &m, options, log);
    mv_matrix_clear(&m);
    return status;
}
