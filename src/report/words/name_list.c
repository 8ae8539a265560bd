#include "report/words/prose.h"
#include <math.h>

/* Lists of names inside a sentence. */

const char *mv_joint(size_t at, size_t count)
{
    return at == 0 ? "" : at + 1 == count ? " and " : ", ";
}

void mv_say_names(mv_text *out, const mv_network *network, const size_t *actors, size_t count, size_t most,
                  const char *language)
{
    size_t shown = count > most ? most : count, last = shown < count ? MV_NONE : count;
    for (size_t i = 0; i < shown; i++)
        mv_text_format(out, "%s%s", mv_joint(i, last), mv_network_name(network, actors[i], language));
    if (shown < count) mv_text_format(out, " and %zu more", count - shown);
}

mv_value mv_vector_names_value(mv_report *report, const mv_relations *set, const mv_actor *actor)
{
    mv_text names = { 0 };
    double largest = 0;
    for (size_t i = 0; i < actor->share_count; i++) largest = fmax(largest, actor->shares[i].share);
    for (size_t i = 0; i < actor->share_count; i++)
        if (largest > 0 && actor->shares[i].share == largest)
            mv_text_format(&names, "%s%s", names.length ? " / " : "", set->vectors[actor->shares[i].vector].name);
    const char *text = mv_report_keep(report, &names);
    return text ? mv_text_value(text) : (mv_value){ .kind = MV_UNDEFINED, .text = "the actor has no vector" };
}
