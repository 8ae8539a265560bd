#include "formats/relation_set/json_append.h"
#include "formats/relation_set/json_layout.h"
#include "support/json/json_walk.h"
#include <string.h>

/* --- the record ------------------------------------------------------------------------------------------- */

static void begin_member(mv_text *out, const mv_json_layout *l, const char *key)
{
    bool first = out->bytes[out->length - 1] == '{';
    mv_text_add(out, first ? l->record.open : mv_json_comma_before(l, key));
    mv_text_add_json(out, key);
    mv_text_add(out, l->colon);
}

static void add_text(mv_text *out, const mv_json_layout *l, const char *key, const char *value)
{
    if (!value) return;
    begin_member(out, l, key);
    mv_text_add_json(out, value);
}

static void add_date(mv_text *out, const mv_json_layout *l, const char *key, mv_date date)
{
    mv_date_text iso;
    if (date.day) add_text(out, l, key, mv_date_format(date, iso));
}

static void add_number(mv_text *out, const mv_json_layout *l, const char *key, double value, double usual)
{
    if (value == usual) return;
    begin_member(out, l, key);
    mv_text_add_number(out, value, 17);
}

static void add_source(mv_text *out, const mv_json_layout *l, const char *id, const char *quote)
{
    mv_text_format(out, "[%s{%s\"id\"%s", l->sources.open, l->source.open, l->colon);
    mv_text_add_json(out, id);
    if (quote) {
        mv_text_format(out, "%s\"quote\"%s", l->source.comma, l->colon);
        mv_text_add_json(out, quote);
    }
    mv_text_format(out, "%s}%s]", l->source.close, l->sources.close);
}

/* The last relation of the set, which has one source at most. */
static void add_record(mv_text *out, const mv_json_layout *l, const mv_relations *set)
{
    const mv_relation *r = &set->relations[set->relation_count - 1];
    const mv_type *type = &set->types[r->type];
    mv_text_add(out, "{");
    add_text(out, l, "id", r->id);
    add_text(out, l, "source", set->actors[r->source].id);
    add_text(out, l, "target", set->actors[r->target].id);
    add_text(out, l, "type", type->id);
    add_number(out, l, "sign", r->sign, type->sign);
    add_number(out, l, "weight", r->weight, type->weight);
    add_date(out, l, "start", r->start);
    if (!r->through.day) add_date(out, l, "end", r->end);
    add_date(out, l, "through", r->through);
    if (r->details->citation_count) {
        begin_member(out, l, "sources");
        add_source(out, l, set->sources[r->details->citations->source].id, r->details->citations->quote);
    }
    mv_text_format(out, "%s}", l->record.close);
}

/* --- a document ------------------------------------------------------------------------------------------- */

/* Where the record goes in the text, what stands before and behind it there, and how it looks. */
typedef struct slot {
    const char *at, *before, *behind;
    mv_json_layout layout;
} slot;

/* The last two children of a list, and the last record that names a source. */
typedef struct tail {
    mv_json_child last, earlier, sourced;
} tail;

static tail tail_of(const char *list)
{
    tail t = { 0 };
    mv_json_child child = mv_json_first(list);
    while (mv_json_step(&child)) {
        t.earlier = t.last;
        t.last = child;
        if (mv_json_value(child.value, "sources")) t.sourced = child;
    }
    return t;
}

static slot behind_last(mv_arena *arena, const char *list, const tail *t, bool sourced)
{
    mv_json_gaps gaps = mv_json_gaps_of(arena, list);
    const char *sample = sourced && t->sourced.value ? t->sourced.value : t->last.value;
    slot s = { t->last.end, NULL, "", mv_json_layout_of(arena, sample, gaps.open) };
    const char *comma = s.layout.record.comma;
    if (t->earlier.end)
        s.before = mv_arena_copy(arena, t->earlier.end, (size_t)(t->last.start - t->earlier.end));
    else if (strchr(gaps.open, '\n'))
        s.before = mv_arena_format(arena, ",%s", gaps.open);
    else
        s.before = strchr(comma, '\n') ? ", " : comma; /* as between members */
    return s;
}

/* How the first record of a list stands: as in the list of actors, or else a step deeper than the keys above. */
static mv_json_gaps first_gaps(mv_arena *arena, const char *root, const char *actors)
{
    mv_json_gaps gaps = actors ? mv_json_gaps_of(arena, actors) : (mv_json_gaps){ 0 };
    if (gaps.open) return gaps;
    const char *key = mv_json_gaps_of(arena, root).open, *line = strrchr(key, '\n');
    return line ? (mv_json_gaps){ mv_arena_format(arena, "%s%s", key, line + 1), NULL, key }
                : (mv_json_gaps){ "", NULL, "" };
}

static mv_json_child last_child(const char *container)
{
    mv_json_child child = mv_json_first(container), last = { 0 };
    while (mv_json_step(&child)) last = child;
    return last;
}

/* In a list that is empty, or is not there. */
static slot as_first(mv_arena *arena, const char *root, const char *list)
{
    const char *actors = mv_json_value(root, "actors");
    mv_json_gaps gaps = first_gaps(arena, root, actors);
    const char *sample = actors ? last_child(actors).value : NULL;
    mv_json_layout layout =
        sample ? mv_json_layout_of(arena, sample, gaps.open) : mv_json_layout_plain(arena, root);
    if (list) /* what is between the brackets makes way: see mv_json_append() */
        return (slot){ list + 1, gaps.open, gaps.close, layout };
    mv_json_gaps keys = mv_json_gaps_of(arena, root);
    return (slot){ last_child(root).end,
                   mv_arena_format(arena, "%s\"relations\"%s[%s", keys.comma, layout.colon, gaps.open),
                   mv_arena_format(arena, "%s]", gaps.close), layout };
}

static const char *behind_mark(const char *bytes)
{
    return mv_json_blanks(bytes + (strncmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0));
}

mv_status mv_json_append(mv_text *out, const mv_input *input, const mv_relations *set)
{
    mv_arena *arena = mv_arena_new();
    const char *root = behind_mark(input->bytes), *list = mv_json_value(root, "relations");
    tail t = list ? tail_of(list) : (tail){ 0 };
    bool sourced = set->relations[set->relation_count - 1].details->citation_count;
    slot s = t.last.value ? behind_last(arena, list, &t, sourced) : as_first(arena, root, list);
    const char *rest = list && !t.last.value ? mv_json_blanks(s.at) : s.at;
    mv_text_add_bytes(out, input->bytes, (size_t)(s.at - input->bytes));
    mv_text_add(out, s.before);
    add_record(out, &s.layout, set);
    mv_text_add(out, s.behind);
    mv_text_add_bytes(out, rest, (size_t)(input->bytes + input->length - rest));
    mv_arena_free(arena);
    return MV_OK;
}

/* --- JSON Lines ------------------------------------------------------------------------------------------- */

/* The record of a line, or NULL. */
static const char *record_of(const char *line, const char *key)
{
    const char *object = mv_json_blanks(line);
    return *object == '{' ? mv_json_value(object, key) : NULL;
}

static const char *next_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

/* The lines of the last relation, of the last that names a source, and of the last actor; NULL where there is
 * none. */
typedef struct samples {
    const char *last, *sourced, *actor;
} samples;

static samples find_samples(const char *head)
{
    samples s = { 0 };
    for (const char *line = next_line(head); *line; line = next_line(line)) {
        const char *relation = record_of(line, "relation");
        if (relation) s.last = line;
        if (relation && mv_json_value(relation, "sources")) s.sourced = line;
        if (record_of(line, "actor")) s.actor = line;
    }
    return s;
}

mv_status mv_json_append_line(mv_text *out, const mv_input *input, const mv_relations *set)
{
    mv_arena *arena = mv_arena_new();
    const char *head = behind_mark(input->bytes);
    samples s = find_samples(head);
    bool sourced = set->relations[set->relation_count - 1].details->citation_count && s.sourced;
    const char *line = sourced ? s.sourced : s.last ? s.last : s.actor;
    const char *sample = line ? record_of(line, line == s.actor ? "actor" : "relation") : NULL;
    mv_json_gaps around = line ? mv_json_gaps_of(arena, mv_json_blanks(line)) : (mv_json_gaps){ "", NULL, "" };
    mv_json_layout layout = sample ? mv_json_layout_of(arena, sample, "") : mv_json_layout_plain(arena, head);
    const char *first = strchr(input->bytes, '\n');
    const char *end = first && first > input->bytes && first[-1] == '\r' ? "\r\n" : "\n";
    bool ended = input->bytes[input->length - 1] == '\n';
    mv_text_add_bytes(out, input->bytes, input->length);
    mv_text_format(out, "%s{%s\"relation\"%s", ended ? "" : end, around.open, layout.colon);
    add_record(out, &layout, set);
    mv_text_format(out, "%s}%s", around.close, ended ? end : "");
    mv_arena_free(arena);
    return MV_OK;
}
