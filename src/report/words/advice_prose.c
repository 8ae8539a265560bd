#include "report/words/prose.h"

/* What the selection mends is nothing to worry about. */
static bool is_doubt(const mv_advice *advice, const mv_network *network)
{
    bool once = network->selection.distinct || mv_network_of_period(network);
    return advice->warning && !(advice->repeats && once);
}

void mv_say_doubts(mv_text *out, const mv_network *network, const mv_advice_list *advice, bool where)
{
    size_t said = 0;
    for (size_t i = 0; i < advice->count; i++) {
        const mv_advice *one = &advice->items[i];
        if (!is_doubt(one, network)) continue;
        mv_text_format(out, "%s%s (%zu)", said++ ? ", " : "Look at the data before the numbers: ", one->title,
                       one->count);
    }
    if (said && where) mv_text_format(out, "; multivector validate %s says more", network->document->path);
    if (said) mv_text_add(out, ".");
}
