#include "support/names.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>

size_t mv_choices_count(mv_choice_at *at)
{
    size_t count = 0;
    while (at(count)) count++;
    return count;
}

bool mv_choices_find(mv_choice_at *at, const char *name, size_t *index)
{
    for (size_t i = 0; at(i); i++) {
        if (strcmp(at(i), name) != 0) continue;
        if (index) *index = i;
        return true;
    }
    return false;
}

void mv_choices_list(mv_text *out, mv_choice_at *at)
{
    for (size_t i = 0; at(i); i++) mv_text_format(out, "%s%s", i == 0 ? "" : at(i + 1) ? ", " : " or ", at(i));
}

static const char *choice(const void *of, size_t index)
{
    return (*(mv_choice_at *const *)of)(index);
}

mv_status mv_choices_refuse(mv_choice_at *at, const char *what, const char *name, mv_log *log)
{
    mv_text list = { 0 };
    mv_quoted quoted, hint;
    mv_choices_list(&list, at);
    mv_status status = mv_misuse(log, "%s is %s; %s was expected%s", what, mv_quote(name, quoted), list.bytes,
                                 mv_records_suggest(choice, &at, name, NULL, hint));
    mv_text_clear(&list);
    return status;
}

bool mv_patience_is_over(const mv_log *log)
{
    return log && log->errors + log->warnings > MV_PATIENCE;
}

const char *mv_names_suggest(const char *const *names, size_t count, const char *name, const mv_log *log,
                             mv_quoted buffer)
{
    buffer[0] = '\0';
    return mv_patience_is_over(log) ? buffer : mv_suggest(name, names, count, buffer);
}

const char *mv_records_suggest(mv_record_name *at, const void *of, const char *name, const mv_log *log,
                               mv_quoted buffer)
{
    const char **names = NULL;
    size_t count = 0;
    for (const char *known; !mv_patience_is_over(log) && (known = at(of, count));) {
        names = mv_grow(names, count, sizeof *names);
        names[count++] = known;
    }
    mv_names_suggest(names, count, name, log, buffer);
    free(names);
    return buffer;
}
