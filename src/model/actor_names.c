#include "multivector/relations.h"
#include "support/memory.h"
#include "support/text.h"
#include <stdlib.h>
#include <string.h>

/* Actors as people call them. */

/* Whether a name is the same but for what only looks different. `buffer` is room that is used again. */
static bool is_same(const char *name, const char *folded, mv_text *buffer)
{
    buffer->length = 0;
    mv_text_add_folded(buffer, name);
    return buffer->length && strcmp(buffer->bytes, folded) == 0;
}

static bool is_called(const mv_actor *actor, const char *folded, mv_text *buffer)
{
    if (is_same(actor->id, folded, buffer) || is_same(actor->name, folded, buffer)) return true;
    for (size_t i = 0; i < actor->name_count; i++)
        if (is_same(actor->names[i].name, folded, buffer)) return true;
    return false;
}

size_t mv_relations_actor_called(const mv_relations *set, const char *name)
{
    mv_text folded = { 0 }, buffer = { 0 };
    size_t found = MV_NONE, count = 0;
    mv_text_add_folded(&folded, name);
    for (size_t i = 0; i < set->actor_count && folded.length; i++) {
        if (!is_called(&set->actors[i], folded.bytes, &buffer)) continue;
        found = i;
        count++;
    }
    mv_text_clear(&folded);
    mv_text_clear(&buffer);
    return count == 1 ? found : MV_NONE;
}

const char *mv_relations_actor_id(const mv_relations *set, const char *text)
{
    size_t called = mv_relations_find_actor(set, text) == MV_NONE ? mv_relations_actor_called(set, text) : MV_NONE;
    return called == MV_NONE ? text : set->actors[called].id;
}

/* The ids first, so that of an id and a name that are as near the id is meant. */
const char *mv_relations_meant_actor(const mv_relations *set, const char *name)
{
    size_t count = set->actor_count, called = mv_relations_actor_called(set, name), at = 0;
    if (called != MV_NONE) return set->actors[called].id;
    const char **texts = mv_alloc_array(2 * count, sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        texts[i] = set->actors[i].id;
        texts[count + i] = set->actors[i].name;
    }
    const char *nearest = mv_nearest(name, texts, 2 * count);
    while (nearest && texts[at] != nearest) at++;
    free(texts);
    return nearest ? set->actors[at % count].id : name;
}
