#define _GNU_SOURCE
#include "formats/records/fields.h"
#include "multivector/format.h"
#include "support/memory.h"
#include "support/random.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* round_trips [SETS [FORMAT]]: writes random relation sets in every format that is read and written, reads them
 * again, and compares what each actor and each relation says, but for what `powers` says is lost. 1 when one
 * differs. */

/* --- what formats keep ------------------------------------------------------------------------------------ */

#define BIT(property) (1u << (property))

typedef struct power {
    const char *format;
    unsigned actors, relations; /* the properties that are kept; 0: all of them, and attributes */
    bool neutral;               /* relations of sign 0 lose their weight */
    bool number_texts;          /* a text such as "8" becomes a number */
    bool exact;                 /* and all of the document is kept */
    bool plain;                 /* control characters, and attributes that are numbers here and texts there, cannot
                                 * be held, and are not tried */
    bool words;                 /* so are names of attributes that are not of a few letters of ASCII */
    bool few;                   /* it is read by another program, which takes its time: of a hundred sets one */
    bool days;                  /* dates are days: 2013 starts on 2013-01-01, and ends before 2014-01-01 */
} power;

/* One row a format; one that is not here is not tried. */
static const power powers[] = {
    { .format = "json", .exact = true },
    { .format = "jsonl", .exact = true },
    { .format = "csv", .number_texts = true },
    { .format = "graphml", .plain = true },
    { .format = "gexf", .plain = true, .days = true },
    { .format = "jgf" },
    { .format = "node-link" },
    { .format = "cyjs" },
    { .format = "gml", .words = true },
    { .format = "dot", .plain = true, .number_texts = true, .few = true },
    { .format = "pajek",
      .actors = BIT(MV_IS_ID),
      .relations = BIT(MV_IS_SOURCE) | BIT(MV_IS_TARGET) | BIT(MV_IS_TYPE) | BIT(MV_IS_WEIGHT) |
                   BIT(MV_IS_DIRECTED) | BIT(MV_IS_NOTE),
      .neutral = true },
};

/* --- random sets ------------------------------------------------------------------------------------------ */

typedef struct maker {
    mv_relations *set;
    mv_random random;
    bool plain, words;
} maker;

static size_t below(maker *m, size_t count)
{
    return mv_random_below(&m->random, (uint32_t)count);
}

static bool one_in(maker *m, size_t count)
{
    return below(m, count) == 0;
}

static const char *some_text(maker *m)
{
    static const char *const pieces[] = { "a",         "Kazakhstan",
                                          "ß",         "Қазақстан",
                                          "中国",      "🙂",
                                          "\"",        "'",
                                          ",",         ";",
                                          "=",         "\\",
                                          "|",         "<b>",
                                          "&amp;",     "]]>",
                                          "#",         "%",
                                          "@",         "-1",
                                          "8",         "007",
                                          "1e3",       " ",
                                          "  ",        ".",
                                          ":",         "/",
                                          "[x]",       "{y}",
                                          "=1+1",      "true",
                                          "NA",        "\xd7\xa9\xd7\x9c",
                                          "e\xcc\x81", "\n",
                                          "\t",        "\r\n",
                                          "\x01" };
    size_t most = MV_COUNT(pieces) - (m->plain ? 4 : 0);
    mv_text text = { 0 };
    for (size_t i = 0, count = 1 + below(m, 4); i < count; i++) mv_text_add(&text, pieces[below(m, most)]);
    if (mv_text_is_blank(text.bytes)) mv_text_add(&text, "x");
    const char *kept = mv_relations_text(m->set, text.bytes);
    mv_text_clear(&text);
    return kept;
}

static const char *perhaps_text(maker *m)
{
    return one_in(m, 3) ? some_text(m) : NULL;
}

static mv_date some_date(maker *m, size_t from, size_t span)
{
    char iso[40];
    mv_date date = { 0 };
    snprintf(iso, sizeof iso, "%04zu-%02zu-%02zu", from + below(m, span), 1 + below(m, 12), 1 + below(m, 28));
    iso[(size_t[]){ 4, 7, 10 }[below(m, 3)]] = '\0';
    mv_date_parse(iso, &date);
    return date;
}

static void some_dates(maker *m, mv_date *start, mv_date *end, mv_date *through)
{
    if (one_in(m, 2)) *start = some_date(m, 1900, 80);
    if (one_in(m, 3)) *end = some_date(m, 1980, 60);
    if (end->day && one_in(m, 2)) {
        *through = *end;
        *end = mv_date_after(*through);
    }
}

static const mv_attribute *some_attributes(maker *m)
{
    static const char *const names[] = {
        "size", "Size", "weight", "Größe", "a b", "attribute:x", "type", "votes"
    };
    mv_attribute list[MV_COUNT(names)];
    size_t count = 0;
    for (size_t i = 0; i < MV_COUNT(names); i++) {
        if (!one_in(m, 6) || (m->words && names[i][strspn(names[i], "Sizevots")])) continue;
        list[count].name = names[i];
        list[count].text = (m->plain ? i % 2 : one_in(m, 2)) ? some_text(m) : NULL;
        list[count].number = ((double)below(m, 2000) - 1000) / (double)(1 + below(m, 9));
        count++;
    }
    return mv_relations_attributes(m->set, list, count);
}

static double some_number(maker *m)
{
    return (double)(1 + below(m, 1000)) / (double)(1 + below(m, 7));
}

static void add_shares(maker *m, mv_actor *actor)
{
    size_t count = m->set->vector_count ? below(m, m->set->vector_count + 1) : 0;
    if (one_in(m, 2) || !count) return;
    actor->shares = mv_relations_memory(m->set, count * sizeof *actor->shares);
    actor->share_count = count;
    double left = 1;
    for (size_t i = 0; i < count; i++) {
        double share = i + 1 == count ? left : left / 2;
        actor->shares[i] = (mv_share){ i, share };
        left -= share;
    }
}

static void add_names(maker *m, mv_actor *actor)
{
    static const char *const languages[] = { NULL, "kk", "ru" };
    actor->names = mv_relations_memory(m->set, 2 * MV_COUNT(languages) * sizeof *actor->names);
    for (size_t i = 0; i < MV_COUNT(languages); i++) {
        if (one_in(m, 2)) continue;
        mv_naming first = { some_text(m), languages[i], { 0 }, some_date(m, 1900, 20) };
        mv_naming second = { some_text(m), languages[i], some_date(m, 1930, 20), { 0 } };
        actor->names[actor->name_count++] = first;
        if (one_in(m, 2)) actor->names[actor->name_count++] = second;
    }
}

static void add_actor(maker *m)
{
    static const char *const kinds[] = { "country", "organisation", "group", "body of experts" };
    mv_actor actor = {
        .id = some_text(m), .name = perhaps_text(m), .region = perhaps_text(m), .note = perhaps_text(m)
    };
    if (mv_relations_find_actor(m->set, actor.id) != MV_NONE) return;
    actor.kind = kinds[below(m, MV_COUNT(kinds))];
    add_shares(m, &actor);
    if (one_in(m, 3)) add_names(m, &actor);
    some_dates(m, &actor.start, &actor.end, &actor.through);
    if (one_in(m, 4)) {
        mv_location *place = mv_relations_memory(m->set, sizeof *place);
        *place = (mv_location){ some_number(m) / 10, -some_number(m) / 20 };
        actor.place = place;
    }
    if (m->set->actor_count && one_in(m, 5)) {
        actor.continues = mv_relations_memory(m->set, sizeof *actor.continues);
        actor.continues_count = 1;
        actor.continues[0].actor = m->set->actors[below(m, m->set->actor_count)].id;
        if (one_in(m, 2)) actor.continues[0].from = some_date(m, 1990, 10);
    }
    actor.attributes = some_attributes(m);
    mv_relations_add_actor(m->set, actor);
}

static void add_citations(maker *m, mv_relation *relation)
{
    size_t count = below(m, 3);
    relation->citations = mv_relations_memory(m->set, 3 * sizeof *relation->citations);
    for (size_t i = 0; i < count && i < m->set->source_count; i++)
        relation->citations[relation->citation_count++] = (mv_citation){ i, i == 0 ? perhaps_text(m) : NULL };
}

static void add_relation(maker *m)
{
    char id[30];
    snprintf(id, sizeof id, "r%zu", m->set->relation_count);
    mv_relation relation = { .id = one_in(m, 2) ? mv_relations_text(m->set, id) : NULL,
                             .source = (uint32_t)below(m, m->set->actor_count),
                             .target = (uint32_t)below(m, m->set->actor_count),
                             .type = (uint32_t)below(m, m->set->type_count),
                             .sign = (int8_t)((int)below(m, 3) - 1),
                             .directed = one_in(m, 2),
                             .confidence = (uint8_t)below(m, 4),
                             .weight = some_number(m),
                             .basis = one_in(m, 2) ? "stated" : NULL,
                             .note = perhaps_text(m),
                             .attributes = some_attributes(m) };
    some_dates(m, &relation.start, &relation.end, &relation.through);
    add_citations(m, &relation);
    mv_relations_add_relation(m->set, relation);
}

/* Few actors and more relations, so that there are loops, parallel relations and isolates. */
static mv_relations *make_set(uint64_t seed, const power *p)
{
    maker m = { mv_relations_new("random"), { seed }, p->plain, p->words };
    mv_relations *set = m.set;
    for (size_t i = 0, count = below(&m, 4); i < count; i++) {
        const char *name = (const char *[]){ "asian", "russian", "turkic", "western" }[i];
        mv_relations_add_vector(set, (mv_vector){ .id = name, .counted = true });
    }
    for (size_t i = 0, count = below(&m, 3); i < count; i++)
        mv_relations_add_source(set, (mv_source){ .id = (const char *[]){ "at2013", "b; =c" }[i] });
    mv_relations_use_type(set, "member");
    mv_relations_use_type(set, "sanctions");
    mv_relations_add_type(set, (mv_type){ .id = "pen friends, of sorts", .sign = 1, .weight = 1 });
    for (size_t i = 0, count = below(&m, 7); i < count; i++) add_actor(&m);
    for (size_t i = 0, count = below(&m, 10); i < count && set->actor_count; i++) add_relation(&m);
    return set;
}

/* --- comparing -------------------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_value(mv_text *line, const char *name, const mv_text *value, bool number_text)
{
    double number;
    mv_text_format(line, " %s=", name);
    if (number_text && mv_number_parse(value->bytes, &number))
        mv_text_add_number(line, number, 17);
    else
        mv_text_add_json(line, value->bytes);
}

static void add_day(mv_text *line, const char *name, mv_date date)
{
    if (date.day) mv_text_format(line, " %s=%d", name, date.day);
}

static void add_days(mv_text *line, const mv_relations *set, mv_record_kind kind, size_t record)
{
    const mv_actor *actor = kind == MV_ACTOR ? &set->actors[record] : NULL;
    const mv_relation *relation = actor ? NULL : &set->relations[record];
    add_day(line, "from", actor ? actor->start : relation->start);
    add_day(line, "until", actor ? actor->end : relation->end);
}

static bool is_date(mv_property property)
{
    return property == MV_IS_START || property == MV_IS_END || property == MV_IS_THROUGH;
}

static char *line_of(const mv_relations *set, const mv_record_fields *fields, size_t record, const power *p)
{
    mv_text line = { 0 }, value = { 0 };
    mv_text_add(&line, "");
    if (p->days && fields->count) add_days(&line, set, fields->items->kind, record);
    for (size_t f = 0; f < fields->count; f++) {
        const mv_record_field *field = &fields->items[f];
        if (p->days && is_date(field->property)) continue;
        unsigned kept = field->kind == MV_ACTOR ? p->actors : p->relations;
        if (kept && (field->attribute || !(kept & BIT(field->property)))) continue;
        if (p->neutral && field->property == MV_IS_WEIGHT && !set->relations[record].sign) continue;
        value.length = 0;
        if (!mv_record_text(set, field, record, &value)) continue;
        double number;
        bool is_number = mv_record_number(set, field, record, &number);
        add_value(&line, field->name, &value, is_number || (field->attribute && p->number_texts));
    }
    mv_text_clear(&value);
    return line.bytes;
}

/* What all records of a kind say, in an order that does not depend on theirs. */
static char *say_all(const mv_relations *set, mv_record_kind kind, const power *p)
{
    size_t count = kind == MV_ACTOR ? set->actor_count : set->relation_count;
    mv_record_fields *fields = mv_record_fields_of(set, kind);
    char **lines = mv_alloc_array(count, sizeof *lines);
    mv_text all = { 0 };
    for (size_t i = 0; i < count; i++) lines[i] = line_of(set, fields, i, p);
    if (count) qsort(lines, count, sizeof *lines, by_text);
    mv_text_add(&all, "");
    for (size_t i = 0; i < count; i++) {
        mv_text_format(&all, "%s\n", lines[i]);
        free(lines[i]);
    }
    mv_record_fields_free(fields);
    free(lines);
    return all.bytes;
}

static bool same(const mv_relations *set, const mv_relations *got, const power *p)
{
    bool alike = true;
    for (int kind = MV_ACTOR; kind <= MV_RELATION; kind++) {
        char *expected = say_all(set, (mv_record_kind)kind, p), *read = say_all(got, (mv_record_kind)kind, p);
        if (strcmp(expected, read) != 0) {
            printf("expected:\n%sgot:\n%s", expected, read);
            alike = false;
        }
        MV_FREE(expected, read);
    }
    char *a, *b;
    size_t length;
    mv_relations_write_json(&a, &length, set);
    mv_relations_write_json(&b, &length, got);
    if (p->exact && alike && strcmp(a, b) != 0) {
        printf("expected:\n%sgot:\n%s", a, b);
        alike = false;
    }
    MV_FREE(a, b);
    return alike;
}

/* --- trips ------------------------------------------------------------------------------------------------ */

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file)) abort();
}

static bool trip(const mv_relations *set, const power *p, const char *path)
{
    mv_written written;
    mv_relations *got = NULL;
    mv_log log = { 0 };
    mv_read_options options = { .format = p->format };
    bool good = !mv_relations_write(&written, set, p->format, path, &log);
    if (good) {
        write_file(path, written.bytes, written.length);
        if (written.actors) write_file(written.actors_path, written.actors, written.actors_length);
        good = !mv_relations_read(&got, path, &options, &log) && same(set, got, p);
        if (written.actors) unlink(written.actors_path);
        if (!good) printf("in %s:\n%s\n%s", p->format, written.bytes, written.actors ? written.actors : "");
        mv_written_clear(&written);
    }
    for (size_t i = 0; i < log.count && !good; i++) printf("%s\n", log.messages[i].text);
    mv_relations_free(got);
    mv_log_clear(&log);
    return good;
}

int main(int argc, char **argv)
{
    size_t sets = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000, failed = 0, done = 0;
    char folder[] = "/tmp/multivector-trips-XXXXXX", path[100];
    if (!mkdtemp(folder)) return 2;
    snprintf(path, sizeof path, "%s/set", folder);
    for (size_t f = 0; f < MV_COUNT(powers); f++) {
        const power *p = &powers[f];
        for (size_t i = 0;
             i < (p->few ? (sets + 99) / 100 : sets) && failed < 3 && (argc < 3 || !strcmp(argv[2], p->format));
             i++) {
            mv_relations *set = make_set(i, p);
            bool good = trip(set, p, path);
            if (!good) printf("%s: set %zu differs\n", p->format, i);
            failed += !good;
            done++;
            mv_relations_free(set);
        }
    }
    unlink(path);
    rmdir(folder);
    printf("%zu round trips, %zu differ\n", done, failed);
    return failed > 0 || done == 0;
}
