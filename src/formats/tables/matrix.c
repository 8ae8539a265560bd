#include "formats/reader.h"
#include "support/limits.h"
#include "support/memory.h"

/* A square table of signed strengths, with the ids of the actors above and before the rows. It is only written:
 * reading it is a matter of tables. */

typedef struct matrix {
    const mv_relations *set;
    double *cells;
    bool *taken;
} matrix;

/* False when there is something in the cell already. */
static bool put(matrix *m, uint32_t row, uint32_t column, double value)
{
    size_t at = row * m->set->actor_count + column;
    if (m->taken[at]) return false;
    m->taken[at] = true;
    m->cells[at] = value;
    return true;
}

static bool fill(matrix *m)
{
    for (size_t i = 0; i < m->set->relation_count; i++) {
        const mv_relation *r = &m->set->relations[i];
        double value = r->sign * r->weight;
        if (!put(m, r->source, r->target, value)) return false;
        if (!r->directed && r->source != r->target && !put(m, r->target, r->source, value)) return false;
    }
    return true;
}

static void write_cells(mv_text *out, const matrix *m)
{
    size_t count = m->set->actor_count;
    for (size_t i = 0; i < count; i++) {
        mv_text_add(out, ",");
        mv_text_add_field(out, m->set->actors[i].id, ',');
    }
    mv_text_add(out, "\n");
    for (size_t row = 0; row < count; row++) {
        mv_text_add_field(out, m->set->actors[row].id, ',');
        for (size_t column = 0; column < count; column++) {
            mv_text_add(out, ",");
            mv_text_add_number(out, m->cells[row * count + column], 17);
        }
        mv_text_add(out, "\n");
    }
}

static void count_losses(const mv_writing *w)
{
    static const mv_property kept[] = { MV_IS_SOURCE, MV_IS_TARGET, MV_IS_SIGN, MV_IS_WEIGHT, MV_IS_DIRECTED };
    size_t neutral = 0;
    for (size_t i = 0; i < w->set->relation_count; i++) neutral += w->set->relations[i].sign == 0;
    for (int kind = MV_ACTOR; kind <= MV_RELATION; kind++) {
        mv_record_fields *fields = mv_record_fields_of(w->set, (mv_record_kind)kind);
        for (size_t i = 0; i < fields->count; i++) {
            bool written = kind == MV_ACTOR && fields->items[i].property == MV_IS_ID;
            for (size_t k = 0; k < MV_COUNT(kept); k++) written = written || fields->items[i].property == kept[k];
            if (!written) mv_loss_field(w->loss, &fields->items[i]);
        }
        mv_record_fields_free(fields);
    }
    mv_loss_document(w->loss, w->set, 0);
    mv_loss_add(w->loss, "relations of sign 0", neutral);
}

static mv_status write_matrix(const mv_writing *w)
{
    size_t count = w->set->actor_count;
    if (count > MV_MATRIX_ACTORS)
        return mv_log_error(w->log, MV_LIMIT, (mv_place){ 0 }, "a matrix of %zu actors; at most %d were expected",
                            count, MV_MATRIX_ACTORS);
    matrix m = { w->set, mv_alloc_array(count * count, sizeof *m.cells),
                 mv_alloc_array(count * count, sizeof *m.taken) };
    mv_status status = MV_OK;
    if (fill(&m)) {
        write_cells(w->out, &m);
        count_losses(w);
    } else
        status = mv_log_error(
            w->log, MV_BAD_DATA, (mv_place){ 0 },
            "a matrix holds one tie of each pair, and some have several relations; --ties folds them");
    MV_FREE(m.cells, m.taken);
    return status;
}

const mv_format mv_format_matrix = { .name = "matrix",
                                     .summary = "square table of signed strengths, only written",
                                     .write = write_matrix };
