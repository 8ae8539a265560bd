#include "formats/graphs/pajek/pajek_line.h"
#include "formats/graphs/pajek/pajek_times.h"
#include "formats/graphs/pajek/pajek_write.h"
#include "formats/records/records.h"
#include "support/index.h"
#include "support/lines.h"
#include "support/memory.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Pajek networks: numbered vertices with labels, then arcs and edges as pairs, lists or matrices, of one relation
 * or of several, which have a number and perhaps a name; or several networks of the same vertices, whose names are
 * the relations then. Labels are the ids of actors where they are all different. */

enum { MOST_VERTICES = 999999999 };

typedef struct vertex {
    const char *label, *times; /* NULL: it has none */
    size_t where;
} vertex;

/* What a kind of section does with each of its lines. */
typedef struct reader reader;
typedef struct section {
    const char *name;
    void (*line)(reader *r);
    mv_record_direction direction;
} section;

struct reader {
    mv_relations *set;
    mv_records *records;
    mv_arena *arena;
    mv_pajek_line line; /* the one at hand */
    vertex *vertices;
    size_t vertex_count, first_mode; /* of a two-mode network, else 0 */
    const section *section;
    const char *network, *relation; /* the names of those at hand, or NULL */
    mv_index relations;             /* names that were given to numbers */
    const char **names;
    size_t name_count, cell; /* of a matrix */
    size_t key, label, kind, begin, until;
    size_t source, target, type, weight, sign, note, start, through;
    bool several;     /* networks */
    bool told, other; /* actors are added; the section is of another object than a network */
    bool failed;
};

static mv_place place_of(void *context, size_t position)
{
    return mv_lines_place(&((reader *)context)->line.lines, position);
}

#define FAIL(r, where, ...) ((void)mv_log_error((r)->line.log, MV_BAD_DATA, place_of(r, where), __VA_ARGS__))

static const char *word_at(const reader *r, size_t index)
{
    return mv_pajek_word_at(&r->line, index);
}

static bool read_index(reader *r, size_t index, const char *what, size_t most, size_t *number)
{
    return mv_pajek_index_at(&r->line, index, what, most, number);
}

/* --- vertices --------------------------------------------------------------------------------------------- */

static bool other_vertices(reader *r)
{
    FAIL(r, r->line.words[0].where,
         "a second network begins here, and its vertices are others; one was expected, so that it is clear which "
         "is "
         "meant");
    return false;
}

/* False when the rest cannot be read. */
static bool begin_vertices(reader *r)
{
    size_t count, first = 0;
    bool again = r->vertices || r->told;
    if (strcmp(word_at(r, 1), "0") == 0) return !again || other_vertices(r);
    if (!read_index(r, 1, "the number of vertices", MOST_VERTICES, &count)) return false;
    if (r->line.count > 2 && !read_index(r, 2, "the number of the first kind", count, &first)) return false;
    if (again) return (count == r->vertex_count && first == r->first_mode) || other_vertices(r);
    if (!mv_relations_expect(r->set, count)) return false;
    r->first_mode = first;
    r->vertices = mv_alloc_array(count, sizeof *r->vertices);
    r->vertex_count = count;
    return true;
}

static void vertex_line(reader *r)
{
    size_t number;
    if (!read_index(r, 0, "the number of a vertex", r->vertex_count, &number)) return;
    vertex *v = &r->vertices[number - 1];
    if (r->told) {
        r->failed = strcmp(word_at(r, 1), v->label ? v->label : "") != 0 && !other_vertices(r);
        return;
    }
    if (v->where) {
        FAIL(r, r->line.words[0].where, "the vertex %zu stands twice; numbers must be unique", number);
        return;
    }
    v->where = r->line.words[0].where;
    if (r->line.count > 1) v->label = mv_arena_copy(r->arena, word_at(r, 1), strlen(word_at(r, 1)));
    for (size_t i = 2; i < r->line.count; i++)
        if (*word_at(r, i) == '[') v->times = mv_arena_copy(r->arena, word_at(r, i), strlen(word_at(r, i)));
}

static bool labels_are_ids(const reader *r)
{
    mv_index labels = { 0 };
    bool unique = true;
    for (size_t i = 0; i < r->vertex_count && unique; i++) {
        const char *label = r->vertices[i].label;
        unique = label && !mv_text_is_blank(label) && mv_index_add(&labels, label, i);
    }
    mv_index_clear(&labels);
    return unique;
}

static void tell_vertex(reader *r, size_t index)
{
    const vertex *v = &r->vertices[index];
    const char *number = mv_arena_format(r->arena, "%zu", index + 1);
    mv_record_value values[5] = { { r->key, number, v->where } };
    bool gaps;
    mv_pajek_span span = mv_pajek_hull(v->times, &gaps);
    size_t count = 1;
    if (v->label) values[count++] = (mv_record_value){ r->label, v->label, v->where };
    if (r->first_mode && index >= r->first_mode)
        values[count++] = (mv_record_value){ r->kind, "organisation", v->where };
    values[count++] = (mv_record_value){ r->begin, span.from, v->where };
    values[count++] = (mv_record_value){ r->until, span.to, v->where };
    if (gaps) mv_records_note_gap(r->records);
    mv_records_actor(r->records, values, count, v->where);
}

/* A list of vertices may be left out, but not in part. */
static void say_unlisted(reader *r)
{
    size_t unlisted = 0;
    for (size_t i = 0; i < r->vertex_count; i++) unlisted += !r->vertices[i].where;
    if (unlisted && unlisted < r->vertex_count && !r->line.log->errors)
        mv_log_warning(r->line.log, (mv_place){ r->set->path, 0, 0 },
                       "%zu of %zu vertices are not in the list of vertices, and called by their numbers",
                       unlisted, r->vertex_count);
}

/* Once all vertices are known, before the first line. */
static void tell_vertices(reader *r)
{
    if (r->told) return;
    r->told = true;
    say_unlisted(r);
    r->label = mv_records_known(r->records, MV_ACTOR, labels_are_ids(r) ? MV_IS_ID : MV_IS_NAME, "label");
    for (size_t i = 0; i < r->vertex_count; i++) tell_vertex(r, i);
}

/* --- lines between them ----------------------------------------------------------------------------------- */

typedef struct tie {
    size_t source, target, where;
    const char *weight, *sign, *note, *times;
} tie;

static void tell_spell(reader *r, const tie *t, const mv_pajek_span *span)
{
    char source[24], target[24];
    mv_record_value values[8] = { { r->source, source, t->where }, { r->target, target, t->where } };
    const struct {
        size_t column;
        const char *text;
    } rest[] = { { r->type, r->relation }, { r->weight, t->weight }, { r->sign, t->sign },
                 { r->note, t->note },     { r->start, span->from }, { r->through, span->to } };
    size_t count = 2;
    snprintf(source, sizeof source, "%zu", t->source);
    snprintf(target, sizeof target, "%zu", t->target);
    for (size_t i = 0; i < MV_COUNT(rest); i++)
        if (rest[i].text) values[count++] = (mv_record_value){ rest[i].column, rest[i].text, t->where };
    mv_records_relation(r->records, values, count, r->section->direction, t->where);
}

/* One relation for each of its times. */
static void tell_tie(reader *r, const tie *t)
{
    const char *at = t->times;
    mv_pajek_span span;
    tell_vertices(r);
    if (!at) tell_spell(r, t, &(mv_pajek_span){ "", "" });
    while (at && mv_pajek_next(&at, &span)) tell_spell(r, t, &span);
    if (at && *at) FAIL(r, t->where, "the times %s cannot be read; [1-3,5] or [2-*] was expected", t->times);
}

/* "2: 1 5 3" is a line of the relation 2. */
static size_t skip_relation(reader *r)
{
    const char *first = word_at(r, 0);
    size_t length = strlen(first);
    if (length < 2 || first[length - 1] != ':') return 0;
    const char *number = mv_arena_copy(r->arena, first, length - 1);
    size_t known = mv_index_find(&r->relations, number);
    r->relation = known != MV_ABSENT ? r->names[known] : number;
    return 1;
}

/* Words say how a tie is drawn, but for those that other programs write for a weight that is no number. */
static bool is_weight(const char *text)
{
    return !(*text >= 'a' && *text <= 'z') || mv_same_word(text, "nan") || mv_same_word(text, "inf");
}

static void pair_line(reader *r)
{
    size_t first = skip_relation(r);
    tie t = { .where = r->line.words[0].where };
    if (!read_index(r, first, "the first end", r->vertex_count, &t.source) ||
        !read_index(r, first + 1, "the second end", r->vertex_count, &t.target))
        return;
    for (size_t i = first + 2; i < r->line.count; i++) {
        const char *text = word_at(r, i);
        if (*text == '[')
            t.times = text;
        else if (strcmp(text, "l") == 0 && i + 1 < r->line.count)
            t.note = word_at(r, ++i);
        else if (i == first + 2 && is_weight(text))
            t.weight = text;
    }
    tell_tie(r, &t);
}

/* A vertex and all that it is tied to; a number below 0 is a rival. */
static void list_line(reader *r)
{
    size_t source, target;
    if (!read_index(r, 0, "the first end", r->vertex_count, &source)) return;
    for (size_t i = 1; i < r->line.count; i++) {
        char *text = r->line.text.bytes + r->line.words[i].at;
        bool negative = *text == '-';
        if (negative) r->line.words[i].at++;
        if (!read_index(r, i, "an end", r->vertex_count, &target)) return;
        tell_tie(r, &(tie){ source, target, r->line.words[i].where, .sign = negative ? "-1" : NULL });
    }
}

/* Row by row, wherever lines end. */
static void matrix_line(reader *r)
{
    size_t rows = r->first_mode ? r->first_mode : r->vertex_count;
    size_t columns = r->first_mode ? r->vertex_count - r->first_mode : r->vertex_count;
    for (size_t i = 0; i < r->line.count; i++, r->cell++) {
        const char *text = word_at(r, i);
        double value;
        if (r->cell >= rows * columns) {
            FAIL(r, r->line.words[i].where, "the matrix has more than %zu rows of %zu numbers", rows, columns);
            return;
        }
        if (mv_number_parse(text, &value) && value == 0) continue;
        tie t = { r->cell / columns + 1, r->cell % columns + 1 + r->first_mode, r->line.words[i].where,
                  .weight = text };
        tell_tie(r, &t);
    }
}

/* --- sections --------------------------------------------------------------------------------------------- */

static const section sections[] = {
    { "*vertices", vertex_line, MV_DIRECTION_UNKNOWN }, { "*arcs", pair_line, MV_DIRECTION_YES },
    { "*edges", pair_line, MV_DIRECTION_NO },           { "*arcslist", list_line, MV_DIRECTION_YES },
    { "*edgeslist", list_line, MV_DIRECTION_NO },       { "*matrix", matrix_line, MV_DIRECTION_YES },
};

/* Other objects of a project, which have vertices of their own. */
static const char *const others[] = { "*partition", "*vector", "*cluster", "*permutation", "*hierarchy" };

static const section *find_section(const char *name)
{
    for (size_t i = 0; i < MV_COUNT(sections); i++)
        if (mv_same_word(sections[i].name, name)) return &sections[i];
    return NULL;
}

static bool is_other(const char *name)
{
    for (size_t i = 0; i < MV_COUNT(others); i++)
        if (mv_same_word(others[i], name)) return true;
    return false;
}

/* ":2 "rival"": which relation the section is of. */
static void read_relation(reader *r)
{
    const char *number = word_at(r, 1);
    if (*number != ':') return;
    const char *name = *word_at(r, 2) ? word_at(r, 2) : number + 1;
    r->relation = mv_arena_copy(r->arena, name, strlen(name));
    if (!mv_index_add(&r->relations, mv_arena_copy(r->arena, number + 1, strlen(number + 1)), r->name_count))
        return;
    r->names = mv_grow(r->names, r->name_count, sizeof *r->names);
    r->names[r->name_count++] = r->relation;
}

/* The title of the set, unless several networks make one. */
static void read_title(reader *r)
{
    mv_text title = { 0 };
    for (size_t i = 1; i < r->line.count; i++) mv_text_format(&title, "%s%s", i > 1 ? " " : "", word_at(r, i));
    if (title.length && r->several)
        r->network = mv_arena_copy(r->arena, title.bytes, title.length);
    else if (title.length && !r->set->title)
        r->set->title = mv_relations_text(r->set, title.bytes);
    mv_text_clear(&title);
}

static bool has_several_networks(const char *bytes)
{
    size_t networks = 0;
    for (const char *at = bytes; (at = strchr(at, '*')) != NULL && networks < 2; at++)
        networks += (at == bytes || strchr("\r\n", at[-1])) && strncasecmp(at, "*network", 8) == 0;
    return networks > 1;
}

/* A matrix that breaks off is half a network. */
static void end_section(reader *r)
{
    size_t rows = r->first_mode ? r->first_mode : r->vertex_count;
    size_t cells = rows * (r->vertex_count - r->first_mode);
    if (r->section && r->section->line == matrix_line && r->cell < cells)
        FAIL(r, r->line.count ? r->line.words[0].where : strlen(r->line.bytes),
             "the matrix ends here after %zu numbers; %zu were expected", r->cell, cells);
    r->section = NULL;
}

static void begin_section(reader *r)
{
    const char *name = word_at(r, 0);
    mv_quoted quoted;
    if (mv_same_word(name, "*network")) {
        r->other = false;
        end_section(r);
        read_title(r);
        return;
    }
    if (is_other(name)) {
        end_section(r);
        r->other = true;
        mv_log_warning(r->line.log, place_of(r, r->line.words[0].where),
                       "%s is no part of the network, and is left out", mv_quote(name, quoted));
    }
    if (r->other) return;
    end_section(r);
    r->section = find_section(name);
    r->relation = r->network;
    r->cell = 0;
    r->failed = !r->section || (r->section->line == vertex_line && !begin_vertices(r));
    if (!r->failed && r->section->line != vertex_line) tell_vertices(r);
    if (!r->section)
        FAIL(r, r->line.words[0].where,
             "%s is no section of a network; *Vertices, *Arcs, *Edges, *Arcslist, *Edgeslist or *Matrix was "
             "expected",
             mv_quote(name, quoted));
    else if (r->section->line != vertex_line)
        read_relation(r);
}

static void read_lines(reader *r)
{
    bool said = false;
    mv_quoted quoted;
    while (!r->failed && mv_pajek_next_line(&r->line)) {
        if (*word_at(r, 0) == '*')
            begin_section(r);
        else if (r->section && !r->other)
            r->section->line(r);
        else if (!r->other && !said) {
            said = true;
            mv_log_warning(r->line.log, place_of(r, r->line.words[0].where),
                           "the line begins with %s; what stands before *Vertices is left out",
                           mv_quote(word_at(r, 0), quoted));
        }
    }
    bool any = r->vertices || r->section;
    if (!r->failed) end_section(r);
    if (!r->failed && !any)
        mv_log_error(r->line.log, MV_BAD_DATA, (mv_place){ r->set->path, 1, 1 },
                     "there is no *Vertices, which was expected");
    if (!r->failed) tell_vertices(r);
}

static void declare(reader *r)
{
    static const mv_property relations[] = { MV_IS_SOURCE, MV_IS_TARGET, MV_IS_TYPE,  MV_IS_WEIGHT,
                                             MV_IS_SIGN,   MV_IS_NOTE,   MV_IS_START, MV_IS_THROUGH };
    size_t *const columns[] = { &r->source, &r->target, &r->type,  &r->weight,
                                &r->sign,   &r->note,   &r->start, &r->through };
    for (size_t i = 0; i < MV_COUNT(columns); i++)
        *columns[i] = mv_records_known(r->records, MV_RELATION, relations[i], mv_property_name(relations[i]));
    r->key = mv_records_known(r->records, MV_ACTOR, MV_IS_KEY, "number");
    r->kind = mv_records_known(r->records, MV_ACTOR, MV_IS_KIND, "kind");
    r->begin = mv_records_known(r->records, MV_ACTOR, MV_IS_START, "start");
    r->until = mv_records_known(r->records, MV_ACTOR, MV_IS_THROUGH, "through");
}

static mv_status read_pajek(mv_relations *set, const mv_input *input)
{
    reader r = { .set = set, .arena = mv_arena_new() };
    r.line.log = input->log;
    r.line.lines = mv_lines_of_file(input->path, input->bytes, input->length);
    r.line.at = r.line.bytes = r.line.lines.bytes;
    mv_status status = mv_lines_check(&r.line.lines, input->log);
    if (!status) {
        r.records = mv_records_open(set, input,
                                    (mv_records_source){ .place = place_of, .context = &r, .lists_actors = true });
        declare(&r);
        r.several = has_several_networks(r.line.bytes);
        read_lines(&r);
        mv_records_close(r.records);
    }
    mv_index_clear(&r.relations);
    mv_pajek_line_clear(&r.line);
    mv_arena_free(r.arena);
    MV_FREE(r.vertices, r.names);
    return status;
}

/* One of the first lines begins it: comments and words may stand before it. */
static bool recognise(const char *bytes, size_t length)
{
    enum { LINES = 40 };
    (void)length;
    for (int i = 0; i < LINES && *bytes; i++) {
        char first[12];
        snprintf(first, sizeof first, "%.*s", (int)strcspn(bytes, " \t\r\n"), bytes);
        if (mv_same_word(first, "*vertices") || mv_same_word(first, "*network")) return true;
        bytes += strcspn(bytes, "\r\n");
        bytes += strspn(bytes, " \t\r\n");
    }
    return false;
}

const mv_format mv_format_pajek = { .name = "pajek",
                                    .summary = "Pajek network",
                                    .endings = { ".net", ".paj" },
                                    .recognise = recognise,
                                    .read = read_pajek,
                                    .write = mv_pajek_write };
