#include "report/comparison/compare_parts.h"
#include <math.h>
#include <stdlib.h>

/* What became of structural balance: triangles, the frustration index, factions. */

static const mv_triangle_state states[] = { MV_BALANCED, MV_UNBALANCED, MV_NO_TRIANGLE };

/* --- triangles -------------------------------------------------------------------------------------------- */

static void add_counts(const mv_compare_input *input, mv_section *section, const mv_triangle_changes *triangles)
{
    for (size_t a = 0; a < MV_COUNT(states); a++)
        for (size_t b = 0; b < MV_COUNT(states); b++) {
            if (states[a] == MV_NO_TRIANGLE && states[b] == MV_NO_TRIANGLE) continue;
            mv_text key = { 0 };
            mv_text_format(&key, "triangles.%s_to_%s", mv_triangle_state_name(states[a]),
                           mv_triangle_state_name(states[b]));
            mv_section_add_field(section, mv_report_text(input->report, key.bytes), NULL,
                                 mv_integer_value((double)triangles->count[states[a]][states[b]]));
            mv_text_clear(&key);
        }
}

static void add_triangle_table(mv_section *section, const mv_triangle_changes *triangles)
{
    static const mv_column columns[] = { { "in_a", "Triangles that are in A, in B" },
                                         { "balanced", "balanced" },
                                         { "unbalanced", "unbalanced" },
                                         { "none", "not there" } };
    static const char *const names[] = { "balanced", "unbalanced", "not there" };
    mv_table table = mv_table_shown("triangles", columns, MV_COUNT(columns), MV_COUNT(states));
    for (size_t a = 0; a < MV_COUNT(states); a++) {
        mv_value row[MV_COUNT(columns)] = { mv_text_value(names[a]) };
        for (size_t b = 0; b < MV_COUNT(states); b++) {
            bool nothing = states[a] == MV_NO_TRIANGLE && states[b] == MV_NO_TRIANGLE;
            row[b + 1] =
                nothing ? mv_text_value(NULL) : mv_integer_value((double)triangles->count[states[a]][states[b]]);
        }
        mv_table_add(&table, row);
    }
    mv_section_add_table(section, table);
}

/* The triangles of one network among those compared. */
static double balance_of(const mv_triangle_changes *triangles, bool in_b)
{
    double balanced = 0, all = 0;
    for (size_t a = 0; a < MV_COUNT(states); a++)
        for (size_t b = 0; b < MV_COUNT(states); b++) {
            mv_triangle_state own = in_b ? states[b] : states[a];
            double count = (double)triangles->count[states[a]][states[b]];
            balanced += own == MV_BALANCED ? count : 0;
            all += own != MV_NO_TRIANGLE ? count : 0;
        }
    return all > 0 ? balanced / all : NAN;
}

/* The ties that changed sign, as pairs of actors. */
static mv_value causes_value(const mv_compare_input *input, const mv_flipped_triangle *triangle)
{
    mv_table *list = mv_report_list(input->report, NULL, 2, 3);
    for (size_t i = 3; i-- > 0;) { /* the tie that the last actor is no end of comes first */
        const mv_value pair[] = { mv_text_value(mv_compare_id(input, triangle->actor[i == 0])),
                                  mv_text_value(mv_compare_id(input, triangle->actor[i == 2 ? 1 : 2])) };
        if (triangle->turned[i]) mv_table_add(list, pair);
    }
    return mv_list_value(list);
}

static mv_value flipped_value(const mv_compare_input *input, const mv_triangle_changes *triangles)
{
    static const char *const keys[] = { "actors", "from", "to", "ties" };
    mv_table *list = mv_report_list(input->report, keys, MV_COUNT(keys), triangles->flipped_count);
    for (size_t i = 0; i < triangles->flipped_count; i++) {
        const mv_flipped_triangle *one = &triangles->flipped[i];
        const mv_value row[] = {
            mv_compare_ids(input, one->actor, 3),
            mv_text_value(mv_triangle_state_name(one->balanced ? MV_UNBALANCED : MV_BALANCED)),
            mv_text_value(mv_triangle_state_name(one->balanced ? MV_BALANCED : MV_UNBALANCED)),
            causes_value(input, one)
        };
        mv_table_add(list, row);
    }
    return mv_list_value(list);
}

static const char *say_actors(const mv_compare_input *input, const mv_flipped_triangle *triangle)
{
    mv_text text = { 0 };
    for (size_t i = 0; i < 3; i++)
        mv_text_format(&text, "%s%s", i ? ", " : "", mv_compare_name(input, triangle->actor[i]));
    return mv_report_keep(input->report, &text);
}

static const char *say_causes(const mv_compare_input *input, const mv_flipped_triangle *triangle)
{
    mv_text text = { 0 };
    for (size_t i = 3; i-- > 0;)
        if (triangle->turned[i])
            mv_text_format(&text, "%s%s \xe2\x80\x93 %s", text.length ? ", " : "",
                           mv_compare_name(input, triangle->actor[i == 0]),
                           mv_compare_name(input, triangle->actor[i == 2 ? 1 : 2]));
    return mv_report_keep(input->report, &text);
}

static void add_flipped_table(const mv_compare_input *input, mv_section *section,
                              const mv_triangle_changes *triangles)
{
    static const mv_column columns[] = { { "actors", "Triangle that turned" },
                                         { "to", "is now" },
                                         { "ties", "by the tie" } };
    size_t rows = mv_compare_rows(input, triangles->flipped_count);
    if (!rows) return;
    mv_table table = mv_table_shown("turned", columns, MV_COUNT(columns), rows);
    for (size_t i = 0; i < rows; i++) {
        const mv_flipped_triangle *one = &triangles->flipped[i];
        const mv_value row[] = { mv_text_value(say_actors(input, one)),
                                 mv_text_value(
                                     mv_triangle_state_name(one->balanced ? MV_BALANCED : MV_UNBALANCED)),
                                 mv_text_value(say_causes(input, one)) };
        mv_table_add(&table, row);
    }
    table.note = mv_compare_note(input, triangles->flipped_count);
    mv_section_add_table(section, table);
}

/* --- frustration ------------------------------------------------------------------------------------------ */

static mv_value searched_value(const mv_compare_input *input, mv_value value)
{
    return input->searched ? value : (mv_value){ .kind = MV_UNDEFINED, .text = MV_NOT_SEARCHED };
}

static void add_frustration(const mv_compare_input *input, mv_section *section)
{
    const mv_frustration *a = &input->frustration[0], *b = &input->frustration[1];
    bool proved = a->proved && b->proved;
    const mv_field fields[] = {
        { "frustration.a", proved ? "Frustration index, A" : "Frustration, A, at most",
          mv_integer_value(a->upper) },
        { "frustration.b", proved ? "Frustration index, B" : "Frustration, B, at most",
          mv_integer_value(b->upper) },
        { "frustration.proved", proved ? NULL : "Proved", { .kind = MV_BOOLEAN, .number = proved } },
        { "frustration.lower.a", proved ? NULL : "Frustration, A, at least", mv_integer_value(a->lower) },
        { "frustration.lower.b", proved ? NULL : "Frustration, B, at least", mv_integer_value(b->lower) },
    };
    for (size_t i = 0; i < MV_COUNT(fields); i++)
        mv_section_add_field(section, fields[i].key, input->searched ? fields[i].title : NULL,
                             searched_value(input, fields[i].value));
    const char *stopped = *a->stopped ? a->stopped : b->stopped;
    if (input->searched && *stopped)
        mv_section_add_field(section, "frustration.stopped", "Search stopped",
                             mv_text_value(mv_report_format(input->report, "%s", stopped)));
}

static void say_balance(const mv_compare_input *input, mv_section *section, const mv_triangle_changes *triangles)
{
    mv_text text = { 0 };
    mv_text_format(
        &text,
        "%zu of the triangles of signed ties that are in both turned from balanced to unbalanced or back. "
        "A triangle is balanced when friends of friends get on, or two friends have a common enemy.",
        triangles->flipped_count);
    mv_compare_say_undirected(&text, input, "Triangles and the frustration index are");
    if (!input->searched) mv_text_format(&text, " The frustration index was not searched: %s.", MV_NOT_SEARCHED);
    mv_section_say(input->report, section, &text);
}

mv_status mv_compare_balance(mv_compare_input *input)
{
    mv_status status = mv_compare_search(input);
    if (status) return status;
    mv_triangle_changes triangles = mv_triangles_compare(input->changes);
    mv_section *section = mv_report_add_section(input->report, "balance", "Structural balance", "balance");
    say_balance(input, section, &triangles);
    add_counts(input, section, &triangles);
    add_frustration(input, section);
    mv_section_add_field(section, "triangle_balance.a", "Triangle balance, A",
                         mv_real_value(balance_of(&triangles, false), 3, "no triangles in A"));
    mv_section_add_field(section, "triangle_balance.b", "Triangle balance, B",
                         mv_real_value(balance_of(&triangles, true), 3, "no triangles in B"));
    mv_section_add_field(section, "flipped", NULL, flipped_value(input, &triangles));
    add_triangle_table(section, &triangles);
    add_flipped_table(input, section, &triangles);
    mv_triangle_changes_clear(&triangles);
    return MV_OK;
}

/* --- factions --------------------------------------------------------------------------------------------- */

/* The two factions of A or of B, named alike. */
static mv_value factions_value(const mv_compare_input *input, const mv_faction_comparison *f, bool in_b)
{
    const mv_changes *changes = input->changes;
    mv_table *list = mv_report_list(input->report, NULL, 1, 2);
    for (int faction = 0; faction < 2; faction++) {
        size_t count = 0, *actors = mv_alloc_array(changes->actor_count, sizeof *actors);
        for (size_t i = 0; i < changes->actor_count; i++) {
            size_t own = in_b ? changes->actors[i].b : changes->actors[i].a;
            int side = own == MV_NONE ? -1 : input->frustration[in_b].side[own];
            if (side >= 0 && (side ^ (in_b && f->swapped)) == faction) actors[count++] = i;
        }
        const mv_value row = mv_compare_ids(input, actors, count);
        mv_table_add(list, &row);
        free(actors);
    }
    return mv_list_value(list);
}

static mv_value movers_value(const mv_compare_input *input, const mv_faction_comparison *f)
{
    if (f->undefined) return (mv_value){ .kind = MV_UNDEFINED, .text = f->undefined };
    return mv_compare_ids(input, f->movers, f->mover_count);
}

static void add_similarity(const mv_compare_input *input, mv_section *section, const mv_faction_comparison *f)
{
    const mv_value none = mv_text_value(NULL);
    const mv_partition_comparison *p = &f->partitions;
    const mv_field fields[] = {
        { "vi", "Variation of information", mv_real_value(p->vi, 3, f->undefined) },
        { "nmi", "Mutual info, normalised", mv_real_value(p->nmi, 3, f->undefined) },
        { "ari", "Adjusted Rand index", mv_real_value(p->ari, 3, f->undefined) },
        { "movers", NULL, movers_value(input, f) },
        { "compared", "Actors compared", mv_integer_value((double)p->count) },
        { "a", NULL, input->searched ? factions_value(input, f, false) : none },
        { "b", NULL, input->searched ? factions_value(input, f, true) : none },
    };
    for (size_t i = 0; i < MV_COUNT(fields); i++)
        mv_section_add_field(section, fields[i].key, fields[i].title, searched_value(input, fields[i].value));
}

static void add_mover_table(const mv_compare_input *input, mv_section *section, const mv_faction_comparison *f)
{
    static const mv_column columns[] = {
        { "id", NULL }, { "name", "Changed sides" }, { "a", "Faction in A" }, { "b", "in B" }
    };
    size_t rows = mv_compare_rows(input, f->mover_count);
    if (!rows) return;
    mv_table table = mv_table_shown("movers", columns, MV_COUNT(columns), rows);
    for (size_t i = 0; i < rows; i++) {
        size_t actor = f->movers[i];
        int side = input->frustration[0].side[input->changes->actors[actor].a];
        const mv_value row[] = { mv_text_value(mv_compare_id(input, actor)), mv_compare_name_value(input, actor),
                                 mv_integer_value(side + 1), mv_integer_value(2 - side) };
        mv_table_add(&table, row);
    }
    table.note = mv_compare_note(input, f->mover_count);
    mv_section_add_table(section, table);
}

static void say_factions(const mv_compare_input *input, mv_section *section, const mv_faction_comparison *f)
{
    mv_text text = { 0 };
    if (!input->searched)
        mv_text_format(&text, "Not searched: %s.", MV_NOT_SEARCHED);
    else if (f->undefined)
        mv_text_format(&text, "There are no two camps to compare: %s.", f->undefined);
    else
        mv_text_format(
            &text,
            "The two camps that leave %s ties against the grain, by the frustration index of each "
            "network. %zu of %zu actors that stand in one in both changed sides. Many partitions can be as good; "
            "of these, two were taken that differ little.",
            input->frustration[0].proved && input->frustration[1].proved ? "the fewest"
                                                                         : "the fewest that were found",
            f->mover_count, f->partitions.count);
    mv_compare_say_undirected(&text, input, "The camps are");
    mv_section_say(input->report, section, &text);
}

mv_status mv_compare_factions(mv_compare_input *input)
{
    mv_status status = mv_compare_search(input);
    if (status) return status;
    mv_faction_comparison f = { 0 };
    if (input->searched)
        f = mv_factions_compare(input->changes, input->frustration[0].side, input->frustration[1].side);
    mv_section *section = mv_report_add_section(input->report, "factions", "Factions", "factions");
    say_factions(input, section, &f);
    add_similarity(input, section, &f);
    add_mover_table(input, section, &f);
    mv_faction_comparison_clear(&f);
    return MV_OK;
}
