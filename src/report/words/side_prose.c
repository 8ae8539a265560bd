#include "report/words/prose.h"

/* Which of its ties are an actor's own. */

void mv_say_side(mv_text *out, mv_tie_side side)
{
    if (side == MV_SIDE_BOTH) return;
    mv_text_format(
        out,
        "%sThe profile, rank, partners and alignment of an actor are those of its %sties; an undirected "
        "relation counts both ways.",
        out->length ? " " : "", mv_side_word(side));
}

void mv_report_say_side(mv_report *report, mv_tie_side side, bool complete)
{
    mv_text text = { 0 };
    if (!complete) mv_say_side(&text, side);
    mv_report_say_first(report, &text);
}
