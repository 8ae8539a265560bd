#include "multivector/report_lists.h"
#include "report/lists/list.h"
#include "support/memory.h"
#include "support/names.h"
#include <stdlib.h>

/* Every built-in relation type. */

static const mv_column type_columns[] = {
    { "id", "Id" },         { "name", "Name" },         { "family", "Family" },        { "sign", "Sign" },
    { "weight", "Weight" }, { "directed", "Directed" }, { "synonyms", "Plain words" },
};

static const char *id_at(const void *of, size_t index)
{
    (void)of;
    return index < mv_builtin_type_count() ? mv_builtin_type(index)->id : NULL;
}

static void add_synonyms(mv_text *out, const mv_type *type)
{
    const mv_type *meaning;
    const char *word;
    for (size_t i = 0; (word = mv_type_synonym(i, &meaning)); i++)
        if (meaning == type) mv_text_format(out, "%s%s", out->length ? ", " : "", word);
}

/* Marks those that are asked for, all when none is. */
static mv_status choose(bool *chosen, mv_names names, mv_log *log)
{
    mv_quoted quoted, hint;
    for (size_t i = 0; i < mv_builtin_type_count(); i++) chosen[i] = !names.count;
    for (size_t n = 0; n < names.count; n++) {
        const mv_type *meant = mv_builtin_type_meant(names.items[n]);
        if (!meant)
            return mv_misuse(log, "no built-in relation type is called %s; \"multivector types\" lists them%s",
                             mv_quote(names.items[n], quoted),
                             mv_records_suggest(id_at, NULL, names.items[n], log, hint));
        for (size_t i = 0; i < mv_builtin_type_count(); i++) chosen[i] |= mv_builtin_type(i) == meant;
    }
    return MV_OK;
}

static mv_status list_types(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log)
{
    mv_list list;
    bool *chosen = mv_alloc_array(mv_builtin_type_count(), sizeof *chosen);
    mv_status status = choose(chosen, names, log);
    if (!status) status = mv_list_begin(&list, "multivector-types", "Built-in relation types", options, log);
    if (status) {
        free(chosen);
        return status;
    }
    mv_table table = mv_table_of("types", type_columns, MV_COUNT(type_columns), mv_builtin_type_count());
    for (size_t i = 0; i < mv_builtin_type_count(); i++) {
        const mv_type *type = mv_builtin_type(i);
        if (!chosen[i]) continue;
        mv_text synonyms = { 0 };
        add_synonyms(&synonyms, type);
        const mv_value row[] = { mv_text_value(type->id),
                                 mv_text_value(type->name),
                                 mv_text_value(type->family),
                                 mv_integer_value(type->sign),
                                 mv_real_value(type->weight, -1, NULL),
                                 (mv_value){ .kind = MV_BOOLEAN, .number = type->directed },
                                 mv_text_value(mv_report_keep(list.report, &synonyms)) };
        mv_table_add(&table, row);
    }
    free(chosen);
    if (!list.prose) list.section->name = table.key;
    mv_section_add_table(list.section, table);
    *out = list.report;
    return MV_OK;
}

mv_status mv_list_types(mv_report **out, mv_names names, const mv_report_options *options, mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, list_types(out, names, options, log), mv_guard_failed(log));
}
