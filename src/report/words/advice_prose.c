#include "multivector/advice.h"
#include "report/words/prose.h"

/* What the selection mends is nothing to worry about. */
static bool is_doubt(const mv_advice *advice, const mv_network *network)
{
    bool once = network->selection.distinct || mv_network_of_period(network);
    return advice->warning && !(advice->repeats && once);
}

mv_status mv_say_doubts(mv_text *out, const mv_network *network, bool where, mv_log *log)
{
    mv_advice_list list;
    mv_status status = mv_advise(&list, network->document, log);
    size_t said = 0;
    if (status) return status;
    for (size_t i = 0; i < list.count; i++) {
        const mv_advice *one = &list.items[i];
        if (!is_doubt(one, network)) continue;
        mv_text_format(out, "%s%s (%zu)", said++ ? ", " : "Look at the data before the numbers: ", one->title,
                       one->count);
    }
    if (said && where) mv_text_format(out, "; multivector validate %s says more", network->document->path);
    if (said) mv_text_add(out, ".");
    mv_advice_clear(&list);
    return MV_OK;
}
