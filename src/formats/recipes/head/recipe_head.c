#include "formats/recipes/head/recipe.h"
#include "support/lines.h"
#include "support/names.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The head of a recipe: lines "-- key: value", and "--   more of it" with three blanks or more. What begins with
 * another character than a small letter is prose. Keys that describe a table hold for the table named last, or,
 * before the first, for all of them. */

typedef struct head {
    mv_recipe *recipe;
    mv_log *log;
    mv_lines lines;
    size_t at;             /* where the value at hand stands */
    mv_recipe_table table; /* what holds for tables to come */
} head;

#define WRONG(h, ...) mv_log_error((h)->log, MV_BAD_DATA, mv_lines_place(&(h)->lines, (h)->at), __VA_ARGS__)

static const char *copy_trimmed(mv_arena *arena, const char *begin, const char *end)
{
    while (begin < end && strchr(" \t\r\n", *begin)) begin++;
    while (begin < end && strchr(" \t\r\n", end[-1])) end--;
    return mv_arena_copy(arena, begin, (size_t)(end - begin));
}

/* "a, b, c", or with another mark between. */
static mv_names split_at(mv_arena *arena, const char *value, char mark)
{
    size_t count = 1;
    for (const char *c = value; *c; c++) count += *c == mark;
    const char **items = mv_arena_alloc(arena, count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(value, (const char[]){ mark, '\0' });
        items[i] = copy_trimmed(arena, value, value + length);
        if (strcmp(items[i], "\"\"") == 0) items[i] = ""; /* so is an empty one written */
        value += length + (value[length] == mark);
    }
    return (mv_names){ items, count };
}

static mv_names split_list(mv_arena *arena, const char *value)
{
    return split_at(arena, value, ',');
}

/* Cuts "first: rest" in two; `rest` is empty when there is no colon. */
static const char *cut(mv_arena *arena, const char *value, const char **rest)
{
    const char *colon = strchr(value, ':'), *end = value + strlen(value);
    *rest = colon ? copy_trimmed(arena, colon + 1, end) : "";
    return copy_trimmed(arena, value, colon ? colon : end);
}

/* --- tables ------------------------------------------------------------------------------------------- */

static mv_recipe_table *table_at_hand(head *h)
{
    return h->recipe->table_count ? &h->recipe->tables[h->recipe->table_count - 1] : &h->table;
}

static mv_status add_columns(head *h, mv_recipe_table *table, mv_names names)
{
    table->columns = mv_arena_alloc(h->recipe->arena, names.count * sizeof *table->columns);
    for (size_t i = 0; i < names.count; i++) {
        size_t length = strlen(names.items[i]);
        bool optional = length && names.items[i][length - 1] == '?';
        if (i + 1 == names.count && strcmp(names.items[i], "...") == 0) {
            table->more = true;
            break;
        }
        mv_names called =
            split_at(h->recipe->arena, mv_arena_copy(h->recipe->arena, names.items[i], length - optional), '|');
        for (size_t k = 0; k < called.count; k++)
            if (!*called.items[k])
                return WRONG(h, "a column has no name; \"c%zu\" is the one of column %zu", i + 1, i + 1);
        table->columns[table->column_count++] =
            (mv_recipe_column){ called.items[0], optional, { called.items + 1, called.count - 1 } };
    }
    return table->column_count ? MV_OK
                               : WRONG(h, "a table needs columns: \"-- table: NAME: COLUMN, COLUMN, ...\"");
}

static bool is_name(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_", more[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
    return *text && strchr(letters, *text) && !text[strspn(text, more)];
}

static mv_status read_table(head *h, const char *value)
{
    mv_recipe *recipe = h->recipe;
    const char *header;
    char *name = (char *)(uintptr_t)cut(recipe->arena, value, &header);
    size_t length = strlen(name);
    mv_recipe_table table = h->table;
    table.optional = length && name[length - 1] == '?';
    if (table.optional) name[length - 1] = '\0';
    table.name = name;
    if (!is_name(name))
        return WRONG(h, "a table is called by small letters, digits and _: \"-- table: NAME: ...\"");
    if (strncmp(name, "sqlite_", 7) == 0) return WRONG(h, "tables of SQLite itself are called sqlite_...");
    if (mv_recipe_find_table(recipe, name)) return WRONG(h, "there is a table \"%s\" already", name);
    recipe->tables = mv_grow(recipe->tables, recipe->table_count, sizeof table);
    recipe->tables[recipe->table_count++] = table;
    return add_columns(h, table_at_hand(h), split_list(recipe->arena, header));
}

static const char *delimiter_at(size_t index)
{
    static const char *const names[] = { "comma", "semicolon", "tab", "bar" };
    return index < MV_COUNT(names) ? names[index] : NULL;
}

static mv_status read_delimiter(head *h, const char *value)
{
    size_t index;
    if (!mv_choices_find(delimiter_at, value, &index))
        return WRONG(h, "the delimiter is comma, semicolon, tab or bar");
    table_at_hand(h)->delimiter = ",;\t|"[index];
    return MV_OK;
}

static mv_status read_quoting(head *h, const char *value)
{
    if (strcmp(value, "none") != 0 && strcmp(value, "double") != 0)
        return WRONG(h, "the quoting is \"double\", as usual, or \"none\"");
    table_at_hand(h)->unquoted = *value == 'n';
    return MV_OK;
}

static mv_status read_lines(head *h, const char *value)
{
    if (strcmp(value, "whole") != 0 && strcmp(value, "broken") != 0)
        return WRONG(h, "the lines are \"whole\", as usual, or \"broken\": rows go on in the next line");
    table_at_hand(h)->broken = *value == 'b';
    return MV_OK;
}

static mv_status read_header(head *h, const char *value)
{
    mv_recipe_table *table = table_at_hand(h);
    double line;
    bool number = mv_number_parse(value, &line);
    if (strcmp(value, "none") == 0)
        table->header = MV_HEADER_NONE;
    else if (strcmp(value, "search") == 0)
        table->header = MV_HEADER_SEARCH;
    else if (number && line >= 1 && line <= 1000 && line == (double)(int)line)
        table->header = MV_HEADER_LINE;
    else
        return WRONG(
            h,
            "the header is at a line (a number), \"search\": in the first line that has the columns, or \"none\"");
    table->header_line = number ? (size_t)line : 0;
    return MV_OK;
}

static mv_status read_encoding(head *h, const char *value)
{
    static const struct {
        const char *name, *iconv;
    } encodings[] = { { "utf-8", NULL }, { "latin-1", "ISO-8859-1" }, { "cp1252", "CP1252" } };
    for (size_t i = 0; i < MV_COUNT(encodings); i++)
        if (strcmp(value, encodings[i].name) == 0) {
            table_at_hand(h)->encoding = encodings[i].iconv;
            return MV_OK;
        }
    return WRONG(h, "the encoding is utf-8, latin-1 or cp1252");
}

static mv_status read_missing(head *h, const char *value)
{
    table_at_hand(h)->missing = split_list(h->recipe->arena, value);
    return MV_OK;
}

/* "version: 5, 5.0" */
static mv_status read_expect(head *h, const char *value)
{
    const char *values;
    mv_recipe_table *table = table_at_hand(h);
    table->expect = cut(h->recipe->arena, value, &values);
    table->expected = split_list(h->recipe->arena, values);
    return *values ? MV_OK : WRONG(h, "it is written \"-- expect: COLUMN: VALUE, VALUE\"");
}

/* --- the set ------------------------------------------------------------------------------------------ */

static mv_status read_covers(head *h, const char *value)
{
    if (mv_period_parse(value, &h->recipe->covers)) return MV_OK;
    return WRONG(h, "it covers a period: 1816..2014, 2018-01");
}

static mv_status read_codebook(head *h, const char *value)
{
    h->recipe->codebooks = split_list(h->recipe->arena, value);
    for (size_t i = 0; i < h->recipe->codebooks.count; i++)
        if (!is_name(h->recipe->codebooks.items[i])) return WRONG(h, "a codebook has a name such as iso3166");
    return MV_OK;
}

static mv_status read_focus(head *h, const char *value)
{
    h->recipe->focus = value;
    return MV_OK;
}

/* "western: Euro-Atlantic", "global: Global, not counted" */
static mv_status read_vector(head *h, const char *value)
{
    mv_recipe *recipe = h->recipe;
    mv_vector vector = { .counted = true };
    vector.id = cut(recipe->arena, value, &vector.name);
    const char *not_counted = strstr(vector.name, ", not counted");
    if (not_counted) {
        vector.counted = false;
        vector.name = copy_trimmed(recipe->arena, vector.name, not_counted);
    }
    if (!*vector.name) vector.name = vector.id;
    if (!*vector.id) return WRONG(h, "it is written \"-- vector: ID: NAME\"");
    recipe->vectors = mv_grow(recipe->vectors, recipe->vector_count, sizeof vector);
    recipe->vectors[recipe->vector_count++] = vector;
    return MV_OK;
}

static bool read_type_word(mv_type *type, const char *word)
{
    double number;
    if (strcmp(word, "directed") == 0)
        type->directed = true;
    else if ((*word == '+' || *word == '-') && strspn(word + 1, "1") == 1 && !word[2])
        type->sign = *word == '+' ? 1 : -1;
    else if (strcmp(word, "0") == 0)
        type->sign = 0;
    else if (strncmp(word, "weight ", 7) == 0 && mv_number_parse(word + 7, &number) && number > 0)
        type->weight = number;
    else
        return false;
    return true;
}

/* "mid: militarised dispute with, dispute, -1": the name, the family, then a sign, "weight N", "directed". */
static mv_status read_type(head *h, const char *value)
{
    mv_recipe *recipe = h->recipe;
    const char *rest;
    mv_type type = { .sign = 1, .weight = 1 };
    type.id = cut(recipe->arena, value, &rest);
    mv_names words = split_list(recipe->arena, rest);
    bool good = *type.id && words.count >= 2 && *words.items[0] && *words.items[1];
    for (size_t i = 2; i < words.count && good; i++) good = read_type_word(&type, words.items[i]);
    if (!good)
        return WRONG(h, "it is written \"-- type: ID: NAME, FAMILY\", then perhaps -1, 0 or +1, \"weight N\" and "
                        "\"directed\"");
    type.name = words.items[0];
    type.family = words.items[1];
    recipe->types = mv_grow(recipe->types, recipe->type_count, sizeof type);
    recipe->types[recipe->type_count++] = type;
    return MV_OK;
}

static mv_status read_scale(head *h, const char *value)
{
    if (mv_number_parse(value, &h->recipe->weight_scale) && h->recipe->weight_scale > 0) return MV_OK;
    return WRONG(h, "a number above 0 was expected, by which weights are divided");
}

static mv_status read_divide(head *h, const char *value)
{
    h->recipe->weight_divide = value;
    return MV_OK;
}

static mv_status read_date(head *h, const char *value)
{
    mv_date date;
    h->recipe->about.date = value;
    return mv_date_parse(value, &date) ? MV_OK : WRONG(h, "a date YYYY, YYYY-MM or YYYY-MM-DD was expected");
}

static mv_status read_url(head *h, const char *value)
{
    h->recipe->about.url = value;
    if (mv_text_scheme(value)) return MV_OK;
    return WRONG(h, "an address with http://, https:// or mailto: was expected");
}

static mv_status read_unmatched(head *h, const char *value)
{
    double *most = &h->recipe->most_unmatched;
    if (mv_number_parse(value, most) && *most >= 0 && *most <= 100) return MV_OK;
    return WRONG(h, "a share of codes in per cent was expected, from 0 to 100");
}

/* --- keys --------------------------------------------------------------------------------------------- */

typedef struct head_key {
    const char *name;
    mv_status (*read)(head *h, const char *value); /* NULL: a text of `about` */
    size_t about;                                  /* where in it */
} head_key;

#define ABOUT(name) NULL, offsetof(mv_recipe_about, name)

static const head_key keys[] = {
    { "title", ABOUT(title) },
    { "publisher", ABOUT(publisher) },
    { "version", ABOUT(version) },
    { "date", read_date, 0 },
    { "url", read_url, 0 },
    { "cite", ABOUT(cite) },
    { "licence", ABOUT(licence) },
    { "pass-on", ABOUT(pass_on) },
    { "note", ABOUT(note) },
    { "table", read_table, 0 },
    { "delimiter", read_delimiter, 0 },
    { "quoting", read_quoting, 0 },
    { "lines", read_lines, 0 },
    { "header", read_header, 0 },
    { "encoding", read_encoding, 0 },
    { "missing", read_missing, 0 },
    { "expect", read_expect, 0 },
    { "codebook", read_codebook, 0 },
    { "covers", read_covers, 0 },
    { "focus", read_focus, 0 },
    { "vector", read_vector, 0 },
    { "type", read_type, 0 },
    { "weight-scale", read_scale, 0 },
    { "weight-divide", read_divide, 0 },
    { "unmatched", read_unmatched, 0 },
};

static const char *key_at(size_t index)
{
    return index < MV_COUNT(keys) ? keys[index].name : NULL;
}

static mv_status read_key(head *h, const char *key, const char *value)
{
    size_t index;
    mv_quoted quoted, hint;
    const char *names[MV_COUNT(keys)];
    for (size_t i = 0; i < MV_COUNT(keys); i++) names[i] = keys[i].name;
    if (!mv_choices_find(key_at, key, &index))
        return WRONG(h, "a recipe's head has no key %s%s; prose begins with a capital letter",
                     mv_quote(key, quoted), mv_suggest(key, names, MV_COUNT(keys), hint));
    if (!*value) return WRONG(h, "\"%s\" has no value", key);
    if (keys[index].read) return keys[index].read(h, value);
    const char **text = (const char **)(void *)((char *)&h->recipe->about + keys[index].about);
    if (*text) return WRONG(h, "\"%s\" stands twice", key);
    *text = value;
    return MV_OK;
}

/* --- lines -------------------------------------------------------------------------------------------- */

static const char *line_end(const char *line)
{
    return line + strcspn(line, "\r\n");
}

static const char *next_line(const char *line)
{
    const char *end = line_end(line);
    return end + (end[0] == '\r' && end[1] == '\n') + (*end != '\0');
}

static bool continues(const char *line)
{
    return strncmp(line, "--   ", 5) == 0;
}

/* The value that begins at `value`, with the lines that go on with it; *next is the line behind them. */
static const char *read_value(head *h, const char *value, const char **next)
{
    mv_text whole = { 0 };
    mv_text_add_bytes(&whole, value, (size_t)(line_end(value) - value));
    for (*next = next_line(value); continues(*next); *next = next_line(*next)) {
        mv_text_add(&whole, " ");
        mv_text_add_bytes(&whole, *next + 5, (size_t)(line_end(*next) - *next - 5));
    }
    const char *kept = copy_trimmed(h->recipe->arena, whole.bytes, whole.bytes + whole.length);
    mv_text_clear(&whole);
    return kept;
}

/* A comment line: a key with its value, or prose. */
static mv_status read_line(head *h, const char *line, const char **next)
{
    const char *key = line + 2 + strspn(line + 2, " \t");
    size_t length = strspn(key, "abcdefghijklmnopqrstuvwxyz-");
    *next = next_line(line);
    if (!length || key[length] != ':') return MV_OK;
    h->at = (size_t)(key - h->recipe->text);
    const char *name = mv_arena_copy(h->recipe->arena, key, length);
    return read_key(h, name, read_value(h, key + length + 1, next));
}

static mv_status check_head(head *h)
{
    const mv_recipe *recipe = h->recipe;
    size_t needed;
    h->at = 0;
    if (!recipe->about.title) WRONG(h, "the recipe has no \"-- title: ...\"");
    if (!mv_recipe_table_count(recipe, &needed) || !needed)
        WRONG(h, "the recipe has no \"-- table: NAME: COLUMN, COLUMN, ...\" that must be there");
    return recipe->about.title && needed ? MV_OK : MV_BAD_DATA;
}

mv_status mv_recipe_read_head(mv_recipe *recipe, mv_log *log)
{
    head h = { .recipe = recipe, .log = log };
    h.lines = mv_lines_of(recipe->path, recipe->text, recipe->length);
    mv_status status = MV_OK;
    const char *line = recipe->text, *next;
    if (strncmp(line, "\xef\xbb\xbf", 3) == 0) line += 3;
    recipe->weight_scale = 1;
    recipe->most_unmatched = 5;
    for (;; line = next) {
        const char *first = line + strspn(line, " \t");
        if (!*line || (*first != '\r' && *first != '\n' && strncmp(first, "--", 2) != 0)) break;
        next = next_line(line);
        mv_status said = *first == '-' ? read_line(&h, first, &next) : MV_OK;
        if (said) status = said;
    }
    recipe->statements = (size_t)(line - recipe->text);
    mv_status checked = check_head(&h);
    mv_lines_clear(&h.lines);
    return status ? status : checked;
}
