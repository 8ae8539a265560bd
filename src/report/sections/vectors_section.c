#include "report/sections/vectors_parts.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How an actor's ties spread over the vectors: of the focus, or of every actor of its kind. */

static const char *const standings[MV_STANDINGS] = { "constraint", "effective_size", "efficiency",
                                                     "participation" };

/* --- gathering -------------------------------------------------------------------------------------------- */

/* The focus, or with --all the actors of its kind (countries, when there is no focus). */
static void choose_actors(mv_vectors *v)
{
    const mv_network *network = v->network;
    bool all = v->input->options->all;
    const char *kind = network->focus == MV_NONE ? "country" : mv_network_actor(network, network->focus)->kind;
    v->shown = mv_alloc_array(network->actor_count, sizeof *v->shown);
    for (size_t i = 0; i < network->actor_count; i++) {
        bool wanted = all ? strcmp(mv_network_actor(network, i)->kind, kind) == 0 : i == network->focus;
        if (wanted) v->shown[v->count++] = i;
    }
}

/* Whoever of the set is not in the network. */
static mv_names list_left_out(const mv_network *network)
{
    const mv_relations *set = network->set;
    mv_names out = { 0 };
    const char **ids = mv_alloc_array(set->actor_count, sizeof *ids);
    for (size_t i = 0; i < set->actor_count; i++)
        if (mv_network_find(network, set->actors[i].id) == MV_NONE) ids[out.count++] = set->actors[i].id;
    out.items = ids;
    return out;
}

mv_status mv_vectors_project(mv_network **out, const mv_report_input *input, const char *kind)
{
    const mv_network *network = input->network;
    mv_selection selection = network->selection;
    bool two_modes = false;
    *out = NULL;
    for (size_t i = 0; i < network->actor_count; i++)
        two_modes = two_modes || strcmp(mv_network_actor(network, i)->kind, kind) != 0;
    if (!two_modes || selection.project) return MV_OK;
    selection.project = kind;
    selection.direct = true;
    mv_names gone = { 0 };
    if (selection.ego)
        selection.without = gone = list_left_out(network); /* not an ego network of the projection */
    selection.ego = NULL;
    mv_status status = mv_network_build(out, network->set, &selection, input->log);
    free((void *)gone.items);
    if (*out) (*out)->selection.without = (mv_names){ 0 };
    return status;
}

/* Roles and paths are for one mode. */
static mv_status project(mv_vectors *v)
{
    mv_status status = MV_OK;
    if (v->count)
        status = mv_vectors_project(&v->projected, v->input, mv_network_actor(v->network, v->shown[0])->kind);
    v->one_mode = v->projected ? v->projected : v->network;
    return status;
}

/* For one actor a walk from everybody; for many, every pair of vectors in turn, which takes less. */
static mv_status find_paths(mv_vectors *v)
{
    size_t vectors = v->network->set->vector_count, size = vectors * vectors, n = v->one_mode->actor_count;
    mv_path_options options = { .weighted = v->input->options->metric.weighted };
    v->between = mv_alloc_array(v->count * size, sizeof *v->between);
    for (size_t i = 0; i < v->count * size; i++) v->between[i] = NAN;
    size_t alone = v->count == 1 ? mv_network_find(v->one_mode, mv_vectors_id(v, v->shown[0])) : MV_NONE;
    if (alone != MV_NONE) return mv_bloc_betweenness(v->one_mode, alone, options, v->between, v->input->log);
    double *values = mv_alloc_array(n, sizeof *values);
    mv_status status = MV_OK;
    for (size_t pair = 0; pair < size && !status && v->count > 1; pair++) {
        size_t from = pair / vectors, to = pair % vectors;
        if (from >= to) continue;
        status = mv_bloc_betweenness_of_all(v->one_mode, from, to, options, values, v->input->log);
        for (size_t i = 0; i < v->count && !status; i++) {
            size_t there = mv_network_find(v->one_mode, mv_vectors_id(v, v->shown[i]));
            if (there == MV_NONE) continue;
            v->between[i * size + pair] = v->between[i * size + to * vectors + from] = values[there];
        }
    }
    free(values);
    return status;
}

/* Taken from the scores of the report where they are there. */
static mv_status find_standings(mv_vectors *v)
{
    mv_status status = MV_OK;
    for (size_t i = 0; i < MV_STANDINGS && !status; i++) {
        const mv_metric *metric = v->standing[i] = mv_metric_find(standings[i]);
        const double *known = mv_scores_of(v->input->scores, metric->name);
        if (!known && mv_metric_is_too_slow(metric, v->network)) continue;
        v->standings[i] = mv_alloc_array(v->network->actor_count, sizeof(double));
        if (known && v->network->actor_count)
            memcpy(v->standings[i], known, v->network->actor_count * sizeof(double));
        else
            status = mv_metric_run(metric, v->network, &v->input->options->metric, v->standings[i], v->input->log);
    }
    return status;
}

static mv_status gather(mv_vectors *v)
{
    v->profiles = mv_profiles_build(v->network);
    choose_actors(v);
    v->bridged = mv_alloc_array(v->network->actor_count, sizeof *v->bridged);
    for (size_t i = 0; i < v->count; i++) v->bridged[v->shown[i]] = mv_bridged_build(v->network, v->shown[i]);
    v->closed = mv_alloc_array(v->network->set->vector_count, sizeof *v->closed);
    mv_ei_indices(v->network, v->closed, &v->all_closed);
    mv_status status = project(v);
    if (status) return status;
    v->brokerage = mv_brokerage_build(v->one_mode, false);
    if (!v->brief) status = find_standings(v);
    if (mv_metric_is_too_slow(mv_metric_find("betweenness"), v->one_mode))
        v->not_between = "the network is large: name the section in --sections to compute it";
    bool named = v->input->options->sections.count > 0;
    if (!status && !v->brief && (named || !v->not_between)) status = find_paths(v);
    return status;
}

static void clear(mv_vectors *v)
{
    for (size_t i = 0; i < v->count; i++) mv_bridged_free(v->bridged[v->shown[i]]);
    for (size_t i = 0; i < MV_STANDINGS; i++) free(v->standings[i]);
    mv_profiles_free(v->profiles);
    mv_brokerage_free(v->brokerage);
    mv_network_free(v->projected);
    free(v->between);
    free(v->closed);
    free(v->bridged);
    free(v->shown);
}

/* --- what the parts ask for ------------------------------------------------------------------------------- */

const mv_role_score *mv_vectors_roles(const mv_vectors *v, size_t actor)
{
    size_t there = mv_network_find(v->one_mode, mv_vectors_id(v, actor));
    return there == MV_NONE ? NULL : v->brokerage->scores[there];
}

static int by_number(const void *a, const void *b)
{
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

size_t *mv_vectors_poles(const mv_vectors *v, size_t actor, size_t *count)
{
    mv_names named = v->input->options->poles;
    size_t most = named.count ? named.count : v->network->set->vector_count;
    size_t *poles = mv_alloc_array(most, sizeof *poles);
    for (size_t i = 0; i < named.count; i++) poles[i] = mv_network_find(v->network, named.items[i]);
    if (!named.count) mv_default_poles(v->network, actor, poles);
    if (most) qsort(poles, most, sizeof *poles, by_number); /* MV_NONE comes last */
    *count = 0;
    for (size_t i = 0; i < most; i++) {
        bool again = *count && poles[*count - 1] == poles[i];
        if (poles[i] != MV_NONE && poles[i] != actor && !again) poles[(*count)++] = poles[i];
    }
    return poles;
}

bool mv_vectors_between(const mv_vectors *v, size_t *a, size_t *b)
{
    mv_names between = v->input->options->between;
    if (between.count != 2) return false;
    *a = mv_network_find(v->network, between.items[0]);
    *b = mv_network_find(v->network, between.items[1]);
    return true;
}

bool mv_vectors_same_share(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(a, b); /* as mv_profile.dominant_shared */
}

/* --- for readers ------------------------------------------------------------------------------------------ */

/* A part of the section: what it says and its tables; it is left out when both are nothing. */
typedef struct part {
    const char *name, *title;
    mv_vectors_say *say[6];
    mv_vectors_table *tables[2];
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
    { mv_vectors_add_ranking, mv_vectors_add_profiles },
};

static const part full[] = {
    { "vectors",
      "Vectors",
      { mv_vectors_say_profile, mv_vectors_say_rivalries },
      { mv_vectors_add_ranking, mv_vectors_add_profiles } },
    { "brokerage",
      "Brokerage between vectors",
      { mv_vectors_say_roles, mv_vectors_say_paths, mv_vectors_say_standing },
      { mv_vectors_add_roles, mv_vectors_add_paths } },
    { "closure", "How closed the vectors are", { mv_vectors_say_closure }, { mv_vectors_add_closure } },
    { "alignment",
      "Alignment with the poles",
      { mv_vectors_say_alignment },
      { mv_vectors_add_alignment, mv_vectors_add_matrix } },
    { "equidistance", "Between two poles", { mv_vectors_say_equidistance }, { mv_vectors_add_equidistance } },
};

static void add_part(const mv_vectors *v, const part *one)
{
    mv_section *section = mv_report_add_section(v->report, one->name, one->title, "");
    for (size_t i = 0; i < MV_COUNT(one->say) && one->say[i]; i++) {
        mv_text text = { 0 };
        one->say[i](&text, v, v->count == 1 ? v->shown[0] : MV_NONE);
        if (text.length) mv_section_add_paragraph(v->report, section, text.bytes);
        mv_text_clear(&text);
    }
    for (size_t i = 0; i < MV_COUNT(one->tables) && one->tables[i]; i++) one->tables[i](v, section);
    if (section->paragraph_count + section->table_count == 0) v->report->section_count--;
}

/* --- all of it -------------------------------------------------------------------------------------------- */

/* Every name in a list must be that of an actor. */
static mv_status check_actors(const mv_report_input *input, const char *option, mv_names names)
{
    size_t count = input->network->actor_count;
    for (size_t i = 0; i < names.count; i++) {
        if (mv_network_find(input->network, names.items[i]) != MV_NONE) continue;
        const char **ids = mv_alloc_array(count, sizeof *ids);
        for (size_t k = 0; k < count; k++) ids[k] = mv_network_actor(input->network, k)->id;
        mv_quoted quoted, hint;
        mv_status status =
            mv_log_error(input->log, MV_USAGE, (mv_place){ 0 }, "--%s: no actor %s in this network%s", option,
                         mv_quote(names.items[i], quoted), mv_suggest(names.items[i], ids, count, hint));
        free(ids);
        return status;
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
