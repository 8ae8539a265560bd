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
    char lost[48];
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
    o->status = picture->draw(&svg, picture->what, &picture->options, &log);
    for (o->messages = 0; o->messages < log.count; o->messages++) {
        const mv_message *message = &log.messages[o->messages];
        mv_text_format(&all, "%c%s", message->note ? 'n' : message->warning ? 'w' : 'e', message->text);
        mv_text_add_bytes(&all, "", 1);
    }
    if (!o->status) mv_text_add(&all, svg);
    o->length = all.length;
    if (!mv_write_all(p->files[piece], all.bytes ? all.bytes : "", all.length)) o->status = MV_IO;
    mv_text_clear(&all);
    mv_log_clear(&log);
    free(svg);
}

static void lose_piece(const void *context, size_t piece, void *record, const char *why)
{
    outcome *o = record;
    (void)context;
    (void)piece;
    *o = (outcome){ .status = MV_INTERNAL };
    snprintf(o->lost, sizeof o->lost, "%s", why);
}

/* Less than was written is there when it cannot be read; then it ends early. */
static char *read_back(int file, size_t length)
{
    char *text = mv_alloc(length + 1);
    size_t done = 0;
    for (ssize_t got; done < length && (got = pread(file, text + done, length - done, (off_t)done)) > 0;)
        done += (size_t)got;
    return text;
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
    char *all = read_back(file, o->length);
    const char *next = all;
    picture->status = o->status;
    if (*o->lost) mv_log_error(&picture->log, o->status, (mv_place){ 0 }, "%s", o->lost);
    for (size_t i = 0; i < o->messages; i++) next = repeat(&picture->log, o->status, next);
    if (!o->status) picture->svg = mv_copy(next);
    free(all);
}

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
        take(&pictures[i], &outcomes[i], p.files[i]);
        close(p.files[i]);
    }
    MV_FREE(p.files, outcomes);
}
