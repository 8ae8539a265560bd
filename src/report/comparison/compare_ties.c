#include "report/comparison/compare_parts.h"
#include <math.h>
#include <string.h>

/* How far the ties of the two networks agree: which are there, and with which sign. */

static mv_value count_value(size_t count)
{
    return mv_integer_value((double)count);
}

static const char *unpaired(const mv_tie_comparison *ties)
{
    return ties->pairs > 0 ? MV_WHY_NO_VARIATION : MV_WHY_NO_PAIRS;
}

/* --- fields ----------------------------------------------------------------------------------------------- */

static void add(const mv_compare_input *input, mv_section *section, const char *before, mv_field field)
{
    mv_text key = { 0 };
    mv_text_format(&key, "%s%s", before, field.key);
    mv_section_add_field(section, mv_report_text(input->report, key.bytes), field.title, field.value);
    mv_text_clear(&key);
}

/* Presence, and the correlations over it; `before` goes before the keys. */
static void add_presence(const mv_compare_input *input, mv_section *section, const char *before,
                         const mv_tie_comparison *ties)
{
    bool shown = ties == &input->ties; /* the tables show the others */
    const mv_field fields[] = {
        { "a", NULL, count_value(ties->a) },
        { "b", NULL, count_value(ties->b) },
        { "both", NULL, count_value(ties->both) },
        { "only_a", NULL, count_value(ties->only_a) },
        { "only_b", NULL, count_value(ties->only_b) },
        { "jaccard", NULL, mv_real_value(ties->jaccard, 3, NULL) },
        { "retained", NULL, mv_real_value(ties->retained, 3, MV_WHY_NO_TIES_IN_A) },
        { "covered", NULL, mv_real_value(ties->covered, 3, MV_WHY_NO_TIES_IN_B) },
        { "hamming", NULL, count_value(ties->only_a + ties->only_b) },
        { "gcor", shown ? "Correlation of ties" : NULL, mv_real_value(ties->gcor, 3, unpaired(ties)) },
        { "gcor_valued", shown ? "  of signed strengths" : NULL,
          mv_real_value(ties->gcor_valued, 3, unpaired(ties)) },
    };
    for (size_t i = 0; i < MV_COUNT(fields); i++) add(input, section, before, fields[i]);
}

static void add_agreement(const mv_compare_input *input, mv_section *section, const char *before,
                          const mv_tie_comparison *ties)
{
    bool shown = ties == &input->ties;
    const mv_field fields[] = {
        { "sign_agreement", shown ? "Sign agreement" : NULL,
          mv_real_value(ties->sign_agreement, 3, MV_WHY_NO_TIE_IN_BOTH) },
        { "kappa", shown ? "Kappa of signs" : NULL, mv_real_value(ties->kappa, 3, unpaired(ties)) },
        { "changed", NULL, count_value(ties->changed) },
        { "overlap", NULL, mv_real_value(ties->overlap, 3, ties->a ? MV_WHY_NO_TIES_IN_B : MV_WHY_NO_TIES_IN_A) },
        { "dice", NULL, mv_real_value(ties->dice, 3, NULL) },
        { "simple_matching", NULL, mv_real_value(ties->simple_matching, 3, MV_WHY_NO_PAIRS) },
    };
    for (size_t i = 0; i < MV_COUNT(fields); i++) add(input, section, before, fields[i]);
}

/* --- signs ------------------------------------------------------------------------------------------------ */

static mv_value signs_value(const mv_compare_input *input)
{
    mv_table *rows = mv_report_list(input->report, NULL, 1, 3);
    for (size_t a = 0; a < 3; a++) {
        mv_table *row = mv_report_list(input->report, NULL, 1, 3);
        for (size_t b = 0; b < 3; b++) {
            mv_value pairs = mv_integer_value(input->ties.signs[a][b]);
            mv_table_add(row, &pairs);
        }
        mv_value value = mv_list_value(row);
        mv_table_add(rows, &value);
    }
    return mv_list_value(rows);
}

static bool is_flip(const mv_dyad *dyad)
{
    return (dyad->a < 0 && dyad->b > 0) || (dyad->a > 0 && dyad->b < 0);
}

static mv_value flips_value(const mv_compare_input *input)
{
    mv_table *list = mv_report_list(input->report, NULL, 2, input->ties.flips);
    for (size_t i = 0; i < input->dyad_count; i++) {
        const mv_dyad *dyad = &input->dyads[i];
        const mv_value pair[] = { mv_text_value(mv_compare_id(input, dyad->first)),
                                  mv_text_value(mv_compare_id(input, dyad->second)) };
        if (is_flip(dyad)) mv_table_add(list, pair);
    }
    return mv_list_value(list);
}

static void add_sign_table(const mv_compare_input *input, mv_section *section)
{
    const mv_column columns[] = { { "in_a", input->changes->directed ? "Ordered pairs with in A, in B"
                                                                     : "Pairs with in A, in B" },
                                  { "negative", "a negative tie" },
                                  { "none", "none" },
                                  { "positive", "a positive tie" } };
    static const char *const rows[] = { "a negative tie", "none", "a positive tie" };
    mv_table table = mv_table_shown("signs", columns, MV_COUNT(columns), 3);
    for (size_t a = 0; a < 3; a++) {
        mv_value row[4] = { mv_text_value(rows[a]) };
        for (size_t b = 0; b < 3; b++) row[b + 1] = mv_integer_value(input->ties.signs[a][b]);
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

static void add_flip_table(const mv_compare_input *input, mv_section *section)
{
    bool directed = input->changes->directed;
    const mv_column columns[] = { { "source", directed ? "Sign changed from" : "Sign changed between" },
                                  { "target", directed ? "to" : "and" },
                                  { "a", "A" },
                                  { "b", "B" } };
    size_t rows = mv_compare_rows(input, input->ties.flips);
    if (!rows) return;
    mv_table table = mv_table_shown("flips", columns, MV_COUNT(columns), rows);
    for (size_t i = 0; i < input->dyad_count && table.row_count < rows; i++) {
        const mv_dyad *dyad = &input->dyads[i];
        const mv_value row[] = {
            mv_text_value((input->complete ? mv_compare_id : mv_compare_name)(input, dyad->first)),
            mv_text_value((input->complete ? mv_compare_id : mv_compare_name)(input, dyad->second)),
            mv_real_value(dyad->a, -1, NULL), mv_real_value(dyad->b, -1, NULL)
        };
        if (is_flip(dyad)) mv_table_add(&table, row);
    }
    table.note = mv_compare_note(input, input->ties.flips);
    mv_section_add_table(section, table);
}

/* --- the same for parts of the networks -----------------------------------------------------------------------
 */

static const mv_column part_columns[] = {
    { "ties", "Ties" },         { "actors", "Actors" },   { "a", "A" },           { "b", "B" },
    { "both", "Both" },         { "only_a", "Only A" },   { "only_b", "Only B" }, { "jaccard", "Jaccard" },
    { "retained", "Retained" }, { "covered", "Covered" },
};

static void fill_part(const mv_tie_comparison *ties, const char *name, mv_value *row)
{
    const mv_value values[MV_COUNT(part_columns)] = {
        mv_text_value(name),
        count_value(ties->actors),
        count_value(ties->a),
        count_value(ties->b),
        count_value(ties->both),
        count_value(ties->only_a),
        count_value(ties->only_b),
        mv_real_value(ties->jaccard, 3, NULL),
        mv_real_value(ties->retained, 3, MV_WHY_NO_TIES_IN_A),
        mv_real_value(ties->covered, 3, MV_WHY_NO_TIES_IN_B),
    };
    memcpy(row, values, sizeof values);
}

static mv_tie_comparison of_sign(const mv_compare_input *input, int sign)
{
    return mv_ties_compare(input->changes, input->dyads, input->dyad_count, (mv_tie_scope){ .sign = sign });
}

static void add_by_sign(const mv_compare_input *input, mv_section *section)
{
    static const char *const keys[] = { "sign",   "actors", "a",       "b",        "both",
                                        "only_a", "only_b", "jaccard", "retained", "covered" };
    _Static_assert(MV_COUNT(keys) == MV_COUNT(part_columns), "the columns of a part");
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), 2);
    for (int sign = -1; sign <= 1; sign += 2) {
        mv_value row[MV_COUNT(part_columns)];
        mv_tie_comparison ties = of_sign(input, sign);
        fill_part(&ties, NULL, row);
        row[0] = mv_integer_value(sign);
        mv_table_add(list, row);
    }
    mv_section_add_field(section, "by_sign", NULL, mv_list_value(list));
}

static void add_part_table(const mv_compare_input *input, mv_section *section)
{
    const mv_tie_comparison positive = of_sign(input, 1), negative = of_sign(input, -1);
    const struct {
        const char *name;
        const mv_tie_comparison *ties;
    } parts[] = { { "all", &input->ties },
                  { "between actors in both", &input->common },
                  { "positive", &positive },
                  { "negative", &negative } };
    mv_table table = mv_table_shown("parts", part_columns, MV_COUNT(part_columns), MV_COUNT(parts));
    for (size_t i = 0; i < MV_COUNT(parts); i++) {
        mv_value row[MV_COUNT(part_columns)];
        const mv_tie_comparison *ties = parts[i].ties;
        bool same = ties == &input->common && input->common.actors == input->ties.actors;
        bool none = ties != &input->ties && !ties->a && !ties->b;
        fill_part(ties, parts[i].name, row);
        if (input->complete || (!same && !none)) mv_table_add(&table, row);
    }
    table.note = mv_compare_reasons(input, &table);
    mv_section_add_table(section, table);
}

/* --- the section ------------------------------------------------------------------------------------------ */

static void say_what_ties_are(const mv_compare_input *input, mv_section *section)
{
    mv_text text = { 0 };
    mv_text_format(
        &text,
        "Ties are folded by the rule %s; ambivalent pairs count as none. Jaccard: ties in both, of those "
        "in either; retained: of A's ties, those still there; covered: of B's, those already there.",
        mv_fold_name(input->changes->a->selection.fold));
    if (input->changes->directed)
        mv_text_add(&text,
                    " Pairs of actors are ordered: a directed relation counts one way, an undirected one both "
                    "ways.");
    if (isnan(input->ties.gcor))
        mv_text_format(&text, " The correlation is undefined: %s.", unpaired(&input->ties));
    if (!input->ties.a && !input->ties.b)
        mv_text_add(&text, " Neither has a tie; two empty networks are the same, so Jaccard is 1.");
    mv_section_say(input->report, section, &text);
}

mv_status mv_compare_ties(mv_compare_input *input)
{
    mv_section *section = mv_report_add_section(input->report, "ties", "Ties", "ties");
    say_what_ties_are(input, section);
    add_presence(input, section, "", &input->ties);
    mv_section_add_field(section, "signs", NULL, signs_value(input));
    mv_section_add_field(section, "flips", NULL, flips_value(input));
    add_agreement(input, section, "", &input->ties);
    mv_section_add_field(section, "common.actors", NULL, count_value(input->common.actors));
    add_presence(input, section, "common.", &input->common);
    add_agreement(input, section, "common.", &input->common);
    add_by_sign(input, section);
    if (!input->ties.a && !input->ties.b)
        mv_section_add_field(section, "note", NULL,
                             mv_text_value("neither has a tie: Jaccard is 1 by convention"));
    add_part_table(input, section);
    add_sign_table(input, section);
    add_flip_table(input, section);
    return MV_OK;
}
