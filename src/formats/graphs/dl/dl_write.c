#include "formats/graphs/dl/dl_write.h"
#include "formats/graphs/dl/dl_cells.h"
#include <stdlib.h>
#include <string.h>

/* What matrices cannot say. */
typedef struct lost {
    size_t neutral, signs, directions, quotes;
} lost;

/* igraph takes quotes for a part of the label, so they stand only where they must. */
static void add_label(mv_text *out, const char *label, lost *l)
{
    const char *quotes = label[strcspn(label, " ,;:=!'\"\t\r\n")] ? "\"" : "";
    mv_text_add(out, quotes);
    for (; *label; label++) {
        bool quote = strchr("\"\r\n", *label) != NULL;
        l->quotes += quote;
        mv_text_add_bytes(out, quote ? "'" : label, 1);
    }
    mv_text_format(out, "%s\n", quotes);
}

/* A tie without direction fills both halves of the matrix. */
static size_t cells_of(const mv_relations *set, size_t type, mv_dl_cell *cells)
{
    size_t count = 0;
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[i];
        mv_dl_cell cell = { 0, relation->source, relation->target, relation->sign * relation->weight, i, NULL };
        if (relation->type != type || !relation->sign) continue;
        cells[count++] = cell;
        if (relation->directed || cell.from == cell.to) continue;
        cell.from = relation->target;
        cell.to = relation->source;
        cells[count++] = cell;
    }
    mv_dl_sort(cells, count);
    return count;
}

static void count_lost(const mv_relations *set, size_t type, bool mirrored, lost *l)
{
    const mv_type *built_in = mv_builtin_type_meant(set->types[type].id);
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[i];
        if (relation->type != type) continue;
        l->neutral += !relation->sign;
        l->signs += built_in && built_in->sign < 1 && relation->sign > 0;
        l->directions += relation->sign && relation->directed == mirrored;
    }
}

static void write_matrix(const mv_writing *w, size_t type, mv_dl_cell *cells, lost *l)
{
    size_t count = cells_of(w->set, type, cells);
    for (size_t i = 0; i < count; i++) {
        mv_text_format(w->out, "%zu %zu ", cells[i].from + 1, cells[i].to + 1);
        mv_text_add_number(w->out, cells[i].number, 17);
        mv_text_add(w->out, "\n");
    }
    count_lost(w->set, type, mv_dl_is_mirrored(cells, count), l);
}

/* The types that relations are of. */
static size_t *used_types(const mv_relations *set, size_t *count)
{
    size_t *used = mv_alloc_array(set->type_count, sizeof *used);
    bool *seen = mv_alloc_array(set->type_count, sizeof *seen);
    *count = 0;
    for (size_t i = 0; i < set->relation_count; i++) seen[set->relations[i].type] = true;
    for (size_t t = 0; t < set->type_count; t++)
        if (seen[t]) used[(*count)++] = t;
    free(seen);
    return used;
}

static void write_head(const mv_writing *w, const size_t *types, size_t count, lost *l)
{
    mv_text_format(w->out, "dl n=%zu", w->set->actor_count);
    if (count > 1) mv_text_format(w->out, " nm=%zu", count);
    mv_text_add(w->out, "\nformat=edgelist1\nlabels:\n"); /* igraph wants two lines */
    for (size_t i = 0; i < w->set->actor_count; i++) add_label(w->out, w->set->actors[i].id, l);
    bool named = !mv_record_fields_untyped(w->set);
    if (named) mv_text_add(w->out, "matrix labels:\n");
    for (size_t i = 0; i < count && named; i++) add_label(w->out, w->set->types[types[i]].id, l);
    mv_text_add(w->out, "data:\n");
}

mv_status mv_dl_write(const mv_writing *w)
{
    size_t count, *types = used_types(w->set, &count);
    mv_dl_cell *cells = mv_alloc_array(2 * w->set->relation_count, sizeof *cells);
    lost l = { 0 };
    write_head(w, types, count, &l);
    for (size_t i = 0; i < count; i++) {
        if (i) mv_text_add(w->out, "!\n");
        write_matrix(w, types[i], cells, &l);
    }
    mv_loss_fields(w->loss, w->set, MV_ACTOR, 1u << MV_IS_ID);
    mv_loss_fields(w->loss, w->set, MV_RELATION,
                   1u << MV_IS_SOURCE | 1u << MV_IS_TARGET | 1u << MV_IS_TYPE | 1u << MV_IS_SIGN |
                       1u << MV_IS_WEIGHT | 1u << MV_IS_DIRECTED);
    mv_loss_add(w->loss, "relations of sign 0", l.neutral);
    mv_loss_add(w->loss, "positive signs of types that are not", l.signs);
    mv_loss_add(w->loss, "directions that a matrix does not tell", l.directions);
    mv_loss_add(w->loss, "quotation marks and line ends in labels", l.quotes);
    mv_loss_document(w->loss, w->set, 0);
    MV_FREE(types, cells);
    return MV_OK;
}
