#include "multivector/starter.h"
#include "formats/relation_set/json_write.h"
#include "model/suggest.h"
#include "page/assets/assets.h"
#include "starter/starter_choice.h"
#include "support/json/json_text.h"
#include "support/limits.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char description[] =
    "A document to start from: replace this text by what the set holds, of what time, and how it was coded. "
    "\"vectors\" are the directions of policy that are told apart; \"counted\": false keeps one out of evenness. "
    "\"actors\" are whom relations are between. The vector of each is a judgement: change it where you disagree; "
    "shares such as {\"western\": 0.5, \"turkic\": 0.5} are possible. \"relations\" are statements, each with a "
    "type "
    "(\"multivector types\" lists them; types of your own go into \"relation_types\"), dates, and a source with a "
    "short "
    "quote. Those that are there are examples: put your own in their place. \"multivector add FILE A,B,TYPE "
    "--start "
    "DATE --source ID --quote TEXT -o FILE\" adds one, \"multivector validate FILE\" checks them all, "
    "\"multivector "
    "render FILE --layout compass -o compass.svg\" draws them.";

static const char about_focus[] =
    "The focus, whose policy is studied. Its own vector counts in the profiles of others.";

static const char about_belonging[] = "An example, to be replaced: belonging to an organisation. The type gives "
                                      "sign, weight and direction. \"start\" "
                                      "is the first day it held; without \"end\" (the first day it no longer "
                                      "held) or \"through\" (the last day, month or "
                                      "year it held) it still holds.";

static const char about_sign[] =
    "An example, to be replaced. \"sign\" (1, 0, -1) and \"weight\" may stand beside the type and beat what it "
    "gives. "
    "Hostile types, such as sanctions, have the sign -1; 0 is recorded, and no part of signed measures.";

static const char about_hostile[] = "An example, to be replaced: a hostile relation. Its type has the sign -1.";

static const char about_country[] = "An example, to be replaced: a tie between two countries. \"confidence\" "
                                    "(high, medium, low) says how sure you "
                                    "are, \"basis\" (stated, implied) how the source says it.";

/* In the note of the source: nothing that is still to be filled in may be printed as if it were known. */
static const char about_source[] =
    "To be filled in: add \"title\" (of the article, book or page), \"publisher\", \"date\" and \"url\". "
    "Relations "
    "cite it with the phrase that says so: \"sources\": [{ \"id\": \"%s\", \"quote\": \"...\" }].";

const char *mv_starter_schema(void)
{
    return mv_asset_relation_set_schema_json;
}

/* The set as the document will have it: it shares what is not changed. */
typedef struct starter {
    mv_relations set;
    const mv_starter_choice *choice;
    bool *sources, *types; /* that are written */
    mv_relation examples[MV_STARTER_EXAMPLES];
    mv_citation citations[MV_STARTER_EXAMPLES];
    mv_details details[MV_STARTER_EXAMPLES];
    char own_source[32]; /* its id */
} starter;

static void choose_id(starter *s, const mv_relations *from)
{
    for (int number = 1; number == 1 || mv_relations_find_source(from, s->own_source) != MV_NONE; number++)
        snprintf(s->own_source, sizeof s->own_source, number == 1 ? "my_source" : "my_source_%d", number);
}

/* Behind those of the set one to be filled in. */
static void copy_sources(starter *s, const mv_relations *from)
{
    size_t count = from->source_count;
    mv_source *sources = mv_alloc_array(count + 1, sizeof *sources);
    if (count) memcpy(sources, from->sources, count * sizeof *sources);
    choose_id(s, from);
    sources[count] = (mv_source){ .id = s->own_source };
    s->set.sources = sources;
    s->set.source_count = count + 1;
    s->sources = mv_alloc_array(count + 1, sizeof *s->sources);
    s->sources[count] = true;
}

/* Nobody continues an actor that is not there. */
static void copy_actors(starter *s, const mv_relations *from, size_t focus)
{
    mv_actor *actors = mv_alloc_array(from->actor_count, sizeof *actors);
    memcpy(actors, from->actors, from->actor_count * sizeof *actors);
    for (size_t i = 0; i < from->actor_count; i++) actors[i].continues_count = 0;
    actors[focus].note = about_focus;
    s->set.actors = actors;
    s->set.focus = focus;
}

static const char *about(const mv_relations *from, const mv_relation *relation)
{
    const char *family = from->types[relation->type].family;
    bool countries = strcmp(from->actors[relation->source].kind, "country") == 0 &&
                     strcmp(from->actors[relation->target].kind, "country") == 0;
    if (relation->sign < 0) return about_hostile;
    return family && strcmp(family, "institutional") == 0 ? about_belonging
           : countries                                    ? about_country
                                                          : about_sign;
}

static const char *note_of(const starter *s, const mv_relations *from, size_t example)
{
    const char *note = about(from, &s->examples[example]);
    for (size_t i = 0; i < example; i++)
        if (s->details[i].note == note) return about_sign;
    return note;
}

/* Each with one source, and the quote if there is one. */
static void copy_examples(starter *s, const mv_relations *from)
{
    for (size_t i = 0; i < s->choice->example_count; i++) {
        mv_relation *r = &s->examples[i];
        *r = from->relations[s->choice->examples[i]];
        const mv_details *details = r->details;
        s->citations[i] =
            details->citation_count ? details->citations[0] : (mv_citation){ from->source_count, NULL };
        s->details[i] = *details;
        s->details[i].citations = &s->citations[i];
        s->details[i].citation_count = 1;
        s->details[i].note = note_of(s, from, i);
        r->details = &s->details[i];
        s->sources[s->citations[i].source] = true;
        s->types[r->type] = true;
    }
    s->set.relations = s->examples;
    s->set.relation_count = s->choice->example_count;
}

/* The last one is that to be filled in. */
static void write_source(mv_text *text, const mv_relations *set, size_t index)
{
    mv_text note = { 0 };
    mv_json_write_source(text, set, index);
    if (index + 1 < set->source_count) return;
    mv_text_format(&note, about_source, set->sources[index].id);
    mv_json_add_text(text, MV_JSON_LOOSE, "note", note.bytes);
    mv_text_clear(&note);
}

static void add_document(mv_text *text, const starter *s, const char *schema)
{
    const mv_relations *set = &s->set;
    const mv_actor *focus = &set->actors[set->focus];
    mv_text title = { 0 };
    mv_text_format(&title, "The relations of %s", focus->name);
    mv_json_write_begin(text);
    mv_json_write_text(text, "$schema", schema);
    mv_json_write_text(text, "title", title.bytes);
    mv_json_write_text(text, "description", description);
    mv_json_write_date(text, "as_of", set->as_of);
    mv_json_write_text(text, "focus", focus->id);
    mv_json_write_list(text, "sources", set, set->source_count, s->sources, write_source);
    mv_json_write_list(text, "vectors", set, set->vector_count, NULL, mv_json_write_vector);
    mv_json_write_list(text, "relation_types", set, set->type_count, s->types, mv_json_write_type);
    mv_json_write_list(text, "actors", set, set->actor_count, s->choice->actors, mv_json_write_actor);
    mv_json_write_list(text, "relations", set, set->relation_count, NULL, mv_json_write_relation);
    mv_json_write_end(text);
    mv_text_clear(&title);
}

static void write(mv_text *text, const mv_relations *from, size_t focus, const mv_starter_choice *choice,
                  const char *schema)
{
    starter s = { .set = mv_relations_share(from), .choice = choice };
    s.types = mv_alloc_array(from->type_count, sizeof *s.types);
    copy_sources(&s, from);
    copy_actors(&s, from, focus);
    copy_examples(&s, from);
    add_document(text, &s, schema);
    MV_FREE(s.set.sources, s.set.actors, s.sources, s.types);
}

static mv_status find_focus(const mv_relations *from, const char *actor, size_t *focus, mv_log *log)
{
    mv_quoted quoted, hint;
    *focus = mv_relations_find_actor(from, mv_relations_actor_id(from, actor));
    if (*focus != MV_NONE) return MV_OK;
    return mv_misuse(log, "no actor %s in this set%s", mv_quote(actor, quoted),
                     mv_suggest_actor(from, actor, log, hint));
}

static void say_few(size_t count, const mv_relations *from, size_t focus, mv_log *log)
{
    mv_quoted quoted;
    if (count < MV_STARTER_EXAMPLES)
        mv_log_note(log, (mv_place){ from->path, 0, 0 },
                    "%s has %zu tie%s there on that date, and the document as many examples",
                    mv_quote(from->actors[focus].id, quoted), count, count == 1 ? "" : "s");
}

static mv_status starter_write(char **out, size_t *length, const mv_relations *from, const char *actor,
                               const mv_starter_options *options, mv_log *log)
{
    mv_network *network = NULL;
    mv_starter_choice choice = { 0 };
    mv_text text = { 0 };
    size_t focus = MV_NONE, partners = options->partners ? options->partners : MV_STARTER_PARTNERS;
    mv_status status = find_focus(from, actor, &focus, log);
    mv_selection selection = { .focus = status ? NULL : from->actors[focus].id };
    if (!status) status = mv_network_build(&network, from, &selection, log);
    if (!status) {
        mv_starter_choose(&choice, network, partners);
        choice.actors[focus] = true;
        say_few(choice.example_count, from, focus, log);
        write(&text, from, focus, &choice, options->schema);
    }
    mv_starter_choice_clear(&choice);
    mv_network_free(network);
    return mv_text_hand_over(&text, out, length, status);
}

mv_status mv_starter_write(char **out, size_t *length, const mv_relations *from, const char *actor,
                           const mv_starter_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, starter_write(out, length, from, actor, options, log), mv_guard_failed(log));
}
