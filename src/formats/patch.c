#define _DEFAULT_SOURCE
#include "formats/reader.h"
#include "formats/relation_set/patch_changes.h"
#include "support/file.h"
#include "support/json/json_text.h"
#include "support/memory.h"
#include "support/names.h"
#include <libgen.h>
#include <stdlib.h>
#include <string.h>

/* A patch is made in three steps. First a draft with nothing but the sources, vectors and types of B on top of A
 * is read: what a relation of A leaves open it takes from its type, so that only then it is known which relations
 * of A are those of B. The second step writes what is different; the third reads that, and compares it with B. */

/* --- writing ---------------------------------------------------------------------------------------------- */

/* The names of what is left out, by id, one a line; the first of such lists opens "without". */
static void add_names(mv_text *text, const mv_relations *set, const char *key, const mv_record_list *of,
                      size_t count, const bool *chosen, bool *open)
{
    const char **names = mv_alloc_array(count, sizeof *names);
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (chosen[i]) names[found++] = of->id(set, i);
    qsort(names, found, sizeof *names, mv_compare_texts);
    if (found && !*open) mv_json_open(text, 1, "without", '{');
    if (found) {
        *open = true;
        mv_json_open(text, 2, key, '[');
        for (size_t i = 0; i < found; i++) mv_json_add_text(text, 3, NULL, names[i]);
        mv_json_close(text, 3, ']');
    }
    free(names);
}

static void add_without(mv_text *text, const mv_patch *p)
{
    bool open = false;
    add_names(text, p->a, "actors", &mv_actors_list, p->a->actor_count, p->no_actor, &open);
    add_names(text, p->a, "types", &mv_types_list, p->a->type_count, p->no_type, &open);
    add_names(text, p->a, "relations", &mv_relations_list, p->a->relation_count, p->no_relation, &open);
    if (open) mv_json_close(text, 2, '}');
}

static const char *focus_of(const mv_relations *set)
{
    return set->focus == MV_NONE ? NULL : set->actors[set->focus].id;
}

static bool same_date(mv_date a, mv_date b)
{
    return a.day == b.day && (!a.day || a.precision == b.precision);
}

static void add_head(mv_text *text, const mv_patch *p)
{
    const mv_relations *a = p->a, *b = p->b;
    if (!mv_text_same(a->title, b->title)) mv_json_write_text(text, "title", b->title);
    if (!mv_text_same(a->description, b->description)) mv_json_write_text(text, "description", b->description);
    if (!same_date(a->as_of, b->as_of)) mv_json_write_date(text, "as_of", b->as_of);
    if (!mv_text_same(focus_of(a), focus_of(b))) mv_json_write_text(text, "focus", focus_of(b));
}

static bool same_coverage(const mv_relations *a, const mv_relations *b)
{
    mv_text x = { 0 }, y = { 0 };
    mv_json_write_coverage(&x, a, true);
    mv_json_write_coverage(&y, b, true);
    bool same = strcmp(x.bytes, y.bytes) == 0;
    mv_text_clear(&x);
    mv_text_clear(&y);
    return same;
}

static void add_list(mv_text *text, const mv_patch *p, const mv_record_list *of, size_t count, const bool *chosen)
{
    mv_json_write_list(text, of->key, p->b, count, chosen, of->record);
}

/* The draft has the declarations alone. */
static void write(mv_text *text, const mv_patch *p, const char *extends, bool draft)
{
    const mv_relations *b = p->b;
    mv_text_clear(text);
    mv_json_write_begin(text);
    if (!draft) add_head(text, p);
    mv_json_write_text(text, "extends", extends);
    if (!draft) add_without(text, p);
    add_list(text, p, &mv_sources_list, b->source_count, p->sources);
    add_list(text, p, &mv_vectors_list, b->vector_count, p->vectors);
    add_list(text, p, &mv_types_list, b->type_count, p->types);
    if (!draft) {
        if (!same_coverage(p->a, b)) mv_json_write_coverage(text, b, true);
        add_list(text, p, &mv_actors_list, b->actor_count, p->actors);
        add_list(text, p, &mv_relations_list, b->relation_count, p->relations);
    }
    mv_json_write_end(text);
}

/* --- reading back ----------------------------------------------------------------------------------------- */

static mv_status read_back(mv_relations **out, const char *path, const mv_text *text, mv_log *log)
{
    static const mv_read_options defaults = { 0 };
    mv_relations *set = mv_relations_new(path);
    mv_input input = { .path = path,
                       .bytes = text->bytes,
                       .length = text->length,
                       .options = &defaults,
                       .log = log,
                       .read_base = mv_read_base };
    mv_status status = mv_format_json.read(set, &input);
    if (!status && log->errors) status = MV_BAD_DATA;
    if (!status) *out = set;
    if (status) mv_relations_free(set);
    return status;
}

static bool same_vectors(const mv_relations *a, const mv_relations *b)
{
    if (a->vector_count != b->vector_count) return false;
    for (size_t i = 0; i < a->vector_count; i++)
        if (!mv_same_record(mv_json_write_vector, a, i, b, i)) return false;
    return true;
}

/* What a document that extends A cannot say of B; NULL when it can say everything. */
static const char *inexpressible(const mv_relations *got, const mv_relations *b)
{
    if (!mv_text_same(got->title, b->title)) return "has no title";
    if (!mv_text_same(got->description, b->description)) return "has no description";
    if (!same_date(got->as_of, b->as_of)) return "has no date of its own (as_of)";
    if (!mv_text_same(focus_of(got), focus_of(b))) return "has no focus";
    if (!same_coverage(got, b)) return "covers less";
    if (!same_vectors(got, b)) return "has fewer vectors, or has them in another order";
    return NULL;
}

/* --- the document it extends ------------------------------------------------------------------------------ */

/* The way from the folder of one file to another file; NULL when there is none. */
static char *relative_path(const char *from, const char *to)
{
    char *copy = mv_copy(from), *folder = realpath(dirname(copy), NULL), *target = realpath(to, NULL);
    mv_text path = { 0 };
    if (folder && target) {
        size_t shared = 0; /* up to the last slash that both have */
        mv_text base = { 0 };
        mv_text_format(&base, "%s/", strcmp(folder, "/") == 0 ? "" : folder);
        for (size_t i = 0; base.bytes[i] && base.bytes[i] == target[i]; i++)
            if (target[i] == '/') shared = i + 1;
        for (const char *rest = base.bytes + shared; (rest = strchr(rest, '/')); rest++) mv_text_add(&path, "../");
        mv_text_add(&path, target + shared);
        mv_text_clear(&base);
    }
    MV_FREE(copy, folder, target);
    return path.bytes;
}

static mv_status refuse(const char *path, const mv_relations *a, const char *why, mv_log *log)
{
    mv_quoted here, there;
    return mv_misuse(log, "a patch in %s cannot extend %s: %s", mv_quote(path, here), mv_quote(a->path, there),
                     why);
}

static const char *first_error(const mv_log *log)
{
    for (size_t i = 0; i < log->count; i++)
        if (!log->messages[i].warning) return log->messages[i].text;
    return "it cannot be read again";
}

static mv_status find_way(char **out, const char *path, const mv_relations *a, const mv_relations *b, mv_log *log)
{
    if (strcmp(a->path, "-") == 0) return refuse(path, a, "it is standard input; a file was expected", log);
    if (mv_file_same(path, b->path))
        return refuse(path, a, "the other set is here; another file was expected", log);
    *out = relative_path(path, a->path);
    return *out ? MV_OK : refuse(path, a, "there is no such folder", log);
}

/* --- all of it -------------------------------------------------------------------------------------------- */

/* The set B as of a date. Shares everything with B but the list of relations, which the caller frees. */
static mv_relations as_of(const mv_relations *b, mv_date date)
{
    mv_relations dated = mv_relations_share(b);
    dated.as_of = date;
    dated.relation_count = 0;
    dated.relations = mv_alloc_array(b->relation_count, sizeof *dated.relations);
    for (size_t i = 0; i < b->relation_count; i++) {
        bool unknown = !b->relations[i].start.day && date.day && date.day < b->as_of.day;
        if (!unknown) dated.relations[dated.relation_count++] = b->relations[i];
    }
    return dated;
}

static void write_whole(mv_text *text, const mv_relations *b)
{
    char *whole;
    mv_text_clear(text);
    mv_relations_write_json(&whole, &text->length, b);
    text->bytes = whole;
}

/* Reads the patch and compares; writes B itself where no patch can give it. */
static mv_status check(mv_text *text, const mv_relations *b, const char *path, mv_log *log)
{
    mv_log own = { 0 };
    mv_relations *got = NULL;
    mv_status status = read_back(&got, path, text, &own);
    const char *missing = status ? NULL : inexpressible(got, b);
    if (status == MV_IO) {
        status = mv_log_error(log, status, (mv_place){ 0 }, "the patch cannot be tried: %s", first_error(&own));
    } else if (missing) {
        mv_log_warning(log, (mv_place){ 0 },
                       "the patch is B written whole: B %s, and no document that extends A can say so", missing);
        write_whole(text, b);
    } else if (status || !mv_same_records(got, b))
        status = mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "the patch does not give B: %s",
                              status ? first_error(&own) : "records differ");
    mv_relations_free(got);
    mv_log_clear(&own);
    return status;
}

static mv_status patch_write(mv_text *text, const mv_relations *a, const mv_relations *b, const char *path,
                             mv_log *log)
{
    mv_log own = { 0 };
    mv_relations *base = NULL;
    mv_patch p = mv_patch_declarations(a, b);
    char *extends = NULL;
    mv_status status = find_way(&extends, path, a, b, log);
    if (status) goto done;
    write(text, &p, extends, true);
    status = read_back(&base, path, text, &own);
    if (status == MV_IO) {
        status = mv_log_error(log, status, (mv_place){ a->path, 0, 0 }, "%s", first_error(&own));
        goto done;
    }
    if (status && (a->extends || mv_file_same(path, a->path))) { /* the file may be one that A rests on */
        status = refuse(path, a, first_error(&own), log);
        goto done;
    }
    if (status) {
        mv_quoted there;
        status = MV_OK;
        mv_log_warning(log, (mv_place){ 0 }, "the patch is B written whole, because it cannot extend %s: %s",
                       mv_quote(a->path, there), first_error(&own));
        write_whole(text, b);
        goto done;
    }
    mv_patch_compare(&p, base);
    write(text, &p, extends, false);
    status = check(text, b, path, log);
done:
    mv_relations_free(base);
    mv_patch_clear(&p);
    free(extends);
    mv_log_clear(&own);
    return status;
}

static mv_status do_patch_write(char **out, size_t *length, const mv_relations *a, const mv_relations *b,
                                const mv_patch_options *options, mv_log *log)
{
    /* Standard output stands for a file of some name in this folder. */
    const char *path = options->path && strcmp(options->path, "-") != 0 ? options->path : "./patch";
    mv_text text = { 0 };
    mv_relations dated = options->dated ? as_of(b, options->as_of) : *b;
    mv_status status = patch_write(&text, a, &dated, path, log);
    if (options->dated) free(dated.relations);
    return mv_text_hand_over(&text, out, length, status);
}

mv_status mv_patch_write(char **out, size_t *length, const mv_relations *a, const mv_relations *b,
                         const mv_patch_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, do_patch_write(out, length, a, b, options, log), mv_guard_failed(log));
}
