#include "model/advice/advice_internal.h"
#include <stdlib.h>

static const struct row {
    const char *name, *title;
    bool note, repeats;
    mv_advice_find *find;
} rows[] = {
    { "repeated", "relations said again", .repeats = true, .find = mv_find_repeated },
    { "mirrored", "relations listed from both ends", .repeats = true, .find = mv_find_mirrored },
    { "overlapping", "overlapping spells of one type", .repeats = true, .find = mv_find_overlapping },
    { "opposite", "opposite statements", .find = mv_find_opposite },
    { "similar_ids", "ids that differ by a trifle", .find = mv_find_similar_ids },
    { "lists", "lists in cells", .find = mv_find_lists },
    { "codes", "values that may stand for nothing", .find = mv_find_codes },
    { "two_modes", "bodies taken for countries", .find = mv_find_two_modes },
    { "inclusive_ends", "ends that may be last days", .note = true, .find = mv_find_inclusive_ends },
    { "last_date", "relations beyond the last date", .note = true, .find = mv_find_last_date },
};

const char *mv_advice_name(size_t index)
{
    return index < MV_COUNT(rows) ? rows[index].name : NULL;
}

const char *mv_advice_title(size_t index)
{
    return index < MV_COUNT(rows) ? rows[index].title : NULL;
}

static mv_status advise(mv_advice_list *out, const mv_relations *set)
{
    mv_advised on = { .set = set };
    on.statements = mv_statements_of(set, &on.statement_count);
    *out = (mv_advice_list){ .items = mv_alloc_array(MV_COUNT(rows), sizeof *out->items) };
    for (size_t i = 0; i < MV_COUNT(rows); i++) {
        mv_found_advice found = { .note = rows[i].note };
        rows[i].find(&found, &on);
        if (found.count)
            out->items[out->count++] = (mv_advice){ rows[i].name,    rows[i].title, !found.note,
                                                    rows[i].repeats, found.count,   found.text.bytes };
    }
    free(on.statements);
    return MV_OK;
}

mv_status mv_advise(mv_advice_list *out, const mv_relations *set, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, advise(out, set), mv_guard_failed(log));
}

void mv_advice_clear(mv_advice_list *list)
{
    for (size_t i = 0; i < list->count; i++) free(list->items[i].text);
    free(list->items);
    *list = (mv_advice_list){ 0 };
}
