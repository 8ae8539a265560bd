#include "formats/recipes/import_set.h"
#include <string.h>

/* The set that an import makes, apart from its actors and relations. */

/* --- the set ------------------------------------------------------------------------------------------ */

static void declare_types(mv_relations *set, const mv_recipe *recipe)
{
    for (size_t i = 0; i < recipe->type_count; i++) {
        mv_type type = recipe->types[i];
        type.id = mv_relations_text(set, type.id);
        type.name = mv_relations_text(set, type.name);
        type.family = mv_relations_text(set, type.family);
        mv_relations_add_type(set, type);
    }
    for (size_t i = 0; i < recipe->vector_count; i++) {
        mv_vector vector = recipe->vectors[i];
        vector.id = mv_relations_text(set, vector.id);
        vector.name = mv_relations_text(set, vector.name);
        mv_relations_add_vector(set, vector);
    }
}

static void declare_source(mv_relations *set, const mv_recipe *recipe)
{
    const mv_recipe_about *about = &recipe->about;
    mv_text title = { 0 };
    mv_text_add(&title, about->title);
    if (about->version) mv_text_format(&title, " %s", about->version);
    set->title = mv_relations_text(set, title.bytes);
    mv_relations_add_source(set, (mv_source){ .id = mv_relations_text(set, recipe->name),
                                              .title = set->title,
                                              .publisher = mv_relations_text(set, about->publisher),
                                              .date = mv_relations_text(set, about->date),
                                              .url = mv_relations_text(set, about->url) });
    mv_text_clear(&title);
}

void mv_import_declare(mv_relations *set, const mv_recipe *recipe, const mv_read_options *options)
{
    mv_period covers = options->covers.from.day ? options->covers : recipe->covers;
    declare_types(set, recipe);
    declare_source(set, recipe);
    if (covers.from.day) mv_relations_add_coverage(set, (mv_coverage){ .from = covers.from, .to = covers.to });
}

static mv_status find_focus(mv_relations *set, const mv_sql *sql)
{
    const char *focus = sql->recipe->focus;
    if (!focus) return MV_OK;
    set->focus = mv_relations_find_actor(set, focus);
    if (set->focus != MV_NONE) return MV_OK;
    return mv_log_error(sql->log, MV_BAD_DATA, (mv_place){ sql->recipe->path, 0, 0 },
                        "the focus %s is no actor of the set", focus);
}

/* --- what became of the rows ---------------------------------------------------------------------------- */

static mv_status check_tables(const mv_sql *sql)
{
    for (size_t i = 0; i < sql->table_count; i++) {
        const mv_sql_table *table = &sql->tables[i];
        if (table->rows || !table->file_count || !table->used) continue;
        return mv_log_error(sql->log, MV_BAD_DATA,
                            (mv_place){ table->files->path, table->files->header_line + 1, 1 },
                            "the table has no rows");
    }
    return MV_OK;
}

/* "row 12" or "rows 1, 2" that a relation is from; NULL: it does not say. */
static const char *rows_of(const mv_relation *relation)
{
    const char *quote = relation->details->citation_count ? relation->details->citations[0].quote : NULL;
    return quote && strncmp(quote, "row", strlen("row")) == 0 ? quote : NULL;
}

/* Where a code without a match, which is an id now, is found first. */
static void say_first_use(mv_text *out, const mv_relations *set, const char *code)
{
    mv_quoted quoted;
    for (size_t i = 0; i < set->relation_count; i++) {
        const mv_relation *relation = &set->relations[i];
        bool used = strcmp(set->actors[relation->source].id, code) == 0 ||
                    strcmp(set->actors[relation->target].id, code) == 0;
        if (!used || !rows_of(relation)) continue;
        mv_text_format(out, "; %s is first in %s", mv_quote(code, quoted), rows_of(relation));
        return;
    }
}

static mv_status check_codes(const mv_relations *set, const mv_sql *sql)
{
    size_t codes = sql->matched + sql->unmatched.total;
    double share = codes ? 100.0 * (double)sql->unmatched.total / (double)codes : 0;
    if (share <= sql->recipe->most_unmatched) return MV_OK;
    mv_text list = { 0 };
    mv_counter_say(&sql->unmatched, &list);
    say_first_use(&list, set, sql->unmatched.words[0].name);
    mv_status status =
        mv_log_error(sql->log, MV_BAD_DATA, (mv_place){ sql->recipe->path, 0, 0 },
                     "%.3g %% of the codes are without a match, where at most %g %% were expected: %s", share,
                     sql->recipe->most_unmatched, list.bytes);
    mv_text_clear(&list);
    return status;
}

static void check_period(const mv_relations *set, const mv_sql *sql)
{
    mv_span covers = mv_period_span(sql->recipe->covers);
    size_t outside = 0;
    mv_text first = { 0 };
    mv_date_text start;
    mv_period_text text;
    if (!sql->recipe->covers.from.day) return;
    for (size_t i = 0; i < set->relation_count; i++) {
        mv_date begins = set->relations[i].start;
        if (!begins.day || (begins.day >= covers.from && begins.day < covers.until)) continue;
        if (outside++) continue;
        mv_text_add(&first, mv_date_format(begins, start));
        if (rows_of(&set->relations[i])) mv_text_format(&first, " (%s)", rows_of(&set->relations[i]));
    }
    if (outside)
        mv_log_warning(
            sql->log, (mv_place){ sql->recipe->path, 0, 0 },
            "%zu relation%s outside of what the recipe covers, which is %s, the first in %s; is the file "
            "another version?",
            outside, outside == 1 ? " begins" : "s begin", mv_period_format(sql->recipe->covers, text),
            first.bytes);
    mv_text_clear(&first);
}

mv_status mv_import_check(mv_relations *set, const mv_sql *sql)
{
    mv_status status = check_tables(sql);
    if (!status) status = check_codes(set, sql);
    if (!status) status = find_focus(set, sql);
    if (!status) check_period(set, sql);
    return status;
}
