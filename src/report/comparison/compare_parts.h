#ifndef REPORT_COMPARISON_COMPARE_PARTS_H
#define REPORT_COMPARISON_COMPARE_PARTS_H

#include "multivector/frustration.h"
#include "multivector/report_comparison.h"
#include "report/model/report_model.h"

/* What the sections of a comparison are built from. */
typedef struct mv_compare_input {
    mv_report *report;
    const mv_changes *changes;
    const mv_compare_options *options;
    bool complete; /* JSON and CSV: everything, by id */
    mv_log *log;
    mv_dyad *dyads;
    size_t dyad_count;
    mv_tie_comparison ties, common; /* over all actors, over those in both */
    mv_focus_comparison focus;
    bool two_documents; /* not two states of one */
    mv_found found;
    mv_frustration frustration[2]; /* of A and B, by count; empty until mv_compare_search() */
    bool searched;
} mv_compare_input;

/* Sections in the order of JSON. One that readers want elsewhere has two rows: its data, and its text. */
typedef struct mv_compare_section {
    const char *name;
    mv_status (*build)(mv_compare_input *input);
    bool (*requested)(const mv_compare_options *options); /* an option that asks for it; NULL: it needs none */
} mv_compare_section;

mv_status mv_compare_summary(mv_compare_input *input);
mv_status mv_compare_actors(mv_compare_input *input);
mv_status mv_compare_actors_text(mv_compare_input *input);
mv_status mv_compare_relations(mv_compare_input *input);
mv_status mv_compare_relations_text(mv_compare_input *input);
mv_status mv_compare_types(mv_compare_input *input);
mv_status mv_compare_ties(mv_compare_input *input);
mv_status mv_compare_found(mv_compare_input *input);
mv_status mv_compare_focus(mv_compare_input *input);
mv_status mv_compare_metrics(mv_compare_input *input);
mv_status mv_compare_balance(mv_compare_input *input);
mv_status mv_compare_factions(mv_compare_input *input);
mv_status mv_compare_qap(mv_compare_input *input);
mv_status mv_compare_deltacon(mv_compare_input *input);
mv_status mv_compare_regression(mv_compare_input *input);

/* "tie" or, where pairs are ordered, "directed tie"; with an s unless there is one. */
const char *mv_compare_tie_word(const mv_compare_input *input, size_t count);

/* What stands between the two actors of a pair: a dash, or an arrow where pairs are ordered. */
const char *mv_compare_joint(const mv_compare_input *input);

/* "Triangles are" of ties without direction, in a comparison that has it elsewhere. */
void mv_compare_say_undirected(mv_text *out, const mv_compare_input *input, const char *what);

/* Relations that only coverage makes differ: how many, in the sentence, for JSON and for readers. */
size_t mv_compare_count_uncovered(const mv_compare_input *input);
void mv_compare_say_uncovered(mv_text *out, const mv_compare_input *input);
void mv_compare_add_uncovered(const mv_compare_input *input);
void mv_compare_add_uncovered_text(const mv_compare_input *input);

/* Searches the frustration index of both networks, once. Large ones only when a section that needs it is asked for
 * by name; `searched` stays false then. */
mv_status mv_compare_search(mv_compare_input *input);

#define MV_NOT_SEARCHED "the networks are large: --sections balance,factions searches them"

/* Clauses without a stop: which vector of the focus gained most and which lost most, by whom; nothing without a
 * focus or its shares. How much of A is in B. */
void mv_compare_say_direction(mv_text *out, const mv_compare_input *input);
void mv_compare_say_found(mv_text *out, const mv_compare_input *input);

/* A sentence for each vector whose share moved by a point of 100. */
void mv_compare_say_causes(mv_text *out, const mv_compare_input *input);

/* An actor of the union: as B has it, or else A. */
const mv_actor *mv_compare_actor(const mv_compare_input *input, size_t actor);
const char *mv_compare_id(const mv_compare_input *input, size_t actor);
const char *mv_compare_name(const mv_compare_input *input, size_t actor);
mv_value mv_compare_name_value(const mv_compare_input *input, size_t actor);

/* Two or more actors by id, for JSON. */
mv_value mv_compare_ids(const mv_compare_input *input, const size_t *actors, size_t count);

/* How many of so many rows are shown, and what the table says about the others (NULL: all are shown). */
size_t mv_compare_rows(const mv_compare_input *input, size_t count);
const char *mv_compare_note(const mv_compare_input *input, size_t count);

/* What it says of missing values; NULL when there are none. */
const char *mv_compare_reasons(const mv_compare_input *input, const mv_table *table);

/* The relation's change as "+", "-" or "~" for readers, as a word for machines. */
mv_value mv_compare_mark(const mv_compare_input *input, mv_change change);

#endif
