#include "report/comparison/compare_parts.h"
#include "support/limits.h"

/* Was the article right? How much of A is in B, where they are two documents. */

static bool is_missing(const mv_compare_input *input, const mv_dyad *dyad)
{
    return dyad->a != 0 && dyad->b == 0 && mv_dyad_is_covered(input->changes, dyad);
}

static size_t count_missing(const mv_found *found)
{
    return found->covered_ties - found->found_ties - found->contrary_ties;
}

/* --- words ------------------------------------------------------------------------------------------------ */

/* B may have what its coverage does not promise: that is told apart, because what it has not is no miss either. */
static void say_covered(mv_text *out, const mv_found *found)
{
    size_t others = found->relations - found->covered_relations;
    mv_text_format(
        out,
        "of what B covers of A, %zu of %zu ties and %zu of %zu relations are in B; %zu relation%s of A it does "
        "not cover",
        found->found_ties, found->covered_ties, found->found_relations, found->covered_relations, others,
        others == 1 ? "" : "s");
    if (found->beyond) mv_text_format(out, ", but has %zu of them all the same", found->beyond);
}

static void say_counts(mv_text *out, const mv_found *found)
{
    if (found->ties == 0)
        mv_text_add(out, "A has no tie");
    else if (found->covered_ties == found->ties && found->covered_relations == found->relations)
        mv_text_format(out, "%zu of A's %zu ties and %zu of its %zu relations are in B", found->found_ties,
                       found->ties, found->found_relations, found->relations);
    else
        say_covered(out, found);
    size_t contrary = found->contrary_ties;
    if (contrary)
        mv_text_format(out, "; %zu %s the other sign there", contrary, contrary == 1 ? "tie has" : "ties have");
}

/* Names the ties that are missing, where they are few. */
static void say_missing(mv_text *out, const mv_compare_input *input)
{
    size_t missing = count_missing(&input->found), said = 0;
    if (!missing || missing > MV_SHOWN_CLOSEST) return;
    mv_text_add(out, "; not in B: ");
    for (size_t i = 0; i < input->dyad_count; i++) {
        const mv_dyad *dyad = &input->dyads[i];
        if (!is_missing(input, dyad)) continue;
        mv_text_format(out, "%s%s%s%s", said++ ? ", " : "", mv_compare_name(input, dyad->first),
                       mv_compare_joint(input), mv_compare_name(input, dyad->second));
    }
}

void mv_compare_say_found(mv_text *out, const mv_compare_input *input)
{
    say_counts(out, &input->found);
    say_missing(out, input);
    size_t more = input->ties.only_b;
    if (more) mv_text_format(out, "; B has %zu %s that A has not", more, mv_compare_tie_word(input, more));
}

/* --- the section ------------------------------------------------------------------------------------------ */

static void add_fields(const mv_compare_input *input, mv_section *section)
{
    const mv_found *f = &input->found;
    const struct {
        const char *key, *title;
        size_t count;
    } fields[] = {
        { "ties", "Ties of A", f->ties },
        { "covered_ties", "that B covers", f->covered_ties },
        { "found_ties", "in B, same sign", f->found_ties },
        { "contrary_ties", "in B, other sign", f->contrary_ties },
        { "relations", "Relations of A", f->relations },
        { "covered_relations", "that B covers", f->covered_relations },
        { "found_relations", "in B", f->found_relations },
        { "beyond", "not covered, but in B", f->beyond },
    };
    for (size_t i = 0; i < MV_COUNT(fields); i++)
        mv_section_add_field(section, fields[i].key, fields[i].title, mv_integer_value((double)fields[i].count));
}

/* The ties of A that B covers and has not: pairs of ids for JSON, names for readers. */
static void add_missing(const mv_compare_input *input, mv_section *section)
{
    bool directed = input->changes->directed;
    const mv_column columns[] = { { "source", directed ? "Not in B: from" : "Not in B: between" },
                                  { "target", directed ? "to" : "and" } };
    size_t missing = count_missing(&input->found), rows = mv_compare_rows(input, missing);
    mv_table *list = mv_report_list(input->report, NULL, 2, missing);
    mv_table table = mv_table_shown("missing", columns, 2, rows);
    for (size_t i = 0; i < input->dyad_count; i++) {
        const mv_dyad *dyad = &input->dyads[i];
        if (!is_missing(input, dyad)) continue;
        mv_value ids[] = { mv_text_value(mv_compare_id(input, dyad->first)),
                           mv_text_value(mv_compare_id(input, dyad->second)) };
        mv_value names[] = { mv_compare_name_value(input, dyad->first),
                             mv_compare_name_value(input, dyad->second) };
        mv_table_add(list, ids);
        if (table.row_count < rows) mv_table_add(&table, names);
    }
    table.note = mv_compare_note(input, missing);
    mv_section_add_field(section, "missing", NULL, mv_list_value(list));
    if (rows)
        mv_section_add_table(section, table);
    else
        mv_table_clear(&table);
}

static void say_meaning(const mv_compare_input *input, mv_section *section)
{
    mv_text text = { 0 };
    mv_text_format(
        &text,
        "A tie of A is found when B has one between the same two actors%s with the same sign, "
        "a relation when B has one that "
        "is the same by id or by ends, type and start. What B does not cover can be neither "
        "found nor missed there: ties with actors it does not know, and what its declared coverage leaves "
        "out.",
        input->changes->directed ? ", leading the same way," : "");
    mv_section_say(input->report, section, &text);
}

/* Sets of one document, which have other sections for what differs, get it when it is asked for. */
mv_status mv_compare_found(mv_compare_input *input)
{
    if (!input->two_documents && !input->options->report.sections.count) return MV_OK;
    mv_section *section = mv_report_add_section(input->report, "found", "What of A is in B", "found");
    say_meaning(input, section);
    add_fields(input, section);
    add_missing(input, section);
    return MV_OK;
}
