#include "model/date_checks.h"
#include "support/text.h"

bool mv_dates_in_order(mv_dates dates)
{
    if (!dates.start.day || !dates.end.day) return true;
    return dates.through.day ? dates.start.day < dates.end.day : dates.start.day <= dates.end.day;
}

void mv_dates_say_disorder(mv_dates dates, const char *what, mv_place place, mv_log *log)
{
    mv_date_text first, last;
    mv_log_error(log, MV_BAD_DATA, place, "%s ends on %s, before it starts on %s", what,
                 mv_date_format(dates.through.day ? dates.through : dates.end, last),
                 mv_date_format(dates.start, first));
}

/* A day on which a relation held and the actor did not exist; 0: there is none. */
static int32_t absent_on(const mv_actor *actor, mv_span held)
{
    mv_span existed = mv_actor_span(actor);
    if (existed.until && existed.until <= existed.from) return 0; /* an error of its own */
    if (held.from && held.from < existed.from) return held.from;
    if (!existed.until || (held.until && held.until <= existed.until)) return 0;
    return held.from > existed.until ? held.from : existed.until;
}

const mv_actor *mv_find_absent(const mv_relations *set, const mv_relation *relation, int32_t *day)
{
    const uint32_t ends[] = { relation->source, relation->target };
    mv_span held = mv_relation_span(relation);
    if (held.until && held.from >= held.until) return NULL; /* an error already */
    for (size_t i = 0; i < 2; i++)
        if ((*day = absent_on(&set->actors[ends[i]], held))) return &set->actors[ends[i]];
    return NULL;
}

void mv_say_absent(const mv_actor *actor, int32_t day, bool strict, mv_place place, mv_log *log)
{
    static const char text[] = "the relation holds on %s, when %s does not exist";
    mv_quoted id;
    mv_date_text on;
    mv_quote(actor->id, id);
    mv_date_format(mv_date_on(day), on);
    if (strict)
        mv_log_error(log, MV_BAD_DATA, place, text, on, id);
    else
        mv_log_warning(log, place, text, on, id);
}
