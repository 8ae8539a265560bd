#include "multivector/format.h"
#include "power.h"
#include "random_set.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Random sets go into every foreign format and come back, for tests/round_trips/properties.py:
 *
 *     round_trips FORMAT FIRST COUNT    the sets of these numbers, in one format
 *     round_trips FORMAT NUMBER         one of them: prints the file
 *
 * Of each set x is asked that read(write(x)) is what the format can say of x, no less and no more; that the
 * document of ours which that becomes says the same; that something is said to be lost where it is and only there,
 * and of each property how often. Prints the first differences, and the exit code is 1. */

#define BIT(property) (1u << (property))
#define DATES (BIT(MV_IS_START) | BIT(MV_IS_END) | BIT(MV_IS_THROUGH))
#define TIE                                                                                                       \
    (BIT(MV_IS_SOURCE) | BIT(MV_IS_TARGET) | BIT(MV_IS_TYPE) | BIT(MV_IS_SIGN) | BIT(MV_IS_WEIGHT) |              \
     BIT(MV_IS_DIRECTED))

static const char *const of_gml[] = { "graphics", NULL };
static const char *const of_gml_relations[] = { "graphics", "key", NULL };

static const power powers[] = {
    { "json", "json", .actors = ~0u, .relations = ~0u, .document = ~0u, .attributes = true, .all = true },
    { "jsonl", "jsonl", .actors = ~0u, .relations = ~0u, .document = ~0u, .attributes = true, .all = true },
    { "csv", "csv", .actors = ~0u, .relations = ~0u, .attributes = true, .texts_as_numbers = true },
    { "graphml", "graphml", .actors = ~0u, .relations = ~0u, .document = MV_HOLDS_TEXTS, .attributes = true,
      .xml = true, .numbers_as_texts = true },
    { "gexf", "gexf", .actors = ~0u, .relations = ~0u, .document = MV_HOLDS_TITLE | MV_HOLDS_DESCRIPTION,
      .attributes = true, .xml = true, .numbers_as_texts = true, .dates = OF_DAYS },
    { "jgf", "jgf", .actors = ~0u, .relations = ~0u, .document = MV_HOLDS_TEXTS, .attributes = true },
    { "node-link", "json", .actors = ~0u, .relations = ~0u, .document = MV_HOLDS_TEXTS, .attributes = true },
    { "cyjs", "cyjs", .actors = ~0u, .relations = ~0u, .document = MV_HOLDS_TEXTS, .attributes = true },
    { "gml", "gml", .actors = ~0u, .relations = ~0u, .document = MV_HOLDS_TEXTS, .attributes = true,
      .names_only = true, .reserved = { of_gml, of_gml_relations } },
    { "dot", "dot", .actors = ~0u, .relations = ~0u, .document = MV_HOLDS_TEXTS, .attributes = true,
      .texts_as_numbers = true },
    { "pajek", "net", .actors = BIT(MV_IS_ID) | DATES, .relations = TIE | DATES | BIT(MV_IS_NOTE),
      .document = MV_HOLDS_TITLE, .dates = OF_PAJEK, .by_value = true, .sorts = true },
    { "dl", "dl", .actors = BIT(MV_IS_ID), .relations = TIE, .by_value = true, .plain_labels = true, .sorts = true,
      .matrices = true },
};

typedef struct trip {
    const power *of;
    unsigned long number;
    char path[64], actors[72]; /* where it is written, and a table of actors, where there is one */
    size_t failed;
} trip;

/* --- files ------------------------------------------------------------------------------------------------ */

static bool put(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(bytes, 1, length, file) == length;
    return !(file && fclose(file)) && good;
}

static void print_log(const mv_log *log)
{
    for (size_t i = 0; i < log->count; i++)
        printf("  %zu:%zu %s\n", log->messages[i].place.line, log->messages[i].place.column,
               log->messages[i].text);
}

/* Reads back what was written; NULL, and says why, when it cannot be. */
static mv_relations *take(trip *t, const char *format, const char *bytes, size_t length)
{
    mv_read_options options = { .format = format };
    mv_relations *set = NULL;
    mv_log log = { 0 };
    mv_status status = put(t->path, bytes, length) ? mv_relations_read(&set, t->path, &options, &log) : MV_IO;
    if (status) {
        printf("%s %lu: cannot be read, status %d\n", format, t->number, (int)status);
        print_log(&log);
        t->failed++;
    }
    mv_log_clear(&log);
    return set;
}

/* --- comparing -------------------------------------------------------------------------------------------- */

/* The first lines that differ. */
static void print_difference(const char *wanted, const char *got)
{
    while (*wanted && *got) {
        size_t first = strcspn(wanted, "\n"), second = strcspn(got, "\n");
        if (first != second || memcmp(wanted, got, first) != 0) break;
        wanted += first + (wanted[first] == '\n');
        got += second + (got[second] == '\n');
    }
    printf("  wanted %.*s\n  got    %.*s\n", (int)strcspn(wanted, "\n"), wanted, (int)strcspn(got, "\n"), got);
}

static void compare(trip *t, const char *what, const mv_text *wanted, const mv_relations *set)
{
    mv_text got = { 0 };
    power all = all_of(t->of);
    describe(&got, set, &all);
    if (strcmp(wanted->bytes, got.bytes) != 0) {
        printf("%s %lu: %s differs\n", t->of->name, t->number, what);
        print_difference(wanted->bytes, got.bytes);
        t->failed++;
    }
    mv_text_clear(&got);
}

/* The same once it is a document of ours. */
static void go_on(trip *t, const mv_text *wanted, const mv_relations *set)
{
    char *bytes;
    size_t length;
    mv_relations_write_json(&bytes, &length, set);
    mv_relations *document = take(t, "json", bytes, length);
    if (document) compare(t, "the document", wanted, document);
    mv_relations_free(document);
    free(bytes);
}

/* --- the loss report -------------------------------------------------------------------------------------- */

static const char *report_of(const mv_log *log)
{
    for (size_t i = 0; i < log->count; i++)
        if (strstr(log->messages[i].text, "has no place for")) return log->messages[i].text;
    return "";
}

/* Each property that the format has no place for is named, with how often it stands in the set; no other is. */
static void check_properties(trip *t, const mv_relations *set, mv_record_kind kind, const char *report)
{
    mv_record_fields *fields = mv_record_fields_of(set, kind);
    unsigned held = kind == MV_ACTOR ? t->of->actors : t->of->relations;
    for (size_t f = 0; f < fields->count; f++) {
        mv_text entry = { 0 };
        const mv_record_field *field = &fields->items[f];
        if (field->property == MV_IS_ATTRIBUTE) continue;
        mv_text_format(&entry, " %s of %s (%zu)", field->name, kind == MV_ACTOR ? "actors" : "relations",
                       field->values);
        bool lost = !(held & BIT(field->property)), said = strstr(report, entry.bytes);
        if (lost != said) {
            printf("%s %lu: \"%s\" is %ssaid to be lost: %s\n", t->of->name, t->number, entry.bytes,
                   said ? "" : "not ", report);
            t->failed++;
        }
        mv_text_clear(&entry);
    }
    mv_record_fields_free(fields);
}

static bool is_partial(mv_date start, mv_date end, mv_date through)
{
    mv_date last = through.day ? through : end;
    return (start.day && start.precision < 10) || (last.day && last.precision < 10);
}

/* Whether there are dates that are no days. */
static bool is_imprecise(const mv_relations *set)
{
    bool any = false;
    for (size_t i = 0; i < set->actor_count; i++)
        any = any || is_partial(set->actors[i].start, set->actors[i].end, set->actors[i].through);
    for (size_t i = 0; i < set->relation_count; i++)
        any = any || is_partial(set->relations[i].start, set->relations[i].end, set->relations[i].through);
    return any;
}

static void check_loss(trip *t, const mv_relations *set, const mv_text *wanted, const mv_log *log)
{
    mv_text whole = { 0 };
    power all = all_of(t->of);
    const char *report = report_of(log);
    describe(&whole, set, &all);
    bool lost = strcmp(whole.bytes, wanted->bytes) != 0 || (t->of->dates == OF_DAYS && is_imprecise(set));
    if (lost != (*report != '\0')) {
        printf("%s %lu: %s\n", t->of->name, t->number, lost ? "a loss is not said" : report);
        if (lost) print_difference(whole.bytes, wanted->bytes);
        t->failed++;
    }
    check_properties(t, set, MV_ACTOR, report);
    check_properties(t, set, MV_RELATION, report);
    mv_text_clear(&whole);
}

/* --- there and back --------------------------------------------------------------------------------------- */

static void go(trip *t, bool print)
{
    mv_relations *set = random_set(t->number);
    mv_written written;
    mv_log log = { 0 };
    mv_text wanted = { 0 };
    describe(&wanted, set, t->of);
    if (mv_relations_write(&written, set, t->of->name, t->path, &log)) {
        printf("%s %lu: cannot be written\n", t->of->name, t->number);
        t->failed++;
    } else {
        if (print) printf("%s\n%.*s\n", wanted.bytes, (int)written.length, written.bytes);
        if (print && written.actors) printf("%.*s\n", (int)written.actors_length, written.actors);
        remove(t->actors);
        if (written.actors) put(t->actors, written.actors, written.actors_length);
        mv_relations *back = take(t, t->of->name, written.bytes, written.length);
        if (back) compare(t, "what was read", &wanted, back);
        if (back) go_on(t, &wanted, back);
        check_loss(t, set, &wanted, &log);
        mv_relations_free(back);
        mv_written_clear(&written);
    }
    if (print) print_log(&log);
    mv_log_clear(&log);
    mv_text_clear(&wanted);
    mv_relations_free(set);
}

static const power *find_power(const char *name)
{
    for (size_t i = 0; i < MV_COUNT(powers); i++)
        if (strcmp(powers[i].name, name) == 0) return &powers[i];
    return NULL;
}

int main(int argc, char **argv)
{
    enum { ENOUGH = 10 /* differences */ };
    trip t = { .of = argc > 2 ? find_power(argv[1]) : NULL };
    if (!t.of) {
        fprintf(stderr, "usage: round_trips FORMAT FIRST [COUNT]\n");
        return MV_USAGE;
    }
    unsigned long first = strtoul(argv[2], NULL, 10), count = argc > 3 ? strtoul(argv[3], NULL, 10) : 1;
    const char *folder = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
    snprintf(t.path, sizeof t.path, "%s/multivector-trip-%d.%s", folder, (int)getpid(), t.of->ending);
    snprintf(t.actors, sizeof t.actors, "%s/multivector-trip-%d.nodes.%s", folder, (int)getpid(), t.of->ending);
    for (t.number = first; t.number < first + count && t.failed < ENOUGH; t.number++) go(&t, argc == 3);
    remove(t.path);
    remove(t.actors);
    return t.failed > 0;
}
