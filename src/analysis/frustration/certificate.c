#include "multivector/frustration.h"
#include "support/json/json_text.h"
#include "support/memory.h"
#include <stdlib.h>

/* The certificate is made for scripts/verify-certificate: it says nothing that the script does not check or print.
 * Ties are named by their ends; with `each` parallel ties are told apart by their place in the file. */

/* Which relation of the file each tie is (only with `each`), in the order of mv_signed_ties_of(). */
static size_t *relations_of(const mv_network *network, const mv_signed_ties *ties)
{
    size_t *relations = mv_alloc_array(ties->count, sizeof *relations), count = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const mv_tie *tie = &network->ties[i];
        for (size_t k = 0; k < tie->count && count < ties->count; k++) {
            size_t relation = network->members[tie->first + k];
            if (network->set->relations[relation].sign) relations[count++] = relation;
        }
    }
    return relations;
}

static void add_id(mv_text *out, const mv_network *network, size_t actor)
{
    mv_json_add_text(out, MV_JSON_TIGHT, NULL, mv_network_actor(network, actor)->id);
}

/* What else than the date took part in the selection: the script cannot repeat that. */
static void add_filters(mv_text *out, const mv_selection *selection)
{
    const struct {
        const char *name;
        bool used;
    } filters[] = {
        { "during", selection->at == MV_AT_DURING },
        { "type", selection->types.count },
        { "without-type", selection->without_types.count },
        { "confidence", selection->confidences.count },
        { "kind", selection->kinds.count },
        { "vector", selection->vectors.count },
        { "without", selection->without.count },
        { "sign", selection->sign },
        { "distinct", selection->distinct },
        { "project", selection->project },
        { "ego", selection->ego },
        { "min-weight", selection->min_weight > 0 },
    };
    mv_json_open(out, MV_JSON_TIGHT, "filters", '[');
    for (size_t i = 0; i < MV_COUNT(filters); i++)
        if (filters[i].used) mv_json_add_text(out, MV_JSON_TIGHT, NULL, filters[i].name);
    mv_json_close(out, MV_JSON_TIGHT, ']');
}

static void add_file(mv_text *out, const char *path, const char *sha256)
{
    mv_json_add_text(out, MV_JSON_TIGHT, "path", path);
    mv_json_add_text(out, MV_JSON_TIGHT, "sha256", sha256);
}

static void add_input(mv_text *out, const mv_relations *set)
{
    mv_json_open(out, 1, "input", '{');
    add_file(out, set->path, set->sha256);
    mv_json_open(out, MV_JSON_TIGHT, "files", '[');
    for (size_t i = 0; i < set->file_count; i++) {
        mv_json_open(out, MV_JSON_TIGHT, NULL, '{');
        add_file(out, set->files[i].path, set->files[i].sha256);
        mv_json_close(out, MV_JSON_TIGHT, '}');
    }
    mv_json_close(out, MV_JSON_TIGHT, ']');
    mv_json_close(out, MV_JSON_TIGHT, '}');
}

static void add_head(mv_text *out, const mv_network *network, mv_objective objective, bool each)
{
    mv_date_text date;
    mv_date_format(network->date, date);
    mv_json_add_text(out, 1, "format", "multivector-certificate");
    mv_json_add_integer(out, 1, "version", 1);
    add_input(out, network->set);
    mv_json_open(out, 1, "selection", '{');
    mv_json_add_text(out, MV_JSON_TIGHT, "at", *date ? date : "all");
    add_filters(out, &network->selection);
    mv_json_close(out, MV_JSON_TIGHT, '}');
    mv_json_add_text(out, 1, "fold", each ? "each" : mv_fold_name(network->selection.fold));
    mv_json_add_text(out, 1, "objective", mv_objective_name(objective));
}

static void add_claims(mv_text *out, const mv_frustration *result)
{
    static const char *const proofs[] = { [MV_NOT_PROVED] = "none",
                                          [MV_PROVED_BY_PACKING] = "packing",
                                          [MV_PROVED_BY_MATRIX] = "matrix",
                                          [MV_PROVED_BY_BRANCHING] = "branching" };
    mv_json_add_number(out, 1, "upper", result->upper, 17);
    mv_json_add_number(out, 1, "lower", result->lower, 17);
    mv_json_add_number(out, 1, "certified", result->certified, 17);
    mv_json_add_text(out, 1, "proof", proofs[result->proof]);
    mv_json_add_number(out, 1, "unit", result->unit, 17);
    mv_json_add_integer(out, 1, "scale", result->packing.scale);
}

static void add_factions(mv_text *out, const mv_network *network, const mv_frustration *result)
{
    mv_json_open(out, 1, "factions", '[');
    for (int side = 0; side < 2; side++) {
        mv_json_open(out, 2, NULL, '[');
        for (size_t v = 0; v < result->actor_count; v++)
            if (result->side[v] == side) add_id(out, network, v);
        mv_json_close(out, MV_JSON_TIGHT, ']');
    }
    mv_json_close(out, 2, ']');
}

/* The ties that the cycles pass, and their places in that list. */
static void add_ties(mv_text *out, const mv_network *network, bool each, const mv_signed_ties *ties,
                     const mv_cycle_packing *packing, size_t *place)
{
    size_t *relations = each ? relations_of(network, ties) : NULL, count = 0;
    for (size_t i = 0; i < ties->count; i++) place[i] = SIZE_MAX;
    mv_json_open(out, 1, "ties", '[');
    for (size_t k = 0; packing->count && k < packing->start[packing->count]; k++) {
        uint32_t tie = packing->ties[k];
        if (place[tie] != SIZE_MAX) continue;
        place[tie] = count++;
        mv_json_open(out, 2, NULL, '[');
        add_id(out, network, ties->a[tie]);
        add_id(out, network, ties->b[tie]);
        if (each) mv_json_add_integer(out, MV_JSON_TIGHT, NULL, (long long)relations[tie]);
        mv_json_close(out, MV_JSON_TIGHT, ']');
    }
    mv_json_close(out, 2, ']');
    free(relations);
}

static void add_cycles(mv_text *out, const mv_cycle_packing *packing, const size_t *place)
{
    mv_json_open(out, 1, "cycles", '[');
    for (size_t i = 0; i < packing->count; i++) {
        mv_json_open(out, 2, NULL, '[');
        mv_json_add_integer(out, MV_JSON_DENSE, NULL, packing->weight[i]);
        for (size_t k = packing->start[i]; k < packing->start[i + 1]; k++)
            mv_json_add_integer(out, MV_JSON_DENSE, NULL, (long long)place[packing->ties[k]]);
        mv_json_close(out, MV_JSON_DENSE, ']');
    }
    mv_json_close(out, 2, ']');
}

static void add_joinings(mv_text *out, const mv_network *network, const mv_matrix_bound *matrix)
{
    mv_json_open(out, 2, "joined", '[');
    for (size_t i = 0; i < matrix->joining_count; i++) {
        mv_json_open(out, 3, NULL, '[');
        add_id(out, network, matrix->joinings[i].u);
        add_id(out, network, matrix->joinings[i].v);
        mv_json_add_integer(out, MV_JSON_TIGHT, NULL, matrix->joinings[i].sign);
        mv_json_close(out, MV_JSON_TIGHT, ']');
    }
    mv_json_close(out, 3, ']');
}

static void add_triangles(mv_text *out, const mv_matrix_bound *matrix, const size_t *place)
{
    mv_json_open(out, 2, "triangles", '[');
    for (size_t i = 0; i < matrix->triangle_count; i++) {
        const mv_odd_triangle *t = &matrix->triangles[i];
        const size_t numbers[] = { place[t->a], place[t->b], place[t->c], t->odd };
        mv_json_open(out, 3, NULL, '[');
        mv_json_add_integer(out, MV_JSON_DENSE, NULL, matrix->weight[i]);
        for (size_t k = 0; k < MV_COUNT(numbers); k++)
            mv_json_add_integer(out, MV_JSON_DENSE, NULL, (long long)numbers[k]);
        mv_json_close(out, MV_JSON_DENSE, ']');
    }
    mv_json_close(out, 3, ']');
}

/* The semidefinite bound. Triangles name actors by their places among those of the matrix. */
static void add_matrix(mv_text *out, const mv_network *network, const mv_matrix_bound *matrix)
{
    if (!matrix->actor_count) return;
    size_t *place = mv_alloc_array(network->actor_count, sizeof *place);
    mv_json_open(out, 1, "matrix", '{');
    mv_json_add_integer(out, 2, "scale", matrix->scale);
    add_joinings(out, network, matrix);
    mv_json_open(out, 2, "diagonal", '[');
    for (size_t v = 0; v < matrix->actor_count; v++) {
        place[matrix->actors[v]] = v;
        mv_json_open(out, 3, NULL, '[');
        add_id(out, network, matrix->actors[v]);
        mv_json_add_integer(out, MV_JSON_TIGHT, NULL, matrix->diagonal[v]);
        mv_json_close(out, MV_JSON_TIGHT, ']');
    }
    mv_json_close(out, 3, ']');
    add_triangles(out, matrix, place);
    mv_json_close(out, 2, '}');
    free(place);
}

char *mv_certificate_write(const mv_network *network, mv_objective objective, bool each,
                           const mv_signed_ties *ties, const mv_frustration *result)
{
    mv_text text = { 0 }, *out = &text;
    size_t *place = mv_alloc_array(ties->count, sizeof *place);
    mv_text_add(out, "{");
    add_head(out, network, objective, each);
    add_claims(out, result);
    add_factions(out, network, result);
    add_ties(out, network, each, ties, &result->packing, place);
    add_cycles(out, &result->packing, place);
    add_matrix(out, network, &result->matrix);
    mv_json_close(out, 1, '}');
    mv_text_add(out, "\n");
    free(place);
    return text.bytes;
}
