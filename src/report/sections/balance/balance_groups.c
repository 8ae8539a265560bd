#include "report/sections/balance/balance_parts.h"
#include "support/limits.h"
#include <stdlib.h>

/* More than two camps: k-clusterability, relaxed balance and signed communities. */

/* The ids of the actors of each group. */
static mv_value groups_value(const mv_balance *b, const uint32_t *group, size_t groups)
{
    mv_table *list = mv_report_list(b->report, NULL, 1, groups);
    for (size_t g = 0; g < groups; g++) {
        size_t count, *actors = mv_balance_members(b, group, g, &count);
        mv_value ids = mv_balance_ids(b, actors, count);
        mv_table_add(list, &ids);
        free(actors);
    }
    return mv_list_value(list);
}

/* Tables are for readers where balance says something. */
static void add_table(const mv_balance *b, mv_table table)
{
    if (b->network->states[MV_NEGATIVE]) /* else the curves are 0 throughout */
        mv_section_add_table(b->section, table);
    else
        mv_table_clear(&table);
}

/* --- the curve of groups ------------------------------------------------------------------------------------ */

static void add_clusterability(const mv_balance *b)
{
    static const char *const keys[] = { "k", "cost", "proved" };
    static const mv_column columns[] = { { "k", "Groups at most" },
                                         { "cost", "Ties against the grain" },
                                         { "proved", "Proved" } };
    mv_table *list = mv_report_list(b->report, keys, MV_COUNT(keys), b->curve.count);
    mv_table table = mv_table_shown("clusterability", columns, MV_COUNT(columns), b->curve.count);
    for (size_t i = 0; i < b->curve.count; i++) {
        const mv_cluster_point *point = &b->curve.points[i];
        const mv_value row[] = { mv_integer_value((double)point->k),
                                 mv_integer_value((double)point->cost),
                                 { .kind = MV_BOOLEAN, .number = point->proved } };
        mv_table_add(list, row);
        mv_table_add(&table, row);
    }
    mv_balance_add(b, "clusterability", NULL, mv_list_value(list));
    add_table(b, table);
}

/* --- positions ---------------------------------------------------------------------------------------------- */

static mv_value signs_value(const mv_balance *b, const mv_relaxed_point *point)
{
    size_t count = point->positions;
    mv_table *matrix = mv_report_list(b->report, NULL, 1, count);
    for (size_t r = 0; r < count; r++) {
        mv_table *signs = mv_report_list(b->report, NULL, 1, count);
        for (size_t s = 0; s < count; s++) {
            mv_value sign = mv_integer_value(point->sign[r * count + s]);
            mv_table_add(signs, &sign);
        }
        mv_value row = mv_list_value(signs);
        mv_table_add(matrix, &row);
    }
    return mv_list_value(matrix);
}

/* The block matrix of the best number of positions, as people read it. */
static void add_matrix(const mv_balance *b)
{
    const mv_relaxed_point *best = &b->relaxed.points[b->relaxed.best - 1];
    size_t count = best->positions, columns = count + 2;
    mv_column *head = mv_alloc_array(columns, sizeof *head);
    mv_value *row = mv_alloc_array(columns, sizeof *row);
    head[0] = (mv_column){ "position", "Position" };
    head[1] = (mv_column){ "actors", "Actors" };
    for (size_t s = 0; s < count; s++) {
        const char *title = mv_report_format(b->report, "with %zu", s + 1);
        head[s + 2] = (mv_column){ title, title };
    }
    mv_table table = mv_table_shown("positions", head, columns, count);
    for (size_t r = 0; r < count; r++) {
        size_t members;
        free(mv_balance_members(b, best->position, r, &members));
        row[0] = mv_integer_value((double)r + 1);
        row[1] = mv_integer_value((double)members);
        for (size_t s = 0; s < count; s++) {
            int sign = best->sign[r * count + s];
            row[s + 2] = mv_text_value(sign > 0 ? "+" : sign < 0 ? "-" : "0");
        }
        mv_table_add(&table, row);
    }
    table.note = "The sign of most ties within a position and between two; 0: no tie.";
    add_table(b, table);
    free(head);
    free(row);
}

static void add_relaxed(const mv_balance *b)
{
    static const char *const keys[] = { "k", "cost", "lower", "proved", "positions", "signs" };
    static const mv_column columns[] = { { "k", "Positions at most" },
                                         { "cost", "Ties against their block" },
                                         { "lower", "At least" },
                                         { "proved", "Proved" } };
    mv_table *list = mv_report_list(b->report, keys, MV_COUNT(keys), b->relaxed.count);
    mv_table table = mv_table_shown("relaxed", columns, MV_COUNT(columns), b->relaxed.count);
    for (size_t i = 0; i < b->relaxed.count; i++) {
        const mv_relaxed_point *point = &b->relaxed.points[i];
        const mv_value row[] = { mv_integer_value((double)point->k),
                                 mv_integer_value((double)point->cost),
                                 mv_integer_value((double)point->lower),
                                 { .kind = MV_BOOLEAN, .number = point->proved },
                                 groups_value(b, point->position, point->positions),
                                 signs_value(b, point) };
        mv_table_add(list, row);
        mv_table_add(&table, row);
    }
    mv_balance_add(b, "relaxed_balance", NULL, mv_list_value(list));
    mv_balance_add(b, "relaxed_balance_best", NULL, mv_integer_value((double)b->relaxed.best));
    add_table(b, table);
    add_matrix(b);
}

/* --- communities -------------------------------------------------------------------------------------------- */

static void add_communities(const mv_balance *b, mv_objective objective)
{
    static const char *const titles[] = { "Signed modularity", "  of strengths" };
    const mv_signed_communities *found = &b->communities[objective];
    const char *name = mv_objective_name(objective);
    mv_value none = { .kind = MV_UNDEFINED, .text = found->undefined };
    mv_balance_add(b, mv_report_format(b->report, "signed_communities.%s.modularity", name), titles[objective],
                   mv_real_value(found->modularity, 3, found->undefined));
    mv_balance_add(b, mv_report_format(b->report, "signed_communities.%s.runs", name), NULL,
                   found->undefined ? none : mv_integer_value((double)found->runs));
    mv_balance_add(b, mv_report_format(b->report, "signed_communities.%s.communities", name), NULL,
                   found->undefined ? none : groups_value(b, found->community, found->count));
}

/* --- all of them -------------------------------------------------------------------------------------------- */

static mv_status find_curves(mv_balance *b)
{
    const mv_frustration *r = &b->pair.result[MV_OBJECTIVE_COUNT];
    uint64_t seed = b->input->options->seed;
    mv_clusterability_options how = { .seed = seed, .side = r->side, .lower = (size_t)r->lower };
    mv_status status = mv_clusterability_of(&b->curve, b->network, &how, b->input->log);
    if (status) return status;
    mv_relaxed_options relaxed = { .seed = seed, .start = &b->curve };
    return mv_relaxed_balance_of(&b->relaxed, b->network, &relaxed, b->input->log);
}

static mv_status add_curves(mv_balance *b)
{
    bool each = b->network->selection.fold == MV_FOLD_EACH;
    const char *reason = each ? "the fold rule each is for the frustration index" : MV_BALANCE_TOO_LARGE;
    mv_value none = { .kind = MV_UNDEFINED, .text = reason };
    if (!b->searched || each) {
        mv_balance_add(b, "clusterability", NULL, none);
        mv_balance_add(b, "relaxed_balance", NULL, none);
        mv_balance_add(b, "relaxed_balance_best", NULL, none);
        return MV_OK;
    }
    mv_status status = find_curves(b);
    if (status) return status;
    add_clusterability(b);
    add_relaxed(b);
    return MV_OK;
}

mv_status mv_balance_add_groups(mv_balance *b)
{
    mv_status status = add_curves(b);
    for (int objective = 0; objective < 2 && !status; objective++) {
        status = mv_signed_communities_of(&b->communities[objective], b->network, objective == MV_OBJECTIVE_WEIGHT,
                                          b->input->options->seed, b->input->log);
        if (!status) add_communities(b, (mv_objective)objective);
    }
    return status;
}

void mv_balance_clear_groups(mv_balance *b)
{
    mv_clusterability_clear(&b->curve);
    mv_relaxed_balance_clear(&b->relaxed);
    for (int objective = 0; objective < 2; objective++) mv_signed_communities_clear(&b->communities[objective]);
}
