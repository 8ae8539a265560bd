#include "formats/graphs/dl/dl_cells.h"
#include "formats/graphs/dl/dl_write.h"
#include "formats/records/records.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* UCINET's DL: matrices of the same actors, written as numbers or as lists of the cells that are not 0. A matrix
 * whose halves mirror each other is of ties without direction. Names are the same whatever their capitals. */

typedef struct reader {
    mv_relations *set;
    mv_records *records;
    const mv_dl_form *form;
    mv_dl dl;
} reader;

static mv_place place_of(void *context, size_t position)
{
    return mv_lines_place(&((reader *)context)->dl.words.lines, position);
}

/* --- the head --------------------------------------------------------------------------------------------- */

static void read_count(mv_dl *dl, mv_dl_names *names)
{
    enum { MOST = 99999999 };
    mv_dl_words *w = &dl->words;
    mv_quoted quoted;
    if (!mv_dl_need(w, "a number")) return;
    size_t digits = strspn(w->word.bytes, "0123456789");
    names->expected = digits && digits < 9 ? strtoul(w->word.bytes, NULL, 10) : MOST + 1;
    names->said = true;
    if (w->word.bytes[digits] || names->expected > MOST)
        MV_DL_FAIL(w, "%s was found; a whole number up to %d was expected", mv_quote(w->word.bytes, quoted), MOST);
}

static bool is_keyword(mv_dl_words *w)
{
    static const char *const keywords[] = {
        "data", "labels", "row", "column", "col", "matrix", "level", "format"
    };
    for (size_t i = 0; i < MV_COUNT(keywords); i++)
        if (mv_dl_is(w, keywords[i])) return true;
    return false;
}

/* As many names as were announced, or up to the next keyword. */
static void read_names(mv_dl *dl, mv_dl_names *names)
{
    mv_dl_words *w = &dl->words;
    for (size_t i = 0; !w->failed && (!names->said || i < names->expected) && mv_dl_need(w, "a label"); i++) {
        if (!names->said && is_keyword(w)) {
            mv_dl_put_back(w);
            return;
        }
        mv_dl_add_name(dl, names);
    }
}

static void read_form(reader *r)
{
    mv_quoted quoted;
    mv_dl_words *w = &r->dl.words;
    if (!mv_dl_need(w, "a format")) return;
    r->form = mv_dl_form_find(&r->dl, true);
    if (!r->form)
        MV_DL_FAIL(w,
                   "the format %s is not read; fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, nodelist1, "
                   "nodelist1b or nodelist2 was expected",
                   mv_quote(w->word.bytes, quoted));
    else if (r->form->two_mode)
        r->dl.two_mode = true;
}

/* "labels:" and the names, or "labels embedded"; `which` is NULL for those of rows and columns alike. */
static void read_labels(mv_dl *dl, mv_dl_names *which)
{
    bool colon = mv_dl_has_colon(&dl->words);
    if (!colon && mv_dl_need(&dl->words, "\"embedded\", or a colon and labels,")) {
        if (mv_dl_is(&dl->words, "embedded")) {
            dl->rows.embedded |= which != &dl->columns;
            dl->columns.embedded |= which != &dl->rows;
            return;
        }
        mv_dl_put_back(&dl->words);
    }
    bool again = which == &dl->columns && !dl->two_mode && dl->rows.count; /* columns are called as rows are */
    for (size_t i = 0; again && i < dl->rows.count; i++) mv_dl_need(&dl->words, "a label");
    if (again) return;
    read_names(dl, which == &dl->matrices ? which : which == &dl->columns ? mv_dl_columns(dl) : &dl->rows);
}

static void read_labels_of(mv_dl *dl, mv_dl_names *which)
{
    if (!mv_dl_need(&dl->words, "\"labels\"")) return;
    if (mv_dl_is(&dl->words, "labels"))
        read_labels(dl, which);
    else
        MV_DL_FAIL(&dl->words, "\"labels\" was expected here");
}

/* Numbers of rows, columns and matrices; false for another word. */
static bool read_size(mv_dl *dl)
{
    const struct {
        const char *word;
        mv_dl_names *names;
    } sizes[] = { { "n", &dl->rows }, { "nr", &dl->rows }, { "nc", &dl->columns }, { "nm", &dl->matrices } };
    for (size_t i = 0; i < MV_COUNT(sizes); i++) {
        if (!mv_dl_is(&dl->words, sizes[i].word)) continue;
        read_count(dl, sizes[i].names);
        dl->two_mode = dl->two_mode || sizes[i].names == &dl->columns;
        return true;
    }
    return false;
}

/* An entry besides sizes. */
static void read_entry(reader *r)
{
    mv_dl *dl = &r->dl;
    mv_dl_words *w = &dl->words;
    mv_quoted quoted;
    if (mv_dl_is(w, "format"))
        read_form(r);
    else if (mv_dl_is(w, "labels"))
        read_labels(dl, NULL);
    else if (mv_dl_is(w, "row"))
        read_labels_of(dl, &dl->rows);
    else if (mv_dl_is(w, "column") || mv_dl_is(w, "col"))
        read_labels_of(dl, &dl->columns);
    else if (mv_dl_is(w, "matrix") || mv_dl_is(w, "level"))
        read_labels_of(dl, &dl->matrices);
    else if (mv_dl_is(w, "title")) {
        if (mv_dl_need(w, "a title")) r->set->title = mv_relations_text(r->set, w->word.bytes);
    } else if (mv_dl_is(w, "diagonal")) {
        if (mv_dl_need(w, "\"present\" or \"absent\"")) dl->no_diagonal = mv_dl_is(w, "absent");
    } else if (!mv_dl_is(w, "dl"))
        MV_DL_FAIL(w, "%s is nothing that a DL file says before \"data:\"", mv_quote(w->word.bytes, quoted));
}

/* Whether it is known how many there are, or their names tell. */
static bool are_counted(const reader *r, const mv_dl_names *names)
{
    return names->said || (r->form->listed && names->embedded);
}

static void read_file(reader *r)
{
    mv_dl_words *w = &r->dl.words;
    while (!w->failed && mv_dl_need(w, "\"data:\"") && !mv_dl_is(w, "data"))
        if (!read_size(&r->dl)) read_entry(r);
    if (w->failed) return;
    if (!r->form) r->form = mv_dl_form_find(&r->dl, false);
    if (!are_counted(r, &r->dl.rows))
        MV_DL_FAIL(w, "the head does not say how many actors there are; \"n=\" was expected");
    else if (r->dl.two_mode && !are_counted(r, &r->dl.columns))
        MV_DL_FAIL(w, "the head does not say how many columns there are; \"nc=\" was expected");
    else
        r->form->read(&r->dl);
}

/* --- the set ---------------------------------------------------------------------------------------------- */

/* Names of columns that rows have too are two actors in two modes: the number of a column goes on behind rows. */
static const char *key_of(const mv_dl *dl, size_t number, bool column, char buffer[32])
{
    snprintf(buffer, 32, "%s%zu", column && dl->two_mode ? "column " : "", number + 1);
    return buffer;
}

static void tell_actors(reader *r, const mv_dl_names *names, bool column)
{
    size_t key = mv_records_known(r->records, MV_ACTOR, MV_IS_KEY, "number");
    size_t id = mv_records_known(r->records, MV_ACTOR, MV_IS_ID, "label");
    size_t kind = mv_records_known(r->records, MV_ACTOR, MV_IS_KIND, "kind");
    size_t count = names->said ? names->expected : names->count;
    char number[32];
    if (!mv_relations_expect(r->set, count)) return;
    for (size_t i = 0; i < count; i++) {
        mv_record_value values[3] = { { .column = key, .text = key_of(&r->dl, i, column, number) } };
        size_t given = 1;
        if (i < names->count) values[given++] = (mv_record_value){ .column = id, .text = names->items[i] };
        if (column) values[given++] = (mv_record_value){ .column = kind, .text = "organisation" };
        mv_records_actor(r->records, values, given, 0);
    }
}

/* The name of a matrix, its number where it has none, or NULL where it is the only one. */
static const char *type_of(const mv_dl *dl, size_t matrix, char buffer[32])
{
    if (matrix < dl->matrices.count) return dl->matrices.items[matrix];
    snprintf(buffer, 32, "%zu", matrix + 1);
    return matrix > 0 || dl->matrices.expected > 1 ? buffer : NULL;
}

/* The cells of one matrix. */
static void tell_cells(reader *r, const mv_dl_cell *cells, size_t count, const size_t *columns)
{
    bool whole = !r->dl.half && !r->dl.two_mode && mv_dl_is_mirrored(cells, count), mirrored = whole || r->dl.half;
    char from[32], to[32], number[32];
    for (size_t i = 0; i < count; i++) {
        const mv_dl_cell *c = &cells[i];
        const char *type = type_of(&r->dl, c->matrix, number);
        if (whole && c->from > c->to) continue;
        mv_record_value values[4] = { { columns[0], key_of(&r->dl, c->from, false, from), c->where,
                                        MV_VALUES_ANY },
                                      { columns[1], key_of(&r->dl, c->to, true, to), c->where, MV_VALUES_ANY } };
        size_t given = 2;
        if (c->value) values[given++] = (mv_record_value){ columns[2], c->value, c->where, MV_VALUES_ANY };
        if (type) values[given++] = (mv_record_value){ columns[3], type, c->where, MV_VALUES_ANY };
        mv_records_relation(r->records, values, given, mirrored ? MV_DIRECTION_NO : MV_DIRECTION_YES, c->where);
    }
}

static void tell(reader *r)
{
    const mv_dl *dl = &r->dl;
    const size_t columns[] = { mv_records_known(r->records, MV_RELATION, MV_IS_SOURCE, "row"),
                               mv_records_known(r->records, MV_RELATION, MV_IS_TARGET, "column"),
                               mv_records_known(r->records, MV_RELATION, MV_IS_WEIGHT, "value"),
                               mv_records_known(r->records, MV_RELATION, MV_IS_TYPE, "matrix") };
    tell_actors(r, &dl->rows, false);
    if (dl->two_mode) tell_actors(r, &dl->columns, true);
    mv_dl_sort(dl->cells, dl->count);
    for (size_t first = 0, behind; first < dl->count; first = behind) {
        for (behind = first; behind < dl->count && dl->cells[behind].matrix == dl->cells[first].matrix;) behind++;
        tell_cells(r, dl->cells + first, behind - first, columns);
    }
}

static mv_status read_dl(mv_relations *set, const mv_input *input)
{
    reader r = { .set = set, .dl = { .arena = mv_arena_new(), .missing = &input->options->missing } };
    mv_dl_words *w = &r.dl.words;
    w->log = input->log;
    w->lines = mv_lines_of_file(input->path, input->bytes, input->length);
    w->at = w->bytes = w->lines.bytes;
    mv_status status = mv_lines_check(&w->lines, input->log);
    if (!status) {
        r.records = mv_records_open(set, input,
                                    (mv_records_source){ .place = place_of, .context = &r, .lists_actors = true });
        read_file(&r);
        if (!w->failed) tell(&r);
        mv_records_close(r.records);
    }
    mv_dl_clear(&r.dl);
    return status;
}

static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    return (bytes[0] == 'd' || bytes[0] == 'D') && (bytes[1] == 'l' || bytes[1] == 'L') && bytes[2] &&
           strchr(" \t\r\n,", bytes[2]);
}

const mv_format mv_format_dl = { .name = "dl",
                                 .summary = "UCINET DL",
                                 .endings = { ".dl" },
                                 .recognise = recognise,
                                 .read = read_dl,
                                 .write = mv_dl_write };
