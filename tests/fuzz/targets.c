#define _GNU_SOURCE
#include "cli/run/command.h"
#include "formats/graphs/dot_ask.h"
#include "formats/recipes/head/recipe.h"
#include "fuzz.h"
#include "multivector.h"
#include "support/memory.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All that reads what others wrote, but for the drawing program (draw_targets.c). */

/* --- readers ---------------------------------------------------------------------------------------------- */

static const uint8_t *answer;
static size_t answer_length;

/* Graphviz is in another program: what comes in is its answer, once. */
mv_status __wrap_mv_dot_ask(mv_text *out, const mv_lines *lines, mv_log *log);
mv_status __real_mv_dot_ask(mv_text *out, const mv_lines *lines, mv_log *log);
mv_status __wrap_mv_dot_ask(mv_text *out, const mv_lines *lines, mv_log *log)
{
    if (!answer) return __real_mv_dot_ask(out, lines, log);
    mv_text_add_bytes(out, (const char *)answer, answer_length);
    return MV_OK;
}

/* What is read is a set that our own format says whole. */
static void check_set(const mv_relations *set)
{
    mv_relations *again = NULL;
    mv_read_options options = { .format = "json" };
    mv_log log = { 0 };
    char *bytes;
    size_t length;
    mv_relations_write_json(&bytes, &length, set);
    mv_status status = mv_relations_read(&again, mv_fuzz_file((uint8_t *)bytes, length), &options, &log);
    mv_fuzz_must(!status || status == MV_LIMIT, log.count ? log.messages[0].text : "what is written is read");
    mv_fuzz_must(status ||
                     (again->actor_count == set->actor_count && again->relation_count == set->relation_count),
                 "every record is read again");
    mv_relations_free(again);
    mv_log_clear(&log);
    free(bytes);
}

static void read_as(const char *format, const uint8_t *bytes, size_t length)
{
    mv_relations *set = NULL;
    mv_read_options options = { .format = format };
    mv_log log = { 0 };
    mv_status status = mv_relations_read(&set, mv_fuzz_file(bytes, length), &options, &log);
    mv_fuzz_must(status == MV_OK || status == MV_BAD_DATA || status == MV_LIMIT ||
                     (answer && status == MV_INTERNAL),
                 "a set or bad data");
    mv_fuzz_must(status == MV_OK || log.errors, "what is refused is told");
    if (!status) check_set(set);
    mv_relations_free(set);
    mv_log_clear(&log);
}

#define READER(id, format)                                                                                        \
    static void read_##id(const uint8_t *bytes, size_t length)                                                    \
    {                                                                                                             \
        read_as(format, bytes, length);                                                                           \
    }
READER(json, "json")
READER(jsonl, "jsonl")
READER(csv, "csv")
READER(graphml, "graphml")
READER(gexf, "gexf")
READER(pajek, "pajek")
READER(dl, "dl")
READER(gml, "gml")
READER(jgf, "jgf")
READER(node_link, "node-link")
READER(cyjs, "cyjs")
READER(any, NULL) /* gzip as well */

static void read_dot(const uint8_t *bytes, size_t length)
{
    static const char text[] = "graph {}";
    answer = bytes, answer_length = length;
    read_as("dot", (const uint8_t *)text, sizeof text - 1);
    answer = NULL;
}

/* --- recipes ---------------------------------------------------------------------------------------------- */

static void read_recipe(const uint8_t *bytes, size_t length)
{
    mv_recipe *recipe = NULL;
    mv_log log = { 0 };
    mv_status status = mv_recipe_open(&recipe, mv_fuzz_file(bytes, length), &log);
    mv_fuzz_must(status == MV_OK || log.errors, "what is refused is told");
    for (size_t i = 0; !status && mv_dialect_name(i); i++)
        for (int actors = 0; actors < 2; actors++) {
            char *statement = NULL;
            mv_recipe_translate(&statement, recipe, mv_dialect_name(i), actors, &log);
            free(statement);
        }
    mv_recipe_free(recipe);
    mv_log_clear(&log);
}

/* --- options ---------------------------------------------------------------------------------------------- */

enum { MOST_WORDS = 40 };

/* The lines are a command and its arguments. Nothing is opened. */
static void parse_options(const uint8_t *bytes, size_t length)
{
    char *text = calloc(length + 1, 1), *words[MOST_WORDS + 1], *rest = text, *word;
    int count = 0, first;
    if (length) memcpy(text, bytes, length);
    while (count < MOST_WORDS && (word = strsep(&rest, "\n"))) words[count++] = word;
    words[count] = NULL;
    size_t index = 0;
    mv_run run = { 0 };
    run.parse = (mv_parse){ mv_arena_new(), &run.log, NULL };
    while (mv_command_at(index) && strcmp(mv_command_at(index)->name, words[0]) != 0) index++;
    const mv_command *command = mv_command_at(index) ? mv_command_at(index) : mv_command_at(0);
    void *own = mv_alloc(command->own_size);
    command->add_options(&run, own);
    mv_status status = mv_options_parse(&run.options, count, words, &first, &run.parse);
    mv_fuzz_must(status == MV_OK || (status == MV_USAGE && run.log.errors), "options or a usage error");
    mv_run_forget(&run);
    mv_log_clear(&run.log);
    mv_arena_free(run.parse.arena);
    free(own);
    free(text);
}

/* --- everything ------------------------------------------------------------------------------------------- */

int mv_fuzz_main(int argc, char **argv);

/* Read, select, fold, measure, write: every command in every form that needs no other program. FILE stands for the
 * set. */
static const char *const lines[] = {
    "report FILE --all --explain --metrics all --format json",
    "report FILE --fold any-negative --format html",
    "report FILE --fold unanimous --directed --weighted --format markdown",
    "report FILE --fold strongest --at all --format text",
    "report FILE --project organisation:newman+direct --format json",
    "report FILE --sections vectors,sensitivity --all --format json",
    "report FILE --fold sign-sum --normalised --sections centrality --metrics all --format csv",
    "relations FILE --at all --format csv",
    "relations FILE --show-ended --format html",
    "validate FILE",
    "timeline FILE --since 2000 --until 2003 --format json",
    "timeline FILE --since 2000 --until 2003 --format svg",
    "timeline FILE --since 2000 --until 2003 --metrics shares --format svg",
    "render FILE --layout friends",
    "render FILE --layout matrix",
    "render FILE --layout bars",
    "rank FILE --metric degree --format html",
    "compare FILE@2000 FILE --format json",
    "compare FILE FILE@2001 FILE@2002 --format json",
    "whatif FILE --each relation --format json",
    "whatif FILE --draws 3 --format text",
    "convert FILE --to graphml",
    "convert FILE --to gexf",
    "convert FILE --to gml",
    "convert FILE --to pajek",
    "convert FILE --to dl",
    "convert FILE --to jgf",
    "convert FILE --to cyjs",
    "convert FILE --to node-link",
    "convert FILE --to jsonl",
    "convert FILE --to csv",
    "convert FILE --to matrix --ties",
    "convert FILE --to dot",
    "convert FILE --to json --metrics degree,betweenness",
};

static int run_line(const char *line, const char *path)
{
    char text[400], program[] = "multivector", *words[MOST_WORDS + 1] = { program }, *rest = text, *word;
    char *made[MOST_WORDS];
    int count = 1, made_count = 0;
    snprintf(text, sizeof text, "%s", line);
    while ((word = strsep(&rest, " "))) {
        char *name = calloc(200, 1);
        snprintf(name, 200, "%s%s", strncmp(word, "FILE", 4) == 0 ? path : word,
                 strncmp(word, "FILE", 4) == 0 ? word + 4 : "");
        made[made_count++] = words[count++] = name;
    }
    words[count] = NULL;
    int status = mv_fuzz_main(count, words);
    for (int i = 0; i < made_count; i++) free(made[i]);
    return status;
}

/* libFuzzer gets further with a few commands of many inputs than with all of few: which they are is up to the
 * bytes. */
#ifdef MV_LIBFUZZER
enum { LINES_EACH = 3 };
#else
enum { LINES_EACH = MV_COUNT(lines) };
#endif

static void run_everything(const uint8_t *bytes, size_t length)
{
    const char *path = mv_fuzz_file(bytes, length);
    size_t first = 0;
    if (run_line("validate FILE", path) != MV_OK) return;
    for (size_t i = 0; i < length; i++) first = first * 31 + bytes[i];
    for (size_t i = 0; i < LINES_EACH; i++) {
        const char *line = lines[(first + i) % MV_COUNT(lines)];
        int status = run_line(line, path);
        mv_fuzz_must(status == MV_OK || status == MV_DIFFERENT || status == MV_USAGE || status == MV_BAD_DATA ||
                         status == MV_LIMIT,
                     line);
    }
}

const mv_target mv_targets[] = {
    { "json", read_json },
    { "jsonl", read_jsonl },
    { "csv", read_csv },
    { "graphml", read_graphml },
    { "gexf", read_gexf },
    { "pajek", read_pajek },
    { "dl", read_dl },
    { "gml", read_gml },
    { "jgf", read_jgf },
    { "node-link", read_node_link },
    { "cyjs", read_cyjs },
    { "any", read_any },
    { "dot", read_dot },
    { "recipe", read_recipe },
    { "options", parse_options },
    { "everything", run_everything },
    { NULL, NULL },
};
