#include "draw/page/page.h"
#include <string.h>

/* Whom no room was left to name: a list in lines, whose last names are counted where there are too many. */

static size_t count_names(const mv_scene *scene)
{
    size_t count = scene->nameless.length > 0;
    for (size_t i = 0; i < scene->nameless.length; i++) count += scene->nameless.bytes[i] == '\n';
    return count;
}

/* "A, B and 3 more" */
static void say_first(mv_text *out, const mv_scene *scene, size_t shown)
{
    size_t count = count_names(scene);
    const char *at = scene->nameless.bytes;
    for (size_t i = 0; i < shown && at; i++) {
        const char *end = strchr(at, '\n');
        if (i) mv_text_add(out, ", ");
        mv_text_add_bytes(out, at, end ? (size_t)(end - at) : strlen(at));
        at = end ? end + 1 : NULL;
    }
    if (shown < count)
        mv_text_format(out, shown ? " and %zu more" : count == 1 ? "%zu actor" : "%zu actors", count - shown);
}

void mv_page_say_nameless(mv_text *out, const mv_scene *scene)
{
    say_first(out, scene, count_names(scene));
}

static mv_text note_of(const mv_scene *scene, size_t shown)
{
    mv_text note = { 0 };
    mv_text_add(&note, "Not named for want of room: ");
    say_first(&note, scene, shown);
    mv_text_add(&note, ".");
    return note;
}

static bool fits(const mv_text *note, mv_font font, double width, size_t lines)
{
    bool whole = true;
    mv_text wrapped = { 0 };
    mv_font_wrap(&wrapped, font, note->bytes, width, lines, &whole);
    mv_text_clear(&wrapped);
    return whole;
}

mv_text mv_page_note_nameless(const mv_scene *scene, mv_font font, double width, size_t lines)
{
    size_t low = 0, high = count_names(scene);
    mv_text note = note_of(scene, high);
    if (fits(&note, font, width, lines)) return note;
    while (high - low > 1) { /* so many as `low` fit, or none at all */
        size_t middle = low + (high - low) / 2;
        mv_text_clear(&note);
        note = note_of(scene, middle);
        if (fits(&note, font, width, lines))
            low = middle;
        else
            high = middle;
    }
    mv_text_clear(&note);
    return note_of(scene, low);
}
