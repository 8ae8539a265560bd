#include "formats/recipes/engine/grouping.h"
#include "formats/recipes/engine/sql_words.h"
#include <string.h>

/* A part of a statement, as numbers of words. */
typedef struct part {
    size_t begin, end;
} part;

/* Where SELECT list FROM (inner) AS alias WHERE condition GROUP BY keys rest stand. */
typedef struct form {
    const mv_sql_words *words;
    mv_arena *arena;
    part list, source, keys, rest; /* `source`: from FROM up to GROUP */
    size_t open, close, alias;     /* the brackets of the inner statement; the word of its name */
} form;

static bool is(const form *f, size_t word, const char *text)
{
    return mv_sql_word_is(f->words, word, text);
}

/* --- finding it --------------------------------------------------------------------------------------- */

/* The end of the SELECT that a word belongs to: its closing bracket, or the end of the statement. */
static size_t end_of_select(const form *f, size_t word)
{
    size_t depth = f->words->items[word].depth;
    while (word < f->words->count && f->words->items[word].depth >= depth) word++;
    return word;
}

/* The next word of this text at the depth of `from`, before `end`; `end` when there is none. */
static size_t find(const form *f, size_t from, size_t end, const char *text)
{
    size_t depth = f->words->items[from].depth;
    for (size_t i = from; i < end; i++)
        if (f->words->items[i].depth == depth && is(f, i, text)) return i;
    return end;
}

static bool find_select(form *f, size_t from)
{
    size_t depth = f->words->items[from].depth;
    for (size_t i = from; i-- > 0 && f->words->items[i].depth >= depth;) {
        if (f->words->items[i].depth > depth || !is(f, i, "SELECT")) continue;
        f->list = (part){ i + 1, from };
        return !is(f, i + 1, "DISTINCT");
    }
    return false;
}

/* FROM ( SELECT ... ) AS alias */
static bool find_source(form *f, size_t from)
{
    if (!is(f, from, "FROM") || !is(f, from + 1, "(") || !is(f, from + 2, "SELECT")) return false;
    f->open = from + 1;
    f->close = end_of_select(f, from + 2);
    f->alias = f->close + 1 + is(f, f->close + 1, "AS");
    return f->alias < f->words->count && f->words->items[f->alias].kind == MV_SQL_NAME;
}

/* Names alone, with commas between them. */
static bool find_keys(form *f, size_t group, size_t end)
{
    size_t at = group + 2;
    if (!is(f, group + 1, "BY")) return false;
    for (;; at += 2) {
        if (at >= end || f->words->items[at].kind != MV_SQL_NAME) return false;
        if (!is(f, at + 1, ",")) break;
    }
    f->keys = (part){ group + 2, at + 1 };
    f->rest = (part){ at + 1, end };
    return at + 1 == end || is(f, at + 1, "ORDER") || is(f, at + 1, "HAVING") || is(f, at + 1, ";");
}

static bool find_form(form *f, size_t from)
{
    if (!find_source(f, from) || !find_select(f, from)) return false;
    size_t end = end_of_select(f, from), group = find(f, from, end, "GROUP"), behind = f->alias + 1;
    f->source = (part){ from, group };
    return group < end && (behind == group || is(f, behind, "WHERE")) && find_keys(f, group, end);
}

/* --- what it may not have ------------------------------------------------------------------------------ */

static bool has_any(const form *f, part where)
{
    static const char *const others[] = { "avg",  "total",  "group_concat", "row_list", "spells",
                                          "over", "filter", "distinct",     "union",    "select" };
    for (size_t i = where.begin; i < where.end; i++)
        for (size_t o = 0; o < MV_COUNT(others); o++)
            if (is(f, i, others[o])) return true;
    return false;
}

static bool is_key(const form *f, const mv_sql_word *word)
{
    for (size_t i = f->keys.begin; i < f->keys.end; i += 2)
        if (mv_sql_same_word(&f->words->items[i], word)) return true;
    return false;
}

/* A key "cast(...) AS name" would be compared by other rules than the column of a table. */
static bool casts_key(const form *f)
{
    for (size_t i = f->open + 1; i < f->close; i++)
        if (is(f, i, "cast") && (is(f, i - 1, ",") || is(f, i - 1, "SELECT") || is(f, i - 1, "DISTINCT"))) {
            size_t close = end_of_select(f, i + 2), name = close + 1 + is(f, close + 1, "AS");
            if (name < f->close && is_key(f, &f->words->items[name])) return true;
        }
    return false;
}

/* --- cutting it --------------------------------------------------------------------------------------- */

typedef struct cutting {
    const form *form;
    mv_grouping *out;
    bool rows; /* they are wanted */
    mv_text arguments, over;
} cutting;

static void add_words(mv_text *text, const form *f, part where)
{
    if (where.begin == where.end) return;
    const mv_sql_word *first = &f->words->items[where.begin], *last = &f->words->items[where.end - 1];
    mv_text_add(text, " ");
    mv_text_add_bytes(text, first->text, (size_t)(last->text + last->length - first->text));
}

/* count(*), count(x), sum(x), min(x), max(x): min and max of several are no folds. */
static bool find_fold(const form *f, size_t word, mv_fold_kind *kind, part *argument)
{
    static const struct {
        const char *name;
        mv_fold_kind kind;
    } kinds[] = {
        { "count", MV_FOLD_COUNT }, { "sum", MV_FOLD_TOTAL }, { "min", MV_FOLD_MIN }, { "max", MV_FOLD_MAX }
    };
    for (size_t i = 0; i < MV_COUNT(kinds); i++) {
        if (!is(f, word, kinds[i].name) || !is(f, word + 1, "(") || is(f, word + 2, ")")) continue;
        *kind = kinds[i].kind;
        *argument = (part){ word + 2, end_of_select(f, word + 2) };
        return find(f, word + 2, argument->end, ",") == argument->end;
    }
    return false;
}

static void add_fold(cutting *c, mv_fold_kind kind, part argument)
{
    static const char *const again[] = { "sum", "sum", "min", "max" };
    mv_grouping *out = c->out;
    bool all = is(c->form, argument.begin, "*");
    mv_text_add(&c->arguments, all ? ", 1" : ", (");
    if (!all) add_words(&c->arguments, c->form, argument);
    if (!all)
        mv_text_add(&c->arguments,
                    kind == MV_FOLD_TOTAL ? ") + 0" : ")"); /* numbers that are texts become numbers */
    out->folds[out->fold_count++] = kind;
    mv_text_format(&c->over, " %s(fold_%zu)", again[kind], out->fold_count);
}

/* The words of a part, folds replaced by folds of what was folded. */
static void add_over(cutting *c, part where)
{
    size_t written = where.begin;
    for (size_t i = where.begin; i < where.end; i++) {
        mv_fold_kind kind;
        part argument;
        if (!find_fold(c->form, i, &kind, &argument)) continue;
        add_words(&c->over, c->form, (part){ written, i });
        add_fold(c, kind, argument);
        i = argument.end;
        written = i + 1;
    }
    add_words(&c->over, c->form, (part){ written, where.end });
}

static void cut(cutting *c)
{
    const form *f = c->form;
    mv_grouping *out = c->out;
    size_t most = f->words->count;
    out->keys = mv_arena_alloc(f->arena, most * sizeof *out->keys);
    out->folds = mv_arena_alloc(f->arena, most * sizeof *out->folds);
    add_words(&c->arguments, f, f->keys);
    add_words(&c->over, f, (part){ 0, f->list.begin });
    add_over(c, f->list);
    if (c->rows && !f->words->items[f->list.begin].depth) mv_text_add(&c->over, ", " MV_FOLDED_ROWS);
    mv_text_add(&c->over, " FROM tally AS");
    add_words(&c->over, f, (part){ f->alias, f->alias + 1 });
    mv_text_add(&c->over, " GROUP BY");
    add_words(&c->over, f, f->keys);
    add_over(c, f->rest);
    add_words(&c->over, f, (part){ f->rest.end, f->words->count });
    mv_text source = { 0 };
    add_words(&source, f, f->source);
    for (size_t i = f->keys.begin; i < f->keys.end; i += 2)
        out->keys[out->key_count++] = mv_sql_word_name(&f->words->items[i], f->arena);
    out->arguments = mv_arena_copy(f->arena, c->arguments.bytes, c->arguments.length);
    out->source = mv_arena_copy(f->arena, source.bytes, source.length);
    out->over = mv_arena_copy(f->arena, c->over.bytes, c->over.length);
    mv_text_clear(&c->arguments);
    mv_text_clear(&source);
    mv_text_clear(&c->over);
}

bool mv_grouping_find(mv_grouping *out, const char *statement, size_t length, bool rows, mv_arena *arena)
{
    mv_sql_words words = mv_sql_words_of(statement, length, arena);
    *out = (mv_grouping){ 0 };
    for (size_t i = 0; i < words.count; i++) {
        form f = { .words = &words, .arena = arena };
        if (!find_form(&f, i) || has_any(&f, f.list) || has_any(&f, f.rest) || casts_key(&f)) continue;
        cut(&(cutting){ .form = &f, .out = out, .rows = rows });
        return true;
    }
    return false;
}
