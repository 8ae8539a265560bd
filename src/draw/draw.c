/* multivector-draw: reads a drawing on standard input and writes it as SVG or DOT to standard output, after a
 * line "x y" for each actor: its place, in points from the upper left corner. Or it reads a text in DOT and writes
 * what it says as JSON (see draw/dot/dot_read.h). The first line of the input says which.
 *
 * It is a program of its own because Graphviz may crash, hang or run out of memory: here that ends a child,
 * not an analysis. Multivector runs it (see support/process.c) and says what is drawn. */

#include "draw/cage.h"
#include "draw/dot/dot_read.h"
#include "draw/handshake.h"
#include "draw/layout.h"
#include "draw/map/map_steps.h"
#include "draw/page/page.h"
#include "support/file.h"
#include "support/memory.h"
#include <stdio.h>
#include <string.h>

/* The places of the marks, before the picture: a line for each actor. */
static void write_places(mv_text *out, const mv_scene *scene)
{
    for (size_t i = 0; i < scene->node_count; i++)
        mv_text_format(out, "%.2f %.2f\n", scene->nodes[i].wanted.x, scene->nodes[i].wanted.y);
}

static bool is_dot(const mv_scene *scene)
{
    return strcmp(scene->format, "dot") == 0;
}

static mv_status find_places(mv_scene *scene, GVC_t *context, mv_log *log)
{
    mv_status status = MV_OK;
    if (scene->map) {
        mv_map_settle(scene);
    } else {
        status = mv_layout(scene, context, log);
        if (!status) mv_page_settle(scene);
    }
    return status;
}

static mv_status draw(mv_text *out, mv_scene *scene, mv_log *log)
{
    mv_text drawn = { 0 };
    GVC_t *context = mv_graphviz_open();
    if (!context) return mv_log_error(log, MV_INTERNAL, (mv_place){ 0 }, "Graphviz does not start");
    mv_status status = find_places(scene, context, log);
    if (status) goto done;
    write_places(out, scene);
    status = mv_render(&drawn, scene, context, log);
    if (status) goto done;
    if (is_dot(scene))
        mv_text_add_bytes(out, drawn.bytes, drawn.length);
    else
        status = mv_diagram_write(out, scene, drawn.bytes, log);
done:
    mv_graphviz_close(context);
    mv_text_clear(&drawn);
    return status;
}

/* Without Graphviz, which has nothing to find. */
static mv_status draw_map(mv_text *out, mv_scene *scene)
{
    mv_map_settle(scene);
    write_places(out, scene);
    mv_map_write(out, scene);
    return MV_OK;
}

static mv_status draw_text(mv_text *out, const char *bytes, size_t length, mv_log *log)
{
    mv_scene *scene = NULL;
    mv_status status = mv_scene_read(&scene, bytes, length, log);
    if (!status) {
        mv_cage_limit_time(scene->seconds);
        status = scene->map && !is_dot(scene) ? draw_map(out, scene) : draw(out, scene, log);
    }
    mv_scene_free(scene);
    return status;
}

/* What is done with the rest of the input, by its first line. */
static const struct {
    const char *handshake;
    mv_status (*work)(mv_text *out, const char *bytes, size_t length, mv_log *log);
} tasks[] = { { MV_DRAWING_HANDSHAKE, draw_text }, { MV_DOT_HANDSHAKE, mv_dot_read } };

static mv_status work(mv_text *out, const mv_text *in, mv_log *log)
{
    for (size_t i = 0; i < MV_COUNT(tasks); i++) {
        size_t length = strlen(tasks[i].handshake);
        if (in->length >= length && memcmp(in->bytes, tasks[i].handshake, length) == 0)
            return tasks[i].work(out, in->bytes + length, in->length - length, log);
    }
    if (!in->bytes || strncmp(in->bytes, "multivector-", strlen("multivector-")) != 0)
        return mv_log_error(log, MV_IO, (mv_place){ 0 },
                            "no drawing came in; multivector-draw draws what multivector sends it");
    return mv_log_error(log, MV_BAD_DATA, (mv_place){ 0 },
                        "a drawing of another version came in; multivector and multivector-draw must be "
                        "installed together");
}

static mv_status run(mv_log *log)
{
    mv_text in = { 0 }, out = { 0 };
    mv_status status = mv_file_read(&in, "-", log);
    mv_cage_close();
    if (!status) status = work(&out, &in, log);
    if (!status) status = mv_file_write(NULL, out.bytes, out.length, log);
    mv_text_clear(&in);
    mv_text_clear(&out);
    return status;
}

static mv_status run_guarded(mv_log *log)
{
    MV_RETURN_GUARDED(mv_status, run(log), mv_guard_failed(log));
}

int main(void)
{
    mv_log log = { 0 };
    mv_cage_limit();
    mv_status status = run_guarded(&log);
    for (size_t i = 0; i < log.count; i++) fprintf(stderr, "%s\n", log.messages[i].text);
    if (log.errors && !log.count) fputs("out of memory\n", stderr); /* nor was there any for the message */
    mv_log_clear(&log);
    return (int)status;
}
