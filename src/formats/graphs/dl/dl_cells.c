#include "formats/graphs/dl/dl_cells.h"
#include <stdlib.h>
#include <string.h>

/* --- names ------------------------------------------------------------------------------------------------ */

mv_dl_names *mv_dl_columns(mv_dl *dl)
{
    return dl->two_mode ? &dl->columns : &dl->rows;
}

size_t mv_dl_add_name(mv_dl *dl, mv_dl_names *names)
{
    mv_quoted quoted;
    const char *word = mv_quote(dl->words.word.bytes, quoted);
    if (mv_index_find(&names->exact, dl->words.word.bytes) != MV_ABSENT) {
        MV_DL_FAIL(&dl->words, "the label %s stands twice", word);
        return MV_NONE;
    }
    if (names->said && names->count == names->expected) {
        MV_DL_FAIL(&dl->words, "%s is one name more than the %zu that were announced", word, names->expected);
        return MV_NONE;
    }
    const char *name = mv_arena_copy(dl->arena, dl->words.word.bytes, dl->words.word.length);
    names->items = mv_grow(names->items, names->count, sizeof *names->items);
    names->items[names->count] = name;
    mv_index_add(&names->exact, name, names->count);
    mv_index_add(&names->folded, mv_arena_small(dl->arena, name), names->count);
    return names->count++;
}

/* The number of a name, which is given one when it is new. */
static size_t meet_name(mv_dl *dl, mv_dl_names *names)
{
    size_t found = mv_index_find(&names->exact, dl->words.word.bytes);
    if (found == MV_ABSENT) found = mv_index_find(&names->folded, mv_arena_small(dl->arena, dl->words.word.bytes));
    return found != MV_ABSENT ? found : mv_dl_add_name(dl, names);
}

/* --- cells ------------------------------------------------------------------------------------------------ */

static void add_cell(mv_dl *dl, size_t matrix, size_t from, size_t to, bool valued)
{
    const mv_text *word = &dl->words.word;
    double number = 1;
    bool is_number = !valued || mv_number_parse(word->bytes, &number);
    if (dl->words.failed || (is_number && number == 0) || (valued && mv_names_have(*dl->missing, word->bytes)))
        return;
    dl->cells = mv_grow(dl->cells, dl->count, sizeof *dl->cells);
    dl->cells[dl->count++] = (mv_dl_cell){ matrix,
                                           from,
                                           to,
                                           is_number ? number : 0,
                                           dl->words.where,
                                           valued ? mv_arena_copy(dl->arena, word->bytes, word->length) : NULL };
}

static bool are_embedded(const mv_dl *dl, const mv_dl_names *names)
{
    return names->embedded || (!dl->two_mode && dl->columns.embedded);
}

/* The word at hand as one end of a tie: a name, or the number of an actor. */
static size_t read_end(mv_dl *dl, mv_dl_names *names)
{
    char *end;
    mv_quoted quoted;
    if (are_embedded(dl, names)) return meet_name(dl, names);
    unsigned long number = strtoul(dl->words.word.bytes, &end, 10);
    if (!*end && number && number <= names->expected) return number - 1;
    MV_DL_FAIL(&dl->words, "%s was found; a whole number from 1 to %zu was expected",
               mv_quote(dl->words.word.bytes, quoted), names->expected);
    return MV_NONE;
}

/* "!" stands between the lists of two matrices. */
static bool next_matrix(mv_dl *dl, size_t *matrix)
{
    if (strcmp(dl->words.word.bytes, "!") != 0) return false;
    ++*matrix;
    return true;
}

/* A line of two ends, and perhaps a value. */
static void read_edge(mv_dl *dl, size_t matrix)
{
    mv_dl_words *w = &dl->words;
    size_t from = read_end(dl, &dl->rows);
    if (w->failed) return;
    if (mv_dl_line_ends(w)) {
        MV_DL_FAIL(w, "the line has one end of a tie; a second was expected");
        return;
    }
    mv_dl_next(w);
    size_t to = read_end(dl, mv_dl_columns(dl));
    bool valued = !w->failed && !mv_dl_line_ends(w);
    if (valued) mv_dl_next(w);
    add_cell(dl, matrix, from, to, valued);
    if (w->failed || mv_dl_line_ends(w)) return;
    mv_dl_next(w);
    MV_DL_FAIL(w, "the line goes on; two ends and a value were expected");
}

static void read_edges(mv_dl *dl)
{
    for (size_t matrix = 0; !dl->words.failed && mv_dl_next(&dl->words);)
        if (!next_matrix(dl, &matrix)) read_edge(dl, matrix);
}

/* The rest of the line: all that `from` is tied to. */
static void read_targets(mv_dl *dl, size_t matrix, size_t from)
{
    while (!dl->words.failed && !mv_dl_line_ends(&dl->words) && mv_dl_next(&dl->words)) {
        size_t to = read_end(dl, mv_dl_columns(dl));
        add_cell(dl, matrix, from, to, false);
    }
}

static void read_nodes(mv_dl *dl)
{
    for (size_t matrix = 0; !dl->words.failed && mv_dl_next(&dl->words);)
        if (!next_matrix(dl, &matrix)) read_targets(dl, matrix, read_end(dl, &dl->rows));
}

/* Each line is a row: how many there are, and which. */
static void read_counted_nodes(mv_dl *dl)
{
    for (size_t from = 0; !dl->words.failed && from < dl->rows.expected && mv_dl_next(&dl->words); from++)
        read_targets(dl, 0, from);
}

/* --- matrices --------------------------------------------------------------------------------------------- */

typedef enum part { WHOLE, LOWER, UPPER } part;

static void read_row(mv_dl *dl, size_t matrix, size_t row, part of)
{
    size_t number = row, columns = mv_dl_columns(dl)->expected;
    size_t first = of == UPPER ? row : 0, behind = of == LOWER ? row + 1 : columns;
    if (dl->rows.embedded && mv_dl_need(&dl->words, "the label of a row")) number = meet_name(dl, &dl->rows);
    for (size_t column = first; column < behind && !dl->words.failed; column++) {
        if (dl->no_diagonal && !dl->two_mode && column == row) continue;
        if (mv_dl_need(&dl->words, "a number of the matrix")) add_cell(dl, matrix, number, column, true);
    }
}

/* Where there are no columns nothing is read of rows, however many are announced. */
static void read_matrices(mv_dl *dl, part of)
{
    mv_dl_words *w = &dl->words;
    mv_dl_names *columns = mv_dl_columns(dl);
    size_t rows = columns->expected || dl->rows.embedded ? dl->rows.expected : 0;
    dl->half = of != WHOLE;
    for (size_t m = 0; m < (dl->matrices.expected ? dl->matrices.expected : 1) && !w->failed; m++) {
        for (size_t c = 0; dl->columns.embedded && c < columns->expected && mv_dl_need(w, "the label of a column");
             c++)
            meet_name(dl, columns);
        for (size_t row = 0; row < rows && !w->failed; row++) read_row(dl, m, row, of);
    }
    if (!w->failed && mv_dl_next(w))
        MV_DL_FAIL(w, "the matrix ends before this; the end of the file was expected");
}

static void read_whole(mv_dl *dl)
{
    read_matrices(dl, WHOLE);
}

static void read_lower(mv_dl *dl)
{
    read_matrices(dl, LOWER);
}

static void read_upper(mv_dl *dl)
{
    read_matrices(dl, UPPER);
}

/* --- forms ------------------------------------------------------------------------------------------------ */

const mv_dl_form *mv_dl_form_find(mv_dl *dl, bool given)
{
    static const mv_dl_form forms[] = {
        { "fullmatrix", "fm", read_whole, false, false },
        { "lowerhalf", "lh", read_lower, false, false },
        { "upperhalf", "uh", read_upper, false, false },
        { "edgelist1", "el1", read_edges, false, true },
        { "edgelist", "el", read_edges, false, true },
        { "edgelist2", "el2", read_edges, true, true },
        { "nodelist1", "nl1", read_nodes, false, true },
        { "nodelist", "nl", read_nodes, false, true },
        { "linkedlist1", "ll1", read_nodes, false, true },
        { "nodelist2", "nl2", read_nodes, true, true },
        { "nodelist1b", "nl1b", read_counted_nodes, false, false },
    };
    if (!given) return &forms[0];
    for (size_t i = 0; i < MV_COUNT(forms); i++)
        if (mv_dl_is(&dl->words, forms[i].name) || mv_dl_is(&dl->words, forms[i].abbreviation)) return &forms[i];
    return NULL;
}

/* --- directions ------------------------------------------------------------------------------------------- */

static int by_pair(const mv_dl_cell *x, const mv_dl_cell *y)
{
    size_t left[] = { x->matrix, x->from, x->to }, right[] = { y->matrix, y->from, y->to };
    for (size_t i = 0; i < MV_COUNT(left); i++)
        if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static int by_place(const void *a, const void *b)
{
    const mv_dl_cell *x = a, *y = b;
    int order = by_pair(x, y);
    return order ? order : x->where < y->where ? -1 : x->where > y->where;
}

void mv_dl_sort(mv_dl_cell *cells, size_t count)
{
    if (count) qsort(cells, count, sizeof *cells, by_place);
}

bool mv_dl_is_mirrored(const mv_dl_cell *cells, size_t count)
{
    bool any = false, same = true;
    mv_dl_cell *turned = mv_alloc_array(count, sizeof *turned);
    for (size_t i = 0; i < count; i++) {
        turned[i] = cells[i];
        turned[i].from = cells[i].to;
        turned[i].to = cells[i].from;
        any = any || cells[i].from != cells[i].to;
    }
    mv_dl_sort(turned, count);
    for (size_t i = 0; i < count; i++) same = same && by_pair(&turned[i], &cells[i]) == 0;
    free(turned);
    return any && same;
}

void mv_dl_clear(mv_dl *dl)
{
    mv_dl_names *const lists[] = { &dl->rows, &dl->columns, &dl->matrices };
    for (size_t i = 0; i < MV_COUNT(lists); i++) {
        mv_index_clear(&lists[i]->exact);
        mv_index_clear(&lists[i]->folded);
        free(lists[i]->items);
    }
    mv_lines_clear(&dl->words.lines);
    mv_text_clear(&dl->words.word);
    mv_arena_free(dl->arena);
    free(dl->cells);
}
