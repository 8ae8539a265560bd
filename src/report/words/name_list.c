#include "report/words/prose.h"

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
