#ifndef ANALYSIS_FRUSTRATION_WORKER_NEWS_H
#define ANALYSIS_FRUSTRATION_WORKER_NEWS_H

#include "analysis/frustration/reduce/reduce.h"
#include "multivector/frustration.h"

/* What the searching process tells, as records over a pipe: each complete in itself, so that whatever was read
 * last is an honest answer, however the search ended. Numbers are in whole weights of the grid. */
typedef enum mv_news_kind {
    MV_NEWS_LOWER = 1,
    MV_NEWS_SIDES,
    MV_NEWS_PACKING,
    MV_NEWS_MATRIX,
    MV_NEWS_END
} mv_news_kind;

typedef struct mv_news_head {
    uint64_t kind, size; /* size: bytes that follow */
} mv_news_head;

typedef struct mv_news_end {
    int64_t certified; /* what the cycles, or the matrix, prove by themselves */
    uint32_t proof, end;
} mv_news_end;

/* What is known so far, by the records read. */
typedef struct mv_news {
    size_t actor_count;
    int64_t lower;
    int8_t *side; /* 1 or -1 per actor */
    mv_lifted packing;
    mv_matrix_bound matrix;
    bool ended;
    char lost[64]; /* why the search was lost, if it was */
    mv_news_end last;
    char *bytes; /* read, but not a whole record yet */
    size_t count, room;
} mv_news;

typedef struct mv_teller {
    int channel; /* -1: straight to `news` */
    mv_news *news;
} mv_teller;

void mv_tell(mv_teller *teller, mv_news_kind kind, const void *bytes, size_t size);
void mv_tell_packing(mv_teller *teller, const mv_lifted *packing);
void mv_tell_matrix(mv_teller *teller, const mv_matrix_bound *matrix);

/* Takes in some bytes of the pipe. */
void mv_news_read(mv_news *news, const char *bytes, size_t count);
void mv_news_clear(mv_news *news);

#endif
