#include "report/comparison/compare_parts.h"
#include "support/limits.h"

/* What the sections of a comparison share: names, rows, marks. */

const mv_actor *mv_compare_actor(const mv_compare_input *input, size_t actor)
{
    const mv_actor_pair *pair = &input->changes->actors[actor];
    return pair->b != MV_NONE ? mv_network_actor(input->changes->b, pair->b)
                              : mv_network_actor(input->changes->a, pair->a);
}

const char *mv_compare_id(const mv_compare_input *input, size_t actor)
{
    return mv_compare_actor(input, actor)->id;
}

const char *mv_compare_name(const mv_compare_input *input, size_t actor)
{
    const mv_actor_pair *pair = &input->changes->actors[actor];
    const char *language = input->options->report.language;
    return pair->b != MV_NONE ? mv_network_name(input->changes->b, pair->b, language)
                              : mv_network_name(input->changes->a, pair->a, language);
}

mv_value mv_compare_name_value(const mv_compare_input *input, size_t actor)
{
    const mv_actor_pair *pair = &input->changes->actors[actor];
    const char *language = input->options->report.language;
    return pair->b != MV_NONE ? mv_name_value(input->changes->b, pair->b, language)
                              : mv_name_value(input->changes->a, pair->a, language);
}

mv_value mv_compare_ids(const mv_compare_input *input, const size_t *actors, size_t count)
{
    mv_table *list = mv_report_list(input->report, NULL, 1, count);
    for (size_t i = 0; i < count; i++) {
        mv_value id = mv_text_value(mv_compare_id(input, actors[i]));
        mv_table_add(list, &id);
    }
    return mv_list_value(list);
}

const char *mv_compare_tie_word(const mv_compare_input *input, size_t count)
{
    static const char *const words[2][2] = { { "tie", "ties" }, { "directed tie", "directed ties" } };
    return words[input->changes->directed][count != 1];
}

const char *mv_compare_joint(const mv_compare_input *input)
{
    return input->changes->directed ? " \xe2\x86\x92 " : " \xe2\x80\x93 ";
}

void mv_compare_say_undirected(mv_text *out, const mv_compare_input *input, const char *what)
{
    if (input->changes->directed) mv_text_format(out, " %s of ties without direction.", what);
}

size_t mv_compare_rows(const mv_compare_input *input, size_t count)
{
    return mv_report_rows(&input->options->report, input->complete, MV_SHOWN_ROWS, count);
}

const char *mv_compare_reasons(const mv_compare_input *input, const mv_table *table)
{
    mv_text note = { 0 };
    mv_table_say_undefined(&note, table);
    return mv_report_keep(input->report, &note);
}

const char *mv_compare_note(const mv_compare_input *input, size_t count)
{
    size_t rows = mv_compare_rows(input, count);
    if (rows == count) return NULL;
    return mv_report_format(input->report, "The first %zu of %zu; --top 0 shows all.", rows, count);
}

mv_value mv_compare_mark(const mv_compare_input *input, mv_change change)
{
    static const char *const marks[] = {
        [MV_KEPT] = "=", [MV_ADDED] = "+", [MV_REMOVED] = "-", [MV_CHANGED] = "~"
    };
    return mv_text_value(input->complete ? mv_change_name(change) : marks[change]);
}
