#include "report/words/prose.h"
#include "report/words/record_fields.h"

/* What a set says it covers, and what a report can therefore say. */

static void say_extent(mv_text *out, mv_period extent)
{
    mv_date_text from, to;
    mv_date_format(extent.from, from);
    mv_date_format(extent.to, to);
    mv_text_format(out, "%s%s%s%s", *from ? " from " : "", from, *to ? (*from ? " to " : " until ") : "", to);
}

void mv_say_beyond(mv_text *out, const mv_network *network)
{
    if (!mv_coverage_reaches(network->set, network->days))
        mv_text_add(out, " Nothing is covered at the time asked for: ties may be missing everywhere.");
}

void mv_say_coverage(mv_text *out, const mv_network *network)
{
    const mv_relations *set = network->set;
    size_t count = set->coverage_count;
    if (out->length) mv_text_add(out, " ");
    if (!count) {
        mv_text_add(out, "What the set covers is not declared: a tie that is missing may only not have been "
                         "collected, so ranks are not given.");
        return;
    }
    size_t reached = mv_coverage_reached(set, network->days);
    mv_text_format(out, "%zu part%s of the set %s declared complete", count, count == 1 ? "" : "s",
                   count == 1 ? "is" : "are");
    if (count > 1) mv_text_add(out, ", each for its own time, in all");
    say_extent(out, mv_coverage_extent(set));
    if (reached && reached < count)
        mv_text_format(out, "; %zu of them %s at the time asked for", reached, reached == 1 ? "is" : "are");
    mv_text_add(out, "; what is not covered is unknown, not absent.");
    mv_say_beyond(out, network);
}

/* --- JSON ------------------------------------------------------------------------------------------------- */

static mv_value names_value(mv_report *report, mv_names names)
{
    mv_table *list = mv_report_list(report, NULL, 1, names.count);
    for (size_t i = 0; i < names.count; i++) {
        mv_value name = mv_text_value(names.items[i]);
        mv_table_add(list, &name);
    }
    return mv_list_value(list);
}

static mv_value entries_value(mv_report *report, const mv_relations *set)
{
    static const char *const keys[] = { "types", "targets", "actors", "kinds", "from", "to", "note" };
    mv_table *list = mv_report_list(report, keys, MV_COUNT(keys), set->coverage_count);
    for (size_t i = 0; i < set->coverage_count; i++) {
        const mv_coverage *entry = &set->coverage[i];
        const mv_value row[] = { names_value(report, entry->types),  names_value(report, entry->targets),
                                 names_value(report, entry->actors), names_value(report, entry->kinds),
                                 mv_date_value(report, entry->from), mv_date_value(report, entry->to),
                                 mv_text_value(entry->note) };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

void mv_add_coverage(mv_report *report, const mv_network *network)
{
    const mv_relations *set = network->set;
    mv_period extent = mv_coverage_extent(set);
    mv_section *coverage = mv_report_add_section(report, "overview", NULL, "coverage");
    mv_section_add_field(coverage, "declared", NULL,
                         (mv_value){ .kind = MV_BOOLEAN, .number = set->coverage_count > 0 });
    mv_section_add_field(coverage, "from", NULL, mv_date_value(report, extent.from));
    mv_section_add_field(coverage, "to", NULL, mv_date_value(report, extent.to));
    mv_section_add_field(coverage, "entries", NULL, entries_value(report, set));
    const struct {
        const char *key;
        size_t count;
    } counts[] = { { "ended", network->left_out[MV_ENDED] },
                   { "to_come", network->left_out[MV_NOT_YET] },
                   { "no_beginning", network->left_out[MV_START_UNKNOWN] },
                   { "not_existing", network->not_existing } };
    mv_section *left_out = mv_report_add_section(report, "overview", NULL, "left_out");
    for (size_t i = 0; i < MV_COUNT(counts); i++)
        mv_section_add_field(left_out, counts[i].key, NULL, mv_integer_value((double)counts[i].count));
}
