#include "draw/dot/dot_read.h"
#include "draw/map/map_steps.h"
#include "draw/page/page.h"
#include "draw/scene/scene.h"
#include "fuzz.h"
#include "support/memory.h"
#include <stdlib.h>

/* What multivector-draw reads: a scene, which is drawn where that takes no layout, and DOT. */

/* As the program gets it, with NUL behind. */
static mv_text copy_of(const uint8_t *bytes, size_t length)
{
    mv_text text = { 0 };
    mv_text_add_bytes(&text, (const char *)bytes, length);
    return text;
}

static void read_scene(const uint8_t *bytes, size_t length)
{
    mv_scene *scene = NULL;
    mv_text in = copy_of(bytes, length), out = { 0 };
    mv_log log = { 0 };
    mv_status status = mv_scene_read(&scene, in.bytes, length, &log);
    mv_fuzz_must(!status == !log.errors, "what is refused is told");
    if (!status && scene->map) {
        mv_map_settle(scene);
        mv_map_write(&out, scene);
    }
    mv_scene_free(scene);
    mv_text_clear(&in);
    mv_text_clear(&out);
    mv_log_clear(&log);
}

static void read_dot(const uint8_t *bytes, size_t length)
{
    mv_text in = copy_of(bytes, length), out = { 0 };
    mv_log log = { 0 };
    mv_status status = mv_dot_read(&out, in.bytes, length, &log);
    mv_fuzz_must(status == MV_OK || status == MV_BAD_DATA, "a graph or bad data");
    mv_text_clear(&in);
    mv_text_clear(&out);
    mv_log_clear(&log);
}

const mv_target mv_targets[] = { { "scene", read_scene }, { "dot-text", read_dot }, { NULL, NULL } };
