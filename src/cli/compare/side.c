#define _POSIX_C_SOURCE 200809L
#include "cli/compare/compare_command.h"
#include "model/date_hint.h"
#include <string.h>
#include <unistd.h>

static bool exists(const char *path)
{
    return strcmp(path, "-") == 0 || access(path, F_OK) == 0;
}

/* What stands behind the @: a date, all, or from one date to another. A year alone is a date here. */
static bool read_time(const char *text, mv_selection *selection)
{
    bool all = strcmp(text, "all") == 0;
    bool period = !all && strstr(text, "..") && mv_period_parse(text, &selection->during);
    if (!all && !period && !mv_parse_day(text, &selection->date)) return false;
    selection->at = all ? MV_AT_ALL : period ? MV_AT_DURING : MV_AT_DATE;
    return true;
}

/* FILE, FILE@DATE or FILE@PERIOD. A file whose name holds an @ is taken as it is. */
static mv_status read_argument(mv_run *run, const char *argument, mv_side *s)
{
    const char *at = strrchr(argument, '@');
    *s = (mv_side){ .path = argument, .selection = run->settings.selection };
    if (exists(argument)) return MV_OK;
    if (mv_date_parse(argument + (*argument == '@'), &s->selection.date)) {
        mv_quoted date;
        return mv_misuse(&run->log, "%s is a date and no file; FILE@DATE was expected, the file named again",
                         mv_quote(argument, date));
    }
    if (!at) return MV_OK;
    const char *path = mv_arena_copy(run->parse.arena, argument, (size_t)(at - argument));
    mv_quoted file, quoted, hint;
    if (read_time(at + 1, &s->selection))
        s->path = path;
    else if (exists(path))
        return mv_misuse(&run->log,
                         "%s stands behind %s@; " MV_DATE_EXPECTED ", all, or a period such as 2010..2014 was "
                         "expected%s",
                         mv_quote(at + 1, quoted), mv_quote(path, file), mv_date_hint(at + 1, hint));
    return MV_OK;
}

/* A file that is named twice is read once. */
static mv_status read_set(mv_run *run, mv_side *sides, size_t number)
{
    mv_side *own = &sides[number];
    mv_status status = read_argument(run, run->argv[number], own);
    for (size_t i = 0; i < number && !own->set; i++)
        if (strcmp(sides[i].path, own->path) == 0) own->set = sides[i].set;
    own->borrowed = own->set != NULL;
    if (!status && !own->set) status = mv_run_read(run, own->path, &own->set);
    return status;
}

/* The ids of the actors of all sides, as often as they come. */
static mv_names list_actors(mv_run *run, const mv_side *sides, size_t count)
{
    size_t most = 0, listed = 0;
    for (size_t s = 0; s < count; s++) most += sides[s].network->actor_count;
    const char **ids = mv_arena_alloc(run->parse.arena, most * sizeof *ids);
    for (size_t s = 0; s < count; s++)
        for (size_t i = 0; i < sides[s].network->actor_count; i++) {
            const char *id = mv_network_actor(sides[s].network, i)->id;
            ids[listed++] = mv_arena_copy(run->parse.arena, id, strlen(id));
        }
    return (mv_names){ ids, listed };
}

/* Who is within reach of the ego in one network is looked at in all: that it is out of reach in another is no
 * reason to take its ties with the rest for gone. */
static mv_status share_ego(mv_run *run, mv_side *sides, size_t count)
{
    mv_names within = list_actors(run, sides, count);
    mv_status status = MV_OK;
    for (size_t i = 0; i < count && !status; i++) {
        mv_network_free(sides[i].network);
        sides[i].network = NULL;
        sides[i].selection.within = within;
        status = mv_network_build(&sides[i].network, sides[i].set, &sides[i].selection, &run->log);
    }
    return status;
}

static mv_status set_apart(mv_run *run, mv_side *sides, mv_uncovered *uncovered)
{
    mv_status status = mv_uncovered_find(uncovered, sides[0].set, &sides[0].selection, sides[1].set,
                                         &sides[1].selection, &run->log);
    sides[0].selection.uncovered = uncovered->removed.apart;
    sides[1].selection.uncovered = uncovered->added.apart;
    return status;
}

static void find_identity(mv_run *run, mv_side *sides, size_t count, mv_identity *identity)
{
    mv_moment *moments = mv_arena_alloc(run->parse.arena, count * sizeof *moments);
    for (size_t i = 0; i < count; i++) {
        moments[i] = (mv_moment){ sides[i].set, mv_selection_days(&sides[i].selection, sides[i].set) };
        sides[i].selection.identity = identity;
    }
    mv_identity_find(identity, moments, count, run->settings.selection.without, run->settings.identity);
}

/* Actors are called by their ids once the sets are read. */
static void name_actors(mv_selection *selection, const mv_selection *named)
{
    selection->focus = named->focus;
    selection->ego = named->ego;
    selection->without = named->without;
}

mv_status mv_sides_load(mv_run *run, mv_side *sides, size_t count, const mv_names *types, mv_uncovered *uncovered,
                        mv_identity *identity)
{
    mv_status status = MV_OK;
    const mv_relations **sets = mv_arena_alloc(run->parse.arena, count * sizeof *sets);
    for (size_t i = 0; i < count && !status; i++) {
        status = read_set(run, sides, i);
        sets[i] = sides[i].set;
    }
    for (size_t i = 0; i < count; i++) name_actors(&sides[i].selection, &run->settings.selection);
    for (size_t i = 0; i < count && types; i++)
        if (types[i].count) sides[i].selection.types = types[i];
    for (size_t i = 0; i < count && !status; i++) {
        sides[i].selection.beside = sets;
        sides[i].selection.beside_count = count;
    }
    if (!status) find_identity(run, sides, count, identity);
    if (!status && uncovered) status = set_apart(run, sides, uncovered);
    for (size_t i = 0; i < count && !status; i++) {
        status = mv_network_build(&sides[i].network, sides[i].set, &sides[i].selection, &run->log);
    }
    return status || !run->settings.selection.ego ? status : share_ego(run, sides, count);
}

/* From the last on, because sets are borrowed from earlier sides. */
void mv_sides_clear(mv_side *sides, size_t count)
{
    for (size_t i = count; i-- > 0;) {
        mv_network_free(sides[i].network);
        if (!sides[i].borrowed) mv_relations_free(sides[i].set);
    }
}
