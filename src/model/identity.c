#include "model/identity.h"
#include "support/memory.h"
#include "support/text.h"
#include <string.h>

/* --- names ------------------------------------------------------------------------------------------------ */

bool mv_naming_in_use(const mv_naming *naming, int32_t day)
{
    if (!day) return !naming->until.day;
    return naming->from.day <= day && (!naming->until.day || day < naming->until.day);
}

static const char *find_name(const mv_actor *actor, const char *language, int32_t day)
{
    for (size_t i = actor->name_count; i-- > 0;) /* the latest of a language stands last */
        if (mv_text_same(actor->names[i].language, language) && mv_naming_in_use(&actor->names[i], day))
            return actor->names[i].name;
    return NULL;
}

const char *mv_actor_name_on(const mv_actor *actor, const char *language, int32_t day)
{
    const char *name = language ? find_name(actor, language, day) : NULL;
    if (!name) name = find_name(actor, NULL, day);
    return name ? name : actor->name;
}

const char *mv_actor_name(const mv_actor *actor, const char *language)
{
    return mv_actor_name_on(actor, language, 0);
}

/* --- predecessors ----------------------------------------------------------------------------------------- */

/* A walk from an actor to those it continues, without recursion: a chain may be as long as a file. */
typedef struct walk {
    const mv_relations *set;
    enum { NEW, OPEN, DONE } * state;
    size_t *next; /* for each actor, its predecessor to go to next */
    size_t *path; /* the open actors */
    size_t depth;
} walk;

static void enter(walk *w, size_t actor)
{
    w->state[actor] = OPEN;
    w->path[w->depth++] = actor;
}

static size_t circle_from(walk *w, size_t start, size_t *predecessor)
{
    enter(w, start);
    while (w->depth) {
        size_t at = w->path[w->depth - 1];
        const mv_actor *actor = &w->set->actors[at];
        if (w->next[at] == actor->continues_count) {
            w->state[at] = DONE;
            w->depth--;
            continue;
        }
        *predecessor = w->next[at]++;
        size_t other = mv_relations_find_actor(w->set, actor->continues[*predecessor].actor);
        if (other == MV_NONE) continue;
        if (w->state[other] == OPEN) return at;
        if (w->state[other] == NEW) enter(w, other);
    }
    return MV_NONE;
}

size_t mv_find_circle(const mv_relations *set, size_t *predecessor)
{
    size_t count = set->actor_count, found = MV_NONE;
    walk w = { set, mv_alloc_array(count, sizeof *w.state), mv_alloc_array(count, sizeof *w.next),
               mv_alloc_array(count, sizeof *w.path), 0 };
    for (size_t i = 0; i < count && found == MV_NONE; i++)
        if (w.state[i] == NEW && set->actors[i].continues_count) found = circle_from(&w, i, predecessor);
    MV_FREE(w.state, w.next, w.path);
    return found;
}
