#include "analysis/frustration/worker/news.h"
#include "analysis/frustration/semidefinite/matrix_bound.h"
#include "support/file.h"
#include "support/memory.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void send_bytes(mv_teller *teller, const void *bytes, size_t size)
{
    if (teller->channel < 0)
        mv_news_read(teller->news, bytes, size);
    else if (!mv_write_all(teller->channel, bytes, size))
        _exit(MV_IO); /* nobody listens any more, or nothing can be told */
}

void mv_tell(mv_teller *teller, mv_news_kind kind, const void *bytes, size_t size)
{
    mv_news_head head = { (uint64_t)kind, size };
    send_bytes(teller, &head, sizeof head);
    send_bytes(teller, bytes, size);
}

/* One record of several arrays. */
typedef struct part {
    const void *bytes;
    size_t size;
} part;

static void tell_parts(mv_teller *teller, mv_news_kind kind, const part *parts, size_t count)
{
    mv_news_head head = { (uint64_t)kind, 0 };
    for (size_t i = 0; i < count; i++) head.size += parts[i].size;
    send_bytes(teller, &head, sizeof head);
    for (size_t i = 0; i < count; i++)
        if (parts[i].size) send_bytes(teller, parts[i].bytes, parts[i].size);
}

void mv_tell_packing(mv_teller *teller, const mv_lifted *packing)
{
    if (!packing->count) return;
    uint64_t counts[] = { packing->count, packing->length };
    part parts[] = { { counts, sizeof counts },
                     { packing->start, (packing->count + 1) * sizeof *packing->start },
                     { packing->weight, packing->count * sizeof *packing->weight },
                     { packing->ties, packing->length * sizeof *packing->ties } };
    tell_parts(teller, MV_NEWS_PACKING, parts, MV_COUNT(parts));
}

void mv_tell_matrix(mv_teller *teller, const mv_matrix_bound *matrix)
{
    if (!matrix->actor_count) return;
    uint64_t counts[] = { matrix->joining_count, matrix->actor_count, matrix->triangle_count };
    part parts[] = { { counts, sizeof counts },
                     { matrix->joinings, matrix->joining_count * sizeof *matrix->joinings },
                     { matrix->actors, matrix->actor_count * sizeof *matrix->actors },
                     { matrix->diagonal, matrix->actor_count * sizeof *matrix->diagonal },
                     { matrix->triangles, matrix->triangle_count * sizeof *matrix->triangles },
                     { matrix->weight, matrix->triangle_count * sizeof *matrix->weight } };
    tell_parts(teller, MV_NEWS_MATRIX, parts, MV_COUNT(parts));
}

/* The arrays of a record, each in memory of its own. */
static void take_parts(void **arrays, const size_t *sizes, size_t count, const char *bytes)
{
    for (size_t i = 0; i < count; bytes += sizes[i++]) {
        arrays[i] = mv_alloc(sizes[i]);
        memcpy(arrays[i], bytes, sizes[i]);
    }
}

static void take_packing(mv_lifted *packing, const char *bytes)
{
    uint64_t counts[2];
    void *arrays[3];
    memcpy(counts, bytes, sizeof counts);
    size_t sizes[] = { (counts[0] + 1) * sizeof *packing->start, counts[0] * sizeof *packing->weight,
                       counts[1] * sizeof *packing->ties };
    take_parts(arrays, sizes, MV_COUNT(sizes), bytes + sizeof counts);
    mv_lifted_clear(packing);
    *packing = (mv_lifted){
        .count = counts[0], .length = counts[1], .start = arrays[0], .ties = arrays[2], .weight = arrays[1]
    };
}

static void take_matrix(mv_matrix_bound *matrix, const char *bytes)
{
    uint64_t counts[3];
    void *arrays[5];
    memcpy(counts, bytes, sizeof counts);
    size_t sizes[] = { counts[0] * sizeof *matrix->joinings, counts[1] * sizeof *matrix->actors,
                       counts[1] * sizeof *matrix->diagonal, counts[2] * sizeof *matrix->triangles,
                       counts[2] * sizeof *matrix->weight };
    take_parts(arrays, sizes, MV_COUNT(sizes), bytes + sizeof counts);
    mv_matrix_bound_clear(matrix);
    *matrix = (mv_matrix_bound){ .joining_count = counts[0],
                                 .actor_count = counts[1],
                                 .triangle_count = counts[2],
                                 .joinings = arrays[0],
                                 .actors = arrays[1],
                                 .diagonal = arrays[2],
                                 .triangles = arrays[3],
                                 .weight = arrays[4] };
}

static void take(mv_news *news, uint64_t kind, const char *bytes, size_t size)
{
    if (kind == MV_NEWS_LOWER) memcpy(&news->lower, bytes, sizeof news->lower);
    if (kind == MV_NEWS_SIDES && size == news->actor_count) memcpy(news->side, bytes, size);
    if (kind == MV_NEWS_PACKING) take_packing(&news->packing, bytes);
    if (kind == MV_NEWS_MATRIX) take_matrix(&news->matrix, bytes);
    if (kind == MV_NEWS_END) {
        memcpy(&news->last, bytes, sizeof news->last);
        news->ended = true;
    }
}

void mv_news_read(mv_news *news, const char *bytes, size_t count)
{
    while (news->count + count > news->room) {
        news->room = news->room ? 2 * news->room : 1 << 16;
        news->bytes = mv_realloc_array(news->bytes, news->room, 1);
    }
    if (count) memcpy(news->bytes + news->count, bytes, count);
    news->count += count;
    size_t done = 0;
    for (;;) {
        mv_news_head head;
        if (news->count - done < sizeof head) break;
        memcpy(&head, news->bytes + done, sizeof head);
        if (news->count - done - sizeof head < head.size) break;
        take(news, head.kind, news->bytes + done + sizeof head, head.size);
        done += sizeof head + head.size;
    }
    memmove(news->bytes, news->bytes + done, news->count - done);
    news->count -= done;
}

void mv_news_clear(mv_news *news)
{
    free(news->side);
    mv_lifted_clear(&news->packing);
    mv_matrix_bound_clear(&news->matrix);
    free(news->bytes);
    *news = (mv_news){ 0 };
}
