#include "model/advice/advice_internal.h"
#include "support/index.h"
#include <string.h>

/* Ids that may be of one actor, or of several. */

/* --- that differ by a trifle ------------------------------------------------------------------------------ */

/* 2, 002 and 2.0 are one number, as spreadsheets write it; false for what is none. */
static bool add_number(mv_text *out, const char *id)
{
    size_t digits = strspn(id, "0123456789");
    const char *rest = id + digits;
    if (!digits || (*rest && (*rest != '.' || !rest[1] || rest[1 + strspn(rest + 1, "0")]))) return false;
    while (digits > 1 && *id == '0') {
        id++;
        digits--;
    }
    mv_text_add_bytes(out, id, digits);
    return true;
}

static const char *common_form(mv_arena *arena, const char *id)
{
    mv_text folded = { 0 }, number = { 0 };
    mv_text_add_folded(&folded, id);
    if (!folded.bytes) mv_text_add(&folded, "");
    bool is_number = add_number(&number, folded.bytes);
    const mv_text *form = is_number ? &number : &folded;
    const char *kept = mv_arena_copy(arena, form->bytes, form->length);
    mv_text_clear(&folded);
    mv_text_clear(&number);
    return kept;
}

void mv_find_similar_ids(mv_found_advice *found, const mv_advised *on)
{
    const mv_relations *set = on->set;
    mv_arena *arena = mv_arena_new();
    mv_index met = { 0 };
    mv_quoted one, other;
    *one = '\0';
    for (size_t i = 0; i < set->actor_count; i++) {
        const char *form = common_form(arena, set->actors[i].id);
        if (mv_index_add(&met, form, i)) continue;
        if (!found->count++) {
            mv_quote(set->actors[mv_index_find(&met, form)].id, one);
            mv_quote(set->actors[i].id, other);
        }
    }
    if (found->count)
        mv_text_format(
            &found->text,
            "%zu actor%s by nothing but case, blanks, accents or the form of a number: %s and %s are two "
            "actors; if they are one, write it in one way",
            found->count, found->count == 1 ? " differs from another" : "s differ from others", one, other);
    mv_index_clear(&met);
    mv_arena_free(arena);
}

/* --- lists ------------------------------------------------------------------------------------------------ */

/* Between the entries of a list. Those behind the first two stand in names as well ("Korea, South"). */
static const char *const separators[] = { ";", "|", ",", "/", "+", "&" };
enum { SURE = 2 };

/* Whether the entries, without the blanks around them, are two at least and not empty; where `set` is given, ids
 * of it. */
static bool is_list(const char *text, const char *separator, const mv_relations *set)
{
    size_t entries = 0;
    bool good = true;
    for (const char *at = text; at && good; entries++) {
        const char *end = strstr(at, separator);
        size_t length = end ? (size_t)(end - at) : strlen(at);
        mv_text entry = { 0 };
        while (length && *at == ' ') {
            at++;
            length--;
        }
        while (length && at[length - 1] == ' ') length--;
        mv_text_add_bytes(&entry, at, length);
        good = length && (!set || mv_relations_find_actor(set, entry.bytes) != MV_NONE);
        mv_text_clear(&entry);
        at = end ? end + strlen(separator) : NULL;
    }
    return good && entries > 1;
}

static const char *separator_of(const char *text, const mv_relations *ids)
{
    for (size_t i = 0; i < MV_COUNT(separators); i++)
        if (strstr(text, separators[i]) && is_list(text, separators[i], i < SURE ? NULL : ids))
            return separators[i];
    return NULL;
}

void mv_find_lists(mv_found_advice *found, const mv_advised *on)
{
    const mv_relations *set = on->set;
    const char *separator = NULL, *example = NULL;
    for (size_t i = 0; set->foreign && i < set->actor_count + set->type_count; i++) {
        const char *text = i < set->actor_count ? set->actors[i].id : set->types[i - set->actor_count].id;
        const char *between = separator_of(text, set);
        if (!between) continue;
        if (!found->count++) {
            separator = between;
            example = text;
        }
    }
    mv_quoted quoted;
    bool one = found->count == 1;
    if (found->count)
        mv_text_format(&found->text,
                       "%zu name%s like a list: %s; if %s, --split '%s' makes a relation of each entry",
                       found->count, one ? " looks" : "s look", mv_quote(example, quoted),
                       one ? "it is one" : "they are lists", separator);
}
