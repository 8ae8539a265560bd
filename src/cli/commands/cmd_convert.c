#include "cli/run/command.h"
#include <string.h>

typedef struct convert_options {
    const char *to;
    bool ties;
    mv_names metrics;
    mv_metric_options metric;
} convert_options;

static void add_options(mv_run *run, void *own)
{
    convert_options *o = own;
    const mv_option rows[] = {
        { 0, "to", "FORMAT", "format of the output: {}; by the ending of its name otherwise", mv_parse_choice,
          &o->to, mv_format_written_name },
        { 0, "ties", NULL, "write the ties that relations fold into, with their strengths", mv_parse_flag,
          &o->ties },
        { 0, "metrics", "LIST",
          "write what holds on the date, with these metrics of actors, or all, as attributes", mv_parse_names,
          &o->metrics },
    };
    mv_options_add(&run->options, rows, MV_COUNT(rows));
    mv_options_add_measures(&run->options, &run->settings, &o->metric,
                            "tell the two ways of a pair apart, in --ties and --metrics");
    mv_options_add_shared(&run->options, &run->settings, NULL);
}

/* Whether anything is to be left out. */
static bool selects(const mv_selection *selection)
{
    static const mv_selection everything = { 0 };
    mv_selection chosen = *selection;
    chosen.focus = NULL;
    chosen.directed = false;
    return memcmp(&chosen, &everything, sizeof chosen) != 0;
}

/* The actors of a network, and its relations unless only these ties are wanted. */
static mv_relations *copy_network(const mv_network *network, bool relations)
{
    const mv_relations *from = network->set;
    mv_relations *set = mv_relations_new(from->path);
    bool *actors = mv_alloc_array(from->actor_count, sizeof *actors);
    bool *chosen = mv_alloc_array(from->relation_count, sizeof *chosen);
    for (size_t i = 0; i < network->actor_count; i++) actors[network->actors[i]] = true;
    for (size_t i = 0; relations && i < network->relation_count; i++) chosen[network->relations[i]] = true;
    mv_relations_add_some(set, from, actors, chosen);
    MV_FREE(actors, chosen);
    return set;
}

static void add_tie(mv_relations *set, const mv_network *network, size_t from, size_t to, mv_tie_state state,
                    double strength)
{
    static const int signs[MV_TIE_STATE_COUNT] = { [MV_POSITIVE] = 1, [MV_NEGATIVE] = -1 };
    if (!signs[state] && state != MV_AMBIVALENT) return;
    const char *note = state == MV_AMBIVALENT ? mv_relations_text(set, mv_tie_state_name(state)) : NULL;
    mv_relation tie = { .source = (uint32_t)mv_relations_find_actor(set, mv_network_actor(network, from)->id),
                        .target = (uint32_t)mv_relations_find_actor(set, mv_network_actor(network, to)->id),
                        .type = (uint32_t)mv_relations_find_type(set, "tie"),
                        .sign = (int8_t)signs[state],
                        .weight = strength > 0 ? strength : 1,
                        .directed = network->selection.directed,
                        .details = mv_relations_details(set, (mv_details){ .note = note }) };
    mv_relations_add_relation(set, tie);
}

/* The ties of a network as relations of the type "tie"; ambivalent ones have sign 0 and say so. */
static mv_relations *copy_ties(const mv_network *network)
{
    mv_relations *set = copy_network(network, false);
    bool directed = network->selection.directed;
    mv_relations_add_type(set, (mv_type){ .id = "tie", .sign = 1, .weight = 1 });
    for (size_t i = 0; i < network->tie_count && !directed; i++) {
        const mv_tie *tie = &network->ties[i];
        add_tie(set, network, tie->a, tie->b, tie->state, tie->strength);
    }
    for (size_t i = 0; i < network->arc_count; i++) {
        const mv_arc *arc = &network->arcs[i];
        add_tie(set, network, arc->from, arc->to, arc->state, arc->strength);
    }
    return set;
}

/* Replaces what was read by what is to be written of it. */
static mv_status choose(mv_run *run, convert_options *o)
{
    mv_selection *selection = &run->settings.selection;
    bool whole = !o->ties && !o->metrics.count;
    if (whole && (selection->directed || o->metric.weighted || o->metric.normalised))
        return mv_misuse(&run->log, "--directed goes with --ties or --metrics, --weighted and --normalised with "
                                    "--metrics; one of these was expected");
    if (whole && !selects(selection) && !selection->focus) return MV_OK;
    if (whole && selection->at == MV_AT_AS_OF) selection->at = MV_AT_ALL;
    mv_status status = mv_network_build(&run->network, run->set, selection, &run->log);
    if (status) return status;
    mv_relations *set = o->ties ? copy_ties(run->network) : copy_network(run->network, true);
    o->metric.seed = run->settings.seed;
    status = mv_metric_add_attributes(set, run->network, o->metrics, &o->metric, &run->log);
    if (run->network->focus != MV_NONE)
        set->focus = mv_relations_find_actor(set, mv_network_actor(run->network, run->network->focus)->id);
    if (run->network->date.day) set->as_of = run->network->date; /* what is written holds then */
    mv_network_free(run->network);
    mv_relations_free(run->set);
    run->network = NULL;
    run->set = set;
    return status;
}

static mv_status convert(mv_run *run, void *own)
{
    convert_options *o = own;
    mv_written written = { 0 };
    mv_status status = mv_run_read_all(run);
    if (!status) status = choose(run, o);
    if (!status) status = mv_relations_write(&written, run->set, o->to, run->settings.output, &run->log);
    if (!status) status = mv_run_put_set(run, run->set, &written);
    mv_written_clear(&written);
    return status;
}

const mv_command mv_cmd_convert = {
    .name = "convert",
    .arguments = "FILE...",
    .summary = "write a relation set in another format, and say what that cannot hold",
    .details = "  multivector convert graphs/kazakhstan-2013.json -o kazakhstan.csv\n"
               "  multivector convert january.csv february.csv -o both.json\n"
               "  multivector convert graphs/eurasia.json --at 2013 --ties --to matrix\n"
               "  multivector convert graphs/eurasia.json --metrics degree,betweenness -o eurasia.graphml",
    .add_options = add_options,
    .own_size = sizeof(convert_options),
    .files_min = 1,
    .files_max = -1,
    .run = convert,
};
