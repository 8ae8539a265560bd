#include "report/comparison/compare_parts.h"
#include "report/words/prose.h"
#include "report/words/record_fields.h"
#include <math.h>
#include <string.h>

/* What opens a comparison: which two sets, and what differs in one sentence. */

static const mv_network *side_of(const mv_compare_input *input, size_t side)
{
    return side ? input->changes->b : input->changes->a;
}

/* --- the two sets ----------------------------------------------------------------------------------------- */

static const char *at_of(const mv_compare_input *input, size_t side)
{
    mv_period_text at;
    mv_network_time(side_of(input, side), at);
    return at[0] ? mv_report_text(input->report, at) : NULL;
}

static void add_side(const mv_compare_input *input, mv_section *head, size_t side)
{
    static const char *const keys[2][10] = {
        { "a.path", "a.at", "a.during", "a.title", "a.sha256", "a.files", "a.actors", "a.relations",
          "a.unknown_start", "a.direction_ignored" },
        { "b.path", "b.at", "b.during", "b.title", "b.sha256", "b.files", "b.actors", "b.relations",
          "b.unknown_start", "b.direction_ignored" }
    };
    const mv_network *network = side_of(input, side);
    const mv_value values[] = { mv_text_value(network->set->path),
                                mv_date_value(input->report, network->date),
                                mv_during_value(input->report, network),
                                mv_text_value(network->set->title),
                                mv_text_value(network->set->sha256),
                                mv_files_value(input->report, network->set),
                                mv_integer_value((double)network->actor_count),
                                mv_integer_value((double)network->relation_count),
                                mv_integer_value((double)network->left_out[MV_START_UNKNOWN]),
                                mv_integer_value((double)mv_direction_ignored(network)) };
    for (size_t i = 0; i < MV_COUNT(values); i++) mv_section_add_field(head, keys[side][i], NULL, values[i]);
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return strcmp(path, "-") == 0 ? "standard input" : slash && slash[1] ? slash + 1 : path;
}

/* As short as tells the two apart: dates of one file, names of files, or whole paths. */
static void say_label(mv_text *out, const mv_compare_input *input, size_t side)
{
    const char *own = side_of(input, side)->set->path, *other = side_of(input, !side)->set->path;
    const char *at = at_of(input, side);
    if (strcmp(own, other) == 0 && (at || at_of(input, !side))) {
        if (side == 0) mv_text_format(out, "%s ", file_name(own));
        mv_text_add(out, at ? at : "(all dates)");
        return;
    }
    mv_text_add(out, strcmp(own, other) && strcmp(file_name(own), file_name(other)) == 0 ? own : file_name(own));
    if (side_of(input, side)->selection.at != MV_AT_AS_OF) mv_text_format(out, "@%s", at ? at : "all");
}

/* --- the sentence ----------------------------------------------------------------------------------------- */

/* "3 ties added, 1 removed, 4 changed"; nothing for three zeros. */
static bool say_counts(mv_text *out, const char *one, const char *many, const size_t counts[3])
{
    static const char *const words[] = { "added", "removed", "changed" };
    bool said = false;
    for (size_t i = 0; i < 3; i++) {
        if (!counts[i]) continue;
        mv_text_format(out, "%s%zu ", said ? ", " : "", counts[i]);
        if (!said) mv_text_format(out, "%s ", counts[i] == 1 ? one : many);
        mv_text_add(out, words[i]);
        said = true;
    }
    return said;
}

/* Two decimals, or as many as show that it is neither 0 nor 1. */
static void say_jaccard(mv_text *out, double jaccard)
{
    int decimals = 2;
    for (double step = 0.005; decimals < 9 && jaccard > 0 && jaccard < 1; decimals++, step /= 10)
        if (jaccard >= step && jaccard < 1 - step) break;
    mv_text_format(out, "; Jaccard %.*f", decimals, jaccard);
}

/* "52 ties added, 93 removed; 2 actors added", or of two documents how much of the one is in the other. */
static void say_what_differs(mv_text *out, const mv_compare_input *input)
{
    const mv_changes *changes = input->changes;
    const size_t ties[] = { input->ties.only_b, input->ties.only_a, input->ties.changed };
    const size_t relations[] = { changes->relation_changes[MV_ADDED], changes->relation_changes[MV_REMOVED],
                                 changes->relation_changes[MV_CHANGED] };
    const size_t actors[] = { changes->actor_changes[MV_ADDED], changes->actor_changes[MV_REMOVED],
                              changes->actor_changes[MV_CHANGED] };
    if (input->two_documents) {
        mv_compare_say_found(out, input);
        return;
    }
    if (!say_counts(out, mv_compare_tie_word(input, 1), mv_compare_tie_word(input, 2), ties)) {
        mv_text_format(out, "no %s differs", mv_compare_tie_word(input, 1));
        mv_text comma = { 0 };
        if (say_counts(&comma, "relation", "relations", relations)) mv_text_format(out, ", but %s", comma.bytes);
        mv_text_clear(&comma);
    }
    mv_text rest = { 0 };
    if (say_counts(&rest, "actor", "actors", actors)) mv_text_format(out, "; %s", rest.bytes);
    mv_text_clear(&rest);
}

/* Whoever asks what changed wants to know which way and with whom; whoever holds an article against the facts,
 * whether it was right. Jaccard, for specialists, ends the sentence. */
static void say_difference(mv_text *out, const mv_compare_input *input)
{
    mv_text direction = { 0 };
    mv_compare_say_direction(&direction, input);
    if (direction.length && !input->two_documents) mv_text_format(out, "%s; ", direction.bytes);
    say_what_differs(out, input);
    size_t vectors = input->changes->vector_count;
    if (vectors) mv_text_format(out, "; %zu vector%s declared otherwise", vectors, vectors == 1 ? " is" : "s are");
    if (direction.length && input->two_documents) mv_text_format(out, "; %s", direction.bytes);
    say_jaccard(out, input->ties.jaccard);
    mv_text_clear(&direction);
}

static void say_sentence(mv_text *out, const mv_compare_input *input)
{
    say_label(out, input, 0);
    mv_text_add(out, " \xe2\x86\x92 ");
    say_label(out, input, 1);
    mv_text_add(out, ": ");
    if (mv_changes_none(input->changes))
        mv_text_add(out, "no relation, no actor and no vector differs");
    else
        say_difference(out, input);
    mv_compare_say_uncovered(out, input);
    mv_text_add(out, ".");
}

/* --- for readers ------------------------------------------------------------------------------------------ */

static void say_number(mv_text *out, size_t count, const char *what, const char *then)
{
    mv_text_format(out, "%zu %s%s%s", count, what, count == 1 ? "" : "s", then);
}

static size_t count_ties(const mv_network *network, bool directed)
{
    size_t count = 0;
    for (size_t i = 0; i < network->arc_count && directed; i++) {
        mv_tie_state state = network->arcs[i].state;
        count += state == MV_POSITIVE || state == MV_NEGATIVE || state == MV_AMBIVALENT;
    }
    return directed ? count : mv_network_tie_total(network);
}

static void say_side(mv_text *out, const mv_compare_input *input, size_t side)
{
    const mv_network *network = side_of(input, side);
    const char *title = network->set->title, *at = at_of(input, side);
    const char *path = network->set->path;
    mv_text_format(out, "%s is %s", side ? "B" : "A", strcmp(path, "-") == 0 ? file_name(path) : path);
    if (title) mv_text_format(out, " (%s)", title);
    if (mv_network_of_period(network))
        mv_text_format(out, " on any day of %s: ", at);
    else if (at) {
        mv_text_add(out, " on ");
        mv_say_day(out, network->date);
        mv_text_add(out, ": ");
    } else
        mv_text_add(out, ", whatever the dates: ");
    say_number(out, network->actor_count, "actor", ", ");
    size_t apart = network->left_out[MV_UNCOVERED];
    say_number(out, network->relation_count + apart, "relation", ", ");
    if (apart) mv_text_format(out, "of which %zu %s set apart, and ", apart, apart == 1 ? "is" : "are");
    say_number(out, count_ties(network, input->changes->directed), mv_compare_tie_word(input, 1), "");
    mv_text_add(out, apart == 0 ? "." : apart == 1 ? " without it." : " without them.");
    size_t unknown = network->left_out[MV_START_UNKNOWN];
    if (unknown)
        mv_text_format(out, " %zu relation%s left out there because it is not known when %s began.", unknown,
                       unknown == 1 ? " is" : "s are", unknown == 1 ? "it" : "they");
}

static void add_text(const mv_compare_input *input, const char *sentence)
{
    mv_section *section = mv_report_add_section(input->report, "summary", "Comparison", "");
    mv_section_add_paragraph(input->report, section, sentence);
    for (size_t side = 0; side < 2; side++) {
        mv_text text = { 0 };
        say_side(&text, input, side);
        mv_section_add_paragraph(input->report, section, text.bytes);
        mv_text_clear(&text);
    }
    if (input->changes->a->selection.ego)
        mv_section_add_paragraph(input->report, section,
                                 "Only actors count that lie within reach of the ego in one of the sets.");
}

mv_status mv_compare_summary(mv_compare_input *input)
{
    mv_section *head = &input->report->sections[0];
    mv_text sentence = { 0 };
    say_sentence(&sentence, input);
    add_side(input, head, 0);
    add_side(input, head, 1);
    if (input->changes->directed)
        mv_section_add_field(head, "directed", NULL, (mv_value){ .kind = MV_BOOLEAN, .number = true });
    mv_section_add_field(head, "same", NULL,
                         (mv_value){ .kind = MV_BOOLEAN, .number = mv_changes_none(input->changes) });
    mv_section_add_field(head, "sentence", NULL, mv_text_value(mv_report_text(input->report, sentence.bytes)));
    if (!input->complete && mv_report_asks_for(input->options->report.sections, "summary"))
        add_text(input, sentence.bytes);
    mv_text_clear(&sentence);
    return MV_OK;
}
