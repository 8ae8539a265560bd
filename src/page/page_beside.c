#define _GNU_SOURCE
#include "page/page_pictures.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/parallel.h"
#include "support/time_limit.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Pictures that are drawn side by side. Each comes back in a file without a name, as nobody knows before how long
 * it is: the messages, each a letter, a text and a zero, and the picture. */

typedef struct outcome {
    mv_status status;
    size_t messages, length; /* of all that is in the file */
    bool kept, lost;         /* it could be written; the process died */
} outcome;

typedef struct plan {
    mv_page_picture *pictures;
    int *files;
} plan;

static void draw_piece(const void *context, size_t piece, void *record)
{
    const plan *p = context;
    const mv_page_picture *picture = &p->pictures[piece];
    outcome *o = record;
    mv_log log = { 0 };
    mv_text all = { 0 };
    char *svg = NULL;
    *o = (outcome){ 0 };
    o->status = picture->draw(&svg, picture->what, &picture->options, &log);
    for (; o->messages < log.count; o->messages++) {
        const mv_message *message = &log.messages[o->messages];
        mv_text_format(&all, "%c%s", message->note ? 'n' : message->warning ? 'w' : 'e', message->text);
        mv_text_add_bytes(&all, "", 1);
    }
    if (!o->status) mv_text_add(&all, svg);
    o->length = all.length;
    o->kept = lseek(p->files[piece], 0, SEEK_SET) == 0 && /* of one that was lost something may be there */
              mv_write_all(p->files[piece], all.bytes ? all.bytes : "", all.length);
    mv_text_clear(&all);
    mv_log_clear(&log);
    free(svg);
}

static void lose_piece(const void *context, size_t piece, void *record, const char *why)
{
    (void)context;
    (void)piece;
    (void)why;
    *(outcome *)record = (outcome){ .lost = true };
}

/* NULL: it cannot be read. */
static char *read_back(int file, size_t length)
{
    char *text = mv_alloc(length + 1);
    size_t done = 0;
    for (ssize_t got; done < length && (got = pread(file, text + done, length - done, (off_t)done)) > 0;)
        done += (size_t)got;
    if (done < length) MV_FREE(text);
    return done < length ? NULL : text;
}

static const char *repeat(mv_log *log, mv_status status, const char *message)
{
    if (*message == 'n')
        mv_log_note(log, (mv_place){ 0 }, "%s", message + 1);
    else if (*message == 'w')
        mv_log_warning(log, (mv_place){ 0 }, "%s", message + 1);
    else
        mv_log_error(log, status, (mv_place){ 0 }, "%s", message + 1);
    return message + strlen(message) + 1;
}

static void take(mv_page_picture *picture, const outcome *o, int file)
{
    char *all = o->kept ? read_back(file, o->length) : NULL;
    const char *next = all;
    picture->status = o->status;
    for (size_t i = 0; all && i < o->messages; i++) next = repeat(&picture->log, o->status, next);
    if (!all)
        picture->status = mv_log_error(&picture->log, MV_IO, (mv_place){ 0 }, "a picture cannot be kept");
    else if (!o->status)
        picture->svg = mv_copy(next);
    free(all);
}

/* One whose process died is drawn once more, in this one. */
void mv_page_draw_all(mv_page_picture *pictures, size_t count, unsigned jobs)
{
    plan p = { pictures, mv_alloc_array(count, sizeof *p.files) };
    outcome *outcomes = mv_alloc_array(count, sizeof *outcomes);
    mv_parallel work = { .pieces = count,
                         .record_size = sizeof *outcomes,
                         .queued = true,
                         .jobs = jobs,
                         .run = draw_piece,
                         .lose = lose_piece,
                         .context = &p };
    for (size_t i = 0; i < count; i++) p.files[i] = memfd_create("picture", MFD_CLOEXEC);
    if (isfinite(mv_time_left())) /* each has its time, however late it is: they are not ended together */
        for (size_t i = 0; i < count; i++) draw_piece(&p, i, &outcomes[i]);
    else
        mv_parallel_run(&work, outcomes, NULL);
    for (size_t i = 0; i < count; i++) {
        if (outcomes[i].lost) draw_piece(&p, i, &outcomes[i]);
        take(&pictures[i], &outcomes[i], p.files[i]);
        close(p.files[i]);
    }
    MV_FREE(p.files, outcomes);
}
