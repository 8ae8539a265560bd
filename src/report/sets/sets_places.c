#include "report/sets/sets_report.h"
#include <math.h>

/* The map and the tree of several sets, as tables. */

static const char *step_name(mv_report *report, size_t step)
{
    return mv_report_format(report, "step %zu", step);
}

static void add_eigenvalues(const mv_sets_list *list, mv_section *section)
{
    const mv_set_map *map = &list->sets->map;
    mv_table *bare = mv_report_list(list->report, NULL, 1, map->count);
    for (size_t i = 0; i < map->count; i++) bare->values[i] = mv_real_value(map->eigenvalues[i], -1, NULL);
    bare->row_count = map->count;
    mv_section_add_field(section, "eigenvalues", NULL, mv_list_value(bare));
}

static void add_points(const mv_sets_list *list, mv_section *section)
{
    static const mv_column columns[] = {
        { "number", "No." }, { "name", "Set" }, { "x", "First axis" }, { "y", "Second axis" }
    };
    const mv_set_map *map = &list->sets->map;
    mv_table table = mv_table_of("points", columns, MV_COUNT(columns), map->count);
    for (size_t s = 0; s < map->count; s++) {
        const mv_value row[] = { mv_integer_value((double)list_number(list, s)), mv_text_value(list->names[s]),
                                 mv_real_value(map->x[s], list->sets->distance->decimals, NULL),
                                 mv_real_value(map->y[s], list->sets->distance->decimals, NULL) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

void mv_list_map(const mv_sets_list *list)
{
    const mv_set_map *map = &list->sets->map;
    mv_section *section = mv_report_add_section(list->report, "map", "Map of the sets", "map");
    mv_text text = { 0 };
    if (map->undefined)
        mv_text_format(&text, "There is no map: %s.", map->undefined);
    else
        mv_text_add(&text,
                    "Classical scaling: points in a plane whose distances are as near to those of the sets as a "
                    "plane allows. Only distances mean something: the axes have no names.");
    mv_section_say(list->report, section, &text);
    const char *why = map->undefined ? map->undefined : map->fit_reason;
    mv_value dimensions =
        map->undefined ? mv_real_value(NAN, 0, map->undefined) : mv_integer_value((double)map->dimensions);
    mv_section_add_field(section, "dimensions", "Dimensions", dimensions);
    mv_section_add_field(section, "fit", "Goodness of fit", mv_real_value(map->fit, 3, why));
    mv_section_add_field(section, "fit_all", NULL, mv_real_value(map->fit_all, 3, why));
    if (map->undefined) return;
    add_eigenvalues(list, section);
    add_points(list, section);
}

/* A set by its name, a group by the step that made it. */
static const char *group_name(const mv_sets_list *list, size_t group)
{
    size_t n = list->sets->count;
    return group < n ? list->names[group] : step_name(list->report, group - n + 1);
}

static void add_merges(const mv_sets_list *list, mv_section *section)
{
    static const mv_column columns[] = { { "step", "Step" },       { "first", NULL },
                                         { "second", NULL },       { "first_name", "Joins" },
                                         { "second_name", "And" }, { "height", "Height" },
                                         { "size", "Sets" } };
    const mv_set_tree *tree = &list->sets->tree;
    mv_table table = mv_table_of("merges", columns, MV_COUNT(columns), tree->count - 1);
    for (size_t i = 0; i + 1 < tree->count; i++) {
        const mv_set_merge *merge = &tree->merges[i];
        const mv_value row[] = { mv_integer_value((double)i + 1),
                                 mv_integer_value((double)merge->first),
                                 mv_integer_value((double)merge->second),
                                 mv_text_value(group_name(list, merge->first)),
                                 mv_text_value(group_name(list, merge->second)),
                                 mv_real_value(merge->height, list->sets->distance->decimals, NULL),
                                 mv_integer_value((double)merge->size) };
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

void mv_list_tree(const mv_sets_list *list)
{
    const mv_set_tree *tree = &list->sets->tree;
    mv_section *section = mv_report_add_section(list->report, "tree", "Tree of the sets", "tree");
    mv_section_add_field(section, "method", NULL, mv_text_value("average"));
    if (tree->undefined) {
        mv_text text = { 0 };
        mv_text_format(&text, "There is no tree: %s.", tree->undefined);
        mv_section_say(list->report, section, &text);
        mv_section_add_field(section, "merges", NULL, mv_real_value(NAN, 0, tree->undefined));
        return;
    }
    mv_section_add_paragraph(list->report, section,
                             "Average linkage: the two nearest groups merge, step by step; the height is the mean "
                             "distance between their sets.");
    add_merges(list, section);
}
