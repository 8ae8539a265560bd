#include "formats/records/records_internal.h"
#include <string.h>

/* What a file says of the set as a whole. */

static void take_title(mv_records *r, unsigned rank, const char *text)
{
    if (r->set->title && r->title_rank <= rank) return;
    r->set->title = mv_relations_text(r->set, text);
    r->title_rank = rank;
}

void mv_records_document(mv_records *r, const char *name, const char *text, size_t where)
{
    static const char *const titles[] = { "title", "name", "label" };
    if (!text || !*text) return;
    for (unsigned i = 0; i < MV_COUNT(titles); i++)
        if (strcmp(name, titles[i]) == 0) take_title(r, i, text);
    if (strcmp(name, "description") == 0)
        r->set->description = mv_relations_text(r->set, text);
    else if (strcmp(name, "focus") == 0)
        r->focus = mv_arena_copy(r->arena, text, strlen(text));
    else if (strcmp(name, "as_of") == 0 && !mv_date_parse(text, &r->set->as_of))
        mv_log_error(r->log, MV_BAD_DATA, r->source.place(r->source.context, where),
                     "\"as_of\" is no date; YYYY, YYYY-MM or YYYY-MM-DD was expected");
}

void mv_records_set_focus(mv_records *r)
{
    mv_quoted quoted;
    if (!r->focus) return;
    r->set->focus = mv_relations_find_actor(r->set, r->focus);
    if (r->set->focus == MV_NONE)
        mv_log_warning(r->log, mv_records_file(r), "the focus %s is not an actor", mv_quote(r->focus, quoted));
}
