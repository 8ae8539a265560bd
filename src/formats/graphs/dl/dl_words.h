#ifndef FORMATS_GRAPHS_DL_WORDS_H
#define FORMATS_GRAPHS_DL_WORDS_H

#include "support/lines.h"
#include "support/text.h"

/* The words of a DL file: what stands between blanks, commas and equals signs, or in quotes. */
typedef struct mv_dl_words {
    mv_lines lines;
    const char *bytes, *at, *before; /* where we are, and where we were before the word at hand */
    mv_text word;
    size_t where;       /* of the word */
    bool first_in_line; /* the word is */
    mv_log *log;
    bool failed;
} mv_dl_words;

/* An error at the word at hand; nothing is read behind it. */
#define MV_DL_FAIL(w, ...)                                                                                        \
    ((void)((w)->failed = true),                                                                                  \
     (void)mv_log_error((w)->log, MV_BAD_DATA, mv_lines_place(&(w)->lines, (w)->where), __VA_ARGS__))

/* The next word; false at the end of the file. */
bool mv_dl_next(mv_dl_words *w);

/* Back to before the word at hand. */
void mv_dl_put_back(mv_dl_words *w);

/* The next word; its lack is an error. */
bool mv_dl_need(mv_dl_words *w, const char *what);

/* Whether the word at hand is this, in any case, with or without a colon behind it. */
bool mv_dl_is(mv_dl_words *w, const char *word);
bool mv_dl_has_colon(const mv_dl_words *w);

/* Whether the next word stands in a line of its own, or is not there. The word at hand is lost, but not its place.
 */
bool mv_dl_line_ends(mv_dl_words *w);

#endif
