#include "support/text.h"
#include <stdio.h>
#include <string.h>

/* What somebody may have meant: the word with the fewest edits. */

static bool is_same_letter(char a, char b)
{
    return (a | 32) == (b | 32);
}

/* Edits without regard to case, two swapped neighbours being one (optimal string alignment); given up beyond
 * `limit`. */
static size_t distance(const char *a, const char *b, size_t limit)
{
    enum { LONGEST = 64 };
    size_t rows[3][LONGEST + 1], la = strlen(a), lb = strlen(b);
    if (la > LONGEST || lb > LONGEST || la > lb + limit || lb > la + limit) return limit + 1;
    for (size_t j = 0; j <= lb; j++) rows[0][j] = j;
    for (size_t i = 1; i <= la; i++) {
        size_t *row = rows[i % 3], *last = rows[(i + 2) % 3], *older = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= lb; j++) {
            size_t change = last[j - 1] + !is_same_letter(a[i - 1], b[j - 1]);
            size_t step = (last[j] < row[j - 1] ? last[j] : row[j - 1]) + 1;
            row[j] = change < step ? change : step;
            if (i > 1 && j > 1 && is_same_letter(a[i - 1], b[j - 2]) && is_same_letter(a[i - 2], b[j - 1]) &&
                older[j - 2] + 1 < row[j])
                row[j] = older[j - 2] + 1;
        }
    }
    return rows[la % 3][lb];
}

const char *mv_nearest_within(const char *word, const char *const *candidates, size_t count, size_t most)
{
    size_t length = strlen(word), best = most;
    if (best >= length) best = length ? length - 1 : 0; /* all letters changed is no resemblance */
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t d = distance(word, candidates[i], best);
        if (d > best || (nearest && d == best)) continue;
        best = d;
        nearest = candidates[i];
    }
    return nearest;
}

const char *mv_nearest(const char *word, const char *const *candidates, size_t count)
{
    size_t length = strlen(word);
    return mv_nearest_within(word, candidates, count, length <= 3 ? 1 : length <= 6 ? 2 : 3);
}

const char *mv_suggest(const char *word, const char *const *candidates, size_t count, mv_quoted buffer)
{
    const char *nearest = mv_nearest(word, candidates, count);
    mv_quoted quoted;
    buffer[0] = '\0';
    if (nearest) snprintf(buffer, sizeof(mv_quoted), "; did you mean %.160s?", mv_quote(nearest, quoted));
    return buffer;
}
