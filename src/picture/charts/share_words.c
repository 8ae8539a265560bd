#include "picture/charts/shares_chart.h"
#include "picture/words/picture_words.h"
#include <math.h>

/* What bars of shares show, in a sentence, and their values. */

/* Shares that are printed alike are not told apart. */
static const double told_apart = 0.01;

static bool is_solid(const mv_share_row *row)
{
    return !row->shares.undefined && !mv_shares_are_few(&row->shares);
}

static const mv_share_part *largest_of(const mv_share_row *row)
{
    const mv_share_part *largest = row->shares.parts;
    for (size_t i = 1; i < row->shares.count; i++)
        if (row->shares.parts[i].share > largest->share) largest = &row->shares.parts[i];
    return largest;
}

bool mv_share_rows_say_change(mv_text *out, const mv_share_rows *rows, const char *focus)
{
    const mv_share_row *first = NULL, *last = NULL;
    size_t most = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (!is_solid(&rows->items[i])) continue;
        if (!first) first = &rows->items[i];
        last = &rows->items[i];
    }
    if (first == last) return false;
    const mv_share_part *from = first->shares.parts, *to = last->shares.parts;
    for (size_t i = 1; i < first->shares.count; i++)
        if (fabs(to[i].share - from[i].share) > fabs(to[most].share - from[most].share)) most = i;
    if (fabs(to[most].share - from[most].share) < told_apart) return false;
    mv_text_format(out, "Largest change for %s: %s, from %s (%s) to %s (%s)", focus, from[most].name,
                   from[most].value, first->name, to[most].value, last->name);
    return true;
}

bool mv_share_rows_say_most(mv_text *out, const mv_share_rows *rows, const char *whose)
{
    const mv_share_row *most = NULL;
    double next = -1;
    bool few = false;
    for (size_t i = 0; i < rows->count; i++) {
        few = few || mv_shares_are_few(&rows->items[i].shares);
        if (!is_solid(&rows->items[i])) continue;
        double share = largest_of(&rows->items[i])->share;
        if (most && share <= largest_of(most)->share) {
            next = fmax(next, share);
            continue;
        }
        if (most) next = largest_of(most)->share;
        most = &rows->items[i];
    }
    if (!most || next < 0 || largest_of(most)->share - next < told_apart) return false;
    mv_text_format(out, "Most one-sided%s", whose);
    if (few) mv_text_format(out, ", of %d ties or more", MV_FEW_TIES);
    mv_text_format(out, ": %s, %s %s", most->name, largest_of(most)->value, largest_of(most)->name);
    return true;
}

/* "2001: Western 26 %, Russian 38 %." */
static void say_row(mv_text *out, const mv_share_row *row)
{
    mv_text_format(out, "%s%s: ", out->length ? " " : "", row->name);
    if (row->shares.undefined) mv_text_format(out, "no shares, %s", row->shares.undefined);
    const char *before = "";
    for (size_t i = 0; i < row->shares.count && !row->shares.undefined; i++) {
        if (row->shares.parts[i].share <= 0) continue;
        mv_text_format(out, "%s%s %s", before, row->shares.parts[i].name, row->shares.parts[i].value);
        before = ", ";
    }
    mv_text_add(out, ".");
}

void mv_share_rows_say_values(mv_text *out, const mv_share_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) say_row(out, &rows->items[i]);
}
