#include "multivector/frustration.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

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
    mv_text_add_json(out, mv_network_actor(network, actor)->id);
}

static void add_key_number(mv_text *out, const char *key, double value)
{
    mv_text_format(out, "  \"%s\": ", key);
    mv_text_add_number(out, value, 17);
    mv_text_add(out, ",\n");
}

/* What else than the date took part in the selection: the script cannot repeat that. */
static void add_filters(mv_text *out, const mv_selection *selection)
{
    const struct {
        const char *name;
        bool used;
    } filters[] = {
        { "type", selection->types.count },
        { "without-type", selection->without_types.count },
        { "confidence", selection->confidences.count },
        { "kind", selection->kinds.count },
        { "vector", selection->vectors.count },
        { "without", selection->without.count },
        { "sign", selection->sign },
        { "project", selection->project },
        { "ego", selection->ego },
        { "min-weight", selection->min_weight > 0 },
    };
    const char *comma = "";
    mv_text_add(out, "\"filters\": [");
    for (size_t i = 0; i < MV_COUNT(filters); i++) {
        if (!filters[i].used) continue;
        mv_text_format(out, "%s\"%s\"", comma, filters[i].name);
        comma = ", ";
    }
    mv_text_add(out, "]");
}

static void add_head(mv_text *out, const mv_network *network, mv_objective objective, bool each)
{
    mv_date_text date;
    mv_date_format(network->date, date);
    mv_text_format(out, "{\n  \"format\": \"multivector-certificate\",\n  \"version\": 1,\n");
    mv_text_add(out, "  \"input\": {\"path\": ");
    mv_text_add_json(out, network->set->path);
    mv_text_format(out, ", \"sha256\": \"%s\"},\n", network->set->sha256);
    mv_text_format(out, "  \"selection\": {\"at\": \"%s\", ", *date ? date : "all");
    add_filters(out, &network->selection);
    mv_text_format(out, "},\n  \"fold\": \"%s\",\n", each ? "each" : mv_fold_name(network->selection.fold));
    mv_text_format(out, "  \"objective\": \"%s\",\n", mv_objective_name(objective));
}

static void add_claims(mv_text *out, const mv_frustration *result)
{
    static const char *const proofs[] = {
        [MV_NOT_PROVED] = "none", [MV_PROVED_BY_PACKING] = "packing", [MV_PROVED_BY_BRANCHING] = "branching"
    };
    add_key_number(out, "upper", result->upper);
    add_key_number(out, "lower", result->lower);
    add_key_number(out, "certified", result->certified);
    mv_text_format(out, "  \"proof\": \"%s\",\n", proofs[result->proof]);
    add_key_number(out, "unit", result->unit);
    mv_text_format(out, "  \"scale\": %lld,\n", (long long)result->packing.scale);
}

static void add_factions(mv_text *out, const mv_network *network, const mv_frustration *result)
{
    mv_text_add(out, "  \"factions\": [");
    for (int side = 0; side < 2; side++) {
        const char *comma = "";
        mv_text_add(out, side ? ",\n    [" : "\n    [");
        for (size_t v = 0; v < result->actor_count; v++) {
            if (result->side[v] != side) continue;
            mv_text_add(out, comma);
            add_id(out, network, v);
            comma = ", ";
        }
        mv_text_add(out, "]");
    }
    mv_text_add(out, "\n  ],\n");
}

/* The ties that the cycles pass, and their places in that list. */
static void add_ties(mv_text *out, const mv_network *network, bool each, const mv_signed_ties *ties,
                     const mv_cycle_packing *packing, size_t *place)
{
    size_t *relations = each ? relations_of(network, ties) : NULL, count = 0;
    for (size_t i = 0; i < ties->count; i++) place[i] = SIZE_MAX;
    mv_text_add(out, "  \"ties\": [");
    for (size_t k = 0; packing->count && k < packing->start[packing->count]; k++) {
        uint32_t tie = packing->ties[k];
        if (place[tie] != SIZE_MAX) continue;
        place[tie] = count;
        mv_text_add(out, count++ ? ",\n    [" : "\n    [");
        add_id(out, network, ties->a[tie]);
        mv_text_add(out, ", ");
        add_id(out, network, ties->b[tie]);
        if (each) mv_text_format(out, ", %zu", relations[tie]);
        mv_text_add(out, "]");
    }
    mv_text_add(out, "\n  ],\n");
    free(relations);
}

static void add_cycles(mv_text *out, const mv_cycle_packing *packing, const size_t *place)
{
    mv_text_add(out, "  \"cycles\": [");
    for (size_t i = 0; i < packing->count; i++) {
        mv_text_format(out, "%s\n    [%lld", i ? "," : "", (long long)packing->weight[i]);
        for (size_t k = packing->start[i]; k < packing->start[i + 1]; k++)
            mv_text_format(out, ",%zu", place[packing->ties[k]]);
        mv_text_add(out, "]");
    }
    mv_text_add(out, "\n  ]\n}\n");
}

char *mv_certificate_write(const mv_network *network, mv_objective objective, bool each,
                           const mv_signed_ties *ties, const mv_frustration *result)
{
    mv_text text = { 0 }, *out = &text;
    size_t *place = mv_alloc_array(ties->count, sizeof *place);
    add_head(out, network, objective, each);
    add_claims(out, result);
    add_factions(out, network, result);
    add_ties(out, network, each, ties, &result->packing, place);
    add_cycles(out, &result->packing, place);
    free(place);
    return text.bytes;
}
