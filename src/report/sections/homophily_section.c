#include "multivector/homophily.h"
#include "report/sections/parts/ei_row.h"
#include "report/sections/parts/section.h"
#include "support/limits.h"
#include "support/memory.h"
#include <math.h>
#include <string.h>

/* Whether like is tied to like, by groups or by a number. Asked for by name, or with --by. */

/* "vector", "region", or the name of the attribute. */
static const char *what_of(const mv_homophily *h)
{
    return h->by.by == MV_GROUP_ATTRIBUTE ? h->by.attribute : mv_group_by_name(h->by.by);
}

static const char *sign_of(double value)
{
    return value < -0.005 ? "\xe2\x88\x92" : "";
}

/* --- words ------------------------------------------------------------------------------------------------ */

static void say_assortativity(mv_text *out, const mv_homophily *h)
{
    mv_text_format(out, "By %s ", what_of(h));
    if (h->undefined)
        mv_text_format(out, "there is no assortativity: %s", h->undefined);
    else
        mv_text_format(out,
                       "the assortativity of positive ties is %s%.2f (1: like only with like, 0: as chance gives, "
                       "below 0: rather with others; Newman 2003)",
                       sign_of(h->assortativity), fabs(h->assortativity));
    mv_text_format(out, ", each tie counting %s, %s.", h->weighted ? "by its strength" : "1",
                   h->directed ? "along its direction" : "without direction");
    if (h->numeric)
        mv_text_format(out,
                       " %s is a number: ties are compared by it, and make no groups (--by category:%s does).",
                       what_of(h), what_of(h));
}

static void say_index(mv_text *out, const mv_homophily *h)
{
    double index = h->weighted ? h->whole.by_strength : h->whole.by_ties;
    if (h->numeric || isnan(index)) return;
    mv_text_format(out,
                   " The E-I index is %s%.2f%s (\xe2\x88\x92"
                   "1: all within, 1: all out; Krackhardt and Stern 1988), without direction.",
                   sign_of(index), fabs(index), h->weighted ? " by strength" : "");
}

static void say_left_out(mv_text *out, const mv_homophily *h)
{
    if (!h->left_out) return;
    mv_text_format(out, " %zu of %zu actors %s no %s and %s left out with %s ties.", h->left_out,
                   h->left_out + h->actors, h->left_out == 1 ? "has" : "have", what_of(h),
                   h->left_out == 1 ? "is" : "are", h->left_out == 1 ? "its" : "their");
}

/* --- the table -------------------------------------------------------------------------------------------- */

static const mv_column columns[] = {
    { "group", NULL },
    { "name", "Group" },
    { "actors", NULL },
    MV_EI_COLUMNS,
};

static void add_group(mv_table *table, const char *id, const char *name, const mv_ei *ei)
{
    const mv_value row[] = {
        mv_text_value(id),
        mv_text_value(name),
        mv_integer_value((double)ei->actors),
        MV_EI_VALUES(ei),
    };
    _Static_assert(MV_COUNT(row) == MV_COUNT(columns), "a value for every column");
    mv_table_add(table, row);
}

/* Texts are kept: those that were numbers do not outlive the result. The last row is that of all together. */
static void add_groups(const mv_report_input *input, mv_section *section, const mv_homophily *h)
{
    const mv_vector *vectors = h->by.by == MV_GROUP_VECTOR ? input->network->set->vectors : NULL;
    size_t rows = mv_report_rows(input->options, input->complete, MV_SHOWN_ROWS, h->group_count);
    mv_table table = mv_table_of("groups", columns, MV_COUNT(columns), rows + 1);
    for (size_t i = 0; i < rows; i++) {
        const char *id = mv_report_text(input->report, h->names[i]);
        add_group(&table, id, vectors ? vectors[i].name : id, &h->groups[i]);
    }
    add_group(&table, NULL, "All together", &h->whole);
    if (rows < h->group_count)
        table.note = mv_report_format(input->report, "The first %zu of %zu groups; --top 0 shows all.", rows,
                                      h->group_count);
    mv_section_add_table(section, table);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static mv_value flag(bool value)
{
    return (mv_value){ .kind = MV_BOOLEAN, .number = value };
}

static void add_section(const mv_report_input *input, const mv_homophily *h)
{
    mv_report *report = input->report;
    mv_section *section = mv_report_add_section(
        report, "homophily", mv_report_format(report, "Homophily by %s", what_of(h)), "homophily");
    mv_text text = { 0 };
    say_assortativity(&text, h);
    say_index(&text, h);
    say_left_out(&text, h);
    mv_section_say(report, section, &text);
    mv_section_add_field(section, "by", NULL, mv_text_value(mv_group_by_name(h->by.by)));
    mv_section_add_field(section, "attribute", NULL, mv_text_value(h->by.attribute));
    mv_section_add_field(section, "numeric", NULL, flag(h->numeric));
    mv_section_add_field(section, "weighted", NULL, flag(h->weighted));
    mv_section_add_field(section, "directed", NULL, flag(h->directed));
    mv_section_add_field(section, "assortativity", NULL, mv_real_value(h->assortativity, 3, h->undefined));
    mv_section_add_field(section, "actors", NULL, mv_integer_value((double)h->actors));
    mv_section_add_field(section, "left_out", NULL, mv_integer_value((double)h->left_out));
    if (!h->numeric)
        add_groups(input, section, h);
    else if (input->complete)
        mv_section_add_field(section, "groups", NULL, mv_real_value(NAN, 0, "a number makes no groups"));
}

static mv_status build(const mv_report_input *input)
{
    const mv_report_options *options = input->options;
    if (!mv_names_have(options->sections, "homophily") && !options->grouped) return MV_OK;
    mv_homophily *h = NULL;
    mv_status status = mv_homophily_build(&h, input->network, options->by, options->metric.weighted, input->log);
    if (!status) add_section(input, h);
    mv_homophily_free(h);
    return status;
}

const mv_report_section mv_homophily_section = { "homophily", build };
