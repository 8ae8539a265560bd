#ifndef FORMATS_GRAPHS_PAJEK_LINE_H
#define FORMATS_GRAPHS_PAJEK_LINE_H

#include "support/lines.h"
#include "support/text.h"

/* A Pajek file line by line, each as words: texts in quotes, times in brackets, or what has no blank in it. */
typedef struct mv_pajek_word {
    size_t at; /* in the words of the line */
    size_t where;
} mv_pajek_word;

typedef struct mv_pajek_line {
    mv_lines lines;
    mv_log *log;
    const char *bytes, *at; /* of the file, and behind the line at hand */
    mv_text text;           /* of its words */
    mv_pajek_word *words;
    size_t count;
} mv_pajek_line;

/* The next line that says something; false at the end. */
bool mv_pajek_next_line(mv_pajek_line *line);

/* "" beyond the last. */
const char *mv_pajek_word_at(const mv_pajek_line *line, size_t index);

/* A word that is a number from 1 to `most`; else an error says that of `what`. */
bool mv_pajek_index_at(mv_pajek_line *line, size_t index, const char *what, size_t most, size_t *number);

void mv_pajek_line_clear(mv_pajek_line *line);

#endif
