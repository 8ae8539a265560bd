#include "formats/recipes/dialects/dialects.h"
#include "formats/recipes/engine/query.h"
#include "formats/recipes/import_set.h"
#include "formats/records/refuse.h"
#include "support/limits.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A recipe is run: its statements give relations, and perhaps actors, by the names that formats/records knows. */

typedef struct run {
    mv_sql sql;
    mv_relations *set;
    mv_records *records;
    const mv_import_options *options;
    mv_query relations, actors, *at; /* the one at hand */
    mv_input_file *files;
    int kept;     /* standard input, as a file; or -1 */
    mv_text rows; /* of --explain-rows */
} run;

/* --- tables ------------------------------------------------------------------------------------------- */

static bool is_known(const mv_recipe_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (mv_input_is_called(&table->columns[i], name)) return true;
    return false;
}

/* The columns of the recipe, then, where it says there are more, those of the first file. */
static void set_columns(mv_sql_table *table, mv_arena *arena)
{
    const mv_recipe_table *recipe = table->recipe;
    const mv_input_file *file = recipe->more && table->file_count ? table->files : NULL;
    size_t most = recipe->column_count + (file ? file->field_count : 0);
    table->columns = mv_arena_alloc(arena, most * sizeof *table->columns);
    for (size_t i = 0; i < recipe->column_count; i++)
        table->columns[table->column_count++] = recipe->columns[i].name;
    for (size_t i = 0; file && i < file->field_count; i++)
        if (!is_known(recipe, file->header[i])) table->columns[table->column_count++] = file->header[i];
    table->wanted = mv_arena_alloc(arena, most * sizeof *table->wanted);
}

static void add_table(mv_sql *sql, const mv_recipe_table *recipe, const mv_input_file *files, size_t count)
{
    mv_sql_table *table = &sql->tables[sql->table_count++];
    *table = (mv_sql_table){ .name = recipe->name, .recipe = recipe, .sql = sql };
    table->files = mv_arena_alloc(sql->arena, (count + 1) * sizeof *table->files);
    for (size_t i = 0; i < count; i++)
        if (files[i].table == recipe) table->files[table->file_count++] = files[i];
    set_columns(table, sql->arena);
}

static mv_status add_codebook(mv_sql *sql, const char *name)
{
    mv_text folder = { 0 };
    mv_fit fit;
    mv_recipe_table *recipe = mv_arena_alloc(sql->arena, sizeof *recipe);
    mv_input_file file = { 0 };
    mv_quoted quoted;
    mv_recipe_folder(&folder);
    file.path = file.opened = mv_arena_format(sql->arena, "%scodebooks/%s.csv", folder.bytes, name);
    mv_text_clear(&folder);
    if (access(file.path, R_OK) != 0)
        return mv_log_error(sql->log, MV_BAD_DATA, (mv_place){ sql->recipe->path, 0, 0 },
                            "there is no codebook %s", mv_quote(name, quoted));
    *recipe = (mv_recipe_table){ .name = name, .more = true };
    mv_status status = mv_input_fit(&fit, &file, recipe, sql->arena, sql->log);
    if (status) return status;
    add_table(sql, recipe, &file, 1);
    sql->tables[sql->table_count - 1].codebook = true;
    return MV_OK;
}

/* A file that the recipe cannot read may be one for another. */
static void say_other(const char *path, const mv_recipe *recipe, mv_log *log)
{
    mv_recipe *other = mv_recipe_recognise(path);
    if (!other) return;
    const mv_recipe_about *about = mv_recipe_tells(other);
    if (strcmp(other->name, recipe->name) != 0)
        mv_log_error(log, MV_BAD_DATA, (mv_place){ path, 0, 0 },
                     "this looks like %s%s%s, which the recipe %s reads", about->title, about->version ? " " : "",
                     about->version ? about->version : "", other->name);
    mv_recipe_free(other);
}

static mv_status set_tables(run *r, const char *const *paths, size_t count)
{
    mv_sql *sql = &r->sql;
    const mv_recipe *recipe = sql->recipe;
    mv_status status = MV_OK;
    r->files = mv_arena_alloc(sql->arena, (count + 1) * sizeof *r->files);
    for (size_t i = 0; i < count && !status; i++)
        status =
            mv_input_name(&r->files[i], paths[i], r->kept >= 0 ? &(int){ -1 } : &r->kept, sql->arena, sql->log);
    if (!status) status = mv_input_assign(r->files, count, recipe, sql->arena, sql->log);
    for (size_t i = 0; i < count && status == MV_BAD_DATA; i++) say_other(r->files[i].opened, recipe, sql->log);
    for (size_t i = 0; i < count && !status; i++) mv_input_check_version(&r->files[i], sql->log);
    for (size_t i = 0; i < count && !status && r->options->digest; i++)
        status = mv_input_digest(r->set, &r->files[i], sql->log);
    if (status) return status;
    sql->tables =
        mv_arena_alloc(sql->arena, (recipe->table_count + recipe->codebooks.count) * sizeof *sql->tables);
    for (size_t i = 0; i < recipe->table_count; i++) add_table(sql, &recipe->tables[i], r->files, count);
    for (size_t i = 0; i < recipe->codebooks.count && !status; i++)
        status = add_codebook(sql, recipe->codebooks.items[i]);
    return status;
}

/* --- statements and their rows ---------------------------------------------------------------------------- */

/* One statement for relations, and perhaps one for actors; nothing else. */
static mv_status prepare_all(run *r)
{
    const mv_recipe *recipe = r->sql.recipe;
    const char *at = mv_query_skip(recipe->text + recipe->statements);
    if (!*at)
        return mv_log_error(r->sql.log, MV_BAD_DATA, mv_recipe_place(recipe, recipe->statements),
                            "the recipe has a head and no SELECT");
    mv_status status = mv_query_prepare(&r->relations, &r->sql, MV_RELATION, at, &at);
    if (!status && *at) status = mv_query_prepare(&r->actors, &r->sql, MV_ACTOR, at, &at);
    if (status || !*at) return status;
    return mv_log_error(
        r->sql.log, MV_BAD_DATA, mv_recipe_place(recipe, (size_t)(at - recipe->text)),
        "a recipe has one SELECT for relations and perhaps one for actors; nothing else was expected");
}

static mv_place place_of(void *context, size_t where)
{
    const run *r = context;
    (void)where;
    return mv_query_place(r->at);
}

static void open_records(run *r)
{
    static const mv_read_options none = { 0 };
    mv_input input = { .path = r->sql.recipe->path, .options = r->options->read, .log = r->sql.log };
    if (!input.options) input.options = &none;
    r->at = &r->relations;
    mv_import_declare(r->set, r->sql.recipe, input.options);
    r->records = mv_records_open(r->set, &input, (mv_records_source){ .place = place_of, .context = r });
    if (r->actors.statement) mv_query_describe(&r->actors, r->records);
    mv_query_describe(&r->relations, r->records);
}

/* A line of --explain-rows. */
static void explain(run *r, const mv_query *q)
{
    const mv_relation *relation = &r->set->relations[r->set->relation_count - 1];
    const mv_date dates[] = { relation->start, relation->through.day ? relation->through : relation->end };
    const char *texts[] = { relation->id, r->set->actors[relation->source].id, r->set->actors[relation->target].id,
                            r->set->types[relation->type].id };
    mv_date_text date;
    mv_text_format(&r->rows, "%zu", r->set->relation_count);
    for (size_t i = 0; i < MV_COUNT(texts); i++) {
        mv_text_add(&r->rows, ",");
        if (texts[i]) mv_text_add_csv(&r->rows, texts[i]);
    }
    for (size_t i = 0; i < MV_COUNT(dates); i++) mv_text_format(&r->rows, ",%s", mv_date_format(dates[i], date));
    mv_text_add(&r->rows, ",");
    mv_text_add_csv(&r->rows, mv_query_rows(q));
    mv_text_add(&r->rows, "\n");
}

static mv_status run_query(run *r, mv_query *q)
{
    bool more;
    r->at = q;
    for (;;) {
        mv_status status = mv_query_next(q, &more);
        if (status || !more || mv_relations_over(r->set)) return status;
        size_t before = r->set->relation_count;
        if (q->kind == MV_ACTOR)
            mv_records_actor(r->records, q->values, q->count, 0);
        else
            mv_records_relation(r->records, q->values, q->count + 1, MV_DIRECTION_UNKNOWN, 0);
        if (r->options->explain && r->set->relation_count > before) explain(r, q);
    }
}

/* --- running ------------------------------------------------------------------------------------------ */

static mv_status run_all(run *r, const char *const *paths, size_t count)
{
    mv_status status = set_tables(r, paths, count);
    if (!status) status = mv_sql_open(&r->sql);
    if (!status) status = prepare_all(r);
    if (status) return status;
    if (r->options->explain) mv_text_add(&r->rows, "relation,id,source,target,type,start,end,rows\n");
    open_records(r);
    status = run_query(r, &r->relations);
    if (!status) status = run_query(r, &r->actors);
    mv_records_close(r->records);
    return status ? status : mv_import_check(r->set, &r->sql);
}

static void give(run *r, mv_import *out)
{
    mv_text sentence = { 0 };
    mv_say_import(&sentence, &r->sql, r->set);
    r->set->description = mv_relations_text(r->set, sentence.bytes);
    *out = (mv_import){ r->set, sentence.bytes, r->rows.bytes };
    r->set = NULL;
    r->rows = (mv_text){ 0 };
}

/* The recipe for what an engine made of its statement: the same, but for a table of relations as they are. */
static const mv_recipe *answer_to(const mv_recipe *recipe, mv_arena *arena)
{
    static const char statement[] = "SELECT * FROM answer";
    static const char *const null[] = { "\\N" }; /* so does ClickHouse write it */
    static const mv_recipe_column columns[] = { { .name = "source" }, { .name = "target" } };
    mv_recipe *other = mv_arena_alloc(arena, sizeof *other);
    mv_recipe_table *table = mv_arena_alloc(arena, sizeof *table);
    *table =
        (mv_recipe_table){ .name = "answer", .column_count = MV_COUNT(columns), .more = true, .delimiter = ',' };
    table->columns = mv_arena_alloc(arena, sizeof columns);
    memcpy(table->columns, columns, sizeof columns);
    table->missing = (mv_names){ (const char **)(uintptr_t)null, MV_COUNT(null) };
    *other = *recipe;
    other->tables = table;
    other->table_count = 1;
    other->codebooks = (mv_names){ 0 };
    other->text = statement;
    other->length = sizeof statement - 1;
    other->statements = 0;
    return other;
}

/* An engine gives the last day in place of an end that is the day after it (mv_recipe_translate). */
static void make_ends(mv_relations *set)
{
    for (size_t i = 0; i < set->relation_count; i++) {
        mv_relation *relation = &set->relations[i];
        if (!relation->through.day) continue;
        relation->end = mv_date_after(relation->through);
        relation->end.precision = relation->through.precision;
        if (mv_date_year(relation->end) > 9999) relation->end = (mv_date){ 0 };
        relation->through = (mv_date){ 0 };
    }
}

static mv_status import(mv_import *out, const mv_recipe *recipe, const char *const *paths, size_t count,
                        const mv_import_options *options, mv_log *log)
{
    static const mv_import_options none = { 0 };
    mv_log own = { 0 };
    run r = { .options = options ? options : &none, .kept = -1 };
    r.sql = (mv_sql){ .recipe = recipe, .log = log ? log : &own, .arena = mv_arena_new() };
    bool ends = r.options->answer && !mv_recipe_says_through(recipe);
    if (r.options->answer) r.sql.recipe = recipe = answer_to(recipe, r.sql.arena);
    r.sql.seconds = r.options->seconds > 0 ? r.options->seconds : MV_RECIPE_SECONDS;
    r.sql.most_steps = MV_RECIPE_STEPS;
    r.sql.most_memory = r.options->memory ? r.options->memory : MV_TALLY_MEMORY;
    r.sql.explains = r.options->explain;
    r.sql.progress = r.options->progress;
    r.sql.context = r.options->context;
    r.set = mv_relations_new(count ? paths[0] : recipe->path);
    mv_relations_limit(r.set, mv_limits_asked(r.options->read));
    size_t errors = r.sql.log->errors;
    mv_status status = run_all(&r, paths, count);
    if (mv_relations_over(r.set)) status = mv_refuse_over(r.set, r.set->path, r.sql.log);
    if (!status && r.sql.log->errors > errors) status = MV_BAD_DATA;
    if (!status && ends) make_ends(r.set);
    if (!status) mv_relations_limit(r.set, (mv_limits){ 0 });
    if (!status) give(&r, out);
    mv_query_free(&r.relations);
    mv_query_free(&r.actors);
    mv_sql_close(&r.sql);
    mv_relations_free(r.set);
    mv_arena_free(r.sql.arena);
    if (r.kept >= 0) close(r.kept);
    mv_text_clear(&r.rows);
    mv_log_clear(&own);
    return status;
}

mv_status mv_recipe_import(mv_import *out, const mv_recipe *recipe, const char *const *paths, size_t count,
                           const mv_import_options *options, mv_log *log)
{
    *out = (mv_import){ 0 };
    MV_RETURN_GUARDED(mv_status, import(out, recipe, paths, count, options, log), mv_guard_failed(log));
}

void mv_import_clear(mv_import *import)
{
    mv_relations_free(import->set);
    MV_FREE(import->sentence, import->rows);
    *import = (mv_import){ 0 };
}
