#include "report/sections/vectors/vectors_parts.h"
#include "support/memory.h"
#include <math.h>
#include <stdlib.h>

/* How far ties agree with those of the poles: on signs; on values in "values", and over all actors in
 * "values_all".
 */

static mv_value id_value(const mv_vectors *v, size_t actor)
{
    return mv_text_value(mv_vectors_id(v, actor));
}

static mv_value name_of(const mv_vectors *v, size_t actor)
{
    return mv_name_value(v->network, actor, v->input->options->language);
}

/* --- for machines ----------------------------------------------------------------------------------------- */

/* Those behind the last plain one are there when actors have sizes. */
static const char *const measures[] = { "universe",      "kappa",      "pi",    "s",          "s_squared",
                                        "kappa_squared", "pi_squared", "tau_b", "s_weighted", "s_squared_weighted",
                                        "unsized" };
enum { PLAIN = 8, MOST_VALUES = 2 + 2 * MV_COUNT(measures) };

static size_t add_value_keys(const mv_vectors *v, const char **keys)
{
    static const char *const objects[] = { "values", "values_all" };
    size_t count = 0, of_each = v->sizes ? MV_COUNT(measures) : PLAIN;
    keys[count++] = "values.low";
    keys[count++] = "values.high";
    for (size_t o = 0; o < MV_COUNT(objects); o++)
        for (size_t i = 0; i < of_each; i++)
            keys[count++] = mv_report_format(v->report, "%s.%s", objects[o], measures[i]);
    return count;
}

static void put_agreement(const mv_vectors *v, mv_value *row, size_t *count, const mv_agreement *x)
{
    const mv_value all[] = {
        mv_integer_value((double)x->universe),
        mv_real_value(x->kappa, 3, x->chance_undefined),
        mv_real_value(x->pi, 3, x->chance_undefined),
        mv_real_value(x->s, 3, x->undefined),
        mv_real_value(x->s_squared, 3, x->undefined),
        mv_real_value(x->kappa_squared, 3, x->chance_undefined),
        mv_real_value(x->pi_squared, 3, x->chance_undefined),
        mv_real_value(x->tau_b, 3, x->tau_b_undefined),
        mv_real_value(x->s_weighted, 3, x->weighted_undefined),
        mv_real_value(x->s_squared_weighted, 3, x->weighted_undefined),
        mv_integer_value((double)x->unsized),
    };
    _Static_assert(MV_COUNT(all) == MV_COUNT(measures), "a value for every measure");
    for (size_t i = 0; i < (v->sizes ? MV_COUNT(all) : PLAIN); i++) row[(*count)++] = all[i];
}

static void put_values(const mv_vectors *v, mv_value *row, size_t *count, size_t actor, size_t pole)
{
    mv_value_alignment x = mv_value_alignment_of(v->network, actor, pole, v->sizes);
    row[(*count)++] = mv_real_value(x.low, -1, NULL);
    row[(*count)++] = mv_real_value(x.high, -1, NULL);
    put_agreement(v, row, count, &x.others);
    put_agreement(v, row, count, &x.all);
}

mv_value mv_vectors_alignment_value(const mv_vectors *v, size_t actor)
{
    static const char *const on_signs[] = { "with",          "kappa",      "pi",    "s",       "s_squared",
                                            "kappa_squared", "pi_squared", "tau_b", "universe" };
    const char *keys[MV_COUNT(on_signs) + MOST_VALUES];
    for (size_t i = 0; i < MV_COUNT(on_signs); i++) keys[i] = on_signs[i];
    size_t columns = MV_COUNT(on_signs) + add_value_keys(v, keys + MV_COUNT(on_signs));
    size_t count, *poles = mv_vectors_poles(v, actor, &count);
    mv_table *list = mv_report_list(v->report, keys, columns, count);
    for (size_t i = 0; i < count; i++) {
        mv_alignment a = mv_alignment_of(v->network, actor, poles[i]);
        mv_value row[MV_COUNT(keys)] = { id_value(v, poles[i]),
                                         mv_real_value(a.kappa, 3, a.chance_undefined),
                                         mv_real_value(a.pi, 3, a.chance_undefined),
                                         mv_real_value(a.s, 3, a.undefined),
                                         mv_real_value(a.s_squared, 3, a.undefined),
                                         mv_real_value(a.kappa_squared, 3, a.chance_undefined),
                                         mv_real_value(a.pi_squared, 3, a.chance_undefined),
                                         mv_real_value(a.tau_b, 3, a.tau_b_undefined),
                                         mv_integer_value((double)a.universe) };
        size_t filled = MV_COUNT(on_signs);
        put_values(v, row, &filled, actor, poles[i]);
        mv_table_add(list, row);
    }
    free(poles);
    return mv_list_value(list);
}

/* --- on signs --------------------------------------------------------------------------------------------- */

static const mv_column sign_columns[] = {
    { "actor", NULL },
    { "with", NULL },
    { "with_name", "With" },
    { "kappa", "Kappa" },
    { "pi", "Pi" },
    { "s", "S" },
    { "s_squared", "S (squared)" },
    { "tau_b", "Tau-b" },
    { "universe", "Over others" },
};
enum { MOST_COLUMNS = MV_COUNT(sign_columns) + MOST_VALUES };

/* With those on values, which readers have in a table of their own. */
static mv_table alignment_table(const mv_vectors *v, const char *key, size_t rows)
{
    mv_column columns[MOST_COLUMNS];
    const char *keys[MOST_VALUES];
    size_t count = MV_COUNT(sign_columns), values = v->input->complete ? add_value_keys(v, keys) : 0;
    for (size_t i = 0; i < count; i++) columns[i] = sign_columns[i];
    for (size_t i = 0; i < values; i++) columns[count++] = (mv_column){ keys[i], NULL };
    return key ? mv_table_of(key, columns, count, rows) : mv_table_shown("alignment", columns, count, rows);
}

static void add_aligned(mv_table *table, const mv_vectors *v, size_t actor, const mv_alignment *a)
{
    size_t count = MV_COUNT(sign_columns);
    mv_value row[MOST_COLUMNS] = {
        id_value(v, actor),
        id_value(v, a->with),
        name_of(v, a->with),
        mv_real_value(a->kappa, 2, a->chance_undefined),
        mv_real_value(a->pi, 2, a->chance_undefined),
        mv_real_value(a->s, 2, a->undefined),
        mv_real_value(a->s_squared, 2, a->undefined),
        mv_real_value(a->tau_b, 2, a->tau_b_undefined),
        mv_integer_value((double)a->universe),
    };
    if (v->input->complete) put_values(v, row, &count, actor, a->with);
    mv_table_add(table, row);
}

static void add_or_clear(mv_section *section, mv_table *table)
{
    if (table->row_count)
        mv_section_add_table(section, *table);
    else
        mv_table_clear(table);
}

/* Readers have the poles without a kappa in the text. */
static bool is_told(const mv_vectors *v, const mv_alignment *a)
{
    return v->input->complete || !isnan(a->kappa);
}

void mv_vectors_add_alignment(const mv_vectors *v, mv_section *section)
{
    size_t actors = mv_vectors_in_tables(v), most = v->input->options->poles.count + v->network->set->vector_count;
    mv_table table = alignment_table(v, NULL, actors * most);
    for (size_t i = 0; i < actors; i++) {
        size_t count, *poles = mv_vectors_poles(v, v->survey.actors[i], &count);
        for (size_t k = 0; k < count; k++) {
            mv_alignment a = mv_alignment_of(v->network, v->survey.actors[i], poles[k]);
            if (is_told(v, &a)) add_aligned(&table, v, v->survey.actors[i], &a);
        }
        free(poles);
    }
    table.note = "On signs: a tie is positive, negative or none, whatever its strength.";
    add_or_clear(section, &table);
}

/* --- on values -------------------------------------------------------------------------------------------- */

/* Whether strengths say more than signs do. */
static bool is_valued(const mv_network *network)
{
    double first = 0;
    for (const mv_tie *tie = network->ties; tie < network->ties + network->tie_count; tie++) {
        if (tie->state != MV_POSITIVE && tie->state != MV_NEGATIVE) continue;
        if (first > 0 && fabs(tie->strength - first) > 1e-9 * first) return true;
        if (first == 0) first = tie->strength;
    }
    return false;
}

static void add_valued(mv_table *table, const mv_vectors *v, size_t pole, const char *over, const mv_agreement *x)
{
    mv_value row[] = { name_of(v, pole),
                       mv_text_value(over),
                       mv_real_value(x->kappa, 2, x->chance_undefined),
                       mv_real_value(x->pi, 2, x->chance_undefined),
                       mv_real_value(x->s, 2, x->undefined),
                       mv_real_value(x->s_squared, 2, x->undefined),
                       mv_real_value(x->tau_b, 2, x->tau_b_undefined),
                       mv_real_value(x->s_weighted, 2, x->weighted_undefined),
                       mv_real_value(x->s_squared_weighted, 2, x->weighted_undefined) };
    mv_table_add(table, row);
}

static const char *value_note(const mv_vectors *v, const mv_value_alignment *x)
{
    mv_text note = { 0 };
    mv_text_format(
        &note,
        "On values: signed strengths, here from %.4g to %.4g, two levels being as far apart as they differ. "
        "Over all: the two included, each at the highest level with itself (Signorino and Ritter 1999).",
        x->low, x->high);
    if (v->sizes) mv_text_format(&note, " Weighted: every actor by its %s", v->input->options->sized);
    if (v->sizes && x->all.unsized)
        mv_text_format(&note, "; %zu without it %s left out", x->all.unsized, x->all.unsized == 1 ? "is" : "are");
    if (v->sizes) mv_text_add(&note, ".");
    return mv_report_keep(v->report, &note);
}

/* For readers, of the poles that the table on signs has, or with sizes of all; the two columns of weights, and a
 * place in the short form of the section, only with sizes. */
void mv_vectors_add_values(const mv_vectors *v, mv_section *section)
{
    static const mv_column columns[] = { { "with", "With" },
                                         { "over", "Over" },
                                         { "kappa", "Kappa" },
                                         { "pi", "Pi" },
                                         { "s", "S" },
                                         { "s_squared", "S (squared)" },
                                         { "tau_b", "Tau-b" },
                                         { "s_weighted", "S, weighted" },
                                         { "s_squared_weighted", "S (squared), weighted" } };
    bool wanted = v->sizes || (!v->brief && is_valued(v->network));
    if (v->input->complete || !mv_vectors_in_tables(v) || !wanted) return;
    size_t actor = v->survey.actors[0], count, *poles = mv_vectors_poles(v, actor, &count);
    mv_table table = mv_table_of(NULL, columns, MV_COUNT(columns) - (v->sizes ? 0 : 2), 2 * count);
    for (size_t i = 0; i < count; i++) {
        mv_alignment signs = mv_alignment_of(v->network, actor, poles[i]);
        if (!is_told(v, &signs) && !v->sizes) continue;
        mv_value_alignment x = mv_value_alignment_of(v->network, actor, poles[i], v->sizes);
        add_valued(&table, v, poles[i], "others", &x.others);
        add_valued(&table, v, poles[i], "all", &x.all);
        if (!table.note) table.note = value_note(v, &x);
    }
    free(poles);
    add_or_clear(section, &table);
}

/* --- among the poles -------------------------------------------------------------------------------------- */

bool mv_vectors_any_kappa(const mv_alignment *values, size_t count)
{
    for (size_t i = 0; i < count * count; i++)
        if (i / count != i % count && !isnan(values[i].kappa)) return true;
    return false;
}

/* Kappa of every two poles, for readers: a square, on the diagonal nothing. */
static mv_table square_of(const mv_vectors *v, const size_t *poles, size_t count, const mv_alignment *values)
{
    mv_column *columns = mv_alloc_array(count + 1, sizeof *columns);
    mv_value *row = mv_alloc_array(count + 1, sizeof *row);
    columns[0] = (mv_column){ "pole", "Kappa" };
    for (size_t i = 0; i < count; i++)
        columns[i + 1] = (mv_column){ mv_vectors_id(v, poles[i]), mv_vectors_id(v, poles[i]) };
    mv_table table = mv_table_of(NULL, columns, count + 1, count);
    for (size_t i = 0; i < count; i++) {
        row[0] = name_of(v, poles[i]);
        for (size_t k = 0; k < count; k++)
            row[k + 1] = mv_real_value(i == k ? NAN : values[i * count + k].kappa, 2, NULL);
        mv_table_add(&table, row);
    }
    free(columns);
    free(row);
    return table;
}

/* For machines: every pair once. */
static mv_table pairs_of(const mv_vectors *v, const size_t *poles, size_t count, const mv_alignment *values)
{
    mv_table table = alignment_table(v, "pole_alignment", count * count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) add_aligned(&table, v, poles[i], &values[i * count + k]);
    return table;
}

void mv_vectors_add_matrix(const mv_vectors *v, mv_section *section)
{
    size_t count, *poles = mv_vectors_poles(v, v->network->focus, &count);
    mv_alignment *values = mv_alloc_array(count * count, sizeof *values);
    mv_alignment_matrix(v->network, poles, count, values);
    if (v->input->complete)
        mv_section_add_table(section, pairs_of(v, poles, count, values));
    else if (mv_vectors_any_kappa(values, count))
        mv_section_add_table(section, square_of(v, poles, count, values));
    free(values);
    free(poles);
}
