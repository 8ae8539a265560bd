#include "report/sections/vectors/vectors_parts.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How an actor's ties spread over the vectors: of the focus, or of every actor of its kind. */

static const char *const standings[MV_STANDINGS] = { "constraint", "effective_size", "efficiency",
                                                     "participation" };

/* --- gathering -------------------------------------------------------------------------------------------- */

/* Taken from the scores of the report where they are there. */
static mv_status find_standings(mv_vectors *v)
{
    const mv_report_input *input = v->input;
    mv_status status = MV_OK;
    for (size_t i = 0; i < MV_STANDINGS && !status; i++) {
        const mv_metric *metric = v->standing[i] = mv_metric_find(standings[i]);
        const double *known = mv_scores_of(input->scores, metric->name);
        if (!known && mv_metric_is_too_slow(metric, v->network, &input->options->metric)) continue;
        v->standings[i] = mv_alloc_array(v->network->actor_count, sizeof(double));
        if (known && v->network->actor_count)
            memcpy(v->standings[i], known, v->network->actor_count * sizeof(double));
        else
            status = mv_metric_run(metric, v->network, &input->options->metric, v->standings[i], input->log);
    }
    return status;
}

static mv_status gather(mv_vectors *v)
{
    const mv_report_input *input = v->input;
    const char *size = input->options->sized;
    mv_status status = size ? mv_sizes_of(&v->sizes, v->network, size, input->log) : MV_OK;
    if (!status) status = mv_vector_survey_build(&v->survey, v->network, input->options->all, input->log);
    v->counts = v->survey.count && v->network->selection.fold != MV_FOLD_EACH;
    if (!status && v->counts) status = mv_counting_build(&v->counting, v->network, input->log);
    if (!status) status = mv_vector_survey_without(&v->survey, input->log);
    if (status || v->brief) return status;
    status = find_standings(v);
    mv_metric_options simple = { .exact = input->options->metric.exact };
    bool slow = mv_metric_is_too_slow(mv_metric_find("betweenness"), v->survey.one_mode, &simple);
    mv_path_options how = { .weighted = input->options->metric.weighted,
                            .directed = v->network->selection.directed };
    if (!status && !slow) status = mv_vector_survey_paths(&v->survey, how, input->log);
    return status;
}

static void clear(mv_vectors *v)
{
    for (size_t i = 0; i < MV_STANDINGS; i++) free(v->standings[i]);
    free(v->sizes);
    mv_counting_clear(&v->counting);
    mv_vector_survey_clear(&v->survey);
}

/* --- for readers ------------------------------------------------------------------------------------------ */

/* A part of the section: what it says and its tables; it is left out when both are nothing. */
typedef struct part {
    const char *name, *title;
    mv_vectors_say *say[6];
    mv_vectors_table *tables[3];
} part;

static void say_more(mv_text *out, const mv_vectors *v, size_t actor)
{
    (void)actor;
    if (!v->input->hints) return;
    mv_text_add(out, "More: --sections vectors (brokerage against chance, how closed the vectors are, all poles), "
                     "--all (every country), --explain (the relations behind the numbers).");
}

/* In a report of everything, and in one of this section. */
static const part brief = {
    "vectors",
    "Vectors",
    { mv_vectors_say_profile, mv_vectors_say_rivalries, mv_vectors_say_roles, mv_vectors_say_alignment,
      mv_vectors_say_equidistance, say_more },
    { mv_vectors_add_ranking, mv_vectors_add_profiles, mv_vectors_add_values },
};

static const part full[] = {
    { "vectors",
      "Vectors",
      { mv_vectors_say_profile, mv_vectors_say_partners, mv_vectors_say_rivalries },
      { mv_vectors_add_ranking, mv_vectors_add_profiles, mv_vectors_add_counting } },
    { "brokerage",
      "Brokerage between vectors",
      { mv_vectors_say_roles, mv_vectors_say_paths, mv_vectors_say_standing },
      { mv_vectors_add_brokers, mv_vectors_add_roles, mv_vectors_add_paths } },
    { "closure", "How closed the vectors are", { mv_vectors_say_closure }, { mv_vectors_add_closure } },
    { "alignment",
      "Alignment with the poles",
      { mv_vectors_say_alignment },
      { mv_vectors_add_alignment, mv_vectors_add_values, mv_vectors_add_matrix } },
    { "equidistance", "Between two poles", { mv_vectors_say_equidistance }, { mv_vectors_add_equidistance } },
};

static void add_part(const mv_vectors *v, const part *one)
{
    mv_section *section = mv_report_add_section(v->report, one->name, one->title, "");
    for (size_t i = 0; i < MV_COUNT(one->say) && one->say[i]; i++) {
        mv_text text = { 0 };
        one->say[i](&text, v, v->survey.count == 1 ? v->survey.actors[0] : MV_NONE);
        mv_section_say(v->report, section, &text);
    }
    for (size_t i = 0; i < MV_COUNT(one->tables) && one->tables[i]; i++) one->tables[i](v, section);
    if (section->paragraph_count + section->table_count == 0) v->report->section_count--;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static const char *id_at(const void *network, size_t index)
{
    const mv_network *of = network;
    return index < of->actor_count ? mv_network_actor(of, index)->id : NULL;
}

/* Every name in a list must be that of an actor. */
static mv_status check_actors(const mv_report_input *input, const char *option, mv_names names)
{
    for (size_t i = 0; i < names.count; i++) {
        const char *id = names.items[i];
        mv_quoted quoted, hint;
        if (mv_network_find(input->network, id) == MV_NONE) {
            const char *meant = mv_relations_meant_actor(input->network->set, id);
            return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 }, "--%s: no actor %s in this network%s",
                                option, mv_quote(id, quoted),
                                mv_records_suggest(id_at, input->network, meant, input->log, hint));
        }
    }
    return MV_OK;
}

static mv_status check_options(const mv_report_input *input)
{
    mv_names between = input->options->between;
    if (between.count && between.count != 2)
        return mv_log_error(input->log, MV_USAGE, (mv_place){ 0 },
                            "--between has %zu name%s; two were expected, as in RUS,CHN", between.count,
                            between.count == 1 ? "" : "s");
    mv_status status = check_actors(input, "between", between);
    return status ? status : check_actors(input, "poles", input->options->poles);
}

static mv_status build(const mv_report_input *input)
{
    bool named = input->options->sections.count > 0;
    /* a set without vectors has nothing to say here, unless it is asked */
    if (input->network->set->vector_count == 0 && !named) return MV_OK;
    mv_vectors v = { .input = input, .report = input->report, .network = input->network };
    v.brief = !named && !input->complete;
    mv_status status = check_options(input);
    if (!status) status = gather(&v);
    if (!status && input->complete) mv_vectors_add_json(&v);
    if (!status && v.brief) add_part(&v, &brief);
    for (size_t i = 0; i < MV_COUNT(full) && !status && !v.brief; i++) add_part(&v, &full[i]);
    clear(&v);
    return status;
}

const mv_report_section mv_vectors_section = { "vectors", build };
