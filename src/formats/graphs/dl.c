#include "formats/records/records.h"
#include "support/index.h"
#include "support/lines.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* UCINET's DL: matrices of the same actors, written as numbers or as lists of the cells that are not 0. A matrix
 * whose halves mirror each other is of ties without direction. Names are the same whatever their capitals. */

typedef struct cell {
    size_t matrix, from, to, where;
    const char *value; /* NULL: 1 */
} cell;

/* Actors, of rows or of columns (the same list in one mode), or matrices. */
typedef struct names {
    const char **items;
    size_t count, expected; /* 0: not said */
    mv_index exact, folded; /* by name, and by name in small letters: the first of that */
} names;

typedef struct reader {
    mv_relations *set;
    mv_records *records;
    mv_log *log;
    const mv_names *missing;
    mv_lines lines;
    mv_arena *arena;
    const char *bytes, *at, *before; /* where we are, and where we were before the word at hand */
    mv_text word;
    size_t where;       /* of the word */
    bool first_in_line; /* the word is */
    names rows, columns, matrices;
    bool two_mode, rows_embedded, columns_embedded, no_diagonal, mirrored;
    const struct form *form;
    cell *cells;
    size_t count;
    bool empty; /* there are no actors, by what the head says */
    bool failed;
} reader;

static mv_place place_of(void *context, size_t position)
{
    return mv_lines_place(&((reader *)context)->lines, position);
}

#define FAIL(r, ...)                                                                                              \
    ((void)((r)->failed = true), (void)mv_log_error((r)->log, MV_BAD_DATA, place_of(r, (r)->where), __VA_ARGS__))

/* --- words ------------------------------------------------------------------------------------------------ */

static bool next_word(reader *r)
{
    static const char blanks[] = " \t\r\n,=";
    const char *start = r->before = r->at;
    r->at += strspn(r->at, blanks);
    r->first_in_line = start == r->bytes;
    for (; start < r->at; start++) r->first_in_line |= *start == '\n' || *start == '\r';
    r->where = (size_t)(r->at - r->bytes);
    r->word.length = 0;
    mv_text_add(&r->word, "");
    if (!*r->at) return false;
    bool quoted = *r->at == '"' || *r->at == '\'';
    const char closing[] = { *r->at, '\r', '\n', '\0' };
    if (quoted) r->at++;
    size_t length = strcspn(r->at, quoted ? closing : blanks);
    mv_text_add_bytes(&r->word, r->at, length);
    r->at += length;
    if (quoted && *r->at == closing[0]) r->at++;
    return true;
}

/* Back to before the word at hand. */
static void put_back(reader *r)
{
    r->at = r->before;
}

static bool need_word(reader *r, const char *what)
{
    if (next_word(r)) return true;
    FAIL(r, "the file ends here; %s was expected", what);
    return false;
}

/* The word at hand, but for a colon behind it. */
static bool is_word(reader *r, const char *word)
{
    size_t length = strlen(word);
    char *text = r->word.bytes;
    bool colon = r->word.length == length + 1 && text[length] == ':';
    if (colon) text[length] = '\0';
    bool same = mv_same_word(text, word);
    if (colon) text[length] = ':';
    return same;
}

static bool has_colon(const reader *r)
{
    return r->word.length && r->word.bytes[r->word.length - 1] == ':';
}

static size_t read_count(reader *r)
{
    char *end;
    mv_quoted quoted;
    if (!need_word(r, "a number")) return 0;
    unsigned long count = strtoul(r->word.bytes, &end, 10);
    if (*end || count > 10000000)
        FAIL(r, "%s was found; a whole number was expected", mv_quote(r->word.bytes, quoted));
    return count;
}

/* --- names ------------------------------------------------------------------------------------------------ */

static char *folded(mv_arena *arena, const char *name)
{
    char *copy = mv_arena_copy(arena, name, strlen(name));
    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c + 32);
    return copy;
}

static names *columns_of(reader *r)
{
    return r->two_mode ? &r->columns : &r->rows;
}

/* Gives the word at hand a number; MV_NONE when no more names are expected. */
static size_t add_name(reader *r, names *list)
{
    mv_quoted quoted;
    if (list->expected && list->count == list->expected) {
        FAIL(r, "%s is one name more than the %zu that were announced", mv_quote(r->word.bytes, quoted),
             list->expected);
        return MV_NONE;
    }
    const char *name = mv_arena_copy(r->arena, r->word.bytes, r->word.length);
    list->items = mv_grow(list->items, list->count, sizeof *list->items);
    list->items[list->count] = name;
    mv_index_add(&list->exact, name, list->count);
    mv_index_add(&list->folded, folded(r->arena, name), list->count);
    return list->count++;
}

/* The number of a name, which is given one when it is new. */
static size_t meet_name(reader *r, names *list)
{
    size_t found = mv_index_find(&list->exact, r->word.bytes);
    if (found == MV_ABSENT) found = mv_index_find(&list->folded, folded(r->arena, r->word.bytes));
    return found != MV_ABSENT ? found : add_name(r, list);
}

static bool is_keyword(reader *r)
{
    static const char *const keywords[] = {
        "data", "labels", "row", "column", "col", "matrix", "level", "format"
    };
    for (size_t i = 0; i < MV_COUNT(keywords); i++)
        if (is_word(r, keywords[i])) return true;
    return false;
}

/* As many names as were announced, or up to the next keyword. */
static void read_names(reader *r, names *list)
{
    mv_quoted quoted;
    for (size_t i = 0; !r->failed && (!list->expected || i < list->expected) && need_word(r, "a label"); i++) {
        if (!list->expected && is_keyword(r)) {
            put_back(r);
            return;
        }
        if (mv_index_find(&list->exact, r->word.bytes) == MV_ABSENT)
            add_name(r, list);
        else
            FAIL(r, "the label %s stands twice", mv_quote(r->word.bytes, quoted));
    }
}

/* --- cells ------------------------------------------------------------------------------------------------ */

static void add_cell(reader *r, size_t matrix, size_t from, size_t to, bool valued)
{
    double number;
    if (valued &&
        ((mv_number_parse(r->word.bytes, &number) && number == 0) || mv_names_have(*r->missing, r->word.bytes)))
        return;
    r->cells = mv_grow(r->cells, r->count, sizeof *r->cells);
    r->cells[r->count++] = (cell){ matrix, from, to, r->where,
                                   valued ? mv_arena_copy(r->arena, r->word.bytes, r->word.length) : NULL };
}

static bool embedded(const reader *r, const names *list)
{
    return list == &r->rows ? r->rows_embedded || (!r->two_mode && r->columns_embedded) : r->columns_embedded;
}

/* The word at hand as one end of a tie: a name, or the number of an actor. */
static size_t read_end(reader *r, names *list)
{
    char *end;
    mv_quoted quoted;
    if (embedded(r, list)) return meet_name(r, list);
    unsigned long number = strtoul(r->word.bytes, &end, 10);
    if (!*end && number && number <= list->expected) return number - 1;
    FAIL(r, "%s was found; a whole number from 1 to %zu was expected", mv_quote(r->word.bytes, quoted),
         list->expected);
    return MV_NONE;
}

/* Whether the next word stands in a line of its own, or is not there. */
static bool line_ends(reader *r)
{
    bool more = next_word(r), ends = !more || r->first_in_line;
    if (more) put_back(r);
    return ends;
}

/* "!" stands between the lists of two matrices. */
static bool next_matrix(reader *r, size_t *matrix)
{
    if (strcmp(r->word.bytes, "!") != 0) return false;
    ++*matrix;
    return true;
}

static void read_edges(reader *r)
{
    for (size_t matrix = 0; !r->failed && next_word(r);) {
        if (next_matrix(r, &matrix)) continue;
        size_t from = read_end(r, &r->rows), where = r->where;
        if (r->failed || line_ends(r)) {
            r->where = where;
            if (!r->failed) FAIL(r, "the line has one end of a tie; a second was expected");
            return;
        }
        next_word(r);
        size_t to = read_end(r, columns_of(r));
        bool valued = !r->failed && !line_ends(r);
        if (valued) next_word(r);
        r->where = valued ? r->where : where;
        if (!r->failed) add_cell(r, matrix, from, to, valued);
        if (!r->failed && !line_ends(r)) FAIL(r, "the line goes on; two ends and a value were expected");
    }
}

static void read_nodes(reader *r)
{
    for (size_t matrix = 0; !r->failed && next_word(r);) {
        if (next_matrix(r, &matrix)) continue;
        size_t from = read_end(r, &r->rows);
        while (!r->failed && !line_ends(r) && next_word(r)) {
            size_t to = read_end(r, columns_of(r));
            if (!r->failed) add_cell(r, matrix, from, to, false);
        }
    }
}

/* Each line is a row: how many there are, and which. */
static void read_counted_nodes(reader *r)
{
    for (size_t from = 0; !r->failed && from < r->rows.expected && next_word(r); from++) {
        while (!r->failed && !line_ends(r) && next_word(r)) {
            size_t to = read_end(r, columns_of(r));
            if (!r->failed) add_cell(r, 0, from, to, false);
        }
    }
}

static void read_row(reader *r, size_t matrix, size_t row, size_t first, size_t behind)
{
    size_t number = row;
    if (r->rows_embedded && need_word(r, "the label of a row")) number = meet_name(r, &r->rows);
    for (size_t column = first; column < behind && !r->failed; column++) {
        if (r->no_diagonal && !r->two_mode && column == row) continue;
        if (need_word(r, "a number of the matrix")) add_cell(r, matrix, number, column, true);
    }
}

typedef enum part { WHOLE, LOWER, UPPER } part;

static void read_matrices(reader *r, part of)
{
    size_t rows = r->rows.expected, columns = columns_of(r)->expected;
    r->mirrored = of != WHOLE;
    for (size_t m = 0; m < (r->matrices.expected ? r->matrices.expected : 1) && !r->failed; m++) {
        for (size_t c = 0; r->columns_embedded && c < columns && need_word(r, "the label of a column"); c++)
            meet_name(r, columns_of(r));
        for (size_t row = 0; row < rows && !r->failed; row++)
            read_row(r, m, row, of == UPPER ? row : 0, of == LOWER ? row + 1 : columns);
    }
    if (!r->failed && next_word(r)) FAIL(r, "the matrix ends before this; the end of the file was expected");
}

static void read_whole(reader *r)
{
    read_matrices(r, WHOLE);
}

static void read_lower(reader *r)
{
    read_matrices(r, LOWER);
}

static void read_upper(reader *r)
{
    read_matrices(r, UPPER);
}

/* --- the head --------------------------------------------------------------------------------------------- */

static const struct form {
    const char *name, *abbreviation;
    void (*read)(reader *r);
    bool two_mode;
} forms[] = {
    { "fullmatrix", "fm", read_whole, false },
    { "lowerhalf", "lh", read_lower, false },
    { "upperhalf", "uh", read_upper, false },
    { "edgelist1", "el1", read_edges, false },
    { "edgelist", "el", read_edges, false },
    { "edgelist2", "el2", read_edges, true },
    { "nodelist1", "nl1", read_nodes, false },
    { "nodelist", "nl", read_nodes, false },
    { "linkedlist1", "ll1", read_nodes, false },
    { "nodelist2", "nl2", read_nodes, true },
    { "nodelist1b", "nl1b", read_counted_nodes, false },
};

static void read_form(reader *r)
{
    mv_quoted quoted;
    if (!need_word(r, "a format")) return;
    for (size_t i = 0; i < MV_COUNT(forms); i++)
        if (is_word(r, forms[i].name) || is_word(r, forms[i].abbreviation)) r->form = &forms[i];
    if (!r->form)
        FAIL(r,
             "the format %s is not read; fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, nodelist1, "
             "nodelist1b or nodelist2 was expected",
             mv_quote(r->word.bytes, quoted));
    else if (r->form->two_mode)
        r->two_mode = true;
}

/* "labels:" and the names, or "labels embedded"; `which` is NULL for those of rows and columns alike. */
static void read_labels(reader *r, names *which)
{
    bool colon = has_colon(r);
    if (!colon && need_word(r, "\"embedded\", or a colon and labels,")) {
        if (is_word(r, "embedded")) {
            r->rows_embedded |= which != &r->columns;
            r->columns_embedded |= which != &r->rows;
            return;
        }
        put_back(r);
    }
    bool again = which == &r->columns && !r->two_mode && r->rows.count; /* columns are called as rows are */
    for (size_t i = 0; again && i < r->rows.count; i++) need_word(r, "a label");
    if (again) return;
    read_names(r, which == &r->matrices ? which : which == &r->columns ? columns_of(r) : &r->rows);
}

static void read_labels_of(reader *r, names *which)
{
    if (!need_word(r, "\"labels\"")) return;
    if (is_word(r, "labels"))
        read_labels(r, which);
    else
        FAIL(r, "\"labels\" was expected here");
}

static void set_columns(reader *r)
{
    r->columns.expected = read_count(r);
    r->two_mode = true;
}

/* One entry; false behind "data:". */
static bool read_entry(reader *r)
{
    mv_quoted quoted;
    if (is_word(r, "data")) return false;
    if (is_word(r, "dl"))
        return true;
    else if (is_word(r, "n")) {
        r->rows.expected = read_count(r);
        r->empty = !r->rows.expected;
    } else if (is_word(r, "nr"))
        r->rows.expected = read_count(r);
    else if (is_word(r, "nc"))
        set_columns(r);
    else if (is_word(r, "nm"))
        r->matrices.expected = read_count(r);
    else if (is_word(r, "format"))
        read_form(r);
    else if (is_word(r, "labels"))
        read_labels(r, NULL);
    else if (is_word(r, "row"))
        read_labels_of(r, &r->rows);
    else if (is_word(r, "column") || is_word(r, "col"))
        read_labels_of(r, &r->columns);
    else if (is_word(r, "matrix") || is_word(r, "level"))
        read_labels_of(r, &r->matrices);
    else if (is_word(r, "title")) {
        if (need_word(r, "a title")) r->set->title = mv_relations_text(r->set, r->word.bytes);
    } else if (is_word(r, "diagonal")) {
        if (need_word(r, "\"present\" or \"absent\"")) r->no_diagonal = is_word(r, "absent");
    } else
        FAIL(r, "%s is nothing that a DL file says before \"data:\"", mv_quote(r->word.bytes, quoted));
    return true;
}

static void read_file(reader *r)
{
    bool data = false;
    while (!r->failed && !data && need_word(r, "\"data:\"")) data = !read_entry(r);
    if (r->failed) return;
    if (!r->form) r->form = &forms[0];
    bool listed = r->form->read == read_edges || r->form->read == read_nodes;
    if (!r->rows.expected && !r->empty && !(listed && r->rows_embedded)) {
        FAIL(r, "the head does not say how many actors there are; \"n=\" was expected");
        return;
    }
    if (r->two_mode && !r->columns.expected && !(listed && r->columns_embedded)) {
        FAIL(r, "the head does not say how many columns there are; \"nc=\" was expected");
        return;
    }
    r->form->read(r);
}

/* --- the set ---------------------------------------------------------------------------------------------- */

/* Names of columns that rows have too are two actors in two modes: the number of a column goes on behind rows. */
static const char *key_of(const reader *r, size_t number, bool column, char buffer[32])
{
    snprintf(buffer, 32, "%s%zu", column && r->two_mode ? "column " : "", number + 1);
    return buffer;
}

static void tell_actors(reader *r, const names *list, bool column)
{
    size_t key = mv_records_known(r->records, MV_ACTOR, MV_IS_KEY, "number");
    size_t id = mv_records_known(r->records, MV_ACTOR, MV_IS_ID, "label");
    size_t kind = mv_records_known(r->records, MV_ACTOR, MV_IS_KIND, "kind");
    size_t count = list->expected ? list->expected : list->count;
    char number[32];
    for (size_t i = 0; i < count; i++) {
        mv_record_value values[3] = { { key, key_of(r, i, column, number), 0 } };
        size_t given = 1;
        if (i < list->count) values[given++] = (mv_record_value){ id, list->items[i], 0 };
        if (column) values[given++] = (mv_record_value){ kind, "organisation", 0 };
        mv_records_actor(r->records, values, given, 0);
    }
}

static int by_ends(const void *a, const void *b)
{
    const cell *x = a, *y = b;
    size_t left[] = { x->matrix, x->from, x->to, x->where }, right[] = { y->matrix, y->from, y->to, y->where };
    for (size_t i = 0; i < MV_COUNT(left); i++)
        if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
    return 0;
}

static int by_pair(const void *a, const void *b)
{
    const cell *x = a, *y = b;
    size_t left[] = { x->matrix, x->from, x->to }, right[] = { y->matrix, y->from, y->to };
    for (size_t i = 0; i < MV_COUNT(left); i++)
        if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
    return 0;
}

/* Whether each cell of a matrix stands mirrored on the other side, too, and there is one beside the diagonal. */
static bool is_mirrored(const reader *r, const cell *cells, size_t count)
{
    bool any = false;
    if (r->two_mode) return false;
    for (size_t i = 0; i < count; i++) {
        cell turned = { cells[i].matrix, cells[i].to, cells[i].from, 0, NULL };
        const cell *found = bsearch(&turned, cells, count, sizeof turned, by_pair);
        if (!found || !mv_text_same(found->value, cells[i].value)) return false;
        any = any || cells[i].from != cells[i].to;
    }
    return any;
}

static void tell_cells(reader *r, const cell *cells, size_t count, const size_t *columns)
{
    bool mirrored = r->mirrored || is_mirrored(r, cells, count);
    const names *types = &r->matrices;
    char from[32], to[32], number[32];
    for (size_t i = 0; i < count; i++) {
        const cell *c = &cells[i];
        if (mirrored && !r->mirrored && c->from > c->to) continue;
        mv_record_value values[4] = { { columns[0], key_of(r, c->from, false, from), c->where },
                                      { columns[1], key_of(r, c->to, true, to), c->where } };
        size_t given = 2;
        snprintf(number, sizeof number, "%zu", c->matrix + 1);
        if (c->value) values[given++] = (mv_record_value){ columns[2], c->value, c->where };
        if (c->matrix < types->count || types->expected > 1)
            values[given++] =
                (mv_record_value){ columns[3], c->matrix < types->count ? types->items[c->matrix] : number,
                                   c->where };
        mv_records_relation(r->records, values, given, mirrored ? MV_DIRECTION_NO : MV_DIRECTION_YES, c->where);
    }
}

static void tell(reader *r)
{
    const size_t columns[] = { mv_records_known(r->records, MV_RELATION, MV_IS_SOURCE, "row"),
                               mv_records_known(r->records, MV_RELATION, MV_IS_TARGET, "column"),
                               mv_records_known(r->records, MV_RELATION, MV_IS_WEIGHT, "value"),
                               mv_records_known(r->records, MV_RELATION, MV_IS_TYPE, "matrix") };
    tell_actors(r, &r->rows, false);
    if (r->two_mode) tell_actors(r, &r->columns, true);
    if (r->count) qsort(r->cells, r->count, sizeof *r->cells, by_ends);
    for (size_t first = 0, behind; first < r->count; first = behind) {
        for (behind = first; behind < r->count && r->cells[behind].matrix == r->cells[first].matrix;) behind++;
        tell_cells(r, r->cells + first, behind - first, columns);
    }
}

static mv_status read_dl(mv_relations *set, const mv_input *input)
{
    reader r = { .set = set, .log = input->log, .arena = mv_arena_new() };
    r.missing = &input->options->missing;
    r.lines = mv_lines_of_file(input->path, input->bytes, input->length);
    r.at = r.bytes = r.lines.bytes;
    mv_status status = mv_lines_check(&r.lines, input->log);
    if (!status) {
        r.records = mv_records_open(set, input,
                                    (mv_records_source){ .place = place_of, .context = &r, .lists_actors = true });
        read_file(&r);
        if (!r.failed) tell(&r);
        mv_records_close(r.records);
    }
    names *const lists[] = { &r.rows, &r.columns, &r.matrices };
    for (size_t i = 0; i < MV_COUNT(lists); i++) {
        mv_index_clear(&lists[i]->exact);
        mv_index_clear(&lists[i]->folded);
        free(lists[i]->items);
    }
    mv_lines_clear(&r.lines);
    mv_text_clear(&r.word);
    mv_arena_free(r.arena);
    free(r.cells);
    return status;
}

static bool recognise(const char *bytes, size_t length)
{
    (void)length;
    return (bytes[0] == 'd' || bytes[0] == 'D') && (bytes[1] == 'l' || bytes[1] == 'L') && bytes[2] &&
           strchr(" \t\r\n,", bytes[2]);
}

/* --- writing ---------------------------------------------------------------------------------------------- */

/* What matrices cannot say. */
typedef struct lost {
    size_t neutral, signs, undirected, quotes;
} lost;

/* igraph takes quotes for a part of the label, so they stand only where they must. */
static void add_label(mv_text *out, const char *label, lost *l)
{
    const char *quotes = label[strcspn(label, " ,;:=!'\"\t\r\n")] ? "\"" : "";
    mv_text_add(out, quotes);
    for (; *label; label++) {
        bool quote = strchr("\"\r\n", *label) != NULL;
        l->quotes += quote;
        mv_text_add_bytes(out, quote ? "'" : label, 1);
    }
    mv_text_format(out, "%s\n", quotes);
}

static void write_line(const mv_writing *w, const mv_relation *relation, bool turned)
{
    uint32_t from = turned ? relation->target : relation->source;
    uint32_t to = turned ? relation->source : relation->target;
    mv_text_format(w->out, "%u %u ", from + 1, to + 1);
    mv_text_add_number(w->out, relation->sign * relation->weight, 17);
    mv_text_add(w->out, "\n");
}

/* A tie without direction fills both halves of the matrix. */
static void write_matrix(const mv_writing *w, size_t type, lost *l)
{
    const mv_type *built_in = mv_builtin_type_find(w->set->types[type].id);
    size_t directed = 0, undirected = 0;
    for (size_t i = 0; i < w->set->relation_count; i++) {
        const mv_relation *relation = &w->set->relations[i];
        if (relation->type != type) continue;
        l->neutral += !relation->sign;
        if (!relation->sign) continue;
        l->signs += built_in && built_in->sign < 1 && relation->sign > 0;
        *(relation->directed ? &directed : &undirected) += 1;
        write_line(w, relation, false);
        if (!relation->directed && relation->source != relation->target) write_line(w, relation, true);
    }
    if (directed) l->undirected += undirected;
}

/* The types that relations are of. */
static size_t *used_types(const mv_relations *set, size_t *count)
{
    size_t *used = mv_alloc_array(set->type_count, sizeof *used);
    bool *seen = mv_alloc_array(set->type_count, sizeof *seen);
    *count = 0;
    for (size_t i = 0; i < set->relation_count; i++) seen[set->relations[i].type] = true;
    for (size_t t = 0; t < set->type_count; t++)
        if (seen[t]) used[(*count)++] = t;
    free(seen);
    return used;
}

static void write_head(const mv_writing *w, const size_t *types, size_t count, lost *l)
{
    mv_text_format(w->out, "dl n=%zu", w->set->actor_count);
    if (count > 1) mv_text_format(w->out, " nm=%zu", count);
    mv_text_add(w->out, "\nformat=edgelist1\nlabels:\n"); /* igraph wants two lines */
    for (size_t i = 0; i < w->set->actor_count; i++) add_label(w->out, w->set->actors[i].id, l);
    bool named = !mv_record_fields_untyped(w->set);
    if (named) mv_text_add(w->out, "matrix labels:\n");
    for (size_t i = 0; i < count && named; i++) add_label(w->out, w->set->types[types[i]].id, l);
    mv_text_add(w->out, "data:\n");
}

static mv_status write_dl(const mv_writing *w)
{
    size_t count, *types = used_types(w->set, &count);
    lost l = { 0 };
    write_head(w, types, count, &l);
    for (size_t i = 0; i < count; i++) {
        if (i) mv_text_add(w->out, "!\n");
        write_matrix(w, types[i], &l);
    }
    mv_loss_fields(w->loss, w->set, MV_ACTOR, 1u << MV_IS_ID);
    mv_loss_fields(w->loss, w->set, MV_RELATION,
                   1u << MV_IS_SOURCE | 1u << MV_IS_TARGET | 1u << MV_IS_TYPE | 1u << MV_IS_SIGN |
                       1u << MV_IS_WEIGHT | 1u << MV_IS_DIRECTED);
    mv_loss_add(w->loss, "relations of sign 0", l.neutral);
    mv_loss_add(w->loss, "positive signs of hostile types", l.signs);
    mv_loss_add(w->loss, "that some ties of a directed type have no direction", l.undirected);
    mv_loss_add(w->loss, "quotation marks in names", l.quotes);
    mv_loss_document(w->loss, w->set, 0);
    free(types);
    return MV_OK;
}

const mv_format mv_format_dl = { .name = "dl",
                                 .summary = "UCINET DL",
                                 .endings = { ".dl" },
                                 .recognise = recognise,
                                 .read = read_dl,
                                 .write = write_dl };
