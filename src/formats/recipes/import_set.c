#include "formats/recipes/import_set.h"

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

static mv_status check_codes(const mv_sql *sql)
{
    size_t codes = sql->matched + sql->unmatched.total;
    double share = codes ? 100.0 * (double)sql->unmatched.total / (double)codes : 0;
    if (share <= sql->recipe->most_unmatched) return MV_OK;
    mv_text list = { 0 };
    mv_counter_say(&sql->unmatched, &list);
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
    if (!sql->recipe->covers.from.day) return;
    for (size_t i = 0; i < set->relation_count; i++) {
        int32_t day = set->relations[i].start.day;
        outside += day && (day < covers.from || day >= covers.until);
    }
    mv_period_text text;
    if (outside)
        mv_log_warning(
            sql->log, (mv_place){ sql->recipe->path, 0, 0 },
            "%zu relation%s outside of what the recipe covers, which is %s: is the file another version?", outside,
            outside == 1 ? " begins" : "s begin", mv_period_format(sql->recipe->covers, text));
}

mv_status mv_import_check(mv_relations *set, const mv_sql *sql)
{
    mv_status status = check_tables(sql);
    if (!status) status = check_codes(sql);
    if (!status) status = find_focus(set, sql);
    if (!status) check_period(set, sql);
    return status;
}
