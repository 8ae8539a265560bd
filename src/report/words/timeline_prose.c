#include "report/words/prose.h"

void mv_timeline_say_undated(mv_text *out, const mv_timeline *timeline)
{
    mv_date_text date;
    if (!timeline->undated) return;
    mv_text_format(out, "%zu relation%s without a known beginning: counted from %s on, the date of the document.",
                   timeline->undated, timeline->undated == 1 ? "" : "s",
                   mv_date_format(timeline->set->as_of, date));
}
