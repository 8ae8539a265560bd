#ifndef SUPPORT_ROWS_OWN_H
#define SUPPORT_ROWS_OWN_H

#include "support/encoding.h"
#include "support/file.h"
#include "support/rows/rows.h"
#include "support/text.h"
#include <stdint.h>

/* What rows.c, which finds rows, row_split.c, which finds their fields, and row_fields.c, which tells what is in
 * them, share. */
struct mv_rows {
    mv_stream *stream;
    mv_encoding *encoding; /* NULL: UTF-8 */
    const char *path;
    mv_log *log;
    mv_status status;
    char *bytes; /* `end` of them, and a line end behind, so that every search stops */
    size_t room, start, end;
    bool carriages;   /* there are CRs in the buffer */
    bool at_end;      /* of the stream */
    size_t next;      /* where the row behind this one begins */
    size_t line;      /* of `start` */
    size_t next_line; /* of `next` */
    char delimiter;
    bool unquoted, sniff, begun;
    bool whole;       /* the buffer is the text of a caller */
    bool plain;       /* no field of the row has quotes */
    uint32_t *fields; /* where each begins, from `start` on; and one more that would begin behind the last */
    size_t count, field_room;
    size_t wanted;   /* fields beyond these need not be found */
    size_t further;  /* that were counted alone */
    mv_text scratch; /* a field without its quotes */
    struct mv_row_texts {
        char *bytes;
        const char **at;
        size_t room, count_room;
    } texts[2]; /* of this row and of the one before it, in turn */
    bool turn;
};

static inline bool mv_row_ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* Finds the fields of the row at hand: a line without quotes that ends there; and any other, where it ends. False
 * when that one goes on behind the buffer, or is broken. */
void mv_row_split_plain(mv_rows *rows, size_t end);
bool mv_row_split_quoted(mv_rows *rows, size_t *end);

/* Where in the text this position of the row is. */
mv_place mv_row_place(const mv_rows *rows, size_t position);

#endif
