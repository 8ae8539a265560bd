#include "support/json/json_read.h"
#include "support/json/json_hint.h"
#include "support/lines.h"
#include "support/memory.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Jansson keeps no positions. When the first message needs one, the text is scanned again beside the parsed
 * tree: Jansson hands out members in the order of the text, so the n-th value scanned is the n-th member. Lists
 * and members are found by their address afterwards, so that the next messages cost no second scan. */

typedef struct child {
    size_t key, value; /* positions in the text; in an array the key is the value */
} child;

typedef struct container {
    const json_t *json;
    size_t position, first; /* children[first ...] in order */
} container;

typedef struct member {
    const void *iterator; /* where Jansson keeps it: no two have the same */
    size_t child;
} member;

struct mv_json {
    char *bytes;
    size_t length;
    json_t *root;
    mv_lines lines;
    container *containers;
    size_t container_count;
    child *children;
    size_t child_count;
    member *members;
    size_t member_count;
};

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') at++;
    return at;
}

static const char *skip_string(const char *at)
{
    for (at++; *at != '"'; at++)
        if (*at == '\\') at++;
    return at + 1;
}

static const char *skip_scalar(const char *at)
{
    return *at == '"' ? skip_string(at) : at + strcspn(at, ",]} \t\r\n");
}

static void add_child(mv_json *document)
{
    document->children = mv_grow(document->children, document->child_count, sizeof *document->children);
    document->children[document->child_count++] = (child){ 0 };
}

static void add_member(mv_json *document, const void *iterator, size_t slot)
{
    document->members = mv_grow(document->members, document->member_count, sizeof *document->members);
    document->members[document->member_count++] = (member){ iterator, slot };
}

static const char *scan(mv_json *document, const json_t *json, const char *at);

/* `at` stands on the bracket or the comma before the child. */
static const char *scan_child(mv_json *document, const json_t *value, size_t slot, bool has_key, const char *at)
{
    const char *key = skip_blanks(at + 1);
    const char *start = has_key ? skip_blanks(skip_blanks(skip_string(key)) + 1) : key; /* past the colon */
    document->children[slot] = (child){ (size_t)(key - document->bytes), (size_t)(start - document->bytes) };
    return skip_blanks(scan(document, value, start));
}

/* Records where the children of a container stand; `at` is the start of the value, the result its end. The
 * slots of one container stay together because they are taken before any child is scanned. */
static const char *scan(mv_json *document, const json_t *json, const char *at)
{
    json_t *open = (json_t *)(uintptr_t)json; /* Jansson's iterators ask for it, and change nothing */
    bool object = json_is_object(json);
    if (!object && !json_is_array(json)) return skip_scalar(at);
    size_t count = object ? json_object_size(json) : json_array_size(json), first = document->child_count;
    document->containers = mv_grow(document->containers, document->container_count, sizeof *document->containers);
    document->containers[document->container_count++] = (container){ json, (size_t)(at - document->bytes), first };
    for (size_t i = 0; i < count; i++) add_child(document);
    void *iterator = object ? json_object_iter(open) : NULL;
    for (size_t i = 0; i < count; i++) {
        const json_t *value = object ? json_object_iter_value(iterator) : json_array_get(json, i);
        if (object) add_member(document, iterator, first + i);
        at = scan_child(document, value, first + i, object, at);
        if (object) iterator = json_object_iter_next(open, iterator);
    }
    return (count ? at : skip_blanks(at + 1)) + 1;
}

static int by_address(const void *a, const void *b)
{
    const container *x = a, *y = b;
    return (x->json > y->json) - (x->json < y->json);
}

static int by_iterator(const void *a, const void *b)
{
    const member *x = a, *y = b;
    return (x->iterator > y->iterator) - (x->iterator < y->iterator);
}

static void locate_everything(mv_json *document)
{
    if (document->containers) return;
    scan(document, document->root, skip_blanks(document->bytes));
    if (document->containers)
        qsort(document->containers, document->container_count, sizeof *document->containers, by_address);
    if (document->members)
        qsort(document->members, document->member_count, sizeof *document->members, by_iterator);
}

static const container *find(mv_json *document, const json_t *json)
{
    locate_everything(document);
    container wanted = { json, 0, 0 };
    return !document->containers
               ? NULL
               : bsearch(&wanted, document->containers, document->container_count, sizeof wanted, by_address);
}

static const child *find_member(mv_json *document, const json_t *object, const char *key)
{
    locate_everything(document);
    member wanted = { json_object_iter_at((json_t *)(uintptr_t)object, key), 0 };
    if (!wanted.iterator || !document->members) return NULL;
    const member *found = bsearch(&wanted, document->members, document->member_count, sizeof wanted, by_iterator);
    return found ? &document->children[found->child] : NULL;
}

/* Where the list or object itself begins; a document may be neither. */
static mv_place place_of(mv_json *document, const json_t *json)
{
    const container *c = find(document, json);
    size_t root = (size_t)(skip_blanks(document->bytes) - document->bytes);
    return mv_lines_place(&document->lines, c ? c->position : root);
}

mv_place mv_json_member(mv_json *document, const json_t *object, const char *key)
{
    const child *found = find_member(document, object, key);
    return found ? mv_lines_place(&document->lines, found->value) : place_of(document, object);
}

mv_place mv_json_key(mv_json *document, const json_t *object, const char *key)
{
    const child *found = find_member(document, object, key);
    return found ? mv_lines_place(&document->lines, found->key) : place_of(document, object);
}

mv_place mv_json_element(mv_json *document, const json_t *array, size_t index)
{
    const container *c = find(document, array);
    if (!c || index >= json_array_size(array)) return place_of(document, array);
    return mv_lines_place(&document->lines, document->children[c->first + index].value);
}

json_t *mv_json_root(const mv_json *document)
{
    return document->root;
}

/* --- errors of syntax --------------------------------------------------------------------------------- */

static size_t letters(const char *at)
{
    size_t count = 0;
    while ((at[count] | 32) >= 'a' && (at[count] | 32) <= 'z') count++;
    return count;
}

/* The end of the token at `at`, as Jansson reads them: a number, a word, or a character that begins nothing. A
 * text that is never closed ends with its line. */
static const char *token_end(const char *at)
{
    size_t number = strspn(at, "+-.0123456789"), word = letters(at);
    if (number) return at + strspn(at, "+-.0123456789eE");
    if (word) return at + word;
    if (*at != '"') {
        at++;
        while (((unsigned char)*at & 0xc0) == 0x80) at++;
        return at;
    }
    for (at++; *at && *at != '"' && *at != '\n'; at++)
        if (*at == '\\' && at[1]) at++;
    return *at == '"' ? at + 1 : at;
}

/* Jansson says where it stopped, which is behind the token it dislikes: this finds the token. */
static const char *token_before(const mv_json *document, size_t stop)
{
    const char *at = skip_blanks(document->bytes), *end = at;
    while (*at && (size_t)((end = token_end(at)) - document->bytes) < stop) at = skip_blanks(end);
    return at;
}

static mv_status syntax_error(mv_json *document, const json_error_t *error, mv_log *log)
{
    size_t stop = error->position > 0 ? (size_t)error->position : 0;
    const char *token = token_before(document, stop < document->length ? stop : document->length);
    size_t length = *token ? (size_t)(token_end(token) - token) : 0;
    mv_place at = mv_lines_place(&document->lines, (size_t)(token - document->bytes));
    mv_text text = { 0 };
    mv_quoted quoted;
    mv_text_add_bytes(&text, token + (*token == '"'), *token == '"' && length > 1 ? length - 2 : length);
    mv_quote(text.bytes, quoted);
    mv_text_clear(&text);
    switch (json_error_code(error)) {
    case json_error_out_of_memory:
        mv_out_of_memory();
    case json_error_premature_end_of_input:
        if (!*skip_blanks(document->bytes))
            return mv_log_error(log, MV_BAD_DATA, mv_lines_place(&document->lines, 0),
                                "the file is empty; a JSON object was expected");
        if (*token == '"' && (length < 2 || token[length - 1] != '"'))
            return mv_log_error(log, MV_BAD_DATA, at,
                                "the text that begins here is never closed; a second \" was expected");
        return mv_log_error(log, MV_BAD_DATA, mv_lines_place(&document->lines, document->length),
                            "the file ends before the document is complete");
    case json_error_end_of_input_expected:
        return mv_log_error(log, MV_BAD_DATA, at,
                            "something follows the document; the end of the file was expected");
    case json_error_duplicate_key:
        return mv_log_error(log, MV_BAD_DATA, at, "the key %s stands twice in one object; keys must be unique",
                            quoted);
    case json_error_numeric_overflow:
        return mv_log_error(log, MV_BAD_DATA, at, "the number %s is too large", quoted);
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return mv_log_error(log, MV_BAD_DATA, at, "the text holds \\u0000, which no text may");
    case json_error_stack_overflow:
        return mv_log_error(log, MV_BAD_DATA, at, "nested deeper than 2048 levels");
    default:
        /* characters that a text must not hold are reported where they are */
        if (strncmp(error->text, "control", 7) == 0 || strncmp(error->text, "unexpected newline", 18) == 0)
            at = mv_lines_place(&document->lines, stop);
        return mv_log_error(log, MV_BAD_DATA, at, "not valid JSON: %s%s", error->text,
                            strncmp(error->text, "':'", 3) ? mv_json_hint(document->bytes, token) : "");
    }
}

/* --- parsing ------------------------------------------------------------------------------------------ */

/* Jansson may lose a part of a text without a word when memory is refused to it. What it allocates is the host's,
 * as the host may have given it functions of its own. */
typedef struct watched {
    mv_watch memory;
    json_free_t release;
} watched;

static void begin(watched *jansson)
{
    json_get_alloc_funcs(&jansson->memory.alloc, &jansson->release);
    mv_watch_begin(&jansson->memory);
    json_set_alloc_funcs(mv_watch_alloc, jansson->release);
}

static void finish(watched *jansson)
{
    json_set_alloc_funcs(jansson->memory.alloc, jansson->release);
    if (mv_watch_end(&jansson->memory)) mv_out_of_memory();
}

static json_t *load(const mv_json *document, json_error_t *error)
{
    watched jansson = { 0 };
    begin(&jansson);
    json_t *root = json_loadb(document->bytes, document->length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, error);
    finish(&jansson);
    return root;
}

char *mv_json_dump(const json_t *value)
{
    watched jansson = { 0 };
    begin(&jansson);
    char *dump = json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS);
    finish(&jansson);
    if (!dump) mv_out_of_memory();
    char *copy = mv_copy(dump);
    jansson.release(dump);
    return copy;
}

mv_status mv_json_parse(mv_json **out, const char *source, const char *bytes, size_t length, mv_log *log)
{
    return mv_json_parse_line(out, source, 1, bytes, length, log);
}

mv_place mv_json_start(mv_json *document)
{
    return mv_lines_place(&document->lines, 0);
}

mv_status mv_json_parse_line(mv_json **out, const char *source, size_t line, const char *bytes, size_t length,
                             mv_log *log)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t skip = length >= 3 && memcmp(bytes, mark, 3) == 0 ? 3 : 0;
    mv_json *document = mv_alloc(sizeof *document);
    document->length = length - skip;
    document->bytes = mv_alloc(document->length + 1);
    memcpy(document->bytes, bytes + skip, document->length);
    document->lines = mv_lines_of(source, document->bytes, document->length);
    document->lines.before = line - 1;
    mv_status status = mv_lines_check(&document->lines, log);
    if (status) goto done;
    json_error_t error;
    document->root = load(document, &error);
    if (!document->root) {
        status = syntax_error(document, &error, log);
        goto done;
    }
    *out = document;
    document = NULL;
done:
    mv_json_free(document);
    return status;
}

void mv_json_free(mv_json *document)
{
    if (!document) return;
    json_decref(document->root);
    mv_lines_clear(&document->lines);
    MV_FREE(document->containers, document->children, document->members, document->bytes, document);
}

/* Behind the quote that closes a text; NULL when none does. */
static const char *end_of_string(const char *at)
{
    for (at++; *at && *at != '"'; at++)
        if (*at == '\\' && at[1]) at++;
    return *at ? at + 1 : NULL;
}

const char *mv_json_skip(const char *bytes)
{
    size_t depth = 0;
    for (const char *at = bytes; at && *at;) {
        if (*at == '{' || *at == '[') depth++;
        bool closes = *at == '}' || *at == ']';
        at = *at == '"' ? end_of_string(at) : at + 1;
        if (closes && (depth == 0 || --depth == 0)) return at;
    }
    return NULL;
}

bool mv_json_nests(const char *bytes, size_t length, size_t depth)
{
    size_t open = 0;
    bool text = false;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '"') text = !text;
        if (text && bytes[i] == '\\') i++;
        if (text) continue;
        if ((bytes[i] == '{' || bytes[i] == '[') && ++open > depth) return true;
        if ((bytes[i] == '}' || bytes[i] == ']') && open) open--;
    }
    return false;
}

bool mv_json_has_key(const char *bytes, const char *key)
{
    size_t length = strlen(key), depth = 0;
    for (const char *at = bytes; at && *at;) {
        if (*at == '{' || *at == '[') depth++;
        if ((*at == '}' || *at == ']') && (depth == 0 || --depth == 0)) return false;
        const char *end = *at == '"' ? end_of_string(at) : at + 1;
        bool same = end && *at == '"' && (size_t)(end - at) == length + 2 && strncmp(at + 1, key, length) == 0;
        if (same && depth == 1 && *skip_blanks(end) == ':') return true;
        at = end;
    }
    return false;
}
