#include "picture/matrix/matrix.h"
#include "picture/words/picture_words.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>

/* Who stands in the rows, and in which order. */

static mv_status refuse_options(const mv_drawing_options *options, mv_log *log)
{
    const struct {
        const char *name;
        bool given;
    } without_meaning[] = { { "engine", options->engine },         { "size-by", options->size_by },
                            { "color-by", options->color_by },     { "highlight", options->highlight.count },
                            { "show-ended", options->show_ended }, { "positions", options->positions },
                            { "save-positions", options->places } };
    for (size_t i = 0; i < MV_COUNT(without_meaning); i++)
        if (without_meaning[i].given)
            return mv_misuse(log, "--%s has no meaning with --layout %s, which is a table of pairs",
                             without_meaning[i].name, options->layout);
    return MV_OK;
}

static void say_source(mv_text *out, const mv_network *network, const mv_picture_credits *credits)
{
    mv_publishers publishers = { 0 };
    mv_text_add(out, "Data: ");
    mv_words_add_set(out, network, true);
    mv_words_add_coverage(out, network->document);
    mv_text_add(out, ".");
    mv_publishers_add(&publishers, network->set, network->relations, network->relation_count);
    mv_words_add_sources(out, &publishers, credits, mv_words_file(network->document));
}

mv_status mv_matrix_begin(mv_matrix *m, const mv_network *network, const mv_drawing_options *options, mv_log *log)
{
    *m = (mv_matrix){ .network = network, .language = options->language };
    mv_status status = refuse_options(options, log);
    if (!status) status = mv_chart_choose_theme(&m->theme, options->theme, log);
    say_source(&m->source, network, &options->credits);
    m->rows = mv_alloc_array(network->actor_count, sizeof *m->rows);
    return status;
}

void mv_matrix_clear(mv_matrix *m)
{
    free(m->rows);
    mv_text_clear(&m->title);
    mv_text_clear(&m->subtitle);
    mv_text_clear(&m->notes);
    mv_text_clear(&m->remark);
    mv_text_clear(&m->source);
}

const char *mv_matrix_name(const mv_matrix *m, size_t actor)
{
    return mv_network_name(m->network, actor, m->language);
}

void mv_matrix_say_time(mv_text *out, const mv_network *network)
{
    if (!network->days.from) return;
    mv_text_add(out, mv_network_of_period(network) ? "On any day of " : "As of ");
    mv_words_add_time(out, network);
    mv_text_add(out, " \xc2\xb7 ");
}

size_t *mv_matrix_places(const mv_matrix *m)
{
    size_t *places = mv_alloc_array(m->network->actor_count, sizeof *places);
    for (size_t i = 0; i < m->network->actor_count; i++) places[i] = MV_NONE;
    for (size_t i = 0; i < m->count; i++) places[m->rows[i].actor] = i;
    return places;
}

/* --- sides ------------------------------------------------------------------------------------------------ */

/* Leaves the ties that both ends of are in the rows. */
static void keep_within(const mv_matrix *m, mv_signed_ties *ties)
{
    size_t *places = mv_matrix_places(m), kept = 0;
    for (size_t i = 0; i < ties->count; i++) {
        if (places[ties->a[i]] == MV_NONE || places[ties->b[i]] == MV_NONE) continue;
        ties->a[kept] = ties->a[i];
        ties->b[kept] = ties->b[i];
        ties->weight[kept++] = ties->weight[i];
    }
    ties->count = kept;
    free(places);
}

/* A rivalry outweighs all positive ties together. */
static void put_rivalries_first(mv_signed_ties *ties)
{
    double positive = 1;
    for (size_t i = 0; i < ties->count; i++) positive += ties->weight[i] > 0;
    for (size_t i = 0; i < ties->count; i++)
        if (ties->weight[i] < 0) ties->weight[i] *= positive;
}

static void add_to_fit(mv_faction_fit *fit, bool within, bool positive)
{
    fit->within_positive += within && positive;
    fit->within_negative += within && !positive;
    fit->between_positive += !within && positive;
    fit->between_negative += !within && !positive;
}

/* How the ties lie to the sides, and who has a friend on its own. */
static void judge(mv_matrix *m, const mv_signed_ties *ties, const int8_t *side, bool rivalries,
                  mv_matrix_split *split)
{
    bool *befriended = mv_alloc_array(m->network->actor_count, sizeof *befriended);
    size_t *count = mv_alloc_array(m->network->actor_count, sizeof *count);
    for (size_t i = 0; i < ties->count; i++) {
        size_t a = ties->a[i], b = ties->b[i];
        bool within = side[a] == side[b], positive = ties->weight[i] > 0, counts = !rivalries || !positive;
        add_to_fit(&split->fit, within, positive);
        if (within && positive) befriended[a] = befriended[b] = true;
        count[a] += counts;
        count[b] += counts;
    }
    for (size_t i = 0; i < m->count; i++) {
        mv_matrix_row *row = &m->rows[i];
        row->block = side[row->actor];
        row->alone = !befriended[row->actor];
        row->ties = count[row->actor];
    }
    MV_FREE(befriended, count);
}

static bool has_two_sides(const mv_matrix *m)
{
    bool seen[2] = { false, false };
    for (size_t i = 0; i < m->count; i++)
        if (m->rows[i].block >= 0) seen[m->rows[i].block] = true;
    return seen[0] && seen[1];
}

static mv_status split_by(mv_matrix *m, mv_signed_ties *ties, const char *side_name, bool rivalries,
                          mv_matrix_split *split, mv_log *log)
{
    mv_frustration result = { 0 };
    *split = (mv_matrix_split){ 0 };
    mv_status status = mv_frustration_solve(&result, ties, &(mv_frustration_options){ 0 }, log);
    if (!status) judge(m, ties, result.side, rivalries, split);
    if (!status && has_two_sides(m)) m->side_name = side_name;
    split->proved = result.proved;
    mv_frustration_clear(&result);
    mv_signed_ties_clear(ties);
    return status;
}

mv_status mv_matrix_find_factions(mv_matrix *m, mv_matrix_split *split, mv_log *log)
{
    mv_signed_ties ties = mv_signed_ties_of(m->network, MV_OBJECTIVE_COUNT, false);
    return split_by(m, &ties, "Faction", false, split, log);
}

mv_status mv_matrix_find_camps(mv_matrix *m, mv_matrix_split *split, mv_log *log)
{
    mv_signed_ties ties = mv_signed_ties_of(m->network, MV_OBJECTIVE_COUNT, false);
    keep_within(m, &ties);
    put_rivalries_first(&ties);
    return split_by(m, &ties, "Camp", true, split, log);
}

/* --- order ------------------------------------------------------------------------------------------------ */

static int by_block(const void *a, const void *b)
{
    const mv_matrix_row *x = a, *y = b;
    unsigned first = (unsigned)x->block, second = (unsigned)y->block; /* -1 comes last */
    if (first != second) return first < second ? -1 : 1;
    if (x->alone != y->alone) return x->alone ? 1 : -1;
    if (x->ties != y->ties) return x->ties > y->ties ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

void mv_matrix_sort(mv_matrix *m)
{
    if (m->count) qsort(m->rows, m->count, sizeof *m->rows, by_block);
}

mv_matrix_counts mv_matrix_count(const mv_matrix *m)
{
    const mv_network *network = m->network;
    mv_matrix_counts counts = { 0 };
    size_t *places = mv_matrix_places(m), count = m->directed ? network->arc_count : network->tie_count;
    for (size_t i = 0; i < count; i++) {
        const mv_arc *arc = m->directed ? &network->arcs[i] : NULL;
        const mv_tie *tie = m->directed ? NULL : &network->ties[i];
        size_t a = arc ? arc->from : tie->a, b = arc ? arc->to : tie->b;
        mv_tie_state state = arc ? arc->state : tie->state;
        if (places[a] == MV_NONE || places[b] == MV_NONE) continue;
        counts.positive += state == MV_POSITIVE;
        counts.negative += state == MV_NEGATIVE;
        counts.ambivalent += state == MV_AMBIVALENT;
    }
    free(places);
    return counts;
}
